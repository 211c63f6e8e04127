"""What a visitor's own browser keeps at their word: the language they want, and until when they have looked.

The pages that ask are the same for everybody, and so carry no token of a visitor's. A browser says itself that a form
comes from a page of ours (`Sec-Fetch-Site`); of one that does not, the question is asked once more with a token.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from versioner.core.model import rfc3339
from versioner.core.text.bcp47 import primary
from versioner.errors import UsageError
from versioner.queries import compare, read
from versioner.view.templates import N_
from versioner.web.access import LOOKED, SEEN, app_of, keep_cookie, looked, reading, remember, same_form
from versioner.web.filters import only_known
from versioner.web.language import LANGUAGE, in_language, own_name
from versioner.web.render import show_form
from versioner.web.signing import NEXT, ours

router = APIRouter(include_in_schema=False)
for_readers = APIRouter(
    dependencies=[Depends(reading), Depends(only_known), Depends(in_language)], include_in_schema=False
)
Token = Annotated[str, Form(max_length=200)]


@router.post("/language")
def speak(
    request: Request,
    lang: Annotated[str, Form(max_length=35)],
    back: Annotated[str, Form(max_length=NEXT)] = "/",
    token: Token = "",
) -> Response:
    """From now on pages speak that language to this visitor; then back to where they were.

    Raises:
        UsageError: there is no such language.
    """
    known = request.app.state.languages
    if primary(lang) not in known:
        raise UsageError(
            "no page speaks {language!r}; known here: {known}", language=lang, known=", ".join(known)
        )
    if again := _once_more(request, token, own_name(primary(lang)), lang=lang, back=back):
        return again
    answer = RedirectResponse(_plain(ours(back)), status_code=303)
    keep_cookie(answer, LANGUAGE, primary(lang))
    return answer


def _plain(address: str) -> str:
    """An address of ours that names no language, which would hide the one that was chosen."""
    parts = urlsplit(address)
    return parts._replace(
        query=urlencode([one for one in parse_qsl(parts.query) if one[0] != "lang"])
    ).geturl()


@for_readers.post("/seen")
def mark_seen(request: Request, token: Token = "") -> Response:
    """From now on what changed until now is nothing new to this visitor."""
    if again := _once_more(request, token, N_("Mark all seen")):
        return again
    answer = RedirectResponse("/", status_code=303)
    remember(request, answer, SEEN)
    return answer


@for_readers.get("/since")
def since_last_look(request: Request) -> Response:
    """What changed over all articles since the visitor looked last, or in a day."""
    return RedirectResponse(_changes_since(request), status_code=303, headers=_UNKEPT)


@for_readers.post("/since")
def look_since(request: Request, token: Token = "") -> Response:
    """The same; and what is new begins now."""
    if again := _once_more(request, token, N_("What changed since I last looked")):
        return again
    answer = RedirectResponse(_changes_since(request), status_code=303)
    remember(request, answer, LOOKED)
    return answer


def _changes_since(request: Request) -> str:
    last = looked(request, LOOKED) or app_of(request).now() - timedelta(days=1)
    return f"/changes?since={quote(rfc3339(last) or '')}"


@for_readers.get("/articles/{article}/since")
def article_since(request: Request, article: str) -> Response:
    """What changed in one article since the visitor looked last; its changelog where they never did."""
    _, ahead = _article_since(request, article)
    return RedirectResponse(ahead, status_code=303, headers=_UNKEPT)


@for_readers.post("/articles/{article}/since")
def look_at_article_since(request: Request, article: str, token: Token = "") -> Response:
    """The same; and what is new begins now."""
    if again := _once_more(request, token, N_("What changed since I last looked")):
        return again
    cookie, ahead = _article_since(request, article)
    answer = RedirectResponse(ahead, status_code=303)
    remember(request, answer, cookie)
    return answer


def _article_since(request: Request, article: str) -> tuple[str, str]:
    """The cookie that remembers when one article was looked at, and where what is new since then lies."""
    app = app_of(request)
    found = read.article(app, article)
    cookie = f"{LOOKED}-{found.id}"
    last = looked(request, cookie)
    if last is None:
        return cookie, f"/articles/{found.id}#changelog"
    diff = compare.diff(app, str(found.id), since=last)
    return cookie, f"/articles/{found.id}/diff/{diff.old.number}..{diff.new.number}"


_UNKEPT = {"Cache-Control": "no-store"}  # where it leads is this visitor's


def _once_more(request: Request, token: str, question: str, **fields: str) -> Response | None:
    """The question again, by a form with a token; None where it is sure that a page of ours asked.

    Raises:
        Refusal: 403 for a token that is not this visitor's.
    """
    if token:
        same_form(request, token)
        return None
    if request.headers.get("sec-fetch-site") == "same-origin":
        return None
    return show_form(request, "once_more.html", question=question, fields=fields)
