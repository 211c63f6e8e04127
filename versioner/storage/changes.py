"""Changes: the judged edits between neighbouring versions; their sentences are made when read, never stored."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, bindparam, func, select, true, tuple_, update

from versioner.bounded import remembered
from versioner.core.asked.cursor import Cursor
from versioner.core.model import Change, Significance
from versioner.frozen import dataclass
from versioner.storage import codec, tables
from versioner.storage.database import Session
from versioner.storage.patches import compress, expand
from versioner.storage.sight import READERS, for_readers, in_lists, listed
from versioner.storage.upsert import upsert

_changes, _tags, _schedules = tables.changes, tables.page_tags, tables.schedules
_TURN = 0x7665_7273  # the advisory lock that writers of changes queue on


@dataclass(frozen=True, slots=True, kw_only=True)
class SpelledChange:
    """A change as it is kept: what lists need of it, and all of it in bytes."""

    version: int
    previous: int
    first_seen: datetime
    significance: str
    silent: bool
    payload: bytes


def spelled(change: Change) -> SpelledChange:
    """A change as it is kept; costs what its length costs, so no transaction should wait for it."""
    return SpelledChange(
        version=change.version,
        previous=change.previous,
        first_seen=change.first_seen,
        significance=str(change.significance),
        silent=bool(change.silent),
        payload=compress(codec.to_bytes(change)),
    )


def put_change(session: Session, page_id: int, change: SpelledChange, *, superseded: bool = False) -> None:
    """Keep the change that made its version, in place of the one kept before, if any (`rederive`)."""
    values: dict[str, Any] = {
        "previous": change.previous,
        "first_seen": change.first_seen,
        "significance": change.significance,
        "superseded": superseded,
        "silent": change.silent,
        "payload": change.payload,
    }
    upsert(session, _changes, {"page_id": page_id, "version": change.version}, values)


def changes_of(session: Session, page_id: int, *, superseded: bool = False) -> tuple[Change, ...]:
    """The page's changes, oldest first; those of superseded versions only on request.

    Raises:
        CorruptError: a stored change is damaged.
    """
    found = session.scalars(_ALL if superseded else _STANDING, {"page": page_id})
    return tuple(_change(payload) for payload in found)


_ALL = select(_changes.c.payload).where(_changes.c.page_id == bindparam("page")).order_by(_changes.c.version)
_STANDING = _ALL.where(~_changes.c.superseded)


def changes_by_page(session: Session, page_ids: Iterable[int]) -> dict[int, tuple[Change, ...]]:
    """As `changes_of`, for many pages; those without any are left out."""
    found: dict[int, list[Change]] = {}
    for page_id, payload in session.execute(_STANDING_OF, {"pages": sorted(set(page_ids))}).all():
        found.setdefault(page_id, []).append(_change(payload))
    return {page_id: tuple(told) for page_id, told in found.items()}


_STANDING_OF = (
    select(_changes.c.page_id, _changes.c.payload)
    .where(_changes.c.page_id.in_(bindparam("pages", expanding=True)), ~_changes.c.superseded)
    .order_by(_changes.c.page_id, _changes.c.version)
)


def change_of(session: Session, page_id: int, version: int) -> Change | None:
    """The change that made the page's version of that number, or None."""
    query = select(_changes.c.payload).where(_changes.c.page_id == page_id, _changes.c.version == version)
    payload = session.scalar(query)
    return None if payload is None else _change(payload)


def changes_at(session: Session, wanted: Iterable[tuple[int, int]]) -> dict[int, Change]:
    """By page, the change that made its version of that number; `wanted` names each page once, and few."""
    pairs = sorted(wanted)
    given = {
        "pages": [page_id for page_id, _ in pairs],
        "versions": sorted({version for _, version in pairs}),
        "pairs": pairs,
    }
    return {page_id: _change(payload) for page_id, payload in session.execute(_AT, given)}


_AT = select(_changes.c.page_id, _changes.c.payload).where(
    # SQLite finds pairs by no index: the halves lead it to theirs
    _changes.c.page_id.in_(bindparam("pages", expanding=True)),
    _changes.c.version.in_(bindparam("versions", expanding=True)),
    tuple_(_changes.c.page_id, _changes.c.version).in_(bindparam("pairs", expanding=True)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedChange:
    """A standing change, its page and its place in the order in which changes were written."""

    id: int
    page_id: int
    change: Change

    @property
    def cursor(self) -> Cursor:
        """Where it stands among the newest sights."""
        return Cursor(key=self.change.first_seen, id=self.id)


def in_turn(session: Session) -> None:
    """Wait until no other transaction is writing changes: their ids then grow in the order of commits.

    What was read up to an id is then complete, whoever writes meanwhile. SQLite has one writer anyway.
    """
    if session.dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(_TURN)))


