"""Which of several equal blocks is which: of one text that stands in many places, each stays in its section.

`blocks.match` follows the order of the whole text; where a section moved, a line that other sections have too
("This applies to renewals as well.") may so be paired across sections. Here the pairs of equal texts are dealt
out again, within sections first.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Mapping, Sequence
from itertools import chain

from versioner.core.align.blocks import EXACT_LETTERS, Matching
from versioner.core.model import Block


def deal_again(
    old: Sequence[Block],
    matching: Matching,
    sections: tuple[Sequence[int], Sequence[int]],
    pairs: Mapping[int, int],
) -> None:
    """Deal the pairs of equal texts out again, in place.

    Args:
        old: the old blocks.
        matching: of them and the new ones.
        sections: the section of each old and of each new block.
        pairs: new section -> old section.
    """
    before, after = sections
    matched = {**matching.pairs, **matching.moved}
    origins = {j: i for i, j in matched.items()}
    busy = (
        matching.split.keys() | set(chain.from_iterable(matching.merged.values())),
        matching.merged.keys() | set(chain.from_iterable(matching.split.values())),
    )
    repeated = {text for names in matching.names for text, count in Counter(names).items() if count > 1}
    groups: dict[str, tuple[list[int], list[int]]] = {}
    for side, partner in ((0, matched), (1, origins)):
        others = matching.names[1 - side]
        for n, text in enumerate(matching.names[side]):
            if text in repeated and n not in busy[side] and (n not in partner or others[partner[n]] == text):
                groups.setdefault(text, ([], []))[side].append(n)
    for olds, news in groups.values():
        if all(j in origins and pairs.get(after[j]) == before[origins[j]] for j in news):
            continue
        was = {i: matched[i] for i in olds if i in matched}
        found = _within(was, olds, news, before, {j: pairs.get(after[j]) for j in news})
        taken = set(found.values())
        found |= {i: j for i, j in was.items() if i not in found and j not in taken}
        if olds and sum(map(str.isalnum, old[olds[0]].text)) >= EXACT_LETTERS:
            taken = set(found.values())
            rest = (i for i in olds if i not in found), (j for j in news if j not in taken)
            found |= dict(zip(*rest, strict=False))
        _write(matching, was, olds, found)


def _within(
    was: Mapping[int, int],
    olds: Sequence[int],
    news: Sequence[int],
    before: Sequence[int],
    home: Mapping[int, int | None],
) -> dict[int, int]:
    """Pairs within one section, those that were first. `home`: of each new block the old section that is its own."""
    found = {i: j for i, j in was.items() if home.get(j) == before[i]}
    taken = set(found.values())
    waiting: dict[int | None, deque[int]] = {}
    for j in news:
        if j not in taken:
            waiting.setdefault(home[j], deque()).append(j)
    for i in olds:
        if i not in found and waiting.get(before[i]):
            found[i] = waiting[before[i]].popleft()
    return found


def _write(matching: Matching, was: Mapping[int, int], olds: Sequence[int], found: Mapping[int, int]) -> None:
    """What was dealt otherwise has moved, or is without a partner."""
    for i in olds:
        if found.get(i) != was.get(i):
            matching.pairs.pop(i, None)
            matching.moved.pop(i, None)
            if i in found:
                matching.moved[i] = found[i]
