"""Laws of text: nothing is lost, nothing is cut in two."""

import unicodedata
from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from versioner.core.text.marks import marks_in, unmarked
from versioner.core.text.normal import is_latin
from versioner.core.text.words import is_word, key, scrub, sentences, tokens, whole_number

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80)


@given(TEXT)
def test_tokens_joined_are_the_text(text):
    assert "".join(tokens(text)) == text


@given(TEXT)
def test_sentences_joined_are_the_text(text):
    assert "".join(sentences(text)) == text


@given(
    st.lists(
        st.sampled_from(
            [
                "👨‍👩‍👧",
                "🇫🇷",
                "e\u0301",
                "क्षि",
                "क्\u200dष",
                "वार",
                "می\u200cشود",
                "word",
                " ",
                "\u0301",
                "12,5",
                "5m",
                "1️⃣",
                "日本",
                "กำลัง",
                "ー",
                "-",
                "’",
            ]
        ),
        max_size=12,
    )
)
def test_no_token_ends_inside_a_grapheme_cluster(parts):
    text = "".join(parts)
    borders = {0}
    for token in tokens(text):
        borders.add(max(borders) + len(token))
    clusters = {0}
    for cluster in regex.findall(r"\X", text):
        clusters.add(max(clusters) + len(cluster))
    assert borders <= clusters


@given(
    st.lists(
        st.sampled_from(["word", "गुरु", "\u0301", "12", "12,5", "th", "é", " ", "-", "’", "؟", "日本"]),
        max_size=12,
    )
)
def test_no_token_ends_inside_a_run_of_letters_digits_and_marks(parts):
    found = tokens("".join(parts))
    assert not any(is_word(one[0]) and is_word(other[0]) for one, other in pairwise(found))


def test_a_number_with_its_separators_is_one_token():
    assert tokens("28,500 or 7.5 %") == ["28,500", " ", "or", " ", "7.5", " ", "%"]
    assert tokens("the 12th of 14-year bonds at £5m") == [
        "the", " ", "12th", " ", "of", " ", "14", "-", "year", " ", "bonds", " ", "at", " ", "£", "5m",
    ]  # fmt: skip


def test_short_forms_end_no_sentence():
    assert sentences("Mr. Smith met Dr. Jones. They spoke.") == ["Mr. Smith met Dr. Jones. ", "They spoke."]
    assert sentences('"No." He left. 1.5 million came! Why?') == [
        '"No." ',
        "He left. ",
        "1.5 million came! ",
        "Why?",
    ]


def test_chinese_and_japanese_sentences_need_no_space():
    assert sentences("今日は。元気です。") == ["今日は。", "元気です。"]


def test_lone_surrogates_and_nul_are_scrubbed():
    assert scrub("a\ud800b\0c") == "a\ufffdb\ufffdc"


def test_a_key_forgets_form_but_not_words():
    assert key("ﬁne\u00a0 print\u200b ") == "fine print"
    assert key("not") != key("now")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("007", 7),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, None),
        ("", None),
        ("-1", None),
        ("²", None),
        ("٣", None),
        (" 1", None),
    ],
)
def test_a_whole_number_is_digits_and_nothing_else(text, number):
    assert whole_number(text) == number


def test_a_scale_that_is_written_short_ends_no_sentence_before_its_coin():
    assert len(sentences("Loděnice stála 62 mil. Kč. Pro bylo 17 lidí.")) == 2
    assert len(sentences("Vinieron 3 mil. El alcalde no vino.")) == 2


@given(st.text(alphabet=st.characters(max_codepoint=0xFF)))
def test_text_in_latin_1_is_composed_and_whole_and_hides_nothing(text):
    assert is_latin(text)
    assert unicodedata.is_normalized("NFC", text)
    assert marks_in(text) == ()
    assert unmarked(text) is text
    assert scrub(text) == text.replace("\0", "\N{REPLACEMENT CHARACTER}")


@pytest.mark.parametrize("text", ["e\u0301", "“so”", "\ud800", "a\u200bb", "\N{ANGSTROM SIGN}"])
def test_what_may_want_composing_or_hide_something_is_not_taken_for_latin_1(text):
    assert not is_latin(text)


def test_a_text_that_is_its_own_key_is_held_once():
    for text in ("Nine gates close.", "Neuf écluses ferment."):
        assert key(text) is text
