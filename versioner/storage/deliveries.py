"""How the telling of each event stands, channel by channel.

Whoever delivers claims rows for a while: if it is killed they are due again after it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from versioner.core.model import Json
from versioner.core.told.events import Channel, EventKind
from versioner.frozen import dataclass
from versioner.storage.channels import all_channels
from versioner.storage.database import Session
from versioner.storage.outbox import WAITING
from versioner.storage.prepared import answers
from versioner.storage.statements import sa, statement, tables
from versioner.storage.values import named

DELIVERED, DEAD = "delivered", "dead"
Key = tuple[int, int]  # of a delivery: event and channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event as it was written down."""

    id: int
    uid: str
    kind: EventKind
    page_id: int
    version: int | None
    detail: Json | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What goes to one channel in one message: an event, or a digest of several.

    Attributes:
        tries: this one too.
        digest_at: the moment for which a digest was gathered; None: a single event.
    """

    channel: Channel
    events: tuple[Told, ...]
    tries: int
    digest_at: datetime | None = None

    @property
    def uid(self) -> str:
        """What names the message: the same at every try."""
        if self.digest_at is None:
            return self.events[0].uid
        return f"dig_{self.channel.id}_{self.digest_at:%Y%m%dT%H%M%S}_{self.events[0].uid[-8:]}"

    @property
    def keys(self) -> tuple[Key, ...]:
        """Its rows."""
        return tuple((event.id, self.channel.id) for event in self.events)


def claim(session: Session, now: datetime, until: datetime, limit: int) -> tuple[Parcel, ...]:
    """Take up to so many deliveries that are due, oldest first; they are due again `until` unless they have ended."""
    query = (
        sa.select(tables.deliveries.c.event_id, tables.deliveries.c.channel_id, tables.deliveries.c.digest_at)
        .where(tables.deliveries.c.due_at <= now)
        .order_by(tables.deliveries.c.due_at, tables.deliveries.c.event_id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    found = session.execute(query).all()
    digests = {(row.channel_id, row.digest_at) for row in found if row.digest_at is not None}
    where = [
        sa.and_(
            tables.deliveries.c.channel_id == channel,
            tables.deliveries.c.digest_at == digest_at,
            tables.deliveries.c.state == WAITING,
        )
        for channel, digest_at in digests
    ] + [
        sa.and_(
            tables.deliveries.c.event_id == row.event_id, tables.deliveries.c.channel_id == row.channel_id
        )
        for row in found
        if row.digest_at is None
    ]
    parcels: dict[object, Parcel] = {}
    channels = {one.id: one for one in all_channels(session)} if where else {}
    for one in where:
        session.execute(
            sa.update(tables.deliveries)
            .where(one)
            .values(due_at=until, tries=tables.deliveries.c.tries + 1, tried_at=now)
        )
        for row in session.execute(_events().where(one).order_by(tables.outbox.c.id)).mappings():
            key = (row["channel_id"], row["digest_at"] or row["id"])
            parcel = parcels.get(key)
            parcels[key] = Parcel(
                channel=channels[row["channel_id"]],
                events=(*(parcel.events if parcel else ()), _told(row)),
                tries=row["tries"],
                digest_at=row["digest_at"],
            )
    return tuple(parcels.values())


def _events() -> Any:
    return sa.select(
        tables.outbox, tables.deliveries.c.channel_id, tables.deliveries.c.digest_at, tables.deliveries.c.tries
    ).join_from(tables.outbox, tables.deliveries, tables.deliveries.c.event_id == tables.outbox.c.id)  # fmt: skip


def _told(row: Any) -> Told:
    return Told(
        id=row["id"],
        uid=row["uid"],
        kind=named(EventKind, row["kind"]),
        page_id=row["page_id"],
        version=row["version"],
        detail=row["detail"],
        at=row["at"],
    )


def delivered(session: Session, parcel: Parcel) -> None:
    """Say that a message came through."""
    _end(session, parcel, {"state": DELIVERED, "due_at": None, "error": None})


def failed(session: Session, parcel: Parcel, error: str, again: datetime | None) -> None:
    """Say that a message did not come through; it is tried `again`, or (None) is a dead letter.

    Where it was claimed by another meanwhile, that one's word holds.
    """
    values = {"state": WAITING if again else DEAD, "due_at": again, "error": error[:500]}
    _end(session, parcel, values, tries=parcel.tries)


def resend(session: Session, now: datetime, *, channel: int | None = None) -> int:
    """Have dead letters tried again from the first wait on, under the same ids; how many."""
    where = [tables.deliveries.c.state == DEAD]
    if channel is not None:
        where.append(tables.deliveries.c.channel_id == channel)
    values = {"state": WAITING, "due_at": now, "tries": 0, "error": None}
    return int(session.execute(sa.update(tables.deliveries).where(*where), values).rowcount)


def _end(session: Session, parcel: Parcel, values: dict[str, Any], *, tries: int | None = None) -> None:
    for event, channel in parcel.keys:
        where = [
            tables.deliveries.c.event_id == event,
            tables.deliveries.c.channel_id == channel,
            tables.deliveries.c.state == WAITING,
        ]
        if tries is not None:
            where.append(tables.deliveries.c.tries == tries)
        session.execute(sa.update(tables.deliveries).where(*where), values)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryRow:
    """How the telling of an event stands."""

    uid: str
    kind: str
    page_id: int
    version: int | None
    at: datetime
    channel_id: int
    state: str
    tries: int
    tried_at: datetime | None
    due_at: datetime | None
    error: str | None


def newest(
    session: Session, *, channel: int | None = None, state: str | None = None, limit: int = 100
) -> tuple[DeliveryRow, ...]:
    """How the telling of the newest events stands, newest first."""
    query = sa.select(
        tables.outbox.c.uid, tables.outbox.c.kind, tables.outbox.c.page_id, tables.outbox.c.version, tables.outbox.c.at, tables.deliveries.c.channel_id,
        tables.deliveries.c.state, tables.deliveries.c.tries, tables.deliveries.c.tried_at, tables.deliveries.c.due_at, tables.deliveries.c.error,
    ).join_from(tables.outbox, tables.deliveries, tables.deliveries.c.event_id == tables.outbox.c.id)  # fmt: skip
    if channel is not None:
        query = query.where(tables.deliveries.c.channel_id == channel)
    if state is not None:
        query = query.where(tables.deliveries.c.state == state)
    query = query.order_by(tables.outbox.c.id.desc(), tables.deliveries.c.channel_id).limit(limit)
    return tuple(DeliveryRow(**row) for row in session.execute(query).mappings())


def counts(session: Session) -> dict[tuple[int, str], int]:
    """How many deliveries of each channel are in each state."""
    return {(channel, state): int(count) for channel, state, count in answers(session, _counts, {})}


@statement
def _counts() -> sa.Select[Any]:
    kind = (tables.deliveries.c.channel_id, tables.deliveries.c.state)
    return sa.select(*kind, sa.func.count()).group_by(*kind)
