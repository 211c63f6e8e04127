"""Around every request: hosts, sizes and rates before; security headers and kept answers after.

Plain ASGI: Starlette's own base class for middleware costs each request a task group and two streams.
"""

from __future__ import annotations

import logging
import re
from secrets import token_hex
from urllib.parse import urlsplit

from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from versioner.app import App
from versioner.core.text.words import whole_number
from versioner.errors import E_, Said
from versioner.queries import state
from versioner.view.terminal import one_line
from versioner.web.access import (
    LOOKED,
    SAFE,
    SEEN,
    VIEWS,
    Role,
    Visitor,
    may_send,
    reads_freely,
    recognise,
    unseen_of,
    visitor_of,
)
from versioner.web.answers import Refusal, problem
from versioner.web.client import client_of, is_loopback, name_of
from versioner.web.language import language_of
from versioner.web.limits import Share
from versioner.web.metrics import Metrics, kind_of
from versioner.web.responses import KeptResponse, ResponseCache

# Scripts and styles from ourselves only, nothing inline, no frames but the widget's own page.
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}
MCP = "/mcp"  # streams, which a request for a head alone would hold open
IMPORT = "/api/v1/import"  # the one route that takes files
_LARGE = E_("a request body may have {most} bytes here")
# a form or a JSON request of ours is under 4 KB; it is read on the event loop: 2 ms, of nothing but "&" 14
MAX_BODY = 64 * 1024
_KEPT = (
    "/articles/",
    "/search",
    "/changes",
    "/corrections",
    "/api/v1/",
    "/feed",
    "/drift",
    "/badge/",
    "/frame/",
    "/include/",
)


