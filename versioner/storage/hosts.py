"""Hosts, and how they want to be treated: shared by all processes on one database."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select, update

from versioner.storage import tables
from versioner.storage.database import Session
from versioner.storage.records import HostRow
from versioner.storage.upsert import upsert

_hosts = tables.hosts


def host(session: Session, name: str) -> HostRow:
    """What is known of a host; one never met is simply empty."""
    row = session.execute(select(_hosts).where(_hosts.c.host == name)).mappings().first()
    return HostRow(**row) if row else HostRow(host=name)


def reserve(session: Session, name: str, now: datetime, delay: float, *, count: int = 1) -> datetime:
    """Take the host's next free moment, for `count` requests spaced by `delay` seconds.

    Returns:
        When the first may be sent: now, or later where others (in this process or another) came first or
        the host asked for a pause. The n-th may follow n × `delay` after it.
    """
    upsert(session, _hosts, {"host": name}, {"host": name})
    held = select(_hosts.c.next_allowed_at, _hosts.c.backoff_until).where(_hosts.c.host == name)
    row = session.execute(held.with_for_update()).one()
    allowed = max(moment for moment in (now, row.next_allowed_at, row.backoff_until) if moment is not None)
    session.execute(
        update(_hosts).where(_hosts.c.host == name),
        {"next_allowed_at": allowed + timedelta(seconds=delay * count)},
    )
    return allowed


def back_off(session: Session, name: str, until: datetime, *, failures: int) -> None:
    """Leave the host alone until then."""
    upsert(session, _hosts, {"host": name}, {"backoff_until": until, "failures": failures})


def recovered(session: Session, name: str) -> None:
    """The host answers again: no back-off, no failures."""
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
