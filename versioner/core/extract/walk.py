"""The block walker: visible text in order, cut where the page cuts it. Tag rules only, no class names.

Extraction for tracking must never lose a section, so nothing is dropped for what it is called or for being
hidden (accordions, tabs); what is dropped are the elements that HTML itself says are no text of the page.
The tree is lexbor's (an HTML5 parser; four times faster here than libxml2); this is the only module that
walks it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from versioner.core.extract.beside import beside, wrapping_forms
from versioner.core.extract.tree import children, tidy
from versioner.core.model import BlockKind, Link
from versioner.core.url import resolve, without_tracking

# What no reader reads: taken out first, so that shares of the text are shares of what is read.
UNREAD = ["script", "style", "template", "noscript", "svg", "math", "iframe", "object"]
_SKIPPED = frozenset(
    [
        "script",
        "style",
        "template",
        "svg",
        "math",
        "head",
        "nav",
        "footer",
        "aside",
        "select",
        "option",
        "input",
        "textarea",
        "iframe",
        "object",
        "embed",
        "video",
        "audio",
        "canvas",
        "dialog",
        "noscript",
        "menu",
        "datalist",
        "progress",
        "meter",
        "map",
        "area",
        "link",
        "meta",
        "title",
    ]
)
# Wrappers that hold furniture, unless they hold the page: some frameworks put everything into one form.
_DOUBTFUL = frozenset({"form", "button"})
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
        "form",
        "label",
        "legend",
    ]
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BREAK = "\x1e"  # a <br>: a space inside a line, the end of a paragraph where two follow each other
_PARAGRAPHS = re.compile(r"\x1e\s*\x1e[\s\x1e]*")
_DEEPEST = 400  # nesting beyond any real page; deeper text is read as part of its ancestor
_MOST_NODES = 2_000_000


@dataclass(slots=True)
class Found:
    """A block on its way: its text, where it stood.

    Attributes:
        root: which of the page's main/article elements it lies in: their numbers, outermost first.
        linked: characters of its text that are link text.
    """

    kind: BlockKind
    text: str
    level: int = 0
    links: tuple[Link, ...] = ()
    linked: int = 0
    root: tuple[int, ...] = ()
    header: bool = False

    @property
    def link_share(self) -> float:
        """Share of the text that is link text."""
        return self.linked / len(self.text) if self.text else 0.0


@dataclass(slots=True)
class _Context:
    """Where the walk stands, inherited downwards."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    root: tuple[int, ...] = ()
    quote: bool = False
    header: bool = False
    depth: int = 0
    anchor: Link | None = None  # the link that holds the blocks below


@dataclass(slots=True)
class _Buffer:
    """Inline text being collected for the next block."""

    parts: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    linked: int = 0


def walk(tree: Any, url: str) -> list[Found]:
    """The blocks of a parsed page, in order.

    Args:
        tree: a `selectolax.lexbor.LexborHTMLParser`.
        url: what relative links are relative to.
    """
    body = tree.body
    if body is None:
        return []
    tree.strip_tags(UNREAD)
    whole = max(len(body.text(deep=True)), 1)
    walker = _Walker(url, wrapping_forms(tree, whole), beside(tree, body, whole))
    walker.descend(body, _Context())
    walker.flush(_Context())
    return walker.found


