"""Hostile pages, headers, robots.txt, dates and archives: each in a process of its own with 10 s of CPU and 400 MB.

python bench/hostile.py [--only WORDS] [--list]

Every case must end in a value or in a typed `VersionerError`. A traceback, a killed process, or one that
outlives its limits, is a failure; the exit code is how many there were.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import multiprocessing
import os
import resource
import shutil
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import zstandard

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench import motifs
from versioner.app import App, Policy
from versioner.core.classify import change_between
from versioner.core.dates import dates_in, from_machine, from_words
from versioner.core.derive import derive
from versioner.core.extract import canonical_hash, read_page
from versioner.core.model import Block, BlockKind, Document
from versioner.core.rates import ScheduleLimits
from versioner.core.state import PageState
from versioner.core.thresholds import Thresholds
from versioner.errors import VersionerError
from versioner.fetch.http import HttpFetcher, retry_after
from versioner.fetch.interface import Fetched, FetchRequest
from versioner.fetch.robots import Robots, allowed, fetch_robots
from versioner.ingest.importing import import_warc
from versioner.ingest.track import track
from versioner.storage.database import Database
from versioner.storage.directory import DirectoryStore
from versioner.view.changelog import summary

CPU_SECONDS = 10
MEMORY = 400 << 20
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
PROSE = "<p>The council met on Monday to speak of the seven gates of the old town, and nobody was late.</p>"
MOMENTS = (
    "9999-12-31T23:59:59-14:00",
    "0001-01-01T00:00:00+14:00",
    "0000-00-00T00:00:00Z",
    "2026-02-30T10:00:00Z",
    "2026-13-01",
    "-2026-01-01",
    "12026-01-01T00:00:00Z",
    "2026-01-01T24:00:00Z",
    "2026-01-01T23:59:60Z",
    "2026-01-01T10:00:00+99:99",
    "2026-01-01T10:00:00.123456789012345678901234567890Z",
    "٢٠٢٦-٠١-٠١",
    "²⁰²⁶-01-01",
    "1" * 400,
    "1e309",
    "NaN",
    "31 December 9999 23:59 GMT-14",
    "1 January 0001",
    "令和99999年1月1日",
    "\ud800",
    "\0",
)
ADDRESSES = (
    "http://[",
    "http://[::1/x",
    "http://a:99999/",
    "http://a:abc/",
    f"http://{'a' * 70}.example/",
    "http://a..b/",
    "http://.",
    "http://",
    "//",
    "//[",
    "http:///x",
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "http://xn--a/",
    "http://xn--\u2603/",
    "http://\u2603.example/",
    "http://a\u3002b/",
    "http://user:word@a.example/",
    "http://a.example/" + "x" * 70_000,
    "http://a.example/%",
    "http://a.example/%zz%00",
    "http://a.example/\ud800",
    "http://a.example/\0",
    "?" + "a=1&" * 5_000,
    "../" * 5_000,
    "http://0x7f.1/",
    "http://a.example:/",
    "http://a.example:٨٠/",
    "http://[fe80::1%25eth0]/",
    "http://[v1.x]/",
    "",
    " ",
)
RETRIES: tuple[str, ...] = (
    "",
    "9" * 20,
    "9" * 400,
    "²",
    "-5",
    "1.5",
    "1e9",
    "soon",
    "٣",
    "Fri, 31 Dec 9999 23:59:59 -1400",
)
RETRIES += ("Thu, 01 Jan 0001 00:00:00 GMT", "Fri, 99 Xyz 2026 99:99:99 GMT", "a " * 5_000, "Mon, " * 5_000)
CHARSETS: tuple[str, ...] = (
    "utf-8",
    "utf-7",
    "utf-16",
    "utf-32",
    "idna",
    "punycode",
    "rot13",
    "base64",
    "zlib",
    "bz2",
)
CHARSETS += ("unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "\0", "x" * 5_000, "²", "hz")

Case = Callable[[], object]


# ---------------------------------------------------------------- what is done with them


def read(page: str | bytes, content_type: str | None = "text/html; charset=utf-8") -> object:
    """Read a page twice over, the second time with a sentence more, and tell what changed."""
    body = page if isinstance(page, bytes) else page.encode("utf-8", "surrogatepass")
    state = PageState.empty()
    found: object = None
    for n, text in enumerate((body, body + b"<p>And then the lamps were lit in the eastern street.</p>")):
        at = datetime(2026, 11, 24, 9 + n, 30, tzinfo=UTC)
        canonical_hash(text, content_type)
        seen = read_page(
            text, url="https://a.example/x", content_type=content_type, status=200, at=at, sha256=f"{n:064}"
        )
        found = derive(state, seen, at, Thresholds())
        state = PageState.from_bytes(found.state.to_bytes())
    return found


def told(pair: Callable[[], tuple[Document, Document]]) -> object:
    """What changed between two texts, in a sentence."""
    old, new = pair()
    change = change_between(
        old, new, version=2, previous=1, first_seen=NOW, not_before=NOW, marked=None, declared_modified=None
    )
    return summary(change)


def dated(text: str) -> object:
    """A date by every reader there is."""
    return from_machine(text), from_words(text), [*dates_in(text)], retry_after(text, NOW)


class Pages:
    """A fetcher that answers everything with one body."""

    def __init__(self, body: bytes, content_type: str | None = "text/html") -> None:
        self._body, self._type = body, content_type

    async def fetch(self, request: FetchRequest) -> Fetched:
        """The body, whatever is asked for."""
        return Fetched(
            url=request.url,
            final_url=request.url,
            status=200,
            headers=(),
            content_type=self._type,
            body=self._body,
        )

    async def close(self) -> None:
        """Nothing is open."""


def obeyed(body: bytes) -> object:
    """A robots.txt read, and asked of a hostile path."""

    async def ask() -> Robots:
        return await fetch_robots(Pages(body), "https://a.example", NOW, "versioner/1")

    robots = asyncio.run(ask())
    return allowed(robots, "https://a.example/" + "a" * 2_000, "versioner/1")


def fetched(answer: bytes) -> object:
    """What the fetcher makes of a server that sends those bytes to whoever asks."""

    async def one() -> Fetched:
        async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(answer)
            await writer.drain()
            writer.close()

        server = await asyncio.start_server(handle, "127.0.0.1", 0)
        fetcher = HttpFetcher(
            user_agent="versioner/1", allow_networks=("127.0.0.0/8",), timeout=8.0, now=lambda: NOW
        )
        try:
            port = server.sockets[0].getsockname()[1]
            return await fetcher.fetch(FetchRequest(url=f"http://127.0.0.1:{port}/"))
        finally:
            await fetcher.close()
            server.close()

    return asyncio.run(one())


def app_in(home: Path, fetcher: Any = None) -> App:
    """An App on a database of its own, its schema copied from the template that the run made."""
    template = Path(os.environ["HOSTILE_TEMPLATE"])
    shutil.copy(template, home / "versioner.db")
    return App(
        db=Database(f"sqlite:///{home / 'versioner.db'}"),
        snapshots=DirectoryStore(home / "snapshots", durable=False),
        open_fetcher=lambda: fetcher,
        now=lambda: NOW,
        policy=Policy(owner="hostile", user_agent="versioner/1", host_delay=0.0, obey_robots=False),
        thresholds=Thresholds(),
        limits=ScheduleLimits(),
    )


def imported(archive: bytes, name: str = "x.warc") -> object:
    """An archive imported twice."""
    with tempfile.TemporaryDirectory() as directory:
        home = Path(directory)
        (home / name).write_bytes(archive)
        app = app_in(home)
        try:
            import_warc(app, home / name)
            return import_warc(app, home / name)
        finally:
            app.db.dispose()


def tracked(page: str) -> object:
    """A page begun to be kept."""
    with tempfile.TemporaryDirectory() as directory:
        home = Path(directory)
        app = app_in(home, Pages(page.encode("utf-8", "surrogatepass")))
        try:
            return track(app, "https://a.example/x").to_json()
        finally:
            app.db.dispose()


# ---------------------------------------------------------------- the families


def cases() -> dict[str, Case]:
    """Every case by its name, `family: what`."""
    found: dict[str, Case] = {}
    for family, made in _FAMILIES.items():
        for what, case in made():
            found[f"{family}: {what}"] = case
    return found


def _short(text: str) -> str:
    return ascii(text if len(text) <= 40 else f"{text[:36]}…{len(text)}")[1:-1]


def _page(inside: str, head: str = "") -> str:
    return f"<html><head><title>Gates</title>{head}</head><body><article><h1>The gates</h1>{PROSE * 3}{inside}</article></body></html>"


def _moments() -> Iterator[tuple[str, Case]]:
    for text in MOMENTS:
        yield _short(text), partial(dated, text)
        meta = f'<meta property="article:published_time" content="{text}"><meta name="date" content="{text}">'
        data = f'<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{text}","dateModified":"{text}"}}</script>'
        shown = f'<time datetime="{text}">{text}</time><p>Published {text}. Updated {text}</p>'
        yield f"{_short(text)} on a page", partial(read, _page(shown, meta + data))


def _addresses() -> Iterator[tuple[str, Case]]:
    for text in ADDRESSES:
        links = f'<a href="{text}">here</a><blockquote cite="{text}">Said.</blockquote><p>Source: <a href="{text}">the report</a></p>'
        head = f'<link rel="canonical" href="{text}"><base href="{text}"><meta property="og:url" content="{text}">'
        yield f"{_short(text)} in links", partial(read, _page(links, head))
        line = text.encode("latin-1", "replace").replace(b"\n", b"").replace(b"\0", b"%00")
        yield (
            f"{_short(text)} in Location",
            partial(fetched, b"HTTP/1.1 302 Found\r\nLocation: " + line + b"\r\nContent-Length: 0\r\n\r\n"),
        )


def _headers() -> Iterator[tuple[str, Case]]:
    body = _page("").encode()
    ok = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    length = b"Content-Length: %d\r\n" % len(body)
    for text in RETRIES:
        line = text.encode("latin-1", "replace")
        yield (
            f"Retry-After {_short(text)}",
            partial(
                fetched,
                b"HTTP/1.1 503 Busy\r\nRetry-After: " + line[:7_000] + b"\r\nContent-Length: 0\r\n\r\n",
            ),
        )
        yield f"Retry-After {_short(text)} as text", partial(retry_after, text, NOW)
    for name, value in {
        "Location raw Latin-1": b"HTTP/1.1 301 Gone\r\nLocation: /caf\xe9\r\nContent-Length: 0\r\n\r\n",
        "Location to itself": b"HTTP/1.1 301 Gone\r\nLocation: /\r\nContent-Length: 0\r\n\r\n",
        "no answer": b"",
        "no HTTP": b"\x16\x03\x01 hello\r\n\r\n",
        "HTTP/0.9": body,
        "status 999": b"HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n",
        "status 1": b"HTTP/1.1 1 Odd\r\n\r\n",
        "status words": b"HTTP/1.1 abc Odd\r\n\r\n",
        "status 100 for ever": b"HTTP/1.1 100 Continue\r\n\r\n" * 2_000,
        "status 204": b"HTTP/1.1 204 None\r\n\r\n",
        "status 304 unasked": b"HTTP/1.1 304 Same\r\n\r\n",
        "length too long": ok + b"Content-Length: 999999\r\n\r\n" + body,
        "length negative": ok + b"Content-Length: -1\r\n\r\n" + body,
        "length huge": ok + b"Content-Length: " + b"9" * 400 + b"\r\n\r\n" + body,
        "length twice": ok + length + b"Content-Length: 3\r\n\r\n" + body,
        "length and chunked": ok + length + b"Transfer-Encoding: chunked\r\n\r\n" + body,
        "chunk size huge": ok + b"Transfer-Encoding: chunked\r\n\r\n" + b"f" * 40 + b"\r\n" + body,
        "chunk size words": ok + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n" + body,
        "chunk cut": ok + b"Transfer-Encoding: chunked\r\n\r\n50\r\nabc",
        "header of 60 kB": ok + b"X: " + b"a" * 60_000 + b"\r\n" + length + b"\r\n" + body,
        "20,000 headers": ok + b"X: a\r\n" * 20_000 + length + b"\r\n" + body,
        "header without a name": ok + b": a\r\n" + length + b"\r\n" + body,
        "header with NUL": ok + b"X: a\0b\r\n" + length + b"\r\n" + body,
        "header in bytes": ok + b'X: \xff\xfe\x80\r\nETag: \xff"\xe9"\r\n' + length + b"\r\n" + body,
        "ETag of 8 kB": ok + b'ETag: "' + b"e" * 7_900 + b'"\r\n' + length + b"\r\n" + body,
        "type of 7 kB": b"HTTP/1.1 200 OK\r\nContent-Type: "
        + b"t;" * 3_500
        + b"\r\n"
        + length
        + b"\r\n"
        + body,
        "type in bytes": b"HTTP/1.1 200 OK\r\nContent-Type: \xff\xfe\r\n" + length + b"\r\n" + body,
        "cookies": ok + b"Set-Cookie: a=\x01; Expires=Fri, 99 Xyz 0000\r\n" * 50 + length + b"\r\n" + body,
        "encoding unknown": ok + b"Content-Encoding: \xff, aes\r\n" + length + b"\r\n" + body,
        "encoding empty body": ok + b"Content-Encoding: gzip\r\nContent-Length: 0\r\n\r\n",
        "PDF": ok + b"Content-Length: 9\r\n\r\n%PDF-1.7 ",
    }.items():
        yield name, partial(fetched, value)


def _charsets() -> Iterator[tuple[str, Case]]:
    page = _page("Ünï\u2028cödé").encode("utf-8")
    for name in CHARSETS:
        yield f"header {_short(name)}", partial(read, page, f"text/html; charset={name}")
        yield f"meta {_short(name)}", partial(read, f'<meta charset="{name}">'.encode() + page, None)
        xml = f'<?xml version="1.0" encoding="{name}"?>'.encode()
        yield f"xml {_short(name)}", partial(read, xml + page, "application/xhtml+xml")
    for name, mark in {"utf-16le": b"\xff\xfe", "utf-16be": b"\xfe\xff", "utf-32": b"\xff\xfe\0\0"}.items():
        yield f"mark of {name} over UTF-8", partial(read, mark + page)
    yield "200 kB of random bytes", partial(read, Random(1).randbytes(200_000), "text/html")
    yield "200 kB of 0x80", partial(read, b"\x80" * 200_000, None)
    yield (
        "odd bytes of UTF-16",
        partial(
            read, "\ud83d".encode("utf-16-le", "surrogatepass") * 999 + b"\xd8", "text/html; charset=utf-16le"
        ),
    )


def _json() -> Iterator[tuple[str, Case]]:
    def page(data: str) -> Case:
        return partial(read, _page("", f'<script type="application/ld+json">{data}</script>'))

    for depth in (100, 600, 5_000, 50_000):
        yield f"lists {depth} deep", page("[" * depth + "]" * depth)
        yield f"objects {depth} deep", page('{"@graph":' * depth + "1" + "}" * depth)
        yield f"lists {depth} deep, unclosed", page("[" * depth)
    graph = ",".join(
        f'{{"@id":"{n}","@type":"Article","isBasedOn":{{"@id":"{n + 1}"}}}}' for n in range(20_000)
    )
    yield "20,000 nodes", page(f'{{"@graph":[{graph}]}}')
    yield "a node that is its own part", page('{"@id":"a","isPartOf":{"@id":"a"},"isBasedOn":{"@id":"a"}}')
    for text in (
        '"\\ud800"',
        "NaN",
        "1e999",
        "-Infinity",
        "9" * 5_000,
        '"\\u0000"',
        "null",
        '{"@type":["NewsArticle",1,null]}',
    ):
        for name in ("headline", "datePublished", "author", "articleBody", "isBasedOn", "correction", "url"):
            yield f"{name} {_short(text)}", page(f'{{"@type":"NewsArticle","{name}":{text}}}')
    yield "1 MB of a headline", page(f'{{"@type":"NewsArticle","headline":"{"a " * 500_000}"}}')
    yield (
        "10,000 authors",
        page('{"@type":"NewsArticle","author":[' + ",".join(['{"name":"A B"}'] * 10_000) + "]}"),
    )
    yield (
        "2,000 blocks of data",
        partial(
            read, _page("", '<script type="application/ld+json">{"@type":"NewsArticle"}</script>' * 2_000)
        ),
    )


def _nested() -> Iterator[tuple[str, Case]]:
    for name in (
        "div",
        "ul><li",
        "ol><li",
        "blockquote",
        "table><tr><td",
        "section",
        "span",
        "b",
        "a",
        "dl><dd",
        "figure",
        "details",
        "p",
        "font",
        "svg",
        "template",
        "select",
        "button",
        "form",
        "h2",
        "aside",
        "pre",
        "ruby",
        "math",
    ):
        closing = "".join(f"</{part}>" for part in reversed(name.split("><")))
        for depth in (
            (10, 300, 2_000, 30_000)
            if name in {"div", "ul><li", "blockquote", "table><tr><td", "b"}
            else (2_000,)
        ):
            inside = f"<{name}>" * depth + PROSE + closing * depth
            yield f"{name} {depth} deep", partial(read, _page(inside))
    for depth in (300, 1_900):
        yield (
            f"text at each of {depth} levels",
            partial(read, _page(f"<div>{PROSE}" * depth + "</div>" * depth)),
        )
        yield f"lists with text at each of {depth} levels", partial(read, _page(f"<ul><li>{PROSE}" * depth))
        yield (
            f"quotes with text at each of {depth} levels",
            partial(read, _page(f"<blockquote>{PROSE}" * depth)),
        )
        yield (
            f"tables with text at each of {depth} levels",
            partial(read, _page(f"<table><tr><td>{PROSE}" * depth)),
        )
        yield (
            f"links with text at each of {depth} levels",
            partial(read, _page("<a href=/x><div>More of this and that." * depth)),
        )
        yield f"headings at each of {depth} levels", partial(read, _page("<section><h2>More</h2>" * depth))


def _within_lines() -> Iterator[tuple[str, Case]]:
    for name in (
        "sup",
        "sub",
        "ins",
        "del",
        "q",
        "x-y",
        "label",
        "time datetime=2026-11-24",
        "a href=/x><object",
        "h2><span",
        "header",
        "header><dd",
        "nav",
        "form><input",
        "div role=dialog",
        "noscript",
        "footer",
    ):
        for text in ("", "More of this", "Correction, 4 March: it was 12. "):
            level = f"<{name}>{text}"
            yield f"{name} with {text!r} in each other", partial(read, _page(level * (60_000 // len(level))))
    for mark in ("Clarification", "a b c d e f g h i j k l m!", "1a1a1a1a1a1a1a1a1a1a!", "№" * 40):
        yield f"raised {mark!r}", partial(read, _page(f"<p>Gates<sup>{mark}</sup></p>" * 1_000))
    for text in ("千九" * 500 + "x", "1,1億 " + "百" * 500, "『" * 5_000, "https://&" * 5_000, "# " * 5_000):
        yield f"{_short(text)} and so on", partial(read, _page(f"<p>{text}</p>"))


FIGURES = (
    "1,000,000.00.00",
    "1.000.000,00,00",
    "9" * 60,
    "9" * 60 + "万",
    "9⁹⁹⁹⁹⁹⁹⁹",
    "10⁻⁹⁹⁹⁹⁹⁹⁹",
    "1½½",
    "99:99",
    "2026-13-45",
    "1e999999",
    "1" * 30 + "." + "1" * 30,
    "九" * 60,
    "½⁹",
    "1" * 5_000,
    "1.1" * 2_000,
    "12 million billion trillion trillion",
)


def _figures() -> Iterator[tuple[str, Case]]:
    for figure in FIGURES:
        yield f"{_short(figure)} became 12", partial(told, partial(_exchanged, figure, "12"))
        yield f"12 became {_short(figure)} %", partial(told, partial(_exchanged, "12", f"{figure} %"))


def _exchanged(before: str, after: str) -> tuple[Document, Document]:
    texts = (f"The wall cost {one} pounds in all, the council said." for one in (before, after))
    old, new = (Document(blocks=(Block(kind=BlockKind.PARAGRAPH, text=text),)) for text in texts)
    return old, new


def _motifs() -> Iterator[tuple[str, Case]]:
    for seed in range(60):
        yield f"page {seed} at random", partial(read, motifs.page(seed))


def _many() -> Iterator[tuple[str, Case]]:
    for name, text in {
        "20 kB of <a ": "<a " * 7_000,
        "20 kB of <a": "<a" * 10_000,
        "300 kB of <": "<" * 300_000,
        "300 kB of </": "</" * 150_000,
        "300 kB of <!--": "<!--" * 75_000,
        "300 kB of <![CDATA[": "<![CDATA[" * 33_000,
        "300 kB of &": "&" * 300_000,
        "300 kB of &amp": "&amp" * 75_000,
        "<script unclosed": "<script>" * 30_000,
        "<style unclosed": "<style>" * 30_000,
        "<meta unclosed": "<meta " * 30_000,
        "<textarea unclosed": "<textarea>" + PROSE * 500,
        "<plaintext>": "<plaintext>" + PROSE * 500,
        "<title unclosed": "<title>" + PROSE * 500,
        "<noscript unclosed": "<noscript>" * 3_000 + PROSE,
        "<table><b> misnested": "<table><b>" * 3_000,
        "<a><b><i> misnested": "<a><b></a><i></b>" * 3_000,
        "100,000 links": '<a href="/x">one</a> ' * 100_000,
        "100,000 links of different places": "".join(f'<a href="/{n}">{n}</a> ' for n in range(100_000)),
        "50,000 headings": "".join(f"<h{1 + n % 6}>Part {n}</h{1 + n % 6}>" for n in range(50_000)),
        "30,000 equal headings": "<h2>Part</h2>" * 30_000,
        "50,000 paragraphs": "".join(
            f"<p>Gate {n} was opened on Monday by the council.</p>" for n in range(50_000)
        ),
        "100,000 empty paragraphs": "<p></p>" * 100_000,
        "100,000 list items": "<li>one" * 100_000,
        "100,000 cells": "<table><tr>" + "<td>one" * 100_000,
        "50,000 rows": "<table>" + "<tr><td>one<td>two" * 50_000,
        "colspan 1,000,000,000": "<table><tr><td colspan=1000000000 rowspan=1000000000>one</table>",
        "ol start 10^400": f"<ol start={'9' * 400}><li>one<li>two</ol>",
        "100,000 images": '<img src="/x" alt="a gate">' * 100_000,
        "50,000 figures": "<figure><img alt=x><figcaption>A gate</figcaption></figure>" * 50_000,
        "100,000 breaks": "one<br>" * 100_000,
        "50,000 times": '<time datetime="2026-01-01">1 January 2026</time>' * 50_000,
        "20,000 quotes": "<blockquote>Said.</blockquote>" * 20_000,
        "an attribute of 2 MB": f'<p class="{"x " * 1_000_000}">One.</p>',
        "20,000 attributes": "<p " + " ".join(f"a{n}=1" for n in range(20_000)) + ">One.</p>",
        "20,000 equal attributes": "<p " + "a=1 " * 20_000 + ">One.</p>",
        "a class in 5,000 elements of 400 names": ('<div class="' + "comment " * 400 + '">x</div>') * 5_000,
        "a word of 2 MB": f"<p>{'x' * 2_000_000}</p>",
        "2 MB of spaces": f"<p>one{' ' * 2_000_000}two</p>",
        "2 MB of no-break spaces": f"<p>one{chr(160) * 1_000_000}two</p>",
        "a sentence of 1 MB": f"<p>{'and the gate ' * 80_000}.</p>",
        "1 MB of full stops": f"<p>{'.' * 1_000_000}</p>",
        "1 MB of quotation marks": f"<p>{chr(8220) * 300_000}</p>",
        "500 kB of digits": f"<p>{'1' * 500_000}</p>",
        "500 kB of 1,1,1": f"<p>{'1,' * 250_000}</p>",
        "500 kB of 1.1.1": f"<p>{'1.' * 250_000}</p>",
        "500 kB of 1/1/1": f"<p>{'1/' * 250_000}</p>",
        "500 kB of 12:12:12": f"<p>{'12:' * 170_000}</p>",
        "500 kB of hyphens": f"<p>{'a-' * 250_000}</p>",
        "500 kB of 'Updated 1'": f"<p>{'Updated 1 ' * 50_000}</p>",
        "500 kB of capitals": f"<p>{'A ' * 250_000}</p>",
        "500 kB of Names": f"<p>{'Anna Berg ' * 50_000}</p>",
        "500 kB of months": f"<p>{'1 January ' * 50_000}</p>",
        "300 kB of combining marks": f"<p>a{chr(0x301) * 150_000}</p>",
        "300 kB of bidi overrides": f"<p>{chr(0x202E) * 100_000}gate</p>",
        "300 kB of zero-width joiners": f"<p>{('a' + chr(0x200D)) * 80_000}</p>",
        "tags of variation": f"<p>{chr(0xE0061) * 80_000}gate</p>",
        "100,000 NULs": f"<p>one{chr(0) * 100_000}two</p>",
        "lone surrogates": f"<p>{chr(0xD800) * 3_000} gates {chr(0xDFFF) * 3_000}</p>",
        "surrogates by number": "<p>" + "&#xD800;&#xDFFF;&#x110000;&#0;" * 5_000 + "</p>",
        "private planes": f"<p>{chr(0x10FFFF) * 50_000}</p>",
        "control characters": "<p>" + "".join(map(chr, range(1, 32))) * 2_000 + "</p>",
        "line separators": f"<p>{chr(0x2028).join(['one'] * 20_000)}</p>",
        "Han of 300 kB": f"<p>{'门' * 100_000}</p>",
        "Thai of 300 kB": f"<p>{'ประตู' * 20_000}</p>",
        "Arabic of 300 kB": f"<p>{'بوابة ' * 20_000}</p>",
        "emoji of 300 kB": f"<p>{'👩‍👩‍👧‍👦' * 12_000}</p>",
        "a title of 300 kB": f"<title>{' - gate' * 45_000}</title>",
        "a title of 300 kB of spaces": f"<title>{'a  ' * 100_000}| x</title>",
        "comments counted": "<h2>" + "1 " * 50_000 + "comments</h2>",
        "a byline of 300 kB": f'<p class="byline">By {"Anna Berg and " * 20_000}</p>',
        "replies of 300 kB": f"<p>Reply {'to Anna ' * 40_000}</p>",
        "a query of 300 kB": f'<img src="/x?{"a=1&amp;" * 40_000}"><script src="/x?{"a=1&amp;" * 40_000}"></script>',
    }.items():
        yield name, partial(read, _page(text))
    yield "nothing", partial(read, b"")
    yield "white space", partial(read, " \n" * 50_000)
    yield "NULs only", partial(read, b"\0" * 100_000)
    yield "plain text of 3 MB", partial(read, "one gate\n\n" * 300_000, "text/plain")
    yield "plain text in one line", partial(read, "one gate " * 200_000, "text/plain")
    yield "frames", partial(read, "<frameset>" * 500 + "<frame src=x>" * 500)
    yield "a page in itself", partial(read, _page("") * 200)
    yield "1,000 articles", partial(read, f"<article><h1>One</h1>{PROSE}</article>" * 1_000)


def _edits() -> Iterator[tuple[str, Case]]:
    random = Random(1)
    words = [f"word{n}" for n in range(5_000)]

    def doc(texts: list[str], kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
        return Document(blocks=tuple(Block(kind=kind, text=text) for text in texts))

    def prose(count: int) -> str:
        return " ".join(random.choice(words) for _ in range(count)) + "."

    def turned() -> tuple[Document, Document]:
        old = [f"{n} {prose(20)}" for n in range(5_000)]
        return doc(old), doc(old[::-1])

    def long(step: int) -> tuple[Document, Document]:
        old = prose(36_000).split()
        return doc([" ".join(old)]), doc(
            [" ".join(f"new{n}" if n % step == 0 else word for n, word in enumerate(old))]
        )

    def numbers() -> tuple[Document, Document]:
        made = [
            [f"Gate {n} {random.choice(words)} was opened {n + k} times" for n in range(20_000)]
            for k in (7, 8)
        ]
        old, new = ([". ".join(one[at : at + 10]) + "." for at in range(0, 20_000, 10)] for one in made)
        return doc(old), doc(new)

    def same(old: str, new: str) -> Callable[[], tuple[Document, Document]]:
        return lambda: (doc([old]), doc([new]))

    yield "5,000 paragraphs reversed", partial(told, turned)
    for step in (2, 50, 5_000):
        yield f"300 kB of one paragraph, one word in {step} edited", partial(told, partial(long, step))
    yield "20,000 numbers edited", partial(told, numbers)
    yield (
        "20,000 numbers edited in one paragraph",
        partial(
            told,
            same(
                " ".join(f"{n} gates" for n in range(20_000)),
                " ".join(f"{n + 1} gates" for n in range(20_000)),
            ),
        ),
    )
    yield (
        "5,000 headings edited",
        partial(
            told,
            lambda: (
                doc([f"Part {n}" for n in range(5_000)], BlockKind.HEADING),
                doc([f"Part {n}!" for n in range(5_000)], BlockKind.HEADING),
            ),
        ),
    )
    yield (
        "5,000 rows edited",
        partial(
            told,
            lambda: (
                doc([f"{n} | {n}" for n in range(5_000)], BlockKind.TABLE_ROW),
                doc([f"{n} | {n + 1}" for n in range(5_000)], BlockKind.TABLE_ROW),
            ),
        ),
    )
    yield (
        "5,000 list items reversed",
        partial(
            told,
            lambda: (
                doc([f"Item {n}" for n in range(5_000)], BlockKind.LIST_ITEM),
                doc([f"Item {n}" for n in range(5_000, 0, -1)], BlockKind.LIST_ITEM),
            ),
        ),
    )
    yield "everything gone", partial(told, lambda: (doc([prose(20) for _ in range(5_000)]), doc([])))
    yield "everything new", partial(told, lambda: (doc([]), doc([prose(20) for _ in range(5_000)])))
    yield "nothing at all", partial(told, lambda: (doc([]), doc([])))
    yield (
        "3,000 names edited",
        partial(
            told,
            same(
                " ".join(f"Anna{n} Berg said so." for n in range(3_000)),
                " ".join(f"Anna{n} Bergh said so." for n in range(3_000)),
            ),
        ),
    )
    yield (
        "3,000 quotations edited",
        partial(
            told,
            same(
                " ".join(f"“Gate {n} is open”, she said." for n in range(3_000)),
                " ".join(f"“Gate {n} is shut”, he said." for n in range(3_000)),
            ),
        ),
    )
    yield (
        "3,000 dates edited",
        partial(
            told,
            same(
                " ".join(f"On {1 + n % 28} May {1000 + n}." for n in range(3_000)),
                " ".join(f"On {1 + n % 28} June {1000 + n}." for n in range(3_000)),
            ),
        ),
    )
    yield "50,000 marks edited", partial(told, same("a, " * 50_000, "a; " * 50_000))
    yield "200 kB of one letter, and one more", partial(told, same("a" * 200_000, "a" * 200_001))
    yield "200 kB of one letter against another", partial(told, same("a" * 200_000, "b" * 200_000))
    yield "lone surrogates", partial(told, same("The \ud800 gate was open.", "The \udfff gate was shut."))
    yield "bidi overrides", partial(told, same("The \u202egate was open.", "The gate\u202c was \u2066shut."))
    yield "combining marks", partial(told, same("a" + "\u0301" * 50_000, "a" + "\u0301" * 49_999))
    yield "Han of 50,000 signs", partial(told, same("门" * 50_000, "门" * 49_999 + "墙"))
    yield (
        "digits of many kinds",
        partial(told, same("²³ ٣٤ ५६ Ⅷ ½ 1e999 0x1f 1,,2..3", "²² ٣٥ ५७ Ⅸ ¼ 1e998 0x2f 1,,2..4")),
    )
    yield (
        "a number of 5,000 digits",
        partial(told, same("It cost " + "9" * 5_000 + " euros.", "It cost " + "8" * 5_000 + " euros.")),
    )
    yield (
        "years 1 and 9999",
        partial(
            told, same("On 1 January 0001 and 31 December 9999.", "On 31 December 9999 and 1 January 0001.")
        ),
    )
    yield "per cent of nothing", partial(told, same("0% of 0, up 0 %.", "00% of -0, up −0 %."))


def _bombs() -> Iterator[tuple[str, Case]]:
    page = _page("").encode()
    most = 64_000

    def answer(encoding: str, body: bytes) -> bytes:
        return (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n"
            % (encoding.encode(), len(body))
            + body
        )

    def bombs() -> dict[str, tuple[str, bytes]]:
        deflate = zlib.compressobj(9, zlib.DEFLATED, 31)
        packed = b"".join(deflate.compress(b"<p>" * 100_000) for _ in range(200)) + deflate.flush()
        zipped = zstandard.ZstdCompressor(level=3).compressobj()
        zstd = b"".join(zipped.compress(b"<p>gate " * 100_000) for _ in range(600)) + zipped.flush()
        return {
            "gzip": ("gzip", packed[:most]),
            "gzip twice": ("gzip", gzip.compress(packed)),
            "gzip in 3,000 empty members": ("gzip", gzip.compress(b"") * 3_000),
            "gzip with rubbish after it": ("gzip", gzip.compress(page) + b"rubbish" * 500),
            "gzip cut": ("gzip", gzip.compress(page)[:-20]),
            "gzip broken": ("gzip", gzip.compress(page)[:40] + b"\xff" * 400),
            "zstd": ("zstd", zstd[:most]),
            "zstd broken": ("zstd", b"\x28\xb5\x2f\xfd" + b"\xff" * 400),
            "zstd window of 2 GB": ("zstd", b"\x28\xb5\x2f\xfd\x00\xa8" + b"\x01\0\0" + b"x" * 90),
            "deflate": ("deflate", zlib.compress(b"<p>" * 8_000_000)),
            "deflate of nothing": ("deflate", b""),
            "brotli rubbish": ("br", b"\xff" * 4_000),
            "gzip, gzip": ("gzip, gzip", gzip.compress(gzip.compress(page))),
        }

    def sent(name: str) -> object:
        return fetched(answer(*bombs()[name]))

    for name in (
        "gzip",
        "gzip twice",
        "gzip in 3,000 empty members",
        "gzip with rubbish after it",
        "gzip cut",
        "gzip broken",
        "zstd",
        "zstd broken",
        "zstd window of 2 GB",
        "deflate",
        "deflate of nothing",
        "brotli rubbish",
        "gzip, gzip",
    ):
        yield name, partial(sent, name)


def _robots() -> Iterator[tuple[str, Case]]:
    star = b"User-agent: *\n"
    for name, body in {
        "stars": star + b"Disallow: /" + b"*a" * 400 + b"b\n",
        "stars alone": star + b"Disallow: /" + b"*" * 5_000 + b"b\n",
        "20,000 rules": star + b"Disallow: /x*y$\n" * 20_000,
        "20,000 groups": b"User-agent: a\nDisallow: /x\n\n" * 20_000,
        "a line of 500 kB": star + b"Disallow: /" + b"a" * 500_000,
        "bytes": Random(2).randbytes(100_000),
        "delay NaN": star + b"Crawl-delay: nan\nDisallow:\n",
        "delay infinite": star + b"Crawl-delay: inf\nDisallow:\n",
        "delay negative": star + b"Crawl-delay: -5\nDisallow:\n",
        "delay of 400 digits": star + b"Crawl-delay: " + b"9" * 400 + b"\n",
        "delay 1e999": star + b"Crawl-delay: 1e999\n",
        "delay superscript": star + "Crawl-delay: ²\n".encode(),
        "visit-time, request-rate": star + b"Request-rate: 1/0\nVisit-time: 9999-0000\nRequest-rate: x/y\n",
        "request-rate odd": star + b"Request-rate: 1/99999999999999999999s 2500-9900\n",
        "percent": star + b"Disallow: /%\nDisallow: /%zz\nDisallow: /%ff%fe\nAllow: /\xff\n",
        "brackets": star + b"Disallow: http://[\nAllow: //[::1\nSitemap: http://[\n",
        "NULs": star + b"Disallow: /\0\n" * 100,
        "a mark": b"\xef\xbb\xbf" * 20 + star + b"Disallow: /\n",
        "HTML": _page(PROSE * 200).encode(),
    }.items():
        yield name, partial(obeyed, body)


def record(
    payload: bytes,
    *,
    at: str = "2020-01-01T00:00:00Z",
    url: str = "https://a.example/x",
    kind: str = "response",
    length: int | str | None = None,
) -> bytes:
    """A WARC record spelled by hand."""
    size = len(payload) if length is None else length
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {at}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {size}\r\n\r\n"
    return head.encode("utf-8", "surrogatepass") + payload + b"\r\n\r\n"


def http(body: bytes, more: bytes = b"", status: bytes = b"200 OK") -> bytes:
    """An HTTP answer as a WARC keeps it."""
    return b"HTTP/1.1 " + status + b"\r\nContent-Type: text/html\r\n" + more + b"\r\n" + body


def _archives() -> Iterator[tuple[str, Case]]:
    page = _page("").encode()
    good = record(http(page))
    for name, archive in {
        "nothing": b"",
        "no WARC": page,
        "NULs": b"\0" * 5_000,
        "a head alone": b"WARC/1.0\r\n",
        "a head cut": good[:60],
        "a body cut": good[:-90],
        "rubbish between": good + b"rubbish\r\n" * 50 + good,
        "rubbish before": b"rubbish\r\n" + good,
        "length too short": record(http(page), length=50) + good,
        "length too long": record(http(page), length=999_999),
        "length negative": record(http(page), length=-1),
        "length of words": record(http(page), length="many"),
        "length of 400 digits": record(http(page), length="9" * 400),
        "length superscript": record(http(page), length="²"),
        "status of words": record(http(page, status=b"abc")),
        "status superscript": record(http(page, status="²⁰⁰ OK".encode())),
        "status of 400 digits": record(http(page, status=b"2" * 400)),
        "no status": record(page),
        "no headers' end": record(b"HTTP/1.1 200 OK\r\nContent-Type: text/html"),
        "headers in bytes": record(http(page, b"X: \xff\xfe\r\nETag: \xff\r\n")),
        "10,000 headers": record(http(page, b"X: a\r\n" * 10_000)),
        "chunked broken": record(http(page, b"Transfer-Encoding: chunked\r\n")),
        "chunk size huge": record(http(b"f" * 30 + b"\r\n" + page, b"Transfer-Encoding: chunked\r\n")),
        "gzip said, not done": record(http(page, b"Content-Encoding: gzip\r\n")),
        "gzip cut": record(http(gzip.compress(page)[:-20], b"Content-Encoding: gzip\r\n")),
        "brotli broken": record(http(b"\xff" * 900, b"Content-Encoding: br\r\n")),
        "encoding unknown": record(http(page, b"Content-Encoding: \xff\r\n")),
        "a bomb of gzip": record(http(gzip.compress(b"<p>" * 30_000_000), b"Content-Encoding: gzip\r\n")),
        "charset unknown": record(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\xff\r\n\r\n" + page),
        "type in bytes": record(b"HTTP/1.1 200 OK\r\nContent-Type: \xff\r\n\r\n" + page),
        "an empty body": record(http(b"")),
        "a deep page": record(http(_page("<div>" * 30_000).encode()))
        + record(http(page), at="2020-01-02T00:00:00Z"),
        "a page of NULs": record(http(b"\0" * 5_000)) + record(http(page), at="2020-01-02T00:00:00Z"),
        "surrogates": record(http(_page("<p>\ud800 gate</p>").encode("utf-8", "surrogatepass"))),
        "revisit of nothing": good + record(b"", kind="revisit", at="2020-01-02T00:00:00Z"),
        "a kind unknown": record(http(page), kind="\u2603") + good,
        "HTTP/2 in it": record(b"HTTP/2 200\r\ncontent-type: text/html\r\n\r\n" + page),
        "gzip of one member": gzip.compress(
            good + record(http(page + PROSE.encode()), at="2020-02-01T00:00:00Z")
        ),
        "gzip by record": gzip.compress(good) + gzip.compress(record(http(page), at="2020-02-01T00:00:00Z")),
        "gzip by record, cut": gzip.compress(good) + gzip.compress(good)[:-30],
        "gzip broken": gzip.compress(good)[:50] + b"\xff" * 500,
        "gzip of a bomb": gzip.compress(good + b"\0" * 100_000_000),
        "gzip of rubbish": gzip.compress(b"rubbish" * 500),
        "an ARC": b"filedesc://x 0.0.0.0 20200101000000 text/plain 9\n1 0 x\n\n\n",
        "300 captures of one moment": good * 300,
        "WARC/9.9": good.replace(b"WARC/1.0", b"WARC/9.9"),
        "no URI": good.replace(b"WARC-Target-URI", b"X-Nothing"),
        "no date": good.replace(b"WARC-Date", b"X-Nothing"),
    }.items():
        yield name, partial(imported, archive, "x.warc.gz" if archive[:2] == b"\x1f\x8b" else "x.warc")
    for at in (*MOMENTS, "2099-01-01T00:00:00Z", "1990-01-01T00:00:00Z", "0001-01-01", "20200101000000"):
        if "\0" not in at:
            yield f"dated {_short(at)}", partial(imported, record(http(page), at=at) + good)
    for url in ADDRESSES:
        if "\0" not in url:
            yield f"of {_short(url)}", partial(imported, record(http(page), url=url) + good)


def _kept() -> Iterator[tuple[str, Case]]:
    for name, inside in {
        "NULs": "<p>one\0two gates were opened on Monday.</p>",
        "surrogates": "<p>\ud800 gates were opened on Monday.</p>",
        "surrogates by number": "<p>&#xD800; gates</p><title>&#xDFFF;</title>",
        "a title of 200 kB": f"<h1>{'gate ' * 40_000}</h1>",
        "5,000 hints": '<p>Source: <a href="https://b.example/x">the report</a></p>' * 5_000,
        "a source of brackets": '<p>Source: <a href="http://[">the report</a></p><blockquote cite="http://[::1/x">x</blockquote>',
        "2,000 nested lists": f"<ul><li>{PROSE}" * 900,
        "deep": "<div>" * 30_000,
        "bidi": f"<h1>{chr(0x202E)}etag</h1>",
        "escapes": "<h1>\x1b]0;x\x07 gate \x9b31m</h1>",
        "9999": '<time datetime="9999-12-31T23:59:59-14:00">x</time>',
        "0001": '<time datetime="0001-01-01T00:00:00+14:00">x</time>',
    }.items():
        yield name, partial(tracked, _page(inside))
    for text in ADDRESSES[:12]:
        yield (
            f"canonical {_short(text)}",
            partial(
                tracked,
                _page("", f'<link rel="canonical" href="{text}"><meta property="og:url" content="{text}">'),
            ),
        )


_FAMILIES: dict[str, Callable[[], Iterator[tuple[str, Case]]]] = {
    "date": _moments,
    "address": _addresses,
    "header": _headers,
    "charset": _charsets,
    "JSON-LD": _json,
    "nested": _nested,
    "within a line": _within_lines,
    "figure": _figures,
    "motifs": _motifs,
    "many": _many,
    "edit": _edits,
    "bomb": _bombs,
    "robots.txt": _robots,
    "WARC": _archives,
    "kept": _kept,
}


# ---------------------------------------------------------------- running them


def _limited(case: Case, answer: Any) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (spent + CPU_SECONDS, spent + CPU_SECONDS + 2))
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    try:
        case()
        said = "held"
    except VersionerError as error:
        said = f"held: {type(error).__name__}: {error.message[:150]}"
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is what this looks for
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
        said = f"RAISED {type(error).__name__}: {str(error)[:150]} at {where}"
    answer.send(ascii(said))


def ended(case: Case) -> tuple[str, float]:
    """How a case ended in a process of its own ("held…" where well), and the seconds it took."""
    context = multiprocessing.get_context("fork")
    mine, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_limited, args=(case, theirs))
    begun = time.monotonic()
    process.start()
    theirs.close()
    try:
        said = str(mine.recv())[1:-1] if mine.poll(20 * CPU_SECONDS) else "HUNG"
    except EOFError:
        process.join()
        said = f"KILLED by signal {-(process.exitcode or 0)}"
    if said == "HUNG":
        process.kill()
    process.join()
    return said, time.monotonic() - begun


def template(directory: Path) -> None:
    """Make the empty database that cases copy."""
    os.environ["HOSTILE_TEMPLATE"] = str(directory / "template.db")
    database = Database(f"sqlite:///{directory / 'template.db'}")
    database.ensure_current()
    database.dispose()


def main() -> int:
    """Run them; how many did not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="cases whose name holds this")
    parser.add_argument("--list", action="store_true", help="say how every case ended")
    given = parser.parse_args()
    chosen = {name: case for name, case in cases().items() if given.only in name}
    bad = 0
    with tempfile.TemporaryDirectory() as directory:
        template(Path(directory))
        for name, case in chosen.items():
            said, took = ended(case)
            held = said.startswith("held")
            bad += not held
            if given.list or not held:
                print(f"{took:6.2f} s  {name}: {said}", flush=True)
    print(f"{len(chosen)} hostile cases, {len(chosen) - bad} held, {bad} did not")
    return min(bad, 100)


if __name__ == "__main__":
    sys.exit(main())
