"""The schema of a new SQLite database, laid in one go.

It comes to what all migrations come to, one after another (`migrations/first.py` writes the script, and
tests/test_migrations.py compares), without Alembic, which loads for a third of a second and takes 10 MB.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from versioner.storage.driver import run
from versioner.storage.session import Session

SCRIPT = Path(__file__).with_name("first.sql")


def is_empty(session: Session) -> bool:
    """Whether nothing at all is in a SQLite database."""
    return run(session, "SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None


def lay(session: Session) -> None:
    """Make everything that an empty SQLite database must hold, inside the caller's write transaction."""
    for statement in _statements(SCRIPT.read_text("utf-8")):
        run(session, statement)


def _statements(script: str) -> Iterator[str]:
    """A script's statements; a trigger's own semicolons end none."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
