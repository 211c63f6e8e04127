"""Answer from the database: articles, versions, changelogs, diffs, blame. Nothing here writes or fetches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from versioner.core import dating
from versioner.core.address import parse_moment
from versioner.core.model import (
    Article,
    Change,
    FreshDated,
    Json,
    Significance,
    SourceRef,
    Version,
    rfc3339,
)
from versioner.services import find
from versioner.services.app import App
from versioner.services.derive import load_state, pending_change, standing, told
from versioner.services.plan import in_words
from versioner.services.telling import ENGLISH, summary
from versioner.storage import changes as stored_changes
from versioner.storage import drifts, judgements, pages, runs, sources, versions
from versioner.storage.batches import batched
from versioner.storage.database import Session
from versioner.storage.records import PageRow, Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A version of an article, with what people read above it."""

    article: Article
    version: Version

    def to_json(self) -> Json:
        return {"article": self.article.to_json(), "version": self.version.to_json()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """An article's changelog, newest first; with its sources' changes where asked for."""

    article: Article
    changes: tuple[Change, ...]
    source_changes: tuple[tuple[SourceRef, Change], ...] = ()
    language: str = ENGLISH

    def to_json(self) -> Json:
        found: Json = {
            "article": self.article.to_json(),
            "changes": [change.to_json(summary(change, self.language)) for change in self.changes],
        }
        if self.source_changes:
            found["source_changes"] = [
                {"source": source.to_json(), "change": change.to_json(summary(change, self.language))}
                for source, change in self.source_changes
            ]
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A version in a list: its clocks, what kind of change of how many edits made it, and where its bytes lie."""

    version: Version
    significance: Significance | None
    silent: bool
    snapshot: str
    edits: int = 0

    def to_json(self) -> Json:
        shown = self.version.to_json()
        del shown["sections"]
        return shown | {
            "confirmed_at": rfc3339(self.version.confirmed_at),
            "significance": str(self.significance) if self.significance else None,
            "silent": self.silent,
            "snapshot": self.snapshot,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionList:
    """Every version of an article, oldest first."""

    article: Article
    versions: tuple[Listed, ...]

    def to_json(self) -> Json:
        return {"article": self.article.to_json(), "versions": [listed.to_json() for listed in self.versions]}


def articles(app: App) -> tuple[Article, ...]:
    """Every page that was asked for itself (sources of others are named beside them), by number."""
    with app.db.read() as session:
        return _articles(session, [row for row in pages.all_pages(session) if row.as_article])


def listing(
    app: App, *, part: str = "", show: str = "", sort: str = "id", limit: int = 100, offset: int = 0
) -> tuple[tuple[Article, ...], int]:
    """One sheet of the articles, filtered and sorted, and how many there are in all.

    Args:
        app: what to work with.
        part: of URL or title.
        show: "suspect" (waits for a decision), "failing", "drift" (out of date), a status, or "" for all.
        sort: "id", "title", "checked" or "changed" (latest first).
        limit: most articles; offset: articles passed over.
    """
    with app.db.read() as session:
        rows, total = pages.listing(session, part=part, show=show, sort=sort, limit=limit, offset=offset)
        return _articles(session, rows), total


def articles_of(session: Session, page_ids: Iterable[int]) -> tuple[Article, ...]:
    """Those pages, as people are told of them."""
    return _articles(session, tuple(pages.pages_by_ids(session, page_ids).values()))


_NAMED = 10_000  # numbers named in one query; SQLite takes 32,766


def _articles(session: Session, rows: Sequence[PageRow]) -> tuple[Article, ...]:
    """Many pages as people are told of them, with as many queries as for one."""
    ids = [row.id for row in rows] if len(rows) <= _NAMED else None
    counts = versions.version_counts(session, ids)
    fresh = judgements.fresh_dated(session, ids)
    links: dict[int, list[int]] = {}
    for link in sources.source_links(session, ids):
        links.setdefault(link.article_id, []).append(link.source_id)
    wanted = {source for found in links.values() for source in found}
    named: dict[int, PageRow] = {}
    for part in batched(sorted(wanted), _NAMED):
        named |= pages.pages_by_ids(session, part)
    return tuple(
        _article(
            session,
            row,
            counts.get(row.id, 0),
            [named[n] for n in links.get(row.id, ())],
            fresh.get(row.id, ()),
        )
        for row in rows
    )


def article(app: App, address: str) -> Article:
    """One page, as people are told of it.

    Raises:
        NotFoundError, AmbiguousError: the address fits nothing or several pages.
    """
    with app.db.read() as session:
        return article_of(session, find.page(session, address))


def article_at(app: App, url: str) -> Article:
    """The page at exactly that URL, in any of its spellings.

    Raises:
        NotFoundError: no such page is kept.
    """
    with app.db.read() as session:
        return article_of(session, find.at_url(session, url))


def article_of(session: Session, page: PageRow) -> Article:
    """A page that is in hand, as people are told of it."""
    count = versions.version_counts(session, (page.id,)).get(page.id, 0)
    return _article(session, page, count, sources.sources_of(session, page.id))


def _article(
    session: Session,
    page: PageRow,
    count: int,
    named: Sequence[PageRow],
    fresh: tuple[FreshDated, ...] | None = None,
) -> Article:
    waiting = _pending(session, page) if page.pending else None
    open_drifts = drifts.drifts_of(session, page.id, resolved=False) if named else ()
    paths = dict.fromkeys(tuple(row.payload["section"]["path"]) for row in open_drifts)
    return Article(
        id=page.id,
        url=page.url,
        title=title_of(page),
        status=page.status,
        versions=count,
        generated_on=page.generated_on,
        last_updated=page.last_updated,
        last_changed=page.last_changed_at,
        last_checked=page.schedule.last_checked_at,
        first_seen=page.first_seen_at,
        next_check=page.schedule.next_check_at if page.tracked else None,
        status_since=page.status_since,
        status_reason=page.status_reason,
        language=page.language,
        schedule=in_words(page.schedule) if page.tracked else "not looked at any more",
        tracked=page.tracked,
        is_source=page.is_source,
        sources=tuple(source_ref(source) for source in named),
        fresh_dated=judgements.fresh_dates_of(session, page.id) if fresh is None else fresh,
        pending=waiting.edits if waiting else (),
        out_of_date=tuple(paths),
    )


def title_of(page: PageRow) -> str:
    """What the page is called: by a person, by itself, or by its address."""
    return page.title_override or page.title or page.url


def source_ref(page: PageRow) -> SourceRef:
    """A source as it is named beside its article."""
    return SourceRef(
        id=page.id, url=page.url, title=title_of(page), status=page.status, last_updated=page.last_updated
    )


def _pending(session: Session, page: PageRow) -> Change | None:
    latest = versions.latest_version(session, page.id)
    state = load_state(session, page.id)
    at = page.schedule.last_checked_at or page.created_at
    return pending_change(state, latest.number if latest else 0, at)


def show(app: App, address: str) -> Shown:
    """The article at a version (its latest where none is named).

    Raises:
        NotFoundError, AmbiguousError: the address fits nothing or several things.
    """
    with app.db.read() as session:
        version = find.version(session, address)
        return Shown(article=article_of(session, pages.page(session, version.page)), version=version)


def log(
    app: App,
    address: str,
    *,
    since: datetime | str | None = None,
    everything: bool = False,
    with_source: bool = False,
) -> Log:
    """The changelog, newest first.

    Args:
        app: what to work with.
        address: the article.
        since: only what was first seen after it.
        everything: minor, technical and reverted changes too.
        with_source: the sources' changes beside it.

    Raises:
        NotFoundError, AmbiguousError: the address fits nothing or several pages.
    """
    after = parse_moment(since) if isinstance(since, str) else since
    with app.db.read() as session:
        page = find.page(session, address)
        found = _listed(told(session, page.id), after, everything=everything)
        beside: list[tuple[SourceRef, Change]] = []
        if with_source:
            for source in sources.sources_of(session, page.id):
                ref = source_ref(source)
                beside.extend(
                    (ref, change)
                    for change in _listed(told(session, source.id), after, everything=everything)
                )
        return Log(
            article=article_of(session, page),
            changes=found,
            source_changes=tuple(sorted(beside, key=lambda pair: pair[1].first_seen, reverse=True)),
            language=app.policy.language,
        )


def _listed(found: Sequence[Change], after: datetime | None, *, everything: bool) -> tuple[Change, ...]:
    return tuple(
        change
        for change in reversed(found)
        if (after is None or change.first_seen > after) and (everything or _is_news(change))
    )


def _is_news(change: Change) -> bool:
    flap = change.reverted and not change.stood_long
    return change.significance is Significance.SUBSTANTIVE and not flap


def version_list(app: App, address: str, *, texts: bool = True) -> VersionList:
    """Every version of an article, oldest first; with `texts` false their documents are left empty.

    Raises:
        NotFoundError, AmbiguousError: the address fits nothing or several pages.
    """
    with app.db.read() as session:
        page = find.page(session, address)
        rows = standing(session, page.id)
        found = versions.with_documents(session, rows) if texts else versions.without_documents(rows)
        return _versions(app, article_of(session, page), found, told(session, page.id))


def _versions(
    app: App, article_: Article, found: Sequence[Version], changes: Sequence[Change]
) -> VersionList:
    judged = {change.version: change for change in changes}
    return VersionList(
        article=article_,
        versions=tuple(
            Listed(
                version=version,
                significance=judged[version.number].significance if version.number in judged else None,
                silent=version.number in judged and judged[version.number].silent,
                snapshot=str(app.snapshots.path(version.sha256)),
                edits=len(judged[version.number].edits) if version.number in judged else 0,
            )
            for version in found
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """All that the reader's page shows, of one moment.

    Attributes:
        log: every change, newest first; version: the latest, None before the first.
        listed: every version, without texts; checked: the runs of checks.
    """

    log: Log
    version: Version | None
    listed: VersionList
    checked: tuple[Run, ...]


def reader(app: App, address: str) -> Reader:
    """An article with its latest text, its changelog and its time line.

    Raises:
        NotFoundError, AmbiguousError: the address fits nothing or several pages.
    """
    with app.db.read() as session:
        page = find.page(session, address)
        changes = told(session, page.id)
        rows = standing(session, page.id)
        shown = _article(session, page, len(rows), sources.sources_of(session, page.id))
        return Reader(
            log=Log(article=shown, changes=_listed(changes, None, everything=True)),
            version=versions.with_document(session, rows[-1]) if rows else None,
            listed=_versions(app, shown, versions.without_documents(rows), changes),
            checked=runs.runs_of(session, page.id),
        )


_SHEET = 200  # changes read at once while one looks for those that are asked for


def recent(
    app: App,
    *,
    since: datetime | None = None,
    everything: bool = True,
    silent: bool = False,
    limit: int = 20,
    within: int = 2000,
) -> tuple[tuple[Article, Change], ...]:
    """The latest changes over all pages as readers are told of them, newest first.

    Args:
        app: what to work with.
        since: only what was first seen after it.
        everything: minor, technical and reverted changes too.
        silent: only what was changed without a new date or note.
        limit: most changes.
        within: of how many of the latest changes at most, where not everything is asked for.
    """
    with app.db.read() as session:
        found: list[tuple[int, Change]] = []
        offset = 0
        while len(found) < limit and offset < within:
            size = min(_SHEET, limit) if everything and not silent else _SHEET
            sheet = stored_changes.recent_changes(session, since=since, limit=size, offset=offset)
            offset += len(sheet)
            decided = judgements.judgements_by_page(session, {page_id for page_id, _ in sheet})
            judged = ((page_id, dating.judged(change, decided.get(page_id, ()))) for page_id, change in sheet)
            found += [
                (page_id, change)
                for page_id, change in judged
                if change.told
                and (everything or _is_news(change))
                and (change.silent or not silent)
                and (since is None or change.first_seen > since)
            ]
            if len(sheet) < size:
                break
        known = {one.id: one for one in articles_of(session, {page_id for page_id, _ in found[:limit]})}
        return tuple((known[page_id], change) for page_id, change in found[:limit] if page_id in known)


def runs_of(app: App, page_id: int) -> tuple[Run, ...]:
    """The page's runs of checks, oldest first: the evidence of a time line's gaps."""
    with app.db.read() as session:
        return runs.runs_of(session, page_id)


def raw(app: App, version: Version) -> bytes:
    """The bytes that a version was read from, as fetched.

    Raises:
        CorruptError: they are damaged.
    """
    return app.snapshots.get(version.sha256)
