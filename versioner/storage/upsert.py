"""Insert or, where the key is there already, update: one statement in two dialects."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Select, Table

from versioner.storage.database import Session
from versioner.storage.prepared import put, single


def _insert(dialect: str) -> Any:
    # the dialect that is not in use costs 0.1 s of every command's start
    if dialect == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as insert_postgresql  # noqa: PLC0415

        return insert_postgresql
    from sqlalchemy.dialects.sqlite import insert as insert_sqlite  # noqa: PLC0415

    return insert_sqlite


def upsert(session: Session, table: Table, key: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """Make the row of that `key` hold `values`; columns not named keep what they have."""
    put(session, _upserting(session.dialect.name, table, tuple(key), tuple(values)), {**key, **values})


# Putting a statement together takes longer than SQLite does to run it: each is made once.
@lru_cache(maxsize=64)
def _upserting(dialect: str, table: Table, key: tuple[str, ...], names: tuple[str, ...]) -> Any:
    statement = _insert(dialect)(table)
    set_ = {name: statement.excluded[name] for name in names}
    return statement.on_conflict_do_update(index_elements=list(key), set_=set_)


def insert_new(session: Session, table: Table, row: Mapping[str, Any]) -> None:
    """Insert `row` unless one that is unique beside it is there already, or is being written by another."""
    put(session, _inserting(session.dialect.name, table), row)


def added(session: Session, table: Table, row: Mapping[str, Any]) -> int | None:
    """As `insert_new`, in one statement that tells the new row's id; None where one was there already."""
    return cast("int | None", single(session, _adding(session.dialect.name, table), row))


def added_from(session: Session, table: Table, row: Select[Any], given: Mapping[str, Any]) -> int | None:
    """As `added`, of the row that the statement `row` finds with the values `given`, under the names of its columns."""
    return cast("int | None", single(session, _adding_from(session.dialect.name, table, row), given))


@lru_cache(maxsize=64)
def _inserting(dialect: str, table: Table) -> Any:
    return _insert(dialect)(table).on_conflict_do_nothing()


@lru_cache(maxsize=64)
def _adding(dialect: str, table: Table) -> Any:
    return _inserting(dialect, table).returning(table.c.id)


@lru_cache(maxsize=64)
def _adding_from(dialect: str, table: Table, row: Select[Any]) -> Any:
    names = [column.key for column in row.selected_columns]
    return _insert(dialect)(table).from_select(names, row).on_conflict_do_nothing().returning(table.c.id)
