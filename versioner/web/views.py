"""Views that a visitor keeps: a name for what the list of articles was asked for, in a cookie of their own browser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import RedirectResponse

from versioner.errors import UsageError
from versioner.web.access import VIEWS, keep_cookie, reading
from versioner.web.filters import only_known

router = APIRouter(dependencies=[Depends(reading), Depends(only_known)], include_in_schema=False)
PARTS = ("q", "show", "tag", "host", "sort")  # of a question to the list, what a view remembers
_MOST, _NAME = 12, 40  # views; characters of a name
_BYTES = 3_000  # of the cookie: browsers keep 4,096 with its name


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A name, and what it asks the list for: `tag=harbour&sort=title`."""

    name: str
    query: str


def query_of(asked: str) -> str:
    """What of a query string a view remembers, in one spelling; "" for the list as it is without any."""
    given = dict(parse_qsl(asked, max_num_fields=50))
    return urlencode({name: given[name] for name in PARTS if given.get(name)})


def views_of(request: Request) -> tuple[View, ...]:
    """The visitor's views in the order of their keeping; what their cookie does not say sensibly is none."""
    try:
        pairs = parse_qsl(request.cookies.get(VIEWS, ""), max_num_fields=_MOST)
    except ValueError:
        return ()
    return tuple(View(name=name[:_NAME], query=query_of(query)) for name, query in pairs)


@router.get("/views")
def keep_view(
    request: Request,
    save: Annotated[str, Query(max_length=_NAME)] = "",
    view: Annotated[str, Query(max_length=1000)] = "",
    drop: Annotated[str, Query(max_length=_NAME)] = "",
) -> Response:
    """Keep what the list was asked for under a name, in place of one of that name, or forget a name; then to the list.

    Raises:
        UsageError: there are as many as a cookie holds.
    """
    kept = {one.name: one.query for one in views_of(request)}
    ahead, name = query_of(view), " ".join(save.split())
    if request.headers.get("sec-fetch-site") != "cross-site":  # a link elsewhere names nothing here
        kept.pop(drop, None)
        kept |= {name: ahead} if name and ahead else {}
    spelled = urlencode(kept)
    if len(kept) > _MOST or len(spelled) > _BYTES:
        raise UsageError("there is no room for more views; forget one first")
    answer = RedirectResponse(f"/?{ahead}" if ahead else "/", status_code=303)
    keep_cookie(answer, VIEWS, spelled)
    return answer
