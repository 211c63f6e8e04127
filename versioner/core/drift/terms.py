"""What the words of a passage name: stems that a paraphrase keeps, cheap enough for every sentence of two documents.

A stem is the folded word without its ending. "treated" and "treatment", "Bribery" and "bribes", "Betten" and "Bett"
meet; compounds meet half way by their first or last part ("Turnhalle", "Sporthalle"). Scripts without spaces are
read by pairs of characters.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from math import log

from versioner.core.lexicon import small_words
from versioner.core.lexicon.function_words import EVERYWHERE, FUNCTION_WORDS
from versioner.core.lexicon.meanings import meanings
from versioner.core.text.bcp47 import primary
from versioner.frozen import dataclass
from versioner.late import regex

_WORD = regex.compile(r"[\p{L}\p{M}]+")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]{2,}")
# Endings of inflection and derivation in the languages of Latin script; what is left has four letters or more.
_ENDING = regex.compile(
    r"(?<=\p{L}{4})(?:ements?|ments?|ations?|aciones|acion|azioni|azione|acao|acoes|ungen|ung|ingen|ing|ings|ions?|iere|iers?|ers?|ed|est|"
    r"ante|ants?|ente|ents?|ees|ee|es|en|em|erne|ene|ar|or|as|os|is|ir|are|ere|ire|ate|ata|ati|ato|ade|ada|ado|"
    r"ow|ami|ach|om|ego|ych|ym|ie|iem|ny|na|ne|[aeiousnty])$"
)
# What German and Dutch put into a verb behind its first part: "abgekocht", "abzukochen", "opgehaald".
_PARTED = regex.compile(
    r"^(ab|an|auf|aus|ein|fest|frei|los|mit|nach|vor|weg|zuruck|aan|af|op|uit|mee)(?:ge|zu|te)(?=\p{L}{4})"
)
_STEM = 7
_ROOT = 5  # letters by which two stems of one root agree
_HEAD = 4  # letters of a short word that a compound begins with ("Saunabetrieb")
_COMPOUND = 9  # letters from which a word is asked for its parts
_SMALL = frozenset(word for language in FUNCTION_WORDS for word in small_words(language))
_FEW = 40  # passages that a text is taken to have at least: in a short one every word would seem common
_ROOTED, _HALF = 0.7, 0.5


@dataclass(frozen=True, slots=True)
class Terms:
    """The stems of a passage, and by root, first and last part what may meet half way; heads are short first parts of compounds.

    Pieces are each stem with its root, its last part and the head that it may be met by, "" where it has none.
    """

    stems: frozenset[str] = frozenset()
    roots: frozenset[str] = frozenset()
    tails: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    pieces: tuple[tuple[str, str, str, str], ...] = ()

    def __contains__(self, stem: str) -> bool:
        return stem in self.stems

    def __iter__(self) -> Iterator[str]:
        return iter(self.stems)

    def meets(self, stem: str) -> float:
        """How far a stem is among them: 1 the stem itself, less for its root or the last part of a compound, else 0."""
        return next((met for _, met in self.met((_pieces(stem),))), 0.0)

    def met(self, pieces: Iterable[tuple[str, str, str, str]]) -> Iterator[tuple[str, float]]:
        """Those of some stems that are among them, each with how far."""
        stems, roots, tails, heads = self.stems, self.roots, self.tails, self.heads
        for stem, root, tail, head in pieces:
            if stem in stems:
                yield stem, 1.0
            elif root in roots:
                yield stem, _ROOTED
            elif (tail and (tail in tails or head in stems)) or stem in heads:
                yield stem, _HALF


NOTHING = Terms()


@lru_cache(maxsize=32_768)
def stem(word: str) -> str:
    """A word's stem, with its last part after a "+" where it may be a compound; "" where it names nothing."""
    low = word.casefold()
    if low in EVERYWHERE:
        return ""
    bare = low if low.isascii() else _unaccented(low)
    bare = _PARTED.sub(r"\1", bare)
    if len(bare) < 3 or (len(bare) == 3 and low in _SMALL):
        return ""
    root = _ENDING.sub("", bare)
    return f"{root[:_STEM]}+{root[-_ROOT:]}" if len(bare) >= _COMPOUND else root[:_STEM]


def _unaccented(word: str) -> str:
    return "".join([c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)])


def _tail(stem: str) -> str:
    return stem.partition("+")[2]


def _pieces(stem: str) -> tuple[str, str, str, str]:
    """A stem, its root, its last part and its head; "" for what it is too short for."""
    return stem, stem[:_ROOT] if len(stem) >= _ROOT else "", _tail(stem), stem[:_HEAD]


@lru_cache(maxsize=16_384)
def terms(text: str, language: str | None = None) -> Terms:
    """What the words of a text name.

    Endings and function words of all languages are one list, since declared languages are often wrong; what words
    mean is asked of the text's own language.
    """
    stems = set(map(_naming(primary(language)), _WORD.findall(text)))
    stems.discard("")
    for run in _UNSPACED.findall(text):
        stems.update(a + b for a, b in pairwise(run))
    if not stems:
        return NOTHING
    return Terms(
        frozenset(stems),
        frozenset(stem[:_ROOT] for stem in stems if len(stem) >= _ROOT),
        frozenset(tail for tail in map(_tail, stems) if tail),
        frozenset(stem[:_HEAD] for stem in stems if "+" in stem),
        tuple(map(_pieces, stems)),
    )


@cache
def _naming(language: str) -> Callable[[str], str]:
    """Tells what a word of a language names: its stem, or what that means; "" where it names nothing. The words of late are kept."""
    known = _meant(language)

    def named(word: str) -> str:
        found = stem(word)
        return (known.get(word.casefold()) or known.get(found, found)) if found else ""

    return lru_cache(maxsize=8_192)(named)


@cache
def _meant(language: str) -> Mapping[str, str]:
    """A language's words, and their stems where those mean one thing only -> what they mean."""
    words = meanings(language)
    of: dict[str, set[str]] = {}
    for word, meaning in words.items():
        of.setdefault(stem(word), set()).add(meaning)
    return {one: next(iter(some)) for one, some in of.items() if one and len(some) == 1} | dict(words)


class Rarity:
    """How much it says that two passages share a stem: the rarer among all passages, the more."""

    def __init__(self, found: Iterable[Terms]) -> None:
        self._counts: Counter[str] = Counter()
        total = 0
        for one in found:
            total += 1
            self._counts.update(one.stems)
        self._total = max(total, _FEW)

        self._known: dict[str, float] = {}

    def __call__(self, stem: str) -> float:
        """From 0 (in every third passage) to about 4."""
        known = self._known.get(stem)
        if known is None:
            count = self._counts.get(stem, 0)
            known = max(0.0, min(4.0, log(self._total / (count + 1)) - 0.4)) if count else 0.5
            self._known[stem] = known
        return known
