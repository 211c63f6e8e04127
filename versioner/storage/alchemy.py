"""SQLAlchemy over connections to SQLite that are open already, within the transactions that they are in."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from threading import local
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, Select, event, make_url
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import NullPool

from versioner.storage.sight import READERS, narrowed

if TYPE_CHECKING:
    from versioner.storage.session import Session


class _Lent(SQLiteDialect_pysqlite):
    """SQLite's dialect on connections that are another's: it neither sets them up nor closes them.

    To give a connection the function of `REGEXP`, which nobody here asks for, has SQLite prepare all its statements anew.
    """

    supports_statement_cache = True

    def __init__(self) -> None:
        super().__init__(dbapi=sqlite3)
        self.own: set[object] = set()

    def do_close(self, dbapi_connection: DBAPIConnection) -> None:
        """Close it, where it is the engine's own."""
        if dbapi_connection in self.own:
            self.own.remove(dbapi_connection)
            dbapi_connection.close()


class Alchemy:
    """An engine whose connections are those that a session hands it, or, for who asks the engine itself, its own.

    Args:
        opened: a connection of its own.
        begin: what begins a transaction on one.
    """

    def __init__(
        self, opened: Callable[[], sqlite3.Connection], begin: Callable[[sqlite3.Connection], None]
    ) -> None:
        self._opened = opened
        self._begin_on = begin
        self._handed = local()
        self._dialect = _Lent()
        creator: Any = self._line
        pool = NullPool(creator, dialect=self._dialect, reset_on_return=None)
        self.engine = Engine(pool, self._dialect, make_url("sqlite://"))
        # what SQLAlchemy asks a database first it asks of none of ours
        with closing(sqlite3.connect(":memory:")) as empty, self._on(empty) as connection:
            self._dialect.initialize(connection)
        event.listen(self.engine, "begin", self._begin)
        event.listen(self.engine, "before_execute", as_seen, retval=True)

    @property
    def is_heard(self) -> bool:
        """Whether anybody wants to be told of what connections do: then they are SQLAlchemy's from the beginning."""
        told = self.engine.dispatch
        return bool(told.before_cursor_execute or told.commit or self.engine.pool.dispatch.checkout)

    def enter(self, line: sqlite3.Connection, session: Session) -> Connection:
        """A connection of SQLAlchemy's in the transaction that the session has begun."""
        entered = self._on(line)
        if session.readers:
            entered.execution_options(**{READERS: True})
        entered.begin()
        return entered

    def leave(self, entered: Connection, *, keep: bool) -> None:
        """End its transaction, and it with it."""
        with entered:
            if keep:
                entered.commit()
            else:
                entered.rollback()

    def _line(self) -> sqlite3.Connection:
        handed: sqlite3.Connection | None = getattr(self._handed, "line", None)
        if handed is None:
            handed = self._opened()
            self._dialect.own.add(handed)
        return handed

    def _on(self, line: sqlite3.Connection) -> Connection:
        self._handed.line = line
        try:
            return self.engine.connect()
        finally:
            self._handed.line = None

    def _begin(self, entered: Connection) -> None:
        line: Any = entered.connection.driver_connection
        if not line.in_transaction:
            self._begin_on(line)


def as_seen(session: Connection, statement: Any, many: Any, one: Any, options: Any) -> tuple[Any, Any, Any]:
    """Every statement as it runs: for readers without what is private."""
    del session
    if options.get(READERS, False) and isinstance(statement, Select):
        statement = narrowed(statement)
    return statement, many, one
