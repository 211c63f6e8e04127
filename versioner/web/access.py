"""Who may read and who may write, by who they are: tokens, sessions, and forms that come from our own pages.

The address that we listen on says nothing of who asks: behind a reverse proxy all the world comes by loopback.
"""

from __future__ import annotations

import hmac
import re
from dataclasses import replace
from datetime import datetime
from enum import IntEnum
from hashlib import sha256
from secrets import token_urlsafe
from urllib.parse import urlsplit

from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool

from versioner.app import App
from versioner.core.model import aware, from_rfc3339, rfc3339
from versioner.frozen import dataclass
from versioner.ingest import logins, tokens
from versioner.queries import desk
from versioner.web.answers import Refusal
from versioner.web.client import Client, client_of

COOKIE = "versioner-form"
LOOKED = "versioner-looked"
SEEN = "versioner-seen"
VIEWS = "versioner-views"
SESSION = "versioner-session"


def app_of(request: Request) -> App:
    """The opened `App` behind a request, as its visitor sees it: readers see nothing that is private."""
    state = request.app.state
    app: App = state.app if visitor_of(request).role >= Role.EDITOR else state.for_readers
    return app


def base_of(request: Request) -> str:
    """The address that readers reach us at, without a slash at its end."""
    client = visitor_of(request).client
    public: str = request.app.state.serving.public_url
    return (public or f"{client.scheme}://{client.host}").rstrip("/")


class Role(IntEnum):
    """What somebody may do; each may what those below may."""

    NOBODY = 0
    READER = 1
    EDITOR = 2
    ADMIN = 3


