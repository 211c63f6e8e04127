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
        raise UsageError("{path} cannot be written: {why}", path=path, why=error.strerror or error) from error


def load(path: Path, most: int) -> bytes:
    """A file's bytes.

    Raises:
        UsageError: it cannot be read, or is larger than `most` bytes.
    """
    try:
        if path.stat().st_size > most:
            raise UsageError("{path} is larger than {most:,} bytes", path=path, most=most)
        return path.read_bytes()
    except OSError as error:
        raise UsageError("{path} cannot be read: {why}", path=path, why=error.strerror or error) from error
