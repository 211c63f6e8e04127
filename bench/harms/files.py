"""Snapshots, homes and copies that are damaged or vanish."""

from __future__ import annotations

import contextlib
import os
import shutil
import traceback
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

from bench.harms.world import OTHER, URL, Case, World, begun, fails, goes_on
from versioner.errors import CorruptError, NotFoundError, VersionerError
from versioner.ingest.housekeeping import now_and_then, tidy
from versioner.ingest.rederive import rederive
from versioner.queries import read
from versioner.queries import search as searching
from versioner.queries.state import verify_all
from versioner.storage.backup import copy_home, restore_home
from versioner.storage.database import Database
from versioner.storage.directory import DirectoryStore


def damaged(packed: bool, harm: Callable[[Path], None], home: Path) -> None:
    """Raw bytes are damaged or gone: named by `verify`, passed by `rederive`, no obstacle to the rest."""
    world = begun(home)
    world.at += timedelta(days=1)
    if packed:
        tidy(world.app, least=1)
    texts = [read.show(world.app, f"{address}@1").to_json() for address in (URL, OTHER)]
    found = sorted((home / "snapshots").glob("packs/*.pack" if packed else "[0-9a-f][0-9a-f]/*"))
    harm(found[0])
    again = World(home)
    again.web, again.at = world.web, world.at
    problems = verify_all(again.app).problems
    assert any(str(one.what).startswith("snapshot") for one in problems), problems
    assert [read.show(again.app, f"{address}@1").to_json() for address in (URL, OTHER)] == texts
    assert rederive(again.app).failures
    now_and_then(again.app)
    for address in (URL, OTHER):
        for version in read.version_list(again.app, address).versions:
            with contextlib.suppress(CorruptError, NotFoundError):
                read.raw(again.app, version.version)
    again.edit(OTHER, 31)
    for hours in (26, 2, 2):
        again.look(hours)
    assert again.numbers(OTHER) == [2]
    with fails():
        copy_home(again.app.db, again.store, home, home.parent / "copy", again.now())


def _flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 0xFF
    path.write_bytes(data)


def snapshots() -> Iterator[tuple[str, Case]]:
    """Raw bytes that are damaged or gone, loose and in packs."""
    harms: dict[str, Callable[[Path], None]] = {
        "is gone": Path.unlink,
        "is empty": lambda path: os.truncate(path, 0),
        "has lost its end": lambda path: os.truncate(path, path.stat().st_size - 9),
        "is cut to 30 bytes": lambda path: os.truncate(path, 30),
        "has a turned byte": _flipped,
        "is another file": lambda path: written(path, b"vsn1" + b"\xff" * 300),
        "is zeros": lambda path: written(path, bytes(path.stat().st_size)),
    }
    for name, harm in harms.items():
        yield f"a snapshot {name}", partial(damaged, False, harm)
        yield f"a pack {name}", partial(damaged, True, harm)


def written(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def vanished(harm: Callable[[Path], None], home: Path) -> None:
    """The home is taken away under a running program; brought back, the work goes on."""
    world = begun(home)
    before = world.told()
    world.app.db.dispose()
    aside = home.parent / "aside"
    shutil.copytree(home, aside)
    harm(home)
    world.edit(URL, 12)
    with fails():
        world.look()
    with fails():
        tidy(world.app, least=1)
    world.app.db.dispose()
    shutil.rmtree(home, ignore_errors=True)
    home.unlink(missing_ok=True)
    shutil.copytree(aside, home)
    again = World(home)
    again.web, again.at = world.web, world.at
    assert again.told() == before
    goes_on(again)


def _replaced(home: Path) -> None:
    shutil.rmtree(home)
    home.write_bytes(b"a file")


def _wrote(reader: World) -> bool:
    with fails():
        reader.look()
        return True
    return False


def read_only(home: Path) -> None:
    """Who may only read the home can read it, and is told in one line where writing is wanted."""
    world = begun(home)
    before = world.told()
    world.app.db.dispose()
    for path in (home, *home.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.setgid(65534)
            os.setuid(65534)
            reader = World(home)
            reader.web = world.web
            assert reader.told() == before
            assert searching.search(reader.app, "budget").total
            code = int(_wrote(reader))
        except BaseException:  # noqa: BLE001 - told by the exit code
            traceback.print_exc()
        os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def homes() -> Iterator[tuple[str, Case]]:
    """Homes that vanish, or may only be read."""
    yield "the home is deleted", partial(vanished, shutil.rmtree)
    yield "the home is a file", partial(vanished, _replaced)
    yield "the database is deleted", partial(vanished, lambda home: (home / "versioner.db").unlink())
    yield "the snapshots are deleted", partial(vanished, lambda home: shutil.rmtree(home / "snapshots"))
    yield "the home can only be read", read_only


def copies(spoil: Callable[[Path], None], home: Path) -> None:
    """A copy that is damaged is refused or found out by `verify`; the home is untouched, a new copy is whole."""
    world = begun(home)
    target, back = home.parent / "copy", home.parent / "back"
    copy_home(world.app.db, world.store, home, target, world.now())
    spoil(target)
    url = f"sqlite:///{back / 'versioner.db'}"
    try:
        restore_home(target, back, Database(url), DirectoryStore(back / "snapshots"))
    except VersionerError as error:
        assert "\n" not in error.message
    else:
        assert not verify_all(World(back).app).whole
    shutil.rmtree(target)
    copy_home(world.app.db, world.store, home, target, world.now())
    shutil.rmtree(back, ignore_errors=True)
    restore_home(target, back, Database(url), DirectoryStore(back / "snapshots"))
    restored = World(back)
    restored.web, restored.at = world.web, world.at
    assert restored.told() == world.told()
    goes_on(restored)


def damaged_copies() -> Iterator[tuple[str, Case]]:
    """Copies that are damaged."""

    def snapshot(target: Path) -> Path:
        return min((target / "snapshots").glob("[0-9a-f][0-9a-f]/*"))

    yield "its database is cut", partial(copies, lambda target: os.truncate(target / "versioner.db", 5_000))
    yield "its manifest is gone", partial(copies, lambda target: (target / "backup.json").unlink())
    yield "its manifest is rubbish", partial(copies, lambda target: written(target / "backup.json", b"{"))
    yield "a snapshot is gone", partial(copies, lambda target: snapshot(target).unlink())
