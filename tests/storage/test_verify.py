"""Verify calls a whole store whole, and names each kind of damage."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import create_engine, delete, insert, text, update

from tests.conftest import NOW
from tests.ingest.test_story import ARTICLE, PARAGRAPHS, World, edit, page
from tests.storage.newsroom import DAY, MINUTE, a_page, a_version
from tests.storage.test_history import a_change
from versioner.core.model import Basis, LastUpdated
from versioner.errors import Said
from versioner.ingest import track
from versioner.ingest.indexing import catch_up
from versioner.ingest.repair import repair
from versioner.queries import read
from versioner.queries import search as searching
from versioner.queries.state import verify_all
from versioner.storage import changes, pages, search, tables, tallies
from versioner.storage.database import Database, Session
from versioner.storage.directory import DirectoryStore
from versioner.storage.meta import put_meta
from versioner.storage.migrate import config
from versioner.storage.patches import compress
from versioner.storage.verify import fault, strays, verify
from versioner.view.wording import wording


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


# ---------------------------------------------------------------- what is kept twice, and mended


@pytest.fixture
def world(database: Database, tmp_path: Path) -> World:
    """An article of two versions, on both databases."""
    made = World(tmp_path, database)
    made.web.pages = {ARTICLE: page(*PARAGRAPHS)}
    track.track(made.app, ARTICLE)
    edit(made, ARTICLE, "6.4 percent", "9.7 percent")
    for _ in range(3):
        made.look(hours=1)
    return made


def _index_gone(session: Session) -> None:
    session.execute(text("DELETE FROM passages WHERE id % 2 = 0"))


def _words_gone(session: Session) -> None:
    search.clear(session)
    put_meta(session, search.WHOLE, value=True)


def _until(session: Session) -> None:
    session.execute(update(tables.passages).where(tables.passages.c.until.is_not(None)), {"until": None})


def _count(session: Session) -> None:
    tallies.add(session, {"pages ok": 3.0})


def _checks(session: Session) -> None:
    session.execute(delete(tables.tallies))


def _no_schedule(session: Session) -> None:
    session.execute(delete(tables.schedules))


def _dates(session: Session) -> None:
    last = LastUpdated(at=NOW, basis=Basis.OBSERVED, not_before=NOW, version=9)
    pages.update_page(session, 1, last_updated=last)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (_index_gone, "search index"),
        (_words_gone, "passages are missing"),
        (_until, "search index"),
        (_count, "counter “pages ok”"),
        (_checks, "counter “checks changed"),
        (_no_schedule, "has no schedule"),
        (_dates, "by version 9"),
    ],
)
def test_what_can_be_worked_out_again_is_named_and_mended(
    world: World, damage: Callable[[Session], None], words: str
) -> None:
    assert verify_all(world.app).problems == ()
    before = read.log(world.app, "1").to_json()
    with world.app.db.write() as session:
        damage(session)
    found = verify_all(world.app).problems
    assert any(words in f"{one.what} {one.detail}" for one in found)
    assert repair(world.app, found)
    assert verify_all(world.app).problems == ()
    after = read.log(world.app, "1").to_json()
    assert after["changes"] == before["changes"]
    assert after["article"]["last_updated"] == before["article"]["last_updated"]
    assert [hit.version for hit in searching.search(world.app, "9.7").hits] == [2]


def test_an_emptied_database_is_no_new_one(world: World) -> None:
    with world.app.db.write() as session:
        for table in reversed(tables.metadata.sorted_tables):
            session.execute(delete(table))
    problems = [f"{one.what} {one.detail}" for one in verify_all(world.app).problems]
    assert any("it was emptied" in one for one in problems)


def test_a_new_database_is_whole(database: Database, store: DirectoryStore) -> None:
    assert found(database, store) == []


def test_after_down_and_upgrade_the_index_is_filled_again(tmp_path: Path) -> None:
    made = World(tmp_path)
    made.web.pages = {ARTICLE: page(*PARAGRAPHS)}
    track.track(made.app, ARTICLE)
    assert catch_up(made.app) == 0
    made.app.db.dispose()
    engine = create_engine(made.app.db.url)
    with engine.begin() as connection:
        command.downgrade(config(connection), "0002")
    engine.dispose()
    again = World(tmp_path)
    assert catch_up(again.app) == 1
    assert searching.search(again.app, "percent").total == 1
    assert verify_all(again.app).problems == ()
    again.app.db.dispose()


def test_a_fault_is_told_in_a_readers_language_whatever_braces_stand_in_it():
    one = fault(
        "page {number}", Said("no longer says what was logged: {entry}", {"entry": '{"a": 1}'}), number=7
    )
    assert f"{one.what}: {one.detail}" == 'page 7: no longer says what was logged: {"a": 1}'
    assert wording(one.what, "de") == "Seite 7"
    assert wording(one.detail, "de") == 'sagt nicht mehr, was protokolliert wurde: {"a": 1}'
