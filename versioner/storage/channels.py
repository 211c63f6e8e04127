"""Who is to be told: the channels that people added, as rows."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, time
from typing import Any

from versioner.core.asked.filters import ChangeFilter
from versioner.core.model import Significance
from versioner.core.told.events import Channel, EventKind
from versioner.storage.database import Session
from versioner.storage.prepared import named_answers
from versioner.storage.statements import sa, statement, tables
from versioner.storage.values import named


def add_channel(session: Session, channel: Channel, now: datetime) -> int:
    """Keep a new channel; its number."""
    wanted = {name: value for name, value in asdict(channel.wanted).items() if value}
    values = {
        "url": channel.url,
        "secret": channel.secret,
        "kinds": [str(kind) for kind in channel.kinds],
        "wanted": wanted,
        "digest": _spelled(channel.digest),
        "quiet": "-".join(f"{one:%H:%M}" for one in channel.quiet) if channel.quiet else None,
        "tz": channel.tz,
        "after": channel.after,
        "created_at": now,
    }
    return int(
        session.execute(sa.insert(tables.channels).returning(tables.channels.c.id), values).scalar_one()
    )


def all_channels(session: Session) -> tuple[Channel, ...]:
    """Every channel, oldest first."""
    return tuple(_channel(row) for row in named_answers(session, _every, {}))


@statement
def _every() -> sa.Select[Any]:
    return sa.select(tables.channels).order_by(tables.channels.c.id)


def remove_channel(session: Session, number: int) -> bool:
    """Forget a channel, its address, its secret and its deliveries; False where there is none."""
    return bool(session.execute(sa.delete(tables.channels).where(tables.channels.c.id == number)).rowcount)


def _channel(row: Any) -> Channel:
    wanted = dict(row["wanted"])
    if "significance" in wanted:
        wanted["significance"] = named(Significance, wanted["significance"])
    quiet = row["quiet"].split("-") if row["quiet"] else None
    return Channel(
        id=row["id"],
        url=row["url"],
        secret=row["secret"],
        kinds=tuple(named(EventKind, kind) for kind in row["kinds"]),
        wanted=ChangeFilter(**wanted),
        digest=time.fromisoformat(row["digest"]) if row["digest"] else None,
        quiet=(time.fromisoformat(quiet[0]), time.fromisoformat(quiet[1])) if quiet else None,
        tz=row["tz"],
        after=row["after"],
    )


def _spelled(clock: time | None) -> str | None:
    return f"{clock:%H:%M}" if clock else None
