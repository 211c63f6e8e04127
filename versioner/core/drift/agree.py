"""Whether two claims state one fact, in whatever form they are said.

`agrees` asks whether two texts state one fact ("nearly a third" and 31 %, "nine in the evening" and 21:00);
`holds` whether what one states is still true where the other states what is. Both read the first with the precision
at which it is said.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from versioner.core.drift.claims import CENT, MONTH, Claim, seconds_of
from versioner.core.facts import Bound, Quantity, agree, dated
from versioner.core.lexicon.seasons import NAMED as SEASON
from versioner.core.lexicon.seasons import is_in

# A bound names a figure that lies near it: "more than 600" is said of 630, hardly of 5,000.
_NEAR_BOUND = Decimal("1.3")
_NEAR_LIMIT = Decimal("1.15")
_STILL = Decimal("1.5")  # and stays true in its sense up to here
_HALVES = 0.500001  # two figures agree where they lie within half of what their last digits are worth
_MINUTES = 12  # round times are said of times this near: "a little before four" of 3:50
_POINT = Decimal(1)  # a share in words is held against a bare figure to a percent, as that may be any
_ROUGH = Decimal("0.07")  # weeks and months are said for one another


def agrees(said: Claim, other: Claim) -> bool:
    """Whether two texts may state one fact: what `said` says is true of what `other` says, and near it."""
    if said.quantity is not None and other.quantity is not None and _is_out_of_reach(said, other):
        return False
    if _compared(said, other, _NEAR_BOUND) or _is_rounded(said, other):
        return True
    return said.exact is None and said.kind == other.kind == "amount" and _is_its_limit(said, other)


def _is_its_limit(said: Claim, other: Claim) -> bool:
    """Whether a limit is that very figure of the other: "less than 30 km away" of "within 30 km"."""
    ours, theirs = said.quantity, other.quantity
    if ours is None or theirs is None or ours.bound not in {Bound.OVER, Bound.UNDER}:
        return False
    return theirs.bound is Bound.EXACT and _compared(
        _as_if(said, replace(ours, bound=Bound.EXACT)), other, Decimal(1)
    )


def holds(said: Claim, other: Claim) -> bool:
    """Whether what `said` says is still true where `other` is what is."""
    return _compared(said, other, _STILL) or _is_rounded(said, other)


def _is_rounded(said: Claim, other: Claim) -> bool:
    """Whether an amount is a round figure for another: "2,400 euros" for 2,399, "240 million" for 238.6 million."""
    if said.rounded is None or other.quantity is None:
        return False
    ours, theirs = said.exact, other.exact
    if ours is not None and theirs is not None and ours[0] == theirs[0]:
        step = float(said.rounded.step * said.rounded.factor)
        if abs(ours[1] - theirs[1]) > _HALVES * (step + theirs[2]):
            return False
    return _compared(_as_if(said, said.rounded), other, Decimal(1))


def _as_if(said: Claim, quantity: Quantity) -> Claim:
    """An amount as if it were said as another one, which may be far from where it lies."""
    return Claim(said.kind, said.value, quantity, said.bare, said.loose, said.worth, said.sizes)


def same(one: Claim, other: Claim) -> bool:
    """Whether two claims of a text's versions say the same in whatever form."""
    return one.value == other.value or (
        _compared(one, other, Decimal(1))
        and _compared(other, one, Decimal(1))
        and says_as_much(one, other)
        and says_as_much(other, one)
    )


def says_as_much(one: Claim, other: Claim) -> bool:
    """Whether of two dates the first names month and day where the second does: "April" says less than "18 April"."""
    if not (one.kind == other.kind == "date") or any(of.value.startswith(_NAMED) for of in (one, other)):
        return True
    pairs = zip(dated(one.value)[1:], dated(other.value)[1:], strict=True)
    return all(mine is not None or theirs is None for mine, theirs in pairs)


_NAMED = (
    "day",
    "weekday",
    SEASON,
)  # how a date begins that is told by a weekday, by its distance or by a season


def comparable(one: Claim, other: Claim) -> bool:
    """Whether two claims are of one kind and unit, so that they can differ."""
    if one.kind != other.kind:
        return False
    if one.kind == "state":
        return one.value[:-1] == other.value[:-1]
    if one.quantity is None or other.quantity is None:
        return one.kind != "date" or _day_agrees(one.value, other.value) is not None
    return one.bare or other.bare or _dimension(one.quantity) == _dimension(other.quantity)


