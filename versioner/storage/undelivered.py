"""Whether anybody waits to be told: asked after every check, and apart from what tells."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from versioner.storage import tables
from versioner.storage.database import Session

_deliveries = tables.deliveries


def anything_waiting(session: Session, now: datetime) -> bool:
    """Whether a delivery is due."""
    first = select(_deliveries.c.event_id).where(_deliveries.c.due_at <= now).limit(1)
    return session.scalar(first) is not None
