"""Homes that earlier programs made, one of each earlier revision of the schema: moved to today's with all that is in them.

tests/before/make.py made them, each by the program of its day, and wrote down what that program said of its home. Of the
past today's says the same, of what waited it decides, and a look that finds nothing new finds nothing.
"""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from click.testing import CliRunner
from sqlalchemy import MetaData, Row, Table, create_engine, select

from tests.ingest.test_story import Web
from versioner.app import App
from versioner.bootstrap import open_app
from versioner.cli.main import main
from versioner.config import load_settings
from versioner.core.model import Outcome
from versioner.ingest.check import check
from versioner.storage.database import Database
from versioner.storage.migrate import config
from versioner.storage.revision import HEAD

HOMES = Path(__file__).parent / "before"
REVISIONS = sorted(one.name[:4] for one in HOMES.glob("*.tar.xz"))
STORY, PLAN, NOTICE = (
    "http://127.0.0.1:18642/story",
    "http://127.0.0.2:18642/plan",
    "http://127.0.0.1:18642/notice",
)
# tables that each database makes in its own way, and some of which cannot be read at all (FTS5 without content)
WORDS = ("passage_words", "page_names")
Json = dict[str, Any]


class Home:
    """A home of before, unpacked; `told` is what the program of its day said."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.told: Json = json.loads((place / "told.json").read_text("utf-8"))
        self.web = Web()
        self.web.pages = self.told["pages"]

    def run(self, *words: str, code: int = 0) -> str:
        """What the command line of today says on it."""
        done = CliRunner().invoke(main, ["--home", str(self.place), *words], env={"VERSIONER_HOME": None})
        assert (done.exit_code, done.stderr) == (code, "") or done.exit_code == code != 0, done.output
        return done.stdout

    def asked(self, *words: str) -> Json:
        found: Json = json.loads(self.run(*words, "--json"))
        return found

    def rows(self) -> dict[str, list[Json]]:
        """All that is in its tables, but for the words of the index, which each database keeps in its own way."""
        engine = create_engine(f"sqlite:///{self.place / 'versioner.db'}")
        tables = MetaData()
        tables.reflect(engine)
        with engine.connect() as connection:
            found = {
                name: [spoken(row) for row in connection.execute(select(table))]
                for name, table in tables.tables.items()
                if not name.startswith(WORDS)
            }
        engine.dispose()
        return found


def spoken(row: Row[Any]) -> Json:
    return dict(row._mapping)


def unpacked(revision: str, place: Path) -> Home:
    with tarfile.open(HOMES / f"{revision}.tar.xz") as packed:
        packed.extractall(place)  # made by us; a filter is known from Python 3.11.4 on
    return Home(place)


# One of each time that what is kept was of another form; the others are tried by `make test-long`.
SHORT = {"0001", "0003", "0009", "0019", "0023"}


@pytest.fixture(
    params=[one if one in SHORT else pytest.param(one, marks=pytest.mark.long) for one in REVISIONS]
)
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Home:
    return unpacked(request.param, tmp_path)


def test_there_is_a_home_of_every_revision_before_this() -> None:
    assert [f"{n:04}" for n in range(1, int(HEAD))] == REVISIONS


def test_every_row_of_before_is_there_and_says_what_it_said(home: Home) -> None:
    before = home.rows()
    home.run("db", "upgrade")
    after = home.rows()
    assert home.asked("db", "current")["database"] == HEAD
    for table, rows in before.items():
        if table in {"alembic_version", "sqlite_sequence"}:
            continue
        assert rows, table
        kept = [key for key in rows[0] if key in after[table][0]]
        now = [{key: row[key] for key in kept} for row in after[table]]
        for row in rows:
            assert {key: row[key] for key in kept} in now, table


@pytest.mark.parametrize("revision", ["0001", pytest.param("0009", marks=pytest.mark.long), "0019"])
@pytest.mark.parametrize("empty_url", ["postgresql"], indirect=True)
def test_every_row_of_before_is_there_on_postgresql_too(
    revision: str, empty_url: str, tmp_path: Path
) -> None:
    before = unpacked(revision, tmp_path).rows()
    with closing(Moving(empty_url)) as moving:
        tables = moving.to(revision)
        with moving.database.write() as session:
            for table in tables.sorted_tables:
                rows = [
                    spelled(row, table) for row in before.get(table.name, ()) if table.name not in COUNTED
                ]
                if rows:
                    session.execute(table.insert(), rows)
        found = moving.to(HEAD)
        with moving.database.read() as session:
            for table in tables.sorted_tables:
                now = [spoken(row) for row in session.execute(select(found.tables[table.name]))]
                for row in (spelled(one, table) for one in before.get(table.name, ())):
                    kept = row.keys() & now[0].keys()
                    if table.name not in COUNTED:
                        assert [one for one in now if all(one[key] == row[key] for key in kept)], table.name


COUNTED = {"alembic_version", "tallies"}  # the first is the migrations' own, triggers count into the other


class Moving:
    """A database that is moved from revision to revision."""

    def __init__(self, url: str) -> None:
        self.database = Database(url)

    def to(self, revision: str) -> MetaData:
        """Its tables there."""
        with self.database.write() as session:
            command.upgrade(config(session.alchemy), revision)
            found = MetaData()
            found.reflect(session.alchemy)
        return found

    def close(self) -> None:
        self.database.dispose()


def spelled(row: Json, table: Table) -> Json:
    """A row of SQLite as PostgreSQL takes it: moments with their zone, nothing for what it works out itself."""
    return {
        key: value.replace(tzinfo=UTC) if isinstance(value, datetime) else value
        for key, value in row.items()
        if table.columns[key].computed is None
    }


def test_the_past_is_told_as_it_was_told(home: Home) -> None:
    for question, page in (("log", "1"), ("log of the source", "2")):
        now = home.asked("log", page, "--all")["changes"]
        assert [change(one) for one in now] == [change(one) for one in home.told[question]["changes"]]
    for question, address in (("show", "1"), ("show 1", "1@1")):
        assert version(home.asked("show", address)) == version(home.told[question])
    listed = {one["id"]: article(one) for one in home.asked("list")["articles"]}
    assert within(listed, {one["id"]: article(one) for one in home.told["list"]["articles"]})
    assert within(home.asked("source", "1")["drift"], home.told["source"]["drift"])
    assert "9.7" in home.run("diff", "1@1", "1@2", code=1)
    assert home.asked("blame", "1")["sentences"]
    assert home.asked("search", "permannent")["hits"]
    assert "All is whole." in home.run("verify")


@contextmanager
def an_hour_later(home: Home) -> Iterator[App]:
    """Today's program on it, the pages as they stood when it was last looked at."""
    last = max(row["fetched_at"] for row in home.rows()["snapshots"]).replace(tzinfo=UTC)
    with open_app(load_settings(home.place, environ={}, host_delay=0.0)) as app:
        yield replace(app, open_fetcher=lambda: home.web, now=lambda: last + timedelta(hours=1), reopen=None)


