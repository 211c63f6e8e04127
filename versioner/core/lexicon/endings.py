"""How the words of a language end: the last three letters that more than one word in ten thousand of its list has.

A form that no list has and that ends as hardly any word does is cut short or misspelt, not inflected. The endings lie beside
the lists' indexes (`index/*.end`, made by `bench/wordlists.py`).
"""

from __future__ import annotations

import zlib
from collections import Counter
from functools import cache

from versioner.core.lexicon.listed import WordList, records

LETTERS = 3
_ONE_IN = 10_000


@cache
def endings(language: str) -> frozenset[str]:
    """The endings of a language's words, folded; empty where none are kept.

    Args:
        language: by simplemma's name.
    """
    from importlib.resources import files  # noqa: PLC0415 - 2 ms, and few edits ask for endings

    kept = files("versioner.core.lexicon").joinpath("index", f"{language}.end")
    return frozenset(zlib.decompress(kept.read_bytes()).decode().split()) if kept.is_file() else frozenset()


def packed_endings(words: WordList) -> bytes:
    """The endings of a list as they are kept."""
    counts: Counter[str] = Counter()
    for word, _, _ in records(words.data, words.first):
        written = (word[::-1] if words.reversed else word).decode().casefold()
        if len(written) > LETTERS and written[-LETTERS:].isalpha():
            counts[written[-LETTERS:]] += 1
    least = max(2, sum(counts.values()) // _ONE_IN)
    common = sorted(ending for ending, count in counts.items() if count > least)
    return zlib.compress("\n".join(common).encode(), 9)
