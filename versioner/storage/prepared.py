"""Declared statements, run: put together once, their values handed to the driver, its rows taken, as they are.

For each row SQLAlchemy checks the names, puts them in order and looks for how each is converted, and for each statement it
makes a context and a result; SQLite runs most of ours in a tenth of that time. Here that is asked once a statement, and of
most it was asked when the program was made (`phrasebook`); how a value is converted stays its column's. On PostgreSQL, where
a statement is a round trip, what answers goes SQLAlchemy's way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from versioner.storage import phrasebook
from versioner.storage.driver import is_ours, run
from versioner.storage.forms import Form
from versioner.storage.session import Session
from versioner.storage.statements import Statement

if TYPE_CHECKING:
    from sqlalchemy import Dialect

_MOST_FORMS = 512  # some eighty statements, of which one in ten is asked with other columns each time


def each(session: Session, statement: Statement[Any], rows: Sequence[Mapping[str, Any]]) -> None:
    """Run `statement` for every row of values, by the names of its `bindparam`s and columns; nothing comes back.

    Args:
        session: a transaction.
        statement: an update or an insert.
        rows: at least one, all of the same names.

    Raises:
        TypeError: a value is a list: how long the first row's is decides the statement, and a longer one would be cut.
        Exception: what a column says of a value that it does not take, as it says it; SQLAlchemy's own way wraps it in a
            `StatementError`. So do `put` and `answers`.
    """
    form = _form_of(session, statement, rows[0])
    if form.lists:
        raise TypeError("a statement with a list is run for one row at a time")
    run_each(session, form.sql, [form.given(row) for row in rows])


def run_each(session: Session, sql: str, rows: Sequence[Any]) -> None:
    """As `each`, of a statement in the dialect's own words with values as its driver takes them."""
    if is_ours(session):
        run(session, sql, rows, many=True)
    else:
        session.exec_driver_sql(sql, list(rows))


def put(session: Session, statement: Statement[Any], row: Mapping[str, Any]) -> int:
    """Run an update, an insert or a delete with these values; how many rows it wrote. Raises as `each`, but for lists."""
    if not is_ours(session):
        return int(session.execute(statement(), row).rowcount)
    form = _form_of(session, statement, row)
    return int(run(session, form.said(row), form.given(row)).rowcount)


def answers(session: Session, statement: Statement[Any], given: Mapping[str, Any]) -> Sequence[Any]:
    """The rows that `statement` finds or returns with these values.

    A session of readers is told what readers see (`storage.sight`). Raises as `put`.
    """
    if not is_ours(session):
        return session.execute(statement(), given).all()
    return _told(session, _form_of(session, statement, given), given)


def named_answers(
    session: Session, statement: Statement[Any], given: Mapping[str, Any]
) -> Sequence[dict[str, Any]]:
    """As `answers`, each row by the names of its columns."""
    if not is_ours(session):
        return [dict(row) for row in session.execute(statement(), given).mappings()]
    form = _form_of(session, statement, given)
    return [dict(zip(form.names, row, strict=True)) for row in _told(session, form, given)]


def single(session: Session, statement: Statement[Any], given: Mapping[str, Any]) -> Any:
    """The first value of the first row that `answers` gives; None where it finds none."""
    rows = answers(session, statement, given)
    return rows[0][0] if rows else None


def _told(session: Session, form: Form, given: Mapping[str, Any]) -> Sequence[Any]:
    rows = run(session, form.said(given), form.given(given)).fetchall()
    return [form.told(row) for row in rows] if form.read else cast("list[Any]", rows)


def _form_of(session: Session, statement: Statement[Any], given: Mapping[str, Any]) -> Form:
    if session.backend == "sqlite":
        return form_of(statement, tuple(given), None, session.readers)
    return form_of(statement, tuple(given), session.dialect)


@lru_cache(maxsize=_MOST_FORMS)
def form_of(
    statement: Statement[Any], names: tuple[str, ...], dialect: Dialect | None = None, readers: bool = False
) -> Form:
    """How a statement with values of those names is sent, to SQLite by default; narrowed, where it finds what readers see."""
    if dialect is None and not readers and (found := phrasebook.form(statement.name, names)):
        return found
    # what SQLAlchemy knows is asked of it when it must be
    from sqlalchemy import Select  # noqa: PLC0415

    from versioner.storage.sight import narrowed  # noqa: PLC0415
    from versioner.storage.spelling import spell  # noqa: PLC0415

    made = statement()
    return spell(narrowed(made) if readers and isinstance(made, Select) else made, names, dialect)
