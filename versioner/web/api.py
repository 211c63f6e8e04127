"""The REST API under /api/v1: the JSON of the contract, conditional, paged, problem+json on errors."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from versioner.core.asked.search import Standing
from versioner.core.model import Change
from versioner.queries import changes, compare, drift, read, search
from versioner.view.telling import summary
from versioner.web import schemas
from versioner.web.access import app_of, reading
from versioner.web.answers import Refusal, json_answer
from versioner.web.filters import BLANK, Wanted, only_known

router = APIRouter(
    prefix="/api/v1",
    tags=["api"],
    dependencies=[Depends(reading), Depends(only_known)],
    responses=schemas.PROBLEMS,
)

Limit = Annotated[int, Query(ge=1, le=500, description="most entries in one answer")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="entries to pass over")]
State = Literal["ok", "suspect", "failing", "gone", "blocked", "drift", "silent"]
Sort = Literal["id", "title", "host", "tags", "state", "versions", "checked", "changed"]


@router.get("/articles", responses=schemas.ok("ArticleList"))
def list_articles(
    request: Request,
    q: Annotated[str, Query(max_length=200, description="part of URL or title")] = "",
    status: Annotated[
        State | None,
        BLANK,
        Query(
            description="suspect: what waits; drift: out of date; silent: updated last without a new date or note"
        ),
    ] = None,
    tag: Annotated[str, Query(max_length=100)] = "",
    host: Annotated[str, Query(max_length=300)] = "",
    sort: Sort = "id",
    limit: Limit = 100,
    offset: Offset = 0,
) -> Response:
    """Every article, in an order; filtered by state, tag, host and part of URL or title."""
    found, total = read.listing(
        app_of(request),
        part=q,
        show=status or "",
        tag=tag,
        host=host.lower(),
        sort=sort,
        limit=limit,
        offset=offset,
    )
    shown = [one.to_json() for one in found]
    return json_answer(request, {"articles": shown, "total": total, "offset": offset})


@router.get("/changes", responses=schemas.ok("Changes"))
def get_all_changes(
    request: Request,
    wanted: Wanted,
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
    wanted: Wanted,
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
def get_versions(
    request: Request,
    article: str,
    limit: Annotated[int, Query(ge=1, le=10_000, description="most versions in one answer")] = 1000,
    offset: Offset = 0,
) -> Response:
    """The versions, oldest first; `total` says how many there are."""
    found = read.version_list(app_of(request), article)
    page = replace(found, versions=found.versions[offset : offset + limit]).to_json()
    return json_answer(request, page | {"total": len(found.versions), "offset": offset})


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


@router.get("/tags", responses=schemas.ok("Tags"))
def get_tags(request: Request) -> Response:
    """Every tag, and how many articles have it."""
    return json_answer(
        request, {"tags": [{"tag": one, "pages": n} for one, n in read.tags(app_of(request)).items()]}
    )


@router.get("/lookup", responses=schemas.ok("Article"))
def lookup(request: Request, url: Annotated[str, Query(max_length=4096)]) -> Response:
    """The article at that URL: what the widget asks."""
    if "://" not in url:
        raise Refusal(422, "url: give a whole URL")
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
        Refusal: 404 where it is no pair.
    """
    old, dots, new = pair.partition("..")
    if not dots or not old or not new:
        raise Refusal(404, "a diff is between two versions: v1..v2")
    return version_address(article, old), version_address(article, new)
