"""Runs of checks: one row for as long as a page's checks end alike, never a row per unchanged check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from versioner.core.model import Level, Outcome
from versioner.frozen import dataclass, field_names
from versioner.storage import tallies
from versioner.storage.database import Session
from versioner.storage.driver import is_ours
from versioner.storage.prepared import answers, each, put, single
from versioner.storage.records import Completion, Run
from versioner.storage.statements import sa, statement, tables
from versioner.storage.values import named, storable

# A run must not bridge a time in which nobody looked: a pause beyond four times its usual spacing (and an
# hour, so that a daemon may restart) begins a new one. The first pause has nothing to be compared with but
# the longest interval of the adaptive schedule, a week, and its jitter.
_PAUSE = 4
_SHORTEST_GAP = timedelta(hours=1)
_LONGEST_FIRST_PAUSE = timedelta(days=8)


@dataclass(frozen=True, slots=True)
class Tail:
    """The run that a page's next check may prolong."""

    id: int
    first_at: datetime
    last_at: datetime
    count: int
    outcome: str
    level: str
    detail: str | None

    def takes(self, at: datetime, outcome: Outcome, level: Level, detail: str | None) -> bool:
        """Whether a check that ended so at that moment belongs to this run."""
        return (
            self.ended(outcome, level, detail)
            and self.last_at <= at
            and at - self.last_at <= self._longest_pause
        )

    def ended(self, outcome: Outcome, level: Level, detail: str | None) -> bool:
        """Whether its checks ended so."""
        kept = None if detail is None else storable(detail)
        return (self.outcome, self.level, self.detail) == (str(outcome), str(level), kept)

    @property
    def _longest_pause(self) -> timedelta:
        if self.count == 1:
            return _LONGEST_FIRST_PAUSE
        usual = (self.last_at - self.first_at) / (self.count - 1)
        return max(_SHORTEST_GAP, _PAUSE * usual)


@cache
def tail() -> tuple[sa.Column[Any], ...]:
    """The columns of a `Tail`, in its order."""
    return tuple(
        tables.check_runs.c[name]
        for name in ("id", "first_at", "last_at", "count", "outcome", "level", "detail")
    )


def prolong(session: Session, checks: Sequence[tuple[Completion, Tail | None]]) -> dict[int, int]:
    """Count each check into its page's run, or begin a new one; the id of the run of each page."""
    kept = {c.page_id: (c, t.id) for c, t in checks if t and t.takes(c.at, c.outcome, c.level, c.detail)}
    fresh = [c for c, _ in checks if c.page_id not in kept]
    if kept:
        each(session, _prolong, [{"run": run, "at": check.at} for check, run in kept.values()])
    begun: dict[int, int] = {}
    if fresh:
        begun = dict(zip((c.page_id for c in fresh), _begun(session, fresh), strict=True))
    return {page_id: run for page_id, (_, run) in kept.items()} | begun


def _begun(session: Session, fresh: Sequence[Completion]) -> Sequence[int]:
    if not is_ours(session):  # all at one round trip
        return session.scalars(_begin(), [_row(check) for check in fresh]).all()
    return [single(session, _begin, _row(check)) for check in fresh]


def ends(checks: Iterable[Completion]) -> Counter[str]:
    """What those checks add to the counts of how checks end, by the names of `tallies`."""
    found: Counter[str] = Counter()
    for check in checks:
        found[f"{tallies.CHECKS} {check.outcome} {check.level}"] += 1
        if check.cause:
            found[f"{tallies.FAILURES} {check.cause}"] += 1
    return found


@statement
def _prolong() -> sa.Update:
    return (
        sa.update(tables.check_runs)
        .where(tables.check_runs.c.id == sa.bindparam("run"))
        .values(last_at=sa.bindparam("at"), count=tables.check_runs.c.count + 1)
    )


@statement
def _begin() -> sa.Insert:
    return sa.insert(tables.check_runs).returning(tables.check_runs.c.id, sort_by_parameter_order=True)


_MOST_LOOKS = 50  # of one run; whether what it saw holds is decided long before
_COUNTED = frozenset({Outcome.SUSPECT, Outcome.PENDING})


def looks(run: Run | Completion) -> tuple[datetime, ...]:
    """The moments at which a run's checks looked, as far as the page's past depends on them.

    A run counts with both its ends, for what is asked is when the old text was last seen; one that waited or
    was suspect with every check, for there it is asked how often.
    """
    if isinstance(run, Completion):
        return (run.at,)
    count = min(run.count, _MOST_LOOKS if run.outcome in _COUNTED else 2)
    if count < 2:
        return (run.last_at,)
    step = (run.last_at - run.first_at) / (count - 1)
    return (*(run.first_at + n * step for n in range(count - 1)), run.last_at)


