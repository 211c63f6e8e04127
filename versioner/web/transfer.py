"""Files in and out over the API: as large as a setting allows, streamed, never whole in memory.

What comes is received into a file of its own and taken in when it is whole; what goes is written whole and then
sent, so that an error is an answer and never half a file. Both files are gone when the answer is.
"""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import Field
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from versioner.app import App
from versioner.core.model import Json
from versioner.errors import UsageError
from versioner.frozen import dataclass
from versioner.ingest.bulk import import_list
from versioner.ingest.elsewhere import Span, import_timemap, import_wayback
from versioner.ingest.importing import import_warc
from versioner.queries.export import tables
from versioner.queries.export.formats import FORMATS, export
from versioner.queries.export.gather import Room
from versioner.web import schemas
from versioner.web.access import app_of, credentials, reading, writing
from versioner.web.answers import Refusal, json_answer
from versioner.web.bodies import Body, sent
from versioner.web.filters import only_known

router = APIRouter(
    prefix="/api/v1", tags=["in and out"], dependencies=[Depends(only_known)], responses=schemas.PROBLEMS
)
_CHUNK = 1 << 18
_BUSY_SECONDS = 30  # after which one who found every place taken may ask again
_MOST_LISTED = 1_000  # addresses that are looked at within one request

# ---------------------------------------------------------------- in

Incoming = Literal["warc", "wacz", "csv", "opml"]
_BINARY = {"schema": {"type": "string", "format": "binary"}}
_OCTETS = {"application/octet-stream": _BINARY}


class ArchiveRequest(Body):
    """An archive on the Web: the Wayback Machine's captures of a page, or those that a TimeMap names."""

    wayback: str | None = Field(None, min_length=1, max_length=4096, description="a page's address")
    timemap: str | None = Field(None, min_length=1, max_length=4096, description="a TimeMap's (RFC 7089)")
    since: str | None = Field(None, max_length=40, description="captures of that day and later")
    until: str | None = Field(None, max_length=40, description="captures until the end of that day")


@router.post(
    "/import",
    dependencies=[Depends(writing)],
    responses=schemas.ok("Taken") | schemas.BUSY,
    openapi_extra={"requestBody": {"required": True, "content": _OCTETS}},
)
async def import_file(
    request: Request,
    form: Annotated[Incoming, Query(alias="format", description="what the body is")],
) -> Response:
    """Take in captures made elsewhere (WARC, WACZ), or begin to keep what a list names (CSV, OPML).

    The body is the file itself, in any transfer coding.
    """
    if request.headers.get("content-encoding", "identity") != "identity":
        raise Refusal(415, "send the file as it is, without a Content-Encoding")
    with _place(request), TemporaryDirectory(prefix="versioner-") as folder:
        path = Path(folder) / f"body.{form}"
        await _received(request, path)
        found = await run_in_threadpool(_taken, app_of(request), path, form)
    return json_answer(request, found, cache="no-store")


async def _received(request: Request, path: Path) -> None:
    """The body in a file; the gate counts its bytes."""
    with path.open("wb") as stream:
        try:
            async for chunk in request.stream():
                await run_in_threadpool(stream.write, chunk)
        except ClientDisconnect as error:
            raise Refusal(400, "the body ended early: nothing was taken") from error
        if not stream.tell():
            raise Refusal(422, "the body is empty: send the file itself")


def _taken(app: App, path: Path, form: Incoming) -> Json:
    with _nameless(path):
        if form in {"csv", "opml"}:
            return {"entries": [one.to_json() for one in import_list(app, path, most=_MOST_LISTED)]}
        return import_warc(app, path).to_json()


@contextmanager
def _nameless(path: Path) -> Iterator[None]:
    """What is said of a file, said without where it lies here."""
    try:
        yield
    except UsageError as error:
        if str(path) not in error.message:
            raise
        raise UsageError(error.message.replace(str(path), "the body")) from error


