"""Phrases written short: `(last |latest )?updated( on)?` stands for six. No regular expression: a finite list.

`(a|b)` is one of several, `[ab]` one of several letters, `?` after a letter or either of them says that it may
be missing. Phrases are looked up in tables, so that a thousand of them cost no more than ten.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product

_MARKS = "()[]|?"


def phrases(pattern: str) -> frozenset[str]:
    """Everything that a pattern stands for, white space made single."""
    found, rest = _either(pattern)
    if rest:
        raise ValueError(f"a bracket too many in {pattern!r}")
    return frozenset(" ".join(one.split()) for one in found)


def table(words: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Everything that the patterns of all languages stand for."""
    return frozenset(one for patterns in words.values() for pattern in patterns for one in phrases(pattern))


def _either(text: str) -> tuple[list[str], str]:
    """Branches parted by `|`, up to a closing bracket or the end; what they stand for, and what is left."""
    found: list[str] = []
    while True:
        branch, text = _sequence(text)
        found.extend(branch)
        if not text.startswith("|"):
            return found, text
        text = text[1:]


def _sequence(text: str) -> tuple[list[str], str]:
    parts: list[list[str]] = []
    while text and text[0] not in "|)":
        one, text = _atom(text)
        if text.startswith("?"):
            one, text = [*one, ""], text[1:]
        parts.append(one)
    return ["".join(chosen) for chosen in product(*parts)], text


def _atom(text: str) -> tuple[list[str], str]:
    if text[0] == "(":
        found, rest = _either(text[1:])
        if not rest.startswith(")"):
            raise ValueError(f"no closing bracket in {text!r}")
        return found, rest[1:]
    if text[0] == "[":
        end = text.index("]")
        return list(text[1:end]), text[end + 1 :]
    end = 1
    while end < len(text) and text[end] not in _MARKS and not text.startswith("?", end + 1):
        end += 1
    return [text[:end]], text[end:]
