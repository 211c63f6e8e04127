"""What is seen, made of the blocks that are known: most of a changed page is the page of before.

Two blocks that are equal are one to the decision. Where they are the very same too, that is seen at once: by the
comparison of texts, by what was found of a block before, and by what is remembered of the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from versioner.core.model import Block, Document


def as_known(seen: Document, known: Iterable[Document]) -> Document:
    """What was seen, with the very blocks of the documents that are known where it begins and ends with equal ones."""
    blocks = seen.blocks
    for one in known:
        if one.blocks == blocks:
            return replace(seen, blocks=one.blocks)
        blocks = _of(one.blocks, blocks)
    return replace(seen, blocks=blocks)


def _of(known: tuple[Block, ...], blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks with the known ones in place of those that equal them, from either end as far as they do."""
    most = min(len(known), len(blocks))
    head = next((n for n in range(most) if known[n] != blocks[n]), most)
    tail = next((n for n in range(most - head) if known[-1 - n] != blocks[-1 - n]), most - head)
    return (*known[:head], *blocks[head : len(blocks) - tail], *known[len(known) - tail :])
