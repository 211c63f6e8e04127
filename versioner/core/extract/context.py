"""Where the walk stands: what holds of a block because of the elements that it lies in."""

from __future__ import annotations

from dataclasses import field, replace

from versioner.core.extract.tags import LEVELS, PLAIN
from versioner.core.model import BlockKind, Link
from versioner.core.told.reasons import Apart
from versioner.frozen import dataclass

_HOLDS = frozenset({"dl", "details"})  # what an element around it is no more than a wrapper of
_ROOTS = frozenset({"main", "article"})
_ITEMS = frozenset({"li", "dt", "dd"})
_IN_ITEMS = frozenset({"p", "div", "section", "span"})  # what in an item of a list is still that item


@dataclass(slots=True)
class Context:
    """Inherited downwards, and shared by all that inherits the same: never changed, only replaced.

    Attributes:
        anchor: the link that holds the blocks below.
        inner: what holds inside an element of a tag, where two of the tag are alike to whatever lies in them.

    The others are those of a `Found`, or say that an element of that name is around.
    """

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    root: tuple[int, ...] = ()
    quote: bool = False
    header: bool = False
    depth: int = 0
    anchor: Link | None = None
    part: int = 0
    why: Apart | None = None
    used: bool = False
    struck: bool = False
    chain: tuple[int, ...] = ()
    shape: tuple[str, ...] = ()
    bare: bool = True
    summary: bool = False
    held: str = ""
    inner: dict[str, Context] = field(default_factory=dict, repr=False, init=False)

    def but(self, *, anchor: Link | None = None, struck: bool = False) -> Context:
        """As this one, within a link, or within what was struck out."""
        within = self.part, self.why, self.used, struck or self.struck
        head = self.kind, self.level, self.root, self.quote, self.header, self.depth
        place = self.chain, self.shape
        return Context(*head, anchor or self.anchor, *within, *place, self.bare, self.summary, self.held)

    def apart(self, part: int, why: Apart, *, used: bool) -> Context:
        """As this one, within a part beside the text."""
        head = self.kind, self.level, self.root, self.quote, self.header, self.depth, self.anchor
        place = self.chain, self.shape
        return Context(*head, part, why, used, self.struck, *place, self.bare, self.summary, self.held)


class Contexts:
    """The contexts of one walk, whose main elements and containers it numbers as it comes to them."""

    def __init__(self) -> None:
        self._roots = 0
        self._holders = 0

    def below(self, tag: str, here: Context, looks: str = "") -> Context:
        """What holds inside a block element.

        Args:
            tag: the element's.
            here: what holds around it.
            looks: its classes, which are compared and never understood.
        """
        if tag in PLAIN or "-" in tag:
            return self._numbered(tag, here, looks)
        known = here.inner.get(tag)
        if known is None:
            known = here.inner[tag] = _below(tag, here)
        return known

    def _numbered(self, tag: str, here: Context, looks: str) -> Context:
        """What holds inside a container: each is told from the others."""
        root = here.root
        if tag in _ROOTS:
            self._roots += 1
            root = (*root, self._roots)
        self._holders += 1
        chain, shape = (*here.chain, self._holders), (*here.shape, f"{tag}.{looks}")
        kind, level = _kind(tag, here)
        return _made(tag, here, kind, level, root, chain, shape, bare=True)


def _below(tag: str, here: Context) -> Context:
    if tag in {"ul", "ol"}:
        level = here.level + 1 if here.kind is BlockKind.LIST_ITEM else 1
        return replace(here, level=level, depth=here.depth + 1)
    kind, level = _kind(tag, here)
    return _made(tag, here, kind, level, here.root, here.chain, here.shape, bare=False)


def _made(
    tag: str,
    here: Context,
    kind: BlockKind,
    level: int,
    root: tuple[int, ...],
    chain: tuple[int, ...],
    shape: tuple[str, ...],
    *,
    bare: bool,
) -> Context:
    quote, header = here.quote or tag == "blockquote", here.header or tag == "header"
    if quote and kind is BlockKind.PARAGRAPH:
        kind = BlockKind.QUOTE
    within = here.depth + 1, here.anchor, here.part, here.why, here.used, here.struck
    summary, held = here.summary or tag == "summary", tag if tag in _HOLDS else here.held
    return Context(kind, level, root, quote, header, *within, chain, shape, bare, summary, held)


def _kind(tag: str, here: Context) -> tuple[BlockKind, int]:
    """What kind of block an element's text is, and its level."""
    if tag in LEVELS:
        return BlockKind.HEADING, LEVELS[tag]
    if tag in _ITEMS:
        # a description lies under its term, as an item of a list within another does
        return BlockKind.LIST_ITEM, max(here.level, 1) + (tag == "dd")
    if tag == "pre":
        return BlockKind.CODE, 0
    if tag in {"figcaption", "caption"}:
        return BlockKind.CAPTION, 0
    if here.kind is BlockKind.HEADING or (here.kind is BlockKind.LIST_ITEM and tag in _IN_ITEMS):
        return here.kind, here.level
    return BlockKind.PARAGRAPH, 0
