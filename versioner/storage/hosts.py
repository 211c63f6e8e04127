"""Hosts: when they are due, whose turn it is, and how they want to be treated.

Shared by all processes on one database. A host is drained by one of them at a time, under a lease that its
holder renews: one that runs out may be taken by another, and nobody has to reap. `due_at` says since when
something of the host is due: whatever moves a page's next check forward moves it too (`wake`), so that
finding work costs the same with a thousand pages and with a million.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    bindparam,
    case,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.sql.dml import ReturningUpdate

from versioner.core.schedule import rates
from versioner.core.schedule.rates import Ages
from versioner.frozen import dataclass
from versioner.storage import tables, tallies
from versioner.storage.columns import Moment
from versioner.storage.database import Session
from versioner.storage.prepared import answers, each
from versioner.storage.records import HostRow, Reservation, Surroundings
from versioner.storage.upsert import upsert

_hosts = tables.hosts
_schedules = tables.schedules


def host(session: Session, name: str) -> HostRow:
    """What is known of a host; one never met is simply empty."""
    row = session.execute(select(_hosts).where(_hosts.c.host == name)).mappings().first()
    return HostRow(**row) if row else HostRow(host=name)


# ---------------------------------------------------------------- when a host is due, and who drains it


def wake(session: Session, name: str, at: datetime | None) -> None:
    """Know the host, and that a page of it is due at that moment (None: that none is, for all we know)."""
    upsert(session, _hosts, {"host": name}, {"host": name})
    if at is not None:
        wake_known(session, {name: at})


def wake_known(session: Session, moments: dict[str, datetime]) -> None:
    """As `wake`, for hosts that have pages already, in one go."""
    if moments:
        each(session, _WAKE, [{"name": name, "at": at} for name, at in sorted(moments.items())])


_WAKE = (
    update(_hosts)
    .where(
        _hosts.c.host == bindparam("name"),
        _hosts.c.due_at.is_(None) | (_hosts.c.due_at > bindparam("at")),
    )
    .values(due_at=bindparam("at"))
)


_NOW = bindparam("now", type_=_hosts.c.due_at.type)
_LIMIT = bindparam("limit", type_=Integer)
_MAY_BE_ASKED = (
    _hosts.c.due_at <= _NOW,
    _hosts.c.backoff_until.is_(None) | (_hosts.c.backoff_until <= _NOW),
    _hosts.c.asked_until.is_(None) | (_hosts.c.asked_until <= _NOW),
)


def _longest_waiting(where: Sequence[ColumnElement[bool]], limit: BindParameter[int]) -> Select[tuple[str]]:
    """Up to `limit` such hosts that nobody else has locked.

    A common table expression is read once. PostgreSQL may read a plain subquery anew for every row that it
    updates, each time past those it has locked itself, and so take more than `limit`.
    """
    waiting = select(_hosts.c.host).where(*where).order_by(_hosts.c.due_at).limit(limit)
    return select(waiting.with_for_update(skip_locked=True).cte("waiting").c.host)


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
        rows = answers(session, _TAKE[expired], given)
    else:
        rows = answers(session, _TAKE_OF[expired], {**given, "names": sorted(names)})
    found = [HostRow(**dict(zip(_hosts.c.keys(), row, strict=True))) for row in rows]
    return tuple(sorted(found, key=lambda row: (row.due_at or now, row.host)))


def _taking(*where: ColumnElement[bool]) -> ReturningUpdate[Any]:
    """What takes hosts that meet all of these; made once, for it is spelled in ten times the time that it runs."""
    return (
        update(_hosts)
        .where(_hosts.c.host.in_(_longest_waiting((*_MAY_BE_ASKED, *where), _LIMIT)))
        .values(lease_owner=bindparam("owner"), lease_until=bindparam("until"), woken_until=None)
        .returning(*_hosts.c)
    )


_TO_TAKE = {
    False: _hosts.c.lease_owner.is_(None),
    True: or_(
        _hosts.c.lease_owner.is_(None),
        (_hosts.c.lease_until <= _NOW) & (_hosts.c.lease_owner != bindparam("owner")),
    ),
}
_NAMED = _hosts.c.host.in_(bindparam("names", expanding=True))
_TAKE = {expired: _taking(free) for expired, free in _TO_TAKE.items()}
_TAKE_OF = {expired: _taking(free, _NAMED) for expired, free in _TO_TAKE.items()}


def renew(session: Session, owner: str, until: datetime) -> frozenset[str]:
    """Hold what `owner` drains until then; which hosts those are."""
    ours = update(_hosts).where(_hosts.c.lease_owner == owner).values(lease_until=until)
    return frozenset(session.scalars(ours.returning(_hosts.c.host)))


def let_go(session: Session, names: Iterable[str], *, owner: str, now: datetime) -> bool:
    """Give hosts back; one that still has due pages goes to the end of the queue. Whether there is such a one.

    The rows are locked before the next due page is looked for: who makes a page due meanwhile waits, and
    wakes the host afterwards.
    """
    given = {"names": sorted(set(names)), "owner": owner}
    if session.dialect.name == "postgresql":  # SQLite has one writer
        session.execute(_HOLD, given)
    dues = answers(session, _LET_GO, {**given, "now": now})
    return any(due is not None and due <= now for (due,) in dues)


_OURS = (_hosts.c.host.in_(bindparam("names", expanding=True)), _hosts.c.lease_owner == bindparam("owner"))
_HOLD = select(_hosts.c.host).where(*_OURS).order_by(_hosts.c.host).with_for_update()
_FIRST_DUE = (
    select(func.min(_schedules.c.next_check_at)).where(_schedules.c.host == _hosts.c.host).scalar_subquery()
)
_LET_GO = (
    update(_hosts)
    .where(*_OURS)
    .values(lease_owner=None, lease_until=None, due_at=case((_FIRST_DUE <= _NOW, _NOW), else_=_FIRST_DUE))
    .returning(_hosts.c.due_at)
)


def let_all_go(session: Session, owner: str, now: datetime) -> None:
    """Give back every host that `owner` holds: it stops, or begins anew."""
    held = session.scalars(select(_hosts.c.host).where(_hosts.c.lease_owner == owner)).all()
    if held:
        let_go(session, held, owner=owner, now=now)


def to_wake(session: Session, now: datetime, *, limit: int, again_after: float) -> tuple[str, ...]:
    """Hosts that a queue must be told of: due, drained by nobody, and not told of within `again_after` seconds.

    Each is given to one caller only.
    """
    given = {"now": now, "again": now + timedelta(seconds=again_after), "limit": limit}
    return tuple(sorted(session.scalars(_TELL, given)))


_HELD_BY_NOBODY = _hosts.c.lease_owner.is_(None) | (_hosts.c.lease_until <= _NOW)
_UNTOLD = _hosts.c.woken_until.is_(None) | (_hosts.c.woken_until <= _NOW)
_TELL = (
    update(_hosts)
    .where(_hosts.c.host.in_(_longest_waiting((*_MAY_BE_ASKED, _HELD_BY_NOBODY, _UNTOLD), _LIMIT)))
    .values(woken_until=bindparam("again"))
    .returning(_hosts.c.host)
)


def held(session: Session, now: datetime) -> frozenset[str]:
    """The hosts that somebody drains now."""
    where = (_hosts.c.lease_owner.is_not(None), _hosts.c.lease_until > now)
    return frozenset(session.scalars(select(_hosts.c.host).where(*where)))


def overslept(session: Session) -> dict[str, datetime]:
    """Hosts whose `due_at` is later than their pages say, with what it should be. A seatbelt, for `wake_known`.

    Two transactions can pass each other: one looks for the next due page while the other has not yet said
    that there is one.
    """
    first = (
        select(func.min(_schedules.c.next_check_at))
        .where(_schedules.c.host == _hosts.c.host)
        .scalar_subquery()
    )
    late = (first < _hosts.c.due_at) | (_hosts.c.due_at.is_(None) & first.is_not(None))
    return {row.host: row[1] for row in session.execute(select(_hosts.c.host, first).where(late))}


def any_free(session: Session, now: datetime) -> bool:
    """Whether some host is due, may be asked, and is held by nobody."""
    return bool(answers(session, _ANY_FREE, {"now": now}))


_ANY_FREE = select(_hosts.c.host).where(*_MAY_BE_ASKED, _HELD_BY_NOBODY).limit(1)


def lag(session: Session, now: datetime) -> float:
    """Seconds that the longest waiting host, of those that may be asked, has been due."""
    first: datetime | None = session.scalar(_LONGEST_DUE, {"now": now})
    return 0.0 if first is None else (now - first).total_seconds()


_LONGEST_DUE = select(_hosts.c.due_at).where(*_MAY_BE_ASKED).order_by(_hosts.c.due_at).limit(1)


def backed_off(session: Session, now: datetime) -> int:
    """How many hosts are left alone for a while because they could not be reached or were busy."""
    query = select(func.count()).select_from(_hosts).where(_hosts.c.backoff_until > now)
    return session.scalar(query) or 0


# ---------------------------------------------------------------- what the adaptive law knows of a host


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What checks taught of a host: rates by age, and how its `demand` and `promised` move."""

    learned: Ages = field(default_factory=dict)
    demand: float = 0.0
    promised: float = 0.0

    def plus(self, learned: Ages, demand: float, promised: float) -> Lesson:
        """What these and further checks taught."""
        return Lesson(
            learned=rates.taught(self.learned, learned),
            demand=self.demand + demand,
            promised=self.promised + promised,
        )


