"""Packs: many small objects in one file, so that the disk is paid for bytes and not for blocks of 4 KB each.

`<directory>/packs/<sha256>.pack`, named by the SHA-256 of all its bytes and never changed once it is there:

    "vsnpack1"                                   8 bytes
    objects, one after another                   each as `frames` spells a file of its own
    the index, in order of names                 for each object its name (32 bytes), offset (8) and length (4)
    objects in the index, offset of the index    8 bytes each
    "vsnpack1"                                   8 bytes

Numbers are big-endian. An object is found by halving the index where it lies: a pack takes a process no memory,
and twenty short reads of what the system has in its cache.
"""

from __future__ import annotations

import fcntl
import os
import struct
import weakref
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from versioner.errors import CorruptError, StorageError
from versioner.storage.durable import replaced, temporary

FOLDER, SUFFIX = "packs", ".pack"
LARGEST = 256 << 20  # bytes from which on a pack is closed and never written again but to lose an object
MUCH_LARGER = 2  # times: a pack absorbs others up to so much, and an object is written again some twenty times in its life
_LOCK = ".lock"
_MAGIC = b"vsnpack1"
_ENTRY = struct.Struct(">32sQI")
_END = struct.Struct(">QQ8s")
_AT_ONCE = 10_000  # entries of an index that are read at one time


_Found = TypeVar("_Found", bytes, int)


