"""Statements of the hot path that write many rows: put together once, their values handed to the driver as they are.

Of each row SQLAlchemy checks the names, puts them in order and looks for how each is converted; here that is asked once
a statement, and how a value is converted stays its column's: the end of a look takes 0.78 of the writer's CPU.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Dialect, Insert, Update
from sqlalchemy.types import NullType

from versioner.frozen import dataclass
from versioner.storage.database import Session

_Statement = Update | Insert


@dataclass(frozen=True, slots=True)
class _Form:
    """A statement as a dialect's driver takes it.

    Attributes:
        columns: the name of each value, in the order of the driver's places, and what converts it.
        fixed: values that the statement itself has.
        in_order: whether the driver goes by places, not by names.
    """

    sql: str
    columns: tuple[tuple[str, Callable[[Any], Any] | None], ...]
    fixed: dict[str, Any]
    in_order: bool

    def given(self, row: Mapping[str, Any]) -> Any:
        """The values of a row as the driver takes them."""
        values = {**self.fixed, **row} if self.fixed else row
        if self.in_order:
            return tuple(
                [values[name] if turn is None else turn(values[name]) for name, turn in self.columns]
            )
        return {name: values[name] if turn is None else turn(values[name]) for name, turn in self.columns}


def each(session: Session, statement: _Statement, rows: Sequence[Mapping[str, Any]]) -> None:
    """Run `statement` for every row of values, by the names of its `bindparam`s; nothing comes back.

    Args:
        session: a transaction.
        statement: one of a module's own, made once: it is remembered for ever. It names all its values.
        rows: at least one.
    """
    form = _forms.get((statement, session.dialect.name))
    if form is None:
        form = _forms[statement, session.dialect.name] = _form(statement, session.dialect)
    session.exec_driver_sql(form.sql, [form.given(row) for row in rows])


_forms: dict[tuple[_Statement, str], _Form] = {}


def _form(statement: _Statement, dialect: Dialect) -> _Form:
    compiled = statement.compile(dialect=dialect)
    binds = {name: bind for bind, name in compiled.bind_names.items()}
    untyped = sorted(name for name, bind in binds.items() if isinstance(bind.type, NullType))
    if untyped:
        raise TypeError(
            f"what is {', '.join(untyped)}? A value whose type is not said is converted by nobody"
        )
    turns = {name: bind.type.dialect_impl(dialect).bind_processor(dialect) for name, bind in binds.items()}
    in_order = dialect.positional
    return _Form(
        sql=str(compiled),
        columns=tuple((name, turns[name]) for name in (compiled.positiontup or () if in_order else binds)),
        fixed={name: bind.effective_value for name, bind in binds.items() if not bind.required},
        in_order=in_order,
    )
