"""Files and folders that a person asked for by name (`-o PATH`): whole or not at all, and nothing else is touched."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from versioner.errors import UsageError


@contextmanager
def output(path: Path, *, folder: bool = False) -> Iterator[Path]:
    """A place to write to; what was written there is at `path` when the block ends.

    A file, or what a link leads to, is replaced in one step. A device or a pipe (`/dev/null`, `/dev/stdout`) is written
    into and never replaced: for root that would take it from every other program.

    Raises:
        UsageError: it cannot be written there.
    """
    if folder and path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise UsageError("{path} is there already: this format writes a folder of its own", path=path)
    if not folder and path.is_dir():
        raise UsageError("{path} is a folder: this format writes one file", path=path)
    try:
        with (
            _into(path)
            if path.exists() and not (path.is_dir() or path.is_file())
            else _beside(path, folder) as part
        ):
            yield part
    except OSError as error:
        raise UsageError("{path} cannot be written: {why}", path=path, why=error.strerror or error) from error


@contextmanager
def _beside(path: Path, folder: bool) -> Iterator[Path]:
    place = path.resolve()
    part = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        if folder:
            part.mkdir()
        yield part
        part.replace(place)
    finally:
        if part.is_dir():
            shutil.rmtree(part, ignore_errors=True)
        else:
            part.unlink(missing_ok=True)


@contextmanager
def _into(path: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as place:
        yield (part := Path(place, "part"))
        with part.open("rb") as source, path.open("wb") as target:
            shutil.copyfileobj(source, target)
