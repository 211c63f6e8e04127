"""Whether anybody waits to be told: asked after every check, and apart from what tells."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from versioner.storage.database import Session
from versioner.storage.prepared import answers
from versioner.storage.statements import sa, statement, tables


def anything_waiting(session: Session, now: datetime) -> bool:
    """Whether a delivery is due."""
    return bool(answers(session, _waiting, {"now": now}))


@statement
def _waiting() -> sa.Select[Any]:
    due = tables.deliveries.c.due_at <= sa.bindparam("now")
    return sa.select(tables.deliveries.c.event_id).where(due).limit(1)
