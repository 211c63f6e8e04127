"""Strings made from a pattern against it: what it almost matches, with what it repeats repeated.

A backtracking matcher is slow where one text can be read in many ways and fails at its end. So: what stands
before a repetition, then its body many times over, then a sign that nothing expects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random
from re import _constants as ops
from re import _parser as parser
from typing import Any

_POOL = "a1 .,-b\n'\"“<>=AZé中x(&%_"
_MANY = 8  # repetitions from which one may be a trap
_CLASSES = {
    ops.CATEGORY_DIGIT: r"\d",
    ops.CATEGORY_NOT_DIGIT: r"\D",
    ops.CATEGORY_WORD: r"\w",
    ops.CATEGORY_NOT_WORD: r"\W",
    ops.CATEGORY_SPACE: r"\s",
    ops.CATEGORY_NOT_SPACE: r"\S",
}

Nodes = Sequence[tuple[Any, Any]]


def pumps(pattern: re.Pattern[Any], seed: int, rounds: int, most: int) -> list[tuple[str, str]]:
    """What to begin with and what to repeat, at most `most` pairs, the same for the same seed."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    writer = Writer(Random(seed))
    found = {pair for before, body in _repetitions(tree, []) for pair in writer.pumps(before, body, rounds)}
    for _ in range(rounds):
        whole = writer.text(tree)
        found |= {("", whole), ("", whole[:-1]), ("", whole[: len(whole) // 2])}
    pairs = sorted(pair for pair in found if pair[1])
    return pairs if len(pairs) <= most else Random(seed).sample(pairs, most)


def _repetitions(nodes: Nodes, before: list[tuple[Any, Any]]) -> Iterator[tuple[Nodes, Nodes]]:
    """Every repetition of a pattern: what stands before it, and its body."""
    so_far = list(before)
    for kind, value in nodes:
        if kind in {ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT}:
            if value[1] is ops.MAXREPEAT or value[1] >= _MANY:
                yield list(so_far), value[2]
            yield from _repetitions(value[2], so_far)
        elif kind is ops.SUBPATTERN:
            yield from _repetitions(value[3], so_far)
        elif kind in {ops.ASSERT, ops.ASSERT_NOT}:
            yield from _repetitions(value[1], so_far)
        elif kind is ops.BRANCH:
            for branch in value[1]:
                yield from _repetitions(branch, so_far)
        so_far.append((kind, value))


class Writer:
    """Writes texts that a pattern matches, or nearly: looking round is not obeyed."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.groups: dict[int, str] = {}

    def pumps(self, before: Nodes, body: Nodes, rounds: int) -> Iterator[tuple[str, str]]:
        """Ways to lead up to a repetition, with what to repeat."""
        for _ in range(rounds):
            repeated = "".join(self.text(body) for _ in range(self.random.choice((1, 1, 2))))
            lead = self.text(before) if self.random.random() < 0.7 else ""
            yield lead, repeated + self.random.choice(("", "", "", " ", ".", "a", "1"))

    def text(self, nodes: Nodes) -> str:
        """A text that a sequence matches."""
        return "".join(self.one(kind, value) for kind, value in nodes)

    def one(self, kind: Any, value: Any) -> str:
        """A text that one node matches; "" for what takes none."""
        if kind is ops.LITERAL:
            return chr(value)
        if kind in {ops.ANY, ops.NOT_LITERAL}:
            return self.random.choice("ab1 .")
        if kind is ops.IN:
            return self.sign(value)
        if kind in {ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT}:
            least, most, body = value
            times = min(
                least + self.random.choice((0, 1, 1, 2)), most if isinstance(most, int) else least + 2
            )
            return "".join(self.text(body) for _ in range(times))
        if kind is ops.SUBPATTERN:
            self.groups[value[0]] = self.text(value[3])
            return self.groups[value[0]]
        if kind is ops.ATOMIC_GROUP:
            return self.text(value)
        if kind is ops.BRANCH:
            return self.text(self.random.choice(value[1]))
        return self.groups.get(value, "") if kind is ops.GROUPREF else ""

    def sign(self, items: list[tuple[Any, Any]]) -> str:
        """A sign of a class."""
        pool = list(_POOL)
        for kind, value in items:
            if kind is ops.LITERAL:
                pool.append(chr(value))
            elif kind is ops.RANGE:
                pool += [chr(value[0]), chr(value[1])]
        fitting = [sign for sign in pool if _holds(items, sign)]
        return self.random.choice(fitting) if fitting else ""


def _holds(items: list[tuple[Any, Any]], sign: str) -> bool:
    negated = items[0][0] is ops.NEGATE
    for kind, value in items[negated:]:
        if (
            (kind is ops.LITERAL and ord(sign) == value)
            or (kind is ops.RANGE and value[0] <= ord(sign) <= value[1])
            or (kind is ops.CATEGORY and re.match(_CLASSES[value], sign))
        ):
            return not negated
    return bool(negated)
