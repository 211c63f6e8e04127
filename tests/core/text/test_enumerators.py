"""What lines are numbered with is no sentence and no figure; renumbering is told as such, and minor."""

import pytest

from tests.told import told_between
from versioner.core.model import Block, BlockKind, Document, EditKind, Significance
from versioner.core.text.enumerators import ends_enumerator, numbered
from versioner.core.text.words import sentences
from versioner.view.telling import summary

VALVE = "When the pump stops, the valve is shut by hand. Two keepers do it."


def rules(*lines, kind=BlockKind.PARAGRAPH):
    level = 2 if kind is BlockKind.HEADING else 0
    blocks = [Block(kind=kind, level=level, text=line) for line in lines]
    return Document(title="Rules", language="en", blocks=tuple(blocks))


@pytest.mark.parametrize("number", ["1.", "1.1.", "2.10.3.", "§ 4.", "(3.", "A.1.", "B.3.c."])
def test_a_number_before_a_sentence_ends_none(number):
    assert [one.strip() for one in sentences(f"{number} {VALVE}")] == [
        f"{number} When the pump stops, the valve is shut by hand.",
        "Two keepers do it.",
    ]


def test_a_sentence_may_end_in_a_figure():
    assert len(sentences("The quay is shut until 2031. Boats go round.")) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("1.1 ", "1.2 "), ("1.2 ", "1.3 ")),
        (("1. ", "2. "), ("3. ", "4. ")),
        (("(a) ", "(b) "), ("(b) ", "(c) ")),
        (("(ii) ", "(iii) "), ("(iii) ", "(iv) ")),
        (("", ""), ("1) ", "2) ")),
        (("", ""), ("A.1. ", "A.2. ")),
        (("", ""), ("H.1. ", "H.1.a. ")),
        (("", ""), ("(i) ", "(ii) ")),
        (("", ""), ("C.3.a.i. ", "C.3.a.ii. ")),
        (("B.3.a. ", "B.3.b. "), ("B.4.a. ", "B.4.b. ")),
    ],
)
def test_lines_that_are_numbered_otherwise_are_a_minor_matter(old, new):
    was, now = (rules(one + VALVE, other + "The hour is written down.") for one, other in (old, new))
    edits = told_between(was, now).edits
    assert {(edit.kind, edit.significance) for edit in edits} == {(EditKind.FORMATTING, Significance.MINOR)}


def test_marks_behind_the_numbers_are_a_minor_matter_too():
    was, now = (rules(f"1.1{mark} {VALVE}", f"1.2{mark} The hour is written down.") for mark in ("", "."))
    assert told_between(was, now).significance is Significance.MINOR


def test_what_is_edited_behind_a_number_is_told_by_itself():
    was = rules(f"1. {VALVE}", "2. The hour is written down.")
    now = rules(f"1. {VALVE}", "3. The hour is told to three keepers.", "2. The gate is shut.")
    assert told_between(was, now).significance is Significance.SUBSTANTIVE
    was, now = rules("1. Two keepers do it.", "2. Go."), rules("2. Six keepers do it.", "3. Go.")
    assert EditKind.NUMBER in told_between(was, now).kinds


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("3.5 Million gulls.", "4.5 Million terns."), ("4.5 Million gulls.", "5.5 Million terns.")),
        (("5. Wren", "6. Reed"), ("7. Wren", "6. Reed")),
        (("12 boats sank.", "13 were saved."), ("13 boats sank.", "14 were saved.")),
    ],
)
def test_a_figure_that_counts_is_one_wherever_it_stands(old, new):
    assert told_between(rules(*old), rules(*new)).significance is Significance.SUBSTANTIVE


def test_a_heading_that_is_numbered_otherwise_is_renamed_and_nothing_more():
    was, now = (rules(f"{n} Fees", f"{n + 1} Berths", kind=BlockKind.HEADING) for n in (1, 2))
    change = told_between(was, now)
    assert change.significance is Significance.MINOR
    assert change.edits[0].kind is EditKind.HEADING_RENAMED


def test_many_renumbered_lines_are_one_sentence():
    was, now = (
        rules(
            *(f"{n + more}. Gate {name} is shut." for n, name in enumerate("north south east west".split()))
        )
        for more in (1, 2)
    )
    assert summary(told_between(was, now)) == (
        "4 lines are numbered otherwise, beginning with “2. Gate north is shut.”",
    )


def test_letters_of_a_name_number_nothing():
    assert numbered("U.S. troops left") == ((), "U.S. troops left")
    assert numbered("A.1 sauce") == ((), "A.1 sauce")
    assert not ends_enumerator("U.S. troops left", 0, 4)
