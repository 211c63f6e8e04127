"""What was exchanged, with enough of the words around it to be understood: whole words, whole facts, whole clusters.

Of an edited sentence the changed words are told, each with its unit and noun: "12" became "15" says nothing,
"£12 million" and "four people were hurt" do. The words around are the same on both sides. They are taken from
inside the clause, in every script; where a script puts no space between words, some characters take their place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from versioner.core.model import Op, Piece
from versioner.frozen import dataclass
from versioner.late import regex
from versioner.view.around import DOUBLE, FIGURE, QUOTES, Side
from versioner.view.chunks import LONG, WORD, weight

_WANTED = 4.0  # words that a phrase has at least, where its clause has them
_FIGURE_STEPS = "rllrrlrl"  # to which side a phrase grows: what is counted follows a figure
_STEPS = "lrllrrlr"  # who does it stands before a word, and what a figure with its unit is said of
_SWAPPED = 20  # words of a phrase in which two runs that changed places are looked for
_UNBURDENED = 3  # words that may take the place of one that was left out
_NEAR = 60  # characters from the first changed word to the last that are told as one phrase
_GAP = 25  # unchanged characters over which two changes are told as one
_MARK = regex.compile(r"[,;:.!?…–—()、，。；：|]")
_CLAUSE = 2  # words of a clause that is told alone
_ORDINAL = regex.compile(r"(?<![\p{Nd}.,])\p{Nd}{1,2}$")
_UNIT = regex.compile(r"[\p{L}%°‰]")
_LETTER = regex.compile(r"\p{L}")
_APPOSED = regex.compile(
    r"(?:^|\s)(?:\p{L}[^\s,()–—:]{0,30}\s){0,2}\p{L}[^\s,()–—:]{0,30}\s?[,(–—:]\s?$", regex.V1
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One exchange.

    Attributes:
        old, new: with the words around; either may be "" where something long only came or went.
        bare_old, bare_new: the fact alone: whole words, with the marks that touch them.
    """

    old: str
    new: str
    bare_old: str
    bare_new: str


def phrases(pieces: Sequence[Piece], *, wanted: float = _WANTED, counted: bool = False) -> tuple[Phrase, ...]:
    """What was exchanged in a sentence, in reading order; changes that stand near each other are one phrase.

    Args:
        pieces: of the sentence.
        wanted: words that a phrase has at least, where its clause has them.
        counted: whether it is a number that changed, in figures or in words: what is counted belongs to it.
    """
    found = []
    for left, old, new, right in _hunks(pieces):
        found.append(_phrase(left, old, new, right, wanted, counted=counted))
    return tuple(phrase for phrase in found if phrase.old or phrase.new)


def visible(found: Sequence[Phrase]) -> Sequence[Phrase]:
    """Of several exchanges those that can be seen: a space that does not break for one that does reads the same."""
    return [one for one in found if one.old != one.new] or found


def _hunks(pieces: Sequence[Piece]) -> Iterator[tuple[str, str, str, str]]:
    """Runs of change as (same text before, old, new, same text after)."""
    equal = [""]
    changes: list[list[str]] = []
    open_ = False
    for piece in pieces:
        if piece.op is Op.EQUAL:
            if open_:
                equal.append(piece.text)
            else:
                equal[-1] += piece.text
            open_ = False
            continue
        if not open_:
            changes.append(["", ""])
        changes[-1][piece.op is Op.INSERT] += piece.text
        open_ = True
    if len(equal) == len(changes):
        equal.append("")
    spans = [sum(map(len, equal[1:-1])) + sum(len(change[side]) for change in changes) for side in (0, 1)]
    near = max(spans) <= _NEAR
    n = 0
    while n < len(changes):
        last, (old, new) = n, changes[n]
        while last + 1 < len(changes) and (near or len(equal[last + 1]) <= _GAP):
            if DOUBLE.search(equal[last + 1]) and not _exchanged(changes[n : last + 2]):
                break  # what is said and who says it are two things
            last += 1
            old, new = (
                text + equal[last] + more for text, more in zip((old, new), changes[last], strict=True)
            )
        yield equal[n], old, new, equal[last + 1]
        n = last + 1


def _exchanged(changes: Sequence[Sequence[str]]) -> bool:
    """Whether changes put the same words in other places."""
    old, new = (sorted(" ".join(change[side] for change in changes).split()) for side in (0, 1))
    return old == new


def _phrase(left: str, old: str, new: str, right: str, wanted: float, *, counted: bool) -> Phrase:
    if right.startswith(". ") and _ORDINAL.search(old) and _ORDINAL.search(new) and right[2:3].isalpha():
        old, new, right = old + ".", new + ".", right[1:]  # "am 3. Mai": the full stop is the figure's
    before, after = Side.left(left), Side.right(right)
    glued = [text for text in (old, new) if text]
    if any(not text[:1].isspace() for text in glued):
        before.glue()
    if any(not text[-1:].isspace() for text in glued):
        after.glue()
    bare = [before.taken + text + after.taken for text in (old, new)]
    one_sided = not (WORD.search(old) and WORD.search(new))
    if one_sided and _is_clause(left, old or new, right):
        alone = [_trimmed(text) if text.strip() else "" for text in (old, new)]
        return Phrase(old=alone[0], new=alone[1], bare_old=alone[0], bare_new=alone[1])
    _grow(before, after, (old, new), wanted, counted=counted)
    told = [_trimmed(before.taken + text + after.taken) for text in (old, new)]
    bared = [_trimmed(text) for text in bare]
    told, bared = _unmarked(*told), _unmarked(*bared)
    if all(told) and not before.taken and not any(map(_LETTER.search, told)):
        said_of = _apposed(left)
        closing = ")" if said_of.rstrip().endswith("(") and right.startswith(")") else ""
        told = [said_of + text + closing for text in told]
    return Phrase(old=told[0], new=told[1], bare_old=bared[0], bare_new=bared[1])


