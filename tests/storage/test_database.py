"""Transactions: one unmoving state to read, all or nothing to write, one writer at a time."""

from __future__ import annotations

import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy.exc import IntegrityError, InternalError, StatementError

from tests.conftest import NOW
from tests.storage.newsroom import a_page
from versioner.errors import StorageError
from versioner.storage import meta, pages
from versioner.storage.database import Database
from versioner.storage.values import storable


def test_what_was_written_is_there_afterwards(database: Database) -> None:
    with database.write() as session:
        meta.put_meta(session, "key", {"a": ["\0", "\ud800"]})
    with database.read() as session:
        assert meta.get_meta(session, "key") == {"a": ["\0", "\ud800"]}


def test_an_exception_leaves_nothing_behind(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.write() as session:
        meta.put_meta(session, "key", 1 // 0 if a_page(session) else 0)
    with database.read() as session:
        assert pages.all_pages(session) == ()


def test_a_reader_sees_one_state_while_others_write(database: Database) -> None:
    with database.read() as reader:
        assert pages.all_pages(reader) == ()
        with database.write() as writer:
            a_page(writer)
        assert pages.all_pages(reader) == ()
    with database.read() as reader:
        assert len(pages.all_pages(reader)) == 1


def test_reading_changes_nothing(database: Database) -> None:
    with pytest.raises((StorageError, InternalError), match=r"read-?only"), database.read() as session:
        a_page(session)
    with database.read() as session:
        assert pages.all_pages(session) == ()


def test_threads_that_read_then_write_never_lock_each_other_out(
    tmp_path: Path, sqlite_template: Path
) -> None:
    path = tmp_path / "versioner.db"
    path.write_bytes(sqlite_template.read_bytes())
    database = Database(f"sqlite:///{path}")

    def add_one(_: int) -> None:
        with database.write() as session:
            meta.put_meta(session, "count", (meta.get_meta(session, "count") or 0) + 1)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add_one, range(80)))
    with database.read() as session:
        assert meta.get_meta(session, "count") == 80
    database.dispose()


def test_two_sqlite_databases_on_one_file_wait_for_each_other(tmp_path: Path, sqlite_template: Path) -> None:
    path = tmp_path / "versioner.db"
    path.write_bytes(sqlite_template.read_bytes())
    first, second = Database(f"sqlite:///{path}"), Database(f"sqlite:///{path}", busy_seconds=0.05)
    with first.write() as session:
        meta.put_meta(session, "key", 1)
        with pytest.raises(StorageError, match="locked"), second.write():
            pass
    with second.write() as session:
        assert meta.get_meta(session, "key") == 1
    first.dispose()
    second.dispose()


def test_a_write_inside_a_write_is_told_not_hung(tmp_path: Path, sqlite_template: Path) -> None:
    path = tmp_path / "versioner.db"
    path.write_bytes(sqlite_template.read_bytes())
    database = Database(f"sqlite:///{path}", busy_seconds=0.05)
    with database.write(), pytest.raises(StorageError, match="busy"), database.write():
        pass
    database.dispose()


def test_moments_keep_their_microseconds_and_come_back_in_utc(database: Database) -> None:
    moment = datetime(2026, 11, 24, 23, 59, 59, 123456, tzinfo=timezone(timedelta(hours=-8)))
    with database.write() as session:
        page_id = a_page(session, first_seen_at=moment)
    with database.read() as session:
        seen = pages.page(session, page_id).first_seen_at
    assert seen == moment
    assert seen is not None
    assert seen.tzinfo is UTC


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises((StatementError, ValueError), match="needs a time zone"), database.write() as session:
        a_page(session, first_seen_at=NOW.replace(tzinfo=None))


def test_text_that_no_database_takes_is_mended(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session, title="a\0b\ud800c𝄞")
    with database.read() as session:
        assert pages.page(session, page_id).title == "a\ufffdb\ufffdc𝄞"
    assert storable("plain") == "plain"


def test_a_broken_rule_of_the_schema_is_no_storage_error(database: Database) -> None:
    with database.write() as session:
        a_page(session, "same")
    with pytest.raises((IntegrityError, sqlite3.IntegrityError)), database.write() as session:
        a_page(session, "same")


def test_a_disk_that_is_full_is_called_full_and_not_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "versioner.db").mkdir()  # as good as any trouble that SQLite has with its files
    for free, said in (
        (65_535, "the disk that holds .* is full$"),
        (65_536, "cannot be used: unable to open"),
    ):
        monkeypatch.setattr(shutil, "disk_usage", lambda _, free=free: SimpleNamespace(free=free))
        database = Database(f"sqlite:///{tmp_path / 'versioner.db'}")
        with pytest.raises(StorageError, match=said), database.read():
            pass
        database.dispose()
