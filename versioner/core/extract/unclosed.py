"""Links that somebody forgot to close: `<a href="/plan">the plan</p><p>…` makes every paragraph behind it a link (HTML's adoption agency).

Such a link is told by what it holds: three sentences on end or more, in blocks of their own, all leading to one page. A card of a
teaser links its headline and a sentence or two.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from versioner.core.extract.found import LIST_ITEM, PARAGRAPH, QUOTE, Found
from versioner.core.standing.form import is_sentence

_ALL = 0.9  # share of a block's text that is link
_SENTENCES = 3  # blocks of sentences from which one link is no link
_TEXT = frozenset({PARAGRAPH, LIST_ITEM, QUOTE})


def without_open_links(found: list[Found]) -> list[Found]:
    """The blocks, those that one link runs through on end without it."""
    if len([one for one in found if one.links]) < _SENTENCES:
        return found
    kept: list[Found] = []
    for url, run in groupby(found, key=_leads_to):
        blocks = list(run)
        if url and _sentences(blocks) >= _SENTENCES:
            blocks = [replace(one, links=(), linked=0) for one in blocks]
        kept += blocks
    return kept


def _sentences(blocks: list[Found]) -> int:
    return sum(one.kind in _TEXT and is_sentence(one.text) for one in blocks)


def _leads_to(one: Found) -> str:
    """The page that all of a block leads to; "" where that is none, or several."""
    if not one.links:
        return ""
    urls = {link.url for link in one.links}
    return next(iter(urls)) if len(urls) == 1 and one.linked >= _ALL * len(one.text) else ""
