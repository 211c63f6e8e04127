"""How much one client may ask, and who may write."""

from __future__ import annotations

import time
from collections import OrderedDict


class RateLimit:
    """A bucket a client: `per_minute` requests, refilled steadily; the 10,000 latest clients are remembered."""

    _CLIENTS = 10_000

    def __init__(self, *, per_minute: int) -> None:
        self._size = float(per_minute)
        self._rate = per_minute / 60.0
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, client: str) -> bool:
        """Take one request out of the client's bucket; False where it is empty."""
        now = time.monotonic()
        left, at = self._buckets.get(client, (self._size, now))
        left = min(self._size, left + (now - at) * self._rate)
        allowed = left >= 1.0
        self._buckets[client] = (left - 1.0 if allowed else left, now)
        self._buckets.move_to_end(client)
        if len(self._buckets) > self._CLIENTS:
            self._buckets.popitem(last=False)
        return allowed
