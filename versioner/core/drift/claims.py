"""What a passage claims: its facts as they can be held against another text's, in whatever form they are said.

`agrees` asks whether two texts state one fact ("nearly a third" and 31 %, "nine in the evening" and 21:00);
`holds` whether what one states is still true where the other states what is. Both read the first with the precision
at which it is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

import regex

from versioner.core.drift.spoken import written_out
from versioner.core.facts import Bound, Fact, FactKind, Quantity, agree, dated, facts

_AMOUNTS = frozenset({FactKind.NUMBER, FactKind.MONEY, FactKind.PERCENT})
_KINDS = _AMOUNTS | {FactKind.DATE, FactKind.TIME, FactKind.NAME}
# A bound names a figure that lies near it: "more than 600" is said of 630, hardly of 5,000.
_NEAR_BOUND = Decimal("1.3")
_NEAR_LIMIT = Decimal("1.15")
_STILL = Decimal("1.5")  # and stays true in its sense up to here
_AND_A = regex.compile(
    r"\s*(?:and an?|and|y|e|et|und|en|og|och|i|a)?\s*", regex.IGNORECASE
)  # between a figure and its half
_FINEST = Decimal("0.001")
_HALVES = 0.500001  # two figures agree where they lie within half of what their last digits are worth
_FAR, _SLACK = 1.6, 0.08  # what lies outside of these is far: no open bound, no rounded unit reaches it
_NOON = "12:00"
_MINUTES = 12  # round times are said of times this near: "a little before four" of 3:50
_MONTH = Decimal(2_629_800)  # seconds
_ROUGH = Decimal("0.07")  # weeks and months are said for one another
_YEAR_DIGITS = 4
_PRICE, _COIN = (
    1_000,
    Decimal("0.4"),
)  # below this money is told to the coin; 4.99 is called five all the same
_CENT = Decimal("0.01")
_PARTICLES = frozenset({"ne", "n", "n'", "n’"})
_TO_THE_SECOND = regex.compile(r"\d{1,2}:\d{2}:\d{2}")
_HOURS = regex.compile(r"\s*\b(?:heures?|h)\b")
_CELL_END = regex.compile(r"\s*(?:$|[|;,.()\n])")


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact that a passage states.

    Attributes:
        kind: "amount", "date", "time" or "name".
        value: normalised, what it is told by.
        quantity: of an amount.
        bare: an amount without unit or noun, as in a table's cell: its unit is what the other side says.
        worth: how seldom such a fact agrees by chance, on the scale of `terms.Rarity`.
        sizes: of an amount: the least and the greatest figure that it may be said of, as it is written and in its
            base unit (seconds for months, coins for cents); roughly, to tell at once what is far from it.
        exact: of an amount that is said without a bound: its base unit, and there its size and what its last digit is worth.
    """

    kind: str
    value: str
    quantity: Quantity | None = None
    bare: bool = False
    worth: float = 1.0
    sizes: tuple[tuple[float, float], tuple[float, float]] = ((0.0, 0.0), (0.0, 0.0))
    exact: tuple[str, float, float] | None = None

    @property
    def hard(self) -> bool:
        """Numbers, money, shares, dates, times: what can be superseded by another value."""
        return self.kind != "name"


@lru_cache(maxsize=16_384)
def claims(text: str, language: str | None = None, label: str = "") -> tuple[Claim, ...]:
    """The claims of a passage.

    Args:
        text: the passage.
        language: its language tag.
        label: what it stands under: it may name the unit of a table's figures.
    """
    text = written_out(text, language)
    every = facts(text, language)
    found = [fact for fact in every if fact.kind in _KINDS and not fact.weak]
    units = _units(label, language) if any(_is_bare(fact, text) for fact in found) else ()
    read = [
        claim for fact in found for claim in (*_read(fact, text, language), *_in_units(fact, text, units))
    ]
    return (*read, *_sums(found, text), *_parts(found, text, language), *_of_many(every, text))


def _read(fact: Fact, text: str, language: str | None) -> Iterator[Claim]:
    if fact.kind in _AMOUNTS and fact.quantity is not None:
        said = _priced(fact.quantity) if fact.kind is FactKind.MONEY else fact.quantity
        yield _amount(f"{fact.value} {fact.unit}".strip(), said, bare=_is_bare(fact, text))
    elif fact.kind is FactKind.DATE:
        yield Claim("date", fact.value, worth=_worth_of_date(fact.value))
    elif fact.kind is FactKind.TIME:
        written = text[slice(*fact.span)]
        value = written if _TO_THE_SECOND.fullmatch(written) else fact.value
        worth = 1.5 if value.endswith(":00") else 2.2
        yield Claim("time", value, worth=worth)
        if not any(map(str.isdigit, written)) and value < _NOON:  # "half past nine" may be of the evening
            yield Claim("time", f"{int(value[:2]) + 12}{value[2:]}", worth=worth)
        yield from _lasting(fact, text, language)
    elif fact.kind is FactKind.NAME:
        yield Claim("name", fact.value, worth=1.5 if " " in fact.value else 0.7)


