"""The entries of a reader's changelog: what one says of a change, and nothing else of it.

The texts of an edit are many times what is said of it; an entry that is kept (`web.fragments`) must not keep them alive.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from versioner.core.model import Change, Judgement, Significance
from versioner.frozen import dataclass
from versioner.view.telling import summary

# edits of the newest changes that are told in sentences, which cost most of the page to make; of older changes is said
# how many edits they are
_TOLD = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """All that the changelog says of a change; what has the name of a field of `Change` is that.

    Attributes:
        edits: how many they are.
        flap: it went back to a text that had hardly been left.
        sentences: what tells it, in the reader's language; () once enough is told.
    """

    version: int
    previous: int
    first_seen: datetime
    not_before: datetime
    significance: Significance
    silent: bool | None
    reverted: bool
    reverted_to: int | None
    rederived: bool
    judged: Judgement | None
    edits: int
    flap: bool
    sentences: tuple[str, ...]


def entries(changes: Sequence[Change], language: str) -> list[Entry]:
    """Those of changes, newest first, as they are given."""
    made, left = [], _TOLD
    for change in changes:
        edits = len(change.edits)
        made.append(_entry(change, edits, summary(change, language) if left > 0 else ()))
        left -= edits
    return made


def _entry(change: Change, edits: int, sentences: tuple[str, ...]) -> Entry:
    return Entry(
        version=change.version,
        previous=change.previous,
        first_seen=change.first_seen,
        not_before=change.not_before,
        significance=change.significance,
        silent=change.silent,
        reverted=change.reverted,
        reverted_to=change.reverted_to,
        rederived=change.rederived,
        judged=change.judged,
        edits=edits,
        flap=change.reverted and not change.stood_long,
        sentences=sentences,
    )
