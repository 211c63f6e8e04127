"""What a line of a stamp is made of: labels, dates, clock times, how long ago, names, and words that say nothing beside them.

A line is cut from left to right, the longest phrase first; `labels` says of the parts whether the line is a stamp.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import islice

from versioner.core.dates.declared import Read, dates_in, from_machine, short_dates_in
from versioner.core.decide.ticking import agos
from versioner.core.lexicon import labels as lexicon
from versioner.core.lexicon.bylines import BY, PARTICLES, ROLES, may_be_name, signed_in
from versioner.core.lexicon.months import MONTHS, WEEKDAYS
from versioner.core.lexicon.nearby import NOW, TODAY, YESTERDAY
from versioner.core.lexicon.phrases import Table, table
from versioner.frozen import dataclass
from versioner.late import re, regex

LONGEST = 160  # characters: a stamp is a line; a sentence that begins with "Published" is text
# a page's lines are the same ones at nearly every capture: what they say is worked out once
CACHED = 8_192
_MOST_WORDS = 9  # of a label or of a relative time
_MOST_NAMES = 12  # words of a byline
_LONGEST_NAME = 10  # characters, in scripts that part no words: more are a sentence
_WORD = regex.compile(r"\p{N}+|[\p{L}\p{M}]+(?:['’\u200c-][\p{L}\p{M}]+)*")
_UNPARTED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")  # scripts without spaces
_PLAIN_WORD = re.compile(r"[0-9]+|[A-Za-z]+(?:['-][A-Za-z]+)*")  # as that, of ASCII, in a third of the time
_FIGURE = re.compile("[0-9]")
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
_BARE_AGO = re.compile(r"(?<!\d)\d{1,6}\s{0,4}(?:(?P<m>m|min|mins)|(?P<h>h|hr|hrs|std|uur)|(?P<d>d|j|t)|(?P<s>s|sec))\.?(?![^\W\d_])", re.IGNORECASE)  # fmt: skip
_EPOCH = re.compile(r"\s{0,8}[:：]?\s{0,8}(1\d{9}(?:\d{3})?)(?!\d)")  # 2001 to 2033
_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_READING = regex.compile(
    r"(?:~\s{0,4})?(?<!\p{N})\p{N}{1,4}\s{0,4}-?\s{0,4}(?:min(?:ute)?s?\.?)?\s{0,4}(?:read(?:ing time)?|de lecture|lesezeit|de lectura|leestijd|di lettura|de leitura)\b",
    regex.IGNORECASE,
)
_FROM_UTC = re.compile(r"\b(?:GMT|UTC)\s?[+-]\s?\d{1,2}(?::?\d{2})?(?!\d)")
_VERSION = re.compile(r"\bv(?:er(?:sion)?)?\.?\s?\d+(?:\.\d+)*\b", re.IGNORECASE)


class Says(StrEnum):
    """What a label says of its date."""

    PUBLISHED = "published"
    UPDATED = "updated"
    CHECKED = "checked"  # that somebody looked: no word on the text
    IN_FORCE = "in force"  # from when terms hold: what they say, and what their texts are told apart by
    HISTORY = "history"  # what follows is the page's own history
    LATEST = "latest"  # what follows is its newest line


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One date of a stamp.

    Attributes:
        says: what its label says; None where it has none.
        at: the date; None where only a time of day, or how long ago it was, is written.
        clock: a time of day without a day, or a day that may be read in two ways, as written; "" where there is none.
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


def label(text: str) -> Says | None:
    """What a block says that is a label and nothing else."""
    return _label(text) if len(text) <= LONGEST else None


def begins(text: str) -> bool:
    """Whether a text begins with a word that a label begins with: most sentences do not."""
    word = text[:space] if (space := text.find(" ")) > 0 else text
    if not (word.isascii() and word.isalpha()):
        first = _WORD.match(text)
        word = first.group() if first is not None else ""
    return _folded(word) in _label_openers()


def opens(text: str) -> bool:
    """Whether any word of a text is one with which a label or what introduces a name begins: else it is no stamp."""
    return not _first_words().isdisjoint(_words(text))


@lru_cache(maxsize=CACHED)
def _label(text: str) -> Says | None:
    begun = (_PLAIN_WORD if text.isascii() else _WORD).finditer(text)
    first = next((word.group().casefold() for word in begun), "")
    labels = _beginning_with(first)
    if not labels:
        return None  # most blocks
    words = [first, *(word.group().casefold() for word in islice(begun, _MOST_WORDS))]
    return labels.get(" ".join(words)) if len(words) <= _MOST_WORDS else None


def parts_of(text: str, language: str | None, times: Sequence[tuple[str, str]]) -> list[Part] | None:
    """The stretches of a line that are understood, in order; None where a word says at once that it is a sentence."""
    found: list[Part] = []
    figures = has_figures(text)
    for one in (*_machine(text, times), *(dates_in(text, language) if figures else ())):
        _add(found, Part(one.start, one.end, Said(says=None, at=one.at)))
    if figures:
        _counted(text, found)
    short = list(_BARE_AGO.finditer(text)) if figures else []
    if _says_more(text, [*((part.start, part.end) for part in found), *(match.span() for match in short)]):
        return None
    _phrases(text, found)
    for end in [part.end for part in found if isinstance(part.what, Says)]:
        _instead(text, end, found)
    for match in short:
        unit = timedelta(seconds=_UNITS[next(name for name, value in match.groupdict().items() if value)])
        count = int(re.match(r"\d+", match.group()).group())  # type: ignore[union-attr]
        _add(found, Part(match.start(), match.end(), Said(says=None, ago=((count + 1) * unit, count * unit))))
    return sorted(found, key=lambda part: part.start)


def has_figures(text: str) -> bool:
    """Whether a text has a figure of any script: without one it holds no date, clock time or number."""
    return _FIGURE.search(text) is not None if text.isascii() else any(map(str.isnumeric, text))


def tells_when(text: str, times: Sequence[tuple[str, str]]) -> bool:
    """Whether a line may say when something was: it has a `<time>`, a figure, or a word that relative times begin with."""
    return bool(times) or has_figures(text) or not _openers().keys().isdisjoint(_words(text))


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
            yield Read(start, end, at)


def _says_more(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a word outside of what is understood is none of those that stamps have: most lines are sentences.

    Asked of small letters alone, of which no name is; what a template left in place of a date may hold any.
    """
    others = {word for word in _SMALL.findall(text) if word not in _stamp_words()}
    if not others or any(mark in text for mark in _TEMPLATES):
        return False
    return any(
        match[0] in others and all(match.end() <= start or end <= match.start() for start, end in spans)
        for match in _WORD.finditer(text)
    )


