"""One writer for all hosts in flight: what is to be written at the same time shares a transaction.

A host is asked again only when what its last look brought is written; and as many hosts wait at once, a look costs a
fraction of a transaction. That a look has ended, and when the next is due, is written with what comes next, or a moment
later: with the request for the host's next turn, say. So a killed process forgets the looks in flight, and of a few that
they were: their pages are looked at again when their leases are over, and are what they are known to be. Where many are at work, a transaction waits a moment for what is about to come: what it does is done for all of
them in one statement. It waits no longer than until something has come from every host in flight, or nothing comes any
more: whoever is slow, or waits its turn, is not waited for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from typing import Any, TypeVar

from versioner.frozen import dataclass
from versioner.ingest.patience import Patience
from versioner.storage import hosts, schedule
from versioner.storage.database import Database, Session
from versioner.storage.records import Completion, Reservation

T = TypeVar("T")

# Where so many hosts are in flight, or so much came together not long ago, a transaction gathers for a moment. A host
# is asked again when its look is written, and then waits its turn for longer than this.
_MANY, _NOT_LONG_SECONDS, _GATHER_SECONDS = 4, 1.0, 0.25
# Where nothing has come for so long, nothing is about to come.
_QUIET_SECONDS = 0.03
# What nobody waits for is written after so long, or when so much of it has come together.
_SOON_SECONDS, _MANY_SOON = 0.3, 16


@dataclass(frozen=True, slots=True)
class _LetGo:
    """A host to be given back; `left`: with pages that were claimed and never asked for."""

    name: str
    left: bool


_Queued = Completion | Reservation | _LetGo | Callable[[Session], Any]
_Wanted = tuple[_Queued, asyncio.Future[Any] | None]


class Writer:
    """Writes in a thread of its own, transaction after transaction, each with all that has come meanwhile.

    Args:
        db: where to.
        owner: whose leases the completions end.
        patience: what is done when the database cannot be used.
        let_go: gives hosts back, those of one transaction together, and what was claimed and left of some of them.
        in_flight: how many hosts are being drained.
    """

    def __init__(
        self,
        db: Database,
        owner: str,
        patience: Patience,
        let_go: Callable[[Session, Sequence[str], Sequence[str]], None],
        in_flight: Callable[[], int],
    ) -> None:
        self._db, self._owner, self._patience, self._give_back = db, owner, patience, let_go
        self._in_flight = in_flight
        self._waiting: list[tuple[_Queued, asyncio.Future[Any]]] = []
        self._unheard: list[Completion] = []  # to be written, and nobody waits for it
        self._unheard_error: BaseException | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._due = False  # whether they have waited for long enough
        self._all_wait = asyncio.Event()
        self._last = (0, 0.0)  # how much the last transaction wrote, and when it ended
        self._flushing: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(1, "versioner-writer")

    async def complete(self, completion: Completion) -> None:
        """Write down how a look ended."""
        await self._queue(completion)

    def complete_soon(self, completion: Completion) -> None:
        """Write down in a moment how a look ended of which nothing else is left to write; `settled`, and whatever is asked next, tell of a failure."""
        self._unheard.append(completion)
        if len(self._unheard) >= _MANY_SOON:
            self._begin()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(_SOON_SECONDS, self._ring)

    async def settled(self) -> None:
        """Wait until all that was to be written soon is written."""
        if self._unheard or self._unheard_error is not None or self._busy:
            await self._queue(_nothing)

    async def reserve(self, asked: Reservation) -> datetime:
        """When that request may be sent (`ingest.polite.Books`)."""
        found: datetime = await self._queue(asked)
        return found

    async def let_go(self, name: str, *, left: bool) -> None:
        """Give a host back; `left`: with what was claimed of it and not begun."""
        await self._queue(_LetGo(name, left))

    async def do(self, write: Callable[[Session], T]) -> T:
        """What `write` returns, when it is committed. It may be called again where the database fails."""
        found: T = await self._queue(write)
        return found

    def close(self) -> None:
        """Let the thread go; what is being written is finished."""
        self._thread.shutdown(wait=False)

    @property
    def _busy(self) -> bool:
        return self._flushing is not None and not self._flushing.done()

    def _queue(self, what: _Queued) -> asyncio.Future[Any]:
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        if self._unheard_error is not None:
            future.set_exception(self._unheard_error)
            self._unheard_error = None
            return future
        self._waiting.append((what, future))
        if len(self._waiting) >= self._in_flight():
            self._all_wait.set()
        self._begin()
        return future

    def _ring(self) -> None:
        self._due = True
        self._begin()

    def _begin(self) -> None:
        if not self._busy:
            self._flushing = asyncio.create_task(self._flush())

    async def _flush(self) -> None:
        clock = asyncio.get_running_loop().time
        while self._waiting or self._due or len(self._unheard) >= _MANY_SOON:
            many = max(self._last[0], self._in_flight()) >= _MANY
            if self._waiting and many and clock() - self._last[1] < _NOT_LONG_SECONDS:
                await self._gather()
            taken = self._take()
            try:
                found = await self._patience(lambda: self._write([what for what, _ in taken]), self._thread)  # noqa: B023 - awaited before `taken` is another
            except BaseException as error:
                self._failed(taken, error)
                if isinstance(error, asyncio.CancelledError):
                    raise
            else:
                waited = 0
                for (_, future), result in zip(taken, found, strict=True):
                    waited += future is not None
                    if future is not None and not future.done():
                        future.set_result(result)
                self._last = waited, clock()

    def _take(self) -> list[_Wanted]:
        """All that is to be written now, and who waits for it."""
        taken: list[_Wanted] = [*((one, None) for one in self._unheard), *self._waiting]
        self._unheard, self._waiting = [], []
        if self._timer is not None:
            self._timer.cancel()
        self._timer, self._due = None, False
        return taken

    def _failed(self, taken: Sequence[_Wanted], error: BaseException) -> None:
        """Tell of a failure those who wait; where nobody does, who comes next."""
        told = [future for _, future in taken if future is not None]
        for future in told:
            if not future.done():
                future.set_exception(error)
                future.exception()  # who was cancelled meanwhile does not ask for it
        if not told:
            self._unheard_error = error

    async def _gather(self) -> None:
        """Wait for what is about to come."""
        self._all_wait.clear()
        clock = asyncio.get_running_loop().time
        end, before = clock() + _GATHER_SECONDS, 0
        while before < len(self._waiting) < self._in_flight() and clock() < end:
            before = len(self._waiting)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._all_wait.wait(), _QUIET_SECONDS)

    def _write(self, taken: Sequence[_Queued]) -> list[Any]:
        completions = [what for what in taken if isinstance(what, Completion)]
        asked = [what for what in taken if isinstance(what, Reservation)]
        given_back = [what for what in taken if isinstance(what, _LetGo)]
        with self._db.write() as session:
            if completions:
                schedule.complete(session, completions, owner=self._owner)
            if given_back:
                left = [one.name for one in given_back if one.left]
                self._give_back(session, [one.name for one in given_back], left)
            reserved = iter(hosts.reserve(session, asked) if asked else ())
            return [self._done(what, session, reserved) for what in taken]

    @staticmethod
    def _done(what: _Queued, session: Session, reserved: Iterator[datetime]) -> Any:
        """What came of one of those that were written together; the others are written now."""
        if isinstance(what, Reservation):
            return next(reserved)
        return None if isinstance(what, (Completion, _LetGo)) else what(session)


def _nothing(_: Session) -> None:
    """What is written by who only waits for others' writes."""
