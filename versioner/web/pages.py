"""Pages for people: server-rendered, complete without a script, every state with a face."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from versioner.core.align import whole_text
from versioner.core.model import PageStatus
from versioner.errors import VersionerError
from versioner.ingest import judge, preview, track
from versioner.queries import compare, drift, read
from versioner.web import timeline
from versioner.web.access import (
    app_of,
    base_of,
    check_form,
    editing,
    reading,
)
from versioner.web.api import pair_of, version_address
from versioner.web.jsonld import news_article
from versioner.web.render import show, show_form

router = APIRouter(dependencies=[Depends(reading)], include_in_schema=False)
_NEAR = 50  # versions listed on each side of the one that is shown
_SHOWN = 12  # changes told under an article; the rest is one click away
_PAGE = 50  # changes of a changelog at once


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
def diff_chosen(request: Request, article: str, old: str, new: str) -> Response:
    """From the form that picks two versions to their permanent address."""
    number = read.article(app_of(request), article).id
    return RedirectResponse(f"/articles/{number}/diff/{_safe(old)}..{_safe(new)}", status_code=303)


def _safe(version: str) -> str:
    return "".join(char for char in version if char.isascii() and (char.isalnum() or char in "-~:"))


@router.get("/articles/{article}/diff/{pair}")
def diff_page(
    request: Request, article: str, pair: str, view: Annotated[str, Query(max_length=10)] = "inline"
) -> Response:
    """What differs between two versions: in line, side by side, or within the whole text."""
    old, new = pair_of(article, pair)
    found = compare.diff(app_of(request), old, new)
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
    found = compare.blame_of(app_of(request), version_address(article, version))
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


@router.get("/add", dependencies=[Depends(editing)])
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
    back: Annotated[str, Form(max_length=10)] = "",
) -> Response:
    """Accept or reject what waits on a page; then back to the article, or to what else waits."""
    check_form(request, token)
    found = (judge.accept if verdict == "accept" else judge.reject)(app_of(request), article)
    ahead = "/waiting" if back == "waiting" else f"/articles/{found.article.id}"
    return RedirectResponse(ahead, status_code=303)
