"""Files that a command writes for a person: whole or not at all."""

from __future__ import annotations

from pathlib import Path

from versioner.errors import UsageError
from versioner.queries.output import output


def save(path: Path, data: bytes) -> None:
    """Write a file, whole or not at all.

    Raises:
        UsageError: it cannot be written.
    """
    with output(path) as part:
        part.write_bytes(data)


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
