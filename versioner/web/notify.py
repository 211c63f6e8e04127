"""Who is told of what, over the web. Only who may change what is kept sees it: readers are not told of channels."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import Field

from versioner.core.asked.filters import ChangeFilter
from versioner.core.model import Significance
from versioner.core.told.events import AFTER, MOST_AFTER, EventKind
from versioner.errors import VersionerError
from versioner.ingest.tagging import tidy_tag
from versioner.notify import channels
from versioner.notify.channels import Added
from versioner.view.templates import N_
from versioner.web import schemas
from versioner.web.access import app_of, check_form, editing, writing
from versioner.web.answers import json_answer
from versioner.web.bodies import Body, Number, sent
from versioner.web.filters import only_known
from versioner.web.render import show_form, told

_SHOWN = 30  # lines of the log on the page
_MEANINGS = {
    EventKind.CHANGE: N_("an article changed"),
    EventKind.CORRECTION: N_("a publisher corrected something, with a note"),
    EventKind.DRIFT: N_("a source moved on, the article did not"),
    EventKind.DRIFT_RESOLVED: N_("the article caught up with its source"),
    EventKind.SUSPECT: N_("a page does not look like its article any more"),
    EventKind.FAILING: N_("a page cannot be read"),
    EventKind.RECOVERED: N_("a page can be read again"),
    EventKind.GONE: N_("a page is gone"),
    EventKind.ARTICLE_NEW: N_("a list that is followed has a new article"),
}


pages = APIRouter(dependencies=[Depends(editing)], include_in_schema=False)
router = APIRouter(
    prefix="/api/v1/notify",
    tags=["notify"],
    dependencies=[Depends(editing), Depends(only_known)],
    responses=schemas.PROBLEMS,
)


class ChannelRequest(Body):
    """A channel that is wanted."""

    url: str = Field(min_length=1, max_length=4096, description="https://…, mailto:…, websub+https://…")
    on: list[str] = Field(default_factory=list, max_length=20, description="kinds; empty: everything")
    tag: str | None = Field(None, max_length=100)
    host: str | None = Field(None, max_length=300)
    words: str | None = Field(None, max_length=200)
    section: str | None = Field(None, max_length=200)
    silent: bool | None = None
    significance: Significance | None = None
    everything: bool = Field(default=False, description="minor and technical changes too")
    digest: str | None = Field(None, max_length=5, description="08:00")
    quiet: str | None = Field(None, max_length=11, description="22:00-07:00")
    tz: str = Field("UTC", max_length=64)
    after: int = Field(
        AFTER, ge=1, le=MOST_AFTER, description="failed checks in a row before failing is told"
    )
    secret: str | None = Field(None, max_length=200, description="signs a webhook; one is made without it")


def _add(request: Request, wanted: ChannelRequest) -> Added:
    chosen = ChangeFilter(
        tag=tidy_tag(wanted.tag) if wanted.tag else None,
        host=(wanted.host or "").lower() or None,
        words=wanted.words or None,
        section=wanted.section or None,
        silent=wanted.silent or None,
        significance=wanted.significance,
        everything=wanted.everything,
    )
    channel = channels.plan(
        wanted.url,
        on=tuple(wanted.on),
        digest=wanted.digest,
        quiet=wanted.quiet,
        tz=wanted.tz,
        after=wanted.after,
        wanted=chosen,
    )
    return channels.add(app_of(request), channel, secret=wanted.secret, services_too=False)


@router.get("", responses=schemas.ok("Channels"))
def get_channels(request: Request) -> Response:
    """Every channel, without its address and secret."""
    found = channels.channels(app_of(request))
    return json_answer(request, {"channels": [one.to_json() for one in found]})


@router.post(
    "",
    dependencies=[Depends(writing)],
    status_code=201,
    responses=schemas.ok("ChannelAdded", 201),
    openapi_extra=schemas.body(ChannelRequest),
)
def add_channel(
    request: Request, wanted: Annotated[ChannelRequest, Depends(sent(ChannelRequest))]
) -> Response:
    """Add a channel; the secret that signs a webhook is in this answer and in none after it."""
    found = _add(request, wanted)
    answer = json_answer(request, found.to_json(), cache="no-store")
    answer.status_code = 201
    answer.headers["Location"] = "/api/v1/notify"
    return answer


@router.get("/log", responses=schemas.ok("Deliveries"))
def get_log(
    request: Request,
    channel: Annotated[int | None, Query(ge=1, le=2**62)] = None,
    state: Annotated[str | None, Query(pattern="^(waiting|delivered|dead)$")] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Response:
    """How the telling of the newest events went."""
    rows = channels.log(app_of(request), channel=channel, state=state, limit=limit)
    return json_answer(request, channels.log_json(rows))


@router.post("/{number}/test", dependencies=[Depends(writing)], responses=schemas.ok("ChannelTest"))
def test_channel(request: Request, number: Number) -> Response:
    """Send a message that says it is a test; `error` says why it did not come through."""
    found = channels.test(app_of(request), number)
    return json_answer(request, {"channel": number, "error": found.error}, cache="no-store")


@router.delete("/{number}", dependencies=[Depends(writing)], status_code=204)
def remove_channel(request: Request, number: Number) -> Response:
    """Forget a channel and what waits for it."""
    channels.remove(app_of(request), number)
    return Response(status_code=204)


@pages.get("/notify")
def notify_page(request: Request) -> Response:
    """The channels, how the telling went, and a form for another."""
    return _page(request)


def _page(
    request: Request, *, error: str | None = None, said: str | None = None, added: Added | None = None
) -> Response:
    app = app_of(request)
    return show_form(
        request,
        "notify.html",
        status=422 if error else 200,
        channels=channels.channels(app),
        log=channels.log(app, limit=_SHOWN),
        meanings=_MEANINGS,
        after=AFTER,
        most_after=MOST_AFTER,
        error=error,
        said=said,
        added=added,
    )


@pages.post("/notify")
def add_by_form(
    request: Request,
    url: Annotated[str, Form(max_length=4096)],
    token: Annotated[str, Form(max_length=200)],
    on: Annotated[list[str], Form()] = [],  # noqa: B006 - a form's default, never changed
    tag: Annotated[str, Form(max_length=100)] = "",
    digest: Annotated[str, Form(max_length=5)] = "",
    tz: Annotated[str, Form(max_length=64)] = "",
    after: Annotated[int, Form(ge=1, le=MOST_AFTER)] = AFTER,
) -> Response:
    """Add a channel; a webhook's secret is shown this once."""
    check_form(request, token)
    wanted = ChannelRequest(
        url=url,
        on=on[:20],
        tag=tag or None,
        host=None,
        words=None,
        section=None,
        digest=digest or None,
        quiet=None,
        tz=tz or "UTC",
        after=after,
        secret=None,
    )
    try:
        return _page(request, added=_add(request, wanted))
    except VersionerError as wrong:
        return _page(request, error=told(request, wrong))


@pages.post("/notify/{number}/test")
def test_by_form(request: Request, number: Number, token: Annotated[str, Form(max_length=200)]) -> Response:
    """Send a message that says it is a test."""
    check_form(request, token)
    error = channels.test(app_of(request), number).error
    said = f"The test came through to channel {number}." if error is None else None
    return _page(request, said=said, error=error and f"Channel {number} was not reached: {error}")


@pages.post("/notify/{number}/remove")
def remove_by_form(request: Request, number: Number, token: Annotated[str, Form(max_length=200)]) -> Response:
    """Forget a channel."""
    check_form(request, token)
    channels.remove(app_of(request), number)
    return RedirectResponse("/notify", status_code=303)
