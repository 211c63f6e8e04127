"""The web application: pages, API, feeds and widget over the same services as the command line.

Everything shown came from the web and is hostile: text only, a strict Content-Security-Policy, no markup
of others ever rendered as markup.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from hashlib import sha256
from ipaddress import ip_address
from pathlib import Path
from secrets import token_hex

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from versioner.errors import AmbiguousError, FetchError, NotFoundError, UsageError, VersionerError
from versioner.services import state
from versioner.services.app import App
from versioner.version import __version__
from versioner.web import api, feeds, memento, pages, widget
from versioner.web.kept import Shelf
from versioner.web.limits import RateLimit

HERE = Path(__file__).parent

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
MAX_BODY = 64 * 1024  # a form or a JSON request of ours is under 4 KB
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

Next = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """How the web application is to be run.

    Attributes:
        host: what it listens on; its Host header is checked against it on loopback.
        public_url: the address that readers reach it at; "" means as asked.
        public_read: reading needs no token.
        secret: signs form tokens.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    public_url: str = ""
    public_read: bool = False
    websub_hub: str = ""
    rate_limit: int = 600
    secret: str = ""

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach it."""
        return self.host == "localhost" or ip_address(self.host.strip("[]")).is_loopback


def create_app(app: App, serving: Serving) -> FastAPI:
    """The ASGI application over an opened `App`."""
    web = FastAPI(
        title="versioner",
        version=__version__,
        description="Versions of articles and their sources; what changed, where and when.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
    )
    web.state.app = app
    web.state.serving = serving
    web.state.secret = serving.secret or token_hex(32)
    web.state.shelf = Shelf()
    web.state.rate = RateLimit(per_minute=serving.rate_limit)
    web.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    for router in (api.router, feeds.router, memento.router, widget.router, pages.router):
        web.include_router(router)
    web.middleware("http")(_guarded)
    for kind, handler in (
        (VersionerError, _problem),
        (HTTPException, _http_problem),
        (RequestValidationError, _invalid),
    ):
        web.add_exception_handler(kind, handler)
    return web


async def _guarded(request: Request, call_next: Next) -> Response:
    """Hosts, sizes and rates before; security headers and conditional answers after."""
    refused = _refusal(request)
    if refused is not None:
        return refused
    asked = _asked(request)
    if asked is None:
        return _secured(await call_next(request))
    shelf: Shelf = request.app.state.shelf
    generation = state.generation(request.app.state.app)
    found = shelf.find(asked, generation)
    if found is not None:
        return found.answer(request.headers.get("if-none-match", ""))
    response = _secured(await call_next(request))
    if response.status_code != 200 or not hasattr(response, "body_iterator"):
        return response
    body = b"".join(
        [chunk if isinstance(chunk, bytes) else str(chunk).encode() async for chunk in response.body_iterator]
    )
    whole = Response(body, status_code=200, headers=dict(response.headers))
    whole.raw_headers = response.raw_headers
    shelf.keep(asked, generation, whole, body)
    return whole


def _asked(request: Request) -> tuple[str, ...] | None:
    """What an answer depends on; None where it may not be given to the next who asks."""
    serving: Serving = request.app.state.serving
    if request.method != "GET" or not (serving.loopback or serving.public_read):
        return None
    if "authorization" in request.headers or (
        not request.url.path.startswith(_KEPT) and request.url.path != "/"
    ):
        return None
    return (
        request.url.path,
        request.url.query,
        request.headers.get("host", ""),
        request.headers.get("accept", ""),
    )


_KEPT = ("/articles/", "/search", "/changes", "/api/v1/", "/feed", "/badge/", "/frame/")


def _secured(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _refusal(request: Request) -> Response | None:
    serving: Serving = request.app.state.serving
    if not _host_is_ours(request, serving):
        return problem(400, "bad host", "the Host header names no host that is served here")
    length = request.headers.get("content-length", "0")
    if request.method not in _SAFE and (not length.isdigit() or int(length) > MAX_BODY):
        return problem(413, "too large", f"a request body may have {MAX_BODY} bytes")
    client = request.client.host if request.client else ""
    if request.url.path.startswith("/api/") and not request.app.state.rate.allows(client):
        answer = problem(429, "too many requests", "slow down; try again in a minute")
        answer.headers["Retry-After"] = "60"
        return answer
    return None


def _host_is_ours(request: Request, serving: Serving) -> bool:
    """On loopback only loopback names are served: a foreign name there is DNS rebinding."""
    name = request.url.hostname or ""
    if not serving.loopback:
        return True
    if name in {"localhost", "testserver"} or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return bool(serving.public_url) and name in serving.public_url


def problem(status: int, title: str, detail: str, *, candidates: tuple[str, ...] = ()) -> JSONResponse:
    """An error as `application/problem+json` (RFC 9457)."""
    content: dict[str, object] = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    if candidates:
        content["candidates"] = list(candidates)
    return JSONResponse(content, status_code=status, media_type="application/problem+json")


_STATUS: tuple[tuple[type[VersionerError], int], ...] = (
    (NotFoundError, 404),
    (AmbiguousError, 409),
    (UsageError, 422),
    (FetchError, 502),
    (VersionerError, 500),
)


async def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, VersionerError)
    status = next(code for kind, code in _STATUS if isinstance(error, kind))
    if pages.wants_page(request):
        return pages.error_page(request, status, error.message, error.candidates)
    return problem(status, error.code, error.message, candidates=error.candidates)


async def _http_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if pages.wants_page(request):
        return pages.error_page(request, error.status_code, str(error.detail))
    answer = problem(error.status_code, str(error.detail), str(error.detail))
    answer.headers.update(error.headers or {})
    return answer


async def _invalid(request: Request, error: Exception) -> Response:
    del request
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return problem(422, "invalid request", f"{where}: {first['msg']}")


def etag_of(body: bytes) -> str:
    """A strong validator of a body."""
    return f'"{sha256(body).hexdigest()[:32]}"'
