"""Every compiled pattern of the package takes linear time, whatever a page is made of.

Each is searched in strings made against it: its own literals, signs and classes, repeated. Time may grow by
ten where the text grows by four (linear is four, quadratic sixteen), and only what takes noticeable time counts.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import product
from re import _constants as ops
from re import _parser as parser
from typing import Any

import pytest
import regex

import versioner
from tests.pumps import pumps
from versioner.core.text.letters import Lettered
from versioner.late import Late

_SIZES = (500, 2_000, 8_000)  # characters; each only where the one before grew as a line does
_TAILS = ("\x00", "! x")  # what lets a pattern that has read to the end fail there
_NOTICEABLE = 0.04  # seconds of CPU under which noise decides
_MOST = 10.0  # times the time for four times the text
# what takes less takes no noticeable time of four times the text, though it grew with its fourth power
_NO_MATTER = _NOTICEABLE / 4**4
_SIGNS = ["a", "A", "1", " ", "\t", "\n", ".", ",", "-", "_", "'", '"', "“", "(", "[", "<", "<a ", "&", "=", "%", "ä", "中", "1,", "1.", "a ", "a.", "a-", "A a", "1 ", "1a", "a1", "“a", "a”", "$1", "\\", '\\"', "<!--", '="', "| ", "/", ":", "://", "@"]  # fmt: skip


def _patterns() -> Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes]]]:
    for found in pkgutil.walk_packages(versioner.__path__, "versioner."):
        if found.name.endswith("__main__") or ".worker" in found.name:
            continue
        try:
            module = importlib.import_module(found.name)
        except ModuleNotFoundError:
            continue  # an optional extra
        for name, value in vars(module).items():
            values = (
                value.values()
                if isinstance(value, dict)
                else value
                if isinstance(value, tuple | list)
                else [value]
            )
            for n, written in enumerate(values):
                for m, pattern in enumerate(written.both if isinstance(written, Lettered) else [written]):
                    one = pattern.compiled if isinstance(pattern, Late) else pattern
                    if isinstance(one, re.Pattern | regex.Pattern):
                        place = (f"[{n}]" if len(list(values)) > 1 else "") + (".plainly" if m else "")
                        yield f"{found.name}.{name}{place}", one


PATTERNS: dict[str, Any] = dict(sorted(_patterns()))


# `regex` has a parser of its own, which says nothing of how a pattern is built
_BACKTRACKING = [name for name, one in PATTERNS.items() if type(one) is re.Pattern]


def _attacks(source: str) -> list[str]:
    words = set(re.findall(r"[^\W\d_]{2,}", source))
    few = sorted(words, key=len, reverse=True)[:6]
    return [
        *_SIGNS,
        *few,
        *(word + " " for word in few),
        *('"' + word + '"' for word in few),
        *("<" + word for word in few[:3]),
    ]


def _seconds(pattern, attack, size, tail):
    text = (attack * (size // len(attack) + 1))[:size] + tail
    data = text.encode() if isinstance(pattern.pattern, bytes) else text
    start = time.process_time()
    for found in pattern.finditer(data):
        del found
    pattern.match(data)
    return time.process_time() - start


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_linear(name):
    pattern = PATTERNS[name]
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    slow = []
    for attack, tail in product(_attacks(source), _TAILS):
        before = max(_seconds(pattern, attack, _SIZES[0], tail), 1e-4)
        for size in _SIZES[1:]:
            now = _seconds(pattern, attack, size, tail)
            if now > _NOTICEABLE and now / before > _MOST:  # measured again: a machine's hiccup is no growth
                now = min(now, *(_seconds(pattern, attack, size, tail) for _ in range(2)))
                before = max(before, *(_seconds(pattern, attack, size // 4, tail) for _ in range(2)))
            if now > _NOTICEABLE and now / before > _MOST:
                slow.append((attack, size, round(now, 2), round(now / before, 1)))
                break
            if now < _NO_MATTER:
                break
            before = max(now, 1e-4)
    assert not slow


# characters; small steps first, so that a pattern that takes time to the power is found out before it takes years
_STEPS = (16, 20, 24, 28, 32, 40, 48, 64, 500, 2_000, 8_000)
_SEED, _ROUNDS, _PAIRS = 20261125, 4, 120


def _seconds_on(pattern, text):
    data = text.encode("utf-8", "surrogatepass") if isinstance(pattern.pattern, bytes) else text
    start = time.process_time()
    pattern.fullmatch(data)
    pattern.match(data)
    for found in pattern.finditer(data):
        del found
    return time.process_time() - start


def _slow_on(pattern, before, repeated, tail):
    """The size and the seconds from which a pattern takes more than its text grows; None where it never does."""
    last = 0.0
    for size in _STEPS:
        text = before + (repeated * (size // len(repeated) + 1))[:size] + tail
        taken = _seconds_on(pattern, text)
        too_long = size <= 500 and taken > 5 * _NOTICEABLE
        if too_long or (taken > 2 * _NOTICEABLE and last and taken / last > _MOST):
            taken = min(taken, *(_seconds_on(pattern, text) for _ in range(2)))
            if (size <= 500 and taken > 5 * _NOTICEABLE) or taken / last > _MOST:
                return size, round(taken, 2)
        if size == _STEPS[-2] and taken < _NO_MATTER:
            break
        last = max(taken, 1e-3)
    return None


@pytest.mark.parametrize("name", _BACKTRACKING)
def test_a_pattern_is_linear_on_what_it_almost_matches(name):
    pattern = PATTERNS[name]
    slow = [
        (before, repeated, tail, found)
        for before, repeated in pumps(pattern, _SEED, _ROUNDS, _PAIRS)
        for tail in _TAILS
        if (found := _slow_on(pattern, before, repeated, tail))
    ]
    assert not slow


def test_the_pumps_find_what_takes_time_to_the_power():
    trap = re.compile(r"x(?:[a-z]+,?)*;")
    assert any(_slow_on(trap, *pair, "\x00") for pair in pumps(trap, _SEED, _ROUNDS, _PAIRS))


_SINGLE = {ops.LITERAL, ops.NOT_LITERAL, ops.IN, ops.ANY}


def _possessive_groups(nodes):
    """Repetitions that give nothing back (`(?:ab)*+`) of more than one class or sign."""
    for kind, value in nodes:
        if kind is ops.POSSESSIVE_REPEAT and (len(value[2]) > 1 or value[2][0][0] not in _SINGLE):
            yield value[2]
        for one in value if isinstance(value, tuple) else [value]:
            for part in one if isinstance(one, list) else [one]:
                if isinstance(part, parser.SubPattern):
                    yield from _possessive_groups(part)


def test_no_group_is_possessive():
    """Before Python 3.11.5 `re` did not give back what such a group's last, failed round had read (gh-106052): "b-" was a word."""
    assert len(list(_possessive_groups(parser.parse(r"(a(?:-b)*+|(?:cd)?+)x*+")))) == 2
    groups = {
        name
        for name in _BACKTRACKING
        for one in [PATTERNS[name]]
        if any(_possessive_groups(parser.parse(one.pattern, one.flags & ~re.DEBUG)))
    }
    assert groups == set()


def test_there_are_patterns_to_look_at():
    assert len(PATTERNS) > 50
    assert {type(one) for one in PATTERNS.values()} == {re.Pattern, regex.Pattern}


_LOADING = """
import importlib, pkgutil, sys
from versioner import late
import versioner.core, versioner.view
made = []
def compiled(late, name, asked=late.Late.__getattr__):
    if name == "compiled":
        made.append(late.pattern)
    return asked(late, name)
late.Late.__getattr__ = compiled
for package in (versioner.core, versioner.view):
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        module = importlib.import_module(found.name)
        named = vars(module).get("re"), vars(module).get("regex")
        made.extend((found.name, one.__name__) for one in named if one and one not in (late.re, late.regex))
print(*made, sep="\\n")
"""


def test_no_pattern_is_compiled_while_modules_load():
    """Each takes a tenth to a hundredth of what a cold `check` may take; most of them no command asks."""
    run = subprocess.run([sys.executable, "-c", _LOADING], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
