"""What a list of addresses names: a feed, a sitemap (sitemaps.org, news, index) or the front of a section.

Bounded everywhere: bodies as decompressed, entries, addresses. What a list declares about dates is handed on as
declared: never evidence.
"""

from __future__ import annotations

import zlib
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit
from xml.parsers import expat

from versioner.core.extract.tree import parse
from versioner.core.model import aware
from versioner.core.url import host_of, resolve
from versioner.errors import FetchError, UsageError
from versioner.fetch.decoding import Decoder
from versioner.fetch.within import loaded, parsed_feed
from versioner.frozen import dataclass
from versioner.late import re

_MOST = 50_000  # entries: what sitemaps.org allows in one file
_MOST_BYTES = 52_428_800  # decompressed, as sitemaps.org has it
_LONGEST = 5000  # characters of one element's text that are kept: more than any address may have
_GZIP = b"\x1f\x8b"
_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
_SITEMAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]")
_HEAD = 4096  # bytes in which a file says what it is
_DATED_PATH = re.compile(r"/(?:19|20)\d\d[/-]?[01]?\d")
_WORDS = 3  # words or more in an address' last part, as headlines have
_LONG_NUMBER = re.compile(r"\d{5,}")


class ListKind(StrEnum):
    """What a list is."""

    FEED = "feed"
    SITEMAP = "sitemap"
    INDEX = "sitemap index"
    FRONT = "section front"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An address that a list names; `declared`: the date that it gives it, None where none."""

    url: str
    title: str = ""
    declared: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressList:
    """A list as read: of pages, or of other lists where it is an index."""

    kind: ListKind
    entries: tuple[Listed, ...]


def read_list(body: bytes, *, url: str, content_type: str | None) -> AddressList:
    """Read a list, whichever kind it is.

    Raises:
        FetchError: it is too large, broken, or none of these kinds.
    """
    data = _unzipped(body, url)
    head = data[:_HEAD]
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return AddressList(kind=ListKind.FEED, entries=_tidy(_json_feed(data, url), url))
    if _SITEMAP.search(head):
        kind, found = _sitemap(data, url)
        return AddressList(kind=kind, entries=_tidy(iter(found), url))
    if _FEED.search(head):
        return AddressList(kind=ListKind.FEED, entries=_tidy(_feed(data, url), url))
    if "html" in (content_type or "html").lower() or b"<html" in head.lower():
        return AddressList(kind=ListKind.FRONT, entries=_tidy(_front(data, url), url))
    raise FetchError("{page} is no feed, sitemap or page with links", page=url, url=url, transient=False)


def _unzipped(body: bytes, url: str) -> bytes:
    if not body.startswith(_GZIP):
        return body
    data, decoder = bytearray(), Decoder("gzip", _MOST_BYTES, url)
    try:
        for piece in decoder.feed(body):
            data += piece
    except zlib.error as error:
        raise FetchError("{page} is broken: {why}", page=url, why=error, url=url, transient=False) from error
    return bytes(data)


def _tidy(found: Iterator[Listed], base: str) -> tuple[Listed, ...]:
    """Each address once, absolute, the first mention first; what is no web address is left out."""
    kept: dict[str, Listed] = {}
    for one in found:
        target = resolve(base, one.url.strip())
        if target is not None and target not in kept:
            kept[target] = Listed(url=target, title=" ".join(one.title.split())[:300], declared=one.declared)
            if len(kept) >= _MOST:
                break
    return tuple(kept.values())


def _feed(data: bytes, url: str) -> Iterator[Listed]:
    try:
        parsed = parsed_feed(data)
    except ValueError as error:
        raise FetchError("{page} is no feed: {why}", page=url, why=error, url=url, transient=False) from error
    for entry in parsed.entries[:_MOST]:
        link = entry.get("link") or ""
        if link:
            # asked as a plain dict: feedparser itself hands on the one for the other, and warns of it
            at = dict.get(entry, "updated_parsed") or dict.get(entry, "published_parsed")
            yield Listed(url=link, title=str(entry.get("title") or ""), declared=_from_struct(at))


def _from_struct(at: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(timegm(at), UTC) if at else None
    except (ValueError, OverflowError, OSError, TypeError):
        return None  # a feed may declare any date


def _json_feed(data: bytes, url: str) -> Iterator[Listed]:
    try:
        items = loaded(data)["items"]
        entries = [one for one in items if isinstance(one, dict)][:_MOST]
    except ValueError as error:
        raise FetchError(
            "{page} is no JSON feed: {why}", page=url, why=error, url=url, transient=False
        ) from error
    except (KeyError, TypeError) as error:
        raise FetchError(
            "{page} is no JSON feed: it has no items", page=url, url=url, transient=False
        ) from error
    for one in entries:
        link = one.get("url") or one.get("external_url")
        if isinstance(link, str):
            at = _moment(one.get("date_modified") or one.get("date_published"))
            yield Listed(url=link, title=str(one.get("title") or ""), declared=at)


def _moment(text: Any) -> datetime | None:
    if not isinstance(text, str):
        return None
    try:
        return aware(datetime.fromisoformat(text.strip()))
    except (ValueError, OverflowError):
        return None


class _Sitemap:
    """Hears a sitemap as it is parsed; keeps addresses and dates only."""

    def __init__(self) -> None:
        self.found: list[Listed] = []
        self.index = False
        self._in: list[str] = []
        self._said: dict[str, str] = {}

    def begin(self, name: str, _: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        self._in.append(local)
        if local in {"url", "sitemap"}:
            self._said = {}
        self.index = self.index or local == "sitemapindex"

    def end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        self._in.pop()
        if local in {"url", "sitemap"} and self._said.get("loc") and len(self.found) < _MOST:
            at = _moment(self._said.get("lastmod")) or _moment(self._said.get("publication_date"))
            self.found.append(Listed(url=self._said["loc"], title=self._said.get("title", ""), declared=at))

    def text(self, text: str) -> None:
        name = self._in[-1] if self._in else ""
        inside = self._in[-2] if len(self._in) > 1 else ""
        plain = name in {"loc", "lastmod"} and inside in {"url", "sitemap"}
        if plain or (name in {"title", "publication_date"} and inside == "news"):
            self._said[name] = (self._said.get(name, "") + text)[:_LONGEST]


def _sitemap(data: bytes, url: str) -> tuple[ListKind, list[Listed]]:
    """Read a sitemap; one that ends too early gives what came before the break."""
    heard = _Sitemap()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = heard.begin, heard.end
    parser.CharacterDataHandler = heard.text

    def refuse(*_: Any) -> None:
        raise FetchError(
            "{page} declares entities, which no sitemap does", page=url, url=url, transient=False
        )

    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes it by position only
    except (expat.ExpatError, LookupError) as error:  # the latter: it names an encoding that nobody knows
        if not heard.found:
            raise FetchError(
                "{page} is a broken sitemap: {why}", page=url, why=error, url=url, transient=False
            ) from error
    return (ListKind.INDEX if heard.index else ListKind.SITEMAP), heard.found


def _front(data: bytes, base: str) -> Iterator[Listed]:
    """Links on a page that look like articles, by the form of their address and on its own host."""
    host = host_of(base).removeprefix("www.")
    tree = parse(data.decode("utf-8", "replace"))
    if tree is None:
        raise FetchError("{page} is too large to be a list", page=base, url=base, transient=False)
    for node in tree.css("a[href]"):
        target = resolve(base, node.attributes.get("href"))
        if target is None or not looks_like_article(target):
            continue
        try:
            same = host_of(target).removeprefix("www.") == host
        except UsageError:
            continue
        if same:
            yield Listed(url=target, title=node.text(deep=True))


def looks_like_article(url: str) -> bool:
    """Whether an address has the form of an article's: a date in its path, a long number, or a headline's words."""
    path = urlsplit(url).path.rstrip("/")
    last = path.rpartition("/")[2].partition(".")[0]
    words = [word for word in re.split(r"[-_]", last) if word]
    return bool(
        len(words) > _WORDS
        or (_DATED_PATH.search(path) and len(path) > len("/2026/01/01"))
        or _LONG_NUMBER.search(last)
    )
