"""Verify calls a whole store whole, and names each kind of damage."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from sqlalchemy import delete, insert, update

from tests.conftest import NOW
from tests.storage.newsroom import DAY, MINUTE, a_page, a_version
from tests.storage.test_history import a_change
from versioner.core.model import Basis, LastUpdated
from versioner.storage import changes, pages, tables
from versioner.storage.database import Database, Session
from versioner.storage.directory import DirectoryStore
from versioner.storage.patches import compress
from versioner.storage.verify import strays, verify


@pytest.fixture
def page_id(database: Database, store: DirectoryStore) -> int:
    """A page with two versions, whose bytes are in the store."""
    with database.write() as session:
        page_id = a_page(session)
        for n, text in enumerate(("First words.", "Second words.")):
            store.put(text.encode())
            a_version(session, page_id, text, at=NOW + n * DAY)
        changes.put_change(session, page_id, changes.spelled(a_change(2)))
    return page_id


def found(database: Database, store: DirectoryStore) -> list[str]:
    with database.read() as session:
        return [f"{problem.what} {problem.detail}" for problem in verify(session, store)]


def test_what_is_whole_is_called_whole(database: Database, store: DirectoryStore, page_id: int) -> None:
    assert page_id
    assert found(database, store) == []


def test_bytes_without_a_row_are_strays_but_no_fault(
    database: Database, store: DirectoryStore, page_id: int
) -> None:
    name = store.put(b"a crash came before the row")
    assert found(database, store) == []
    with database.read() as session:
        assert list(strays(session, store)) == [name]


def test_a_missing_and_a_damaged_snapshot_are_named(
    database: Database, store: DirectoryStore, page_id: int
) -> None:
    first, second = store.names()
    store.remove(first)
    store.path(second).write_bytes(b"?")
    missing, damaged = found(database, store)
    assert first in missing
    assert "not there" in missing
    assert second in damaged


def _text(session: Session) -> None:
    session.execute(update(tables.text_blobs), {"z": compress(b"other")})


def _document(session: Session) -> None:
    from hashlib import sha256

    values = {"sha256": sha256(b"[]").digest(), "depth": 0, "size": 2, "z": compress(b"[]")}
    session.execute(insert(tables.text_blobs), values)


def _change(session: Session) -> None:
    session.execute(update(tables.changes), {"payload": b"?"})


def _numbers(session: Session) -> None:
    session.execute(update(tables.changes), {"previous": 7})


def _clocks(session: Session) -> None:
    session.execute(update(tables.versions), {"first_seen": NOW, "not_before": NOW + MINUTE})


def _schedule(session: Session) -> None:
    session.execute(delete(tables.schedules))


def _last_updated(session: Session) -> None:
    last = LastUpdated(at=NOW, basis=Basis.OBSERVED, not_before=NOW, version=9)
    pages.update_page(session, 1, last_updated=last)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (_text, "text 1 "),
        (_document, "spell no Document"),
        (_change, "change 1 "),
        (_numbers, "from version 7 to 2"),
        (_clocks, "first seen before"),
        (_schedule, "has no schedule"),
        (_last_updated, "by version 9"),
    ],
)
def test_each_kind_of_damage_is_named(
    database: Database, store: DirectoryStore, page_id: int, damage: Callable[[Session], None], words: str
) -> None:
    with database.write() as session:
        damage(session)
    assert any(words in problem for problem in found(database, store))


def test_a_row_whose_parent_is_gone_is_named(database: Database, store: DirectoryStore, page_id: int) -> None:
    if database.dialect != "sqlite":
        pytest.skip("PostgreSQL does not let it happen")
    with closing(sqlite3.connect(database.url.database or "")) as other, other:
        other.execute("DELETE FROM pages")  # a program that does not ask for foreign keys
    assert any("points at a row of pages" in problem for problem in found(database, store))
