"""Whether everything stored is whole: every row points at something that is there and intact.

Objects in the snapshot store that no row names are no fault: bytes are written before their row, and a
crash in between leaves them behind (`strays` finds them).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, select

from versioner.core.model import Change, Document
from versioner.errors import CorruptError, NotFoundError
from versioner.storage import audit, codec, tables
from versioner.storage.database import Session
from versioner.storage.interface import SnapshotStore
from versioner.storage.patches import expand
from versioner.storage.texts import get_text

_BATCH = 500
_PREFIXES = tuple(f"{n:02x}" for n in range(256))


class Mend(StrEnum):
    """What is kept for speed, or follows from what is kept, and can be worked out again."""

    INDEX = "index"
    PAGE_INDEX = "page index"
    COUNTERS = "counters"
    SCHEDULE = "schedule"
    CHANGES = "changes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One fault: what is wrong with what, in words.

    Attributes:
        mend: what can be worked out again to mend it, None where nothing can be.
        page: the page that it concerns, where it is one page's.
    """

    what: str
    detail: str
    mend: Mend | None = None
    page: int | None = None


Seen = Callable[[str], None]  # told of what was read, by name


def readable(session: Session) -> int:
    """How many texts, changes and snapshots `verify` reads, as far as rows name them."""
    kept = tables.snapshots.c.pruned_at.is_(None)
    counted: tuple[Select[Any], ...] = (
        select(func.count()).select_from(tables.text_blobs),
        select(func.count()).select_from(tables.changes),
        select(func.count(tables.snapshots.c.sha256.distinct())).where(kept),
    )
    return sum(session.scalar(one) or 0 for one in counted)


def verify(session: Session, store: SnapshotStore, seen: Seen | None = None) -> Iterator[Problem]:
    """Every fault there is, as it is found. Reads all that is stored, little of it at a time.

    Args:
        session: a session.
        store: the snapshots.
        seen: told of every text, change and snapshot.
    """
    see = seen or _unseen
    intact = True
    for found in (_sqlite(session), _rows(session), _texts(session, see), _changes(session, see)):
        for problem in found:
            intact &= problem.mend is not None
            yield problem
    yield from _counters(session)
    if intact:  # else every page whose text is damaged would be named twice
        yield from _index(session)
    yield from _emptied(session, store)
    yield from _snapshots(session, store)
    for name, error in store.verify(lambda name: see(f"snapshot {name[:12]}")):
        yield Problem(what=f"snapshot {name}", detail=error.message)


def _unseen(what: str) -> None:
    """Nobody wants to know."""
    del what


def _counters(session: Session) -> Iterator[Problem]:
    for name, kept, right in audit.miscounted(session):
        detail = f"says {kept:g}, and {right:g} are there"
        yield Problem(what=f"counter “{name}”", detail=detail, mend=Mend.COUNTERS)


def _index(session: Session) -> Iterator[Problem]:
    lacking, orphaned = audit.wordless(session)
    if lacking or orphaned:
        detail = f"lacks the words of {lacking} passages, and has those of {orphaned} that are not there"
        yield Problem(what="search index", detail=detail, mend=Mend.INDEX)
    for page_id, missing, extra in audit.unindexed(session):
        detail = f"is not in the search index as it is: {missing} passages are missing, {extra} are too many"
        yield Problem(what=f"page {page_id}", detail=detail, mend=Mend.PAGE_INDEX, page=page_id)


def _emptied(session: Session, store: SnapshotStore) -> Iterator[Problem]:
    """A new home has no snapshots: a database without pages beside some was emptied, or is another one."""
    if audit.without_pages(session) and next(iter(store.names()), None) is not None:
        yield Problem(
            what="database",
            detail="has no page, and there are snapshots: it was emptied, or is not the one that belongs to them; "
            "bring back a copy (versioner restore)",
        )


def strays(session: Session, store: SnapshotStore) -> Iterator[str]:
    """Objects in the store that no row names: left by a crash, or not yet named by a check under way."""
    named: set[str] = set()
    prefix = ""
    for name in store.names():
        if name[:2] != prefix:
            prefix = name[:2]
            named = _named(session, prefix)
        if name not in named:
            yield name


