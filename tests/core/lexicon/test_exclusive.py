"""Words of which one excludes another name the same things in every language."""

import pytest

from versioner.core.lexicon.exclusive import _THINGS, things


def test_every_language_names_as_many_things_in_the_same_order():
    shapes = {tuple(len(kind.split()) for kind in line.split("/")) for line in _THINGS.values()}
    assert len(shapes) == 1


@pytest.mark.parametrize(
    ("text", "language", "others"),
    [
        ("the libraries", "en", ("Stadtbibliothek", "de")),
        ("red flags", "en", ("banderas rojas", "es")),
        ("Krankenhaus", "de", ("ospedale", "it")),
        ("tåget", "sv", ("comboio", "pt")),
        ("ziekenhuis", "nl", ("hôpital", "fr")),
    ],
)
def test_a_thing_is_the_same_in_two_languages(text, language, others):
    words, other = others
    assert things(text.split(), language) & things(words.split(), other)


def test_what_is_no_word_of_the_language_names_nothing():
    assert things(["library", "42", ""], "fr") == frozenset()
    assert things(["library"], None) == things(["library"], "xx") == frozenset()
