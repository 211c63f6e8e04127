"""Whether a short sentence is another one written anew: what it speaks of stands, what it says of it is another thing."""

from __future__ import annotations

from versioner.core.lexicon import small_words
from versioner.core.text.letters import lettered
from versioner.core.text.words import has_signs, key, word_count

_MOST = 14  # words of a sentence that has room for one statement
_LEAST = 4  # letters of a word that may be what a sentence speaks of
_STEM = 5  # letters from which two words of one family are mostly alike
_SIGNS = 3  # signs in a row that two sentences share where words are not spaced
_WORD = lettered(r"[\p{L}\p{M}\p{N}]+")


def rewritten(one: str, other: str, language: str | None = None) -> bool:
    """Whether two sentences that stand in one place are both short and speak of one thing.

    Args:
        one, other: sentences without a better partner.
        language: theirs; its small words are no topic.
    """
    if max(word_count(one), word_count(other)) > _MOST:
        return False
    return not _topics(one, language).isdisjoint(_topics(other, language))


def _topics(text: str, language: str | None) -> set[str]:
    """The beginnings of the words that a sentence may speak of; runs of signs where words are not spaced."""
    small = small_words(language or "en")
    found: set[str] = set()
    words = key(text)
    for word in _WORD.of(words).findall(words):
        low = word.casefold()
        if has_signs(low):
            found.update(low[n : n + _SIGNS] for n in range(len(low) - _SIGNS + 1))
        elif len(low) >= _LEAST and low not in small:
            found.add(low[:_STEM])
    return found
