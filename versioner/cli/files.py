"""Files that a command writes for a person: whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from versioner.errors import UsageError


def save(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there.

    Raises:
        UsageError: it cannot be written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise UsageError(f"{path} cannot be written: {error.strerror or error}") from error


def load(path: Path, most: int) -> bytes:
    """A file's bytes.

    Raises:
        UsageError: it cannot be read, or is larger than `most` bytes.
    """
    try:
        if path.stat().st_size > most:
            raise UsageError(f"{path} is larger than {most:,} bytes")
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}") from error
