"""Dates that are written as figures are: a day and month without a year ("30.11.", "15/03"), the first day of a span ("3–5 August"), a year alone; and hours with a half."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from versioner.core.facts import Fact, FactKind
from versioner.core.lexicon import base, lexicon
from versioner.late import regex

_DOTTED = regex.compile(r"(?<![\d.,/:-])(\d{1,2})\.\s?(\d{1,2})\.(?![\d\p{L}])")
_SLASHED = regex.compile(r"(?<![\d.,/:-])(0[1-9]|[12]\d|3[01])/(0[1-9]|1[0-2])(?![\d/%])")
_DAYS, _MONTHS = 31, 12
_YEAR = regex.compile(r"(?:19|20)\d\d")
Dated = tuple[tuple[int, int], str]


# A month that may be another word is one where it is all that a label or "from" is said to be, or of what year is said:
# "Available from: May.", "Due | May", "Start: March of next year".
_MAY = regex.compile(r"(?<=[:|]\s)(?:(May)|March)(?=\s*(?:[.;|]|$)|\s(?:of )?(?:next|this|last) year)")


def alone(text: str, language: str | None) -> Iterator[Dated]:
    """Places of a month that would be another word elsewhere, with the date's value."""
    if base(language) == "en" and ("May" in text or "March" in text):
        yield from ((match.span(), "--05" if match[1] else "--03") for match in _MAY.finditer(text))


def in_figures(text: str, language: str | None) -> Iterator[Dated]:
    """Places of days of a month that are written in figures, with the date's value.

    A full stop parts day and month where a comma parts decimals; with a slash both have two figures, and in English,
    which may mean the month by the first, the first must be no month.
    """
    tongue = base(language)
    if lexicon(tongue).decimal == ",":
        for match in _DOTTED.finditer(text):
            yield from _day(match)
    for match in _SLASHED.finditer(text) if "/" in text else ():
        if tongue != "en" or int(match[1]) > _MONTHS:
            yield from _day(match)


def _day(match: regex.Match[str]) -> Iterator[Dated]:
    day, month = int(match[1]), int(match[2])
    if 0 < day <= _DAYS and 0 < month <= _MONTHS:
        yield match.span(), f"--{month:02}-{day:02}"


# What stands between the first day of a span and the last.
_TO = "to|and|until|till|through|bis(?:\\szum)?|und|au|et(?:\\sle)?|al?|y(?:\\sel)?|e(?:\\s(?:il|o))?|en|tot(?:\\sen\\smet)?|t/m|do|i|och|og|till?"
_FROM = regex.compile(
    rf"(?<![\d.,:/-])(\d{{1,2}})(?:\.|st|nd|rd|th|er|º)?(?:\s?[-–—]\s?|\s(?:{_TO})\s)(?:the\s|den\s)?$",
    regex.IGNORECASE,
)
_WHOLE = regex.compile(r"(?:\d{4}|-)-\d\d-\d\d")
_FURTHEST = 20  # characters in which a span begins before its last day


def begun(text: str, found: Iterable[Fact]) -> Iterator[Dated]:
    """Places of the first days of spans that name their month once, with the date's value."""
    for fact in found:
        if fact.kind is not FactKind.DATE or not _WHOLE.fullmatch(fact.value):
            continue
        end = fact.span[0]
        match = _FROM.search(text, max(0, end - _FURTHEST), end)
        head, _, day = fact.value.rpartition("-")
        if match and 0 < int(match[1]) <= _DAYS and day != match[1]:
            yield match.span(), f"{head}-{int(match[1]):02}"


def is_year(fact: Fact, text: str) -> bool:
    """Whether a number may be a year: it has four figures and nothing parts them or says what they count."""
    said = fact.quantity
    return (
        fact.kind is FactKind.NUMBER
        and said is not None
        and not said.unit
        and _YEAR.fullmatch(text[slice(*fact.span)]) is not None
    )
