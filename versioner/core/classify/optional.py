"""A sentence without what it may leave out, and with its relative pronouns and "whether" written in one way (`lexicon.optional`)."""

from __future__ import annotations

from versioner.core.lexicon.optional import CONJUNCTIONS, NO_NOUNS, NOUNS, RELATIVES
from versioner.core.lexicon.written_otherwise import (
    ASKING,
    DENIED,
    INTERROGATIVE,
    NOT_WHETHER,
    SAYING_WHETHER,
    TO_WHOM,
)

_MARKS = '.,;:!?()[]"“”‘«»„…'
_CLAUSE = 3  # words that at least follow a conjunction: "knew that music well" has none
_WHOM = 4  # words among which somebody is told something


def without_optional(text: str, language: str) -> str:
    """A text without the words that may stand in it or not.

    Args:
        text: a sentence.
        language: its language.
    """
    if language not in CONJUNCTIONS and language not in RELATIVES:
        return text
    words = text.split(" ")
    low = [_bare(word) for word in words]
    if language == "en":
        _related(words, low)
    kept = [
        word
        for n, word in enumerate(words)
        if not (_conjunction(words, low, n, language) or _relative(words, low, n, language))
    ]
    return " ".join(kept)


def _conjunction(words: list[str], low: list[str], n: int, language: str) -> bool:
    """Whether a word is a conjunction that may be left out behind the word before it."""
    known = CONJUNCTIONS.get(language)
    if known is None or words[n] != known.word or not n or low[n - 1] not in known.behind:
        return False
    return _goes_on(words, n)


def _goes_on(words: list[str], n: int) -> bool:
    """Whether a clause can follow: words without a mark between them."""
    rest = words[n + 1 : n + _CLAUSE + 1]
    return len(rest) == _CLAUSE and not any(word.endswith((".", ",", ";", ":")) for word in rest[:-1])


def _relative(words: list[str], low: list[str], n: int, language: str) -> bool:
    """Whether a word is the pronoun of a relative clause that has a subject of its own."""
    known = RELATIVES.get(language)
    if (
        known is None
        or words[n] != known[0]
        or not n
        or n + 1 == len(words)
        or words[n - 1] != _unmarked(words[n - 1])
    ):
        return False
    if low[n + 1] not in known[1].split() or low[n - 1] in NO_NOUNS.get(language, ()):
        return False
    return language not in NOUNS or low[n - 1].endswith(NOUNS[language])


def _related(words: list[str], low: list[str]) -> None:
    """Writes English "which", "whom" and "who" behind a noun as "that", and "if" behind a verb of asking as "whether"."""
    for n in range(1, len(words)):
        here, behind = words[n], low[n - 1]
        if words[n - 1] != _unmarked(words[n - 1]) or not behind:
            continue
        if (
            here in _RELATIVES
            and behind not in INTERROGATIVE
            and TO_WHOM.isdisjoint(low[max(0, n - _WHOM) : n])
        ):
            words[n] = low[n] = "that"
        elif here == "if" and n + 1 < len(words) and low[n + 1] not in NOT_WHETHER:
            denied = low[n - 2 : n - 1] == ["to"] or DENIED & set(low[: n - 1])
            if behind in ASKING or (behind in SAYING_WHETHER and denied):
                words[n] = low[n] = "whether"


_RELATIVES = frozenset({"which", "who", "whom"})


def _unmarked(word: str) -> str:
    return word.rstrip(_MARKS)


def _bare(word: str) -> str:
    return word.strip(_MARKS).casefold().replace("’", "'")
