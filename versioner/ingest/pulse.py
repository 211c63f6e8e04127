"""How the checking fares in this process: what troubles it now, for logs, `/readyz` and the heartbeat."""

from __future__ import annotations

from datetime import datetime


class Pulse:
    """What keeps this process from its work, by the part of it that says so. Written by the engine, read by all."""

    def __init__(self) -> None:
        self._troubles: dict[str, str] = {}
        self.outage_at: datetime | None = None

    @property
    def trouble(self) -> str | None:
        """What troubles it now, in one line; None: nothing."""
        return "; ".join(self._troubles.values()) or None

    def troubled(self, part: str, message: str, at: datetime) -> bool:
        """Say what troubles a part of the work; whether that is news."""
        news = self._troubles.get(part) != message
        self._troubles[part] = message
        self.outage_at = at
        return news

    def well(self, part: str) -> bool:
        """Say that a part of the work is well; whether that is news."""
        return self._troubles.pop(part, None) is not None
