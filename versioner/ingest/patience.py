"""Work that needs the database, done off the event loop, and again where the database could not be used.

A lock that does not end and a server that is restarted pass; what was fetched meanwhile is not fetched again.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor
from datetime import datetime
from typing import ParamSpec, Protocol, TypeVar

from versioner.app import App
from versioner.errors import CorruptError, StorageError
from versioner.ingest.pulse import Pulse

T = TypeVar("T")
W = TypeVar("W")
P = ParamSpec("P")

# Bytes of a body beyond which reading it is bounded by what was sent, in a process of its own.
LARGE = 2_000_000


class Kept(Protocol):
    """Runs work that needs the database, off the event loop, and brings what it returns."""

    async def __call__(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """What `work` returns."""


class Reading(Protocol):
    """Reads in another process or thread, bounded where it can be, and brings what came of it."""

    async def __call__(self, task: Callable[[App, W], T], work: W, body: bytes) -> T:
        """What `task`, a function of a module, makes of `work`; what it may cost goes by `body`, which is read.

        Raises:
            ExtractError: it cost too much, or broke what read it.
        """


_log = logging.getLogger("versioner.engine")
_PART = "database"
_FIRST_SECONDS, _LONGEST_SECONDS = 0.25, 10.0


class Patience:
    """Tries again what the database refused, later and later, until it is told to stop.

    Args:
        pulse: told of trouble and of its end.
        stop: nothing is tried again once it is set.
        now: the clock.
        endless: False for a command that a person waits for: the first failure is raised.
    """

    def __init__(
        self, pulse: Pulse, stop: asyncio.Event, now: Callable[[], datetime], *, endless: bool
    ) -> None:
        self._pulse, self._stop, self._now, self._endless = pulse, stop, now, endless

    async def __call__(self, work: Callable[[], T], executor: Executor | None = None) -> T:
        """What `work` returns, from a thread of `executor` (None: the loop's own).

        Raises:
            StorageError: the database cannot be used, and nobody wants to wait for it (any longer).
            CorruptError: what is stored is broken; trying again does not mend it.
        """
        loop = asyncio.get_running_loop()
        wait = _FIRST_SECONDS
        while True:
            try:
                found = await loop.run_in_executor(executor, work)
            except CorruptError:
                raise
            except StorageError as error:
                if not self._endless or self._stop.is_set():
                    raise
                if self._pulse.troubled(_PART, error.message, self._now()):
                    _log.warning("%s; trying again", error.message)
            else:
                if self._pulse.well(_PART):
                    _log.warning("the database can be used again")
                return found
            await pause(self._stop, wait)
            wait = min(2 * wait, _LONGEST_SECONDS)


async def pause(stop: asyncio.Event, seconds: float) -> None:
    """Wait so long, or until `stop` is set."""
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return
