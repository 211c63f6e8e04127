"""Pages for people: server-rendered, complete without a script, every state with a face."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.responses import RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.concurrency import run_in_threadpool

from versioner.core.align import whole_text
from versioner.core.model import PageStatus, aware, rfc3339
from versioner.core.search import Standing
from versioner.errors import UsageError, VersionerError
from versioner.services import drift, judge, preview, read, search, state, track
from versioner.services.telling import summary
from versioner.web import timeline, words
from versioner.web.access import (
    COOKIE,
    LOOKED,
    app_of,
    base_of,
    check_form,
    form_cookie,
    form_token,
    looked,
    reading,
)
from versioner.web.answers import REVALIDATE, answer
from versioner.web.api import pair_of, version_address
from versioner.web.jsonld import news_article

router = APIRouter(dependencies=[Depends(reading)], include_in_schema=False)
_YEAR = 365 * 24 * 3600  # seconds for which a visitor's last look is remembered
_NEAR = 50  # versions listed on each side of the one that is shown
_SHOWN = 12  # changes told under an article; the rest is one click away
_LATELY = 20  # changes told under the articles
_LISTED = 100  # changes on one list
_HITS = 20  # passages found on one sheet
_PAGE = 50  # rows of the dashboard at once: the first page stays under 50 KB

_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=select_autoescape(default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.filters.update(
    rfc3339=rfc3339,
    ago=words.ago,
    exact=words.exact,
    day=words.day,
    path=words.path,
    count=words.count,
    weblink=words.weblink,
)


def render(request: Request, template: str, **values: Any) -> bytes:
    """A page's bytes."""
    app = app_of(request)
    body = _environment.get_template(template).render(
        now=app.now(),
        path_now=request.url.path,
        hub=request.app.state.serving.websub_hub,
        summary=partial(summary, language=app.policy.language),
        **values,
    )
    return body.encode("utf-8", "replace")


def show(request: Request, template: str, *, cache: str = REVALIDATE, **values: Any) -> Response:
    """A page, conditionally."""
    return answer(request, render(request, template, **values), "text/html; charset=utf-8", cache=cache)


