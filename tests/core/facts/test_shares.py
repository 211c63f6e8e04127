"""Parts of a whole, as they are said."""

from fractions import Fraction

import pytest

from versioner.core.facts.passage import Passage
from versioner.core.facts.shares import Shares
from versioner.core.facts.tokens import tokenised
from versioner.core.lexicon import lexicon


def share(text: str, language: str) -> Fraction | None:
    words = lexicon(language)
    at = Passage(text, tokenised(text, words), words)
    found = [fact for n in range(len(at.tokens)) if (fact := Shares(at).share(n)) is not None]
    return Fraction(found[0].value) if found else None


@pytest.mark.parametrize(
    ("text", "language", "part"),
    [
        ("a third of the trams", "en", Fraction(1, 3)),
        ("two-thirds of the trams", "en", Fraction(2, 3)),
        ("nine out of ten trams", "en", Fraction(9, 10)),
        ("un tram sur huit", "fr", Fraction(1, 8)),
        ("ein Drittel der Bahnen", "de", Fraction(1, 3)),
        ("half an hour", "en", Fraction(1, 2)),
    ],
)
def test_shares(text: str, language: str, part: Fraction) -> None:
    assert share(text, language) == part


@pytest.mark.parametrize("text", ["the third tram", "quarter past nine", "one in 2019", "half past nine"])
def test_what_is_no_share(text: str) -> None:
    assert share(text, "en") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [("They reached the quarter-finals.", "en"), ("Battus en quart de finale.", "fr")],
)
def test_a_round_of_a_cup_is_no_share(text, language):
    assert share(text, language) is None
