"""Words of the grammar that took each other's place without a change of what is said (`lexicon.synonyms`)."""

from __future__ import annotations

from functools import cache

from versioner.core.lexicon.synonyms import (
    ARTICLES_OF_CASES,
    CONTRACTED_ENDS,
    INTERCHANGED,
    LOOSER,
    OMITTED,
    TWO_CASES,
)
from versioner.late import regex

_UNPARTED = frozenset({"ja", "zh"})  # languages without spaces between words
_CASE_ENDS = regex.compile(r"(?<=\p{L}{3})(?:es|s|e)$")
_MOST_OF_A_PHRASE = 3  # words between a preposition and the noun that it governs


def as_one(before: str, after: str, language: str | None) -> tuple[str, str] | None:
    """Two texts with what may be exchanged in them written in one way; None where nothing of either is.

    Args:
        before, after: two forms of a sentence.
        language: its language.
    """
    tongue = language or "en"
    old, new = _looser(before, after, tongue), after
    pattern = _pattern(tongue)
    if pattern is not None:
        old, new = (
            pattern.sub(lambda match: _groups(tongue)[_plain(match.group())], one) for one in (old, new)
        )
    for one in _omitted(tongue):
        old, new = one.sub("", old), one.sub("", new)
    if tongue in TWO_CASES:
        old, new = _caseless(old, tongue), _caseless(new, tongue)
    return (old, new) if (old, new) != (before, after) else None


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("'", "’").split())


@cache
def _groups(language: str) -> dict[str, str]:
    """What may be exchanged -> the first of its group, with the article that has grown together with its end."""
    found: dict[str, str] = {}
    for group in INTERCHANGED.get(language, ()):
        words = [_plain(word.replace("_", " ")) for word in group.split("|")]
        first = _endless(words[0], language)
        for word in words:
            found.setdefault(word, f"{first} ")
            head, _, last = word.rpartition(" ")
            for end, article in CONTRACTED_ENDS.get(language, {}).get(last, {}).items():
                grown = f"{head} {end}" if head else end
                if head:
                    found.setdefault(grown, f"{first} {article}{'' if article.endswith('’') else ' '}")
    return found


def _endless(phrase: str, language: str) -> str:
    """A phrase without the preposition at its end that may grow together with what follows."""
    head, _, last = phrase.rpartition(" ")
    return head if head and last in CONTRACTED_ENDS.get(language, {}) else phrase


@cache
def _pattern(language: str) -> regex.Pattern[str] | None:
    words = sorted(_groups(language), key=len, reverse=True)
    if not words:
        return None
    either = "|".join(
        regex.escape(word, literal_spaces=True).replace(" ", r"\s").replace("’", "['’]") for word in words
    )
    if language in _UNPARTED:
        return regex.compile(either)
    return regex.compile(
        rf"(?<![\p{{L}}\p{{M}}\d])(?:{either})(?:(?<=['’])|(?![\p{{L}}\p{{M}}\d]))", regex.IGNORECASE
    )


@cache
def _omitted(language: str) -> tuple[regex.Pattern[str], ...]:
    return tuple(map(regex.compile, OMITTED.get(language, ())))


def _looser(before: str, after: str, language: str) -> str:
    """The old text with a word that says more as the one that stands in its place now."""
    for word, others in LOOSER.get(language, {}).items():
        for other in others:
            if _count(word, before) > _count(word, after) and _count(other, after) > _count(other, before):
                before = regex.sub(rf"\b{word}\b", other, before, flags=regex.IGNORECASE)
    return before


def _count(word: str, text: str) -> int:
    return len(regex.findall(rf"\b{word}\b", text, regex.IGNORECASE))


def _caseless(text: str, language: str) -> str:
    """A text without what shows the case behind a preposition that has two: "wegen dem See" is "wegen des Sees"."""
    prepositions, articles = TWO_CASES[language].split(), ARTICLES_OF_CASES[language]
    words = text.split(" ")
    left = 0
    for n, word in enumerate(words):
        low = word.casefold()
        if low in prepositions:
            left = _MOST_OF_A_PHRASE
        elif left:
            left -= 1
            if low in articles:
                words[n] = articles[low]
            elif word[:1].isupper():
                bare = word.rstrip('.,;:!?“”"»)')
                words[n] = _CASE_ENDS.sub("", bare) + word[len(bare) :]
                left = 0
    return " ".join(words)
