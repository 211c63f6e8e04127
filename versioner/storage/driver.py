"""SQLite's driver itself, for what SQLAlchemy would take ten times as long to hand on."""

from __future__ import annotations

from typing import Any

from versioner.storage.session import Session


def is_ours(session: Session) -> bool:
    """Whether a statement may go to the driver: to SQLite's, and where nobody wants to be told of each."""
    if session.backend != "sqlite":
        return False
    return session.entered is None or not session.entered.dispatch.before_cursor_execute


def run(session: Session, sql: str, values: Any = (), *, many: bool = False) -> Any:
    """The driver's cursor after that statement; `many`: run for each row of values.

    Raises:
        AssertionError: the transaction is over: each statement would commit itself.
        sqlite3.Error: what the driver says.
    """
    if session.line is None:
        raise AssertionError("a statement goes to the driver within a transaction only")
    return session.line.executemany(sql, values) if many else session.line.execute(sql, values)
