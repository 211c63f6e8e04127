"""Which words may mean one thing."""

from array import array

import pytest

from versioner.core.lexicon.reworded import LANGUAGES, groups_of, is_general, names_one_thing
from versioner.core.lexicon.synsets import (
    Links,
    may_mean_one,
    meanings_of,
    packed_links,
    packed_words,
)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "faulty", "defective"),
        ("en", "vehicles", "car"),
        ("en", "bought", "purchased"),
        ("en", "asleep", "sleeping"),
        ("it", "causato", "provocato"),
        ("it", "motivi", "ragioni"),
        ("pl", "przyczyną", "powodem"),
    ],
)
def test_synonyms_and_what_is_more_general_may_be_one(language, one, other):
    assert may_mean_one(one, other, language) is may_mean_one(other, one, language) is True


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("en", "plumber", "jackdaw"), ("en", "brick", "timber"), ("it", "neve", "fulmine"), ("pl", "listonosz", "szkoła")],
)  # fmt: skip
def test_two_things_are_not(language, one, other):
    assert may_mean_one(one, other, language) is False


def test_of_a_word_that_is_not_known_nothing_is_said():
    assert may_mean_one("plumber", "qwxzrk", "en") is None
    assert not meanings_of("qwxzrk", "en")


def test_words_are_found_at_both_ends_of_a_list_and_between(monkeypatch):
    lines = packed_words({"anchor": [3, 70], "buoy": [0], "zinc": [262143]})
    monkeypatch.setattr("versioner.core.lexicon.synsets._words", lambda _: lines)
    found = {
        word: set(meanings_of.__wrapped__(word, "en")) for word in ("anchor", "buoy", "zinc", "aa", "c", "zz")
    }
    assert found == {"anchor": {3, 70}, "buoy": {0}, "zinc": {262143}, "aa": set(), "c": set(), "zz": set()}


def test_links_lead_where_they_were_written_to():
    links = Links(packed_links([array("I", [1, 2]), array("I"), array("I", [0])]))
    assert [list(links.of(n)) for n in range(3)] == [[1, 2], [], [0]]
    assert links.reached([0]) == {0, 1, 2}


def test_what_a_rewording_exchanges_is_of_one_group():
    assert groups_of("Vordruck", "de") & groups_of("Formulars", "de")
    assert groups_of("empresa", "es") & groups_of("compañías", "es")
    assert not groups_of("boulanger", "fr") & groups_of("plombier", "fr")
    assert names_one_thing("boulanger", "fr")
    assert not names_one_thing("mesure", "fr")
    assert is_general("Tiere", "de")
    assert {"de", "es", "fr", "nl"} <= LANGUAGES