_ROLES = {"read": Role.READER, "write": Role.EDITOR, "admin": Role.ADMIN}
_BEARER = {"WWW-Authenticate": "Bearer"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who asks, and what they may do.

    Attributes:
        role: by their credentials; a client at this very machine needs none.
        bearer: it was a token in the request itself: no page of another site can have sent it.
        session: they signed in on a page of ours.
    """

    client: Client
    role: Role = Role.NOBODY
    bearer: bool = False
    session: bool = False


def visitor_of(request: Request) -> Visitor:
    """Who asks; the guard has found it out before anything else ran."""
    found: Visitor = request.scope["versioner.visitor"]
    return found


async def recognise(request: Request) -> Visitor:
    """Find out who asks: by the token they show, their session, their proxy's word, or where they are."""
    serving = request.app.state.serving
    client = client_of(request.scope, request.app.state.trust)
    if client.local and _for_another_site(request, client):
        client = replace(client, local=False)
    kind, _, secret = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer" and secret.strip():
        scope = await run_in_threadpool(tokens.scope_of, request.app.state.app, secret.strip())
        return Visitor(client=client, role=_role(scope), bearer=scope is not None)
    if client.user:
        return Visitor(client=client, role=serving.auth_role)
    cookie = request.cookies.get(SESSION)
    if cookie:
        scope = await run_in_threadpool(tokens.scope_of_session, request.app.state.app, cookie)
        if scope is not None:
            return Visitor(client=client, role=_role(scope), session=True)
        who = await run_in_threadpool(logins.identity_of, request.app.state.app, cookie)
        if who is not None and serving.sign_in is not None:
            return Visitor(client=client, role=serving.sign_in.role_of(who), session=True)
    return Visitor(client=client, role=Role.ADMIN if client.local else Role.NOBODY)


def _for_another_site(request: Request, client: Client) -> bool:
    """Whether a page of another site asks, to read or show the answer itself: where its visitor is, it is not at home.

    Browsers say so by `Origin` (Fetch, "HTTP-network-or-cache fetch") and `Sec-Fetch-Site` (W3C Fetch Metadata). Who
    follows a link is at home. What changes something is known by a token, which no other site has.
    """
    if request.method not in SAFE:
        return False
    site, origin = request.headers.get("sec-fetch-site", ""), request.headers.get("origin")
    if site in {"cross-site", "same-site"} and request.headers.get("sec-fetch-mode") in {"cors", "no-cors"}:
        return True
    if origin == "null":
        return site not in {"same-origin", "none"}
    return origin is not None and origin != f"{client.scheme}://{client.host}"


def _role(scope: str | None) -> Role:
    return _ROLES.get(scope or "", Role.NOBODY)


def reads_freely(request: Request) -> bool:
    """Whether everybody may read what is not private."""
    serving = request.app.state.serving
    return bool(serving.public_read)


async def reading(request: Request) -> None:
    """Let a reader in: at this machine, signed in, with any good token, or where reading is public.

    Raises:
        Refusal: 401 where a token is needed and none that is good was shown.
    """
    if not reads_freely(request) and visitor_of(request).role < Role.READER:
        raise Refusal(401, "reading needs a token", _BEARER)


async def writing(request: Request) -> None:
    """Let a program write: with a token that may.

    Raises:
        Refusal: 401 without a good token, 403 with one that may only read.
    """
    visitor = visitor_of(request)
    if not visitor.bearer:
        raise Refusal(401, "writing needs a token; make one with: versioner token create NAME", _BEARER)
    if visitor.role < Role.EDITOR:
        raise Refusal(403, "this token may only read")


async def credentials(request: Request) -> None:
    """Let in who showed who they are and may read: what is dear to make is not for every passer-by.

    Raises:
        Refusal: 401 where a token, or a session, is needed and none that is good was shown.
    """
    visitor = visitor_of(request)
    shown = visitor.bearer or visitor.session or bool(visitor.client.user)
    if not shown or visitor.role < Role.READER:
        raise Refusal(401, "this needs a token; make one with: versioner token create NAME", _BEARER)


async def editing(request: Request) -> None:
    """Let in who may change what is kept.

    Raises:
        Refusal: 401 who has not signed in, 403 who may only read.
    """
    visitor = visitor_of(request)
    if visitor.role is Role.NOBODY:
        raise Refusal(401, "sign in first", _BEARER)
    if visitor.role < Role.EDITOR:
        raise Refusal(403, "you may only read")


def may_send(request: Request) -> bool:
    """Whether a request that may change something gets as far as its route: what the guard asks of all.

    The routes judge once more and better; this holds for those that forget to.
    """
    if request.method in SAFE or _FOR_ALL.fullmatch(request.url.path):
        return True
    return visitor_of(request).role >= Role.EDITOR


SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# Anybody may sign in, and have their own browser keep what they want; the tools at /mcp read, and judge who may ask for more.
_FOR_ALL = re.compile(r"/(?:sign-in|sign-out|views|mcp|language|seen|(?:articles/[^/]+/)?since)")


def over_https(request: Request) -> bool:
    """Whether the visitor came by https: then their cookies may go no other way."""
    public: str = request.app.state.serving.public_url
    return public.startswith("https:") or visitor_of(request).client.scheme == "https"


def looked(request: Request, cookie: str) -> datetime | None:
    """When the visitor asked last what was new, as their cookie says; None where it says nothing sensible."""
    try:
        found = from_rfc3339(request.cookies.get(cookie))
        return aware(found) if found else None
    except (ValueError, OverflowError):
        return None


def unseen_of(request: Request) -> int:
    """How many changes the visitor has not seen since they looked last, as `desk.unseen` counts; 0 where they never did.

    Counted once for a request: what a page says and what it is kept under are the same number.
    """
    if _UNSEEN not in request.scope:
        last = max(filter(None, (looked(request, LOOKED), looked(request, SEEN))), default=None)
        request.scope[_UNSEEN] = 0 if last is None else desk.unseen(app_of(request), last)
    found: int = request.scope[_UNSEEN]
    return found


_UNSEEN = "versioner.unseen"
_YEAR = 365 * 24 * 3600  # seconds for which a visitor's last look is remembered


def remember(request: Request, answer: Response, cookie: str) -> None:
    """Have the visitor's browser keep that they looked now."""
    keep_cookie(answer, cookie, rfc3339(app_of(request).now()) or "")


def keep_cookie(answer: Response, cookie: str, value: str) -> None:
    """Have the visitor's browser keep something for a year that says nothing of who they are."""
    answer.set_cookie(cookie, value, max_age=_YEAR, httponly=True, samesite="lax", path="/")
    answer.headers["Cache-Control"] = "no-store"


def form_cookie(request: Request) -> str:
    """The visitor's form cookie; a new one where there is none."""
    return request.cookies.get(COOKIE) or token_urlsafe(24)


def form_token(request: Request, cookie: str) -> str:
    """What a form of ours must send back: made of the visitor's cookie and our secret."""
    secret: str = request.app.state.secret
    return hmac.new(secret.encode(), cookie.encode(), sha256).hexdigest()


def same_form(request: Request, sent: str) -> None:
    """Let a form through that one of our own pages made for this visitor.

    Raises:
        Refusal: 403 where it did not.
    """
    cookie = request.cookies.get(COOKIE, "")
    good = cookie and hmac.compare_digest(sent.encode(), form_token(request, cookie).encode())
    if not good or from_elsewhere(request, but="null"):
        raise Refusal(403, "this form is stale or came from elsewhere; open the page again")


def from_elsewhere(request: Request, *, but: str = "") -> bool:
    """Whether a page of another site sent this, by the Origin that browsers name; `but` is one let through."""
    client = visitor_of(request).client
    own = {f"{client.scheme}://{client.host}", _origin(base_of(request)), but}
    return request.headers.get("origin", but) not in own


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def check_form(request: Request, sent: str) -> None:
    """Let a form that changes something through: of our own pages, by one who may.

    Raises:
        Refusal: 403 where it is not, or they may not.
    """
    if visitor_of(request).role < Role.EDITOR:
        raise Refusal(403, "to change something, sign in as an editor")
    same_form(request, sent)
