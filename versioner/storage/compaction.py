"""Rewriting the snapshot store: cold objects as patches against older ones, many of them in one pack, and removal.

The one rule that keeps every object readable: **what others stand on is never rewritten**, but where its own base
goes, and then to stand no deeper. A chain
never loops and never grows longer than the depth its head states. One rewriting at a time (a file lock);
readers and writers of new objects need not wait: an object's bytes stay the same, only their form changes,
and an old form is taken away after the new one has been read back. Killed in between, an object is there twice,
and the next run finds that.
"""

from __future__ import annotations

import fcntl
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from versioner.errors import CorruptError, NotFoundError, StorageError
from versioner.storage import frames
from versioner.storage.aside import Aside
from versioner.storage.blobs import Blobs
from versioner.storage.frames import HEADER_SIZE
from versioner.storage.interface import Akin, Compacted
from versioner.storage.kin import Kin
from versioner.storage.lineage import Alike, Lineage
from versioner.storage.packs import LARGEST, MUCH_LARGER, Pack
from versioner.storage.patches import Base, pack
from versioner.storage.texts import RECENT

LEAST = 64  # objects from which on a pack is worth making: one file takes a block of the disk either way
_LOCK = ".compacting"


def compact(
    store: Blobs, histories: Iterable[Sequence[str]], *, kin: Akin | None = None, least: int = LEAST
) -> Compacted:
    """Rewrite objects as patches against earlier ones of the same history, where that is smaller, and pack them.

    What no earlier one is near to may stand on a page of its kin.

    Only objects that still have files of their own are looked at.

    Args:
        histories: for each page its snapshots' SHA-256s, oldest first. Six plain objects are held in
            memory at a time.
        kin: as `SnapshotStore.compact` has it.
        least: objects from which on they are packed.

    Raises:
        StorageError: another compaction is at work.
        CorruptError: an object is damaged; it and what follows it are left as they are, other pages' are done.
    """
    with _alone(store):
        fresh = set(store.fresh())
        if not fresh:
            return Compacted(rewritten=0, saved=0)
        bases = standing_on(store)
        rewritten = saved = 0
        aside = Aside(store)
        near = Kin(aside, bases)
        wanted: dict[str, None] = {}
        broken: CorruptError | None = None
        for history in histories:
            names = [name for name in dict.fromkeys(history) if name in fresh or name in store]
            try:
                alike = partial(near.nearest, others=(kin or {}).get(history[0], ()) if history else ())
                for gain in _compact_one(aside, names, bases, fresh, alike):
                    rewritten += 1
                    saved += gain
            except CorruptError as error:
                broken = broken or error
                continue
            wanted.update(dict.fromkeys(name for name in names if name in fresh))
        if wanted and len(wanted) >= least:
            _fold(store, list(wanted), aside)
            aside.forget(wanted)
        aside.lay_down()
    if broken is not None:
        raise broken
    return Compacted(rewritten=rewritten, saved=saved)


def discard(store: Blobs, names: Iterable[str], *, older_than: float | None = None) -> None:
    """Remove objects for good. Of those that stand on one of them the first is written out whole, for the others to stand on.

    Only for objects that no row names any longer. Who puts one meanwhile writes a file of its own, which stays
    with `older_than` where it was put since that POSIX time.
    """
    doomed = {name for name in names if name in store}
    if not doomed:
        return
    with _alone(store):
        alone: set[str] = set()
        heirs: dict[str, str] = {}
        for name in store.names():
            if name not in doomed and (base := store.header(name).base) in doomed:
                _inherit(store, name, heirs.setdefault(base, name))
                alone.add(name)
        for one in store.packs.every():
            inside = set(one.names())
            if inside & (doomed | alone):
                left = sorted(inside - doomed - alone)
                store.packs.write((name, one.read(name) or b"") for name in left)
                store.packs.remove([one])
        for name in doomed:
            if older_than is None:
                store.remove(name)
            else:
                store.drop(name, older_than=older_than)


