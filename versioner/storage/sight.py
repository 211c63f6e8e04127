"""What readers see: the one place that keeps private pages, and lists of unlisted ones, from them.

A session of `Database.for_readers` carries a mark. Every select in it is narrowed before it runs, whoever wrote
it: rows that belong to a private page are not there. What makes a list adds `listed` itself, for a page that is
unlisted still opens at its address. Sessions without the mark see everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from versioner.core.asked.visibility import Visibility
from versioner.storage.session import Session, for_readers
from versioner.storage.statements import sa, statement, tables

READERS = "versioner_readers"  # execution option of a SQLAlchemy connection that sees what readers see


def listed(session: Session, *owners: sa.ColumnElement[Any]) -> list[sa.ColumnElement[bool]]:
    """What a row of a list must meet so that all the pages whose ids are in `owners` may stand in it."""
    return in_lists(*owners) if for_readers(session) else []


def in_lists(*owners: sa.ColumnElement[Any]) -> list[sa.ColumnElement[bool]]:
    """What a row of a list that readers see must meet: for statements that are put together once."""
    return [owner.not_in(_unlisted()) for owner in owners]


def all_listed(session: Session) -> bool:
    """Whether every page stands in every list: then what was counted as it went is right for readers too."""
    if not for_readers(session):
        return True
    return not session.scalar(_hidden())


def narrowed(statement: sa.Select[Any]) -> sa.Select[Any]:
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
_NARROWED: WeakKeyDictionary[sa.Select[Any], sa.Select[Any]] = WeakKeyDictionary()


def _narrowed(statement: sa.Select[Any]) -> sa.Select[Any]:
    wanted = [
        condition
        for table in dict.fromkeys(_tables(statement.get_final_froms()))
        for condition in _conditions(table)
    ]
    return statement.where(*wanted) if wanted else statement


_NOT_LISTED = [str(one) for one in (Visibility.UNLISTED, Visibility.PRIVATE)]


@statement
def _hidden() -> sa.Select[Any]:
    found = sa.exists().where(tables.pages.c.visibility.in_(_NOT_LISTED)).select()
    return found.execution_options(**{READERS: False})


@statement
def _unlisted() -> sa.Select[Any]:
    return sa.select(tables.pages.c.id).where(tables.pages.c.visibility.in_(_NOT_LISTED))


@statement
def _private() -> sa.Select[Any]:
    return sa.select(tables.pages.c.id).where(tables.pages.c.visibility == str(Visibility.PRIVATE))


@cache
def _owners(table: sa.Table) -> tuple[sa.Column[Any], ...]:
    """Columns that name a page."""
    return tuple(column for column in table.columns if column.references(tables.pages.c.id))


def _conditions(table: sa.Table) -> Iterator[sa.ColumnElement[bool]]:
    if table is tables.pages:
        yield tables.pages.c.visibility != str(Visibility.PRIVATE)
    for column in _owners(table):
        allowed = column.not_in(_private())
        yield sa.or_(column.is_(None), allowed) if column.nullable else allowed


def _tables(froms: Iterable[sa.FromClause]) -> Iterator[sa.Table]:
    for one in froms:
        if isinstance(one, sa.Table):
            yield one
        elif isinstance(one, sa.Join):
            yield from _tables((one.left, one.right))
        elif any(inner is tables.pages or _owners(inner) for inner in _within(one)):
            raise TypeError(f"readers' sight cannot narrow a select from {type(one).__name__}")


def _within(clause: sa.FromClause) -> Iterator[sa.Table]:
    return (inner for inner in sa.sql.visitors.iterate(clause) if isinstance(inner, sa.Table))
