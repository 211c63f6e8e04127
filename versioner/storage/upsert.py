"""Insert or, where the key is there already, update: one statement in two dialects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite

from versioner.storage.database import Session


def upsert(session: Session, table: Table, key: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """Make the row of that `key` hold `values`; columns not named keep what they have."""
    make = insert_postgresql if session.dialect.name == "postgresql" else insert_sqlite
    statement = make(table).values({**key, **values})
    session.execute(statement.on_conflict_do_update(index_elements=list(key), set_=dict(values)))
