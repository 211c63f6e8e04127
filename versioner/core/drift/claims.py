"""What a passage claims: its facts as they can be held against another text's, in whatever form they are said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from versioner.core.drift.dates import alone, begun, in_figures, is_year
from versioner.core.drift.joined import from_and_to, half_past, with_hundredths
from versioner.core.drift.scales import CELL, above, unit_after, units_of
from versioner.core.drift.spoken import written_out
from versioner.core.drift.states import how_things_stand
from versioner.core.facts import Bound, Fact, FactKind, Quantity, dated, facts
from versioner.core.lexicon import base, lexicon, small_words
from versioner.core.lexicon.calendar import BEFORE_HOURS
from versioner.core.lexicon.function_words import EVERYWHERE
from versioner.core.lexicon.seasons import seasons
from versioner.core.text.bcp47 import primary
from versioner.frozen import dataclass
from versioner.late import regex

_AMOUNTS = frozenset({FactKind.NUMBER, FactKind.MONEY, FactKind.PERCENT})
_KINDS = _AMOUNTS | {FactKind.DATE, FactKind.TIME, FactKind.NAME}
_AND_A = regex.compile(
    r"\s*(?:and an?|and|y|e|et|und|en|og|och|i|a|és|ja)?\s*", regex.IGNORECASE
)  # between a figure and its half
_FINEST = Decimal("0.001")
_FAR, _SLACK = 1.6, 0.08  # what lies outside of these is far: no open bound, no rounded unit reaches it
_MIDNIGHT, _NOON = "00:59", "12:00"
_AS_A_DATE = 0.0  # a year counts as a figure already
_STANDS = 0.8  # what it is worth that two passages say alike how something stands
MONTH = Decimal(2_629_800)  # seconds
_YEAR_DIGITS = 4
_YEARS = (1900, 2100)
_FINER = 20  # times: a round figure stands for what lies within a half of a twentieth of it
_PRICE, _COIN = (
    1_000,
    Decimal("0.4"),
)  # below this money is told to the coin; 4.99 is called five all the same
CENT = Decimal("0.01")
_SPELL = Decimal("0.8")  # of a unit of time that whole ones are off by: "two years" of 20 months
_TO_THE_SECOND = regex.compile(r"\d{1,2}:\d{2}:\d{2}")
_HOURS = regex.compile(r"\s*\b(?:heures?|h)\b")
_CELL_BEGINS = "|:：;("
_LETTERS = regex.compile(r"\p{L}{2,}")
_CELL_END = regex.compile(r"\s*(?:$|[|;,.()\n])")


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact that a passage states.

    Attributes:
        kind: "amount", "date", "time", "name", or "state": how a thing stands.
        value: normalised, what it is told by.
        quantity: of an amount.
        bare: an amount without unit or noun, as in a table's cell: its unit is what the other side says.
        loose: a figure that no noun follows ("the men pay 18 a month"): what it counts or is measured in was said before.
        worth: how seldom such a fact agrees by chance, on the scale of `terms.Rarity`.
        sizes: of an amount: the least and the greatest figure that it may be said of, as it is written and in its
            base unit (seconds for months, coins for cents); roughly, to tell at once what is far from it.
        rounded: a round figure with what it may be rounded to ("2,400" of 2,399); None where it is no round one.
        exact: of an amount that is said without a bound: its base unit, and there its size and what its last digit is worth.
    """

    kind: str
    value: str
    quantity: Quantity | None = None
    bare: bool = False
    loose: bool = False
    worth: float = 1.0
    sizes: tuple[tuple[float, float], tuple[float, float]] = ((0.0, 0.0), (0.0, 0.0))
    exact: tuple[str, float, float] | None = None
    rounded: Quantity | None = None

    @property
    def hard(self) -> bool:
        """Numbers, money, shares, dates, times: what can be superseded by another value."""
        return self.kind not in {"name", "state"}


