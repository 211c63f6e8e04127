"""Pages as trees: parsed within bounds, and what the modules that read a parsed page share."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from versioner.core.marks import unmarked

_SPACE = " \t\r\n\f\v\x1e"
_SPACES = re.compile(f"(?: (?=[{_SPACE}])|[{_SPACE[1:]}])[{_SPACE}]*")  # those that are not one space already

# Bounds beyond any article: the largest page of the labelled histories has 40,000 tags, and browsers stop
# at a depth of 512 (Blink's `kMaximumHTMLParserDOMTreeDepth`). The parser takes time by depth times tags,
# so that below `_CALM` tags no depth can hurt (5,000 nested elements: 0.05 s) and none is worked out.
_MOST_TAGS = 400_000
_MOST_DEEP = 2_000
_CALM = 5_000
# The parser compares every attribute of a tag with those before it: 8,000 take 0.14 s, 80,000 would take 16.
_MOST_ATTRIBUTES = 8_000
_TAG = re.compile(r"""</?[a-zA-Z][^>=]*(?:=\s*(?:"[^"]*"?|'[^']*'?)?[^>=]*)*""")
_ATTRIBUTE = re.compile(r"""=\s*(?:"[^"]*"?|'[^']*'?)?|[\s/]++(?=[^\s/=>])""")
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
# elements that close themselves or each other, or that HTML reopens: they do not nest for ever
_SHALLOW = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "tfoot",
        "option",
        "optgroup",
        "rt",
        "rp",
        "body",
        "html",
        "head",
        "a",
        "b",
        "big",
        "code",
        "em",
        "font",
        "i",
        "nobr",
        "s",
        "small",
        "strike",
        "strong",
        "tt",
        "u",
    ]
)


def parse(text: str) -> LexborHTMLParser | None:
    """The page's tree; None where it has more tags or attributes, or nests deeper, than any article does."""
    tags = text.count("<")
    if tags > _MOST_TAGS or (tags > _CALM and _depth(text) > _MOST_DEEP) or _overloaded(text):
        return None
    return LexborHTMLParser(text)


def _overloaded(text: str) -> bool:
    """Whether a tag has more attributes than the parser takes in its stride; linear in the text's length."""
    return any(
        _at_least(_ATTRIBUTE.finditer(text, found.start(), found.end()), _MOST_ATTRIBUTES)
        for found in _TAG.finditer(text)
        if found.end() - found.start() > 2 * _MOST_ATTRIBUTES
    )


def _at_least(things: Iterator[object], many: int) -> bool:
    """Whether more than `many` come; no more than that are asked for."""
    return next(islice(things, many, None), None) is not None


def _depth(text: str) -> int:
    """How deep the page can nest at most: what is opened more often than closed, name by name."""
    open_: Counter[str] = Counter()
    deepest = now = 0
    for closing, spelled in _NAME.findall(text):
        name = spelled.lower()
        if name in _SHALLOW:
            continue
        if not closing:
            open_[name] += 1
            now += 1
            deepest = max(deepest, now)
        elif open_[name]:
            open_[name] -= 1
            now -= 1
    return deepest


def tidy(text: str) -> str:
    """NFC, runs of white space as one space, no invisible marks; no-break spaces stay, they are typography."""
    if text.isascii():
        return " ".join(text.replace("\0", "").split())
    bare = unmarked(text.replace("\0", ""))
    return unicodedata.normalize("NFC", _SPACES.sub(" ", bare)).strip()


def children(node: Any) -> Iterator[Any]:
    """An element's children, text among them, in order."""
    child = node.child
    while child is not None:
        yield child
        child = child.next


def text_upto(node: Any, most: int) -> str:
    """The text below a node, as far as its first `most` characters or so.

    Elements of a line may lie in each other by the thousand; to take the whole text of each would cost depth times
    length. What is longer than `most` comes out longer than `most`; what has more than as many nodes ends there.
    """
    parts: list[str] = []
    size = 0
    stack = [node.child]
    for _ in range(most):
        if not stack or size > most:
            break
        here = stack.pop()
        if here is None:
            continue
        stack.append(here.next)
        if here.tag == "-text":
            parts.append(here.text_content or "")
            size += len(parts[-1])
        else:
            stack.append(here.child)
    return "".join(parts)


def text_before(node: Any, most: int) -> str:
    """The text below a node, its last `most` characters at least (all of it where it has fewer), read from its end."""
    parts: list[str] = []
    size = 0
    stack = [node.last_child]
    for _ in range(2 * most):
        if not stack or size >= most:
            break
        here = stack.pop()
        if here is None:
            continue
        stack.append(here.prev)
        if here.tag == "-text":
            parts.append(here.text_content or "")
            size += len(parts[-1])
        else:
            stack.append(here.last_child)
    return "".join(reversed(parts))
