"""Bodies of 20 MB that pack to a few thousand bytes: what one answer of 64 kB can cost whoever reads it."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from functools import partial

from bench.attacks.acts import Case, read
from bench.attacks.words import PROSE
from versioner.core.extract.bounds import BLOCK, TEXT
from versioner.fetch.feed_page import as_page
from versioner.fetch.lists import read_list
from versioner.fetch.timemap import read_timemap

_URL = "https://a.example/list"
_MOST = 19_000_000  # bytes
_SENT = 1 << 16


def huge() -> Iterator[tuple[str, Case]]:
    """Each as what it says it is."""
    for name, unit in _UNITS.items():
        yield f"one text of {name}", partial(_read, unit, "<p>", "text/html")
        yield f"plain text of {name}", partial(_read, unit, "", "text/plain")
        yield f"Markdown of {name}", partial(_read, unit, "# Gates\n\n", "text/markdown")
        yield f"as much text of {name} as an article may have", partial(_as_much, unit)
    for name, make in _others().items():
        yield name, make


_UNITS = {
    "one letter": "x",
    "words": "word ",
    "ideographs": "城门议会",
    "Thai": "ประเทศไทย",
    "pictures": "x\U0001f600",
    "prose": PROSE.removeprefix("<p>").removesuffix("</p>") + " ",
    "stars": "*a* ",
    "figures": "12 of 7, ",
    "quotations": "“a” said “b”. ",
    "dates": "5 May 2026, ",
}


def _read(unit: str, before: str, kind: str) -> object:
    return read(before + unit * (_MOST // len(unit.encode())), f"{kind}; charset=utf-8")


def _as_much(unit: str) -> object:
    """In as few paragraphs as it may have."""
    size = BLOCK - 1_000
    text = "".join(f"<p>{unit * (size // len(unit.encode()))}</p>" for _ in range(TEXT // BLOCK))
    return read(f"<main><h1>Gates</h1>{text}</main>", "text/html; charset=utf-8")


def _others() -> dict[str, Case]:
    def listed(make: Callable[[], str]) -> object:
        return read_list(_sent(make().encode()), url=_URL, content_type="application/xml")

    feeds: dict[str, Callable[[], str]] = {
        "a JSON feed of lists": lambda: '{"items":[' + ",".join(["[]"] * 6_000_000) + "]}",
        "a JSON feed of objects": lambda: '{"items":[' + ",".join(['{"a":1}'] * 2_000_000) + "]}",
        "a feed of elements": lambda: "<rss><channel>" + "<a/>" * 4_000_000,
        "a feed of one author": lambda: _author("a" * 60_000),
        "a feed of an author's addresses": lambda: _author("a@" * 30_000),
        "a feed of an author's points": lambda: _author("a" * 30_000 + "@" + "a." * 15_000),
    }
    found: dict[str, Case] = {name: partial(listed, make) for name, make in feeds.items()}
    found |= {
        f"{name}, as a page": partial(lambda made: as_page(made().encode()), make)
        for name, make in feeds.items()
    }
    found["a TimeMap of lists"] = lambda: read_timemap(
        ("[" + ",".join(["[]"] * 6_000_000) + "]").encode(), url=_URL
    )
    return found


def _author(name: str) -> str:
    item = f"<item><link>https://a.example/1</link><author>{name}</author></item>"
    return f"<rss><channel>{item}</channel></rss>"


def _sent(body: bytes) -> bytes:
    """The body, as an answer of at most 64 kB brings it."""
    sent = gzip.compress(body, 9)
    assert len(sent) <= _SENT
    return zlib.decompress(sent, 16 + zlib.MAX_WBITS)
