"""Packs: many objects in one file, whole whatever is killed, cut short or folded meanwhile."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.test_texts import history
from versioner.errors import CorruptError, NotFoundError
from versioner.storage import compaction
from versioner.storage.backup import _files
from versioner.storage.directory import DirectoryStore


def filled(store: DirectoryStore, versions: int = 30) -> dict[str, bytes]:
    return {store.put(body): body for body in history(versions)}


def packed(store: DirectoryStore, versions: int = 30) -> dict[str, bytes]:
    bodies = filled(store, versions)
    compaction.compact(store, [list(bodies)], least=1)
    return bodies


def whole(store: DirectoryStore, bodies: dict[str, bytes]) -> bool:
    return {name: store.get(name) for name in bodies} == bodies and list(store.verify()) == []


def packs(store: DirectoryStore) -> list[Path]:
    return sorted(store.packs.directory.glob("*.pack"))


def test_what_is_packed_has_no_file_and_is_read_as_before(store: DirectoryStore) -> None:
    bodies = packed(store)
    assert list(store.fresh()) == []
    assert len(packs(store)) == 1
    assert list(store.names()) == sorted(bodies)
    assert all(name in store for name in bodies)
    assert whole(store, bodies)
    assert store.bytes_on_disk() == packs(store)[0].stat().st_size
    assert packs(store)[0].name in store.location(next(iter(bodies)))
    with pytest.raises(NotFoundError):
        store.get("0" * 64)


def test_what_a_packed_object_takes_is_known_without_reading_it(
    store: DirectoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [store.put(random.Random(n).randbytes(200_000)) for n in range(3)]
    lengths = [len(store.read(name)) for name in names]
    compaction.compact(store, [names], least=1)
    assert list(store.fresh()) == []
    read, pread = list[int](), os.pread

    def counting(file: int, length: int, offset: int) -> bytes:
        read.append(length)
        return pread(file, length, offset)

    monkeypatch.setattr("versioner.storage.packs.os.pread", counting)
    assert [store.stored(name) for name in names] == lengths
    assert 0 < sum(read) < 2_000
    with pytest.raises(NotFoundError):
        store.stored("0" * 64)


def test_a_place_outside_of_the_pack_is_none(store: DirectoryStore) -> None:
    bodies = packed(store)
    path, name = packs(store)[0], next(iter(bodies))
    data = bytearray(path.read_bytes())
    entry = data.rindex(bytes.fromhex(name))
    data[entry + 40 : entry + 44] = b"\xff" * 4  # its length
    path.write_bytes(data)
    again = DirectoryStore(store.directory, durable=False)
    assert name in again
    for asked in (again.get, again.stored):
        with pytest.raises(CorruptError, match="its place in"):
            asked(name)


def test_packed_bytes_that_come_again_have_a_file_until_they_are_packed_again(store: DirectoryStore) -> None:
    """The pack may be on its way out: `discard` leaves what was put a moment ago."""
    bodies = packed(store)
    taken = store.bytes_on_disk()
    assert [store.put(body) for body in bodies.values()] == list(bodies)
    assert sorted(store.fresh()) == sorted(bodies)
    compaction.discard(store, bodies, older_than=0.0)
    assert whole(store, bodies)
    compaction.compact(store, [list(bodies)], least=1)
    assert list(store.fresh()) == []
    assert whole(store, bodies)
    assert store.bytes_on_disk() <= taken * 1.5


def test_few_objects_stay_files(store: DirectoryStore) -> None:
    bodies = filled(store, 5)
    compaction.compact(store, [list(bodies)])
    assert packs(store) == []


def test_small_packs_go_into_the_next_one_and_new_looks_onto_old_ones(store: DirectoryStore) -> None:
    bodies = filled(store, 40)
    names = list(bodies)
    other = DirectoryStore(store.directory.parent / "other", durable=False)
    for n in range(0, 40, 4):
        for name in names[n : n + 4]:
            other.put(bodies[name])
        done = compaction.compact(other, [names[: n + 4]], least=1)
        assert done.rewritten >= 3
    assert len(packs(other)) <= 4
    assert whole(other, bodies)
    assert other.bytes_on_disk() < 3 * min(len(body) for body in bodies.values())


def test_another_process_finds_what_was_folded_behind_its_back(store: DirectoryStore) -> None:
    bodies = filled(store)
    reader = DirectoryStore(store.directory, durable=False)
    assert whole(reader, bodies)
    compaction.compact(store, [list(bodies)], least=1)
    assert whole(reader, bodies)
    more = store.put(b"more " * 100)
    compaction.compact(store, [[more]], least=1)
    assert reader.get(more) == b"more " * 100
    assert whole(reader, bodies)


def test_what_is_discarded_leaves_the_packs_and_takes_nothing_with_it(store: DirectoryStore) -> None:
    bodies = packed(store)
    gone = list(bodies)[::3]
    compaction.discard(store, gone)
    left = {name: body for name, body in bodies.items() if name not in gone}
    assert list(store.names()) == sorted(left)
    assert whole(store, left)
    compaction.compact(store, [list(left)], least=1)
    assert whole(store, left)
    assert list(store.fresh()) == []


@pytest.mark.parametrize("keep", [0, 7, 20, -1, -30])
def test_a_pack_cut_short_is_named_and_hides_no_other(store: DirectoryStore, keep: int) -> None:
    packed(store)
    pack = packs(store)[0]
    other = store.put(b"alone")
    pack.write_bytes(pack.read_bytes()[:keep])
    again = DirectoryStore(store.directory, durable=False)
    assert [name for name, _ in again.verify()] == [pack.name]
    assert again.get(other) == b"alone"


def test_a_pack_cut_short_under_its_reader_is_damaged_and_ends_nothing(store: DirectoryStore) -> None:
    bodies = packed(store)
    name = next(iter(bodies))
    assert store.get(name) == bodies[name]
    os.truncate(packs(store)[0], 100)
    with pytest.raises(CorruptError):
        store.get(name)


def test_a_turned_byte_is_found_and_the_bytes_that_come_again_mend_it(store: DirectoryStore) -> None:
    bodies = packed(store, 3)
    pack = packs(store)[0]
    data = bytearray(pack.read_bytes())
    data[60] ^= 255
    pack.write_bytes(data)
    again = DirectoryStore(store.directory, durable=False)
    broken = [name for name, _ in again.verify()]
    assert broken
    assert set(broken) <= set(bodies)


def test_what_is_there_twice_after_a_kill_is_there_once_after_the_next_run(store: DirectoryStore) -> None:
    bodies = packed(store, 10)
    twin = store.packs.directory / f"{'0' * 64}.pack"
    twin.write_bytes(packs(store)[0].read_bytes())
    copies = DirectoryStore(store.directory.parent / "copies", durable=False)
    for name in list(bodies)[:5]:
        copies.put(bodies[name])
        place = store.path(name)
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(copies.path(name).read_bytes())
    new = store.put(b"new " * 500)
    compaction.compact(store, [[*bodies, new]], least=1)
    assert list(store.fresh()) == []
    assert whole(store, bodies | {new: b"new " * 500})
    assert sum(pack.count for pack in store.packs.every()) == 11


FOLD = """
import random, sys
from pathlib import Path
from versioner.storage import compaction
from versioner.storage.directory import DirectoryStore
store = DirectoryStore(Path(sys.argv[1]), durable=False)
chance = random.Random(int(sys.argv[2]))
names = list(store.names())
print("begun", flush=True)
while True:
    body = b"the same words again and again " * 40
    fresh = [store.put(body + chance.randbytes(chance.randrange(9000))) for _ in range(4)]
    for name in fresh:
        print(name, flush=True)
    names += fresh
    compaction.compact(store, [names[-40:]], least=1)
    if chance.random() < 0.3:
        doomed = names.pop(chance.randrange(len(names)))
        print("-" + doomed, flush=True)
        compaction.discard(store, [doomed])
