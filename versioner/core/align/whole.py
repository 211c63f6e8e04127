"""The whole new text with everything that differs in its place: for those who read on, not only what changed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from versioner.core.align.compare import compare, rising
from versioner.core.align.model import Comparison, Relation
from versioner.core.model import Block, Document, Op, Piece
from versioner.core.text.diff import Effort, word_diff
from versioner.frozen import dataclass


class Fate(StrEnum):
    """What became of a passage."""

    KEPT = "kept"
    EDITED = "edited"
    ADDED = "added"
    REMOVED = "removed"
    MOVED_HERE = "moved here"
    MOVED_AWAY = "moved away"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A block, or the blocks that one was split into or joined from.

    Attributes:
        block: gives its kind; the new one where there is one.
        old, new: indices of the (first) block; None on the side where there is none. What moved has both, at
            both of its places.
        pieces: its text with what was deleted and inserted; of what moved away nothing.
    """

    fate: Fate
    block: Block
    old: int | None
    new: int | None
    pieces: tuple[Piece, ...]


def whole_text(old: Document, new: Document) -> tuple[Passage, ...]:
    """Every block of `new` in its order, with what is gone from `old` where it stood."""
    found = compare(old, new)
    origins = {n: step.old for n, step in enumerate(found.script) if step.old is not None}
    moved = set(origins.values()) - rising([origins[n] for n in sorted(origins)])
    joined = _joined(found)
    groups = {n: group for group in joined for n in group[1]}
    told = {i for olds, _ in joined for i in olds}
    stops = sorted((set(origins.values()) - moved) | told)
    gone = _Gone(old, origins, moved, told, stops)
    passages = [*gone.after(-1)]
    effort = Effort()
    done: set[int] = set()
    for n, block in enumerate(new.blocks):
        if n in done:
            continue
        group = groups.get(n)
        i = group[0][0] if group else origins.get(n)
        if group:
            done.update(group[1])
            before = " ".join(old.blocks[m].text for m in group[0])
            after = " ".join(new.blocks[m].text for m in group[1])
            passages.append(_passage(Fate.EDITED, block, i, n, word_diff(before, after, effort)))
        else:
            passages.append(_here(old, block, i, n, moved, effort))
        if i is not None and i not in moved:  # what stood after it and is gone
            passages += gone.after(i)
    return (*passages, *gone.rest())


def _joined(found: Comparison) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [
        (one.old_blocks, one.new_blocks)
        for one in found.differences
        if one.relation in {Relation.SPLIT, Relation.MERGED}
    ]


def _here(old: Document, block: Block, i: int | None, n: int, moved: set[int], effort: Effort) -> Passage:
    if i is None:
        return _passage(Fate.ADDED, block, None, n, (Piece(op=Op.INSERT, text=block.text),))
    pieces = word_diff(old.blocks[i].text, block.text, effort)
    fate = Fate.MOVED_HERE if i in moved else Fate.KEPT if old.blocks[i].text == block.text else Fate.EDITED
    return _passage(fate, block, i, n, pieces)


class _Gone:
    """What of the old text stands there no more, told where it stood, each block once."""

    def __init__(
        self, old: Document, origins: Mapping[int, int], moved: set[int], told: set[int], stops: Sequence[int]
    ) -> None:
        self.old, self.moved, self.told, self.stops = old, moved, told, stops
        self.places = {i: n for n, i in origins.items()}

    def after(self, i: int) -> Iterator[Passage]:
        """Between the old block `i` and the next that stands where it stood."""
        n = bisect_right(self.stops, i)
        return self._between(i + 1, self.stops[n] if n < len(self.stops) else len(self.old.blocks))

    def rest(self) -> Iterator[Passage]:
        """Whatever was not told yet."""
        return self._between(0, len(self.old.blocks))

    def _between(self, start: int, stop: int) -> Iterator[Passage]:
        for i in range(start, stop):
            if i in self.told:
                continue
            self.told.add(i)
            block = self.old.blocks[i]
            if i in self.moved:
                yield _passage(Fate.MOVED_AWAY, block, i, self.places[i], ())
            elif i not in self.places:
                yield _passage(Fate.REMOVED, block, i, None, (Piece(op=Op.DELETE, text=block.text),))


def _passage(
    fate: Fate, block: Block, old: int | None, new: int | None, pieces: tuple[Piece, ...]
) -> Passage:
    return Passage(fate=fate, block=block, old=old, new=new, pieces=pieces)
