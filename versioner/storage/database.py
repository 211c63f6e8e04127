"""One database, SQLite or PostgreSQL: connections, transactions, and the check that its schema is ours.

Transactions are short and explicit: `with db.read() as session` sees one unmoving state, `with db.write()
as session` commits at its end or leaves nothing behind. On SQLite a write begins as `BEGIN IMMEDIATE`
(a deferred one that reads first fails at once, whatever the busy timeout: 10,053 lock errors in 5 s were
measured) and the threads of one process queue on a lock instead of polling the file. They write by one connection:
what it has read of the file is read anew only where another process has written (a third of a write's CPU).

A `Session` is a SQLAlchemy Core connection inside such a transaction; only storage looks inside.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from threading import Lock
from typing import Any, Self, TypeAlias
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, Select, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError, InterfaceError, NoSuchModuleError, OperationalError

from versioner.errors import ConfigError, StorageError
from versioner.storage import driver, first
from versioner.storage.copies import is_copy, refuse_unfinished
from versioner.storage.revision import HEAD
from versioner.storage.schema import revision_of
from versioner.storage.sight import READERS, narrowed

Session: TypeAlias = Connection

BUSY_SECONDS = 30.0
_WAL_RETRY_SECONDS = 0.05
WRITES = "versioner_writes"  # execution option of a connection that may write


class Database:
    """A database by its SQLAlchemy URL. Safe to share between threads; opens nothing until used.

    Raises:
        ConfigError: the URL is none that versioner can use.
    """

    def __init__(self, url: str, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self.url = _parse(url)
        self.dialect = self.url.get_backend_name()
        self._busy_seconds = busy_seconds
        self._writer = Lock()
        self._current = False
        self._watch: Connection | None = None
        self._file: tuple[int, int] | None = None
        self._marks: dict[str, bool] = {}
        if self._is_sqlite:
            self._engine: Engine = _sqlite(self.url, busy_seconds, writes=False)
            self._pen: Engine = _sqlite(self.url, busy_seconds, writes=True)
        else:
            self._engine = self._pen = _postgresql(self.url)
        event.listen(self._engine, "before_execute", _as_seen, retval=True)

    @property
    def _is_sqlite(self) -> bool:
        return self.dialect == "sqlite"

    @property
    def name(self) -> str:
        """The database as a person may be told of it: no password."""
        return self.url.render_as_string(hide_password=True)

    @property
    def libpq(self) -> str:
        """The address as PostgreSQL's own programs take it, password and all."""
        return self.url.set(drivername="postgresql").render_as_string(hide_password=False)

    def for_readers(self) -> Self:
        """The same database as readers see it (`storage.sight`); it is closed with this one."""
        found = copy(self)
        found._marks = {READERS: True}  # noqa: SLF001 - a copy of our own
        return found

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A transaction that sees one state of the database and changes nothing."""
        with self._told(), self._engine.connect() as connection:
            if self._marks:
                connection.execution_options(**self._marks)
            if not self._is_sqlite:
                connection = connection.execution_options(  # noqa: PLW2901 - the same connection, set up
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            with connection.begin() as transaction:
                yield connection
                transaction.rollback()

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A transaction that may write; committed at the end, rolled back on any exception.

        Raises:
            StorageError: another process has kept the database locked for too long.
        """
        with self._turn(), self._told(), self._pen.connect() as connection:
            connection.execution_options(**{WRITES: True})
            with connection.begin():
                yield connection

    def generation(self) -> object:
        """Something that is another value whenever anybody has written to the database since.

        SQLite counts the commits of others for a connection that never writes itself; PostgreSQL names the
        first transaction that has not begun.
        """
        with self._told():
            if not self._is_sqlite:
                with self._engine.connect() as connection:
                    return connection.scalar(text("SELECT pg_snapshot_xmax(pg_current_snapshot())::text"))
            if self._watch is None:
                self._watch = self._engine.connect()
            found = self._watch.scalar(text("PRAGMA data_version"))
            self._watch.rollback()
            return found

    def revision(self) -> str | None:
        """The schema's revision; None where there is no schema yet."""
        with self._told(), self._engine.connect() as connection, connection.begin():
            return revision_of(connection)

    def ensure_current(self) -> None:
        """Make the schema this program's: one row read when it is, migrated when it is older or absent.

        Several commands at once migrate once. Alembic is loaded only to migrate what is there.

        Raises:
            StorageError: the database is newer than this program, or cannot be opened, or is a copy that was never
                finished or is of another program.
        """
        if self._current:
            return
        if self._is_sqlite and self.url.database:
            refuse_unfinished(Path(self.url.database))
            _directory(Path(self.url.database).parent)
            _private(Path(self.url.database))
        if (found := self.revision()) != HEAD:
            self._refuse_to_change_a_copy(found)
            self.upgrade()
        self._current = True

    def _refuse_to_change_a_copy(self, found: str | None) -> None:
        if self._is_sqlite and is_copy(Path(str(self.url.database)).parent):
            raise StorageError(
                "{name} is a copy with the schema {found}, this program's is {head}; a copy is left as it is: `versioner restore` it to work with it",
                name=self.name,
                found=found,
                head=HEAD,
            )

    def upgrade(self) -> tuple[str | None, str]:
        """Migrate to this program's schema under a lock; the revisions before and after.

        Raises:
            StorageError: the database is newer than this program.
        """
        with self.write() as session:
            if self._is_sqlite and first.is_empty(session):
                first.lay(session)
                return None, HEAD
            from versioner.storage.migrate import upgrade  # Alembic costs 0.4 s; hardly a command needs it

            return upgrade(session)

    def displaced(self) -> bool:
        """Whether the file that was opened is gone, or another lies in its place: what is written would be lost.

        False for a database that is no file, and where the file system gives no answer now.
        """
        if not self._is_sqlite:
            return False
        try:
            found = Path(str(self.url.database)).stat()
        except FileNotFoundError:
            return self._file is not None
        except OSError:
            return False
        if self._file is None:
            self._file = (found.st_dev, found.st_ino)
        return self._file != (found.st_dev, found.st_ino)

    def dispose(self) -> None:
        """Close every connection."""
        self._engine.dispose()
        self._pen.dispose()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._is_sqlite:
            yield
            return
        if not self._writer.acquire(timeout=self._busy_seconds):
            raise StorageError(
                "the database {name} is busy: another write did not end in time", name=self.name
            )
        try:
            yield
        finally:
            self._writer.release()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Errors of the database itself (not of our statements), in one line."""
        try:
            yield
        except (OperationalError, InterfaceError) as error:
            if self._has_no_room():
                raise StorageError("the disk that holds {name} is full", name=self.name) from error
            raise StorageError(
                "the database {name} cannot be used: {why}", name=self.name, why=_line(error.orig)
            ) from error
        except DatabaseError as error:
            if type(error) is not DatabaseError:
                raise
            raise StorageError(
                "{name} is no database, or a broken one: {why}", name=self.name, why=_line(error.orig)
            ) from error

    def _has_no_room(self) -> bool:
        """Whether the disk of a SQLite file is full: it then speaks of errors of input and output, as of a dying disk."""
        place = Path(str(self.url.database)).parent
        return self._is_sqlite and place.is_dir() and shutil.disk_usage(place).free < _LEAST_ROOM


# bytes: a page of the database, and the 32 KiB that readers and writers share beside it
_LEAST_ROOM = 65_536


def _as_seen(session: Connection, statement: Any, many: Any, one: Any, options: Any) -> tuple[Any, Any, Any]:
    """Every statement as it runs: for readers without what is private."""
    del session
    if options.get(READERS, False) and isinstance(statement, Select):
        statement = narrowed(statement)
    return statement, many, one


def may_write(session: Session) -> bool:
    """Whether the session is one of `Database.write`."""
    return bool(session.get_execution_options().get(WRITES, False))


def _line(cause: BaseException | None) -> str:
    lines = str(cause).strip().splitlines()
    return lines[0] if lines else type(cause).__name__


def _parse(url: str) -> URL:
    try:
        parsed = make_url(url)
        backend = parsed.get_backend_name()
        if backend == "postgresql" and parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        parsed.get_dialect()
    except (ArgumentError, NoSuchModuleError) as error:
        raise ConfigError("the database URL is none that SQLAlchemy understands") from error
    if backend not in {"sqlite", "postgresql"}:
        raise ConfigError(
            "versioner keeps its database in SQLite or PostgreSQL, not {backend}", backend=backend
        )
    if backend == "sqlite" and parsed.database in {None, "", ":memory:"}:
        raise ConfigError("a SQLite database needs a file: sqlite:///path/to/versioner.db")
    return parsed


def _directory(path: Path) -> None:
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            "cannot make the directory {path}: {why}", path=path, why=error.strerror
        ) from error


def _private(path: Path) -> None:
    """Make the database's file, where there is none, so that its owner alone can read it; SQLite's journals follow it."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError:
        return  # SQLite says what is wrong; a file that can only be read is none of it


