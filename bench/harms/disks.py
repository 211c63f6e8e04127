"""Disks that fail in the middle of something."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from bench.attacks.archives import http, record
from bench.harms.world import THIRD, URL, Case, World, begun, fails, goes_on, page
from versioner.ingest.housekeeping import tidy
from versioner.ingest.importing import import_warc
from versioner.ingest.track import track, untrack
from versioner.storage.backup import copy_home

SEAMS: dict[str, tuple[Any, str]] = {
    "fsync": (os, "fsync"),
    "rename": (Path, "replace"),
    "mkstemp": (tempfile, "mkstemp"),
    "fdopen": (os, "fdopen"),
    "unlink": (Path, "unlink"),
    "open": (os, "open"),
    "link": (os, "link"),
}
_CODES = {"ENOSPC": errno.ENOSPC, "EIO": errno.EIO, "EROFS": errno.EROFS}


@contextlib.contextmanager
def broken(seam: str, code: int, begin: int = 1) -> Iterator[None]:
    """From its `begin`-th call on, a call to the system fails with that error."""
    owner, name = SEAMS[seam]
    real, count = getattr(owner, name), 0

    def failing(*given: Any, **named: Any) -> Any:
        nonlocal count
        count += 1
        if count >= begin:
            raise OSError(code, os.strerror(code))
        return real(*given, **named)

    setattr(owner, name, failing)
    try:
        yield
    finally:
        setattr(owner, name, real)


def act(world: World, action: str) -> None:
    """Do one of the things that write to the disk."""
    if action == "check":
        world.edit(URL, 12)
        world.look()
    elif action == "track":
        world.edit(THIRD, 3)
        track(world.app, THIRD)
    elif action == "pack":
        tidy(world.app, least=1)
    elif action == "untrack":
        tidy(world.app, least=1)
        world.edit(THIRD, 3)
        track(world.app, THIRD)
        untrack(world.app, THIRD, delete=True)
    elif action == "import":
        import_warc(world.app, _archive(world))
    else:
        target = world.home.parent / "copy"
        copy_home(world.app.db, world.store, world.home, target, world.now())


def _archive(world: World) -> Path:
    """Captures of a page that nobody else knows: enough of them to go into a pack."""
    path = world.home.parent / "old.warc"
    url = f"https://old.example/{world.at:%j%H}"
    with path.open("wb") as file:
        for day in range(1, 13):
            file.write(record(http(page(day)), url=url, at=f"2020-01-{day:02}T00:00:00Z"))
    return path


def disk(action: str, seam: str, code: int, begin: int, home: Path) -> None:
    """A disk that fails in the middle of something, and works again."""
    world = begun(home)
    before = world.told()
    with fails(), broken(seam, code, begin):
        act(world, action)
    assert not set(before) - set(world.told())
    act(world, action)
    goes_on(world)


def disks() -> Iterator[tuple[str, Case]]:
    """Every action on every call that can fail."""
    for action, seams in {
        "check": ("fsync", "rename", "mkstemp", "fdopen"),
        "track": ("fsync", "rename", "mkstemp"),
        "pack": ("fsync", "rename", "mkstemp", "unlink"),
        "untrack": ("fsync", "unlink"),
        "import": ("fsync", "rename", "mkstemp"),
        "backup": ("rename", "open"),
    }.items():
        for seam in seams:
            for name, code in _CODES.items():
                yield f"{action}: {seam} says {name}", partial(disk, action, seam, code, 1)
    for begin in (2, 3):
        yield f"pack: fsync {begin} says EIO", partial(disk, "pack", "fsync", errno.EIO, begin)
    for action, seams in {
        "check": ("fsync", "rename"),
        "pack": ("rename", "mkstemp"),
        "backup": ("rename", "open"),
    }.items():
        for seam in seams:
            for begin in range(2, 6):
                yield f"{action}: full at {seam} {begin}", partial(disk, action, seam, errno.ENOSPC, begin)
