"""Sheets of the articles: which stand in a list, in what order, and how many there are."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import ColumnElement, func, literal, select, true

from versioner.core.asked.cursor import CountedSheet, Cursor
from versioner.core.model import PageStatus
from versioner.storage import tables, tallies
from versioner.storage.called import called
from versioner.storage.database import Session
from versioner.storage.keyset import Order, cut
from versioner.storage.pages import pages_by_ids
from versioner.storage.records import PageRow
from versioner.storage.sight import all_listed, listed

_pages = tables.pages
_schedules = tables.schedules
_changes, _drifts, _tags, _versions = tables.changes, tables.drifts, tables.page_tags, tables.versions


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

    Raises:
        UsageError: `at` is a place in a list of another order.
    """
    where = _listed(session, show=show, tag=tag, host=host)
    named = called(session, part) if part else None
    if named is not None:
        where.append(named.where)
    if since is not None:
        where.append(_pages.c.changed_at > since)
    known = _counted(session, show) if all_listed(session) else None
    narrow = (named is not None and named.few) or bool(tag or host)
    few = narrow or (bool(show) and (known is None or known < _FEW))
    order = _order(sort, few=few)
    query = select(_pages.c.id)
    if sort in {"checked", "host"}:
        query = query.join_from(_pages, _schedules, _schedules.c.page_id == _pages.c.id)
    total = None if part or tag or host or since else known
    counted = named is not None and named.few and at is None
    if counted:  # names are read once, not twice
        query = query.add_columns(func.count().over().label("total"))
    found = cut(session, query.where(*where).offset(offset), order, at=at, limit=limit)
    if counted and found.rows:
        total = int(found.rows[0].total)
    if total is None:
        total = session.scalar(select(func.count()).select_from(_pages).where(*where)) or 0
    rows = pages_by_ids(session, [row.id for row in found.rows])
    return CountedSheet(
        rows=tuple(rows[row.id] for row in found.rows), total=total, before=found.before, after=found.after
    )


def _order(sort: str, *, few: bool) -> Order:
    """By what articles stand in order; of `few`, not along the index of all in the order of their changes."""
    number = _pages.c.id
    if sort == "title":
        return Order(
            key=func.lower(func.coalesce(_pages.c.title_override, _pages.c.title)), id=number, holds=str
        )
    if sort == "host":
        return Order(key=_schedules.c.host, id=number, holds=str)
    if sort == "state":
        return Order(key=_pages.c.status, id=number, holds=str, down=True)
    if sort == "tags":
        first = select(func.min(_tags.c.tag)).where(_tags.c.page_id == number).scalar_subquery()
        # those without any stand last, however a database orders letters
        return Order(key=func.coalesce(literal("0") + first, literal("1")), id=number, holds=str)
    if sort == "versions":
        count = select(func.count()).where(_versions.c.page_id == number, ~_versions.c.superseded)
        return Order(key=count.scalar_subquery(), id=number, holds=int, down=True)
    if sort == "checked":
        return Order(
            key=func.coalesce(_schedules.c.last_checked_at, _NEVER), id=number, holds=datetime, down=True
        )
    if sort == "changed":
        changed = func.coalesce(_pages.c.changed_at, _pages.c.created_at) if few else _pages.c.changed_at
        return Order(key=changed, id=number, holds=datetime, down=True)
    return Order(key=number, id=number, holds=int)


_NEVER = literal(datetime(1970, 1, 1, tzinfo=UTC), _schedules.c.last_checked_at.type)
_FEW = 20_000  # articles up to which a state's are found by the index of states, and then put in order


def _listed(session: Session, *, show: str, tag: str, host: str) -> list[ColumnElement[bool]]:
    """What an article must be to stand in that list."""
    where: list[ColumnElement[bool]] = [_pages.c.as_article.is_(true()), *listed(session, _pages.c.id)]
    for one in filter(None, show.split(",")):
        where += _being(one)
    if tag:
        where.append(_pages.c.id.in_(select(_tags.c.page_id).where(_tags.c.tag == tag)))
    if host:
        where.append(_pages.c.id.in_(select(_schedules.c.page_id).where(_schedules.c.host == host)))
    return where


def _being(show: str) -> list[ColumnElement[bool]]:
    """What an article must be that waits, fails, is out of date, was silent, or stands so."""
    if show == "suspect":
        suspect = select(_pages.c.id).where(_pages.c.status == str(PageStatus.SUSPECT))
        return [_pages.c.id.in_(suspect.union_all(_PENDING))]
    if show == "failing":  # by the index of states, or all articles would be read in order of their changes
        bad = select(_pages.c.id).where(_pages.c.status.in_([str(one) for one in _BAD]))
        return [_pages.c.id.in_(bad)]
    if show == "silent":
        silent = select(_changes.c.page_id).where(_changes.c.silent.is_(true()))
        last = (_changes.c.page_id == _pages.c.id) & (_changes.c.version == _pages.c.last_updated_version)
        return [_pages.c.id.in_(silent), silent.where(last).correlate(_pages).exists()]
    if show == "drift":
        return [_pages.c.id.in_(select(_drifts.c.article_id).where(_drifts.c.resolved_at.is_(None)))]
    return [_pages.c.status == show]


_BAD = (PageStatus.FAILING, PageStatus.GONE, PageStatus.BLOCKED)
_PENDING = select(_pages.c.id).where(_pages.c.pending.is_(true()))


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
    where = _listed(session, show="suspect", tag="", host="")
    return session.scalar(select(func.count()).select_from(_pages).where(*where)) or 0


def count_articles(session: Session) -> int:
    """How many articles are kept, looked at or not."""
    return _counted(session, "") or 0


def count_by_status(session: Session) -> dict[PageStatus, int]:
    """How many tracked pages stand how."""
    counts = tallies.totals(session, tallies.PAGES + " ")
    return {PageStatus(name.partition(" ")[2]): int(count) for name, count in counts.items() if count > 0}
