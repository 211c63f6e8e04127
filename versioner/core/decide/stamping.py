"""What a version shows beside its text is what its own first capture showed: stamps, counters, declared dates.

They are no part of the decision, so the accepted text would carry them on for ever: "3 min ago" of last year.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from versioner.core.model import Block, Document, Role
from versioner.core.text.words import key


def restamped(document: Document, shown: Document) -> Document:
    """A version's text with the stamps, counters and declared dates of the capture that first showed it.

    Each stands behind the text behind which it stood in that capture; what it did not show is left out.
    """
    told = replace(
        document,
        language=shown.language,
        published=shown.published,
        modified=shown.modified,
        stamps=shown.stamps,
        beside=shown.beside,
        section_ids=(),
    )
    if not any(map(_is_beside, (*document.blocks, *shown.blocks))):
        return told
    behind = _behind(shown)
    seen: Counter[str] = Counter()
    blocks = list(behind.get(("", 0), ()))
    for block in document.blocks:
        if _is_beside(block):
            continue
        blocks.append(block)
        name = key(block.text)
        blocks.extend(behind.get((name, seen[name]), ()))
        seen[name] += 1
    return replace(told, blocks=tuple(blocks))


def _is_beside(block: Block) -> bool:
    return block.role is Role.STAMP or block.role is Role.CLOCK


def _behind(shown: Document) -> dict[tuple[str, int], list[Block]]:
    """The stamps and counters of a capture, by the text before them and how often it had stood before."""
    found: dict[tuple[str, int], list[Block]] = {}
    seen: Counter[str] = Counter()
    place = ("", 0)
    for block in shown.blocks:
        if _is_beside(block):
            found.setdefault(place, []).append(block)
            continue
        name = key(block.text)
        place = (name, seen[name])
        seen[name] += 1
    return found
