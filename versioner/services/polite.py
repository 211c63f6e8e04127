"""Whose turn it is at a host: robots.txt first, then the spacing that all processes on one database share."""

from __future__ import annotations

from versioner.errors import RobotsError
from versioner.fetch.interface import Fetcher
from versioner.fetch.robots import allowed
from versioner.services.app import App
from versioner.storage import hosts
from versioner.storage.records import Target


async def ready(app: App, fetcher: Fetcher, target: Target) -> None:
    """Wait until the page may be asked for.

    Raises:
        RobotsError: robots.txt forbids it, or cannot be read now.
    """
    with app.db.read() as session:
        host = hosts.host(session, target.host)
    delay = app.policy.host_delay
    if app.policy.obey_robots:
        robots = await _robots(app, fetcher, target, host)
        if not allowed(robots, target.url, app.policy.user_agent):
            raise RobotsError(_refusal(robots, target.url), url=target.url, transient=robots.unreachable)
        delay = max(delay, robots.crawl_delay or 0.0)
    if delay > 0 or host.backoff_until is not None:
        await _turn(app, target.host, delay)
