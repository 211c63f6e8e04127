"""A page read as text: blocks under headings, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from versioner.core.model.shaped import Shaped
from versioner.frozen import dataclass


class BlockKind(StrEnum):
    """What a block of text is on the page."""

    __hash__ = (
        str.__hash__
    )  # an enumeration's own is a function of Python, and every hash of a block calls it

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    QUOTE = "quote"
    CODE = "code"
    TABLE_ROW = "table row"
    CAPTION = "caption"


class Role(StrEnum):
    """What a block is there for. Only `TEXT` is the article's own words."""

    __hash__ = str.__hash__

    TEXT = "text"
    STAMP = "stamp"  # a visible "Last updated: …", "Generated on: …": declared, never evidence of an edit
    NOTE = "note"  # a correction note: part of the version, not of what drift and evidence read
    STRUCK = "struck"  # words that the publisher struck out in the page: shown as such, no longer said
    ALTERNATIVE = "alternative"  # what a picture shows, in words for those who do not see it
    CLOCK = "clock"  # "3 min read", "1,204 views": as this capture showed it, never an edit


TICKING = frozenset({Role.STAMP, Role.CLOCK})  # what changes by itself: not read as text


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link in a block: its text, its absolute http(s) target without tracking parameters, or the mail address or number it leads to."""

    text: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Shaped):
    """One block of text.

    Attributes:
        text: the visible words, NFC, white space collapsed to single spaces (kept in code).
            Table cells are joined by " | ".
        level: 1-6 for a heading, depth (1 = outermost) for a list item, else 0.
        in_body: whether it lies in the article's running text; weighs edits, never hides one.
    """

    kind: BlockKind
    text: str
    level: int = 0
    links: tuple[Link, ...] = ()
    in_body: bool = True
    role: Role = Role.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside(Shaped):
    """A block that stands beside the article (a footer, a box, a window), and why: `core.told.reasons.Apart`, or `passing`."""

    block: Block
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Shaped):
    """A heading (None for the lead) and the blocks under it, up to the next heading.

    Attributes:
        id: stable over the page's versions ("s0" is the lead), "" before ids are given.
        path: the headings above and its own, outermost first; () for the lead.
    """

    id: str
    path: tuple[str, ...]
    level: int
    heading: Block | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A page read as text: blocks in order, headings among them (the headline is `title`, not a block).

    Attributes:
        section_ids: one id per section in order, the lead first; () on a document that was only observed.
        published, modified: what the page declares about itself, None where it says nothing.
        beside: the page's other text, in its order: shown and searched, no part of the article.
        marks: the invisible marks that the page's text carries (`core.told.reasons.Mark`).
        carried: the page shows no text; it was read from the data that a script was to show.
        stamps: everything by which it marks a change, dates and notes (`core.extract.stamps`), to be compared.
    """

    title: str = ""
    byline: str | None = None
    language: str | None = None
    published: datetime | None = None
    modified: datetime | None = None
    blocks: tuple[Block, ...] = ()
    section_ids: tuple[str, ...] = ()
    beside: tuple[Beside, ...] = ()
    marks: tuple[str, ...] = ()
    carried: bool = False
    stamps: tuple[str, ...] = ()

    @property
    def sections(self) -> tuple[Section, ...]:
        """The blocks grouped under their headings; the lead is always there, even when empty."""
        return tuple(_group(self.blocks, self.section_ids))

    def section_at(self, block: int) -> Section:
        """The section that the block of that index stands in; a heading stands in its own."""
        return self.sections[sum(one.kind is BlockKind.HEADING for one in self.blocks[: block + 1])]

    def with_section_ids(self, ids: Iterable[str]) -> Document:
        return replace(self, section_ids=tuple(ids))


def _group(blocks: tuple[Block, ...], ids: tuple[str, ...]) -> Iterable[Section]:
    starts = [i for i, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    bounds = [-1, *starts, len(blocks)]
    above: list[tuple[int, str]] = []
    for n, (start, end) in enumerate(pairwise(bounds)):
        heading = blocks[start] if n else None
        if heading is not None:
            above = [(level, text) for level, text in above if level < heading.level]
            above.append((heading.level, heading.text))
        yield Section(
            id=ids[n] if n < len(ids) else "",
            path=tuple(text for _, text in above),
            level=heading.level if heading else 0,
            heading=heading,
            blocks=blocks[start + 1 : end],
        )