class Pack:
    """One pack, open for reading; its bytes are asked for by place, so that threads and forks may share it.

    Raises:
        CorruptError: the file is no pack, or was cut short.
        FileNotFoundError: another process has just folded it into a larger one.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        weakref.finalize(self, os.close, self._file)
        self.size = os.fstat(self._file).st_size
        if self.size < len(_MAGIC) + _END.size:
            raise _damaged(path)
        self.count, self._index, magic = _END.unpack(self._at(self.size - _END.size, _END.size))
        fits = self._index + self.count * _ENTRY.size == self.size - _END.size
        if magic != _MAGIC or self._at(0, len(_MAGIC)) != _MAGIC or not fits:
            raise _damaged(path)

    def __contains__(self, name: str) -> bool:
        return self._entry(name) is not None

    def names(self) -> Iterator[str]:
        """The names of its objects, in order."""
        for n in range(0, self.count, _AT_ONCE):
            part = self._at(self._index + n * _ENTRY.size, min(_AT_ONCE, self.count - n) * _ENTRY.size)
            for held, _, _ in _ENTRY.iter_unpack(part):
                yield held.hex()

    def read(self, name: str, most: int | None = None) -> bytes | None:
        """An object as it is stored (its first `most` bytes), None where the pack has none of that name.

        Raises:
            CorruptError: the index points outside of the pack, or the file was cut short since.
        """
        found = self._find(name)
        if found is None:
            return None
        offset, length = found
        return self._at(offset, length if most is None else min(most, length))

    def length(self, name: str) -> int | None:
        """How many bytes an object takes as it is stored, by the index alone; None and raises as `read`."""
        found = self._find(name)
        return None if found is None else found[1]

    def _find(self, name: str) -> tuple[int, int] | None:
        """Where the object of that name begins, and its length."""
        found = self._entry(name)
        if found is None or len(_MAGIC) <= found[0] <= sum(found) <= self._index:
            return found
        raise CorruptError(
            "snapshot {name} is damaged: its place in {pack} is none", name=name, pack=self.path.name
        )

    def _entry(self, name: str) -> tuple[int, int] | None:
        """What the index says of that name: where the object begins, and its length."""
        wanted = bytes.fromhex(name)
        low, high = 0, self.count
        while low < high:
            middle = (low + high) // 2
            held, offset, length = _ENTRY.unpack(self._at(self._index + middle * _ENTRY.size, _ENTRY.size))
            if held == wanted:
                return offset, length
            low, high = (middle + 1, high) if held < wanted else (low, middle)
        return None

    def _at(self, offset: int, length: int) -> bytes:
        data = os.pread(self._file, length, offset)
        if len(data) != length:
            raise _damaged(self.path)
        return data


class Packs:
    """The packs of a store; those that other processes have added are found when they are asked for."""

    def __init__(self, directory: Path, *, durable: bool) -> None:
        self.directory = directory / FOLDER
        self.broken: dict[str, CorruptError] = {}
        self._durable = durable
        self._open: dict[str, Pack] = {}
        self._seen = -1  # the folder's time of change when it was listed last

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep others from rewriting and removing objects meanwhile, and from adding such that stand on others."""
        self.directory.mkdir(parents=True, exist_ok=True)
        with (self.directory / _LOCK).open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def every(self) -> list[Pack]:
        """All packs there are now, the largest first."""
        self._list()
        return sorted(self._open.values(), key=lambda pack: (-pack.size, pack.path.name))

    def read(self, name: str, most: int | None = None) -> bytes | None:
        """As `Pack.read`, from whichever has it."""
        return self._look(lambda pack: pack.read(name, most))

    def length(self, name: str) -> int | None:
        """As `Pack.length`, by whichever has it."""
        return self._look(lambda pack: pack.length(name))

    def __contains__(self, name: str) -> bool:
        if self._changed():
            self._list()
        return any(name in pack for pack in self._open.values())

    def write(self, objects: Iterable[tuple[str, bytes]]) -> list[Pack]:
        """Write objects (name, stored form; each name once) into new packs, and read them back.

        Raises:
            StorageError: the disk did not keep what was written.
            OSError: it cannot be written to.
        """
        made: list[Pack] = []
        self.directory.mkdir(parents=True, exist_ok=True)
        left = iter(objects)
        while (path := self._one(left)) is not None:
            made.append(self._open.setdefault(path.name, Pack(path)))
        return made

    def remove(self, packs: Iterable[Pack]) -> None:
        """Delete packs whose objects are elsewhere, or wanted no longer."""
        for pack in packs:
            pack.path.unlink(missing_ok=True)
            self._open.pop(pack.path.name, None)

    def _one(self, objects: Iterator[tuple[str, bytes]]) -> Path | None:
        index: list[tuple[bytes, int, int]] = []
        digest = sha256()
        with temporary(self.directory, durable=self._durable) as file:

            def put(data: bytes) -> None:
                file.write(data)
                digest.update(data)

            put(_MAGIC)
            at = len(_MAGIC)
            for name, stored in objects:
                put(stored)
                index.append((bytes.fromhex(name), at, len(stored)))
                at += len(stored)
                if at >= LARGEST:
                    break
            for entry in sorted(index):
                put(_ENTRY.pack(*entry))
            put(_END.pack(len(index), at, _MAGIC))
        if not index:
            file.discard()
            return None
        name = digest.hexdigest()
        if _digest(file.path) != name:
            file.discard()
            raise StorageError(
                "the disk of {place} does not keep what is written to it", place=self.directory
            )
        place = self.directory / f"{name}{SUFFIX}"
        replaced(file.path, place, durable=self._durable)
        return place

    def _look(self, asked: Callable[[Pack], _Found | None]) -> _Found | None:
        """What the first pack that knows says; where none does, the folder is read again."""
        if not self._open and not self._changed():
            return None
        for again in (False, True):
            if again:
                self._list()
            for pack in list(self._open.values()):
                found = asked(pack)
                if found is not None:
                    return found
        return None

    def _changed(self) -> bool:
        try:
            return self.directory.stat().st_mtime_ns != self._seen
        except (FileNotFoundError, NotADirectoryError):
            return False

    def _list(self) -> None:
        try:
            self._seen = self.directory.stat().st_mtime_ns
            there = {entry.name for entry in os.scandir(self.directory) if entry.name.endswith(SUFFIX)}
        except (FileNotFoundError, NotADirectoryError):
            there = set()
        for gone in self._open.keys() - there:
            del self._open[gone]
        self.broken = {name: error for name, error in self.broken.items() if name in there}
        for name in sorted(there - self._open.keys() - self.broken.keys()):
            try:
                self._open[name] = Pack(self.directory / name)
            except FileNotFoundError:
                continue  # folded into a larger one since it was listed
            except CorruptError as error:
                self.broken[name] = error


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        digest = sha256()
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def _damaged(path: Path) -> CorruptError:
    return CorruptError("{pack} is no pack of snapshots, or was cut short", pack=path.name)
