"""Where an article says that one of several comes first or last, and it does no longer.

"In the old town the turnout was highest" is said of the column that the old town's row leads; an edit of that row, or of another
one, may end it. No cell says so, so the column is asked: that of a table, of the items of a list, or of what one passage gives one
after the other ("Vietnam 28 million bags, Brazil 22 million, Indonesia 11 million"). Whether great or small is good is not known:
what was at one end must be there still.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from versioner.core.drift.clauses import clauses
from versioner.core.drift.model import DriftKind
from versioner.core.drift.passages import Passage
from versioner.core.drift.scales import CELL
from versioner.core.drift.sides import Born, Found, Sides
from versioner.core.drift.terms import terms
from versioner.core.drift.trail import Edit, label_of, words
from versioner.core.facts import Quantity, facts
from versioner.core.lexicon.superlatives import is_superlative
from versioner.frozen import dataclass
from versioner.late import regex

_FEWEST = 3  # rows of which one is the first
_NAMED = 1.5  # what a sentence shares with the row that it tells of, with its label and the heads above it
_LONGEST = 4  # words that name one of several in a passage
_NEXT = regex.compile(r"[,;]\s|\s(?:and|und|sowie|et|y|e|en|och|og|i|oraz)\s")
_JOIN = regex.compile(r"^(?:and|und|sowie|et|y|e|en|och|og|i|oraz)\s")


@dataclass(frozen=True, slots=True)
class Column:
    """What several are told by: a figure each.

    Attributes:
        place: of a table's column, 1 of other lists.
        figures: label -> figure.
        row: one that stands in it, with what it stands under.
    """

    place: int
    figures: Mapping[str, Decimal]
    row: Passage

    def ends(self, label: str) -> frozenset[bool]:
        """At which ends one of several stands, alone or beside others: True for the greatest, False for the least figure."""
        if len(self.figures) < _FEWEST or label not in self.figures:
            return frozenset()
        figure = self.figures[label]
        return frozenset(
            end for end, found in ((True, max), (False, min)) if figure == found(self.figures.values())
        )


def ranked(edit: Edit, now: Passage | None, sides: Sides, born: Born) -> Found:
    """The article says that one of several is the first or last of them, which an edit of their figures has ended."""
    if edit.after is None or now is None or not _may_rank(edit.before):
        return
    told = [
        one
        for one in sides.ours.passages
        if is_superlative(one.text, one.language) and born.since(one, edit.step) < edit.step
    ]
    if not told:
        return
    texts = sides.trail.texts
    old, new, last = (
        columns(one, of)
        for one, of in zip(
            (edit.before, edit.after, now), (texts[sides.step - 1], texts[sides.step], texts[-1]), strict=True
        )
    )
    for sentence in told:
        was = min(born.since(sentence, edit.step), sides.step - 1)
        first = columns(sides.trail.was(edit.before, sides.step - 1, was), texts[was])
        for label in _told_of(sentence, old, sides):
            meant = _meant(sentence, edit, now, old)
            if any(_is_ended(label, place, (first, old), (new, last)) for place in meant):
                yield sentence, DriftKind.SUPERSEDED
                break


def _may_rank(one: Passage) -> bool:
    return bool(label_of(one)) or len(_NEXT.findall(one.text)) >= _FEWEST - 1


def _is_ended(
    label: str, place: int, before: Sequence[Sequence[Column]], since: Sequence[Sequence[Column]]
) -> bool:
    """Whether one of several stood at an end of a column, when the sentence was written and before the edit, and stands there no more."""
    ends = [_ends(label, place, found) for found in before]
    stood = frozenset.intersection(*ends)
    return bool(stood) and not any(stood & _ends(label, place, found) for found in since)


def _ends(label: str, place: int, found: Sequence[Column]) -> frozenset[bool]:
    return next((one.ends(label) for one in found if one.place == place), frozenset())


def _told_of(sentence: Passage, found: Sequence[Column], sides: Sides) -> Iterator[str]:
    """Those of several of which a sentence says that they are first or last: the one that it names, or that such a clause of it does."""
    if not found:
        return
    one = found[0]
    parts = [part for part in clauses(sentence) if is_superlative(part.text, part.language)]
    for part in (sentence, *parts):
        named = [label for label in one.figures if _is_named(part, label, one.row)]
        if len(named) == 1:
            if _is_of_it(sentence, named[0], one, sides):
                yield named[0]
            if part is sentence:
                return


def _is_of_it(sentence: Passage, label: str, column: Column, sides: Sides) -> bool:
    """Whether a sentence speaks of what the column tells: it names what that stands under, or of a list another one too."""
    row = column.row
    if CELL in row.text:
        return _is_over(sentence, label, row) and sides.old.words(sentence, _row_of(label, row)) >= _NAMED
    others = (other for other in column.figures if other != label)
    return _is_over(sentence, label, row) or any(_is_named(sentence, other, row) for other in others)


def _row_of(label: str, row: Passage) -> Passage:
    return replace(row, text=label)


def _is_named(part: Passage, label: str, row: Passage) -> bool:
    """Whether a clause has each word that a label names."""
    stems = terms(label, row.language).stems
    return bool(stems) and all(stem in part.terms for stem in stems)


def _is_over(sentence: Passage, label: str, row: Passage) -> bool:
    """Whether a sentence has a word of what a row stands under, or is led up to by: of its bakers the table tells nothing."""
    stems = terms(label, row.language).stems
    over = row.under if CELL in row.text else terms(f"{row.label} {_led(row)}", row.language)
    return any(over.meets(stem) == 1 for stem in sentence.terms if stem not in stems)


def _meant(sentence: Passage, edit: Edit, now: Passage, found: Sequence[Column]) -> list[int]:
    """The places of the columns that an edit altered and a sentence may tell of: those whose heads it names, all where it names none."""
    row = edit.before
    if CELL not in row.text:
        return [one.place for one in found]
    changed = [
        n for n, cell in enumerate(row.text.split(CELL)) if n and cell not in now.text.split(CELL)[n : n + 1]
    ]
    heads = row.label.rpartition("\n")[2].split(CELL)
    named = [n for n, head in enumerate(heads) if n and _has_one_of(sentence, head, row.language)]
    return [n for n in changed if n in named or not named]


def _has_one_of(sentence: Passage, head: str, language: str | None) -> bool:
    return any(sentence.terms.meets(stem) == 1 for stem in terms(head, language).stems)


def columns(one: Passage, text: Sequence[Passage]) -> list[Column]:
    """The columns that a passage stands in, or is."""
    if CELL in one.text:
        rows = _table(one, text)
        return [Column(n, dict(_figures(rows, n)), one) for n in range(1, one.text.count(CELL) + 1)]
    if label_of(one):
        items = [row for row in text if row.path == one.path and CELL not in row.text and label_of(row)]
        figures = {
            label_of(row): said for row in items if (said := _only_figure(row.text, row.language)) is not None
        }
        if len(figures) >= _FEWEST and label_of(one) in figures:
            return [Column(1, figures, _under_what_leads(one, items[0], text))]
    listed = dict(_listed(one))
    return [Column(1, listed, one)] if len(listed) >= _FEWEST else []


def _under_what_leads(one: Passage, first: Passage, text: Sequence[Passage]) -> Passage:
    """An item with what leads up to its list among what it stands under: "Eels landed by port:"."""
    before = next((row for row, behind in pairwise(text) if behind is first), None)
    if before is None or before.path != one.path or not before.text.endswith(":"):
        return one
    return replace(one, label=f"{one.label}\n{before.text}")


def _table(one: Passage, text: Sequence[Passage]) -> list[Passage]:
    """The rows of the table that a row stands in."""
    cells = one.text.count(CELL)
    return [
        row
        for row in text
        if row.path == one.path and row.label == one.label and row.text.count(CELL) == cells and label_of(row)
    ]


def _figures(rows: Sequence[Passage], column: int) -> Iterator[tuple[str, Decimal]]:
    for row in rows:
        cell = row.text.split(CELL)[column]
        said = _figure(cell, row.language)
        if said is not None:
            yield label_of(row), said.value * said.factor


@lru_cache(maxsize=8_192)
def _only_figure(item: str, language: str | None) -> Decimal | None:
    """The figure of an item that gives one alone."""
    found = [one for one in facts(item, language) if one.quantity is not None]
    said = found[0].quantity if len(found) == 1 else None
    return None if said is None else said.value * said.factor


def _listed(one: Passage) -> Iterator[tuple[str, Decimal]]:
    """What a passage gives one after the other, each by its name with its figure: "Brazil 22 million"."""
    for part in _NEXT.split(one.text.rpartition(": ")[2].rstrip(". ")):
        begun = _JOIN.sub("", part.strip())
        at = next((n for n, sign in enumerate(begun) if sign.isdigit()), 0)
        named, said = words(begun[:at].strip(" (:–-")), _figure(begun, one.language)
        if named and len(named) <= _LONGEST and said is not None:
            yield " ".join(named), said.value * said.factor


def _led(one: Passage) -> str:
    """What leads up to a list, or what follows the figures of an item."""
    head, mark, rest = one.text.rpartition(": ")
    return (
        head if mark and not label_of(one) else " ".join(word for word in words(rest) if not word.isdigit())
    )


@lru_cache(maxsize=8_192)
def _figure(cell: str, language: str | None) -> Quantity | None:
    return next((fact.quantity for fact in facts(cell, language) if fact.quantity is not None), None)
