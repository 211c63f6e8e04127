"""Databases that are full, locked or spoiled, and rows that are damaged."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import event, text

from bench.harms.world import OTHER, URL, Case, World, begun, fails, goes_on
from versioner.errors import VersionerError
from versioner.ingest.repair import repair
from versioner.queries.state import verify_all


def full(home: Path) -> None:
    """SQLite finds the disk full."""
    world = begun(home)
    before = world.told()
    engine = world.app.db._writing.engine  # noqa: SLF001 - a fault is put where no caller reaches
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


def databases() -> Iterator[tuple[str, Case]]:
    """Databases that are full, locked or spoiled."""
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


def damaged_rows() -> Iterator[tuple[str, Case]]:
    """Rows that are damaged, missing or lie."""
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
