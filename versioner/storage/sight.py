"""What readers see: the one place that keeps private pages, and lists of unlisted ones, from them.

A session of `Database.for_readers` carries a mark. Every select in it is narrowed before it runs, whoever wrote
it: rows that belong to a private page are not there. What makes a list adds `listed` itself, for a page that is
unlisted still opens at its address. Sessions without the mark see everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Column, ColumnElement, Connection, FromClause, Join, Select, Table, exists, or_, select
from sqlalchemy.sql import visitors

from versioner.core.asked.visibility import Visibility
from versioner.storage import tables

READERS = "versioner_readers"  # execution option of a connection that sees what readers see
_pages = tables.pages


def for_readers(session: Connection) -> bool:
    """Whether the session sees no more than readers do."""
    return bool(session.get_execution_options().get(READERS, False))


def listed(session: Connection, *owners: ColumnElement[Any]) -> list[ColumnElement[bool]]:
    """What a row of a list must meet so that all the pages whose ids are in `owners` may stand in it."""
    return in_lists(*owners) if for_readers(session) else []


def in_lists(*owners: ColumnElement[Any]) -> list[ColumnElement[bool]]:
    """What a row of a list that readers see must meet: for statements that are put together once."""
    return [owner.not_in(_UNLISTED) for owner in owners]


def all_listed(session: Connection) -> bool:
    """Whether every page stands in every list: then what was counted as it went is right for readers too."""
    if not for_readers(session):
        return True
    return not session.scalar(_HIDDEN)


def narrowed(statement: Select[Any]) -> Select[Any]:
    """A select without the rows that belong to private pages; of one that is kept for all who ask, made once.

    Raises:
        TypeError: it reads pages in a form that cannot be narrowed; a mistake of whoever wrote it.
    """
    found = _NARROWED.get(statement)
    if found is None:
        found = _NARROWED[statement] = _narrowed(statement)
    return found


# To narrow a statement costs five times what it takes to run it. A module's own lives on, and so does what was made of
# it; one that was put together for a question goes with it.
_NARROWED: WeakKeyDictionary[Select[Any], Select[Any]] = WeakKeyDictionary()


def _narrowed(statement: Select[Any]) -> Select[Any]:
    wanted = [
        condition
        for table in dict.fromkeys(_tables(statement.get_final_froms()))
        for condition in _conditions(table)
    ]
    return statement.where(*wanted) if wanted else statement


_NOT_LISTED = (Visibility.UNLISTED, Visibility.PRIVATE)
_HIDDEN = (
    exists()
    .where(_pages.c.visibility.in_([str(one) for one in _NOT_LISTED]))
    .select()
    .execution_options(**{READERS: False})
)
_UNLISTED = select(_pages.c.id).where(_pages.c.visibility.in_([str(one) for one in _NOT_LISTED]))
_PRIVATE = select(_pages.c.id).where(_pages.c.visibility == str(Visibility.PRIVATE))


def _owners(table: Table) -> tuple[Column[Any], ...]:
    return tuple(column for column in table.columns if column.references(_pages.c.id))


_OWNERS = {table: _owners(table) for table in tables.metadata.tables.values()}


def _conditions(table: Table) -> Iterator[ColumnElement[bool]]:
    if table is _pages:
        yield _pages.c.visibility != str(Visibility.PRIVATE)
    for column in _OWNERS.get(table, ()):
        yield or_(column.is_(None), column.not_in(_PRIVATE)) if column.nullable else column.not_in(_PRIVATE)


def _tables(froms: Iterable[FromClause]) -> Iterator[Table]:
    for one in froms:
        if isinstance(one, Table):
            yield one
        elif isinstance(one, Join):
            yield from _tables((one.left, one.right))
        elif any(inner is _pages or _OWNERS.get(inner) for inner in _within(one)):
            raise TypeError(f"readers' sight cannot narrow a select from {type(one).__name__}")


def _within(clause: FromClause) -> Iterator[Table]:
    return (inner for inner in visitors.iterate(clause) if isinstance(inner, Table))
