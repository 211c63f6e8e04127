"""Numbers in words where a script parts no words: Burmese, Khmer and Lao.

The words are found in the run of letters by themselves, longest first, and read together: "ប្រាំពីរពាន់" is seven times a thousand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from versioner.core.facts.model import Fact, FactKind, Quantity
from versioner.core.lexicon.unparted import NUMERALS, Numerals
from versioner.late import regex

_MOST = 12  # words of one number
_GREAT = 1_000_000  # a scale that multiplies all that was said before it


def spelled_out(text: str, language: str | None) -> Iterator[Fact]:
    """The numbers that a text says in words of such a script; a lone "one", which is an article as often, is none."""
    words = NUMERALS.get(language or "")
    if words is None:
        return
    for match in _pattern(language or "").finditer(text):
        read = _word(language or "").findall(match.group())
        value = _value(words, read)
        if value > 1:
            yield Fact(
                kind=FactKind.NUMBER,
                value=str(value),
                span=match.span(),
                quantity=Quantity(value=Decimal(value), unit="", step=Decimal(1)),
            )


def _value(words: Numerals, read: list[str]) -> int:
    """What the words of one number say together."""
    total = said = 0
    for word in read:
        if word in words.ones:
            said += words.ones[word]
        elif words.scales[word] >= _GREAT:
            total, said = (total + said or 1) * words.scales[word], 0
        else:
            total, said = total + (said or 1) * words.scales[word], 0
    return total + said


@cache
def _word(language: str) -> regex.Pattern[str]:
    return regex.compile(_either((*NUMERALS[language].ones, *NUMERALS[language].scales)))


@cache
def _pattern(language: str) -> regex.Pattern[str]:
    """Finds the numbers of a language: a word for one to nine, then any; a lone one that is also another word only before what it counts."""
    words = NUMERALS[language]
    ones, scales = _either(words.ones), _either(words.scales)
    behind = "".join(f"(?<!{one})" for one in words.not_behind)
    end = r"(?!\p{M})"
    counted = rf"(?=\s?{_either(words.counters)}{end})" if words.counters else ""
    several = rf"(?>{ones}|{scales}){{1,{_MOST}}}"
    return regex.compile(rf"{behind}(?:{ones}{several}{end}|{ones}{end}{counted})")


def _either(words: Iterable[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(map(regex.escape, ordered)) + ")"
