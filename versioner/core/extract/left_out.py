"""What of a page is not read as text, and why: shown before anybody decides to track it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from versioner.core.extract.beside import beside, roles_in
from versioner.core.extract.charset import decode
from versioner.core.extract.tags import UNREAD
from versioner.core.extract.tree import children, parse, tidy
from versioner.core.extract.walk import walk
from versioner.core.model import Document
from versioner.core.text.words import key, scrub
from versioner.core.told.reasons import Unread
from versioner.frozen import dataclass

_WHY = {
    "nav": Unread.NAVIGATION,
    "menu": Unread.MENU,
    "footer": Unread.FOOTER,
    "aside": Unread.ASIDE,
    "dialog": Unread.WINDOW,
    "header": Unread.HEADER,
    "form": Unread.FORM,
    "button": Unread.BUTTON,
    "select": Unread.CHOICE,
}
_BETWEEN = "\x1f"  # stands in no text
_SAMPLE = 160  # characters shown of each


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A part that is not read, and why."""

    text: str
    why: Unread


def left_out(body: bytes, *, url: str, content_type: str | None, document: Document) -> tuple[LeftOut, ...]:
    """The parts of a page that are not in the document read from it, in their order, each text once.

    Args:
        body: the page's bytes.
        url: its final address.
        content_type: the header's value.
        document: what `read_page` read in it.
    """
    tree = parse(scrub(decode(body, content_type)))
    if tree is None or tree.body is None:
        return ()
    lines = walk(tree, url)  # takes what nobody reads out of the tree
    kept = _BETWEEN.join(key(text) for text in (document.title, *(block.text for block in document.blocks)))
    found = list(_parts(tree))
    found += [
        LeftOut(text=line.text[:_SAMPLE], why=Unread.ELSEWHERE)
        for line in lines
        if key(line.text) not in kept
    ]
    return tuple({one.text: one for one in reversed(found)}.values())[::-1]


def _parts(tree: Any) -> Iterator[LeftOut]:
    """The elements that are passed over, outermost ones only."""
    tree.strip_tags(UNREAD)
    whole = max(len(tree.body.text(deep=True)), 1)
    apart = beside(tree, tree.body, whole, roles_in(tree))
    stack = [tree.body]
    while stack:
        node = stack.pop()
        if node.mem_id in apart or (node.tag in _WHY and node.tag not in {"header", "form"}):
            text = tidy(node.text(deep=True, separator=" "))
            if text:
                yield LeftOut(text=text[:_SAMPLE], why=_WHY.get(node.tag, Unread.BESIDE))
            continue
        stack.extend(reversed([child for child in children(node) if not child.tag.startswith(("-", "!"))]))
