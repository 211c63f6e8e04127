"""One table a language: what each word or phrase can mean to who looks for facts. Compiled on first use, kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from fractions import Fraction
from functools import cache

from versioner.core.lexicon import amounts, calendar, cldr, numerals, polarity, speech
from versioner.core.lexicon.cldr import fold
from versioner.core.lexicon.compounds import compound
from versioner.core.lexicon.factual import UNKNOWN, languages
from versioner.frozen import dataclass
from versioner.late import regex


class Role(StrEnum):
    """What a word can be in a fact."""

    CARDINAL = "cardinal"  # value: int
    ORDINAL = "ordinal"  # int
    SCALE = "scale"  # int, a power of ten
    PART = "part"  # Fraction
    COUNT = "count"  # a dozen, both: a number as text
    LOOSE = "loose"  # dozens, thousands: int, the order of magnitude
    BOUND = "bound"  # one of core.facts.Bound
    PERCENT = "percent"
    POINTS = "points"
    MONTH = "month"  # int
    MONTH_SHORT = "month, short"
    WEEKDAY = "weekday"  # int, 1 is Monday
    WEEKDAY_SHORT = "weekday, short"
    RELATIVE = "relative"  # int, days from today
    HALF = "half of the day"  # "am", "pm"
    HOUR = "hour"  # int
    CLOCK = "clock"
    CURRENCY = "currency"  # a code
    UNIT = "unit"  # CLDR's name
    NEGATION = "negation"
    MODALITY = "modality"
    SAYING = "saying"
    ACCORDING = "according"
    TITLE = "title"


Value = int | str | Fraction
Term = tuple[Role, Value]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's words.

    Attributes:
        words: a folded word -> what it can mean.
        phrases: a folded first word -> (the words after it, what all mean), longest first.
        inside: finds what stands inside a run of letters, in scripts that put no spaces between words; None elsewhere.
        inside_terms: what it finds -> what that means.
        inflected: names of days and months take endings; they are then found by their beginnings.
        decimal, group: marks in numbers.
        capital_months: months are written with a capital.
        clitics: letters that are written before a word and belong to none ("and", "the").
    """

    language: str | None
    words: Mapping[str, tuple[Term, ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Term], ...]]
    inside: regex.Pattern[str] | None
    inside_terms: Mapping[str, Term]
    inflected: tuple[tuple[str, Term], ...]
    decimal: str
    group: str
    capital_months: bool
    clitics: frozenset[str]

    def terms(self, word: str) -> tuple[Term, ...]:
        """What a folded word can mean; () where it is none of these."""
        found = self.words.get(word)
        if found is None and self.clitics:
            found = self._unprefixed(word)
        if found is None and self.inflected and len(word) > 4:
            found = self._stem(word)
        if found is None:
            number = compound(word, self.language, self._cardinal)
            found = None if number is None else ((Role.CARDINAL, number),)
        return found or ()

    def _cardinal(self, word: str) -> int | None:
        """What a word of the table is as a number; None where it is none."""
        return next(
            (
                value
                for role, value in self.words.get(word, ())
                if role is Role.CARDINAL and isinstance(value, int)
            ),
            None,
        )

    def _unprefixed(self, word: str) -> tuple[Term, ...] | None:
        for cut in (1, 2):
            if len(word) - cut < 2 or word[cut - 1] not in self.clitics:
                break
            found = self.words.get(word[cut:])
            if found is not None and (len(word) - cut > 2 or found[0][0] is Role.NEGATION):
                return found
        return None

    def _stem(self, word: str) -> tuple[Term, ...] | None:
        for stem, term in self.inflected:
            if word.startswith(stem) and len(word) - len(stem) <= _ENDING:
                return (term,)
        return None


_ENDING = 5  # letters that an ending adds at most: "kesäkuussa", "perjantaista", "вторнике"
# Languages whose names of days and months take endings beyond the forms CLDR lists.
_INFLECTING = frozenset(
    "fi et hu tr az pl cs sk sl hr sr bs ru uk be bg mk lt lv is sv da no el ro sq hy ka kk".split()
)
_CLITICS = {"ar": "وفبلك", "he": "והבלמשכ", "fa": "", "ur": ""}
# Read where no language is known: the ones that share the most articles of the web.
_BEFORE = {"ordinal": Role.ORDINAL, "cardinal": Role.CARDINAL}


