"""Which words may mean one thing, or one of them what is more general: "faulty" and "defective", "car" and "vehicle".

Sources: the Open English WordNet (CC BY 4.0, after Princeton WordNet), plWordNet and MultiWordNet, made into
`wordnets/*.xz` by `bench/synsets.py`. English, Polish and Italian; of German, French, Spanish and Dutch there is none that may be shipped with this
project (`reworded.py` has lists of its own). A meaning has a number; a language's words are lines in order, each with
its meanings, found by halving and never held as objects.
"""

from __future__ import annotations

import lzma
import sys
from array import array
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache, lru_cache

from versioner.core.lexicon.opposites import forms

LANGUAGES = frozenset({"en", "it", "pl"})
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
_VALUE = {ord(sign): n for n, sign in enumerate(_ALPHABET)}
_SIGNS = 3  # of a meaning's number
_DOING = b"~"  # before the meanings of a word that is a verb or an adverb in all of them
_SHORT = 4  # letters: "red", "seed" are no participles
_UP = 2  # steps up to what is more general


def packed_words(words: Mapping[str, Iterable[int]], doing: Container[str] = ()) -> bytes:
    """A language's words, folded, as `meanings_of` finds them: a line each, in order of their bytes.

    Args:
        words: what each may mean.
        doing: those that name nothing and are no adjectives.
    """
    lines = (
        word.encode() + b"\t" + _DOING * (word in doing) + b"".join(map(_written, of))
        for word, of in words.items()
    )
    return b"\n" + b"\n".join(sorted(lines)) + b"\n"


def _written(number: int) -> bytes:
    return "".join(_ALPHABET[number // 64**at % 64] for at in reversed(range(_SIGNS))).encode()


def packed_links(links: Sequence[Sequence[int]]) -> bytes:
    """To which meanings each meaning leads: how many there are, where each one's begin and the last one's end, and they themselves."""
    ends = array("I", [0])
    for of in links:
        ends.append(ends[-1] + len(of))
    told = array("I", (to for of in links for to in of))
    if sys.byteorder == "big":
        ends.byteswap()
        told.byteswap()
    return len(links).to_bytes(4, "little") + ends.tobytes() + told.tobytes()


class Links:
    """To which meanings each meaning leads."""

    def __init__(self, packed: bytes) -> None:
        size = int.from_bytes(packed[:4], "little")
        numbers = array("I")
        numbers.frombytes(packed[4:])
        if sys.byteorder == "big":
            numbers.byteswap()
        self._ends, self._to = numbers[: size + 1], numbers[size + 1 :]

    def of(self, meaning: int) -> Sequence[int]:
        """Where one leads."""
        return self._to[self._ends[meaning] : self._ends[meaning + 1]]

    def reached(self, meanings: Iterable[int]) -> set[int]:
        """Some meanings, and where they lead."""
        found = set(meanings)
        return found.union(*map(self.of, found))


def _read(name: str) -> bytes:
    from importlib.resources import files  # noqa: PLC0415 - 2 ms, and few edits ask for meanings

    return lzma.decompress((files("versioner.core.lexicon") / "wordnets" / name).read_bytes())


@cache
def _words(language: str) -> bytes:
    return _read(f"{language}.xz")


@cache
def _links(kind: str) -> Links:
    return Links(_read(f"{kind}.xz"))


@lru_cache(maxsize=4_096)
def meanings_of(word: str, language: str) -> frozenset[int]:
    """What a word may mean, as it is written or in its dictionary form.

    Args:
        language: one of `LANGUAGES`.
    """
    lines = _words(language)
    told = (_line(lines, form.encode()).removeprefix(_DOING) for form in forms(word, language))
    return frozenset(_number(of[at : at + _SIGNS]) for of in told for at in range(0, len(of), _SIGNS))


@lru_cache(maxsize=4_096)
def may_name(word: str, language: str) -> bool:
    """Whether a word may be a noun or an adjective as it is written: "building", "roofs", not "adjourned" nor "lifted".

    Args:
        language: one of `LANGUAGES`.
    """
    if language == "en" and word.endswith("ed") and len(word) > _SHORT:
        return False
    lines = _words(language)
    written, *listed = (_line(lines, form.encode()) for form in forms(word, language))
    if written and not written.startswith(_DOING):
        return True
    inflected = language != "en" or word.casefold().endswith("s")
    return inflected and any(one and not one.startswith(_DOING) for one in listed)


def _line(lines: bytes, word: bytes) -> bytes:
    """What is written behind a word; nothing where it is not listed."""
    low, high = 0, len(lines) - 1
    while low < high:
        begin = lines.rfind(b"\n", 0, (low + high) // 2 + 1) + 1
        end = lines.index(b"\n", begin)
        known, _, told = lines[begin:end].partition(b"\t")
        if known == word:
            return told
        low, high = (end, high) if known < word else (low, begin - 1)
    return b""


def _number(signs: bytes) -> int:
    return sum(_VALUE[sign] * 64**at for at, sign in enumerate(reversed(signs)))


@lru_cache(maxsize=4_096)
def may_mean_one(one: str, other: str, language: str) -> bool | None:
    """Whether two words may mean one thing, or one of them what is more general; None where one of them is not known.

    Args:
        language: one of `LANGUAGES`.
    """
    a, b = meanings_of(one, language), meanings_of(other, language)
    if not a or not b:
        return None
    above, beside = _links("above"), _links("beside")
    wide, other_wide = beside.reached(a), beside.reached(b)
    if wide & other_wide or above.reached(wide) & other_wide or above.reached(other_wide) & wide:
        return True
    up, other_up = set(a), set(b)
    for _ in range(_UP):
        up, other_up = above.reached(up), above.reached(other_up)
    return bool(up & b or other_up & a)
