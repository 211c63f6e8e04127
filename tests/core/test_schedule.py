"""When to look next, and which page first."""

from __future__ import annotations

import math

from versioner.core import schedule
from versioner.core.schedule import Rate, Schedule, ScheduleLimits, worth

LAW = ScheduleLimits()
DAY = 86_400.0
NEWS = Schedule()


def test_of_two_pages_the_one_that_changes_more_is_worth_more_and_time_raises_both() -> None:
    restless, calm = Rate(changes=20, seconds=10 * DAY), Rate(changes=0, seconds=10 * DAY)
    assert worth(NEWS, restless, age=None, since=3600, limits=LAW) > worth(
        NEWS, calm, age=None, since=3600, limits=LAW
    )
    assert worth(NEWS, calm, age=None, since=20 * 3600, limits=LAW) > worth(
        NEWS, restless, age=None, since=600, limits=LAW
    )


def test_the_young_come_first_and_the_never_seen_before_all() -> None:
    young = worth(NEWS, Rate.empty(), age=600, since=900, limits=LAW)
    old = worth(NEWS, Rate.empty(), age=30 * DAY, since=900, limits=LAW)
    assert old < young < worth(NEWS, Rate.empty(), age=None, since=None, limits=LAW) == math.inf


def test_pages_that_the_law_calls_due_are_worth_the_same_whatever_their_rate() -> None:
    for rate in (Rate(changes=50, seconds=30 * DAY), Rate(changes=1, seconds=30 * DAY)):
        interval = schedule.adaptive(rate, None, LAW)
        assert math.isclose(worth(NEWS, rate, age=None, since=interval, limits=LAW), LAW.scale**2 / 2)
    hourly = schedule.parse_every("1h")
    assert worth(hourly, Rate.empty(), age=None, since=3600, limits=LAW) >= LAW.scale**2 / 2


def test_a_text_that_waits_for_its_second_look_is_worth_one() -> None:
    waiting = worth(NEWS, Rate.empty(), age=None, since=60, limits=LAW, pending=True)
    assert waiting > LAW.scale**2 / 2 > worth(NEWS, Rate.empty(), age=None, since=60, limits=LAW)
