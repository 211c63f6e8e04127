"""Many addresses at once: lists of articles (CSV) and of feeds (OPML); one that fails stops none of the others."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.parsers import expat

from versioner.app import App, Progress
from versioner.core.model import Json
from versioner.errors import UsageError, VersionerError
from versioner.ingest.follow import Wish, follow
from versioner.ingest.tagging import tag
from versioner.ingest.track import Options, track

_MOST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """An address of a list, and what the list says of it."""

    url: str
    feed: bool = False
    title: str | None = None
    sources: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """How one address of a list fared: "tracked", "kept" (there already), "followed" or "failed" and why."""

    url: str
    state: str
    page: int | None = None
    detail: str | None = None

    def to_json(self) -> Json:
        return {"url": self.url, "state": self.state, "page": self.page, "detail": self.detail}


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
        raise UsageError(f"{path} names {len(wanted)} addresses; {most} is the most at once here")
    done = []
    for n, one in enumerate(wanted, 1):
        done.append(_begin(app, one))
        if progress:
            progress(n, len(wanted), one.url)
    return tuple(done)


def _begin(app: App, one: Wanted) -> Begun:
    try:
        if one.feed:
            follow(app, one.url, Wish(tags=one.tags))
            return Begun(url=one.url, state="followed")
        found = track(app, one.url, sources=one.sources, options=Options(title=one.title))
        if one.tags:
            tag(app, str(found.article.id), one.tags)
    except VersionerError as error:
        return Begun(url=one.url, state="failed", detail=error.message)
    return Begun(url=one.url, state="tracked" if found.created else "kept", page=found.article.id)


def read(path: Path) -> tuple[Wanted, ...]:
    """What a list names.

    CSV: a column `url`, and where there are such `title`, `sources` (addresses, by spaces) and `tags` (by commas).
    OPML: every outline with an `xmlUrl`; the outlines above it are its tags.

    Raises:
        UsageError: the file cannot be read as such a list, or is larger than 20 MB.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UsageError(f"{path} is larger than {_MOST_BYTES:,} bytes")
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}") from error
    found = tuple(_outlines(data, path) if path.suffix.lower() == ".opml" else _rows(data, path))
    if not found:
        raise UsageError(f"{path} lists no address")
    return found


def _rows(data: bytes, path: Path) -> Iterator[Wanted]:
    try:
        rows = csv.DictReader(data.decode("utf-8-sig").splitlines(), strict=True)
        names = {(name or "").strip().lower(): name for name in rows.fieldnames or ()}
        if "url" not in names:
            raise UsageError(f"{path} has no column named url")
        for row in rows:
            cells = {name: (row.get(spelled) or "").strip() for name, spelled in names.items()}
            if cells["url"]:
                yield Wanted(
                    url=cells["url"],
                    title=cells.get("title") or None,
                    sources=tuple(cells.get("sources", "").split()),
                    tags=_split(cells.get("tags", "")),
                )
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path} is no CSV file in UTF-8: {error}") from error


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _outlines(data: bytes, path: Path) -> Iterator[Wanted]:
    found: list[Wanted] = []
    above: list[str] = []

    def begin(name: str, values: dict[str, str]) -> None:
        if name.lower() != "outline":
            return
        given = {key.lower(): value.strip() for key, value in values.items()}
        if given.get("xmlurl"):
            found.append(Wanted(url=given["xmlurl"], feed=True, tags=tuple(filter(None, above))))
        above.append((given.get("title") or given.get("text") or "").replace(",", " ")[:50])

    def end(name: str) -> None:
        if name.lower() == "outline":
            above.pop()

    def refuse(*_: Any) -> None:
        raise UsageError(f"{path} declares entities, which no OPML file does")

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.EntityDeclHandler = begin, end, refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes it by position only
    except expat.ExpatError as error:
        raise UsageError(f"{path} is no OPML file: {error}") from error
    return iter(found)
