"""What pages are called: their URLs and titles, and those that a part of one is found in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from versioner.frozen import dataclass
from versioner.late import re
from versioner.storage.database import Session
from versioner.storage.pages import select_pages
from versioner.storage.records import PageName, PageRow
from versioner.storage.sight import listed
from versioner.storage.statements import sa, statement, tables


def names(session: Session, *, most: int) -> tuple[PageName, ...]:
    """What the first pages are called, by number: all of them, where there are no more than `most`."""
    return _names(
        session, _named().where(*listed(session, tables.pages.c.id)).order_by(tables.pages.c.id).limit(most)
    )


def names_with(session: Session, parts: Sequence[str], *, most: int) -> tuple[PageName, ...]:
    """What at most so many pages are called that have one of those parts in their names, of each part as many."""
    found = {
        one.id: one
        for part in parts
        for one in _names(
            session,
            _named()
            .where(called(session, part).where, *listed(session, tables.pages.c.id))
            .limit(most // len(parts)),
        )
    }
    return tuple(found[number] for number in sorted(found))


def names_near(session: Session, number: int, limit: int) -> tuple[PageName, ...]:
    """What the pages with the numbers next to `number` are called."""
    near = sa.func.abs(tables.pages.c.id - number)
    where = listed(session, tables.pages.c.id)
    return _names(session, _named().where(*where).order_by(near, tables.pages.c.id).limit(limit))


@statement
def _named() -> sa.Select[Any]:
    return sa.select(
        tables.pages.c.id,
        tables.pages.c.url,
        sa.func.coalesce(tables.pages.c.title_override, tables.pages.c.title).label("title"),
    )


def _names(session: Session, query: sa.Select[Any]) -> tuple[PageName, ...]:
    return tuple(PageName(id=row.id, url=row.url, title=row.title) for row in session.execute(query))


def search_pages(session: Session, part: str, *, most: int | None = None) -> tuple[PageRow, ...]:
    """Pages with `part` in their URL or title (theirs or ours), letter case aside, by number; at most so many."""
    return select_pages(session, called(session, part).where, *listed(session, tables.pages.c.id), most=most)


def how_many(session: Session, part: str) -> int:
    """How many pages `search_pages` finds."""
    found = sa.select(sa.func.count()).select_from(tables.pages)
    return session.scalar(found.where(called(session, part).where, *listed(session, tables.pages.c.id))) or 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """The condition that a page has a part of a name in its URL or title.

    Attributes:
        few: whether few pages do, so that they are found first and then put in order; of many the order is followed
            until a sheet is full.
    """

    where: sa.ColumnElement[bool]
    few: bool = True


@cache
def _called() -> tuple[Any, ...]:
    return (tables.pages.c.url, tables.pages.c.title, tables.pages.c.title_override)


_MOST_CALLED = 30_000  # numbers named in one query; SQLite takes 32,766
_FEW = 20_000  # pages up to which a part is looked up by its letters: more are passed over as fast
# What the database's own search is no judge of: letters beyond ASCII, and those that fold into two ("ß" is "ss").
_FOLDS = re.compile(r"[^\x00-\x7f]+|[sS]{2}")
_LONGEST_PART = 4_000  # characters: no address is longer, and SQLite refuses patterns of 50,000 bytes


def called(session: Session, part: str) -> Called:
    """Which pages have `part` in their URL or title, case folded as Unicode has it.

    SQLite's `LIKE` folds ASCII only and is three times as fast as its `lower`; where that does not do, it finds
    what may be meant, and that is looked at here. What either reads is what has all its letters, three by three
    (`page_names`, or an index of PostgreSQL's): of a part that most pages have, and of one or two letters, all.
    """
    if len(part) > _LONGEST_PART:
        return Called(where=sa.false())
    plain = "%".join(_literal(one) for one in _FOLDS.split(part))
    like = f"%{plain}%"
    if session.backend == "postgresql":
        found, few = sa.or_(*(column.ilike(like, escape="\\") for column in _called())), True
    else:
        found, few = sa.or_(*(column.like(like, escape="\\") for column in _called())), False
        letters = _letters(part)
        if letters and _how_many(session, letters) < _FEW:
            found, few = sa.and_(tables.pages.c.id.in_(_lettered(letters)), found), True
    if not _FOLDS.search(part):
        # few are found, and then read; not page by page along the index of another order
        return Called(
            where=tables.pages.c.id.in_(sa.select(tables.pages.c.id).where(found)) if few else found, few=few
        )
    wanted = part.casefold()
    rows = session.execute(sa.select(tables.pages.c.id, *_called()).where(found))
    ids = [row.id for row in rows if any(wanted in (text or "").casefold() for text in row[1:])]
    return Called(where=tables.pages.c.id.in_(ids[:_MOST_CALLED]))


def _lettered(letters: str) -> sa.Select[Any]:
    """The numbers of pages in whose names all those threes of letters stand, wherever."""
    where = sa.text("page_names MATCH :letters").bindparams(letters=letters)
    return sa.select(sa.column("rowid")).select_from(sa.table("page_names")).where(where)


def _how_many(session: Session, letters: str) -> int:
    some = _lettered(letters).limit(_FEW).subquery()
    return session.scalar(sa.select(sa.func.count()).select_from(some)) or 0


_MOST_LETTERS = 24  # threes asked for, the last: how addresses begin tells little


def _letters(part: str) -> str:
    """The threes of letters that a name with `part` has, as FTS5 asks for all of them; "" where there are none.

    Only of those that it folds as we do: ASCII but for "ss", and letters that are no smaller or larger ones.
    """
    plain = _FOLDS.sub(lambda found: "".join(one if _has_no_case(one) else "\0" for one in found[0]), part)
    threes = [run[n : n + 3] for run in plain.split("\0") for n in range(len(run) - 2)]
    asked = [three.replace('"', '""') for three in dict.fromkeys(threes)]
    return " AND ".join(f'"{three}"' for three in asked[-_MOST_LETTERS:])


def _has_no_case(letter: str) -> bool:
    return letter.isalpha() and letter == letter.lower() == letter.upper() == letter.casefold()


def _literal(part: str) -> str:
    return re.sub(r"([%_\\])", r"\\\1", part)
