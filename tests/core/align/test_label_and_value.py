"""A short line that gives its label another value is one edit, however little the values have in common."""

import pytest

from tests.told import edits_between
from versioner.core.model import Block, BlockKind, Document, EditKind, Significance

STORY = (
    "The keepers of Port Amber write down who goes out at night, and when they are back.",
    "Whoever comes for the first time is asked for a name and for the boat.",
)


def terms(*lines: str) -> Document:
    return Document(
        title="Terms",
        language="en",
        blocks=tuple(Block(kind=BlockKind.PARAGRAPH, text=text) for text in (*lines, *STORY)),
    )


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("Effective: May 31, 2025", "Effective: January 1, 2026", EditKind.DATE),
        ("Effective:November 28, 2025", "Effective:March 12, 2026", EditKind.DATE),
        ("Keeper: Nora Lindqvist", "Keeper: Tom Berg", EditKind.NAME),
    ],
)
def test_another_value_of_a_label_is_one_edit_of_a_fact(before, after, kind):
    (edit,) = edits_between(terms(before), terms(after))
    assert (edit.before, edit.after) == (before, after)
    assert edit.significance is Significance.SUBSTANTIVE
    assert kind in (edit.kinds or (edit.kind,))


def test_another_label_is_another_line():
    kinds = {edit.kind for edit in edits_between(terms("Effective: May 31, 2025"), terms("Keeper: Tom Berg"))}
    assert kinds == {EditKind.PARAGRAPH_ADDED, EditKind.PARAGRAPH_REMOVED}


def test_of_several_lines_with_a_label_the_one_that_came_is_told():
    old = terms("Fee: 12 euros for boats", "Fee: 3 euros for guests")
    new = terms("Fee: 12 euros for boats", "Fee: nothing on Sundays", "Fee: 3 euros for guests")
    (edit,) = edits_between(old, new)
    assert (edit.kind, edit.after) == (EditKind.PARAGRAPH_ADDED, "Fee: nothing on Sundays")
