"""What a line of a stamp is made of: labels, dates, clock times, how long ago, names, and words that say nothing beside them.

A line is cut from left to right, the longest phrase first; `labels` says of the parts whether the line is a stamp.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from versioner.core.dates.declared import Read, dates_in, from_machine, short_dates_in
from versioner.core.decide.ticking import agos
from versioner.core.extract.stampwords import (
    WORD,
    Says,
    beginning_with,
    begins,
    folded,
    has_figures,
    no_date,
    phrase_sizes,
    stamp_words,
    weekdays,
)
from versioner.core.lexicon.bylines import BY, PARTICLES, ROLES, may_be_name, signed_in
from versioner.core.lexicon.labels import FURNITURE
from versioner.core.lexicon.months import MONTHS
from versioner.core.lexicon.nearby import NOW, TODAY, YESTERDAY
from versioner.frozen import dataclass
from versioner.late import re, regex

_LINES = 512  # that are remembered
_MOST_NAMES = 12  # words of a byline
_LONGEST_NAME = 10  # characters, in scripts that part no words: more are a sentence
_UNPARTED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")  # scripts without spaces
_SMALL = re.compile(r"\b[a-z]+\b")
_CLOCK = re.compile(  # "18:30", "6 h 00", "3pm"; "3 h" alone is how long ago, but behind "à"; "18 Uhr 30", "18時30分"
    r"(?<![\d.:])(?:[01]?\d|2[0-4])(?:"
    r"(?:[:.h]|\s?h\s?)[0-5]\d(?::[0-5]\d)?(?![\d:])(?:\s*[ap]\.?m\b\.?)?"
    r"|\s*[ap]\.?m\b\.?"
    r"|\s?uhr(?:\s[0-5]\d)?(?![\w:])"
    r"|\s?[時时點点시]\s?(?:[0-5]?\d\s?[分분])?)"
    r"|(?:(?<=à\s)|(?<=às\s)|(?<=las\s))(?:[01]?\d|2[0-4])\s?h(?!\w)",
    re.IGNORECASE,
)
_EITHER = re.compile(
    r"(?<![\d./-])\d{1,2}/\d{1,2}/(?:19|20)\d{2}(?!\d)"
)  # a day that is read in two ways: compared as written
# A month without a day, behind its label: "October 2026", "octubre de 2026", "2026年10月", "10/2026".
_MONTH = regex.compile(
    r"(?<![\p{L}\p{M}])(?P<name>[\p{L}\p{M}]{2,20})\.?\s{1,4}(?:del?\s)?(?:19|20)\d{2}(?!\d)|(?<!\d)(?:19|20)\d{2}\s?[年년]\s?\d{1,2}\s?[月월](?!\s?\d)|"
    r"(?<![\d/.-])(?:0?[1-9]|1[0-2])[/.](?:19|20)\d{2}(?![\d/])",
    regex.IGNORECASE,
)
_TO_ITS_MONTH = re.compile(r"\W{0,4}(?:(?:in|im|en)\s)?", re.IGNORECASE)
_BARE_AGO = re.compile(r"(?<!\d)\d{1,6}\s{0,4}(?:(?P<m>m|min|mins)|(?P<h>h|hr|hrs|std|uur)|(?P<d>d|j|t)|(?P<s>s|sec))\.?(?![^\W\d_])", re.IGNORECASE)  # fmt: skip
_EPOCH = re.compile(r"\s{0,8}[:：]?\s{0,8}(1\d{9}(?:\d{3})?)(?!\d)")  # 2001 to 2033
_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_READING = regex.compile(
    r"(?:~\s{0,4})?(?<!\p{N})\p{N}{1,4}\s{0,4}-?\s{0,4}(?:min(?:ute)?s?\.?)?\s{0,4}(?:read(?:ing time)?|de lecture|lesezeit|de lectura|leestijd|di lettura|de leitura)\b",
    regex.IGNORECASE,
)
_FROM_UTC = re.compile(r"\b(?:GMT|UTC)\s?[+-]\s?\d{1,2}(?::?\d{2})?(?!\d)")
_VERSION = re.compile(r"\bv(?:er(?:sion)?)?\.?\s?\d+(?:\.\d+)*\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One date of a stamp.

    Attributes:
        says: what its label says; None where it has none.
        at: the date; None where only a time of day, or how long ago it was, is written.
        clock: a time of day without a day, a day that may be read in two ways, or a month, as written; "" where there is none.
        ago: how long ago, at most and at least; None where it does not say so.
    """

    says: Says | None
    at: datetime | None = None
    clock: str = ""
    ago: tuple[timedelta, timedelta] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a line that is understood; one with neither meaning nor name says nothing.

    Attributes:
        start, end: where it stands in the line, in characters.
        what: what it says: a label, a date, how long ago.
        name: whom it names as its author.
    """

    start: int
    end: int
    what: Says | Said | None = None
    name: str = ""


def parts_of(text: str, language: str | None, times: Sequence[tuple[str, str]]) -> Sequence[Part] | None:
    """The stretches of a line that are understood, in order; None where a word says at once that it is a sentence."""
    return _parts(text, language if has_figures(text) else None, tuple(times))


# One after the other it is asked whether a line is a stamp, a date, a name with its day.
@lru_cache(maxsize=_LINES)
def _parts(text: str, language: str | None, times: tuple[tuple[str, str], ...]) -> Sequence[Part] | None:
    found: list[Part] = []
    figures = has_figures(text)
    if figures and not times and _is_spoken(text):
        return None
    for one in (*_machine(text, times), *(dates_in(text, language) if figures else ())):
        _add(found, Part(one.start, one.end, Said(says=None, at=one.at)))
    if figures:
        _counted(text, found)
    short = list(_BARE_AGO.finditer(text)) if figures else []
    months = list(_months(text)) if figures else []
    known = [*((part.start, part.end) for part in found), *(match.span() for match in (*short, *months))]
    if _says_more(text, known):
        return None
    _phrases(text, found)
    for end in [part.end for part in found if isinstance(part.what, Says)]:
        _instead(text, end, found)
        _month(text, end, months, found)
    for match in short:
        unit = timedelta(seconds=_UNITS[next(name for name, value in match.groupdict().items() if value)])
        count = int(re.match(r"\d+", match.group()).group())  # type: ignore[union-attr]
        _add(found, Part(match.start(), match.end(), Said(says=None, ago=((count + 1) * unit, count * unit))))
    return sorted(found, key=lambda part: part.start)


def _counted(text: str, found: list[Part]) -> None:
    """How long a text takes to read, versions, zones; days in short and clock times."""
    for pattern in (_READING, _VERSION, _FROM_UTC):
        for match in pattern.finditer(text):
            _add(found, Part(match.start(), match.end()))
    for one in short_dates_in(text):
        _add(found, Part(one.start, one.end, Said(says=None, at=one.at)))
    for pattern in (_EITHER, _CLOCK):
        for match in pattern.finditer(text):
            _add(found, Part(match.start(), match.end(), Said(says=None, clock=match.group().lower())))


def _add(found: list[Part], part: Part) -> None:
    if all(part.end <= other.start or other.end <= part.start for other in found):
        found.append(part)


def _machine(text: str, times: Sequence[tuple[str, str]]) -> Iterator[Read]:
    """The `<time>` elements of a line, with the date that they hold for machines; two may show the same."""
    end = 0
    for shown, machine in times:
        at, start = from_machine(machine), text.find(shown, end) if shown else -1
        start = text.find(shown) if start < 0 < len(shown) else start
        if at is not None and start >= 0:
            end = start + len(shown)
            inner = _date_behind_label(shown)
            yield Read(start, end, at) if inner is None else Read(start + inner[0], start + inner[1], at)


def _date_behind_label(shown: str) -> tuple[int, int] | None:
    """Where the date stands in what a `<time>` shows, if it shows its label too."""
    if not begins(shown):
        return None
    date = next(dates_in(shown), None)
    return None if date is None or date.start == 0 else (date.start, date.end)


def _says_more(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a word outside of what is understood is none of those that stamps have: most lines are sentences.

    Asked of small letters alone, of which no name is; what a template left in place of a date may hold any.
    """
    others = {word for word in _SMALL.findall(text) if word not in stamp_words()}
    if not others or any(mark in text for mark in _TEMPLATES):
        return False
    return any(
        match[0] in others and all(match.end() <= start or end <= match.start() for start, end in spans)
        for match in WORD.of(text).finditer(text)
    )


