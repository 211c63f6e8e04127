"""What a server may answer: addresses, headers, encodings that unpack to much, robots.txt."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from functools import partial
from random import Random

import zstandard

from bench.attacks.acts import NOW, Case, fetched, obeyed, read
from bench.attacks.words import ADDRESSES, PROSE, RETRIES, article, short
from versioner.fetch.http import retry_after


def addresses() -> Iterator[tuple[str, Case]]:
    """Addresses that are none, in links and as where a page moved."""
    for text in ADDRESSES:
        links = f'<a href="{text}">here</a><blockquote cite="{text}">Said.</blockquote><p>Source: <a href="{text}">the report</a></p>'
        head = f'<link rel="canonical" href="{text}"><base href="{text}"><meta property="og:url" content="{text}">'
        yield f"{short(text)} in links", partial(read, article(links, head))
        line = text.encode("latin-1", "replace").replace(b"\n", b"").replace(b"\0", b"%00")
        yield (
            f"{short(text)} in Location",
            partial(fetched, b"HTTP/1.1 302 Found\r\nLocation: " + line + b"\r\nContent-Length: 0\r\n\r\n"),
        )


def headers() -> Iterator[tuple[str, Case]]:
    """Status lines, headers and bodies that do not fit."""
    body = article("").encode()
    ok = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    length = b"Content-Length: %d\r\n" % len(body)
    for text in RETRIES:
        line = text.encode("latin-1", "replace")
        yield (
            f"Retry-After {short(text)}",
            partial(
                fetched,
                b"HTTP/1.1 503 Busy\r\nRetry-After: " + line[:7_000] + b"\r\nContent-Length: 0\r\n\r\n",
            ),
        )
        yield f"Retry-After {short(text)} as text", partial(retry_after, text, NOW)
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


def bombs() -> Iterator[tuple[str, Case]]:
    """Bodies that unpack to much, or not at all."""
    page = article("").encode()
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


def robots_txt() -> Iterator[tuple[str, Case]]:
    """Files of rules that no robot should read."""
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
        "HTML": article(PROSE * 200).encode(),
    }.items():
        yield name, partial(obeyed, body)
