"""Pages for people: server-rendered, complete without a script, every state with a face."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from versioner.app import App
from versioner.core.model.document import TICKING
from versioner.core.schedule.plan import parse_every
from versioner.core.url import typed
from versioner.errors import VersionerError
from versioner.frozen import dataclass
from versioner.ingest import judge, preview, tagging, track
from versioner.ingest.options import Options
from versioner.queries import drift, read
from versioner.web import timeline
from versioner.web.access import (
    app_of,
    base_of,
    check_form,
    editing,
    reading,
)
from versioner.web.api import version_address
from versioner.web.entries import entries
from versioner.web.jsonld import news_article
from versioner.web.language import in_language, language_of
from versioner.web.render import show, show_form, told

router = APIRouter(dependencies=[Depends(reading), Depends(in_language)], include_in_schema=False)
_NEAR = 50  # versions listed on each side of the one that is shown
_SHOWN = 12  # changes listed under an article; the rest is one click away


@router.get("/articles/{article}")
def reader(request: Request, article: str) -> Response:
    """The reader's page: the article with honest dates, its source, its changelog."""
    app = app_of(request)
    found = read.reader(app, article)
    log = found.log
    if found.version is None:
        return show(request, "nothing.html", article=log.article)
    report = drift.open_drift(app, log.article.id) if log.article.out_of_date else ()
    changed = {
        section.id: change
        for change in reversed(log.changes)
        for section in change.sections
        if change.significance != "technical"
    }
    return show(
        request,
        "article.html",
        article=log.article,
        version=found.version,
        changes=log.changes,
        shown=_SHOWN,
        entries=entries(log.changes[:_SHOWN], language_of(request)),
        changed=changed,
        drift=report,
        jsonld=news_article(base_of(request), log, found.version),
        line=timeline.draw(found),
        written=found.written,
        ticking=[block for block in found.version.document.blocks if block.role in TICKING],
    )


@router.get("/article")
def by_address(request: Request, url: Annotated[str, Query(max_length=4096)]) -> Response:
    """From the address of a page to what is kept of it: a link for who knows no numbers."""
    return RedirectResponse(f"/articles/{read.article_at(app_of(request), typed(url)).id}", status_code=302)


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
        earlier=listed.versions[at - 1].version.number if at else None,
        later=listed.versions[at + 1].version.number if at + 1 < len(listed.versions) else None,
    )


@router.get("/articles/{article}/evidence")
def evidence_page(request: Request, article: str) -> Response:
    """The article beside its sources, each sentence linked with what supports it."""
    app = app_of(request)
    return show(
        request, "evidence.html", article=read.article(app, article), found=drift.evidence(app, article)
    )


@router.get("/add", dependencies=[Depends(editing)])
def add_page(request: Request) -> Response:
    """The form that adds an article."""
    return show_form(request, "add.html", url="", source="", found=None, error=None, many=None)


@router.post("/add")
def add(
    request: Request,
    url: Annotated[str, Form(max_length=4096)],
    token: Annotated[str, Form(max_length=200)],
    source: Annotated[str, Form(max_length=4096)] = "",
    sure: Annotated[str, Form(max_length=5)] = "",
    title: Annotated[str, Form(max_length=500)] = "",
    tags: Annotated[str, Form(max_length=200)] = "",
    every: Annotated[str, Form(max_length=20)] = "",
) -> Response:
    """Show what would be tracked; track it, kept as the form says, once the visitor is sure."""
    check_form(request, token)
    app = app_of(request)
    url, source = typed(url), typed(source)
    try:
        if sure:
            options = Options(
                title=title.strip() or None, schedule=parse_every(every) if every.strip() else None
            )
            number = _track(app, (url, *filter(None, [source])), options, _named(tags))
            return RedirectResponse(f"/articles/{number}", status_code=303)
        found = preview.preview(app, url)
    except VersionerError as error:
        return show_form(
            request,
            "add.html",
            status=422,
            url=url,
            source=source,
            found=None,
            error=told(request, error),
            many=None,
        )
    return show_form(request, "add.html", url=url, source=source, found=found, error=None, many=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """How a list of addresses fared: what is tracked, what is not and why, and the lines that are left to do."""

    done: tuple[tuple[str, int], ...]
    failed: tuple[tuple[str, str], ...]
    left: str


@router.post("/add/many", dependencies=[Depends(editing)])
def add_many(
    request: Request,
    urls: Annotated[str, Form(max_length=40_000)],
    token: Annotated[str, Form(max_length=200)],
    tags: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Track every address of a list; one that fails stays in the form, with why."""
    check_form(request, token)
    lines = [line.split() for line in urls.splitlines() if line.strip()]
    many = _track_all(request, lines[:_PASTED], lines[_PASTED:], _named(tags))
    return show_form(request, "add.html", url="", source="", found=None, error=None, many=many)


def _named(tags: str) -> list[str]:
    return [name for name in tags.split(",") if name.strip()]


def _track(app: App, urls: Sequence[str], options: Options, names: Sequence[str]) -> int:
    """Track an article, the first of `urls`, with its sources, the others; its number."""
    number = track.track(app, urls[0], sources=urls[1:], options=options).article.id
    if names:
        tagging.tag(app, str(number), names)
    return number


_PASTED = 50  # addresses tracked while a person waits; the rest stays in the form


def _track_all(
    request: Request, lines: Sequence[Sequence[str]], rest: Sequence[Sequence[str]], names: Sequence[str]
) -> Pasted:
    app = app_of(request)
    done, failed, left = [], [], []
    for line in lines:
        try:
            done.append((line[0], _track(app, line, Options(), names)))
        except VersionerError as error:
            failed.append((line[0], told(request, error)))
            left.append(line)
    return Pasted(
        done=tuple(done), failed=tuple(failed), left="\n".join(" ".join(line) for line in (*left, *rest))
    )


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
