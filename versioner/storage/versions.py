"""Versions: the accepted texts of a page, numbered 1, 2, 3…, their words kept in `texts`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from operator import attrgetter
from typing import Any

from versioner.core.model import Document, Version
from versioner.errors import NotFoundError
from versioner.frozen import dataclass, field_names
from versioner.storage import codec
from versioner.storage.database import Session
from versioner.storage.prepared import answers, named_answers, put, single
from versioner.storage.records import VersionRow
from versioner.storage.statements import Statement, sa, statement, tables
from versioner.storage.texts import RECENT, NewText, Packer, get_texts, packer, put_text

_COMMON = tuple(name for name in field_names(Version) if name != "document")


@statement
def _kept() -> sa.Select[Any]:
    return (
        sa.select(
            *[column for column in tables.versions.c if column.name != "page_id"],
            tables.versions.c.page_id.label("page"),
            tables.snapshots.c.sha256,
            tables.snapshots.c.origin,
        )
        .join_from(tables.versions, tables.snapshots, tables.snapshots.c.id == tables.versions.c.snapshot_id)
        .order_by(tables.versions.c.page_id, tables.versions.c.number)
    )


@statement
def _all() -> sa.Select[Any]:
    return _kept().where(tables.versions.c.page_id == sa.bindparam("page"))


@statement
def _standing() -> sa.Select[Any]:
    return _all().where(~tables.versions.c.superseded)


@statement
def _standing_of() -> sa.Select[Any]:
    return _kept().where(
        tables.versions.c.page_id.in_(sa.bindparam("pages", expanding=True)), ~tables.versions.c.superseded
    )


@statement
def _newest() -> sa.Select[Any]:
    return (
        _standing()
        .order_by(None)
        .order_by(tables.versions.c.first_seen.desc(), tables.versions.c.number.desc())
        .limit(sa.bindparam("most", type_=sa.Integer))
    )


@statement
def _newest_by() -> sa.Select[Any]:
    return _newest().where(tables.versions.c.first_seen <= sa.bindparam("by"))


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


_NEW = tuple(name for name in field_names(NewVersion) if name not in {"id", "number", "text", "sha256"})


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
        put(session, _read_again, {**values, "version": new.id})
        return blob
    given = {"page_id": page_id, "number": new.number, "page": page_id, "bytes": new.sha256}
    put(session, _insert, values | given)
    return blob


@statement
def _first() -> sa.Select[Any]:
    return (
        sa.select(tables.snapshots.c.id)
        .where(
            tables.snapshots.c.page_id == sa.bindparam("page"),
            tables.snapshots.c.sha256 == sa.bindparam("bytes"),
        )
        .order_by(tables.snapshots.c.fetched_at, tables.snapshots.c.id)
        .limit(1)
    )


@statement
def _read_again() -> sa.Update:
    return sa.update(tables.versions).where(tables.versions.c.id == sa.bindparam("version"))


@statement
def _insert() -> sa.Insert:
    return sa.insert(tables.versions).values(snapshot_id=_first().scalar_subquery())


def next_number(session: Session, page_id: int) -> int:
    """The number that the page's next version gets; numbers of superseded versions are not given again."""
    last: int | None = single(session, _last, {"page": page_id})
    return (last or 0) + 1


@statement
def _last() -> sa.Select[Any]:
    return sa.select(sa.func.max(tables.versions.c.number)).where(
        tables.versions.c.page_id == sa.bindparam("page")
    )


def supersede(session: Session, page_id: int, numbers: Iterable[int] | None = None) -> None:
    """Mark versions (all of the page by default) as no longer found; their addresses stay valid.

    Their changes go with them.
    """
    changes = tables.changes
    for table, number in ((tables.versions, tables.versions.c.number), (changes, changes.c.version)):
        statement = sa.update(table).where(table.c.page_id == page_id)
        if numbers is not None:
            statement = statement.where(number.in_(sorted(set(numbers))))
        session.execute(statement, {"superseded": True})


def text_digests(session: Session, page_id: int) -> dict[int, bytes]:
    """The SHA-256 of the text of each version of the page that stands, by number."""
    blobs = tables.text_blobs
    query = (
        sa.select(tables.versions.c.number, blobs.c.sha256)
        .join(blobs, blobs.c.id == tables.versions.c.text_blob_id)
        .where(tables.versions.c.page_id == page_id, ~tables.versions.c.superseded)
    )
    return {number: bytes(digest) for number, digest in session.execute(query)}


def version_rows(session: Session, page_id: int, *, superseded: bool = False) -> tuple[VersionRow, ...]:
    """The page's versions by number, without their texts; superseded ones only on request."""
    return _found(session, _all if superseded else _standing, page=page_id)


