"""The migrations: up, down, drift, done once by many, and never on what a newer program made."""

from __future__ import annotations

import os
import runpy
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from pytest_alembic.tests import (  # noqa: F401 - pytest collects them here
    test_model_definitions_match_ddl,
    test_single_head_revision,
    test_up_down_consistency,
    test_upgrade,
)
from sqlalchemy import Engine, inspect, text

import versioner
from tests.conftest import NOW
from versioner.core.schedule.rates import wait_class
from versioner.errors import ConfigError, StorageError
from versioner.storage.called import search_pages
from versioner.storage.database import Database
from versioner.storage.first import SCRIPT
from versioner.storage.migrate import config, migrations
from versioner.storage.revision import HEAD
from versioner.storage.tables import metadata

Opened = Callable[[str], Database]


@pytest.fixture
def alembic_config() -> dict[str, Any]:
    return {"script_location": str(migrations())}


@pytest.fixture
def opened() -> Iterator[Opened]:
    """Databases by URL, closed when the test ends."""
    made: list[Database] = []

    def make(url: str) -> Database:
        made.append(Database(url))
        return made[-1]

    yield make
    for database in made:
        database.dispose()


@pytest.fixture
def fresh(opened: Opened, empty_url: str) -> Database:
    return opened(empty_url)


@pytest.fixture
def alembic_engine(fresh: Database, tmp_path: Path) -> Engine:
    (tmp_path / "home").mkdir()
    return fresh._writing.engine


def test_the_program_knows_the_newest_revision() -> None:
    assert ScriptDirectory.from_config(config()).get_current_head() == HEAD


def test_the_first_use_makes_every_table(fresh: Database) -> None:
    fresh.ensure_current()
    with fresh.read() as session:
        names = set(inspect(session.alchemy).get_table_names())
    words = {
        name for name in names if name.startswith(("passage_words", "page_names"))
    }  # each database's own
    assert words
    assert names - words == {*metadata.tables, "alembic_version"}


def test_outages_that_go_on_are_counted_from_where_they_are(alembic_runner: Any) -> None:
    alembic_runner.migrate_up_to("0019")
    for number, status, failures in ((1, "failing", 2), (2, "blocked", 7), (3, "gone", 9), (4, "ok", 0)):
        address = f"https://paper.example/{number}"
        page = {"id": number, "url": address, "url_key": address, "status": status, "tracked": True}
        alembic_runner.insert_into("pages", {**page, "as_article": True, "created_at": NOW})
        schedule = {"page_id": number, "host": "paper.example", "kind": "default", "failures": failures}
        alembic_runner.insert_into("schedules", schedule)
    alembic_runner.migrate_up_to("0020")
    with alembic_runner.connection_executor.connection.connect() as connection:
        rows = connection.execute(text("SELECT failed_checks FROM pages ORDER BY id")).scalars().all()
    assert rows == [2, 7, 0, 0]


def test_planned_waits_are_of_the_class_that_a_check_would_say(alembic_runner: Any) -> None:
    alembic_runner.migrate_up_to("0022")
    waits = [None, *(timedelta(seconds=n) for n in (20, 59, 61, 3600, 86_400, 604_800, 1_000_000))]
    for n, wait in enumerate(waits, 1):
        page = {"id": n, "url": f"https://a.example/{n}", "url_key": f"a.example/{n}"}
        standing = {"status": "ok", "tracked": True, "as_article": True, "created_at": NOW}
        alembic_runner.insert_into("pages", page | standing)
        moments = {"next_check_at": wait and NOW + wait, "last_checked_at": wait and NOW}
        alembic_runner.insert_into(
            "schedules", {"page_id": n, "host": "a.example", "kind": "default"} | moments
        )
    alembic_runner.migrate_up_to("0023")
    with alembic_runner.connection_executor.connection.connect() as connection:
        found = connection.execute(text("SELECT wait FROM schedules ORDER BY page_id")).scalars().all()
    assert found == [wait_class(wait.total_seconds() if wait else None) for wait in waits]


def test_what_pages_are_called_is_found_that_were_there_before(alembic_runner: Any, fresh: Database) -> None:
    alembic_runner.migrate_up_to("0024")
    standing = {"status": "ok", "tracked": True, "as_article": True, "created_at": NOW}
    for n, title in ((1, "The harbour"), (2, "The town")):
        address = {"url": f"https://a.example/{n}", "url_key": f"a.example/{n}"}
        alembic_runner.insert_into("pages", {"id": n, "title": title} | address | standing)
        alembic_runner.insert_into("schedules", {"page_id": n, "host": "a.example", "kind": "default"})
    alembic_runner.migrate_up_to("0025")
    with fresh.read() as session:
        assert [page.id for page in search_pages(session, "HARB")] == [1]


def test_what_is_current_is_left_alone(fresh: Database) -> None:
    fresh.ensure_current()
    fresh.ensure_current()
    assert fresh.upgrade() == (HEAD, HEAD)


