"""The verbs of the command line that change what is kept, under /api/v1. Each asks for a token that may write."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import Field

from versioner.core.asked.visibility import Visibility
from versioner.core.model import Verdict
from versioner.errors import UsageError
from versioner.evidence import write_evidence
from versioner.ingest import check, follow, judge, proof, rederive, tagging, track
from versioner.ingest.options import Options
from versioner.ingest.visibility import show_to
from versioner.queries import read, state
from versioner.web import schemas
from versioner.web.access import Role, app_of, editing, visitor_of, writing
from versioner.web.answers import Refusal, json_answer
from versioner.web.api import pair_of, version_address
from versioner.web.bodies import Body, Number, schedule, sent
from versioner.web.filters import only_known

router = APIRouter(
    prefix="/api/v1",
    tags=["changes what is kept"],
    dependencies=[Depends(writing), Depends(only_known)],
    responses=schemas.PROBLEMS,
)
desk = APIRouter(
    prefix="/api/v1",
    tags=["for editors"],
    dependencies=[Depends(editing), Depends(only_known)],
    responses=schemas.PROBLEMS,
)

Words = Annotated[str, Field(min_length=1, max_length=500)]
Address = Annotated[str, Field(min_length=1, max_length=4096)]
_HEADER = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}")


class KeepRequest(Body):
    """How a page is to be kept."""

    every: str | None = Field(None, max_length=20, description="30m, 2h, 1d")
    cron: str | None = Field(None, max_length=100, description="look when this cron line fires")
    tz: str | None = Field(None, max_length=64, description="the cron line's time zone")
    adaptive: bool = Field(default=False, description="as often as the page's age and past suggest")
    title: str | None = Field(None, max_length=500, description="what to call it")
    ignore: list[Words] = Field(
        default_factory=list, max_length=100, description="left out: CSS selectors, text, /regex/"
    )
    only: list[Words] = Field(default_factory=list, max_length=100, description="CSS: read only that")
    headers: dict[str, Annotated[str, Field(max_length=4096)]] = Field(
        default_factory=dict, description="sent with every request; kept secret"
    )
    language: str | None = Field(None, max_length=100, description="Accept-Language for this page")
    visibility: Visibility | None = Field(None, description="who sees it")
    browser: bool | None = Field(None, description="have a browser run the page's scripts first")

    def options(self) -> Options:
        """As the use cases take it.

        Raises:
            UsageError: a schedule or a header cannot be.
        """
        return Options(
            title=self.title,
            schedule=schedule(self.every, self.cron, self.tz, adaptive=self.adaptive),
            ignore=tuple(self.ignore),
            only=tuple(self.only),
            headers=_headers(self.headers),
            language=self.language,
            browser=self.browser,
            visibility=self.visibility or Visibility.PUBLIC,
        )


class TrackRequest(KeepRequest):
    """What to track, and how."""

    url: Address
    sources: list[Address] = Field(default_factory=list, max_length=20)
    anyway: bool = Field(default=False, description="keep it even if it cannot be fetched now")


class SetRequest(KeepRequest):
    """What to change in how a page is kept."""

    add_sources: list[Address] = Field(default_factory=list, max_length=20)
    remove_sources: list[Address] = Field(default_factory=list, max_length=20)
    pause: bool | None = Field(None, description="true: stop looking for now; false: look again")

    @property
    def changes(self) -> bool:
        """Whether there is more to it than a pause and who sees it."""
        return bool(self.model_fields_set - {"pause", "visibility"})


class ReasonRequest(Body):
    """Why a person decides so."""

    reason: str | None = Field(None, max_length=1000)


class JudgeRequest(ReasonRequest):
    """What a change is worth."""

    significance: str = Field(pattern="^(minor|substantive|technical)$")


class TagsRequest(Body):
    """Tags to give."""

    tags: list[Annotated[str, Field(max_length=200)]] = Field(min_length=1, max_length=50)


class CheckRequest(Body):
    """What to look at now; without articles everything."""

    articles: list[Address] = Field(default_factory=list, max_length=1000)
    due: bool = Field(default=False, description="only what the schedule says is due")


class HintRequest(Body):
    """Which of the sources that a page offers to take."""

    number: int = Field(ge=1, le=1000, description="the first is 1")


class FollowRequest(Body):
    """A list to follow: a feed, a sitemap, the front of a section."""

    url: Address
    every: str | None = Field(None, max_length=20, description="30m, 2h, 1d")
    match: list[Words] = Field(default_factory=list, max_length=50, description="words or /regex/")
    refuse: list[Words] = Field(default_factory=list, max_length=50, description="likewise: not these")
    tags: list[Annotated[str, Field(max_length=200)]] = Field(default_factory=list, max_length=50)
    keep: str | None = Field(None, max_length=20, description="stop looking at each article after so long")
    source_from: list[Words] = Field(
        default_factory=list, max_length=50, description="links of new articles that are their sources"
    )

    def wish(self) -> follow.Wish:
        """As the use cases take it.

        Raises:
            UsageError: a time cannot be read.
        """
        every = schedule(self.every, None, None, adaptive=False)
        keep = schedule(self.keep, None, None, adaptive=False)
        return follow.Wish(
            every=(every.every_seconds if every else None) or follow.EVERY,
            match=tuple(self.match),
            refuse=tuple(self.refuse),
            tags=tuple(self.tags),
            source_from=tuple(self.source_from),
            keep=keep.every_seconds if keep else None,
        )


def _headers(given: dict[str, str]) -> tuple[tuple[str, str], ...]:
    for name, value in given.items():
        if not _HEADER.fullmatch(name) or any(char in value for char in "\r\n\0"):
            raise UsageError("a header has a name of letters, digits and dashes, and a value of one line")
    return tuple((name, value.strip()) for name, value in given.items())


@router.post(
    "/articles",
    status_code=201,
    responses=schemas.ok("Tracked", 200, 201),
    openapi_extra=schemas.body(TrackRequest),
)
def track_article(request: Request, wanted: Annotated[TrackRequest, Depends(sent(TrackRequest))]) -> Response:
    """Begin to keep an article and its sources; 200 where it was kept already."""
    found = track.track(
        app_of(request),
        wanted.url,
        sources=tuple(wanted.sources),
        options=wanted.options(),
        anyway=wanted.anyway,
    )
    answer = json_answer(request, found.to_json())
    answer.status_code = 201 if found.created else 200
    answer.headers["Location"] = f"/api/v1/articles/{found.article.id}"
    return answer


@router.patch("/articles/{article}", responses=schemas.ok("Article"), openapi_extra=schemas.body(SetRequest))
def set_article(
    request: Request, article: str, wanted: Annotated[SetRequest, Depends(sent(SetRequest))]
) -> Response:
    """Change how a page is kept, who sees it, or whether it is looked at."""
    app = app_of(request)
    if wanted.pause and wanted.changes:
        raise UsageError("a page that pauses is changed when it is looked at again")
    number = str(read.article(app, article).id)
    if wanted.visibility is not None:
        show_to(app, number, wanted.visibility)
    if wanted.pause:
        track.untrack(app, number)
    elif wanted.changes or wanted.pause is False:
        track.change_settings(
            app,
            number,
            wanted.options(),
            add_sources=tuple(wanted.add_sources),
            remove_sources=tuple(wanted.remove_sources),
        )
    return json_answer(request, read.article(app, number).to_json())


@router.delete("/articles/{article}", responses=schemas.ok("Untracked"))
def untrack_article(
    request: Request,
    article: str,
    erase: Annotated[bool, Query(description="erase the history and the bytes too; takes an admin")] = False,
) -> Response:
    """Stop looking at a page and keep its history; with `erase` keep nothing."""
    if erase and visitor_of(request).role < Role.ADMIN:
        raise Refusal(403, "to erase a history takes an admin's token")
    was = track.untrack(app_of(request), article, delete=erase)
    return json_answer(request, {"article": was.to_json(), "deleted": erase})


@router.post("/check", responses=schemas.ok("Checks"), openapi_extra=schemas.body(CheckRequest))
def check_now(request: Request, wanted: Annotated[CheckRequest, Depends(sent(CheckRequest))]) -> Response:
    """Look at articles and their sources now, at all that is due, or at everything; answers when it is done."""
    if wanted.due and wanted.articles:
        raise UsageError("name articles, or ask for what is due")
    found = check.check(app_of(request), wanted.articles, due=wanted.due)
    return json_answer(request, {"checks": [one.to_json() for one in found]})


@router.post("/articles/{article}/check", responses=schemas.ok("Checks"))
def check_article(request: Request, article: str) -> Response:
    """Look at an article and its sources now; answers when it is done."""
    found = check.check(app_of(request), [article])
    return json_answer(request, {"checks": [one.to_json() for one in found]})


@router.post(
    "/articles/{article}/accept", responses=schemas.ok("Judged"), openapi_extra=schemas.body(ReasonRequest)
)
def accept(
    request: Request, article: str, wanted: Annotated[ReasonRequest, Depends(sent(ReasonRequest))]
) -> Response:
    """Take the text that is suspect or pending as the next version."""
    return json_answer(request, judge.accept(app_of(request), article, reason=wanted.reason).to_json())


@router.post(
    "/articles/{article}/reject", responses=schemas.ok("Judged"), openapi_extra=schemas.body(ReasonRequest)
)
def reject(
    request: Request, article: str, wanted: Annotated[ReasonRequest, Depends(sent(ReasonRequest))]
) -> Response:
    """Refuse the text that is suspect or pending."""
    return json_answer(request, judge.reject(app_of(request), article, reason=wanted.reason).to_json())


@router.post(
    "/articles/{article}/versions/{version}/judge",
    responses=schemas.ok("Judged"),
    openapi_extra=schemas.body(JudgeRequest),
)
def judge_version(
    request: Request,
    article: str,
    version: str,
    wanted: Annotated[JudgeRequest, Depends(sent(JudgeRequest))],
) -> Response:
    """Say what the change that made a version is worth."""
    found = judge.judge(
        app_of(request),
        version_address(article, version),
        Verdict(wanted.significance),
        reason=wanted.reason,
    )
    return json_answer(request, found.to_json())


@router.post("/articles/{article}/versions/{version}/proof", responses=schemas.ok("Proof"))
def prove(request: Request, article: str, version: str) -> Response:
    """A proof of what a version said and when it was first seen; the log grows to hold it."""
    return json_answer(request, proof.prove(app_of(request), version_address(article, version)).to_json())


@router.post(
    "/articles/{article}/tags", responses=schemas.ok("Article"), openapi_extra=schemas.body(TagsRequest)
)
def add_tags(
    request: Request, article: str, wanted: Annotated[TagsRequest, Depends(sent(TagsRequest))]
) -> Response:
    """Give an article tags."""
    return json_answer(request, tagging.tag(app_of(request), article, wanted.tags).to_json())


@router.delete("/articles/{article}/tags/{tag}", responses=schemas.ok("Article"))
def remove_tag(request: Request, article: str, tag: str) -> Response:
    """Take a tag away."""
    return json_answer(request, tagging.tag(app_of(request), article, [tag], remove=True).to_json())


@router.post(
    "/articles/{article}/source/accept",
    responses=schemas.ok("Tracked"),
    openapi_extra=schemas.body(HintRequest),
)
def accept_hint(
    request: Request, article: str, wanted: Annotated[HintRequest, Depends(sent(HintRequest))]
) -> Response:
    """Take one of the sources that the page offers, as `…/source` lists them under `hints`."""
    return json_answer(request, track.accept_hint(app_of(request), article, wanted.number).to_json())


@router.post(
    "/articles/{article}/evidence/{pair}",
    responses={200: {"description": "WACZ", "content": {"application/wacz": {"schema": {"type": "string"}}}}},
)
def get_evidence(request: Request, article: str, pair: str) -> Response:
    """Bytes, texts, what differs and proofs of `{version}`, or of `{v1}..{v2}`, in one signed WACZ file."""
    named = pair_of(article, pair) if ".." in pair else (version_address(article, pair),)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "evidence.wacz"
        write_evidence(app_of(request), named, path)
        body = path.read_bytes()
    return Response(
        body,
        media_type="application/wacz",
        headers={"Content-Disposition": 'attachment; filename="evidence.wacz"', "Cache-Control": "no-store"},
    )


@router.post("/articles/{article}/rederive", responses=schemas.ok("Rederived"))
def rederive_article(request: Request, article: str) -> Response:
    """Read stored snapshots again with today's extractor; tells readers nothing."""
    return json_answer(request, rederive.rederive(app_of(request), [article]).to_json())


