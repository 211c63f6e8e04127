"""Drift: where an article still says what its source no longer does, since when, and until when it did."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from versioner.core.asked.cursor import Cursor, Sheet
from versioner.frozen import dataclass
from versioner.storage.database import Session
from versioner.storage.keyset import Order, cut, without_place
from versioner.storage.prepared import each, named_answers, put
from versioner.storage.records import DriftRow
from versioner.storage.session import for_readers
from versioner.storage.sight import in_lists, listed
from versioner.storage.statements import sa, statement, tables


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
        put(session, _resolve, {"ids": list(found.resolved), "now": now})
    if found.opened:
        each(session, _insert, [_columns(row) for row in found.opened])


@statement
def _resolve() -> sa.Update:
    resolved = tables.drifts.c.id.in_(sa.bindparam("ids", expanding=True))
    return sa.update(tables.drifts).where(resolved).values(resolved_at=sa.bindparam("now"))


@statement
def _insert() -> sa.Insert:
    return sa.insert(tables.drifts)


def _columns(row: DriftRow) -> dict[str, Any]:
    names = ("article_id", "source_id", "section_id", "kind", "since", "payload")
    return {name: getattr(row, name) for name in names}


def drifts_of(session: Session, article_id: int, *, resolved: bool | None = None) -> tuple[DriftRow, ...]:
    """The article's drifts by age: open ones, resolved ones, or both (None)."""
    rows = named_answers(session, _of_article.of(resolved), {"article": article_id})
    return tuple(DriftRow(**row) for row in rows)


@statement
def _by_age() -> sa.Select[Any]:
    return sa.select(tables.drifts).order_by(tables.drifts.c.since, tables.drifts.c.id)


@statement
def _open() -> sa.Select[Any]:
    return _by_age().where(tables.drifts.c.resolved_at.is_(None))


@statement
def _resolved() -> sa.Select[Any]:
    return _by_age().where(tables.drifts.c.resolved_at.is_not(None))


@statement
def _open_of() -> sa.Select[Any]:
    return _open().where(tables.drifts.c.article_id.in_(sa.bindparam("articles", expanding=True)))


@statement
def _of_article(resolved: bool | None) -> sa.Select[Any]:
    found = {None: _by_age, False: _open, True: _resolved}[resolved]
    return found().where(tables.drifts.c.article_id == sa.bindparam("article"))


def open_of(session: Session, article_ids: Iterable[int]) -> dict[int, tuple[DriftRow, ...]]:
    """The open drifts of many articles, by article, oldest first; articles without any are left out.

    What is open is little: more articles than can be named are picked from all that is.
    """
    wanted = set(article_ids)
    if not wanted:
        return {}
    few = len(wanted) <= _NAMED
    asked = (_open_of, {"articles": sorted(wanted)}) if few else (_open, {})
    rows = named_answers(session, *asked)
    found: dict[int, tuple[DriftRow, ...]] = {}
    for row in rows:
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
    where = listed(session, tables.drifts.c.article_id, tables.drifts.c.source_id)
    if tag is not None:
        where.append(
            tables.drifts.c.article_id.in_(
                sa.select(tables.page_tags.c.page_id).where(tables.page_tags.c.tag == tag)
            )
        )
    if host is not None:
        where.append(
            tables.drifts.c.article_id.in_(
                sa.select(tables.schedules.c.page_id).where(tables.schedules.c.host == host)
            )
        )
    query = sa.select(tables.drifts).where(tables.drifts.c.resolved_at.is_(None), *where)
    order = Order(key=tables.drifts.c.since, id=tables.drifts.c.id, holds=datetime, down=True)
    found = cut(session, query, order, at=at, limit=limit)
    rows = tuple(DriftRow(**without_place(row)) for row in found.rows)
    return Sheet(rows=rows, before=found.before, after=found.after)


def overtaken(session: Session) -> int:
    """How many articles have an open drift; reads no more than those."""
    return session.scalar(_overtaken_listed() if for_readers(session) else _overtaken()) or 0


@statement
def _overtaken() -> sa.Select[Any]:
    return sa.select(sa.func.count(tables.drifts.c.article_id.distinct())).where(
        tables.drifts.c.resolved_at.is_(None)
    )


@statement
def _overtaken_listed() -> sa.Select[Any]:
    return _overtaken().where(*in_lists(tables.drifts.c.article_id, tables.drifts.c.source_id))


def _same(row: DriftRow) -> tuple[int, str, str, str]:
    return row.source_id, row.section_id, row.kind, repr(sorted(row.payload.items()))
