"""What is kept of the lexicon's words is what follows from them today."""

from __future__ import annotations

from bench.worked_out import MADE, made


def test_what_is_kept_follows_from_the_lexicon() -> None:
    assert MADE.read_text() == made(), "the words say something else by now: python bench/worked_out.py"
