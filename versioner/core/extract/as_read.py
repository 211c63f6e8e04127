"""What a reader reads of an element whose characters say something else.

A footnote's mark, "[edit]" and "¶" behind a heading, how a link opens and a mail address that is hidden from robots; "10<sup>6</sup>" is not 106.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from versioner.core.extract.tags import SKIPPED
from versioner.core.extract.tree import text_upto, tidy
from versioner.core.lexicon.opens import IN_BRACKETS, OF_THINGS, OPENS
from versioner.late import re

_MARK = 120  # characters of the longest row of footnote marks
_FOOTNOTE = re.compile(
    r"(?:[\[(]?(?:[^\W\d_]{2,5}\.? ?|[^\W\d_](?:\. ?|(?=\d)))?(?:\d{1,3}[a-z]?|[a-z]|[*†‡§]{1,3})(?![^\W_])[\])]?[,; ]{0,2}){1,12}"
)
_RAISED = re.compile(r"[-−+]?\d{1,3}")
_SUPERSCRIPT = str.maketrans("0123456789-−+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")
_PERMALINKS = frozenset("#¶§🔗⚓")  # what a link to the heading that it stands in is marked with
_STOPS = (".", ",", ";", ":", "!", "?", "”", "»", '"', ")", "。", "、")


def said_otherwise(node: Any, tag: str, before: Sequence[str] = ()) -> str | None:
    """What a reader reads of an element whose characters say something else; None where they say it.

    "10<sup>6</sup>" is not 106; a footnote's mark and, of a heading's spans and links, "[edit]" and "¶" are no text.
    """
    if tag != "sup":
        return "" if _is_tool(node) or _is_permalink(node) else None
    text = tidy(text_upto(node, _MARK))
    if len(text) > _MARK:
        return None
    if _FOOTNOTE.fullmatch(text) and any(
        (a.attributes.get("href") or "").startswith("#") for a in node.css("a")
    ):
        return ""
    if not _RAISED.fullmatch(text):
        return None
    behind = before[-1].rstrip() if before else ""
    return "" if behind.endswith(_STOPS) else text.translate(_SUPERSCRIPT)


def _is_tool(node: Any) -> bool:
    """Whether a part of a heading is a link in brackets to work on its section: "[edit]"."""
    text = tidy(text_upto(node, _MARK))
    return len(text) <= _MARK and text[:1] == "[" and text[-1:] == "]" and node.css_first("a") is not None


def _is_permalink(node: Any) -> bool:
    """Whether a part of a heading is the mark of a link to the heading itself: "¶", "#"."""
    if tidy(text_upto(node, _MARK)) not in _PERMALINKS:
        return False
    link = node if node.tag == "a" else node.parent
    return link is not None and link.tag == "a" and (link.attributes.get("href") or "").startswith("#")


def visible(node: Any) -> Iterator[str]:
    """Text below `node` without what no reader sees."""
    stack = [node.child]
    while stack:
        here = stack.pop()
        if here is None:
            continue
        stack.append(here.next)
        if here.tag == "-text":
            yield here.text_content or ""
        elif here.tag == "sup" and (said := said_otherwise(here, "sup")) is not None:
            yield said
        elif here.tag not in SKIPPED or is_gloss(here, here.tag):
            stack.append(here.child)


# Hiragana, Katakana with their marks, Bopomofo: what readings of Han are written in (HTML, the `ruby` element).
_READING = re.compile("[\\s\u3040-\u30ff\u3105-\u312f\u31a0-\u31bf\u02c7\u02ca\u02cb\u02d9・]+")


def is_gloss(node: Any, tag: str) -> bool:
    """Whether a ruby text (`rt`), or what brackets it (`rp`), says more than how the word under it is read.

    A reading is an aid to the eye and no word of the text; "World Health Organization" over WHO is one.
    """
    if tag == "rp":
        beside = (one for one in (node.next, node.prev) if one is not None and one.tag == "rt")
        return any(is_gloss(one, "rt") for one in beside)
    return tag == "rt" and _READING.fullmatch(node.text(deep=True)) is None


def mail_address(code: str, node: Any) -> str:
    """An address that Cloudflare hides from robots (hex; the first byte is XORed on the others), as readers see it."""
    try:
        first, *rest = bytes.fromhex(code)
        return bytes(one ^ first for one in rest).decode()
    except ValueError:
        return str(node.text(deep=True))


_OPENING, _CLOSING = "([（［", ")]）］"
_PARTS = " \n\t\xa0,;:.–—-|·"  # what may stand between a link's own words and how it opens


def link_text(text: str) -> str:
    """A link's text, or the end of one, without the words that say how it opens.

    Args:
        text: what stands between a link's tags, white space as it is in the page.
    """
    shown = text.rstrip()
    bare = shown.rstrip(_CLOSING + ".").rstrip()
    low = bare.lower()
    if not low.endswith(OPENS) or len(low) != len(bare):
        return text
    said = next(one for one in OPENS if low.endswith(one))
    before = bare[: len(bare) - len(said)].rstrip()
    if not before.endswith(tuple(_OPENING)):
        own = said in IN_BRACKETS or (bool(before) and said in OF_THINGS)
        within = before[-1:].isalnum() and bare[len(before)] not in _PARTS  # "reopens in a new window"
        if own or within:
            return text
    return before.rstrip(_OPENING).rstrip(_PARTS) + text[len(shown) :]
