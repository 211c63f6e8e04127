"""Connections to PostgreSQL: SQLAlchemy's, from the beginning."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Engine, create_engine, event

from versioner.errors import ConfigError
from versioner.storage.alchemy import as_seen
from versioner.storage.session import Session
from versioner.storage.sight import READERS


def servers(url: URL) -> tuple[Server, Server]:
    """Connections to a database on a server, for those who read and those who write."""
    try:
        engine = create_engine(url, pool_pre_ping=True)
    except ImportError as error:
        raise ConfigError("PostgreSQL needs psycopg: install versioner[postgres]") from error
    event.listen(engine, "before_execute", as_seen, retval=True)
    return Server(engine, writes=False), Server(engine, writes=True)


class Server:
    """Connections of one kind, of one engine's."""

    def __init__(self, engine: Engine, *, writes: bool) -> None:
        self.engine = engine
        self.writes = writes

    @contextmanager
    def session(self, *, readers: bool = False) -> Iterator[Session]:
        """A transaction: what it wrote is kept at its end, or nothing of it where an exception ends it."""
        with self.engine.connect() as connection:
            if readers:
                connection.execution_options(**{READERS: True})
            if not self.writes:
                connection = connection.execution_options(  # noqa: PLW2901 - the same connection, set up
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            with connection.begin() as transaction:
                yield Session("postgresql", lambda: connection, writes=self.writes, readers=readers)
                if not self.writes:
                    transaction.rollback()

    def dispose(self) -> None:
        """Close every connection."""
        self.engine.dispose()
