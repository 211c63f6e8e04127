"""A site's name in the place of a headline: an h1 that leads to the front page, the article's own heading under it.

Many blogs' templates give every page the same h1. The page's declared title then holds both, parted by a mark ("Dark | The Amber
Gazette"), and a heading that is one side of it is the article's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from versioner.core.extract.found import Found
from versioner.late import re

_MARK = re.compile(r"\s[|–—\-·•»:>/]{1,2}\s")
_LEADS = 0.9  # share of link text from which a heading is a link
_MOST_PARTS = 8  # of a title; more are a list of keywords


def is_masthead(block: Found, url: str) -> bool:
    """Whether a heading is a link to its site's front page, or to what the page of this address lies below."""
    if block.link_share < _LEADS or len(block.links) != 1:
        return False
    there, here = urlsplit(block.links[0].url), urlsplit(url)
    path = there.path.rstrip("/")
    return (
        not there.query
        and there.netloc == here.netloc
        and here.path.rstrip("/") != path
        and f"{here.path}/".startswith(f"{path}/")
    )


def is_front_page(block: Found) -> bool:
    """Whether a heading that is a link leads to a front page."""
    return all(not urlsplit(one.url).path.strip("/") for one in block.links)


def sides(titles: Iterable[str]) -> Iterator[str]:
    """What titles say with parts left out at one end: "Dark - Coast | The Gazette" is Dark, Dark - Coast, the Gazette too."""
    for title in titles:
        cuts = [0, *(place for mark in _MARK.finditer(title) for place in mark.span()), len(title)]
        if len(cuts) > 2 * _MOST_PARTS:
            continue
        yield title
        for begin, end in zip(cuts[2::2], cuts[1:-1:2], strict=True):
            yield title[:end]
            yield title[begin:]
