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

from versioner.core.asked.filters import ChangeFilter
from versioner.core.decide.status import AWAY
from versioner.core.model import Json, Outcome, Significance
from versioner.core.told.events import Again, Channel, Event, EventKind
from versioner.core.url import host_of
from versioner.frozen import dataclass
from versioner.storage.database import Session
from versioner.storage.prepared import answers, each, named_answers, single
from versioner.storage.statements import sa, statement, tables
from versioner.storage.tags import tags_of
from versioner.storage.values import named

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
    where = [tables.outbox.c.page_id == page_id, tables.outbox.c.kind == str(event.kind)]
    if event.change is not None:
        where += [tables.outbox.c.version == event.change.version]
        where += [(tables.deliveries.c.state != WAITING) | (tables.deliveries.c.tries > 0)]
    if since is not None:
        where.append(tables.outbox.c.at >= since)
    query = (
        sa.select(tables.deliveries.c.channel_id)
        .join_from(tables.outbox, tables.deliveries, tables.deliveries.c.event_id == tables.outbox.c.id)
        .where(*where)
        .with_for_update(of=tables.deliveries)
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
    rows = answers(session, _told_of_it, {"page": page_id})
    last = {channel: named(EventKind, kind) for channel, kind in rows}
    return {channel: kind for channel, kind in last.items() if kind is not EventKind.RECOVERED}


@statement
def _told_of_it() -> sa.Select[Any]:
    runs, page = tables.check_runs.c, sa.bindparam("page", type_=tables.pages.c.id.type)
    seen = (
        sa.select(sa.func.max(runs.last_at))
        .where(runs.page_id == page, runs.outcome.not_in(_UNSEEN))
        .scalar_subquery()
    )
    return (
        sa.select(tables.deliveries.c.channel_id, tables.outbox.c.kind)
        .join_from(tables.outbox, tables.deliveries, tables.deliveries.c.event_id == tables.outbox.c.id)
        .where(
            tables.outbox.c.page_id == page,
            tables.outbox.c.kind.in_([str(kind) for kind in _STANDING]),
            seen.is_(None) | (tables.outbox.c.at > seen),
        )
        .order_by(tables.outbox.c.id)
    )


def _put(session: Session, event: Event, page: int, takers: Sequence[Channel], at: datetime) -> None:
    values = {
        "uid": f"evt_{uuid4().hex}",
        "kind": str(event.kind),
        "page_id": page,
        "version": event.change.version if event.change else None,
        "detail": event.detail,
        "at": at,
    }
    number = single(session, _add, values)
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
    each(session, _deliver, rows)


@statement
def _add() -> sa.Insert:
    return sa.insert(tables.outbox).returning(tables.outbox.c.id)


@statement
def _deliver() -> sa.Insert:
    return sa.insert(tables.deliveries)


def _hosts(session: Session, pages: Iterable[int]) -> dict[int, str]:
    rows = answers(session, _addresses, {"pages": sorted(pages)})
    return {number: host_of(url) for number, url in rows}


@statement
def _addresses() -> sa.Select[Any]:
    those = tables.pages.c.id.in_(sa.bindparam("pages", expanding=True))
    return sa.select(tables.pages.c.id, tables.pages.c.url).where(those)


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


def deliveries(
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
    query = sa.select(tables.deliveries.c.channel_id, tables.deliveries.c.state, sa.func.count()).group_by(
        tables.deliveries.c.channel_id, tables.deliveries.c.state
    )
    return {(channel, state): int(count) for channel, state, count in session.execute(query)}


def forget(session: Session, before: datetime) -> int:
    """Drop events from before a moment of which nothing waits; how many.

    That a page cannot be had stays as long as that is so: who was told is told of the end.
    """
    waits = sa.select(tables.deliveries.c.event_id).where(tables.deliveries.c.state == WAITING)
    away = sa.select(tables.pages.c.id).where(tables.pages.c.status.in_([str(one) for one in AWAY]))
    settled = tables.outbox.c.kind.not_in([str(kind) for kind in _STANDING]) | tables.outbox.c.page_id.not_in(
        away
    )
    found = sa.delete(tables.outbox).where(
        tables.outbox.c.at < before, tables.outbox.c.id.not_in(waits), settled
    )
    return int(session.execute(found).rowcount)
