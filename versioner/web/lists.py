"""Lists over all articles: what changed, where words stand."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from itertools import groupby
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response

from versioner.core.asked.address import parse_moment, parse_since
from versioner.core.asked.search import Standing
from versioner.errors import UsageError
from versioner.queries import changes, search
from versioner.view.near import brief
from versioner.web.access import app_of, reading
from versioner.web.filters import At, Wanted, cursor, only_known
from versioner.web.language import in_language
from versioner.web.render import show, told

router = APIRouter(
    dependencies=[Depends(reading), Depends(only_known), Depends(in_language)], include_in_schema=False
)
_LISTED = 30  # changes on one sheet: with style and script it stays under 60 KB
_EDITS = 3  # edits of a change told in the list; its own page has all
_HITS = 20  # passages found on one sheet


@router.get("/changes")
def changes_page(
    request: Request,
    wanted: Wanted,
    at: At = "",
) -> Response:
    """What changed over all articles, newest first: since a moment, silently, by tag, host or words."""
    found = changes.sheet(app_of(request), wanted, limit=_LISTED, at=cursor(at))
    return show(
        request,
        "changes.html",
        days=[
            (day, tuple(told)) for day, told in groupby(found.rows, lambda one: one.change.first_seen.date())
        ],
        after=found.after,
        at=at,
        wanted=wanted,
        feed=_same_as_feed(request),
        since=wanted.since,
        brief=partial(brief, most=_EDITS),
        yesterday=app_of(request).now() - timedelta(days=1),
    )


def _same_as_feed(request: Request) -> str:
    """The query of the feed that tells what the page does: its filters; without one a feed would tell minor changes too."""
    asked = [(name, value) for name, value in request.query_params.multi_items() if value]
    return urlencode([one for one in asked if one[0] not in {"at", "lang"}]) or "all=false"


@router.get("/search")
def search_page(
    request: Request,
    q: Annotated[str, Query(max_length=200)] = "",
    among: Standing = Standing.ALL,
    since: Annotated[str, Query(max_length=40)] = "",
    until: Annotated[str, Query(max_length=40)] = "",
    at: At = "",
) -> Response:
    """Words in every version of every page, the past ones too, article by article."""
    found, error = None, None
    if q.strip():
        try:
            found = search.search(
                app_of(request),
                q,
                among=among,
                since=parse_since(since) if since else None,
                until=parse_moment(until) if until else None,
                limit=_HITS,
                at=cursor(at),
            )
        except UsageError as wrong:
            error = told(request, wrong)
    groups: dict[int, list[search.Hit]] = {}
    for hit in found.hits if found else ():
        groups.setdefault(hit.page.id, []).append(hit)
    return show(
        request,
        "search.html",
        q=q,
        among=str(among),
        since=since,
        until=until,
        found=found,
        groups=[(hits[0].page, hits) for hits in groups.values()],
        error=error,
    )
