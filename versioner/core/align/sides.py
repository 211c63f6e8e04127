"""The two texts of a comparison, where something stands in them, and differences as they are put down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from versioner.core.align.apart import APART
from versioner.core.align.model import Difference, Relation
from versioner.core.model import Block, BlockKind, Document, Role
from versioner.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Side:
    """One document with the section of each block."""

    document: Document
    section: tuple[int, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The document's."""
        return self.document.blocks


@dataclass(frozen=True, slots=True)
class At:
    """Where a difference stands: blocks and sections, old and new."""

    old_blocks: tuple[int, ...] = ()
    new_blocks: tuple[int, ...] = ()
    old_section: int | None = None
    new_section: int | None = None


def difference(
    relation: Relation,
    before: str | None,
    after: str | None,
    *,
    at: At,
    whole: bool = False,
) -> Difference:
    """A difference in that place."""
    return Difference(
        relation=relation,
        before=before,
        after=after,
        old_blocks=at.old_blocks,
        new_blocks=at.new_blocks,
        old_section=at.old_section,
        new_section=at.new_section,
        whole=whole,
    )


def moved(
    left: Side, right: Side, i: int, j: int, pairs: Mapping[int, int], *, passed: bool = False
) -> Difference:
    """A block in another place; `passed`: another line names it there (`align.over`)."""
    found = difference(
        Relation.MOVED,
        left.blocks[i].text,
        right.blocks[j].text,
        at=At((i,), (j,), left.section[i], right.section[j]),
        whole=True,
    )
    return replace(found, under=passed or is_under_another(left, right, i, j, pairs))


def is_under_another(left: Side, right: Side, i: int, j: int, pairs: Mapping[int, int]) -> bool:
    """Whether a block stands under another heading than it did, and both headings stand in both texts: it passed from one to the other."""
    was, now = left.section[i], right.section[j]
    if not was or pairs.get(now, 0) in {0, was} or was not in pairs.values():
        return False
    return not skipped(left.blocks[i]) and BlockKind.HEADING not in {
        left.blocks[i].kind,
        right.blocks[j].kind,
    }


def skipped(block: Block) -> bool:
    """Whether a block is no text of the sections: a stamp, a clock, what is compared apart."""
    return block.role in {Role.STAMP, Role.CLOCK} or block.role in APART