def _pairs(table: str) -> Iterator[tuple[str, str]]:
    """Of "12=dozen 2=both|twice" each (value, word)."""
    for entry in table.split():
        value, _, words = entry.partition("=")
        for word in words.split("|"):
            yield value, word


def _numbers(language: str) -> Iterator[tuple[str, Term]]:
    for value, word in (
        *_pairs(numerals.CARDINALS.get(language, "")),
        *_pairs(amounts.MORE.get(language, "")),
    ):
        if not (language == "vi" and value == "0"):  # "không" is "not"
            yield word, (Role.CARDINAL, int(value))
    for value, word in _pairs(numerals.ORDINALS.get(language, "")):
        yield word, (Role.ORDINAL, int(value))
    for table in (amounts.SCALES["*"], amounts.SCALES.get(language, "")):
        for value, word in _pairs(table):
            yield word, (Role.SCALE, int(value))
    for word, power in cldr.scales(language).items():
        if len(word) > 1:
            yield word.replace(" ", "_"), (Role.SCALE, power)


def _amounts(language: str) -> Iterator[tuple[str, Term]]:
    for value, word in _pairs(amounts.PARTS.get(language, "")):
        yield word, (Role.PART, Fraction(value))
    for value, word in _pairs(amounts.COUNTS.get(language, "")):
        yield word, (Role.COUNT, value)
    for value, word in _pairs(amounts.LOOSE.get(language, "")):
        yield word, (Role.LOOSE, int(value))
    for bound, words in amounts.BOUNDS.get(language, {}).items():
        for word in words.split():
            yield word, (Role.BOUND, bound)
    for role, table in ((Role.PERCENT, amounts.PERCENT), (Role.POINTS, amounts.POINTS)):
        for word in table.get(language, "").split():
            yield word, (role, "")
    for word, code in cldr.currencies(language).items():
        yield word.replace(" ", "_"), (Role.CURRENCY, code)
    for word, unit in cldr.units(language).items():
        yield word.replace(" ", "_"), (Role.UNIT, unit)


def _calendar(language: str) -> Iterator[tuple[str, Term]]:
    named: tuple[tuple[Role, Mapping[str, int]], ...] = (
        (Role.MONTH, cldr.months(language)),
        (Role.MONTH_SHORT, cldr.months(language, short=True)),
        (Role.WEEKDAY, cldr.weekdays(language)),
        (Role.WEEKDAY_SHORT, cldr.weekdays(language, short=True)),
    )
    for role, names in named:
        yield from ((word.replace(" ", "_"), (role, number)) for word, number in names.items())
    for name, day in cldr.weekdays(language).items():
        yield from (
            (name + part, (Role.WEEKDAY, day)) for part in calendar.DAY_PARTS.get(language, "").split()
        )
    for value, word in _pairs(calendar.DAYS.get(language, "")):
        yield word, (Role.WEEKDAY if len(word) > 4 or not word.isascii() else Role.WEEKDAY_SHORT, int(value))
    for role, table in (
        (Role.MONTH, calendar.MONTHS),
        (Role.MONTH_SHORT, calendar.MONTHS_SHORT),
        (Role.RELATIVE, calendar.RELATIVE),
        (Role.HOUR, calendar.HOURS_BY_NAME),
    ):
        yield from ((word, (role, int(value))) for value, word in _pairs(table.get(language, "")))
    for half, word in _pairs(calendar.PARTS_OF_DAY.get(language, "")):
        yield fold(word), (Role.HALF, half)
    for word, half in cldr.halves(language).items():
        yield word.replace(" ", "_"), (Role.HALF, half)
    for word in calendar.CLOCK_WORDS.split():
        yield word, (Role.CLOCK, "")


