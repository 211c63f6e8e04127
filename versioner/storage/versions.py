"""Versions: the accepted texts of a page, numbered 1, 2, 3…, their words kept in `texts`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import datetime
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, bindparam, func, insert, select, update

from versioner.core.model import Document, Version
from versioner.errors import NotFoundError
from versioner.frozen import dataclass
from versioner.storage import codec, tables
from versioner.storage.database import Session
from versioner.storage.prepared import answers, put, single
from versioner.storage.records import VersionRow
from versioner.storage.texts import RECENT, NewText, Packer, get_texts, packer, put_text

_versions = tables.versions
_snapshots = tables.snapshots
_COMMON = tuple(field.name for field in fields(Version) if field.name != "document")


_ROWS = (
    select(
        *[column for column in _versions.c if column.name != "page_id"],
        _versions.c.page_id.label("page"),
        _snapshots.c.sha256,
        _snapshots.c.origin,
    )
    .join_from(_versions, _snapshots, _snapshots.c.id == _versions.c.snapshot_id)
    .order_by(_versions.c.page_id, _versions.c.number)
)
_ALL = _ROWS.where(_versions.c.page_id == bindparam("page"))
_STANDING = _ALL.where(~_versions.c.superseded)
_STANDING_OF = _ROWS.where(
    _versions.c.page_id.in_(bindparam("pages", expanding=True)), ~_versions.c.superseded
)
_NEWEST = (
    _STANDING.order_by(None)
    .order_by(_versions.c.first_seen.desc(), _versions.c.number.desc())
    .limit(bindparam("most", type_=Integer))
)
_NEWEST_BY = _NEWEST.where(_versions.c.first_seen <= bindparam("by"))
_NAMES = tuple(column.name for column in _ROWS.selected_columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVersion:
    """A version on its way in; the fields are those of `VersionRow`.

    Attributes:
        id: of the stored version that was read again and gets this text, None for a new one.
        sha256: of the snapshot that first showed it; its row is there already.
        text: its document as `spelled` and packed.
    """

    number: int
    text: NewText
    sha256: str
    first_seen: datetime
    not_before: datetime
    id: int | None = None
    confirmed_at: datetime | None = None
    declared_modified: datetime | None = None
    reverted_to: int | None = None
    rederived: bool = False
    superseded: bool = False
    extractor: str = ""


_NEW = tuple(
    field.name for field in fields(NewVersion) if field.name not in {"id", "number", "text", "sha256"}
)


def packer_of(session: Session, page_id: int) -> Packer:
    """What packs the page's next texts."""
    return packer(session, _recent_texts(session, page_id))


def put_version(session: Session, page_id: int, new: NewVersion) -> int:
    """Accept a text as a version of the page, or give a version the text read again; the id of its text.

    Two writers cannot give one number twice: the database refuses the second.
    """
    blob = put_text(session, new.text)
    values = {name: getattr(new, name) for name in _NEW} | {"text_blob_id": blob}
    if new.id is not None:
        put(session, _READ_AGAIN, {**values, "version": new.id})
        return blob
    given = {"page_id": page_id, "number": new.number, "page": page_id, "bytes": new.sha256}
    put(session, _INSERT, values | given)
    return blob


_FIRST = (
    select(_snapshots.c.id)
    .where(_snapshots.c.page_id == bindparam("page"), _snapshots.c.sha256 == bindparam("bytes"))
    .order_by(_snapshots.c.fetched_at, _snapshots.c.id)
    .limit(1)
)
_READ_AGAIN = update(_versions).where(_versions.c.id == bindparam("version"))
_INSERT = insert(_versions).values(snapshot_id=_FIRST.scalar_subquery())


def next_number(session: Session, page_id: int) -> int:
    """The number that the page's next version gets; numbers of superseded versions are not given again."""
    last: int | None = single(session, _LAST, {"page": page_id})
    return (last or 0) + 1


_LAST = select(func.max(_versions.c.number)).where(_versions.c.page_id == bindparam("page"))


def supersede(session: Session, page_id: int, numbers: Iterable[int] | None = None) -> None:
    """Mark versions (all of the page by default) as no longer found; their addresses stay valid.

    Their changes go with them.
    """
    changes = tables.changes
    for table, number in ((_versions, _versions.c.number), (changes, changes.c.version)):
        statement = update(table).where(table.c.page_id == page_id)
        if numbers is not None:
            statement = statement.where(number.in_(sorted(set(numbers))))
        session.execute(statement, {"superseded": True})


def text_digests(session: Session, page_id: int) -> dict[int, bytes]:
    """The SHA-256 of the text of each version of the page that stands, by number."""
    blobs = tables.text_blobs
    query = (
        select(_versions.c.number, blobs.c.sha256)
        .join(blobs, blobs.c.id == _versions.c.text_blob_id)
        .where(_versions.c.page_id == page_id, ~_versions.c.superseded)
    )
    return {number: bytes(digest) for number, digest in session.execute(query)}


def version_rows(session: Session, page_id: int, *, superseded: bool = False) -> tuple[VersionRow, ...]:
    """The page's versions by number, without their texts; superseded ones only on request."""
    return _found(session, _ALL if superseded else _STANDING, page=page_id)


def standing_rows(session: Session, page_ids: Iterable[int]) -> tuple[VersionRow, ...]:
    """The versions of those pages that stand, by page and number, without their texts."""
    return _found(session, _STANDING_OF, pages=sorted(set(page_ids)))


def versions_of(session: Session, page_id: int, *, superseded: bool = False) -> tuple[Version, ...]:
    """The page's versions by number, with their documents."""
    return with_documents(session, version_rows(session, page_id, superseded=superseded))