"""


def killed_while_folding(directory: Path, seed: int, seconds: float) -> tuple[set[str], set[str]]:
    """The names that a process put, and those that it meant to discard, before it was killed at some moment."""
    command = [sys.executable, "-c", FOLD, str(directory), str(seed)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    lines = [child.stdout.readline() for _ in range(6)]
    try:
        rest, _ = child.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.kill(child.pid, signal.SIGKILL)
        rest, _ = child.communicate()
    told = [line.strip() for line in (*lines, *rest.splitlines())]
    return (
        {line for line in told if len(line) == 64},
        {line[1:] for line in told if line.startswith("-") and len(line) == 65},
    )


@pytest.mark.parametrize("rounds", [1, pytest.param(150, marks=pytest.mark.long)])
def test_a_kill_while_folding_loses_nothing(tmp_path: Path, rounds: int) -> None:
    chance = random.Random(7)
    put: set[str] = set()
    gone: set[str] = set()
    for n in range(rounds):
        new, doomed = killed_while_folding(tmp_path, n, chance.random() / 4)
        put |= new
        gone |= doomed
        store = DirectoryStore(tmp_path, durable=False)
        assert all(name in store for name in put - gone)
        assert list(store.verify()) == []


def test_a_copy_follows_packs_that_are_folded_and_holds_nothing_twice(store: DirectoryStore) -> None:
    target = DirectoryStore(store.directory.parent / "copy", durable=False)
    bodies = filled(store, 10)
    assert _files(store, target) == (10, 10)
    compaction.compact(store, [list(bodies)], least=1)
    more = {store.put(b"more " * 300): b"more " * 300}
    assert _files(store, target) == (11, 1)
    assert list(target.fresh()) == list(more)
    compaction.compact(store, [[*bodies, *more]], least=1)
    assert _files(store, target) == (11, 0)
    assert whole(target, bodies | more)
    assert sum(pack.count for pack in target.packs.every()) == 11


def test_a_stray_is_dropped_unless_it_is_wanted_again(store: DirectoryStore) -> None:
    name = store.put(b"stray")
    age = store.path(name).stat().st_mtime
    assert not store.drop(name, older_than=age)
    os.utime(store.path(name), (age - 100, age - 100))
    assert store.put(b"stray") == name  # wanted again
    assert not store.drop(name, older_than=age - 50)
    os.utime(store.path(name), (age - 100, age - 100))
    assert store.drop(name, older_than=age - 50)
    assert name not in store


def test_what_a_dying_process_moved_aside_is_put_back(store: DirectoryStore) -> None:
    name = store.put(b"stray")
    path = store.path(name)
    os.utime(path, (0, 0))
    path.rename(path.with_name(f".doomed-{name}"))
    assert name not in store
    assert store.clean(older_than=1000.0) == 0
    assert store.get(name) == b"stray"
