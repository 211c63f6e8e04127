"""The texts of versions: each distinct one once, as a patch against one that came shortly before it.

A text is found by the SHA-256 of its plain bytes and checked against it on every read. The bases tried
are the last three distinct texts of the page and their keyframe (study: 781 bytes a version in a real
SQLite file, indexes included, against git's 902).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from versioner.errors import CorruptError, NotFoundError
from versioner.frozen import dataclass
from versioner.storage.database import Session
from versioner.storage.patches import NEAR_TEXT, Base, decompress, pack
from versioner.storage.prepared import answers, single
from versioner.storage.statements import sa, statement, tables
from versioner.storage.upsert import added, added_from

RECENT = 3  # distinct texts before the new one that are tried as its base


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    sha256: bytes
    base_id: int | None
    depth: int
    size: int
    z: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class NewText:
    """A text packed for keeping: against the text whose SHA-256 is `base`, or in full where that is None."""

    sha256: bytes
    base: bytes | None
    size: int
    z: bytes


@dataclass(slots=True)
class Packer:
    """Packs a page's texts one after another, each against those that came shortly before it.

    Args:
        recent: the page's last texts, newest first.
        keyframes: of each of them, by its key, the full text that it stands on.
    """

    recent: list[Base]
    keyframes: dict[int | str | bytes, Base]

    @classmethod
    def empty(cls) -> Packer:
        """For a page that has no text yet."""
        return cls([], {})

    def pack(self, data: bytes) -> NewText:
        """`data` as it is kept, and the next one's base."""
        digest = sha256(data).digest()
        packed = pack(data, self._bases(), near=NEAR_TEXT)
        made = Base(key=digest, data=data, depth=packed.depth, size=len(packed.z))
        keyframe = made if packed.base is None else self.keyframes[packed.base.key]
        self.recent = [made, *(base for base in self.recent if base.key != digest)][:RECENT]
        self.keyframes = {
            base.key: keyframe if base is made else self.keyframes[base.key] for base in self.recent
        } | {keyframe.key: keyframe}
        base = packed.base.key if packed.base else None
        assert base is None or isinstance(base, bytes)
        return NewText(sha256=digest, base=base, size=len(data), z=packed.z)

    def _bases(self) -> list[Base]:
        if not self.recent:
            return []
        keyframe = self.keyframes[self.recent[0].key]
        return [*self.recent, *([] if any(base.key == keyframe.key for base in self.recent) else [keyframe])]


def packer(session: Session, recent: Sequence[int]) -> Packer:
    """What packs the texts that follow on those of the ids `recent`, newest first."""
    rows = _chain(session, list(dict.fromkeys(recent))[:RECENT])
    plain = _expand(rows)

    def base(row: _Row) -> Base:
        return Base(key=row.sha256, data=plain[row.id], depth=row.depth, size=len(row.z))

    def keyframe(row: _Row) -> _Row:
        while row.base_id is not None:
            row = rows[row.base_id]
        return row

    found = [rows[i] for i in dict.fromkeys(recent) if i in rows][:RECENT]
    keyframes: dict[int | str | bytes, Base] = {row.sha256: base(keyframe(row)) for row in found}
    return Packer([base(row) for row in found], {**{one.key: one for one in keyframes.values()}, **keyframes})


def put_text(session: Session, new: NewText) -> int:
    """Keep a packed text; its id, the same one for the same bytes."""
    values = {"sha256": new.sha256, "size": new.size, "z": new.z}
    if new.base is None:
        known = added(session, "text_blobs", {**values, "base_id": None, "depth": 0})
    else:
        known = added_from(session, "text_blobs", _on_base, {**values, "base": new.base})
    # none where the text is there: two pages of one text may be written at the same moment
    return text_named(session, new.sha256) if known is None else known


@statement
def _named() -> sa.Select[Any]:
    return sa.select(tables.text_blobs.c.id).where(tables.text_blobs.c.sha256 == sa.bindparam("name"))


