"""A page read as it was read before: what moved between the text and what stands beside it moved no words.

Where a form is wrapped around half the story, or the main element takes in less, the reading changes and the
page does not. Before a page is compared, what was the article's text stays it, and what stood beside stays there.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from versioner.core.decide.known import ends_shared
from versioner.core.model import Beside, Block, BlockKind, Document, Role
from versioner.core.text.words import key

_KNOWN = 0.5  # share of a part's characters that must have been text for all of it to be text still


def as_before(seen: Document, accepted: Document) -> Document:
    """What was seen, with the same words in the text and beside it as in the accepted document."""
    seen = _headed(seen, accepted)
    if seen.blocks == accepted.blocks or not (seen.beside or accepted.beside):
        return seen
    return _lowered(_raised(seen, accepted), accepted)


def _apart(one: Document, other: Document) -> range:
    """The places of a document's blocks but for those at its ends that are the other's too (`decide.known`)."""
    head, tail = ends_shared(one.blocks, other.blocks)
    return range(head, len(one.blocks) - tail)


def _headed(seen: Document, accepted: Document) -> Document:
    """Under the headline that it had, where that is a first heading still and another, that stood there too, was taken for it."""
    if key(seen.title) == key(accepted.title):
        return seen
    stood = {
        key(text)
        for text in (*(one.block.text for one in accepted.beside), *(one.text for one in accepted.blocks))
    }
    if key(seen.title) not in stood:
        return seen
    head = next((n for n, block in enumerate(seen.blocks) if _is_head(block, accepted.title)), None)
    if head is None:
        return seen
    line = Block(kind=BlockKind.PARAGRAPH, text=seen.title)
    return replace(seen, title=accepted.title, blocks=(line, *seen.blocks[:head], *seen.blocks[head + 1 :]))


def _is_head(block: Block, title: str) -> bool:
    return block.kind is BlockKind.HEADING and block.level == 1 and key(block.text) == key(title)


def _raised(seen: Document, accepted: Document) -> Document:
    """With the parts beside the text that were text put back to where they stood."""
    left = [n for n in _apart(accepted, seen) if accepted.blocks[n].role is Role.TEXT]
    if not left or not seen.beside:
        return seen
    there = {key(block.text) for block in seen.blocks}
    missing = {key(accepted.blocks[n].text): n for n in left if key(accepted.blocks[n].text) not in there}
    if not missing:
        return seen
    kept: list[Beside] = []
    back: list[tuple[int, list[Block]]] = []
    for _, run in groupby(seen.beside, key=lambda one: one.why):
        members = list(run)
        known = [one for one in members if key(one.block.text) in missing]
        if not known or _size(known) < _KNOWN * _size(members):
            kept += members
            continue
        place = min(missing[key(one.block.text)] for one in known)
        back.append((place, [_restored(one.block, accepted, missing) for one in members]))
    if not back:
        return seen
    blocks = list(seen.blocks)
    for place, members_ in sorted(back, key=lambda one: one[0], reverse=True):
        at = _after(blocks, accepted, place)
        blocks[at:at] = members_
    return replace(seen, blocks=tuple(blocks), beside=tuple(kept))


def _size(members: list[Beside]) -> int:
    return sum(len(one.block.text) for one in members)


def _restored(block: Block, accepted: Document, missing: dict[str, int]) -> Block:
    """A block as it was: a heading again where it was one."""
    n = missing.get(key(block.text))
    return replace(block, in_body=True) if n is None else accepted.blocks[n]


def _after(blocks: list[Block], accepted: Document, place: int) -> int:
    """Where in what is seen the accepted block at `place` stood: behind the nearest before it that still stands."""
    at = {key(block.text): n for n, block in enumerate(blocks)}
    before = (at.get(key(accepted.blocks[n].text)) for n in range(place - 1, -1, -1))
    return next((n + 1 for n in before if n is not None), 0)


def _lowered(seen: Document, accepted: Document) -> Document:
    """With what stood beside the text, and reads as text now, beside it still."""
    down = [n for n in _apart(seen, accepted) if seen.blocks[n].role is Role.TEXT]
    if not down or not accepted.beside:
        return seen
    beside = {key(one.block.text): one for one in accepted.beside}
    down = [n for n in down if key(seen.blocks[n].text) in beside]
    if down:
        texts = {key(block.text) for block in accepted.blocks}
        down = [n for n in down if key(seen.blocks[n].text) not in texts]
    if not down:
        return seen
    gone = set(down)
    return replace(
        seen,
        blocks=tuple(block for n, block in enumerate(seen.blocks) if n not in gone),
        beside=(*seen.beside, *(beside[key(seen.blocks[n].text)] for n in down)),
    )
