"""Days that a server counts for whoever asks: forth and back by one, and no edit."""

from datetime import timedelta

import pytest

from tests.core.extract.reading import AT, STORY, page, paragraphs, read
from versioner.core.decide.derive import derive
from versioner.core.decide.found import Accepted
from versioner.core.decide.state import PageState
from versioner.core.decide.thresholds import Thresholds

DAYS = ("17 Dec 2020", "7 Nov 2019", "10 Oct 2019")
NEXT = ("18 Dec 2020", "8 Nov 2019", "11 Oct 2019")
COMING = ("17 Dec 2031", "7 Nov 2031", "10 Oct 2031")


def rules(*days: str) -> str:
    """A page of rules with the days on which they were changed."""
    listed = "".join(f"<h4>{day}</h4>" for day in days)
    return page(f"<main><h1>Rules</h1><h3>Changes</h3>{listed}<h3>Why</h3>{paragraphs(*STORY)}</main>")


def told(*pages: str) -> list[Accepted]:
    state, at, found = PageState.empty(), AT, []
    for html in pages:
        step = derive(state, read(html), at, Thresholds())
        state, at = step.state, at + timedelta(hours=6)
        found += [event for event in step.events if isinstance(event, Accepted) and event.number > 1]
    return found


def test_past_days_that_all_go_forth_by_one_are_no_edit():
    assert told(*[rules(*DAYS)] * 2, *[rules(*NEXT)] * 4, *[rules(*DAYS)] * 3) == []


def test_of_a_list_that_grew_only_the_new_day_is_told():
    (event,) = told(*[rules(*DAYS)] * 2, *[rules("26 Apr 2022", *NEXT)] * 4)
    assert [block.text for block in event.document.blocks][1:5] == ["26 Apr 2022", *DAYS]


@pytest.mark.parametrize(
    "after",
    [
        ("17 Dec 2020", "8 Nov 2019", "10 Oct 2019"),  # one was put right
        ("19 Dec 2020", "9 Nov 2019", "12 Oct 2019"),  # two days
        ("18 Dec 2020", "6 Nov 2019", "11 Oct 2019"),  # not all one way
    ],
)
def test_other_moves_are_told(after):
    assert len(told(*[rules(*DAYS)] * 2, *[rules(*after)] * 4)) == 1


def test_a_programme_that_is_put_off_by_a_day_is_told():
    off = [day.replace("7 ", "8 ").replace("10 ", "11 ") for day in COMING]
    assert len(told(*[rules(*COMING)] * 2, *[rules(*off)] * 4)) == 1


def test_two_days_may_have_been_put_right():
    assert len(told(*[rules(*DAYS[:2])] * 2, *[rules(*NEXT[:2])] * 4)) == 1


def test_days_in_a_row_that_go_on_by_one_are_told():
    def diary(*days: int) -> str:
        notes = "".join(
            f"<h4>{day} March 2020</h4><p>On that day the warden of pier {day} counted {day * 7} gulls.</p>"
            for day in days
        )
        return page(f"<main><h1>Diary</h1>{notes}{paragraphs(*STORY)}</main>")

    (event,) = told(*[diary(1, 2, 3, 4)] * 2, *[diary(2, 3, 4, 5)] * 4)
    assert "5 March 2020" in [block.text for block in event.document.blocks]