def _sqlite(session: Session) -> Iterator[Problem]:
    """What SQLite itself finds: torn pages, broken indexes, rows whose parent is gone."""
    if session.dialect.name != "sqlite":
        return
    for (line,) in session.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield Problem(what="database", detail=line)
    for row in session.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Problem(what=f"{row[0]} row {row[1]}", detail=f"points at a row of {row[2]} that is not there")


def _rows(session: Session) -> Iterator[Problem]:
    """Rules that no constraint of the database holds."""
    pages, schedules, versions, changes = tables.pages, tables.schedules, tables.versions, tables.changes

    def no_version(number: ColumnElement[Any], page_id: ColumnElement[Any]) -> ColumnElement[bool]:
        return ~exists().where(and_(versions.c.page_id == page_id, versions.c.number == number))

    found: tuple[tuple[str, str, Mend | None, Select[Any]], ...] = (
        (
            "page {0}",
            "has no schedule",
            Mend.SCHEDULE,
            select(pages.c.id).where(~exists().where(schedules.c.page_id == pages.c.id)),
        ),
        (
            "page {0}",
            "was last updated by version {1}, which is not there",
            Mend.CHANGES,
            select(pages.c.id, pages.c.last_updated_version).where(
                pages.c.last_updated_version.is_not(None),
                no_version(pages.c.last_updated_version, pages.c.id),
            ),
        ),
        (
            "version v{0}",
            "was first seen before it can have been there",
            None,
            select(versions.c.id).where(versions.c.first_seen < versions.c.not_before),
        ),
        (
            "change {0}",
            "leads from version {1} to {2}, and one of them is not there",
            None,
            select(changes.c.id, changes.c.previous, changes.c.version).where(
                no_version(changes.c.version, changes.c.page_id)
                | no_version(changes.c.previous, changes.c.page_id)
            ),
        ),
    )
    for what, detail, mend, query in found:
        for row in session.execute(query):
            page = None if mend is None else int(row[0])
            yield Problem(what=what.format(*row), detail=detail.format(*row), mend=mend, page=page)


def _texts(session: Session, seen: Seen) -> Iterator[Problem]:
    def read(row: Any) -> None:
        codec.from_bytes(Document, get_text(session, row.id))

    yield from _each(session, select(tables.text_blobs.c.id), "text", read, seen)


def _changes(session: Session, seen: Seen) -> Iterator[Problem]:
    def read(row: Any) -> None:
        codec.from_bytes(Change, expand(row.payload))

    yield from _each(session, select(tables.changes.c.id, tables.changes.c.payload), "change", read, seen)


def _each(
    session: Session, query: Select[Any], noun: str, read: Callable[[Any], None], seen: Seen
) -> Iterator[Problem]:
    """Rows by id, a batch at a time, each read; those that cannot be."""
    key = query.selected_columns["id"]
    last = 0
    while rows := _batch(session, query.where(key > last).order_by(key)):
        for row in rows:
            seen(f"{noun} {row.id}")
            try:
                read(row)
            except (CorruptError, NotFoundError) as error:
                yield Problem(what=f"{noun} {row.id}", detail=error.message)
        last = rows[-1].id


def _batch(session: Session, query: Select[Any]) -> Sequence[Any]:
    return session.execute(query.limit(_BATCH)).all()


def _snapshots(session: Session, store: SnapshotStore) -> Iterator[Problem]:
    for prefix in _PREFIXES:
        for name in sorted(_named(session, prefix)):
            if name not in store:
                yield Problem(what=f"snapshot {name}", detail="a row names it, and its bytes are not there")


def _named(session: Session, prefix: str) -> set[str]:
    column = tables.snapshots.c.sha256
    kept = tables.snapshots.c.pruned_at.is_(None)
    return set(
        session.scalars(select(column).where(column >= prefix, column < prefix + "g", kept).distinct())
    )
