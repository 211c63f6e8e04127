"""When a page is looked at: what is due, what its check needs to know, and how it ended. The hot path of every daemon.

Whatever brings a page's next check forward tells its host (`hosts.wake_known`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, Unpack

from versioner.core.model import PageStatus
from versioner.core.schedule.rates import wait_class
from versioner.core.url import host_of
from versioner.storage import hosts, tallies
from versioner.storage.backlog import spread
from versioner.storage.database import Session
from versioner.storage.lessons import Lesson, loads, stop_asking, teach
from versioner.storage.pages import pairs, schedule_row
from versioner.storage.prepared import answers, each, named_answers, put, single
from versioner.storage.records import Completion, ScheduleRow, Surroundings, Target
from versioner.storage.runs import Tail, ends, prolong, tail
from versioner.storage.statements import sa, statement, tables
from versioner.storage.values import CLOCKS_DIFFER, named

if TYPE_CHECKING:
    from versioner.storage.fields import ScheduleFields

MOST_DUE = 10_000  # counted one by one: a backlog of a million must not hold up whoever asks
_ASKS = frozenset({"host", "kind", "every", "cron", "tz"})  # what changes how much a page asks for


def targets(session: Session, page_ids: Iterable[int]) -> tuple[Target, ...]:
    """What the checks of those pages need to know, by host and number; pages that are gone are left out."""
    rows = named_answers(session, _targets, {"pages": sorted(set(page_ids))})
    around = _surroundings(session, {row["host"] for row in rows})
    return tuple(_target(row, around[row["host"]]) for row in rows)


_ASKED = (
    "url",
    "etag",
    "last_modified",
    "last_sha256",
    "last_canonical",
    "accept_language",
    "headers",
    "browser",
)
_KNOWN = ("first_seen_at", "generated_at", "last_changed_at", "status", "status_since", "pending")


@statement
def _targets() -> sa.Select[Any]:
    return (
        sa.select(tables.schedules, *(tables.pages.c[name] for name in (*_ASKED, *_KNOWN)))
        .join_from(tables.schedules, tables.pages, tables.pages.c.id == tables.schedules.c.page_id)
        .where(tables.schedules.c.page_id.in_(sa.bindparam("pages", expanding=True)))
        .order_by(tables.schedules.c.host, tables.schedules.c.page_id)
    )


def _surroundings(session: Session, names: Iterable[str]) -> dict[str, Surroundings]:
    known = loads(session, names)
    sums = tallies.totals(session)
    stretch = spread(session)
    return {
        name: replace(
            known.get(name, Surroundings()),
            all_demand=sums.get(tallies.DEMAND, 0.0),
            all_promised=sums.get(tallies.PROMISED, 0.0),
            spread=stretch,
        )
        for name in names
    }


# What a completion needs to know, made once: a statement costs more to spell than to run.
@statement
def _checked() -> sa.Select[Any]:
    return (
        sa.select(
            *(tables.schedules.c[name] for name in ("page_id", "next_check_at", "host", "weight", "pace")),
            *tail(),
        )
        .join_from(
            tables.schedules,
            tables.check_runs,
            tables.check_runs.c.id == tables.schedules.c.last_run_id,
            isouter=True,
        )
        .where(tables.schedules.c.page_id.in_(sa.bindparam("pages", expanding=True)))
        .order_by(tables.schedules.c.page_id)
        .with_for_update(of=tables.schedules)
    )


@statement
def _claimed() -> sa.Select[Any]:
    return _checked().where(tables.schedules.c.lease_owner == sa.bindparam("owner"))


class _Checked(NamedTuple):
    """A row of these; the run is the page's last, None before its first."""

    page_id: int
    next_check_at: datetime | None
    host: str
    weight: float
    pace: float
    run: Tail | None


def complete(session: Session, checks: Sequence[Completion], *, owner: str | None) -> frozenset[int]:
    """Write down how checks ended: next check, last check, failures, runs, and give the leases back.

    Args:
        checks: one a page at most.
        owner: who claimed them; None for checks that were asked for and never claimed.

    Returns:
        The pages written. One whose lease ran out and went to somebody else is left to them, and one that
        somebody stopped tracking meanwhile is not scheduled again.
    """
    by_page = {check.page_id: check for check in checks}
    given = {"pages": sorted(by_page)}
    if owner is None:
        known = answers(session, _checked, given)
    else:
        known = answers(session, _claimed, {**given, "owner": owner})
    if not known:
        return frozenset()
    rows = [
        _Checked(row[0], row[1], row[2], row[3], row[4], Tail(*row[5:]) if row[5] else None) for row in known
    ]
    runs = prolong(session, [(by_page[row.page_id], row.run) for row in rows])
    stopped = {row.page_id for row in rows if owner is not None and row.next_check_at is None}
    _end(
        session,
        [
            _completed(by_page[row.page_id], runs[row.page_id], row, due=row.page_id not in stopped)
            for row in rows
        ],
    )
    due = _first_due((row.host, by_page[row.page_id].next_check_at) for row in rows)
    lessons = _lessons((row, by_page[row.page_id]) for row in rows if row.page_id not in stopped)
    moved = teach(session, lessons, due)
    hosts.wake_known(session, {host: at for host, at in due.items() if host not in lessons})
    tallies.add(session, moved | ends(by_page[row.page_id] for row in rows))
    return frozenset(runs)