class Gate:
    """ASGI middleware around the application."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if scope["method"] == "HEAD" and scope["path"] != MCP:
            # as GET, in all but the body (RFC 9110 §9.3.2)
            scope, send = {**scope, "method": "GET"}, _bodiless(send)
        request = Request(scope, receive)
        number = token_hex(8)
        client = client_of(scope, request.app.state.trust)
        share = request.app.state.rate.take(client.address) if _counts(request) else None
        send = _noting(send, number, share, request)
        scope["versioner.visitor"] = Visitor(client=client)
        refused = _refusal(request, share)
        if refused is None:
            scope["versioner.visitor"] = await recognise(request)
            refused = _forbidden(request)
        if refused is not None:
            await refused(scope, receive, _securing(send, request))
            return
        inner = _whole(self.app, number, request.app.state.metrics)
        asked = _asked(request)
        if asked is None:
            await inner(scope, _limited(receive, _most(request)), _securing(send, request))
            return
        cache: ResponseCache = request.app.state.responses
        generation = await _generation(request.app.state.app)
        # after the generation: where a change is written between the two, what is made of both is not found again
        asked = (*asked, await _unseen(request))
        found = cache.find(asked, generation)
        if found is not None:
            await found.answer(request.headers.get("if-none-match", ""))(scope, receive, send)
            return
        # the whole answer is made even for one who has it: the next who asks is served from it
        whole = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] != b"if-none-match"]}
        parts: list[Message] = []

        async def gather(message: Message) -> None:
            parts.append(message)

        await inner(whole, receive, _securing(gather, request))
        kept = _keep(parts, cache, asked, generation)
        if kept is not None:
            await kept.answer(request.headers.get("if-none-match", ""))(scope, receive, send)
            return
        for message in parts:
            await send(message)


def _bodiless(send: Send) -> Send:
    """With nothing but the head of an answer."""

    async def sent(message: Message) -> None:
        await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

    return sent


def _whole(app: ASGIApp, number: str, metrics: Metrics) -> ASGIApp:
    """`app`, whose mistakes are answered here: outside of us nobody would add the headers of every answer."""

    async def whole(scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            with metrics.timed(kind_of(scope["path"])):
                await app(scope, receive, watched)
        except (
            Exception
        ):  # a boundary: one request's mistake of ours is that request's answer, and loud in the log
            where = one_line(f"{scope['method']} {scope['path'][:_SHOWN]}")
            metrics.mistakes.inc()
            _LOG.exception("request %s failed: %s", number, where, extra={"request": number, "where": where})
            if begun:
                raise
            told = Said(
                E_("something is wrong with versioner itself; its log knows more under {number}"),
                {"number": number},
            )
            await problem(Request(scope), 500, "our mistake", told)(scope, receive, send)

    return whole


def _noting(send: Send, number: str, share: Share | None, request: Request) -> Send:
    """With the number that the log knows a request by, and how much more its client may ask.

    The log is told of what changes something, and of what went wrong with us; of all else only where it wants all.
    """

    async def noted(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["X-Request-Id"] = number
            headers.update(share.headers if share else {})
            _log_request(request, number, message["status"])
        await send(message)

    return noted


def _log_request(request: Request, number: str, status: int) -> None:
    loud = request.method not in SAFE or status >= 500
    level = logging.INFO if loud else logging.DEBUG
    if not _LOG.isEnabledFor(level):
        return
    path = request.url.path[:_SHOWN]
    page = _PAGE.search(path)
    visitor = visitor_of(request)
    extra = {
        "request": number,
        "method": request.method,
        "path": one_line(path),
        "status": status,
        "page": int(page[1]) if page else None,
        "role": visitor.role.name.lower(),
        "client": visitor.client.address,
    }
    _LOG.log(level, "%s %s: %d", request.method, one_line(path), status, extra=extra)


_PAGE = re.compile(r"/articles/([0-9]{1,18})(?:/|$)")
_LOG = logging.getLogger(__name__)
_SHOWN = 200  # characters of a path in the log
_FOR_OTHER_SITES = ("/api/v1/", "/badge/", "/include/")
_BARE = (*_FOR_OTHER_SITES, "/frame/")  # of what is kept, what has no navigation; and feeds


def _securing(send: Send, request: Request) -> Send:
    """With the headers that every answer carries, unless it brings its own.

    Other sites' scripts may read what everybody may read, errors too (a widget must learn that there is no
    such article); where reading is not public, the page of a stranger in the operator's browser reads nothing.
    """
    shared = reads_freely(request) and request.url.path.startswith(_FOR_OTHER_SITES)
    # what was given to one whom we know, or who had to show something, is for nobody else's cache
    personal = visitor_of(request).role is not Role.NOBODY or not reads_freely(request)
    personal = personal and not request.url.path.startswith(_FREE)

    async def secured(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            if personal:
                said = headers.get("cache-control", "no-cache").removeprefix("public, ")
                headers["Cache-Control"] = said if said == "no-store" else f"private, {said}"
            if shared:
                headers.setdefault("Access-Control-Allow-Origin", "*")
        await send(message)

    return secured


def _most(request: Request) -> int:
    """Bytes that the body of a request may have: a form is small, an archive is not."""
    if request.url.path == IMPORT and request.method == "POST":
        limit: int = request.app.state.serving.import_limit
        return limit
    return MAX_BODY


def _limited(receive: Receive, most: int) -> Receive:
    """No more of a body than is allowed, whatever its header said of its length or did not."""
    taken = 0

    async def limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise Refusal(413, _LARGE, most=most)
        return message

    return limited


def _keep(
    parts: list[Message], cache: ResponseCache, asked: tuple[str, ...], generation: object
) -> KeptResponse | None:
    """Remember a good answer; None where it is none, or not for everybody."""
    start, *rest = parts
    if start["type"] != "http.response.start" or start["status"] != 200:
        return None
    answer = Response(status_code=200)
    answer.raw_headers = list(start["headers"])
    return cache.keep(asked, generation, answer, b"".join(part.get("body", b"") for part in rest))


def _asked(request: Request) -> tuple[str, ...] | None:
    """What an answer depends on; None where it may not be given to the next who asks."""
    visitor = visitor_of(request)
    if request.method != "GET" or not (visitor.client.local or reads_freely(request)):
        return None
    path = request.url.path
    named = visitor.bearer or visitor.session or visitor.client.user or "authorization" in request.headers
    if path == "/" and not request.cookies.keys().isdisjoint({SEEN, VIEWS}):
        return None  # marked with what is new to that visitor
    if named or not (path == "/" or path.startswith(_KEPT)):
        return None
    where = (visitor.client.scheme, visitor.client.host, str(visitor.client.local))
    return path, request.url.query, *where, request.headers.get("accept", ""), language_of(request)


async def _generation(app: App) -> object:
    """What the database is at; SQLite tells it by its file's own counter, a server's answer may be long in coming."""
    if app.db.dialect == "sqlite":
        return state.generation(app)
    return await run_in_threadpool(state.generation, app)


async def _unseen(request: Request) -> str:
    """What the navigation says that who asks has not seen: who is told the same gets the same. "" where it says nothing."""
    path = request.url.path
    bare = path.startswith(_BARE) or "/feed." in path
    if bare or request.cookies.keys().isdisjoint({LOOKED, SEEN}):
        return ""
    return str(await run_in_threadpool(unseen_of, request) or "")


def _refusal(request: Request, share: Share | None) -> Response | None:
    if not _host_is_ours(request):
        return problem(
            request, 400, "bad host", Said(E_("the Host header names no host that is served here"))
        )
    length = whole_number(request.headers.get("content-length", "0"))
    if "content-length" in request.headers and "transfer-encoding" in request.headers:
        # two lengths are two readings of where the next request begins (RFC 9112 §6.1)
        return problem(
            request,
            400,
            "two lengths",
            Said(E_("a request has a Content-Length or a Transfer-Encoding, not both")),
        )
    if request.method not in SAFE and (length is None or length > _most(request)):
        return problem(request, 413, "too large", Said(_LARGE, {"most": _most(request)}))
    if share is not None and not share.allowed:
        return problem(
            request,
            429,
            "too many requests",
            Said(E_("slow down; try again in {seconds} seconds"), {"seconds": share.next_in}),
        )
    return None


def _counts(request: Request) -> bool:
    """Whether a request takes from its client's share: all but what is small, and asked for by machines."""
    return not request.url.path.startswith(_FREE)


_FREE = ("/static/", "/healthz", "/readyz", "/metrics", "/widget.js")


def _forbidden(request: Request) -> Response | None:
    """A refusal of whoever may not change anything; a route that forgets to ask is safe so."""
    if may_send(request):
        return None
    if visitor_of(request).role is Role.NOBODY:
        answer = problem(
            request,
            401,
            "sign in first",
            Said(E_("to change something, sign in or show a token that may write")),
        )
        answer.headers["WWW-Authenticate"] = "Bearer"
        return answer
    return problem(
        request,
        403,
        "may only read",
        Said(E_("to change something takes an editor's rights; these only read")),
    )


def _host_is_ours(request: Request) -> bool:
    """On loopback only loopback names and the public one are served: a foreign name there is DNS rebinding."""
    serving = request.app.state.serving
    if not serving.loopback:
        return True
    name = name_of(request.headers.get("host", ""))
    return is_loopback(name) or (bool(serving.public_url) and name == urlsplit(serving.public_url).hostname)