def _apposed(left: str) -> str:
    """What a figure between marks is said of: of "Ann Wren, 54, joined" the name and its comma."""
    found = _APPOSED.search(left[-LONG:])
    return found.group().lstrip() if found else ""


def _grow(before: Side, after: Side, changed: tuple[str, str], wanted: float, *, counted: bool) -> None:
    """Take words around a change until it can be understood."""
    figure = any(_needs_noun(before.taken + text + after.taken) for text in changed)
    if counted and wanted >= _WANTED:
        after.name()
    if before.counts():
        before.grow()
    steps = _FIGURE_STEPS if figure or after.named else _STEPS
    for step in steps.replace("r", "", after.words):  # what is counted was taken already
        if min(weight(before.taken + text + after.taken) for text in changed) >= wanted:
            break
        if step == "r":
            after.grow()
            after.conjoin()
        else:
            before.grow()
    if _needs_noun(after.taken) if after.taken.strip() else any(map(_needs_noun, changed)):
        after.grow()
    if wanted < _WANTED:
        return
    if figure:
        before.lean()
    else:
        before.reach()
    for side in (before, after):
        side.finish()
        side.to_a_small_word()
    _begin(before, after, changed, wanted, figure=figure)


def _begin(before: Side, after: Side, changed: tuple[str, str], wanted: float, *, figure: bool) -> None:
    """Let a phrase begin where one does."""
    if figure and before.unburden():
        _replenish(before, after, changed, wanted)
    before.lead()
    before.open()


def _replenish(before: Side, after: Side, changed: tuple[str, str], wanted: float) -> None:
    """Take words behind a change for one that was left out before it."""
    for _ in range(_UNBURDENED):
        said = min(weight(before.taken + text + after.taken) for text in changed)
        if said >= wanted and not _needs_noun(after.taken):
            return
        after.grow()


def _is_clause(left: str, text: str, right: str) -> bool:
    """Whether what only came or went is set off by marks, so that it can be told alone."""
    if weight(text) < _CLAUSE:
        return False
    opened = not left.strip() or _MARK.search(left.strip()[-1:]) or _MARK.search(text.strip()[:1])
    closed = not right.strip() or _MARK.search(right.strip()[:1]) or _MARK.search(text.strip()[-1:])
    return bool(opened and closed)


def _needs_noun(text: str) -> bool:
    """Whether a text ends in a figure without a unit, which says nothing without what it counts."""
    end = text.rsplit(maxsplit=1)[-1] if text.split() else ""
    return FIGURE.search(end) is not None and not _UNIT.search(end)


def _trimmed(text: str) -> str:
    """With single spaces, without marks at the ends that only join it to what stands around."""
    flat = " ".join(text.split())
    return flat.strip(" ,;|").lstrip(":.)").strip()


def _unmarked(old: str, new: str) -> list[str]:
    """Without the marks that both end with, and quotation marks that both begin or end with and that close nothing."""
    while old and new and old[-1] == new[-1] and min(len(old), len(new)) > 1 and _is_loose(old[-1], old, new):
        old, new = old[:-1].rstrip(), new[:-1].rstrip()
    while old and new and old[0] == new[0] and min(len(old), len(new)) > 1 and _is_loose(old[0], old, new):
        old, new = old[1:].lstrip(), new[1:].lstrip()
    return [old, new]


def _is_loose(mark: str, old: str, new: str) -> bool:
    if mark in ".,;:!?…。、，；：！？।॥؟،؛۔":
        return True
    return mark in QUOTES and all(sum(char in QUOTES for char in text) == 1 for text in (old, new))


def swapped(old: str, new: str) -> tuple[str, str] | None:
    """The two runs of words that changed places from `old` to `new`, where that is all that happened."""
    a, b = old.split(), new.split()
    if len(a) != len(b) or a == b or len(a) > _SWAPPED:
        return None
    differ = [n for n, (one, other) in enumerate(zip(a, b, strict=True)) if one != other]
    a, b = a[differ[0] : differ[-1] + 1], b[differ[0] : differ[-1] + 1]
    if sorted(a) != sorted(b):
        return None
    for first in range(1, len(a)):
        for last in range(1, len(a) - first + 1):
            middle = a[first : len(a) - last]
            if b == [*a[len(a) - last :], *middle, *a[:first]] and (middle or first == last == 1):
                return " ".join(a[:first]), " ".join(a[len(a) - last :])
    return None
