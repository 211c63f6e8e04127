"""Small phrases of the pages: times as people say them, counts, links that are safe to follow."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

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


def path(parts: tuple[str, ...] | list[str] | None) -> str:
    """A section's heading path; the lead has none."""
    return " › ".join(parts) if parts else "The beginning"


def count(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def weblink(url: str) -> str:
    """`url` where it is http(s), else nothing: no other scheme is ever linked."""
    return url if urlsplit(url).scheme in {"http", "https"} else ""
