"""The block walker: visible text in order, cut where the page cuts it. Tag rules only, no class names.

Extraction for tracking must never lose a section, so nothing is dropped for what it is called or for being
hidden (accordions, tabs); what is dropped are the elements that HTML itself says are no text of the page.
The tree is lexbor's (an HTML5 parser; four times faster here than libxml2).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from versioner.core.extract.as_read import link_text, mail_address, said_otherwise, visible
from versioner.core.extract.beside import CONTROLS, SIGNS_UP, beside, wrapping_forms
from versioner.core.extract.bounds import HEADINGS, LINKS, MANY_HEADINGS, MANY_LINKS, blocks_within, within
from versioner.core.extract.found import Found
from versioner.core.extract.ours import ours
from versioner.core.extract.subheads import LONGEST
from versioner.core.extract.tags import BESIDE, BLOCKS, LEVELS, PLAIN, SKIPPED, STRUCK, UNREAD
from versioner.core.extract.tree import children, parse, text_upto, tidy
from versioner.core.model import BlockKind, Link, Role
from versioner.core.text.normal import composed
from versioner.core.text.words import word_count
from versioner.core.told.reasons import Apart
from versioner.core.url import led_to, resolve, without_tracking
from versioner.late import re, regex

_MAY_SIGN_UP = frozenset({Apart.FORM, Apart.BOX, Apart.ASIDE, Apart.WINDOW})
_MARKED_HEADINGS = frozenset({"span", "a"})  # what the mark of a tool or of a link to the heading stands in
_FRAMES = 20  # pages within a page that are read, frames in frames among them
_BREAK = "\x1e"  # a <br>: a space inside a line, the end of a paragraph where two follow each other
_CUT = "\x1f"  # where one element of a row ends and the next begins, nothing between them
_WITHIN_WORD = regex.compile(rf"(?<=\p{{Ll}}){_CUT}(?=\p{{Ll}})")
_PIECES = re.compile(f"[{_BREAK}{_CUT}]")
_LONGEST_ROW = 200  # characters
_PARAGRAPHS = re.compile(r"\x1e[^\S\x1e]*\x1e\s*")
_DEEPEST = 400  # nesting beyond any real page; deeper text is read as part of its ancestor
_MOST_NODES = 2_000_000
_DATE = 200  # characters of the longest date in words
_INSERTED = 2_000  # characters by which an insertion is known


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
    part: int = 0
    why: Apart | None = None
    used: bool = False
    struck: bool = False
    chain: tuple[int, ...] = ()
    shape: tuple[str, ...] = ()
    bare: bool = True
    summary: bool = False


_Stack = list[tuple[Any, _Context, str]]


@dataclass(slots=True)
class _Buffer:
    """Inline text being collected for the next block."""

    parts: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    linked: int = 0
    struck: list[str] = field(default_factory=list)
    times: list[tuple[str, str]] = field(default_factory=list)
    inserted: list[str] = field(default_factory=list)
    bold: list[str] = field(default_factory=list)


def walk(tree: Any, url: str) -> list[Found]:
    """The blocks of a parsed page, in order.

    Args:
        tree: a `selectolax.lexbor.LexborHTMLParser`.
        url: what relative links are relative to.

    Raises:
        ExtractError: the page has more blocks, links or headings than any article.
    """
    body = tree.body
    if body is None:
        return []
    tree.strip_tags(UNREAD)
    for node in ours(tree):
        node.decompose()
    whole = max(len(body.text(deep=True)), 1)
    walker = _Walker(url, wrapping_forms(tree, whole), beside(tree, body, whole))
    walker.knows(tree)
    walker.descend(body, _Context())
    walker.flush(_Context())
    return walker.found


class _Walker:
    """One walk over one page. Iterative: a page of 50 MB of nested tags must not exhaust the stack."""

    def __init__(self, url: str, wrapping: frozenset[int], beside: Mapping[int, Apart]) -> None:
        self.url = url
        self.wrapping = wrapping
        self.beside = beside
        self.found: list[Found] = []
        self.buffer = _Buffer()
        self.links = 0
        self.headings = 0
        self.roots = 0
        self.parts = 0
        self.holders = 0
        self.rows: set[int] = set()
        self.picture: tuple[int, ...] = ()  # the containers of the last picture since the last block
        self.said: list[str] = []  # alternative texts of pictures since the last block
        self.frames: list[Any] = []  # their trees must outlive the walk
        self.mails: set[int] = set()  # elements that hide a mail address from robots
        self.styled: set[int] = set()  # lines' elements with a style of their own
        self.headed: dict[int, int] = {}  # elements that ARIA makes headings: their level

    def knows(self, tree: Any) -> None:
        """Note where in a tree the few attributes stand that the walk asks for at every element."""
        self.mails.update(node.mem_id for node in tree.css("[data-cfemail]"))
        self.styled.update(node.mem_id for node in tree.css("span[style]"))
        self.headed.update((node.mem_id, _aria_level(node)) for node in tree.css("[role=heading]"))

    def descend(self, top: Any, context: _Context) -> None:
        """Walk everything below `top`."""
        # (node or None to close, context, tag to close)
        stack: _Stack = [(top.child, context, "")]
        for _ in range(_MOST_NODES):
            if not stack:
                return
            node, here, closing = stack.pop()
            if node is None:
                if closing:
                    self.flush(here)
                continue
            if (following := node.next) is not None:
                stack.append((following, here, ""))
            self.visit(node, here, stack)

    def visit(self, node: Any, here: _Context, stack: _Stack) -> None:
        """Take one node; its children are put on the stack."""
        tag = node.tag
        if tag == "-text":
            text = node.text_content or ""
            self.text(text if here.anchor is None else link_text(text), here)
        elif tag == "br":
            self.text(_BREAK, here)
        elif (
            (tag in SKIPPED and (tag != "nav" or node.mem_id not in self.wrapping))
            or (tag or "-")[0] in "-!"  # a processing instruction has none
            or (why := self.why(node, tag, here)) is Apart.NAVIGATION
        ):
            return
        elif why is not None and (not here.part or here.why is Apart.FRAME):
            self.apart(node, why, here, stack)
        elif self.mails and node.mem_id in self.mails:
            self.text(mail_address(node.attributes["data-cfemail"] or "", node), here)
        elif (tag == "sup" or (tag in _MARKED_HEADINGS and here.kind is BlockKind.HEADING)) and (
            said := said_otherwise(node, tag, self.buffer.parts[-1:])
        ) is not None:
            self.text(said, here)
        elif tag == "tr" and self.row(node, here):
            return
        else:
            self.element(node, tag, here, stack)

    def element(self, node: Any, tag: str, here: _Context, stack: _Stack) -> None:
        """Go into an element of the text: a block, a link, something within a line."""
        if self.rows and tag not in BLOCKS and node.parent.mem_id in self.rows:
            self.buffer.parts.append(_CUT)
        if tag in {"iframe", "template"}:
            self.frame(node, tag, here, stack)
        elif tag == "img":
            self.image(node, here)
        elif tag == "a":
            target = self.link(node)
            self.inside(node, here if target is None else replace(here, anchor=target), stack)
        elif here.depth < _DEEPEST and (tag in BLOCKS or self.stands_alone(node, tag)):
            self.flush(here)
            below = self.context(tag, here, node.attributes.get("class") or "" if tag in PLAIN else "")
            if node.mem_id in self.headed:
                below = replace(below, kind=BlockKind.HEADING, level=self.headed[node.mem_id])
            if below.kind is not BlockKind.HEADING and _is_row(node):
                self.rows.add(node.mem_id)
            stack.append((None, below, tag))
            self.inside(node, below, stack)
        elif tag in STRUCK:
            self.inside(node, replace(here, struck=True), stack)
        else:
            self.marked(node, tag)
            self.inside(node, here, stack)

    def marked(self, node: Any, tag: str) -> None:
        """Note what an element within a line says of its words: a date for machines, put in, in bold letters."""
        if tag == "time":
            self.time(node)
        elif tag == "ins":
            self.buffer.inserted.append(tidy(text_upto(node, _INSERTED)))
        elif tag in _BOLD or (node.mem_id in self.styled and _HEAVY.search(_style(node))):
            self.buffer.bold.append(tidy(text_upto(node, LONGEST)))

    def stands_alone(self, node: Any, tag: str) -> bool:
        """Whether an element that HTML does not know as a block is one: styled so, or a page's own with a paragraph in it."""
        if node.mem_id in self.headed:
            return True
        if "-" in tag:
            return (
                len(text_upto(node, _PARAGRAPH)) >= _PARAGRAPH or _OWN_LINE.search(_style(node)) is not None
            )
        return tag == "span" and node.mem_id in self.styled and _OWN_LINE.search(_style(node)) is not None

    def time(self, node: Any) -> None:
        """Note a `<time>` element: what it shows, and the date that it holds for machines."""
        machine = (node.attributes.get("datetime") or "").strip()
        if machine:
            self.buffer.times.append((tidy(text_upto(node, _DATE)), machine[:64]))

    def text(self, text: str, here: _Context) -> None:
        """Take text of a line; what the publisher struck out is no part of it."""
        if here.struck:
            self.buffer.struck.append(text)
        elif here.why is Apart.FIELD:
            self.buffer.parts.append(text.replace("\n", _BREAK + _BREAK))
        else:
            self.buffer.parts.append(text)

    def why(self, node: Any, tag: str, here: _Context) -> Apart | None:
        """Why an element stands beside the text; None where it is part of it."""
        known = self.beside.get(node.mem_id)
        if known is not None:
            return known
        found = BESIDE.get(tag)
        if found is Apart.FORM and node.mem_id in self.wrapping:
            return None
        if found is Apart.BUTTON and here.kind is BlockKind.HEADING:
            return None  # an accordion's heading
        return found

    def apart(self, node: Any, why: Apart, here: _Context, stack: _Stack) -> None:
        """Go into an element that stands beside the text."""
        self.flush(here)
        self.parts += 1
        if why in _MAY_SIGN_UP and node.css_first(SIGNS_UP) is not None:
            why = Apart.SIGN_UP
        below = replace(
            self.context("div", here),
            part=self.parts,
            why=why,
            used=why is not Apart.BUTTON and node.css_first(CONTROLS) is not None,
        )
        stack.append((None, below, "div"))
        if node.tag == "iframe":
            self.frame(node, "iframe", below, stack)
        else:
            self.inside(node, below, stack)

    def frame(self, node: Any, tag: str, here: _Context, stack: _Stack) -> None:
        """Go into a page within the page: a frame's `srcdoc`, a declared shadow root."""
        inner = node.attributes.get("srcdoc") if tag == "iframe" else _shadow(node)
        if not inner or len(self.frames) >= _FRAMES:
            return
        tree = parse(inner)
        if tree is None or tree.body is None:
            return
        tree.strip_tags(UNREAD)
        self.frames.append(tree)
        self.flush(here)
        stack.append((None, here, "div"))
        self.knows(tree)
        if _is_row(tree.body):
            self.rows.add(tree.body.mem_id)
        self.inside(tree.body, here, stack)

    def image(self, node: Any, here: _Context) -> None:
        """Note what a picture of the text shows, in the words of its alternative text."""
        self.picture = here.chain
        said = tidy(node.attributes.get("alt") or "")
        if here.anchor is None and word_count(said) >= _LEAST_SAID:
            self.said.append(said)

    def inside(self, node: Any, here: _Context, stack: _Stack) -> None:
        """Go on with an inline element's children."""
        if (first := node.child) is not None:
            stack.append((first, here, ""))

    def context(self, tag: str, here: _Context, looks: str = "") -> _Context:
        """What holds inside a block element; `looks`: its classes, which are compared and never understood."""
        kind, level, root = BlockKind.PARAGRAPH, 0, here.root
        if tag in LEVELS:
            kind, level = BlockKind.HEADING, LEVELS[tag]
        elif tag in {"ul", "ol"}:
            level = here.level + 1 if _is_item(here) else 1
            return replace(here, level=level, depth=here.depth + 1)
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
        chain, shape, bare = here.chain, here.shape, tag in PLAIN or "-" in tag
        if bare:
            self.holders += 1
            chain, shape = (*chain, self.holders), (*shape, f"{tag}.{looks}")
        depth, within = here.depth + 1, (here.anchor, here.part, here.why, here.used, here.struck)
        summary = here.summary or tag == "summary"
        return _Context(kind, level, root, quote, header, depth, *within, chain, shape, bare, summary)

    def link(self, node: Any) -> Link | None:
        """Note a link and how much of the text it is."""
        text = tidy(link_text(node.text(deep=True)))
        self.buffer.linked += len(text)
        href = (node.attributes.get("href") or "").strip()
        if text and href and not href.startswith(("#", "javascript:", "mailto:", "tel:", "data:")):
            target = _absolute(self.url, href)
            if target:
                self.links += 1
                within(self.links, LINKS, MANY_LINKS)
                found = Link(text=text, url=target)
                self.buffer.links.append(found)
                return found
        return None

    def row(self, node: Any, here: _Context) -> bool:
        """Read a table row as one block, cells apart; False where its cells hold blocks of their own."""
        if node.css_first("table, h1, h2, h3, h4, h5, h6, p + p, ul, ol, blockquote, pre") is not None:
            return False
        cells = [cell for cell in children(node) if cell.tag in {"td", "th"}]
        if any(len(cell.css("br")) > 1 and len(cell.text(deep=True)) >= _LONG_CELL for cell in cells):
            return False  # a table that lays the page out
        self.flush(here)
        texts = []
        for cell in cells:
            texts.append(tidy(" ".join(visible(cell))))
            for anchor in cell.css("a"):
                self.link(anchor)
            for one in cell.css("time"):
                self.time(one)
        while texts and not texts[-1]:
            texts.pop()
        if any(texts):
            self.emit(" | ".join(texts), BlockKind.TABLE_ROW, 0, here)
        self.buffer = _Buffer()
        return True

    def flush(self, here: _Context) -> None:
        """End the block that is being collected."""
        held = self.buffer
        if not held.parts and not held.struck and not self.said:
            if held.linked or held.links or held.times:
                self.buffer = _Buffer()
            return
        joined = "".join(held.parts)
        if not joined or joined.isspace():
            pass  # what most elements have between each other
        elif here.kind is BlockKind.CODE:
            text = composed(joined.replace(_BREAK, "\n").strip("\n").rstrip())
            for piece, kind in _preformatted(text):
                self.emit(piece, kind, 0, here)
        else:
            for line in _PARAGRAPHS.split(joined) if _BREAK in joined else (joined,):
                text, pieces = _pieces(line) if _BREAK in line or _CUT in line else (tidy(line), ())
                if text:
                    self.emit(text, here.kind, here.level, here, pieces=pieces)
        struck, said = held.struck, self.said
        self.buffer = _Buffer()
        if struck or said:
            self.said = []
            self.apart_from_text(tidy("".join(struck)), said, here)

    def apart_from_text(self, struck: str, said: list[str], here: _Context) -> None:
        """Add what the publisher struck out and what pictures show, each a block of its own."""
        if any(map(str.isalnum, struck)):
            self.emit(struck, BlockKind.PARAGRAPH, 0, here, role=Role.STRUCK)
        for text in said:
            self.emit(text, BlockKind.CAPTION, 0, here, role=Role.ALTERNATIVE)

    def emit(
        self,
        text: str,
        kind: BlockKind,
        level: int,
        here: _Context,
        *,
        role: Role = Role.TEXT,
        pieces: tuple[str, ...] = (),
    ) -> None:
        """Add a block."""
        self.headings += kind is BlockKind.HEADING
        within(self.headings, HEADINGS, MANY_HEADINGS)
        blocks_within(len(self.found) + 1)
        held = self.buffer
        links = tuple(dict.fromkeys(_within(text, held.links, _text_of))) if held.links else ()
        linked = held.linked
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
                part=here.part,
                why=here.why,
                used=here.used,
                role=role,
                times=tuple(_within(text, held.times, _shown)) if held.times else (),
                inserted=tuple(one for one in held.inserted if one and one in text) if held.inserted else (),
                chain=here.chain,
                shape=here.shape,
                bare=here.bare,
                pictured=max(set(self.picture).intersection(here.chain), default=0),
                pieces=pieces,
                bold=len(text) <= LONGEST and (here.summary or text in self.buffer.bold),
            )
        )
        if role is not Role.ALTERNATIVE:
            self.picture = ()


