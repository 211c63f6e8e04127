"""Feeds and JSON from elsewhere, read within bounds: what a few bytes can make a parser build is no more than it should be.

A body of 64 kB can unpack to 20 MB, and those to half a gigabyte of empty lists, or to hours of a parser's time.
"""

from __future__ import annotations

import json
from functools import cache
from io import BytesIO
from typing import Any

# A feed of 50,000 entries names some 400,000 elements and as many objects; a list takes 64 bytes of memory, an object 184.
_MOST_TAGS = 1_000_000
_MOST_OBJECTS = 1_000_000


def loaded(body: bytes | str) -> Any:
    """The value that a JSON document spells.

    Raises:
        ValueError: it is none, nests deeper than can be read, or holds more than 1,000,000 objects and lists.
    """
    if isinstance(body, bytes):
        many = body.count(b"[") + body.count(b"{")
    else:
        many = body.count("[") + body.count("{")
    if many > _MOST_OBJECTS:
        raise ValueError(f"it holds more than {_MOST_OBJECTS:,} objects and lists")
    try:
        return json.loads(body)
    except RecursionError as error:
        raise ValueError("it nests deeper than can be read") from error


def parsed_feed(body: bytes) -> Any:
    """A feed as feedparser has it, but for its authors, whom nobody asks for.

    Raises:
        ValueError: it names more than 1,000,000 elements.
    """
    if body.count(b"<") > _MOST_TAGS:
        raise ValueError(f"it names more than {_MOST_TAGS:,} elements")
    return _feedparser().parse(BytesIO(body), sanitize_html=False, resolve_relative_uris=False)


@cache
def _feedparser() -> Any:
    """The library, loaded by who follows or reads feeds: that costs a quarter of a second.

    It looks for an e-mail address in every author's name, by a quadratic expression: 64 kB of letters took it a minute.
    There is no other way to it than the method; without it (AttributeError) nothing would be bounded.
    """
    import feedparser  # noqa: PLC0415
    from feedparser.mixin import _FeedParserMixin  # noqa: PLC0415

    getattr(_FeedParserMixin, _SYNC)
    setattr(_FeedParserMixin, _SYNC, _no_author)
    return feedparser


_SYNC = "_sync_author_detail"


def _no_author(_: object, key: str = "author") -> None:
    """What is looked for in an author's name: nothing."""
    del key