def show_form(request: Request, template: str, *, status: int = 200, **values: Any) -> Response:
    """A page with forms: it carries the visitor's form token, so nobody may keep it."""
    cookie = form_cookie(request)
    body = render(request, template, form_token=form_token(request, cookie), **values)
    made = Response(
        body,
        status_code=status,
        media_type="text/html; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )
    made.set_cookie(COOKIE, cookie, httponly=True, samesite="strict", path="/")
    return made


def wants_page(request: Request) -> bool:
    """Whether an error is to be told to a person."""
    path = request.url.path
    programs = ("/api/", "/timegate/", "/timemap/", "/memento/")
    return not path.startswith(programs) and "text/html" in request.headers.get("accept", "")


def error_page(request: Request, status: int, message: str, candidates: tuple[str, ...] = ()) -> Response:
    """An error in plain words, with what may have been meant."""
    body = render(request, "error.html", status=status, message=message, candidates=candidates)
    return Response(body, status_code=status, media_type="text/html; charset=utf-8")


@router.get("/healthz")
def healthz(request: Request) -> Response:
    """Whether the database answers."""
    return answer(
        request,
        json.dumps({"ok": True} | state.status(app_of(request)).to_json()).encode(),
        "application/json",
    )


@router.get("/")
def dashboard(
    request: Request,
    q: Annotated[str, Query(max_length=200)] = "",
    show_only: Annotated[str, Query(alias="show", max_length=20)] = "",
    sort: Annotated[str, Query(max_length=20)] = "changed",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """All articles: filter, sort, what changed, what is out of date, what wants a decision."""
    app = app_of(request)
    known = show_only if show_only in {"suspect", "failing", "drift"} else ""
    offset = (page - 1) * _PAGE
    found, total = read.listing(app, part=q, show=known, sort=sort, limit=_PAGE, offset=offset)
    waits = any(one.status is PageStatus.SUSPECT or one.pending for one in found)
    return (show_form if waits else show)(
        request,
        "dashboard.html",
        articles=found,
        total=total,
        page=page,
        pages=(total + _PAGE - 1) // _PAGE,
        q=q,
        show_only=show_only,
        sort=sort,
        recent=read.recent(app, everything=False, limit=_LATELY, within=10 * _LATELY),
        writable=request.app.state.serving.loopback,
    )


@router.get("/articles/{article}")
def reader(request: Request, article: str) -> Response:
    """The reader's page: the article with honest dates, its source, its changelog."""
    app = app_of(request)
    found = read.reader(app, article)
    log = found.log
    if found.version is None:
        return show_form(request, "nothing.html", article=log.article)
    report = drift.open_drift(app, log.article.id) if log.article.out_of_date else ()
    changed = {
        section.id: change
        for change in reversed(log.changes)
        for section in change.sections
        if change.significance != "technical"
    }
    waits = log.article.status is PageStatus.SUSPECT or bool(log.article.pending)
    return (show_form if waits else show)(
        request,
        "article.html",
        article=log.article,
        version=found.version,
        changes=log.changes,
        shown=_SHOWN,
        changed=changed,
        drift=report,
        jsonld=news_article(base_of(request), log, found.version),
        line=timeline.draw(found.listed, found.checked),
        writable=request.app.state.serving.loopback,
    )


@router.get("/articles/{article}/versions/{version}")
def version_page(request: Request, article: str, version: str) -> Response:
    """One version, as it read."""
    app = app_of(request)
    found = read.show(app, version_address(article, version))
    listed = read.version_list(app, str(found.article.id), texts=False)
    at = next((n for n, one in enumerate(listed.versions) if one.version.id == found.version.id), 0)
    return show(
        request,
        "version.html",
        article=found.article,
        version=found.version,
        listed=listed.versions,
        near=listed.versions[max(at - _NEAR, 0) : at + _NEAR],
    )


@router.get("/articles/{article}/changes")
def article_changes(
    request: Request, article: str, page: Annotated[int, Query(ge=1, le=100_000)] = 1
) -> Response:
    """The whole changelog of an article, sheet by sheet, newest first."""
    log = read.log(app_of(request), article, everything=True)
    first = (page - 1) * _PAGE
    return show(
        request,
        "changelog.html",
        article=log.article,
        changes=log.changes[first : first + _PAGE],
        total=len(log.changes),
        page=page,
        pages=(len(log.changes) + _PAGE - 1) // _PAGE,
    )


@router.get("/articles/{article}/diff")
def diff_chosen(article: str, old: str, new: str) -> Response:
    """From the form that picks two versions to their permanent address."""
    return RedirectResponse(f"/articles/{int(article)}/diff/{_safe(old)}..{_safe(new)}", status_code=303)


def _safe(version: str) -> str:
    return "".join(char for char in version if char.isalnum() or char in "-~:")


@router.get("/articles/{article}/diff/{pair}")
def diff_page(
    request: Request, article: str, pair: str, view: Annotated[str, Query(max_length=10)] = "inline"
) -> Response:
    """What differs between two versions: in line, side by side, or within the whole text."""
    old, new = pair_of(article, pair)
    found = read.diff(app_of(request), old, new)
    listed = read.version_list(app_of(request), str(found.article.id), texts=False)
    return show(
        request,
        "diff.html",
        article=found.article,
        old=found.old,
        new=found.new,
        change=found.change,
        listed=listed.versions,
        view=view if view in {"side", "all"} else "inline",
        passages=whole_text(found.old.document, found.new.document) if view == "all" else (),
    )


@router.get("/articles/{article}/blame")
def blame_page(request: Request, article: str, version: str = "latest") -> Response:
    """Each sentence: since when, and how it read before."""
    found = read.blame_of(app_of(request), version_address(article, version))
    return show(request, "blame.html", article=found.article, version=found.version, blame=found.blame)


@router.get("/articles/{article}/evidence")
def evidence_page(request: Request, article: str) -> Response:
    """The article beside its sources, each sentence linked with what supports it."""
    app = app_of(request)
    return show(
        request, "evidence.html", article=read.article(app, article), found=drift.evidence(app, article)
    )


@router.get("/articles/{article}/sections/{section}")
def section_page(request: Request, article: str, section: str) -> Response:
    """The history of one section."""
    log = read.log(app_of(request), article, everything=True)
    kept = [change for change in log.changes if any(one.id == section for one in change.sections)]
    return show(request, "section.html", article=log.article, section=section, changes=kept)


@router.get("/changes")
def changes_page(
    request: Request,
    since: Annotated[datetime | None, Query()] = None,
    silent: Annotated[bool, Query()] = False,
    everything: Annotated[bool, Query(alias="all")] = False,
) -> Response:
    """What changed over all articles since a moment; the silent edits alone on request."""
    after = aware(since) if since else None
    found = read.recent(app_of(request), since=after, everything=everything, silent=silent, limit=_LISTED)
    return show(
        request,
        "changes.html",
        found=found,
        since=after,
        silent=silent,
        everything=everything,
        most=_LISTED,
        day=app_of(request).now() - timedelta(days=1),
    )


@router.get("/since")
def since_last_look(request: Request) -> Response:
    """What changed over all articles since the visitor looked last; remembered in a cookie of theirs."""
    return _since(request, LOOKED, lambda last: f"/changes?since={quote(rfc3339(last) or '')}", "/changes")


@router.get("/articles/{article}/since")
def article_since(request: Request, article: str) -> Response:
    """What changed in one article since the visitor looked last."""
    app = app_of(request)
    found = read.article(app, article)

    def ahead(last: datetime) -> str:
        diff = read.diff(app, str(found.id), since=last)
        return f"/articles/{found.id}/diff/{diff.old.number}..{diff.new.number}"

    return _since(request, f"{LOOKED}-{found.id}", ahead, f"/articles/{found.id}#changelog")


def _since(request: Request, cookie: str, ahead: Callable[[datetime], str], first: str) -> Response:
    """To a permanent address of what is new; to `first` where the visitor never looked before."""
    last = looked(request, cookie)
    answer = RedirectResponse(ahead(last) if last else first, status_code=303)
    now = rfc3339(app_of(request).now()) or ""
    answer.set_cookie(cookie, now, max_age=_YEAR, httponly=True, samesite="lax", path="/")
    answer.headers["Cache-Control"] = "no-store"
    return answer


@router.get("/search")
def search_page(
    request: Request,
    q: Annotated[str, Query(max_length=200)] = "",
    among: Standing = Standing.ALL,
    page: Annotated[int, Query(ge=1, le=500)] = 1,
) -> Response:
    """Words in every version of every page, the past ones too."""
    found, error = None, None
    if q.strip():
        try:
            found = search.search(app_of(request), q, among=among, limit=_HITS, offset=(page - 1) * _HITS)
        except UsageError as wrong:
            error = wrong.message
    sheets = (found.total + _HITS - 1) // _HITS if found else 0
    return show(
        request, "search.html", q=q, among=str(among), found=found, error=error, page=page, pages=sheets
    )


@router.get("/add")
def add_page(request: Request) -> Response:
    """The form that adds an article."""
    return show_form(request, "add.html", url="", source="", found=None, error=None)


@router.post("/add")
async def add(
    request: Request,
    url: Annotated[str, Form(max_length=4096)],
    token: Annotated[str, Form(max_length=200)],
    source: Annotated[str, Form(max_length=4096)] = "",
    sure: Annotated[str, Form(max_length=5)] = "",
) -> Response:
    """Show what would be tracked; track it once the visitor is sure."""
    check_form(request, token)
    app = app_of(request)
    try:
        if sure:
            sources = (source,) if source else ()
            made = await run_in_threadpool(track.track, app, url, sources=sources)
            return RedirectResponse(f"/articles/{made.article.id}", status_code=303)
        found = await run_in_threadpool(preview.preview, app, url)
    except VersionerError as error:
        return show_form(
            request, "add.html", status=422, url=url, source=source, found=None, error=error.message
        )
    return show_form(request, "add.html", url=url, source=source, found=found, error=None)


@router.post("/articles/{article}/decide")
def decide(
    request: Request,
    article: str,
    verdict: Annotated[str, Form(max_length=10)],
    token: Annotated[str, Form(max_length=200)],
) -> Response:
    """Accept or reject what waits on a page."""
    check_form(request, token)
    found = (judge.accept if verdict == "accept" else judge.reject)(app_of(request), article)
    return RedirectResponse(f"/articles/{found.article.id}", status_code=303)
