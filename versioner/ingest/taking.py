"""Captures that were made elsewhere, taken into one page's history.

known already? nothing
newer than all that is known: derived one after another
older: kept, and the page's whole past folded again
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import field, replace
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from versioner.app import App
from versioner.core.decide.derive import Same, derive
from versioner.core.decide.found import Derived
from versioner.core.decide.status import Reread, transition
from versioner.core.extract import canonical_hash
from versioner.core.model import Outcome
from versioner.errors import ExtractError, FetchError
from versioner.fetch.warc import Entry
from versioner.frozen import dataclass
from versioner.ingest.capture import Capture, Last, from_archive
from versioner.ingest.decide import asked_whole, of_steps
from versioner.ingest.decision import Decision
from versioner.ingest.ground import Ground, as_read_today, ground, observe
from versioner.ingest.past import named_again
from versioner.ingest.replay import reconcile
from versioner.ingest.write import written
from versioner.storage import runs, snapshots
from versioner.storage.database import Session
from versioner.storage.interface import Gathered
from versioner.storage.records import Completion, Headers, NewSnapshot, PageRow, Run, SnapshotRow

if TYPE_CHECKING:
    from versioner.storage.fields import PageUpdate


class Bodies(Protocol):
    """Where the bytes of captures are had."""

    def read(self, capture: Entry) -> tuple[Headers, bytes]:
        """The answer's headers, and the page's bytes out of their encodings; raises `FetchError` where they cannot be had."""


@dataclass(slots=True)
class Count:
    """What one page's import adds up to."""

    taken: int = 0
    known: int = 0
    skipped: int = 0
    versions: int = 0
    pending: int = 0
    ahead: int = 0

    def add(self, part: Count) -> None:
        """Count what comes after it."""
        self.taken += part.taken
        self.known += part.known
        self.skipped += part.skipped
        self.versions += part.versions
        self.pending = part.pending
        self.ahead += part.ahead


# Captures that are decided and written together: what a part holds in memory does not grow with the archive.
AT_ONCE = 100


def take_captures(app: App, page_id: int, file: Bodies, entries: Sequence[Entry]) -> Count:
    """Take captures of one page, in order of their dates, into its history; what is known adds nothing.

    They are taken in parts. Where one raises, those before it are taken: who comes again goes on from there.

    Raises:
        ExtractError: reading them raised what nobody foresaw.
    """
    with app.db.read() as session:
        history = snapshots.histories(session, [page_id])[page_id]
        kin = () if history else snapshots.of_kin(session, [page_id]).get(page_id, ())
    kept = app.snapshots.gather(history, kin)
    count, left = Count(), list(entries)
    while left:
        with app.db.read() as session:
            last_at = _last_at(session, page_id)
        part = left[: _together(left, last_at, app.now())]
        del left[: len(part)]
        _take(app, page_id, file, part, kept, count)
    return count


def _together(entries: Sequence[Entry], last_at: datetime | None, now: datetime) -> int:
    """How many of the captures are taken at once: those that are no newer than what is known, else the next few.

    Never only some of those of one moment, or of those that are dated in the future, which count as of now.
    """
    dates = [entry.at for entry in entries]
    older = bisect_right(dates, last_at) if last_at is not None else 0
    end = min(older or AT_ONCE, len(dates))
    while end < len(dates) and (dates[end] == dates[end - 1] or dates[end - 1] > now):
        end += 1
    return end


def _last_at(session: Session, page_id: int) -> datetime | None:
    """The newest moment that is known of a page."""
    found = (runs.last_look(session, page_id), snapshots.last_capture(session, page_id))
    return max((at for at in found if at is not None), default=None)


def _take(
    app: App, page_id: int, file: Bodies, entries: Sequence[Entry], kept: Gathered, count: Count
) -> None:
    while True:
        part = Count()
        decision = _decide(app, page_id, file, entries, kept, part)
        if decision is not None and not written(app, decision):
            continue  # somebody was faster
        part.pending = count.pending if decision is None else int(decision.waiting)
        count.add(part)
        return


def _decide(
    app: App, page_id: int, file: Bodies, entries: Sequence[Entry], kept: Gathered, count: Count
) -> Decision | None:
    """What captures of a page change, all of them in one decision; None where there is nothing new in them."""
    on = ground(app, page_id)
    now = app.now()
    with app.db.read() as session:
        past = _Past.before(session, page_id, entries[0].at, whole=entries[-1].at > now)
    taken = _Taken(app=app, on=on, past=past, kept=kept)
    for entry in entries:
        headers, body = _read(file, entry)
        ahead = entry.at > now  # a clock that was wrong; nothing can have been captured later than now
        held = replace(entry, at=now if ahead else entry.at, headers=headers)
        if body is None:
            count.skipped += 1
        elif past.knows(held.at, body, entry.content_type) or (ahead and past.holds(body)):
            count.known += 1
        else:
            taken.take(held, body, _read(file, entry.as_sent)[1] if entry.as_sent else None)
            count.taken += 1
            count.ahead += ahead
    if not taken.checks:
        return None
    kept.bind()
    if taken.older:
        found = reconcile(app, page_id, rows=past.with_anchors(taken.rows), checks=taken.checks)
        count.versions = found.new
        decision = found.decision
    else:
        decision = _newer(app, taken)
        count.versions = len(decision.versions.new)
    decision = replace(decision, snapshots=(*decision.snapshots, *taken.sent))
    return replace(decision, fields={**decision.fields, **_seen_last(on.page, taken.last)})


