"""Templates made into answers: escaped, conditional where everybody gets the same, unkept where they hold a form."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup
from starlette.exceptions import HTTPException

from versioner.core.asked.visibility import Visibility
from versioner.core.model import Article, rfc3339
from versioner.errors import Said, VersionerError
from versioner.queries import desk
from versioner.queries.desk import Desk
from versioner.view import reasons
from versioner.view.bidi import isolated
from versioner.view.catalogues import PAGES, catalogue
from versioner.view.details import said, signs
from versioner.view.schedules import in_words
from versioner.view.telling import summary
from versioner.view.wording import wording
from versioner.web import words
from versioner.web.access import (
    COOKIE,
    Role,
    app_of,
    form_cookie,
    form_token,
    over_https,
    reads_freely,
    visitor_of,
)
from versioner.web.answers import REVALIDATE, Refusal, answer
from versioner.web.drawing import drawn
from versioner.web.fragments import Fragments
from versioner.web.icons import icon
from versioner.web.language import VARIES, language_of, own_name
from versioner.web.navigation import places

_TEMPLATES = Path(__file__).parent / "templates"
_PIECES = Fragments()  # of all languages, which have one bound


@lru_cache(maxsize=8)
def _environment(language: str) -> Environment:
    """The templates in one language: what they say passes gettext, dates and counts are that language's."""
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        auto_reload=False,  # a new version that is installed beneath a server speaks of what that does not know
        trim_blocks=True,
        lstrip_blocks=True,
    )
    said = catalogue(language, PAGES)
    phrases = words.Phrases(language)
    told = _told_in(said.gettext)
    made.globals.update(icon=icon, _=told, kept=partial(_PIECES.kept, language))
    made.filters.update(
        rfc3339=rfc3339,
        ago=phrases.ago,
        stamp=phrases.stamp,
        when=phrases.when,
        machine=words.machine,
        exact=phrases.exact,
        brief=phrases.brief,
        day=phrases.day,
        mark=phrases.mark,
        declared=phrases.declared,
        said=phrases.said,
        iso=words.iso,
        since=phrases.since,
        path=phrases.path,
        count=phrases.count,
        span=phrases.span,
        weblink=words.weblink,
        code=words.code,
        host=words.host,
        initials=words.initials,
        shade=words.shade,
        own_name=own_name,
        apart=isolated,
        direction=words.direction,
        schedule=partial(in_words, language=language),
        drawn=partial(drawn, told=told, phrases=phrases),
    )
    return made


def _told_in(gettext: Callable[[str], str]) -> Callable[..., Markup]:
    """What `_` is in templates: a message with its values, which are escaped unless they are markup.

    Jinja's own asks the context for itself, and makes a context of its own for every message inside of a loop: a third
    of the time of a page with a hundred and seventy messages.
    """

    @lru_cache(maxsize=4096)
    def markup(message: str) -> Markup:
        return Markup(gettext(message))  # noqa: S704 - our own words

    @lru_cache(maxsize=4096)
    def bare(message: str) -> Markup:
        return markup(message) % {}

    def told(message: str, /, **values: object) -> Markup:
        return markup(message) % values if values else bare(message)

    return told


def told(request: Request, error: VersionerError | Said) -> str:
    """What went wrong, in the reader's language."""
    return wording(error, language_of(request))


def refusal(request: Request, error: HTTPException) -> str:
    """Why a request was refused, in the reader's language; "" where its status says it all."""
    return told(request, error.said) if isinstance(error, Refusal) else ""


