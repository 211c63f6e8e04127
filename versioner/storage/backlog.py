"""How much a backlog stretches every interval: one number for all processes on a database, weighed now and then."""

from __future__ import annotations

from datetime import datetime

from versioner.storage.database import Session
from versioner.storage.meta import get_meta, held_meta, put_meta, put_meta_once

SPREAD, _SPREAD_AT = "spread", "spread at"  # meta keys


def keep_spread(session: Session, spread: float, now: datetime | None = None) -> None:
    """How much a backlog stretches every interval, for all processes on the database; `now`: weighed just now."""
    put_meta(session, SPREAD, spread)
    if now is not None:
        put_meta(session, _SPREAD_AT, now.timestamp())


def may_spread(session: Session, now: datetime, *, every: float) -> bool:
    """Whether nobody has weighed the backlog within `every` seconds; of several that ask at once, one may."""
    put_meta_once(session, _SPREAD_AT, 0.0)
    at = float(held_meta(session, _SPREAD_AT))
    return not now.timestamp() - every < at <= now.timestamp()  # one that lies ahead is a wrong clock's


def spread(session: Session) -> float:
    """How much a backlog stretches every interval now; 1: not at all."""
    return float(get_meta(session, SPREAD) or 1.0)
