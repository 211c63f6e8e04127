"""Sign in with a token: a session kept here, its secret in a cookie that no script reads."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from versioner.ingest import tokens
from versioner.web.access import SESSION, app_of, over_https, same_form
from versioner.web.render import show_form

router = APIRouter(include_in_schema=False)
NEXT = 2048  # characters of an address of ours


@router.get("/sign-in")
def sign_in_page(
    request: Request, next_: Annotated[str, Query(alias="next", max_length=NEXT)] = "/"
) -> Response:
    """The form that takes a token; for one who is signed in, the one that signs out."""
    return show_form(request, "sign_in.html", next=ours(next_), error=None)


@router.post("/sign-in")
def sign_in(
    request: Request,
    secret: Annotated[str, Form(max_length=200)],
    token: Annotated[str, Form(max_length=200)],
    next_: Annotated[str, Form(alias="next", max_length=NEXT)] = "/",
) -> Response:
    """Begin a session for one who shows a good token."""
    same_form(request, token)
    made = tokens.sign_in(app_of(request), secret.strip())
    if made is None:
        return show_form(request, "sign_in.html", status=403, next=ours(next_), error="unknown")
    answer = RedirectResponse(ours(next_), status_code=303, headers={"Cache-Control": "no-store"})
    answer.set_cookie(
        SESSION,
        made,
        max_age=int(tokens.SESSION.total_seconds()),
        httponly=True,
        samesite="strict",
        secure=over_https(request),
        path="/",
    )
    return answer


def ours(address: str) -> str:
    """An address on this site; "/" for any other: nobody is led away from a page that took their token."""
    plain = address.startswith("/") and not address.startswith("//") and "\\" not in address
    return address if plain and address.isprintable() and address.isascii() else "/"
