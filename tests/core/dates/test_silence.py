"""Whether a page marks its changes: a date or a note is new against the last check, never against the last version."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.conftest import NOW
from versioner.core.dates.silence import combined, marked_between, moved
from versioner.core.model import Document, rfc3339

HOUR = timedelta(hours=1)
STAMP, LATER, NOTE = (
    "u:2026-11-20",
    "u:2026-11-21",
    "n:a0b1c2d3e4f5 1",
)  # as `core.extract.stamps` writes them


def ago(at: datetime) -> str:
    return f"u~{rfc3339(at)}"


def test_a_mark_that_was_there_is_not_new_and_one_that_went_is_none() -> None:
    assert not moved([STAMP, NOTE], [STAMP, NOTE], NOW)
    assert not moved([STAMP, NOTE], [STAMP], NOW)
    assert not moved([], [], NOW)
    assert moved([STAMP], [STAMP, NOTE], NOW)
    assert moved([STAMP], [LATER], NOW)


def test_five_minutes_ago_is_new_only_where_it_means_a_moment_after_the_last_check() -> None:
    before = ago(NOW - HOUR)
    assert moved([before], [ago(NOW + HOUR)], NOW)
    assert not moved([before], [ago(NOW)], NOW)  # no later than the check: what it may already have seen
    assert not moved([before], [ago(NOW - timedelta(minutes=1))], NOW)
    assert moved([before], [ago(NOW - HOUR), STAMP], NOW)  # a date beside it is one all the same


def test_between_two_texts_of_which_neither_carries_a_mark_nothing_is_known() -> None:
    bare, dated = Document(), Document(stamps=(STAMP,))
    assert marked_between(bare, bare, NOW) is None
    assert marked_between(bare, dated, NOW) is True
    assert marked_between(dated, bare, NOW) is False
    assert marked_between(dated, dated, NOW) is False


@pytest.mark.parametrize(
    ("found", "together"),
    [
        ((True, False, None), True),
        ((None, True), True),
        ((False, None), False),
        ((None, None), None),
        ((), None),
    ],
)
def test_several_edits_are_marked_where_one_is(found: tuple[bool | None, ...], together: bool | None) -> None:
    assert combined(found) is together
