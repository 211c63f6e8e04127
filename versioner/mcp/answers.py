"""What a tool answers: the JSON of the contract, made small, with the citation of every version that is spoken of.

A citation names a version for good: its address, its id, both clocks and the hash of the bytes that first showed it.
"""

from __future__ import annotations

from collections.abc import Sequence

from versioner.app import App
from versioner.core.asked.filters import asked_for
from versioner.core.asked.search import Standing
from versioner.core.model import Article, Change, Json, Version, rfc3339
from versioner.core.text.plain import as_text
from versioner.errors import NotFoundError
from versioner.queries import changes, compare, read, search
from versioner.queries.drift import source
from versioner.view.findings import blame as blame_shape
from versioner.view.findings import drift_item
from versioner.view.telling import summary

MOST = 50  # entries of a list: what a model reads at once
LONGEST = 40_000  # characters of a text


def find_articles(app: App, query: str, *, tag: str, host: str, state: str, limit: int) -> Json:
    """Articles by part of URL or title, tag, host and state, each with the citation of its latest version."""
    found, total = read.listing(
        app, part=query, show=state, tag=tag, host=host.lower(), sort="changed", limit=_few(limit)
    )
    return {"articles": [_article(app, one) for one in found], "total": total}


def search_text(app: App, query: str, *, among: str, limit: int) -> Json:
    """Passages of any version, past ones too, each with the citation of the version that brought it."""
    found = search.search(app, query, among=Standing(among), limit=_few(limit))
    cited = _Cited(app)
    hits = [hit.to_json() | {"cite": cited.of(hit.page.id, hit.version)} for hit in found.hits]
    return {"hits": hits, "total": found.total}


def read_version(app: App, version: str) -> Json:
    """A version's text."""
    found = read.show(app, version)
    text = as_text(found.version.document)
    return {
        "article": _short(found.article),
        "cite": cite(app, found.version, found.article),
        "text": text[:LONGEST],
        "cut": len(text) > LONGEST,
    }


def list_versions(app: App, article: str) -> Json:
    """An article's versions, newest first."""
    found = read.version_list(app, article, texts=False)
    versions = [
        cite(app, one.version, found.article)
        | {"significance": str(one.significance) if one.significance else None, "silent": one.silent}
        for one in reversed(found.versions)
    ]
    return {"article": _short(found.article), "versions": versions[:MOST], "total": len(versions)}


def diff(app: App, old: str, new: str) -> Json:
    """What differs between two versions, in sentences and edit by edit."""
    found = compare.diff(app, old, new)
    return {
        "article": _short(found.article),
        "old": cite(app, found.old, found.article),
        "new": cite(app, found.new, found.article),
        "change": _change(found.change, found.language),
    }


def blame(app: App, version: str) -> Json:
    """Each sentence of a version: since which version, and how it read before."""
    found = compare.blame_of(app, version)
    told = blame_shape(found.blame)
    cited = _Cited(app)
    numbers = {one.get("since") for one in told.get("sentences", ()) if isinstance(one.get("since"), int)}
    return {
        "article": _short(found.article),
        "cite": cite(app, found.version, found.article),
        "since": {str(n): cited.of(found.article.id, n) for n in sorted(numbers)},
        **told,
    }


def drift(app: App, article: str) -> Json:
    """What in an article its sources have overtaken, with the citations of both sides."""
    found = source(app, article)
    cited = _Cited(app)
    sources = [one.to_json() | {"cite": cited.latest(one.id)} for one in found.sources]
    return {
        "article": _short(found.article),
        "cite": cited.latest(found.article.id),
        "sources": sources,
        "drift": [drift_item(item) for item in found.drift[:MOST]],
        "unsupported": [drift_item(item) for item in found.unsupported[:MOST]],
    }


def list_changes(
    app: App, *, article: str, since: str, tag: str, host: str, words: str, silent: bool, limit: int
) -> Json:
    """What changed, newest first: in one article, or in all."""
    wanted = asked_for(
        since=since or None,
        tag=tag or None,
        host=host.lower() or None,
        words=words or None,
        silent=silent or None,
    )
    cited, language = _Cited(app), app.policy.language
    if article:
        log = read.log(app, article, wanted=wanted)
        told: Sequence[tuple[Article, Change]] = [(log.article, one) for one in log.changes]
    else:
        told = [(one.article, one.change) for one in changes.latest(app, wanted, limit=_few(limit))]
    return {
        "changes": [
            {"article": _short(of), "cite": cited.of(of.id, one.version)} | _change(one, language)
            for of, one in told[: _few(limit)]
        ]
    }


def cite(app: App, version: Version, article: Article) -> Json:
    """What names a version for good, whoever asks later."""
    base = app.policy.public_url
    return {
        "address": f"{article.id}@{version.number}",
        "id": f"v{version.id}",
        "url": f"{base}/articles/{article.id}/versions/{version.number}" if base else None,
        "page": article.url,
        "first_seen": rfc3339(version.first_seen),
        "not_before": rfc3339(version.not_before),
        "sha256": version.sha256,
    }


class _Cited:
    """Citations of versions by article and number; each article's are read once."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._known: dict[int, dict[int, Json]] = {}

    def of(self, article: int, number: int) -> Json | None:
        return self._all(article).get(number)

    def latest(self, article: int) -> Json | None:
        return next(reversed(self._all(article).values()), None)

    def _all(self, article: int) -> dict[int, Json]:
        if article not in self._known:
            try:
                found = read.version_list(self._app, str(article), texts=False)
            except NotFoundError:
                return {}  # erased, or hidden, since it was named
            self._known[article] = {
                one.version.number: cite(self._app, one.version, found.article) for one in found.versions
            }
        return self._known[article]


def _article(app: App, article: Article) -> Json:
    return _short(article) | {"cite": _Cited(app).latest(article.id)}


def _short(article: Article) -> Json:
    told: Json = article.to_json()
    names = (
        "id",
        "url",
        "title",
        "status",
        "versions",
        "generated_on",
        "last_updated",
        "last_checked",
        "tags",
    )
    return {name: told[name] for name in names} | {"out_of_date": told["out_of_date"]}


def _change(change: Change, language: str) -> Json:
    told: Json = change.to_json(summary(change, language))
    for section in told["sections"]:
        for edit in section["edits"]:
            edit.pop("pieces", None)  # before and after say it
    return told


def _few(limit: int) -> int:
    return min(max(limit, 1), MOST)