# a row on its base as it lies there: that may be an older text that came again, deeper than the packer could know
@statement
def _on_base() -> sa.Select[Any]:
    return sa.select(
        *(
            sa.bindparam(name, type_=tables.text_blobs.c[name].type).label(name)
            for name in ("sha256", "size", "z")
        ),
        tables.text_blobs.c.id.label("base_id"),
        (tables.text_blobs.c.depth + 1).label("depth"),
    ).where(tables.text_blobs.c.sha256 == sa.bindparam("base"))


def text_named(session: Session, digest: bytes) -> int:
    """The id of the text with that SHA-256.

    Raises:
        NotFoundError: there is none.
    """
    known: int | None = single(session, _named, {"name": digest})
    if known is None:
        raise NotFoundError("there is no text {name}", name=digest.hex())
    return known


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
        raise NotFoundError("there is no text {text}", text=missing[0])
    plain = _expand(rows)
    return {blob_id: plain[blob_id] for blob_id in wanted}


def sweep_texts(session: Session, blob_ids: Iterable[int]) -> int:
    """Remove those of `blob_ids`, and of the texts they stand on, that nothing needs any longer; how many."""
    ids = sorted(_chain(session, sorted(set(blob_ids))))
    child = tables.text_blobs.alias()
    free = (
        tables.text_blobs.c.id.in_(ids)
        & ~sa.exists().where(tables.versions.c.text_blob_id == tables.text_blobs.c.id)
        & ~sa.exists().where(tables.passages.c.text_blob_id == tables.text_blobs.c.id)
        & ~sa.exists().where(child.c.base_id == tables.text_blobs.c.id)
    )
    removed = 0
    while ids and (now := session.execute(sa.delete(tables.text_blobs).where(free)).rowcount):
        removed += now
    return removed


def _chain(session: Session, blob_ids: Sequence[int]) -> dict[int, _Row]:
    """The rows of `blob_ids` and of every text they stand on, in one query."""
    if not blob_ids:
        return {}
    rows = [_Row(*row) for row in answers(session, _chain_rows, {"ids": list(blob_ids)})]
    return {row.id: row for row in rows}


def _chain_query() -> sa.Select[Any]:
    start = sa.select(tables.text_blobs.c.id, tables.text_blobs.c.base_id).where(
        tables.text_blobs.c.id.in_(sa.bindparam("ids", expanding=True))
    )
    chain = start.cte("chain", recursive=True)
    chain = chain.union(
        sa.select(tables.text_blobs.c.id, tables.text_blobs.c.base_id).join_from(
            tables.text_blobs, chain, tables.text_blobs.c.id == chain.c.base_id
        )
    )
    columns = (
        tables.text_blobs.c.id,
        tables.text_blobs.c.sha256,
        tables.text_blobs.c.base_id,
        tables.text_blobs.c.depth,
        tables.text_blobs.c.size,
        tables.text_blobs.c.z,
    )
    return sa.select(*columns).join_from(tables.text_blobs, chain, chain.c.id == tables.text_blobs.c.id)


@statement
def _chain_rows() -> sa.Select[Any]:
    return _chain_query()


# asked for with every text: put together once


def _expand(rows: Mapping[int, _Row]) -> dict[int, bytes]:
    """The plain bytes of all `rows`, bases first, each checked against its hash."""
    plain: dict[int, bytes] = {}
    for row in sorted(rows.values(), key=lambda row: row.depth):
        if row.base_id is not None and row.base_id not in plain:
            raise CorruptError(
                "text {text} stands on text {base}, which is missing or no shallower",
                text=row.id,
                base=row.base_id,
            )
        base = None if row.base_id is None else plain[row.base_id]
        data = decompress(row.z, row.size, base)
        if sha256(data).digest() != row.sha256:
            raise CorruptError(
                "text {text} is damaged: its bytes do not have the hash that names it", text=row.id
            )
        plain[row.id] = data
    return plain
