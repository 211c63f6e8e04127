"""Files that are there whole or not at all: written beside their place, synced, renamed, the directory synced."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

TEMPORARY = ".writing-"  # what interrupted writes leave behind begins so


class Temporary:
    """A file that is being written."""

    def __init__(self, path: Path, stream: IO[bytes]) -> None:
        self.path, self._stream = path, stream

    def write(self, data: bytes) -> None:
        """Add bytes."""
        self._stream.write(data)

    def discard(self) -> None:
        """Take it away."""
        self.path.unlink(missing_ok=True)


@contextmanager
def temporary(directory: Path, *, durable: bool) -> Iterator[Temporary]:
    """A new file in that directory; on the disk when the block ends, gone where it raises."""
    handle, name = tempfile.mkstemp(prefix=TEMPORARY, dir=directory)
    file = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield Temporary(file, stream)
            stream.flush()
            if durable:
                os.fsync(stream.fileno())
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def replaced(path: Path, place: Path, *, durable: bool) -> None:
    """Put a written file in its place, in one step that outlives a power failure."""
    try:
        path.replace(place)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    sync(place.parent, durable=durable)


def sync(directory: Path, *, durable: bool) -> None:
    """Wait until the disk knows what lies in a directory."""
    if not durable:
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
