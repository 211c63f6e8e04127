"""A glance says "nothing is due" only where that is certain; all else is left to the whole program."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, text

from tests.conftest import NOW
from tests.storage.newsroom import DAY, MINUTE, a_page
from versioner.core.model import rfc3339
from versioner.storage import tables
from versioner.storage.database import Database
from versioner.storage.glance import nothing_due
from versioner.storage.meta import put_meta
from versioner.storage.schedule import next_due
from versioner.storage.tidied import TIDIED_AT

HOUR = timedelta(hours=1)


@pytest.fixture
def home(sqlite_template: Path, tmp_path: Path) -> Database:
    """A current database whose name a URI must quote."""
    file = tmp_path / "versioner 100%.db"
    file.write_bytes(sqlite_template.read_bytes())
    database = Database(f"sqlite:///{file}")
    with database.write() as session:
        put_meta(session, TIDIED_AT, rfc3339(NOW - HOUR))
    return database


def _url(database: Database) -> str:
    return f"sqlite:///{database.url.database}"


def test_where_nothing_is_due_a_glance_says_so(home: Database) -> None:
    assert nothing_due(_url(home), NOW)
    with home.write() as session:
        a_page(session, due=NOW + DAY)
        a_page(session, "never", due=None)
    assert nothing_due(_url(home), NOW)
    home.dispose()


@pytest.mark.parametrize("late", [0, 1, 3_600_000_000])
def test_a_page_is_due_to_the_microsecond(home: Database, late: int) -> None:
    at = NOW.replace(microsecond=0)
    with home.write() as session:
        a_page(session, due=at)
    assert not nothing_due(_url(home), at + timedelta(microseconds=late))
    assert nothing_due(_url(home), at - timedelta(microseconds=1))
    with home.read() as session:
        assert next_due(session) == at
    home.dispose()


def test_a_list_or_a_delivery_that_is_due_is_work_too(home: Database) -> None:
    with home.write() as session:
        session.execute(
            insert(tables.follows),
            {
                "url": "https://news.example/feed",
                "every": 60.0,
                "match": [],
                "refuse": [],
                "tags": [],
                "created_at": NOW,
                "next_at": NOW,
            },
        )
    assert nothing_due(_url(home), NOW - MINUTE)
    assert not nothing_due(_url(home), NOW)
    with home.write() as session:
        session.execute(text("DELETE FROM follows"))
        page = a_page(session, due=None)
        channel = {"url": "x", "secret": "x", "kinds": [], "wanted": {}, "tz": "UTC", "created_at": NOW}
        session.execute(insert(tables.channels), {"id": 1} | channel)
        session.execute(
            insert(tables.outbox), {"id": 1, "uid": "u", "kind": "change", "page_id": page, "at": NOW}
        )
        session.execute(
            insert(tables.deliveries), {"event_id": 1, "channel_id": 1, "due_at": NOW, "state": "waiting"}
        )
    assert nothing_due(_url(home), NOW - MINUTE)
    assert not nothing_due(_url(home), NOW)
    home.dispose()


def test_it_is_time_to_tidy_up_after_hours_and_after_a_clock_that_was_wrong(home: Database) -> None:
    assert nothing_due(_url(home), NOW)
    assert not nothing_due(_url(home), NOW + 6 * HOUR)
    assert not nothing_due(_url(home), NOW - 2 * HOUR)
    with home.write() as session:
        session.execute(text("DELETE FROM meta"))
    assert not nothing_due(_url(home), NOW)
    home.dispose()


def test_what_is_not_as_it_should_be_is_left_to_the_whole_program(home: Database, tmp_path: Path) -> None:
    with home.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    assert not nothing_due(_url(home), NOW)
    home.dispose()
    assert not nothing_due(f"sqlite:///{tmp_path / 'none.db'}", NOW)
    assert not (tmp_path / "none.db").exists()
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"no database" * 100)
    assert not nothing_due(f"sqlite:///{broken}", NOW)
    assert not nothing_due("postgresql://news.example/versioner", NOW)
