"""What an alignment says: located differences between two documents, mechanical, in reading order."""

from __future__ import annotations

from enum import StrEnum

from versioner.core.align.script import Step
from versioner.core.model import Piece
from versioner.frozen import dataclass


class Relation(StrEnum):
    """How something of the old text became something of the new."""

    EDITED = "edited"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    RENAMED = "renamed"
    REFORMATTED = "reformatted"
    RELINKED = "relinked"
    SECTION_ADDED = "section added"
    SECTION_REMOVED = "section removed"
    HEADING_ADDED = "heading added"  # above text that stood before: a section was split
    HEADING_REMOVED = "heading removed"  # the text under it stands: a section was joined to another
    TITLE = "title"
    BYLINE = "byline"
    STAMP = "stamp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One difference.

    Attributes:
        before, after: whole sentences; whole blocks where blocks or sections were added or removed; for a
            move both are the text. None on the side where there is nothing.
        old_blocks, new_blocks: indices of the blocks it touches.
        old_section, new_section: indices of the sections it stands in; None on the side where there is none.
        whole: a whole block was added or removed, not a sentence of one.
        beside: of a heading that came or went alone, the section of the other text in which what it heads stands.
        under: of a move: it stands under another heading, and both stand in both texts.
    """

    relation: Relation
    before: str | None
    after: str | None
    pieces: tuple[Piece, ...] = ()
    old_blocks: tuple[int, ...] = ()
    new_blocks: tuple[int, ...] = ()
    old_section: int | None = None
    new_section: int | None = None
    whole: bool = False
    beside: int | None = None
    under: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPair:
    """A section through the change: its index in the old and in the new text; None where it is not."""

    old: int | None
    new: int | None
    moved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Everything that differs between two documents.

    Attributes:
        script: how to build the new blocks from the old ones (`align.script.rebuilt`); () after a fallback.
        fallback: alignment failed its own check and the whole text is given as replaced.
    """

    differences: tuple[Difference, ...]
    sections: tuple[SectionPair, ...]
    script: tuple[Step, ...] = ()
    fallback: bool = False
