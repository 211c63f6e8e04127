"""Whether anybody waits to be told: asked after every check, and apart from what tells."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from versioner.storage.database import Session
from versioner.storage.prepared import answers, put
from versioner.storage.statements import sa, statement, tables
from versioner.storage.values import CLOCKS_DIFFER


def anything_waiting(session: Session, now: datetime) -> bool:
    """Whether a delivery is due."""
    return bool(answers(session, _waiting, {"now": now}))


def hold_to_clock(session: Session, now: datetime) -> int:
    """Have tried now what a clock that ran ahead put off: what happened or was tried in what is to come; how many.

    A digest keeps its hour.
    """
    return put(session, _put_off_ahead, {"now": now, "ahead": now + CLOCKS_DIFFER})


@statement
def _put_off_ahead() -> sa.Update:
    rows = tables.deliveries.c
    ahead: Any = sa.bindparam("ahead")
    happened = rows.event_id.in_(sa.select(tables.outbox.c.id).where(tables.outbox.c.at > ahead))
    return (
        sa.update(tables.deliveries)
        .where(
            rows.due_at > sa.bindparam("now"), rows.digest_at.is_(None), (rows.tried_at > ahead) | happened
        )
        .values(due_at=sa.bindparam("now"))
    )


@statement
def _waiting() -> sa.Select[Any]:
    due = tables.deliveries.c.due_at <= sa.bindparam("now")
    return sa.select(tables.deliveries.c.event_id).where(due).limit(1)
