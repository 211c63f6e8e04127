"""Whether something is a word of a language: simplemma's word lists (MIT, some fifty languages).

Read from its packed lists on demand (`listed`), one language at a time: 1 MB (English) to 19 MB (Polish) each, never as
dictionaries (the same list of Polish takes 400 MB so).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from versioner.core.lexicon.endings import LETTERS, endings
from versioner.core.lexicon.invariant import INVARIANT
from versioner.core.lexicon.listed import languages, word_list
from versioner.core.lexicon.variants import MISSPELT

_NAMES = {"no": "nb", "sr": "hbs", "hr": "hbs", "bs": "hbs", "fil": "tl"}


def has_words(language: str | None) -> bool:
    """Whether there is a word list for a language."""
    return language is not None and _NAMES.get(language, language) in languages()


@lru_cache(maxsize=4_096)
def lemma(word: str, language: str) -> str | None:
    """The dictionary form of a word as it is written or in lower case; None where the list does not have it.

    Raises:
        ValueError: there is no list for the language (`has_words`).
    """
    words = word_list(_NAMES.get(language, language))
    word = unicodedata.normalize("NFC", word)
    for form in dict.fromkeys((word, word.lower(), word.capitalize() if word.isupper() else word)):
        found = words.get(form)
        if found is not None:
            return found
    return low if (low := word.lower()) in INVARIANT.get(language, ()) else None


def may_end(word: str, language: str) -> bool:
    """Whether words of a language end as this one does; True where that is not known."""
    known = endings(_NAMES.get(language, language))
    return not known or len(word) <= LETTERS or word.casefold()[-LETTERS:] in known


def is_word(word: str, language: str) -> bool:
    """Whether the list of a language has a word; a form that it keeps for the same word with accents is none ("pere")."""
    found = lemma(word, language)
    if found is None or word.casefold() in MISSPELT.get(language, ()):
        return False
    low, meant = word.casefold(), found.casefold()
    return low == meant or not low.isascii() or _unmarked(meant) != low


def _unmarked(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
