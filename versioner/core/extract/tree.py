"""Pages as trees: parsed within bounds, and what the modules that read a parsed page share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from versioner.core.text.marks import unmarked
from versioner.core.text.normal import composed
from versioner.late import re

_SPACE = " \t\r\n\f\v\x1e\x1f"
_SPACES = re.compile(f"(?: (?=[{_SPACE}])|[{_SPACE[1:]}])[{_SPACE}]*")  # those that are not one space already
_ANY_SPACES = re.compile(r"\s\s+|[^\S ]")  # those that are not one space already
_LONG = 2_000_000  # characters

# Bounds beyond any article: the largest page of the labelled histories has 40,000 tags, and browsers stop
# at a depth of 512 (Blink's `kMaximumHTMLParserDOMTreeDepth`). The parser takes time by depth times tags,
# so that below `_CALM` tags no depth can hurt (5,000 nested elements: 0.05 s) and none is worked out.
_MOST_TAGS = 400_000
_MOST_DEEP = 2_000
_CALM = 5_000
# The parser compares every attribute of a tag with those before it: 8,000 take 0.14 s, 80,000 would take 16.
_MOST_ATTRIBUTES = 8_000
# It keeps names that it does not know in a table that never grows: 40,000 take 0.5 s, 120,000 took 8.
_MOST_NAMES = 40_000
_SHORTEST_NAME = 5  # characters, with what parts it from the next: 40,000 different ones are no shorter
# It asks all options of a list which one is chosen whenever one comes: 8,000 take 0.5 s.
_MOST_OPTIONS = 8_000
# It opens again what marks words and was left open: `<nobr><i></nobr>` takes 0.2 s 8,000 times, 4 s 32,000 times.
_MOST_LEFT_OPEN = 8_000
_TAG = re.compile(r"""</?[a-zA-Z][^>=]*(?:=\s*(?:"[^"]*"?|'[^']*'?)?[^>=]*)*""")
_ATTRIBUTE = re.compile(r"""=\s*(?:"[^"]*"?|'[^']*'?)?|[\s/]++(?=[^\s/=>])""")
_NAMES = re.compile(r"""=\s*(?:"[^"]*"|'[^']*'|[^\s>]*)|[<\s/]([^\s/=<>]+)""")
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
# those of them that HTML opens again in the next paragraph where they were left open (its list of active formatting)
_MARKING = frozenset(
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"]
)


def parse(text: str) -> LexborHTMLParser | None:
    """The page's tree; None where it has more tags or attributes, or nests deeper, than any article does."""
    tags = text.count("<")
    if tags > _MOST_TAGS or (tags > _CALM and _tangled(text)) or _overloaded(text):
        return None
    return LexborHTMLParser(_SELF_CLOSED.sub(r"\1></iframe>", text) if "<iframe" in text else text)


# A frame's content is no HTML until the frame is closed, and "/>" closes none: "<noscript><iframe src=… /></noscript>" in a
# page's head, which browsers that run scripts never read, makes all of the page a frame's content.
_SELF_CLOSED = re.compile(r"(<iframe\b[^<>]{0,2000})/>", re.IGNORECASE)


def _overloaded(text: str) -> bool:
    """Whether a tag, or the page, has more attributes than the parser takes in its stride; linear in the text's length."""
    sizes = [*map(len, _TAG.findall(text))]
    if max(sizes, default=0) > 2 * _MOST_ATTRIBUTES and any(  # hardly any page has a tag of such a length
        _at_least(_ATTRIBUTE.finditer(text, found.start(), found.end()), _MOST_ATTRIBUTES)
        for found in _TAG.finditer(text)
        if found.end() - found.start() > 2 * _MOST_ATTRIBUTES
    ):
        return True
    return sum(sizes) > _SHORTEST_NAME * _MOST_NAMES and _at_least(_names(text), _MOST_NAMES)


def _names(text: str) -> Iterator[str]:
    """The different names of tags and attributes, each once."""
    seen: set[str] = set()
    for tag in _TAG.finditer(text):
        for found in _NAMES.finditer(text, tag.start(), tag.end()):
            name = found[1]
            if name and name not in seen:
                seen.add(name)
                yield name


def _at_least(things: Iterator[object], many: int) -> bool:
    """Whether more than `many` come; no more than that are asked for."""
    return next(islice(things, many, None), None) is not None


def _tangled(text: str) -> bool:
    """Whether elements nest deeper, are left open more often, or stand in a longer list than the parser bears."""
    names = [(closing, spelled.lower()) for closing, spelled in _NAME.findall(text)]
    return (
        _most_open(one for one in names if one[1] not in _SHALLOW) > _MOST_DEEP
        or _most_open(one for one in names if one[1] in _MARKING) > _MOST_LEFT_OPEN
        or _longest_list(names) > _MOST_OPTIONS
    )


def _most_open(names: Iterable[tuple[str, str]]) -> int:
    """How many can be open at once at most: what is opened more often than closed, name by name."""
    open_: Counter[str] = Counter()
    most = now = 0
    for closing, name in names:
        if not closing:
            open_[name] += 1
            now += 1
            most = max(most, now)
        elif open_[name]:
            open_[name] -= 1
            now -= 1
    return most


def _longest_list(names: Iterable[tuple[str, str]]) -> int:
    """How many options to choose from stand in one list at most."""
    most = now = 0
    for closing, name in names:
        if name == "select":
            now = 0
        elif name == "option" and not closing:
            now += 1
            most = max(most, now)
    return most


def spaced(text: str) -> str:
    """The text with single spaces; the words of a very long one are never all held apart, at 50 bytes each."""
    if len(text) <= _LONG:
        return " ".join(text.split())
    return _ANY_SPACES.sub(" ", text).strip()


def tidy(text: str) -> str:
    """NFC, runs of white space as one space, no invisible marks; no-break spaces stay, they are typography."""
    if text.isascii():
        if text.isprintable() and "  " not in text:
            return text.strip(" ")  # as most lines are written
        plain = text.replace("\0", "")
        return " ".join(plain.split()) if len(plain) <= _LONG else spaced(plain)
    bare = unmarked(text.replace("\0", ""))
    return composed(_SPACES.sub(" ", bare)).strip()


def children(node: Any) -> Iterator[Any]:
    """An element's children, text among them, in order; processing instructions have no tag, and are left out."""
    child = node.child
    while child is not None:
        if child.tag is not None:
            yield child
        child = child.next


def text_upto(node: Any, most: int) -> str:
    """The text below a node, as far as its first `most` characters or so.

    Elements of a line may lie in each other by the thousand; to take the whole text of each would cost depth times
    length. What is longer than `most` comes out longer than `most`; what has more than as many nodes ends there.
    """
    first = node.child
    if first is None:
        return ""
    if first.is_text_node and first.next is None:
        return first.text_content or ""
    parts: list[str] = []
    size = 0
    stack = [first]
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
