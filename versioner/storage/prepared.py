"""Statements of the hot path: put together once, their values handed to the driver, its rows taken, as they are.

For each row SQLAlchemy checks the names, puts them in order and looks for how each is converted, and for each statement it
makes a context and a result; SQLite runs most of ours in a tenth of that time. Here that is asked once a statement, and how a
value is converted stays its column's. On PostgreSQL, where a statement is a round trip, what answers goes SQLAlchemy's way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Dialect, Insert, Select, Update
from sqlalchemy.types import NullType, TypeEngine

from versioner.frozen import dataclass
from versioner.storage.database import Session
from versioner.storage.driver import is_ours, run
from versioner.storage.sight import for_readers, narrowed

_Statement = Update | Insert | Select[Any]
_Turn = Callable[[Any], Any] | None

_MOST_LISTED = 8  # values in a list from which on a statement is not worth being kept for that many
_MOST_FORMS = 512  # some sixty statements, of which one in ten is asked with other columns each time


@dataclass(frozen=True, slots=True)
class _Form:
    """A statement as a dialect's driver takes it.

    Attributes:
        places: of each value, in the order of the driver's places, its name, where it stands in the list of that name (None where
            it is no list), and what converts it.
        lists: whether a value of a row is a list that is spelled out, in so many places.
        fixed: values that the statement itself has.
        in_order: whether the driver goes by places, not by names.
        read: of each column of its rows that the driver gives otherwise than it is meant, which it is and what converts it.
    """

    sql: str
    places: tuple[tuple[str, int | None, _Turn], ...]
    lists: bool
    fixed: dict[str, Any]
    in_order: bool
    read: tuple[tuple[int, Callable[[Any], Any]], ...]

    def given(self, row: Mapping[str, Any]) -> Any:
        """The values of a row as the driver takes them."""
        values = {**self.fixed, **row} if self.fixed else row
        if self.in_order:
            return tuple([_turned(values[name], at, turn) for name, at, turn in self.places])
        return {name: _turned(values[name], at, turn) for name, at, turn in self.places}

    def told(self, row: Sequence[Any]) -> tuple[Any, ...]:
        """A row of the driver's as it is meant."""
        values = list(row)
        for place, turn in self.read:
            values[place] = turn(values[place])
        return tuple(values)


def _turned(value: Any, at: int | None, turn: _Turn) -> Any:
    one = value if at is None else value[at]
    return one if turn is None else turn(one)


def each(session: Session, statement: Update | Insert, rows: Sequence[Mapping[str, Any]]) -> None:
    """Run `statement` for every row of values, by the names of its `bindparam`s and columns; nothing comes back.

    Args:
        session: a transaction.
        statement: one of a module's own, made once: it is remembered.
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


def put(session: Session, statement: Update | Insert, row: Mapping[str, Any]) -> int:
    """Run `statement`, one of a module's own, with these values; how many rows it wrote. Raises as `each`, but for lists."""
    if not is_ours(session) or not _is_short(row):
        return int(session.execute(statement, row).rowcount)
    form = _form_of(session, statement, row)
    return int(run(session, form.sql, form.given(row)).rowcount)


def answers(session: Session, statement: _Statement, given: Mapping[str, Any]) -> Sequence[Any]:
    """The rows that `statement`, one of a module's own, finds or returns with these values.

    A session of readers is told what readers see (`storage.sight`). Raises as `put`.
    """
    if not is_ours(session) or not _is_short(given):
        return session.execute(statement, given).all()
    if isinstance(statement, Select) and for_readers(session):
        statement = narrowed(statement)
    form = _form_of(session, statement, given)
    rows = run(session, form.sql, form.given(given)).fetchall()
    return [form.told(row) for row in rows] if form.read else cast("list[Any]", rows)


def single(session: Session, statement: _Statement, given: Mapping[str, Any]) -> Any:
    """The first value of the first row that `answers` gives; None where it finds none."""
    rows = answers(session, statement, given)
    return rows[0][0] if rows else None


def _is_short(given: Mapping[str, Any]) -> bool:
    """Whether no list among the values is empty, which is spelled otherwise, or long."""
    return all(0 < len(value) <= _MOST_LISTED for value in given.values() if isinstance(value, list))


def _form_of(session: Session, statement: _Statement, given: Mapping[str, Any]) -> _Form:
    lengths = tuple([len(value) if isinstance(value, list) else -1 for value in given.values()])
    return _form(statement, session.dialect, tuple(given), lengths)


@lru_cache(maxsize=_MOST_FORMS)
def _form(statement: _Statement, dialect: Dialect, names: tuple[str, ...], lengths: tuple[int, ...]) -> _Form:
    compiled = (_kept if max(lengths, default=-1) >= 0 else _compiled)(statement, dialect, names)
    binds = {name: bind for bind, name in compiled.bind_names.items()}
    untyped = sorted(name for name, bind in binds.items() if isinstance(bind.type, NullType))
    if untyped:
        raise TypeError(
            f"what is {', '.join(untyped)}? A value whose type is not said is converted by nobody"
        )
    fixed = {name: bind.effective_value for name, bind in binds.items() if not bind.required}
    lists = {name: [None] * length for name, length in zip(names, lengths, strict=True) if length >= 0}
    spelled = compiled.construct_expanded_state({**dict.fromkeys(binds), **fixed, **lists})
    whence = {
        one: (name, at) for name, parts in spelled.parameter_expansion.items() for at, one in enumerate(parts)
    }
    in_order = dialect.positional
    places = []
    for one in spelled.positiontup or () if in_order else spelled.parameters:
        name, at = whence.get(one, (one, None))
        places.append((name, at, _of(binds[name].type, dialect).bind_processor(dialect)))
    turns = [
        _of(column.type, dialect).result_processor(dialect, None) for column in statement.exported_columns
    ]
    return _Form(
        sql=spelled.statement,
        places=tuple(places),
        lists=any(bind.expanding and bind.required for bind in binds.values()),
        fixed=fixed,
        in_order=in_order,
        read=tuple((place, turn) for place, turn in enumerate(turns) if turn is not None),
    )


def _compiled(statement: _Statement, dialect: Dialect, names: tuple[str, ...]) -> Any:
    """The statement in the dialect's words, its lists still to be spelled out."""
    return statement.compile(dialect=dialect, column_keys=names)


_kept = lru_cache(maxsize=32)(
    _compiled
)  # 40 KB each: only those with lists are asked for again, by another length


def _of(kind: TypeEngine[Any], dialect: Dialect) -> TypeEngine[Any]:
    return kind.dialect_impl(dialect)
