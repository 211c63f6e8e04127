"""The public ledger of corrections: what publishers labelled as one, with the edits that each explains."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from markupsafe import Markup

from versioner.core.asked.filters import ChangeFilter
from versioner.core.model import Edit, Json, Precision, declared_precision, iso_date, rfc3339
from versioner.queries import changes
from versioner.queries.changes import Told
from versioner.web import schemas
from versioner.web.access import app_of, base_of, reading
from versioner.web.answers import json_answer
from versioner.web.filters import At, Wanted, cursor, only_known
from versioner.web.jsonld import embedded
from versioner.web.language import in_language
from versioner.web.render import show

router = APIRouter(dependencies=[Depends(reading), Depends(only_known)])
_LISTED = 50  # changes on one sheet
_CORS = {"Access-Control-Allow-Origin": "*", "Vary": "Origin"}

Page = Annotated[int, Query(ge=1, le=500)]


def corrected(told: Told) -> tuple[tuple[Edit, tuple[Edit, ...]], ...]:
    """Each note of a change with the edits that it explains."""
    edits = told.change.edits
    return tuple(
        (note, tuple(one for one in edits if told.change.note_of(one) is note)) for note in told.change.notes
    )


@router.get("/corrections", dependencies=[Depends(in_language)], include_in_schema=False)
def corrections_page(request: Request, wanted: Wanted, at: At = "") -> Response:
    """What publishers corrected, newest first."""
    sheet = changes.sheet(app_of(request), _labelled(wanted), limit=_LISTED, at=cursor(at))
    found = sheet.rows
    return show(
        request,
        "corrections.html",
        found=[(one.article, one.change, corrected(one)) for one in found],
        wanted=wanted,
        narrow=request.url.query,
        after=sheet.after,
        at=at,
        jsonld=_comments(base_of(request), found),
    )


@router.get("/api/v1/corrections", tags=["api"], responses=schemas.PROBLEMS | schemas.ok("Corrections"))
def get_corrections(request: Request, wanted: Wanted, page: Page = 1) -> Response:
    """What publishers corrected, newest first: each note, and the edits that it explains."""
    found = changes.latest(app_of(request), _labelled(wanted), limit=_LISTED + 1, offset=(page - 1) * _LISTED)
    more, found = len(found) > _LISTED, found[:_LISTED]
    base = base_of(request)
    shown = [
        {
            "article": one.article.to_json(),
            "version": one.change.version,
            "previous": one.change.previous,
            "first_seen": rfc3339(one.change.first_seen),
            "not_before": rfc3339(one.change.not_before),
            "text": note.after,
            "dated": rfc3339(note.dated),
            "dated_precision": declared_precision(note.dated),
            "explains": [edit.to_json() for edit in explained],
            "url": _url(base, one),
        }
        for one in found
        for note, explained in corrected(one)
    ]
    return json_answer(request, {"corrections": shown, "page": page, "more": more}, headers=_CORS)


def _labelled(wanted: ChangeFilter) -> ChangeFilter:
    """What of the changes a publisher labelled: a label counts, whatever the edit is worth."""
    return replace(wanted, corrections=True, everything=True)


def _url(base: str, one: Told) -> str:
    return f"{base}/articles/{one.article.id}/diff/{one.change.previous}..{one.change.version}"


def _comments(base: str, found: tuple[Told, ...]) -> Markup:
    """schema.org: a CorrectionComment for each note, with the work that it corrects."""
    graph: list[Json] = [
        {
            "@type": "CorrectionComment",
            "text": note.after,
            "dateCreated": iso_date(note.dated, declared_precision(note.dated) or Precision.SECOND)
            if note.dated
            else None,
            "datePublished": rfc3339(one.change.first_seen),
            "url": _url(base, one),
            "correctedWork": {
                "@type": "NewsArticle",
                "url": one.article.url,
                "headline": one.article.title,
                "version": str(one.change.version),
            },
        }
        for one in found
        for note, _ in corrected(one)
    ]
    for comment in graph:
        if comment["dateCreated"] is None:
            del comment["dateCreated"]
    return embedded({"@context": "https://schema.org", "@graph": graph})