@lru_cache(maxsize=16_384)
def claims(text: str, language: str | None = None, label: str = "") -> tuple[Claim, ...]:
    """The claims of a passage.

    Args:
        text: the passage.
        language: its language tag.
        label: what it stands under, a line each, the heads of a table's columns last: it may name the unit of figures.
    """
    text = written_out(text, language)
    every = facts(text, language)
    days = dict(
        (*in_figures(text, language), *begun(text, every), *alone(text, language), *seasons(text, language))
    )
    found = [
        fact for fact in every if fact.kind in _KINDS and not fact.weak and not _is_within(fact, days.keys())
    ]
    found = list(from_and_to(with_hundredths(half_past(found, text), text, language), text, language))
    read = [Claim("date", value, worth=_worth_of_date(value)) for value in days.values()]
    for fact in found:
        units = _named_units(fact, text, language, label) if _is_bare(fact, text, language) else ()
        named = any(unit.unit.isupper() or unit.unit == "percent" for unit in units)
        read += (one for one in _read(fact, text, language) if not (named and one.bare))
        read += _in_units(fact, units)
    stand = (
        Claim("state", one, worth=_STANDS) for one in how_things_stand(text, language, denies=_denies(every))
    )
    return (
        *read,
        *_sums(found, text),
        *_parts(found, text, language),
        *_of_many(every, text),
        *_elided(found, text),
        *stand,
    )


def _named_units(fact: Fact, text: str, language: str | None, label: str) -> tuple[Quantity, ...]:
    """What a bare figure may be measured in: by what it stands under, or, money and shares, by what its own row is called."""
    found = units_of(above(fact, text, label), language)
    head, mark, _ = text.partition(CELL)
    if not mark or fact.span[0] < len(head) or found:
        return found
    return tuple(
        one
        for one in units_of(head, language)
        if one.unit == "percent" or (one.unit.isupper() and one.value > 1)
    )


def _denies(found: Iterable[Fact]) -> bool:
    return any(fact.kind is FactKind.NEGATION for fact in found)


def _is_within(fact: Fact, places: Iterable[tuple[int, int]]) -> bool:
    return any(fact.span[0] < end and start < fact.span[1] for start, end in places)


def _read(fact: Fact, text: str, language: str | None) -> Iterator[Claim]:
    if fact.kind in _AMOUNTS and fact.quantity is not None:
        if ends := _years_of(fact):
            for year in ends:
                yield _amount(year, Quantity(value=Decimal(year)), loose=True)
                yield Claim("date", year, worth=_AS_A_DATE)
            return
        said = _priced(fact.quantity) if fact.kind is FactKind.MONEY else _lasted(fact.quantity)
        bare = _is_bare(fact, text, language)
        loose = not bare and _is_loose(fact, text, language)
        yield _amount(f"{fact.value} {fact.unit}".strip(), said, bare=bare, loose=loose)
        yield from _hours(fact, text, language)
        yield from _o_clock(fact, text, language)
        yield from _counted(fact)
        if (bare or loose) and is_year(fact, text):
            yield Claim("date", fact.value, worth=_AS_A_DATE)
    elif fact.kind is FactKind.DATE:
        yield Claim("date", fact.value, worth=_worth_of_date(fact.value))
    elif fact.kind is FactKind.TIME:
        written = text[slice(*fact.span)]
        value = written if _TO_THE_SECOND.fullmatch(written) else fact.value
        worth = 1.5 if value.endswith(":00") else 2.2
        yield Claim("time", value, worth=worth)
        if (
            not any(map(str.isdigit, written)) and _MIDNIGHT < value < _NOON
        ):  # "half past nine" may be of the evening
            yield Claim("time", f"{int(value[:2]) + 12}{value[2:]}", worth=worth)
        yield from _lasting(fact, text, language)
    elif fact.kind is FactKind.NAME:
        yield Claim("name", fact.value, worth=1.5 if " " in fact.value else 0.7)


_YEARS_OF = regex.compile(r"((?:19|20)\d\d)–((?:19|20)\d\d)")


def _years_of(fact: Fact) -> tuple[str, ...]:
    """The first and last year of a span: "between 1921 and 1926" gives two years, and no figure that lies between them."""
    found = _YEARS_OF.fullmatch(fact.value) if not fact.unit else None
    return (found[1], found[2]) if found else ()


_FEWEST = 10  # of which so many are counted; "four out of five" is a share and no count


def _counted(fact: Fact) -> Iterator[Claim]:
    """The two figures of a share that counts: "11 schools out of 19"."""
    top, mark, whole = fact.value.partition("/")
    if not mark or not top.isdecimal() or not whole.isdecimal() or int(top) < 2 or int(whole) <= _FEWEST:
        return
    for figure in (top, whole):
        yield _amount(figure, Quantity(value=Decimal(figure)))


