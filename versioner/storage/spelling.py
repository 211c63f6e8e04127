"""From a statement of SQLAlchemy's to the form in which the driver takes it: asked once a statement, and at best never."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from sqlalchemy import Boolean, Dialect, Float, Insert, LargeBinary, Update
from sqlalchemy.dialects.sqlite.pysqlite import dialect as sqlite
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import NullType, TupleType, TypeEngine

from versioner.storage import values
from versioner.storage.forms import Form, Turn, mark

_LISTED = re.compile(
    r"__\[POSTCOMPILE_(\w+)\]"
)  # as SQLAlchemy marks a list that is spelled out when its values come


@cache
def _sqlite() -> Dialect:
    return sqlite()


def spell(statement: Any, names: tuple[str, ...], dialect: Dialect | None = None) -> Form:
    """How the dialect (SQLite's by default) spells a statement that is given values of those names.

    Raises:
        TypeError: of a value nobody said what it is; a list is of pairs, or is given to a dialect that goes by names.
    """
    dialect = dialect or _sqlite()
    compiled: SQLCompiler = statement.compile(dialect=dialect, column_keys=names)
    binds = {name: bind for bind, name in compiled.bind_names.items()}
    untyped = sorted(name for name, bind in binds.items() if isinstance(bind.type, NullType))
    if untyped:
        raise TypeError(
            f"what is {', '.join(untyped)}? A value whose type is not said is converted by nobody"
        )
    if any(isinstance(bind.type, TupleType) for bind in binds.values()):
        raise TypeError("a list of pairs is spelled out by SQLAlchemy alone")
    fixed: dict[str, Any] = {name: bind.effective_value for name, bind in binds.items() if not bind.required}
    turns = {name: _written(bind.type, dialect) for name, bind in binds.items()}
    in_order = dialect.positional
    marked = tuple(dict.fromkeys(_LISTED.findall(compiled.string)))
    if marked and not in_order:
        raise TypeError("a statement with a list is run for one row at a time")
    sql = _LISTED.sub(lambda found: mark(found[1]), compiled.string)
    order = (compiled.positiontup or ()) if in_order else tuple(compiled.params)
    # the statement's own lists are spelled out for good
    own = {name: [f"{name}_{n}" for n in range(len(fixed[name]))] for name in marked if name in fixed}
    for name, parts in own.items():
        sql = sql.replace(mark(name), ", ".join("?" * len(parts)))
        fixed |= zip(parts, fixed[name], strict=True)
        del fixed[name]
    columns = tuple(statement.exported_columns)
    reads = [_read(column.type, dialect) for column in columns]
    return Form(
        sql=sql,
        places=tuple((part, turns[name]) for name in order for part in own.get(name, [name])),
        lists=tuple(name for name in marked if name not in own),
        fixed=fixed,
        in_order=in_order,
        names=tuple(str(getattr(column, "name", "")) for column in columns),
        read=tuple((place, turn) for place, turn in enumerate(reads) if turn is not None),
    )


def every(statement: Insert | Update) -> tuple[str, ...]:
    """The names of all values that can be given to what sets the columns which a row names."""
    return tuple(sorted({*statement.table.columns.keys(), *asked(statement)}))


def asked(statement: Any) -> tuple[str, ...]:
    """The names of the values that a statement asks for by itself, whatever columns a row names."""
    # an insert without its primary key is none
    columns = statement.table.columns.keys() if isinstance(statement, Insert) else ()
    compiled = statement.compile(dialect=_sqlite(), column_keys=columns)
    return tuple(sorted({name for bind, name in compiled.bind_names.items() if bind.required} - set(columns)))


def _written(kind: TypeEngine[Any], dialect: Dialect) -> Turn:
    kind = kind.dialect_impl(dialect)
    if dialect.name == "sqlite" and isinstance(kind, (Boolean, Float, LargeBinary)):
        return None  # its driver takes them as they are
    return kind.bind_processor(dialect)


def _read(kind: TypeEngine[Any], dialect: Dialect) -> Turn:
    kind = kind.dialect_impl(dialect)
    if dialect.name == "sqlite" and isinstance(kind, (Boolean, LargeBinary)):
        return values.truth_read if isinstance(kind, Boolean) else None
    return kind.result_processor(dialect, None)
