"""Real sites on loopback, each a port of its own and so a host of its own, and an App that looks at them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import Any

from aiohttp import web

from tests.conftest import NOW
from versioner.app import App, Policy
from versioner.core.decide.thresholds import Thresholds
from versioner.core.schedule.rates import ScheduleLimits
from versioner.core.url import host_of
from versioner.fetch.http import HttpFetcher
from versioner.storage import hosts, pages, schedule
from versioner.storage.database import Database
from versioner.storage.directory import DirectoryStore
from versioner.storage.records import HostRow, ScheduleRow

BODY = "<html><body><main><h1>The gates</h1><p>The council met on Monday to speak of the gates.</p></main></body></html>"
Answer = Callable[[web.Request], Any]


class Clock:
    """Time that passes when a test says so, and a microsecond at each look at it."""

    def __init__(self) -> None:
        self.at = NOW
        self._one_at_a_time = Lock()

    def __call__(self) -> datetime:
        return self.pass_(microseconds=1)

    def pass_(self, **time: float) -> datetime:
        with self._one_at_a_time:
            self.at += timedelta(**time)
            return self.at


class Site:
    """A host: what it answers can be changed, what it was asked is remembered."""

    def __init__(self) -> None:
        self.answer: Answer = lambda _: web.Response(text=BODY, content_type="text/html")
        self.asked: list[str] = []
        self.at_once = self.most_at_once = 0
        self.base = ""

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request.path)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            found = self.answer(request)
            answer: web.StreamResponse = await found if asyncio.iscoroutine(found) else found
            return answer
        finally:
            self.at_once -= 1


@asynccontextmanager
async def sites(count: int = 1) -> AsyncIterator[list[Site]]:
    """So many sites, each on its own port."""
    made, runners = [], []
    try:
        for _ in range(count):
            site = Site()
            app = web.Application()
            app.router.add_get("/{name:.*}", site.handle)
            runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
            await runner.setup()
            runners.append(runner)
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            site.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
            made.append(site)
        yield made
    finally:
        for runner in runners:
            await runner.cleanup()


def an_app(database: Database, home: Path, clock: Clock, **policy: Any) -> App:
    """An App over real HTTP; without robots.txt and spacing, unless a test asks for them."""
    given: dict[str, Any] = {
        "owner": "test",
        "user_agent": "versioner/0",
        "host_delay": 0.0,
        "obey_robots": False,
    } | policy
    return App(
        db=database,
        snapshots=DirectoryStore(home / "snapshots", durable=False),
        open_fetcher=lambda: HttpFetcher(
            user_agent="versioner/0", allow_networks=("127.0.0.0/8",), timeout=20.0, now=clock
        ),
        now=clock,
        policy=Policy(**given),
        thresholds=Thresholds(),
        limits=ScheduleLimits(),
    )


def due_pages(app: App, base: str, count: int, *, due: datetime = NOW) -> list[int]:
    """Start so many pages of a site, all due."""
    with app.db.write() as session:
        return [
            pages.add_page(
                session,
                url=f"{base}/{n}",
                url_key=f"{base}/{n}",
                host=host_of(base),
                now=NOW,
                next_check_at=due,
            )
            for n in range(count)
        ]


def schedules(app: App, page_ids: list[int]) -> list[ScheduleRow]:
    with app.db.read() as session:
        found = [schedule.schedule_of(session, page_id) for page_id in page_ids]
    return [row for row in found if row is not None]


def the_host(app: App, base: str) -> HostRow:
    with app.db.read() as session:
        return hosts.host(session, host_of(base))
