"""Look for words in every version of every page: what is said now, and what is said no more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from versioner.app import App
from versioner.core.asked.cursor import Cursor
from versioner.core.asked.search import Snip, Standing, Term, asked, snippet
from versioner.core.model import Document, Json, SourceRef, rfc3339
from versioner.frozen import dataclass
from versioner.storage import find, pages, versions
from versioner.storage import search as index
from versioner.storage.articles import source_ref
from versioner.storage.meta import get_meta
from versioner.storage.records import VersionRow
from versioner.storage.search import PassageRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage with the words that were looked for.

    Attributes:
        page: where; section, path: the id and heading path of its section ("s0" and () for a title).
        version: the number of the version that brought it; first_seen: when that was first seen.
        until: the number of the version that lacks it again, None while it stands; gone_since: when that
            was first seen.
        snippet: its text around what was found.
    """

    page: SourceRef
    section: str
    path: tuple[str, ...]
    version: int
    first_seen: datetime
    until: int | None
    gone_since: datetime | None
    snippet: tuple[Snip, ...]

    def to_json(self) -> Json:
        return {
            "page": {"id": self.page.id, "url": self.page.url, "title": self.page.title},
            "section": {"id": self.section, "path": list(self.path)},
            "version": self.version,
            "first_seen": rfc3339(self.first_seen),
            "until": self.until,
            "gone_since": rfc3339(self.gone_since),
            "snippet": [["match" if piece.found else "text", piece.text] for piece in self.snippet],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One sheet of hits, best first.

    Attributes:
        total: hits in all; waiting: pages from before there was an index that are not in it yet.
        before, after: where the sheets beside it begin.
    """

    query: str
    hits: tuple[Hit, ...]
    total: int
    offset: int
    waiting: int
    before: Cursor | None = None
    after: Cursor | None = None

    def to_json(self) -> Json:
        return {
            "query": self.query,
            "hits": [hit.to_json() for hit in self.hits],
            "total": self.total,
            "offset": self.offset,
            "waiting": self.waiting,
        }


def search(
    app: App,
    query: str,
    *,
    among: Standing = Standing.ALL,
    article: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    limit: int = 20,
    offset: int = 0,
    at: Cursor | None = None,
) -> Found:
    """Passages of articles and sources, of current and past versions, with all the words of `query`.

    Args:
        app: what to work with.
        query: words, "phrases", `begin*`, `-without`; accents and case do not matter.
        among: all passages, those that stand now, or those that are gone.
        article: only this page.
        since, until: only what was first seen after the one and not after the other.
        limit: most hits; offset: hits passed over.
        at: beside which passage the sheet begins or ends; None: the first sheet.

    Raises:
        UsageError: there is nothing to look for in `query`, or `at` is a place in another list.
        NotFoundError, AmbiguousError: `article` fits nothing or several pages.
    """
    terms = asked(query)
    with app.db.read() as session:
        only = find.page(session, article).id if article else None
        found = index.find(
            session,
            terms,
            standing=among,
            page_id=only,
            since=since,
            until=until,
            limit=limit,
            offset=offset,
            at=at,
        )
        rows = found.rows
        named = pages.pages_by_ids(session, {row.page_id for row in rows})
        refs = {n: source_ref(page) for n, page in named.items()}
        numbers = {(row.page_id, n) for row in rows for n in (row.since, row.until) if n is not None}
        known = {(row.page, row.number): row for row in versions.rows_numbered(session, numbers)}
        documents = versions.documents(session, [row.text_blob_id for row in rows])
        waiting = 0 if get_meta(session, index.WHOLE) else index.behind(session, 1)[1]
    hits = (_hit(row, refs[row.page_id], known, documents[row.text_blob_id], terms) for row in rows)
    return Found(
        query=query,
        hits=tuple(hits),
        total=found.total,
        offset=offset,
        waiting=waiting,
        before=found.before,
        after=found.after,
    )


def _hit(
    row: PassageRow,
    page: SourceRef,
    known: Mapping[tuple[int, int], VersionRow],
    document: Document,
    terms: Sequence[Term],
) -> Hit:
    since = known[row.page_id, row.since]
    until = known[row.page_id, row.until] if row.until is not None else None
    place = document.section_at(row.block) if row.block != index.TITLE else None
    return Hit(
        page=page,
        section=place.id if place else "s0",
        path=place.path if place else (),
        version=row.since,
        first_seen=since.first_seen,
        until=row.until,
        gone_since=until.first_seen if until else None,
        snippet=snippet(index.passage(document, row.block), terms),
    )