def record_run(session: Session, check: Completion) -> None:
    """Count one check outside a batch, wherever in the page's past it lies (an import's captures).

    A check that a run already spans is counted no second time. Moves the page's `last_checked_at`
    forward, never back; when it is due stays.
    """
    page_id, at = check.page_id, check.at
    rows = answers(session, _before, {"page": page_id, "at": at})
    tail = Tail(*rows[0]) if rows else None
    if tail and at <= tail.last_at and tail.ended(check.outcome, check.level, check.detail):
        return
    run = prolong(session, [(check, tail)])[page_id]
    tallies.add(session, ends([check]))
    put(session, _checked, {"page": page_id, "at": at, "run": run})


@statement
def _before() -> sa.Select[Any]:
    return (
        sa.select(*tail())
        .where(
            tables.check_runs.c.page_id == sa.bindparam("page"),
            tables.check_runs.c.first_at <= sa.bindparam("at"),
        )
        .order_by(tables.check_runs.c.first_at.desc())
        .limit(1)
    )


@statement
def _checked() -> sa.Update:
    return (
        sa.update(tables.schedules)
        .where(
            tables.schedules.c.page_id == sa.bindparam("page"),
            tables.schedules.c.last_checked_at.is_(None)
            | (tables.schedules.c.last_checked_at < sa.bindparam("at")),
        )
        .values(last_checked_at=sa.bindparam("at"), last_run_id=sa.bindparam("run"))
    )


def last_same(session: Session, page_id: int, *, after: datetime) -> datetime | None:
    """When a check after that moment last saw the very page that was seen before; None where none did."""
    last: datetime | None = single(session, _last_same, {"page": page_id, "after": after})
    return last


# Put together once: a list of values that is put into a statement holds itself, and only a look for cycles frees it.
@statement
def _last_same() -> sa.Select[Any]:
    return sa.select(sa.func.max(tables.check_runs.c.last_at)).where(
        tables.check_runs.c.page_id == sa.bindparam("page"),
        tables.check_runs.c.last_at > sa.bindparam("after"),
        tables.check_runs.c.outcome == str(Outcome.UNCHANGED),
        tables.check_runs.c.level.in_([str(level) for level in Level if level.same]),
    )


def last_look(session: Session, page_id: int) -> datetime | None:
    """When a check looked at the page last, however that ended."""
    last: datetime | None = single(session, _last_look, {"page": page_id})
    return last


@statement
def _last_look() -> sa.Select[Any]:
    return sa.select(sa.func.max(tables.check_runs.c.last_at)).where(
        tables.check_runs.c.page_id == sa.bindparam("page")
    )


def last_such(session: Session, page_id: int, begin: str) -> Run | None:
    """The page's newest run whose detail begins so."""
    query = (
        _rows()
        .where(
            tables.check_runs.c.page_id == page_id,
            tables.check_runs.c.detail.startswith(begin, autoescape=True),
        )
        .order_by(tables.check_runs.c.first_at.desc())
        .limit(1)
    )
    row = session.execute(query).first()
    return _run(row) if row else None


def runs_of(session: Session, page_id: int) -> tuple[Run, ...]:
    """The page's runs, oldest first."""
    return tuple(_run(row) for row in answers(session, _of_page, {"page": page_id}))


def count_by_level(session: Session) -> dict[tuple[Outcome, Level], int]:
    """Where checks ended, over all pages: how many by outcome and level."""
    found = {}
    for name, count in tallies.totals(session, tallies.CHECKS + " ").items():
        _, outcome, level = name.split(" ")
        found[named(Outcome, outcome), named(Level, level)] = int(count)
    return found


def _row(check: Completion) -> dict[str, Any]:
    return {
        "page_id": check.page_id,
        "first_at": check.at,
        "last_at": check.at,
        "count": 1,
        "outcome": str(check.outcome),
        "level": str(check.level),
        "detail": check.detail,
    }


_KEPT = field_names(Run)


@statement
def _rows() -> sa.Select[Any]:
    return sa.select(*(tables.check_runs.c[name] for name in _KEPT))


@statement
def _of_page() -> sa.Select[Any]:
    return (
        _rows()
        .where(tables.check_runs.c.page_id == sa.bindparam("page"))
        .order_by(tables.check_runs.c.first_at, tables.check_runs.c.id)
    )


def _run(row: sa.Row[Any]) -> Run:
    values = dict(zip(_KEPT, row, strict=True))
    return Run(
        **values | {"outcome": named(Outcome, values["outcome"]), "level": named(Level, values["level"])}
    )