def _inherit(store: Blobs, name: str, heir: str) -> None:
    """Write an object without the base that it loses: it stands on `heir`, or alone where it is that itself.

    The heir stands alone, the others one step above it: none deeper than before.
    """
    data = store.get(name)
    bases = [] if name == heir else [Base(key=heir, data=store.get(heir), depth=0, size=store.stored(heir))]
    store.write(name, pack(data, bases), len(data))


def _fold(store: Blobs, names: Sequence[str], aside: Aside) -> None:
    """Move objects from files of their own into a pack, those set aside as they are there, and small packs with them."""
    _once(store)
    left = [name for name in names if not _in_packs(store, name)]  # else a run before this one was killed
    absorbed = _absorbed(aside, left)
    seen: set[str] = set()

    def objects() -> Iterator[tuple[str, bytes]]:
        for name in left:
            seen.add(name)
            yield name, aside.read(name)
        for one in absorbed:
            for name in one.names():
                if name not in seen:
                    seen.add(name)
                    yield name, one.read(name) or b""

    try:
        store.packs.write(objects())
    except OSError as error:
        raise StorageError(
            "cannot write to {place}: {why}", place=store.directory, why=error.strerror or error
        ) from error
    for name in names:
        store.remove(name)
    store.packs.remove(absorbed)


def _in_packs(store: Blobs, name: str) -> bool:
    """Whether a pack holds an object that has a file too, and what it holds can be read."""
    if name not in store.packs:
        return False
    try:
        frames.unfold(name, partial(_from_pack, store))
    except (CorruptError, NotFoundError):
        return False
    return True


def _from_pack(store: Blobs, name: str) -> bytes:
    found = store.packs.read(name)
    if found is None:
        raise NotFoundError("no pack has {name}", name=name)
    return found


def _absorbed(aside: Aside, names: Sequence[str]) -> list[Pack]:
    """The packs that go into the next one: those not much larger than it, so that there are never many.

    And those with another form of an object that goes in, which is one that cannot be read.
    """
    size = sum(map(aside.stored, names))
    found: list[Pack] = []
    for one in sorted(aside.store.packs.every(), key=lambda one: one.size):
        if one.size <= min(MUCH_LARGER * size, LARGEST // 2):
            size += one.size
            found.append(one)
        elif any(name in one for name in names):
            found.append(one)
    return found


def _once(store: Blobs) -> None:
    """Remove packs that hold nothing of their own: they were folded into another by a run that was killed."""
    elsewhere: set[str] = set()
    for one in store.packs.every():
        names = set(one.names())
        if names <= elsewhere:
            store.packs.remove([one])
        elsewhere |= names


def _compact_one(
    store: Aside,
    history: list[str],
    bases: Counter[str],
    fresh: set[str],
    alike: Alike,
) -> Iterator[int]:
    """Compact one page's objects; yields the bytes saved by each rewriting."""
    own = set(history)
    first = next((n for n, name in enumerate(history) if name in fresh), len(history))
    begin = next(
        (n for n in range(first, 0, -1) if n <= first - RECENT and store.header(history[n]).base not in own),
        0,
    )
    line = Lineage()
    for name in history[begin:] if first < len(history) else ():
        data = store.get(name)
        header, size = store.header(name), store.stored(name)
        if header.depth == 0 and name in fresh and name not in bases:
            packed = line.packed(name, data, alike)
            if len(packed.z) + HEADER_SIZE < size:
                store.keep(name, frames.enclose(packed, len(data)))
                if packed.base:
                    bases[str(packed.base.key)] += 1
                header, before, size = store.header(name), size, store.stored(name)
                yield before - size
        base = Base(key=name, data=data, depth=header.depth, size=size)
        line.add(base, whole=None if header.base in own else store.stored(header.base or name))


def standing_on(store: Blobs) -> Counter[str]:
    """Every object that another stands on, and how many do."""
    return Counter(base for name in store.names() if (base := store.header(name).base) is not None)


@contextmanager
def _alone(store: Blobs) -> Iterator[None]:
    store.directory.mkdir(parents=True, exist_ok=True)
    with (store.directory / _LOCK).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise StorageError(
                "the snapshots in {place} are being rewritten already", place=store.directory
            ) from error
        with store.packs.held():
            yield
