"""Moments are spelled one way, come back as they were, and say no more than is known of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from versioner.core.model.moments import (
    Basis,
    Precision,
    aware,
    declared_precision,
    from_rfc3339,
    iso_date,
    precision_of,
    rfc3339,
)

MIDNIGHT = datetime(2026, 11, 24, tzinfo=UTC)
ZONES = st.timezones() | st.builds(
    timezone, st.timedeltas(min_value=timedelta(hours=-14), max_value=timedelta(hours=14))
)


@given(st.datetimes(min_value=datetime(1, 1, 3), max_value=datetime(9999, 12, 29), timezones=ZONES))
def test_a_moment_comes_back_from_its_spelling_in_utc(at: datetime) -> None:
    spelled = rfc3339(at)
    assert spelled is not None
    assert spelled.endswith("Z")
    back = from_rfc3339(spelled)
    assert back == at.astimezone(UTC)
    assert back is not None
    assert back.utcoffset() == timedelta()


def test_nothing_is_spelled_as_nothing() -> None:
    assert (rfc3339(None), from_rfc3339(None), declared_precision(None)) == (None, None, None)


@pytest.mark.parametrize(
    ("at", "taken"),
    [
        (datetime(2026, 11, 24, 9, 30), datetime(2026, 11, 24, 9, 30, tzinfo=UTC)),
        (
            datetime(2026, 11, 24, 1, tzinfo=timezone(timedelta(hours=2))),
            datetime(2026, 11, 23, 23, tzinfo=UTC),
        ),
    ],
)
def test_a_moment_without_a_zone_is_in_utc_and_every_other_is_moved_there(
    at: datetime, taken: datetime
) -> None:
    assert aware(at) == taken
    assert aware(at).tzinfo is UTC


def test_a_day_is_one_only_where_a_publisher_named_it() -> None:
    day, second = MIDNIGHT, MIDNIGHT + timedelta(seconds=1)
    assert [declared_precision(at) for at in (day, second)] == [Precision.DAY, Precision.SECOND]
    assert [precision_of(at, Basis.PUBLISHER) for at in (day, second)] == [Precision.DAY, Precision.SECOND]
    assert [precision_of(at, Basis.OBSERVED) for at in (day, second)] == [Precision.SECOND, Precision.SECOND]


def test_a_day_is_told_without_the_hour_that_nobody_named() -> None:
    assert iso_date(MIDNIGHT, Precision.DAY) == "2026-11-24"
    assert iso_date(MIDNIGHT, Precision.SECOND) == "2026-11-24T00:00:00Z"
