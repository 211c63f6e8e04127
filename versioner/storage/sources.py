"""Which page was written from which, and what pages themselves offer as their sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from versioner.core.model import SourceHint
from versioner.storage.database import Session
from versioner.storage.pages import LONGEST_KEY, next_turn, pages_named_by, pages_named_from
from versioner.storage.prepared import answers, named_answers, put, single
from versioner.storage.records import HintRow, PageRow, SourceLink
from versioner.storage.statements import sa, statement, tables
from versioner.storage.values import storable


def add_source(session: Session, article_id: int, source_id: int, *, basis: str, now: datetime) -> bool:
    """Name `source_id` as the article's next source; False where it is one already."""
    if answers(session, _linked, {"article": article_id, "source": source_id}):
        return False
    last: int | None = single(session, _last, {"article": article_id})
    place = 0 if last is None else last + 1
    put(
        session,
        _link,
        {
            "article_id": article_id,
            "source_id": source_id,
            "position": place,
            "basis": basis,
            "added_at": now,
        },
    )
    next_turn(session, (article_id,))
    return True


def remove_source(session: Session, article_id: int, source_id: int) -> bool:
    """Stop naming `source_id` as the article's source; False where it was none."""
    gone = put(session, _unlink, {"article": article_id, "source": source_id})
    next_turn(session, (article_id,))
    return bool(gone)


def _between() -> sa.ColumnElement[bool]:
    links = tables.article_sources.c
    return (links.article_id == sa.bindparam("article")) & (links.source_id == sa.bindparam("source"))


@statement
def _linked() -> sa.Select[Any]:
    return sa.select(tables.article_sources.c.position).where(_between())


@statement
def _last() -> sa.Select[Any]:
    links = tables.article_sources.c
    return sa.select(sa.func.max(links.position)).where(links.article_id == sa.bindparam("article"))


@statement
def _link() -> sa.Insert:
    return sa.insert(tables.article_sources)


@statement
def _unlink() -> sa.Delete:
    return sa.delete(tables.article_sources).where(_between())


def sources_of(session: Session, article_id: int) -> tuple[PageRow, ...]:
    """The pages that the article was written from, in the order they were named."""
    return pages_named_by(session, article_id)


def articles_of(session: Session, source_id: int) -> tuple[PageRow, ...]:
    """The pages that were written from this one, by number."""
    return pages_named_from(session, source_id)


def source_links(session: Session, article_ids: Sequence[int] | None = None) -> tuple[SourceLink, ...]:
    """Who is whose source (of all articles by default), by article and position."""
    if article_ids is None:
        rows = named_answers(session, _links, {})
    else:
        rows = named_answers(session, _links_of, {"articles": list(article_ids)})
    return tuple(SourceLink(**row) for row in rows)


@statement
def _links() -> sa.Select[Any]:
    return sa.select(tables.article_sources).order_by(
        tables.article_sources.c.article_id, tables.article_sources.c.position
    )


@statement
def _links_of() -> sa.Select[Any]:
    return _links().where(tables.article_sources.c.article_id.in_(sa.bindparam("articles", expanding=True)))


def put_hints(session: Session, page_id: int, hints: Iterable[SourceHint]) -> None:
    """Keep what the page now offers as its sources; decisions taken on them before stay.

    Hints with a URL longer than 2,000 characters are left out: no index takes them, no reader follows them.
    """
    decided = {hint.url: hint.accepted for hint in hints_of(session, page_id)}
    fresh = {hint.url: hint for hint in hints if len(storable(hint.url).encode()) <= LONGEST_KEY}
    put(session, _undecided, {"page": page_id})
    for url, hint in fresh.items():
        if decided.get(url) is None:
            put(session, _offer, {"page_id": page_id, **asdict(hint)})


@statement
def _undecided() -> sa.Delete:
    hints = tables.source_hints
    return sa.delete(hints).where(hints.c.page_id == sa.bindparam("page"), hints.c.accepted.is_(None))


@statement
def _offer() -> sa.Insert:
    return sa.insert(tables.source_hints)


def hints_of(session: Session, page_id: int) -> tuple[HintRow, ...]:
    """The sources that the page offers, the surest first."""
    return tuple(HintRow(**row) for row in named_answers(session, _offered, {"page": page_id}))


@statement
def _offered() -> sa.Select[Any]:
    hints = tables.source_hints.c
    return (
        sa.select(*(column for column in hints if column.name != "page_id"))
        .where(hints.page_id == sa.bindparam("page"))
        .order_by(hints.confidence.desc(), hints.url)
    )


def decide_hint(session: Session, page_id: int, url: str, *, accepted: bool) -> bool:
    """Keep a person's (or a rule's) decision on an offered source; False where the page offers none such."""
    done = session.execute(
        sa.update(tables.source_hints).where(
            tables.source_hints.c.page_id == page_id, tables.source_hints.c.url == url
        ),
        {"accepted": accepted},
    )
    return bool(done.rowcount)
