"""Amounts that are said in one word or turned about, written out as `core.facts` reads them: before claims are taken."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from versioner.core.lexicon.numerals import CARDINALS
from versioner.core.lexicon.one_word import (
    ABOUT,
    AGES,
    AND_A_HALF,
    EVERY,
    GERMAN,
    HOLIDAYS,
    INSTRUMENTAL,
    LIMITED,
    MINUTES,
    OFTEN,
    PARTS,
    ROUND,
    SINGLE,
    THOUSAND,
    YEAR_ENDS,
)
from versioner.late import regex

_OTHER_WEEKDAY = regex.compile(
    r"\b(every (?:other|second)) (?=(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)", regex.IGNORECASE
)
# After these "a week" is how long something lasts; "£5 a week" is not.
_LASTING = "within|for|after|lasted|lasts|lasting|took|takes|taken|over|under|about|almost|nearly|than|least"

# What follows a figure that is part of another one, or has a unit of its own.
_NO_AGE = r"\s?[-–:/%]|[.,]\d|\s(?:\p{L}+\s(?:old|alt)\b|year|month|week|day|Jahr|Monat|Woche|Tag|jaar|maand|we?ken|dag|år|månad|veck|año|mes|semana|día|ano|dia)"


_NOON = 12
Rule = tuple[regex.Pattern[str], dict[str, str], str]


def _whole_words(meant: dict[str, str]) -> Rule:
    longest = sorted(meant, key=len, reverse=True)
    pattern = "|".join(longest).replace("'", "['’]")
    return regex.compile(rf"\b({pattern})\b", regex.IGNORECASE), meant, "{0}"


def _first_rules(language: str) -> Iterator[Rule]:
    """Parts with the word "part", how often a thing is, the middle of a month, pence, Polish counts in the instrumental."""
    if language in PARTS:
        form, parts = PARTS[language]
        yield regex.compile(rf"\b{form}\b", regex.IGNORECASE), parts, "{0}"
    yield from _named(language)
    if language in OFTEN:
        yield _whole_words(OFTEN[language])
    if language == "pl":
        yield _whole_words(INSTRUMENTAL)
    if language in {"en", "fr"}:
        yield regex.compile(r"\b(mid?)-(?=\p{L}{3})", regex.IGNORECASE), {"mi": "mi ", "mid": "mid "}, "{0}"
    if language == "en":
        yield _OTHER_WEEKDAY, dict.fromkeys(("every other", "every second"), "every 2 weeks on "), "{0}"
        yield regex.compile(r"(?<![£$€\d.,])\d{1,3}\K(p)(?![\p{L}\d])"), {"p": " pence"}, "{0}"


def _named(language: str) -> Iterator[Rule]:
    """Days that have a name, thousands in one word, one and no more, times by the minutes to an hour, limits, units in a run of letters."""
    for named_so in (HOLIDAYS, YEAR_ENDS, AND_A_HALF):
        if language in named_so:
            yield _whole_words(named_so[language])
    if language in THOUSAND:
        yield _whole_words(_thousands(language))
    if language in SINGLE:
        yield _whole_words(dict.fromkeys(SINGLE[language].split("|"), "1"))
    if language in MINUTES:
        lead, minutes, ways, hours, order = MINUTES[language]
        meant = {
            order.format(few=few, way=way, hour=hour): _at(at, sign * some + more)
            for few, some in minutes.items()
            for way, (sign, more) in ways.items()
            for at, hour in enumerate(hours.split(), 1)
        }
        named, _, form = _whole_words(meant)
        yield regex.compile(rf"(?<=\b(?:{lead})\s){named.pattern}", regex.IGNORECASE), meant, form
    if language == "fr":
        yield _whole_words(LIMITED)
    if language in _RUN_ON:
        units = _RUN_ON[language]
        yield (
            regex.compile(rf"(?<=\d)({units})(?=\p{{L}})(?!の\d)"),
            {unit: f"{unit} " for unit in units.split("|")},
            "{0}",
        )


def _at(hour: int, minutes: int) -> str:
    """A time by minutes from an hour, of the morning and of the evening, as no word says which."""
    hours, rest = divmod(60 * hour + minutes, 60)
    return f"{hours + 12}:{rest:02} ({hours}:{rest:02})" if hours < _NOON else f"{hours}:{rest:02}"


def _thousands(language: str) -> dict[str, str]:
    """Thousands that are written as one word with their number."""
    entries = (entry.partition("=")[::2] for entry in CARDINALS[language].split())
    return {
        f"{word}{THOUSAND[language]}": f"{value} {THOUSAND[language]}"
        for value, words in entries
        for word in words.split("|")
        if 1 < int(value) < 1_000
    }


# Units behind which a run of letters goes on.
_RUN_ON = {
    "ja": "時間|分間|分|秒|週間|か月|ヶ月|キロ|メートル",
    "zh": "小时|小時|分钟|分鐘|公里|米|周|个月|個月",
}


@lru_cache(maxsize=32)
def _rules(language: str) -> tuple[Rule, ...]:
    """Patterns of a language, by the word they find what stands for it, and what to say with it."""
    found = [*_first_rules(language)]
    if language == "de":
        halves = {f"{word}einhalb": f"{n},5" for word, n in GERMAN.items()} | {"anderthalb": "1,5"}
        found.append((regex.compile(rf"\b({'|'.join(halves)})\b", regex.IGNORECASE), halves, "{0}"))
        found.append(
            (
                regex.compile(r"\b(viertel|halbe)(?=million(?:en)?\b)", regex.IGNORECASE),
                {"viertel": "0,25 ", "halbe": "0,5 "},
                "{0}",
            )
        )
    if language == "nl":
        shares = {
            "twee derde": "tweederde",
            "twee vijfde": "tweevijfde",
            "drie vijfde": "drievijfde",
            "drie kwart": "driekwart",
        }
        found.append((regex.compile(rf"\b({'|'.join(shares)})\b", regex.IGNORECASE), shares, "{0}"))
    if language == "en":
        unit = (
            rf"(?<=\b(?:{_LASTING}) an?)(?= (?:hour|day|week|month|year|decade|century)\b)|(?= fortnight\b)"
        )
        found.append((regex.compile(rf"\b(an?)(?:{unit})", regex.IGNORECASE), {"a": "1", "an": "1"}, "{0}"))
    if language == "sv":
        short = {"mkr": "miljoner kronor", "mdkr": "miljarder kronor", "tkr": "tusen kronor"}
        found.append((regex.compile(r"(?<=\d )(mkr|mdkr|tkr)\b", regex.IGNORECASE), short, "{0}"))
    if language in AGES:
        lead, years, named = AGES[language]
        ages = {one: f"{one} {years}" for one in (*named.split(), *map(str, range(1, 100)))}
        pattern = regex.compile(
            rf"\b(?:{lead})\s\K({'|'.join(named.split())}|\d{{1,2}})\b(?!{_NO_AGE})", regex.IGNORECASE
        )
        found.append((pattern, ages, "{0}"))
    if language in EVERY:
        lead, words, ending, among = EVERY[language]
        pattern = regex.compile(rf"\b(?:{lead}) ({'|'.join(words)}){ending}\b", regex.IGNORECASE)
        found.append((pattern, {word: str(n) for word, n in words.items()}, f"1 {among} {{0}}"))
    if language in ROUND:
        words = ROUND[language]
        pattern = regex.compile(
            rf"\b(?:un|una|uma|une) ({'|'.join(words)})\b(?: d[ei'’]\b)?", regex.IGNORECASE
        )
        found.append((pattern, {word: str(n) for word, n in words.items()}, f"{ABOUT[language]} {{0}}"))
    return tuple(found)


_FIRST = regex.compile(r"[\p{L}\p{M}]+")


@lru_cache(maxsize=32)
def _rules_by_word(language: str) -> tuple[tuple[frozenset[str], Rule], ...]:
    """The rules of a language, each with the words of which a text must have one; none where it looks for what stands in a run of letters."""
    return tuple((_needed(rule), rule) for rule in _rules(language))


def _needed(rule: Rule) -> frozenset[str]:
    pattern, meant, _ = rule
    firsts = [_FIRST.match(word) for word in meant]
    whole = pattern.pattern.startswith((r"\b(", r"(?<=\b(?:")) and pattern.pattern.endswith(r")\b")
    if not whole or not all(firsts):
        return frozenset()
    return frozenset(first[0] for first in firsts if first is not None)


# A loss as accounts write it: "$(6.1) million".
_IN_BRACKETS = regex.compile(r"(\p{Sc}\s?)\((\d[\d.,]*)\)")
_MEGATONNES = regex.compile(r"(?<=\d)\s?Mt\b")
_MILLIONS = regex.compile(r"(?<=\d)\s?M\s?(?=[€$£])")


def written_out(text: str, language: str | None) -> str:
    """The text with such amounts in figures; itself where there are none."""
    if "M" in text:
        text = _MEGATONNES.sub(" mio t", _MILLIONS.sub(" mio ", text))
    if "(" in text:
        text = _IN_BRACKETS.sub(r"-\1\2", text)
    said = set(_FIRST.findall(text.lower()))
    for begins, (pattern, meant, form) in _rules_by_word((language or "").lower()[:2]):
        if begins and begins.isdisjoint(said):
            continue
        text = pattern.sub(lambda match: form.format(meant[match[1].lower().replace("’", "'")]), text)  # noqa: B023 - used at once
    return text
