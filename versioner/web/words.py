"""Small phrases of the pages: times as people say them, counts, links that are safe to follow."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlsplit

from versioner.core.model import Dated, LastUpdated, Precision, declared_precision, iso_date

_STEPS = ((60, "second"), (60, "minute"), (24, "hour"), (30, "day"), (12, "month"))


def ago(at: datetime | None, now: datetime) -> str:
    """How long ago (or ahead) a moment is, in its largest unit."""
    if at is None:
        return "never"
    seconds = (now - at).total_seconds()
    amount, unit = abs(seconds), "year"
    for size, name in _STEPS:
        if amount < size:
            unit = name
            break
        amount /= size
    whole = int(amount)
    if unit == "second" and whole < 10:
        return "just now"
    said = f"{whole} {unit}{'' if whole == 1 else 's'}"
    return f"{said} ago" if seconds >= 0 else f"in {said}"


def exact(at: datetime | None) -> str:
    """A moment in full, in UTC."""
    return at.strftime("%-d %B %Y, %H:%M UTC") if at else "unknown"


def day(at: datetime) -> str:
    """A date without its hour, as a note carries it."""
    return at.strftime("%-d %B %Y")


def declared(at: datetime | None) -> str:
    """A date as a page declared it: a day stays a day."""
    return day(at) if at and declared_precision(at) is Precision.DAY else exact(at)


def said(one: Dated | LastUpdated) -> str:
    """An honest date in full: a day where no more is known of it."""
    return day(one.at) if one.precision is Precision.DAY else exact(one.at)


def iso(one: Dated | LastUpdated) -> str:
    """An honest date for machines: `2026-11-24` where no more is known of it than its day."""
    return iso_date(one.at, one.precision)


def since(one: Dated | LastUpdated, now: datetime) -> str:
    """How long ago an honest date was; a day is counted in days."""
    if one.precision is not Precision.DAY:
        return ago(one.at, now)
    days = (now.astimezone(UTC).date() - one.at.astimezone(UTC).date()).days
    near = {-1: "tomorrow", 0: "today", 1: "yesterday"}
    return near[days] if days in near else ago(one.at, now)


def path(parts: tuple[str, ...] | list[str] | None) -> str:
    """A section's heading path; the lead has none."""
    return " › ".join(parts) if parts else "The beginning"


def count(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def weblink(url: str) -> str:
    """`url` where it is http(s), else nothing: no other scheme is ever linked."""
    return url if urlsplit(url).scheme in {"http", "https"} else ""


def host(url: str) -> str:
    """Where a page lies, as its address names it, without "www."."""
    return (urlsplit(url).hostname or "").removeprefix("www.")