@router.post(
    "/follows",
    status_code=201,
    responses=schemas.ok("Followed", 201),
    openapi_extra=schemas.body(FollowRequest),
)
def follow_list(request: Request, wanted: Annotated[FollowRequest, Depends(sent(FollowRequest))]) -> Response:
    """Track what a feed, a sitemap or a section front names from now on; begins with a look."""
    kept, looked = follow.follow(app_of(request), wanted.url, wanted.wish())
    answer = json_answer(request, {"follow": kept.to_json(), "look": looked.to_json()})
    answer.status_code = 201
    answer.headers["Location"] = "/api/v1/follows"
    return answer


@router.post("/follows/preview", responses=schemas.ok("Preview"), openapi_extra=schemas.body(FollowRequest))
def preview_list(
    request: Request, wanted: Annotated[FollowRequest, Depends(sent(FollowRequest))]
) -> Response:
    """What following a list would track; keeps nothing."""
    return json_answer(request, follow.preview(app_of(request), wanted.url, wanted.wish()).to_json())


@router.delete("/follows/{number}", responses=schemas.ok("Unfollowed"))
def unfollow(request: Request, number: Number) -> Response:
    """Stop following a list; its articles stay."""
    return json_answer(request, {"removed": follow.unfollow(app_of(request), number).to_json()})


@desk.get("/follows", responses=schemas.ok("Follows"))
def get_follows(request: Request) -> Response:
    """Every list that is followed."""
    return json_answer(request, {"follows": [one.to_json() for one in follow.followed(app_of(request))]})


@desk.get("/status", responses=schemas.ok("Status"))
def get_status(request: Request) -> Response:
    """How many pages in which state, where checks end, what is due."""
    return json_answer(request, state.status(app_of(request)).to_json())


@desk.get("/articles/{article}/noise", responses=schemas.ok("Noise"))
def get_noise(request: Request, article: str) -> Response:
    """What is ignored on a page, and why."""
    found: dict[str, Any] = state.noise(app_of(request), article).to_json()
    return json_answer(request, found)
