"""How exactly a moment is known."""

from __future__ import annotations

from datetime import UTC, datetime, time


def is_day(at: datetime) -> bool:
    """Whether a declared moment is a date without a time of day."""
    return at.astimezone(UTC).time() == time()