_TEMPLATES = ("{{", "${", "[")


def _phrases(text: str, found: list[Part]) -> None:
    """Labels, relative times and bylines: longest first, from left to right, outside of what is known."""
    words = list(_WORD.finditer(text))
    plain = [_folded(word.group()) for word in words]
    n = 0
    while n < len(words):
        if any(part.start < words[n].end() and words[n].start() < part.end for part in found):
            n += 1
            continue
        for size in _sizes(plain[n]):
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
    elif (none := _no_date().match(text, end)) is not None:
        _add(found, Part(end, none.end()))


def is_no_date(text: str) -> bool:
    """Whether a block says that there is no date, and nothing else: "N/A", "—", "never"."""
    return _no_date().fullmatch(text) is not None


def _sizes(word: str) -> tuple[int, ...]:
    """How many words the phrases have that begin with a word, longest first: most words begin none."""
    begun = _sizes_from(word)
    counted = _openers().get("#", ()) if word.isdecimal() else ()
    return tuple(sorted({*begun, *counted}, reverse=True)) if begun and counted else begun or counted


@lru_cache(maxsize=2_048)
def _sizes_from(word: str) -> tuple[int, ...]:
    labels = {phrase.count(" ") + 1 for phrase in _beginning_with(word)}
    sizes = {*_openers().get(word, ()), *(size for size in labels if size <= _MOST_WORDS)}
    return tuple(sorted(sizes, reverse=True))


def _meaning(words: Sequence[str]) -> Says | Said | None:
    """What a few words mean: a label, how long ago."""
    phrase = " ".join(words)
    if (known := _beginning_with(words[0]).get(phrase)) is not None:
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
        if _meaning([_folded(words[end].group())]) is not None:
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


def _is_name(word: str, *, first: bool) -> bool:
    """Whether a word may stand in a byline: a name, a particle of one, an office; no day and no month."""
    plain = word.casefold()
    if first and (plain in _weekdays() or plain in MONTHS):
        return False
    if plain in PARTICLES or (plain in ROLES and not first):
        return True
    if unicodedata.category(word[0]) == "Lo":
        return may_be_name(word) and (len(word) <= _LONGEST_NAME or not _UNPARTED.match(word))
    return word[:1].isalpha() and word[0].isupper()


