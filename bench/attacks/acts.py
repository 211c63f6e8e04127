"""What is done with what is hostile: it is read, compared, fetched, obeyed, imported, tracked."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from versioner.app import App, Policy
from versioner.core.classify import change_between
from versioner.core.dates.declared import dates_in, from_machine, from_words
from versioner.core.decide import state_bytes
from versioner.core.decide.derive import derive
from versioner.core.decide.state import PageState
from versioner.core.decide.thresholds import Thresholds
from versioner.core.extract import canonical_hash, read_page
from versioner.core.model import Document
from versioner.core.schedule.rates import ScheduleLimits
from versioner.fetch.http import HttpFetcher, retry_after
from versioner.fetch.interface import Fetched, FetchRequest
from versioner.fetch.robots import Robots, allowed, fetch_robots
from versioner.ingest.importing import import_warc
from versioner.ingest.track import track
from versioner.storage.database import Database
from versioner.storage.directory import DirectoryStore
from versioner.view.changelog import summary

Case = Callable[[], object]
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


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
        state = state_bytes.from_bytes(state_bytes.to_bytes(found.state))
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
