"""Connections to a SQLite file: opened as they are needed, kept for who comes next, each in one transaction at a time.

They are the driver's own. SQLAlchemy gets hold of one, with the transaction that it is in, where a session asks for it
(`storage.alchemy`).
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from versioner.storage.copies import is_copy
from versioner.storage.session import Session

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from versioner.storage.alchemy import Alchemy

_WAL_RETRY_SECONDS = 0.05
_KEPT = 5  # connections that are kept while nobody needs them


class Lines:
    """Connections of one kind to one file. Safe to share between threads.

    Args:
        name: the file, as SQLite is told it.
        options: what else the driver is given.
        busy_seconds: how long a connection waits for another program's lock.
        writes: whether they may write.
    """

    def __init__(self, name: str, options: Mapping[str, Any], *, busy_seconds: float, writes: bool) -> None:
        self.name = name
        self.writes = writes
        self._options = {"check_same_thread": False, "timeout": busy_seconds, **options}
        self._busy_seconds = busy_seconds
        self._idle: deque[sqlite3.Connection] = deque()
        self._alchemy: Alchemy | None = None
        self._making = Lock()

    @contextmanager
    def session(self, *, readers: bool = False) -> Iterator[Session]:
        """A transaction: what it wrote is kept at its end, or nothing of it where an exception ends it."""
        with self._taken() as line:
            self.begin(line)
            session = Session(
                "sqlite",
                lambda: self.alchemy.enter(line, session),
                line=line,
                writes=self.writes,
                readers=readers,
            )
            try:
                if self._alchemy is not None and self._alchemy.is_heard:
                    _ = session.alchemy
                yield session
            except BaseException:
                self._end(session, line, keep=False)
                raise
            self._end(session, line, keep=self.writes)

    @property
    def engine(self) -> Engine:
        """SQLAlchemy's engine of these connections."""
        return self.alchemy.engine

    def begin(self, line: sqlite3.Connection) -> None:
        """Begin a transaction: one that may write takes its turn at once."""
        line.execute("BEGIN IMMEDIATE" if self.writes else "BEGIN")

    def _end(self, session: Session, line: sqlite3.Connection, *, keep: bool) -> None:
        session.line = None
        if session.entered is not None:
            self.alchemy.leave(session.entered, keep=keep)
        elif keep:
            line.commit()
        else:
            line.rollback()

    @property
    def alchemy(self) -> Alchemy:
        """SQLAlchemy over these connections."""
        with self._making:
            if self._alchemy is None:
                from versioner.storage.alchemy import Alchemy  # noqa: PLC0415 - a fifth of a second

                self._alchemy = Alchemy(self.open, self.begin)
            return self._alchemy

    @contextmanager
    def _taken(self) -> Iterator[sqlite3.Connection]:
        idle = self._idle
        try:
            line = idle.pop()
        except IndexError:
            line = self.open()
        try:
            yield line
        finally:
            # one that an error left in its transaction is used no more
            if idle is self._idle and len(idle) < _KEPT and not line.in_transaction:
                idle.append(line)
            else:
                line.close()

    def open(self) -> sqlite3.Connection:
        """A connection of its own, for whoever closes it."""
        path = Path(self.name)
        only_readable = _only_readable(path)
        if only_readable:
            # a journal that nobody can write cannot be shared: what is in the file itself is all there is to read
            unmoving = "" if path.with_name(f"{path.name}-wal").exists() else "&immutable=1"
            options = {**self._options, "uri": True}
            line: sqlite3.Connection = sqlite3.connect(
                f"file:{quote(str(path))}?mode=ro{unmoving}", **options
            )
        else:
            line = sqlite3.connect(self.name, **self._options)
        try:
            line.isolation_level = None  # transactions are begun here, not guessed by the driver
            if not only_readable:
                _wal(line, self._busy_seconds)
            line.execute("PRAGMA synchronous=NORMAL")
            line.execute("PRAGMA foreign_keys=ON")
            if not self.writes:
                line.execute("PRAGMA query_only=ON")
        except BaseException:
            line.close()
            raise
        return line

    def dispose(self) -> None:
        """Close every connection: those at work when their work is done."""
        idle, self._idle = self._idle, deque()
        while idle:
            idle.pop().close()


def _only_readable(path: Path) -> bool:
    """Whether the database is there, and a copy, or its file or its directory cannot be written to."""
    may = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK) and not is_copy(path.parent)
    return path.is_file() and not may


def _wal(line: sqlite3.Connection, busy_seconds: float) -> None:
    """Switch to write-ahead logging; the switch ignores the busy timeout, so wait for it here.

    A file system that knows no shared memory keeps the old journal: slower, and as safe.
    """
    for left in range(int(busy_seconds / _WAL_RETRY_SECONDS), -1, -1):
        try:
            line.execute("PRAGMA journal_mode=WAL").fetchone()
        except sqlite3.OperationalError as error:
            if left == 0 or error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            time.sleep(_WAL_RETRY_SECONDS)
        else:
            return
