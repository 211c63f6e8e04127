"""Which line names what stands below it where no heading does: a question its answer, a line that ends in a colon what
follows, a line right before a list its items, an item of a list the items within it.

What such a line names says something only with it: "Yes" is another answer under another question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from versioner.core.extract.running import is_prose
from versioner.core.model import Block, BlockKind, Role
from versioner.core.standing.form import is_sentence

_ASKS = ("?", "？", "؟", "\u037e")
_ANNOUNCES = (*_ASKS, ":", "：")
_NONE = -1

Named = tuple[str, str]  # the name of a line that names, and of a line that it names


def over(blocks: Sequence[Block]) -> list[int]:
    """For each block the line that names it; -1 where there is none, and for running text and headings.

    What links is named by nothing and names nothing: it says where it leads. So is a row of a table: it has its cells.
    """
    found = [_NONE] * len(blocks)
    namer, reach = _NONE, _Reach.NOTHING
    items: list[tuple[int, int]] = []  # level and place of the items that a line may lie within
    for n, block in enumerate(blocks):
        if block.role is not Role.TEXT or block.kind is BlockKind.TABLE_ROW:
            continue
        item, ends = block.kind is BlockKind.LIST_ITEM, block.kind is BlockKind.HEADING or is_prose(block)
        while items and (not item or items[-1][0] >= block.level):
            items.pop()
        if ends or (reach is _Reach.A_LIST and not item):
            namer = _NONE
        names = _reach(blocks, n)
        if not block.links and not ends:
            found[n] = items[-1][1] if items else _NONE if names is _Reach.LINES else namer
        if names is not _Reach.NOTHING and not items:
            namer, reach = n, names
        if item and not block.links:
            items.append((block.level, n))
    return found


class _Reach(Enum):
    """What a line names of what follows it."""

    NOTHING = auto()
    LINES = auto()
    A_LIST = auto()


def _reach(blocks: Sequence[Block], n: int) -> _Reach:
    """What a line names: a question or what ends in a colon the lines behind it, a short line before a list its items."""
    block = blocks[n]
    if block.links:
        return _Reach.NOTHING
    if block.text.rstrip().endswith(_ANNOUNCES):
        return _Reach.LINES
    return _Reach.A_LIST if _before_a_list(blocks, n) else _Reach.NOTHING


def _before_a_list(blocks: Sequence[Block], n: int) -> bool:
    """Whether a short line that is no sentence stands right before a list."""
    if blocks[n].kind is not BlockKind.PARAGRAPH or n + 1 == len(blocks):
        return False
    return blocks[n + 1].kind is BlockKind.LIST_ITEM and not is_sentence(blocks[n].text)


def passed(old: Sequence[Named], new: Sequence[Named], stand: frozenset[str]) -> frozenset[Named]:
    """What stands under another of two lines that both stand in both texts, or in another's place under one: as it was
    named, and as it is.

    Args:
        old, new: what is named, by what, in either text.
        stand: the names that are in both texts, once in each.
    """
    before, after = (Counter(one for one in side if one[0] in stand) for side in (old, new))
    gone, come = before - after, after - before
    over_both, under_both = ({one[n] for one in gone} & {one[n] for one in come} for n in (0, 1))
    return frozenset(one for one in (*gone, *come) if one[0] in over_both or one[1] in under_both)


def once(*sides: Sequence[str]) -> frozenset[str]:
    """The names that are on every side, and on none twice."""
    counted = [{name for name, n in Counter(side).items() if n == 1} for side in sides]
    return frozenset(set.intersection(*counted))


def named(names: Sequence[str], above: Sequence[int]) -> Iterator[Named]:
    """What is named, by what.

    Args:
        names: of the blocks; "" where one is left out.
        above: the line over each (`over`).
    """
    return ((names[at], names[n]) for n, at in enumerate(above) if at >= 0 and names[at] and names[n])
