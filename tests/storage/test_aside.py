"""New forms of objects that are set aside until they are packed: the same packs, and no file on the way there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.storage.test_texts import history
from versioner.errors import StorageError
from versioner.storage import aside, compaction
from versioner.storage.blobs import Blobs
from versioner.storage.directory import DirectoryStore


def filled(place: Path) -> tuple[DirectoryStore, dict[str, bytes]]:
    store = DirectoryStore(place, durable=False)
    return store, {store.put(body): body for body in history(40)}


def pack_of(store: DirectoryStore, names: list[str]) -> str:
    """The pack that a history is folded into, by its name: the SHA-256 of its bytes."""
    compaction.compact(store, [names[:25], names[20:]], least=1)
    return " ".join(path.name for path in store.packs.directory.glob("*.pack"))


def test_packs_are_what_they_were_when_each_object_went_through_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, names = filled(tmp_path / "held")
    one = pack_of(held, list(names))
    monkeypatch.setattr(aside, "_MOST", 0)
    written, _ = filled(tmp_path / "written")
    assert pack_of(written, list(names)) == one
    assert {name: held.get(name) for name in names} == names


def test_no_file_is_written_for_what_goes_into_a_pack(
    store: DirectoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [store.put(body) for body in history(40)]
    monkeypatch.setattr(Blobs, "write_form", lambda *_: pytest.fail("a file was written"))
    compaction.compact(store, [names], least=1)
    assert list(store.fresh()) == []


def test_what_is_not_packed_lies_in_its_new_form(store: DirectoryStore) -> None:
    names = [store.put(body) for body in history(10)]
    before = store.bytes_on_disk()
    done = compaction.compact(store, [names])
    assert done.rewritten == 9
    assert store.bytes_on_disk() == before - done.saved < before / 2
    assert [store.header(name).base is None for name in names] == [True, *9 * [False]]


def test_objects_are_as_they_were_where_the_pack_cannot_be_written(
    store: DirectoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    bodies = {store.put(body): body for body in history(10)}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store.packs, "write", full)
    with pytest.raises(StorageError, match="No space left"):
        compaction.compact(store, [list(bodies)], least=1)
    assert {name: store.get(name) for name in bodies} == bodies
    monkeypatch.undo()
    compaction.compact(store, [list(bodies)], least=1)
    assert {name: store.get(name) for name in bodies} == bodies
    assert list(store.fresh()) == []


def test_no_more_is_held_than_there_is_room_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, names = filled(tmp_path)
    monkeypatch.setattr(aside, "_MOST", 1_000)
    kept = aside.Aside(store)
    name = next(iter(names))
    form = store.read(name)
    kept.keep(name, form[:600])
    assert (kept.stored(name), store.stored(name)) == (600, len(form))
    kept.keep(list(names)[1], b"x" * 600)
    assert store.stored(name) == 600
    kept.keep(name, form[:500])
    assert (kept.stored(name), store.stored(name)) == (500, 600)
    kept.forget([name])
    assert kept.stored(name) == 600


def test_a_size_is_asked_without_reading_what_is_held_or_has_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, names = filled(tmp_path)
    one, other = list(names)[:2]
    form = store.read(one)
    kept = aside.Aside(store)
    kept.keep(other, form)
    monkeypatch.setattr(Blobs, "read", lambda *_: pytest.fail("a whole object was read"))
    assert (kept.stored(one), kept.stored(other)) == (len(form), len(form))
