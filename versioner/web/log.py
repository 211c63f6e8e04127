"""The log of captures and versions for anybody to read: checkpoint, tiles, entries (c2sp.org/tlog-tiles)."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import PlainTextResponse

from versioner.core.proof.checkpoint import verifier_key
from versioner.core.proof.merkle import WIDTH, tile_number
from versioner.core.text.words import whole_number
from versioner.queries import proof
from versioner.web import schemas
from versioner.web.access import app_of, reading
from versioner.web.answers import FIXED, REVALIDATE, Refusal, answer

router = APIRouter(prefix="/log", tags=["log"], dependencies=[Depends(reading)], responses=schemas.PROBLEMS)
_BINARY = {"schema": {"type": "string", "format": "binary"}}
_BYTES: dict[int | str, dict[str, Any]] = {
    200: {"description": "hashes or entries", "content": {"application/octet-stream": _BINARY}}
}
_STAMP: dict[int | str, dict[str, Any]] = {
    200: {"description": "a time stamp", "content": {"application/timestamp-reply": _BINARY}}
}
_DEEPEST = 7  # levels of tiles that 2**64 entries could have


@router.get("/checkpoint", response_class=PlainTextResponse)
def checkpoint(request: Request) -> Response:
    """The newest size and root, signed."""
    found = proof.checkpoint(app_of(request))
    if found is None:
        raise Refusal(404, "nothing was logged yet")
    return answer(request, found.encode(), "text/plain; charset=utf-8")


@router.get("/checkpoint/{size}", response_class=PlainTextResponse)
def checkpoint_of(request: Request, size: str) -> Response:
    """The checkpoint that was signed at that size: what a time stamp of it is of."""
    entries = whole_number(size)
    found = None if entries is None else proof.checkpoint_of(app_of(request), entries)
    if found is None:
        raise Refusal(404, "no checkpoint of that size was signed")
    return answer(request, found.encode(), "text/plain; charset=utf-8")


@router.get("/timestamp", response_class=Response, responses=_STAMP)
def timestamp(request: Request) -> Response:
    """The time stamp (RFC 3161, TimeStampResp in DER) of the newest checkpoint that has one; `Link` says which."""
    return _stamp(request, proof.stamp(app_of(request)))


@router.get("/timestamp/{size}", response_class=Response, responses=_STAMP)
def timestamp_of(request: Request, size: str) -> Response:
    """The time stamp of the checkpoint of that size."""
    entries = whole_number(size)
    return _stamp(request, None if entries is None else proof.stamp(app_of(request), entries))


def _stamp(request: Request, found: tuple[int, bytes] | None) -> Response:
    if found is None:
        raise Refusal(404, "no such time stamp is kept")
    size, stamp = found
    headers = {"Link": f'</log/checkpoint/{size}>; rel="describes"'}  # RFC 6892
    return answer(request, stamp, "application/timestamp-reply", headers=headers)


@router.get("/key", response_class=PlainTextResponse)
def key(request: Request) -> Response:
    """The public key that checkpoints are signed with, as a verifier key."""
    app = app_of(request)
    found = verifier_key(app.policy.origin, app.signing_key().public)
    return answer(request, f"{found}\n".encode(), "text/plain; charset=utf-8")


@router.get("/tile/{path:path}", response_class=Response, responses=_BYTES)
def tile(request: Request, path: str) -> Response:
    """A tile of hashes (`LEVEL/NUMBER`) or a bundle of entries (`entries/NUMBER`), part of one with `.p/WIDTH`."""
    kind, _, rest = path.partition("/")
    name, partial, width = rest.partition(".p/")
    number, size = tile_number(name), _width(width) if partial else WIDTH
    found, cache = None, FIXED
    if number is not None and size is not None:
        if kind == "entries":
            # what is withheld from readers now may be public later, and the other way round
            found, cache = proof.bundle(app_of(request), number, size), REVALIDATE
        elif len(kind) == 1 and kind in "0123456"[:_DEEPEST]:
            found = proof.tile(app_of(request), int(kind), number, size)
    if found is None:
        raise Refusal(404, "the log has no such tile")
    return answer(request, found, "application/octet-stream", cache=cache)


def _width(text: str) -> int | None:
    found = whole_number(text)
    return found if found is not None and 0 < found < WIDTH else None