def left_of(text: str, parts: Sequence[Part]) -> list[regex.Match[str]]:
    """The words of a line that are left over and say something."""
    rest = list(text)
    for part in parts:
        rest[part.start : part.end] = " " * (part.end - part.start)
    return [
        word
        for word in _WORD.finditer("".join(rest))
        if (plain := _folded(word.group())) not in lexicon.FURNITURE and plain not in _weekdays()
    ]


# ---------------------------------------------------------------- tables, made when first asked for


@lru_cache(maxsize=1)
def _no_date() -> re.Pattern[str]:
    said = sorted(map(re.escape, table(lexicon.NO_DATE)), key=len, reverse=True)
    return re.compile(
        rf"\s{{0,8}}[:：]?\s{{0,8}}(?:{'|'.join((*said, *lexicon.NO_DATE_MARKS))})(?![^\W_])", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _weekdays() -> frozenset[str]:
    """The words of the names of weekdays: "Dé Máirt" and "יום שלישי" are two each."""
    return _words_in(WEEKDAYS)


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'")


def _words(text: str) -> Iterator[str]:
    """The words of a text, folded."""
    return iter(_PLAIN_WORD.findall(text.lower())) if text.isascii() else map(_folded, _WORD.findall(text))


def _words_in(phrases: Iterable[str]) -> frozenset[str]:
    """The words of many phrases, which have few words among them: each is looked at once."""
    apart = set(" ".join(phrases).split())
    plain = {word for word in apart if word.isalpha() and word == word.casefold()}
    return frozenset(plain.union(*map(_words, apart - plain)))


@lru_cache(maxsize=1)
def _labels() -> tuple[tuple[Says, Table], ...]:
    """What labels say, and the phrases that say so; a phrase of several says the last."""
    return (
        (Says.HISTORY, Table(lexicon.HISTORY)),
        (Says.LATEST, Table(lexicon.LATEST)),
        (Says.CHECKED, Table(lexicon.CHECKED)),
        (Says.IN_FORCE, Table(lexicon.IN_FORCE)),
        (Says.PUBLISHED, Table(lexicon.PUBLISHED)),
        (Says.UPDATED, Table(lexicon.UPDATED)),
    )


@lru_cache(maxsize=1)
def _label_openers() -> Mapping[str, list[str]]:
    """The words that labels begin with, each with how the lexicon writes it."""
    found: dict[str, list[str]] = {}
    for written in set[str]().union(*(labels.first_words for _, labels in _labels())):
        found.setdefault(_first_word(written), []).append(written)
    return found


@lru_cache(maxsize=2_048)
def _beginning_with(word: str) -> Mapping[str, Says]:
    """The labels that begin with a word, as their words, -> what each says."""
    begun = _label_openers().get(word, ())
    return {
        _spelled(phrase): says
        for says, labels in _labels()
        for written in begun
        for phrase in labels.beginning_with(written)
    }


def _first_word(text: str) -> str:
    return next(_words(text))


def _spelled(phrase: str) -> str:
    """A phrase as its words; nearly all of ten thousand are words already, parted by single spaces."""
    return phrase.casefold() if phrase.replace(" ", "").isalpha() else " ".join(_words(phrase))


@lru_cache(maxsize=1)
def _openers() -> Mapping[str, tuple[int, ...]]:
    """The first words of relative times ("#": a number), and how many words each may begin."""
    known = (*NOW, *TODAY, *YESTERDAY, *agos())
    sizes: dict[str, tuple[int, ...]] = {}
    for size, word in {(one.count(" ") + 1, one.partition(" ")[0]) for one in known}:
        if size <= _MOST_WORDS:
            sizes[word] = (*sizes.get(word, ()), size)
    return sizes


@lru_cache(maxsize=1)
def _stamp_words() -> frozenset[str]:
    """Every word of a label, a relative time or what introduces a name, or says that there is no date: of none is anything left (`left_of`)."""
    labels = frozenset[str]().union(*(one.words() for _, one in _labels()))
    phrases = (*labels, *NOW, *TODAY, *YESTERDAY, *agos(), *BY, *table(lexicon.NO_DATE))
    return _words_in(phrases) | PARTICLES | ROLES | lexicon.FURNITURE | _weekdays()


@lru_cache(maxsize=1)
def _by_begins() -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for phrase in BY)


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset({*_label_openers(), *(phrase.partition(" ")[0] for phrase in BY)})
