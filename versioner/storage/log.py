"""The append-only log of captures and versions: which entries, the tree's tiles, signed checkpoints.

An entry of a capture is spelled again from its row, which never changes; one of a version is kept as it was,
for a better reading may write the version anew (which then has a further entry).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from versioner.core.proof.entries import capture_entry, version_entry
from versioner.core.proof.merkle import WIDTH, leaf_hash, root_of, tree_root
from versioner.core.text.plain import as_text
from versioner.errors import E_, Said
from versioner.frozen import dataclass
from versioner.storage.database import Session
from versioner.storage.session import for_readers
from versioner.storage.sight import listed
from versioner.storage.statements import sa, tables
from versioner.storage.upsert import upsert
from versioner.storage.versions import documents

CAPTURE, VERSION = "capture", "version"
_BYTES = 32
# Rows get their ids before they are committed: one this far behind the newest may still come.
_LATE = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """Something that the log does not hold yet: a row of `snapshots` or `versions`, and its entry."""

    kind: str
    ref: int
    entry: bytes


def waiting(session: Session, limit: int) -> tuple[NewEntry, ...]:
    """Captures and versions that the log does not hold, oldest first, `limit` of each at most."""
    return (*_captures_waiting(session, limit), *_versions_waiting(session, limit))


def _captures_waiting(session: Session, limit: int) -> Iterator[NewEntry]:
    known = sa.exists().where(
        tables.log_entries.c.kind == CAPTURE, tables.log_entries.c.ref == tables.snapshots.c.id
    )
    query = (
        sa.select(tables.snapshots)
        .where(tables.snapshots.c.id > _newest(session, CAPTURE) - _LATE, ~known)
        .order_by(tables.snapshots.c.id)
        .limit(limit)
    )
    for row in session.execute(query).mappings():
        yield NewEntry(kind=CAPTURE, ref=row["id"], entry=_capture(row))


def _versions_waiting(session: Session, limit: int) -> Iterator[NewEntry]:
    newest = _newest(session, VERSION)
    known = sa.exists().where(
        tables.log_entries.c.kind == VERSION, tables.log_entries.c.ref == tables.versions.c.id
    )
    query = (
        _version_rows()
        .where(sa.or_(sa.and_(tables.versions.c.id > newest - _LATE, ~known), tables.versions.c.rederived))
        .order_by(tables.versions.c.id)
    )
    found = 0
    for row in session.execute(query).mappings():
        entry = _version(session, row)
        if row["rederived"] and last_entry(session, VERSION, row["id"]) == entry:
            continue
        yield NewEntry(kind=VERSION, ref=row["id"], entry=entry)
        found += 1
        if found >= limit:
            return


def _newest(session: Session, kind: str) -> int:
    return int(
        session.scalar(
            sa.select(sa.func.max(tables.log_entries.c.ref)).where(tables.log_entries.c.kind == kind)
        )
        or 0
    )


def _version_rows() -> Any:
    return sa.select(
        tables.versions.c.id, tables.versions.c.page_id, tables.versions.c.number, tables.versions.c.first_seen, tables.versions.c.not_before,
        tables.versions.c.text_blob_id, tables.versions.c.rederived, tables.snapshots.c.sha256,
    ).join_from(tables.versions, tables.snapshots, tables.snapshots.c.id == tables.versions.c.snapshot_id)  # fmt: skip


def _capture(row: Any) -> bytes:
    return capture_entry(
        page=row["page_id"],
        url=row["url"],
        final_url=row["final_url"],
        status=row["status"],
        fetched_at=row["fetched_at"],
        sha256=row["sha256"],
        size=row["size"],
    )


def _version(session: Session, row: Any) -> bytes:
    words = as_text(documents(session, [row["text_blob_id"]])[row["text_blob_id"]])
    return version_entry(
        page=row["page_id"],
        number=row["number"],
        version=row["id"],
        first_seen=row["first_seen"],
        not_before=row["not_before"],
        sha256=row["sha256"],
        text_sha256=sha256(words.encode("utf-8", "replace")).hexdigest(),
    )


def append(session: Session, new: Sequence[NewEntry]) -> int:
    """Append entries and bring the tree's tiles up; the log's size then. One appender at a time."""
    if session.backend == "postgresql":
        session.execute(sa.text("LOCK TABLE log_checkpoints IN EXCLUSIVE MODE"))
    size = log_size(session)
    if not new:
        return size
    rows = [
        {
            "position": size + n,
            "kind": one.kind,
            "ref": one.ref,
            "data": one.entry if one.kind == VERSION else None,
        }
        for n, one in enumerate(new)
    ]
    session.execute(sa.insert(tables.log_entries), rows)
    _extend(session, 0, size, [leaf_hash(one.entry) for one in new])
    return size + len(new)


def _extend(session: Session, level: int, start: int, hashes: Sequence[bytes]) -> None:
    """Add hashes to the tiles of a level, and those of tiles that are full now to the level above."""
    number, full = start // WIDTH, []
    held = tile(session, level, number) or b""
    for one in hashes:
        held += one
        if len(held) == WIDTH * _BYTES:
            _put(session, level, number, held)
            full.append(root_of([held[n : n + _BYTES] for n in range(0, len(held), _BYTES)]))
            number, held = number + 1, b""
    if held:
        _put(session, level, number, held)
    if full:
        _extend(session, level + 1, start // WIDTH, full)


def _put(session: Session, level: int, number: int, hashes: bytes) -> None:
    upsert(session, "log_tiles", {"level": level, "number": number}, {"hashes": hashes})


def tile(session: Session, level: int, number: int) -> bytes | None:
    """A tile's hashes end to end, 32 bytes each, as many as there are yet; None where there is no such tile."""
    where = (tables.log_tiles.c.level == level, tables.log_tiles.c.number == number)
    found = session.scalar(sa.select(tables.log_tiles.c.hashes).where(*where))
    return None if found is None else bytes(found)


