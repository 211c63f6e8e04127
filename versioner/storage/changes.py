"""Changes: the judged edits between neighbouring versions; their sentences are made when read, never stored."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any

from versioner.bounded import remembered
from versioner.core.asked.cursor import Cursor
from versioner.core.model import Change, Significance
from versioner.frozen import dataclass
from versioner.storage import codec
from versioner.storage.database import Session
from versioner.storage.patches import compress, expand
from versioner.storage.prepared import answers, put, single
from versioner.storage.session import for_readers
from versioner.storage.sight import READERS, in_lists, listed
from versioner.storage.statements import sa, statement, tables
from versioner.storage.upsert import upsert

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
    upsert(session, "changes", {"page_id": page_id, "version": change.version}, values)


def changes_of(session: Session, page_id: int, *, superseded: bool = False) -> tuple[Change, ...]:
    """The page's changes, oldest first; those of superseded versions only on request.

    Raises:
        CorruptError: a stored change is damaged.
    """
    found = answers(session, _all if superseded else _standing, {"page": page_id})
    return tuple(_change(payload) for (payload,) in found)


@statement
def _all() -> sa.Select[Any]:
    return (
        sa.select(tables.changes.c.payload)
        .where(tables.changes.c.page_id == sa.bindparam("page"))
        .order_by(tables.changes.c.version)
    )


@statement
def _standing() -> sa.Select[Any]:
    return _all().where(~tables.changes.c.superseded)


def changes_by_page(session: Session, page_ids: Iterable[int]) -> dict[int, tuple[Change, ...]]:
    """As `changes_of`, for many pages; those without any are left out."""
    found: dict[int, list[Change]] = {}
    for page_id, payload in answers(session, _standing_of, {"pages": sorted(set(page_ids))}):
        found.setdefault(page_id, []).append(_change(payload))
    return {page_id: tuple(told) for page_id, told in found.items()}


@statement
def _standing_of() -> sa.Select[Any]:
    return (
        sa.select(tables.changes.c.page_id, tables.changes.c.payload)
        .where(
            tables.changes.c.page_id.in_(sa.bindparam("pages", expanding=True)), ~tables.changes.c.superseded
        )
        .order_by(tables.changes.c.page_id, tables.changes.c.version)
    )


def change_of(session: Session, page_id: int, version: int) -> Change | None:
    """The change that made the page's version of that number, or None."""
    payload = single(session, _one, {"page": page_id, "number": version})
    return None if payload is None else _change(payload)


@statement
def _one() -> sa.Select[Any]:
    return sa.select(tables.changes.c.payload).where(_of_version())


def _of_version() -> sa.ColumnElement[bool]:
    changes = tables.changes.c
    return (changes.page_id == sa.bindparam("page")) & (changes.version == sa.bindparam("number"))


def changes_at(session: Session, wanted: Iterable[tuple[int, int]]) -> dict[int, Change]:
    """By page, the change that made its version of that number; `wanted` names each page once, and few."""
    pairs = sorted(wanted)
    given = {
        "pages": [page_id for page_id, _ in pairs],
        "versions": sorted({version for _, version in pairs}),
        "pairs": pairs,
    }
    return {page_id: _change(payload) for page_id, payload in session.execute(_at(), given)}