@router.post(
    "/import/archive",
    dependencies=[Depends(writing)],
    responses=schemas.ok("Taken") | schemas.BUSY,
    openapi_extra=schemas.body(ArchiveRequest),
)
def import_archive(
    request: Request, wanted: Annotated[ArchiveRequest, Depends(sent(ArchiveRequest))]
) -> Response:
    """Take in what an archive on the Web captured of a page; answers when it is done, asked again it goes on."""
    if (wanted.wayback is None) is (wanted.timemap is None):
        raise UsageError("name a page with wayback, or a TimeMap with timemap")
    span = Span.of(wanted.since, wanted.until)
    with _place(request):
        if wanted.wayback is not None:
            found = import_wayback(app_of(request), wanted.wayback, span=span)
        else:
            found = import_timemap(app_of(request), wanted.timemap or "", span=span)
    return json_answer(request, found.to_json(), cache="no-store")


# ---------------------------------------------------------------- out


@dataclass(frozen=True, slots=True)
class _Outgoing:
    """How a format is sent: what its files are called, and their type; folders go as ZIP files."""

    suffix: str
    media_type: str


_ZIP = "application/zip"
_OUT = {
    "warc": _Outgoing("warc.gz", "application/warc"),
    "wacz": _Outgoing("wacz", "application/wacz"),
    "jsonl": _Outgoing("jsonl", "application/jsonl"),
    "csv": _Outgoing("csv.zip", _ZIP),
    "git": _Outgoing("git.zip", _ZIP),
    "html": _Outgoing("html.zip", _ZIP),
}
Outgoing = Literal["warc", "wacz", "jsonl", "csv", "git", "html"]
_FILE: dict[int | str, dict[str, Any]] = {
    200: {"description": "a file", "content": {one.media_type: _BINARY for one in _OUT.values()}}
}


@router.get(
    "/export",
    dependencies=[Depends(credentials)],
    response_class=StreamingResponse,
    responses=_FILE | schemas.BUSY,
)
def export_file(
    request: Request,
    form: Annotated[Outgoing, Query(alias="format", description="as `versioner export --format` has it")],
    article: Annotated[
        list[str], Query(max_length=1000, description="of these alone; without any, of all that you may see")
    ] = [],  # noqa: B006 - a default, never changed
    since: Annotated[
        str | None, Query(max_length=40, description="only what was first seen after it")
    ] = None,
) -> StreamingResponse:
    """The history of articles as one file; formats that are folders come as ZIP files."""
    app = app_of(request)
    most: int = request.app.state.serving.export_limit
    with _place(request), TemporaryDirectory(prefix="versioner-") as folder:
        path, room = Path(folder) / "export", Room(folder=Path(folder), most=most)
        export(app, article, form, path, since=since or None, room=room)
        stream = (_zipped(path) if FORMATS[form].folder else path).open("rb")
    chosen = _OUT[form]
    name = f"versioner-{app.now():%Y%m%d}.{chosen.suffix}"
    headers = {
        "Content-Length": str(stream.seek(0, 2)),
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "no-store",
    }
    if form == "jsonl":
        headers["Link"] = '</api/v1/export/dictionary?format=jsonl>; rel="describedby"'
    return StreamingResponse(_chunks(stream), media_type=chosen.media_type, headers=headers)


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    """An open file, whose name is gone already: what is left of it goes when it is closed."""
    with stream:
        stream.seek(0)
        while chunk := stream.read(_CHUNK):
            yield chunk


def _zipped(folder: Path) -> Path:
    """A folder as a ZIP file beside it, in place of the folder."""
    found = folder.with_suffix(".zip")
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as out:
        for path in sorted(folder.rglob("*")):
            out.write(path, path.relative_to(folder))
    shutil.rmtree(folder)
    return found


@router.get("/export/dictionary", dependencies=[Depends(reading)], responses=schemas.ok("Dictionary"))
def export_dictionary(
    request: Request, form: Annotated[Literal["jsonl", "csv"], Query(alias="format")] = "jsonl"
) -> Response:
    """What the members of an export's lines, or the columns of its tables, mean: a Data Package."""
    return json_answer(request, tables.dictionary(form))


# ---------------------------------------------------------------- places


@contextmanager
def _place(request: Request) -> Iterator[None]:
    """One of the few places for what keeps a disk and a processor busy.

    Raises:
        Refusal: 503 where all are taken.
    """
    places = request.app.state.transfers
    if not places.acquire(blocking=False):
        raise Refusal(
            503, "other files are on their way in or out; try again", {"Retry-After": str(_BUSY_SECONDS)}
        )
    try:
        yield
    finally:
        places.release()
