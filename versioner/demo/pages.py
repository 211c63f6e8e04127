"""How the newsroom's pages look: an article in the middle of the furniture that every real page has."""

from __future__ import annotations

from html import escape
from itertools import islice

from versioner.demo.article import Piece
from versioner.frozen import dataclass

_RELATED = (
    "Ferry timetable changes for the winter",
    "Five cafés with a view of the breakwater",
    "Why the lighthouse is painted again",
    "School choir sings at the fish market",
    "Night buses to run until two",
    "Museum buys a model of the first tide gate",
    "Weekend weather: wind from the west",
    "Letters: what our readers say about parking",
)
_TICKER = (
    "Bridge closed to lorries until noon",
    "Harbour swim draws record crowd",
    "Council meeting moved to Thursday",
    "Gale warning lifted for the bay",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What moves on the page at every request though nobody edited anything.

    Attributes:
        request: how many requests the page has had; everything else follows from it.
        minutes: how long ago the page claims that it was published.
    """

    request: int
    minutes: int

    @property
    def nonce(self) -> str:
        """A value that differs at every request."""
        return f"{(self.request * 2_654_435_761) % 2**32:08x}"

    def related(self) -> tuple[str, ...]:
        """Three headlines that rotate."""
        start = self.request % len(_RELATED)
        return tuple(islice(_RELATED * 2, start, start + 3))

    def ticker(self) -> str:
        """One line of breaking news that rotates."""
        return _TICKER[self.request % len(_TICKER)]


def article_page(piece: Piece, furniture: Furniture, *, source: str, widget: str | None = None) -> str:
    """The article's page: nonces, a CSRF token, a ticking "3 min ago", rotating boxes, and the text.

    Args:
        piece: the text.
        furniture: what moves around it.
        source: the source's path, for the "Show me the source" link.
        widget: the address of versioner's widget script, None where the page carries none.
    """
    stamp = piece.declared.isoformat().replace("+00:00", "Z")
    body = "\n".join(
        f"<h2>{escape(part.heading)}</h2>\n" + "\n".join(f"<p>{escape(text)}</p>" for text in part.paragraphs)
        for part in piece.parts
    )
    related = "".join(
        f'<li><a href="/{i}?ref={furniture.nonce}">{escape(t)}</a></li>'
        for i, t in enumerate(furniture.related())
    )
    script = f'<script src="{escape(widget)}" defer></script>' if widget else ""
    fields = (
        "<versioner-dates></versioner-dates><versioner-changelog></versioner-changelog>"
        if widget
        else "<p>Generated on: Last updated:</p>"
    )
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(piece.headline)} | The Breakwater</title>
<meta name="csrf-token" content="{furniture.nonce}">
<meta property="article:modified_time" content="{stamp}">
<link rel="stylesheet" href="/site.css?v={furniture.nonce}">
<script nonce="{furniture.nonce}">window.session = "{furniture.nonce}";</script>{script}</head>
<body data-request="{furniture.nonce}">
<header><nav><a href="/">The Breakwater</a> <a href="/news">News</a> <a href="/login">Log in</a></nav></header>
<div class="ticker"><p>Breaking: {escape(furniture.ticker())}</p></div>
<main><article>
<p><a href="/">Back</a></p>
<h1>{escape(piece.headline)}</h1>
<p><a href="{escape(source)}">Show me the source</a></p>
{fields}
<p>{furniture.minutes} min ago</p>
{body}
</article>
<div class="more"><h3>More from the harbour</h3><ul>{related}</ul></div>
<div><p>{1200 + 7 * furniture.request} people are reading this</p></div>
<form action="/newsletter"><input type="hidden" name="csrf" value="{furniture.nonce}">
<label>Our evening letter <input name="mail"></label><button>Sign up</button></form></main>
<footer><p>The Breakwater, a paper that exists only in this demonstration. Request {furniture.nonce}.</p></footer>
</body></html>"""


def source_page(piece: Piece, furniture: Furniture) -> str:
    """The source's page: a plain policy paper, with a nonce of its own."""
    body = "\n".join(
        f"<h2>{escape(part.heading)}</h2>\n" + "\n".join(f"<p>{escape(text)}</p>" for text in part.paragraphs)
        for part in piece.parts
    )
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(piece.headline)}</title>
<script nonce="{furniture.nonce}">var visit = "{furniture.nonce}";</script></head>
<body><main><h1>{escape(piece.headline)}</h1>
{body}
</main></body></html>"""


def error_page() -> str:
    """What the newsroom's server says, with status 200, while its database is away."""
    return """<!doctype html><html lang="en"><head><title>Something went wrong</title></head>
<body><main><h1>Something went wrong</h1><p>We are having trouble loading this page. Please try again later.</p>
</main></body></html>"""


def consent_page() -> str:
    """The consent wall that stands in front of the article for one visit."""
    return """<!doctype html><html lang="en"><head><title>Before you continue</title></head>
<body><main><h1>Before you continue to The Breakwater</h1>
<p>We and our partners use cookies to store and access information on your device. Choose whether you consent to
their use before you read on.</p><form action="/consent"><button>Accept all</button><button>Reject all</button></form>
</main></body></html>"""
