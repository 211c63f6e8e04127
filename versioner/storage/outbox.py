"""What is to be told, written with what it tells.

An event gets its id with its row, in the transaction of what happened; each channel that takes it gets a row of
its own in `deliveries`, which says from then on how the telling stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypedDict
from uuid import uuid4

from versioner.core.decide.status import AWAY
from versioner.core.model import Outcome
from versioner.core.told.events import Again, Channel, Event, EventKind
from versioner.core.url import host_of
from versioner.storage.channels import all_channels
from versioner.storage.database import Session
from versioner.storage.prepared import answers, each, single
from versioner.storage.statements import sa, statement, tables
from versioner.storage.tags import tags_of
from versioner.storage.values import named

WAITING = "waiting"  # the state in which a delivery begins


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
