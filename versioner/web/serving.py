"""Serve the web application with uvicorn, alone or with the scheduler in the same process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import uvicorn

from versioner.app import App
from versioner.config import Settings
from versioner.errors import ConfigError
from versioner.ingest import tokens
from versioner.ingest.check import check_due, release
from versioner.web.app import Serving, create_app


def run(app: App, settings: Settings, *, host: str, port: int, with_daemon: bool) -> int:
    """Serve until SIGINT or SIGTERM.

    Raises:
        ConfigError: a public address without a token and without public reading.
    """
    serving = Serving(
        host=host,
        port=port,
        public_url=settings.public_url,
        public_read=settings.public_read,
        websub_hub=settings.websub_hub,
        rate_limit=settings.rate_limit,
        secret=settings.secret_key,
    )
    good = [row for row in tokens.listed(app).tokens if row.revoked_at is None]
    if not serving.loopback and not settings.public_read and not good:
        raise ConfigError(
            f"{host} can be reached from outside: make a token first (versioner token create NAME), "
            "or let everybody read with --public-read"
        )
    asyncio.run(_run(app, serving, settings.tick, with_daemon=with_daemon))
    return 0


async def _run(app: App, serving: Serving, tick: float, *, with_daemon: bool) -> None:
    server = uvicorn.Server(
        uvicorn.Config(
            create_app(app, serving),
            host=serving.host,
            port=serving.port,
            log_level="warning",
            access_log=False,
        )
    )
    if not with_daemon:
        await server.serve()
        return
    stop = asyncio.Event()
    looking = asyncio.create_task(_look(app, tick, stop))
    await server.serve()
    stop.set()
    await looking
    release(app)


async def serve_pages(app: App, serving: Serving, *, say: Callable[[str], None]) -> None:
    """Serve the pages on loopback until SIGINT."""
    say(f"Serving at http://{serving.host}:{serving.port}/ (Ctrl-C ends)")
    await _run(app, serving, 1.0, with_daemon=False)


async def _look(app: App, tick: float, stop: asyncio.Event) -> None:
    """The daemon's tick without the daemon: web and daemon stand side by side and never import each other."""
    while not stop.is_set():
        await check_due(app, stop=stop)
        try:
            await asyncio.wait_for(stop.wait(), tick)
        except TimeoutError:
            continue
