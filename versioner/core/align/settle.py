"""Which of several equal blocks is which: of one text that stands in many places, each stays in its section.

`blocks.match` follows the order of the whole text; where a section moved, a line that other sections have too
("This applies to renewals as well.") may so be paired across sections. Here the pairs of equal texts are dealt
out again, within sections first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

from versioner.core.align.blocks import EXACT_LETTERS, Matching
from versioner.core.model import Block


def settle(
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
        _deal(old, matching, olds, news, lambda i, j: pairs.get(after[j]) == before[i])


def _deal(old, matching, olds, news, together) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """Pairs within one section first, then those that were, then what is left in its order."""
    was = {i: j for i in olds for j in [matching.pairs.get(i, matching.moved.get(i))] if j is not None}
    found: dict[int, int] = {}
    left, right = list(olds), list(news)
    for rule in (
        lambda i, j: together(i, j) and was.get(i) == j,
        together,
        lambda i, j: was.get(i) == j,
        lambda i, _: sum(map(str.isalnum, old[i].text)) >= EXACT_LETTERS,
    ):
        for i in list(left):
            j = next((j for j in right if rule(i, j)), None)
            if j is not None:
                found[i] = j
                left.remove(i)
                right.remove(j)
    for i in olds:
        if found.get(i) != was.get(i):
            matching.pairs.pop(i, None)
            matching.moved.pop(i, None)
            if i in found:
                matching.moved[i] = found[i]
