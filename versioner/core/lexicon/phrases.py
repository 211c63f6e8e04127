"""Phrases written short: `(last |latest )?updated( on)?` stands for six. No regular expression: a finite list.

`(a|b)` is one of several, `[ab]` one of several letters, `?` after a letter or either of them says that it may
be missing. Phrases are looked up in tables, so that a thousand of them cost no more than ten.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

_MARKS = "()[]|?"


def phrases(pattern: str) -> frozenset[str]:
    """Everything that a pattern stands for, white space made single."""
    found, end = _either(pattern, 0)
    if end < len(pattern):
        raise ValueError(f"a bracket too many in {pattern!r}")
    return frozenset([one if _is_single(one) else " ".join(one.split()) for one in found])


def table(words: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Everything that the patterns of all languages stand for."""
    return frozenset[str]().union(*map(phrases, chain.from_iterable(words.values())))


def _is_single(text: str) -> bool:
    """Whether words are parted by one space each: nearly all are."""
    return "  " not in text and text == text.strip() and (text.isprintable() or " ".join(text.split()) == text)


def _either(text: str, at: int) -> tuple[list[str], int]:
    """Branches parted by `|`, up to a closing bracket or the end; what they stand for, and where they end."""
    found: list[str] = []
    while True:
        branch, at = _sequence(text, at)
        found += branch
        if not text.startswith("|", at):
            return found, at
        at += 1


def _sequence(text: str, at: int) -> tuple[list[str], int]:
    """What stands one behind the other; what is the same in all is joined before it is multiplied."""
    found, same = [""], ""
    while at < len(text) and text[at] not in "|)":
        one, at = _atom(text, at)
        if text.startswith("?", at):
            one, at = [*one, ""], at + 1
        if len(one) == 1:
            same += one[0]
        else:
            found = [before + same + after for before in found for after in one]
            same = ""
    return [before + same for before in found] if same else found, at


def _atom(text: str, at: int) -> tuple[list[str], int]:
    if text[at] == "(":
        found, end = _either(text, at + 1)
        if not text.startswith(")", end):
            raise ValueError(f"no closing bracket in {text!r}")
        return found, end + 1
    if text[at] == "[":
        end = text.index("]", at)
        return list(text[at + 1 : end]), end + 1
    end = at + 1
    while end < len(text) and text[end] not in _MARKS and not text.startswith("?", end + 1):
        end += 1
    return [text[at:end]], end
