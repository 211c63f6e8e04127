"""Serve the web application with uvicorn, alone or with the scheduler in the same process."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable, Coroutine
from contextlib import ExitStack
from dataclasses import replace
from types import FrameType
from typing import Any, Protocol
from urllib.parse import urlsplit

import uvicorn

from versioner.app import App
from versioner.config import Settings
from versioner.errors import ConfigError, UsageError, VersionerError
from versioner.ingest import tokens
from versioner.ingest.pulse import Pulse
from versioner.view.terminal import one_line
from versioner.web.access import Role
from versioner.web.app import Serving, create_app
from versioner.web.client import Trust
from versioner.web.connections import Connection
from versioner.web.membership import SignIn

_BACKLOG = 2048  # connections that wait to be taken, as uvicorn has it


def run(app: App, serving: Serving, tick: float, *, watch: Watch | None, say: Callable[[str], None]) -> int:
    """Serve until SIGINT, SIGTERM or SIGHUP; with `watch`, also look at what is due. `say` is told the address.

    Raises:
        UsageError: the port is taken, or no address of this machine.
    """
    with listening(serving.host, serving.port) as listener:
        port = listener.getsockname()[1]  # 0 asks for any
        say(f"http://{f'[{serving.host}]' if ':' in serving.host else serving.host}:{port}/")
        serving = replace(serving, port=port)
        return _run(app, serving, tick, watch, listener)


def _run(app: App, serving: Serving, tick: float, watch: Watch | None, listener: socket.socket) -> int:
    try:
        asyncio.run(serve_until(app, serving, tick, watch=watch, listener=listener))
    except* VersionerError as group:
        raise group.exceptions[0] from None
    return 0


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there.

    Raises:
        UsageError: it cannot: another program does, or it is not for us.
    """
    try:
        family, kind, proto, _, address = socket.getaddrinfo(
            host.strip("[]"), port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with ExitStack() as until_it_listens:
            made = until_it_listens.enter_context(socket.socket(family, kind, proto))
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            made.bind(address)
            made.listen(_BACKLOG)
            until_it_listens.pop_all()
    except OSError as error:
        raise UsageError(
            "cannot listen on {host}:{port}: {why}", host=host, port=port, why=error.strerror or error
        ) from error
    return made


def serving_of(app: App, settings: Settings, *, host: str, port: int) -> Serving:
    """How the settings want the pages served.

    Raises:
        ConfigError: a public address without a token and without public reading.
        UsageError: the host is no address of any machine.
    """
    bare = host[1:-1] if host[:1] == "[" and host[-1:] == "]" else host
    try:
        socket.getaddrinfo(bare, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError, OverflowError) as error:
        raise UsageError(
            "cannot listen on {host}: it is no address of a machine", host=one_line(host)[:100]
        ) from error
    serving = Serving(
        host=bare,
        port=port,
        public_url=settings.public_url,
        public_read=settings.public_read,
        websub_hub=settings.websub_hub,
        rate_limit=settings.rate_limit,
        import_limit=settings.import_limit,
        export_limit=settings.export_limit,
        secret=settings.secret_key,
        trust=Trust.of(
            settings.trusted_proxies,
            public=bool(settings.public_url),
            user_header=settings.auth_header,
        ),
        metrics=settings.metrics,
        auth_role=Role[settings.auth_role.upper()],
        sign_in=_sign_in(settings),
        mcp=settings.mcp,
        mcp_write=settings.mcp_write,
    )
    good = [row for row in tokens.listed(app).tokens if row.revoked_at is None]
    outside = not serving.loopback or settings.public_url
    known = good or settings.auth_header or serving.sign_in
    if outside and not settings.public_read and not known:
        raise ConfigError(
            "{address} can be reached from outside: make a token first (versioner token create NAME), or let everybody read with --public-read (VERSIONER_PUBLIC_READ=true)",
            address=settings.public_url or host,
        )
    return serving


def _sign_in(settings: Settings) -> SignIn | None:
    """How people sign in by a provider; None where no setting says.

    Raises:
        ConfigError: the settings do not suffice.
    """
    if not settings.oidc_issuer:
        return None
    try:
        from versioner.web.provider import Provider  # noqa: PLC0415 - the extra `oidc`
    except ImportError as error:
        raise ConfigError("signing in by OpenID Connect needs versioner[oidc]") from error
    lists = (
        (Role.READER, settings.oidc_readers),
        (Role.EDITOR, settings.oidc_editors),
        (Role.ADMIN, settings.oidc_admins),
    )
    return SignIn(
        provider=Provider(
            issuer=settings.oidc_issuer,
            client_id=settings.oidc_client_id,
            client_secret=settings.oidc_client_secret,
        ),
        name=settings.oidc_name or urlsplit(settings.oidc_issuer).hostname or "",
        others=Role[settings.oidc_role.upper()],
        people=tuple(
            (role, frozenset(one.strip() for one in _lowered(names) if one.strip())) for role, names in lists
        ),
    )


def _lowered(names: str) -> list[str]:
    """Names on a list; addresses in lower case, groups as they are."""
    return [one if one.strip().startswith("group:") else one.lower() for one in names.split(",")]


class Watch(Protocol):
    """The checking, as the daemon does it."""

    async def __call__(self, app: App, *, tick: float, stop: asyncio.Event, pulse: Pulse) -> None:
        """Look until stopped."""


class _Server(uvicorn.Server):
    """uvicorn, that tells when it begins to stop: the checking then stops beside it, not after it."""

    def __init__(self, config: uvicorn.Config, stop: asyncio.Event) -> None:
        super().__init__(config)
        self._told, self._loop = stop, asyncio.get_running_loop()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop, at a signal."""
        self._loop.call_soon_threadsafe(self._told.set)
        super().handle_exit(sig, frame)

    def abandoned(self) -> None:
        """Stop: who began us has ended, or wants us to."""
        self._told.set()
        self.should_exit = True


# With what the engine's own grace adds, a stop takes less than the ten seconds after which others kill.
_GRACE_SECONDS = 5


async def serve_until(
    app: App,
    serving: Serving,
    tick: float,
    *,
    watch: Watch | None,
    listener: socket.socket | None = None,
    orphaned: int | None = None,
) -> None:
    """Serve until SIGINT, SIGTERM or SIGHUP.

    Args:
        app: what is shown.
        serving: how.
        tick: seconds between two looks at what is due.
        watch: the checking; None: somebody else's.
        listener: a socket that listens already, shared with others; None: one of our own.
        orphaned: a file descriptor that can be read from as soon as who began us is no more.
    """
    stop, pulse = asyncio.Event(), Pulse()
    config = uvicorn.Config(
        create_app(app, serving, pulse if watch else None),
        host=serving.host,
        port=serving.port,
        http=Connection,
        log_level="warning",
        access_log=False,
        proxy_headers=False,  # whose forwarding headers count is judged in web/client.py alone
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    server = _Server(config, stop)
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):  # uvicorn raises these anew when it has ended: no harm then
        loop.add_signal_handler(name, stop.set)
    loop.add_signal_handler(signal.SIGHUP, server.handle_exit, signal.SIGHUP, None)
    if orphaned is not None:
        loop.add_reader(orphaned, server.abandoned)
    async with asyncio.TaskGroup() as group:
        if watch is not None:
            group.create_task(_watched(watch(app, tick=tick, stop=stop, pulse=pulse), server))
        await server.serve(sockets=None if listener is None else [listener])
        stop.set()


async def _watched(watching: Coroutine[Any, Any, None], server: uvicorn.Server) -> None:
    """Checking that ends by a mistake of ours ends the serving too: loudly, not silently."""
    try:
        await watching
    finally:
        server.should_exit = True


async def serve_pages(app: App, serving: Serving, *, say: Callable[[str], None]) -> None:
    """Serve the pages on loopback until SIGINT."""
    with listening(serving.host, serving.port) as listener:
        say(f"Serving at http://{serving.host}:{serving.port}/ (Ctrl-C ends)")
        await serve_until(app, serving, 1.0, watch=None, listener=listener)
