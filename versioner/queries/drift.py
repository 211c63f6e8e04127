"""An article held against its sources: worked out when either changes, read from the database after."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from versioner.app import App
from versioner.core.asked.cursor import Cursor, Sheet
from versioner.core.drift import DriftItem, DriftKind, Where, assess
from versioner.core.drift.evidence import Index
from versioner.core.drift.passages import Passage, passages
from versioner.core.model import Article, Json, SourceHint, SourceRef, Version, rfc3339
from versioner.core.text.bcp47 import primary
from versioner.frozen import dataclass
from versioner.storage import drifts, find, sources, versions
from versioner.storage.articles import article_of, articles_of, source_ref
from versioner.storage.history import assessed, recent_in_order
from versioner.storage.records import VersionRow
from versioner.view.findings import drift_item, place, read_drift

_OPEN = frozenset({DriftKind.SUPERSEDED, DriftKind.RETRACTED, DriftKind.NEW_MATERIAL, DriftKind.SOURCE_GONE})


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReport:
    """An article's sources, what in it they have overtaken, and what is informative beside it.

    Attributes:
        foreign: numbers of the sources in another language: only numbers, dates and names can agree.
    """

    article: Article
    sources: tuple[SourceRef, ...]
    drift: tuple[DriftItem, ...]
    resolved: tuple[DriftItem, ...]
    unsupported: tuple[DriftItem, ...]
    unsourced_edits: tuple[DriftItem, ...]
    hints: tuple[SourceHint, ...]
    foreign: tuple[int, ...] = ()

    def to_json(self) -> Json:
        return {
            "article": self.article.to_json(),
            "sources": [source.to_json() for source in self.sources],
            "drift": [drift_item(item) for item in self.drift],
            "resolved": [drift_item(item) for item in self.resolved],
            "unsupported": [drift_item(item) for item in self.unsupported],
            "unsourced_edits": [drift_item(item) for item in self.unsourced_edits],
            "hints": [hint.to_json() for hint in self.hints],
            "foreign": list(self.foreign),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Supported:
    """A sentence of the article and the places, in the source's passages, of what speaks for it and against it.

    Attributes:
        by: of those that support it best, the best first; () where no support was found.
        against: of those that say otherwise now than they did; () where none does.
        gone: what it rested on stands nowhere in the source any more.
    """

    text: str
    path: tuple[str, ...]
    by: tuple[int, ...]
    against: tuple[int, ...] = ()
    gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """An article beside one of its sources, both as they stand.

    Attributes:
        version: the source's newest, which is the one that is shown.
        written: the source's version that stood when the article's text was first seen.
        sentences: the article's, in order.
        passages: the source's with their section paths.
        foreign: the two are in different languages, so that only numbers, dates and names can agree.
    """

    source: SourceRef
    version: int
    written: int
    sentences: tuple[Supported, ...]
    passages: tuple[tuple[tuple[str, ...], str], ...]
    foreign: bool


def evidence(app: App, address: str) -> tuple[Evidence, ...]:
    """What in an article's sources supports each of its sentences: one entry a source that has a text.

    Raises:
        NotFoundError, AmbiguousError: the address fits nothing or several pages.
    """
    with app.db.read() as session:
        page = find.page(session, address)
        ours = recent_in_order(session, page.id)
        found = []
        for source in sources.sources_of(session, page.id):
            theirs = recent_in_order(session, source.id)
            if ours and theirs:
                written = versions.version_at(session, source.id, ours[-1].first_seen)
                found.append(_evidence(ours, theirs, source_ref(source), written))
        return tuple(found)


def _evidence(
    article: tuple[Version, ...], source: tuple[Version, ...], ref: SourceRef, stood: VersionRow | None
) -> Evidence:
    ours, now = article[-1], source[-1]
    parts, said = passages(now.document), passages(ours.document)
    index = Index(parts, beside=said)
    behind = assess(article, source, past=False).current
    return Evidence(
        source=ref,
        version=now.number,
        written=(stood or source[0]).number,
        sentences=tuple(
            _supported(one, index, [item for item in behind if item.is_of(one.text, one.path)])
            for one in said
        ),
        passages=tuple((part.path, part.text) for part in parts),
        foreign=_apart(ours.document.language, now.document.language),
    )


def _supported(one: Passage, index: Index, behind: Sequence[DriftItem]) -> Supported:
    against = {item.source_says for item in behind if item.source_says}
    gone = any(item.kind is DriftKind.RETRACTED for item in behind)
    counter = tuple(n for n, part in enumerate(index.passages) if part.text in against)
    by = tuple(index.place[id(best)] for _, best in index.support(one))
    return Supported(
        text=one.text,
        path=one.path,
        by=tuple(n for n in by if n not in counter),
        against=counter,
        gone=gone and not counter,
    )


def source(app: App, address: str) -> SourceReport:
    """An article's sources and what in it they have overtaken.

    Raises:
        NotFoundError, AmbiguousError: the address fits nothing or several pages.
    """
    with app.db.read() as session:
        page = find.page(session, address)
        named = sources.sources_of(session, page.id)
        found = [assessed(session, page, one) for one in named]
        return SourceReport(
            article=article_of(session, page),
            sources=tuple(source_ref(one) for one in named),
            drift=tuple(
                read_drift(row.payload) for row in drifts.drifts_of(session, page.id, resolved=False)
            ),
            resolved=tuple(item for one in found for item in one.resolved),
            unsupported=tuple(item for one in found for item in one.unsupported),
            unsourced_edits=tuple(item for one in found for item in one.unsourced_edits),
            hints=tuple(
                row.hint
                for row in sources.hints_of(session, page.id)
                if row.url not in {one.url for one in named}
            ),
            foreign=tuple(one.id for one in named if _apart(page.language, one.language)),
        )


def _apart(one: str | None, other: str | None) -> bool:
    """Whether two language tags are known and of different languages."""
    a, b = primary(one), primary(other)
    return bool(a and b and a != b)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lag:
    """How long a section of an article stayed behind its source.

    Attributes:
        since: when the source was first seen to differ; until: when the article followed, None while it has not.
        hours: the time between, up to now while it is open.
    """

    section: Where
    since: datetime
    until: datetime | None
    hours: float

    def to_json(self) -> Json:
        return {
            "section": place(self.section),
            "since": rfc3339(self.since),
            "until": rfc3339(self.until),
            "hours": round(self.hours, 3),
        }


def lags(app: App, address: str) -> tuple[Lag, ...]:
    """The longest time that each section stayed behind, open ones first.

    Raises:
        NotFoundError, AmbiguousError: the address fits nothing or several pages.
    """
    report, now = source(app, address), app.now()
    longest: dict[tuple[str, bool], Lag] = {}
    for item in (*report.drift, *report.resolved):
        until = item.resolved_at
        hours = ((until or now) - item.since).total_seconds() / 3600
        found = Lag(section=item.section, since=item.since, until=until, hours=hours)
        known = longest.get((item.section.id, until is None))
        if known is None or known.hours < hours:
            longest[item.section.id, until is None] = found
    return tuple(sorted(longest.values(), key=lambda one: (one.until is not None, one.since)))


def open_drift(app: App, page_id: int) -> tuple[DriftItem, ...]:
    """What in an article is out of date now, as it was last worked out."""
    with app.db.read() as session:
        return tuple(read_drift(row.payload) for row in drifts.drifts_of(session, page_id, resolved=False))


def recent(
    app: App, *, tag: str | None = None, host: str | None = None, limit: int, at: Cursor | None = None
) -> Sheet[tuple[Article, DriftItem]]:
    """What articles still say after their sources moved on, in any article (with that tag, on that host), the newest first.

    Raises:
        UsageError: `at` is a place in a list of another order.
    """
    with app.db.read() as session:
        found = drifts.open_drifts(session, limit, at=at, tag=tag, host=host)
        known = {one.id: one for one in articles_of(session, {row.article_id for row in found.rows})}
        items = tuple(
            (known[row.article_id], read_drift(row.payload)) for row in found.rows if row.article_id in known
        )
        return Sheet(rows=items, before=found.before, after=found.after)
