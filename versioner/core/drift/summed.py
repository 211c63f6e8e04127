"""Where an article tells the sum of amounts that a passage of its source gives one by one, and one of them is another now.

"Seven people died" of "Dead: 4 in the hold, 3 on deck".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from versioner.core.drift.agree import comparable
from versioner.core.drift.claims import Claim
from versioner.core.drift.clauses import clauses
from versioner.core.drift.model import DriftKind
from versioner.core.drift.passages import Passage
from versioner.core.drift.reckoned import amounts
from versioner.core.drift.sides import RESTS, RIVAL, Born, Found, Sides, at_birth, states
from versioner.core.drift.trail import Edit

_FEWEST, _MOST = 2, 8  # amounts of a passage that are added
_LEAST = 5  # smaller sums agree by chance
_SHARE = "percent"


def summed(edit: Edit, now: Passage | None, sides: Sides, born: Born) -> Found:
    """The article tells the sum of amounts of a passage, and they make another one now."""
    if edit.after is None or now is None:
        return
    old, new, last = (_added(amounts(one)) for one in (edit.before, edit.after, now))
    if not old or not new or not last:
        return
    for sentence in sides.ours.passages:
        told = [one for one in amounts(sentence) if _is_one_of(one, old)]
        if not told or born.since(sentence, edit.step) >= edit.step:
            continue
        then = _added(amounts(at_birth(sentence, edit, sides, born)))
        told = [one for one in told if _is_one_of(one, then) and _may_be_meant(one, sentence, edit.before)]
        meant = [one for one in told if not any(states(passage, one) for passage in sides.old.passages)]
        if not meant or any(_is_one_of(one, sums) for one in meant for sums in (new, last)):
            continue
        if any(states(passage, one) for passage in sides.last.passages for one in meant):
            continue
        best = max((sides.link(one, edit.before) for one in sides.sentences(edit.before)), default=0.0)
        if sides.link(sentence, edit.before) >= max(RESTS, RIVAL * best):
            yield sentence, DriftKind.SUPERSEDED


Sum = tuple[Decimal, Claim]  # how much, and one of the amounts that make it


def _added(some: Sequence[Claim]) -> list[Sum]:
    """All amounts of a passage as one, and each with the one behind it, where they are of one kind."""
    few = _few(some)
    if not _FEWEST <= len(few) <= _MOST:
        return []
    return list(_sums(few))


def _sums(few: Sequence[Claim]) -> Iterator[Sum]:
    for run in (few, *pairwise(few)):
        yield from _total(run)


def _total(run: Sequence[Claim]) -> Iterator[Sum]:
    """What some amounts make, where they are of one kind."""
    if run and all(comparable(run[0], one) for one in run):
        total = sum((one.quantity.value * one.quantity.factor for one in run if one.quantity), Decimal(0))
        if total >= _LEAST:
            yield total, run[0]


def _may_be_meant(one: Claim, sentence: Passage, passage: Passage) -> bool:
    """Whether a sentence may have added what makes a figure: all amounts of a passage, or two of which it names what is told of each."""
    few = _few(amounts(passage))
    if len(few) <= _FEWEST or _is_one_of(one, list(_total(few))):
        return True
    parts = [part for part in clauses(passage) if _few(amounts(part))]
    return any(
        all(any(part.terms.meets(stem) for stem in sentence.terms) for part in pair)
        and _is_one_of(one, list(_total([claim for part in pair for claim in _few(amounts(part))])))
        for pair in pairwise(parts)
    )


def _few(some: Sequence[Claim]) -> list[Claim]:
    return [one for one in some if one.quantity is not None and one.quantity.unit != _SHARE]


def _is_one_of(one: Claim, sums: Sequence[Sum]) -> bool:
    said = one.quantity
    return said is not None and any(
        total == said.value * said.factor and comparable(one, part) for total, part in sums
    )
