"""Many addresses at once: lists of articles (CSV) and of feeds (OPML); one that fails stops none of the others."""

from __future__ import annotations

from pathlib import Path

from versioner.app import App, Progress
from versioner.core.model import Json
from versioner.core.url import normalise
from versioner.errors import UsageError, VersionerError
from versioner.frozen import dataclass
from versioner.ingest.follow import Wish, follow, followed
from versioner.ingest.listed import Wanted, read
from versioner.ingest.options import Options
from versioner.ingest.tagging import tag
from versioner.ingest.track import track


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """How one address of a list fared, and on which line it stands.

    Attributes:
        state: "tracked", "kept" (there already), "followed", "repeated" (named before) or "failed".
        detail: why it failed, or where it was named before.
    """

    url: str
    line: int
    state: str
    page: int | None = None
    detail: str | None = None

    def to_json(self) -> Json:
        return {
            "url": self.url,
            "line": self.line,
            "state": self.state,
            "page": self.page,
            "detail": self.detail,
        }


def import_list(
    app: App, path: Path, *, progress: Progress | None = None, most: int | None = None
) -> tuple[Begun, ...]:
    """Track what a CSV file lists, follow what an OPML file lists; again, only what is not there yet.

    Args:
        app: what to work with.
        path: the list.
        progress: told of every address.
        most: addresses that it may name; None: as many as it likes.

    Raises:
        UsageError: the file cannot be read as such a list, or names too many addresses; none was begun.
    """
    wanted = read(path)
    if most is not None and len(wanted) > most:
        raise UsageError(
            "{path} names {count} addresses; {most} is the most at once here",
            path=path,
            count=len(wanted),
            most=most,
        )
    done = []
    for n, one in enumerate(wanted, 1):
        done.append(_begin(app, one))
        if progress:
            progress(n, len(wanted), one.url)
    return tuple(done)


def _begin(app: App, one: Wanted) -> Begun:
    if one.trouble is not None:
        return Begun(url=one.url, line=one.line, state="failed", detail=one.trouble)
    if one.repeats is not None:
        return Begun(url=one.url, line=one.line, state="repeated", detail=f"as line {one.repeats}")
    try:
        return _followed(app, one) if one.feed else _tracked(app, one)
    except VersionerError as error:
        return Begun(url=one.url, line=one.line, state="failed", detail=error.message)


def _followed(app: App, one: Wanted) -> Begun:
    known = any(kept.url == normalise(one.url) for kept in followed(app))
    if not known:
        follow(app, one.url, Wish(tags=one.tags))
    return Begun(url=one.url, line=one.line, state="kept" if known else "followed")


def _tracked(app: App, one: Wanted) -> Begun:
    found = track(app, one.url, sources=one.sources, options=Options(title=one.title))
    if one.tags:
        tag(app, str(found.article.id), one.tags)
    state = "tracked" if found.created else "kept"
    return Begun(url=one.url, line=one.line, state=state, page=found.article.id)
