"""Whether an edit says the opposite: another side of a pair that the language knows, and no denial that undoes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from versioner.core.classify.speakers import changed_in
from versioner.core.facts import denials_beside
from versioner.core.facts.tokens import WORD, tokenised
from versioner.core.lexicon import lexicon
from versioner.core.lexicon.opposites import Opposites, Side, Turn, opposites, turned
from versioner.core.model import Piece

# words that came or went past which a sentence is written anew, and opposites meet in it by chance
_MOST = 10


class Turned(NamedTuple):
    """What gave way to its opposite; undone: a denial came or went with it ("opposed", "did not support")."""

    turn: Turn
    undone: bool


def turn_of(before: str, after: str, pieces: Sequence[Piece], language: str | None) -> Turned | None:
    """What of a sentence was turned into its opposite: who is for or against, how a thing went; None where nothing was.

    Args:
        before, after: the sentence; pieces: what of it changed.
        language: its language.
    """
    known = opposites(language or "en")
    if known is None:
        return None
    gone, came = changed_in(pieces, old=True), changed_in(pieces, old=False)
    if not gone or not came or max(_words(before, gone), _words(after, came)) > _MOST:
        return None
    left = _sides(before, gone, known)
    found = turned(left, _sides(after, came, known)) if left else None
    if found is None or found is Turn.ORDER:
        return None
    return Turned(found, denials_beside(before, known) != denials_beside(after, known))


def _words(text: str, spans: list[tuple[int, int]]) -> int:
    return sum(len(text[start:end].split()) for start, end in spans)


def _sides(text: str, spans: list[tuple[int, int]], known: Opposites) -> frozenset[Side]:
    if known.inside is not None:
        return known.sides_inside(text, spans)
    touched: list[str] = []
    beside: list[str] = []
    for token in tokenised(text, lexicon(known.language)):
        if token.kind == WORD:
            reached = any(token.start < end and start < token.end for start, end in spans)
            (touched if reached else beside).append(token.text)
    return known.sides(touched, beside)
