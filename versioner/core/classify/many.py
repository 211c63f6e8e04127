"""Edits at a glance: where a change has thousands, those past the first few thousand are judged by their form alone."""

from __future__ import annotations

from versioner.core.classify.rules import Ruling
from versioner.core.model import EditKind, Significance
from versioner.late import re

# Of one change: as many as an article of 200 kB has sentences, and their text. Judging an edit closely takes half a
# millisecond and ten microseconds a character more where all is figures, so that this bounds what one page may cost.
CLOSELY = 2_000
CLOSE_TEXT = 400_000  # characters, both sides
_DIGITS = re.compile(r"\d+")


def at_a_glance(before: str, after: str) -> Ruling:
    """Figures that differ are a number's edit, other marks punctuation, anything else wording.

    Only what leaves every letter and digit where it was is minor: a fact is never taken for style.
    """
    if _DIGITS.findall(before) != _DIGITS.findall(after):
        return Ruling(kind=EditKind.NUMBER, significance=Significance.SUBSTANTIVE, rule="number, at a glance")
    if _letters(before) == _letters(after):
        return Ruling(kind=EditKind.PUNCTUATION, significance=Significance.MINOR, rule="marks, at a glance")
    return Ruling(kind=EditKind.WORDING, significance=Significance.SUBSTANTIVE, rule="wording, at a glance")


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