class _Walker:
    """One walk over one page. Iterative: a page of 50 MB of nested tags must not exhaust the stack."""

    def __init__(self, url: str, wrapping: frozenset[int], beside: frozenset[int]) -> None:
        self.url = url
        self.wrapping = wrapping
        self.beside = beside
        self.found: list[Found] = []
        self.buffer = _Buffer()
        self.roots = 0

    def descend(self, top: Any, context: _Context) -> None:
        """Walk everything below `top`."""
        # (node or None to close, context, tag to close)
        stack: list[tuple[Any, _Context, str]] = [(top.child, context, "")]
        for _ in range(_MOST_NODES):
            if not stack:
                return
            node, here, closing = stack.pop()
            if node is None:
                if closing:
                    self.flush(here)
                continue
            if node.next is not None:
                stack.append((node.next, here, ""))
            self.visit(node, here, stack)

    def visit(self, node: Any, here: _Context, stack: list[tuple[Any, _Context, str]]) -> None:
        """Take one node; its children are put on the stack."""
        tag = node.tag
        if tag == "-text":
            self.buffer.parts.append(node.text_content or "")
        elif tag == "br":
            self.buffer.parts.append(_BREAK)
        elif tag in _SKIPPED or tag.startswith(("-", "!")) or node.mem_id in self.beside:
            return
        elif "data-cfemail" in node.attributes:
            self.buffer.parts.append(_mail(node.attributes["data-cfemail"] or "", node))
        elif tag == "a":
            target = self.link(node)
            below = here if target is None else replace(here, anchor=target)
            self.inside(node, below, stack)
        elif (tag in _DOUBTFUL and not self.keeps(node, tag, here)) or (tag == "tr" and self.row(node, here)):
            return
        elif tag in _BLOCKS and here.depth < _DEEPEST:
            self.flush(here)
            below = self.context(tag, here)
            stack.append((None, below, tag))
            if node.child is not None:
                stack.append((node.child, below, ""))
        else:
            self.inside(node, here, stack)

    def inside(self, node: Any, here: _Context, stack: list[tuple[Any, _Context, str]]) -> None:
        """Go on with an inline element's children."""
        if node.child is not None:
            stack.append((node.child, here, ""))

    def keeps(self, node: Any, tag: str, here: _Context) -> bool:
        """Whether a form or button is part of the text: a wrapper of the page, an accordion's heading."""
        if tag == "form":
            return node.mem_id in self.wrapping
        return here.kind is BlockKind.HEADING

    def context(self, tag: str, here: _Context) -> _Context:
        """What holds inside a block element."""
        kind, level, root = BlockKind.PARAGRAPH, 0, here.root
        if tag in _HEADINGS:
            kind, level = BlockKind.HEADING, _HEADINGS[tag]
        elif tag in {"ul", "ol"}:
            level = here.level + 1 if _is_item(here) else 1
            return _Context(here.kind, level, root, here.quote, here.header, here.depth + 1, here.anchor)
        elif tag in {"li", "dt", "dd"}:
            kind, level = BlockKind.LIST_ITEM, max(here.level, 1)
        elif tag == "pre":
            kind = BlockKind.CODE
        elif tag in {"figcaption", "caption"}:
            kind = BlockKind.CAPTION
        elif (_is_item(here) and tag in {"p", "div", "section", "span"}) or here.kind is BlockKind.HEADING:
            kind, level = here.kind, here.level
        if tag in {"main", "article"}:
            self.roots += 1
            root = (*root, self.roots)
        quote = here.quote or tag == "blockquote"
        if quote and kind is BlockKind.PARAGRAPH:
            kind = BlockKind.QUOTE
        header = here.header or tag == "header"
        return _Context(kind, level, root, quote, header, here.depth + 1, here.anchor)

    def link(self, node: Any) -> Link | None:
        """Note a link and how much of the text it is."""
        text = tidy(node.text(deep=True))
        self.buffer.linked += len(text)
        href = (node.attributes.get("href") or "").strip()
        if text and href and not href.startswith(("#", "javascript:", "mailto:", "tel:", "data:")):
            target = _absolute(self.url, href)
            if target:
                found = Link(text=text, url=target)
                self.buffer.links.append(found)
                return found
        return None

    def row(self, node: Any, here: _Context) -> bool:
        """Read a table row as one block, cells apart; False where its cells hold blocks of their own."""
        if node.css_first("table, h1, h2, h3, h4, h5, h6, p + p, ul, ol, blockquote, pre") is not None:
            return False
        cells = [cell for cell in children(node) if cell.tag in {"td", "th"}]
        self.flush(here)
        texts = []
        for cell in cells:
            texts.append(tidy(" ".join(_visible(cell))))
            for anchor in cell.css("a"):
                self.link(anchor)
        while texts and not texts[-1]:
            texts.pop()
        if any(texts):
            self.emit(" | ".join(texts), BlockKind.TABLE_ROW, 0, here)
        self.buffer = _Buffer()
        return True

    def flush(self, here: _Context) -> None:
        """End the block that is being collected."""
        if not self.buffer.parts:
            self.buffer.links, self.buffer.linked = [], 0
            return
        joined = "".join(self.buffer.parts)
        if here.kind is BlockKind.CODE:
            text = unicodedata.normalize("NFC", joined.replace(_BREAK, "\n").strip("\n").rstrip())
            if text.strip():
                self.emit(text, here.kind, 0, here)
        else:
            for piece in map(tidy, _PARAGRAPHS.split(joined)):
                if piece:
                    self.emit(piece, here.kind, here.level, here)
        self.buffer = _Buffer()

    def emit(self, text: str, kind: BlockKind, level: int, here: _Context) -> None:
        """Add a block."""
        links = tuple(dict.fromkeys(link for link in self.buffer.links if link.text in text))
        linked = self.buffer.linked
        if here.anchor is not None:  # a block inside a link is link through and through
            links, linked = links or (replace(here.anchor, text=text),), len(text)
        self.found.append(
            Found(
                kind=kind,
                text=text,
                level=level,
                links=links,
                linked=min(linked, len(text)),
                root=here.root,
                header=here.header,
            )
        )


def _is_item(here: _Context) -> bool:
    return here.kind is BlockKind.LIST_ITEM


def _visible(node: Any) -> Iterator[str]:
    """Text below `node` without what no reader sees."""
    stack = [node.child]
    while stack:
        here = stack.pop()
        if here is None:
            continue
        stack.append(here.next)
        if here.tag == "-text":
            yield here.text_content or ""
        elif here.tag not in _SKIPPED:
            stack.append(here.child)


def _mail(code: str, node: Any) -> str:
    """An address that Cloudflare hides from robots (hex; the first byte is XORed on the others), as readers see it."""
    try:
        first, *rest = bytes.fromhex(code)
        return bytes(one ^ first for one in rest).decode()
    except ValueError:
        return str(node.text(deep=True))


def _absolute(base: str, href: str) -> str:
    target = resolve(base, href)
    if target is None:
        return ""
    address, mark, query = target.partition("?")
    kept = without_tracking(query) if mark else ""
    return f"{address}?{kept}" if kept else address
