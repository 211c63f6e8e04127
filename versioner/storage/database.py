"""One database, SQLite or PostgreSQL: connections, transactions, and the check that its schema is ours.

Transactions are short and explicit: `with db.read() as session` sees one unmoving state, `with db.write()
as session` commits at its end or leaves nothing behind. On SQLite a write begins as `BEGIN IMMEDIATE`
(a deferred one that reads first fails at once, whatever the busy timeout: 10,053 lock errors in 5 s were
measured) and the threads of one process queue on a lock instead of polling the file. They write by one connection:
what it has read of the file is read anew only where another process has written (a third of a write's CPU).

What speaks of a plain file of SQLite's alone loads no SQLAlchemy; the rest of the program finds it where it asks for it.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Self

from versioner.errors import StorageError
from versioner.storage import first
from versioner.storage.address import address, parse
from versioner.storage.copies import is_copy, refuse_unfinished
from versioner.storage.lines import Lines
from versioner.storage.revision import HEAD
from versioner.storage.schema import revision_of
from versioner.storage.session import Session

if TYPE_CHECKING:
    from sqlalchemy import URL

    from versioner.storage.server import Server

__all__ = ["BUSY_SECONDS", "Database", "Session"]

BUSY_SECONDS = 30.0


class Database:
    """A database by its SQLAlchemy URL. Safe to share between threads; opens nothing until used.

    Attributes:
        dialect: "sqlite" or "postgresql".
        file: SQLite's file; None on PostgreSQL.

    Raises:
        ConfigError: the URL is none that versioner can use.
    """

    def __init__(self, url: str, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self._address = address(url)
        self.dialect = self._address.backend
        self.file = self._address.file
        self._busy_seconds = busy_seconds
        self._writer = Lock()
        self._current = False
        self._watch: sqlite3.Connection | None = None
        self._opened: tuple[int, int] | None = None
        self._readers = False
        self._reading: Lines | Server
        self._writing: Lines | Server
        if self.file is None:
            from versioner.storage.server import servers

            self._reading, self._writing = servers(self.url)
        else:
            name, options = self._address.opened
            self._reading, self._writing = (
                Lines(name, options, busy_seconds=busy_seconds, writes=writes) for writes in (False, True)
            )

    @cached_property
    def url(self) -> URL:
        """Its address as SQLAlchemy has it."""
        return parse(self._address.url)

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
        found._readers = True  # noqa: SLF001 - a copy of our own
        return found

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A transaction that sees one state of the database and changes nothing."""
        with self._told(), self._reading.session(readers=self._readers) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A transaction that may write; committed at the end, rolled back on any exception.

        Raises:
            StorageError: another process has kept the database locked for too long.
        """
        with self._turn(), self._told(), self._writing.session() as session:
            yield session

    def generation(self) -> object:
        """Something that is another value whenever anybody has written to the database since.

        SQLite counts the commits of others for a connection that never writes itself; PostgreSQL names the
        first transaction that has not begun.
        """
        with self._told():
            if not isinstance(self._reading, Lines):
                with self._reading.engine.connect() as connection:
                    said = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text"
                    return connection.exec_driver_sql(said).scalar()
            if self._watch is None:
                self._watch = self._reading.open()
            (found,) = self._watch.execute("PRAGMA data_version").fetchone()
            return found

    def revision(self) -> str | None:
        """The schema's revision; None where there is no schema yet."""
        with self.read() as session:
            return revision_of(session)

    def ensure_current(self) -> None:
        """Make the schema this program's: one row read when it is, migrated when it is older or absent.

        Several commands at once migrate once. Alembic is loaded only to migrate what is there.

        Raises:
            StorageError: the database is newer than this program, or cannot be opened, or is a copy that was never
                finished or is of another program.
        """
        if self._current:
            return
        if self.file is not None:
            refuse_unfinished(self.file)
            _directory(self.file.parent)
            _private(self.file)
        if (found := self.revision()) != HEAD:
            self._refuse_to_change_a_copy(found)
            self.upgrade()
        self._current = True

    def _refuse_to_change_a_copy(self, found: str | None) -> None:
        if self.file is not None and is_copy(self.file.parent):
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
            if self.file is not None and first.is_empty(session):
                first.lay(session)
                return None, HEAD
            from versioner.storage.migrate import upgrade  # Alembic costs 0.4 s; hardly a command needs it

            return upgrade(session)

    def displaced(self) -> bool:
        """Whether the file that was opened is gone, or another lies in its place: what is written would be lost.

        False for a database that is no file, and where the file system gives no answer now.
        """
        if self.file is None:
            return False
        try:
            found = self.file.stat()
        except FileNotFoundError:
            return self._opened is not None
        except OSError:
            return False
        if self._opened is None:
            self._opened = (found.st_dev, found.st_ino)
        return self._opened != (found.st_dev, found.st_ino)

    def dispose(self) -> None:
        """Close every connection."""
        if self._watch is not None:
            self._watch.close()
            self._watch = None
        self._reading.dispose()
        self._writing.dispose()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if self.file is None:
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
        except Exception as error:
            kind, why = _kind(error)
            if kind in {"OperationalError", "InterfaceError"}:
                if self._has_no_room():
                    raise StorageError("the disk that holds {name} is full", name=self.name) from error
                raise StorageError(
                    "the database {name} cannot be used: {why}", name=self.name, why=why
                ) from error
            if kind == "DatabaseError":
                raise StorageError(
                    "{name} is no database, or a broken one: {why}", name=self.name, why=why
                ) from error
            raise

    def _has_no_room(self) -> bool:
        """Whether the disk of a SQLite file is full: it then speaks of errors of input and output, as of a dying disk."""
        place = None if self.file is None else self.file.parent
        return place is not None and place.is_dir() and shutil.disk_usage(place).free < _LEAST_ROOM


# bytes: a page of the database, and the 32 KiB that readers and writers share beside it
_LEAST_ROOM = 65_536

# what drivers call their errors (PEP 249), the narrower before the wider
_KINDS = frozenset(
    "OperationalError InterfaceError IntegrityError ProgrammingError DataError InternalError NotSupportedError DatabaseError".split()
)


def _kind(error: Exception) -> tuple[str, str]:
    """What a driver's error is, and why in a line; SQLAlchemy wraps it. Both are "" where it is none."""
    cause = getattr(error, "orig", error if isinstance(error, sqlite3.Error) else None)
    names = (kind.__name__ for kind in type(cause).__mro__)
    kind = next((name for name in names if name in _KINDS), "")
    return (kind, _line(cause)) if kind else ("", "")


def _line(cause: BaseException | None) -> str:
    lines = str(cause).strip().splitlines()
    return lines[0] if lines else type(cause).__name__


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
