"""Whose turn it is: pages that are due are claimed for the time of a lease, which is renewed, or given back.

A claim moves `next_check_at` to the end of a lease, so an expired lease is simply due again and nobody has
to reap. Pages are claimed by who holds their host (`hosts.take`), so that no two claim at the same time.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from versioner.core.schedule.lateness import lateness
from versioner.core.schedule.rates import WAITS
from versioner.storage import hosts, tallies
from versioner.storage.batches import batched
from versioner.storage.database import Session
from versioner.storage.prepared import answers, put
from versioner.storage.records import Claim
from versioner.storage.statements import sa, statement, tables


def claim_pages(
    session: Session, page_ids: Iterable[int], now: datetime, *, lease_seconds: float, owner: str
) -> None:
    """Take those pages whatever their schedule, for `lease_seconds`: somebody wants them looked at now.

    Who held one before may finish, and finds at completion that it is no longer theirs. One that is no longer
    tracked is looked at and stays so.
    """
    until = now + timedelta(seconds=lease_seconds)
    put(session, _claim_any, {"pages": sorted(set(page_ids)), "until": until, "owner": owner})


@statement
def _claim_any() -> sa.Update:
    schedules = tables.schedules
    until = sa.bindparam("until", type_=schedules.c.next_check_at.type)
    return (
        sa.update(schedules)
        .where(schedules.c.page_id.in_(sa.bindparam("pages", expanding=True)))
        .values(
            next_check_at=sa.case((schedules.c.next_check_at.is_not(None), until)),
            lease_owner=sa.bindparam("owner"),
        )
    )


@cache
def _now() -> sa.BindParameter[Any]:
    return sa.bindparam("now", type_=tables.schedules.c.next_check_at.type)


@cache
def _due() -> sa.ColumnElement[Any]:
    return tables.schedules.c.next_check_at <= _now()


def _by_worth() -> sa.ColumnElement[Any]:
    """Pages in order of worth, as `core.schedule.rates.worth` has it: λt²/2, and the law's I is c/√λ, so (t/I)².

    The interval that the last check planned stands for the rate; a page never looked at comes first.
    """
    from versioner.storage.seconds import seconds  # noqa: PLC0415 - of SQLAlchemy's

    planned = seconds(tables.schedules.c.next_check_at, tables.schedules.c.last_checked_at)
    waited = seconds(_now(), tables.schedules.c.last_checked_at)
    unseen = tables.schedules.c.last_checked_at.is_(None)
    return sa.case((unseen, 1e12), (planned < 1.0, waited), else_=waited / planned).desc()


@statement
def _best(dialect: str) -> sa.Select[Any]:
    """Of each host the due pages of the highest worth: of each class of waits those that are due longest, then the best.

    SQLite knows no LATERAL, and reads a list that depends on the row at hand along the index as well.
    """
    named = (
        sa.select(tables.hosts.c.host)
        .where(tables.hosts.c.host.in_(sa.bindparam("names", expanding=True)))
        .subquery("named")
    )
    classes = sa.union_all(*(sa.select(sa.literal_column(f"{n}").label("wait")) for n in WAITS)).subquery(
        "classes"
    )
    first = tables.schedules.alias("first")
    longest = (
        sa.select(first.c.page_id)
        .where(first.c.host == named.c.host, first.c.wait == classes.c.wait, first.c.next_check_at <= _now())
        .order_by(first.c.next_check_at)
        .limit(sa.bindparam("most", type_=sa.Integer))
        .correlate(named, classes)
    )
    both = named.join(classes, sa.true())
    if dialect == "postgresql":
        few = longest.lateral("few")
        found = both.join(few, sa.true()).join(tables.schedules, tables.schedules.c.page_id == few.c.page_id)
    else:
        found = both.join(tables.schedules, tables.schedules.c.page_id.in_(longest))
    rank = sa.func.row_number().over(
        partition_by=tables.schedules.c.host, order_by=(_by_worth(), tables.schedules.c.page_id)
    )
    ranked = (
        sa.select(tables.schedules.c.page_id, tables.schedules.c.next_check_at, rank.label("rank"))
        .select_from(found)
        .subquery()
    )
    return sa.select(ranked.c.page_id, ranked.c.next_check_at).where(
        ranked.c.rank <= sa.bindparam("most", type_=sa.Integer)
    )


@statement
def _claim() -> sa.Update:
    return (
        sa.update(tables.schedules)
        .where(tables.schedules.c.page_id.in_(sa.bindparam("pages", expanding=True)), _due())
        .values(next_check_at=sa.bindparam("until"), lease_owner=sa.bindparam("owner"))
        .returning(tables.schedules.c.page_id, tables.schedules.c.host)
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
    found = answers(session, _best.of(session.backend), given)
    since = dict(found)
    claims: list[Claim] = []
    until = now + timedelta(seconds=lease_seconds)
    for part in batched(sorted(since), _AT_ONCE):
        claimed = answers(session, _claim, {"pages": part, "now": now, "until": until, "owner": owner})
        claims += [Claim(page_id=page_id, host=host) for page_id, host in claimed]
    if claims:
        late = lateness((now - since[one.page_id]).total_seconds() for one in claims)
        tallies.count_late(session, late)
    return tuple(sorted(claims, key=_by_host))


_AT_ONCE = 10_000  # numbers named in one statement; SQLite takes 32,766


def renew(session: Session, owner: str, until: datetime) -> int:
    """Hold the pages that `owner` has claimed until then; how many. Those no longer tracked stay so."""
    return put(session, _renew, {"owner": owner, "until": until})


@statement
def _renew() -> sa.Update:
    ours = (
        tables.schedules.c.lease_owner == sa.bindparam("owner"),
        tables.schedules.c.next_check_at.is_not(None),
    )
    return sa.update(tables.schedules).where(*ours).values(next_check_at=sa.bindparam("until"))


@statement
def _give_back() -> sa.Update:
    return (
        sa.update(tables.schedules)
        .where(tables.schedules.c.lease_owner == sa.bindparam("owner"))
        .values(
            next_check_at=sa.case(
                (
                    tables.schedules.c.next_check_at.is_not(None),
                    sa.bindparam("now", type_=tables.schedules.c.next_check_at.type),
                )
            ),
            lease_owner=None,
        )
        .returning(tables.schedules.c.host)
    )


@statement
def _give_back_of() -> sa.Update:
    return _give_back().where(tables.schedules.c.host.in_(sa.bindparam("hosts", expanding=True)))


def release(session: Session, owner: str, now: datetime, names: Iterable[str] | None = None) -> int:
    """Give back what `owner` has claimed (all, or of those hosts): it is due at once; how many pages."""
    if names is None:
        given_back = answers(session, _give_back, {"owner": owner, "now": now})
    else:
        given = {"owner": owner, "now": now, "hosts": sorted(set(names))}
        given_back = answers(session, _give_back_of, given)
    hosts.wake_known(session, dict.fromkeys((host for (host,) in given_back), now))
    return len(given_back)


def postpone(session: Session, page_id: int, owner: str, until: datetime) -> None:
    """Give a page of `owner`'s back that may not be asked for before `until`: it was not looked at."""
    put(session, _postpone, {"page": page_id, "owner": owner, "until": until})


@statement
def _postpone() -> sa.Update:
    schedules = tables.schedules
    until = sa.bindparam("until", type_=schedules.c.next_check_at.type)
    return (
        sa.update(schedules)
        .where(schedules.c.page_id == sa.bindparam("page"), schedules.c.lease_owner == sa.bindparam("owner"))
        .values(next_check_at=sa.case((schedules.c.next_check_at.is_not(None), until)), lease_owner=None)
    )


def _by_host(claim: Claim) -> tuple[str, int]:
    return claim.host, claim.page_id
