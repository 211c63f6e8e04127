"""What machines ask of a running versioner: whether it is alive, and whether it does its work."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from versioner.ingest.pulse import Pulse
from versioner.queries import state

router = APIRouter(include_in_schema=False)
_NEVER_KEPT = {"Cache-Control": "no-store"}


@router.get("/healthz")
async def healthz() -> Response:
    """Alive: this process answers. Reads nothing, so that a busy database never has a living process killed."""
    return JSONResponse({"ok": True}, headers=_NEVER_KEPT)


@router.get("/readyz")
def readyz(request: Request) -> Response:
    """Ready: the database answers and what is due is looked at; 503 where not."""
    pulse: Pulse | None = request.app.state.pulse
    found = state.readiness(request.app.state.app, trouble=pulse.trouble if pulse else None)
    return JSONResponse(found.to_json(), status_code=200 if found.ok else 503, headers=_NEVER_KEPT)
