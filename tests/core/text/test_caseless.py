"""What is looked for before an expression finds whatever the expression finds."""

import re

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from versioner.core.lexicon import comments, house
from versioner.core.text.caseless import caseless

_WORDS = comments._COMMENTS + comments._ANSWERS + comments._BOOKS + comments._THOUGHTS


@given(st.text(max_size=12), st.text(max_size=3))
def test_what_an_expression_finds_without_regard_to_case_is_found_in_caseless_letters(text, part):
    for module in (re, regex):
        if module.search(module.escape(part), text, module.IGNORECASE):
            assert caseless(part) in caseless(text)


@pytest.mark.parametrize("change", [str, str.upper, str.title, str.swapcase])
def test_no_phrase_is_passed_over(change):
    for phrase in house._PHRASES.split("|"):
        line = change(phrase)
        assert house._may_say(f"3 {line}, 5.") or not house._said().search(line)
        assert house._may_say(line.replace("'", "’"))
    for word in _WORDS:
        plain = re.sub(r"\\s", " ", re.sub(r"\(\?:[^)]*\)\??|\[[^\]]*\]\??|\?", "", word))
        line = f"12 {change(plain)}"
        assert comments._may_name(line)
