"""Where an article says that one row of its source's table comes first or last, and it does no longer.

"In the old town the turnout was highest" is said of the column that the old town's row leads; an edit of that row, or of another
one, may end it. No cell says so, so the column is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from versioner.core.drift.model import DriftKind
from versioner.core.drift.passages import Passage
from versioner.core.drift.scales import CELL
from versioner.core.drift.sides import Born, Found, Sides
from versioner.core.drift.terms import terms
from versioner.core.drift.trail import Edit, label_of
from versioner.core.facts import Quantity, facts
from versioner.core.lexicon.superlatives import is_superlative

_FEWEST = 3  # rows of which one is the first
_NAMED = 1.5  # what a sentence shares with the row that it tells of, with its label and the heads above it


def ranked(edit: Edit, now: Passage | None, sides: Sides, born: Born) -> Found:
    """The article says that a row is the first or last of its column, which an edit of the table has ended."""
    if edit.after is None or now is None or CELL not in edit.before.text or not label_of(edit.before):
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
        _table(one, of)
        for one, of in zip(
            (edit.before, edit.after, now), (texts[sides.step - 1], texts[sides.step], texts[-1]), strict=True
        )
    )
    columns = [
        n
        for n, cell in enumerate(edit.before.text.split(CELL))
        if n and cell not in now.text.split(CELL)[n : n + 1]
    ]
    for sentence in told:
        named = [row for row in old if _names(sentence, row)]
        if len(named) != 1 or sides.old.words(sentence, named[0]) < _NAMED:
            continue
        label = label_of(named[0])
        if any(
            _leads(label, old, column) and not _leads(label, new, column) and not _leads(label, last, column)
            for column in _meant(sentence, edit.before, columns)
        ):
            yield sentence, DriftKind.SUPERSEDED


def _names(sentence: Passage, row: Passage) -> bool:
    """Whether a sentence has each word that a row's label names, and one of what the row stands under: of its bakers the table tells nothing."""
    stems = terms(label_of(row), row.language).stems
    if not stems or not all(stem in sentence.terms for stem in stems):
        return False
    return any(row.under.meets(stem) == 1 for stem in sentence.terms if stem not in stems)


def _meant(sentence: Passage, row: Passage, columns: Sequence[int]) -> list[int]:
    """The columns of which a sentence may tell: those whose heads it names, all where it names none."""
    heads = row.label.rpartition("\n")[2].split(CELL)
    named = [n for n, head in enumerate(heads) if n and _has_one_of(sentence, head, row.language)]
    return [n for n in columns if n in named or not named]


def _has_one_of(sentence: Passage, head: str, language: str | None) -> bool:
    return any(sentence.terms.meets(stem) == 1 for stem in terms(head, language).stems)


def _table(one: Passage, text: Sequence[Passage]) -> list[Passage]:
    """The rows of the table that a row stands in."""
    cells = one.text.count(CELL)
    return [
        row
        for row in text
        if row.path == one.path and row.label == one.label and row.text.count(CELL) == cells and label_of(row)
    ]


def _leads(label: str, rows: Sequence[Passage], column: int) -> bool:
    """Whether a row has the greatest or the least figure of a column, alone or beside others."""
    figures = dict(_figures(rows, column))
    if len(figures) < _FEWEST or label not in figures:
        return False
    return figures[label] in {max(figures.values()), min(figures.values())}


def _figures(rows: Sequence[Passage], column: int) -> Iterator[tuple[str, Decimal]]:
    for row in rows:
        cell = row.text.split(CELL)[column]
        said = _figure(cell, row.language)
        if said is not None:
            yield label_of(row), said.value * said.factor


@lru_cache(maxsize=8_192)
def _figure(cell: str, language: str | None) -> Quantity | None:
    return next((fact.quantity for fact in facts(cell, language) if fact.quantity is not None), None)
