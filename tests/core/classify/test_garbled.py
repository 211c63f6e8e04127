"""References written twice and bytes read in another encoding are undone to the letter; what only looks so is what it says."""

import pytest

from versioner.core.classify.garbled import garbled


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The gates were closed &amp; locked.", "The gates were closed & locked."),
        ("The gates were closed &amp;amp; locked.", "The gates were closed & locked."),
        ("It&#8217;s the keeper&rsquo;s.", "It’s the keeper’s."),
        ("Open&nbsp;daily", "Open daily"),
        ("The cafÃ© is open.", "The café is open."),
        ("Itâ€™s open.", "It’s open."),
    ],
)
def test_what_a_program_wrote_twice_is_undone(text, whole):
    assert garbled(text, whole)
    assert not garbled(whole, text)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The gates were closed &amp; locked.", "The gates were closed & opened."),
        ("Ship & co; the fee is 5.", "Ship & co; the fee is 6."),
        ("Âge: 5", "Âge: 6"),
        ("The fee is &pound;5.", "The fee is €5."),
    ],
)
def test_what_says_something_else_is_not(text, whole):
    assert not garbled(text, whole)
    assert not garbled(whole, text)