def _priced(said: Quantity) -> Quantity:
    """A price in whole coins is nearly that price: "five euros" are neither 4.50 nor 5.50."""
    if said.bound is Bound.EXACT and said.step == 1 and abs(said.value) < _PRICE:
        return replace(said, step=_COIN)
    return said


def _lasted(said: Quantity) -> Quantity:
    """A few whole years or hours are nearly so many: "two years" are not 18 months."""
    if said.bound is Bound.EXACT and said.step == 1 and said.base in {"month", "second"}:
        return replace(said, step=_SPELL)
    return said


# What stands behind an hour of the day that nothing else marks.
_HOUR_ENDS = regex.compile(
    r"\s*(?:$|[.,;:!?)…»”\"]|(?:y|e|i|on|am|de la|da|do|di|en|in punto)\b)", regex.IGNORECASE
)
_HALF_DAY, _DAY = 12, 24


def _hours(fact: Fact, text: str, language: str | None) -> Iterator[Claim]:
    """A bare figure that may be an hour: of the morning, and of the evening."""
    lead = BEFORE_HOURS.get(primary(language) or "en")
    said = fact.quantity
    if lead is None or said is None or said.unit or not 0 < said.value <= _DAY or said.value % 1:
        return
    start, end = fact.span
    if text[start:end].casefold().endswith("once") and primary(language) == "en":
        return  # "at once"
    before = regex.search(rf"\b(?:{lead})\s?$", text[max(0, start - 16) : start], regex.IGNORECASE)
    start -= len(before[0]) if before else 0
    if before is None and not regex.match(rf"(?:{lead})\s", text[start:end], regex.IGNORECASE):
        return
    if _HOUR_ENDS.match(text, end):
        hour = int(said.value) % _DAY
        for one in (hour, hour + _HALF_DAY)[: 1 + (hour < _HALF_DAY)]:
            yield Claim("time", f"{one:02}:00", worth=1.5)


_HOURS_AND_MINUTES = regex.compile(r"([01]?\d|2[0-3])\.([0-5]\d)")


def _o_clock(fact: Fact, text: str, language: str | None) -> Iterator[Claim]:
    """A cell or item of a figure that is written as times of day are where a comma parts decimals: "Harbour | 7.15"."""
    written = _HOURS_AND_MINUTES.fullmatch(text[slice(*fact.span)])
    if (
        written
        and fact.kind is FactKind.NUMBER
        and _is_bare(fact, text, language)
        and lexicon(base(language)).decimal == ","
    ):
        yield Claim("time", f"{int(written[1]):02}:{written[2]}", worth=2.2)


def _lasting(fact: Fact, text: str, language: str | None) -> Iterator[Claim]:
    """What reads as a time of day and may be how long something lasts: "plus de trois heures", "3 h 20"."""
    written = text[slice(*fact.span)]
    seconds = seconds_of(fact.value)
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


def _amount(
    text: str, said: Quantity, *, bare: bool = False, loose: bool = False, more: float = 0.0
) -> Claim:
    low, high = said.span
    value, one = float(said.value), float(said.factor)
    least = value / _FAR if low is None else float(low) / one
    most = value * _FAR if high is None else float(high) / one
    if said.value < 0:  # "fell by a twentieth" is said of −5.0
        least, most = -most, -least
    whole = one * (float(MONTH) if said.base == "month" else float(CENT) if said.base == "cent" else 1.0)
    slack = _SLACK * abs(value)
    sizes = (least - slack, most + slack)
    exact = (said.base, abs(value) * one, float(said.step) * one) if said.bound is Bound.EXACT else None
    return Claim(
        "amount",
        text,
        said,
        bare,
        loose,
        _worth(said) + more,
        (sizes, (sizes[0] * whole, sizes[1] * whole)),
        exact,
        _rounded(said),
    )


def _rounded(said: Quantity) -> Quantity | None:
    """A round figure with the coarsest step that it may be rounded to; None for what is no round one, or may be a year."""
    if said.bound is not Bound.EXACT or (not said.unit and said.step == 1 and _may_be_year(said.value)):
        return None
    step = said.step
    while step > 0 and step * _FINER * 10 <= abs(said.value) and not said.value % (step * 10):
        step *= 10
    return replace(said, step=step) if step > said.step else None


