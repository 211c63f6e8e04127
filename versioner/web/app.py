"""The web application: pages, API, feeds and widget over the same use cases as the command line.

Everything shown came from the web and is hostile: text only, a strict Content-Security-Policy, no markup
of others ever rendered as markup.
"""

from __future__ import annotations

from dataclasses import field, replace
from functools import cache
from pathlib import Path
from secrets import token_hex
from threading import BoundedSemaphore
from typing import Any

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute

from versioner.app import App
from versioner.errors import AmbiguousError, FetchError, NotFoundError, UsageError, VersionerError
from versioner.frozen import dataclass
from versioner.ingest.pulse import Pulse
from versioner.version import __version__
from versioner.view.catalogues import languages
from versioner.web import (
    api,
    comparing,
    corrections,
    desk,
    feeds,
    following,
    invalid,
    leaving,
    lists,
    log,
    memento,
    notify,
    oidc,
    pages,
    probes,
    reference,
    remembering,
    settings,
    signing,
    transfer,
    verbs,
    views,
    widget,
)
from versioner.web.access import Role
from versioner.web.answers import Refusal, problem
from versioner.web.client import Trust, is_loopback
from versioner.web.limits import RateLimit
from versioner.web.membership import SignIn
from versioner.web.metrics import Metrics
from versioner.web.middleware import Gate
from versioner.web.render import error_page, refusal, told, wants_page
from versioner.web.responses import ResponseCache
from versioner.web.tools import add_tools, opening

_TRANSFERS = 2  # files on their way in or out at once: each keeps a thread, a disk and a processor busy
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """How the web application is to be run.

    Attributes:
        host: what it listens on; its Host header is checked against it on loopback.
        public_url: the address that readers reach it at; "" means as asked.
        public_read: reading needs no token.
        trust: whose word counts for who a client is.
        auth_role: what a user may do whom a trusted proxy names.
        secret: signs form tokens.
        import_limit, export_limit: most bytes of a file that is taken in or handed out over the API.
        mcp, mcp_write: offer tools for language models, and those that change what is kept.
        sign_in: by which OpenID provider people sign in; None: by none.
        worker: which of several processes on one port this is; "": the only one.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    public_url: str = ""
    public_read: bool = False
    websub_hub: str = ""
    rate_limit: int = 600
    import_limit: int = 1_000_000_000
    export_limit: int = 1_000_000_000
    secret: str = ""
    trust: Trust = field(default_factory=Trust)
    auth_role: Role = Role.READER
    sign_in: SignIn | None = None
    mcp: bool = False
    mcp_write: bool = False
    metrics: bool = False
    worker: str = ""

    @property
    def trusted(self) -> Trust:
        """Whose word counts; with a public address nobody is at home here without signing in."""
        return replace(self.trust, public=self.trust.public or bool(self.public_url))

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach it."""
        return is_loopback(self.host.strip("[]"))


def create_app(app: App, serving: Serving, pulse: Pulse | None = None) -> FastAPI:
    """The ASGI application over an opened `App`; `pulse` is that of the checker in the same process."""
    web = _bare()
    web.state.app = app
    web.state.for_readers = replace(app, db=app.db.for_readers())
    web.state.serving = serving
    web.state.languages = languages()
    web.state.trust = serving.trusted
    web.state.pulse = pulse
    web.state.secret = serving.secret or token_hex(32)
    web.state.responses = ResponseCache()
    web.state.metrics = Metrics(app, serving.worker)
    web.state.transfers = BoundedSemaphore(_TRANSFERS)
    web.state.rate = RateLimit(per_minute=serving.rate_limit)
    web.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    if serving.mcp:
        add_tools(web)
    web.add_middleware(Gate)
    for kind, handler in (
        (VersionerError, _problem),
        (HTTPException, _http_problem),
        (RequestValidationError, _invalid),
    ):
        web.add_exception_handler(kind, handler)
    return web


def _bare() -> FastAPI:
    """The application with every route, and nothing behind them yet."""
    return FastAPI(
        title="versioner",
        version=__version__,
        description="Versions of articles and their sources; what changed, where and when.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        lifespan=opening(),
        routes=list(_routes()),
    )


@cache
def _routes() -> tuple[BaseRoute, ...]:
    """Every route, for however many applications a process has.

    FastAPI reads the signatures of all of them at the first request, for 0.3 s of CPU, and keeps what it read here.
    """
    every = APIRouter()
    for router in (
        # routes are tried in turn, and an included router's twice: what is asked for most comes first
        pages.router,
        api.router,
        desk.router,
        lists.router,
        comparing.router,
        widget.router,
        feeds.router,
        verbs.router,
        verbs.desk,
        transfer.router,
        reference.router,
        corrections.router,
        notify.router,
        notify.pages,
        following.pages,
        memento.router,
        log.router,
        views.router,
        remembering.router,
        remembering.for_readers,
        settings.router,
        signing.router,
        leaving.router,
        oidc.router,
        probes.router,
    ):
        every.include_router(router)
    return tuple(every.routes)


def documented() -> dict[str, Any]:
    """The OpenAPI document: what the routes say of themselves."""
    return _bare().openapi()


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
    if wants_page(request):
        return error_page(request, status, told(request, error), error.candidates)
    return problem(request, status, error.code, error, candidates=error.candidates)


async def _http_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if wants_page(request):
        return error_page(request, error.status_code, refusal(request, error))
    said = error.said if isinstance(error, Refusal) else str(error.detail)
    answer = problem(request, error.status_code, str(error.detail), said)
    answer.headers.update(error.headers or {})
    return answer


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    said = invalid.first_of(error.errors())
    if wants_page(request):
        return error_page(request, 422, told(request, said))
    return problem(request, 422, "invalid request", said, errors=invalid.codes(error.errors()))