_TEMPLATES = ("{{", "${", "[")
# Small words of what is understood beside stamps' own and the months' names: clock times, how long a text takes, versions.
_OF_DATES = frozenset(
    "am pm a p m h hr hrs s sec d j t std uur uhr v ver version min mins minute minutes reading time lecture lesezeit lectura "
    "leestijd lettura leitura de del di in im en st nd rd th er of the and to".split()
)
_SPOKEN = 4  # small words beside all of these that no dates of one line have together


def _is_spoken(text: str) -> bool:
    """Whether a line with figures has so many other words that it is a sentence: its dates need not be looked for."""
    others = {word for word in _SMALL.findall(text) if word not in stamp_words()} - _OF_DATES - MONTHS.keys()
    return len(others) >= _SPOKEN and not any(mark in text for mark in _TEMPLATES)


def _phrases(text: str, found: list[Part]) -> None:
    """Labels, relative times and bylines: longest first, from left to right, outside of what is known."""
    words = list(WORD.of(text).finditer(text))
    plain = [folded(word.group()) for word in words]
    n = 0
    while n < len(words):
        if any(part.start < words[n].end() and words[n].start() < part.end for part in found):
            n += 1
            continue
        for size in phrase_sizes(plain[n]):
            what = _meaning(plain[n : n + size]) if size <= len(words) - n else None
            if what is not None:
                _add(found, Part(words[n].start(), words[n + size - 1].end(), what))
                n += size
                break
        else:
            n += _byline(text, words, n, found) or _signed(text, words, n, found) or 1