_T = TypeVar("_T")
_MOST_SEARCHED = 50_000_000  # characters of a block that are searched, in all, for what stands elsewhere


def _within(text: str, marks: Sequence[_T], shown: Callable[[_T], str]) -> Iterator[_T]:
    """The links or dates whose words stand in a block. They come in its order, so that most are found right ahead."""
    ahead = searched = 0
    for mark in marks:
        words = shown(mark)
        at = text.find(words, ahead) if words else -1
        if at >= 0:
            ahead = at
        elif words and searched < _MOST_SEARCHED:
            searched += len(text)
            at = text.find(words)
        if at >= 0:
            yield mark


def _text_of(link: Link) -> str:
    return link.text


def _shown(time: tuple[str, str]) -> str:
    return time[0]


_BOLD = frozenset({"b", "strong"})
_TEMPLATE = re.compile(r"\A<template[^>]*>|</template>\s*\Z", re.IGNORECASE)
_LONG_CELL = 400  # characters from which a cell with line breaks holds paragraphs
_LEAST_SAID = 3  # words in an alternative text from which it may say something ("Logo" does not)
_OWN_LINE = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item|table)\b", re.IGNORECASE)
_HEAVY = re.compile(r"font-weight\s{0,9}:\s{0,9}(?:bold|[6-9]00)", re.IGNORECASE)
_PARAGRAPH = 60  # characters from which an element of a page's own making is a paragraph, not part of a line


