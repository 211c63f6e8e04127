"""Words that ask for something in one language and are small words of another: a sentence of the other one counts no offer."""

import pytest

from versioner.core.standing.block import counts_an_offer


@pytest.mark.parametrize(
    "line",
    """les loyers ont baissé de 3 %.
les bleus gagnent 3-1.
se vendieron 300 pisos.
del total quedan 30.
last year 300 died.""".splitlines(),
)
def test_a_short_sentence_is_none(line):
    assert not counts_an_offer(line)


@pytest.mark.parametrize(
    "line", ["les mer 4 min", "les artikkelen · 4 min", "se også (3)", "del 12", "läs mer 3", "read more 3"]
)
def test_an_offer_in_its_own_language_is_one(line):
    assert counts_an_offer(line)
