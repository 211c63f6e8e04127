"""Insert or, where the key is there already, update: one statement in two dialects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from versioner.storage.database import Session
from versioner.storage.prepared import put, single
from versioner.storage.statements import Statement, statement, tables


def _insert(backend: str, table: str) -> Any:
    # the dialect that is not in use costs 0.1 s of every command's start
    if backend == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as insert_postgresql  # noqa: PLC0415

        return insert_postgresql(tables.metadata.tables[table])
    from sqlalchemy.dialects.sqlite import insert as insert_sqlite  # noqa: PLC0415

    return insert_sqlite(tables.metadata.tables[table])


def upsert(session: Session, table: str, key: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """Make the row of that `key` hold `values`; columns not named keep what they have."""
    made = _upserting.of(session.backend, table, tuple(key), tuple(values))
    put(session, made, {**key, **values})


@statement
def _upserting(backend: str, table: str, key: tuple[str, ...], names: tuple[str, ...]) -> Any:
    made = _insert(backend, table)
    set_ = {name: made.excluded[name] for name in names}
    return made.on_conflict_do_update(index_elements=list(key), set_=set_)


def insert_new(session: Session, table: str, row: Mapping[str, Any]) -> None:
    """Insert `row` unless one that is unique beside it is there already, or is being written by another."""
    put(session, _inserting.of(session.backend, table), row)


def added(session: Session, table: str, row: Mapping[str, Any]) -> int | None:
    """As `insert_new`, in one statement that tells the new row's id; None where one was there already."""
    return cast("int | None", single(session, _adding.of(session.backend, table), row))


def added_from(session: Session, table: str, row: Statement[Any], given: Mapping[str, Any]) -> int | None:
    """As `added`, of the row that the statement `row` finds with the values `given`, under the names of its columns."""
    return cast("int | None", single(session, _adding_from.of(session.backend, table, row), given))


@statement
def _inserting(backend: str, table: str) -> Any:
    return _insert(backend, table).on_conflict_do_nothing()


@statement
def _adding(backend: str, table: str) -> Any:
    return _inserting.of(backend, table)().returning(tables.metadata.tables[table].c.id)


@statement
def _adding_from(backend: str, table: str, row: Statement[Any]) -> Any:
    found = row()
    made = _insert(backend, table).from_select([column.key for column in found.selected_columns], found)
    return made.on_conflict_do_nothing().returning(tables.metadata.tables[table].c.id)
