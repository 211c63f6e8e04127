"""Slips of the pen: a word that is none, mended into (or made of) one that is.

A slip is one only where one side is no word of the page's language and the other is; konnte and könnte, trial and
trail, salarié and salarie are words both, and exchanging them alters what is said. Where no list of the language's
words is at hand, the article's own use decides, and doubt is no slip.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import Protocol

from rapidfuzz.distance import DamerauLevenshtein

from versioner.core.lexicon import has_words, is_word, lemma


class Counted(Protocol):
    """How often words stand in the two texts, folded, and written in small letters."""

    @property
    def known(self) -> Counter[str]: ...

    @property
    def lower(self) -> Counter[str]: ...


_LEAST = 4  # letters below which every other word is a slip away
_FAR = 9  # letters from which two slips in one word are still that word
_SURE = 7  # letters from which a word that stands nowhere else is a slip for one that does
_ELSEWHERE = 3  # times a word stands in the two texts where it stands beside the edit as well
# Before these German puts a noun, not a name.
_DETERMINERS = frozenset(
    "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner dieser diese dieses diesen diesem jeder jede jedes jeden jedem "
    "sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer unser unsere unseren zum zur im am beim vom ins viele alle einige mehrere zwei drei vier fünf sechs sieben acht neun zehn".split()
)


def is_slip(one: str, other: str, language: str | None, words: Counted, before: str = "") -> bool:
    """Whether one of two words is the other misspelt.

    Args:
        one, other: as written, without marks around them.
        language: the text's.
        words: of the two texts.
        before: the word before them, folded.
    """
    if min(len(one), len(other)) < _LEAST or not (_letters(one) and _letters(other)):
        return False
    if not _may_be_word(one, other, language, words, before):
        return False
    a, b = one.casefold(), other.casefold()
    most = 2 if min(len(a), len(b)) >= _FAR else 1
    if (
        a == b
        or unmarked(a[0]) != unmarked(b[0])
        or DamerauLevenshtein.distance(a, b, score_cutoff=most) > most
    ):
        return False
    if language is None or not has_words(language):
        return False
    return _by_list(one, other, language, words)


def _letters(word: str) -> bool:
    return all(unicodedata.category(char)[0] in "LM" for char in word)


def _may_be_word(one: str, other: str, language: str | None, words: Counted, before: str) -> bool:
    """Names are no slips: a capital is a word only in German behind what stands before nouns, or where the article writes it small elsewhere."""
    if one[:1].islower() or other[:1].islower() or not one[:1].isupper():
        return one[:1].islower() == other[:1].islower()
    if one.isupper() or other.isupper():
        return False
    if language == "de" and (before in _DETERMINERS or _common(one) or _common(other)):
        return True
    return words.lower[one.casefold()] > 0 or words.lower[other.casefold()] > 0


def _common(word: str) -> bool:
    """Whether a German word with a capital is a form of a common noun: it has another form in the dictionary."""
    found = lemma(word, "de")
    return found is not None and found != word and not word.endswith("s")


def _by_list(one: str, other: str, language: str, counted: Counted) -> bool:
    words = is_word(one, language), is_word(other, language)
    if all(words):
        return _doubled(one, other) and lemma(one, language) == lemma(other, language)
    odd, usual = (
        (one, other)
        if words[1] or (not words[0] and counted.known[other.casefold()] > counted.known[one.casefold()])
        else (other, one)
    )
    a, b = odd.casefold(), usual.casefold()
    if counted.known[a] > 1:
        return False  # it stands elsewhere too: it is a word of this article
    if _inflects(a, b) and not _doubled(a, b):
        return False
    if any(words):
        return True
    return counted.known[b] >= _ELSEWHERE and len(b) >= _SURE and DamerauLevenshtein.distance(a, b) == 1


def _doubled(one: str, other: str) -> bool:
    """Whether the longer one only doubles a letter of the shorter: "comittee", "committee"."""
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    if len(long) != len(short) + 1:
        return False
    n = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return n > 0 and long[n] == long[n - 1]


def _inflects(one: str, other: str) -> bool:
    """Whether they differ at the end alone, where endings carry meaning: number, tense, gender."""
    if sorted(one) == sorted(other) or unmarked(one) == unmarked(other) or one[-1] == other[-1]:
        return False
    shared = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return shared >= max(len(one), len(other)) - 2


def unmarked(word: str) -> str:
    """A word without its accents."""
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
