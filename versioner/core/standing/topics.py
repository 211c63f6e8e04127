"""The words of a text that may be its topic, in whatever script: what two texts share where they speak of the same."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from versioner.core.lexicon.calls import EVERYWHERE, Tongue
from versioner.core.standing.form import UNSPACED, is_unspaced
from versioner.core.text.tongues import folded_words_in, words_in
from versioner.core.text.words import STOPLESS
from versioner.late import re

_HANGUL, _STOPLESS, _HIRAGANA = re.compile("[가-힯]"), re.compile(f"[{STOPLESS}]"), re.compile("[぀-ゟ]")
_STEM = 5  # letters from which two words of one family are mostly alike
_LEAST = 4  # letters of a word that may be a topic; function words are mostly shorter, or known
_ROOT_HANGUL = 2  # syllables of a Korean word that say what it is about; particles and endings follow
_WINDOW = 4  # signs of Thai to Khmer that are shared only where a word is: two of them are in any text


def stems(text: str, tongue: Tongue | None) -> list[str]:
    """The words of a text that may be its topic, cut to their beginnings; runs of signs where words are not spaced."""
    beside = _beside_topics(tongue)
    common = tongue.common if tongue else frozenset()
    if tongue is not None and tongue.syllables:
        return _pairs(text, common)
    unspaced = is_unspaced(text)
    if not unspaced:
        words = folded_words_in(text)
        return [low[:_STEM] for low in words if len(low) >= _LEAST and low not in beside]
    found: list[str] = []
    for word in words_in(text):
        if UNSPACED.match(word):
            if word not in common:
                found += _signs(word, common)
            continue
        low = word.casefold()
        if len(low) >= _LEAST and low not in beside:
            found.append(low[:_STEM])
    return found


@lru_cache(maxsize=128)
def _beside_topics(tongue: Tongue | None) -> frozenset[str]:
    """The words that are no topic: of every text, of what publishers offer, of turning to the reader."""
    return (tongue.common | tongue.things | tongue.reader | EVERYWHERE) if tongue else EVERYWHERE


def _pairs(text: str, common: frozenset[str]) -> list[str]:
    """Neighbouring syllables, none of them a small word: "bệnh viện", where one alone is in any text."""
    words = folded_words_in(text)
    return [f"{one} {other}" for one, other in pairwise(words) if one not in common and other not in common]


def _signs(word: str, common: frozenset[str]) -> Iterator[str]:
    """The topics in a word or a whole clause of a script in which `stems` finds no words by their letters.

    Kana between two Chinese signs and the particles among these ("的") join words and are no part of any.
    """
    if _HANGUL.match(word):
        if len(word) >= _ROOT_HANGUL:
            yield word[:_ROOT_HANGUL]
    elif _STOPLESS.match(word):
        yield from (word[n : n + _WINDOW] for n in range(len(word) - _WINDOW + 1))
    else:
        pairs = (word[n : n + 2] for n in range(len(word) - 1))
        yield from (pair for pair in pairs if not _HIRAGANA.search(pair) and common.isdisjoint(pair))
