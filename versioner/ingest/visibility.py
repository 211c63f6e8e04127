"""Say who sees an article: everybody who may read, those who know its address, or editors alone."""

from __future__ import annotations

from collections.abc import Sequence

from versioner.app import App
from versioner.core.asked.visibility import Visibility
from versioner.core.model import Article
from versioner.storage import find, pages, sources
from versioner.storage.articles import article_of
from versioner.storage.database import Session
from versioner.storage.records import PageRow


def show_to(app: App, address: str, visibility: Visibility) -> Article:
    """Say who sees an article; the article as it then is.

    Sources that no other article has, and that were seen as it was, go with it.

    Raises:
        NotFoundError, AmbiguousError: the address fits nothing or several pages.
    """
    with app.db.write() as session:
        page = find.page(session, address)
        for one in (page, *(one for one in lone(session, page) if one.visibility is page.visibility)):
            pages.update_page(session, one.id, visibility=visibility)
        return article_of(session, pages.page(session, page.id))


def hide_with(session: Session, article_id: int, source_ids: Sequence[int]) -> None:
    """Let new sources be seen as their article is, where no other article has them."""
    page = pages.page(session, article_id)
    if page.visibility is Visibility.PUBLIC:
        return
    for one in lone(session, page):
        if one.id in source_ids:
            pages.update_page(session, one.id, visibility=page.visibility)


def lone(session: Session, page: PageRow) -> list[PageRow]:
    """Sources that are there for this article alone."""
    return [
        source
        for source in sources.sources_of(session, page.id)
        if not source.as_article and len(sources.articles_of(session, source.id)) == 1
    ]
