"""The tools over streamable HTTP, for a web application that judges who asks before anything comes here."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AsyncExitStack
from types import TracebackType
from typing import Self

from mcp.server.transport_security import TransportSecuritySettings
from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send

from versioner.app import App
from versioner.mcp.server import make_server

PATH = "/mcp"
# The web application has looked at Host, Origin and token.
_JUDGED = TransportSecuritySettings(enable_dns_rebinding_protection=False)


class Tools:
    """A server for each kind of visitor, by name; they are open while the block runs."""

    def __init__(self, visitors: Mapping[str, tuple[App, bool]]) -> None:
        """`visitors`: what each kind sees, and whether it may also change what is kept."""
        self._servers = {name: _over_http(app, writes=writes) for name, (app, writes) in visitors.items()}
        self._open = AsyncExitStack()

    async def __aenter__(self) -> Self:
        for one in self._servers.values():
            await self._open.enter_async_context(one.router.lifespan_context(one))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._open.aclose()

    async def answer(self, visitor: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a visitor of that kind."""
        await self._servers[visitor](scope, receive, send)


def _over_http(app: App, *, writes: bool) -> Starlette:
    server = make_server(app, writes=writes)
    return server.streamable_http_app(
        streamable_http_path=PATH, json_response=True, stateless_http=True, transport_security=_JUDGED
    )