def _first_due(dues: Iterable[tuple[str, datetime | None]]) -> dict[str, datetime]:
    first: dict[str, datetime] = {}
    for host, due in dues:
        if due is not None:
            first[host] = min(due, first.get(host, due))
    return first


@statement
def _complete() -> sa.Update:
    return (
        sa.update(tables.schedules)
        .where(tables.schedules.c.page_id == sa.bindparam("page"))
        .values(
            next_check_at=sa.bindparam("due"),
            last_checked_at=sa.bindparam("at"),
            last_run_id=sa.bindparam("run"),
            failures=sa.bindparam("failed"),
            weight=sa.bindparam("weighs"),
            pace=sa.bindparam("paced"),
            wait=sa.bindparam("waits"),
            lease_owner=None,
        )
    )


@statement
def _complete_learned() -> sa.Update:
    return _complete().values(rate=sa.bindparam("learned"))


def _end(session: Session, ended: Sequence[dict[str, Any]]) -> None:
    """Write down how looks ended; what was learned of a page where something was."""
    taught = [row for row in ended if row["learned"] is not None]
    if taught:
        each(session, _complete_learned, taught)
    if len(taught) < len(ended):
        each(session, _complete, [row for row in ended if row["learned"] is None])


def _completed(check: Completion, run: int, before: _Checked, *, due: bool) -> dict[str, Any]:
    learned, planned = check.rate, check.next_check_at
    return {
        "page": check.page_id,
        "due": planned if due else None,
        "waits": wait_class(None if planned is None else (planned - check.at).total_seconds()),
        "at": check.at,
        "run": run,
        "failed": check.failures,
        "learned": learned and learned.page,
        "weighs": learned.weight if learned and due else before.weight if due else 0.0,
        "paced": learned.pace if learned and due else before.pace if due else 0.0,
    }


def _lessons(checks: Iterable[tuple[_Checked, Completion]]) -> dict[str, Lesson]:
    """What those checks taught of their hosts, and what their pages ask for from now on."""
    lessons: dict[str, Lesson] = {}
    for row, check in checks:
        if check.rate is not None:
            lessons[row.host] = lessons.get(row.host, Lesson()).plus(
                check.rate.host, check.rate.weight - row.weight, check.rate.pace - row.pace
            )
    return lessons


def set_schedule(session: Session, page_id: int, **fields: Unpack[ScheduleFields]) -> None:
    """Set some fields of a page's schedule and leave the others; `next_check_at=None` stops looking."""
    if not fields:
        return
    if fields.get("next_check_at", ...) is None or not _ASKS.isdisjoint(fields):
        stop_asking(session, [page_id])
    for host, due in answers(session, _set, {"page": page_id, **fields}):
        hosts.wake(session, host, due)


@statement
def _set() -> sa.Update:
    schedules = tables.schedules
    ours = sa.update(schedules).where(schedules.c.page_id == sa.bindparam("page"))
    return ours.returning(schedules.c.host, schedules.c.next_check_at)


def begin_again(session: Session, page_id: int, now: datetime) -> None:
    """Give a page that has lost its schedule the default one; it is due now where it is tracked."""
    ((url, tracked),) = answers(session, _address, {"page": page_id})
    at, host = now if tracked else None, host_of(url)
    put(session, _begin, {"page_id": page_id, "host": host, "next_check_at": at, "kind": "default"})
    hosts.wake(session, host, at)


@statement
def _address() -> sa.Select[Any]:
    pages = tables.pages.c
    return sa.select(pages.url, pages.tracked).where(pages.id == sa.bindparam("page"))


@statement
def _begin() -> sa.Insert:
    return sa.insert(tables.schedules)


def bring_forward(session: Session, page_ids: Iterable[int], at: datetime) -> None:
    """Look at those pages at `at`, where they are looked at, nobody has claimed them and they would be later."""
    woken = answers(session, _sooner, {"pages": sorted(set(page_ids)), "at": at})
    hosts.wake_known(session, dict.fromkeys((host for (host,) in woken), at))


@statement
def _sooner() -> sa.Update:
    return (
        sa.update(tables.schedules)
        .where(
            tables.schedules.c.page_id.in_(sa.bindparam("pages", expanding=True)),
            tables.schedules.c.lease_owner.is_(None),
            tables.schedules.c.next_check_at > sa.bindparam("at"),
        )
        .values(next_check_at=sa.bindparam("at"))
        .returning(tables.schedules.c.host)
    )


