"""Schedules: how they are read and told, when a page is due, and how long what fails is left alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from versioner.core.schedule import rates
from versioner.core.schedule.plan import (
    Schedule,
    adaptive_schedule,
    backoff,
    describe,
    fires_after,
    host_pause,
    in_words,
    jitter,
    next_check,
    pace,
    parse_cron,
    parse_every,
)
from versioner.errors import UsageError

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("spelled", "words"),
    [("90m", "every 90 minutes"), ("2h", "every 2 hours"), ("1d", "every day"), ("45s", "every 45 seconds")],
)
def test_an_interval_is_told_in_the_largest_unit_that_fits(spelled: str, words: str) -> None:
    assert describe(parse_every(spelled)) == words


def test_a_cron_line_is_told_with_its_zone() -> None:
    assert describe(parse_cron("0 6 * * *", "Europe/Rome")) == "cron 0 6 * * * (Europe/Rome)"


def test_a_host_that_does_not_answer_is_left_alone_longer_and_longer_up_to_an_hour() -> None:
    assert [host_pause(failures) for failures in (0, 1, 2, 3, 6, 7, 50)] == [
        60,
        60,
        120,
        240,
        1920,
        3600,
        3600,
    ]


@pytest.mark.parametrize(
    ("failures", "asked", "seconds"),
    [(0, None, 60), (1, None, 60), (2, None, 120), (11, None, 61_440), (12, None, 86_400), (10_000, None, 86_400),
     (1, 300.0, 300), (5, 300.0, 960), (1, 1e9, 86_400)],
)  # fmt: skip
def test_a_page_that_fails_is_left_alone_twice_as_long_each_time_and_no_less_than_asked(
    failures: int, asked: float | None, seconds: float
) -> None:
    assert backoff(failures, asked) == seconds


def test_pages_are_spread_over_a_tenth_of_their_interval_the_same_way_at_every_start() -> None:
    shares = [jitter(n) for n in range(-500, 1500)]
    assert shares == [jitter(n) for n in range(-500, 1500)]
    assert 0 <= min(shares) < 0.001
    assert 0.099 < max(shares) < 0.1
    assert 0.048 < sum(shares) / len(shares) < 0.052


def due(schedule: Schedule, page_id: int = 7) -> float:
    """Seconds until a page without a past is due again."""
    limits = rates.ScheduleLimits()
    at = next_check(schedule, rates.Page(), now=NOW, page_id=page_id, limits=limits)
    return (at - NOW).total_seconds()


def test_an_interval_is_kept_to_the_second_and_a_cron_line_to_the_minute() -> None:
    assert due(parse_every("90s")) == 90
    assert due(parse_cron("0 6 * * *", "Europe/Rome")) == (19 * 60 + 30) * 60
    assert due(parse_cron("*/15 * * * *")) == 900  # after now, though it fires now


@pytest.mark.parametrize(
    "schedule", [Schedule(), adaptive_schedule(), Schedule(kind="every"), Schedule(kind="cron")]
)
def test_whatever_has_no_times_of_its_own_follows_the_law(schedule: Schedule) -> None:
    law = rates.interval(rates.Page(), rates.ScheduleLimits())
    assert due(schedule) == pytest.approx(law * (1 + jitter(7)), abs=1e-3)
    assert pace(schedule, NOW) == 0.0
    assert describe(schedule).startswith("adaptive" if schedule.kind != "cron" else "cron None (UTC)")


def test_the_pace_of_a_page_is_the_requests_that_its_times_need() -> None:
    assert pace(parse_every("40s"), NOW) == 1 / 40
    assert pace(parse_cron("*/20 * * * *"), NOW) == 1 / 1200
    assert pace(Schedule(kind="cron", cron="@hourly"), NOW) == 1 / 3600


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("1s", 1), ("1h30m", 5400), (" 1.5 H ", 5400), ("2d", 172_800), ("1w", 604_800), ("366d", 366 * 86_400)],
)
def test_an_interval_is_read(text: str, seconds: float) -> None:
    assert parse_every(text) == Schedule(kind="every", every_seconds=seconds)


@pytest.mark.parametrize("text", ["", "5", "m", "h1", "1x", "0.9s", "367d", "1h and more", "-1h"])
def test_what_is_no_interval_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="no interval"):
        parse_every(text)


def test_a_cron_line_is_read_in_a_zone_or_in_utc() -> None:
    assert parse_cron(" 0 6 * * * ") == Schedule(kind="cron", cron="0 6 * * *", tz="UTC")
    at = datetime(2026, 1, 1, tzinfo=UTC)
    firsts = {
        name: fires_after(f"@{name}", "UTC", at)
        for name in ("hourly", "daily", "weekly", "monthly", "yearly")
    }
    assert [(one - at).total_seconds() / 3600 for one in firsts.values()] == [1, 24, 72, 744, 8760]
    assert fires_after("@MIDNIGHT", "UTC", at) == fires_after("@daily", "UTC", at)
    assert fires_after("@annually", "UTC", at) == fires_after("@yearly", "UTC", at)


@pytest.mark.parametrize(
    ("line", "zone", "why"),
    [("* * * *", None, "has 4"), ("* * * * * *", None, "has 6"), ("61 * * * *", None, "cannot be read"),
     ("0 0 30 2 *", None, "never"), ("0 6 * * *", "Mars/Olympus", "no time zone"), ("0 6 * * *", "../x", "no time zone")],
)  # fmt: skip
def test_a_cron_line_that_nobody_can_keep_is_refused_at_once(line: str, zone: str | None, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        parse_cron(line, zone)


def test_an_hour_that_comes_twice_fires_once_and_one_that_is_skipped_at_its_end() -> None:
    autumn, spring = datetime(2026, 10, 24, 12, tzinfo=UTC), datetime(2026, 3, 28, 12, tzinfo=UTC)
    first = fires_after("30 2 * * *", "Europe/Paris", autumn)
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    for passed in (0, 30, 60, 90):  # in the second such hour too
        again = fires_after("30 2 * * *", "Europe/Paris", first + timedelta(minutes=passed))
        assert again == datetime(2026, 10, 26, 1, 30, tzinfo=UTC)
    assert fires_after("30 2 * * *", "Europe/Paris", spring) == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "second"), (60, "minute"), (3600, "hour"), (604_800, "week"), (1_209_600, "2 weeks"), (90.5, "90.5 seconds"), (0, "0 seconds")],
)  # fmt: skip
def test_a_span_is_told_as_people_say_it(seconds: float, words: str) -> None:
    assert in_words(seconds) == words
