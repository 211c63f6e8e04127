"""What is told of the change between two texts, where a test is about neither numbers nor clocks."""

from __future__ import annotations

from datetime import UTC, datetime

from versioner.core.classify import change_between
from versioner.core.model import Change, Document, Edit

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def told_between(old: Document, new: Document, *, marked: bool | None = None) -> Change:
    """The second version's change from the first."""
    return change_between(
        old,
        new,
        version=2,
        previous=1,
        first_seen=NOW,
        not_before=NOW,
        marked=marked,
        declared_modified=None,
    )


def edits_between(old: Document, new: Document, *, marked: bool | None = None) -> list[Edit]:
    """Every edit, in the order of the new text."""
    return [edit for section in told_between(old, new, marked=marked).sections for edit in section.edits]
