"""What pages are called: their URLs and titles, and those that a part of one is found in."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import ColumnElement, Select, false, func, or_, select

from versioner.storage import tables
from versioner.storage.database import Session
from versioner.storage.pages import select_pages
from versioner.storage.records import PageName, PageRow
from versioner.storage.sight import listed

_pages = tables.pages


def names(session: Session) -> tuple[PageName, ...]:
    """What every page is called, by number."""
    return _names(session, _NAMED.where(*listed(session, _pages.c.id)).order_by(_pages.c.id))


def names_near(session: Session, number: int, limit: int) -> tuple[PageName, ...]:
    """What the pages with the numbers next to `number` are called."""
    near = func.abs(_pages.c.id - number)
    where = listed(session, _pages.c.id)
    return _names(session, _NAMED.where(*where).order_by(near, _pages.c.id).limit(limit))


_NAMED = select(
    _pages.c.id, _pages.c.url, func.coalesce(_pages.c.title_override, _pages.c.title).label("title")
)


def _names(session: Session, query: Select[Any]) -> tuple[PageName, ...]:
    return tuple(PageName(id=row.id, url=row.url, title=row.title) for row in session.execute(query))


def search_pages(session: Session, part: str) -> tuple[PageRow, ...]:
    """Pages with `part` in their URL or title (theirs or ours), letter case aside, by number."""
    return select_pages(session, called(session, part), *listed(session, _pages.c.id))


_CALLED = (_pages.c.url, _pages.c.title, _pages.c.title_override)
_MOST_CALLED = 30_000  # numbers named in one query; SQLite takes 32,766
# What the database's own search is no judge of: letters beyond ASCII, and those that fold into two ("ß" is "ss").
_FOLDS = re.compile(r"[^\x00-\x7f]+|[sS]{2}")
_LONGEST_PART = 4_000  # characters: no address is longer, and SQLite refuses patterns of 50,000 bytes


def called(session: Session, part: str) -> ColumnElement[bool]:
    """The condition that a page has `part` in its URL or title, case folded as Unicode has it.

    SQLite's `LIKE` folds ASCII only and is three times as fast as its `lower`; where that does not do, it finds
    what may be meant, and that is looked at here.
    """
    if len(part) > _LONGEST_PART:
        return false()
    plain = "%".join(_literal(one) for one in _FOLDS.split(part))
    like = f"%{plain}%"
    if session.dialect.name == "postgresql":
        found = or_(*(column.ilike(like, escape="\\") for column in _CALLED))
    else:
        found = or_(*(column.like(like, escape="\\") for column in _CALLED))
    if not _FOLDS.search(part):  # read from end to end, not page by page along the index of another order
        return _pages.c.id.in_(select(_pages.c.id).where(found))
    wanted = part.casefold()
    rows = session.execute(select(_pages.c.id, *_CALLED).where(found))
    ids = [row.id for row in rows if any(wanted in (text or "").casefold() for text in row[1:])]
    return _pages.c.id.in_(ids[:_MOST_CALLED])


def _literal(part: str) -> str:
    return re.sub(r"([%_\\])", r"\\\1", part)
