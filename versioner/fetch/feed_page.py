"""A feed that is itself an article: what it lists, an entry a section, as HTML for the reader of pages."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from versioner.core.extract.tree import parse
from versioner.errors import ExtractError
from versioner.fetch.within import loaded, parsed_feed

_MOST = 1_000  # entries
_MOST_BYTES = 20_000_000
_LONGEST = 200_000  # characters of an entry


def as_page(body: bytes) -> bytes:
    """A feed as HTML in UTF-8: its title, and of each entry title, link and text.

    Raises:
        ExtractError: it is too large, broken, or lists nothing.
    """
    if len(body) > _MOST_BYTES:
        raise ExtractError("this feed is larger than {size} bytes", size=f"{_MOST_BYTES:,}")
    title, language, entries = (
        _json(body) if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else _xml(body)
    )
    parts = [_section(*one) for one in entries if any(one)]
    if not parts:
        raise ExtractError("this feed lists nothing")
    lang = f' lang="{escape(language)}"' if language else ""
    head = f"<head><meta charset=utf-8><title>{escape(title)}</title></head>"
    made = f"<!doctype html><html{lang}>{head}<body><main><h1>{escape(title)}</h1>{''.join(parts)}</main></body></html>"
    return made.encode("utf-8", "replace")


_Entry = tuple[str, str, str]  # title, address, HTML


def _section(title: str, url: str, html: str) -> str:
    # parsed and written again: what an entry leaves open is closed before the next begins
    tree = parse(html[:_LONGEST]) if html else None
    inner = tree.body.inner_html if tree is not None and tree.body is not None else ""
    link = f'<p><a href="{escape(url)}">{escape(url)}</a></p>' if url else ""
    return f"<section><h2>{escape(title or url)}</h2><div>{inner or ''}</div>{link}</section>"


def _xml(body: bytes) -> tuple[str, str, list[_Entry]]:
    try:
        feed = parsed_feed(body)
    except ValueError as error:
        raise ExtractError("this feed is too large to be read: {why}", why=error) from error
    entries = [
        (str(one.get("title", "")), str(one.get("link", "")), _content(one)) for one in feed.entries[:_MOST]
    ]
    return str(feed.feed.get("title", "")), str(feed.feed.get("language", "")), entries


def _content(entry: Any) -> str:
    for part in entry.get("content") or ():
        if part.get("value"):
            return str(part["value"])
    return str(entry.get("summary", ""))


def _json(body: bytes) -> tuple[str, str, list[_Entry]]:
    try:
        feed = loaded(body)
    except ValueError as error:
        raise ExtractError(
            "this feed is broken: it is no JSON that can be read ({why})", why=error
        ) from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise ExtractError("this feed is broken: it has no items")
    return _text(feed, "title"), _text(feed, "language"), list(_items(items[:_MOST]))


def _items(items: list[Any]) -> Iterator[_Entry]:
    for one in items:
        if isinstance(one, dict):
            html = (
                _text(one, "content_html")
                or f"<p>{escape(_text(one, 'content_text') or _text(one, 'summary'))}</p>"
            )
            yield _text(one, "title"), _text(one, "url"), html


def _text(given: dict[str, Any], name: str) -> str:
    found = given.get(name)
    return found if isinstance(found, str) else ""
