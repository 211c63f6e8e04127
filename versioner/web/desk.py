"""The watchdog's desk: the list of articles, and what is done with many of them at once."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from versioner.app import App
from versioner.core.asked.visibility import Visibility
from versioner.core.drift import DriftItem
from versioner.core.model import Article
from versioner.errors import UsageError
from versioner.ingest import tagging, track
from versioner.ingest.check import check
from versioner.ingest.options import Options
from versioner.ingest.visibility import show_to
from versioner.queries import desk, drift
from versioner.web.access import (
    SEEN,
    Role,
    app_of,
    check_form,
    editing,
    looked,
    reading,
    visitor_of,
)
from versioner.web.filters import At, cursor, only_known
from versioner.web.language import in_language
from versioner.web.render import show, show_form
from versioner.web.transfer import Outgoing, export_file
from versioner.web.views import query_of, views_of

router = APIRouter(
    dependencies=[Depends(reading), Depends(only_known), Depends(in_language)], include_in_schema=False
)
_SHEET = 50  # rows at once: the first page stays under 60 KB
_DECIDED = 10  # articles that wait, on one sheet
_BEHIND = 50  # statements that sources have overtaken, on one sheet
_EDITS, _MOST, _BLOCKS = 5, 50, 8  # of what waits: edits told, with those that are folded; blocks shown
_STATES = ("suspect", "failing", "drift", "silent", "unread")
_SORTS = ("changed", "title", "host", "tags", "checked", "versions", "state", "id")


@router.get("/")
def dashboard(
    request: Request,
    q: Annotated[str, Query(max_length=200)] = "",
    show_only: Annotated[str, Query(alias="show", max_length=60)] = "",
    tag: Annotated[str, Query(max_length=100)] = "",
    host: Annotated[str, Query(max_length=300)] = "",
    sort: Annotated[str, Query(max_length=20)] = "changed",
    select: Annotated[Literal["", "1", "all"], Query()] = "",
    at: At = "",
) -> Response:
    """All articles, a line each: what changed last, what is out of date, what wants a decision."""
    chosen = tuple(one for one in _STATES if one in show_only.split(","))
    order = sort if sort in _SORTS else "changed"
    seen = looked(request, SEEN)
    found = desk.lines(
        app_of(request),
        part=q,
        since=seen if "unread" in chosen else None,
        show=",".join(one for one in chosen if one != "unread"),
        tag=tag,
        host=host.lower(),
        sort=order,
        limit=_SHEET,
        at=cursor(at),
    )
    selecting = bool(select) and visitor_of(request).role >= Role.EDITOR
    return (show_form if selecting else show)(
        request,
        "dashboard.html",
        lines=found.rows,
        total=found.total,
        counted=desk.COUNTED,
        narrowed=bool(q or tag or host or chosen),
        sheet=found,
        q=q,
        chosen=chosen,
        turned={one: ",".join(_turned(chosen, one)) or None for one in _STATES},
        tag=tag,
        host=host,
        sort=order,
        selecting=selecting,
        ticked=select == "all",
        seen=seen,
        query=request.url.query,
        views=views_of(request),
        view=query_of(request.url.query),
    )


def _turned(chosen: tuple[str, ...], state: str) -> tuple[str, ...]:
    """The states that are chosen once a chip is pressed: with that one, or without."""
    return tuple(one for one in _STATES if (one in chosen) is (one != state))


@router.get("/waiting")
def waiting(
    request: Request,
    article: Annotated[int | None, Query(ge=1, le=2**62)] = None,
    at: At = "",
) -> Response:
    """What waits for a decision: the text that Accept would accept, beside the accepted one, before the buttons."""
    found = desk.waiting(app_of(request), article=article, limit=_DECIDED, at=cursor(at))
    may = found.rows and visitor_of(request).role >= Role.EDITOR
    return (show_form if may else show)(
        request,
        "waiting.html",
        waiting=found.rows,
        total=found.total,
        sheet=found,
        edits=_EDITS,
        most=_MOST,
        blocks=_BLOCKS,
    )


@router.get("/drift")
def behind(
    request: Request,
    tag: Annotated[str, Query(max_length=100)] = "",
    host: Annotated[str, Query(max_length=300)] = "",
    at: At = "",
) -> Response:
    """What articles still say after their source has moved on, article by article: the three sentences of each."""
    found = drift.recent(
        app_of(request),
        tag=tag or None,
        host=host.lower() or None,
        limit=_BEHIND,
        at=cursor(at),
    )
    by_article: dict[int, tuple[Article, list[DriftItem]]] = {}
    for article, item in found.rows:
        by_article.setdefault(article.id, (article, []))[1].append(item)
    return show(
        request,
        "drift.html",
        found=list(by_article.values()),
        tag=tag,
        host=host,
        narrow=urlencode({name: value for name, value in (("tag", tag), ("host", host)) if value}),
        sheet=found,
    )


@router.post("/articles/many", dependencies=[Depends(editing)])
def many(
    request: Request,
    action: Annotated[str, Form(max_length=10)],
    token: Annotated[str, Form(max_length=200)],
    ids: Annotated[list[int] | None, Form(max_length=_SHEET)] = None,
    name: Annotated[str, Form(max_length=200)] = "",
    query: Annotated[str, Form(max_length=2000)] = "",
    form: Annotated[Outgoing, Form()] = "wacz",
) -> Response:
    """Tag, look at (now, no more, again), show to others or take away the articles that were ticked; then back to the list."""
    check_form(request, token)
    addresses = [str(one) for one in ids or ()]
    if action == "export" and addresses:
        return export_file(request, form, addresses)
    _act(app_of(request), action, addresses, name)
    return RedirectResponse(f"/?{urlencode(parse_qsl(query))}", status_code=303)


def _act(app: App, action: str, addresses: list[str], name: str) -> None:
    """Do one thing with all of them.

    Raises:
        UsageError: nothing was ticked, the tag is none, or the action is unknown.
        NotFoundError: an article is gone.
    """
    if not addresses:
        raise UsageError("tick the articles first")
    if action == "check":
        check(app, addresses)
        return
    if action not in {"tag", "untag", "untrack", "resume", *Visibility}:
        raise UsageError("there is nothing called {action!r} to do with articles", action=action)
    for address in addresses:
        if action in set(Visibility):
            show_to(app, address, Visibility(action))
        elif action == "untrack":
            track.untrack(app, address)
        elif action == "resume":
            track.change_settings(app, address, Options())
        else:
            tagging.tag(app, address, [name], remove=action == "untag")
