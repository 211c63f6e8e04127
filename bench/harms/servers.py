"""Servers that lie, hang up, or ask for patience without end."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from bench.harms.world import URL, Case, Web, World, page
from versioner.fetch.http import HttpFetcher
from versioner.fetch.interface import Fetched, FetchRequest
from versioner.ingest.track import track


def served(answers: Sequence[bytes | None], outcomes: set[str], home: Path) -> None:
    """A server that answers so, one look after another (None: it hangs up); then it is honest again."""
    honest = page(6)
    ok = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
    now: list[bytes | None] = [ok % len(honest) + honest]

    async def story() -> None:
        async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
                await reader.readuntil(b"\r\n\r\n")
                writer.write(now[0] or b"")
                await writer.drain()
            writer.close()

        server = await asyncio.start_server(handle, "127.0.0.1", 0)
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/x"
        world = World(home)
        opened = partial(
            HttpFetcher, user_agent="versioner/1", allow_networks=("127.0.0.0/8",), timeout=2.0, now=world.now
        )
        world.app = replace(world.app, open_fetcher=opened)
        await asyncio.to_thread(track, world.app, url)
        for answer in answers:
            now[0] = answer
            found = await asyncio.to_thread(world.look, 3.0)
            assert found[url] in outcomes, found
        after = page(9)
        now[0] = ok % len(after) + after
        for _ in range(40):
            await asyncio.to_thread(partial(world.look, 12.0, due=True))
        assert world.numbers(url) == [2], world.numbers(url)
        world.whole()
        server.close()

    asyncio.run(story())


def liar(home: Path) -> None:
    """A server that says "not modified" for ever is found out within days."""
    world = World(home)

    class Liar(Web):
        async def fetch(self, request: FetchRequest) -> Fetched:
            found = await super().fetch(request)
            changed: dict[str, Any] = {"etag": '"same"'}
            if request.etag:
                changed |= {"status": 304, "body": b"", "not_modified": True}
            return replace(found, **changed)

    world.web = Liar()
    world.edit(URL, 6)
    track(world.app, URL)
    world.look()
    world.edit(URL, 9)
    for _ in range(40):
        world.look(6)
    assert world.numbers() == [2]
    world.whole()


def servers() -> Iterator[tuple[str, Case]]:
    """Servers that lie, hang up, or are busy for ever."""

    def head(line: str, *fields: str, body: bytes = b"") -> bytes:
        return "\r\n".join((f"HTTP/1.1 {line}", *fields, "Connection: close", "", "")).encode() + body

    failed = {"failed", "suspect", "gone", "blocked"}
    yield "it says 304 for ever", liar
    for name, answers in {
        "hangs up": (None, None),
        "hangs up in the middle": (
            head("200 OK", "Content-Type: text/html", "Content-Length: 900", body=b"<p>half"),
        ),
        "says 304 to who did not ask": (head("304 Not Modified"),),
        "is busy for ten years": (head("503 Busy", "Retry-After: 315360000", "Content-Length: 0"),) * 2,
        "is busy until the year 9999": (
            head("503 Busy", "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT", "Content-Length: 0"),
        ),
        "wants 20 digits of patience": (head("429 Slow", f"Retry-After: {'9' * 20}", "Content-Length: 0"),),
        "sends people round in a ring": (head("302 Found", "Location: /x", "Content-Length: 0"),),
        "sends people nowhere": (head("301 Gone", "Location: http://[", "Content-Length: 0"),),
        "fails for a day": (head("500 Oops", "Content-Length: 0"),) * 8,
        "sends nothing": (head("200 OK", "Content-Type: text/html", "Content-Length: 0"),),
        "sends no text": (
            head("200 OK", "Content-Type: text/html", "Content-Length: 400", body=b"\x80" * 400),
        ),
        "sends broken gzip": (
            head(
                "200 OK",
                "Content-Type: text/html",
                "Content-Encoding: gzip",
                "Content-Length: 9",
                body=b"no gzip!!",
            ),
        ),
        "speaks no HTTP": (b"\x16\x03\x01hello",),
        "asks to come in": (head("401 No", "Content-Length: 0"),),
    }.items():
        yield f"it {name}", partial(served, answers, failed)
