"""A change of thousands of figures: ten sentences, and all of the rest counted, however many are put into sentences."""

from __future__ import annotations

import pytest

from tests.told import told_between
from versioner.core.model import Block, BlockKind, Change, Document
from versioner.view import changelog
from versioner.view.changelog import summary

COUNT = 40


@pytest.fixture(scope="module")
def change() -> Change:
    old, new = (
        Document(
            blocks=tuple(
                Block(kind=BlockKind.PARAGRAPH, text=f"Gate {n} of the wall has {7 * n + more} nails in it.")
                for n in range(COUNT)
            )
        )
        for more in (1, 3)
    )
    return told_between(old, new)


def test_what_is_not_put_into_sentences_is_counted_with_the_rest(
    change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = summary(change)
    assert len(whole) == changelog.MOST
    monkeypatch.setattr(changelog, "_SPOKEN", 15)
    assert summary(change) == whole
    monkeypatch.setattr(changelog, "_SPOKEN", 3)  # fewer than are told: the rest is counted all the same
    few = summary(change)
    assert few[:3] == whole[:3]
    assert (len(few), str(COUNT - 3) in few[3]) == (4, True)
