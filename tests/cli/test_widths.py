"""What is measured by a glance is as wide as it is with the tables of all letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import clip, width

from versioner.cli.render.style import Paint, cells, fitted, wrap

TEXTS = st.text(alphabet=st.sampled_from("ab Z~\t\033[1m日é\N{COMBINING ACUTE ACCENT}…"), max_size=30)


@given(TEXTS)
def test_a_text_is_as_wide_as_its_letters(text: str) -> None:
    assert cells(text) == width(text)


@given(TEXTS, st.integers(2, 20))
def test_what_is_cut_is_cut_alike(text: str, room: int) -> None:
    whole = width(text) <= room
    assert fitted(text, room) == (text if whole else clip(text, 0, room - 1).rstrip() + "…")


def test_colour_takes_no_room() -> None:
    assert cells(Paint(colour=True)("plain", "bold", "red")) == cells("plain") == 5


@pytest.mark.parametrize("text", ["a" * 25, "日" * 13 + "a" * 3])
def test_words_that_fit_no_line_are_cut_and_nothing_is_lost(text: str) -> None:
    lines = wrap(text, 10).split("\n")
    assert all(cells(line) <= 10 for line in lines)
    assert "".join(lines) == text