def teach(session: Session, lessons: Mapping[str, Lesson], due: Mapping[str, datetime]) -> dict[str, float]:
    """Add what checks taught to what is known of those hosts, which have pages.

    Args:
        session: where to.
        lessons: by host.
        due: when a page of those hosts is due, as `wake_known` is told of it.

    Returns:
        How the counts of what all hosts ask for move (`tallies`).
    """
    if not lessons:
        return {}
    known = answers(session, _LEARNED, {"names": sorted(lessons)})
    if not known:
        return {}
    each(
        session,
        _TEACH,
        [
            {
                "name": name,
                "now_known": rates.ages_to_json(
                    rates.taught(rates.ages_from_json(learned), lessons[name].learned)
                ),
                "demanded": lessons[name].demand,
                "owed": lessons[name].promised,
                "due": due.get(name),
            }
            for name, learned in known
        ],
    )
    moved = [lessons[name] for name, _ in known]
    return {
        tallies.DEMAND: sum(lesson.demand for lesson in moved),
        tallies.PROMISED: sum(lesson.promised for lesson in moved),
    }


_LEARNED = (
    select(_hosts.c.host, _hosts.c.learned)
    .where(_hosts.c.host.in_(bindparam("names", expanding=True)))
    .order_by(_hosts.c.host)
    .with_for_update()
)
_TEACH = (
    update(_hosts)
    .where(_hosts.c.host == bindparam("name"))
    .values(
        learned=bindparam("now_known"),
        demand=_hosts.c.demand + bindparam("demanded"),
        promised=_hosts.c.promised + bindparam("owed"),
        due_at=case(
            (
                _hosts.c.due_at.is_(None) | (_hosts.c.due_at > bindparam("due", type_=Moment)),
                bindparam("due", type_=Moment),
            ),
            else_=_hosts.c.due_at,
        ),
    )
)


