"""What is told by a quick look is what the long way tells."""

from __future__ import annotations

import re
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from versioner.core import notes
from versioner.core.asked import search
from versioner.core.decide import plausibility
from versioner.core.extract import datelines, labels, lines
from versioner.core.extract.beside import _above, _measured
from versioner.core.extract.tree import parse, tidy
from versioner.core.standing import asking
from versioner.core.standing.form import _ENDED, SENTENCE_END, is_sentence
from versioner.core.text.marks import unmarked
from versioner.core.text.normal import composed
from versioner.core.text.tongues import WORD, folded_words_in, tongue_of, words_in
from versioner.core.text.words import key

_PIECES = ["gate", "9", "12th", "2.5", "28,500", "don't", "well-known", "A4", "x_1", "--", "'", " ", " ", ".", "/", "é", "９", "a" * 120]  # fmt: skip
_BEYOND = ["gate", "é", "e\u0301", "’", " ", " ", "\xa0", "\n", "\u200b", "\ufeff", "\xad", "\ufe0f", "\x1e", "\0", "門", "\u2028", "🙂"]  # fmt: skip
_LINES = [
    "Updated", "Last updated on", "published", "9 March 2026", "March 9", "14:20", "5 min", "3h", "2 hours ago", "today", "by", "Ada Byron",
    "Ada de Byron", "staff reporter", "gates", "the", "at", "read", "4 min read", "v2.1", "café", "well-kept", "don't", ":", "|", ",", "Von", "Mis à jour le",
    "were", "painted", "keepers", "walls", "aktualisiert am", "kl", "gmt", "Monday", "lundi", "œuvre", "never", "n/a", "not yet available", "unknown", "{{ the date }}", "null", "pas encore", "1764460800", "cafe\u0301",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_a_passage_without_joined_words_is_cut_as_any_other(text: str) -> None:
    assert search.spelled(text) == [word for word, _, _ in search._words(text)]


def _read_anew(text: str) -> list[labels.Stamp | None]:
    """A line as a stamp and as a date, nothing of it remembered."""
    found = []
    for read in (labels._stamp, labels._dated):
        lines._parts.cache_clear()
        found.append(read.__wrapped__(text, "en", ()))
    return found


@given(st.lists(st.sampled_from(_LINES), max_size=9).map(" ".join))
def test_a_line_that_says_more_is_no_stamp(text: str) -> None:
    quick = _read_anew(text)
    with (
        patch.object(lines, "_says_more", return_value=False),
        patch.object(lines, "_is_spoken", return_value=False),
    ):
        assert quick == _read_anew(text)


@given(st.lists(st.sampled_from(_LINES), max_size=7).map(" ".join))
def test_a_line_without_a_figure_says_when_by_its_words_alone(text: str) -> None:
    quick = _read_anew(text)
    dated = datelines.dateline(text, "en")
    with (
        patch.object(lines, "has_figures", return_value=True),
        patch.object(labels, "tells_when", return_value=True),
        patch.object(datelines, "has_figures", return_value=True),
    ):
        assert quick == _read_anew(text)
        assert dated == datelines.dateline(text, "en")


_ANY_TEXT = st.lists(st.sampled_from([*_PIECES, *_LINES, "''", "Ada's", "\t", "\n", "\x1f", "\0", "?", "。", "”"]), max_size=9).map("".join)  # fmt: skip


@given(_ANY_TEXT)
def test_the_words_of_plain_letters_are_those_of_any(text: str) -> None:
    everywhere, _ = WORD.both
    assert words_in(text) == everywhere.findall(text)
    assert folded_words_in(text) == [word.casefold() for word in everywhere.findall(text)]


@given(_ANY_TEXT)
def test_a_line_that_is_tidy_already_stays_what_it_is(text: str) -> None:
    if text.isascii():
        assert key(text) == " ".join(text.split())
        assert tidy(text) == " ".join(text.replace("\0", "").split())


@given(st.lists(st.sampled_from(_BEYOND), max_size=9).map("".join))
def test_a_line_that_shows_all_it_holds_is_tidied_as_any_other(text: str) -> None:
    whole = re.sub("[ \t\r\n\f\v\x1e\x1f]+", " ", unmarked(text.replace("\0", "")))
    assert tidy(text) == composed(whole).strip()


def test_what_holds_the_headline_is_measured_by_what_stands_beside_it() -> None:
    tree = parse(
        "<body>Up<!-- no --><p>one</p><main>Gates <h1>Open</h1><p>all day</p></main>of it<aside>more</aside>"
    )
    assert tree is not None
    assert tree.body is not None
    headline = _above(tree.css_first("h1"))
    whole = len(tree.body.text(deep=True))
    asked = [(node.tag, size) for node, size in _measured(tree.body, whole, headline)]
    assert asked == [(node.tag, len(node.text(deep=True))) for node in tree.css("body > *")]


@given(_ANY_TEXT)
def test_what_ends_in_a_full_stop_is_a_sentence(text: str) -> None:
    if text.endswith((".", "?", "。")):
        assert SENTENCE_END.search(text)
        assert text[-1] in _ENDED
        assert is_sentence(text) is (len(text) >= 4)


def test_most_sentences_are_known_by_a_word() -> None:
    assert lines._says_more("The gates were updated by the council on 9 March 2026", [])
    assert not lines._says_more("Updated by Ada Byron on 9 March 2026 at 14:20", [])


@given(st.lists(st.sampled_from(["one gate", "two  gates", "ворота", "门", "gate\x1fpaper.example", "9"])))
def test_words_of_texts_together_are_those_of_each(keys: list[str]) -> None:
    assert plausibility._words_of(keys) == sum(map(plausibility._size, keys))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Note: this article was amended on 9 March.", True),
        ("Please note: we have corrected the date.", True),
        ("We have corrected the date.", True),
        ("We kept the gates open.", False),
        ("Il contratto fu corretto.", False),
    ],
)
def test_a_note_is_found_behind_a_weak_label_and_without_one(text: str, says: bool) -> None:
    assert notes.is_note(text) is says


def test_who_is_turned_to_is_counted_as_before() -> None:
    tongue = tongue_of("en", ["The council opened the gates of the town at nine and closed them again."])
    assert asking.turns_to_reader("The gates were opened.", tongue) == 0
    assert asking.turns_to_reader("Your gates and our walls", tongue) == 2
