"""A transaction on a database, as storage speaks to it.

On SQLite it is the driver's own connection, which runs statements that are `prepared`, and loads nothing else. What is asked
of it otherwise makes it a SQLAlchemy Core connection within the same transaction, as it is on PostgreSQL from the beginning.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3

    from sqlalchemy import Connection
else:
    Connection = object  # whatever it has, `__getattr__` asks SQLAlchemy's for


class Session(Connection):
    """One transaction, until it ends.

    Attributes:
        backend: "sqlite" or "postgresql".
        line: SQLite's connection; None on PostgreSQL, and after the end.
        writes: whether it may write.
        readers: whether it sees no more than readers do (`storage.sight`).
    """

    def __init__(
        self,
        backend: str,
        enter: Callable[[], Connection],
        *,
        line: sqlite3.Connection | None = None,
        writes: bool = False,
        readers: bool = False,
    ) -> None:
        self.backend = backend
        self.line = line
        self.writes = writes
        self.readers = readers
        self._enter = enter
        self.entered: Connection | None = None

    @property
    def alchemy(self) -> Connection:
        """SQLAlchemy's connection in this transaction."""
        if self.entered is None:
            self.entered = self._enter()
        return self.entered

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.alchemy, name)


def may_write(session: Session) -> bool:
    """Whether the session is one of `Database.write`."""
    return session.writes


def for_readers(session: Session) -> bool:
    """Whether the session sees no more than readers do."""
    return session.readers