def test_what_waited_is_taken_at_the_next_look_and_nothing_else_is_news(home: Home) -> None:
    before = home.asked("log", "1", "--all")["changes"]
    assert [one["before"] for one in home.asked("list")["articles"][0]["pending"]]
    with an_hour_later(home) as app:
        found = {one.url: one.outcome for one in check(app)}
        assert found == {STORY: Outcome.CHANGED, PLAN: Outcome.UNCHANGED, NOTICE: Outcome.GONE}
        assert {one.url: one.outcome for one in check(app)}[STORY] is Outcome.UNCHANGED
    newest, *older = home.asked("log", "1", "--all")["changes"]
    assert (older, newest["version"], newest["previous"]) == (before, 4, 3)
    assert [edit["after"] for one in newest["sections"] for edit in one["edits"]] == [
        "The nine gates of the old town are to be renewed by 2033 at a cost of 84 million euros, according to the plan."
    ]


def test_the_past_is_read_again_under_its_numbers_and_judgements_stand(home: Home) -> None:
    home.run("rederive")
    log = home.asked("log", "1", "--all")["changes"]
    assert [(one["version"], one["significance"], one["judged"] is not None) for one in log] == [
        (3, "minor", True),
        (2, "substantive", False),
    ]
    assert [one["first_seen"] for one in log] == [one["first_seen"] for one in home.told["log"]["changes"]]
    assert version(home.asked("show", "1@1"))["id"] == version(home.told["show 1"])["id"]
    assert "All is whole." in home.run("verify")


def within(now: Any, told: Any) -> bool:
    """Whether all that was told is told now; shapes may have grown."""
    if isinstance(told, dict):
        return all(key in now and within(now[key], value) for key, value in told.items())
    if isinstance(told, list):
        return len(now) == len(told) and all(map(within, now, told))
    return bool(now == told)


_OF_A_CHANGE = (
    *("version", "previous", "first_seen", "not_before", "declared_modified", "significance", "kinds"),
    *("silent", "reverted", "rederived", "pending"),
)
_OF_A_VERSION = ("number", "id", "first_seen", "sha256", "title")
_OF_AN_ARTICLE = (
    *("id", "url", "title", "status", "versions", "generated_on", "last_updated", "last_changed"),
    *("last_checked", "fresh_dated"),
)


def change(told: Json) -> Json:
    edits = [
        (section["id"], section["path"], section["status"], edit["kind"], edit["before"], edit["after"])
        for section in told["sections"]
        for edit in section["edits"]
    ]
    return {name: told[name] for name in _OF_A_CHANGE} | {"edits": edits}


def version(told: Json) -> Json:
    shown = told["version"]
    texts = [
        (section["id"], section["path"], [block["text"] for block in section["blocks"]])
        for section in shown["sections"]
    ]
    return {name: shown[name] for name in _OF_A_VERSION} | {"texts": texts}


def article(told: Json) -> Json:
    return {name: told[name] for name in _OF_AN_ARTICLE}
