"""Whose turn it is: pages that are due are claimed for the time of a lease, which is renewed, or given back.

A claim moves `next_check_at` to the end of a lease, so an expired lease is simply due again and nobody has
to reap. Pages are claimed by who holds their host (`hosts.take`), so that no two claim at the same time.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    FunctionElement,
    Select,
    bindparam,
    case,
    func,
    literal_column,
    select,
    true,
    union_all,
    update,
)
from sqlalchemy.ext.compiler import compiles

from versioner.core.schedule.lateness import lateness
from versioner.core.schedule.rates import WAITS
from versioner.storage import hosts, tables, tallies
from versioner.storage.batches import batched
from versioner.storage.database import Session
from versioner.storage.records import Claim

_schedules = tables.schedules


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


class _seconds(FunctionElement[float]):  # noqa: N801 - spelled as the function it is
    """Seconds from the second moment to the first."""

    inherit_cache = True
    type = Float()


@compiles(_seconds, "postgresql")
def _seconds_postgresql(element: Any, compiler: Any, **options: Any) -> str:
    later, earlier = element.clauses
    return (
        f"EXTRACT(EPOCH FROM ({compiler.process(later, **options)} - {compiler.process(earlier, **options)}))"
    )


@compiles(_seconds, "sqlite")
def _seconds_sqlite(element: Any, compiler: Any, **options: Any) -> str:
    later, earlier = element.clauses
    return (
        f"((julianday({compiler.process(later, **options)})"
        f" - julianday({compiler.process(earlier, **options)})) * 86400.0)"
    )


_NOW = bindparam("now", type_=_schedules.c.next_check_at.type)
_DUE = _schedules.c.next_check_at <= _NOW


def _by_worth() -> ColumnElement[Any]:
    """Pages in order of worth, as `core.schedule.rates.worth` has it: λt²/2, and the law's I is c/√λ, so (t/I)².

    The interval that the last check planned stands for the rate; a page never looked at comes first.
    """
    planned = _seconds(_schedules.c.next_check_at, _schedules.c.last_checked_at)
    waited = _seconds(_NOW, _schedules.c.last_checked_at)
    unseen = _schedules.c.last_checked_at.is_(None)
    return case((unseen, 1e12), (planned < 1.0, waited), else_=waited / planned).desc()


def _best(dialect: str) -> Select[Any]:
    """Of each host the due pages of the highest worth: of each class of waits those that are due longest, then the best.

    SQLite knows no LATERAL, and reads a list that depends on the row at hand along the index as well.
    """
    named = (
        select(tables.hosts.c.host)
        .where(tables.hosts.c.host.in_(bindparam("names", expanding=True)))
        .subquery("named")
    )
    classes = union_all(*(select(literal_column(f"{n}").label("wait")) for n in WAITS)).subquery("classes")
    first = _schedules.alias("first")
    longest = (
        select(first.c.page_id)
        .where(first.c.host == named.c.host, first.c.wait == classes.c.wait, first.c.next_check_at <= _NOW)
        .order_by(first.c.next_check_at)
        .limit(bindparam("most"))
        .correlate(named, classes)
    )
    both = named.join(classes, true())
    if dialect == "postgresql":
        few = longest.lateral("few")
        found = both.join(few, true()).join(_schedules, _schedules.c.page_id == few.c.page_id)
    else:
        found = both.join(_schedules, _schedules.c.page_id.in_(longest))
    rank = func.row_number().over(
        partition_by=_schedules.c.host, order_by=(_by_worth(), _schedules.c.page_id)
    )
    ranked = (
        select(_schedules.c.page_id, _schedules.c.next_check_at, rank.label("rank"))
        .select_from(found)
        .subquery()
    )
    return select(ranked.c.page_id, ranked.c.next_check_at).where(ranked.c.rank <= bindparam("most"))


_BEST = {dialect: _best(dialect) for dialect in ("sqlite", "postgresql")}
_CLAIM = (
    update(_schedules)
    .where(_schedules.c.page_id.in_(bindparam("pages", expanding=True)), _DUE)
    .values(next_check_at=bindparam("until"), lease_owner=bindparam("owner"))
    .returning(_schedules.c.page_id, _schedules.c.host)
)


def claim_of_hosts(
    session: Session,
    names: Iterable[str],
    now: datetime,
    *,
    lease_seconds: float,
    owner: str,
    limit: int,
) -> tuple[Claim, ...]:
    """Take up to `limit` due pages of each of those hosts, which `owner` holds, those of the highest worth.

    It reads no more than `limit` pages of each class of waits (`core.schedule.rates.wait_class`), however many are due.

    Args:
        session: a write transaction.
        names: the hosts.
        now: the moment.
        lease_seconds: for how long, unless renewed.
        owner: who holds the hosts.
        limit: most pages of one host.
    """
    given = {"names": sorted(set(names)), "now": now, "most": limit}
    found = session.execute(_BEST[session.dialect.name], given)
    since = {row.page_id: row.next_check_at for row in found}
    claims: list[Claim] = []
    until = now + timedelta(seconds=lease_seconds)
    for part in batched(sorted(since), _AT_ONCE):
        claimed = session.execute(_CLAIM, {"pages": part, "now": now, "until": until, "owner": owner})
        claims += [Claim(page_id=page_id, host=host) for page_id, host in claimed]
    if claims:
        late = lateness((now - since[one.page_id]).total_seconds() for one in claims)
        tallies.count_late(session, late)
    return tuple(sorted(claims, key=_by_host))


_AT_ONCE = 10_000  # numbers named in one statement; SQLite takes 32,766


def renew(session: Session, owner: str, until: datetime) -> int:
    """Hold the pages that `owner` has claimed until then; how many. Those no longer tracked stay so."""
    ours = (_schedules.c.lease_owner == owner, _schedules.c.next_check_at.is_not(None))
    done = session.execute(update(_schedules).where(*ours), {"next_check_at": until})
    return int(done.rowcount)


_GIVE_BACK = (
    update(_schedules)
    .where(_schedules.c.lease_owner == bindparam("owner"))
    .values(
        next_check_at=case(
            (_schedules.c.next_check_at.is_not(None), bindparam("now", type_=_schedules.c.next_check_at.type))
        ),
        lease_owner=None,
    )
    .returning(_schedules.c.host)
)
_GIVE_BACK_OF = _GIVE_BACK.where(_schedules.c.host.in_(bindparam("hosts", expanding=True)))


def release(session: Session, owner: str, now: datetime, names: Iterable[str] | None = None) -> int:
    """Give back what `owner` has claimed (all, or of those hosts): it is due at once; how many pages."""
    if names is None:
        given_back = session.scalars(_GIVE_BACK, {"owner": owner, "now": now}).all()
    else:
        given = {"owner": owner, "now": now, "hosts": sorted(set(names))}
        given_back = session.scalars(_GIVE_BACK_OF, given).all()
    hosts.wake_known(session, dict.fromkeys(given_back, now))
    return len(given_back)


def postpone(session: Session, page_id: int, owner: str, until: datetime) -> None:
    """Give a page of `owner`'s back that may not be asked for before `until`: it was not looked at."""
    ours = (_schedules.c.page_id == page_id, _schedules.c.lease_owner == owner)
    later = case((_schedules.c.next_check_at.is_not(None), until))
    session.execute(update(_schedules).where(*ours).values(next_check_at=later, lease_owner=None))


def _by_host(claim: Claim) -> tuple[str, int]:
    return claim.host, claim.page_id
