"""Rewriting the snapshot store: cold objects as patches against older ones, and removal of objects.

The one rule that keeps every object readable: **what others stand on is never rewritten.** A chain then
never loops and never grows longer than the depth its head states. One rewriting at a time (a file lock);
readers and writers of new objects need not wait: an object's bytes stay the same, only their form changes,
and it is exchanged by a rename after the new form has been read back.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256

from versioner.errors import CorruptError, StorageError
from versioner.storage.blobs import Blobs
from versioner.storage.frames import HEADER_SIZE
from versioner.storage.interface import Compacted
from versioner.storage.patches import SMALL_LEVEL, Base, Packed, compress, decompress, pack
from versioner.storage.texts import RECENT

_LOCK = ".compacting"


def compact(store: Blobs, histories: Iterable[Sequence[str]]) -> Compacted:
    """Rewrite objects as patches against earlier ones of the same history, where that is smaller.

    Args:
        histories: for each page its snapshots' SHA-256s, oldest first. Five plain objects are held in
            memory at a time.

    Raises:
        StorageError: another compaction is at work.
        CorruptError: an object is damaged; it and what follows it are left as they are.
    """
    with _alone(store):
        bases = _bases(store)
        rewritten = saved = 0
        for history in histories:
            for gain in _compact_one(store, list(dict.fromkeys(history)), bases):
                rewritten += 1
                saved += gain
    return Compacted(rewritten=rewritten, saved=saved)


def discard(store: Blobs, names: Iterable[str]) -> None:
    """Remove objects for good. Those that stand on them are first written out whole.

    Only for objects that no row names any longer.
    """
    doomed = {name for name in names if name in store}
    if not doomed:
        return
    with _alone(store):
        for name in store.names():
            if name not in doomed and store.header(name).base in doomed:
                data = store.get(name)
                store.write(name, Packed(z=compress(data, level=SMALL_LEVEL), base=None), len(data))
        for name in doomed:
            store.remove(name)


def _compact_one(store: Blobs, history: list[str], bases: set[str]) -> Iterator[int]:
    """Compact one page's objects; yields the bytes saved by each rewriting."""
    recent: list[Base] = []
    keyframe: Base | None = None
    for name in history:
        data = store.get(name)
        header, size = store.header(name), store.path(name).stat().st_size
        if header.depth == 0 and name not in bases:
            packed = pack(data, [*recent, *([keyframe] if keyframe else [])])
            if len(packed.z) + HEADER_SIZE < size:
                _rewrite(store, name, data, packed)
                if packed.base:
                    bases.add(str(packed.base.key))
                header, before, size = store.header(name), size, store.path(name).stat().st_size
                yield before - size
        base = Base(key=name, data=data, depth=header.depth, size=size)
        recent = [base, *recent][:RECENT]
        if base.depth == 0:
            keyframe = base


def _rewrite(store: Blobs, name: str, data: bytes, packed: Packed) -> None:
    back = decompress(packed.z, len(data), packed.base.data if packed.base else None)
    if sha256(back).hexdigest() != name:
        raise CorruptError(f"snapshot {name} would not survive its compaction; it was left as it is")
    store.write(name, packed, len(data))


def _bases(store: Blobs) -> set[str]:
    """Every object that another stands on."""
    return {base for name in store.names() if (base := store.header(name).base) is not None}


@contextmanager
def _alone(store: Blobs) -> Iterator[None]:
    store.directory.mkdir(parents=True, exist_ok=True)
    with (store.directory / _LOCK).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise StorageError(f"the snapshots in {store.directory} are being rewritten already") from error
        yield
