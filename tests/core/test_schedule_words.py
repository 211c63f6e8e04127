"""Schedules in words, and pauses of hosts that do not answer."""

from __future__ import annotations

import pytest

from versioner.core.schedule import describe, host_pause, parse_cron, parse_every


@pytest.mark.parametrize(
    ("spelled", "words"),
    [("90m", "every 90 minutes"), ("2h", "every 2 hours"), ("1d", "every day"), ("45s", "every 45 seconds")],
)
def test_an_interval_is_told_in_the_largest_unit_that_fits(spelled: str, words: str) -> None:
    assert describe(parse_every(spelled)) == words


def test_a_cron_line_is_told_with_its_zone() -> None:
    assert describe(parse_cron("0 6 * * *", "Europe/Rome")) == "cron 0 6 * * * (Europe/Rome)"


def test_a_host_that_does_not_answer_is_left_alone_longer_and_longer_up_to_an_hour() -> None:
    assert [host_pause(failures) for failures in (1, 2, 3, 6, 7, 50)] == [60, 120, 240, 1920, 3600, 3600]
