"""How many pages are asked for at the same time, so that those who keep us waiting never take all the places."""

from __future__ import annotations

import asyncio

# Hosts that did not answer, or only late, may hold a quarter of the places between them: as many dead hosts as
# there may be, three quarters are there for the living.
_SLOW_SHARE = 4


class Slots:
    """`most` places; a slow host takes one of its own quarter."""

    def __init__(self, most: int) -> None:
        self._all = asyncio.Semaphore(most)
        self._slow = asyncio.Semaphore(max(1, most // _SLOW_SHARE))

    async def enter(self, *, slow: bool) -> None:
        """Wait for a place, first come first served."""
        if not slow:
            await self._all.acquire()
            return
        await self._slow.acquire()
        try:
            await self._all.acquire()
        except BaseException:
            self._slow.release()
            raise

    def leave(self, *, slow: bool) -> None:
        """Give a place back."""
        self._all.release()
        if slow:
            self._slow.release()
