"""Sheets of the articles: which stand in a list, in what order, and how many there are."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import Any

from versioner.core.asked.cursor import CountedSheet, Cursor
from versioner.core.model import PageStatus
from versioner.frozen import dataclass
from versioner.storage import tallies
from versioner.storage.called import called
from versioner.storage.database import Session
from versioner.storage.keyset import Order, cut
from versioner.storage.pages import pages_by_ids
from versioner.storage.prepared import answers
from versioner.storage.records import PageRow
from versioner.storage.sight import all_listed, listed
from versioner.storage.statements import sa, statement, tables
from versioner.storage.values import named


def sheet(
    session: Session,
    *,
    part: str = "",
    show: str = "",
    tag: str = "",
    host: str = "",
    since: datetime | None = None,
    sort: str = "id",
    limit: int,
    offset: int = 0,
    at: Cursor | None = None,
    count_to: int | None = None,
) -> CountedSheet[PageRow]:
    """One sheet of the articles.

    Args:
        session: a transaction.
        part: of URL or title; "" for all.
        show: "suspect" (waits for a decision), "failing", "drift" (out of date), "silent" (updated last without a
            new date or note) or a status, several with commas between: what is all of them; "" for all.
        tag, host: only with that tag, on that host; "" for all.
        since: only what is new or changed after it.
        sort: "id", "title", "host", "tags" (by their first; those without any last), "state", "versions" (most first),
            "checked" or "changed" (latest first).
        limit: most rows; offset: rows passed over.
        at: beside which article the sheet begins or ends; None: the first sheet.
        count_to: articles up to which those that fit are counted, where nothing counts them as they go; None: all are.

    Raises:
        UsageError: `at` is a place in a list of another order.
    """
    known = _counted(session, show) if all_listed(session) else None
    if known is not None and sort == "id" and at is None and not (part or show or tag or host or since):
        return _by_number(session, known, limit=limit, offset=offset)
    named = called(session, part) if part else None
    narrowing = _narrowing(session, show=show, tag=tag, host=host, known=known)
    few = (named is not None and named.few) or any(one.few for one in narrowing)
    where = [_is_article(few=few), *listed(session, tables.pages.c.id), *(one.where for one in narrowing)]
    if named is not None:
        where.append(named.where)
    if since is not None:
        where.append(tables.pages.c.changed_at > since)
    order = _order(sort, few=few)
    query = sa.select(tables.pages.c.id)
    if sort in {"checked", "host"}:
        query = query.join_from(
            tables.pages, tables.schedules, tables.schedules.c.page_id == tables.pages.c.id
        )
    total = None if part or tag or host or since else known
    counted = named is not None and named.few and at is None
    if counted:  # names are read once, not twice
        query = query.add_columns(sa.func.count().over().label("total"))
    found = cut(session, query.where(*where).offset(offset), order, at=at, limit=limit)
    if counted and found.rows:
        total = int(found.rows[0].total)
    if total is None and count_to is not None:  # no subquery, which readers' sight could not narrow
        total = len(
            session.scalars(
                sa.select(sa.literal(1)).select_from(tables.pages).where(*where).limit(count_to)
            ).all()
        )
    elif total is None:
        total = session.scalar(sa.select(sa.func.count()).select_from(tables.pages).where(*where)) or 0
    rows = pages_by_ids(session, [row.id for row in found.rows])
    return CountedSheet(
        rows=tuple(rows[row.id] for row in found.rows), total=total, before=found.before, after=found.after
    )


def _by_number(session: Session, total: int, *, limit: int, offset: int) -> CountedSheet[PageRow]:
    """The first sheet of all articles by number, which most ask for: said in words that were found before."""
    found = answers(session, _numbers, {"most": limit + 1, "over": offset})
    numbers = [number for (number,) in found[:limit]]
    rows = pages_by_ids(session, numbers)
    more = len(found) > limit
    return CountedSheet(
        rows=tuple(rows[number] for number in numbers),
        total=total,
        after=Cursor(key=numbers[-1], id=numbers[-1]) if more and numbers else None,
    )


@statement
def _numbers() -> sa.Select[Any]:
    query = sa.select(tables.pages.c.id).where(_is_article(few=False)).order_by(tables.pages.c.id)
    most, over = (sa.bindparam(name, type_=sa.Integer) for name in ("most", "over"))
    return query.limit(most).offset(over)


def _order(sort: str, *, few: bool) -> Order:
    """By what articles stand in order; of `few`, not along the index of all in the order of their changes."""
    number = tables.pages.c.id
    if sort == "title":
        return Order(
            key=sa.func.lower(sa.func.coalesce(tables.pages.c.title_override, tables.pages.c.title)),
            id=number,
            holds=str,
        )
    if sort == "host":
        return Order(key=tables.schedules.c.host, id=number, holds=str)
    if sort == "state":
        return Order(key=tables.pages.c.status, id=number, holds=str, down=True)
    if sort == "tags":
        first = (
            sa.select(sa.func.min(tables.page_tags.c.tag))
            .where(tables.page_tags.c.page_id == number)
            .scalar_subquery()
        )
        # those without any stand last, however a database orders letters
        return Order(key=sa.func.coalesce(sa.literal("0") + first, sa.literal("1")), id=number, holds=str)
    if sort == "versions":
        count = sa.select(sa.func.count()).where(
            tables.versions.c.page_id == number, ~tables.versions.c.superseded
        )
        return Order(key=count.scalar_subquery(), id=number, holds=int, down=True)
    if sort == "checked":
        return Order(
            key=sa.func.coalesce(tables.schedules.c.last_checked_at, _never()),
            id=number,
            holds=datetime,
            down=True,
        )
    if sort == "changed":
        changed = (
            sa.func.coalesce(tables.pages.c.changed_at, tables.pages.c.created_at)
            if few
            else tables.pages.c.changed_at
        )
        return Order(key=changed, id=number, holds=datetime, down=True)
    return Order(key=number, id=number, holds=int)


@cache
def _never() -> sa.BindParameter[Any]:
    return sa.literal(datetime(1970, 1, 1, tzinfo=UTC), tables.schedules.c.last_checked_at.type)


_FEW = 20_000  # articles up to which those that meet a condition are found first, and then put in order


@dataclass(frozen=True, slots=True, kw_only=True)
class _Narrowing:
    """A condition on articles.

    Attributes:
        few: whether few meet it: they are found first and then put in order. Of many the order is followed until a
            sheet is full, and the condition must not lead a database to all of them.
    """

    where: sa.ColumnElement[bool]
    few: bool


def _is_article(*, few: bool) -> sa.ColumnElement[bool]:
    """That a page is an article; of `few`, so that SQLite, which keeps no statistics, does not begin with all that are."""
    return (
        sa.func.coalesce(tables.pages.c.as_article, sa.false()).is_(sa.true())
        if few
        else tables.pages.c.as_article.is_(sa.true())
    )


def _narrowing(session: Session, *, show: str, tag: str, host: str, known: int | None) -> list[_Narrowing]:
    """What an article must be to stand in that list; `known`: how many stand as `show` says, None: it is not known."""
    found = [one for name in filter(None, show.split(",")) for one in _being(session, name, known)]
    if tag:
        found.append(
            _among(session, sa.select(tables.page_tags.c.page_id).where(tables.page_tags.c.tag == tag))
        )
    if host:
        found.append(
            _among(session, sa.select(tables.schedules.c.page_id).where(tables.schedules.c.host == host))
        )
    return found


def _among(session: Session, ids: sa.Select[tuple[int]]) -> _Narrowing:
    """That an article is one of those."""
    few = session.scalar(ids.offset(_FEW).limit(1)) is None
    if few:
        return _Narrowing(where=tables.pages.c.id.in_(ids), few=True)
    (number,) = ids.selected_columns
    return _Narrowing(
        where=ids.where(number == tables.pages.c.id).correlate(tables.pages).exists(), few=False
    )


def _being(session: Session, show: str, known: int | None) -> list[_Narrowing]:
    """What an article must be that waits, fails, is out of date, was silent, or stands so."""
    if show == "suspect":
        suspect = sa.select(tables.pages.c.id).where(tables.pages.c.status == str(PageStatus.SUSPECT))
        return [_Narrowing(where=tables.pages.c.id.in_(suspect.union_all(_pending())), few=_is_few(known))]
    if show == "failing":  # by the index of states, or all articles would be read in order of their changes
        bad = sa.select(tables.pages.c.id).where(tables.pages.c.status.in_([str(one) for one in _BAD]))
        return [_Narrowing(where=tables.pages.c.id.in_(bad), few=_is_few(known))]
    if show == "silent":
        silent = sa.select(tables.changes.c.page_id).where(_silent())
        last = (tables.changes.c.page_id == tables.pages.c.id) & (
            tables.changes.c.version == tables.pages.c.last_updated_version
        )
        updated = _Narrowing(where=silent.where(last).correlate(tables.pages).exists(), few=False)
        return [_among(session, silent), updated]
    if show == "drift":
        return [
            _among(
                session, sa.select(tables.drifts.c.article_id).where(tables.drifts.c.resolved_at.is_(None))
            )
        ]
    return [_Narrowing(where=tables.pages.c.status == show, few=_is_few(known))]


def _is_few(known: int | None) -> bool:
    return known is None or known < _FEW


# spelled as the index of silent changes has it: SQLite takes no other spelling for the same
@cache
def _silent() -> Any:
    return sa.text("changes.silent")


_BAD = (PageStatus.FAILING, PageStatus.GONE, PageStatus.BLOCKED)


@statement
def _pending() -> sa.Select[Any]:
    return sa.select(tables.pages.c.id).where(tables.pages.c.pending.is_(sa.true()))


def _counted(session: Session, show: str) -> int | None:
    """How many articles `sheet` shows, where that is counted as it goes."""
    if "," in show or show in {"drift", "silent"}:
        return None  # as many as there are open drifts, or silent changes, to read
    counts = tallies.totals(session, tallies.ARTICLES + " ")
    waiting = int(counts.pop(tallies.WAITING, 0))
    if show == "suspect":
        return waiting
    by_status = {name.partition(" ")[2]: int(count) for name, count in counts.items()}
    if show == "failing":
        return sum(by_status.get(str(one), 0) for one in _BAD)
    return by_status.get(show, 0) if show else sum(by_status.values())


def waiting(session: Session) -> int:
    """How many articles wait for a decision."""
    if all_listed(session):
        return _counted(session, "suspect") or 0
    narrowing = _narrowing(session, show="suspect", tag="", host="", known=None)
    where = [_is_article(few=True), *listed(session, tables.pages.c.id), *(one.where for one in narrowing)]
    return session.scalar(sa.select(sa.func.count()).select_from(tables.pages).where(*where)) or 0


def count_articles(session: Session) -> int:
    """How many articles are kept, looked at or not."""
    return _counted(session, "") or 0


def count_by_status(session: Session) -> dict[PageStatus, int]:
    """How many tracked pages stand how."""
    counts = tallies.totals(session, tallies.PAGES + " ")
    return {
        named(PageStatus, name.partition(" ")[2]): int(count) for name, count in counts.items() if count > 0
    }
