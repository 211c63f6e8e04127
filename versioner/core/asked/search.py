"""What is looked for, and how texts are spelled for an index: one spelling for every database.

Words are folded (NFKD, no accents, lower case); scripts without spaces are cut by character, so that a word
in them is a phrase of characters; 28,500 is 28500, 2.5 stays apart from 25. Any full-text index
that keeps the positions of space-separated words can hold it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b
from itertools import islice

from versioner.core.text.letters import LETTER, NUMERALS, is_plain
from versioner.core.text.words import key, parts
from versioner.errors import UsageError
from versioner.frozen import dataclass
from versioner.late import re, regex

# Of one passage that are indexed: PostgreSQL keeps positions up to 16,383 and 1 MB a passage.
MOST_WORDS = 12_000
MOST_LETTERS = 200_000
_LONGEST = 100  # letters of a word; what is longer is no word
_THOUSANDS = regex.compile(r"(?<=\p{N})[,.'’\u00a0\u202f\u066c](?=\p{N}{3}(?!\p{N}))")
# What stands before an apostrophe belongs to a short ending (don't, they're), not to a word (l'État).
_PART = regex.compile(r"[\p{L}\p{M}\p{N}_]+(?:['’]\p{L}{1,2}(?![\p{L}\p{M}]))?")
_MARKS = regex.compile(r"[^\p{L}\p{N}]+")
_ASKED = regex.compile(r"""(?P<not>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))""")
_AROUND = 12  # words shown on each side of what was found


class Standing(StrEnum):
    """Which passages are looked through."""

    ALL = "all"
    CURRENT = "current"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Words that must stand next to one another; with `prefix` the last may go on; `absent` ones must not stand."""

    words: tuple[str, ...]
    prefix: bool = False
    absent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Snip:
    """A stretch of text around what was found, and whether it is what was found."""

    text: str
    found: bool


def spelled(text: str) -> list[str]:
    """The words of `text` as an index holds them, in order: of a very long passage those of its beginning."""
    start = text[:MOST_LETTERS]
    if start.isascii():
        return _plain_spelled(start)[:MOST_WORDS]
    if is_plain(start):
        return _lettered_spelled(start)[:MOST_WORDS]
    return [word for word, _, _ in islice(_words(start), MOST_WORDS)]


def fingerprint(text: str) -> int:
    """A signed 64-bit name of a passage, the same for the same words."""
    return int.from_bytes(blake2b(key(text).encode(), digest_size=8).digest(), signed=True)


def asked(query: str) -> tuple[Term, ...]:
    """What a person looks for: all words, "phrases", `begin*`, and not `-these`.

    Raises:
        UsageError: there is nothing to look for in it.
    """
    found = []
    for match in _ASKED.finditer(query):
        text = match["phrase"] if match["phrase"] is not None else match["word"]
        words = tuple(spelled(text))
        if words:
            prefix = match["phrase"] is None and text.endswith("*") and len(words[-1]) > 1
            found.append(Term(words=words, prefix=prefix, absent=bool(match["not"])))
    if all(term.absent for term in found):
        raise UsageError('name a word to look for: words, a "phrase in quotes", begin*, -without')
    return tuple(found)


def snippet(text: str, terms: Sequence[Term]) -> tuple[Snip, ...]:
    """`text` around the first thing that was found in it, with all that was found there marked."""
    text = text[:MOST_LETTERS]
    words = list(_words(text))
    marked = sorted(_hits([word for word, _, _ in words], terms))
    if not words:
        return (Snip(text=text, found=False),)
    first = marked[0] if marked else 0
    low = max(first - _AROUND, 0)
    high = min(low + 3 * _AROUND, len(words))
    start = words[low][1] if low else 0
    end = words[high - 1][2] if high < len(words) else len(text)
    pieces, at = [Snip(text="… ", found=False)] if low else [], start
    for n in (n for n in marked if low <= n < high):
        pieces += [
            Snip(text=text[at : words[n][1]], found=False),
            Snip(text=text[slice(*words[n][1:])], found=True),
        ]
        at = words[n][2]
    pieces.append(Snip(text=text[at:end] + (" …" if high < len(words) else ""), found=False))
    return tuple(piece for piece in pieces if piece.text)


def _hits(words: Sequence[str], terms: Sequence[Term]) -> set[int]:
    found: set[int] = set()
    for term in terms:
        if term.absent:
            continue
        size = len(term.words)
        for n in range(len(words) - size + 1):
            here = tuple(words[n : n + size])
            last = here[-1].startswith(term.words[-1]) if term.prefix else here[-1] == term.words[-1]
            if last and here[:-1] == term.words[:-1]:
                found.update(range(n, n + size))
    return found


