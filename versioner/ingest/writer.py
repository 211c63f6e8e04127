"""One writer for all hosts in flight: what is to be written at the same time shares a transaction.

A host is asked again only when its last look is written, so a killed process forgets the looks in flight and
no other; and as many hosts wait at once, a look costs a fraction of a transaction.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from versioner.ingest.patience import Patience
from versioner.storage import schedule
from versioner.storage.database import Database, Session
from versioner.storage.records import Completion

T = TypeVar("T")


class Writer:
    """Writes in a thread of its own, transaction after transaction, each with all that has come meanwhile.

    Args:
        db: where to.
        owner: whose leases the completions end.
        patience: what is done when the database cannot be used.
    """

    def __init__(self, db: Database, owner: str, patience: Patience) -> None:
        self._db, self._owner, self._patience = db, owner, patience
        self._waiting: list[tuple[Completion | Callable[[Session], Any], asyncio.Future[Any]]] = []
        self._flushing: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(1, "versioner-writer")

    async def complete(self, completion: Completion) -> None:
        """Write down how a look ended."""
        await self._queue(completion)

    async def do(self, write: Callable[[Session], T]) -> T:
        """What `write` returns, when it is committed. It may be called again where the database fails."""
        found: T = await self._queue(write)
        return found

    def close(self) -> None:
        """Let the thread go; what is being written is finished."""
        self._thread.shutdown(wait=False)

    def _queue(self, what: Completion | Callable[[Session], Any]) -> asyncio.Future[Any]:
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting.append((what, future))
        if self._flushing is None or self._flushing.done():
            self._flushing = asyncio.create_task(self._flush())
        return future

    async def _flush(self) -> None:
        while self._waiting:
            taken, self._waiting = self._waiting, []
            try:
                found = await self._patience(lambda: self._write([what for what, _ in taken]), self._thread)  # noqa: B023 - awaited before `taken` is another
            except BaseException as error:
                for _, future in taken:
                    if not future.done():
                        future.set_exception(error)
                        future.exception()  # who was cancelled meanwhile does not ask for it
                if isinstance(error, asyncio.CancelledError):
                    raise
            else:
                for (_, future), result in zip(taken, found, strict=True):
                    if not future.done():
                        future.set_result(result)

    def _write(self, taken: list[Completion | Callable[[Session], Any]]) -> list[Any]:
        completions = [what for what in taken if isinstance(what, Completion)]
        with self._db.write() as session:
            if completions:
                schedule.complete(session, completions, owner=self._owner)
            return [None if isinstance(what, Completion) else what(session) for what in taken]