def _shadow(node: Any) -> str:
    """The HTML of a declarative shadow root; "" for a template that waits for a script."""
    if not {"shadowrootmode", "shadowroot"} & node.attributes.keys():
        return ""
    return _TEMPLATE.sub("", node.html or "")


def _style(node: Any) -> str:
    return node.attributes.get("style") or ""


def _aria_level(node: Any) -> int:
    """The level of an element with `role="heading"`; 2 where it says none that HTML has too (WAI-ARIA 1.2, 5.4)."""
    return LEVELS.get(f"h{(node.attributes.get('aria-level') or '').strip()}", 2)


def _is_row(node: Any) -> bool:
    """Whether an element holds a row of small ones and no text of its own: what they say stands apart, though nothing parts it.

    "Home<span>14°C</span>" is a word with something in it; two elements side by side are two things to a reader, but for
    single letters, which are set one by one.
    """
    pieces = 0
    for child in children(node):
        if child.tag == "-text":
            if any(map(str.isalnum, child.text_content or "")):
                return False
        elif child.tag[0] not in "-!" and child.tag not in BLOCKS:
            said = tidy(text_upto(child, _LONGEST_ROW))
            if len(said) == 1 and said.isalpha():
                return False
            pieces += bool(said)
    return pieces > 1


def _pieces(line: str) -> tuple[str, tuple[str, ...]]:
    """A line's text, and the pieces that it is a row of; () where they are a sentence, which nothing parts."""
    text = tidy(_WITHIN_WORD.sub("", line).replace(_CUT, " "))
    if len(text) > _LONGEST_ROW or (word_count(text) >= _WORDS and text.endswith(_SENTENCE_ENDS)):
        return tidy(line.replace(_CUT, "")), ()
    pieces = tuple(filter(None, map(tidy, _PIECES.split(_WITHIN_WORD.sub("", line)))))
    return text, pieces if len(pieces) > 1 else ()


def _is_item(here: _Context) -> bool:
    return here.kind is BlockKind.LIST_ITEM


def _preformatted(text: str) -> Iterator[tuple[str, BlockKind]]:
    """A `pre` as it stands; where blank lines part it into sentences it is a letter or a report, and paragraphs."""
    parts = [tidy(part) for part in text.split("\n\n")]
    prose = sum(len(part) for part in parts if word_count(part) >= _WORDS and part.endswith(_SENTENCE_ENDS))
    if len(parts) > 1 and prose >= _PROSE * sum(map(len, parts)):
        yield from ((part, BlockKind.PARAGRAPH) for part in parts if part)
    elif text.strip():
        yield text, BlockKind.CODE


_WORDS = 6  # in a sentence, at least
_PROSE = 0.7  # share of a preformatted text that must be sentences
_SENTENCE_ENDS = (".", "!", "?", "…", "”", '"', "»", "。")


def _absolute(base: str, href: str) -> str:
    target = resolve(base, href)
    if target is None:
        return ""
    target = resolve("", led_to(target)) or target
    address, mark, query = target.partition("?")
    kept = without_tracking(query) if mark else ""
    return f"{address}?{kept}" if kept else address
