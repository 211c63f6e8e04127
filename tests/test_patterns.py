"""Every compiled pattern of the package takes linear time, whatever a page is made of.

Each is searched in strings made against it: its own literals, signs and classes, repeated. Time may grow by
ten where the text grows by four (linear is four, quadratic sixteen), and only what takes noticeable time counts.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from itertools import product

import pytest
import regex

import versioner

_SIZES = (500, 2_000, 8_000)  # characters; each only where the one before grew as a line does
_TAILS = ("\x00", "! x")  # what lets a pattern that has read to the end fail there
_NOTICEABLE = 0.04  # seconds of CPU under which noise decides
_MOST = 10.0  # times the time for four times the text
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
            for n, one in enumerate(values):
                if isinstance(one, re.Pattern | regex.Pattern):
                    yield f"{found.name}.{name}" + (f"[{n}]" if len(list(values)) > 1 else ""), one


PATTERNS = dict(sorted(_patterns()))


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
            before = max(now, 1e-4)
    assert not slow


def test_there_are_patterns_to_look_at():
    assert len(PATTERNS) > 50
