"""How a paper is set: the size of its running text, its headings, the distance of its lines, and its words over line ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median

from versioner.core.paper.model import Line, Sheet
from versioner.core.text.words import STOPS, key
from versioner.frozen import dataclass
from versioner.late import re

_LARGER = 1.15  # times the size of the running text: a heading
_LONGEST_HEADING = 200  # characters
_LONGEST_BOLD = 120
ENDS = re.compile(rf"[.!?…:;。！？{STOPS}][\"'”’»)\]]*$")
_KEEP_HYPHEN = frozenset(
    {"self", "well", "ex", "non", "half", "quasi", "vice"}
)  # words begin so with a hyphen
_CJK = re.compile(r"[぀-ヿ㐀-鿿豈-﫿＀-￯]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a paper is set.

    Attributes:
        size: of the running text; heads: larger sizes, the largest first.
        pitch: the usual distance of two lines, in sizes.
        outline: titles in the outline by their key.
        words: every word that stands whole in a line, to tell `co-operate` from a word that a line end cut.
    """

    size: float
    heads: tuple[float, ...]
    pitch: float
    bold: bool
    outline: dict[str, int]
    words: frozenset[str]

    @classmethod
    def of(cls, sheets: Sequence[Sheet], outline: Sequence[tuple[int, str]]) -> Form:
        lines = [line for sheet in sheets for line in sheet.lines]
        sizes: Counter[float] = Counter()
        weights: Counter[bool] = Counter()
        for line in lines:
            sizes[rounded(line.size)] += len(line.text)
            weights[line.bold] += len(line.text)
        size = sizes.most_common(1)[0][0] if sizes else 10.0
        pitches = [
            (one.bottom - two.bottom) / size
            for sheet in sheets
            for one, two in zip(sheet.lines, sheet.lines[1:], strict=False)
            if rounded(one.size) == rounded(two.size) == size and 0.5 < (one.bottom - two.bottom) / size < 3
        ]
        return cls(
            size=size,
            heads=tuple(sorted((one for one in sizes if one >= size * _LARGER), reverse=True))[:5],
            pitch=_least_usual(pitches),
            bold=weights[True] > weights[False],
            outline={key(title): level for level, title in outline},
            words=frozenset(word.lower() for line in lines for word in _whole_words(line.text)),
        )

    def level(self, line: Line) -> int:
        """The level of a heading, from 1; 0 for what is none."""
        if line.tag[:1] == "H" and line.tag[1:].isdigit():
            return min(max(int(line.tag[1:]), 1), 6)
        text = line.text
        if line.tag in {"P", "LI", "TD", "TH"} or len(text) > _LONGEST_HEADING or len(line.pieces) > 1:
            return 0
        if (level := self.outline.get(key(text))) is not None:
            return min(level + 1, 6)
        size = rounded(line.size)
        if size in self.heads:
            return self.heads.index(size) + 1
        heavy = line.bold and not self.bold and size >= self.size * 0.95
        if heavy and len(text) <= _LONGEST_BOLD and not ENDS.search(text) and not text.endswith(","):
            return min(max(len(self.heads) + 1, 2), 6)
        return 0


def rounded(size: float) -> float:
    """A size to the half point: what a reader sees as one."""
    return round(size * 2) / 2


def _least_usual(pitches: Sequence[float]) -> float:
    """The distance of lines within paragraphs: the lower half of all distances, for the larger lie between them."""
    if not pitches:
        return 1.3
    found = sorted(pitches)
    return median(found[: max(1, (len(found) + 1) // 2)])


def _whole_words(text: str) -> list[str]:
    """The words of a line but for its first and last, which a line end may have cut."""
    return [word for part in text.split()[1:-1] for word in _WORD.findall(part)]


def joined(before: str, after: str, form: Form) -> str:
    """Two lines as one: words that the line end cut are whole again, those that have a hyphen keep it."""
    if not before:
        return after
    if before.endswith("\u00ad"):
        return before[:-1] + after
    if before.endswith("-") and before[-2:-1].isalpha() and after[:1].isalpha():
        return before[:-1] + after if _was_cut(before, after, form) else before + after
    if _CJK.match(before[-1]) and _CJK.match(after[0]):
        return before + after
    return f"{before} {after}"


def _was_cut(before: str, after: str, form: Form) -> bool:
    """Whether a hyphen at a line end is the printer's: the word is whole elsewhere, or has no hyphen there."""
    left, right = _WORD.findall(before.rsplit(" ", 1)[-1][:-1]), _WORD.findall(after.split(" ", 1)[0])
    if not left or not right or not right[0][:1].islower():
        return False
    one, two = left[-1].lower(), right[0].lower()
    if one in _KEEP_HYPHEN:
        return False
    return f"{one}{two}" in form.words or f"{one}-{two}" not in form.words
