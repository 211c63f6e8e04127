"""How late looks are: counted in a histogram that any share can be read from."""

from __future__ import annotations

from math import inf

import pytest

from versioner.core.schedule.lateness import BOUNDS, lateness


def test_a_look_counts_in_the_least_bound_that_it_kept() -> None:
    found = lateness([0.0, 1.0, 1.001, 5.0, 86_400.0, 86_401.0])
    assert {bound: count for bound, count in found.counts.items() if count} == {
        1.0: 2,
        5.0: 2,
        86_400.0: 1,
        inf: 1,
    }
    assert tuple(found.counts) == BOUNDS
    assert found.total == 6
    assert found.seconds == pytest.approx(172_808.001)


def test_a_look_before_its_time_is_not_late_and_takes_nothing_off_the_others() -> None:
    found = lateness([-30.0, 10.0])
    assert found.seconds == 10.0
    assert (found.within(1.0), found.within(5.0), found.within(15.0)) == (1, 1, 2)


def test_a_share_of_the_looks_kept_a_bound() -> None:
    found = lateness([0.5] * 95 + [40.0] * 4 + [4000.0])
    assert [found.share(of) for of in (0.5, 0.95, 0.951, 0.99, 0.991, 1.0)] == [
        1.0,
        1.0,
        60.0,
        60.0,
        14_400.0,
        14_400.0,
    ]


def test_before_the_first_look_there_is_no_share() -> None:
    assert lateness([]).share(0.5) is None
    assert lateness([]).total == 0
