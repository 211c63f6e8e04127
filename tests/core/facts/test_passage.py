"""A passage: what its tokens can mean and how they stand beside each other."""

from versioner.core.facts.passage import Passage
from versioner.core.facts.tokens import tokenised
from versioner.core.lexicon import Role, lexicon


def passage(text: str, language: str = "en") -> Passage:
    words = lexicon(language)
    return Passage(text, tokenised(text, words), words)


def test_terms_and_neighbours() -> None:
    at = passage("about five trams, 12% late")
    assert at.phrase(0, Role.BOUND) == ("about", 1)
    assert at.terms(1)[Role.CARDINAL] == 5
    assert at.close(1)
    assert not at.glued(1)
    assert at.low(99) == ""
    assert at.terms(-1) == {}


def test_a_phrase_of_several_words_is_one() -> None:
    assert passage("more than ten").phrase(0, Role.BOUND) == ("over", 2)


def test_small_numbers_in_figures_and_words() -> None:
    at = passage("eight 250 2019 trams")
    assert [at.small(n) for n in range(5)] == [8, 250, None, None, None]