def version_row(session: Session, version_id: int) -> VersionRow:
    """The version with that id (unique over all pages).

    Raises:
        NotFoundError: there is none.
    """
    found = _select(session, _versions.c.id == version_id)
    if not found:
        raise NotFoundError("there is no version v{number}", number=version_id)
    return found[0]


def version_numbered(session: Session, page_id: int, number: int) -> VersionRow | None:
    """The page's version of that number, superseded or not; or None."""
    found = _select(session, _versions.c.page_id == page_id, _versions.c.number == number)
    return found[0] if found else None


def rows_numbered(session: Session, named: Iterable[tuple[int, int]]) -> tuple[VersionRow, ...]:
    """The versions of those page ids and numbers that there are."""
    wanted = set(named)
    # pairs in one IN are looked up by no index of SQLite's; one page more or less costs nothing
    numbers, ids = ({pair[n] for pair in wanted} for n in (1, 0))
    found = _select(session, _versions.c.page_id.in_(sorted(ids)), _versions.c.number.in_(sorted(numbers)))
    return tuple(row for row in found if (row.page, row.number) in wanted)


def newest_version(session: Session, page_id: int) -> VersionRow | None:
    """The page's standing version that was first seen last; numbers are names, not an order."""
    return next(iter(newest_versions(session, page_id, 1)), None)


def newest_versions(
    session: Session, page_id: int, most: int, *, by: datetime | None = None
) -> tuple[VersionRow, ...]:
    """So many of the page's standing versions, those first seen last (by that moment), in order of date."""
    if by is None:
        return _found(session, _NEWEST, page=page_id, most=most)[::-1]
    return _found(session, _NEWEST_BY, page=page_id, most=most, by=by)[::-1]


def latest_version(session: Session, page_id: int, back: int = 0) -> VersionRow | None:
    """The page's newest version that stands, or the one `back` before it; or None."""
    rows = version_rows(session, page_id)
    return rows[-1 - back] if back < len(rows) else None


def version_at(session: Session, page_id: int, moment: datetime) -> VersionRow | None:
    """The version in effect at `moment`: the newest first seen by then; None before the first."""
    return next(iter(newest_versions(session, page_id, 1, by=moment)), None)


def versions_by_snapshot(session: Session, snapshot_ids: Iterable[int]) -> tuple[VersionRow, ...]:
    """The versions that those snapshots were the first to show, by page and number."""
    return _select(session, _versions.c.snapshot_id.in_(sorted(set(snapshot_ids))))


def version_counts(session: Session, page_ids: Sequence[int] | None = None) -> dict[int, int]:
    """How many versions of each page stand; of all pages by default."""
    rows = (
        session.execute(_COUNTS)
        if page_ids is None
        else session.execute(_COUNTS_OF, {"pages": list(page_ids)})
    )
    return {row[0]: row[1] for row in rows}


_COUNTS = (
    select(_versions.c.page_id, func.count()).where(~_versions.c.superseded).group_by(_versions.c.page_id)
)
_COUNTS_OF = _COUNTS.where(_versions.c.page_id.in_(bindparam("pages", expanding=True)))


def with_document(session: Session, row: VersionRow) -> Version:
    """The version with its text.

    Raises:
        CorruptError: the stored text is damaged.
    """
    return with_documents(session, (row,))[0]


def with_documents(session: Session, rows: Sequence[VersionRow]) -> tuple[Version, ...]:
    """Many versions with their texts, shared ones read once; raises as `with_document`."""
    found = documents(session, [row.text_blob_id for row in rows])
    return tuple(_version(row, found[row.text_blob_id]) for row in rows)


def with_text(session: Session, row: VersionRow) -> tuple[Version, bytes]:
    """The version with its text, and that text's plain bytes; raises as `with_document`."""
    text = get_texts(session, [row.text_blob_id])[row.text_blob_id]
    return _version(row, codec.from_bytes(Document, text)), text


def documents(session: Session, blobs: Iterable[int]) -> dict[int, Document]:
    """Documents by the ids of their texts, shared ones read once; raises as `with_document`."""
    return {
        blob: codec.from_bytes(Document, data)
        for blob, data in get_texts(session, sorted(set(blobs))).items()
    }


def without_documents(rows: Sequence[VersionRow]) -> tuple[Version, ...]:
    """Many versions with nothing in their documents: for lists that only name them."""
    empty = Document()
    return tuple(_version(row, empty) for row in rows)


def _version(row: VersionRow, document: Document) -> Version:
    return Version(document=document, **dict(zip(_COMMON, _common(row), strict=True)))


_common = attrgetter(*_COMMON)


def _recent_texts(session: Session, page_id: int) -> list[int]:
    """Ids of the page's last distinct texts, newest first."""
    return [blob for blob, _ in answers(session, _RECENT, {"page": page_id, "most": RECENT})]


_RECENT = (
    select(_versions.c.text_blob_id, func.max(_versions.c.number))
    .where(_versions.c.page_id == bindparam("page"))
    .group_by(_versions.c.text_blob_id)
    .order_by(func.max(_versions.c.number).desc())
    .limit(bindparam("most", type_=Integer))
)


def _select(session: Session, *where: ColumnElement[bool]) -> tuple[VersionRow, ...]:
    return _rows(session.execute(_ROWS.where(*where)))


def _found(session: Session, query: Select[Any], **given: object) -> tuple[VersionRow, ...]:
    return _rows(answers(session, query, given))


def _rows(found: Iterable[Sequence[Any]]) -> tuple[VersionRow, ...]:
    return tuple(VersionRow(**dict(zip(_NAMES, row, strict=True))) for row in found)
