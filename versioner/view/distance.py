"""How far a moment is from another, in its largest unit: what pages and the command line say it with."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

Unit = Literal["second", "minute", "hour", "day", "month", "year"]
JUST_NOW = 10  # seconds below which nobody counts

_STEPS: tuple[tuple[int, Unit], ...] = (
    (60, "second"),
    (60, "minute"),
    (24, "hour"),
    (30, "day"),
    (12, "month"),
)


def distance(at: datetime, now: datetime) -> tuple[int, Unit]:
    """The whole units between two moments, whichever is first, and the unit: the largest that fits once."""
    amount = abs((now - at).total_seconds())
    for size, name in _STEPS:
        if amount < size:
            return int(amount), name
        amount /= size
    return int(amount), "year"
