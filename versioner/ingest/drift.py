"""Work out anew what in an article its sources have overtaken, when either changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from versioner.core.decide.status import Condition
from versioner.core.model import Version
from versioner.frozen import dataclass
from versioner.storage import drifts, pages, sources
from versioner.storage.database import Session
from versioner.storage.drifts import DriftMoves
from versioner.storage.history import recent_in_order
from versioner.storage.records import DriftRow, PageRow
from versioner.view.findings import drift_item, read_drift

if TYPE_CHECKING:
    from versioner.core.drift import DriftItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """A page among its sources and articles, with their texts: all that drift is worked out from.

    Attributes:
        pages: by number, the page itself among them.
        sources: numbers of the sources of each article that drift may move in.
        texts: the newest standing versions in order of date, by page.
        open: what is out of date in each article now.
    """

    pages: Mapping[int, PageRow]
    sources: Mapping[int, tuple[int, ...]]
    texts: Mapping[int, tuple[Version, ...]]
    open: Mapping[int, tuple[DriftRow, ...]]

    @property
    def turns(self) -> dict[int, int]:
        """At which turn each page was read."""
        return {page.id: page.turn for page in self.pages.values()}


def links_of(session: Session, page_id: int) -> dict[int, tuple[int, ...]]:
    """The sources of the page, if it has any, and of every article that it is a source of."""
    ids = [page_id, *(article.id for article in sources.articles_of(session, page_id))]
    found: dict[int, tuple[int, ...]] = {}
    for link in sources.source_links(session, ids):
        found[link.article_id] = (*found.get(link.article_id, ()), link.source_id)
    return found


def neighbours(session: Session, page: PageRow) -> Neighbours:
    """Read what drift needs to know around a page; texts only where there is anything to hold against another."""
    links = links_of(session, page.id)
    ids = {page.id, *links, *(source for named in links.values() for source in named)}
    return Neighbours(
        pages=pages.pages_by_ids(session, ids) if links else {page.id: page},
        sources=links,
        texts={one: recent_in_order(session, one) for one in ids} if links else {},
        open={article: drifts.drifts_of(session, article, resolved=False) for article in links},
    )


def moves(
    around: Neighbours, page: int, *, condition: Condition, texts: Sequence[Version] | None = None
) -> tuple[DriftMoves, ...]:
    """What comes to be out of date, and what no longer is, when a page stands and reads so.

    Args:
        around: what was known.
        page: the page that moves.
        condition: how it stands from now on.
        texts: its newest standing versions from now on; None: those that it has.
    """
    here = replace(
        around.pages[page],
        status=condition.status,
        status_since=condition.since,
        status_reason=condition.reason,
    )
    rows = {**around.pages, page: here}
    read = {**around.texts, **({} if texts is None else {page: tuple(texts)})}
    return tuple(
        found
        for article, named in around.sources.items()
        if (found := _moves(rows, read, article, named, around.open[article])).opened or found.resolved
    )


def _moves(
    rows: Mapping[int, PageRow],
    texts: Mapping[int, tuple[Version, ...]],
    article: int,
    named: Sequence[int],
    open_now: Sequence[DriftRow],
) -> DriftMoves:
    from versioner.core.drift import assess  # noqa: PLC0415 - most pages have no source, and nothing to hold against it

    found: list[DriftRow] = []
    for source in named:
        drift = assess(
            texts[article],
            texts[source],
            source_status=rows[source].status,
            source_since=rows[source].status_since,
            past=False,
        )
        found.extend(_row(article, source, item) for item in drift.current)
        found.extend(
            _older(texts[article], texts[source], [row for row in open_now if row.source_id == source])
        )
    return drifts.moves(article, open_now, found)


def _older(
    article: Sequence[Version], source: Sequence[Version], open_now: Sequence[DriftRow]
) -> Iterator[DriftRow]:
    """What is older than the versions that are held against each other, and out of date still."""
    from versioner.core.drift import horizon, stands  # noqa: PLC0415 - as above

    since = horizon(article, source)
    if since is not None:
        yield from (
            row
            for row in open_now
            if row.since < since and stands(read_drift(row.payload), article[-1], source[-1])
        )


def _row(article: int, source: int, item: DriftItem) -> DriftRow:
    return DriftRow(
        article_id=article,
        source_id=source,
        section_id=item.section.id,
        kind=str(item.kind),
        since=item.since,
        payload=drift_item(item),
    )
