"""A sentence that changed, and what its rules ask of it: its facts, its quotations, the words that took each other's place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from versioner.core.classify.canonical import canonical
from versioner.core.classify.turning import Turned, turn_of
from versioner.core.facts import Fact, FactKind, denials, facts, quoted
from versioner.core.model import EditKind, Op, Piece
from versioner.late import regex

PARTS = regex.compile(r"['’\-\u2010\u2011]")  # of a word: "mother-in-law", "l'eau"
ENDS = regex.compile(r"^[\s\p{P}]+|[\s\p{P}]+$")


class Words:
    """How often each word stands in two whole texts; counted when first asked."""

    def __init__(self, *texts: Iterable[str]) -> None:
        self._texts = texts

    @cached_property
    def known(self) -> Counter[str]:
        """Folded, and the parts of words with hyphens or apostrophes too."""
        found: Counter[str] = Counter()
        for word in self._written:
            low = word.casefold()
            found[low] += 1
            if not low.isalpha():
                found.update(part for part in PARTS.split(low) if part != low)
        return found

    @cached_property
    def lower(self) -> Counter[str]:
        """Words that are written in small letters."""
        return Counter(word for word in self._written if word == word.casefold())

    @cached_property
    def named(self) -> Counter[str]:
        """Words that are written with a capital inside a sentence, without a genitive's ending."""
        return Counter(
            word.strip(_MARKS).removesuffix("'s").removesuffix("’s")
            for texts in self._texts
            for text in texts
            for before, word in pairwise(text.split())
            if word.lstrip(_MARKS)[:1].isupper() and before[-1] not in STOPS
        )

    @cached_property
    def _written(self) -> list[str]:
        return [word.strip(_MARKS) for texts in self._texts for text in texts for word in text.split()]


_MARKS = ".,;:!?()[]\"'“”‘’«»„…"


STOPS = tuple('.:!?…。"“„«')


@dataclass(frozen=True, kw_only=True)
class Changed:
    """An edited sentence as the rules see it.

    Attributes:
        words: of both whole documents.
        language: that the document is written in.
        quoted_before, quoted_after: where quoted words stand in the two sentences, read in their blocks; None: in the
            sentences alone.
    """

    before: str
    after: str
    pieces: tuple[Piece, ...]
    words: Words
    language: str | None = None
    quoted_before: tuple[tuple[int, int], ...] | None = None
    quoted_after: tuple[tuple[int, int], ...] | None = None

    @cached_property
    def quotes(self) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
        """Where quoted words stand on either side."""
        return (
            quoted(self.before) if self.quoted_before is None else self.quoted_before,
            quoted(self.after) if self.quoted_after is None else self.quoted_after,
        )

    @cached_property
    def kinds(self) -> tuple[EditKind, ...]:
        """The kinds of all facts that one side has and the other has not, the weightiest first."""
        old, new = facts(self.before, self.language), facts(self.after, self.language)
        differ = differing_kinds(old, new, self.language) | _exchanged_kinds(self.swapped, old, new)
        if _requoted(self):
            differ.add(FactKind.QUOTE)
        order = _DENIED_FIRST if FactKind.NEGATION in differ and _only_lost(old, new) else _ORDER
        return tuple(dict.fromkeys(_KIND_OF[kind] for kind in order if kind in differ))

    @cached_property
    def swapped(self) -> list[tuple[str, str]]:
        """Words exchanged one for one; [] where anything else happened."""
        return _swapped(self.pieces)

    @cached_property
    def opposed(self) -> Turned | None:
        """What of it gave way to its opposite."""
        return turn_of(self.before, self.after, self.pieces, self.language)

    @cached_property
    def size(self) -> int:
        """How many words one side has and the other has not."""
        return max(
            sum(len(piece.text.split()) for piece in self.pieces if piece.op is op)
            for op in (Op.DELETE, Op.INSERT)
        )


_KIND_OF = {
    FactKind.NUMBER: EditKind.NUMBER,
    FactKind.MONEY: EditKind.NUMBER,
    FactKind.PERCENT: EditKind.NUMBER,
    FactKind.DATE: EditKind.DATE,
    FactKind.TIME: EditKind.DATE,
    FactKind.NEGATION: EditKind.NEGATION,
    FactKind.MODALITY: EditKind.NEGATION,
    FactKind.NAME: EditKind.NAME,
    FactKind.QUOTE: EditKind.QUOTE,
}


