"""Boxes in the text: what a page sets apart from a story's paragraphs in an element of its own.

Where most of a story's sentences stand side by side in one element, its *home*, or there each in an element that looks
like the others', HTML shows what else is put between them or hung below: advertisements, offers, teasers, cards,
readers' comments come in elements of other make. Such a box is asked what an aside is asked (`parts`): does it speak
of what the paragraphs speak of? No name of a class is understood; only whether two are the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby

from versioner.core.extract.found import Found

# Share of the sentences' characters that must stand side by side, or look alike, to show how a page sets its text.
_HOME = 0.7
# And that one element must hold for it to be the home of sentences that look alike.
_HELD = 0.9
_LEAST = 3  # sentences without which nothing is seen of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Blocks that one element sets apart.

    Attributes:
        inside: it stands in the home, between or behind the paragraphs.
        number: the element's, in the chains of what it holds.
    """

    members: tuple[int, ...]
    inside: bool
    number: int


@dataclass(frozen=True, slots=True)
class _Home:
    """Where a story's sentences stand.

    Attributes:
        road: the numbers of the elements from the outermost to the home.
        children: of the home's own elements those that hold a sentence as the others do.
        is_like: whether a block stands in the home as most sentences do.
    """

    road: tuple[int, ...]
    children: frozenset[int]
    is_like: Callable[[Found], bool]


def boxes(found: Sequence[Found], within: Iterable[int], prose: AbstractSet[int]) -> list[Box]:
    """What is set apart from the paragraphs, behind the first of them.

    Args:
        found: the blocks of the whole page.
        within: indices of those that may be the article's, in order.
        prose: indices of the sentences among all.
    """
    members = list(within)
    sentences = [n for n in members if n in prose]
    home = _home(found, sentences) if len(sentences) >= _LEAST else None
    if home is None:
        return []
    first = next(n for n in sentences if home.is_like(found[n]))

    def name(n: int) -> int:
        return 0 if n < first else _apart(found[n], home)

    runs = ((number, tuple(run)) for number, run in groupby(members, key=name))
    return [
        Box(members=run, inside=home.road[-1] in found[run[0]].chain, number=number)
        for number, run in runs
        if number
    ]


def _home(found: Sequence[Found], sentences: Sequence[int]) -> _Home | None:
    whole = sum(len(found[n].text) for n in sentences)
    side_by_side: Counter[int] = Counter()
    held: Counter[int] = Counter()
    for n in sentences:
        for number in set(_holders(found[n])):
            side_by_side[number] += len(found[n].text)
        for number in found[n].chain:
            held[number] += len(found[n].text)
    # the innermost: containers are counted inwards
    near = max((one for one, size in side_by_side.items() if size >= _HOME * whole), default=0)
    if near:
        return _made(found, sentences, near, lambda block: near in _holders(block))
    far = max((one for one, size in held.items() if size >= _HELD * whole), default=0)
    for look in (_looks, _tags) if far else ():
        looks: Counter[tuple[str, ...]] = Counter()
        for n in sentences:
            if far in found[n].chain:
                looks[look(found[n], far)] += len(found[n].text)
        alike, size = max(looks.items(), key=lambda entry: entry[1])
        if size >= _HOME * whole:
            return _made(found, sentences, far, _alike(look, far, alike))
    return None


_Look = Callable[[Found, int], tuple[str, ...]]


def _alike(look: _Look, home: int, as_this: tuple[str, ...]) -> Callable[[Found], bool]:
    return lambda block: home in block.chain and look(block, home) == as_this


def _made(
    found: Sequence[Found], sentences: Sequence[int], home: int, is_like: Callable[[Found], bool]
) -> _Home:
    like = [found[n] for n in sentences if is_like(found[n])]
    road = like[0].chain[: like[0].chain.index(home) + 1]
    children = frozenset(number for block in like for number in block.chain[len(road) : len(road) + 1])
    return _Home(road, children, is_like)


def _holders(block: Found) -> tuple[int, ...]:
    """The elements in which a block may stand side by side with others: its own where lines break in it, and the one around."""
    return block.chain[-2:] if block.bare else block.chain[-1:]


def _looks(block: Found, home: int) -> tuple[str, ...]:
    """What stands between the home and a block, as it looks."""
    return block.shape[block.chain.index(home) + 1 :]


def _tags(block: Found, home: int) -> tuple[str, ...]:
    """The same where each element has a class of its own: the tags alone."""
    return tuple(one.partition(".")[0] for one in _looks(block, home))


def _apart(block: Found, home: _Home) -> int:
    """The number of the element that sets a block apart from those in the home; 0 where none does."""
    shared = 0
    for own, other in zip(block.chain, home.road, strict=False):
        if own != other:
            break
        shared += 1
    rest = block.chain[shared:]
    if not rest or home.is_like(block):
        return 0
    return 0 if shared == len(home.road) and rest[0] in home.children else rest[0]
