"""Changes of thousands of edits: the first are judged closely, the rest at a glance, and no fact is told as style."""

from __future__ import annotations

import pytest

from tests.told import edits_between
from versioner.core.classify.labels import tops_of
from versioner.core.classify.many import CLOSE_TEXT, CLOSELY, at_a_glance
from versioner.core.model import Block, BlockKind, Document, EditKind, Significance


@pytest.mark.parametrize(
    ("before", "after", "kind", "significance"),
    [
        ("Gate 7 was opened.", "Gate 8 was opened.", EditKind.NUMBER, Significance.SUBSTANTIVE),
        ("Gate 7 was open.", "Gate 7 was shut.", EditKind.WORDING, Significance.SUBSTANTIVE),
        ("Gate 7, was open.", "Gate 7 was open!", EditKind.PUNCTUATION, Significance.MINOR),
        ("It is 1.5 m wide.", "It is 15 m wide.", EditKind.NUMBER, Significance.SUBSTANTIVE),
    ],
)
def test_an_edit_at_a_glance(before, after, kind, significance):
    found = at_a_glance(before, after)
    assert (found.kind, found.significance) == (kind, significance)


def test_every_edit_of_thousands_is_judged():
    def document(years: int) -> Document:
        texts = (f"Gate {n} of the old town was opened in {years + n}." for n in range(CLOSELY + 50))
        return Document(blocks=tuple(Block(kind=BlockKind.PARAGRAPH, text=text) for text in texts))

    edits = edits_between(document(1000), document(1001))
    assert len(edits) == CLOSELY + 50
    assert {edit.significance for edit in edits} == {Significance.SUBSTANTIVE}
    assert edits[-1].rule == "number, at a glance" != edits[0].rule


def test_edits_of_long_texts_are_judged_at_a_glance_sooner():
    def document(first: int) -> Document:
        row = " | ".join(str(first + n) for n in range(1_000))
        return Document(blocks=tuple(Block(kind=BlockKind.TABLE_ROW, text=f"{n} | {row}") for n in range(60)))

    edits = edits_between(document(10_000), document(20_000))
    hasty = [edit for edit in edits if edit.rule == "number, at a glance"]
    closely = [edit for edit in edits if edit not in hasty]
    assert sum(len(edit.before or "") + len(edit.after or "") for edit in closely) <= CLOSE_TEXT
    assert len(edits) == 60 > len(hasty) > 0
    assert {edit.significance for edit in edits} == {Significance.SUBSTANTIVE}


def test_the_top_of_a_table_is_found_in_one_pass_over_the_text():
    kinds = [BlockKind.PARAGRAPH, *[BlockKind.TABLE_ROW] * 3, BlockKind.PARAGRAPH, *[BlockKind.TABLE_ROW] * 2]
    assert tops_of([Block(kind=kind, text="a | b") for kind in kinds]) == (0, 1, 1, 1, 4, 5, 5)
