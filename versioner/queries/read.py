"""Answer from the database: articles, versions, changelogs, diffs, blame. Nothing here writes or fetches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from versioner.app import App
from versioner.core.asked.address import parse_since
from versioner.core.asked.filters import ChangeFilter
from versioner.core.asked.visibility import Visibility
from versioner.core.model import (
    Article,
    Change,
    Json,
    Significance,
    SourceRef,
    Version,
    rfc3339,
)
from versioner.core.url import site_of
from versioner.frozen import dataclass
from versioner.storage import find, pages, runs, sheets, sources, versions
from versioner.storage import tags as stored_tags
from versioner.storage.articles import (
    article_from,
    article_of,
    articles_from,
    source_ref,
    title_of,
)
from versioner.storage.history import as_read, judged_by_page, judged_changes, standing, standing_by_page
from versioner.storage.records import FETCHED, PageRow, Run, VersionRow
from versioner.storage.session import Session, for_readers
from versioner.view.catalogues import ENGLISH


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
        from versioner.view.telling import summary  # noqa: PLC0415 - lists tell no change, and start without it

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
    """A version in a list: its clocks, what kind of change of how many edits made it, and where its bytes lie.

    Attributes:
        captured_by: who made the capture that it was read from: the address of a memento, "warc" for an imported file
            that does not say; None: we did.
    """

    version: Version
    significance: Significance | None
    silent: bool | None
    snapshot: str
    edits: int = 0
    captured_by: str | None = None

    @property
    def archive(self) -> str | None:
        """The name of the archive that made the capture; None where we did."""
        return self.captured_by and (site_of(self.captured_by) or "an imported archive")

    def to_json(self) -> Json:
        shown = self.version.to_json()
        del shown["sections"]
        return shown | {
            "confirmed_at": rfc3339(self.version.confirmed_at),
            "significance": str(self.significance) if self.significance else None,
            "silent": self.silent,
            "snapshot": self.snapshot,
            "captured_by": self.captured_by,
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
        return articles_from(session, [row for row in pages.all_pages(session) if row.as_article])


def listing(
    app: App,
    *,
    part: str = "",
    show: str = "",
    tag: str = "",
    host: str = "",
    sort: str = "id",
    limit: int = 100,
    offset: int = 0,
    edits: bool = True,
) -> tuple[tuple[Article, ...], int]:
    """One sheet of the articles, filtered and sorted, and how many there are in all.

    Args:
        app: what to work with.
        part: of URL or title.
        show: what they are, as `storage.sheets.sheet` has it.
        tag, host: only with that tag, on that host.
        sort: as `storage.sheets.sheet` has it.
        limit: most articles; offset: articles passed over.
        edits: what is pending is worked out; else only said to wait.
    """
    with app.db.read() as session:
        sheet = sheets.sheet(
            session, part=part, show=show, tag=tag, host=host, sort=sort, limit=limit, offset=offset
        )
        return articles_from(session, sheet.rows, edits=edits), sheet.total


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


def show(app: App, address: str) -> Shown:
    """The article at a version (its latest where none is named).

    Raises:
        NotFoundError, AmbiguousError: the address fits nothing or several things.
    """
    with app.db.read() as session:
        version = as_read(session, find.version(session, address))
        return Shown(article=article_of(session, pages.page(session, version.page)), version=version)


def log(
    app: App,
    address: str,
    *,
    since: datetime | str | None = None,
    everything: bool = False,
    with_source: bool = False,
    wanted: ChangeFilter | None = None,
) -> Log:
    """The changelog, newest first.

    Args:
        app: what to work with.
        address: the article.
        since: only what was first seen after it.
        everything: minor, technical and reverted changes too.
        with_source: the sources' changes beside it.
        wanted: which changes, in place of `since` and `everything`.

    Raises:
        NotFoundError, AmbiguousError: the address fits nothing or several pages.
    """
    after = parse_since(since) if isinstance(since, str) else since
    chosen = wanted or ChangeFilter(since=after, everything=everything)
    with app.db.read() as session:
        page = find.page(session, address)
        found = _listed(judged_changes(session, page.id), chosen)
        beside: list[tuple[SourceRef, Change]] = []
        if with_source:
            for source in sources.sources_of(session, page.id):
                ref = source_ref(source)
                beside.extend((ref, change) for change in _listed(judged_changes(session, source.id), chosen))
        return Log(
            article=article_of(session, page),
            changes=found,
            source_changes=tuple(sorted(beside, key=lambda pair: pair[1].first_seen, reverse=True)),
            language=app.policy.language,
        )


def _listed(found: Sequence[Change], wanted: ChangeFilter) -> tuple[Change, ...]:
    return tuple(change for change in reversed(found) if wanted.takes(change))


def version_list(app: App, address: str, *, texts: bool = True) -> VersionList:
    """Every version of an article, oldest first; without `texts` their documents and what waits are left empty.

    Raises:
        NotFoundError, AmbiguousError: the address fits nothing or several pages.
    """
    with app.db.read() as session:
        page = find.page(session, address)
        rows = standing(session, page.id)
        found = versions.with_documents(session, rows) if texts else versions.without_documents(rows)
        changes = judged_changes(session, page.id)
        return _versions(
            app, article_of(session, page, edits=texts), found, changes, _origins(rows), located=True
        )


def _origins(rows: Sequence[VersionRow]) -> dict[int, str]:
    """Who captured what a version was read from, by the version's id; those that we fetched are left out."""
    return {row.id: row.origin for row in rows if row.origin != FETCHED}


