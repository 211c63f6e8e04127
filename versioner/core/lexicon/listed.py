"""The word lists of simplemma (MIT), read where they lie, with an index of this project beside them.

A list is one stream in which every word is told by how much of the one before it begins it. Finding a place in it takes a
pass over all of it: 2.4 seconds for the 3.7 million words of Polish. `index/*.idx` (made by `bench/wordlists.py`) names
every four-thousandth word and where it stands; a list of another release, which no index fits, is passed over once.
"""

from __future__ import annotations

import lzma
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

STEP = 4_096  # words between two that the index names
_CLOSE = 64  # the same between two of them, where a word was asked for
_KEPT = 3  # languages in memory
_MAGIC, _REVERSED = b"SMFC1", 1
_AS_BEFORE, _WHOLE = 254, 255  # in place of how many letters of the word its meaning drops


class Place(NamedTuple):
    """A word that the index names, as it stands in the stream, and where its record begins."""

    word: bytes
    at: int


def _word_of(place: Place) -> bytes:
    return place.word


class WordList:
    """A language's words with their dictionary forms.

    Attributes:
        data: the stream; first: where its records begin; reversed: its words are written from their ends.
    """

    def __init__(self, packed: bytes, index: bytes | None = None) -> None:
        """Args:
            packed: the list as simplemma ships it.
            index: of that list; None, or of another list: the places are found by a pass.

        Raises:
            ValueError: it is no such list.
        """
        self.data = lzma.decompress(packed)
        if not self.data.startswith(_MAGIC):
            raise ValueError("this is no list of words in a known form")
        self.reversed = bool(self.data[len(_MAGIC)] & _REVERSED)
        _, self.first = _number(self.data, len(_MAGIC) + 1)
        self._places = (unpacked(index, packed) if index else None) or self.places(STEP)
        self._closer: dict[int, list[Place]] = {}

    def places(self, step: int, since: Place | None = None, until: int | None = None) -> list[Place]:
        """Every so many words one whose record tells its meaning without the record before it.

        Args:
            step: how many words from one to the next.
            since: a place to begin at; until: where to end. Without them all of the list.
        """
        found, left = [], 0
        for word, _, at in records(self.data, *((self.first,) if since is None else (since.at, since.word))):
            if at == until:
                break
            if left <= 0 and _tells(self.data, at):
                found.append(Place(word, at))
                left = step
            left -= 1
        return found

    def get(self, word: str) -> str | None:
        """The dictionary form of a word, as it is written; None where the list does not have it."""
        asked = self._turned(word.encode())
        begin = self._before(asked)
        if begin is None:
            return None
        for known, meant, _ in records(self.data, begin.at, begin.word):
            if known >= asked:
                return self._turned(meant).decode() if known == asked else None
        return None

    def _before(self, asked: bytes) -> Place | None:
        """The last known place that is not behind a word; what lies between two of the index is looked through once."""
        n = bisect_right(self._places, asked, key=_word_of) - 1
        if n < 0:
            return None
        if n not in self._closer:
            until = self._places[n + 1].at if n + 1 < len(self._places) else None
            self._closer[n] = self.places(_CLOSE, self._places[n], until)
        closer = self._closer[n]
        return closer[bisect_right(closer, asked, key=_word_of) - 1]

    def _turned(self, word: bytes) -> bytes:
        return word[::-1] if self.reversed else word


def records(data: bytes, at: int, word: bytes = b"") -> Iterator[tuple[bytes, bytes, int]]:
    """Each word of a stream, what it means and where its record begins.

    Args:
        at: where to begin; word: the word before that place, or the one at it.

    Raises:
        ValueError: the stream is cut off.
    """
    meant, end = b"", len(data)
    try:
        while at < end:
            begins = at
            shared, at = _number(data, at)
            more, at = _number(data, at)
            word = word[:shared] + data[at : at + more]
            at += more
            drops, at = data[at], at + 1
            if drops != _AS_BEFORE:
                more, at = _number(data, at)
                meant = (b"" if drops == _WHOLE else word[: len(word) - drops]) + data[at : at + more]
                at += more
            yield word, meant, begins
    except IndexError:
        raise ValueError("this list of words is cut off") from None


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A number of as many bytes as it needs, seven bits in each, the lowest first; and the place after it."""
    byte = data[at]
    if byte < 0x80:
        return byte, at + 1
    value, shift = byte & 0x7F, 7
    while byte >= 0x80:
        at += 1
        byte = data[at]
        value |= (byte & 0x7F) << shift
        shift += 7
    return value, at + 1


def _tells(data: bytes, at: int) -> bool:
    _, at = _number(data, at)
    more, at = _number(data, at)
    return data[at + more] != _AS_BEFORE


def packed_index(words: WordList, packed: bytes) -> bytes:
    """The index of a list as it is kept: what it is of, then a word and its distance from the one before it a line."""
    lines, before = [f"{zlib.crc32(packed)} {len(packed)}".encode()], 0
    for place in words.places(STEP):
        lines.append(b"%d " % (place.at - before) + place.word)
        before = place.at
    return zlib.compress(b"\n".join(lines), 9)


def unpacked(index: bytes, packed: bytes) -> list[Place] | None:
    """The places that an index names; None where it is of another list."""
    head, *lines = zlib.decompress(index).split(b"\n")
    if head != f"{zlib.crc32(packed)} {len(packed)}".encode():
        return None
    found, at = [], 0
    for line in lines:
        distance, _, word = line.partition(b" ")
        at += int(distance)
        found.append(Place(word, at))
    return found


@cache
def _folder() -> Traversable:
    """Where simplemma keeps its lists, found without importing its forty modules."""
    spec = find_spec("simplemma")
    loader: Any = None if spec is None else spec.loader
    if loader is None:
        raise ModuleNotFoundError("simplemma is not installed")
    data: Traversable = loader.get_resource_reader("simplemma").files()
    return data.joinpath("strategies", "dictionaries", "data")


@cache
def languages() -> frozenset[str]:
    """The languages that there is a list of, by simplemma's names."""
    names = (one.name for one in _folder().iterdir())
    return frozenset(name.removesuffix(".plzma") for name in names if name.endswith(".plzma"))


@lru_cache(maxsize=_KEPT)
def word_list(language: str) -> WordList:
    """The list of a language; the last few that were asked for stay in memory.

    Raises:
        ValueError: there is no list of it.
    """
    if language not in languages():
        raise ValueError(f"there is no list of the words of {language!r}")
    return WordList(packed_list(language), kept_index(language))


def packed_list(language: str) -> bytes:
    """A language's list as simplemma ships it."""
    return _folder().joinpath(f"{language}.plzma").read_bytes()


def kept_index(language: str) -> bytes | None:
    """The index that is kept of a language's list; None where none is."""
    from importlib.resources import files  # noqa: PLC0415 - 2 ms, and many edits ask for no list

    kept = files("versioner.core.lexicon").joinpath("index", f"{language}.idx")
    return kept.read_bytes() if kept.is_file() else None
