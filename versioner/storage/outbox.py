"""What is to be told, written with what it tells; and how the telling of it stands, channel by channel.

An event gets its id with its row, in the transaction of what happened; each channel that takes it gets a row of
its own in `deliveries`. Whoever delivers claims rows for a while: if it is killed they are due again after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import datetime, time
from typing import Any, TypedDict
from uuid import uuid4

from sqlalchemy import and_, delete, func, insert, select, update

from versioner.core.asked.filters import ChangeFilter
from versioner.core.decide.status import AWAY
from versioner.core.model import Json, Outcome, Significance
from versioner.core.told.events import Again, Channel, Event, EventKind
from versioner.core.url import host_of
from versioner.frozen import dataclass
from versioner.storage import tables
from versioner.storage.columns import named
from versioner.storage.database import Session
from versioner.storage.prepared import answers
from versioner.storage.tags import tags_of

_channels, _outbox, _deliveries, _runs = tables.channels, tables.outbox, tables.deliveries, tables.check_runs

WAITING, DELIVERED, DEAD = "waiting", "delivered", "dead"
Key = tuple[int, int]  # of a delivery: event and channel


# ---------------------------------------------------------------- channels


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
    return int(session.execute(insert(_channels).returning(_channels.c.id), values).scalar_one())


def all_channels(session: Session) -> tuple[Channel, ...]:
    """Every channel, oldest first."""
    names = _channels.c.keys()
    return tuple(_channel(dict(zip(names, row, strict=True))) for row in answers(session, _EVERY, {}))


_EVERY = select(_channels).order_by(_channels.c.id)


def remove_channel(session: Session, number: int) -> bool:
    """Forget a channel, its address, its secret and its deliveries; False where there is none."""
    return bool(session.execute(delete(_channels).where(_channels.c.id == number)).rowcount)


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


# ---------------------------------------------------------------- events


def put_events(session: Session, page_id: int, events: Sequence[Event], at: datetime) -> None:
    """Write down what is to be told of what this transaction writes; nothing where no channel takes it.

    Args:
        session: the transaction that writes what happened.
        page_id: the page that is being written.
        events: what happened to it and around it.
        at: the moment.
    """
    channels = all_channels(session) if events else ()
    if not channels:
        return
    pages = {event.page or page_id for event in events}
    tags = tags_of(session, pages) if any(one.wanted.tag for one in channels) else {}
    hosts = _hosts(session, pages) if any(one.wanted.host for one in channels) else {}
    away = _told_away(session, page_id) if any(event.kind in _STANDING for event in events) else {}
    for event in events:
        page = event.page or page_id
        where: _Where = {"tags": tags.get(page, ()), "host": hosts.get(page, "")}
        if event.again:
            heard = _heard(session, event, page, event.again.since)
            takers = [one for one in channels if one.id in heard or _only_now(one, event, event.again, where)]
        else:
            takers = [one for one in channels if one.takes(event, away=away.get(one.id), **where)]
        if takers:
            _put(session, event, page, takers, at)


class _Where(TypedDict):
    """What `Channel.takes` asks of a page."""

    tags: tuple[str, ...]
    host: str


def _heard(session: Session, event: Event, page_id: int, since: datetime | None) -> frozenset[int]:
    """The channels that were told of an event before.

    A change of which no message was made yet will be told as a person judged it: once is enough. What is
    about to be sent is waited for, and what is not stays unsent until this transaction ends.
    """
    where = [_outbox.c.page_id == page_id, _outbox.c.kind == str(event.kind)]
    if event.change is not None:
        where += [_outbox.c.version == event.change.version]
        where += [(_deliveries.c.state != WAITING) | (_deliveries.c.tries > 0)]
    if since is not None:
        where.append(_outbox.c.at >= since)
    query = (
        select(_deliveries.c.channel_id)
        .join_from(_outbox, _deliveries, _deliveries.c.event_id == _outbox.c.id)
        .where(*where)
        .with_for_update(of=_deliveries)
    )
    return frozenset(session.scalars(query))


def _only_now(channel: Channel, event: Event, again: Again, where: _Where) -> bool:
    """Whether a channel takes a change only as a person judged it."""
    if again.was is None:
        return False
    return channel.takes(event, **where) and not channel.takes(replace(event, change=again.was), **where)


_STANDING = (EventKind.FAILING, EventKind.GONE, EventKind.RECOVERED)
_UNSEEN = tuple(str(one) for one in (Outcome.FAILED, Outcome.GONE, Outcome.BLOCKED))


def _told_away(session: Session, page_id: int) -> dict[int, EventKind]:
    """How channels were told of the outage that a page is in: what was told since it was last seen.

    Who hears of no end cannot be asked whether the last word was one.
    """
    seen = (
        select(func.max(_runs.c.last_at))
        .where(_runs.c.page_id == page_id, _runs.c.outcome.not_in(_UNSEEN))
        .scalar_subquery()
    )
    query = (
        select(_deliveries.c.channel_id, _outbox.c.kind)
        .join_from(_outbox, _deliveries, _deliveries.c.event_id == _outbox.c.id)
        .where(
            _outbox.c.page_id == page_id,
            _outbox.c.kind.in_([str(kind) for kind in _STANDING]),
            seen.is_(None) | (_outbox.c.at > seen),
        )
        .order_by(_outbox.c.id)
    )
    last = {row.channel_id: named(EventKind, row.kind) for row in session.execute(query)}
    return {channel: kind for channel, kind in last.items() if kind is not EventKind.RECOVERED}


def _put(session: Session, event: Event, page: int, takers: Sequence[Channel], at: datetime) -> None:
    values = {
        "uid": f"evt_{uuid4().hex}",
        "kind": str(event.kind),
        "page_id": page,
        "version": event.change.version if event.change else None,
        "detail": event.detail,
        "at": at,
    }
    number = session.execute(insert(_outbox).returning(_outbox.c.id), values).scalar_one()
    rows = []
    for one in takers:
        due = one.due(at)
        rows.append(
            {
                "event_id": number,
                "channel_id": one.id,
                "digest_at": due if one.digest else None,
                "due_at": due,
                "state": WAITING,
            }
        )
    session.execute(insert(_deliveries), rows)


def _hosts(session: Session, pages: Iterable[int]) -> dict[int, str]:
    query = select(tables.pages.c.id, tables.pages.c.url).where(tables.pages.c.id.in_(sorted(pages)))
    return {number: host_of(url) for number, url in session.execute(query)}


# ---------------------------------------------------------------- deliveries


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
        select(_deliveries.c.event_id, _deliveries.c.channel_id, _deliveries.c.digest_at)
        .where(_deliveries.c.due_at <= now)
        .order_by(_deliveries.c.due_at, _deliveries.c.event_id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    found = session.execute(query).all()
    digests = {(row.channel_id, row.digest_at) for row in found if row.digest_at is not None}
    where = [
        and_(
            _deliveries.c.channel_id == channel,
            _deliveries.c.digest_at == digest_at,
            _deliveries.c.state == WAITING,
        )
        for channel, digest_at in digests
    ] + [
        and_(_deliveries.c.event_id == row.event_id, _deliveries.c.channel_id == row.channel_id)
        for row in found
        if row.digest_at is None
    ]
    parcels: dict[object, Parcel] = {}
    channels = {one.id: one for one in all_channels(session)} if where else {}
    for one in where:
        session.execute(
            update(_deliveries).where(one).values(due_at=until, tries=_deliveries.c.tries + 1, tried_at=now)
        )
        for row in session.execute(_events().where(one).order_by(_outbox.c.id)).mappings():
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
    return select(
        _outbox, _deliveries.c.channel_id, _deliveries.c.digest_at, _deliveries.c.tries
    ).join_from(_outbox, _deliveries, _deliveries.c.event_id == _outbox.c.id)  # fmt: skip


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
    where = [_deliveries.c.state == DEAD]
    if channel is not None:
        where.append(_deliveries.c.channel_id == channel)
    values = {"state": WAITING, "due_at": now, "tries": 0, "error": None}
    return int(session.execute(update(_deliveries).where(*where), values).rowcount)


def _end(session: Session, parcel: Parcel, values: dict[str, Any], *, tries: int | None = None) -> None:
    for event, channel in parcel.keys:
        where = [
            _deliveries.c.event_id == event,
            _deliveries.c.channel_id == channel,
            _deliveries.c.state == WAITING,
        ]
        if tries is not None:
            where.append(_deliveries.c.tries == tries)
        session.execute(update(_deliveries).where(*where), values)


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


def deliveries(
    session: Session, *, channel: int | None = None, state: str | None = None, limit: int = 100
) -> tuple[DeliveryRow, ...]:
    """How the telling of the newest events stands, newest first."""
    query = select(
        _outbox.c.uid, _outbox.c.kind, _outbox.c.page_id, _outbox.c.version, _outbox.c.at, _deliveries.c.channel_id,
        _deliveries.c.state, _deliveries.c.tries, _deliveries.c.tried_at, _deliveries.c.due_at, _deliveries.c.error,
    ).join_from(_outbox, _deliveries, _deliveries.c.event_id == _outbox.c.id)  # fmt: skip
    if channel is not None:
        query = query.where(_deliveries.c.channel_id == channel)
    if state is not None:
        query = query.where(_deliveries.c.state == state)
    query = query.order_by(_outbox.c.id.desc(), _deliveries.c.channel_id).limit(limit)
    return tuple(DeliveryRow(**row) for row in session.execute(query).mappings())


def counts(session: Session) -> dict[tuple[int, str], int]:
    """How many deliveries of each channel are in each state."""
    query = select(_deliveries.c.channel_id, _deliveries.c.state, func.count()).group_by(
        _deliveries.c.channel_id, _deliveries.c.state
    )
    return {(channel, state): int(count) for channel, state, count in session.execute(query)}


def forget(session: Session, before: datetime) -> int:
    """Drop events from before a moment of which nothing waits; how many.

    That a page cannot be had stays as long as that is so: who was told is told of the end.
    """
    waits = select(_deliveries.c.event_id).where(_deliveries.c.state == WAITING)
    away = select(tables.pages.c.id).where(tables.pages.c.status.in_([str(one) for one in AWAY]))
    settled = _outbox.c.kind.not_in([str(kind) for kind in _STANDING]) | _outbox.c.page_id.not_in(away)
    found = delete(_outbox).where(_outbox.c.at < before, _outbox.c.id.not_in(waits), settled)
    return int(session.execute(found).rowcount)
