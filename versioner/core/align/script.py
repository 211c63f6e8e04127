"""The exact edit script between two documents: what of the old one is kept, and what is new.

It tells nothing to readers (that is what differences are for); it is the proof that an alignment lost nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from versioner.core.model import Block, Document
from versioner.core.text.diff import common
from versioner.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One block of the new text.

    Attributes:
        old: index of the old block that it was, None where it is new.
        head, tail: characters of that block's text that it begins and ends with.
        text: what stands between them.
        shape: the block without its text, None where it is the old block's.
    """

    old: int | None
    head: int = 0
    tail: int = 0
    text: str = ""
    shape: Block | None = None


def script(old: Document, new: Document, pairs: Mapping[int, int]) -> tuple[Step, ...]:
    """How to build the blocks of `new` from those of `old`, given which was which (new index -> old index)."""
    steps = []
    for n, block in enumerate(new.blocks):
        was = pairs.get(n)
        if was is None:
            steps.append(Step(old=None, text=block.text, shape=replace(block, text="")))
            continue
        one = old.blocks[was]
        if one is block or one == block:
            steps.append(Step(old=was, head=len(one.text)))
            continue
        head = common(one.text, block.text)
        tail = common(one.text[head:][::-1], block.text[head:][::-1])
        shape = None if _shape(one) == _shape(block) else replace(block, text="")
        steps.append(
            Step(old=was, head=head, tail=tail, text=block.text[head : len(block.text) - tail], shape=shape)
        )
    return tuple(steps)


def rebuilt(old: Document, steps: tuple[Step, ...]) -> tuple[Block, ...]:
    """The blocks of the new text, from the old text and the script alone."""
    blocks = []
    for step in steps:
        if step.old is None:
            if step.shape is None:
                raise AssertionError("a new block has a shape of its own")
            blocks.append(replace(step.shape, text=step.text))
            continue
        one = old.blocks[step.old]
        text = one.text[: step.head] + step.text + one.text[len(one.text) - step.tail :]
        same = step.shape is None and text == one.text
        blocks.append(one if same else replace(step.shape or one, text=text))
    return tuple(blocks)


def _shape(block: Block) -> tuple[object, ...]:
    return block.kind, block.level, block.links, block.in_body, block.role
