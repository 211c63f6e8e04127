"""The snapshot store: whole or not there, never wrong; and its compaction."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.test_texts import history
from versioner.errors import CorruptError, NotFoundError, StorageError
from versioner.storage import compaction
from versioner.storage.directory import DirectoryStore
from versioner.storage.interface import Compacted
from versioner.storage.patches import MAX_DEPTH


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> DirectoryStore:
    return DirectoryStore(tmp_path_factory.mktemp("shared"), durable=False)


@given(data=st.binary(max_size=5000))
def test_bytes_come_back_under_their_own_hash(shared: DirectoryStore, data: bytes) -> None:
    name = shared.put(data)
    assert name == sha256(data).hexdigest()
    assert shared.get(name) == data


def test_the_file_lies_where_the_hash_says(tmp_path: Path) -> None:
    store = DirectoryStore(tmp_path / "snapshots")
    name = store.put(b"<p>hello</p>")
    assert store.path(name) == tmp_path / "snapshots" / name[:2] / name
    assert store.path(name).is_file()
    assert name in store
    assert sha256(b"").hexdigest() not in store
    assert list(store.names()) == [name]


def test_the_same_bytes_are_written_once(store: DirectoryStore) -> None:
    name = store.put(b"hello")
    before = store.path(name).stat().st_ino
    assert store.put(b"hello") == name
    assert store.path(name).stat().st_ino == before


def test_bytes_whose_name_is_known_are_kept_under_it(shared: DirectoryStore) -> None:
    data = b"a page " * 5_000
    name = sha256(data).hexdigest()
    assert shared.put(data, name=name) == shared.put(data) == name
    assert shared.get(name) == data


def test_no_name_leads_out_of_the_store(store: DirectoryStore, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        store.put(b"hello", name="../hello")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_what_is_not_there_is_not_found(store: DirectoryStore) -> None:
    with pytest.raises(NotFoundError):
        store.get("0" * 64)
    with pytest.raises(NotFoundError):
        store.get("../../etc/passwd")
    with pytest.raises(NotFoundError):
        store.header("0" * 64)
    assert list(store.names()) == []


@pytest.mark.parametrize("keep", [0, 3, 44, 50, -1])
def test_a_file_cut_short_is_damaged(store: DirectoryStore, keep: int) -> None:
    name = store.put(b"hello " * 100)
    path = store.path(name)
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(CorruptError):
        store.get(name)
    assert [broken for broken, _ in store.verify()] == [name]


def test_other_bytes_under_the_name_are_damaged(store: DirectoryStore) -> None:
    name, other = store.put(b"hello"), store.put(b"world")
    store.path(name).write_bytes(store.path(other).read_bytes())
    with pytest.raises(CorruptError, match="hash"):
        store.get(name)


def test_many_threads_may_put_the_same_bytes(store: DirectoryStore) -> None:
    with ThreadPoolExecutor(8) as pool:
        names = set(pool.map(store.put, [b"hello" * 1000] * 40))
    assert len(names) == 1
    assert list(store.verify()) == []
    assert [path.name for path in store.directory.rglob("*") if path.is_file()] == list(names)


def test_a_directory_that_cannot_be_written_to_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError, match="cannot write"):
        DirectoryStore(tmp_path / "file").put(b"hello")


FULL = """
import random, resource, sys
from pathlib import Path
from versioner.errors import StorageError
from versioner.storage.directory import DirectoryStore
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    DirectoryStore(Path(sys.argv[1])).put(random.randbytes(100_000))
except StorageError as error:
    print(error.message)
"""


def test_a_disk_that_takes_no_more_leaves_nothing_half_written(store: DirectoryStore) -> None:
    command = [sys.executable, "-c", FULL, str(store.directory)]
    shown = subprocess.run(command, capture_output=True, text=True, check=True)
    assert shown.stdout == f"cannot write to {store.directory}: File too large\n"
    assert [path for path in store.directory.rglob("*") if path.is_file()] == []


def test_leftovers_of_interrupted_writes_are_cleaned_but_not_those_under_way(store: DirectoryStore) -> None:
    name = store.put(b"hello")
    left = store.path(name).parent / ".writing-abc"
    left.write_bytes(b"half")
    assert store.clean(older_than=left.stat().st_mtime - 60) == 0
    assert store.clean(older_than=left.stat().st_mtime + 60) == 1
    assert store.get(name) == b"hello"
    assert not left.exists()


PUT = """
import random, sys
from pathlib import Path
from versioner.storage.directory import DirectoryStore
store = DirectoryStore(Path(sys.argv[1]))
chance = random.Random()
while True:
    print(store.put(chance.randbytes(chance.randrange(200_000))), flush=True)
