"""Which note speaks of which edit: by what both say, and never of figures that it does not name."""

from __future__ import annotations

import pytest

from tests.told import edits_between
from versioner.core.model import Block, BlockKind, Document, Edit, EditKind, Role

BEFORE = "The harbour has 1,200 berths, and a third of them lie behind the northern pier."
AFTER = BEFORE.replace("1,200", "1,450")


def edits(note: str) -> list[Edit]:
    def document(*texts: str) -> Document:
        return Document(
            title="Berths",
            language="en",
            blocks=tuple(
                Block(
                    kind=BlockKind.PARAGRAPH,
                    text=text,
                    role=Role.NOTE if text.startswith("Correction") else Role.TEXT,
                )
                for text in texts
            ),
        )

    lead = "The council met on Monday to speak about the gates of the old town."
    return edits_between(document(lead, BEFORE), document(lead, AFTER, note), marked=True)


@pytest.mark.parametrize(
    ("note", "explains"),
    [
        ("Correction, 24 November 2026: an earlier version said there were 1,200 berths.", True),
        ("Correction, 24 November 2026: a figure in this article was wrong.", True),
        ("Correction (24 November 2026, 09:20): a figure in paragraph 2 was wrong.", True),
        ("Correction, 24 November 2026: an earlier version gave the cost as £4.2m; it is £5.1m.", False),
        ("Correction, 24 November 2026: the fee rose by 7 percent, not by 5 percent.", False),
        ("Correction, 24 November 2026: 2,300 people came, not 3,200.", False),
    ],
)
def test_a_note_explains_an_edit_that_it_can_be_about(note: str, explains: bool) -> None:
    found = edits(note)
    assert {edit.kind for edit in found} == {EditKind.NUMBER, EditKind.CORRECTION_NOTE}
    (figure,) = [edit for edit in found if edit.kind is EditKind.NUMBER]
    assert (figure.note is not None) is explains
