"""The snapshot store: raw bytes as fetched, in files named by the SHA-256 of those bytes.

`<directory>/<aa>/<sha256>`, each as `frames` spells it, until `compaction` folds it into a pack (`packs`). A new
object stands alone (the fetch path never depends on another file); compaction may rewrite it as a patch against
an older one. Written to a temporary file in the same directory, flushed, synced, renamed, and the directory
synced: after a crash an object is there whole or not at all. Every read is checked against the name. A file and
a pack may hold the same object for a moment: either will do, the file is looked at first.
"""

from __future__ import annotations

import heapq
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

from versioner.errors import CorruptError, LostError, NotFoundError, StorageError
from versioner.storage import frames
from versioner.storage.durable import TEMPORARY, replaced, sync, temporary
from versioner.storage.packs import Packs
from versioner.storage.patches import YOUNG_LEVEL, Packed, compress

_DOOMED = ".doomed-"


class Blobs:
    """A directory of immutable bytes; safe to share between threads and processes.

    Args:
        durable: wait until the disk has the bytes (fsync). Only a caller that can afford to lose them
            in a power failure, and not just in a crash of the program, turns it off.
    """

    def __init__(self, directory: Path, *, durable: bool = True) -> None:
        self.directory = directory
        self._durable = durable
        self.packs = Packs(directory, durable=durable)

    def put(self, data: bytes, name: str = "") -> str:
        """Keep `data`; its SHA-256 in hex. Done at once where it has a file of its own already.

        What lies in a pack is written once more, until the next compaction: it may be on its way out of there, and
        a file that was written a moment ago is never taken away (`drop`).

        Raises:
            StorageError: the directory cannot be written to, or the disk is full.
        """
        name = name or frames.name_of(data)
        if not self._touched(self._path(name)):
            self.write(name, Packed(z=compress(data, level=YOUNG_LEVEL), base=None), len(data))
        return name

    def get(self, sha256: str) -> bytes:
        """The bytes of that name.

        Raises:
            LostError: the store has none.
            CorruptError: what is stored does not come to them.
        """
        return frames.unfold(sha256, self.read)

    def __contains__(self, sha256: object) -> bool:
        return (
            isinstance(sha256, str)
            and frames.is_name(sha256)
            and (self._path(sha256).exists() or sha256 in self.packs or self._path(sha256).exists())
        )

    def location(self, sha256: str) -> str:
        """Where the object of that name lies, for people."""
        path = self._path(sha256)
        for pack in [] if path.exists() else self.packs.every():
            if sha256 in pack:
                return f"{pack.path} ({sha256})"
        return str(path)

    def path(self, sha256: str) -> Path:
        """Where the object of that name lies while it has a file of its own."""
        return self._path(sha256)

    def header(self, sha256: str) -> frames.Header:
        """How the object of that name is stored; raises as `get`."""
        return frames.header(sha256, self.read(sha256, frames.HEADER_SIZE))

    def stored(self, sha256: str) -> int:
        """Bytes that the object of that name takes as it is stored; raises as `get`."""
        try:
            return self._path(sha256).stat().st_size
        except FileNotFoundError:
            length = self.packs.length(sha256)  # it is in a pack, or has just been folded into one
            return len(self.read(sha256)) if length is None else length
        except OSError as error:
            raise _unreadable(self._path(sha256), error) from error

    def names(self) -> Iterator[str]:
        """Every object's name, in order."""
        packed = [pack.names() for pack in self.packs.every()]
        for name, _ in groupby(heapq.merge(self.fresh(), *packed)):
            yield name

    def fresh(self) -> Iterator[str]:
        """The names of the objects that have files of their own, in order: what came since it was packed last."""
        for folder in sorted(self.directory.glob("[0-9a-f][0-9a-f]")):
            yield from sorted(path.name for path in folder.iterdir() if frames.is_name(path.name))

    def bytes_on_disk(self) -> int:
        """What all objects take, by the length of their files."""
        alone = sum(self._path(name).stat().st_size for name in self.fresh())
        return alone + sum(pack.size for pack in self.packs.every())

    def verify(
        self, seen: Callable[[str], None] | None = None
    ) -> Iterator[tuple[str, CorruptError | NotFoundError]]:
        """Read every object; those that are damaged or stand on a missing one, with what is wrong."""
        for name in self.names():
            if seen:
                seen(name)
            try:
                self.get(name)
            except (CorruptError, NotFoundError) as error:
                yield name, error
        yield from sorted(self.packs.broken.items())

    def clean(self, *, older_than: float) -> int:
        """Remove what interrupted writes left behind: temporary files last touched before that POSIX time."""
        removed = 0
        with self.told():
            for path in self.directory.glob(f"*/{TEMPORARY}*"):
                try:
                    if path.stat().st_mtime < older_than:
                        path.unlink()
                        removed += 1
                except FileNotFoundError:
                    continue  # its writer has just renamed it
            for path in self.directory.glob(f"*/{_DOOMED}*"):
                self._undoomed(path, older_than)
        return removed

    def _undoomed(self, path: Path, older_than: float) -> None:
        """Put back what was moved aside by a process that died before it could decide."""
        place = path.with_name(path.name.removeprefix(_DOOMED))
        try:
            if path.stat().st_mtime < older_than and not place.exists():
                path.rename(place)
        except FileNotFoundError:
            return

    def drop(self, name: str, *, older_than: float) -> bool:
        """Delete an object with a file of its own, unless it was put (again) since that POSIX time; whether it was.

        It is moved aside first: whoever puts the same bytes meanwhile either touches the file before, and it is
        moved back, or finds none, and writes its own.
        """
        path = self._path(name)
        try:
            with self.told():
                return self._dropped(path, path.with_name(f"{_DOOMED}{name}"), older_than)
        except FileNotFoundError:
            return False  # another process is at the same

    def _dropped(self, path: Path, aside: Path, older_than: float) -> bool:
        if path.stat().st_mtime >= older_than:
            return False
        path.rename(aside)
        if aside.stat().st_mtime >= older_than:
            aside.rename(path)
            return False
        aside.unlink()
        return True

    def write(self, name: str, packed: Packed, size: int) -> None:
        """Store a packed form under `name` in a file, which is read before any pack. For `put` and compaction."""
        self.write_form(name, frames.enclose(packed, size))

    def write_form(self, name: str, form: bytes) -> None:
        """As `write`, of what `frames.enclose` made."""
        path = self._path(name)
        with self.told():
            if not path.parent.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                sync(self.directory, durable=self._durable)
            with temporary(path.parent, durable=self._durable) as file:
                file.write(form)
            replaced(file.path, path, durable=self._durable)

    @contextmanager
    def told(self) -> Iterator[None]:
        """What the disk says, in one line."""
        try:
            yield
        except FileNotFoundError:
            raise
        except OSError as error:
            raise StorageError(
                "cannot write to {place}: {why}", place=self.directory, why=error.strerror or error
            ) from error

    def remove(self, name: str) -> None:
        """Delete one object's file. For `compaction`, which sees to it that it is elsewhere or nothing stands on it."""
        self._path(name).unlink(missing_ok=True)

    def _touched(self, path: Path) -> bool:
        """Whether the file is there; it is young again, as it is wanted again: no stray of long ago (`drop`)."""
        try:
            os.utime(path)
        except FileNotFoundError:
            return False
        except OSError:
            return path.exists()  # a disk that takes no writes keeps what it has
        return True

    def read(self, name: str, most: int = -1) -> bytes:
        """An object as it is stored, or its first `most` bytes; raises as `get`."""
        path = self._path(name)
        for _ in range(
            2
        ):  # between the look for a file and the look at the packs it may have been folded, or taken out
            try:
                with path.open("rb") as file:
                    return file.read(most)
            except FileNotFoundError:
                packed = self.packs.read(name, None if most < 0 else most)
            except OSError as error:
                raise _unreadable(path, error) from error
            if packed is not None:
                return packed
        raise _missing(name)

    def _path(self, name: str) -> Path:
        return self.directory / frames.key_of(name)


def _unreadable(path: Path, error: OSError) -> StorageError:
    return StorageError("cannot read {path}: {why}", path=path, why=error.strerror or error)


def _missing(name: str) -> LostError:
    return LostError("there is no snapshot {name}", name=name)
