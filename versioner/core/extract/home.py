"""Where a story's sentences stand: the element in which most of them lie side by side, or each in one that looks like the others'."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from versioner.core.extract.found import Found
from versioner.frozen import dataclass

# Share of the sentences' characters that must stand side by side, or look alike, to show how a page sets its text.
_HOME = 0.7
# And that one element must hold for it to be the home of sentences that look alike.
_HELD = 0.9

# The elements around a block, as far as it matters here: `chain`, `shape`, `bare`. What is asked of a place is asked once of
# all that stand there.
Spot = tuple[tuple[int, ...], tuple[str, ...], bool]


@dataclass(frozen=True, slots=True)
class Home:
    """Where a story's sentences stand.

    Attributes:
        road: the numbers of the elements from the outermost to the home; `looks`: what each looks like.
        children: of the home's own elements those that hold a sentence as the others do.
        is_like: whether a block stands in the home as most sentences do.
    """

    road: tuple[int, ...]
    looks: tuple[str, ...]
    children: frozenset[int]
    is_like: Callable[[Found], bool]


def home_of(sentences: Sequence[Found]) -> Home | None:
    """The home of a page's sentences; None where they have none."""
    texts = _by_spot(sentences)
    first = {spot: some[0] for spot, some in texts.items()}
    sizes = {spot: sum([len(one.text) for one in some]) for spot, some in texts.items()}
    whole = sum(sizes.values())
    side_by_side: Counter[int] = Counter()
    held: Counter[int] = Counter()
    for spot, one in first.items():
        for number in set(_holders(one)):
            side_by_side[number] += sizes[spot]
        for number in one.chain:
            held[number] += sizes[spot]
    # the innermost: containers are counted inwards
    near = max((one for one, size in side_by_side.items() if size >= _HOME * whole), default=0)
    if near:
        return _made(first, near, lambda block: near in _holders(block))
    far = max((one for one, size in held.items() if size >= _HELD * whole), default=0)
    for look in (_looks, _tags) if far else ():
        looks: Counter[tuple[str, ...]] = Counter()
        for spot, one in first.items():
            if far in one.chain:
                looks[look(one, far)] += sizes[spot]
        alike, size = max(looks.items(), key=lambda entry: entry[1])
        if size >= _HOME * whole:
            return _made(first, far, _alike(look, far, alike))
    return None


def _by_spot(sentences: Sequence[Found]) -> dict[Spot, list[Found]]:
    texts: dict[Spot, list[Found]] = {}
    for one in sentences:
        texts.setdefault((one.chain, one.shape, one.bare), []).append(one)
    return texts


def apart_from(home: Home, block: Found) -> int:
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


_Look = Callable[[Found, int], tuple[str, ...]]


def _alike(look: _Look, home: int, as_this: tuple[str, ...]) -> Callable[[Found], bool]:
    return lambda block: home in block.chain and look(block, home) == as_this


def _made(sentences: Mapping[Spot, Found], home: int, is_like: Callable[[Found], bool]) -> Home:
    like = [one for one in sentences.values() if is_like(one)]
    road = like[0].chain[: like[0].chain.index(home) + 1]
    looks = like[0].shape[: len(road)]
    children = frozenset(number for block in like for number in block.chain[len(road) : len(road) + 1])
    return Home(road, looks, children, is_like)


def _holders(block: Found) -> tuple[int, ...]:
    """The elements in which a block may stand side by side with others: its own where lines break in it, and the one around."""
    return block.chain[-2:] if block.bare else block.chain[-1:]


def _looks(block: Found, home: int) -> tuple[str, ...]:
    """What stands between the home and a block, as it looks."""
    return block.shape[block.chain.index(home) + 1 :]


def _tags(block: Found, home: int) -> tuple[str, ...]:
    """The same where each element has a class of its own: the tags alone."""
    return tuple(one.partition(".")[0] for one in _looks(block, home))
