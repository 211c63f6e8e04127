"""Sign in by OpenID Connect: to the provider and back; the session is kept here, and ends here.

What the visitor's browser must bring back stands in a cookie of theirs, signed, for ten minutes: nobody else's
browser can finish what it did not begin.
"""

from __future__ import annotations

import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import asdict
from hashlib import sha256
from secrets import token_urlsafe
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from versioner.core.identity import Asked
from versioner.errors import SignInError
from versioner.ingest import logins
from versioner.web.access import SESSION, Role, app_of, base_of, over_https
from versioner.web.answers import Refusal
from versioner.web.leaving import remember
from versioner.web.membership import SignIn
from versioner.web.render import show_form, told
from versioner.web.signing import NEXT, ours

router = APIRouter(prefix="/sign-in/oidc", include_in_schema=False)
COOKIE = "versioner-oidc"
_SECONDS = 600


@router.get("")
def to_provider(
    request: Request, next_: Annotated[str, Query(alias="next", max_length=NEXT)] = "/"
) -> Response:
    """To the provider, with what we want to see again."""
    way = _way(request)
    asked = Asked(state=token_urlsafe(24), nonce=token_urlsafe(24), verifier=token_urlsafe(48))
    try:
        there = way.provider.address(asked, _back(request))
    except SignInError as error:
        return _failed(request, told(request, error))
    answer = RedirectResponse(there, status_code=303, headers={"Cache-Control": "no-store"})
    answer.set_cookie(
        COOKIE,
        _sealed(request, asked, ours(next_)),
        max_age=_SECONDS,
        httponly=True,
        samesite="lax",  # the way back begins at another site
        secure=over_https(request),
        path="/sign-in/oidc",
    )
    return answer


@router.get("/back")
def from_provider(
    request: Request,
    state: Annotated[str, Query(max_length=200)] = "",
    code: Annotated[str, Query(max_length=4096)] = "",
    error: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """Back from the provider: a session for one whom it signed in."""
    way = _way(request)
    found = _opened(request, request.cookies.get(COOKIE, ""))
    if found is None or not hmac.compare_digest(found[0].state.encode(), state.encode()):
        return _failed(request, "This sign-in was begun elsewhere or too long ago; begin again.")
    asked, ahead = found
    if error or not code:
        return _failed(request, "The provider signed nobody in.")
    app = app_of(request)
    try:
        who, token = way.provider.signed_in(asked, code, _back(request), app.now())
    except SignInError as failure:
        return _failed(request, told(request, failure))
    if way.role_of(who) is Role.NOBODY:
        return _failed(request, f"{who.name} may not come in here; ask whoever runs this versioner.")
    made = logins.begin(app, who)
    # a redirect would still be the provider's navigation, which takes no strict cookie along; a page of ours is not
    answer = show_form(request, "signed_in.html", next=ahead, name=who.name)
    answer.set_cookie(
        SESSION,
        made,
        max_age=int(logins.SESSION.total_seconds()),
        httponly=True,
        samesite="strict",
        secure=over_https(request),
        path="/",
    )
    remember(request, answer, token)
    answer.delete_cookie(COOKIE, path="/sign-in/oidc")
    return answer


def _way(request: Request) -> SignIn:
    found: SignIn | None = request.app.state.serving.sign_in
    if found is None:
        raise Refusal(404, "nobody signs in by OpenID Connect here")
    return found


def _back(request: Request) -> str:
    return f"{base_of(request)}/sign-in/oidc/back"


def _failed(request: Request, said: str) -> Response:
    answer = show_form(request, "sign_in.html", status=403, next="/", error=said)
    answer.delete_cookie(COOKIE, path="/sign-in/oidc")
    return answer


def _sealed(request: Request, asked: Asked, ahead: str) -> str:
    ends = int(app_of(request).now().timestamp()) + _SECONDS
    text = json.dumps(asdict(asked) | {"next": ahead, "ends": ends}).encode()
    return f"{urlsafe_b64encode(text).decode()}.{_seal(request, text)}"


def _opened(request: Request, cookie: str) -> tuple[Asked, str] | None:
    """What we asked with, and where to go after; None where the cookie is not ours, or too old."""
    spelled, _, seal = cookie.partition(".")
    try:
        text = urlsafe_b64decode(spelled)
    except ValueError:
        return None
    if not hmac.compare_digest(seal.encode(), _seal(request, text).encode()):
        return None
    found = json.loads(text)
    if app_of(request).now().timestamp() > found["ends"]:
        return None
    return Asked(state=found["state"], nonce=found["nonce"], verifier=found["verifier"]), found["next"]


def _seal(request: Request, text: bytes) -> str:
    secret: str = request.app.state.secret
    return hmac.new(secret.encode(), b"oidc " + text, sha256).hexdigest()
