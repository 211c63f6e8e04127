"""Insert or, where the key is there already, update: one statement in two dialects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table

from versioner.storage.database import Session


def _insert(session: Session) -> Any:
    # the dialect that is not in use costs 0.1 s of every command's start
    if session.dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as insert_postgresql  # noqa: PLC0415

        return insert_postgresql
    from sqlalchemy.dialects.sqlite import insert as insert_sqlite  # noqa: PLC0415

    return insert_sqlite


def upsert(session: Session, table: Table, key: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """Make the row of that `key` hold `values`; columns not named keep what they have."""
    statement = _insert(session)(table).values({**key, **values})
    session.execute(statement.on_conflict_do_update(index_elements=list(key), set_=dict(values)))


def insert_new(session: Session, table: Table, row: Mapping[str, Any]) -> None:
    """Insert `row` unless one that is unique beside it is there already, or is being written by another."""
    session.execute(_insert(session)(table).values(**row).on_conflict_do_nothing())
