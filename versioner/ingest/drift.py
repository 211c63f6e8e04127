"""Work out anew what in an article its sources have overtaken, when either changes."""

from __future__ import annotations

from datetime import datetime

from versioner.core.drift import DriftItem
from versioner.storage import drifts, pages, sources
from versioner.storage.database import Session
from versioner.storage.history import assessed
from versioner.storage.records import DriftRow, PageRow


def reassess(session: Session, page_id: int, *, now: datetime) -> None:
    """Work out anew what is out of date, for a page that changed and for every article it is a source of."""
    page = pages.page(session, page_id)
    if sources.sources_of(session, page_id):
        _reassess(session, page, now)
    for article in sources.articles_of(session, page_id):
        _reassess(session, article, now)


def _reassess(session: Session, article: PageRow, now: datetime) -> None:
    rows: list[DriftRow] = []
    for source in sources.sources_of(session, article.id):
        found = assessed(session, article, source)
        rows.extend(_row(article, source, item) for item in found.current)
    drifts.put_drifts(session, article.id, rows, now=now)


def _row(article: PageRow, source: PageRow, item: DriftItem) -> DriftRow:
    return DriftRow(
        article_id=article.id,
        source_id=source.id,
        section_id=item.section.id,
        kind=str(item.kind),
        since=item.since,
        payload=item.to_json(),
    )
