"""Sentences of a text that say when it was changed or since when it holds: "We updated this policy on 16 December 2025"."""

from __future__ import annotations

from functools import lru_cache

from versioner.core.dates.declared import dates_in
from versioner.core.lexicon.labels import IN_FORCE, UPDATED
from versioner.core.lexicon.phrases import Table
from versioner.core.text.words import key
from versioner.late import regex

_LONGEST = 200  # characters: what is longer tells of something else as well
_WORD = regex.compile(r"[\p{L}\p{M}'’-]+")
_MOST_WORDS = 6  # of a label


def says_when(text: str, language: str | None) -> bool:
    """Whether a sentence has a date behind words with which pages say when they were changed.

    No label, for it may be any sentence ("Policy updated on 23 July."): it is asked only before a change is called
    silent, and one that is told in the change itself was not.

    Args:
        text: a sentence or a short block.
        language: the page's (BCP 47).
    """
    if len(text) > _LONGEST:
        return False
    last = max((one.start for one in dates_in(text, language)), default=-1)
    if last < 0:
        return False
    words = [word.casefold() for word in _WORD.findall(key(text[:last]))]
    return any(
        " ".join(words[n : n + size]) in known
        for known in _labels()
        for n in range(len(words))
        for size in range(1, min(_MOST_WORDS, len(words) - n) + 1)
    )


@lru_cache(maxsize=1)
def _labels() -> tuple[Table, ...]:
    return Table(UPDATED), Table(IN_FORCE)
