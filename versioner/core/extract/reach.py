"""How far a heading reaches: in a box between two paragraphs that stand side by side no further than the box.

HTML's outline ends a section with its element. Where a page sets its sections in elements, that is all of them; a fact box alone between paragraphs
heads nothing of what is behind it, and is a line of its box.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from versioner.core.extract.found import HEADING, PARAGRAPH, Found
from versioner.core.standing.form import is_sentence


def within_their_boxes(found: list[Found]) -> list[Found]:
    """A text's blocks, with the headings of such boxes as lines."""
    levels = {one.level for n, one in enumerate(found) if one.kind is HEADING and _box(found, n) is None}
    lines: set[int] = set()
    for n, one in enumerate(found):
        if one.kind is HEADING and one.level > 1 and one.level not in levels and (box := _box(found, n)):
            lines.update(m for m in box if found[m].kind is HEADING)
    if not lines:
        return found
    return [replace(one, kind=PARAGRAPH, level=0) if n in lines else one for n, one in enumerate(found)]


def _box(found: Sequence[Found], n: int) -> range | None:
    """The blocks of the box that a heading begins, where sentences stand right before and behind it in one element; None where none is."""
    head = found[n]
    if not 0 < n < len(found) - 1:
        return None
    before = found[n - 1]
    depth = len(before.chain)
    if head.chain[:depth] != before.chain or len(head.chain) == depth or not _is_text(before):
        return None
    number = head.chain[depth]
    end = n + 1
    while end < len(found) and number in found[end].chain:
        end += 1
    if end == n + 1 or end == len(found):
        return None
    behind = found[end]
    return range(n, end) if behind.chain == before.chain and _is_text(behind) else None


def _is_text(one: Found) -> bool:
    return one.kind is PARAGRAPH and is_sentence(one.text)
