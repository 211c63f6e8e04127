"""Dates, figures, charsets and JSON that are none, or too much."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from random import Random

from bench.attacks.acts import Case, dated, read, told
from bench.attacks.words import CHARSETS, FIGURES, MOMENTS, article, short
from versioner.core.model import Block, BlockKind, Document


def moments() -> Iterator[tuple[str, Case]]:
    """Dates that are none, or far away, by every reader of dates and on a page."""
    for text in MOMENTS:
        yield short(text), partial(dated, text)
        meta = f'<meta property="article:published_time" content="{text}"><meta name="date" content="{text}">'
        data = f'<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{text}","dateModified":"{text}"}}</script>'
        shown = f'<time datetime="{text}">{text}</time><p>Published {text}. Updated {text}</p>'
        yield f"{short(text)} on a page", partial(read, article(shown, meta + data))


def charsets() -> Iterator[tuple[str, Case]]:
    """Charsets that are none, or lie."""
    page = article("Ünï\u2028cödé").encode("utf-8")
    for name in CHARSETS:
        yield f"header {short(name)}", partial(read, page, f"text/html; charset={name}")
        yield f"meta {short(name)}", partial(read, f'<meta charset="{name}">'.encode() + page, None)
        xml = f'<?xml version="1.0" encoding="{name}"?>'.encode()
        yield f"xml {short(name)}", partial(read, xml + page, "application/xhtml+xml")
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


def json_ld() -> Iterator[tuple[str, Case]]:
    """Structured data that is deep, long or no JSON."""

    def page(data: str) -> Case:
        return partial(read, article("", f'<script type="application/ld+json">{data}</script>'))

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
            yield f"{name} {short(text)}", page(f'{{"@type":"NewsArticle","{name}":{text}}}')
    yield "1 MB of a headline", page(f'{{"@type":"NewsArticle","headline":"{"a " * 500_000}"}}')
    yield (
        "10,000 authors",
        page('{"@type":"NewsArticle","author":[' + ",".join(['{"name":"A B"}'] * 10_000) + "]}"),
    )
    yield (
        "2,000 blocks of data",
        partial(
            read, article("", '<script type="application/ld+json">{"@type":"NewsArticle"}</script>' * 2_000)
        ),
    )


def figures() -> Iterator[tuple[str, Case]]:
    """Numbers that are none, or too long, in an edit."""
    for figure in FIGURES:
        yield f"{short(figure)} became 12", partial(told, partial(_exchanged, figure, "12"))
        yield f"12 became {short(figure)} %", partial(told, partial(_exchanged, "12", f"{figure} %"))


def _exchanged(before: str, after: str) -> tuple[Document, Document]:
    texts = (f"The wall cost {one} pounds in all, the council said." for one in (before, after))
    old, new = (Document(blocks=(Block(kind=BlockKind.PARAGRAPH, text=text),)) for text in texts)
    return old, new
