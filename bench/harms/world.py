"""A home, a web and a clock that cases of faults move, and what must hold after each."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from versioner.app import App, Policy
from versioner.core.decide.thresholds import Thresholds
from versioner.core.schedule.rates import ScheduleLimits
from versioner.errors import FetchError, StorageError, VersionerError
from versioner.fetch.interface import Fetched, FetchRequest
from versioner.ingest.check import check
from versioner.ingest.track import track
from versioner.queries import read
from versioner.queries.state import verify_all
from versioner.storage.database import Database
from versioner.storage.directory import DirectoryStore
from versioner.storage.keys import signing_key

URL, OTHER, THIRD = (f"https://a.example/{name}" for name in ("gates", "harbour", "market"))
BUSY = 0.3  # seconds that a locked database is waited for
SENTENCES = (
    "The council met on Monday to speak about the nine gates of the old town and the harbour.",
    "Its maintenance budget rose by {} percent this year, more than anybody had expected of it.",
    "Traders at the fish market asked once more when the permanent wall would come to them.",
)
Case = Callable[[Path], None]


def page(number: int, title: str = "The gates") -> bytes:
    """An article whose one figure is that number."""
    body = "".join(f"<p>{one.format(number)}</p>" for one in SENTENCES)
    return f'<html lang="en"><body><main><h1>{title}</h1>{body}</main></body></html>'.encode()


class Web:
    """A fetcher that serves what a case puts in it; an exception is raised, anything else is the body."""

    def __init__(self) -> None:
        self.pages: dict[str, bytes | Exception] = {}
        self.answer: dict[str, Any] = {}

    async def fetch(self, request: FetchRequest) -> Fetched:
        """The body, or the failure."""
        body = self.pages.get(request.url, FetchError("not found (404)", url=request.url, status=404))
        if isinstance(body, Exception):
            raise body
        made = Fetched(
            url=request.url,
            final_url=request.url,
            status=200,
            headers=(),
            content_type="text/html; charset=utf-8",
            body=body,
        )
        return replace(made, **self.answer)

    async def close(self) -> None:
        """Nothing is open."""


class World:
    """A home with an app over a web and a clock that a case moves."""

    def __init__(self, home: Path, url: str | None = None, *, fetcher: Any = None) -> None:
        self.home, self.at, self.web = home, datetime(2026, 11, 20, 8, tzinfo=UTC), Web()
        if url is None and not (home / "versioner.db").exists():
            home.mkdir(parents=True, exist_ok=True)
            shutil.copy(os.environ["FAULTS_TEMPLATE"], home / "versioner.db")
        self.store = DirectoryStore(home / "snapshots")
        self.app = App(
            db=Database(url or f"sqlite:///{home / 'versioner.db'}", busy_seconds=BUSY),
            snapshots=self.store,
            open_fetcher=(lambda: self.web) if fetcher is None else fetcher,
            now=self.now,
            policy=Policy(owner="faults", user_agent="versioner/1", host_delay=0.0, obey_robots=False),
            thresholds=Thresholds(),
            limits=ScheduleLimits(),
            signing_key=lambda: signing_key(home / "log.key"),
        )

    def now(self) -> datetime:
        """The clock, a millisecond later each time it is asked."""
        self.at += timedelta(milliseconds=1)
        return self.at

    def look(self, hours: float = 1.0, *, due: bool = False) -> dict[str, str]:
        """Look at all pages (or those that are due) some hours later."""
        self.at += timedelta(hours=hours)
        return {one.url: str(one.outcome) for one in check(self.app, due=due)}

    def edit(self, url: str, number: int) -> None:
        """Put another figure on a page."""
        self.web.pages[url] = page(number, url[-6:])

    def numbers(self, url: str = URL) -> list[int]:
        """The versions that readers are told of."""
        return [change.version for change in read.log(self.app, url).changes]

    def whole(self) -> None:
        """Nothing is broken."""
        found = verify_all(self.app)
        assert found.whole, found.problems

    def told(self) -> list[tuple[str, int, bytes]]:
        """Every version of every page with its raw bytes."""
        return sorted(
            (article.url, one.version.number, read.raw(self.app, one.version))
            for article in read.articles(self.app)
            for one in read.version_list(self.app, str(article.id)).versions
        )


def begun(home: Path, url: str | None = None) -> World:
    """Two articles, one of two versions."""
    world = World(home, url)
    for address in (URL, OTHER):
        world.edit(address, 6)
        track(world.app, address)
    world.edit(URL, 9)
    world.look()
    world.look()
    assert world.numbers() == [2], world.numbers()
    return world


@contextlib.contextmanager
def fails(fault: type[VersionerError] = StorageError) -> Iterator[None]:
    """What stands in it may fail with that error, in one line, and with no other."""
    try:
        yield
    except fault as error:
        assert "\n" not in error.message, error.message


def goes_on(world: World) -> None:
    """After the fault: what was told is there, a new edit is found, and all is whole."""
    before = world.told()
    world.edit(OTHER, 77)
    world.look(26)
    world.look(2)
    world.look(2)
    assert world.numbers(OTHER) == [2], world.numbers(OTHER)
    assert not set(before) - set(world.told())
    world.whole()
