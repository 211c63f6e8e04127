"""What the source has overtaken in an article, with the sentences that every statement rests on."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from versioner.frozen import dataclass


class DriftKind(StrEnum):
    """How an article fell behind."""

    SUPERSEDED = "superseded"
    RETRACTED = "retracted"
    NEW_MATERIAL = "new material"
    SOURCE_GONE = "source gone"
    UNSUPPORTED = "unsupported"
    UNSOURCED_EDIT = "edit without source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A section of the article: its id and path."""

    id: str
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftItem:
    """One statement.

    Attributes:
        article_says, source_said, source_says: the three sentences; None where there is none.
        source_version: the source's version that brought it; since: when that was first seen.
        resolved_at: when the article followed; lag_hours: how long that took.
    """

    section: Where
    kind: DriftKind
    article_says: str | None
    source_said: str | None
    source_says: str | None
    source_version: int | None
    since: datetime
    article_version: int | None = None
    resolved_at: datetime | None = None

    def is_of(self, sentence: str, path: tuple[str, ...]) -> bool:
        """Whether a sentence of the article, in the section of that path, is what it says or one of several that it says."""
        return path == self.section.path and f" {sentence} " in f" {self.article_says or ''} "

    @property
    def lag_hours(self) -> float | None:
        """Hours from the source's change to the article's; None while it is open."""
        return None if self.resolved_at is None else (self.resolved_at - self.since).total_seconds() / 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDrift:
    """An article held against one source: what is out of date now, what has caught up, and what is informative."""

    current: tuple[DriftItem, ...] = ()
    resolved: tuple[DriftItem, ...] = ()
    unsupported: tuple[DriftItem, ...] = ()
    unsourced_edits: tuple[DriftItem, ...] = ()
