"""The block walker: visible text in order, cut where the page cuts it. Tag rules only, no class names.

Extraction for tracking must never lose a section, so nothing is dropped for what it is called or for being
hidden (accordions, tabs); what is dropped are the elements that HTML itself says are no text of the page.
The tree is lexbor's (an HTML5 parser; four times faster here than libxml2).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from versioner.core.extract.as_read import is_gloss, link_text, mail_address, said_otherwise
from versioner.core.extract.beside import CONTROLS, SIGNS_UP, Roles, beside, roles_in, wrapping_forms
from versioner.core.extract.bounds import BLOCKS as BLOCKS_IN_ALL
from versioner.core.extract.bounds import HEADINGS, LINKS, MANY_HEADINGS, MANY_LINKS, blocks_within, within
from versioner.core.extract.cells import cells_of
from versioner.core.extract.context import Context, Contexts
from versioner.core.extract.cut import BREAK, CUT, is_row, lines_of, preformatted
from versioner.core.extract.folding import Folding
from versioner.core.extract.found import (
    CAPTION,
    CODE,
    HEADING,
    OF_A_PICTURE,
    OF_TEXT,
    PARAGRAPH,
    TABLE_ROW,
    Found,
)
from versioner.core.extract.frames import FRAMED, page_within
from versioner.core.extract.linked import Noted, contact_at, page_at
from versioner.core.extract.ours import ours
from versioner.core.extract.running import reads_on
from versioner.core.extract.styled import aria_level, is_heavy, is_own_line
from versioner.core.extract.subheads import LONGEST
from versioner.core.extract.tags import BESIDE, BLOCKS, NOTED, PLAIN, SKIPPED, STRUCK, UNREAD
from versioner.core.extract.tree import text_upto, tidy
from versioner.core.model import BlockKind, Link, Role
from versioner.core.text.normal import composed
from versioner.core.text.words import word_count
from versioner.core.told.reasons import Apart

_MAY_SIGN_UP = frozenset({Apart.FORM, Apart.BOX, Apart.ASIDE, Apart.WINDOW})
_MARKED_HEADINGS = frozenset({"span", "a"})  # what the mark of a tool or of a link to the heading stands in
_FRAMES = 20  # pages within a page that are read, frames in frames among them
_DEEPEST = 400  # nesting beyond any real page; deeper text is read as part of its ancestor
_MOST_NODES = 2_000_000
_DATE = 200  # characters of the longest date in words
_INSERTED = 2_000  # characters by which an insertion is known
_BOLD = frozenset({"b", "strong"})
_LEAST_SAID = 3  # words in an alternative text from which it may say something ("Logo" does not)
_NOTHING_ELSE = BLOCKS - SKIPPED - BESIDE.keys() - {"tr"}  # what is a block, whatever stands around it
_PARAGRAPH = 60  # characters from which an element of a page's own making is a paragraph, not part of a line


_Stack = list[tuple[Any, Context]]  # a node that comes next; None where an element ends


def bared(tree: Any) -> str:
    """Take out of a parsed page what nobody reads; all the text that is left."""
    body = tree.body
    if body is None:
        return ""
    tree.strip_tags(UNREAD)
    for node in ours(tree):
        node.decompose()
    text: str = body.text(deep=True)
    return text


def walk(tree: Any, url: str, text: str | None = None) -> list[Found]:
    """The blocks of a parsed page, in order.

    Args:
        tree: a `selectolax.lexbor.LexborHTMLParser`.
        url: what relative links are relative to.
        text: all of the page's, where it is `bared` already.

    Raises:
        ExtractError: the page has more blocks, links or headings than any article.
    """
    body = tree.body
    if body is None:
        return []
    whole = max(len(bared(tree) if text is None else text), 1)
    roles = roles_in(tree)
    walker = _Walker(url, wrapping_forms(tree, whole), beside(tree, body, whole, roles))
    walker.knows(tree, roles)
    walker.descend(body, Context())
    walker.flush(Context())
    return walker.found


class _Walker:
    """One walk over one page. Iterative: a page of 50 MB of nested tags must not exhaust the stack.

    Some hundred thousand nodes a second go through here: what most nodes are (text, a block with nothing but text in
    it, white space between two blocks) is told first, and nothing is made for them that they do not need.
    """

    def __init__(self, url: str, wrapping: frozenset[int], beside: Mapping[int, Apart]) -> None:
        self.url = url
        self.wrapping = wrapping
        self.beside = beside
        self.found: list[Found] = []
        self.line: list[str] = []  # text that is being collected for the next block
        self.noted: Noted | None = None  # what stands in it beside its words
        self.contexts = Contexts()
        self.links = 0
        self.headings = 0
        self.parts = 0
        # the blocks that may be rows of small elements: None before one is asked
        self.rows: dict[int, bool | None] = {}
        self.picture: tuple[int, ...] = ()  # the containers of the last picture since the last block
        self.said: list[str] = []  # alternative texts of pictures since the last block
        self.frames: list[Any] = []  # their trees must outlive the walk
        self.mails: set[int] = set()  # elements that hide a mail address from robots
        self.styled: set[int] = set()  # lines' elements with a style of their own
        self.folding = Folding()
        self.headed: dict[int, int] = {}  # elements that ARIA makes headings: their level

    def knows(self, tree: Any, roles: Roles) -> None:
        """Note where in a tree the few attributes stand that the walk asks for at every element."""
        self.mails.update(node.mem_id for node in tree.css("[data-cfemail]"))
        self.styled.update(node.mem_id for node in tree.css("span[style]"))
        self.headed.update((node.mem_id, aria_level(node)) for node, role in roles if role == "heading")
        self.folding.knows(tree)

    def descend(self, top: Any, context: Context) -> None:
        """Walk everything below `top`."""
        stack: _Stack = [(top.child, context)]
        for _ in range(_MOST_NODES):
            if not stack:
                return
            node, here = stack.pop()
            if node is None:
                if self.line or self.noted is not None or self.said:
                    self.flush(here)
                continue
            if node.is_text_node:
                self.words(node.text_content or "", here)
                node = node.next  # as a rule an element
                if node is None:
                    continue
            if (following := node.next) is not None:
                stack.append((following, here))
            if node.is_element_node:
                self.visit(node, here, stack)
            elif node.is_text_node:
                self.words(node.text_content or "", here)

    def visit(self, node: Any, here: Context, stack: _Stack) -> None:
        """Take one element; its children are put on the stack."""
        tag = node.tag
        if tag not in _NOTHING_ELSE or self.mails or here.depth >= _DEEPEST or node.mem_id in self.beside:
            self.asked(node, tag, here, stack)
        else:
            self.block(node, tag, here, stack)

    def asked(self, node: Any, tag: str, here: Context, stack: _Stack) -> None:
        """Take an element that may be anything."""
        if tag == "br":
            self.text(BREAK, here)
            return
        if tag in SKIPPED and (tag != "nav" or node.mem_id not in self.wrapping) and not is_gloss(node, tag):
            return
        why = self.beside.get(node.mem_id)
        if why is None and tag in BESIDE:
            why = self.why(node, tag, here)
        if why is not None:
            if why is Apart.NAVIGATION:
                return
            if not here.part or here.why is Apart.FRAME:
                self.apart(node, why, here, stack)
                return
        if self.mails and node.mem_id in self.mails:
            self.text(mail_address(node.attributes["data-cfemail"] or "", node), here)
        elif (tag == "sup" or (tag in _MARKED_HEADINGS and here.kind is HEADING)) and (
            said := said_otherwise(node, tag, self.line[-1:])
        ) is not None:
            self.text(said, here)
        elif tag != "tr" or not self.row(node, here):
            self.element(node, tag, here, stack)

    def element(self, node: Any, tag: str, here: Context, stack: _Stack) -> None:
        """Go into an element of the text: a block, a link, something within a line."""
        known = tag in BLOCKS
        if known and here.depth < _DEEPEST:
            self.block(node, tag, here, stack)
            return
        if self.rows and not known and self.is_in_a_row(node):
            self.line.append(CUT)
        if tag in FRAMED:
            self.frame(node, tag, here, stack)
        elif tag == "img":
            self.image(node, here)
        elif tag == "a":
            self.anchor(node, here, stack)
        elif here.depth < _DEEPEST and self.stands_alone(node, tag):
            self.block(node, tag, here, stack)
        elif tag in STRUCK:
            self.inside(node, here.but(struck=True), stack)
        else:
            self.marked(node, tag)
            self.inside(node, here, stack)

    def block(self, node: Any, tag: str, here: Context, stack: _Stack) -> None:
        """Go into a block: the line before it ends, and its own with it."""
        if self.line or self.noted is not None or self.said:
            self.flush(here)
        below = here.inner.get(tag)
        if below is None:
            looks = node.attributes.get("class") or "" if tag in PLAIN else ""
            below = self.contexts.below(tag, here, looks)
        if self.headed and node.mem_id in self.headed:
            below = replace(below, kind=HEADING, level=self.headed[node.mem_id])
        if self.folding.found and node.mem_id in self.folding.found:
            below = replace(below, held="details", summary=tag == "button")
        first = node.child
        if first is None:
            return
        if first.next is None and first.is_text_node:
            text = first.text_content or ""
            if self.is_plain(text, below):
                if said := tidy(text):
                    self.emit(said, below.kind, below, level=below.level)
                return
            self.text(text if below.anchor is None else link_text(text), below)
            self.flush(below)
            return
        if below.kind is not HEADING:
            self.rows[node.mem_id] = None
        stack.append((None, below))
        stack.append((first, below))

    def is_in_a_row(self, node: Any) -> bool:
        """Whether an element within a line lies in a row of small ones: asked of a block where the first such is met."""
        holder = node.parent
        row = self.rows.get(holder.mem_id, False)
        if row is None:
            row = self.rows[holder.mem_id] = is_row(holder.child)
        return row

    def is_plain(self, text: str, here: Context) -> bool:
        """Whether all of a line is one text that is read as it stands, nothing noted before it: as nearly all are."""
        as_written = here.anchor is None and here.kind is not CODE and not here.struck
        return (
            as_written
            and self.noted is None
            and here.why is not Apart.FIELD
            and BREAK not in text
            and CUT not in text
        )

    def marked(self, node: Any, tag: str) -> None:
        """Note what an element within a line says of its words: a date for machines, put in, in bold letters."""
        if tag == "time":
            self.time(node)
        elif tag == "ins":
            self.noting().inserted.append(tidy(text_upto(node, _INSERTED)))
        elif tag in _BOLD or (self.styled and node.mem_id in self.styled and is_heavy(node)):
            self.noting().bold.append(tidy(text_upto(node, LONGEST)))

    def stands_alone(self, node: Any, tag: str) -> bool:
        """Whether an element that HTML does not know as a block is one: styled so, or a page's own with a paragraph in it."""
        if (self.headed and node.mem_id in self.headed) or (
            self.folding.found and node.mem_id in self.folding.found
        ):
            return True
        if "-" in tag:
            return len(text_upto(node, _PARAGRAPH)) >= _PARAGRAPH or is_own_line(node)
        return tag == "span" and node.mem_id in self.styled and is_own_line(node)

    def time(self, node: Any) -> None:
        """Note a `<time>` element: what it shows, and the date that it holds for machines."""
        machine = (node.attributes.get("datetime") or "").strip()
        if machine:
            self.noting().times.append((tidy(text_upto(node, _DATE)), machine[:64]))

    def words(self, text: str, here: Context) -> None:
        """Take a text of the page; before a line it is the white space between two elements, as a rule."""
        if not self.line and text.isspace() and self.noted is None and here.kind is not CODE:
            return
        self.text(text if here.anchor is None else link_text(text), here)

    def text(self, text: str, here: Context) -> None:
        """Take text of a line; what the publisher struck out is no part of it."""
        if here.struck:
            self.noting().struck.append(text)
        elif here.part and here.why is Apart.FIELD:
            self.line.append(text.replace("\n", BREAK + BREAK))
        else:
            self.line.append(text)

    def noting(self) -> Noted:
        """What is noted of the line that is being collected."""
        if self.noted is None:
            self.noted = Noted()
        return self.noted

    def why(self, node: Any, tag: str, here: Context) -> Apart | None:
        """Why an element stands beside the text by what HTML calls it; None where it is part of it."""
        found = BESIDE[tag]
        if found is Apart.FORM and node.mem_id in self.wrapping:
            return None
        if found is Apart.BUTTON and (here.kind is HEADING or self.folding.says(node)):
            return None  # an accordion's heading
        if found is Apart.ASIDE and here.root and (node.attributes.get("role") or "") in NOTED:
            return None
        return found

    def apart(self, node: Any, why: Apart, here: Context, stack: _Stack) -> None:
        """Go into an element that stands beside the text."""
        self.flush(here)
        self.parts += 1
        if why in _MAY_SIGN_UP and node.css_first(SIGNS_UP) is not None:
            why = Apart.SIGN_UP
        used = why is not Apart.BUTTON and node.css_first(CONTROLS) is not None
        below = self.contexts.below("div", here).apart(self.parts, why, used=used)
        stack.append((None, below))
        if node.tag == "iframe":
            self.frame(node, "iframe", below, stack)
        else:
            self.inside(node, below, stack)

    def frame(self, node: Any, tag: str, here: Context, stack: _Stack) -> None:
        """Go into a page within the page."""
        tree = page_within(node, tag) if len(self.frames) < _FRAMES else None
        if tree is None:
            return
        self.frames.append(tree)
        self.flush(here)
        stack.append((None, here))
        self.knows(tree, roles_in(tree))
        self.rows[tree.body.mem_id] = None
        self.inside(tree.body, here, stack)

    def image(self, node: Any, here: Context) -> None:
        """Note what a picture of the text shows, in the words of its alternative text."""
        self.picture = here.chain
        said = tidy(node.attributes.get("alt") or "")
        if here.anchor is None and word_count(said) >= _LEAST_SAID:
            self.said.append(said)

    def inside(self, node: Any, here: Context, stack: _Stack) -> None:
        """Go on with what an element holds: text and nothing else, as most do, or more."""
        first = node.child
        if first is None:
            return
        if first.next is None and first.is_text_node:
            text = first.text_content or ""
            self.text(text if here.anchor is None else link_text(text), here)
        else:
            stack.append((first, here))

    def anchor(self, node: Any, here: Context, stack: _Stack) -> None:
        """Go into a link: text and nothing else, as in most, or more."""
        first = node.child
        alone = first is not None and first.next is None and first.is_text_node
        text = (first.text_content or "") if alone else node.text(deep=True)
        shown = link_text(text)
        target = self.link(node, tidy(shown))
        if alone:
            self.text(text if target is None and here.anchor is None else shown, here)
        else:
            self.inside(node, here if target is None else here.but(anchor=target), stack)

    def link(self, node: Any, text: str) -> Link | None:
        """Note a link and how much of the text it is."""
        noted = self.noting()
        noted.linked += len(text)
        href = (node.attributes.get("href") or "").strip()
        target = page_at(self.url, href) if text and href else ""
        if not target:
            if text and (contact := contact_at(href)):
                noted.contacts.append(Link(text=text, url=contact))
            return None
        self.links += 1
        within(self.links, LINKS, MANY_LINKS)
        found = Link(text=text, url=target)
        noted.links.append(found)
        return found

    def row(self, node: Any, here: Context) -> bool:
        """Read a table row as one block, cells apart; False where its cells hold blocks of their own."""
        read = cells_of(node)
        if read is None:
            return False
        texts, more = read
        self.flush(here)
        for cell in more:
            for anchor in cell.css("a"):
                self.link(anchor, tidy(link_text(anchor.text(deep=True))))
            for one in cell.css("time"):
                self.time(one)
        if any(texts):
            self.emit(" | ".join(texts), TABLE_ROW, here)
        self.line, self.noted = [], None
        return True

    def flush(self, here: Context) -> None:
        """End the block that is being collected."""
        line, noted, said = self.line, self.noted, self.said
        struck = noted.struck if noted is not None else _NOTHING.struck
        if not line and not struck and not said:
            if noted is not None and (noted.linked or noted.links or noted.times):
                self.noted = None
            return
        joined = "".join(line)
        if not joined or joined.isspace():
            pass  # what most elements have between each other
        elif here.kind is CODE:
            for piece, kind in preformatted(composed(joined.replace(BREAK, "\n").strip("\n").rstrip())):
                self.emit(piece, kind, here)
        else:
            for text, pieces in lines_of(joined):
                self.emit(text, here.kind, here, level=here.level, pieces=pieces)
        self.line, self.noted = [], None
        if struck or said:
            self.said = []
            self.apart_from_text(tidy("".join(struck)), said, here)

    def apart_from_text(self, struck: str, said: list[str], here: Context) -> None:
        """Add what the publisher struck out and what pictures show, each a block of its own."""
        if any(map(str.isalnum, struck)):
            self.emit(struck, PARAGRAPH, here, role=Role.STRUCK)
        for text in said:
            self.emit(text, CAPTION, here, role=OF_A_PICTURE)

    def emit(
        self,
        text: str,
        kind: BlockKind,
        here: Context,
        *,
        level: int = 0,
        role: Role = OF_TEXT,
        pieces: tuple[str, ...] = (),
    ) -> None:
        """Add a block."""
        if kind is HEADING:
            self.headings += 1
            within(self.headings, HEADINGS, MANY_HEADINGS)
        if len(self.found) >= BLOCKS_IN_ALL:
            blocks_within(len(self.found) + 1)
        links: tuple[Link, ...] = ()
        times: tuple[tuple[str, str], ...] = ()
        inserted: tuple[str, ...] = ()
        linked, bold, held = 0, here.summary, self.noted
        if held is not None:  # of most lines nothing is
            links, linked = held.links_in(text), held.linked
            if held.contacts and reads_on(kind, text):
                links += held.contacts_in(text)
            times, inserted = held.times_in(text), held.inserted_in(text)
            bold = bold or text in held.bold
        if here.anchor is not None:  # a block inside a link is link through and through
            links, linked = links or (Link(text=text, url=here.anchor.url),), len(text)
        pictured = max(set(self.picture).intersection(here.chain), default=0) if self.picture else 0
        self.found.append(
            Found(
                kind,
                text,
                level,
                links,
                min(linked, len(text)),
                here.root,
                here.header,
                here.part,
                here.why,
                here.used,
                times,
                inserted,
                role,
                here.chain,
                here.shape,
                here.bare,
                pictured,
                pieces,
                bold and len(text) <= LONGEST,
                here.held,
            )
        )
        if role is not OF_A_PICTURE:
            self.picture = ()


_NOTHING = Noted()  # of most lines