def _dimension(said: Quantity) -> str:
    """What can differ: months and seconds are of one kind, cents and the coin they are of, degrees of either scale."""
    if said.base in {"month", "second"}:
        return "second"
    return "degree" if said.base in SHIFTED else said.base


def _compared(said: Claim, other: Claim, most: Decimal) -> bool:
    if said.quantity is not None and other.quantity is not None:
        return not _is_far(said, other) and _amount_agrees(said, other, most)
    if said.kind != other.kind:
        return _duration_agrees(said, other)
    if said.kind == "date":
        return _day_agrees(said.value, other.value) is True
    if said.kind == "time":
        return _time_agrees(said.value, other.value)
    if said.kind == "state":
        return said.value == other.value
    return said.kind == "name" and _name_agrees(said.value, other.value)


def _amount_agrees(said: Claim, other: Claim, most: Decimal) -> bool:
    ours, theirs = said.quantity, other.quantity
    if ours is None or theirs is None:
        return False
    if ours.base != theirs.base:
        if _is_counter(ours.unit) and not theirs.unit:
            return _true_together(replace(ours, unit=""), theirs, most)
        if said.loose and theirs.unit:
            return _true_together(replace(ours, unit=theirs.unit), theirs, most)
        if other.loose and ours.unit:
            return _true_together(ours, replace(theirs, unit=ours.unit), most)
        if other.bare and "/" in said.value:  # "a tenth" is no 9 of a table
            ours = replace(ours, step=min(ours.step, _POINT))
        converted = _converted(ours, theirs, bare=(said.bare, other.bare))
        if converted is None:
            return False
        ours, theirs = converted
    if theirs.value < 0 < ours.value:
        theirs = replace(theirs, value=-theirs.value)  # the words around say which way it went
    return _true_together(ours, theirs, most)


def _is_counter(unit: str) -> bool:
    """Whether a unit is a sign that counts things of one shape, of which several may do ("本", "册")."""
    return len(unit) == 1 and "\u4e00" <= unit <= "\u9fff"


def _is_far(said: Claim, other: Claim) -> bool:
    """Whether two amounts are so far from one another that nothing needs to be reckoned."""
    ours, theirs = said.exact, other.exact
    if ours is not None and theirs is not None and ours[0] == theirs[0]:
        return abs(ours[1] - theirs[1]) > _HALVES * (ours[2] + theirs[2])
    return _is_out_of_reach(said, other)


def _is_out_of_reach(said: Claim, other: Claim) -> bool:
    """Whether no figure may be said of both, as they are written or in their base units."""
    (a, b), (c, d) = said.sizes, other.sizes
    apart = (a[1] < c[0] or c[1] < a[0]) and (b[1] < d[0] or d[1] < b[0])
    return apart and (said.quantity is None or said.quantity.base not in SHIFTED)


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
    if "degree" in units and units & SHIFTED:  # of whichever scale the other side names
        return replace(ours, unit="degree"), replace(theirs, unit="degree")
    if "cent" in units and all(unit == "cent" or _is_money(unit) for unit in units):
        return _in_whole(ours), _in_whole(theirs)
    return None


def _is_money(unit: str) -> bool:
    return unit == "kr" or (len(unit) == 3 and unit.isupper())


def _in_whole(said: Quantity) -> Quantity:
    """Cents in the coin that they are a hundredth of, whichever that is."""
    if said.unit != "cent":
        return replace(said, unit="")
    return replace(said, value=said.value * CENT, step=said.step * CENT, unit="")


def _in_seconds(said: Quantity) -> Quantity:
    one = MONTH * said.factor if said.base == "month" else said.factor
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
    """Whether two dates can be one day; a weekday is held against a whole date, a season against a month."""
    if one.startswith(SEASON) or other.startswith(SEASON):
        return _season_agrees(one, other)
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


def _season_agrees(one: str, other: str) -> bool | None:
    """Whether a season is another, or a month lies in it; None where the other side tells no month."""
    if one.startswith(SEASON) and other.startswith(SEASON):
        return one == other
    season, day = (one, other) if one.startswith(SEASON) else (other, one)
    month = None if day.startswith(_NAMED) else dated(day)[1]
    return None if month is None else is_in(season, month)


def _time_agrees(one: str, other: str) -> bool:
    a, b = seconds_of(one), seconds_of(other)
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
    seconds = seconds_of(clock.value)
    if seconds is None:
        return False
    written = Quantity(value=Decimal(seconds[0]), unit="second")
    pair = (amount.quantity, written) if amount is said else (written, amount.quantity)
    return _true_together(*pair, _NEAR_BOUND)


@lru_cache(maxsize=16_384)
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
