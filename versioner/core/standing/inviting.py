"""Lines that invite in any language: what stands before a link to other pages, with a count or without: "Read more", "Listen · 4 min".

A page's own language is not asked for: a template may be in another. Words that ask for something in one language and are small
words of another ("les", "se") ask only among words of their own, and a short sentence counts nothing.
"""

from __future__ import annotations

from functools import cache, lru_cache

from versioner.core.lexicon import small_words
from versioner.core.lexicon.calls import TONGUES, Tongue
from versioner.core.standing.asking import asks_for, speaks_of_itself
from versioner.core.text.tongues import words_in
from versioner.late import regex

_INVITING = 40  # characters of a label before a link
# A few words, one number and perhaps its unit.
_COUNTED = regex.compile(r"(?P<label>[^\d]{3,42}?)[\s(]{0,3}\d{1,4}\s?[\p{L}\p{M}]{0,12}\.?\W{0,3}")
_COUNTED_IN = 64  # characters
_PARTED = frozenset(",;،、，")  # what no such label has: "Register of ships, entry 2281" is a reference
_SENTENCE = 2  # spaces of a short sentence
_UNITS_IN_SHORT = frozenset(
    "min mins mín minn m h hr hrs std stdn sek sec secs s u hod tim god мин ч сек хв год dk dak sa λεπ perc p".split()
)


@lru_cache(maxsize=4_096)
def invites(label: str) -> bool:
    """Whether a few words are what stands before a link to other pages, in any language: "Read more", "関連記事"."""
    if not 0 < len(label) <= _INVITING or label.rstrip().endswith((".", "。")):
        return False
    return any(
        speaks_of_itself(label, tongue) or (asks_for(label, tongue) and _is_said_in(label, code, tongue))
        for code, tongue in TONGUES.items()
    )


def _is_said_in(label: str, code: str, tongue: Tongue) -> bool:
    """Whether words that ask for something in a language are of it: "les" and "se" ask in Norwegian, and are small words elsewhere."""
    first, *others = words_in(label.casefold()) or [""]
    elsewhere = _small_elsewhere(code).get(first)
    if not others or elsewhere is None:
        return True
    known = tongue.begins | tongue.things | tongue.common | small_words(code)
    return any(
        (word in known or word.startswith(tuple(tongue.roots))) and word not in elsewhere for word in others
    )


@cache
def _small_elsewhere(code: str) -> dict[str, frozenset[str]]:
    """The words that ask for something in a language and are small words of others, not of its own; and all small words of those."""
    others = [tongue.common | small_words(other) for other, tongue in TONGUES.items() if other != code]
    asking = TONGUES[code].begins - small_words(code)
    return {
        word: frozenset[str]().union(*(small for small in others if word in small))
        for word in asking
        if any(word in small for small in others)
    }


@lru_cache(maxsize=4_096)
def counts_an_offer(name: str) -> bool:
    """Whether a short line asks for something and says how much it takes: "Listen to this article · 4 min", in any language.

    Args:
        name: the key of the line.
    """
    match = _COUNTED.fullmatch(name) if len(name) <= _COUNTED_IN else None
    if match is None or not _PARTED.isdisjoint(match["label"]) or _is_short_sentence(name):
        return False
    return invites(match["label"].strip(" ·|•:-–—("))


def _is_short_sentence(name: str) -> bool:
    """Whether a few words end in a full stop that belongs to no unit in short: "More than 300 left.", not "Listen · 4 min."."""
    last = name.rsplit(" ", 1)[-1].strip(".·|()")
    return name.endswith(".") and name.count(" ") >= _SENTENCE and last not in _UNITS_IN_SHORT