# What a reader wants to hear of first where several facts differ in one sentence.
_ORDER = (
    FactKind.QUOTE, FactKind.MONEY, FactKind.PERCENT, FactKind.NUMBER, FactKind.DATE, FactKind.TIME,
    FactKind.NEGATION, FactKind.NAME, FactKind.MODALITY,
)  # fmt: skip


# A figure that only came or went stands behind a denial that turned the sentence: "You can appeal within 28 days", "You cannot appeal".
_DENIED_FIRST = (
    FactKind.QUOTE,
    FactKind.NEGATION,
    *(kind for kind in _ORDER[1:] if kind is not FactKind.NEGATION),
)
_FIGURES = frozenset({FactKind.MONEY, FactKind.PERCENT, FactKind.NUMBER, FactKind.DATE, FactKind.TIME})


def _only_lost(old: tuple[Fact, ...], new: tuple[Fact, ...]) -> bool:
    """Whether figures came or went and none stands in another's place."""
    sides = (_said(old) - _said(new), _said(new) - _said(old))
    return not all(any(kind in _FIGURES for kind, _, _ in side) for side in sides)


def differing_kinds(old: tuple[Fact, ...], new: tuple[Fact, ...], language: str | None) -> set[FactKind]:
    """Kinds of facts that differ; "one" and "a" count only against another number, denials by how many they are."""
    gone, come = _said(old) - _said(new), _said(new) - _said(old)
    both = gone + come
    weak = {fact.said for fact in (*old, *new) if fact.weak}
    found = {kind for kind, value, unit in both if (kind, value, unit) not in weak}
    if any(said in weak for said in gone) and any(said[0] in _COUNTED for said in come - gone):
        found.add(FactKind.NUMBER)
    if FactKind.NEGATION in found and denials(old, language) == denials(new, language):
        found.discard(FactKind.NEGATION)  # "no answer", "never answered": said otherwise, and denied as often
    return found


def _exchanged_kinds(
    swapped: list[tuple[str, str]], old: tuple[Fact, ...], new: tuple[Fact, ...]
) -> set[FactKind]:
    """Kinds of figures that only changed places: "9 for and 4 against", "4 for and 9 against"."""
    pairs = {(bare(a), bare(b)) for a, b in swapped}
    turned = {one for one, other in pairs if (other, one) in pairs and any(map(str.isdigit, one))}
    if not turned or _said(old) != _said(new):
        return set()
    return {a.kind for a, b in zip(old, new, strict=False) if a.kind in _COUNTED and a.said != b.said}


def bare(word: str) -> str:
    """A word without the marks around it."""
    if word.isascii():
        return word if word.isalnum() else word.strip(_PLAIN_ENDS)
    stripped: str = ENDS.sub("", word)
    return stripped


_PLAIN_ENDS = "!\"#%&'()*,-./:;?@[\\]_{} \t\n\r\f\v"  # what `ENDS` takes of ASCII


_COUNTED = frozenset({FactKind.NUMBER, FactKind.MONEY, FactKind.PERCENT})


def _said(found: tuple[Fact, ...]) -> Counter[tuple[FactKind, str, str]]:
    return Counter(fact.said for fact in found if fact.kind is not FactKind.QUOTE)


def _requoted(changed: Changed) -> bool:
    """Whether the words between quotation marks differ, read in the blocks that the sentences stand in."""
    old, new = changed.quotes
    if not old and not new:
        return False
    return _spoken(changed.before, old, changed.language) != _spoken(changed.after, new, changed.language)


def _spoken(text: str, spans: tuple[tuple[int, int], ...], language: str | None) -> list[object]:
    return [canonical(text[start:end], language)[0] for start, end in spans]


def _swapped(pieces: tuple[Piece, ...]) -> list[tuple[str, str]]:
    """Words exchanged one for one; [] where anything else happened."""
    found: list[tuple[str, str]] = []
    pending: str | None = None
    for piece in pieces:
        if piece.op is Op.EQUAL:
            if pending is not None:
                return []
        elif piece.op is Op.DELETE:
            pending = piece.text
        else:
            if pending is None:
                return []
            old, new = pending.split(), piece.text.split()
            if len(old) != len(new):
                return []
            found.extend((a, b) for a, b in zip(old, new, strict=True) if a != b)
            pending = None
    return [] if pending is not None else found
