"""Lists that are followed, and every address that one of them ever named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from versioner.core.model import Json, rfc3339
from versioner.core.told.details import plain
from versioner.frozen import dataclass
from versioner.storage.database import Session
from versioner.storage.prepared import answers, each, named_answers, put, single
from versioner.storage.statements import sa, statement, tables
from versioner.storage.values import CLOCKS_DIFFER

_LISTS = ("match", "refuse", "tags", "source_from")
_SLICE = 500  # keys asked for at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow:
    """A list that is followed.

    Attributes:
        every: seconds between two looks.
        match, refuse: rules on addresses; tags: what new articles get.
        source_from: rules on the links of new articles: what fits is taken as a source.
        keep: seconds for which a new article is looked at; None: for good.
        kind: what the list was when last read; None before the first look.
        etag, last_modified, sha256: for the early stop of the next look.
        trouble: why the last look brought nothing; None: nothing is wrong.
        tracked: how many of the articles that it named are kept; 0 where nobody asked for it (`claim`).
    """

    id: int
    url: str
    every: float
    match: tuple[str, ...]
    refuse: tuple[str, ...]
    tags: tuple[str, ...]
    keep: float | None
    created_at: datetime
    next_at: datetime
    looked_at: datetime | None = None
    kind: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    sha256: str | None = None
    trouble: str | None = None
    source_from: tuple[str, ...] = ()
    tracked: int = 0

    def to_json(self) -> Json:
        return {
            "id": self.id,
            "url": self.url,
            "every": self.every,
            "match": list(self.match),
            "not": list(self.refuse),
            "tags": list(self.tags),
            "source_from": list(self.source_from),
            "for": self.keep,
            "kind": self.kind,
            "created_at": rfc3339(self.created_at),
            "looked_at": rfc3339(self.looked_at),
            "next_look": rfc3339(self.next_at),
            "tracked": self.tracked,
            "trouble": plain(self.trouble),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """An address that a list named.

    Attributes:
        key: its same-page key; page_id: the page, where it is tracked.
        tries: how often tracking it failed; until: when the page is let go, None: never by this follow.
        declared: the date that the list gave it last.
    """

    follow_id: int
    key: str
    page_id: int | None
    tries: int
    declared: datetime | None
    until: datetime | None = None


def add_follow(session: Session, **values: Any) -> int:
    """Follow a list; its id. The values are those of `Follow`."""
    lists = {name: list(values[name]) for name in _LISTS}
    return int(
        session.execute(sa.insert(tables.follows).returning(tables.follows.c.id), values | lists).scalar_one()
    )


def all_follows(session: Session) -> tuple[Follow, ...]:
    """Every list, by number."""
    rows = session.execute(_with_count().order_by(tables.follows.c.id)).mappings()
    return tuple(_follow(row) for row in rows)


def follow(session: Session, follow_id: int) -> Follow | None:
    """The list of that number, or None."""
    row = session.execute(_with_count().where(tables.follows.c.id == follow_id)).mappings().first()
    return _follow(row) if row else None


@statement
def _with_count() -> sa.Select[Any]:
    return sa.select(
        tables.follows,
        sa.select(sa.func.count())
        .where(
            tables.follow_entries.c.follow_id == tables.follows.c.id,
            tables.follow_entries.c.page_id.is_not(None),
        )
        .scalar_subquery()
        .label("tracked"),
    )


def _follow(row: Any) -> Follow:
    lists = {name: tuple(row[name] or ()) for name in _LISTS}
    return Follow(**dict(row) | lists)


def update_follow(session: Session, follow_id: int, **values: Any) -> None:
    """Set columns of a list."""
    session.execute(sa.update(tables.follows).where(tables.follows.c.id == follow_id), values)


def remove_follow(session: Session, follow_id: int) -> bool:
    """Follow a list no longer; what it brought stays. False where there is none."""
    session.execute(sa.delete(tables.follow_entries).where(tables.follow_entries.c.follow_id == follow_id))
    return bool(session.execute(sa.delete(tables.follows).where(tables.follows.c.id == follow_id)).rowcount)


def anything_due(session: Session, now: datetime) -> bool:
    """Whether a list is to be looked at now, or a page let go."""
    ends = (single(session, first, {}) for first in (_first_look, _first_end))
    return any(at is not None and at <= now for at in ends)


@statement
def _first_look() -> sa.Select[Any]:
    return sa.select(sa.func.min(tables.follows.c.next_at))


@statement
def _first_end() -> sa.Select[Any]:
    return sa.select(sa.func.min(tables.follow_entries.c.until))


def claim(session: Session, now: datetime) -> Follow | None:
    """A list that is due, whose next look is an interval from now; two who ask never get one."""
    rows = named_answers(session, _due, {"now": now})
    if not rows:
        return None
    row = rows[0]
    later = now + timedelta(seconds=row["every"])
    taken = put(session, _take, {"number": row["id"], "since": row["next_at"], "later": later})
    return _follow(row) if taken else None


@statement
def _due() -> sa.Select[Any]:
    follows = tables.follows
    return (
        sa.select(follows)
        .where(follows.c.next_at <= sa.bindparam("now"))
        .order_by(follows.c.next_at)
        .limit(1)
    )


@statement
def _take() -> sa.Update:
    follows = tables.follows
    return (
        sa.update(follows)
        .where(follows.c.id == sa.bindparam("number"), follows.c.next_at == sa.bindparam("since"))
        .values(next_at=sa.bindparam("later"))
    )


def hold_to_clock(session: Session, now: datetime) -> int:
    """Look now at lists whose last look lies ahead: a clock that was wrong planned the next; how many."""
    return put(session, _planned_ahead, {"now": now, "ahead": now + CLOCKS_DIFFER})


@statement
def _planned_ahead() -> sa.Update:
    follows = tables.follows
    return (
        sa.update(follows)
        .where(follows.c.looked_at > sa.bindparam("ahead"), follows.c.next_at > sa.bindparam("now"))
        .values(next_at=sa.bindparam("now"))
    )


def entries(session: Session, follow_id: int, keys: Sequence[str]) -> dict[str, EntryRow]:
    """Those of the addresses that the list named before, by key."""
    found = {}
    for start in range(0, len(keys), _SLICE):
        given = {"follow": follow_id, "keys": list(keys[start : start + _SLICE])}
        found.update({row["key"]: EntryRow(**row) for row in named_answers(session, _named, given)})
    return found


@statement
def _named() -> sa.Select[Any]:
    return sa.select(tables.follow_entries).where(*_those())


def _those() -> tuple[sa.ColumnElement[bool], ...]:
    entries = tables.follow_entries.c
    keys = entries.key.in_(sa.bindparam("keys", expanding=True))
    return entries.follow_id == sa.bindparam("follow"), keys


def put_entries(session: Session, rows: Iterable[EntryRow]) -> None:
    """Remember what a list named."""
    found = [
        {name: getattr(row, name) for name in ("follow_id", "key", "page_id", "tries", "declared", "until")}
        for row in rows
    ]
    for start in range(0, len(found), _SLICE):
        part = found[start : start + _SLICE]
        put(session, _drop, {"follow": part[0]["follow_id"], "keys": [row["key"] for row in part]})
        each(session, _add, part)


@statement
def _drop() -> sa.Delete:
    return sa.delete(tables.follow_entries).where(*_those())


@statement
def _add() -> sa.Insert:
    return sa.insert(tables.follow_entries)


def ended(session: Session, now: datetime) -> tuple[int, ...]:
    """Pages whose time of being looked at is over; asked once, they are named no more."""
    found = tuple(int(one) for (one,) in answers(session, _ended, {"now": now}))
    put(session, _end, {"now": now})
    return found


@statement
def _ended() -> sa.Select[Any]:
    entries = tables.follow_entries.c
    return sa.select(entries.page_id).where(
        entries.until <= sa.bindparam("now"), entries.page_id.is_not(None)
    )


@statement
def _end() -> sa.Update:
    over = tables.follow_entries.c.until <= sa.bindparam("now")
    return sa.update(tables.follow_entries).where(over).values(until=None)
