"""What a publisher puts on the article itself: the script, a badge, a frame, and pieces for the server to include."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from versioner.core.model import Change, EditKind, Json, rfc3339
from versioner.errors import NotFoundError
from versioner.queries import read
from versioner.view.catalogues import PAGES, catalogue, languages
from versioner.view.telling import summary
from versioner.view.templates import N_
from versioner.web.access import app_of, base_of, reading, reads_freely
from versioner.web.answers import answer, json_answer
from versioner.web.filters import only_known
from versioner.web.jsonld import publishers_part
from versioner.web.language import in_language, language_for_all
from versioner.web.render import render, show
from versioner.web.words import Phrases

router = APIRouter(include_in_schema=False)
_SCRIPT = (Path(__file__).parent / "static" / "widget.js").read_text("utf-8")
_SHOWN_ANYWHERE = {"Cross-Origin-Resource-Policy": "cross-origin"}
_ANYWHERE = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
_LISTED = 20  # changes on the publisher's page; the rest is one click away
_WORDS = {
    "made": N_("Generated on"),
    "updated": N_("Last updated"),
    "checked": N_("Last checked"),
    "source": N_("Source"),
    "show": N_("Show me the source"),
    "seen first": N_("first seen"),
    "seen by": N_("as seen by %s"),
    "unchanged": N_("not changed since %s"),
    "beginning": N_("the beginning"),
    "newer": N_("The source has been updated since; not yet taken up here: %s"),
    "changelog": N_("What changed"),
    "none": N_("No change so far"),
}


@lru_cache(maxsize=1)
def _script() -> bytes:
    """The script with its words in every language of ours."""
    said = {
        language: {name: catalogue(language, PAGES).gettext(text) for name, text in _WORDS.items()}
        for language in languages()
    }
    written = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return _SCRIPT.replace("{}; /* labels */", f"{written};", 1).encode()


@router.get("/widget.js")
def script(request: Request) -> Response:
    """The custom elements `<versioner-dates>`, `<versioner-changelog>`, `<versioner-badge>`."""
    return answer(
        request, _script(), "text/javascript; charset=utf-8", cache="public, max-age=300", headers=_ANYWHERE
    )


@router.get("/api/v1/widget", dependencies=[Depends(reading), Depends(only_known), Depends(in_language)])
def asked(request: Request, url: Annotated[str, Query(max_length=4096)]) -> Response:
    """All that the widget shows of the article at a URL, in one answer; `article` is null where none is kept.

    A page that is not tracked is nothing that the publisher's readers should find an error for in their console.
    """
    app = app_of(request)
    try:
        log = read.log(app, str(read.article_at(app, url).id))
    except NotFoundError:
        return json_answer(request, {"article": None, "changes": []})
    return json_answer(
        request, {"article": log.article.to_json(), "changes": _told(log, language_for_all(request))}
    )


def _told(log: read.Log, language: str) -> list[Json]:
    return [
        {
            "version": change.version,
            "first_seen": rfc3339(change.first_seen),
            "significance": str(change.significance),
            "summary": list(summary(change, language)),
        }
        for change in map(_without_stamps, log.changes[:_LISTED])
    ]


def _without_stamps(change: Change) -> Change:
    """A change as it is told where the page's own dates stand beside it: not that they moved."""
    kept = (
        replace(one, edits=tuple(edit for edit in one.edits if edit.kind is not EditKind.DATE_STAMP))
        for one in change.sections
    )
    return replace(change, sections=tuple(one for one in kept if one.edits))


@router.get("/include/{article}.html", dependencies=[Depends(reading), Depends(in_language)])
def fragment(
    request: Request, article: str, limit: Annotated[int, Query(ge=0, le=100)] = _LISTED
) -> Response:
    """Dates and changelog as a piece of HTML, for the publisher's server or build to put into the page."""
    log = read.log(app_of(request), article)
    body = render(
        request,
        "include.html",
        language=language_for_all(request),
        article=log.article,
        changes=[_without_stamps(change) for change in log.changes[:limit]],
        base=base_of(request),
    )
    return answer(request, body, "text/html; charset=utf-8", headers=_SHOWN_ANYWHERE)


@router.get("/include/{article}.jsonld", dependencies=[Depends(reading)])
def linked(request: Request, article: str) -> Response:
    """What search engines are to know, as schema.org JSON-LD for the publisher's own `<script>`."""
    return answer(
        request,
        str(publishers_part(read.log(app_of(request), article))).encode("utf-8", "replace"),
        "application/ld+json",
        headers=_SHOWN_ANYWHERE,
    )


@router.get("/articles/{article}/install", dependencies=[Depends(reading)])
def install(request: Request, article: str) -> Response:
    """What to copy into the publisher's page for this very article, and what it will look like."""
    log = read.log(app_of(request), article)
    return show(
        request,
        "install.html",
        article=log.article,
        base=base_of(request),
        linked=str(publishers_part(log)),
        open_to_all=reads_freely(request),
    )


@router.get("/badge/{article}.svg", dependencies=[Depends(reading), Depends(in_language)])
def badge(request: Request, article: str) -> Response:
    """When the article was last updated, as a small picture."""
    found = read.article(app_of(request), article)
    phrases = Phrases(language_for_all(request))
    said = phrases.day(found.last_updated.at) if found.last_updated else phrases.text(N_("unchanged"))
    drawn = _svg(phrases.text(N_("last updated")), said)
    return answer(request, drawn.encode(), "image/svg+xml", headers=_SHOWN_ANYWHERE)


def _svg(left: str, right: str) -> str:
    # 6.8 px is more than the mean advance of Verdana at 11 px; the box is only a little wider than its words
    first, second = 10 + 6.8 * len(left), 10 + 6.8 * len(right)
    total = first + second
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{total:.0f}" height="20" role="img" '
        f'aria-label="{escape(left)}: {escape(right)}"><title>{escape(left)}: {escape(right)}</title>'
        f'<rect width="{total:.0f}" height="20" rx="3" fill="#3a3c40"/>'
        f'<rect x="{first:.0f}" width="{second:.0f}" height="20" rx="3" fill="#0b4f8a"/>'
        '<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">'
        f'<text x="5" y="14">{escape(left)}</text><text x="{first + 5:.0f}" y="14">{escape(right)}</text></g></svg>'
    )


@router.get("/frame/{article}", dependencies=[Depends(reading), Depends(in_language)])
def frame(request: Request, article: str) -> Response:
    """The article's dates for an `<iframe>`: the one page that other sites may frame."""
    found = read.article(app_of(request), article)
    policy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"
    return answer(
        request,
        render(request, "frame.html", language=language_for_all(request), article=found),
        "text/html; charset=utf-8",
        headers={"Content-Security-Policy": policy, "X-Frame-Options": "ALLOWALL"},
    )
