"""Which page was written from which, and what pages themselves offer as their sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import bindparam, delete, func, insert, select, update

from versioner.core.model import SourceHint
from versioner.storage import tables
from versioner.storage.columns import storable
from versioner.storage.database import Session
from versioner.storage.pages import LONGEST_KEY, next_turn, pages_named_by, pages_named_from
from versioner.storage.prepared import answers
from versioner.storage.records import HintRow, PageRow, SourceLink

_pages = tables.pages
_links = tables.article_sources
_hints = tables.source_hints


def add_source(session: Session, article_id: int, source_id: int, *, basis: str, now: datetime) -> bool:
    """Name `source_id` as the article's next source; False where it is one already."""
    known = (_links.c.article_id == article_id) & (_links.c.source_id == source_id)
    if session.scalar(select(_links.c.position).where(known)) is not None:
        return False
    last = session.scalar(select(func.max(_links.c.position)).where(_links.c.article_id == article_id))
    session.execute(
        insert(_links),
        {
            "article_id": article_id,
            "source_id": source_id,
            "position": 0 if last is None else last + 1,
            "basis": basis,
            "added_at": now,
        },
    )
    next_turn(session, (article_id,))
    return True


def remove_source(session: Session, article_id: int, source_id: int) -> bool:
    """Stop naming `source_id` as the article's source; False where it was none."""
    gone = session.execute(
        delete(_links).where(_links.c.article_id == article_id, _links.c.source_id == source_id)
    )
    next_turn(session, (article_id,))
    return bool(gone.rowcount)


def sources_of(session: Session, article_id: int) -> tuple[PageRow, ...]:
    """The pages that the article was written from, in the order they were named."""
    return pages_named_by(session, article_id)


def articles_of(session: Session, source_id: int) -> tuple[PageRow, ...]:
    """The pages that were written from this one, by number."""
    return pages_named_from(session, source_id)


def source_links(session: Session, article_ids: Sequence[int] | None = None) -> tuple[SourceLink, ...]:
    """Who is whose source (of all articles by default), by article and position."""
    if article_ids is None:
        rows = answers(session, _LINKS, {})
    else:
        rows = answers(session, _LINKS_OF, {"articles": list(article_ids)})
    return tuple(SourceLink(**dict(zip(_links.c.keys(), row, strict=True))) for row in rows)


_LINKS = select(_links).order_by(_links.c.article_id, _links.c.position)
_LINKS_OF = _LINKS.where(_links.c.article_id.in_(bindparam("articles", expanding=True)))


def put_hints(session: Session, page_id: int, hints: Iterable[SourceHint]) -> None:
    """Keep what the page now offers as its sources; decisions taken on them before stay.

    Hints with a URL longer than 2,000 characters are left out: no index takes them, no reader follows them.
    """
    decided = {hint.url: hint.accepted for hint in hints_of(session, page_id)}
    fresh = {hint.url: hint for hint in hints if len(storable(hint.url).encode()) <= LONGEST_KEY}
    session.execute(delete(_hints).where(_hints.c.page_id == page_id, _hints.c.accepted.is_(None)))
    for url, hint in fresh.items():
        if decided.get(url) is None:
            session.execute(insert(_hints), {"page_id": page_id, **asdict(hint)})


def hints_of(session: Session, page_id: int) -> tuple[HintRow, ...]:
    """The sources that the page offers, the surest first."""
    columns = [column for column in _hints.c if column.name != "page_id"]
    query = select(*columns).where(_hints.c.page_id == page_id)
    rows = session.execute(query.order_by(_hints.c.confidence.desc(), _hints.c.url)).mappings()
    return tuple(HintRow(**row) for row in rows)


def decide_hint(session: Session, page_id: int, url: str, *, accepted: bool) -> bool:
    """Keep a person's (or a rule's) decision on an offered source; False where the page offers none such."""
    done = session.execute(
        update(_hints).where(_hints.c.page_id == page_id, _hints.c.url == url), {"accepted": accepted}
    )
    return bool(done.rowcount)
