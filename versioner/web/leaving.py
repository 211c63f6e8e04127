"""Sign out: the session ends here, and then at the provider that signed its owner in.

OpenID Connect RP-Initiated Logout 1.0. What the provider is shown as a hint of whose session it is, the token that
it signed them in with, waits in a cookie of theirs that goes to `/sign-out` alone: it is kept nowhere here.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from versioner.core.identity import Identity
from versioner.errors import SignInError
from versioner.ingest import logins, tokens
from versioner.web.access import SESSION, app_of, base_of, over_https, same_form
from versioner.web.membership import SignIn
from versioner.web.render import show_form, told

router = APIRouter(include_in_schema=False)
HINT = "versioner-oidc-hint"
_PATH = "/sign-out"
_LONGEST = 3_500  # bytes: browsers keep cookies of 4,096, name and attributes included (RFC 6265 §6.1)


def remember(request: Request, answer: Response, token: str) -> None:
    """Leave the provider's token with the visitor for when they sign out; not one that no browser would keep."""
    if token.isascii() and len(token) <= _LONGEST:
        answer.set_cookie(
            HINT,
            token,
            max_age=int(logins.SESSION.total_seconds()),
            httponly=True,
            samesite="strict",
            secure=over_https(request),
            path=_PATH,
        )


@router.post(_PATH)
def sign_out(request: Request, token: Annotated[str, Form(max_length=200)]) -> Response:
    """End the session, wherever its cookie was copied to."""
    same_form(request, token)
    cookie = request.cookies.get(SESSION)
    who = None
    if cookie:
        who = logins.identity_of(app_of(request), cookie)
        tokens.sign_out(app_of(request), cookie)
        logins.end(app_of(request), cookie)
    answer = _at_provider(request, who) if who else _here()
    answer.delete_cookie(SESSION, path="/", httponly=True, samesite="strict", secure=over_https(request))
    answer.delete_cookie(HINT, path=_PATH, httponly=True, samesite="strict", secure=over_https(request))
    return answer


def _here() -> Response:
    return RedirectResponse("/sign-in", status_code=303, headers={"Cache-Control": "no-store"})


def _at_provider(request: Request, who: Identity) -> Response:
    """On to the provider, whose own session would sign whoever comes next in again without a question."""
    way: SignIn | None = request.app.state.serving.sign_in
    if way is None or way.provider.issuer != who.issuer:
        return _here()
    there, failure = None, ""
    try:
        there = way.provider.farewell(who, request.cookies.get(HINT, ""), f"{base_of(request)}/sign-in")
    except SignInError as error:
        failure = told(request, error)
    # no redirect: our forms may send people to ourselves alone, and browsers hold redirects to that
    return show_form(request, "signed_out.html", name=way.name, there=there, error=failure)
