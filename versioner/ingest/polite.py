"""Whose turn it is at a host: what it asked for, robots.txt, then the spacing that all processes share."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol, TypeVar
from urllib.parse import urlsplit

from versioner.app import App
from versioner.core.schedule.plan import host_pause
from versioner.core.url import host_of
from versioner.errors import FetchError, PostponedError, RobotsError
from versioner.fetch.interface import Fetcher
from versioner.fetch.robots import Robots, allowed, asks_for_a_pause, fetch_robots
from versioner.ingest.slots import Slots
from versioner.storage import hosts
from versioner.storage.database import Session
from versioner.storage.records import HostRow, Reservation

T = TypeVar("T")

# RFC 9309 §2.4: a robots.txt should not be used for longer than a day; one that could not be read is
# asked for again sooner, or a short outage would silence a site for a day.
KEEP_ROBOTS = timedelta(hours=24)
RETRY_ROBOTS = timedelta(minutes=30)

# A pause that a host asked for and that is this short is waited for; a longer one ends the visit.
_SHORT_PAUSE = timedelta(seconds=5)


class Books(Protocol):
    """Where all who ask hosts write down what they share, so that two never ask one at the same time."""

    async def do(self, write: Callable[[Session], T]) -> T:
        """What `write` returns, when it is committed."""

    async def reserve(self, asked: Reservation) -> datetime:
        """When that request may be sent; nobody else is given the same moment."""


class OwnBooks:
    """Written in a transaction of its own each time, for those who ask for few pages."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def do(self, write: Callable[[Session], T]) -> T:
        """As `Books.do`."""
        return await asyncio.to_thread(self._written, write)

    async def reserve(self, asked: Reservation) -> datetime:
        """As `Books.reserve`."""
        (found,) = await self.do(lambda session: hosts.reserve(session, [asked]))
        return found

    def _written(self, write: Callable[[Session], T]) -> T:
        with self._app.db.write() as session:
            return write(session)


class Courtesy(Protocol):
    """What a visit needs to know of manners."""

    async def turn(self, url: str) -> None:
        """Wait until `url` may be asked for; raises `FetchError` where it may not."""


