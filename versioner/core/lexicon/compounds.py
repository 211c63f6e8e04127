"""Numbers that a language writes in one word: "zweihundertfünfzig", "tienduizend", "millecinquecento".

CLDR's rules spell each such number, but a list of them has no end; so a word is taken apart where it says "thousand" or
"hundred", and is a number only where every part of it is one. Source of the words: CLDR 47 (common/rbnf); of what may stand
between the parts: the spelling rules of each language.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from versioner.core.lexicon.amounts import ARTICLES

Known = Callable[[str], int | None]  # what a word is as a number, where the list has it
_LONGEST = 60  # letters: the longest number below a million is shorter in every one of these languages
_HUNDRED, _THOUSAND = 100, 1000


class _Parts(NamedTuple):
    """What a language writes for a thousand and a hundred within a number, and between its parts."""

    thousand: tuple[str, ...]
    hundred: tuple[str, ...]
    joins: tuple[str, ...]


_PARTS = {
    "de": _Parts(("tausend",), ("hundert",), ("und",)),
    "nl": _Parts(("duizend",), ("honderd",), ("en",)),
    "af": _Parts(("duisend",), ("honderd",), ("en",)),
    "da": _Parts(("tusinde", "tusind"), ("hundrede", "hundred"), ("og",)),
    "sv": _Parts(("tusen",), ("hundra",), ("och",)),
    "no": _Parts(("tusen",), ("hundre",), ("og",)),
    "fi": _Parts(("tuhatta", "tuhat"), ("sataa", "sata"), ()),
    "hu": _Parts(("ezer",), ("száz",), ("-",)),
    "it": _Parts(("mila", "mille"), ("cento", "cent"), ()),
}


def compound(word: str, language: str | None, known: Known) -> int | None:
    """What a folded word of several parts is as a number; None where it is none, or none of several parts."""
    parts = _PARTS.get(language or "")
    if parts is None or len(word) > _LONGEST:
        return None
    for sign in parts.thousand:
        head, found, tail = word.partition(sign)
        if found:
            return _together(
                _THOUSAND, _below(head, parts, known), tail, parts, lambda rest: _below(rest, parts, known)
            )
    return _hundreds(word, parts, known)


def _below(word: str, parts: _Parts, known: Known) -> int | None:
    """A number below a thousand, in one part or several; one where the word is empty, as "tausend" is a thousand."""
    if not word:
        return 1
    listed = known(word)
    if listed is not None:
        return listed if listed < _THOUSAND else None
    return _hundreds(word, parts, known)


def _hundreds(word: str, parts: _Parts, known: Known) -> int | None:
    """A number that says "hundred"; "neunzehnhundert" and "vijftienhonderd" count them beyond nine."""
    for sign in parts.hundred:
        head, found, tail = word.partition(sign)
        many = None if not found else known(head) if head else 1
        if many is not None and 0 < many < _HUNDRED:
            said = _together(_HUNDRED, many, tail, parts, known)
            if said is not None:
                return said
    return None


def _together(scale: int, many: int | None, tail: str, parts: _Parts, known: Known) -> int | None:
    """So many times a scale and what is left; a lone "one" behind it is an ending as often ("hundred-et")."""
    if not many:
        return None
    if not tail:
        return many * scale
    join = next((one for one in parts.joins if tail.startswith(one)), "")
    for rest in (tail.removeprefix(join), tail) if join else (tail,):
        left = known(rest) if rest else None
        if left and left < scale and (left > 1 or rest != tail or rest not in ARTICLES):
            return many * scale + left
    return None
