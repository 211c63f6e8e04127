"""How far a moment is from another, in its largest unit: what pages and the command line say it with."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

from versioner.core.model import Dated, LastUpdated, Precision

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


NEAR = {-1: "tomorrow", 0: "today", 1: "yesterday"}  # catalogues say them in their languages


def near(one: Dated | LastUpdated, now: datetime) -> str:
    """What the day of an honest date is called beside this one; "" where it is further, or known to the second."""
    if one.precision is not Precision.DAY:
        return ""
    return NEAR.get((now.astimezone(UTC).date() - one.at.astimezone(UTC).date()).days, "")
