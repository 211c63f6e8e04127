"""What a publisher puts on the article itself: the script, an SVG badge, a frame for sites without scripts."""

from __future__ import annotations

from html import escape
from pathlib import Path

from fastapi import APIRouter, Depends, Request, Response

from versioner.queries import read
from versioner.web.access import app_of, reading
from versioner.web.answers import answer
from versioner.web.render import render

router = APIRouter(include_in_schema=False)
_SCRIPT = (Path(__file__).parent / "static" / "widget.js").read_bytes()
_SHOWN_ANYWHERE = {"Cross-Origin-Resource-Policy": "cross-origin"}
_ANYWHERE = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}


@router.get("/widget.js")
def script(request: Request) -> Response:
    """The custom elements `<versioner-dates>`, `<versioner-changelog>`, `<versioner-badge>`."""
    return answer(
        request, _SCRIPT, "text/javascript; charset=utf-8", cache="public, max-age=300", headers=_ANYWHERE
    )


@router.get("/badge/{article}.svg", dependencies=[Depends(reading)])
def badge(request: Request, article: str) -> Response:
    """When the article was last updated, as a small picture."""
    found = read.article(app_of(request), article)
    said = found.last_updated.at.strftime("%-d %b %Y") if found.last_updated else "unchanged"
    return answer(request, _svg("last updated", said).encode(), "image/svg+xml", headers=_SHOWN_ANYWHERE)


def _svg(left: str, right: str) -> str:
    # 6.3 px is the mean advance of Verdana at 11 px; the box is only a little wider than its words
    first, second = 10 + 6.3 * len(left), 10 + 6.3 * len(right)
    total = first + second
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{total:.0f}" height="20" role="img" '
        f'aria-label="{escape(left)}: {escape(right)}"><title>{escape(left)}: {escape(right)}</title>'
        f'<rect width="{total:.0f}" height="20" rx="3" fill="#3a3c40"/>'
        f'<rect x="{first:.0f}" width="{second:.0f}" height="20" rx="3" fill="#0b4f8a"/>'
        '<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">'
        f'<text x="5" y="14">{escape(left)}</text><text x="{first + 5:.0f}" y="14">{escape(right)}</text></g></svg>'
    )


@router.get("/frame/{article}", dependencies=[Depends(reading)])
def frame(request: Request, article: str) -> Response:
    """The article's dates for an `<iframe>`: the one page that other sites may frame."""
    found = read.article(app_of(request), article)
    policy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"
    return answer(
        request,
        render(request, "frame.html", article=found),
        "text/html; charset=utf-8",
        headers={"Content-Security-Policy": policy, "X-Frame-Options": "ALLOWALL"},
    )
