"""What a page offers as the source it was written from, each with the evidence (a code) and a confidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from string import punctuation
from typing import Any

from versioner.core.extract.tree import text_before, text_upto
from versioner.core.lexicon import sources as lexicon
from versioner.core.lexicon import worked_out
from versioner.core.lexicon.phrases import Table, table
from versioner.core.model import SourceHint
from versioner.core.told.reasons import Offer, offered
from versioner.core.url import normalise, resolve, same_page_key, site_of
from versioner.errors import UsageError
from versioner.late import re

_QUOTED = re.compile(r"""["'`]((?:https?:/)?/[^"'`\s<>]{1,2000})["'`]""")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_AHEAD = ("href", "data-href", "data-url", "data-link", "data-source", "data-target-url", "formaction")
_PRESSED = ("button", "input[type=submit]", "[role=link]", "[role=button]", "[onclick]")
_LONGEST = 60  # letters of a link that offers a source and says nothing else
_MOST_WORDS = 10  # of a clause that leads to a link
_MOST = 20
_BEFORE_A_LINK = 120  # letters before a link that say what it leads to
_SHOWN, _NAMED = 0.95, 0.85  # how sure a link's own words are: "Source", the name of a kind of source
_MENUS = 1_024  # texts of links, and before them, that are remembered: a site's menus are the same on all its pages


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
        text = " ".join(node.text(deep=True).split()) or _says(node, "")
        if len(text) <= _LONGEST and (confidence := _offers(text)):
            yield _hint(node, url, offered(Offer.SAYS, text=text), confidence)
        elif (before := _text_before(node)) and (lead := _lead(before)):
            yield _hint(node, url, offered(Offer.BEFORE, text=lead), 0.6)
    if all(tree.css_first(one) is None for one in _PRESSED):
        return
    for node in tree.css(", ".join(_PRESSED)):
        # elements that a script answers for may lie in each other: not the whole text of each
        text = _says(node, text_upto(node, _LONGEST)) if node.tag != "a" else ""
        if 0 < len(text) <= _LONGEST and _offers(text) == _SHOWN and (target := _ahead(node)):
            yield SourceHint(
                url=resolve(url, target) or "",
                text=text,
                evidence=offered(Offer.SAYS, text=text),
                confidence=0.95,
            )


def _says(node: Any, text: str) -> str:
    """What is read on a link or a button: its text, else what it is called for those who do not see its picture."""
    if seen := " ".join(text.split()):
        return seen
    attributes = node.attributes
    said = attributes.get("value") or attributes.get("aria-label") or attributes.get("title")
    return " ".join((said or "").split())


def _ahead(node: Any) -> str | None:
    """Where a button leads: its own address, the first in its script, its form's; None where only a script knows."""
    attributes = node.attributes
    named = next((value for name in _AHEAD if (value := attributes.get(name))), None)
    if named is not None:
        return str(named)
    if quoted := _QUOTED.search(attributes.get("onclick") or ""):
        return quoted[1]
    parent = node.parent
    while parent is not None and parent.tag not in ("form", "a"):
        parent = parent.parent
    if parent is None or (parent.attributes.get("method") or "get").lower() != "get":
        return None
    return parent.attributes.get("action" if parent.tag == "form" else "href") or None


@lru_cache(maxsize=_MENUS)
def _offers(text: str) -> float:
    """How surely a link that says this and nothing else leads to a source; 0 where it says nothing of one."""
    said = _plain(text)
    if not said:
        return 0.0
    return _SHOWN if said in _show() else _NAMED if said in _named() else 0.0


@lru_cache(maxsize=_MENUS)
def _lead(before: str) -> str:
    """The words at the end of a text that lead to the link behind it; "" where they lead nowhere."""
    text = before.rstrip()
    named = text.endswith((":", "："))
    words = text.rstrip(":： ").split()[-_MOST_WORDS:]
    if not words or _plain(words[-1]) not in _last_words():
        return ""
    for start in range(len(words)):
        tail = " ".join(words[start:])
        if _plain(tail) in (_named() if named else _leads()):
            return tail + text[-1] if named else tail
    return ""


def _plain(text: str) -> str:
    return _EDGES.sub("", text.casefold())


@lru_cache(maxsize=1)
def _show() -> Table:
    return Table(lexicon.SHOW, worked_out.BEGUN_SHOW)


@lru_cache(maxsize=1)
def _named() -> frozenset[str]:
    return frozenset(worked_out.NAMED.split("|"))


@lru_cache(maxsize=1)
def _last_words() -> frozenset[str]:
    return frozenset(phrase.rpartition(" ")[2] for phrase in (*_named(), *_leads()))


@lru_cache(maxsize=1)
def _leads() -> frozenset[str]:
    return frozenset(worked_out.LEADS.split("|"))


def worked_out_named() -> frozenset[str]:
    """The names of kinds of sources: what `lexicon.worked_out` keeps."""
    return table(lexicon.NAMED)


def worked_out_leads() -> frozenset[str]:
    """As `worked_out_named`, of what leads to a source in a clause."""
    return table(lexicon.LEADS)


def _text_before(node: Any) -> str:
    """What stands right before a link, as far as it may lead to it; "" where its last word shows that it does not."""
    near = node.prev
    if near is None:
        around = node.parent
        near = around.prev if around is not None else None
        if near is None:
            return ""
    if near.is_text_node:
        text = near.text_content or ""
        return text[-_BEFORE_A_LINK:] if _may_lead(text.rstrip()) else ""
    last = near
    while (inner := last.last_child) is not None:
        last = inner
    end = (last.text_content or "").rstrip() if last.is_text_node else ""
    if end and not _may_lead(end):
        return ""
    return text_before(near, _BEFORE_A_LINK)[-_BEFORE_A_LINK:]


def _may_lead(end: str) -> bool:
    """Whether a text may lead to the link behind it, as its last word tells; space and nothing else does not."""
    space = end.rfind(" ")
    return bool(end) and (space < 0 or _may_be_last(end[space + 1 :]))


@lru_cache(maxsize=_MENUS)
def _may_be_last(word: str) -> bool:
    bare = word.strip(punctuation)
    return not (bare.isascii() and bare.isalnum()) or bare.lower() in _last_words()


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
