"""In plain letters Python's own expressions find what Unicode's properties find: character by character, and at random."""

from __future__ import annotations

import sys
import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from versioner.core.asked import search
from versioner.core.classify import interchanged
from versioner.core.extract import stampwords
from versioner.core.facts import tokens
from versioner.core.text import tongues, words
from versioner.core.text.letters import LETTER, NUMERALS, Lettered, is_plain, lettered

_PLAIN = [char for char in map(chr, range(sys.maxunicode + 1)) if is_plain(char)]
# Those that join, part, stand alone or change as they are folded, and some of which nothing is special.
_TELLING = [*"aBéßŉİªº_019¹²½¾ '’‘-‐‑–.,:;/·%‰$€ωЖжשب한™\t\n\r\x1b\xa0\xad\u2009\u202f\u2028", "U.S.", "USD1", "28,500", "1\xa0000", "l’État", "don't"]  # fmt: skip
_TEXT = st.lists(st.sampled_from(_TELLING) | st.sampled_from(_PLAIN), max_size=14).map("".join)
_EXPRESSIONS = [
    words._TOKEN,
    words._PART,
    tongues.WORD,
    tokens._TOKEN,
    stampwords.WORD,
    interchanged._TOKEN,
    lettered(r"[\p{L}\p{M}\p{N}]+"),
    lettered(r"[\w\p{M}]+"),
]


def _found(pattern, text):
    return [(match.lastgroup, match.span()) for match in pattern.finditer(text)]


def test_plain_letters_are_what_the_properties_say() -> None:
    everything = "".join(_PLAIN)
    assert len(everything) > 14_000
    for mine, theirs in (
        (LETTER, r"\p{L}"),
        (f"[{NUMERALS}]", r"\p{N}"),
        (r"\s", r"\s"),
        (r"\w", r"[\p{L}\p{N}_]"),
    ):
        assert lettered(mine).both[1].findall(everything) == regex.findall(theirs, everything), mine
    assert (
        regex.search(
            r"\p{M}|[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}ー々〆]", everything
        )
        is None
    )
    assert all(regex.fullmatch(r"\X\X\X", f"a{char}{char}") for char in _PLAIN if char != "\r")
    assert all(unicodedata.category(char) != "Cn" for char in _PLAIN)


@pytest.mark.parametrize(
    "text", ["cafe\u0301", "中", "ไทย", "a\u200db", "٣", "１", "\x1f", "⅓", "❤\ufe0f", "नमस्ते", "🎁"]
)
def test_what_marks_cling_to_is_not_plain(text: str) -> None:
    assert not is_plain(text)


@pytest.mark.parametrize("expression", _EXPRESSIONS, ids=lambda one: one.both[1].pattern[:20])
def test_each_sign_is_found_alike(expression: Lettered) -> None:
    everywhere, plainly = expression.both
    for char in _PLAIN:
        text = f"a{char}b 1{char}2 {char}{char}1 b{char}2{char} x"
        assert _found(plainly, text) == _found(everywhere, text), ascii(char)


@given(_TEXT)
def test_the_same_is_found_in_any_plain_text(text: str) -> None:
    for expression in _EXPRESSIONS:
        everywhere, plainly = expression.both
        assert _found(plainly, text) == _found(everywhere, text)
        assert expression.of(text) is plainly
        assert expression.of(text + "\u0301") is everywhere


@given(_TEXT)
def test_an_index_holds_the_same_words(text: str) -> None:
    assert search.spelled(text) == [word for word, _, _ in search._words(text)]
    assert search._lettered_spelled(text) == search.spelled(text)


@given(_TEXT)
def test_the_key_is_the_same(text: str) -> None:
    if not text.isascii():
        assert words.key(text) == words._unseen(text)