# Most passages are plain: the same words as below, without the letters that only other texts have.
_PLAIN_NUMBER = r"[0-9]+(?:[.,:'/][0-9]+)*"
_PLAIN = re.compile(rf"{_PLAIN_NUMBER}|[A-Za-z](?:[A-Za-z0-9]|['-](?=[A-Za-z]))*")
_PLAIN_PART = re.compile(r"[A-Za-z0-9]+(?:'[A-Za-z]{1,2}(?![A-Za-z]))?")
_PLAIN_THOUSANDS = re.compile(r"(?<=[0-9])[,.'](?=[0-9]{3}(?![0-9]))")
_PLAIN_MARKS = re.compile(r"[^A-Za-z0-9]+")
# What makes more, or less, of a word than a run of letters or digits; most passages have none of it.
_JOINED = re.compile(r"[0-9'-](?:(?<=[0-9])(?:[.,:'/][0-9]|[A-Za-z])|(?<=['-])[A-Za-z])")
_APART = "".join(chr(n) if chr(n).isalnum() else " " for n in range(128))


def _plain_spelled(text: str) -> list[str]:
    """The words of `_plain_words`, without their places: what an index takes, of every passage that is new."""
    if _JOINED.search(text) is None:
        words = text.lower().translate(_APART).split()
        if max(map(len, words), default=0) <= _LONGEST:
            return words
    found: list[str] = []
    for token in _PLAIN.findall(text.lower()):
        if token.isdigit():
            found.append(token)
        elif token.isalnum():
            found.append(token[:_LONGEST])
        else:
            found.extend(word for word, _, _ in _plain_words(token))
    return found


# In plain letters: what joins is written as ASCII has it, and of a number's parts only that something joins them
# counts; most that is not ASCII is what stands around words.
_JOINERS = (("’", "'"), ("\u2010", "-"), ("\u2011", "-"))
_AROUND_WORDS = "“”„‘–—…•«»€\u00a0\u202f"
_GAP = re.compile(rf"(?<=[{NUMERALS}])[\u00a0\u202f](?=[{NUMERALS}])")
_LETTERED = re.compile(rf"[{NUMERALS}]+(?:[.,:'/][{NUMERALS}]+)*|{LETTER}[^\W_]*(?:['-](?={LETTER})[^\W_]+)*")


def _lettered_spelled(text: str) -> list[str]:
    """The words of `_words`, without their places, of a text of plain letters."""
    for mark, plain in _JOINERS:
        text = text.replace(mark, plain)
    if "\u00a0" in text or "\u202f" in text:
        text = _GAP.sub("'", text)
    for mark in _AROUND_WORDS:
        text = text.replace(mark, " ")
    if text.isascii():
        return _plain_spelled(text)
    return " ".join(map(_lettered, _LETTERED.findall(text))).split()


@lru_cache(maxsize=8_192)  # a text's words are few
def _lettered(token: str) -> str:
    """The words of one token of plain letters."""
    if token.isalpha():
        return str(_MARKS.sub("", _fold(token)))[:_LONGEST]
    return " ".join([word for word, _, _ in _words(token)])


def _plain_words(text: str) -> Iterator[tuple[str, int, int]]:
    """As `_words`, of a text in ASCII."""
    for match in _PLAIN.finditer(text):
        token, start = match.group(), match.start()
        if token[0] <= "9":
            number = _PLAIN_THOUSANDS.sub("", token) if len(token) > 3 else token
            yield (number if number.isdigit() else _PLAIN_MARKS.sub("_", number)), start, match.end()
        elif token.isalnum():
            yield token.lower()[:_LONGEST], start, match.end()
        else:
            for part in _PLAIN_PART.finditer(token):
                word = part.group().replace("'", "").lower()[:_LONGEST]
                yield word, start + part.start(), start + part.end()


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word folded, with where it stands in `text`."""
    if text.isascii():
        yield from _plain_words(text)
        return
    at = 0
    for token in parts(text):
        start, at = at, at + len(token)
        if token[0].isnumeric():
            number = _fold(_THOUSANDS.sub("", token))
            yield _MARKS.sub("_", number).strip("_"), start, at
            continue
        for part in _PART.finditer(token):
            folded = _MARKS.sub("", _fold(part.group()))[:_LONGEST]
            if folded:
                yield folded, start + part.start(), start + part.end()


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    plain = "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))
    return plain.casefold()
