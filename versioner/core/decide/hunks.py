"""Where what is seen differs from the accepted text: hunks, without what is volatile, refused or says nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import compress

from rapidfuzz.distance import LCSseq

from versioner.core.align.over import Named, named, once, over
from versioner.core.align.over import passed as answers_passed
from versioner.core.decide.comparable import (
    BYLINE,
    ComparableBlock,
    comparable_blocks,
    comparable_key,
    ends_alike,
    masked,
    name_of,
    only_relinked,
    related,
    same_words,
)
from versioner.core.decide.noise import History, churn, rotates, why_volatile
from versioner.core.decide.state import PageState, is_byline, is_title
from versioner.core.model import Block, Document
from versioner.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Hunk:
    """A difference between the accepted text and what is seen, in one place."""

    removed: tuple[ComparableBlock, ...]
    added: tuple[ComparableBlock, ...]
    after: int
    context: str


def hunks_between(state: PageState, accepted: Document, seen: Document) -> list[Hunk]:
    """Where the two texts differ, volatile and refused blocks left out, differences that say nothing too."""
    if same_words(accepted, seen):
        return []
    history = state.history
    standing, current = comparable_blocks(accepted), comparable_blocks(seen, like=accepted)
    turning = (
        {block.key for block in standing if block.index >= 0 and rotates(block.key, history)}
        if any(known.rotates for known in history.blocks.values())
        else frozenset()
    )

    def counting(blocks: Iterable[ComparableBlock]) -> list[bool]:
        return [block.key not in turning and why_volatile(block, history) is None for block in blocks]

    head, tail = ends_alike(standing, current)
    was = counting(standing)
    # what stands at the ends of both was asked once
    now = [*was[:head], *counting(current[head : len(current) - tail]), *was[len(was) - tail :]]
    old, new = list(compress(standing, was)), list(compress(current, now))
    if state.rejected:
        new = [block for block in new if name_of(block.key) not in state.rejected]
    a, b = [block.key for block in old], [block.key for block in new]
    if a == b:
        return []
    there, here = Counter(b), Counter(a)
    # a line that came in the place of another is one difference with it, whatever else stands where
    hunks = _joined(
        [_hunk(old, start, end, new[begins:ends], there) for start, end, begins, ends in _differing(old, new)]
    )
    silent = [_says_nothing(hunk, here, there) for hunk in hunks]
    if any(silent):
        told = _passed((old, accepted), (new, seen)) | _placed_anew(hunks, silent)
        hunks = [
            hunk
            for hunk, mute in zip(hunks, silent, strict=True)
            if not mute or not told.isdisjoint(_keys(hunk))
        ]
    return [hunk for hunk in hunks if not _leads_anew(hunk, history)]


def _differing(
    old: Sequence[ComparableBlock], new: Sequence[ComparableBlock]
) -> Iterator[tuple[int, int, int, int]]:
    """The stretches, of the old and of the new, in which they differ.

    The running text and its headings are aligned first and the lines between them afterwards: an advertisement that stands
    behind a paragraph now moved, and not the paragraph.
    """
    weighty = [[n for n, block in enumerate(side) if _weighs(block)] for side in (old, new)]
    matched = [
        (weighty[0][code.src_start + n], weighty[1][code.dest_start + n])
        for code in LCSseq.opcodes(
            *([side[n].key for n in ns] for side, ns in zip((old, new), weighty, strict=True))
        )
        if code.tag == "equal"
        for n in range(code.src_end - code.src_start)
    ]
    at, to = 0, 0
    for one, other in (*matched, (len(old), len(new))):
        if (at, to) == (one, other):  # nothing stands between
            at, to = one + 1, other + 1
            continue
        for code in LCSseq.opcodes([b.key for b in old[at:one]], [b.key for b in new[to:other]]):
            if code.tag != "equal":
                yield at + code.src_start, at + code.src_end, to + code.dest_start, to + code.dest_end
        at, to = one + 1, other + 1


def _weighs(block: ComparableBlock) -> bool:
    return block.prose or block.heading or block.index < 0


def _hunk(
    old: Sequence[ComparableBlock],
    start: int,
    end: int,
    added: Sequence[ComparableBlock],
    there: Mapping[str, int],
) -> Hunk:
    """A hunk with its context: the running text on either side that still stands."""

    def anchor(side: Iterable[ComparableBlock]) -> str:
        return next(
            (block.key for block in side if (block.prose or block.heading) and there.get(block.key)), ""
        )

    left, right = anchor(reversed(old[:start])), anchor(old[end:])
    return Hunk(
        removed=tuple(old[start:end]),
        added=tuple(added),
        after=max(old[start - 1].index, -1) if start else -1,
        context=name_of(f"{left}\n{right}"),
    )


def _joined(hunks: list[Hunk]) -> list[Hunk]:
    """Hunks that touch (a delete right beside an insert) as one."""
    found: list[Hunk] = []
    for hunk in hunks:
        last = found[-1] if found else None
        touches = last is not None and (
            last.after == hunk.after or (bool(last.removed) and last.removed[-1].index == hunk.after)
        )
        if last is not None and touches:
            found[-1] = replace(last, removed=last.removed + hunk.removed, added=last.added + hunk.added)
        else:
            found.append(hunk)
    return found


def _says_nothing(hunk: Hunk, here: Counter[str], there: Counter[str]) -> bool:
    """Whether nothing is told by a difference: other borders around the same words, or furniture in another order."""
    if hunk.removed and hunk.added and _letters(hunk.removed) == _letters(hunk.added):
        small = len(hunk.removed) <= 2 and len(hunk.added) <= 2
        return not (small and all(block.prose for block in (*hunk.removed, *hunk.added)))
    blocks = (*hunk.removed, *hunk.added)
    if any(block.prose for block in blocks) or all(block.listed for block in blocks):
        return False  # items of a list in the text, no links: their order may be what it says
    stays = all(there[block.key] > 0 for block in hunk.removed)
    was = all(here[block.key] > 0 for block in hunk.added)
    return stays and was


def _keys(hunk: Hunk) -> list[str]:
    return [block.key for block in (*hunk.removed, *hunk.added)]


def _placed_anew(hunks: Sequence[Hunk], silent: Sequence[bool]) -> frozenset[str]:
    """Keys of items of a list that stand elsewhere now: where they went is told with where they came from, or they stood twice."""
    return frozenset(
        key_
        for hunk, mute in zip(hunks, silent, strict=True)
        if not mute and all(block.listed for block in (*hunk.removed, *hunk.added))
        for key_ in _keys(hunk)
    )


_Side = tuple[Sequence[ComparableBlock], Document]


def _passed(was: _Side, now: _Side) -> frozenset[str]:
    """Keys of what stands under another heading than it did, where both headings stand in both texts, and of these headings.

    Lines in another order are furniture, but not where one went from "Allowed" to "Not allowed", nor where the headings
    changed places over them. What links says where it leads, and what is there twice stands in no one place.
    """
    before, after = _heads(*was), _heads(*now)
    there = {head for head in before.values() if head in set(after.values())}
    found = {
        one
        for key_, head in before.items()
        if head in there and (other := after.get(key_, head)) != head and other in there
        for one in (key_, head, other)
    }
    return frozenset(found.union(*_answers(was, now)))


def _answers(was: _Side, now: _Side) -> frozenset[Named]:
    """What passed from one line that names it to another, a question's answer to another question: it may stand there often."""
    old, new = _names(*was), _names(*now)
    before, after = named(old, over(was[1].blocks)), named(new, over(now[1].blocks))
    return answers_passed([*before], [*after], once(old, new))


