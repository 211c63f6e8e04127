"""Who looks at pages: every process that does says so now and then, and what troubles it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from versioner.storage.database import Session
from versioner.storage.prepared import named_answers, put
from versioner.storage.records import CheckerRow
from versioner.storage.statements import sa, statement, tables
from versioner.storage.upsert import upsert
from versioner.storage.values import CLOCKS_DIFFER


def beat(
    session: Session, owner: str, *, started_at: datetime, now: datetime, trouble: str | None = None
) -> None:
    """Say that `owner` is alive, and what troubles it."""
    values = {"started_at": started_at, "seen_at": now, "trouble": trouble}
    upsert(session, "checkers", {"owner": owner}, values)


def leave(session: Session, owner: str) -> None:
    """Say that `owner` has stopped in order: nobody is to miss it."""
    put(session, _leave, {"owner": owner})


@statement
def _leave() -> sa.Delete:
    return sa.delete(tables.checkers).where(tables.checkers.c.owner == sa.bindparam("owner"))


def forget(session: Session, before: datetime) -> None:
    """Forget those who were not heard of since `before`; who starts does so, for it takes their place."""
    put(session, _forget, {"before": before})


@statement
def _forget() -> sa.Delete:
    return sa.delete(tables.checkers).where(tables.checkers.c.seen_at < sa.bindparam("before"))


def hold_to_clock(session: Session, now: datetime) -> None:
    """Forget those who were heard of in what is to come; who lives says so again within a lease."""
    put(session, _heard_ahead, {"ahead": now + CLOCKS_DIFFER})


@statement
def _heard_ahead() -> sa.Delete:
    return sa.delete(tables.checkers).where(tables.checkers.c.seen_at > sa.bindparam("ahead"))


def checkers(session: Session) -> tuple[CheckerRow, ...]:
    """All who did not stop in order, the last heard of first."""
    return tuple(CheckerRow(**row) for row in named_answers(session, _all, {}))


@statement
def _all() -> sa.Select[Any]:
    return sa.select(tables.checkers).order_by(tables.checkers.c.seen_at.desc())