def placed_changes(
    session: Session,
    *,
    after: int | None = None,
    before: Cursor | None = None,
    since: datetime | None = None,
    tag: str | None = None,
    host: str | None = None,
    silent: bool = False,
    limit: int = 100,
) -> tuple[PlacedChange, ...]:
    """Standing changes over all pages: those written after an id, oldest first; else newest sights first.

    Args:
        session: a session.
        after: an id; only what was written after it, in that order.
        before: the place of the last of the sheet before, where `after` is not given: what stands next is read.
        since: only what was first seen after it.
        tag, host: only of pages with that tag, on that host.
        silent: only what came without a new date or note, before any person judged it.
        limit: most changes.
    """
    where: list[ColumnElement[bool]] = [~_changes.c.superseded, *listed(session, _changes.c.page_id)]
    if since is not None:
        where.append(_changes.c.first_seen > since)
    if tag is not None:
        where.append(_among(session, _tags.c.page_id, _tags.c.tag == tag))
    if host is not None:
        where.append(_among(session, _schedules.c.page_id, _schedules.c.host == host))
    if silent:
        where.append(_changes.c.silent.is_(true()))
    query = select(_changes.c.id, _changes.c.page_id, _changes.c.payload).limit(limit)
    if after is not None:
        query = query.where(*where, _changes.c.id > after).order_by(_changes.c.id)
    else:
        if before is not None:
            place = tuple_(_changes.c.first_seen, _changes.c.id)
            # the first half alone leads SQLite to the index in order of time
            where += [_changes.c.first_seen <= before.key, place < (before.key, before.id)]
        query = query.where(*where).order_by(_changes.c.first_seen.desc(), _changes.c.id.desc())
    return tuple(
        PlacedChange(id=row[0], page_id=row[1], change=_change(row[2])) for row in session.execute(query)
    )


def count_unseen(session: Session, since: datetime, *, among: int) -> int:
    """How many of the `among` newest changes are substantive and were first seen after a moment; no others are read.

    As their row has it: a flap is counted too, and what a person has judged otherwise since.
    """
    query = _UNSEEN_LISTED if for_readers(session) else _UNSEEN
    return int(session.scalar(query, {"since": since, "among": among}, execution_options=_AS_IT_IS) or 0)


_NEWEST = (
    select(_changes.c.page_id, _changes.c.superseded, _changes.c.significance)
    .where(_changes.c.first_seen > bindparam("since"))
    .order_by(_changes.c.first_seen.desc())
    .limit(bindparam("among"))
    .subquery()
)
_UNSEEN = (
    select(func.count())
    .select_from(_NEWEST)
    .where(~_NEWEST.c.superseded, _NEWEST.c.significance == Significance.SUBSTANTIVE)
)
_UNSEEN_LISTED = _UNSEEN.where(*in_lists(_NEWEST.c.page_id))
# What stands in no list is left out by that: were readers' sight put into the inner select, it would read on for more.
_AS_IT_IS = {READERS: False}


def _among(session: Session, owner: Column[Any], condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """That a change is of the pages that `owner` names under a condition.

    The changes of few pages are looked up page by page; where there are many, changes are read in their order and
    each is asked whether it is of them, for enough to fill a sheet come soon.
    """
    pages = select(owner).where(condition)
    if len(session.scalars(pages.limit(_FEW)).all()) < _FEW:
        return _changes.c.page_id.in_(pages)
    return pages.where(owner == _changes.c.page_id).exists()


_FEW = 300  # pages: so many can be looked up in a few milliseconds


def supersede_change(session: Session, page_id: int, version: int) -> None:
    """Mark one change as no longer found; it stays readable."""
    session.execute(
        update(_changes).where(_changes.c.page_id == page_id, _changes.c.version == version),
        {"superseded": True},
    )


_ROOM = (
    16 * 1024 * 1024
)  # bytes of changes that are held: some 2,000 of an ordinary kind, as many of the largest as fit


@remembered(_ROOM)
def _change(payload: bytes) -> Change:
    """What a payload spells; a change once told does not alter, and a reader's page asks for all of them."""
    return codec.from_bytes(Change, expand(payload))