def _seen_last(page: PageRow, last: Last) -> PageUpdate:
    """What the page showed last; where somebody else saw it, the server's word that nothing changed since is no use."""
    seen: PageUpdate = {"last_sha256": last.sha256, "last_canonical": last.canonical}
    if last.sha256 != page.last_sha256 and not asked_whole(page):
        seen |= {"etag": None, "last_modified": None}
    return seen


def _read(file: Bodies, capture: Entry) -> tuple[Headers, bytes | None]:
    """The capture's headers and bytes, None for an error page or one that cannot be had."""
    if capture.status != 200:
        return (), None
    try:
        return file.read(capture)
    except FetchError:
        return (), None


class _Past:
    """What is known of a page's captures, for telling which ones are new."""

    def __init__(
        self, stored: Sequence[SnapshotRow], checked: Sequence[Run], last_at: datetime | None
    ) -> None:
        self._stored = list(stored)
        self._dates = [row.fetched_at for row in stored]
        self._checked = [run for run in checked if run.level.same]
        self.last_at = last_at

    @classmethod
    def before(cls, session: Session, page_id: int, first: datetime, *, whole: bool) -> _Past:
        """What is known when captures from `first` on are taken; only when it was seen last where that is enough."""
        last_at = _last_at(session, page_id)
        if last_at is None or (first > last_at and not whole):
            return cls((), (), last_at)
        return cls(snapshots.snapshots_of(session, page_id), runs.runs_of(session, page_id), last_at)

    def with_anchors(self, rows: Sequence[NewSnapshot]) -> tuple[NewSnapshot, ...]:
        """New rows, and beside them those that say what checks behind them saw."""
        return (*rows, *named_again(self._stored, self._checked, rows))

    def holds(self, body: bytes) -> bool:
        """Whether these very bytes were captured before, whenever."""
        name = sha256(body).hexdigest()
        return any(row.sha256 == name for row in self._stored)

    def knows(self, at: datetime, body: bytes, content_type: str | None) -> bool:
        """Whether this capture is there already: as a snapshot, or as a check that saw the same page."""
        if self.last_at is None or at > self.last_at:
            return False
        index = bisect_right(self._dates, at) - 1
        if index < 0:
            return False
        row = self._stored[index]
        same = row.sha256 == sha256(body).hexdigest() or row.canonical == canonical_hash(body, content_type)
        return same and (
            row.fetched_at == at or any(run.first_at <= at <= run.last_at for run in self._checked)
        )


@dataclass(slots=True, kw_only=True)
class _Taken:
    """Captures of a page, taken in one after another.

    Attributes:
        kept: where their bytes go.
        last: the page as last read.
        sent: rows of what servers had sent, which nothing reads.
        older: some are no newer than what is known, so that its whole past is replayed.
        steps: what was derived of the others.
    """

    app: App
    on: Ground
    past: _Past
    kept: Gathered
    last: Last = field(init=False)
    older: bool = False
    rows: list[NewSnapshot] = field(default_factory=list)
    sent: list[NewSnapshot] = field(default_factory=list)
    checks: list[Completion] = field(default_factory=list)
    steps: list[Derived] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.last = Last(sha256=self.on.page.last_sha256, canonical=self.on.page.last_canonical)

    def take(self, entry: Entry, body: bytes, sent: bytes | None) -> None:
        """Take in one capture, with what the server had sent for it, and go on from what was decided of it."""
        self.older = self.older or (self.past.last_at is not None and entry.at <= self.past.last_at)
        capture = from_archive(entry, body, last=Last() if self.older else self.last, sent=sent)
        if not capture.same:
            capture.keep(self.kept)
            row, *beside = capture.rows
            self.rows.append(row)
            self.sent.extend(beside)
        if self.past.last_at is None or entry.at > self.past.last_at:
            self.last = Last(sha256=capture.sha256, canonical=capture.canonical)
        if self.older:
            self._count(capture, Outcome.NOISE)
            return
        try:
            seen = Same(at=capture.at) if capture.same else observe(self.on.page, capture)
        except ExtractError as error:
            self._count(capture, Outcome.FAILED, error.message)
            return
        if not self.steps:
            self.on = as_read_today(self.app, self.on, seen)
        state = self.steps[-1].state if self.steps else self.on.state
        derived = derive(state, seen, seen.at, self.app.thresholds, confirming=capture.confirming)
        self.steps.append(derived)
        self._count(capture, derived.outcome, derived.detail)

    def _count(self, capture: Capture, outcome: Outcome, detail: str | None = None) -> None:
        self.checks.append(
            Completion(
                page_id=self.on.page.id,
                at=capture.at,
                outcome=outcome,
                level=capture.level,
                detail=detail,
                next_check_at=None,
            )
        )


def _newer(app: App, taken: _Taken) -> Decision:
    """What captures newer than all that is known change."""
    now, page = app.now(), taken.on.page
    if taken.steps:
        after = transition(page.condition, Reread(at=now, suspect=taken.steps[-1].state.suspect))
        found = of_steps(app, taken.on, taken.steps, after, at=now)
        decision = replace(found, events=())  # the past is news to nobody
    else:
        rests_on = ((page.id, page.turn),)
        decision = Decision(page=page.id, rests_on=rests_on, at=now, outcome=Outcome.FAILED, fields={})
    return replace(decision, snapshots=tuple(taken.rows), checks=tuple(taken.checks))
