"""Sheets of a list cut beside a row, not after a count of rows: the last sheet costs what the first does, and none moves under writes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from versioner.core.asked.cursor import Cursor, Sheet
from versioner.errors import UsageError
from versioner.frozen import dataclass
from versioner.storage.database import Session
from versioner.storage.statements import sa
from versioner.storage.values import storable


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What rows stand in order by: a key that is never NULL, then their numbers, both up or both down.

    Attributes:
        holds: what the key is in Python.
    """

    key: sa.ColumnElement[Any]
    id: sa.ColumnElement[int]
    holds: type[str | int | float | datetime]
    down: bool = False


def cut(
    session: Session, query: sa.Select[Any], order: Order, *, at: Cursor | None, limit: int
) -> Sheet[sa.Row[Any]]:
    """One sheet of what `query` finds.

    Args:
        session: a transaction.
        query: without an order.
        order: what its rows stand in order by.
        at: beside which row the sheet begins or ends; None: the first sheet.
        limit: most rows.

    Raises:
        UsageError: `at` is a place in a list of another order.
    """
    back = at is not None and at.back
    query = query.add_columns(order.key.label("key_"), order.id.label("id_"))
    if at is not None:
        query = query.where(*_beyond(order, at))
    turned = order.down != back
    by = [column.desc() if turned else column.asc() for column in (order.key, order.id)]
    found = session.execute(query.order_by(*by).limit(limit + 1)).all()
    more, rows = len(found) > limit, found[:limit]
    if back:
        rows = rows[::-1]
    earlier, later = (more, bool(rows)) if back else (at is not None, more)
    return Sheet(
        rows=tuple(rows),
        before=_beside(rows[0], back=True) if rows and earlier else None,
        after=_beside(rows[-1], back=False) if rows and later else None,
    )


def _beyond(order: Order, at: Cursor) -> list[sa.ColumnElement[bool]]:
    if type(at.key) is not order.holds and (order.holds, type(at.key)) != (float, int):
        raise UsageError("that is no place in this list; begin with its first sheet")
    given = storable(at.key) if isinstance(at.key, str) else at.key
    key, number = sa.literal(given, order.key.type), sa.literal(at.id)
    place, there = sa.tuple_(order.key, order.id), sa.tuple_(key, number)
    # the first half alone leads SQLite to an index of the key
    if order.down != at.back:
        return [order.key <= key, place < there]
    return [order.key >= key, place > there]


def _beside(row: sa.Row[Any], *, back: bool) -> Cursor:
    told = row._asdict()
    return Cursor(key=told["key_"], id=told["id_"], back=back)


def without_place(row: sa.Row[Any]) -> dict[str, Any]:
    """What a row says besides where it stands: what `query` asked for."""
    return {name: value for name, value in row._asdict().items() if name not in {"key_", "id_"}}