def _versions(
    app: App,
    article_: Article,
    found: Sequence[Version],
    changes: Sequence[Change],
    origins: Mapping[int, str],
    *,
    located: bool = False,
) -> VersionList:
    judged = {change.version: change for change in changes}
    return VersionList(
        article=article_,
        versions=tuple(
            Listed(
                version=version,
                significance=judged[version.number].significance if version.number in judged else None,
                silent=judged[version.number].silent if version.number in judged else None,
                snapshot=app.snapshots.location(version.sha256) if located else "",
                edits=len(judged[version.number].edits) if version.number in judged else 0,
                captured_by=origins.get(version.id),
            )
            for version in found
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """All that the reader's page shows, of one moment.

    Attributes:
        log: every change, newest first; version: the latest, None before the first.
        listed: every version, without texts or where their bytes lie; checked: the runs of checks.
        beside: the versions of its sources, without texts, of the first `SOURCES` of them.
        written: number and title of the articles that were written from it, those that who asks may find in a list.
    """

    SOURCES: ClassVar[int] = 3  # more lanes than a time line has room for

    log: Log
    version: Version | None
    listed: VersionList
    checked: tuple[Run, ...]
    beside: tuple[VersionList, ...] = ()
    written: tuple[tuple[int, str], ...] = ()


def reader(app: App, address: str) -> Reader:
    """An article with its latest text, its changelog and its time line.

    Raises:
        NotFoundError, AmbiguousError: the address fits nothing or several pages.
    """
    with app.db.read() as session:
        page = find.page(session, address)
        named = sources.sources_of(session, page.id)
        beside = named[: Reader.SOURCES]
        told = judged_by_page(session, [page.id, *(one.id for one in beside)])
        stand = standing_by_page(session, [page.id, *(one.id for one in beside)])
        changes, rows = told.get(page.id, ()), stand.get(page.id, ())
        shown = article_from(session, page, len(rows), named)
        return Reader(
            log=Log(article=shown, changes=tuple(reversed(changes))),
            version=as_read(session, *versions.with_text(session, rows[-1])) if rows else None,
            listed=_versions(
                app,
                shown,
                versions.without_documents(rows),
                changes,
                _origins(rows),
            ),
            checked=runs.runs_of(session, page.id),
            beside=tuple(
                _beside(app, source, stand.get(source.id, ()), told.get(source.id, ())) for source in beside
            ),
            written=_written(session, page),
        )


def _written(session: Session, page: PageRow) -> tuple[tuple[int, str], ...]:
    found = sources.articles_of(session, page.id) if page.is_source else ()
    hidden = {Visibility.UNLISTED} if for_readers(session) else set()
    return tuple((one.id, title_of(one)) for one in found if one.visibility not in hidden)


def _beside(app: App, source: PageRow, rows: Sequence[VersionRow], changes: Sequence[Change]) -> VersionList:
    """A source's versions; of the page itself no more than its name."""
    named = Article(
        id=source.id, url=source.url, title=title_of(source), status=source.status, versions=len(rows)
    )
    return _versions(app, named, versions.without_documents(rows), changes, {})


def tags(app: App) -> dict[str, int]:
    """Every tag, and how many pages have it."""
    with app.db.read() as session:
        return stored_tags.all_tags(session)


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
