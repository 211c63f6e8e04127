"""What a page offers as the source it was written from, each with the evidence (a code) and a confidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from versioner.core.extract.tree import text_before
from versioner.core.model import SourceHint
from versioner.core.reasons import Offer, offered
from versioner.core.url import normalise, resolve, same_page_key, site_of
from versioner.errors import UsageError

_SHOW = re.compile(
    r"^\W*(?:show me the source|(?:see|view|read|go to) the (?:original )?source|original source|source article|"
    r"voir la source|afficher la source|source originale|quelle anzeigen|zur quelle|originalquelle|ver la fuente|"
    r"ver fuente|fuente original|vedi la fonte|ver a fonte)\W*$",
    re.IGNORECASE,
)
_WORD = re.compile(
    r"^\W*(?:source|sources|quelle|quellen|fuente|fuentes|fonte|bron|källa)\W*$", re.IGNORECASE
)
_BEFORE = re.compile(
    r"(?:\b(?:sources?|quellen?|fuentes?|fonte|bron|via)\s*:|\b(?:according to|as reported by|originally published "
    r"(?:at|on|by|in)|first published (?:at|on|by|in)|selon|d['’]apr[èe]s|publi[ée] [àa] l['’]origine sur|laut|zuerst "
    r"erschienen (?:bei|in|auf)|seg[úu]n|publicado originalmente en))\s*$",
    re.IGNORECASE,
)
_MOST = 20
_BEFORE_A_LINK = 80  # letters before a link that say what it leads to


def find_hints(tree: Any, url: str, based_on: Sequence[str] = ()) -> tuple[SourceHint, ...]:
    """The sources that a page offers, the surest first, each address once.

    Args:
        tree: the parsed page.
        url: the page's own address; links to itself are no sources.
        based_on: JSON-LD's `isBasedOn` and `citation`.
    """
    best: dict[str, SourceHint] = {}
    for hint in _found(tree, url, based_on):
        key = _key(hint.url)
        if key is None or key == _key(url) or hint.confidence <= best.get(key, _NONE).confidence:
            continue
        best[key] = hint
    return tuple(sorted(best.values(), key=lambda hint: -hint.confidence)[:_MOST])


_NONE = SourceHint(url="", text="", evidence="", confidence=0.0)


def _found(tree: Any, url: str, based_on: Sequence[str]) -> Iterator[SourceHint]:
    for target in based_on:
        yield SourceHint(url=target, text="", evidence=offered(Offer.DATA), confidence=0.95)
    for node in tree.css("[rel][href]"):
        names = set((node.attributes.get("rel") or "").lower().split()) & {"via", "source", "original"}
        if names:
            word = min(names)
            yield _hint(node, url, offered(Offer.RELATION, word=word), 0.8 if word == "via" else 0.95)
    for node in tree.css("blockquote[cite], q[cite]"):
        yield SourceHint(
            url=resolve(url, node.attributes.get("cite")) or "",
            text=node.text(deep=True)[:120].strip(),
            evidence=offered(Offer.QUOTED),
            confidence=0.6,
        )
    for node in tree.css("cite a[href]"):
        yield _hint(node, url, offered(Offer.CITED), 0.6)
    canonical = tree.css_first("link[rel=canonical]")
    if canonical is not None:
        original = resolve(url, canonical.attributes.get("href"))
        if original is not None and site_of(original) != site_of(url):
            yield SourceHint(
                url=original,
                text="",
                evidence=offered(Offer.COPY),
                confidence=0.7,
            )
    yield from _links(tree, url)


def _links(tree: Any, url: str) -> Iterator[SourceHint]:
    for node in tree.css("a[href]"):
        text = " ".join(node.text(deep=True).split())
        if len(text) <= 60 and _SHOW.match(text):
            yield _hint(node, url, offered(Offer.SAYS, text=text), 0.95)
        elif len(text) <= 20 and _WORD.match(text):
            yield _hint(node, url, offered(Offer.SAYS, text=text), 0.85)
        elif (before := _text_before(node)) and (match := _BEFORE.search(before)):
            yield _hint(node, url, offered(Offer.BEFORE, text=match.group().strip()), 0.6)


def _text_before(node: Any) -> str:
    near = node.prev
    if near is None and node.parent is not None:
        near = node.parent.prev
    if near is None:
        return ""
    text = near.text_content if near.tag == "-text" else text_before(near, _BEFORE_A_LINK)
    return (text or "")[-_BEFORE_A_LINK:]


def _hint(node: Any, url: str, evidence: str, confidence: float) -> SourceHint:
    return SourceHint(
        url=resolve(url, node.attributes.get("href")) or "",
        text=" ".join(node.text(deep=True).split())[:120],
        evidence=evidence,
        confidence=confidence,
    )


def _key(url: str) -> str | None:
    try:
        normalise(url)
        return same_page_key(url)
    except UsageError:
        return None
