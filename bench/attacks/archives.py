"""WARC files spelled by hand, and what is kept of hostile pages."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import partial

from bench.attacks.acts import Case, imported, tracked
from bench.attacks.words import ADDRESSES, MOMENTS, PROSE, article, short


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


def archives() -> Iterator[tuple[str, Case]]:
    """Archives that are cut, broken or spelled wrong."""
    page = article("").encode()
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
        "a deep page": record(http(article("<div>" * 30_000).encode()))
        + record(http(page), at="2020-01-02T00:00:00Z"),
        "a page of NULs": record(http(b"\0" * 5_000)) + record(http(page), at="2020-01-02T00:00:00Z"),
        "surrogates": record(http(article("<p>\ud800 gate</p>").encode("utf-8", "surrogatepass"))),
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
            yield f"dated {short(at)}", partial(imported, record(http(page), at=at) + good)
    for url in ADDRESSES:
        if "\0" not in url:
            yield f"of {short(url)}", partial(imported, record(http(page), url=url) + good)


def kept() -> Iterator[tuple[str, Case]]:
    """Hostile pages that are tracked."""
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
        yield name, partial(tracked, article(inside))
    for text in ADDRESSES[:12]:
        yield (
            f"canonical {short(text)}",
            partial(
                tracked,
                article("", f'<link rel="canonical" href="{text}"><meta property="og:url" content="{text}">'),
            ),
        )
