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
from urllib.parse import urljoin

from versioner.core.extract.labels import stamp
from versioner.core.model import BlockKind, Link
from versioner.core.notes import is_note
from versioner.core.url import without_tracking

# What no reader reads: taken out first, so that shares of the text are shares of what is read.
_UNREAD = ["script", "style", "template", "noscript", "svg", "math", "iframe", "object"]
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
_SPACES = re.compile(r"[ \t\r\n\f\v\x1e]+")
_PARAGRAPHS = re.compile(r"\x1e\s*\x1e[\s\x1e]*")
_FORM_IS_THE_PAGE = 0.5  # share of the page's text beyond which a form is its wrapper, not a form
# A box around a field to type into: characters of its text, and the share of the page's, that it may have.
_BOX = 800
_BOX_SHARE = 0.15
_MOST_FIELDS = 100
_TYPED = frozenset({"text", "email", "password", "tel", "search", "url", ""})
# The element with this share of the text holds the article, whatever else it holds.
_BULK = 0.6
_FIELDS = "input:not([type]), " + ", ".join(f"input[type={kind}]" for kind in ("text", "search", "email"))
_WRAPS = 0.9  # and an element with this share of it only wraps it
_CONTROLS = 'button, input, textarea, [role=button], a[href="#"], a[href^="javascript:"]'
_COOKIES = re.compile(r"\bcookies?\b", re.IGNORECASE)
_REPLY = re.compile(
    r"\W*(?:reply|répondre|antworten|responder|rispondi|beantwoorden|reageer|svara?|odpowiedz|ответить|返信|回复|답글)\W*$",
    re.IGNORECASE,
)
_HEADED = 120  # characters that the heading over readers' comments may add to them
_SWITCHES = "input[type=checkbox], [role=switch]"
# Links, and their share of the text, that make a part beside the bulk a menu.
_MENU_LINKS = 3
_MENU_SHARE = 0.6
_LEAD = 400  # characters within which a notice says what it is about
_SECTIONING = frozenset({"article", "section", "main"})
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
    tree.strip_tags(_UNREAD)
    whole = max(len(body.text(deep=True)), 1)
    beside = _landmarks(tree, whole) | _banners(tree, whole) | _talk(tree)
    beside |= _entry_boxes(tree, whole) | _panels(tree, body, whole)
    walker = _Walker(url, _wrapping_forms(tree, whole), beside)
    walker.descend(body, _Context())
    walker.flush(_Context())
    return walker.found


def _wrapping_forms(tree: Any, whole: int) -> frozenset[int]:
    """The forms that hold most of the page's text."""
    forms = tree.css("form")
    return frozenset(form.mem_id for form in forms if len(form.text(deep=True)) > _FORM_IS_THE_PAGE * whole)


# ARIA's names for what nav, aside, footer and dialog are: landmarks beside the text, windows above it.
_BESIDE = (
    ", ".join(
        f"[role={name}]"
        for name in ("dialog", "alertdialog", "navigation", "complementary", "contentinfo", "search", "menu")
    )
    + ", [aria-modal=true], [itemprop=comment], [itemtype$='/Comment']"
)


def _landmarks(tree: Any, whole: int) -> frozenset[int]:
    """What stands beside the text or above it, unless it holds most of the page's text."""
    found = tree.css(_BESIDE)
    return frozenset(node.mem_id for node in found if len(node.text(deep=True)) <= _FORM_IS_THE_PAGE * whole)


def _banners(tree: Any, whole: int) -> frozenset[int]:
    """The page's own headers: HTML's banner landmark, a `header` in no article, section or main, no heading in it."""
    found = []
    for node in tree.css("header"):
        above = node.parent
        while above is not None and above.tag not in _SECTIONING:
            above = above.parent
        if above is None and node.css_first("h1, h2, h3, time") is None and not _speaks(node):
            found.append(node)
    return frozenset(node.mem_id for node in found if len(node.text(deep=True)) <= _BOX_SHARE * whole)


def _entry_boxes(tree: Any, whole: int) -> frozenset[int]:
    """The boxes around fields that a reader types into: newsletter, log-in, password and comment boxes.

    A `form` is no text of the page, nor are the heading, the promise and the small print that stand around
    it. From each field upwards, the largest element that is small beside the page and lacks its headline.
    """
    boxes: dict[int, None] = {}
    headline = _above(tree.css_first("h1"))
    limit = min(_BOX, int(_BOX_SHARE * whole))
    for field_ in tree.css("input, textarea")[:_MOST_FIELDS]:
        if field_.tag == "input" and (field_.attributes.get("type") or "text").lower() not in _TYPED:
            continue
        box, node = None, field_.parent
        while node is not None and node.tag not in {"body", "html", "main"}:
            if node.mem_id in boxes or node.mem_id in headline or len(node.text(deep=True)) > limit:
                break
            box, node = node, node.parent
        if box is not None:
            boxes[box.mem_id] = None
    return frozenset(boxes)


