"""Running heads, running feet and page numbers leave a paper; what stands there once, or is a table's figure, stays."""

from __future__ import annotations

import pytest

from versioner.core.paper.margins import without_margins
from versioner.core.paper.model import Line, Piece, Sheet

HEIGHT = 800.0


def line(text: str, at: float, tag: str = "") -> Line:
    """A line of ten points whose foot is so high above the foot of the sheet."""
    return Line(pieces=(Piece(text=text, left=50, right=400),), top=at + 10, bottom=at, size=10, tag=tag)


def sheet(*lines: Line) -> Sheet:
    return Sheet(width=600, height=HEIGHT, lines=lines)


def left(*sheets: Sheet) -> list[list[str]]:
    return [[one.text for one in found.lines] for found in without_margins(sheets)]


def test_a_head_that_runs_through_the_sheets_goes_and_its_like_in_the_text_stays() -> None:
    sheets = [
        sheet(line(f"Annual report {n}", 780), line(f"Annual report {n}", 400), line("The quay held.", 300))
        for n in (11, 12, 13)
    ]
    assert left(*sheets) == [[f"Annual report {n}", "The quay held."] for n in (11, 12, 13)]


def test_what_stands_in_a_margin_once_is_text() -> None:
    assert left(sheet(line("The wall", 780)), sheet(line("The quay held.", 400))) == [
        ["The wall"],
        ["The quay held."],
    ]


@pytest.mark.parametrize("number", ["7", "– 12 –", "xiv", "Page 3 of 40", "Seite 3 von 40", "3/40", "p. 3"])
def test_a_page_number_goes_from_a_margin_and_from_nowhere_else(number: str) -> None:
    assert left(sheet(line("The quay held.", 400), line(number, 300), line(number, 20))) == [
        ["The quay held.", number]
    ]


@pytest.mark.parametrize("text", ["In 2026", "12 boats", "mixed", "Page three"])
def test_words_and_figures_at_a_foot_are_no_page_numbers(text: str) -> None:
    assert left(sheet(line("The quay held.", 400), line(text, 20))) == [["The quay held.", text]]


def test_in_a_tagged_paper_what_has_no_tag_in_a_margin_is_no_text() -> None:
    body = line("The quay held for all of the winter, and the wall beside it did too. " * 2, 400, tag="P")
    note = line("Printed at the harbour", 20)
    assert left(sheet(body, note)) == [[body.text]]
    bare = line(body.text, 400)
    assert left(sheet(bare, note)) == [[body.text, note.text]]
