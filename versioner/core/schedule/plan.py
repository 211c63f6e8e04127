"""When to look at a page next: at an interval, at a cron line's times, or as the adaptive law says (`rates`)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Literal

from versioner.core.schedule import rates
from versioner.errors import UsageError
from versioner.frozen import dataclass
from versioner.late import re

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_NICKNAMES = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}
SpanUnit = Literal["week", "day", "hour", "minute", "second"]
_WORDS: tuple[tuple[int, SpanUnit], ...] = (
    (604_800, "week"),
    (86_400, "day"),
    (3600, "hour"),
    (60, "minute"),
    (1, "second"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """How often a page is looked at.

    Attributes:
        kind: "default" and "adaptive" follow the law, "every" has `every_seconds`, "cron" a line and a zone.
    """

    kind: str = "default"
    every_seconds: float | None = None
    cron: str | None = None
    tz: str | None = None


def next_check(
    schedule: Schedule,
    page: rates.Page,
    *,
    now: datetime,
    page_id: int,
    limits: rates.ScheduleLimits,
    scale: float | None = None,
) -> datetime:
    """When a page that was looked at `now` is due again: never later than its interval from now.

    Args:
        schedule: how often it is to be looked at; an interval or a cron line is kept whatever the budget.
        page: what the law knows of it.
        now: the moment of the check.
        page_id: spreads pages that would all be due at once, always the same way.
        limits: bounds of the adaptive law.
        scale: of the law (`rates.scale`); None: the limits' own.
    """
    if schedule.kind == "cron" and schedule.cron:
        return fires_after(schedule.cron, schedule.tz or "UTC", now)
    if schedule.kind == "every" and schedule.every_seconds:
        return now + timedelta(seconds=schedule.every_seconds)
    interval = rates.interval(page, limits, scale=scale)
    return now + timedelta(seconds=interval * (1.0 + jitter(page_id)))


def pace(schedule: Schedule, now: datetime) -> float:
    """Requests a second that a page with an interval or a cron line of its own needs; 0 where the law decides."""
    if schedule.kind == "every" and schedule.every_seconds:
        return 1 / schedule.every_seconds
    if schedule.kind == "cron" and schedule.cron:
        first = fires_after(schedule.cron, schedule.tz or "UTC", now)
        second = fires_after(schedule.cron, schedule.tz or "UTC", first)
        return 1 / (second - first).total_seconds()
    return 0.0


def jitter(page_id: int) -> float:
    """A share of the interval in [0, 0.1), the same for a page at every start."""
    digest = blake2b(page_id.to_bytes(8, "big", signed=True), digest_size=4).digest()
    return int.from_bytes(digest, "big") / 2**32 * 0.1


def backoff(failures: int, retry_after: float | None) -> float:
    """Seconds to leave a failing page alone: a minute, doubled each time, never less than asked; a day at most."""
    wait = 60.0 * float(2 ** min(max(failures - 1, 0), 20))
    return min(max(wait, retry_after or 0.0), 86_400.0)


# A host that is back is noticed within the hour; one that is dead for good is asked once an hour.
_LONGEST_HOST_PAUSE = 3600.0


def host_pause(failures: int) -> float:
    """Seconds to leave a host alone that failed so many times in a row: a minute, doubled, an hour at most."""
    return min(60.0 * float(2 ** min(max(failures - 1, 0), 10)), _LONGEST_HOST_PAUSE)


def parse_every(text: str) -> Schedule:
    """An interval: `30m`, `2h`, `1d`, `90s`, `1h30m`.

    Raises:
        UsageError: it cannot be read, or is under a second.
    """
    parts = re.findall(r"(\d+(?:\.\d+)?)\s*([smhdw])", text.strip().lower())
    whole = re.fullmatch(r"(\s*\d+(?:\.\d+)?\s*[smhdw]\s*)+", text.strip().lower())
    seconds = sum(float(amount) * _UNITS[unit] for amount, unit in parts)
    if not whole or not 1 <= seconds <= 366 * 86_400:
        raise UsageError("{text!r} is no interval; write 30m, 2h or 1d", text=text)
    return Schedule(kind="every", every_seconds=seconds)


def parse_cron(line: str, tz: str | None = None) -> Schedule:
    """A cron line of five fields (crontab(5), as Debian reads it) in a time zone (IANA name; UTC without).

    Raises:
        UsageError: it cannot be read, never fires, or the zone is unknown.
    """
    fires_after(line, tz or "UTC", datetime(2024, 1, 1, tzinfo=UTC))  # refused now, not at night
    return Schedule(kind="cron", cron=line.strip(), tz=tz or "UTC")


def fires_after(line: str, tz: str, moment: datetime) -> datetime:
    """The first firing of a cron line after `moment`, in UTC.

    A line with an hour of its own fires once on the night that has the hour twice, the first time, and at the
    end of the gap on the night that skips it; one without (`*/15 * * * *`) goes by real time.

    Raises:
        UsageError: as `parse_cron`.
    """
    from cronsim import CronSim  # noqa: PLC0415 - few pages have such a line

    # the first time of a doubled hour may lie before a moment in the second; a minute's steps pass it by
    for fired in CronSim(_cron(line), moment.astimezone(_zone(tz))):
        at = fired.astimezone(UTC)
        if at > moment:
            return at
    raise UsageError("the cron line {line!r} never fires", line=line)


@lru_cache(maxsize=1024)
def _cron(line: str) -> str:
    """The line as five fields, proved to be readable."""
    text = _NICKNAMES.get(line.strip().lower(), line)
    count = len(text.split())
    if count != 5:
        raise UsageError(
            "a cron line has five fields (minute hour day month weekday), {line!r} has {count}",
            line=line,
            count=count,
        )
    from cronsim import CronSim, CronSimError  # noqa: PLC0415 - as above

    try:
        CronSim(text, datetime(2024, 1, 1, tzinfo=UTC))
    except CronSimError as error:
        field = str(error).removeprefix("Bad ")
        raise UsageError(
            "the {field} of the cron line {line!r} cannot be read, or never comes", field=field, line=line
        ) from error
    return text


@lru_cache(maxsize=1024)
def _zone(name: str) -> ZoneInfo:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - for pages with a cron line

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UsageError("there is no time zone {name!r}; write one like Europe/Paris", name=name) from error


def describe(schedule: Schedule) -> str:
    """The schedule in words."""
    if schedule.kind == "cron":
        return f"cron {schedule.cron} ({schedule.tz or 'UTC'})"
    if schedule.kind == "every" and schedule.every_seconds:
        return f"every {in_words(schedule.every_seconds)}"
    return "adaptive: often while young, then as often as it changes"


def span(seconds: float) -> tuple[float, SpanUnit]:
    """A span of time in the largest unit that it is whole in: (30, "minute"), (1, "day"), (0.3, "second")."""
    for size, name in _WORDS:
        if seconds >= size and seconds % size == 0:
            return seconds // size, name
    return seconds, "second"


def in_words(seconds: float) -> str:
    """A span of time as people say it behind "every": "30 minutes", "day"."""
    count, name = span(seconds)
    return name if count == 1 else f"{count:g} {name}s"


def adaptive_schedule() -> Schedule:
    """The schedule that follows the law because a person asked for it."""
    return replace(Schedule(), kind="adaptive")
