"""The texts of versions: each distinct one once, as a patch against one that came shortly before it.

A text is found by the SHA-256 of its plain bytes and checked against it on every read. The bases tried
are the last three distinct texts of the page and their keyframe (study: 781 bytes a version in a real
SQLite file, indexes included, against git's 902).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Select, bindparam, delete, exists, insert, select

from versioner.errors import CorruptError, NotFoundError
from versioner.storage import tables
from versioner.storage.database import Session
from versioner.storage.patches import Base, decompress, pack

RECENT = 3  # distinct texts before the new one that are tried as its base

_blobs = tables.text_blobs


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    sha256: bytes
    base_id: int | None
    depth: int
    size: int
    z: bytes


def put_text(session: Session, data: bytes, recent: Sequence[int] = ()) -> int:
    """Keep `data`; its id, the same one for the same bytes.

    Args:
        recent: ids of texts of the same page, newest first: what `data` probably differs little from.
    """
    digest = sha256(data).digest()
    found = session.scalar(select(_blobs.c.id).where(_blobs.c.sha256 == digest))
    if found is not None:
        return int(found)
    packed = pack(data, _bases(session, list(dict.fromkeys(recent))[:RECENT]))
    made = session.execute(
        insert(_blobs).returning(_blobs.c.id),
        {
            "sha256": digest,
            "base_id": packed.base.key if packed.base else None,
            "depth": packed.depth,
            "size": len(data),
            "z": packed.z,
        },
    )
    return int(made.scalar_one())


def get_text(session: Session, blob_id: int) -> bytes:
    """The plain bytes of one text.

    Raises:
        NotFoundError: there is no such text.
        CorruptError: it does not come to the bytes that its SHA-256 names.
    """
    return get_texts(session, [blob_id])[blob_id]


def get_texts(session: Session, blob_ids: Iterable[int]) -> dict[int, bytes]:
    """Many texts, each link of their chains expanded once; raises as `get_text`."""
    wanted = sorted(set(blob_ids))
    rows = _chain(session, wanted)
    missing = [blob_id for blob_id in wanted if blob_id not in rows]
    if missing:
        raise NotFoundError(f"there is no text {missing[0]}")
    plain = _expand(rows)
    return {blob_id: plain[blob_id] for blob_id in wanted}


def sweep_texts(session: Session, blob_ids: Iterable[int]) -> int:
    """Remove those of `blob_ids`, and of the texts they stand on, that nothing needs any longer; how many."""
    ids = sorted(_chain(session, sorted(set(blob_ids))))
    child = _blobs.alias()
    free = (
        _blobs.c.id.in_(ids)
        & ~exists().where(tables.versions.c.text_blob_id == _blobs.c.id)
        & ~exists().where(tables.passages.c.text_blob_id == _blobs.c.id)
        & ~exists().where(child.c.base_id == _blobs.c.id)
    )
    removed = 0
    while ids and (now := session.execute(delete(_blobs).where(free)).rowcount):
        removed += now
    return removed


def _bases(session: Session, recent: Sequence[int]) -> list[Base]:
    """What a new text may stand on: the recent ones, then the keyframe of the newest."""
    rows = _chain(session, recent)
    plain = _expand(rows)
    ids = [blob_id for blob_id in recent if blob_id in rows]
    if ids:
        root = ids[0]
        while (base_id := rows[root].base_id) is not None:
            root = base_id
        ids = list(dict.fromkeys([*ids, root]))
    return [Base(key=i, data=plain[i], depth=rows[i].depth, size=len(rows[i].z)) for i in ids]


def _chain(session: Session, blob_ids: Sequence[int]) -> dict[int, _Row]:
    """The rows of `blob_ids` and of every text they stand on, in one query."""
    if not blob_ids:
        return {}
    found = session.execute(_CHAIN, {"ids": list(blob_ids)})
    return {row.id: _Row(*row) for row in found}


def _chain_query() -> Select[Any]:
    start = select(_blobs.c.id, _blobs.c.base_id).where(_blobs.c.id.in_(bindparam("ids", expanding=True)))
    chain = start.cte("chain", recursive=True)
    chain = chain.union(
        select(_blobs.c.id, _blobs.c.base_id).join_from(_blobs, chain, _blobs.c.id == chain.c.base_id)
    )
    columns = (_blobs.c.id, _blobs.c.sha256, _blobs.c.base_id, _blobs.c.depth, _blobs.c.size, _blobs.c.z)
    return select(*columns).join_from(_blobs, chain, chain.c.id == _blobs.c.id)


_CHAIN = _chain_query()  # asked for with every text: put together once


def _expand(rows: Mapping[int, _Row]) -> dict[int, bytes]:
    """The plain bytes of all `rows`, bases first, each checked against its hash."""
    plain: dict[int, bytes] = {}
    for row in sorted(rows.values(), key=lambda row: row.depth):
        if row.base_id is not None and row.base_id not in plain:
            raise CorruptError(
                f"text {row.id} stands on text {row.base_id}, which is missing or no shallower"
            )
        base = None if row.base_id is None else plain[row.base_id]
        data = decompress(row.z, row.size, base)
        if sha256(data).digest() != row.sha256:
            raise CorruptError(f"text {row.id} is damaged: its bytes do not have the hash that names it")
        plain[row.id] = data
    return plain
