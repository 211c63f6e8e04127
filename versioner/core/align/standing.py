"""Text that stands is never told as gone: what was removed here and stands there has moved.

Blocks are matched before (`blocks.match`); this sees sentences, and paragraphs that became sentences of another one
or were made of them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace

from versioner.core.align.blocks import EXACT_LETTERS
from versioner.core.align.model import Difference, Relation
from versioner.core.model import Op, Piece
from versioner.core.text.words import key, sentences


def standing(differences: Iterable[Difference]) -> list[Difference]:
    """The differences, with what was removed in one place and added word for word in another as one move."""
    found = list(differences)
    gone = [n for n, one in enumerate(found) if one.relation is Relation.REMOVED and _long(one.before)]
    come = [n for n, one in enumerate(found) if one.relation is Relation.ADDED and _long(one.after)]
    if not gone or not come:
        return found
    parts = {n: _parts(found[n]) for n in (*gone, *come)}
    moved: dict[int, Difference | None] = {}
    for wholes, others in ((gone, come), (come, gone)):
        places = _places(others, parts, moved)
        for n in wholes:
            if n in moved:
                continue
            taken = _taken(parts[n], places, moved)
            if taken:
                first, *rest = taken
                moved[n] = _moved(*((found[n], found[first]) if wholes is gone else (found[first], found[n])))
                moved.update(dict.fromkeys((first, *rest)))
    return [kept for n, one in enumerate(found) if (kept := moved.get(n, one)) is not None]


def _long(text: str | None) -> bool:
    return sum(map(str.isalnum, text or "")) >= EXACT_LETTERS


def _parts(one: Difference) -> tuple[str, ...]:
    """The sentences of a lone difference, as they are compared."""
    return tuple(key(part) for part in sentences(one.before or one.after or ""))


def _places(
    others: Sequence[int], parts: dict[int, tuple[str, ...]], moved: dict[int, Difference | None]
) -> dict[tuple[str, ...], deque[int]]:
    places: dict[tuple[str, ...], deque[int]] = {}
    for n in others:
        if n not in moved:
            places.setdefault(parts[n], deque()).append(n)
    return places


def _taken(
    wanted: tuple[str, ...], places: dict[tuple[str, ...], deque[int]], moved: dict[int, Difference | None]
) -> list[int]:
    """What says exactly that on the other side: one difference, or one for each sentence; [] where nothing does."""
    for names in ([wanted], [(part,) for part in wanted]):
        taken: list[tuple[deque[int], int]] = []
        for name in names:
            place = places.get(name)
            while place and place[0] in moved:
                place.popleft()
            if not place:
                break
            taken.append((place, place.popleft()))
        if len(taken) == len(names):
            return [n for _, n in taken]
        for place, n in reversed(taken):
            place.appendleft(n)
    return []


def _moved(old: Difference, new: Difference) -> Difference:
    text = old.before or ""
    if key(text) != key(new.after or ""):  # of a paragraph that was made of sentences the whole is told
        text = max(text, new.after or "", key=len)
    return replace(
        old,
        relation=Relation.MOVED,
        before=text,
        after=text,
        pieces=(Piece(op=Op.EQUAL, text=text),),
        new_blocks=new.new_blocks,
        new_section=new.new_section,
        whole=old.whole or new.whole,
    )
