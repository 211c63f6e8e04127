"""Lists that are followed, as a page: feeds, sitemaps and fronts whose new articles are tracked by themselves."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from versioner.errors import UsageError, VersionerError
from versioner.ingest import follow
from versioner.view.templates import N_
from versioner.web.access import app_of, check_form, editing
from versioner.web.bodies import Number
from versioner.web.render import show_form, told
from versioner.web.verbs import FollowRequest

_SHOWN = 50  # entries of a preview
_STATES = {
    "new": N_("would be tracked"),
    "kept": N_("is tracked already"),
    "old": N_("was there before: only what comes later is tracked"),
    "refused": N_("left out by a rule"),
    "bad": N_("is no address of a page"),
}

_NOTHING: dict[str, Any] = {"states": _STATES, "error": None, "followed": None, "preview": None}

pages = APIRouter(dependencies=[Depends(editing)], include_in_schema=False)


@pages.get("/follows")
def follows_page(request: Request) -> Response:
    """The lists, how the last look at each went, and a form for another."""
    return _page(request)


def _page(request: Request, *, status: int = 200, **shown: Any) -> Response:
    given = dict.fromkeys(("url", "every", "match", "refuse", "tags", "keep"), "")
    return show_form(
        request,
        "follows.html",
        status=status,
        **({**_NOTHING, "lists": follow.followed(app_of(request)), "given": given} | shown),
    )


@pages.post("/follows")
def follow_by_form(
    request: Request,
    url: Annotated[str, Form(max_length=4096)],
    token: Annotated[str, Form(max_length=200)],
    every: Annotated[str, Form(max_length=20)] = "",
    match: Annotated[str, Form(max_length=2000)] = "",
    refuse: Annotated[str, Form(max_length=2000)] = "",
    tags: Annotated[str, Form(max_length=2000)] = "",
    keep: Annotated[str, Form(max_length=20)] = "",
    sure: Annotated[str, Form(max_length=3)] = "",
) -> Response:
    """Show what following a list would track; with `sure` follow it."""
    check_form(request, token)
    given = {"url": url, "every": every, "match": match, "refuse": refuse, "tags": tags, "keep": keep}
    app = app_of(request)
    try:
        wanted = _wanted(given)
        if not sure:
            found = follow.preview(app, wanted.url, wanted.wish())
            return _page(request, given=given, preview=found, entries=found.entries[:_SHOWN])
        kept, looked = follow.follow(app, wanted.url, wanted.wish())
    except VersionerError as wrong:
        return _page(request, status=422, given=given, error=told(request, wrong))
    return _page(request, followed=kept, looked=looked)


def _wanted(given: dict[str, str]) -> FollowRequest:
    """The form as the API takes it; rules stand one on a line, tags with commas between.

    Raises:
        UsageError: something is too long.
    """
    rules = {
        name: [line.strip() for line in given[name].splitlines() if line.strip()]
        for name in ("match", "refuse")
    }
    try:
        return FollowRequest(
            url=given["url"].strip(),
            every=given["every"].strip() or None,
            keep=given["keep"].strip() or None,
            tags=[tag.strip() for tag in given["tags"].split(",") if tag.strip()],
            source_from=[],
            **rules,
        )
    except ValueError as error:
        raise UsageError("an address, a rule or a tag is empty or too long") from error


@pages.post("/follows/{number}/remove")
def unfollow_by_form(
    request: Request, number: Number, token: Annotated[str, Form(max_length=200)]
) -> Response:
    """Follow a list no longer; its articles stay."""
    check_form(request, token)
    follow.unfollow(app_of(request), number)
    return RedirectResponse("/follows", status_code=303)
