"""What machines ask of a running versioner: whether it is alive, and whether it does its work."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse

from versioner.ingest.pulse import Pulse
from versioner.queries import state
from versioner.web.access import Role, visitor_of
from versioner.web.answers import Refusal
from versioner.web.metrics import Metrics


async def probing(request: Request) -> None:
    """Let a probe in: where the operator opened the metrics, or with credentials that may read.

    Raises:
        Refusal: 401 where neither is so.
    """
    if not request.app.state.serving.metrics and visitor_of(request).role < Role.READER:
        raise Refusal(401, "metrics need a token, or VERSIONER_METRICS", {"WWW-Authenticate": "Bearer"})


router = APIRouter(include_in_schema=False)
_NEVER_KEPT = {"Cache-Control": "no-store"}


@router.get("/healthz")
async def healthz() -> Response:
    """Alive: this process answers. Reads nothing, so that a busy database never has a living process killed."""
    return JSONResponse({"ok": True}, headers=_NEVER_KEPT)


@router.get("/metrics", dependencies=[Depends(probing)])
def metrics(request: Request) -> Response:
    """What Prometheus asks, in its text format."""
    found: Metrics = request.app.state.metrics
    return Response(found.text(), media_type="text/plain; version=0.0.4; charset=utf-8", headers=_NEVER_KEPT)


@router.get("/readyz")
def readyz(request: Request) -> Response:
    """Ready: the database answers and what is due is looked at; 503 where not."""
    pulse: Pulse | None = request.app.state.pulse
    found = state.readiness(request.app.state.app, trouble=pulse.trouble if pulse else None)
    return JSONResponse(found.to_json(), status_code=200 if found.ok else 503, headers=_NEVER_KEPT)