def _postgresql(url: URL) -> Engine:
    try:
        return create_engine(url, pool_pre_ping=True)
    except ImportError as error:
        raise ConfigError("PostgreSQL needs psycopg: install versioner[postgres]") from error


def _sqlite(url: URL, busy_seconds: float, *, writes: bool) -> Engine:
    engine = create_engine(url, connect_args={"timeout": busy_seconds}, max_overflow=-1)

    @event.listens_for(engine, "do_connect")
    def connect(
        dialect: Any, record: Any, given: list[Any], named: dict[str, Any]
    ) -> sqlite3.Connection | None:
        del dialect, record
        path = Path(str(given[0]))
        if not _only_readable(path):
            return None
        # a journal that nobody can write cannot be shared: what is in the file itself is all there is to read
        unmoving = "" if path.with_name(f"{path.name}-wal").exists() else "&immutable=1"
        opened: sqlite3.Connection = sqlite3.connect(
            f"file:{quote(str(path))}?mode=ro{unmoving}", uri=True, **named
        )
        return opened

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, record: Any) -> None:
        del record
        connection.isolation_level = None  # transactions are begun below, not guessed by the driver
        if not _only_readable(Path(str(url.database))):
            _wal(connection, busy_seconds)
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA foreign_keys=ON")
        if not writes:
            connection.execute("PRAGMA query_only=ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        begun = "BEGIN IMMEDIATE" if writes else "BEGIN"
        if driver.is_ours(connection):
            driver.begin(connection, begun)
        else:
            connection.exec_driver_sql(begun)

    return engine


def _only_readable(path: Path) -> bool:
    """Whether the database is there, and a copy, or its file or its directory cannot be written to."""
    may = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK) and not is_copy(path.parent)
    return path.is_file() and not may


def _wal(connection: sqlite3.Connection, busy_seconds: float) -> None:
    """Switch to write-ahead logging; the switch ignores the busy timeout, so wait for it here.

    A file system that knows no shared memory keeps the old journal: slower, and as safe.
    """
    for left in range(int(busy_seconds / _WAL_RETRY_SECONDS), -1, -1):
        try:
            connection.execute("PRAGMA journal_mode=WAL").fetchone()
        except sqlite3.OperationalError as error:
            if left == 0 or error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            time.sleep(_WAL_RETRY_SECONDS)
        else:
            return
