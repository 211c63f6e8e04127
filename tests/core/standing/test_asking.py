"""How often a text turns to its reader, and whether it does at all."""

from __future__ import annotations

import pytest

from versioner.core.lexicon.calls import TONGUES
from versioner.core.standing.asking import ever_turns_to_reader, turns_to_reader


@pytest.mark.parametrize(
    ("language", "text", "times"),
    [
        ("en", "You may ask us, and your bank will tell you why.", 4),
        ("en", "The wardens keep “your harbour” in their book.", 0),
        ("en", "Members of the group Keep Us Afloat met in the old mill by the river.", 0),
        ("en", "KEEP US AFLOAT", 1),
        ("de", "Er fragt, ob Sie kommen, und sie fragt, ob sie gehen.", 1),
        ("de", "Sie kommen heute Abend.", 0),
        ("ja", "あなたの町とあなたの港", 2),
        ("ja", "町の港は朝に開く", 0),
    ],
)
def test_what_turns_to_its_reader_once_does_so_at_all(language: str, text: str, times: int) -> None:
    tongue = TONGUES[language]
    assert turns_to_reader(text, tongue) == times
    assert ever_turns_to_reader(text, tongue) is (times > 0)


def test_nothing_is_said_of_a_language_that_is_not_known() -> None:
    assert turns_to_reader("You and your bank", None) == 0
    assert not ever_turns_to_reader("You and your bank", None)
