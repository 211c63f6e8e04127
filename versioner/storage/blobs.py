"""The snapshot store: raw bytes as fetched, in files named by the SHA-256 of those bytes.

`<directory>/<aa>/<sha256>`, each as `frames` spells it. A new object stands alone (the fetch path never
depends on another file); `compaction` may later rewrite it as a patch against an older one. Written to a
temporary file in the same directory, flushed, synced, renamed, and the directory synced: after a crash an
object is there whole or not at all. Every read is checked against the name.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from versioner.errors import CorruptError, NotFoundError, StorageError
from versioner.storage import frames
from versioner.storage.patches import Packed, compress

_TEMPORARY = ".writing-"


class Blobs:
    """A directory of immutable bytes; safe to share between threads and processes.

    Args:
        durable: wait until the disk has the bytes (fsync). Only a caller that can afford to lose them
            in a power failure, and not just in a crash of the program, turns it off.
    """

    def __init__(self, directory: Path, *, durable: bool = True) -> None:
        self.directory = directory
        self._durable = durable

    def put(self, data: bytes) -> str:
        """Keep `data`; its SHA-256 in hex. Done at once where the store has it already.

        Raises:
            StorageError: the directory cannot be written to, or the disk is full.
        """
        name = frames.name_of(data)
        if not self._path(name).exists():
            self.write(name, Packed(z=compress(data), base=None), len(data))
        return name

    def get(self, sha256: str) -> bytes:
        """The bytes of that name.

        Raises:
            NotFoundError: the store has none.
            CorruptError: what is stored does not come to them.
        """
        return frames.unfold(sha256, self._read)

    def __contains__(self, sha256: object) -> bool:
        return isinstance(sha256, str) and self._path(sha256).exists()

    def location(self, sha256: str) -> str:
        """Where the object of that name lies, for people."""
        return str(self._path(sha256))

    def path(self, sha256: str) -> Path:
        """Where the object of that name lies (or would)."""
        return self._path(sha256)

    def header(self, sha256: str) -> frames.Header:
        """How the object of that name is stored; raises as `get`."""
        try:
            with self._path(sha256).open("rb") as file:
                return frames.header(sha256, file.read(frames.HEADER_SIZE))
        except FileNotFoundError:
            raise _missing(sha256) from None

    def names(self) -> Iterator[str]:
        """Every object's name, in order."""
        for folder in sorted(self.directory.glob("[0-9a-f][0-9a-f]")):
            yield from sorted(path.name for path in folder.iterdir() if frames.is_name(path.name))

    def bytes_on_disk(self) -> int:
        """What all objects take, by the length of their files."""
        return sum(self._path(name).stat().st_size for name in self.names())

    def verify(self) -> Iterator[tuple[str, CorruptError | NotFoundError]]:
        """Read every object; those that are damaged or stand on a missing one, with what is wrong."""
        for name in self.names():
            try:
                self.get(name)
            except (CorruptError, NotFoundError) as error:
                yield name, error

    def clean(self, *, older_than: float) -> int:
        """Remove what interrupted writes left behind: temporary files last touched before that POSIX time."""
        removed = 0
        for path in self.directory.glob(f"*/{_TEMPORARY}*"):
            try:
                if path.stat().st_mtime < older_than:
                    path.unlink()
                    removed += 1
            except FileNotFoundError:
                continue  # its writer has just renamed it
        return removed

    def write(self, name: str, packed: Packed, size: int) -> None:
        """Store a packed form under `name`, replacing the form that is there. For `put` and compaction."""
        path = self._path(name)
        try:
            fresh = not path.parent.exists()
            path.parent.mkdir(parents=True, exist_ok=True)
            if fresh:
                self._sync(self.directory)
            self._replace(path, frames.enclose(packed, size))
        except OSError as error:
            raise StorageError(f"cannot write to {self.directory}: {error.strerror or error}") from error

    def remove(self, name: str) -> None:
        """Delete one object. For `compaction.discard`, which sees to it that nothing stands on it."""
        self._path(name).unlink(missing_ok=True)

    def _replace(self, path: Path, stored: bytes) -> None:
        handle, temporary = tempfile.mkstemp(prefix=_TEMPORARY, dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(stored)
                file.flush()
                if self._durable:
                    os.fsync(file.fileno())
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        self._sync(path.parent)

    def _sync(self, directory: Path) -> None:
        if not self._durable:
            return
        handle = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def _read(self, name: str) -> bytes:
        try:
            return self._path(name).read_bytes()
        except FileNotFoundError:
            raise _missing(name) from None

    def _path(self, name: str) -> Path:
        return self.directory / frames.key_of(name)


def _missing(name: str) -> NotFoundError:
    return NotFoundError(f"there is no snapshot {name}")
