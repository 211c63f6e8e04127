"""What a list tells of an edit: the change with the words beside it, each once."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from versioner.core.model import Edit, EditKind, Op, Significance
from versioner.core.text.diff import word_diff
from versioner.view.near import BESIDE, brief, near

LONG = "The harbour board met for the ninth time this year to speak about the old sluices, " * 9


def edit(before: str | None, after: str | None, kind: EditKind = EditKind.NUMBER, **more: object) -> Edit:
    pieces = tuple(word_diff(before, after)) if before and after else ()
    return Edit(kind=kind, significance=Significance.SUBSTANTIVE, before=before, after=after, pieces=pieces, **more)  # type: ignore[arg-type]  # fmt: skip


def told(pieces) -> str:
    return "".join(f"[{one.text}]" if one.op is not Op.EQUAL else one.text for one in pieces)


def test_a_word_in_a_long_sentence_is_told_with_what_stands_beside_it():
    said = told(near(word_diff(f"{LONG}cost 6.4 million {LONG}", f"{LONG}cost 5.1 million {LONG}")))
    assert said.startswith("…")
    assert said.endswith("…")
    assert "cost [6.4][5.1] million" in said
    assert len(said) < 2 * BESIDE + 40
    assert all(
        word in re.findall(r"[a-z]+", LONG)
        for word in re.findall(r"[a-z]{3,}", said.replace("cost", "").replace("million", ""))
    )


def test_between_two_changes_what_stands_beside_either_is_kept():
    said = told(
        near(
            word_diff(
                f"It cost 6.4 million. {LONG}It was 12 years.", f"It cost 5.1 million. {LONG}It was 14 years."
            )
        )
    )
    assert said.startswith("It cost [6.4][5.1] million. The harbour")
    assert said.endswith("It was [12][14] years.")
    assert said.count(" … ") == 1


@given(st.text(st.sampled_from("ab 中。\n"), max_size=400), st.text(st.sampled_from("ab 中。"), max_size=400))
def test_every_change_stays_and_nothing_grows(before, after):
    whole = list(word_diff(before, after))
    cut = list(near(whole))
    assert [one.op for one in cut] == [one.op for one in whole]
    for one, was in zip(cut, whole, strict=True):
        assert len(one.text) <= len(was.text)
        if len(was.text) <= BESIDE:
            assert one.text == was.text


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_long_text_that_came_or_went_is_told_by_its_opening(side):
    section = f"Costs\n\n{LONG}\n\n{LONG}"
    one = edit(
        section if side == "before" else None, section if side == "after" else None, EditKind.SECTION_ADDED
    )
    (shown,), left = brief((one,), 3)
    text = getattr(shown, side)
    assert text.startswith("Costs\nThe harbour")
    assert text.endswith(" …")
    assert len(text) < 300
    assert left == 0


def test_what_is_alike_is_told_once_and_the_rest_is_counted():
    alike = [edit("nine gates", "eight gates")] * 8
    others = [edit(f"{n} boats", f"{n + 1} boats") for n in range(4)]
    shown, left = brief((*alike, *others), 3)
    assert [one.before for one in shown] == ["nine gates", "0 boats", "1 boats"]
    assert left == 2
    assert brief(alike, 3) == ((alike[0],), 0)


def test_a_note_keeps_its_end_where_its_date_stands():
    note = edit(None, f"Correction: {LONG} 3 May 2026", EditKind.CORRECTION_NOTE)
    assert brief((note,), 3)[0] == (note,)
