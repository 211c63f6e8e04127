"""Phrases written short: `(last |latest )?updated( on)?` stands for six. No regular expression: a finite list.

`(a|b)` is one of several, `[ab]` one of several letters, `?` after a letter or either of them says that it may
be missing. Phrases are looked up in tables, so that a thousand of them cost no more than ten: of a large table (`Table`)
only those are ever multiplied out that begin with a word which somebody has asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain

from versioner.late import re

# What stands one behind the other, each as all that it may be.
Branch = list[list[str]]

_PLAIN = re.compile(r"[^()\[\]|?]+")


def phrases(pattern: str) -> frozenset[str]:
    """Everything that a pattern stands for, its words parted by single spaces."""
    return frozenset(map(_single, chain.from_iterable(map(_multiplied, branches(pattern)))))


def table(words: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Everything that the patterns of all languages stand for."""
    return frozenset[str]().union(*map(phrases, chain.from_iterable(words.values())))


class Table:
    """As `table`: what begins with a word is multiplied out when it is first asked for."""

    def __init__(self, words: Mapping[str, Iterable[str]], begun: str = "") -> None:
        """As patterns are written; `begun`: which word begins which of them, as `begun` says it, where that is known.

        With it none is read before it is asked for.
        """
        self._patterns = tuple(chain.from_iterable(words.values()))
        self._by_first = dict(one.split(":") for one in (begun or _begun(self._patterns)).split())
        self._known: dict[str, frozenset[str]] = {}

    @property
    def begun(self) -> str:
        """The words that phrases begin with, each with the numbers of its patterns: `may:0,4 last:2`."""
        return " ".join(f"{word}:{numbers}" for word, numbers in sorted(self._by_first.items()))

    def __contains__(self, phrase: str) -> bool:
        return phrase in self.beginning_with(phrase.partition(" ")[0])

    @property
    def first_words(self) -> AbstractSet[str]:
        """The words that phrases begin with."""
        return self._by_first.keys()

    def beginning_with(self, word: str) -> frozenset[str]:
        """The phrases that begin with a word."""
        if word not in self._by_first:
            return frozenset()
        if word not in self._known:
            numbers = map(int, self._by_first[word].split(","))
            begun = chain.from_iterable(branches(self._patterns[n]) for n in numbers)
            found = chain.from_iterable(_multiplied(branch, word) for branch in begun)
            self._known[word] = frozenset(map(_single, found))
        return self._known[word]

    def words(self) -> frozenset[str]:
        """Every word of every phrase."""
        every = chain.from_iterable(map(branches, self._patterns))
        return frozenset(chain.from_iterable(map(_words, every)))


def _begun(patterns: Iterable[str]) -> str:
    numbers: dict[str, list[str]] = {}
    for n, pattern in enumerate(patterns):
        for word in set[str]().union(*map(_first_words, branches(pattern))):
            numbers.setdefault(word, []).append(str(n))
    return " ".join(f"{word}:{','.join(ones)}" for word, ones in numbers.items())


def _single(text: str) -> str:
    return text if "  " not in text and text == text.strip() else " ".join(text.split())


def _multiplied(branch: Branch, first: str = "") -> list[str]:
    """All that a branch stands for, or that of it which begins with a word."""
    found, same = [""], ""
    for one in branch:
        if len(one) == 1:
            same += one[0]
        else:
            found = [before + same + after for before in found for after in one]
            found = [text for text in found if _may_begin(text, first)] if first else found
            same = ""
    found = [before + same for before in found] if same else found
    return [text for text in found if text.split()[:1] == [first]] if first else found


def _may_begin(text: str, first: str) -> bool:
    """Whether what is there of a text may become one that begins with a word."""
    begun = text.lstrip()
    return first.startswith(begun) or begun.startswith(f"{first} ")


def _first_words(branch: Branch) -> set[str]:
    found: set[str] = set()
    begun = {""}
    for one in branch:
        whole = {(before + after).lstrip() for before in begun for after in one}
        begun = {text for text in whole if " " not in text}
        found.update(text.partition(" ")[0] for text in whole - begun)
        if not begun:
            break
    return (found | begun) - {""}


def _words(branch: Branch) -> set[str]:
    found: set[str] = set()
    begun = {""}
    for one in branch:
        before, begun = begun, set[str]()
        for after in one:
            first, *rest = after.split(" ")
            whole = {text + first for text in before}
            if rest:
                found |= whole.union(rest[:-1])
                begun.add(rest[-1])
            else:
                begun |= whole
    return (found | begun) - {""}


def branches(pattern: str) -> list[Branch]:
    """A pattern as its branches."""
    found, end = _either(pattern, 0)
    if end < len(pattern):
        raise ValueError(f"a bracket too many in {pattern!r}")
    return found


def _either(text: str, at: int) -> tuple[list[Branch], int]:
    """Branches parted by `|`, up to a closing bracket or the end; and where they end."""
    found: list[Branch] = []
    while True:
        branch, at = _sequence(text, at)
        found.append(branch)
        if not text.startswith("|", at):
            return found, at
        at += 1


def _sequence(text: str, at: int) -> tuple[Branch, int]:
    found: Branch = []
    while at < len(text) and text[at] not in "|)":
        one, at = _atom(text, at)
        if text.startswith("?", at):
            one, at = [*one, ""], at + 1
        found.append(one)
    return found, at


def _atom(text: str, at: int) -> tuple[list[str], int]:
    if text[at] == "(":
        found, end = _either(text, at + 1)
        if not text.startswith(")", end):
            raise ValueError(f"no closing bracket in {text!r}")
        return list(chain.from_iterable(map(_multiplied, found))), end + 1
    if text[at] == "[":
        end = text.index("]", at)
        return list(text[at + 1 : end]), end + 1
    run = _PLAIN.match(text, at + 1)
    end = run.end() if run else at + 1
    if end > at + 1 and text.startswith("?", end):
        end -= 1  # the mark is the last letter's
    return [text[at:end]], end