def _priced(said: Quantity) -> Quantity:
    """A price in whole coins is nearly that price: "five euros" are neither 4.50 nor 5.50."""
    if said.bound is Bound.EXACT and said.step == 1 and abs(said.value) < _PRICE:
        return replace(said, step=_COIN)
    return said


def _lasting(fact: Fact, text: str, language: str | None) -> Iterator[Claim]:
    """What reads as a time of day and may be how long something lasts: "plus de trois heures", "3 h 20"."""
    written = text[slice(*fact.span)]
    seconds = _seconds(fact.value)
    if seconds is None or not _HOURS.search(written):
        return
    if not written[-1:].isdigit():
        start = fact.span[0]
        asked = text[:start] + _HOURS.sub(" minutes", written) + text[fact.span[1] :]
        for one in facts(asked, language):
            if (
                one.quantity is not None
                and one.quantity.base == "second"
                and one.span[0] <= start < one.span[1]
            ):
                said = replace(one.quantity, value=one.quantity.value * 60, step=one.quantity.step * 60)
                yield _amount(f"{said.value} minute", said)
                return
    yield _amount(f"{seconds[0] // 60} minute", Quantity(value=Decimal(seconds[0] // 60), unit="minute"))


def _amount(text: str, said: Quantity, *, bare: bool = False, more: float = 0.0) -> Claim:
    low, high = said.span
    value, one = float(said.value), float(said.factor)
    least = value / _FAR if low is None else float(low) / one
    most = value * _FAR if high is None else float(high) / one
    if said.value < 0:  # "fell by a twentieth" is said of −5.0
        least, most = -most, -least
    whole = one * (float(_MONTH) if said.base == "month" else float(_CENT) if said.base == "cent" else 1.0)
    slack = _SLACK * abs(value)
    sizes = (least - slack, most + slack)
    exact = (said.base, abs(value) * one, float(said.step) * one) if said.bound is Bound.EXACT else None
    return Claim(
        "amount", text, said, bare, _worth(said) + more, (sizes, (sizes[0] * whole, sizes[1] * whole)), exact
    )


def _is_bare(fact: Fact, text: str) -> bool:
    """Whether an amount ends its cell or item, so that its unit stands elsewhere."""
    labelled = "|" in text or ":" in text[: fact.span[0]]
    return (
        labelled
        and fact.quantity is not None
        and not fact.quantity.unit
        and _CELL_END.match(text, fact.span[1]) is not None
    )


def _in_units(fact: Fact, text: str, units: tuple[Quantity, ...]) -> Iterator[Claim]:
    """A bare amount in each unit that its label names ("Cost in m. euros")."""
    if not units or fact.quantity is None or not _is_bare(fact, text):
        return
    if fact.value.isdecimal() and len(fact.value) == _YEAR_DIGITS and fact.value[:2] in {"19", "20"}:
        return
    for unit in units:
        said = replace(
            fact.quantity,
            value=fact.quantity.value * unit.value,
            step=fact.quantity.step * unit.value,
            unit=unit.unit,
        )
        yield _amount(f"{said.value} {said.unit}", said)


@lru_cache(maxsize=1_024)
def _units(label: str, language: str | None) -> tuple[Quantity, ...]:
    """The units and scales that a label names, as what one of them is."""
    found: dict[tuple[str, Decimal], Quantity] = {}
    for line in label.split("\n"):
        parts = regex.findall(r"(?<![\p{N}][ \u00a0]?)[\p{L}\p{Sc}%‰°²³/.]+", line)
        for n in range(len(parts)):
            for asked in (parts[n : n + 3], parts[n : n + 2][::-1]):  # "m. euros", "USD bn"
                for fact in facts("1 " + " ".join(asked), language):
                    said = fact.quantity
                    if said is not None and fact.span[0] == 0 and (said.unit or said.value != 1):
                        found[said.unit, said.value] = said
    return tuple(found.values())


def _sums(found: list[Fact], text: str) -> Iterator[Claim]:
    """Amounts that are said in two units, as one: "4 years and 6 months"."""
    for one, other in pairwise(fact for fact in found if fact.quantity is not None):
        a, b = one.quantity, other.quantity
        if (
            a is None
            or b is None
            or a.base not in {"month", "second"}
            or a.base != b.base
            or a.unit == b.unit
        ):
            continue
        if a.factor > b.factor and len(text[one.span[1] : other.span[0]]) <= 5:
            both = Quantity(
                value=a.value * a.factor + b.value * b.factor, unit=a.base, step=b.step * b.factor
            )
            yield _amount(f"{both.value} {both.unit}", both, more=1.0)


# Between the two figures of a share: "four of ten", "two nights in five", "zwei von fünf", "deux soirs sur cinq".
_AMONG = regex.compile(
    r"\s(?:\p{L}{2,20}\s)?(?:(?:out )?of|in(?: every| each)?|von|sur|su|de cada|de|van|av|ud af|af|z|ze|spośród|из|із|på|de[ilrn]|degli|delle|d[eao]s)\s(?:(?:the|los|las|les|de|den) )?",
    regex.IGNORECASE,
)
_MOST_AMONG = 1_000


def _of_many(found: Iterable[Fact], text: str) -> Iterator[Claim]:
    """So many of so many as a share too, beside the two figures."""
    for one, other in pairwise(fact for fact in found if fact.quantity is not None):
        a, b = one.quantity, other.quantity
        if a is None or b is None or a.unit or b.unit or not 0 < a.value < b.value <= _MOST_AMONG:
            continue
        if (
            a.value == a.value.to_integral()
            and b.value == b.value.to_integral()
            and _AMONG.fullmatch(text[one.span[1] : other.span[0]])
        ):
            value = a.value * 100 / b.value
            yield _amount(
                f"{a.value:f}/{b.value:f} part",
                Quantity(value=value, unit="percent", step=min(Decimal(2), value / 5), bound=a.bound),
            )


def _parts(found: list[Fact], text: str, language: str | None) -> Iterator[Claim]:
    """A part of a unit or scale ("a quarter of an hour", "half a million"), and "two and a half years"."""
    before: Fact | None = None
    for fact in found:
        said = fact.quantity
        if (
            said is not None
            and said.unit == "percent"
            and fact.kind is FactKind.PERCENT
            and "/" in fact.value
        ):
            one = _unit_after(text[fact.span[1] :], language)
            part = said.value / 100
            whole = before.quantity if before else None
            if whole is not None and before and _AND_A.fullmatch(text[before.span[1] : fact.span[0]]):
                unit = whole.unit or (one.unit if one else "")
                yield _sized(Quantity(value=whole.value + part * _scale(whole), unit=unit, step=part))
            elif one is not None:
                yield _sized(
                    replace(one, value=one.value * part, step=one.value * part / 10, bound=said.bound)
                )
        before = fact


def _sized(said: Quantity) -> Claim:
    return _amount(f"{said.value} {said.unit}".strip(), said)


def _scale(said: Quantity) -> Decimal:
    """What the word of scale behind a figure stands for: a million in "one million", one in "two"."""
    return Decimal(1000) ** (max(0, said.step.adjusted()) // 3)


@lru_cache(maxsize=2_048)
def _unit_after(text: str, language: str | None) -> Quantity | None:
    """What one is of the unit or scale that a text begins with, articles and "of" left out."""
    words = [one for one in regex.findall(r"[\p{L}]+", text[:60]) if len(one) > 2][:3]
    said = text[:60].split()
    if not words or words[0] not in [one.strip(".,;") for one in said[:3]]:
        return None
    for fact in facts("1 " + " ".join(words), language):
        if (
            fact.quantity is not None
            and fact.span[0] == 0
            and (fact.quantity.unit or fact.quantity.value != 1)
        ):
            return fact.quantity if fact.quantity.unit != "percent" else None
    return None


def _worth(said: Quantity) -> float:
    """More digits, more worth; more still with a unit, less where it is said loosely."""
    digits = len(f"{abs(said.value).normalize():f}".replace(".", "").strip("0")) or 1
    if said.value != said.value.quantize(_FINEST):
        digits = 2  # a third, a sixth
    size = max(0, min(abs(said.value).adjusted(), 4)) if said.value else 0
    worth = 0.8 * min(digits, 4) - 0.5 + 0.3 * size + 0.5 * bool(said.unit)
    return max(0.2, worth - 0.2 * (said.bound is not Bound.EXACT))


def _worth_of_date(value: str) -> float:
    if not value[:2].strip("-0123456789"):
        year, month, day = dated(value)
        return 0.8 * (year is not None) + 0.8 * (month is not None) + 1.2 * (day is not None)
    return 0.9


def agrees(said: Claim, other: Claim) -> bool:
    """Whether two texts may state one fact: what `said` says is true of what `other` says, and near it."""
    return _compared(said, other, _NEAR_BOUND)


def holds(said: Claim, other: Claim) -> bool:
    """Whether what `said` says is still true where `other` is what is."""
    return _compared(said, other, _STILL)


def same(one: Claim, other: Claim) -> bool:
    """Whether two claims of a text's versions say the same in whatever form."""
    return one.value == other.value or (
        _compared(one, other, Decimal(1)) and _compared(other, one, Decimal(1))
    )


def comparable(one: Claim, other: Claim) -> bool:
    """Whether two claims are of one kind and unit, so that they can differ."""
    if one.kind != other.kind:
        return False
    if one.quantity is None or other.quantity is None:
        return one.kind != "date" or _day_agrees(one.value, other.value) is not None
    return one.bare or other.bare or one.quantity.base == other.quantity.base


def _compared(said: Claim, other: Claim, most: Decimal) -> bool:
    if said.quantity is not None and other.quantity is not None:
        return not _is_far(said, other) and _amount_agrees(said, other, most)
    if said.kind != other.kind:
        return _duration_agrees(said, other)
    if said.kind == "date":
        return _day_agrees(said.value, other.value) is True
    if said.kind == "time":
        return _time_agrees(said.value, other.value)
    return said.kind == "name" and _name_agrees(said.value, other.value)


def _amount_agrees(said: Claim, other: Claim, most: Decimal) -> bool:
    ours, theirs = said.quantity, other.quantity
    if ours is None or theirs is None:
        return False
    if ours.base != theirs.base:
        converted = _converted(ours, theirs, bare=(said.bare, other.bare))
        if converted is None:
            return False
        ours, theirs = converted
    if theirs.value < 0 < ours.value:
        theirs = replace(theirs, value=-theirs.value)  # the words around say which way it went
    return _true_together(ours, theirs, most)


def _is_far(said: Claim, other: Claim) -> bool:
    """Whether two amounts are so far from one another that nothing needs to be reckoned."""
    ours, theirs = said.exact, other.exact
    if ours is not None and theirs is not None and ours[0] == theirs[0]:
        return abs(ours[1] - theirs[1]) > _HALVES * (ours[2] + theirs[2])
    if said.quantity is None or said.quantity.base in SHIFTED:
        return False
    (a, b), (c, d) = said.sizes, other.sizes
    return (a[1] < c[0] or c[1] < a[0]) and (b[1] < d[0] or d[1] < b[0])


SHIFTED = frozenset({"celsius", "fahrenheit"})
_UP, _DOWN = frozenset({Bound.OVER, Bound.LEAST}), frozenset({Bound.UNDER, Bound.MOST})


def _true_together(ours: Quantity, theirs: Quantity, most: Decimal) -> bool:
    """Whether `ours` is true where `theirs` is what is: limits are held against limits, figures against figures."""
    if any(ours.bound in way and theirs.bound in way for way in (_UP, _DOWN)):
        return _exactly(ours).holds(_exactly(theirs)) is True
    if theirs.bound in {Bound.ABOUT, Bound.NEARLY}:
        theirs = _exactly(theirs)
    if theirs.bound in _UP | _DOWN:
        return ours.holds(_exactly(theirs)) is True or (
            ours.bound is Bound.EXACT and ours.holds(theirs) is True and _within(theirs, ours, _NEAR_LIMIT)
        )
    return ours.holds(theirs) is True and _within(ours, theirs, most)


def _exactly(said: Quantity) -> Quantity:
    return replace(said, bound=Bound.EXACT)


def _converted(
    ours: Quantity, theirs: Quantity, *, bare: tuple[bool, bool]
) -> tuple[Quantity, Quantity] | None:
    """Two amounts in one unit, where that can be."""
    if bare[1] and ours.unit:
        return ours, replace(theirs, unit=ours.unit)
    if bare[0] and theirs.unit:
        return replace(ours, unit=theirs.unit), theirs
    units = {ours.base, theirs.base}
    if units == {"month", "second"}:
        return _rough(_in_seconds(ours)), _in_seconds(theirs)
    if units == {"celsius", "fahrenheit"}:
        return _in_celsius(ours), _in_celsius(theirs)
    if "cent" in units and all(unit == "cent" or _is_money(unit) for unit in units):
        return _in_whole(ours), _in_whole(theirs)
    return None


def _is_money(unit: str) -> bool:
    return unit == "kr" or (len(unit) == 3 and unit.isupper())


def _in_whole(said: Quantity) -> Quantity:
    """Cents in the coin that they are a hundredth of, whichever that is."""
    if said.unit != "cent":
        return replace(said, unit="")
    return replace(said, value=said.value * _CENT, step=said.step * _CENT, unit="")


def _in_seconds(said: Quantity) -> Quantity:
    one = _MONTH * said.factor if said.base == "month" else said.factor
    return replace(said, value=said.value * one, step=said.step * one, unit="second")


def _rough(said: Quantity) -> Quantity:
    return replace(said, step=max(said.step, 2 * _ROUGH * abs(said.value)))


def _in_celsius(said: Quantity) -> Quantity:
    if said.base == "celsius":
        return said
    return replace(said, value=((said.value - 32) * 5 / 9).quantize(Decimal("0.1")), unit="celsius")


def _within(ours: Quantity, theirs: Quantity, most: Decimal) -> bool:
    """Whether an open bound is no further off than `most` times, and a sign not turned."""
    a, b = ours.value * ours.factor, theirs.value * theirs.factor
    if ours.bound in {Bound.OVER, Bound.LEAST}:
        return b <= a * max(most, Decimal(1))
    if ours.bound in {Bound.UNDER, Bound.MOST}:
        return b * max(most, Decimal(1)) >= a
    return True


def _day_agrees(one: str, other: str) -> bool | None:
    """Whether two dates can be one day; a weekday is held against a whole date."""
    weekdays = [value for value in (one, other) if value.startswith("weekday")]
    if len(weekdays) == 2:
        return one == other
    if weekdays:
        whole = dated(other if one is weekdays[0] else one)
        if None in whole or one.startswith("day") or other.startswith("day"):
            return None
        try:
            day = date(*(part or 1 for part in whole)).isoweekday()
        except ValueError:
            return None
        return weekdays[0] == f"weekday {day}"
    if one.startswith("day") or other.startswith("day"):
        return True if one == other else None
    return agree(one, other)


def _seconds(value: str) -> tuple[int, bool] | None:
    """A time of day in seconds, and whether it is told to the second; None for no time."""
    parts = value.split(":")
    if not 2 <= len(parts) <= 3 or not all(part.isdecimal() for part in parts):
        return None
    hours, minutes, seconds = (*map(int, parts), 0)[:3]
    return (hours * 3600 + minutes * 60 + seconds) % 86_400, len(parts) == 3


def _time_agrees(one: str, other: str) -> bool:
    a, b = _seconds(one), _seconds(other)
    if a is None or b is None:
        return one == other
    apart = min(abs(a[0] - b[0]), 86_400 - abs(a[0] - b[0]))
    if a[0] % 1800 == 0 and not a[1]:
        return apart <= 60 * _MINUTES
    return apart == 0 or (apart < 60 and not a[1])


def _duration_agrees(said: Claim, other: Claim) -> bool:
    """Whether a duration is what is written as a clock has it ("2:31:08", "3 h 20")."""
    amount, clock = (said, other) if said.quantity is not None else (other, said)
    if clock.kind != "time" or amount.quantity is None or amount.quantity.base != "second":
        return False
    seconds = _seconds(clock.value)
    if seconds is None:
        return False
    written = Quantity(value=Decimal(seconds[0]), unit="second")
    pair = (amount.quantity, written) if amount is said else (written, amount.quantity)
    return _true_together(*pair, _NEAR_BOUND)


def _name_agrees(one: str, other: str) -> bool:
    """Whether two names can be one's: the last words agree, and of the others one is the other's initial or missing."""
    a, b = (value.replace(".", " ").replace("-", " ").split() for value in (one, other))
    if not a or not b:
        return False
    if len(a) > len(b):
        a, b = b, a
    rest = iter(b)
    return all(any(_variant(word, candidate) for candidate in rest) for word in a) and len(a[-1]) > 1


def _variant(one: str, other: str) -> bool:
    return one == other or (1 in (len(one), len(other)) and one[:1] == other[:1])


@lru_cache(maxsize=8_192)
def negations(text: str, language: str | None = None) -> int:
    """How often a text denies; a particle that only goes with another word of denial ("ne … pas") is not counted."""
    found = [fact.value for fact in facts(text, language) if fact.kind is FactKind.NEGATION]
    full = [value for value in found if value not in _PARTICLES]
    return len(full or found)
