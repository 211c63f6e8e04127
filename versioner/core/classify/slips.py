"""Slips of the pen: a word that is none, mended into (or made of) one that is.

A slip is one only where one side is no word of the page's language and the other is; konnte and könnte, trial and
trail, salarié and salarie are words both, and exchanging them alters what is said. Where no list of the language's
words is at hand, the article's own use decides, and doubt is no slip.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from rapidfuzz.distance import DamerauLevenshtein

from versioner.core.lexicon import Role, has_words, is_word, lemma, lexicon, may_end, small_words
from versioner.core.lexicon.polarity import NEGATIVE_INFIXES


class Counted(Protocol):
    """How often words stand in the two texts: folded, written in small letters, and with a capital inside a sentence."""

    @property
    def known(self) -> Counter[str]: ...

    @property
    def lower(self) -> Counter[str]: ...

    @property
    def named(self) -> Counter[str]: ...


class Place(NamedTuple):
    """What stands beside a word.

    Attributes:
        before: the word before it, folded; "" where it begins its sentence.
        after: the word after it, as written; "" where it ends it.
    """

    before: str = ""
    after: str = ""


NOWHERE = Place(before=".")
_MOVED = 2  # letters that differ where an accent moved
_LEAST = 4  # letters below which every other word is a slip away
_SHORT = 3  # letters of a small word whose letters changed places: "teh"
_FAR = 9  # letters from which two slips in one word are still that word
_SURE = 7  # letters from which a word that stands nowhere else is a slip for one that does
_ELSEWHERE = 3  # times a word stands in the two texts where it stands beside the edit as well
# Before these German puts a noun, not a name.
_DETERMINERS = frozenset(
    "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner dieser diese dieses diesen diesem jeder jede jedes jeden jedem "
    "sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer unser unsere unseren zum zur im am beim vom ins viele alle einige mehrere zwei drei vier fünf sechs sieben acht neun zehn".split()
)


def is_slip(one: str, other: str, language: str | None, words: Counted, place: Place = NOWHERE) -> bool:
    """Whether one of two words is the other misspelt.

    Args:
        one, other: as written, without marks around them.
        language: the text's.
        words: of the two texts.
        place: what stands beside them.
    """
    if language is None or not has_words(language) or not (_letters(one) and _letters(other)):
        return False
    a, b = one.casefold(), other.casefold()
    if min(len(a), len(b)) < _LEAST:
        return _small_swapped(one, other, language)
    return (
        _is_near(a, b)
        and _may_be_word(one, other, language, words, place)
        and _by_list(one, other, language, words)
    )


def _is_near(a: str, b: str) -> bool:
    """Whether two folded words are a slip apart; where letters differ an accent more is none."""
    if a == b or (unmarked(a[0]) != unmarked(b[0]) and a[:2] != b[1::-1] and a[1:] != b and b[1:] != a):
        return False
    if (
        len(a) == len(b)
        and unmarked(a) == unmarked(b)
        and sum(x != y for x, y in zip(a, b, strict=True)) == _MOVED
    ):
        return True  # an accent that stood on another letter: "cúal", "cuál"
    most = 2 if min(len(a), len(b)) >= _FAR else 1
    plain = DamerauLevenshtein.distance(unmarked(a), unmarked(b), score_cutoff=most)
    return plain <= most and (plain > 0 or DamerauLevenshtein.distance(a, b, score_cutoff=most) <= most)


def _small_swapped(one: str, other: str, language: str) -> bool:
    """Whether a small word has two letters changed about ("teh", "the"), or lacks one of four ("hav", "have")."""
    a, b = sorted((one.casefold(), other.casefold()), key=lambda word: word in small_words(language))
    changed_about = len(a) == len(b) and sorted(a) == sorted(b)
    return (
        (changed_about or (len(b) == _LEAST and DamerauLevenshtein.distance(a, b) == 1))
        and len(a) >= _SHORT
        and b in small_words(language)
        and not is_word(a, language)
        and one[1:].islower()
    )


def _letters(word: str) -> bool:
    return all(unicodedata.category(char)[0] in "LM" for char in word)


def _may_be_word(one: str, other: str, language: str, words: Counted, place: Place) -> bool:
    """Names are no slips: a capital is a word only in German behind what stands before nouns, where the article writes
    it small elsewhere, or where a sentence begins with a word that is no name.
    """
    if one[:1].islower() or other[:1].islower() or not one[:1].isupper():
        return one[:1].islower() == other[:1].islower()
    if one.isupper() or other.isupper():
        return False
    if language == "de" and (place.before in _DETERMINERS or _common(one) or _common(other)):
        return True
    written = words.lower[one.casefold()] + words.lower[other.casefold()]
    if written > words.named[one] + words.named[other]:
        return True
    return not place.before and _begins(one, other, language, words, place.after)


def _begins(one: str, other: str, language: str, words: Counted, after: str) -> bool:
    """Whether a sentence begins with a word that is no name: one form is a word in small letters, and neither is named.

    Who is named by one word at a sentence's beginning was named in full before, or says something.
    """
    if not after[:1].islower() or words.named[one] or words.named[other]:
        return False
    if any(role is Role.SAYING for role, _ in lexicon(language).terms(after.casefold())):
        return False
    return is_word(one.casefold(), language) != is_word(other.casefold(), language)


def _common(word: str) -> bool:
    """Whether a German word with a capital is a form of a common noun: it has another form in the dictionary."""
    found = lemma(word, "de")
    return found is not None and found != word and not word.endswith("s")


def _by_list(one: str, other: str, language: str, counted: Counted) -> bool:
    words = is_word(one, language), is_word(other, language)
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    if not any(words) and _linked(short, long, language):
        return True
    if not any(words) and _accented_otherwise(one.casefold(), other.casefold()):
        return True
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
    if _inflects(a, b) and not _doubled(a, b) and (not words[0] ^ words[1] or may_end(a, language)):
        return False
    if _denies(a, b, language):
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


def _denies(one: str, other: str, language: str) -> bool:
    """Whether the longer one is the shorter one denied from inside: "bilindi", "bilinmedi"."""
    short, long = sorted((one, other), key=len)
    infixes = NEGATIVE_INFIXES.get(language, "").split()
    return any(
        len(long) == len(short) + len(infix)
        and any(long == short[:n] + infix + short[n:] for n in range(2, len(short)))
        for infix in infixes
    )


def run_together(old: Sequence[str], new: Sequence[str], language: str | None) -> bool:
    """Whether two rows of words are one but for words that are written as one in either: "wogóle", "w ogóle".

    What is written as one must be no word: "nowhere" and "no where" are two. Names are told by their words alone.

    Args:
        old, new: words, folded.
        language: theirs; where it has no list of words nothing is a slip.
    """
    if language is None or not has_words(language) or "".join(old) != "".join(new):
        return False
    a, b, found = list(reversed(old)), list(reversed(new)), False
    while a and b:
        one, other = a.pop(), b.pop()
        if one == other:
            continue
        parts = min((one, other), key=len)
        rest, whole = (a, other) if parts == one else (b, one)
        joined = [parts]
        while rest and len("".join(joined)) < len(whole):
            joined.append(rest.pop())
        if (
            "".join(joined) != whole
            or _stands(whole, language)
            or not all(_stands(part, language) for part in joined)
        ):
            return False
        found = True
    return found


def _accented_otherwise(a: str, b: str) -> bool:
    """Whether one letter has another accent in one word than in the other, and an accent in both: "interprèteur"."""
    apart = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    return (
        len(a) == len(b)
        and len(apart) == 1
        and all(unmarked(x) != x for x in apart[0])
        and unmarked(a) == unmarked(b)
    )


def _stands(word: str, language: str) -> bool:
    """Whether a folded word is one; German nouns have capitals."""
    return is_word(word, language) or (language == "de" and is_word(word.capitalize(), language))


def _linked(short: str, long: str, language: str) -> bool:
    """Whether a compound only has a letter more between its parts: "pannekoekenbar", "pannenkoekenbar"."""
    n = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if long[:n] + long[n + 1 :] != short or long[n] not in _BETWEEN_PARTS.get(language, "") or n < _LEAST:
        return False
    return is_word(short[:n], language) and any(
        is_word(short[n:end], language) for end in range(n + _LEAST - 1, len(short) + 1)
    )


# Letters with which compounds are put together.
_BETWEEN_PARTS = {"nl": "ns", "de": "s", "sv": "s", "da": "s", "no": "s"}


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