def test_a_newer_database_is_refused_in_one_line(fresh: Database, empty_url: str, opened: Opened) -> None:
    fresh.ensure_current()
    with fresh.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StorageError, match="newer than this versioner") as refused:
        opened(empty_url).ensure_current()
    assert "\n" not in refused.value.message


def test_threads_that_start_together_migrate_once(empty_url: str, opened: Opened) -> None:
    databases = [opened(empty_url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(database.ensure_current) for database in databases]:
            done.result()
    assert {database.revision() for database in databases} == {HEAD}


def test_processes_that_start_together_migrate_once(empty_url: str) -> None:
    program = (
        "import sys; from versioner.storage.database import Database; Database(sys.argv[1]).ensure_current()"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, empty_url], stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    assert [(child.communicate()[1], child.returncode) for child in running] == [("", 0)] * 3


def test_a_new_home_is_laid_as_the_migrations_would_make_it() -> None:
    spelled = runpy.run_path(str(migrations() / "first.py"))["script"]()
    assert SCRIPT.read_text("utf-8") == spelled, "run: python migrations/first.py"


@pytest.mark.parametrize("before", ["0001", "0024"])
def test_what_was_laid_goes_back_and_forth_like_what_was_migrated(
    opened: Opened, tmp_path: Path, before: str
) -> None:
    laid = opened(f"sqlite:///{tmp_path / 'laid.db'}")
    laid.ensure_current()
    with laid.write() as session:
        command.downgrade(config(session.alchemy), before)
    assert laid.revision() == before
    assert laid.upgrade() == (before, HEAD)


def test_a_home_that_is_not_empty_is_not_laid_over(opened: Opened, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as line:
        line.execute("CREATE TABLE pages (id INTEGER)")
    with pytest.raises(StorageError, match="pages already exists"):
        opened(f"sqlite:///{tmp_path / 'other.db'}").upgrade()


def test_a_new_sqlite_database_is_made_without_alembic(tmp_path: Path) -> None:
    program = (
        "import sys; from versioner.storage.database import Database; Database('sqlite:///v.db').ensure_current();"
        "print(any(name.split('.')[0] == 'alembic' for name in sys.modules))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(versioner.__file__).parents[1])},
    )
    assert shown.stdout == "False\n"


def test_a_current_database_is_opened_without_alembic(fresh: Database, empty_url: str) -> None:
    fresh.ensure_current()
    program = (
        "import sys; from versioner.storage.database import Database; Database(sys.argv[1]).ensure_current();"
        "print(any(name.split('.')[0] == 'alembic' for name in sys.modules))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", program, empty_url], capture_output=True, text=True, check=True
    )
    assert shown.stdout == "False\n"


def test_an_installed_package_brings_its_own_migrations(tmp_path: Path) -> None:
    """Laid out as the wheel is, away from the checkout."""
    package = tmp_path / "site" / "versioner"
    for part in ("core", "storage"):
        shutil.copytree(Path(versioner.__file__).parent / part, package / part)
    for name in ("__init__.py", "errors.py", "frozen.py", "version.py"):
        shutil.copy(Path(versioner.__file__).parent / name, package)
    shutil.copytree(migrations(), package / "_migrations")
    program = (
        "from versioner.storage.database import Database; from versioner.storage.migrate import upgrade\n"
        "with Database('sqlite:///v.db').write() as session: upgrade(session)\n"
        "Database('sqlite:///laid.db').ensure_current()"
    )
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path / "site", check=True)
    made = Database(f"sqlite:///{tmp_path / 'site' / 'v.db'}")
    assert made.revision() == HEAD
    made.dispose()


@pytest.mark.parametrize(
    "url", ["", "nonsense", "mysql://a/b", "sqlite://", "sqlite:///:memory:", "postgresql+nodriver://a/b"]
)
def test_a_url_that_will_not_do_is_refused(url: str) -> None:
    with pytest.raises(ConfigError):
        Database(url)


def test_a_password_is_not_shown() -> None:
    assert "secret" not in Database("postgresql://me:secret@127.0.0.1:1/x").name


def test_a_server_that_does_not_answer_is_one_line(opened: Opened) -> None:
    with pytest.raises(StorageError, match="cannot be used") as error:
        opened("postgresql://me:secret@127.0.0.1:1/x").ensure_current()
    assert "secret" not in error.value.message
    assert "\n" not in error.value.message


def test_a_file_that_is_no_database_is_one_line(tmp_path: Path, opened: Opened) -> None:
    (tmp_path / "versioner.db").write_bytes(b"This is a letter to my bank." * 100)
    with pytest.raises(StorageError, match="database"):
        opened(f"sqlite:///{tmp_path / 'versioner.db'}").ensure_current()


def test_a_home_that_cannot_be_made_is_one_line(tmp_path: Path, opened: Opened) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError, match="cannot make the directory"):
        opened(f"sqlite:///{tmp_path / 'file' / 'versioner.db'}").ensure_current()