def _names(blocks: Sequence[ComparableBlock], document: Document) -> list[str]:
    """The key of each block of a document; "" where it is no part of the decision."""
    found = [""] * len(document.blocks)
    for block in blocks:
        if block.index >= 0:
            found[block.index] = block.key
    return found


def _heads(blocks: Sequence[ComparableBlock], document: Document) -> dict[str, str]:
    """The heading over each line and each lesser heading of a text; all of them link nowhere and are there once."""
    counts = Counter(block.key for block in blocks)
    found: dict[str, str] = {}
    over: list[tuple[int, str]] = []  # level and key of the headings that reach here, the greatest first
    for block in blocks:
        if block.index < 0:
            continue
        one = document.blocks[block.index]
        alone = counts[block.key] == 1 and not one.links
        while block.heading and over and over[-1][0] >= one.level:
            over.pop()
        if alone and over and over[-1][1]:
            found[block.key] = over[-1][1]
        if block.heading:
            over.append((one.level, block.key if alone else ""))
    return found


def _leads_anew(hunk: Hunk, history: History) -> bool:
    """Whether all that differs is where links lead on the same sites, in a place in which two fetches agreed on nothing before."""
    pairs = list(zip(hunk.removed, hunk.added, strict=False))
    same = len(hunk.removed) == len(hunk.added) and all(only_relinked(a.key, b.key) for a, b in pairs)
    return same and bool(pairs) and churn(history, hunk.context)[0] > 0


def _letters(found: Sequence[ComparableBlock]) -> str:
    return "".join("".join(block.key.split()) for block in found)


def is_edit(hunk: Hunk) -> bool:
    """Whether what came is what went, edited, and not something else in its place."""
    return related(" ".join(a.key for a in hunk.removed), " ".join(a.key for a in hunk.added))


_KINDS = {-1: "T", BYLINE: "Y"}


def comparable_name(block: ComparableBlock) -> str:
    """What a block and the block that waits for it share."""
    return _KINDS.get(block.index, "B") + block.key


def block_name(block: Block) -> str:
    """As `comparable_name`, of a block."""
    kind = "T" if is_title(block) else "Y" if is_byline(block) else "B"
    return kind + block_key(block)


def block_key(block: Block) -> str:
    """The key of a block as the decision sees it; "" where it has none."""
    return masked(block.text) if is_byline(block) else comparable_key(block)
