"""Drift: where an article still says what its source no longer does, since when, and until when it did."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update

from versioner.core.asked.cursor import Cursor, Sheet
from versioner.frozen import dataclass
from versioner.storage import tables
from versioner.storage.database import Session
from versioner.storage.keyset import Order, cut, without_place
from versioner.storage.prepared import answers
from versioner.storage.records import DriftRow
from versioner.storage.sight import for_readers, in_lists, listed

_drifts, _tags, _schedules = tables.drifts, tables.page_tags, tables.schedules


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftMoves:
    """What is newly out of date in an article, and the ids of what no longer is."""

    article_id: int
    opened: tuple[DriftRow, ...]
    resolved: tuple[int, ...]


def moves(article_id: int, open_now: Iterable[DriftRow], found: Iterable[DriftRow]) -> DriftMoves:
    """What makes `found` what is out of date in the article, where `open_now` was.

    What is in both keeps its id and its `since`. Two drifts are the same where source, section, kind and
    evidence are.
    """
    before = {_same(row): row for row in open_now}
    wanted = {_same(row): row for row in found}
    return DriftMoves(
        article_id=article_id,
        opened=tuple(row for key, row in wanted.items() if key not in before),
        resolved=tuple(row.id for key, row in before.items() if key not in wanted),
    )


def put_drifts(session: Session, found: DriftMoves, *, now: datetime) -> None:
    """Open and resolve."""
    if found.resolved:
        session.execute(update(_drifts).where(_drifts.c.id.in_(found.resolved)), {"resolved_at": now})
    if found.opened:
        session.execute(insert(_drifts), [_columns(row) for row in found.opened])


def _columns(row: DriftRow) -> dict[str, Any]:
    names = ("article_id", "source_id", "section_id", "kind", "since", "payload")
    return {name: getattr(row, name) for name in names}


def drifts_of(session: Session, article_id: int, *, resolved: bool | None = None) -> tuple[DriftRow, ...]:
    """The article's drifts by age: open ones, resolved ones, or both (None)."""
    rows = answers(session, _OF_ARTICLE[resolved], {"article": article_id})
    return tuple(DriftRow(**dict(zip(_drifts.c.keys(), row, strict=True))) for row in rows)


_BY_AGE = select(_drifts).order_by(_drifts.c.since, _drifts.c.id)
_OPEN = _BY_AGE.where(_drifts.c.resolved_at.is_(None))
_OPEN_OF = _OPEN.where(_drifts.c.article_id.in_(bindparam("articles", expanding=True)))
_OF_ONE = _drifts.c.article_id == bindparam("article")
_OF_ARTICLE = {
    None: _BY_AGE.where(_OF_ONE),
    False: _OPEN.where(_OF_ONE),
    True: _BY_AGE.where(_OF_ONE, _drifts.c.resolved_at.is_not(None)),
}


def open_of(session: Session, article_ids: Iterable[int]) -> dict[int, tuple[DriftRow, ...]]:
    """The open drifts of many articles, by article, oldest first; articles without any are left out.

    What is open is little: more articles than can be named are picked from all that is.
    """
    wanted = set(article_ids)
    if not wanted:
        return {}
    few = len(wanted) <= _NAMED
    rows = session.execute(_OPEN_OF, {"articles": sorted(wanted)}) if few else session.execute(_OPEN)
    found: dict[int, tuple[DriftRow, ...]] = {}
    for row in rows.mappings():
        if row["article_id"] in wanted:
            found[row["article_id"]] = (*found.get(row["article_id"], ()), DriftRow(**row))
    return found


_NAMED = 10_000  # numbers named in one query; SQLite takes 32,766


def open_drifts(
    session: Session, limit: int, *, at: Cursor | None = None, tag: str | None = None, host: str | None = None
) -> Sheet[DriftRow]:
    """What is out of date in any article (with that tag, on that host), the newest first.

    Raises:
        UsageError: `at` is a place in a list of another order.
    """
    where = listed(session, _drifts.c.article_id, _drifts.c.source_id)
    if tag is not None:
        where.append(_drifts.c.article_id.in_(select(_tags.c.page_id).where(_tags.c.tag == tag)))
    if host is not None:
        where.append(_drifts.c.article_id.in_(select(_schedules.c.page_id).where(_schedules.c.host == host)))
    query = select(_drifts).where(_drifts.c.resolved_at.is_(None), *where)
    order = Order(key=_drifts.c.since, id=_drifts.c.id, holds=datetime, down=True)
    found = cut(session, query, order, at=at, limit=limit)
    rows = tuple(DriftRow(**without_place(row)) for row in found.rows)
    return Sheet(rows=rows, before=found.before, after=found.after)


def overtaken(session: Session) -> int:
    """How many articles have an open drift; reads no more than those."""
    return session.scalar(_OVERTAKEN_LISTED if for_readers(session) else _OVERTAKEN) or 0


_OVERTAKEN = select(func.count(_drifts.c.article_id.distinct())).where(_drifts.c.resolved_at.is_(None))
_OVERTAKEN_LISTED = _OVERTAKEN.where(*in_lists(_drifts.c.article_id, _drifts.c.source_id))


def _same(row: DriftRow) -> tuple[int, str, str, str]:
    return row.source_id, row.section_id, row.kind, repr(sorted(row.payload.items()))