class HostTurn:
    """One visitor's dealings with one host.

    Args:
        app: what to work with.
        fetcher: brings robots.txt.
        name: the host.
        books: where what is reserved and learned is written down.
        host: what is known of it, where it was just read.
        slots: held while a page is asked for and read, never while its turn is waited for.
        slow: it kept us waiting the last time.

    Attributes:
        seconds: how long a slot was held the last time.
    """

    def __init__(
        self,
        app: App,
        fetcher: Fetcher,
        name: str,
        *,
        books: Books,
        host: HostRow | None = None,
        slots: Slots | None = None,
        slow: bool = False,
    ) -> None:
        self._app, self._fetcher, self._name, self._books = app, fetcher, name, books
        self._host = host
        self._slots, self._slow = slots, slow
        self._lane: bool | None = None
        self._entered = 0.0
        self.seconds = 0.0

    async def turn(self, url: str) -> None:
        """Wait until `url` may be asked for, and hold a slot from then on.

        Raises:
            PostponedError: the host asked us to leave it alone for longer than one waits.
            RobotsError: robots.txt forbids it, or cannot be read now.
            FetchError: the host does not answer when asked for its robots.txt.
        """
        self.leave()
        host = await self._known()
        now = self._app.now()
        if host.asked_until is not None and host.asked_until > now + _SHORT_PAUSE:
            raise _postponed(host, url, now)
        delay = self._app.policy.host_delay
        if self._app.policy.obey_robots:
            robots = await self._robots(host, url)
            if not allowed(robots, url, self._app.policy.user_agent):
                raise _refusal(robots, url)
            delay = max(delay, robots.crawl_delay or 0.0)
        await self._wait(delay, host.asked_until)
        await self._enter()

    def leave(self) -> None:
        """Give the slot back."""
        if self._slots is not None and self._lane is not None:
            self._slots.leave(slow=self._lane)
            self.seconds = asyncio.get_running_loop().time() - self._entered
        self._lane = None

    async def learned(self, error: FetchError | None) -> bool:
        """Remember how the host answered (None: well); whether it is to be left alone now."""
        host = await self._known()
        now = self._app.now()
        until, asked = _pause(error, host.failures + 1, now)
        if until is None:
            if host.failures and not isinstance(error, PostponedError):
                self._host = replace(host, failures=0, backoff_until=None)
                await self._books.do(lambda session: hosts.recovered(session, self._name))
            return isinstance(error, PostponedError)
        failures = host.failures + 1
        changed = {"asked_until" if asked else "backoff_until": until}
        self._host = replace(host, failures=failures, **changed)  # type: ignore[arg-type] # both are moments
        await self._books.do(
            lambda session: hosts.back_off(session, self._name, until, failures=failures, asked=asked)
        )
        return True

    async def _known(self) -> HostRow:
        if self._host is None:
            self._host = await self._books.do(lambda session: hosts.host(session, self._name))
        return self._host

    async def _enter(self) -> None:
        if self._slots is not None:
            lane = self._slow or bool(self._host and self._host.failures)
            await self._slots.enter(slow=lane)
            self._lane = lane
            self._entered = asyncio.get_running_loop().time()

    async def _wait(self, delay: float, asked_until: datetime | None) -> None:
        now = self._app.now()
        at = now if asked_until is None else max(now, asked_until)
        if delay > 0:
            asked = Reservation(host=self._name, now=now, delay=delay)
            at = max(at, await self._books.reserve(asked))
        if at > now:
            await asyncio.sleep((at - now).total_seconds())

    async def _robots(self, host: HostRow, url: str) -> Robots:
        now = self._app.now()
        if host.robots_expires_at is not None and host.robots_expires_at > now:
            return Robots(body=host.robots, status=host.robots_status, crawl_delay=host.crawl_delay)
        parts = urlsplit(url)
        await self._wait(self._app.policy.host_delay, None)
        await self._enter()
        try:
            robots = await fetch_robots(
                self._fetcher, f"{parts.scheme}://{parts.netloc}", now, self._app.policy.user_agent
            )
        finally:
            self.leave()
        expires = now + (RETRY_ROBOTS if robots.unreachable else KEEP_ROBOTS)
        self._host = replace(
            host,
            robots=robots.body,
            robots_status=robots.status,
            robots_expires_at=expires,
            crawl_delay=robots.crawl_delay,
        )
        await self._books.do(
            lambda session: hosts.put_robots(
                session,
                self._name,
                body=robots.body,
                status=robots.status,
                fetched_at=now,
                expires_at=expires,
                crawl_delay=robots.crawl_delay,
            )
        )
        return robots


def _pause(error: FetchError | None, failures: int, now: datetime) -> tuple[datetime | None, bool]:
    """Until when a host that answered so is left alone, and whether it asked for that itself."""
    if error is None or isinstance(error, PostponedError):
        return None, False
    if error.status in {429, 503} and error.retry_after:
        return now + timedelta(seconds=error.retry_after), True
    if error.unreachable or error.status == 503 or asks_for_a_pause(error):
        return now + timedelta(seconds=host_pause(failures)), False
    if isinstance(error, RobotsError) and error.transient:
        return now + RETRY_ROBOTS, False
    return None, False


def _postponed(host: HostRow, url: str, now: datetime) -> PostponedError:
    assert host.asked_until is not None
    return PostponedError(
        "{host} asked us to wait until {until} UTC (Retry-After), so {page} is not asked for",
        host=host.host,
        until=f"{host.asked_until:%Y-%m-%d %H:%M:%S}",
        page=url,
        url=url,
        retry_after=(host.asked_until - now).total_seconds(),
    )


def _refusal(robots: Robots, url: str) -> RobotsError:
    if not robots.unreachable:
        return RobotsError("robots.txt does not allow us to fetch {page}", page=url, url=url, transient=False)
    host = urlsplit(url).netloc
    if not robots.why:
        return RobotsError(
            "the robots.txt of {host} cannot be read now, so {page} is not asked for",
            host=host,
            page=url,
            url=url,
        )
    return RobotsError(
        "the robots.txt of {host} cannot be read now, so {page} is not asked for ({why})",
        host=host,
        page=url,
        why=robots.why,
        url=url,
    )


async def wait_for_turn(app: App, fetcher: Fetcher, url: str) -> None:
    """Wait until `url` may be asked for, for who asks for a single page; raises as `HostTurn.turn`."""
    await HostTurn(app, fetcher, host_of(url), books=OwnBooks(app)).turn(url)