def _instead(text: str, end: int, found: list[Part]) -> None:
    """What stands right behind a label in place of a date for people: seconds since 1970, or that there is none."""
    if (epoch := _EPOCH.match(text, end)) is not None:
        _add(found, Part(epoch.start(1), epoch.end(1), Said(says=None, at=from_machine(epoch[1]))))
    elif (none := no_date().match(text, end)) is not None:
        _add(found, Part(end, none.end()))


def _months(text: str) -> Iterator[regex.Match[str]]:
    """The months of years that a line names."""
    for match in _MONTH.finditer(text):
        name = match["name"]
        if name is None or folded(name) in MONTHS:
            yield match


def _month(text: str, end: int, months: Sequence[regex.Match[str]], found: list[Part]) -> None:
    """The month that stands right behind a label: it has no day to be known by, and is compared as written."""
    for match in months:
        if match.start() >= end and _TO_ITS_MONTH.fullmatch(text, end, match.start()):
            _add(found, Part(match.start(), match.end(), Said(says=None, clock=match.group().lower())))


def _meaning(words: Sequence[str]) -> Says | Said | None:
    """What a few words mean: a label, how long ago."""
    phrase = " ".join(words)
    if (known := beginning_with(words[0]).get(phrase)) is not None:
        return known
    if phrase in NOW:
        return Said(says=None, ago=(timedelta(minutes=2), timedelta()))
    if phrase in TODAY or phrase in YESTERDAY:
        days = timedelta(days=int(phrase in YESTERDAY))
        return Said(says=None, ago=(days + timedelta(days=1), days))
    numbers = [word for word in words if word.isdecimal()]
    if len(numbers) > 1:
        return None
    unit = agos().get(" ".join("#" if word.isdecimal() else word for word in words))
    if unit is None:
        return None
    count = int(numbers[0]) if numbers else 1
    return Said(says=None, ago=(timedelta(seconds=(count + 1) * unit), timedelta(seconds=count * unit)))


def _byline(text: str, words: Sequence[regex.Match[str]], n: int, found: list[Part]) -> int:
    """A byline that begins at the n-th word: "by" and names and nothing else up to the next mark; its words."""
    first = n + _by(words, n)
    if first == n:
        return 0
    end = first
    while end < min(len(words), n + _MOST_NAMES) and _is_name(words[end].group(), first=end == first):
        if any(part.start < words[end].end() and words[end].start() < part.end for part in found):
            break
        if end > first and "|" in text[words[end - 1].end() : words[end].start()]:
            break
        if _meaning([folded(words[end].group())]) is not None:
            break
        end += 1
    if end == first:
        return 0
    name = text[words[first].start() : words[end - 1].end()]
    _add(found, Part(words[n].start(), words[end - 1].end(), name=name))
    return end - n


def _signed(text: str, words: Sequence[regex.Match[str]], n: int, found: list[Part]) -> int:
    """A reporter's name with "기자" or "記者" behind it that begins at the n-th word; its words."""
    for count in (2, 1):
        end = words[min(n + count, len(words)) - 1].end()
        name = signed_in(text[words[n].start() : end])
        if name is not None:
            _add(found, Part(words[n].start(), end, name=name))
            return count
    return 0


def _by(words: Sequence[regex.Match[str]], n: int) -> int:
    """How many words at the n-th say "by"; 0 where none does."""
    if words[n].group().casefold() not in _by_begins():
        return 0
    said = [word.group().casefold() for word in words[n : n + 2]]
    return 2 if " ".join(said) in BY else int(said[0] in BY)


@lru_cache(maxsize=1)
def _by_begins() -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for phrase in BY)


def _is_name(word: str, *, first: bool) -> bool:
    """Whether a word may stand in a byline: a name, a particle of one, an office; no day and no month."""
    plain = word.casefold()
    if first and (plain in weekdays() or plain in MONTHS):
        return False
    if plain in PARTICLES or (plain in ROLES and not first):
        return True
    if unicodedata.category(word[0]) == "Lo":
        return may_be_name(word) and (len(word) <= _LONGEST_NAME or not _UNPARTED.match(word))
    return word[:1].isalpha() and word[0].isupper()


def left_of(text: str, parts: Sequence[Part]) -> list[regex.Match[str]]:
    """The words of a line that are left over and say something."""
    signs = list(text)
    for part in parts:
        signs[part.start : part.end] = " " * (part.end - part.start)
    rest = "".join(signs)
    return [
        word
        for word in WORD.of(rest).finditer(rest)
        if (plain := folded(word.group())) not in FURNITURE and plain not in weekdays()
    ]
