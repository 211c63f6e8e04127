"""How much one client may ask, and how it is told."""

from __future__ import annotations

import time
from collections import OrderedDict
from math import ceil

from versioner.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How a client's share stands after a request.

    Attributes:
        allowed: the request was within it.
        size: requests a minute; left: that may come at once now.
        whole_in, next_in: seconds until all of it, and until one more request, is there again.
    """

    allowed: bool
    size: int
    left: int
    whole_in: int
    next_in: int

    @property
    def headers(self) -> dict[str, str]:
        """What a client is told (draft-ietf-httpapi-ratelimit-headers)."""
        told = {
            "RateLimit-Policy": f'"requests";q={self.size};w=60',
            "RateLimit": f'"requests";r={self.left};t={self.whole_in}',
        }
        return told if self.allowed else told | {"Retry-After": str(self.next_in)}


class RateLimit:
    """A bucket a client: `per_minute` requests, refilled steadily; the 10,000 latest clients are remembered."""

    _CLIENTS = 10_000

    def __init__(self, *, per_minute: int) -> None:
        self._size = per_minute
        self._rate = per_minute / 60.0
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str) -> Share:
        """Take one request out of the client's bucket, if there is one in it."""
        now = time.monotonic()
        left, at = self._buckets.get(client, (float(self._size), now))
        left = min(float(self._size), left + (now - at) * self._rate)
        allowed = left >= 1.0
        left -= allowed
        self._buckets[client] = (left, now)
        self._buckets.move_to_end(client)
        if len(self._buckets) > self._CLIENTS:
            self._buckets.popitem(last=False)
        return Share(
            allowed=allowed,
            size=self._size,
            left=int(left),
            whole_in=ceil((self._size - left) / self._rate),
            next_in=max(1, ceil((1.0 - left) / self._rate)),
        )
