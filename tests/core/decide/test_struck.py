"""What a publisher strikes out still stands on the page, and is no longer said: that is an edit."""

from datetime import timedelta

import pytest

from tests.core.extract.reading import AT, STORY, page, paragraphs, read
from versioner.core.decide.derive import derive
from versioner.core.decide.found import Accepted
from versioner.core.decide.state import PageState
from versioner.core.decide.thresholds import Thresholds


def versions(*pages: str) -> int:
    state, at, made = PageState.empty(), AT, 0
    for html in pages:
        found = derive(state, read(html), at, Thresholds())
        state, at = found.state, at + timedelta(hours=6)
        made += sum(isinstance(event, Accepted) for event in found.events)
    return made


def lamp(price: str) -> str:
    return page(f"<article><h1>The Gull Rock lamp</h1><p>{price}</p>{paragraphs(*STORY)}</article>")


@pytest.mark.parametrize("now", ["79 € <s>95 €</s>", "<del>95 €</del> 79 €"])
def test_a_price_beside_the_one_that_it_replaces_is_told_at_its_second_sight(now):
    assert versions(lamp("95 €"), lamp("95 €"), lamp(now), lamp(now)) == 2


def test_a_sentence_that_is_struck_out_whole_is_an_edit():
    struck = lamp("95 €").replace(STORY[2], f"<s>{STORY[2]}</s>")
    assert versions(lamp("95 €"), lamp("95 €"), struck, struck, struck) == 2


def test_what_stays_struck_out_is_no_edit():
    struck = lamp("79 € <s>95 €</s>")
    assert versions(*[struck] * 5) == 1
