"""What is worth the same and written otherwise: a metric amount in another unit, "one month" and "a month", a name and its initials."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from versioner.core.classify.canonical import Part, canonical, same
from versioner.core.facts import FactKind, Quantity, facts
from versioner.late import regex

# Units of one measure that are a power of ten of each other, so that an amount in the other is the same amount to the last digit.
_METRIC = frozenset(
    "kilometer meter centimeter millimeter tonne kilogram gram milligram square-meter hectare square-kilometer milliliter liter hectoliter cubic-meter watt kilowatt megawatt gigawatt".split()
)


def same_in_other_units(before: str, after: str, language: str | None) -> bool:
    """Whether two texts say the same, amounts of metric units in whichever they are: "0.5 g", "500 mg"."""
    old, new = (list(map(_metric, canonical(text, language)[0])) for text in (before, after))
    return bool(old) and old == new


def _metric(part: Part) -> Part:
    if part[0] != str(FactKind.NUMBER):
        return part
    unit, _, bound = part[2].partition(" ")
    if unit not in _METRIC:
        return part
    measure = Quantity(value=Decimal(1), unit=unit)
    try:
        worth = "–".join(str((Decimal(value) * measure.factor).normalize()) for value in part[1].split("–"))
    except InvalidOperation:  # a power: "10^30"
        return part
    return part[0], worth, f"{measure.base} {bound}"


def same_but_for_an_article(before: str, after: str, language: str | None) -> bool:
    """Whether two English texts say the same, "a month" of one being "one month" of the other; not "£4 a month"."""
    if language != "en":
        return False
    old, new = _counted(before, after), _counted(after, before)
    if (old, new) == (before, after):
        return False
    figures = [sorted(fact.said for fact in facts(text, language)) for text in (old, new)]
    return figures[0] == figures[1] and same(old, new, language)


def _counted(text: str, other: str) -> str:
    """A text with "a month" as "one month" behind what a length of time follows, where the other has "one month"."""

    def said(match: regex.Match[str]) -> str:
        return f"one {match.group(1)}" if f"one {match.group(1)}" in other else match.group()

    counted: str = _A_UNIT.sub(said, text)
    return counted


_A_UNIT = regex.compile(
    r"(?<=\b(?i:for|within|in|of|to|after|about|around|than|least|most|nearly|almost|takes?|took|lasts?|lasted) )an? ((?:second|minute|hour|day|week|month|year|decade|century|mile|metre|meter|kilometre|kilometer|litre|liter|kilo|tonne|gram)\b)"
)


# ---------------------------------------------------------------- initials


def same_by_initials(before: str, after: str, language: str | None) -> bool:
    """Whether two texts say the same, a name and its initials being one where one text tells whose they are: "the Harbour Board (HB)"."""
    told = {name: short for text in (before, after) for name, short in _told(text)}
    if not told or len({*told.values()}) < len(told):
        return False  # one of the names became another with the same initials
    old, new = (_shortened(text, told) for text in (before, after))
    if (old, new) == (before, after):
        return False
    figures = [sorted(fact.said for fact in facts(text, language)) for text in (old, new)]
    return figures[0] == figures[1] and same(old, new, language)


def _shortened(text: str, told: dict[str, str]) -> str:
    for name, short in told.items():
        text = text.replace(f"{name} ({short})", short).replace(name, short)
    return text


def _told(text: str) -> list[tuple[str, str]]:
    """Names that a text has right before their initials in brackets, and these."""
    found = []
    for match in _INITIALS.finditer(text):
        name = _spelled_out(text[: match.start()], match.group(1))
        if name is not None:
            found.append((name, match.group(1)))
    return found


def _spelled_out(before: str, short: str) -> str | None:
    """The end of a text whose words have these initials, small words between them left out; it begins with a capital."""
    letters = list(short.casefold())
    start = 0
    for word in reversed(list(_WORD.finditer(before[-_LONGEST:]))):
        if letters and word.group()[0].casefold() == letters[-1]:
            letters.pop()
            start = word.start()
        elif not letters or not word.group().islower():
            break
    if letters or not before[-_LONGEST:][start : start + 1].isupper():
        return None
    return before[-_LONGEST:][start:].rstrip()


_LONGEST = 120  # characters of a name that is spelled out
_INITIALS = regex.compile(r"\((\p{Lu}[\p{L}]{0,5}\p{Lu})\)")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*")
