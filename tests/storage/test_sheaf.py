"""Captures of one page that come together: each spelled on the one before at once, all in one pack, or none of them there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.storage.test_kin import site
from tests.storage.test_packs import packs, whole
from tests.storage.test_texts import history
from versioner.errors import StorageError
from versioner.storage import compaction
from versioner.storage.directory import DirectoryStore
from versioner.storage.frames import name_of
from versioner.storage.patches import MAX_DEPTH
from versioner.storage.sheaf import LEAST


def gathered(
    store: DirectoryStore, bodies: Sequence[bytes], past: Sequence[str] = (), kin: Sequence[str] = ()
) -> dict[str, bytes]:
    sheaf = store.gather(past, kin)
    found = {sheaf.put(body): body for body in bodies}
    sheaf.bind()
    return found


def test_what_comes_together_lies_in_one_pack_and_takes_what_compaction_would_make_of_it(
    store: DirectoryStore, tmp_path: Path
) -> None:
    bodies = history(40)
    other = DirectoryStore(tmp_path / "other", durable=False)
    compaction.compact(other, [[other.put(body) for body in bodies]], least=1)
    found = gathered(store, bodies)
    assert list(store.fresh()) == []
    assert len(packs(store)) == 1
    assert whole(store, found)
    assert max(store.header(name).depth for name in found) == MAX_DEPTH
    assert store.bytes_on_disk() < 1.01 * other.bytes_on_disk()


def test_nothing_is_there_until_it_is_bound(store: DirectoryStore) -> None:
    sheaf = store.gather([])
    names = [sheaf.put(body) for body in history(10)]
    assert list(store.names()) == []
    sheaf.bind()
    assert sorted(names) == list(store.names())
    sheaf.bind()
    assert len(packs(store)) == 1


def test_few_have_files_of_their_own_and_are_spelled_on_the_past_all_the_same(store: DirectoryStore) -> None:
    first, *rest = history(LEAST)
    past = [store.put(first)]
    found = gathered(store, rest, past)
    assert sorted(store.fresh()) == sorted([*past, *found])
    assert all(store.header(name).base is not None for name in found)
    assert whole(store, found)


def test_parts_of_a_long_past_go_on_from_each_other_and_leave_few_packs(store: DirectoryStore) -> None:
    bodies = history(200)
    sheaf = store.gather([])
    for n in range(0, 200, 10):
        for body in bodies[n : n + 10]:
            sheaf.put(body)
        sheaf.bind()
    names = list(map(name_of, bodies))
    assert whole(store, dict(zip(names, bodies, strict=True)))
    assert sum(store.header(name).base is None for name in names) == 1
    assert len(packs(store)) <= 6
    assert list(store.names()) == sorted(names)


def test_what_the_store_has_already_is_put_there_as_always(store: DirectoryStore) -> None:
    """It may be on its way out of its pack: a file that is young is never taken away."""
    found = gathered(store, history(10))
    again = next(iter(found))
    sheaf = store.gather(list(found))
    sheaf.put(found[again])
    assert list(store.fresh()) == [again]
    compaction.discard(store, [again], older_than=0.0)
    assert whole(store, found)


@pytest.mark.parametrize("more", [LEAST, 1])
def test_what_stood_on_an_object_that_was_discarded_meanwhile_is_whole(
    store: DirectoryStore, more: int
) -> None:
    first, *rest = history(1 + more)
    base = store.put(first)
    sheaf = store.gather([base])
    found = {sheaf.put(body): body for body in rest}
    compaction.discard(store, [base])
    sheaf.bind()
    assert base not in store
    assert whole(store, found)


def test_no_chain_grows_too_long_though_its_base_is_rewritten_meanwhile(store: DirectoryStore) -> None:
    bodies = history(2 * MAX_DEPTH)
    old, new = bodies[:MAX_DEPTH], bodies[MAX_DEPTH:]
    names = [store.put(body) for body in old]  # whole, each of them, as they are young
    sheaf = store.gather(names)
    found = {sheaf.put(body): body for body in new}
    compaction.compact(store, [names], least=1)
    assert store.header(names[-1]).depth > 0
    sheaf.bind()
    assert whole(store, dict(zip(names, old, strict=True)) | found)


def test_a_page_without_a_past_stands_on_its_kin(store: DirectoryStore) -> None:
    first, second = site(2)
    kin = gathered(store, [first])
    found = gathered(store, [second], kin=list(kin))
    assert [store.header(name).base for name in found] == list(kin)
    assert whole(store, kin | found)


def test_a_disk_that_refuses_leaves_what_was_there_and_can_be_asked_again(
    store: DirectoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = gathered(store, history(10))
    sheaf = store.gather(list(before))
    more = {sheaf.put(body): body for body in history(30)[10:]}
    with monkeypatch.context() as patched:
        patched.setattr("versioner.storage.packs.replaced", _full)
        with pytest.raises(StorageError):
            sheaf.bind()
    assert list(store.names()) == sorted(before)
    sheaf.bind()
    assert whole(store, before | more)


def _full(path: Path, place: Path, *, durable: bool) -> None:
    del place, durable
    path.unlink()
    raise OSError(28, "No space left on device")