def _may_be_year(value: Decimal) -> bool:
    return _YEARS[0] <= value <= _YEARS[1]


def _is_bare(fact: Fact, text: str, language: str | None) -> bool:
    """Whether an amount ends its cell or item, so that its unit stands elsewhere."""
    start, end = fact.span
    if fact.quantity is None or fact.quantity.unit or _CELL_END.match(text, end) is None:
        return False
    cell = max([text.rfind(mark, 0, start) for mark in _CELL_BEGINS])
    if cell < 0 and "|" not in text:
        return False
    return all(is_small(word, language) for word in _LETTERS.findall(text[cell + 1 : start]))


_NEXT = regex.compile(r"\s*(?:$|[.,;:!?)»”\"]|(\p{L}+))")
_LEAST_LOOSE = 10  # smaller counts agree by chance


def _is_loose(fact: Fact, text: str, language: str | None) -> bool:
    """Whether no noun follows a figure without unit."""
    said = fact.quantity
    if said is None or said.unit or fact.kind is not FactKind.NUMBER:
        return False
    if abs(said.value) < _LEAST_LOOSE and said.value == said.value.to_integral():
        return False
    found = _NEXT.match(text, fact.span[1])
    return found is not None and (
        found[1] is None or (is_small(found[1], language) and found[1].casefold() not in _OF)
    )


def is_small(word: str, language: str | None) -> bool:
    """Whether a word only joins others, and names nothing."""
    low = word.casefold()
    return low in EVERYWHERE or low in small_words(base(language) or "en")


_OF = frozenset("of de des du di dei degli delle del della von van av af z ze spośród из із".split())


_SHORTENED = frozenset({FactKind.MONEY, FactKind.PERCENT})


def _elided(found: list[Fact], text: str) -> Iterator[Claim]:
    """A figure that leaves out what the one before it was told in: "they want seven per cent, the board offers three"."""
    unit = ""
    for fact in found:
        said = fact.quantity
        if fact.kind in _SHORTENED and said is not None:
            unit = said.unit
        elif unit and fact.kind is FactKind.NUMBER and said is not None and not said.unit:
            behind = _NEXT.match(text, fact.span[1])
            if behind is not None and behind[1] is None:
                yield _sized(replace(said, unit=unit))


def _in_units(fact: Fact, units: tuple[Quantity, ...]) -> Iterator[Claim]:
    """A bare amount in each unit that its label names ("Cost in m. euros")."""
    if not units or fact.quantity is None:
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


def _sums(found: list[Fact], text: str) -> Iterator[Claim]:
    """Amounts that are said in two units, as one: "3 years and 8 months"."""
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
            one = unit_after(text[fact.span[1] :], language)
            part = said.value / 100
            whole = before.quantity if before else None
            if whole is not None and before and _AND_A.fullmatch(text[before.span[1] : fact.span[0]]):
                unit = whole.unit or (
                    one.unit if one else "percent" if _is_share(text, fact, language) else ""
                )
                yield _sized(Quantity(value=whole.value + part * _scale(whole), unit=unit, step=part))
            elif one is not None:
                yield _sized(
                    replace(one, value=one.value * part, step=one.value * part / 10, bound=said.bound)
                )
        before = fact


def _is_share(text: str, fact: Fact, language: str | None) -> bool:
    """Whether a half is one of a percent: "two and a half percent"."""
    behind = facts(f"1{text[fact.span[1] : fact.span[1] + 20]}", language)
    return bool(behind) and behind[0].kind is FactKind.PERCENT and behind[0].span[0] == 0


def _sized(said: Quantity) -> Claim:
    return _amount(f"{said.value} {said.unit}".strip(), said)


def _scale(said: Quantity) -> Decimal:
    """What the word of scale behind a figure stands for: a million in "one million", one in "two"."""
    return Decimal(1000) ** (max(0, said.step.adjusted()) // 3)


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


def seconds_of(value: str) -> tuple[int, bool] | None:
    """A time of day in seconds, and whether it is told to the second; None for no time."""
    parts = value.split(":")
    if not 2 <= len(parts) <= 3 or not all(part.isdecimal() for part in parts):
        return None
    hours, minutes, seconds = (*map(int, parts), 0)[:3]
    return (hours * 3600 + minutes * 60 + seconds) % 86_400, len(parts) == 3
