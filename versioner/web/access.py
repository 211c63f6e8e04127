"""Who may read and who may write: loopback, tokens, and forms that come from our own pages."""

from __future__ import annotations

import hmac
from datetime import datetime
from hashlib import sha256
from secrets import token_urlsafe

from fastapi import HTTPException, Request
from starlette.concurrency import run_in_threadpool

from versioner.app import App
from versioner.core.model import aware, from_rfc3339
from versioner.ingest import tokens

COOKIE = "versioner-form"
LOOKED = "versioner-looked"


def app_of(request: Request) -> App:
    """The opened `App` behind a request."""
    app: App = request.app.state.app
    return app


def base_of(request: Request) -> str:
    """The address that readers reach us at, without a slash at its end."""
    return str(request.app.state.serving.public_url or request.base_url).rstrip("/")


async def reading(request: Request) -> None:
    """Let a reader in: on loopback, where reading is public, or with any good token.

    Raises:
        HTTPException: 401 where a token is needed and none that is good was shown.
    """
    serving = request.app.state.serving
    if serving.loopback or serving.public_read or await run_in_threadpool(_scope, request) is not None:
        return
    raise HTTPException(401, "reading needs a token", {"WWW-Authenticate": "Bearer"})


async def writing(request: Request) -> None:
    """Let a program write: with a token that may.

    Raises:
        HTTPException: 401 without a good token, 403 with one that may only read.
    """
    scope = await run_in_threadpool(_scope, request)
    if scope is None:
        raise HTTPException(401, "writing needs a token; make one with: versioner token create NAME", _BEARER)
    if scope != "write":
        raise HTTPException(403, "this token may only read")


_BEARER = {"WWW-Authenticate": "Bearer"}


def _scope(request: Request) -> str | None:
    kind, _, secret = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer" or not secret:
        return None
    return tokens.scope_of(app_of(request), secret.strip())


def looked(request: Request, cookie: str) -> datetime | None:
    """When the visitor asked last what was new, as their cookie says; None where it says nothing sensible."""
    try:
        found = from_rfc3339(request.cookies.get(cookie))
    except ValueError:
        return None
    return aware(found) if found else None


def form_cookie(request: Request) -> str:
    """The visitor's form cookie; a new one where there is none."""
    return request.cookies.get(COOKIE) or token_urlsafe(24)


def form_token(request: Request, cookie: str) -> str:
    """What a form of ours must send back: made of the visitor's cookie and our secret."""
    secret: str = request.app.state.secret
    return hmac.new(secret.encode(), cookie.encode(), sha256).hexdigest()


def check_form(request: Request, sent: str) -> None:
    """Let a form through that one of our own pages made for this visitor, on loopback.

    Raises:
        HTTPException: 403 where it did not.
    """
    serving = request.app.state.serving
    if not serving.loopback:
        raise HTTPException(403, "forms work on loopback only; elsewhere write through the API with a token")
    origin = request.headers.get("origin")
    own = f"{request.url.scheme}://{request.url.netloc}"
    cookie = request.cookies.get(COOKIE, "")
    good = cookie and hmac.compare_digest(sent, form_token(request, cookie))
    if not good or (origin is not None and origin not in {own, "null"}):
        raise HTTPException(403, "this form is stale or came from elsewhere; open the page again")
