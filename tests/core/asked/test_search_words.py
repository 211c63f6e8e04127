"""The words that an index takes are those that a search finds the places of."""

from itertools import islice
from random import Random

from versioner.core.asked.search import MOST_LETTERS, MOST_WORDS, _words, spelled

LETTERS = "aB c'D-1,2.3:/ xY9'z_é7"


def test_an_index_takes_the_words_that_are_found_in_a_text():
    chance = Random(1)
    for _ in range(5_000):
        text = "".join(chance.choice(LETTERS) for _ in range(chance.randrange(1, 40)))
        assert spelled(text) == [word for word, _, _ in islice(_words(text[:MOST_LETTERS]), MOST_WORDS)]
    assert spelled("The state's 1,240 workers -- it's") == ["the", "states", "1240", "workers", "its"]
