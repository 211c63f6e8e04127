"""Patterns that are compiled by their first use are the patterns they would have been."""

from __future__ import annotations

import re

import pytest
import regex

from versioner import late


@pytest.mark.parametrize(("ours", "theirs"), [(late.re, re), (late.regex, regex)])
def test_a_late_pattern_does_what_the_pattern_does(ours, theirs):
    made, known = (
        one.compile(r"(?P<word>[a-z]+)\s(?P<number>\d+)", one.IGNORECASE) for one in (ours, theirs)
    )
    text = "Mark 4, rev 12"
    assert [one.groupdict() for one in made.finditer(text)] == [
        one.groupdict() for one in known.finditer(text)
    ]
    assert made.sub(r"\2", text) == known.sub(r"\2", text) == "4, 12"
    assert made.search("none") is None
    assert (made.pattern, made.flags, made.groups) == (known.pattern, known.flags, known.groups)


def test_it_is_compiled_once_and_by_its_first_use(monkeypatch):
    asked = []

    def compiled(pattern, flags):
        asked.append(pattern)
        return re.compile(pattern, flags)

    module = late._Module("re")
    monkeypatch.setattr(module, "_compile", compiled)
    one = module.compile("a+")
    assert (one.pattern, asked) == ("a+", [])
    for _ in range(3):
        assert one.match("aab").end() == 2
    assert one.search("ba").start() == 1
    assert asked == ["a+"]


def test_a_pattern_that_cannot_be_says_so_when_it_is_asked():
    with pytest.raises(re.error):
        late.re.compile("(").match("x")


def test_all_else_is_the_modules_own():
    assert late.re.split(r"\W", "a b") == ["a", "b"]
    assert late.regex.V1 is regex.V1
    assert late.re.error is re.error
    assert not hasattr(late.re.compile("a"), "no_such_thing")