def subtree(session: Session, height: int, index: int) -> bytes:
    """The hash of the whole subtree of 2**height entries that begins at entry index·2**height."""
    level, within = divmod(height, 8)
    first = index << within
    held = tile(session, level, first // WIDTH) or b""
    start = first % WIDTH
    return root_of([held[n * _BYTES : (n + 1) * _BYTES] for n in range(start, start + (1 << within))])


def log_size(session: Session) -> int:
    """How many entries the log has."""
    last = session.scalar(sa.select(sa.func.max(tables.log_entries.c.position)))
    return 0 if last is None else int(last) + 1


def root(session: Session, size: int) -> bytes:
    """The root over the first `size` entries."""
    return tree_root(size, lambda height, index: subtree(session, height, index))


def entry_at(session: Session, position: int) -> bytes | None:
    """An entry; None where there is none, what it spoke of was erased, or is not for readers who ask."""
    row = (
        session.execute(sa.select(tables.log_entries).where(tables.log_entries.c.position == position))
        .mappings()
        .first()
    )
    return None if row is None or not _may_see(session, row) else _entry(session, row)


def _may_see(session: Session, row: Any) -> bool:
    """Whether an entry may stand in what is, after all, a list of all pages."""
    if not for_readers(session):
        return True
    table = tables.versions if row["kind"] == VERSION else tables.snapshots
    where = (table.c.id == row["ref"], *listed(session, table.c.page_id))
    return session.scalar(sa.select(table.c.id).where(*where)) is not None


def _entry(session: Session, row: Any) -> bytes | None:
    if row["data"] is not None:
        return bytes(row["data"])
    found = (
        session.execute(sa.select(tables.snapshots).where(tables.snapshots.c.id == row["ref"]))
        .mappings()
        .first()
    )
    return None if found is None else _capture(found)


def last_entry(session: Session, kind: str, ref: int) -> bytes | None:
    """The newest entry of a capture or version; None where the log has none."""
    position = position_of(session, kind, ref)
    return None if position is None else entry_at(session, position)


def position_of(session: Session, kind: str, ref: int) -> int | None:
    """Where the newest entry of a capture or version stands; None where it has none."""
    found = session.scalar(
        sa.select(sa.func.max(tables.log_entries.c.position)).where(
            tables.log_entries.c.kind == kind, tables.log_entries.c.ref == ref
        )
    )
    return None if found is None else int(found)


def capture_of(session: Session, version_id: int) -> int | None:
    """The row of `snapshots` that a version was first shown by."""
    found = session.scalar(sa.select(tables.versions.c.snapshot_id).where(tables.versions.c.id == version_id))
    return None if found is None else int(found)


def checkpoint(session: Session) -> tuple[int, str] | None:
    """The newest checkpoint: its size and signed note; None before the first."""
    query = (
        sa.select(tables.log_checkpoints.c.size, tables.log_checkpoints.c.note)
        .order_by(tables.log_checkpoints.c.size.desc())
        .limit(1)
    )
    row = session.execute(query).first()
    return None if row is None else (int(row[0]), str(row[1]))


def add_checkpoint(session: Session, *, size: int, note: str, at: datetime) -> None:
    """Keep the signed note of a size; a stamp is of the note that it had."""
    upsert(session, "log_checkpoints", {"size": size}, {"note": note, "signed_at": at, "stamp": None})


def add_stamp(session: Session, *, note: str, stamp: bytes) -> None:
    """Keep a third party's time stamp of a checkpoint's note."""
    session.execute(
        sa.update(tables.log_checkpoints).where(tables.log_checkpoints.c.note == note), {"stamp": stamp}
    )


def note_of(session: Session, size: int) -> str | None:
    """The signed note of the checkpoint of that size; None where none was signed."""
    found: str | None = session.scalar(
        sa.select(tables.log_checkpoints.c.note).where(tables.log_checkpoints.c.size == size)
    )
    return found


def newest_stamped(session: Session) -> int | None:
    """The size of the newest checkpoint that has a time stamp; None where none has."""
    query = sa.select(sa.func.max(tables.log_checkpoints.c.size)).where(
        tables.log_checkpoints.c.stamp.is_not(None)
    )
    found: int | None = session.scalar(query)
    return found


def stamp_of(session: Session, size: int) -> bytes | None:
    """The time stamp of the checkpoint of that size; None where it has none."""
    found: bytes | None = session.scalar(
        sa.select(tables.log_checkpoints.c.stamp).where(tables.log_checkpoints.c.size == size)
    )
    return found


def notes(session: Session) -> Iterator[tuple[int, str, bytes | None]]:
    """Every checkpoint ever signed, smallest first: its size, its note, its time stamp if it has one."""
    query = sa.select(
        tables.log_checkpoints.c.size, tables.log_checkpoints.c.note, tables.log_checkpoints.c.stamp
    )
    for row in session.execute(query.order_by(tables.log_checkpoints.c.size)):
        yield int(row[0]), str(row[1]), row[2]


def altered(session: Session) -> Iterator[tuple[int, Said]]:
    """Entries that what is stored no longer bears out, with what differs: (position, in words)."""
    hashes: list[bytes] = []
    for n, row in enumerate(_rows(session)):
        if n != row["position"]:
            yield n, Said(E_("is not there any more"))
            return
        if n % WIDTH == 0:
            held = tile(session, 0, n // WIDTH) or b""
            hashes = [held[k : k + _BYTES] for k in range(0, len(held), _BYTES)]
        entry = _entry(session, row)
        if entry is None:
            continue  # its page was erased on request; the hash of what was said stays
        if n % WIDTH >= len(hashes) or leaf_hash(entry) != hashes[n % WIDTH]:
            logged = entry.decode("utf-8", "replace")[:200]
            yield n, Said(E_("no longer says what was logged: {entry}"), {"entry": logged})
        elif row["kind"] == VERSION and (found := _differs(session, row, entry)):
            yield n, found
    yield from _bent(session)


def _rows(session: Session) -> Iterator[Any]:
    """Every entry's row in order, some at a time."""
    last = -1
    while True:
        query = (
            sa.select(tables.log_entries)
            .where(tables.log_entries.c.position > last)
            .order_by(tables.log_entries.c.position)
            .limit(WIDTH)
        )
        found = session.execute(query).mappings().all()
        yield from found
        if len(found) < WIDTH:
            return
        last = found[-1]["position"]


def _differs(session: Session, row: Any, entry: bytes) -> Said | None:
    if position_of(session, VERSION, row["ref"]) != row["position"]:
        return None  # a later reading has an entry of its own
    now = session.execute(_version_rows().where(tables.versions.c.id == row["ref"])).mappings().first()
    if now is None or _version(session, now) == entry:
        return None
    if now["rederived"]:
        return None  # read again since, and logged at the next turn
    logged = entry.decode("utf-8", "replace")[:300]
    return Said(
        E_("version v{number} is not the one that was logged: {entry}"),
        {"number": row["ref"], "entry": logged},
    )


def _bent(session: Session) -> Iterator[tuple[int, Said]]:
    """Tiles that are not the hashes of those below them."""
    query = (
        sa.select(tables.log_tiles)
        .where(tables.log_tiles.c.level > 0)
        .order_by(tables.log_tiles.c.level, tables.log_tiles.c.number)
    )
    for row in session.execute(query).mappings():
        for n in range(len(row["hashes"]) // _BYTES):
            below = row["number"] * WIDTH + n
            held = tile(session, row["level"] - 1, below) or b""
            found = root_of([held[k : k + _BYTES] for k in range(0, len(held), _BYTES)])
            if found != row["hashes"][n * _BYTES : (n + 1) * _BYTES]:
                yield (
                    below * WIDTH ** row["level"],
                    Said(
                        E_("tile {tile} of level {level} is not the one above it"),
                        {"tile": below, "level": row["level"] - 1},
                    ),
                )
