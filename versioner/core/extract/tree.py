"""Pages as trees: parsed within bounds, and what the modules that read a parsed page share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from versioner.core.extract.bearable import is_bearable, tags_of
from versioner.core.text.marks import unmarked
from versioner.core.text.normal import composed
from versioner.late import re

_SPACES = "\t\r\n\f\v\x1e\x1f"  # all but a space itself, and those that are typography
_ANY_SPACES = re.compile(r"\s\s+|[^\S ]")  # those that are not one space already
_LONG = 2_000_000  # characters


def parse(html: str | bytes) -> LexborHTMLParser | None:
    """The page's tree; None where it has more tags or attributes, or nests deeper, than any article does.

    Args:
        html: the page as text, or spelled in UTF-8 already.
    """
    spelled = html if isinstance(html, bytes) else html.encode("utf-8", "ignore")
    tags = tags_of(spelled)
    if not is_bearable(spelled, tags):
        return None
    # to look through the tags takes a tenth of the time
    framed = b"<iframe" in b"".join(tags)
    return LexborHTMLParser(_SELF_CLOSED.sub(rb"\1></iframe>", spelled) if framed else spelled)


# A frame's content is no HTML until the frame is closed, and "/>" closes none: "<noscript><iframe src=… /></noscript>" in a
# page's head, which browsers that run scripts never read, makes all of the page a frame's content.
_SELF_CLOSED = re.compile(rb"(<iframe\b[^<>]{0,2000})/>", re.IGNORECASE)


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
    if not bare.isprintable():  # of all spaces only one is printable
        for sign in _SPACES:
            if sign in bare:
                bare = bare.replace(sign, " ")
    while "  " in bare:
        bare = bare.replace("  ", " ")
    return composed(bare).strip()


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