"""


def killed_while_writing(directory: Path, objects: int) -> list[str]:
    """The names a process had reported when it was killed in mid-write."""
    child = subprocess.Popen([sys.executable, "-c", PUT, str(directory)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    told = [child.stdout.readline().strip() for _ in range(objects)]
    os.kill(child.pid, signal.SIGKILL)
    told += [line.strip() for line in child.communicate()[0].splitlines() if len(line) > 64 - 1]
    return told


@pytest.mark.parametrize("rounds", [2, pytest.param(200, marks=pytest.mark.long)])
def test_a_kill_leaves_every_object_whole_or_absent(tmp_path: Path, rounds: int) -> None:
    store = DirectoryStore(tmp_path)
    for objects in range(rounds):
        told = killed_while_writing(tmp_path, 1 + objects % 7)
        assert all(name in store for name in told)
    assert list(store.verify()) == []


# ---------------------------------------------------------------- compaction


def filled(store: DirectoryStore, versions: int = 40) -> tuple[list[str], list[bytes]]:
    bodies = history(versions)
    return [store.put(body) for body in bodies], bodies


def test_compaction_saves_most_bytes_and_loses_none(store: DirectoryStore) -> None:
    names, bodies = filled(store)
    before = store.bytes_on_disk()
    done = compaction.compact(store, [names])
    assert store.bytes_on_disk() == before - done.saved < before / 5
    assert done.rewritten >= len(names) - 1
    assert [store.get(name) for name in names] == bodies
    assert max(store.header(name).depth for name in names) <= MAX_DEPTH


def test_compacting_again_changes_nothing(store: DirectoryStore) -> None:
    names, _ = filled(store)
    compaction.compact(store, [names])
    assert compaction.compact(store, [names]) == Compacted(rewritten=0, saved=0)
    assert compaction.compact(store, [names[::-1]]).rewritten == 0


@given(data=st.data())
def test_whatever_is_compacted_in_whatever_order_stays_whole(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    store = DirectoryStore(tmp_path_factory.mktemp("store"), durable=False)
    bodies = history(12, words=60)
    names = [store.put(body) for body in bodies]
    some = st.lists(st.sampled_from(names), max_size=12)
    for histories in data.draw(st.lists(st.lists(some, max_size=3), max_size=3)):
        kin = {one[0]: data.draw(some) for one in histories if one}
        compaction.compact(store, histories, kin=kin)
    compaction.discard(store, data.draw(st.just([]) | st.lists(st.sampled_from(names), max_size=6)))
    left = {name: body for name, body in zip(names, bodies, strict=True) if name in store}
    assert {name: store.get(name) for name in left} == left


def test_a_new_look_after_compaction_is_compacted_onto_the_old(store: DirectoryStore) -> None:
    names, bodies = filled(store, 8)
    compaction.compact(store, [names[:6]])
    done = compaction.compact(store, [names])
    assert done.rewritten == 2
    assert [store.get(name) for name in names] == bodies


def test_what_is_discarded_takes_nothing_with_it(store: DirectoryStore) -> None:
    names, bodies = filled(store, 10)
    compaction.compact(store, [names])
    compaction.discard(store, [names[0], names[4], "0" * 64])
    assert names[0] not in store
    assert names[4] not in store
    assert [store.get(name) for name in names[5:]] == bodies[5:]
    assert list(store.verify()) == []


def test_an_object_whose_base_is_missing_is_damaged(store: DirectoryStore) -> None:
    names, _ = filled(store, 2)
    compaction.compact(store, [names])
    store.remove(names[0])
    with pytest.raises(CorruptError, match="missing"):
        store.get(names[1])
    assert [name for name, _ in store.verify()] == [names[1]]


def test_two_compactions_never_work_at_once(store: DirectoryStore) -> None:
    names, _ = filled(store, 3)

    def while_at_work() -> list[str]:
        with pytest.raises(StorageError, match="already"):
            compaction.compact(store, [names])
        return names

    assert compaction.compact(store, (while_at_work() for _ in range(1))).rewritten > 0


def test_a_damaged_object_stops_compaction_and_stays_as_it_is(store: DirectoryStore) -> None:
    names, bodies = filled(store, 4)
    store.path(names[2]).write_bytes(b"?")
    with pytest.raises(CorruptError):
        compaction.compact(store, [names])
    assert store.path(names[2]).read_bytes() == b"?"
    assert store.get(names[1]) == bodies[1]


def test_bytes_that_do_not_compress_are_left_alone(store: DirectoryStore) -> None:
    chance = random.Random(3)
    names = [store.put(chance.randbytes(2000)) for _ in range(5)]
    assert compaction.compact(store, [names]).rewritten == 0
