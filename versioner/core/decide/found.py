"""What a step of the decision found: the new history, how it ended, and what is to be told of it."""

from __future__ import annotations

from datetime import datetime

from versioner.core.decide.state import PageState
from versioner.core.model import Document, Outcome
from versioner.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A new version.

    Attributes:
        number: its ordinal among the page's versions.
        sha256, first_seen: the snapshot that first showed what is new in it.
        marked: a date or note came with it, against the last check before; None where the page never had any.
        reverted_to: the ordinal of the version whose text it is again; None where it is new.
        stood_long: what the revert takes back had stood for long.
    """

    number: int
    document: Document
    first_seen: datetime
    not_before: datetime
    confirmed_at: datetime
    sha256: str
    declared_modified: datetime | None = None
    marked: bool | None = None
    reverted_to: int | None = None
    stood_long: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FreshDatedEvent:
    """The declared date moved, the text did not."""

    at: datetime
    from_: datetime
    to: datetime


Event = Accepted | FreshDatedEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What one step found; `detail`: why it ended so, in code (`core.told.details`)."""

    state: PageState
    outcome: Outcome
    detail: str | None = None
    events: tuple[Event, ...] = ()