def standing_rows(session: Session, page_ids: Iterable[int]) -> tuple[VersionRow, ...]:
    """The versions of those pages that stand, by page and number, without their texts."""
    return _found(session, _standing_of, pages=sorted(set(page_ids)))


def versions_of(session: Session, page_id: int, *, superseded: bool = False) -> tuple[Version, ...]:
    """The page's versions by number, with their documents."""
    return with_documents(session, version_rows(session, page_id, superseded=superseded))


def version_row(session: Session, version_id: int) -> VersionRow:
    """The version with that id (unique over all pages).

    Raises:
        NotFoundError: there is none.
    """
    found = _select(session, tables.versions.c.id == version_id)
    if not found:
        raise NotFoundError("there is no version v{number}", number=version_id)
    return found[0]


def version_numbered(session: Session, page_id: int, number: int) -> VersionRow | None:
    """The page's version of that number, superseded or not; or None."""
    found = _select(session, tables.versions.c.page_id == page_id, tables.versions.c.number == number)
    return found[0] if found else None


def rows_numbered(session: Session, named: Iterable[tuple[int, int]]) -> tuple[VersionRow, ...]:
    """The versions of those page ids and numbers that there are."""
    wanted = set(named)
    # pairs in one IN are looked up by no index of SQLite's; one page more or less costs nothing
    numbers, ids = ({pair[n] for pair in wanted} for n in (1, 0))
    found = _select(
        session, tables.versions.c.page_id.in_(sorted(ids)), tables.versions.c.number.in_(sorted(numbers))
    )
    return tuple(row for row in found if (row.page, row.number) in wanted)


def newest_version(session: Session, page_id: int) -> VersionRow | None:
    """The page's standing version that was first seen last; numbers are names, not an order."""
    return next(iter(newest_versions(session, page_id, 1)), None)


def newest_versions(
    session: Session, page_id: int, most: int, *, by: datetime | None = None
) -> tuple[VersionRow, ...]:
    """So many of the page's standing versions, those first seen last (by that moment), in order of date."""
    if by is None:
        return _found(session, _newest, page=page_id, most=most)[::-1]
    return _found(session, _newest_by, page=page_id, most=most, by=by)[::-1]


def latest_version(session: Session, page_id: int, back: int = 0) -> VersionRow | None:
    """The page's newest version that stands, or the one `back` before it; or None."""
    rows = version_rows(session, page_id)
    return rows[-1 - back] if back < len(rows) else None


def version_at(session: Session, page_id: int, moment: datetime) -> VersionRow | None:
    """The version in effect at `moment`: the newest first seen by then; None before the first."""
    return next(iter(newest_versions(session, page_id, 1, by=moment)), None)


def versions_by_snapshot(session: Session, snapshot_ids: Iterable[int]) -> tuple[VersionRow, ...]:
    """The versions that those snapshots were the first to show, by page and number."""
    return _select(session, tables.versions.c.snapshot_id.in_(sorted(set(snapshot_ids))))


def version_counts(session: Session, page_ids: Sequence[int] | None = None) -> dict[int, int]:
    """How many versions of each page stand; of all pages by default."""
    rows = (
        answers(session, _counts, {})
        if page_ids is None
        else answers(session, _counts_of, {"pages": list(page_ids)})
    )
    return {row[0]: row[1] for row in rows}


@statement
def _counts() -> sa.Select[Any]:
    return (
        sa.select(tables.versions.c.page_id, sa.func.count())
        .where(~tables.versions.c.superseded)
        .group_by(tables.versions.c.page_id)
    )


@statement
def _counts_of() -> sa.Select[Any]:
    return _counts().where(tables.versions.c.page_id.in_(sa.bindparam("pages", expanding=True)))


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
    return [blob for blob, _ in answers(session, _recent, {"page": page_id, "most": RECENT})]


@statement
def _recent() -> sa.Select[Any]:
    return (
        sa.select(tables.versions.c.text_blob_id, sa.func.max(tables.versions.c.number))
        .where(tables.versions.c.page_id == sa.bindparam("page"))
        .group_by(tables.versions.c.text_blob_id)
        .order_by(sa.func.max(tables.versions.c.number).desc())
        .limit(sa.bindparam("most", type_=sa.Integer))
    )


def _select(session: Session, *where: sa.ColumnElement[bool]) -> tuple[VersionRow, ...]:
    rows = session.execute(_kept().where(*where)).mappings()
    return tuple(VersionRow(**row) for row in rows)


def _found(session: Session, query: Statement[Any], **given: object) -> tuple[VersionRow, ...]:
    return tuple(VersionRow(**row) for row in named_answers(session, query, given))
