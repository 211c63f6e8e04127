"""Lines that invite, and count: a short sentence with a figure is the article's, whatever its words ask for somewhere."""

import pytest

from versioner.core.decide.ticking import ticks
from versioner.core.standing.inviting import counts_an_offer


@pytest.mark.parametrize(
    "line",
    """more than 300 left.
help arrived after 3 hours.
support fell to 31%.
find out 3 ways.
mehr als 300 gingen.
plus de 300 morts.
más de 300 murieron.
più di 300 morti.
meer dan 300 doden.
mer än 300 dog.
200 visitors came.
120 readers replied.
open to 300 readers.
5 people online were cheated.""".splitlines(),
)
def test_a_short_sentence_is_no_counter(line):
    assert not ticks(line)
    assert not counts_an_offer(line)


@pytest.mark.parametrize(
    "line",
    """1,204 views
1,204 views.
12 comments.
12k reads
200 people online
listen to this article · 4 min
listen to this article · 4 min.
read more 3""".splitlines(),
)
def test_a_counter_is_one_with_a_full_stop_and_without(line):
    assert ticks(line) or counts_an_offer(line)


@pytest.mark.parametrize(
    "line",
    """les loyers ont baissé de 3 %.
les bleus gagnent 3-1.
se vendieron 300 pisos.
del total quedan 30.
last year 300 died.""".splitlines(),
)
def test_a_sentence_that_begins_with_a_small_word_of_its_language_is_none(line):
    assert not counts_an_offer(line)


@pytest.mark.parametrize(
    "line", ["les mer 4 min", "les artikkelen · 4 min", "se også (3)", "del 12", "läs mer 3", "read more 3"]
)
def test_an_offer_in_its_own_language_is_one(line):
    assert counts_an_offer(line)
