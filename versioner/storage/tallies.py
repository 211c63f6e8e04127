"""Counts that are kept as it goes: what a list or a probe shows costs the same with a thousand pages and a million.

A change of a count is a row of its own, written in the transaction that brings it: rows that nobody else
writes make nobody wait, on PostgreSQL too. `add_up` adds them up once there are many.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import Any

from versioner.core.schedule.lateness import BOUNDS, Lateness
from versioner.storage.database import Session
from versioner.storage.prepared import answers, each, single
from versioner.storage.statements import sa, statement, tables

# Names. Σ√λ of the pages that follow the law, and requests a second of those with an interval of their own.
DEMAND, PROMISED = "demand", "promised"
# "checks <outcome> <level>": checks that ended so, those of pages erased since too.
CHECKS = "checks"
# "late <bound>": looks that began so many seconds after they were due (`core.lateness`), and "late seconds" of all.
# "failures <cause>": looks that brought no page, by `FetchError.cause`.
LATE, FAILURES = "late", "failures"
# What has been counted and can be counted by nothing that is kept.
PAST = (f"{CHECKS} ", f"{LATE} ", f"{FAILURES} ")
# "pages <status>" of those tracked, "articles <status>" of those asked for themselves, "articles waiting"
# (for a decision, or a second look): moved by the database itself (triggers of migration 0009), and so is
# "looked at", the pages that have a next check.
PAGES, ARTICLES, WAITING, LOOKED_AT = "pages", "articles", "articles waiting", "looked at"

_MANY = 500  # rows from which on they are added up: reading so many takes about 0.1 ms
_ADVISORY_LOCK = 7_246_532  # any fixed number: one adds up, the others go on


def add(session: Session, amounts: Mapping[str, float]) -> None:
    """Move counts, up or down."""
    rows = [{"called": name, "moved": amount} for name, amount in sorted(amounts.items()) if amount]
    if rows:
        each(session, _add, rows)
        if next(_added) % _SELDOM == 0:
            add_up(session)


@statement
def _add() -> sa.Insert:
    return (
        sa.insert(tables.tallies).inline().values(name=sa.bindparam("called"), amount=sa.bindparam("moved"))
    )


_added = count()  # of this process
_SELDOM = 16  # times from one look at whether there are many to the next


@statement
def _ends() -> sa.Select[Any]:
    return sa.select(sa.func.min(tables.tallies.c.id), sa.func.max(tables.tallies.c.id))


def total(session: Session, name: str) -> float:
    """One count; 0 where it was never moved."""
    return float(single(session, _sum, {"called": name}) or 0.0)


@statement
def _sum() -> sa.Select[Any]:
    of = tables.tallies.c.name == sa.bindparam("called")
    return sa.select(sa.func.sum(tables.tallies.c.amount)).where(of)


def totals(session: Session, prefix: str = "") -> dict[str, float]:
    """All counts whose name begins so, but those that are nothing."""
    return {name: float(amount) for name, amount in answers(session, _sums.of(prefix), {}) if amount}


@statement
def _sums(prefix: str) -> sa.Select[Any]:
    query = sa.select(tables.tallies.c.name, sa.func.sum(tables.tallies.c.amount)).group_by(
        tables.tallies.c.name
    )
    return query.where(tables.tallies.c.name.startswith(prefix, autoescape=True)) if prefix else query


def add_up(session: Session, *, many: int = _MANY) -> None:
    """Add the rows up, where there are many: one row a name is left."""
    ((first, last),) = answers(session, _ends, {})
    if first is None or last - first < many:
        return
    if session.backend == "postgresql" and not session.scalar(
        sa.text("SELECT pg_try_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK}
    ):
        return
    found: dict[str, float] = {}
    for name, amount in answers(session, _gone, {"last": last}):
        found[name] = found.get(name, 0.0) + amount
    left = [{"called": name, "moved": amount} for name, amount in sorted(found.items()) if amount]
    if left:
        each(session, _add, left)


@statement
def _gone() -> sa.sql.dml.ReturningDelete[Any]:
    return (
        sa.delete(tables.tallies)
        .where(tables.tallies.c.id <= sa.bindparam("last"))
        .returning(tables.tallies.c.name, tables.tallies.c.amount)
    )


def count_late(session: Session, found: Lateness) -> None:
    """Count some looks by how late they began."""
    moves = {f"{LATE} {bound:g}": float(count) for bound, count in found.counts.items()}
    add(session, moves | {f"{LATE} seconds": found.seconds})


def late(session: Session) -> Lateness:
    """All looks by how late they began."""
    sums = {name.partition(" ")[2]: amount for name, amount in totals(session, f"{LATE} ").items()}
    return Lateness(
        counts={bound: int(sums.get(f"{bound:g}", 0)) for bound in BOUNDS}, seconds=sums.get("seconds", 0.0)
    )


def failures(session: Session) -> dict[str, int]:
    """Looks that brought no page, by cause."""
    found = totals(session, f"{FAILURES} ")
    return {name.partition(" ")[2]: int(count) for name, count in sorted(found.items())}
