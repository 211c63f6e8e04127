"""Articles as people and programs are told of them, and their versions."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from typing import TYPE_CHECKING

from versioner.core.asked.visibility import Visibility
from versioner.core.model.checks import PageStatus
from versioner.core.model.moments import Basis, Precision, precision_of
from versioner.core.model.shaped import Shaped
from versioner.frozen import dataclass

if TYPE_CHECKING:
    from versioner.core.model.changes import Edit
    from versioner.core.model.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated(Shaped):
    """A date with its basis (Generated on)."""

    at: datetime
    basis: Basis

    @property
    def precision(self) -> Precision:
        return precision_of(self.at, self.basis)


@dataclass(frozen=True, slots=True, kw_only=True)
class LastUpdated(Shaped):
    """The latest substantive change: when, on whose word, not before when, as which version."""

    at: datetime
    basis: Basis
    not_before: datetime
    version: int

    @property
    def precision(self) -> Precision:
        return precision_of(self.at, self.basis)


@dataclass(frozen=True, slots=True, kw_only=True)
class FreshDated(Shaped):
    """The declared date moved while the text stood."""

    at: datetime
    from_: datetime | None
    to: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRef(Shaped):
    """A source as named beside its article."""

    id: int
    url: str
    title: str
    status: PageStatus
    last_updated: LastUpdated | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Shaped):
    """A page as people and programs are told of it.

    Attributes:
        versions: how many versions stand (superseded ones not counted).
        pending: edits seen once, not yet confirmed; () in lists for people, which say only that something `waits`.
        status_reason: why it stands so, in code (`core.told.details`) or in an error's own words.
        schedule: in words ("every 30 minutes", "adaptive, now every 2 hours").
        out_of_date: paths of sections that the source has overtaken.
    """

    id: int
    url: str
    title: str
    status: PageStatus
    versions: int
    generated_on: Dated | None = None
    last_updated: LastUpdated | None = None
    last_changed: datetime | None = None
    last_checked: datetime | None = None
    first_seen: datetime | None = None
    next_check: datetime | None = None
    status_since: datetime | None = None
    status_reason: str | None = None
    language: str | None = None
    schedule: str = ""
    tracked: bool = True
    is_source: bool = False
    sources: tuple[SourceRef, ...] = ()
    fresh_dated: tuple[FreshDated, ...] = ()
    pending: tuple[Edit, ...] = ()
    out_of_date: tuple[tuple[str, ...], ...] = ()
    tags: tuple[str, ...] = ()
    visibility: Visibility = Visibility.PUBLIC
    waits: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Version(Shaped):
    """An accepted text of a page.

    Attributes:
        id: unique over all pages ("v42"); number: counted per page; neither is ever given again.
        sha256: of the raw bytes of the snapshot that first showed it.
        superseded: a better reading of old snapshots no longer finds this version; its address stays valid.
    """

    id: int
    page: int
    number: int
    first_seen: datetime
    not_before: datetime
    sha256: str
    document: Document = field(repr=False)
    confirmed_at: datetime | None = None
    declared_modified: datetime | None = None
    reverted_to: int | None = None
    rederived: bool = False
    superseded: bool = False
    extractor: str = ""
