"""Texts: small on disk, whole when read, and said to be damaged when they are."""

from __future__ import annotations

import random
from collections.abc import Sequence
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from versioner.errors import CorruptError, NotFoundError
from versioner.storage.database import Database, Session
from versioner.storage.patches import MAX_DEPTH, SMALL_LEVEL, Base, compress, decompress, expand, pack
from versioner.storage.tables import text_blobs
from versioner.storage.texts import Packer, get_text, get_texts, packer, put_text, sweep_texts


def history(edits: int, words: int = 1500) -> list[bytes]:
    """An article of that many words, and what became of it edit by edit."""
    chance = random.Random(7)
    text = [f"word{chance.randrange(10_000)}" for _ in range(words)]
    found = []
    for _ in range(edits):
        text[chance.randrange(words)] = f"word{chance.randrange(10_000)}"
        found.append(" ".join(text).encode())
    return found


@given(st.binary(max_size=3000), st.none() | st.binary(max_size=3000))
def test_what_is_compressed_comes_back(data: bytes, base: bytes | None) -> None:
    assert decompress(compress(data, base), len(data), base) == data


@given(st.binary(min_size=1, max_size=500), st.integers(0, 499))
def test_a_full_frame_says_its_own_size(data: bytes, cut: int) -> None:
    z = compress(data)
    assert expand(z) == data
    with pytest.raises(CorruptError):
        expand(z[: cut % len(z)])


def test_a_patch_reaches_across_a_large_base() -> None:
    base = random.Random(1).randbytes(3_000_000)
    data = b"new" + base
    patch = compress(data, base, level=SMALL_LEVEL)
    assert len(patch) < 10_000
    assert decompress(patch, len(data), base) == data


def test_a_rewritten_text_becomes_a_keyframe() -> None:
    old, new = history(1)[0], random.Random(2).randbytes(9000)
    base = Base(key=1, data=old, depth=0, size=len(compress(old)))
    assert pack(old + b" more", [base]).base == base
    assert pack(new, [base]).base is None
    assert pack(old, []).base is None


def test_the_nearest_base_is_taken_and_none_that_is_too_deep() -> None:
    far, near = history(200)[::199]
    bases = [Base(key="far", data=far, depth=0, size=5000), Base(key="near", data=near, depth=3, size=90)]
    packed = pack(near + b" more", bases)
    assert packed.base == bases[1]
    assert packed.depth == 4
    deep = Base(key="deep", data=near, depth=MAX_DEPTH, size=90)
    assert pack(near + b" more", [bases[0], deep]).base == bases[0]


def keep(session: Session, data: bytes, recent: Sequence[int] = ()) -> int:
    return put_text(session, packer(session, recent).pack(data))


def test_a_text_that_came_again_is_a_base_at_its_own_depth(database: Database) -> None:
    texts = history(6)
    with database.write() as session:
        ids: list[int] = []
        for text in texts:
            ids.append(keep(session, text, ids[-1:]))
        again = Packer.empty()
        ids += [put_text(session, again.pack(text)) for text in (texts[-1], texts[-1] + b" more")]
        assert ids[-2] == ids[-3]
        assert get_text(session, ids[-1]) == texts[-1] + b" more"


def test_a_long_history_is_small_shallow_and_whole(database: Database) -> None:
    texts = history(60)
    with database.write() as session:
        ids: list[int] = []
        for text in texts:
            ids.append(keep(session, text, ids[::-1]))
        assert get_texts(session, ids) == dict(zip(ids, texts, strict=True))
        assert get_text(session, ids[-1]) == texts[-1]
        rows = session.execute(select(text_blobs)).all()
    assert max(row.depth for row in rows) <= MAX_DEPTH
    assert sum(len(row.z) for row in rows) < 3 * len(compress(texts[0], level=19))


def test_the_same_text_is_stored_once(database: Database) -> None:
    with database.write() as session:
        assert keep(session, b"words") == keep(session, b"words", [1, 2, 3])
        assert len(session.execute(select(text_blobs.c.id)).all()) == 1


def test_a_text_that_is_not_there_is_not_found(database: Database) -> None:
    with database.read() as session, pytest.raises(NotFoundError, match="99"):
        get_text(session, 99)


@pytest.mark.parametrize("field", ["z", "sha256", "size"])
def test_a_damaged_text_is_never_given_out(database: Database, field: str) -> None:
    first, second = history(2)
    damage = {"z": compress(b"other words"), "sha256": sha256(b"").digest(), "size": 3}
    with database.write() as session:
        one = keep(session, first)
        two = keep(session, second, [one])
        session.execute(update(text_blobs).where(text_blobs.c.id == one), {field: damage[field]})
        for blob_id in (one, two):
            with pytest.raises(CorruptError):
                get_text(session, blob_id)


def test_a_chain_that_loops_is_damaged_not_endless(database: Database) -> None:
    first, second = history(2)
    with database.write() as session:
        one = keep(session, first)
        two = keep(session, second, [one])
        session.execute(update(text_blobs).where(text_blobs.c.id == one), {"base_id": two})
        with pytest.raises(CorruptError):
            get_text(session, two)


def test_sweeping_takes_what_nothing_needs_and_its_bases(database: Database) -> None:
    texts = history(5)
    with database.write() as session:
        ids: list[int] = []
        for text in texts:
            ids.append(keep(session, text, ids[-1:]))
        other = keep(session, texts[0] + b" elsewhere", [ids[0]])
        assert sweep_texts(session, ids[:2]) == 0
        assert sweep_texts(session, ids[-1:]) == 4
        assert get_text(session, other) == texts[0] + b" elsewhere"
        assert sweep_texts(session, [other]) == 2


def test_another_base_than_the_newest_is_tried_where_the_newest_is_far() -> None:
    words = [f"word{n * 7919 % 10_007}" for n in range(4_000)]
    old, new = " ".join(words[:2_000]).encode(), " ".join(words[2_000:]).encode()
    bases = [Base(key=n, data=data, depth=0, size=len(data)) for n, data in enumerate((new, old))]
    for data, base in ((old + b" edited", bases[1]), (new + b" edited", bases[0])):
        packed = pack(data, bases)
        assert packed.base is base
        assert decompress(packed.z, len(data), base.data) == data
