"""Intervals, cron lines in their zones, and back-off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from versioner.core.schedule import plan as schedule
from versioner.core.schedule.plan import Schedule, backoff, fires_after, next_check, parse_cron, parse_every
from versioner.core.schedule.rates import Page, ScheduleLimits
from versioner.errors import UsageError

LAW = ScheduleLimits()
DAY = timedelta(days=1)


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "zone", "after", "fires"),
    [
        ("*/15 * * * *", "UTC", "2026-11-24T10:07", "2026-11-24T10:15"),
        ("*/15 * * * *", "UTC", "2026-11-24T10:15", "2026-11-24T10:30"),
        ("0 3 * * 1", "UTC", "2026-11-24T00:00", "2026-11-30T03:00"),  # 1 is Monday
        ("0 3 * * mon", "UTC", "2026-11-24T00:00", "2026-11-30T03:00"),
        ("0 0 * * 7", "UTC", "2026-11-24T00:00", "2026-11-29T00:00"),
        ("0 0 13 * 5", "UTC", "2026-11-24T00:00", "2026-11-27T00:00"),  # either day (crontab(5))
        ("@daily", "Asia/Kathmandu", "2026-11-24T12:00", "2026-11-24T18:15"),
        ("0 8 * * *", "America/New_York", "2026-11-24T00:00", "2026-11-24T13:00"),
        ("0 8 * * *", "America/New_York", "2026-07-24T00:00", "2026-07-24T12:00"),
        ("0 0 29 2 *", "UTC", "2096-03-01T00:00", "2104-02-29T00:00"),
        # spring in Berlin: 02:30 is skipped on 29 March, and fires at the gap's end
        ("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00", "2026-03-29T01:00"),
        # autumn in Berlin: 02:30 comes at 00:30Z and at 01:30Z on 25 October, and fires once
        ("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00", "2026-10-25T00:30"),
        ("30 2 * * *", "Europe/Berlin", "2026-10-25T00:30", "2026-10-26T01:30"),
        ("30 2 * * *", "Europe/Berlin", "2026-10-25T01:10", "2026-10-26T01:30"),
        # a line without an hour of its own goes on by real time
        ("*/30 * * * *", "Europe/Berlin", "2026-10-25T00:30", "2026-10-25T01:00"),
        ("*/30 * * * *", "Europe/Berlin", "2026-10-25T01:00", "2026-10-25T01:30"),
    ],
)
def test_a_cron_line_fires_in_its_zone(line: str, zone: str, after: str, fires: str) -> None:
    assert fires_after(line, zone, at(after)) == at(fires)


@given(
    st.datetimes(datetime(2026, 10, 24, 20), datetime(2026, 10, 25, 6)),
    st.sampled_from(["30 2 * * *", "0 * * * *", "*/7 2 * * *", "15 1-3 * * *"]),
    st.sampled_from(["Europe/Berlin", "Europe/London", "UTC"]),
)
def test_firings_go_forward_however_the_clocks_are_set(moment: datetime, line: str, zone: str) -> None:
    start = moment.replace(tzinfo=UTC)
    for begin in (start, start.astimezone(ZoneInfo(zone))):  # the same moment, said in either zone
        first = fires_after(line, zone, begin)
        assert first.timestamp() > begin.timestamp()
        assert fires_after(line, zone, first) > first
        assert first == fires_after(line, zone, start)


@pytest.mark.parametrize(
    "line",
    [
        "61 * * * *",
        "* * * *",
        "* * * * * *",
        "x * * * *",
        "0 0 * * 8",
        "5-1 * * * *",
        "*/0 * * * *",
        "",
        "@often",
    ],
)
def test_a_line_that_cannot_be_read_is_refused_at_once(line: str) -> None:
    with pytest.raises(UsageError, match="cron line"):
        parse_cron(line)


def test_a_line_that_never_fires_and_a_zone_that_is_none_are_refused() -> None:
    with pytest.raises(UsageError, match="never"):
        parse_cron("0 0 30 2 *")
    with pytest.raises(UsageError, match="Europe/Paris"):
        parse_cron("0 0 * * *", "Mars/Olympus")


def test_an_interval_and_a_cron_line_are_kept_whatever_the_budget_says() -> None:
    now = at("2026-11-24T10:07")
    for plan, due in (
        (parse_every("30m"), now + timedelta(minutes=30)),
        (parse_cron("0 * * * *"), at("2026-11-24T11:00")),
    ):
        assert next_check(plan, Page(), now=now, page_id=1, limits=LAW, scale=1e9) == due


def test_the_law_spreads_pages_always_the_same_way_and_within_bounds() -> None:
    now = at("2026-11-24T10:00")
    dues = {next_check(Schedule(), Page(), now=now, page_id=n, limits=LAW) for n in range(50)}
    assert len(dues) == 50
    assert max(dues) < now + timedelta(seconds=LAW.longest * 1.1)
    assert dues == {next_check(Schedule(), Page(), now=now, page_id=n, limits=LAW) for n in range(50)}


def test_a_page_with_an_interval_of_its_own_says_what_it_asks_for() -> None:
    now = at("2026-11-24T10:00")
    assert schedule.pace(parse_every("10m"), now) == pytest.approx(1 / 600)
    assert schedule.pace(parse_cron("0 6 * * *"), now) == pytest.approx(1 / DAY.total_seconds())
    assert schedule.pace(Schedule(), now) == 0


def test_a_failing_page_is_left_alone_longer_and_longer_and_a_day_at_most() -> None:
    waits = [backoff(failures, None) for failures in range(1, 30)]
    assert waits[:3] == [60, 120, 240]
    assert waits == sorted(waits)
    assert waits[-1] == 86_400
    assert backoff(1, 3600) == 3600
    assert backoff(1, 1e12) == 86_400
