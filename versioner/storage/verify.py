"""Whether everything stored is whole: every row points at something that is there and intact.

Objects in the snapshot store that no row names are no fault: bytes are written before their row, and a
crash in between leaves them behind (`strays` finds them).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import Any

from versioner.core.model import Change, Document
from versioner.errors import E_, CorruptError, NotFoundError, Said, VersionerError
from versioner.frozen import dataclass
from versioner.storage import audit, codec
from versioner.storage.database import Session
from versioner.storage.interface import SnapshotStore
from versioner.storage.patches import expand
from versioner.storage.statements import sa, tables
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
    """One fault: what is wrong with what, in words that another language may say (`view.wording`).

    Attributes:
        mend: what can be worked out again to mend it, None where nothing can be.
        page: the page that it concerns, where it is one page's.
    """

    what: Said
    detail: Said | VersionerError
    mend: Mend | None = None
    page: int | None = None


def fault(
    what: str,
    detail: str | Said | VersionerError,
    /,
    mend: Mend | None = None,
    page: int | None = None,
    **values: object,
) -> Problem:
    """A problem of two templates that share their values."""
    said = Said(detail, values) if isinstance(detail, str) else detail
    return Problem(what=Said(what, values), detail=said, mend=mend, page=page)


Seen = Callable[[str], None]  # told of what was read, by name


def readable(session: Session) -> int:
    """How many texts, changes and snapshots `verify` reads, as far as rows name them."""
    kept = tables.snapshots.c.pruned_at.is_(None)
    counted: tuple[sa.Select[Any], ...] = (
        sa.select(sa.func.count()).select_from(tables.text_blobs),
        sa.select(sa.func.count()).select_from(tables.changes),
        sa.select(sa.func.count(tables.snapshots.c.sha256.distinct())).where(kept),
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
        yield fault(E_("snapshot {name}"), error, name=name)


def _unseen(what: str) -> None:
    """Nobody wants to know."""
    del what


def _counters(session: Session) -> Iterator[Problem]:
    for name, kept, right in audit.miscounted(session):
        said = {"name": name, "kept": f"{kept:g}", "right": f"{right:g}"}
        yield fault(
            E_("counter “{name}”"), E_("says {kept}, and {right} are there"), Mend.COUNTERS, None, **said
        )


def _index(session: Session) -> Iterator[Problem]:
    lacking, orphaned = audit.wordless(session)
    if lacking or orphaned:
        detail = E_("lacks the words of {lacking} passages, and has those of {orphaned} that are not there")
        yield fault(E_("search index"), detail, Mend.INDEX, lacking=lacking, orphaned=orphaned)
    for page_id, missing, extra in audit.unindexed(session):
        detail = E_(
            "is not in the search index as it is: {missing} passages are missing, {extra} are too many"
        )
        said = {"number": page_id, "missing": missing, "extra": extra}
        yield fault(E_("page {number}"), detail, Mend.PAGE_INDEX, page_id, **said)


def _emptied(session: Session, store: SnapshotStore) -> Iterator[Problem]:
    """A new home has no snapshots: a database without pages beside some was emptied, or is another one."""
    if audit.without_pages(session) and next(iter(store.names()), None) is not None:
        yield fault(
            E_("database"),
            E_(
                "has no page, and there are snapshots: it was emptied, or is not the one that belongs to them; "
                "bring back a copy (versioner restore)"
            ),
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
    if session.backend != "sqlite":
        return
    for (line,) in session.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield fault(E_("database"), "{line}", line=line)  # in SQLite's own words
    for row in session.exec_driver_sql("PRAGMA foreign_key_check"):
        detail = E_("points at a row of {other} that is not there")
        yield fault(E_("{table} row {number}"), detail, table=row[0], number=row[1], other=row[2])


def _rows(session: Session) -> Iterator[Problem]:
    """Rules that no constraint of the database holds."""
    pages, schedules, versions, changes = tables.pages, tables.schedules, tables.versions, tables.changes

    def no_version(number: sa.ColumnElement[Any], page_id: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
        return ~sa.exists().where(sa.and_(versions.c.page_id == page_id, versions.c.number == number))

    found: tuple[tuple[str, str, Mend | None, sa.Select[Any]], ...] = (
        (
            E_("page {number}"),
            E_("has no schedule"),
            Mend.SCHEDULE,
            sa.select(pages.c.id).where(~sa.exists().where(schedules.c.page_id == pages.c.id)),
        ),
        (
            E_("page {number}"),
            E_("was last updated by version {version}, which is not there"),
            Mend.CHANGES,
            sa.select(pages.c.id, pages.c.last_updated_version).where(
                pages.c.last_updated_version.is_not(None),
                no_version(pages.c.last_updated_version, pages.c.id),
            ),
        ),
        (
            E_("version v{number}"),
            E_("was first seen before it can have been there"),
            None,
            sa.select(versions.c.id).where(versions.c.first_seen < versions.c.not_before),
        ),
        (
            E_("change {number}"),
            E_("leads from version {version} to {other}, and one of them is not there"),
            None,
            sa.select(changes.c.id, changes.c.previous, changes.c.version).where(
                no_version(changes.c.version, changes.c.page_id)
                | no_version(changes.c.previous, changes.c.page_id)
            ),
        ),
    )
    for what, detail, mend, query in found:
        for row in session.execute(query):
            page = None if mend is None else int(row[0])
            named = dict(zip(("number", "version", "other"), row, strict=False))
            yield fault(what, detail, mend, page, **named)


def _texts(session: Session, seen: Seen) -> Iterator[Problem]:
    def read(row: Any) -> None:
        codec.from_bytes(Document, get_text(session, row.id))

    yield from _each(session, sa.select(tables.text_blobs.c.id), E_("text {number}"), read, seen)


def _changes(session: Session, seen: Seen) -> Iterator[Problem]:
    def read(row: Any) -> None:
        codec.from_bytes(Change, expand(row.payload))

    yield from _each(
        session, sa.select(tables.changes.c.id, tables.changes.c.payload), E_("change {number}"), read, seen
    )


def _each(
    session: Session, query: sa.Select[Any], what: str, read: Callable[[Any], None], seen: Seen
) -> Iterator[Problem]:
    """Rows by id, a batch at a time, each read; those that cannot be."""
    key = query.selected_columns["id"]
    last = 0
    while rows := _batch(session, query.where(key > last).order_by(key)):
        for row in rows:
            seen(what.format(number=row.id))
            try:
                read(row)
            except (CorruptError, NotFoundError) as error:
                yield fault(what, error, number=row.id)
        last = rows[-1].id


def _batch(session: Session, query: sa.Select[Any]) -> Sequence[Any]:
    return session.execute(query.limit(_BATCH)).all()


def _snapshots(session: Session, store: SnapshotStore) -> Iterator[Problem]:
    for prefix in _PREFIXES:
        for name in sorted(_named(session, prefix)):
            if name not in store:
                yield fault(
                    E_("snapshot {name}"), E_("a row names it, and its bytes are not there"), name=name
                )


def _named(session: Session, prefix: str) -> set[str]:
    column = tables.snapshots.c.sha256
    kept = tables.snapshots.c.pruned_at.is_(None)
    return set(
        session.scalars(sa.select(column).where(column >= prefix, column < prefix + "g", kept).distinct())
    )
