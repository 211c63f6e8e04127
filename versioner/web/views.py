"""Views that a visitor keeps: a name for what the list of articles was asked for, in a cookie of their own browser."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from versioner.errors import UsageError
from versioner.frozen import dataclass
from versioner.web.access import VIEWS, keep_cookie, reading, same_form
from versioner.web.filters import only_known
from versioner.web.language import in_language
from versioner.web.render import show_form, told

router = APIRouter(
    dependencies=[Depends(reading), Depends(only_known), Depends(in_language)], include_in_schema=False
)
PARTS = ("q", "show", "tag", "host", "sort")  # of a question to the list, what a view remembers
_MOST, _NAME = 12, 40  # views; characters of a name
Asked = Annotated[str, Query(max_length=300)]
_BYTES = 3_000  # of the cookie: browsers keep 4,096 with its name


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A name, and what it asks the list for: `tag=harbour&sort=title`."""

    name: str
    query: str


def query_of(asked: str) -> str:
    """What of a query string a view remembers, in one spelling; "" for the list as it is without any."""
    given = dict(parse_qsl(asked, max_num_fields=50))
    given = {name: value for name, value in given.items() if (name, value) != ("sort", "changed")}  # as it is
    return urlencode({name: given[name] for name in PARTS if given.get(name)})


def views_of(request: Request) -> tuple[View, ...]:
    """The visitor's views in the order of their keeping; what their cookie does not say sensibly is none."""
    try:
        pairs = parse_qsl(request.cookies.get(VIEWS, ""), max_num_fields=_MOST)
    except ValueError:
        return ()
    return tuple(View(name=name[:_NAME], query=query_of(query)) for name, query in pairs)


@router.get("/views")
def views_page(
    request: Request,
    q: Asked = "",
    show_only: Annotated[str, Query(alias="show", max_length=300)] = "",
    tag: Asked = "",
    host: Asked = "",
    sort: Asked = "",
) -> Response:
    """The visitor's views, and the form that keeps one more: what the list is asked for by the same parameters."""
    given = zip(PARTS, (q, show_only, tag, host, sort), strict=True)
    return _page(request, urlencode({name: value for name, value in given if value}))


def _page(request: Request, view: str, error: str = "") -> Response:
    return show_form(
        request,
        "views.html",
        status=422 if error else 200,
        view=view,
        views=views_of(request),
        error=error,
    )


@router.post("/views")
def keep_view(
    request: Request,
    token: Annotated[str, Form(max_length=200)],
    save: Annotated[str, Form(max_length=_NAME)] = "",
    view: Annotated[str, Form(max_length=1000)] = "",
    drop: Annotated[str, Form(max_length=_NAME)] = "",
) -> Response:
    """Keep what the list was asked for under a name, in place of one of that name, or forget a name; then to the list."""
    same_form(request, token)
    kept = {one.name: one.query for one in views_of(request)}
    ahead, name = query_of(view), " ".join(save.split())
    kept.pop(drop, None)
    kept |= {name: ahead} if name and ahead else {}
    spelled = urlencode(kept)
    if len(kept) > _MOST or len(spelled) > _BYTES:
        full = UsageError("there is no room for more views; forget one first")
        return _page(request, ahead, told(request, full))
    answer = RedirectResponse(f"/?{ahead}" if ahead else "/views" if kept else "/", status_code=303)
    keep_cookie(answer, VIEWS, spelled)
    return answer
