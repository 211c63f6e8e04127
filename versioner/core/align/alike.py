"""How alike two blocks are, or two texts, by their words. Measure: research/diff-storage A5, step 2."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from versioner.core.model import Block, BlockKind
from versioner.core.text.words import key
from versioner.frozen import dataclass
from versioner.late import re

_WORDS = 1_500  # words of a block that are compared


@dataclass(slots=True)
class Worded:
    """A block that is held against many, and its words."""

    block: Block
    words: list[str]

    @classmethod
    def of(cls, block: Block) -> Worded:
        return cls(block, words_compared(block.text))


def similar(one: Block, other: Block, least: float) -> float:
    """As `alike`, of two blocks that are asked of once."""
    return alike(Worded.of(one), Worded.of(other), least)


def alike(one: Worded, other: Worded, least: float) -> float:
    """How alike two blocks are, 0 to 1; `least`, where only their label says that they are one line."""
    a, b = one.block, other.block
    if a.role is not b.role:
        return 0.0
    if (a.kind is BlockKind.HEADING) is not (b.kind is BlockKind.HEADING):
        return float(key(a.text) == key(b.text))  # a heading made a line of text is still there
    found = likeness(a.text, b.text, one.words, other.words, least)
    return least if found < least and _one_label(a.text, b.text) else found


def _one_label(one: str, other: str) -> bool:
    """Whether two short lines give the same label another value: "Effective: 31 May 2025", "Effective: 1 January 2026"."""
    if len(one) > _LINE or len(other) > _LINE:
        return False
    first, second = _LABEL.match(one), _LABEL.match(other)
    return first is not None and second is not None and key(first[1]).casefold() == key(second[1]).casefold()


_LINE = 80  # characters of a label with its value
_LABEL = re.compile(r"([^\W\d][^:：]{1,30})[:：]\s*\S")


def similarity(one: str, other: str, least: float = 0.0) -> float:
    """Word Indel ratio of two texts, 0 to 1; letters decide where there is hardly a word.

    What is under `least` may come out as 0: it is known sooner.
    """
    return likeness(one, other, words_compared(one), words_compared(other), least)


def words_compared(text: str) -> list[str]:
    """The words of a text by which it is likened to others."""
    return key(text).split()[:_WORDS]


def likeness(one: str, other: str, a: list[str], b: list[str], least: float) -> float:
    """As `similarity`, of two texts and their words."""
    if len(a) < 3 or len(b) < 3:
        return float(Indel.normalized_similarity(one[:2000], other[:2000], score_cutoff=least))
    return float(Indel.normalized_similarity(a, b, score_cutoff=least))
