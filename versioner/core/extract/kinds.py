"""What kind of text a page's bytes are, as its server and its bytes say."""

from __future__ import annotations

from urllib.parse import urlsplit

from versioner.late import re

# what a server may call a page that can be read as text
TEXTS = frozenset({"text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/x-markdown"})
PDF = "application/pdf"
FEEDS = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})
# what feeds are called too: their bytes must say that they are one
_MAY_BE_FEEDS = frozenset({"text/xml", "application/xml", "application/rdf+xml", "application/json"})
_FEED = re.compile(
    rb"<(?:\w{1,20}:)?(?:rss|feed|RDF)[\s>]|\"version\"\s{0,4}:\s{0,4}\"https://jsonfeed\.org/version/"
)
_HEAD = 4096  # bytes in which a feed says what it is
_START = 1024  # bytes in which a PDF says that it is one (ISO 32000-2, annex I)


def named(content_type: str | None) -> str:
    """The type that a Content-Type names, without parameters."""
    return (content_type or "").split(";")[0].strip().lower()


def is_pdf(body: bytes, content_type: str | None) -> bool:
    """Whether bytes are a PDF: they say so themselves, and nobody says that they are text."""
    kind = named(content_type)
    if kind in TEXTS:
        return False
    return body.startswith(b"%PDF-") or (kind == PDF and b"%PDF-" in body[:_START])


def is_feed(body: bytes, content_type: str | None) -> bool:
    """Whether bytes are a feed (RSS, Atom, JSON Feed) that its server calls one, or that calls itself one."""
    kind = named(content_type)
    return kind in FEEDS or (kind in _MAY_BE_FEEDS and _FEED.search(body[:_HEAD]) is not None)


def is_markdown(content_type: str | None, url: str) -> bool:
    """Whether a page is Markdown: by its type (RFC 7763), or as plain text under a name that ends so."""
    kind = named(content_type)
    if kind in {"text/markdown", "text/x-markdown"}:
        return True
    return kind == "text/plain" and urlsplit(url).path.lower().endswith((".md", ".markdown", ".mkd"))
