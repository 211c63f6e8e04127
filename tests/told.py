"""What is told of the change between two texts, where a test is about neither numbers nor clocks."""

from __future__ import annotations

from datetime import UTC, datetime

from versioner.core.classify import change_between
from versioner.core.model import Document, Edit

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def edits_between(old: Document, new: Document, *, marked: bool | None = None) -> list[Edit]:
    """Every edit, in the order of the new text."""
    change = change_between(
        old,
        new,
        version=2,
        previous=1,
        first_seen=NOW,
        not_before=NOW,
        marked=marked,
        declared_modified=None,
    )
    return [edit for section in change.sections for edit in section.edits]
