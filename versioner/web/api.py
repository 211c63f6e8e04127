"""The REST API under /api/v1: the JSON of the contract, conditional, paged, problem+json on errors."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from pydantic import BaseModel, Field, ValidationError
from starlette.concurrency import run_in_threadpool

from versioner.core.filters import ChangeFilter
from versioner.core.model import Change
from versioner.core.schedule import parse_every
from versioner.core.search import Standing
from versioner.ingest import track
from versioner.queries import changes, compare, drift, read, search
from versioner.view.telling import summary
from versioner.web import schemas
from versioner.web.access import app_of, reading, writing
from versioner.web.answers import json_answer
from versioner.web.filters import filtering

router = APIRouter(
    prefix="/api/v1", tags=["api"], dependencies=[Depends(reading)], responses=schemas.PROBLEMS
)

Limit = Annotated[int, Query(ge=1, le=500, description="most entries in one answer")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="entries to pass over")]


class TrackRequest(BaseModel):
    """What to track."""

    model_config = {"extra": "forbid"}

    url: str = Field(min_length=1, max_length=4096)
    sources: list[str] = Field(default_factory=list, max_length=20)
    every: str | None = Field(None, max_length=20, description="30m, 2h, 1d")
    title: str | None = Field(None, max_length=500)


@router.get("/articles", responses=schemas.ok("ArticleList"))
def list_articles(
    request: Request, limit: Limit = 100, offset: Offset = 0, status: str | None = None, q: str | None = None
) -> Response:
    """Every article, by number; filtered by status and by part of URL or title."""
    found, total = read.listing(app_of(request), part=q or "", show=status or "", limit=limit, offset=offset)
    shown = [one.to_json() for one in found]
    return json_answer(request, {"articles": shown, "total": total, "offset": offset})


@router.post(
    "/articles",
    dependencies=[Depends(writing)],
    status_code=201,
    responses=schemas.ok("Tracked", 200, 201),
    openapi_extra=schemas.body(TrackRequest),
)
async def track_article(request: Request) -> Response:
    """Begin to keep an article and its sources; 200 where it was kept already."""
    try:
        wanted = TrackRequest.model_validate_json(await request.body())
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "body"
        raise HTTPException(422, f"{where}: {first['msg']}") from error
    options = track.Options(title=wanted.title, schedule=parse_every(wanted.every) if wanted.every else None)
    # track runs an event loop of its own, so it needs a thread of its own
    found = await run_in_threadpool(
        track.track, app_of(request), wanted.url, sources=tuple(wanted.sources), options=options
    )
    answer = json_answer(request, found.to_json())
    answer.status_code = 201 if found.created else 200
    answer.headers["Location"] = f"/api/v1/articles/{found.article.id}"
    return answer


@router.get("/changes", responses=schemas.ok("Changes"))
def get_all_changes(
    request: Request,
    wanted: Annotated[ChangeFilter, Depends(filtering("after", "limit"))],
    after: Annotated[
        int, Query(ge=0, le=2**62, description="`next` of the answer before; 0: from the first")
    ] = 0,
    limit: Limit = 100,
) -> Response:
    """Changes of all articles in the order in which they were written; ask again with `next` for later ones."""
    app = app_of(request)
    found = changes.written_after(app, after, wanted, limit=limit)
    return json_answer(request, found.to_json())


@router.get("/articles/{article}", responses=schemas.ok("Article"))
def get_article(request: Request, article: str) -> Response:
    """One article."""
    return json_answer(request, read.article(app_of(request), article).to_json())


@router.get("/articles/{article}/changes", responses=schemas.ok("Log"))
def get_changes(
    request: Request,
    article: str,
    wanted: Annotated[ChangeFilter, Depends(filtering("section", "limit", "offset"))],
    section: Annotated[str | None, Query(max_length=500, description="its heading path or its id")] = None,
    limit: Limit = 100,
    offset: Offset = 0,
) -> Response:
    """The changelog, newest first."""
    found = read.log(app_of(request), article, wanted=wanted)
    kept = [change for change in found.changes if section is None or _touches(change, section)]
    return json_answer(
        request,
        {
            "article": found.article.to_json(),
            "changes": [
                change.to_json(summary(change, found.language)) for change in kept[offset : offset + limit]
            ],
            "total": len(kept),
            "offset": offset,
        },
    )


def _touches(change: Change, section: str) -> bool:
    wanted = section.removeprefix("#")
    return any(one.id == wanted or " > ".join(one.path) == section for one in change.sections)


@router.get("/articles/{article}/versions", responses=schemas.ok("VersionList"))
def get_versions(request: Request, article: str) -> Response:
    """Every version, oldest first."""
    return json_answer(request, read.version_list(app_of(request), article).to_json())


@router.get("/articles/{article}/versions/{version}", responses=schemas.ok("Shown"))
def get_version(request: Request, article: str, version: str) -> Response:
    """One version with its text."""
    found = read.show(app_of(request), version_address(article, version))
    return json_answer(request, found.to_json())


@router.get("/articles/{article}/diff/{pair}", responses=schemas.ok("Diff"))
def get_diff(
    request: Request,
    article: str,
    pair: str,
    section: str | None = None,
    minor: bool = True,
) -> Response:
    """What differs between two versions, `{v1}..{v2}`."""
    old, new = pair_of(article, pair)
    found = compare.diff(app_of(request), old, new, section=section, minor=minor)
    return json_answer(request, found.to_json())


@router.get("/articles/{article}/blame", responses=schemas.ok("Blame"))
def get_blame(request: Request, article: str, version: str = "latest") -> Response:
    """Each sentence: since which version, and how it read before."""
    found = compare.blame_of(app_of(request), version_address(article, version))
    return json_answer(request, found.to_json())


@router.get("/articles/{article}/source", responses=schemas.ok("Source"))
def get_source(request: Request, article: str) -> Response:
    """The article's sources, and what in it they have overtaken."""
    return json_answer(request, drift.source(app_of(request), article).to_json())


@router.get("/search", responses=schemas.ok("Found"))
def get_search(
    request: Request,
    q: Annotated[str, Query(max_length=200, description='words, "phrases", begin*, -without')],
    among: Standing = Standing.ALL,
    article: str | None = None,
    limit: Annotated[int, Query(ge=1, le=100, description="most passages in one answer")] = 20,
    offset: Annotated[int, Query(ge=0, le=10_000, description="passages to pass over")] = 0,
) -> Response:
    """Passages of every version of every page with all those words, best first."""
    found = search.search(app_of(request), q, among=among, article=article, limit=limit, offset=offset)
    return json_answer(request, found.to_json())


@router.get("/lookup", responses=schemas.ok("Article"))
def lookup(request: Request, url: Annotated[str, Query(max_length=4096)]) -> Response:
    """The article at that URL: what the widget asks."""
    if "://" not in url:
        raise HTTPException(422, "url: give a whole URL")
    return json_answer(request, read.article_at(app_of(request), url).to_json())


def version_address(article: str, version: str) -> str:
    """The address of a version of an article, in every form that fits in a path."""
    if version.startswith("sha256:"):
        return version
    number = version[1:] if version[:1] == "v" and version[1:].isdigit() else version
    return f"{article}@{number}"


def pair_of(article: str, pair: str) -> tuple[str, str]:
    """The two versions of `{v1}..{v2}`.

    Raises:
        HTTPException: 404 where it is no pair.
    """
    old, dots, new = pair.partition("..")
    if not dots or not old or not new:
        raise HTTPException(404, "a diff is between two versions: v1..v2")
    return version_address(article, old), version_address(article, new)
