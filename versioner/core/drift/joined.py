"""Figures that belong together: an hour and its half, metres and coins with their hundredths, what rises "from 50 to 60 million".

"Un mètre soixante", "ein Meter achtzig", "1 m 80", "zwei Euro fünfzig": the figure behind is no count of its own; read as one, it
agrees with any count of the source. Of two amounts between which a thing went, the first is told in the scale and unit of the second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from versioner.core.facts import Bound, Fact, FactKind, Quantity
from versioner.core.facts.figures import plain
from versioner.core.lexicon import base, lexicon, small_words
from versioner.late import regex

_BETWEEN = regex.compile(r"\s(?:(?:et|e|y|och|og|i|und)\s)?", regex.IGNORECASE)
_NEXT = regex.compile(r"\s*(?:$|[.,;:!?)»”\"…]|(\p{L}+))")
_MOST, _HUNDREDTH = 100, Decimal("0.01")


def half_past(found: Iterable[Fact], text: str) -> Iterator[Fact]:
    """Facts, a half behind an hour in words as its half hour: "minuit et demi" and no half of anything."""

    def made(hour: Fact, half: Fact) -> Fact | None:
        if hour.kind is not FactKind.TIME or not hour.value.endswith(":00") or half.value != "1/2":
            return None
        if text[hour.span[1] : half.span[0]].strip().casefold() not in _HALF_AND:
            return None
        return replace(hour, value=f"{hour.value[:2]}:30", span=(hour.span[0], half.span[1]))

    return _in_twos(found, made)


_HALF_AND = frozenset(["et", "y", "e"])  # between an hour and its half


def with_hundredths(found: Iterable[Fact], text: str, language: str | None) -> Iterator[Fact]:
    """Facts, whole metres or coins and the hundredths right behind them as one."""

    def made(before: Fact, fact: Fact) -> Fact | None:
        whole, part = _whole(before), _part(fact)
        if whole is None or part is None or not _joins(before, fact, text, language):
            return None
        value = whole.value + part * _HUNDREDTH
        said = replace(whole, value=value, step=_HUNDREDTH)
        return replace(before, value=f"{value}", quantity=said, span=(before.span[0], fact.span[1]))

    return _in_twos(found, made)


def _in_twos(found: Iterable[Fact], made: Callable[[Fact, Fact], Fact | None]) -> Iterator[Fact]:
    """Facts, each two in a row of which one can be made as that one."""
    before: Fact | None = None
    for fact in found:
        both = None if before is None else made(before, fact)
        if both is not None:
            yield both
            before = None
            continue
        if before is not None:
            yield before
        before = fact
    if before is not None:
        yield before


def _whole(fact: Fact) -> Quantity | None:
    """A whole number of metres or coins."""
    said = fact.quantity
    if said is None or said.bound is not Bound.EXACT or said.step != 1 or said.value % 1:
        return None
    return said if fact.kind is FactKind.MONEY or said.unit == "meter" else None


def _part(fact: Fact) -> Decimal | None:
    """A figure that may be so many hundredths."""
    said = fact.quantity
    if fact.kind is not FactKind.NUMBER or said is None or said.unit or said.bound is not Bound.EXACT:
        return None
    return said.value if 0 < said.value < _MOST and not said.value % 1 else None


def _joins(before: Fact, fact: Fact, text: str, language: str | None) -> bool:
    """Whether nothing parts the two, and no noun follows that the second counts."""
    if not _BETWEEN.fullmatch(text, before.span[1], fact.span[0]):
        return False
    behind = _NEXT.match(text, fact.span[1])
    return behind is not None and (
        behind[1] is None or behind[1].casefold() in small_words(base(language) or "en")
    )


_TO = regex.compile(r"\s(?:to|auf|bis|à|a|al|para|tot|naar|till|til|do|na)\s", regex.IGNORECASE)
_FIGURE = regex.compile(r"\d[\d.,]*")
_SCALES = frozenset(Decimal(1000) ** power for power in (1, 2, 3, 4))
_OWN_SCALE = 1_000  # a figure from here on is written out itself: "from 900,000 to 1.2 million"


def from_and_to(found: Iterable[Fact], text: str, language: str | None) -> Iterator[Fact]:
    """Facts, a bare figure from which a thing went in the scale and unit of that to which it did."""
    every = list(found)
    for fact, behind in pairwise((*every, None)):
        said, other = (fact.quantity if fact else None), (behind.quantity if behind else None)
        if fact is None:
            return
        if (
            said is not None
            and other is not None
            and behind is not None
            and fact.kind is FactKind.NUMBER
            and not said.unit
            and said.value < _OWN_SCALE
            and said.bound is Bound.EXACT
            and _TO.fullmatch(text, fact.span[1], behind.span[0])
            and (scale := _scale(behind, other, text, language)) is not None
        ):
            value, step = said.value * scale, said.step * scale
            yield replace(
                fact,
                kind=behind.kind,
                value=f"{value.normalize():f}",
                unit=behind.unit,
                quantity=replace(said, value=value, step=step, unit=other.unit),
            )
            continue
        yield fact


def _scale(fact: Fact, said: Quantity, text: str, language: str | None) -> Decimal | None:
    """By what a word of scale multiplies the figure of an amount; None where there is none."""
    written = _FIGURE.search(text, *fact.span)
    if written is None or said.bound is not Bound.EXACT:
        return None
    figure = Decimal(plain(written.group().rstrip(".,"), lexicon(base(language)).decimal))
    scale = said.value / figure if figure else None
    return scale if scale in _SCALES else None