def render(
    request: Request, template: str, *, language: str = "", at_desk: Desk | None = None, **values: Any
) -> bytes:
    """A page's bytes, in the reader's language or the one given; its navigation tells how much is new where `at_desk` is given."""
    app, visitor = app_of(request), visitor_of(request)
    language = language or language_of(request)
    body = (
        _environment(language)
        .get_template(template)
        .render(
            now=app.now(),
            language=language,
            path_now=request.url.path,
            places=places(request, at_desk),
            url_with=_turning(request),
            hub=request.app.state.serving.websub_hub,
            languages=request.app.state.languages,
            back_to=_here(request),
            summary=partial(summary, language=language),
            why=partial(said, language=language),
            signs=partial(signs, language=language),
            reasons=reasons,
            **(
                {
                    "writable": visitor.role >= Role.EDITOR,
                    "signed_in": visitor.session,
                    "provider": sign_in.name if (sign_in := request.app.state.serving.sign_in) else "",
                    "at_home": visitor.client.local,
                }
                | values
            ),
        )
    )
    return body.encode("utf-8", "replace")


def _here(request: Request) -> str:
    """The address asked for, for whoever comes back to it; the one of what a form was sent to is none."""
    if request.method != "GET":
        return "/"
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def _turning(request: Request) -> Callable[..., str]:
    """What makes the address asked for with some parameters changed; None takes one away."""
    path, asked = request.url.path, dict(request.query_params)

    def turned(**changed: object) -> str:
        query = {name: str(value) for name, value in (asked | changed).items() if value is not None}
        return f"{path}?{urlencode(query)}"

    return turned


def _desk(request: Request) -> Desk | None:
    """How much is new where; None for strangers who see no more than the way in."""
    if visitor_of(request).role is Role.NOBODY and not reads_freely(request):
        return None
    return desk.desk(app_of(request))


def show(request: Request, template: str, *, cache: str = REVALIDATE, **values: Any) -> Response:
    """A page, conditionally."""
    body = render(request, template, at_desk=_desk(request), **values)
    return answer(
        request, body, "text/html; charset=utf-8", cache=cache, headers={**VARIES, **_robots(values)}
    )


def _robots(values: Mapping[str, Any]) -> dict[str, str]:
    """What search engines are told of a page about an article that stands in no list of ours."""
    article = values.get("article")
    hidden = isinstance(article, Article) and article.visibility is not Visibility.PUBLIC
    return {"X-Robots-Tag": "noindex"} if hidden else {}


def show_form(request: Request, template: str, *, status: int = 200, **values: Any) -> Response:
    """A page with forms: it carries the visitor's form token, so nobody may keep it."""
    cookie = form_cookie(request)
    body = render(request, template, at_desk=_desk(request), form_token=form_token(request, cookie), **values)
    made = Response(
        body,
        status_code=status,
        media_type="text/html; charset=utf-8",
        headers={"Cache-Control": "no-store", **VARIES, **_robots(values)},
    )
    made.set_cookie(COOKIE, cookie, httponly=True, samesite="strict", path="/", secure=over_https(request))
    return made


def wants_page(request: Request) -> bool:
    """Whether an error is to be told to a person."""
    path = request.url.path
    programs = ("/api/", "/timegate/", "/timemap/", "/memento/")
    return not path.startswith(programs) and "text/html" in request.headers.get("accept", "")


def error_page(request: Request, status: int, message: str, candidates: tuple[str, ...] = ()) -> Response:
    """An error in plain words, with what may have been meant."""
    body = render(
        request,
        "error.html",
        status=status,
        message=message,
        candidates=[(one, *_address(one)) for one in candidates],
    )
    return Response(body, status_code=status, media_type="text/html; charset=utf-8", headers=VARIES)


_PAGE_NAMED = re.compile(r"(\d{1,18})  \S")
_VERSION_NAMED = re.compile(r"(?:v\d+  )?(\d{1,18})@(\d{1,18})")


def _address(candidate: str) -> tuple[str, str]:
    """Where what may have been meant lies, and which version it is; "" for what it does not name (`storage.find`)."""
    page, version = _PAGE_NAMED.match(candidate), _VERSION_NAMED.fullmatch(candidate)
    if version:
        return f"/articles/{version[1]}/versions/{version[2]}", version[2]
    return (f"/articles/{page[1]}" if page else ""), ""