def move(session: Session, page_id: int, host: str) -> None:
    """Say that a page is on another host now: it is due there, and asks for nothing of the one before."""
    for before, due in answers(session, _placed, {"page": page_id}):
        if before != host:
            stop_asking(session, [page_id])
            answers(session, _set, {"page": page_id, "host": host})
            hosts.wake(session, host, due)


@statement
def _placed() -> sa.Select[Any]:
    schedules = tables.schedules.c
    ours = schedules.page_id == sa.bindparam("page")
    return sa.select(schedules.host, schedules.next_check_at).where(ours).with_for_update()


def schedule_of(session: Session, page_id: int) -> ScheduleRow | None:
    """The page's schedule, or None where there is no such page."""
    rows = named_answers(session, _of_page, {"page": page_id})
    return schedule_row(rows[0]) if rows else None


@statement
def _of_page() -> sa.Select[Any]:
    return sa.select(tables.schedules).where(tables.schedules.c.page_id == sa.bindparam("page"))


def due_counts(session: Session, now: datetime) -> tuple[int, int]:
    """How many pages are due now (`MOST_DUE` stands for more), and how many are looked at altogether."""
    due = single(session, _due, {"now": now}) or 0
    return due, int(tallies.total(session, tallies.LOOKED_AT))


@statement
def _due() -> sa.Select[Any]:
    due = tables.schedules.c.next_check_at <= sa.bindparam("now")
    some = sa.select(tables.schedules.c.page_id).where(due).limit(MOST_DUE).subquery()
    return sa.select(sa.func.count()).select_from(some)


def next_due(session: Session) -> datetime | None:
    """When the next page is due; None where none is looked at."""
    first: datetime | None = single(session, _next_due, {})
    return first


@statement
def _next_due() -> sa.Select[Any]:
    return sa.select(sa.func.min(tables.schedules.c.next_check_at))


def _target(row: Any, around: Surroundings) -> Target:
    return Target(
        page_id=row["page_id"],
        url=row["url"],
        host=row["host"],
        etag=row["etag"],
        last_modified=row["last_modified"],
        last_sha256=row["last_sha256"],
        last_canonical=row["last_canonical"],
        accept_language=row["accept_language"],
        headers=pairs(row["headers"]),
        schedule=schedule_row(row),
        first_seen_at=row["first_seen_at"],
        generated_at=row["generated_at"],
        last_changed_at=row["last_changed_at"],
        status=named(PageStatus, row["status"]),
        status_since=row["status_since"],
        pending=row["pending"],
        browser=row["browser"],
        around=around,
    )


# Beyond these no wait of ours goes: a later moment is what a wrong clock left behind.
_FARTHEST = {"cron": 10_300, "every": 368}  # days: a 29th of February that is a Monday comes after 28 years


def hold_to_clock(session: Session, now: datetime, longest: float) -> int:
    """Bring back what waits longer than any schedule can ask for, and what a clock that ran ahead planned; how many pages are due now.

    Args:
        session: a writing session.
        now: the moment.
        longest: seconds of the adaptive law's longest interval.
    """
    found = 0
    for kind, days in (("adaptive", None), ("default", None), *_FARTHEST.items()):
        wait = timedelta(days=days) if days else timedelta(seconds=longest * 1.2 + 86_400)
        found += put(session, _too_far, {"of_kind": kind, "farthest": now + wait, "now": now})
    ahead = {"now": now, "ahead": now + CLOCKS_DIFFER}
    if answers(session, _any_planned_ahead, ahead):
        found += put(session, _planned_ahead, ahead)
    return found


def _by_a_clock_ahead() -> tuple[Any, ...]:
    """A page whose last look lies in what is to come, and whose next was counted from there."""
    last, then = tables.schedules.c.last_checked_at, tables.schedules.c.next_check_at
    return (
        last > sa.bindparam("ahead"),
        then > sa.bindparam("now"),
        tables.schedules.c.lease_owner.is_(None),
    )


@statement
def _any_planned_ahead() -> sa.Select[Any]:
    return sa.select(tables.schedules.c.page_id).where(*_by_a_clock_ahead()).limit(1)


@statement
def _planned_ahead() -> sa.Update:
    return sa.update(tables.schedules).where(*_by_a_clock_ahead()).values(next_check_at=sa.bindparam("now"))


@statement
def _too_far() -> sa.Update:
    schedules = tables.schedules
    return (
        sa.update(schedules)
        .where(
            schedules.c.kind == sa.bindparam("of_kind"), schedules.c.next_check_at > sa.bindparam("farthest")
        )
        .values(next_check_at=sa.bindparam("now"), lease_owner=None)
    )
