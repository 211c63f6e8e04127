"""Hosts: when they are due, whose turn it is, and how they want to be treated.

Shared by all processes on one database. A host is drained by one of them at a time, under a lease that its
holder renews: one that runs out may be taken by another, and nobody has to reap. `due_at` says since when
something of the host is due: whatever moves a page's next check forward moves it too (`wake`), so that
finding work costs the same with a thousand pages and with a million.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from versioner.storage.database import Session
from versioner.storage.prepared import answers, each, named_answers, put, single
from versioner.storage.records import HostRow, LeftAlone, Reservation
from versioner.storage.statements import sa, statement, tables
from versioner.storage.upsert import upsert


def host(session: Session, name: str) -> HostRow:
    """What is known of a host; one never met is simply empty."""
    rows = named_answers(session, _called, {"name": name})
    return HostRow(**rows[0]) if rows else HostRow(host=name)


@statement
def _called() -> sa.Select[Any]:
    return sa.select(tables.hosts).where(tables.hosts.c.host == sa.bindparam("name"))


# ---------------------------------------------------------------- when a host is due, and who drains it


def wake(session: Session, name: str, at: datetime | None) -> None:
    """Know the host, and that a page of it is due at that moment (None: that none is, for all we know)."""
    upsert(session, "hosts", {"host": name}, {"host": name})
    if at is not None:
        wake_known(session, {name: at})


def wake_known(session: Session, moments: dict[str, datetime]) -> None:
    """As `wake`, for hosts that have pages already, in one go."""
    if moments:
        each(session, _wake, [{"name": name, "at": at} for name, at in sorted(moments.items())])


@statement
def _wake() -> sa.Update:
    return (
        sa.update(tables.hosts)
        .where(
            tables.hosts.c.host == sa.bindparam("name"),
            tables.hosts.c.due_at.is_(None) | (tables.hosts.c.due_at > sa.bindparam("at")),
        )
        .values(due_at=sa.bindparam("at"))
    )


@cache
def _now() -> sa.BindParameter[Any]:
    return sa.bindparam("now", type_=tables.hosts.c.due_at.type)


@cache
def _limit() -> sa.BindParameter[Any]:
    return sa.bindparam("limit", type_=sa.Integer)


@cache
def _may_be_asked() -> tuple[Any, ...]:
    return (
        tables.hosts.c.due_at <= _now(),
        tables.hosts.c.backoff_until.is_(None) | (tables.hosts.c.backoff_until <= _now()),
        tables.hosts.c.asked_until.is_(None) | (tables.hosts.c.asked_until <= _now()),
    )


def _longest_waiting(
    where: Sequence[sa.ColumnElement[bool]], limit: sa.BindParameter[int]
) -> sa.Select[tuple[str]]:
    """Up to `limit` such hosts that nobody else has locked.

    A common table expression is read once. PostgreSQL may read a plain subquery anew for every row that it
    updates, each time past those it has locked itself, and so take more than `limit`.
    """
    waiting = sa.select(tables.hosts.c.host).where(*where).order_by(tables.hosts.c.due_at).limit(limit)
    return sa.select(waiting.with_for_update(skip_locked=True).cte("waiting").c.host)


def take(
    session: Session,
    now: datetime,
    *,
    owner: str,
    lease_seconds: float,
    limit: int = 1,
    names: Sequence[str] | None = None,
    expired: bool = True,
) -> tuple[HostRow, ...]:
    """Take up to `limit` hosts to drain, the longest waiting first: due, free, and not to be left alone.

    Args:
        session: a write transaction.
        now: the moment.
        owner: who takes them; what it holds already it is not given again.
        lease_seconds: for how long, unless renewed.
        limit: most hosts.
        names: only of these.
        expired: also what another held whose lease has run out.
    """
    until = now + timedelta(seconds=lease_seconds)
    given = {"now": now, "owner": owner, "until": until, "limit": limit}
    if names is None:
        rows = named_answers(session, _take.of(expired), given)
    else:
        rows = named_answers(session, _take_of.of(expired), {**given, "names": sorted(names)})
    found = [HostRow(**row) for row in rows]
    return tuple(sorted(found, key=lambda row: (row.due_at or now, row.host)))


def _taking(*where: sa.ColumnElement[bool]) -> sa.sql.dml.ReturningUpdate[Any]:
    """What takes hosts that meet all of these; made once, for it is spelled in ten times the time that it runs."""
    return (
        sa.update(tables.hosts)
        .where(tables.hosts.c.host.in_(_longest_waiting((*_may_be_asked(), *where), _limit())))
        .values(lease_owner=sa.bindparam("owner"), lease_until=sa.bindparam("until"), woken_until=None)
        .returning(*tables.hosts.c)
    )


def _to_take(*, expired: bool) -> sa.ColumnElement[bool]:
    free = tables.hosts.c.lease_owner.is_(None)
    if not expired:
        return free
    over = (tables.hosts.c.lease_until <= _now()) & (tables.hosts.c.lease_owner != sa.bindparam("owner"))
    return sa.or_(free, over)


@statement
def _take(expired: bool) -> sa.sql.dml.ReturningUpdate[Any]:
    return _taking(_to_take(expired=expired))


@statement
def _take_of(expired: bool) -> sa.sql.dml.ReturningUpdate[Any]:
    named = tables.hosts.c.host.in_(sa.bindparam("names", expanding=True))
    return _taking(_to_take(expired=expired), named)


def renew(session: Session, owner: str, until: datetime) -> frozenset[str]:
    """Hold what `owner` drains until then; which hosts those are."""
    return frozenset(host for (host,) in answers(session, _renew, {"owner": owner, "until": until}))


@statement
def _renew() -> sa.Update:
    return (
        sa.update(tables.hosts)
        .where(tables.hosts.c.lease_owner == sa.bindparam("owner"))
        .values(lease_until=sa.bindparam("until"))
        .returning(tables.hosts.c.host)
    )


def let_go(session: Session, names: Iterable[str], *, owner: str, now: datetime) -> bool:
    """Give hosts back; one that still has due pages goes to the end of the queue. Whether there is such a one.

    The rows are locked before the next due page is looked for: who makes a page due meanwhile waits, and
    wakes the host afterwards.
    """
    given = {"names": sorted(set(names)), "owner": owner}
    if session.backend == "postgresql":  # SQLite has one writer
        answers(session, _hold, given)
    dues = answers(session, _let_go, {**given, "now": now})
    return any(due is not None and due <= now for (due,) in dues)


@cache
def _ours() -> tuple[Any, ...]:
    return (
        tables.hosts.c.host.in_(sa.bindparam("names", expanding=True)),
        tables.hosts.c.lease_owner == sa.bindparam("owner"),
    )


@statement
def _hold() -> sa.Select[Any]:
    return sa.select(tables.hosts.c.host).where(*_ours()).order_by(tables.hosts.c.host).with_for_update()


@cache
def _first_due() -> sa.ColumnElement[Any]:
    return (
        sa.select(sa.func.min(tables.schedules.c.next_check_at))
        .where(tables.schedules.c.host == tables.hosts.c.host)
        .scalar_subquery()
    )


@statement
def _let_go() -> sa.Update:
    return (
        sa.update(tables.hosts)
        .where(*_ours())
        .values(
            lease_owner=None,
            lease_until=None,
            due_at=sa.case((_first_due() <= _now(), _now()), else_=_first_due()),
        )
        .returning(tables.hosts.c.due_at)
    )


def let_all_go(session: Session, owner: str, now: datetime) -> None:
    """Give back every host that `owner` holds: it stops, or begins anew."""
    held = [host for (host,) in answers(session, _held_by, {"owner": owner})]
    if held:
        let_go(session, held, owner=owner, now=now)


@statement
def _held_by() -> sa.Select[Any]:
    return sa.select(tables.hosts.c.host).where(tables.hosts.c.lease_owner == sa.bindparam("owner"))


def to_wake(session: Session, now: datetime, *, limit: int, again_after: float) -> tuple[str, ...]:
    """Hosts that a queue must be told of: due, drained by nobody, and not told of within `again_after` seconds.

    Each is given to one caller only.
    """
    given = {"now": now, "again": now + timedelta(seconds=again_after), "limit": limit}
    return tuple(sorted(host for (host,) in answers(session, _tell, given)))


@cache
def _held_by_nobody() -> sa.ColumnElement[Any]:
    return tables.hosts.c.lease_owner.is_(None) | (tables.hosts.c.lease_until <= _now())


@cache
def _untold() -> sa.ColumnElement[Any]:
    return tables.hosts.c.woken_until.is_(None) | (tables.hosts.c.woken_until <= _now())


@statement
def _tell() -> sa.Update:
    return (
        sa.update(tables.hosts)
        .where(
            tables.hosts.c.host.in_(
                _longest_waiting((*_may_be_asked(), _held_by_nobody(), _untold()), _limit())
            )
        )
        .values(woken_until=sa.bindparam("again"))
        .returning(tables.hosts.c.host)
    )


def held(session: Session, now: datetime) -> frozenset[str]:
    """The hosts that somebody drains now."""
    return frozenset(name for (name,) in answers(session, _held, {"now": now}))


@statement
def _held() -> sa.Select[Any]:
    hosts = tables.hosts.c
    return sa.select(hosts.host).where(
        hosts.lease_owner.is_not(None), hosts.lease_until > sa.bindparam("now")
    )


def overslept(session: Session) -> dict[str, datetime]:
    """Hosts whose `due_at` is later than their pages say, with what it should be. A seatbelt, for `wake_known`.

    Two transactions can pass each other: one looks for the next due page while the other has not yet said
    that there is one.
    """
    return dict(answers(session, _overslept, {}))


@statement
def _overslept() -> sa.Select[Any]:
    first, due = _first_due(), tables.hosts.c.due_at
    late = (first < due) | (due.is_(None) & first.is_not(None))
    return sa.select(tables.hosts.c.host, first).where(late)


def any_free(session: Session, now: datetime) -> bool:
    """Whether some host is due, may be asked, and is held by nobody."""
    return bool(answers(session, _any_free, {"now": now}))


@statement
def _any_free() -> sa.Select[Any]:
    return sa.select(tables.hosts.c.host).where(*_may_be_asked(), _held_by_nobody()).limit(1)


def lag(session: Session, now: datetime) -> float:
    """Seconds that the longest waiting host, of those that may be asked, has been due."""
    first: datetime | None = single(session, _longest_due, {"now": now})
    return 0.0 if first is None else (now - first).total_seconds()


@statement
def _longest_due() -> sa.Select[Any]:
    return sa.select(tables.hosts.c.due_at).where(*_may_be_asked()).order_by(tables.hosts.c.due_at).limit(1)


def backed_off(session: Session, now: datetime) -> int:
    """How many hosts are left alone for a while because they could not be reached, were busy or asked for it."""
    return single(session, _how_many_left_alone, {"now": now}) or 0


@statement
def _how_many_left_alone() -> sa.Select[Any]:
    return sa.select(sa.func.count()).select_from(tables.hosts).where(_is_left_alone())


def left_alone(session: Session, now: datetime, *, most: int) -> tuple[LeftAlone, ...]:
    """Those hosts, the one that is left alone for longest first."""
    return tuple(
        LeftAlone(host=name, until=until, asked=bool(asked), failures=failures)
        for name, until, asked, failures in answers(session, _left_alone, {"now": now, "most": most})
    )


@statement
def _left_alone() -> sa.Select[Any]:
    hosts, now = tables.hosts.c, sa.bindparam("now", type_=tables.hosts.c.asked_until.type)
    failed = sa.func.coalesce(hosts.backoff_until, now)
    asked = sa.func.coalesce(hosts.asked_until, now)
    until = sa.case((asked >= failed, asked), else_=failed)
    found = sa.select(hosts.host, until.label("until"), (asked >= failed).label("asked"), hosts.failures)
    few = found.where(_is_left_alone()).order_by(until.desc(), hosts.host)
    return few.limit(sa.bindparam("most", type_=sa.Integer))


def _is_left_alone() -> sa.ColumnElement[bool]:
    hosts, now = tables.hosts.c, sa.bindparam("now", type_=tables.hosts.c.asked_until.type)
    return sa.or_(hosts.backoff_until > now, hosts.asked_until > now)


# ---------------------------------------------------------------- how a host wants to be treated


def reserve(session: Session, asked: Sequence[Reservation]) -> tuple[datetime, ...]:
    """Take the next free moments of hosts, in the order of what is asked for.

    Returns:
        When each request may be sent: now, or later where others (in this process or another) came first.
    """
    free = _free_moments(session, {one.host for one in asked})
    given = []
    for one in asked:
        at = max(one.now, free[one.host] or one.now)
        free[one.host] = at + timedelta(seconds=one.delay)
        given.append(at)
    each(session, _reserve, [{"name": name, "at": free[name]} for name in sorted(free)])
    return tuple(given)


def _free_moments(session: Session, names: Collection[str]) -> dict[str, datetime | None]:
    """From when on each of those hosts may be asked, held until the transaction ends."""
    found: dict[str, datetime | None] = dict(answers(session, _free, {"names": sorted(names)}))
    unmet = sorted(set(names) - found.keys())
    for name in unmet:
        wake(session, name, None)
    return found | (_free_moments(session, unmet) if unmet else {})


@statement
def _free() -> sa.Select[Any]:
    return (
        sa.select(tables.hosts.c.host, tables.hosts.c.next_allowed_at)
        .where(tables.hosts.c.host.in_(sa.bindparam("names", expanding=True)))
        .order_by(tables.hosts.c.host)
        .with_for_update()
    )


@statement
def _reserve() -> sa.Update:
    return (
        sa.update(tables.hosts)
        .where(tables.hosts.c.host == sa.bindparam("name"))
        .values(next_allowed_at=sa.bindparam("at"))
    )


def back_off(session: Session, name: str, until: datetime, *, failures: int, asked: bool = False) -> None:
    """Leave the host alone until then; `asked`: because it said so itself. A longer pause is kept."""
    wake(session, name, None)
    put(session, _asked if asked else _backed, {"name": name, "until": until, "failed": failures})


@statement
def _back_off(column: str) -> sa.Update:
    hosts = tables.hosts
    until = sa.bindparam("until", type_=hosts.c[column].type)
    longer = sa.case((hosts.c[column] > until, hosts.c[column]), else_=until)
    ours = sa.update(hosts).where(hosts.c.host == sa.bindparam("name"))
    return ours.values({column: longer, "failures": sa.bindparam("failed")})


_asked, _backed = _back_off.of("asked_until"), _back_off.of("backoff_until")


def recovered(session: Session, name: str) -> None:
    """The host answers again: no back-off, no failures. What it asked for itself still holds."""
    put(session, _recovered, {"name": name})


@statement
def _recovered() -> sa.Update:
    hosts = tables.hosts
    ours = sa.update(hosts).where(hosts.c.host == sa.bindparam("name"), hosts.c.failures > 0)
    return ours.values(backoff_until=None, failures=0)


def put_robots(
    session: Session,
    name: str,
    *,
    body: bytes | None,
    status: int | None,
    fetched_at: datetime,
    expires_at: datetime,
    crawl_delay: float | None = None,
) -> None:
    """Keep the host's robots.txt (None: none to heed, or unreachable as `status` says) until it expires."""
    upsert(
        session,
        "hosts",
        {"host": name},
        {
            "robots": body,
            "robots_status": status,
            "robots_fetched_at": fetched_at,
            "robots_expires_at": expires_at,
            "crawl_delay": crawl_delay,
        },
    )


def hold_to_clock(session: Session, now: datetime) -> int:
    """Forget pauses and leases of hosts that no server and no lease can have asked for; how many hosts."""
    day = now + timedelta(days=1, minutes=5)
    found = 0
    for column in ("next_allowed_at", "backoff_until", "asked_until", "woken_until", "lease_until"):
        found += put(session, _forget_after.of(column), {"day": day})
    put(session, _held_for_ever, {})
    put(session, _robots_too_long, {"farthest": now + timedelta(days=2), "now": now})
    return found


@statement
def _forget_after(column: str) -> sa.Update:
    hosts = tables.hosts
    return sa.update(hosts).where(hosts.c[column] > sa.bindparam("day")).values({column: None})


@statement
def _held_for_ever() -> sa.Update:
    hosts = tables.hosts
    unending = (hosts.c.lease_until.is_(None), hosts.c.lease_owner.is_not(None))
    return sa.update(hosts).where(*unending).values(lease_owner=None)


@statement
def _robots_too_long() -> sa.Update:
    too_long = tables.hosts.c.robots_expires_at > sa.bindparam("farthest")
    return sa.update(tables.hosts).where(too_long).values(robots_expires_at=sa.bindparam("now"))
