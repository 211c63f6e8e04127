"""Whether something is a word of a language: simplemma's word lists (MIT, some fifty languages).

Read from its packed lists on demand, one language at a time: 2 MB (English) to 60 MB (Polish) each, never as
dictionaries (the same list of Polish takes 400 MB so).
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from versioner.core.lexicon.variants import MISSPELT

if TYPE_CHECKING:
    from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory

_NAMES = {"no": "nb", "sr": "hbs", "hr": "hbs", "bs": "hbs", "fil": "tl"}
_KEPT = 3  # languages in memory


@cache
def _lists() -> StreamDictionaryFactory:
    # forty modules that a command which reads no text should not load
    from simplemma.strategies.dictionaries.stream_dictionary_factory import (  # noqa: PLC0415
        StreamDictionaryFactory,
    )

    return StreamDictionaryFactory(cache_max_size=_KEPT)


@cache
def _listed() -> frozenset[str]:
    from simplemma.strategies.dictionaries.dictionary_factory import (  # noqa: PLC0415 - as above
        SUPPORTED_LANGUAGES,
    )

    return frozenset(SUPPORTED_LANGUAGES)


def has_words(language: str | None) -> bool:
    """Whether there is a word list for a language."""
    return language is not None and _NAMES.get(language, language) in _listed()


@lru_cache(maxsize=4_096)
def lemma(word: str, language: str) -> str | None:
    """The dictionary form of a word as it is written or in lower case; None where the list does not have it.

    Raises:
        ValueError: there is no list for the language (`has_words`).
    """
    words = _lists().get_dictionary(_NAMES.get(language, language))
    word = unicodedata.normalize("NFC", word)
    for form in dict.fromkeys((word, word.lower(), word.capitalize() if word.isupper() else word)):
        found = words.get(form)
        if found is not None:
            return found
    return None


def is_word(word: str, language: str) -> bool:
    """Whether the list of a language has a word; a form that it keeps for the same word with accents is none ("pere")."""
    found = lemma(word, language)
    if found is None or word.casefold() in MISSPELT.get(language, ()):
        return False
    low, meant = word.casefold(), found.casefold()
    return low == meant or not low.isascii() or _unmarked(meant) != low


def _unmarked(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
