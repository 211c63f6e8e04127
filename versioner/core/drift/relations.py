"""How a sentence tells one amount by another: so many times, a part of it, so much more or less.

Nothing here says which amounts are meant: `reckoned` asks the source for two that stand so.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from versioner.core.drift.passages import Passage
from versioner.core.drift.spoken import written_out
from versioner.core.facts import Bound, Fact, FactKind, Quantity, facts
from versioner.core.lexicon.majorities import margin
from versioner.core.lexicon.multiples import Comparing, comparing
from versioner.core.text.bcp47 import primary
from versioner.frozen import dataclass

_MOST_TIMES = 100
_SHARE = "percent"
_HUNDRED = Decimal(100)
_BEFORE_ALL = 24  # characters that "all but" takes in any language
_BEFORE = 10  # characters in which a word stands before a share
# How far two amounts may be off what is said of them, as parts of it: when the sentence was written, and before it is called untrue.
_CLOSE, _STILL = Decimal("0.06"), Decimal("0.12")
# The same of what one amount is more or less than the other: "a fifth more" of a tenth is half of what is said.
_CLOSE_BY, _STILL_BY = Decimal("0.16"), Decimal("0.28")
_ABOUT = Decimal(2)  # "about twice": times as far
_FURTHEST = Decimal(
    "1.35"
)  # how far beyond a bound a figure lies of which it is said: "more than half" of 67 %
_JUST = Decimal("1.2")  # and of which "just over" is
_UP, _DOWN = frozenset({Bound.OVER, Bound.LEAST}), frozenset({Bound.UNDER, Bound.MOST})
_TOLD = frozenset({Bound.EXACT, Bound.ABOUT, Bound.NEARLY, Bound.JUST, *_UP, *_DOWN})


@dataclass(frozen=True, slots=True)
class Relation:
    """How one amount is told by another.

    Attributes:
        ratio: one divided by the other, whichever; None of a difference.
        apart: the difference; None of a ratio.
        bound: how exactly it is said.
        votes: it is how a vote went: by at least, or at most, so many times the others.
        by: it is said by what the one is more or less than the other: "a fifth more".
    """

    ratio: Decimal | None
    apart: Quantity | None
    bound: Bound
    votes: bool = False
    by: bool = False

    def fits(self, one: Quantity, other: Quantity, *, still: bool = False) -> bool:
        """Whether two amounts of one kind stand so.

        Args:
            one, other: the amounts.
            still: whether it is asked if the sentence is true still, which is granted more freely than that it was meant.
        """
        a, b = one.value * one.factor, other.value * other.factor
        if self.apart is not None:
            return self.apart.bound is Bound.EXACT and abs(a - b) == self.apart.value * self.apart.factor
        if self.ratio is None or a <= 0 or b <= 0:
            return False
        great, small = max(a, b), min(a, b)
        return self._lies_near(self.ratio, great / small if self.ratio > 1 else small / great, still=still)

    def _lies_near(self, said: Decimal, found: Decimal, *, still: bool) -> bool:
        part = (found - 1) / (said - 1) if self.by else found / said
        off = (_STILL_BY if still else _CLOSE_BY) if self.by else (_STILL if still else _CLOSE)
        if self.bound is Bound.JUST:
            return 1 - off / 3 < part <= (_FURTHEST if still else _JUST)
        if self.bound in _UP:
            return part > 1 - off / 3 and (still or self.votes or part <= _FURTHEST)
        if self.bound in _DOWN:
            return part < 1 + off / 3 and (still or part * _FURTHEST >= 1)
        if self.bound is Bound.NEARLY:
            return 1 - _ABOUT * off <= part <= 1 + off / 3
        off *= _ABOUT if self.bound is Bound.ABOUT else 1
        return 1 - off <= part <= 1 + off


_BY_FAR = Relation(Decimal(2), None, Bound.LEAST, votes=True)  # two thirds are a large majority
_NARROWLY = Relation(Decimal("1.3"), None, Bound.MOST, votes=True)


@lru_cache(maxsize=8_192)
def relations(one: Passage) -> tuple[Relation, ...]:
    """What a sentence tells of two amounts; () in a language whose words for it are not known."""
    known = comparing(primary(one.language) or "en")
    if known is None:
        return ()
    by_far = margin(one.text, one.language)
    if by_far is not None:
        return (_BY_FAR if by_far else _NARROWLY,)
    shares = [claim for claim in one.claims if claim.quantity is not None and claim.quantity.unit == _SHARE]
    told = _relations(one.text, one.language) if shares or known.may(one.text) else ()
    if told or not shares:
        return told
    return tuple(
        Relation(said.value / _HUNDRED, None, said.bound)
        for said in (claim.quantity for claim in shares if "/" in claim.value)
        if said is not None and said.bound in _TOLD and 0 < said.value < _HUNDRED
    )


@lru_cache(maxsize=4_096)
def _relations(text: str, language: str | None) -> tuple[Relation, ...]:
    known = comparing(primary(language) or "en")
    if known is None:
        return ()
    text, places = _in_figures(written_out(text, language), known)
    return tuple(
        dict.fromkeys(one for fact in facts(text, language) for one in _told(fact, text, places, known))
    )


def _in_figures(text: str, known: Comparing) -> tuple[str, frozenset[int]]:
    """The text with what says by itself how many times as a figure, and where those stand: a bound before them is read as any."""
    out, end, places = "", 0, set()
    for match in known.alone.finditer(text):
        out += text[end : match.start()]
        places.add(len(out))
        value = known.values[(match.lastindex or 1) - 1]
        out += f"{value:f}"
        end = match.end()
    return out + text[end:], frozenset(places)


def _told(fact: Fact, text: str, places: frozenset[int], known: Comparing) -> Iterator[Relation]:
    said = fact.quantity
    if said is None or said.bound not in _TOLD or said.value <= 0:
        return
    start, end = fact.span
    if fact.kind is FactKind.NUMBER and _ends(text, start, known):
        yield Relation(None, said, said.bound)
    elif fact.weak:
        return
    elif any(start <= place < end for place in places):
        yield Relation(said.value, None, said.bound)
    elif fact.kind is FactKind.PERCENT:
        yield from _by_a_share(said, text, fact.span, known)
    elif (
        fact.kind is FactKind.NUMBER
        and not said.unit
        and said.value <= _MOST_TIMES
        and known.times.match(text, end)
    ):
        yield Relation(said.value, None, said.bound)
    elif known.apart.match(text, end):
        yield Relation(None, said, said.bound)


def _ends(text: str, start: int, known: Comparing) -> bool:
    """Whether "all but" stands right before a place."""
    return any(match.end() == start for match in known.but.finditer(text, max(0, start - _BEFORE_ALL), start))


def _by_a_share(said: Quantity, text: str, span: tuple[int, int], known: Comparing) -> Iterator[Relation]:
    part = said.value / _HUNDRED
    if known.more.match(text, span[1]):
        yield Relation(1 + part, None, said.bound, by=True)
    elif known.less.match(text, span[1]):
        yield from _one(1 - part, said, by=True)
    elif known.like.match(text, span[1]) or not known.by.search(text, max(0, span[0] - _BEFORE), span[0]):
        yield from _one(part, said)
    else:
        yield Relation(1 + part, None, said.bound, by=True)
        yield from _one(1 - part, said, by=True)


def _one(ratio: Decimal, said: Quantity, *, by: bool = False) -> Iterator[Relation]:
    if 0 < ratio < 1:
        yield Relation(ratio, None, said.bound, by=by)
