"""What is due, and whose turn it is: the hot path of every daemon.

A claim moves `next_check_at` to the end of a lease, so an expired lease is simply due again and nobody has
to reap. One function, two dialects: rows that another claims are skipped on PostgreSQL (`FOR UPDATE SKIP
LOCKED`); on SQLite the write transaction (`BEGIN IMMEDIATE`) already stands alone. Call in batches of 100
to 200 (a claim of one costs ten times as much a page).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Unpack

from sqlalchemy import ColumnElement, bindparam, func, select, update

from versioner.core.model import PageStatus
from versioner.storage import tables
from versioner.storage.database import Session
from versioner.storage.pages import pairs, schedule_row
from versioner.storage.records import Claim, Completion, ScheduleFields, ScheduleRow, Target
from versioner.storage.runs import TAIL, Tail, prolong

_schedules = tables.schedules
_pages = tables.pages
_hosts = tables.hosts
_runs = tables.check_runs


def claim_due(
    session: Session,
    now: datetime,
    *,
    lease_seconds: float,
    owner: str,
    limit: int,
    host: str | None = None,
) -> tuple[Claim, ...]:
    """Take up to `limit` due pages (of one host, or of any), longest due first, for `lease_seconds`.

    No page is given to two owners while its lease runs.
    """
    where: list[ColumnElement[bool]] = [_schedules.c.next_check_at <= now]
    if host is not None:
        where.append(_schedules.c.host == host)
    due = select(_schedules.c.page_id).where(*where).order_by(_schedules.c.next_check_at).limit(limit)
    claim = (
        update(_schedules)
        .where(_schedules.c.page_id.in_(due.with_for_update(skip_locked=True)))
        .values(next_check_at=now + timedelta(seconds=lease_seconds), lease_owner=owner)
        .returning(_schedules.c.page_id, _schedules.c.host)
    )
    return tuple(sorted((Claim(page_id=i, host=h) for i, h in session.execute(claim)), key=_by_host))


def claim_pages(
    session: Session, page_ids: Iterable[int], now: datetime, *, lease_seconds: float, owner: str
) -> None:
    """Take those pages whatever their schedule, for `lease_seconds`: somebody wants them looked at now.

    Who held one before may finish, and finds at completion that it is no longer theirs.
    """
    session.execute(
        update(_schedules)
        .where(_schedules.c.page_id.in_(sorted(set(page_ids))))
        .values(next_check_at=now + timedelta(seconds=lease_seconds), lease_owner=owner)
    )


def due_hosts(session: Session, now: datetime, limit: int) -> tuple[str, ...]:
    """Hosts that have due pages and may be asked now, the longest waiting first."""
    query = (
        select(_schedules.c.host)
        .join_from(_schedules, _hosts, _hosts.c.host == _schedules.c.host, isouter=True)
        .where(
            _schedules.c.next_check_at <= now,
            _hosts.c.backoff_until.is_(None) | (_hosts.c.backoff_until <= now),
        )
        .group_by(_schedules.c.host)
        .order_by(func.min(_schedules.c.next_check_at))
        .limit(limit)
    )
    return tuple(session.scalars(query))


def targets(session: Session, page_ids: Iterable[int]) -> tuple[Target, ...]:
    """What the checks of those pages need to know, by host and number; pages that are gone are left out."""
    names = ("url", "etag", "last_modified", "last_sha256", "last_canonical", "accept_language", "headers")
    more = ("first_seen_at", "generated_at", "last_changed_at", "status", "status_since", "pending")
    query = (
        select(_schedules, *(_pages.c[name] for name in (*names, *more)))
        .join_from(_schedules, _pages, _pages.c.id == _schedules.c.page_id)
        .where(_schedules.c.page_id.in_(sorted(set(page_ids))))
        .order_by(_schedules.c.host, _schedules.c.page_id)
    )
    return tuple(_target(row) for row in session.execute(query).mappings())


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
    where: list[ColumnElement[bool]] = [_schedules.c.page_id.in_(sorted(by_page))]
    if owner is not None:
        where.append(_schedules.c.lease_owner == owner)
    ours = (
        select(_schedules.c.page_id, _schedules.c.next_check_at, *TAIL)
        .join_from(_schedules, _runs, _runs.c.id == _schedules.c.last_run_id, isouter=True)
        .where(*where)
        .order_by(_schedules.c.page_id)
        .with_for_update(of=_schedules)
    )
    rows = session.execute(ours).all()
    if not rows:
        return frozenset()
    runs = prolong(session, [(by_page[row[0]], Tail(*row[2:]) if row[2] else None) for row in rows])
    stopped = {row.page_id for row in rows if owner is not None and row.next_check_at is None}
    session.execute(_COMPLETE, [_completed(by_page[i], run, due=i not in stopped) for i, run in runs.items()])
    return frozenset(runs)


_COMPLETE = (
    update(_schedules)
    .where(_schedules.c.page_id == bindparam("page"))
    .values(
        next_check_at=bindparam("due"),
        last_checked_at=bindparam("at"),
        last_run_id=bindparam("run"),
        failures=bindparam("failed"),
        rate=bindparam("learned"),
        lease_owner=None,
    )
)


def _completed(check: Completion, run: int, *, due: bool) -> dict[str, Any]:
    return {
        "page": check.page_id,
        "due": check.next_check_at if due else None,
        "at": check.at,
        "run": run,
        "failed": check.failures,
        "learned": check.rate,
    }


def release(session: Session, owner: str, now: datetime) -> int:
    """Give back every lease of `owner` (it stops): its pages are due at once; how many."""
    done = session.execute(
        update(_schedules).where(_schedules.c.lease_owner == owner),
        {"next_check_at": now, "lease_owner": None},
    )
    return int(done.rowcount)


def set_schedule(session: Session, page_id: int, **fields: Unpack[ScheduleFields]) -> None:
    """Set some fields of a page's schedule and leave the others; `next_check_at=None` stops looking."""
    if fields:
        session.execute(update(_schedules).where(_schedules.c.page_id == page_id), dict(fields))


def schedule_of(session: Session, page_id: int) -> ScheduleRow | None:
    """The page's schedule, or None where there is no such page."""
    row = session.execute(select(_schedules).where(_schedules.c.page_id == page_id)).mappings().first()
    return schedule_row(row) if row else None


def postpone_host(session: Session, host: str, until: datetime) -> int:
    """Move every due page of `host` that nobody has claimed to `until` at the earliest; how many."""
    done = session.execute(
        update(_schedules).where(
            _schedules.c.host == host,
            _schedules.c.lease_owner.is_(None),
            _schedules.c.next_check_at < until,
        ),
        {"next_check_at": until},
    )
    return int(done.rowcount)


def due_counts(session: Session, now: datetime) -> tuple[int, int]:
    """How many pages are due now, and how many are looked at altogether."""
    due = func.count().filter(_schedules.c.next_check_at <= now)
    row = session.execute(select(due, func.count(_schedules.c.next_check_at))).one()
    return int(row[0]), int(row[1])


def next_due(session: Session) -> datetime | None:
    """When the next page is due; None where none is looked at."""
    first: datetime | None = session.scalar(select(func.min(_schedules.c.next_check_at)))
    return first


def _by_host(claim: Claim) -> tuple[str, int]:
    return claim.host, claim.page_id


def _target(row: Any) -> Target:
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
        status=PageStatus(row["status"]),
        status_since=row["status_since"],
        pending=row["pending"],
    )