def _talk(tree: Any) -> frozenset[int]:
    """What readers said: that which can be replied to, with the heading over it."""
    said = [node for node in tree.css("button, a, [role=button]") if _REPLY.match(node.text(deep=True))]
    if not said:
        return frozenset()
    headline = _above(tree.css_first("h1"))
    box: Any = said[0] if len(said) > 1 else said[0].parent
    rest = [_above(node) for node in said[1:]]
    while box is not None and not all(box.mem_id in above for above in rest):
        box = box.parent
    if box is None or box.mem_id in headline or box.tag in {"body", "html", "main"}:
        return frozenset()
    size = len(box.text(deep=True))
    while (
        box.parent is not None
        and box.parent.mem_id not in headline
        and box.parent.tag not in {"body", "main"}
    ):
        if len(box.parent.text(deep=True)) > size + _HEADED:
            break
        box = box.parent
    return frozenset({box.mem_id})


def _above(node: Any) -> frozenset[int]:
    """A node and everything that holds it."""
    found = []
    while node is not None:
        found.append(node.mem_id)
        node = node.parent
    return frozenset(found)


def _panels(tree: Any, body: Any, whole: int) -> frozenset[int]:
    """What frameworks hang onto a page around its bulk, to be used and not read: menus, windows, preference centres.

    The bulk is the element with most of the text; looked at are its siblings, and those of the wrappers that
    hold hardly more than it. Deeper, a list of links or a box with a button may well be the article's.
    """
    found = []
    holder, wraps = body, True
    while wraps:
        children = [(child, len(child.text(deep=True))) for child in _children(holder) if child.tag[0] != "-"]
        bulk = next((child for child, size in children if size >= _BULK * whole), None)
        behind = False
        for child, size in children:
            if bulk is not None and child.mem_id == bulk.mem_id:
                behind, wraps = True, size >= _WRAPS * whole
            elif _is_beside(child, small=size <= _BOX_SHARE * whole, bulk=bulk is not None, behind=behind):
                found.append(child)
        if bulk is None:
            break
        holder = bulk
    headline = _above(tree.css_first("h1"))
    return frozenset(node.mem_id for node in found if node.mem_id not in headline and not _speaks(node))


def _speaks(node: Any) -> bool:
    """Whether a part tells something of the article itself: a date stamp, a note of the publisher."""
    lines = {_tidy(one.text(deep=True)) for one in node.css("p, div, span, li, dd, small")}
    lines.add(_tidy(node.text(deep=True)))
    return any(stamp(line) is not None or is_note(line) for line in lines if 0 < len(line) <= _LEAD)


def _is_beside(node: Any, *, small: bool, bulk: bool, behind: bool) -> bool:
    """Whether a part is a menu, or beside the bulk something to be used."""
    if (small or bulk) and _is_menu(node):
        return True
    return bulk and (_is_window(node, behind=behind) if small else _is_preferences(node))


def _is_window(node: Any, *, behind: bool) -> bool:
    """Whether a part beside the bulk is a cookie notice, a place to search, or a window behind the text."""
    if node.css_first(_CONTROLS) is None:
        return False
    return behind or _on_cookies(node) or node.css_first(_FIELDS) is not None


def _is_preferences(node: Any) -> bool:
    return _on_cookies(node) and node.css_first(_SWITCHES) is not None


def _on_cookies(node: Any) -> bool:
    return bool(_COOKIES.search(node.text(deep=True)[:_LEAD]))


def _is_menu(node: Any) -> bool:
    links = node.css("a")
    linked = sum(len(_tidy(link.text(deep=True))) for link in links)
    return len(links) >= _MENU_LINKS and linked >= _MENU_SHARE * len(_tidy(node.text(deep=True)))


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
        text = _tidy(node.text(deep=True))
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
        cells = [cell for cell in _children(node) if cell.tag in {"td", "th"}]
        self.flush(here)
        texts = []
        for cell in cells:
            texts.append(_tidy(" ".join(_visible(cell))))
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
            for piece in map(_tidy, _PARAGRAPHS.split(joined)):
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


def _children(node: Any) -> Iterator[Any]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


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


def _tidy(text: str) -> str:
    """NFC, runs of white space as one space; no-break spaces stay, they are typography."""
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text.replace("\0", ""))).strip()


def _absolute(base: str, href: str) -> str:
    try:
        target = urljoin(base, href).partition("#")[0]
    except ValueError:
        return ""
    if not target.startswith(("http://", "https://")):
        return ""
    address, mark, query = target.partition("?")
    kept = without_tracking(query) if mark else ""
    return f"{address}?{kept}" if kept else address
