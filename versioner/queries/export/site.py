"""A static site: a folder that a browser reads from a disk or any web server serves; no script, nothing loaded.

index.html
7-harbour-budget/index.html          the changelog, newest first, and every version
7-harbour-budget/version-3.html      its text
7-harbour-budget/change-3.html       what led to it, word by word
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from versioner.app import App
from versioner.core.model import Article
from versioner.core.url import site_of
from versioner.late import re
from versioner.queries.export.gather import History
from versioner.storage.records import FETCHED
from versioner.view.standalone import page
from versioner.view.telling import summary

_SLUG = re.compile(r"[^a-z0-9]+")


def write(app: App, histories: Iterator[History], path: Path) -> int:
    """Write the site into an empty folder; how many pages it has."""
    entries: list[dict[str, Any]] = []
    count = 1
    for one in histories:
        folder = folder_of(one.article)
        (path / folder).mkdir()
        count += _article(app, one, path / folder)
        entries.append({"article": one.article, "folder": folder, "versions": len(one.versions)})
    (path / "index.html").write_bytes(page("index.html", entries=entries, now=app.now()))
    return count


def folder_of(article: Article) -> str:
    """Where a page's history stands in the site: its number and the last words of its address."""
    slug = _SLUG.sub("-", urlsplit(article.url).path.lower()).strip("-")[-50:].strip("-")
    return f"{article.id}-{slug}" if slug else str(article.id)


def _article(app: App, one: History, folder: Path) -> int:
    language = app.policy.language
    origins = {
        (row.sha256, row.fetched_at): site_of(row.origin) or "an imported archive"
        for row in one.snapshots
        if row.origin != FETCHED
    }
    told = [
        one.changes[version.number] for version in reversed(one.versions) if version.number in one.changes
    ]
    changes = [{"change": change, "summary": summary(change, language)} for change in told]
    listed = [
        {"version": version, "archive": origins.get((version.sha256, version.first_seen))}
        for version in one.versions
    ]
    shown = page("article.html", article=one.article, changes=changes, versions=listed)
    (folder / "index.html").write_bytes(shown)
    for version in one.versions:
        text = page("version.html", article=one.article, version=version)
        (folder / f"version-{version.number}.html").write_bytes(text)
    for change in told:
        text = page(
            "change.html",
            article=one.article,
            change=change,
            summary=summary(change, language),
            back="index.html",
            back_words="The history of this page",
        )
        (folder / f"change-{change.version}.html").write_bytes(text)
    return 1 + len(listed) + len(changes)
