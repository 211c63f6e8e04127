"""What is compared apart from the text, each with its own kind: words struck out, what pictures show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b

from rapidfuzz.distance import LCSseq

from versioner.core.model import Block, Role

# Roles whose blocks are never paired with text, only with their own kind.
APART = (Role.STRUCK, Role.ALTERNATIVE)


def stand_ins(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks for matching: those apart are replaced by a name that only the same words have."""
    if not any(block.role in APART for block in blocks):
        return blocks
    return [replace(block, text=_name(block)) if block.role in APART else block for block in blocks]


def _name(block: Block) -> str:
    digest = blake2b(block.text.encode("utf-8", "replace"), digest_size=8).hexdigest()
    return f"\x00{block.role}{digest}"


def pairs_apart(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[int | None, int | None]]:
    """Of the blocks apart those that differ: (old, new) for one exchanged, None on the side where it is missing."""
    for role in APART:
        before = [n for n, block in enumerate(old) if block.role is role]
        after = [n for n, block in enumerate(new) if block.role is role]
        if not before and not after:
            continue
        a, b = [old[n].text for n in before], [new[n].text for n in after]
        gone: list[int] = []
        come: list[int] = []
        for code in LCSseq.opcodes(a, b):  # only what is equal, deleted, inserted: an exchange is two of them
            if code.tag == "equal":
                yield from _paired(gone, come)
                gone, come = [], []
            gone += before[code.src_start : code.src_end] if code.tag == "delete" else []
            come += after[code.dest_start : code.dest_end] if code.tag == "insert" else []
        yield from _paired(gone, come)


def _paired(gone: Sequence[int], come: Sequence[int]) -> Iterator[tuple[int | None, int | None]]:
    both = min(len(gone), len(come))
    yield from zip(gone[:both], come[:both], strict=True)
    yield from ((n, None) for n in gone[both:])
    yield from ((None, n) for n in come[both:])
