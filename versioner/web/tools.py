"""`/mcp`: tools for language models, behind the same hosts, tokens and rates as all else.

Whoever may read may ask; what is private is for editors. What changes something takes an editor's token in the
request itself, and a versioner that was told to offer it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING

from fastapi import FastAPI, Request
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from versioner.errors import E_, ConfigError, Said
from versioner.web.access import Role, from_elsewhere, reads_freely, visitor_of
from versioner.web.answers import problem

if TYPE_CHECKING:
    from versioner.mcp.http import Tools

PATH = "/mcp"


def add_tools(web: FastAPI) -> None:
    """Offer the tools, once `open_tools` is the application's lifespan.

    Raises:
        ConfigError: the extra `mcp` is not installed.
    """
    try:
        from versioner.mcp.http import Tools  # noqa: PLC0415 - the extra `mcp`
    except ImportError as error:
        raise ConfigError("tools for language models need versioner[mcp]") from error
    all_pages, writes = web.state.app, web.state.serving.mcp_write
    web.state.tools = Tools(
        {
            "reader": (web.state.for_readers, False),
            "editor": (all_pages, False),
            "writer": (all_pages, writes),
        }
    )
    web.router.routes.append(Route(PATH, _Endpoint()))


def opening() -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """The lifespan of an application that may offer the tools."""

    @asynccontextmanager
    async def life(web: FastAPI) -> AsyncIterator[None]:
        tools: Tools | None = getattr(web.state, "tools", None)
        if tools is None:
            yield
            return
        async with tools:
            yield

    return life


class _Endpoint:
    """The route, as plain ASGI."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        visitor = visitor_of(request)
        if from_elsewhere(request):
            refused = problem(
                request, 403, "from elsewhere", Said(E_("another site's page may not ask here"))
            )
            await refused(scope, receive, send)
        elif visitor.role < Role.READER and not reads_freely(request):
            refused = problem(request, 401, "sign in first", Said(E_("reading needs a token")))
            refused.headers["WWW-Authenticate"] = "Bearer"
            await refused(scope, receive, send)
        else:
            tools: Tools = request.app.state.tools
            editor = visitor.role >= Role.EDITOR
            kind = "writer" if editor and visitor.bearer else "editor" if editor else "reader"
            await tools.answer(kind, scope, receive, send)
