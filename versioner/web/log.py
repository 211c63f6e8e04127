"""The log of captures and versions for anybody to read: checkpoint, tiles, entries (c2sp.org/tlog-tiles)."""

from __future__ import annotations

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from versioner.core.checkpoint import verifier_key
from versioner.core.merkle import WIDTH, tile_number
from versioner.queries import proof
from versioner.web.access import app_of, reading
from versioner.web.answers import FIXED, REVALIDATE, answer

router = APIRouter(prefix="/log", dependencies=[Depends(reading)], include_in_schema=False)
_DEEPEST = 7  # levels of tiles that 2**64 entries could have


@router.get("/checkpoint")
def checkpoint(request: Request) -> Response:
    """The newest size and root, signed."""
    found = proof.checkpoint(app_of(request))
    if found is None:
        raise HTTPException(404, "nothing was logged yet")
    return answer(request, found.encode(), "text/plain; charset=utf-8")


@router.get("/key")
def key(request: Request) -> Response:
    """The public key that checkpoints are signed with, as a verifier key."""
    app = app_of(request)
    found = verifier_key(app.policy.origin, app.signing_key().public)
    return answer(request, f"{found}\n".encode(), "text/plain; charset=utf-8")


@router.get("/tile/{path:path}")
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
        raise HTTPException(404, "the log has no such tile")
    return answer(request, found, "application/octet-stream", cache=cache)


def _width(text: str) -> int | None:
    return (
        int(text) if text.isascii() and text.isdigit() and len(text) < 4 and 0 < int(text) < WIDTH else None
    )
