"""SQLite's driver itself, for what SQLAlchemy would take ten times as long to hand on."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError


def is_ours(session: Connection) -> bool:
    """Whether a statement may go to the driver: to SQLite's, and where nobody wants to be told of each."""
    return session.dialect.name == "sqlite" and not session.dispatch.before_cursor_execute


def run(session: Connection, sql: str, values: Any = (), *, many: bool = False) -> Any:
    """The driver's cursor after that statement; `many`: run for each row of values.

    Raises:
        AssertionError: the session is in no transaction. SQLAlchemy would begin one; here each statement would commit itself.
        DBAPIError: of the class by which SQLAlchemy calls what the driver raised.
    """
    if not session.in_transaction():
        raise AssertionError("a statement goes to the driver within a transaction only")
    return _ran(session, sql, values, many=many)


def begin(session: Connection, sql: str) -> None:
    """Begin a transaction by that statement; raises as `run`."""
    _ran(session, sql, (), many=False)


def _ran(session: Connection, sql: str, values: Any, *, many: bool) -> Any:
    cursor = session.connection.cursor()
    try:
        (cursor.executemany if many else cursor.execute)(sql, values)
    except session.dialect.loaded_dbapi.Error as error:
        raise DBAPIError.instance(
            sql, values, error, session.dialect.loaded_dbapi.Error, dialect=session.dialect, ismulti=many
        ) from error
    return cursor
