"""What is seen, made of the blocks that are known: most of a changed page is the page of before.

Two blocks that are equal are one to the decision. Where they are the very same too, that is seen at once: by the
comparison of texts, by what was found of a block before, and by what is remembered of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import islice, takewhile
from operator import eq, is_, truth
from typing import TypeVar

from versioner.core.model import Block, Document

_T = TypeVar("_T")


def as_known(seen: Document, known: Iterable[Document]) -> Document:
    """What was seen, with the very blocks of the documents that are known where it begins and ends with equal ones."""
    blocks = seen.blocks
    for one in known:
        if one.blocks == blocks:
            return replace(seen, blocks=one.blocks)
        blocks = _of(one.blocks, blocks)
    return replace(seen, blocks=blocks)


def ends_shared(
    one: Sequence[_T], other: Sequence[_T], same: Callable[[_T, _T], object] = is_
) -> tuple[int, int]:
    """How many members at their beginnings, and how many of the others at their ends, are the very same, or the `same`, in two runs."""
    head = _as_far_as(same, one, other)
    left = min(len(one), len(other)) - head
    return head, _as_far_as(same, islice(reversed(one), left), reversed(other))


def _as_far_as(same: Callable[[_T, _T], object], one: Iterable[_T], other: Iterable[_T]) -> int:
    return len([*takewhile(truth, map(same, one, other))])


def _of(known: tuple[Block, ...], blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks with the known ones in place of those that equal them, from either end as far as they do."""
    head, tail = ends_shared(known, blocks, eq)
    return (*known[:head], *blocks[head : len(blocks) - tail], *known[len(known) - tail :])