@statement
def _at() -> sa.Select[Any]:
    return sa.select(tables.changes.c.page_id, tables.changes.c.payload).where(
        # SQLite finds pairs by no index: the halves lead it to theirs
        tables.changes.c.page_id.in_(sa.bindparam("pages", expanding=True)),
        tables.changes.c.version.in_(sa.bindparam("versions", expanding=True)),
        sa.tuple_(tables.changes.c.page_id, tables.changes.c.version).in_(
            sa.bindparam("pairs", expanding=True)
        ),
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
    if session.backend == "postgresql":
        session.execute(sa.select(sa.func.pg_advisory_xact_lock(_TURN)))


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
    where: list[sa.ColumnElement[bool]] = [
        ~tables.changes.c.superseded,
        *listed(session, tables.changes.c.page_id),
    ]
    if since is not None:
        where.append(tables.changes.c.first_seen > since)
    if tag is not None:
        where.append(_among(session, tables.page_tags.c.page_id, tables.page_tags.c.tag == tag))
    if host is not None:
        where.append(_among(session, tables.schedules.c.page_id, tables.schedules.c.host == host))
    if silent:
        where.append(tables.changes.c.silent.is_(sa.true()))
    query = sa.select(tables.changes.c.id, tables.changes.c.page_id, tables.changes.c.payload).limit(limit)
    if after is not None:
        query = query.where(*where, tables.changes.c.id > after).order_by(tables.changes.c.id)
    else:
        if before is not None:
            place = sa.tuple_(tables.changes.c.first_seen, tables.changes.c.id)
            # the first half alone leads SQLite to the index in order of time
            where += [tables.changes.c.first_seen <= before.key, place < (before.key, before.id)]
        query = query.where(*where).order_by(tables.changes.c.first_seen.desc(), tables.changes.c.id.desc())
    return tuple(
        PlacedChange(id=row[0], page_id=row[1], change=_change(row[2])) for row in session.execute(query)
    )


def count_unseen(session: Session, since: datetime, *, among: int) -> int:
    """How many of the `among` newest changes are substantive and were first seen after a moment; no others are read.

    As their row has it: a flap is counted too, and what a person has judged otherwise since.
    """
    query = _unseen_listed() if for_readers(session) else _unseen()
    return int(session.scalar(query, {"since": since, "among": among}, execution_options=_AS_IT_IS) or 0)


@cache
def _newest() -> Any:
    return (
        sa.select(tables.changes.c.page_id, tables.changes.c.superseded, tables.changes.c.significance)
        .where(tables.changes.c.first_seen > sa.bindparam("since"))
        .order_by(tables.changes.c.first_seen.desc())
        .limit(sa.bindparam("among", type_=sa.Integer))
        .subquery()
    )


@statement
def _unseen() -> sa.Select[Any]:
    return (
        sa.select(sa.func.count())
        .select_from(_newest())
        .where(~_newest().c.superseded, _newest().c.significance == Significance.SUBSTANTIVE)
    )


@statement
def _unseen_listed() -> sa.Select[Any]:
    return _unseen().where(*in_lists(_newest().c.page_id))


# What stands in no list is left out by that: were readers' sight put into the inner select, it would read on for more.
_AS_IT_IS = {READERS: False}


def _among(
    session: Session, owner: sa.Column[Any], condition: sa.ColumnElement[bool]
) -> sa.ColumnElement[bool]:
    """That a change is of the pages that `owner` names under a condition.

    The changes of few pages are looked up page by page; where there are many, changes are read in their order and
    each is asked whether it is of them, for enough to fill a sheet come soon.
    """
    pages = sa.select(owner).where(condition)
    if len(session.scalars(pages.limit(_FEW)).all()) < _FEW:
        return tables.changes.c.page_id.in_(pages)
    return pages.where(owner == tables.changes.c.page_id).exists()


_FEW = 300  # pages: so many can be looked up in a few milliseconds


def supersede_change(session: Session, page_id: int, version: int) -> None:
    """Mark one change as no longer found; it stays readable."""
    put(session, _supersede, {"page": page_id, "number": version})


@statement
def _supersede() -> sa.Update:
    return sa.update(tables.changes).where(_of_version()).values(superseded=True)


_ROOM = (
    16 * 1024 * 1024
)  # bytes of changes that are held: some 2,000 of an ordinary kind, as many of the largest as fit


@remembered(_ROOM)
def _change(payload: bytes) -> Change:
    """What a payload spells; a change once told does not alter, and a reader's page asks for all of them."""
    return codec.from_bytes(Change, expand(payload))
