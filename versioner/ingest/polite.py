"""Whose turn it is at a host: robots.txt first, then the spacing that all processes on one database share."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from versioner.app import App
from versioner.core.url import host_of
from versioner.errors import RobotsError
from versioner.fetch.interface import Fetcher
from versioner.fetch.robots import Robots, allowed, fetch_robots
from versioner.storage import hosts
from versioner.storage.records import HostRow, Target

# RFC 9309 §2.4: a robots.txt should not be used for longer than a day; one that could not be read is
# asked for again sooner, or a short outage would silence a site for a day.
KEEP_ROBOTS = timedelta(hours=24)
RETRY_ROBOTS = timedelta(minutes=30)


async def ready(app: App, fetcher: Fetcher, target: Target) -> None:
    """Wait until a claimed page may be asked for; raises as `ready_for`."""
    await ready_for(app, fetcher, target.url)


async def ready_for(app: App, fetcher: Fetcher, url: str) -> None:
    """Wait until `url` may be asked for.

    Raises:
        RobotsError: robots.txt forbids it, or cannot be read now.
    """
    name = host_of(url)
    host = await asyncio.to_thread(_host, app, name)
    delay = app.policy.host_delay
    if app.policy.obey_robots:
        robots = await _robots(app, fetcher, url, host)
        if not allowed(robots, url, app.policy.user_agent):
            raise RobotsError(_refusal(robots, url), url=url, transient=robots.unreachable)
        delay = max(delay, robots.crawl_delay or 0.0)
    if delay > 0 or host.backoff_until is not None:
        await _turn(app, name, delay)


def _host(app: App, name: str) -> HostRow:
    with app.db.read() as session:
        return hosts.host(session, name)


def _refusal(robots: Robots, url: str) -> str:
    if robots.unreachable:
        why = f" ({robots.why})" if robots.why else ""
        return f"the robots.txt of {urlsplit(url).netloc} cannot be read now, so {url} is not asked for{why}"
    return f"robots.txt does not allow us to fetch {url}"


async def _robots(app: App, fetcher: Fetcher, url: str, host: HostRow) -> Robots:
    now = app.now()
    if host.robots_expires_at is not None and host.robots_expires_at > now:
        return _stored(host)
    parts = urlsplit(url)
    await _turn(app, host.host, app.policy.host_delay)
    robots = await fetch_robots(fetcher, f"{parts.scheme}://{parts.netloc}", now, app.policy.user_agent)
    await asyncio.to_thread(_keep, app, host.host, robots, now)
    return robots


def _keep(app: App, host: str, robots: Robots, now: datetime) -> None:
    with app.db.write() as session:
        hosts.put_robots(
            session,
            host,
            body=robots.body,
            status=robots.status,
            fetched_at=now,
            expires_at=now + (RETRY_ROBOTS if robots.unreachable else KEEP_ROBOTS),
            crawl_delay=robots.crawl_delay,
        )


def _stored(host: HostRow) -> Robots:
    return Robots(body=host.robots, status=host.robots_status, crawl_delay=host.crawl_delay)


async def _turn(app: App, host: str, delay: float) -> None:
    """Take the host's next free moment and wait for it."""
    wait = await asyncio.to_thread(_reserve, app, host, delay)
    if wait > 0:
        await asyncio.sleep(wait)


def _reserve(app: App, host: str, delay: float) -> float:
    now = app.now()
    with app.db.write() as session:
        return (hosts.reserve(session, host, now, delay) - now).total_seconds()
