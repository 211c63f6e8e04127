"""A decision: everything that a capture (or a person, or a new reading) changes, worked out before it is written."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from typing import TYPE_CHECKING

from versioner.core.model import FreshDated, Judgement, Outcome, SourceHint
from versioner.core.told.events import Event
from versioner.frozen import dataclass
from versioner.storage.changes import SpelledChange
from versioner.storage.drifts import DriftMoves
from versioner.storage.records import Completion, NewSnapshot
from versioner.storage.search import IndexMoves
from versioner.storage.versions import NewVersion

if TYPE_CHECKING:
    from versioner.storage.fields import PageUpdate


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """What becomes of a page's versions, their changes and their words in the index.

    Attributes:
        superseded: numbers of versions that are found no more; their addresses stay valid.
        unled: numbers of versions that nothing leads to any more.
        new: in order of date; those with an id are stored already and were read again.
    """

    superseded: tuple[int, ...] = ()
    unled: tuple[int, ...] = ()
    new: tuple[NewVersion, ...] = ()
    changes: tuple[SpelledChange, ...] = ()
    index: IndexMoves = field(default_factory=IndexMoves)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is to be written of one page, and on what past of which pages it rests.

    Attributes:
        rests_on: (page, turn) of every page that was read for it: had one moved, it would be another decision.
        at: its moment.
        outcome, detail, version: how the check ended, in words, and the number of the newest version made.
        waiting: something is pending and wants to be looked at again soon.
        snapshots: rows of bytes that the snapshot store already holds.
        checks: looks that no schedule counts: an archive's.
        state: what is remembered of the page from now on, spelled; None leaves what is.
        fields: of the page's row: how it stands, its dates, its validators, its address.
        fresh_dated: moments at which the declared date moved alone; in place of all others if `fresh_anew`.
        hints: what the page offers as its sources; None leaves what is.
        events: what is to be told of it; read where a channel is there to take them.
        sooner: pages that should be looked at by `sooner_at`.
    """

    page: int
    rests_on: tuple[tuple[int, int], ...]
    at: datetime
    outcome: Outcome
    detail: str | None = None
    version: int | None = None
    waiting: bool = False
    snapshots: tuple[NewSnapshot, ...] = ()
    judgement: Judgement | None = None
    checks: tuple[Completion, ...] = ()
    versions: Versions = field(default_factory=Versions)
    state: bytes | None = None
    fields: PageUpdate
    fresh_dated: tuple[FreshDated, ...] = ()
    fresh_anew: bool = False
    drift: tuple[DriftMoves, ...] = ()
    hints: tuple[SourceHint, ...] | None = None
    events: tuple[Event, ...] = ()
    sooner: tuple[int, ...] = ()
    sooner_at: datetime | None = None
