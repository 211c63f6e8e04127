"""Cron lines of five fields, in a time zone: minute, hour, day of month, month, day of week (crontab(5))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from versioner.errors import UsageError

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_NICKNAMES = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}
# name, lowest, highest, names that begin at which number
_FIELDS = (
    ("minute", 0, 59, (), 0),
    ("hour", 0, 23, (), 0),
    ("day of month", 1, 31, (), 0),
    ("month", 1, 12, _MONTHS, 1),
    ("day of week", 0, 7, _DAYS, 0),
)
_HORIZON_DAYS = 366 * 8 + 2  # 29 February is at most eight years away (1896-1904, 2096-2104)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cron:
    """A parsed line. Days are a set of month days and one of week days (0 = Sunday).

    Attributes:
        either: both day fields are restricted, so that a day need match only one of them (crontab(5)).
    """

    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    either: bool
    zone: str

    def after(self, moment: datetime) -> datetime:
        """The first firing after `moment`, in UTC.

        A wall time that a zone skips in spring fires at the first moment after the gap; one that it has
        twice in autumn fires once, the first time.

        Raises:
            UsageError: the line never fires ("30 February").
        """
        zone = ZoneInfo(self.zone)
        day = moment.astimezone(zone).date()
        for _ in range(_HORIZON_DAYS):
            if day.month in self.months and self._on(day.day, (day.weekday() + 1) % 7):
                for hour in self.hours:
                    for minute in self.minutes:
                        wall = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
                        at = _real(wall)
                        if at > moment:
                            return at
            day += timedelta(days=1)
        raise UsageError("this cron line never fires")

    def _on(self, day: int, weekday: int) -> bool:
        in_month, in_week = day in self.days, weekday in self.weekdays
        return in_month or in_week if self.either else in_month and in_week


def _real(wall: datetime) -> datetime:
    """A wall time in UTC; one inside a spring gap moves to the end of the gap."""
    at = wall.astimezone(UTC)
    back = at.astimezone(wall.tzinfo)
    if back.replace(tzinfo=None) == wall.replace(tzinfo=None):
        return at
    before, after = wall.replace(fold=0).utcoffset(), wall.replace(fold=1).utcoffset()
    gap = abs((before or timedelta()) - (after or timedelta()))
    return at - gap + _beyond(wall, gap)


def _beyond(wall: datetime, gap: timedelta) -> timedelta:
    """From a wall time in the gap (shifted back by it) to the gap's end."""
    minute = timedelta(minutes=1)
    shift = timedelta()
    probe = (wall.replace(fold=0).astimezone(UTC)) - gap
    offset = probe.astimezone(wall.tzinfo).utcoffset()
    while (probe + shift).astimezone(wall.tzinfo).utcoffset() == offset:
        shift += minute
    return shift


@lru_cache(maxsize=1024)
def parse(line: str, zone: str = "UTC") -> Cron:
    """A cron line in a time zone (IANA name).

    Raises:
        UsageError: it has not five fields, a field cannot be read, or the zone is unknown.
    """
    text = _NICKNAMES.get(line.strip().lower(), line)
    fields = text.split()
    if len(fields) != 5:
        raise UsageError(
            f"a cron line has five fields (minute hour day month weekday), {line!r} has {len(fields)}"
        )
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UsageError(f"there is no time zone {zone!r}; write one like Europe/Paris") from error
    minutes, hours, days, months, weekdays = (
        _field(text, *spec) for text, spec in zip(fields, _FIELDS, strict=True)
    )
    found = Cron(
        minutes=tuple(sorted(minutes)),
        hours=tuple(sorted(hours)),
        days=frozenset(days),
        months=frozenset(months),
        weekdays=frozenset(day % 7 for day in weekdays),
        either=not fields[2].startswith("*") and not fields[4].startswith("*"),
        zone=zone,
    )
    found.after(datetime(2024, 1, 1, tzinfo=UTC))  # one that never fires is refused now, not at night
    return found


def _field(text: str, name: str, low: int, high: int, names: tuple[str, ...], base: int) -> set[int]:
    found: set[int] = set()
    for part in text.lower().split(","):
        span, slash, step_text = part.partition("/")
        step = int(step_text) if step_text.isdigit() else 1
        if slash and (not step_text.isdigit() or step < 1):
            raise UsageError(f"{part!r} is no {name} of a cron line")
        first, dash, last = span.partition("-")
        if span == "*":
            start, end = low, high if high != 7 else 6
        else:
            start = _number(first, name, low, high, names, base)
            end = _number(last, name, low, high, names, base) if dash else high if slash else start
        if end < start:
            raise UsageError(f"{part!r} runs backwards; a {name} of a cron line goes from low to high")
        found.update(range(start, end + 1, step))
    return found


def _number(text: str, name: str, low: int, high: int, names: tuple[str, ...], base: int) -> int:
    if text in names:
        return names.index(text) + base
    if not text.isascii() or not text.isdigit() or not low <= int(text) <= high:
        raise UsageError(f"{text!r} is no {name} of a cron line; it goes from {low} to {high}")
    return int(text)
