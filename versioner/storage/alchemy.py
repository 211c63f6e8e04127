"""SQLAlchemy over connections to SQLite that are open already, within the transactions that they are in."""

from __future__ import annotations

import sqlite3
from threading import local
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, create_engine, event
from sqlalchemy.pool import NullPool

from versioner.storage.sight import READERS, narrowed

if TYPE_CHECKING:
    from versioner.storage.lines import Lines
    from versioner.storage.session import Session


class Alchemy:
    """An engine whose connections are `lines`: those that a session hands it, or, for who asks the engine itself, its own."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._handed = local()
        self._own: set[object] = set()
        self.engine = create_engine(
            "sqlite://", creator=self._line, poolclass=NullPool, pool_reset_on_return=None
        )
        self.engine.dialect.do_close = self._close  # type: ignore[method-assign, assignment]
        # what SQLAlchemy asks a database first it asks outside of any transaction of ours, for it rolls back after it
        self._handed.line = sqlite3.connect(":memory:")
        try:
            self.engine.connect().close()
        finally:
            self._handed.line.close()
            self._handed.line = None
        event.listen(self.engine, "begin", self._begin)
        event.listen(self.engine, "before_execute", as_seen, retval=True)

    @property
    def is_heard(self) -> bool:
        """Whether anybody wants to be told of what connections do: then they are SQLAlchemy's from the beginning."""
        told = self.engine.dispatch
        return bool(told.before_cursor_execute or told.commit or self.engine.pool.dispatch.checkout)

    def enter(self, line: sqlite3.Connection, session: Session) -> Connection:
        """A connection of SQLAlchemy's in the transaction that the session has begun."""
        self._handed.line = line
        try:
            entered = self.engine.connect()
            if session.readers:
                entered.execution_options(**{READERS: True})
            entered.begin()
        finally:
            self._handed.line = None
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
            handed = self._lines.open()
            self._own.add(handed)
        return handed

    def _begin(self, entered: Connection) -> None:
        line: Any = entered.connection.driver_connection
        if not line.in_transaction:
            self._lines.begin(line)

    def _close(self, line: Any) -> None:
        if line in self._own:  # a session's is not the engine's to close
            self._own.remove(line)
            line.close()


def as_seen(session: Connection, statement: Any, many: Any, one: Any, options: Any) -> tuple[Any, Any, Any]:
    """Every statement as it runs: for readers without what is private."""
    del session
    if options.get(READERS, False) and isinstance(statement, Select):
        statement = narrowed(statement)
    return statement, many, one