def stop_asking(session: Session, page_ids: Iterable[int]) -> None:
    """Those pages ask for nothing any more: they are not looked at, or in another way that a check will say."""
    ours = _schedules.c.page_id.in_(sorted(set(page_ids)))
    asking = (_schedules.c.weight != 0) | (_schedules.c.pace != 0)
    lessons: dict[str, Lesson] = {}
    for row in session.execute(select(_schedules).where(ours, asking).with_for_update()).all():
        lessons[row.host] = lessons.get(row.host, Lesson()).plus({}, -row.weight, -row.pace)
    if lessons:
        tallies.add(session, teach(session, lessons, {}))
        session.execute(update(_schedules).where(ours), {"weight": 0.0, "pace": 0.0})


def loads(session: Session, names: Iterable[str]) -> dict[str, Surroundings]:
    """What is known and asked of those hosts, as the law wants it."""
    return {
        row.host: Surroundings(
            learned=row.learned,
            demand=max(row.demand, 0.0),
            promised=max(row.promised, 0.0),
            crawl_delay=row.crawl_delay,
        )
        for row in session.execute(_LOADS, {"names": sorted(set(names))})
    }


_LOADS = select(*(_hosts.c[name] for name in ("host", "learned", "demand", "promised", "crawl_delay"))).where(
    _hosts.c.host.in_(bindparam("names", expanding=True))
)


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
    each(session, _RESERVE, [{"name": name, "at": free[name]} for name in sorted(free)])
    return tuple(given)


def _free_moments(session: Session, names: Collection[str]) -> dict[str, datetime | None]:
    """From when on each of those hosts may be asked, held until the transaction ends."""
    found: dict[str, datetime | None] = dict(answers(session, _FREE, {"names": sorted(names)}))
    unmet = sorted(set(names) - found.keys())
    for name in unmet:
        wake(session, name, None)
    return found | (_free_moments(session, unmet) if unmet else {})


_FREE = (
    select(_hosts.c.host, _hosts.c.next_allowed_at)
    .where(_hosts.c.host.in_(bindparam("names", expanding=True)))
    .order_by(_hosts.c.host)
    .with_for_update()
)
_RESERVE = update(_hosts).where(_hosts.c.host == bindparam("name")).values(next_allowed_at=bindparam("at"))


def back_off(session: Session, name: str, until: datetime, *, failures: int, asked: bool = False) -> None:
    """Leave the host alone until then; `asked`: because it said so itself. A longer pause is kept."""
    wake(session, name, None)
    column = _hosts.c.asked_until if asked else _hosts.c.backoff_until
    longer = case((column > until, column), else_=until)
    session.execute(
        update(_hosts).where(_hosts.c.host == name).values({column.name: longer, "failures": failures})
    )


def recovered(session: Session, name: str) -> None:
    """The host answers again: no back-off, no failures. What it asked for itself still holds."""
    session.execute(
        update(_hosts).where(_hosts.c.host == name, _hosts.c.failures > 0),
        {"backoff_until": None, "failures": 0},
    )


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
        _hosts,
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
        done = session.execute(update(_hosts).where(_hosts.c[column] > day), {column: None})
        found += int(done.rowcount)
    session.execute(
        update(_hosts).where(_hosts.c.lease_until.is_(None), _hosts.c.lease_owner.is_not(None)),
        {"lease_owner": None},
    )
    session.execute(
        update(_hosts).where(_hosts.c.robots_expires_at > now + timedelta(days=2)), {"robots_expires_at": now}
    )
    return found
