"""Who looks at pages: every process that does says so now and then, and what troubles it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from versioner.storage import tables
from versioner.storage.database import Session
from versioner.storage.records import CheckerRow
from versioner.storage.upsert import upsert

_checkers = tables.checkers


def beat(
    session: Session, owner: str, *, started_at: datetime, now: datetime, trouble: str | None = None
) -> None:
    """Say that `owner` is alive, and what troubles it."""
    values = {"started_at": started_at, "seen_at": now, "trouble": trouble}
    upsert(session, _checkers, {"owner": owner}, values)


def leave(session: Session, owner: str) -> None:
    """Say that `owner` has stopped in order: nobody is to miss it."""
    session.execute(delete(_checkers).where(_checkers.c.owner == owner))


def forget(session: Session, before: datetime) -> None:
    """Forget those who were not heard of since `before`; who starts does so, for it takes their place."""
    session.execute(delete(_checkers).where(_checkers.c.seen_at < before))


def checkers(session: Session) -> tuple[CheckerRow, ...]:
    """All who did not stop in order, the last heard of first."""
    rows = session.execute(select(_checkers).order_by(_checkers.c.seen_at.desc())).mappings()
    return tuple(CheckerRow(**row) for row in rows)
