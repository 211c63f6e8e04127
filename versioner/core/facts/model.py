"""What a fact is, and what a quantity says: a value, its unit, and how exactly it is meant."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from versioner.frozen import dataclass


class FactKind(StrEnum):
    """What kind of fact."""

    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    TIME = "time"
    NAME = "name"
    NEGATION = "negation"
    MODALITY = "modality"
    QUOTE = "quote"


class Bound(StrEnum):
    """How a number is said to lie to the true one."""

    EXACT = "exact"
    ABOUT = "about"  # near it, on either side
    NEARLY = "nearly"  # below it, and near
    JUST = "just over"  # above it, and near
    OVER = "over"  # above it
    LEAST = "least"  # it or more
    UNDER = "under"  # below it
    MOST = "most"  # it or less
    BETWEEN = "between"  # from it to `Quantity.high`
    LOOSE = "loose"  # of its order of magnitude: "dozens", "thousands"


# How far "about" and "nearly" reach, as a part of the value.
REACH = Decimal("0.05")
_SMALL = Decimal("0.10")  # the same below a hundred, where a tenth is a round step
# Shares are said in named parts of a whole ("a third"), and these reach further: 31 % is "nearly a third".
_ROUNDED = Decimal(
    "1.005"
)  # how far "nearly" lets a figure pass: nobody hears that 902 is no longer "nearly 900"
_JUST = Decimal("1.15")  # how far "just over" reaches
_PART = Decimal("3.5")
_SMALL_PART = Decimal("0.25")  # of a small share: about a twentieth is no 8 percent

# What one of a unit is in the unit it is compared in.
_IN: dict[str, tuple[str, Decimal]] = {
    "kilometer": ("meter", Decimal(1000)), "centimeter": ("meter", Decimal("0.01")), "millimeter": ("meter", Decimal("0.001")), "mile": ("meter", Decimal("1609.344")), "yard": ("meter", Decimal("0.9144")), "foot": ("meter", Decimal("0.3048")),
    "inch": ("meter", Decimal("0.0254")), "nautical-mile": ("meter", Decimal(1852)), "tonne": ("kilogram", Decimal(1000)), "gram": ("kilogram", Decimal("0.001")), "milligram": ("kilogram", Decimal("0.000001")), "pound": ("kilogram", Decimal("0.45359237")),
    "ounce": ("kilogram", Decimal("0.028349523")), "stone": ("kilogram", Decimal("6.35029318")), "ton": ("kilogram", Decimal("907.18474")), "hectare": ("square-meter", Decimal(10000)), "square-kilometer": ("square-meter", Decimal(1000000)), "acre": ("square-meter", Decimal("4046.856")),
    "square-mile": ("square-meter", Decimal("2589988.11")), "square-foot": ("square-meter", Decimal("0.09290304")), "milliliter": ("liter", Decimal("0.001")), "hectoliter": ("liter", Decimal(100)), "cubic-meter": ("liter", Decimal(1000)), "gallon": ("liter", Decimal("3.785411784")),
    "barrel": ("liter", Decimal("158.987294928")), "pint": ("liter", Decimal("0.473176473")), "minute": ("second", Decimal(60)), "hour": ("second", Decimal(3600)), "day": ("second", Decimal(86400)), "week": ("second", Decimal(604800)), "fortnight": ("second", Decimal(1209600)),
    "quarter": ("month", Decimal(3)), "year": ("month", Decimal(12)), "decade": ("month", Decimal(120)), "century": ("month", Decimal(1200)), "mile-per-hour": ("kilometer-per-hour", Decimal("1.609344")), "meter-per-second": ("kilometer-per-hour", Decimal("3.6")),
    "knot": ("kilometer-per-hour", Decimal("1.852")), "kilowatt": ("watt", Decimal(1000)), "megawatt": ("watt", Decimal(1000000)), "gigawatt": ("watt", Decimal(1000000000)), "kilocalorie": ("calorie", Decimal(1000)),
    "gigabyte": ("megabyte", Decimal(1000)), "terabyte": ("megabyte", Decimal(1000000)), "GBX": ("GBP", Decimal("0.01")),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount as it is said.

    Attributes:
        value: in full: "12 million" is 12,000,000, "a third" 100/3 of `percent`.
        unit: an ISO 4217 code, CLDR's name of a unit ("kilometer"), "percent", "point" (of a percentage), a counted
            thing as it is written (人), or "" where it counts what the sentence names.
        step: what the last digit said is worth: 1,000,000 for "12 million", 0.1 for "3.4"; the value is meant
            to within half of it.
        high: the upper end of a range, None elsewhere.
    """

    value: Decimal
    unit: str = ""
    step: Decimal = Decimal(1)
    bound: Bound = Bound.EXACT
    high: Decimal | None = None

    @property
    def base(self) -> str:
        """The unit it is compared in: metres for miles, months for years."""
        return _IN[self.unit][0] if self.unit in _IN else self.unit

    @property
    def factor(self) -> Decimal:
        """What one of `unit` is in `base`."""
        return _IN[self.unit][1] if self.unit in _IN else Decimal(1)

    @property
    def span(self) -> tuple[Decimal | None, Decimal | None]:
        """The least and the greatest true value that it still says, in `base`; None where it sets no limit."""
        low, high = self._span()
        return (None if low is None else low * self.factor, None if high is None else high * self.factor)

    def _span(self) -> tuple[Decimal | None, Decimal | None]:
        half = self.step / 2
        near = max(half, abs(self.value) * (_SMALL if abs(self.value) < 100 else REACH))
        if self.unit == "percent" and self.bound in {Bound.ABOUT, Bound.NEARLY}:
            near = max(half, min(_PART, abs(self.value) * _SMALL_PART))
        match self.bound:
            case Bound.ABOUT:
                return self.value - near, self.value + near
            case Bound.NEARLY:
                return self.value - near, self.value * _ROUNDED
            case Bound.JUST:
                return self.value, self.value * _JUST
            case Bound.OVER | Bound.LEAST:
                return self.value, None
            case Bound.UNDER | Bound.MOST:
                return None, self.value
            case Bound.BETWEEN:
                return self.value, self.value if self.high is None else self.high
            case Bound.LOOSE:
                return 2 * self.value, 10 * self.value * 10
            case _:
                return self.value - half, self.value + half

    def holds(self, now: Quantity) -> bool | None:
        """Whether what this says is still true where `now` is the true value; None where the units differ.

        "about 30,000" holds at 29,870; "more than 50" at 53, not at 48; "12 million" at 12.2 million. Where `now` is
        itself a bound or a range, it holds if the two can be true together.
        """
        if self.base != now.base:
            return None
        low, high = self.span
        least, most = now.span if now.bound is not Bound.EXACT else (now.value * now.factor,) * 2
        if now.bound is Bound.EXACT and now.step > self.step and self.bound is Bound.EXACT:
            least, most = now.span  # what is said less exactly now still covers what was said
        if self.bound is Bound.OVER and least is not None and least == most:
            return low is None or least > low
        if self.bound is Bound.UNDER and least is not None and least == most:
            return high is None or least < high
        return (low is None or most is None or most >= low) and (
            high is None or least is None or least <= high
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact.

    Attributes:
        value: normalised: a number as its plain decimal, a name folded, a date as far as it is known ("2027-03-09",
            "--03-09", "--03", "weekday 2", "day -1"), a time "21:00".
        unit: of a number or money; "" where there is none.
        span: its characters in the text, start and end.
        quantity: of a number, money or share: what it says; None elsewhere.
        weak: it may be no fact at all ("one", "a"): it only counts against another number.
    """

    kind: FactKind
    value: str
    unit: str = ""
    span: tuple[int, int] = (0, 0)
    quantity: Quantity | None = None
    weak: bool = False

    @property
    def said(self) -> tuple[FactKind, str, str]:
        """What it says, wherever it stands; an amount with its bound."""
        bound = self.quantity.bound if self.quantity is not None else Bound.EXACT
        return self.kind, self.value, self.unit if bound is Bound.EXACT else f"{self.unit} {bound}".strip()

    @property
    def parts(self) -> tuple[str, ...]:
        """A date's day, month and year apart, as far as it has them; of anything else its value."""
        if self.kind is not FactKind.DATE or self.value[:2].strip("-0123456789"):
            return (self.value,)
        year, month, day = dated(self.value)
        found = [("year", year), ("month", month), ("day", day)]
        return tuple(f"{name} {number}" for name, number in found if number is not None) or (self.value,)


def dated(value: str) -> tuple[int | None, int | None, int | None]:
    """Year, month and day of a date's value ("2027-03-09", "--03-09", "2027-03"); None for what it leaves open."""
    year, _, rest = (None, "", value[2:]) if value.startswith("--") else value.partition("-")
    month, _, day = rest.partition("-")
    numbers = [int(part) if part and part.isdecimal() else None for part in (year, month, day)]
    return numbers[0], numbers[1], numbers[2]


def agree(one: str, other: str) -> bool | None:
    """Whether two values of dates can be one day: "--03-09" and "2027-03-09" do; None where they share no part."""
    pairs = [(a, b) for a, b in zip(dated(one), dated(other), strict=True) if a is not None and b is not None]
    return all(a == b for a, b in pairs) if pairs else None