def _senses(language: str) -> Iterator[tuple[str, Term]]:
    agreed = {
        fold(word): fold(family.split()[0])
        for family in polarity.AGREE.get(language, "").split("|")
        for word in family.split()
    }
    yield from ((word, (Role.MODALITY, first)) for word, first in agreed.items())
    for role, table in (
        (Role.NEGATION, polarity.NEGATION),
        (Role.MODALITY, polarity.MODALITY),
        (Role.SAYING, speech.SAYING),
        (Role.ACCORDING, speech.ACCORDING),
        (Role.TITLE, speech.TITLES),
    ):
        for word in table.get(language, "").split():
            if role is Role.MODALITY and fold(word) in agreed:
                continue
            yield fold(word), (role, fold(word))
            if role is Role.MODALITY and "-" in word:
                yield fold(word).replace("-", "_"), (role, fold(word))


def _inside(language: str) -> dict[str, Term]:
    found: dict[str, Term] = {}
    for role, table in (
        (Role.NEGATION, polarity.NEGATION_INSIDE),
        (Role.MODALITY, polarity.MODALITY_INSIDE),
        (Role.SAYING, speech.SAYING),
    ):
        if role is not Role.SAYING or language in polarity.NEGATION_INSIDE:
            found.update({word: (role, word) for word in table.get(language, "").split()})
    for role, days in ((Role.WEEKDAY, calendar.DAYS_INSIDE), (Role.RELATIVE, calendar.RELATIVE_INSIDE)):
        found.update({word: (role, int(value)) for value, word in _pairs(days.get(language, ""))})
    for bound, words in amounts.BOUNDS_INSIDE.get(language, {}).items():
        found.update(
            {word: (Role.BOUND, bound) for word in words.split() if len(word) > 1 or language == "ja"}
        )
    if language == "th":
        found.update({word: (Role.MONTH, number) for word, number in cldr.months("th").items()})
    return found


def _gathered(
    found: Iterable[tuple[str, Term]],
) -> tuple[dict[str, list[Term]], dict[str, list[tuple[tuple[str, ...], Term]]]]:
    words: dict[str, list[Term]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Term]]] = {}
    for text, term in found:
        parts = [fold(part) for part in text.replace("’", "'").split("_") if part]
        if len(parts) == 1:
            terms = words.setdefault(parts[0], [])
            if all(role is not term[0] for role, _ in terms):
                terms.append(term)
        elif parts:
            phrases.setdefault(parts[0], []).append((tuple(parts[1:]), term))
    return words, phrases


@cache
def lexicon(language: str | None) -> Lexicon:
    """The table of a language, by its two letters; of the commonest together where it is None or not known."""
    known = language in languages()
    of = (language,) if language is not None and known else UNKNOWN
    found = [pair for one in of for part in (_senses, _calendar, _numbers, _amounts) for pair in part(one)]
    words, phrases = _gathered(found)
    inside = {word: term for one in of for word, term in _inside(one).items()}
    pattern = (
        regex.compile("|".join(map(regex.escape, sorted(inside, key=len, reverse=True)))) if inside else None
    )
    decimal, group = cldr.marks(language) if language is not None and known else ("", "")
    return Lexicon(
        language=language if known else None,
        words={word: tuple(terms) for word, terms in words.items()},
        phrases={word: tuple(sorted(after, key=lambda one: -len(one[0]))) for word, after in phrases.items()},
        inside=pattern,
        inside_terms=inside,
        inflected=_stems(words) if of[0] in _INFLECTING else (),
        decimal=decimal,
        group=group,
        capital_months=cldr.capitalised(of[0]),
        clitics=frozenset(_CLITICS.get(of[0], "")),
    )


def _stems(words: Mapping[str, list[Term]]) -> tuple[tuple[str, Term], ...]:
    """Beginnings of the names of days and months, longest first."""
    found: dict[str, Term] = {}
    for word, terms in words.items():
        for term in terms:
            if term[0] in {Role.WEEKDAY, Role.MONTH} and len(word) >= 4:
                stem = word[:-1] if word[-1] in "aeiouyæøåäöаяоуыієиіьηαοσς" and len(word) > 5 else word
                found.setdefault(stem, term)
    return tuple(sorted(found.items(), key=lambda one: -len(one[0])))
