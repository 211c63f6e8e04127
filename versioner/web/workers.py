"""Several processes that answer on one port: one that ends is replaced, and a signal ends all in order."""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import signal
import socket
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from secrets import token_hex
from typing import Any

from versioner.app import App
from versioner.errors import ConfigError, StorageError, VersionerError
from versioner.frozen import dataclass
from versioner.web.app import Serving
from versioner.web.serving import Watch, listening, serve_until

_log = logging.getLogger("versioner.serve")

# One that ends before it is so old could never begin, and a further one could not either.
_BEGUN_SECONDS = 5.0
# A stop takes less than ten seconds (`serving`); after that nobody is waited for.
_END_SECONDS = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What every process needs to know.

    Attributes:
        reopen: opens the same versioner.
        begin: called first, in the process: it sets up logging.
        watch: the checking, for the first process alone.
    """

    reopen: Callable[[], AbstractContextManager[App]]
    serving: Serving
    tick: float
    begin: Callable[[], None]
    watch: Watch | None


def run_workers(plan: Plan, count: int, say: Callable[[str], None]) -> int:
    """Serve in so many processes until SIGINT, SIGTERM or SIGHUP; `say` is told the address.

    Raises:
        UsageError: the port is taken, or no address of this machine.
        StorageError: a process ended as soon as it had begun.
    """
    secret = plan.serving.secret or token_hex(32)  # a form that one process gave out is answered by another
    with listening(plan.serving.host, plan.serving.port) as listener:
        port = listener.getsockname()[1]
        plan = replace(plan, serving=replace(plan.serving, port=port, secret=secret))
        say(f"http://{plan.serving.host}:{port}/")
        stopped: list[int] = []
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, lambda number, _: stopped.append(number))
        workers = [_Worker(plan, listener, number) for number in range(count)]
        try:
            while not stopped:
                _replace_ended(plan, listener, workers, stopped)
        finally:
            for worker in workers:
                worker.ask_to_end()
            deadline = time.monotonic() + _END_SECONDS
            for worker in workers:
                worker.end(deadline)
    return 0


def _replace_ended(plan: Plan, listener: socket.socket, workers: list[_Worker], stopped: list[int]) -> None:
    """Wait a moment for one that ends, and begin another in its place."""
    ended = wait([worker.process.sentinel for worker in workers], timeout=0.5)
    for number, worker in enumerate(workers):
        if worker.process.sentinel not in ended or stopped:
            continue
        worker.process.join()
        if worker.age < _BEGUN_SECONDS:
            raise StorageError(
                "a server process could not begin ({code}); see its log", code=worker.process.exitcode
            )
        _log.error("server process %d ended (%s); another takes its place", number, worker.process.exitcode)
        workers[number] = _Worker(plan, listener, number)


class _Worker:
    """One process, and the line by which it sees that we live."""

    def __init__(self, plan: Plan, listener: socket.socket, number: int) -> None:
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe(duplex=False)
        self._line = there
        self.process: SpawnProcess = context.Process(target=_serve, args=(plan, listener, here, number))
        self.process.start()
        here.close()
        self._began = time.monotonic()

    @property
    def age(self) -> float:
        """Seconds that it has lived."""
        return time.monotonic() - self._began

    def ask_to_end(self) -> None:
        """Ask it to end; it finishes what it is at."""
        self._line.close()
        self.process.terminate()

    def end(self, deadline: float) -> None:
        """Wait for its end until that moment of the monotonic clock, and no longer."""
        self.process.join(max(0.0, deadline - time.monotonic()))
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


def _serve(plan: Plan, listener: socket.socket, line: Connection[Any, Any], number: int) -> None:
    """What one process does, until a signal, or until who began it is no more."""
    plan.begin()
    serving = replace(plan.serving, worker=str(number))
    watch = plan.watch if number == 0 else None
    try:
        with plan.reopen() as app:
            asyncio.run(
                serve_until(app, serving, plan.tick, watch=watch, listener=listener, orphaned=line.fileno())
            )
    except* VersionerError as group:
        raise SystemExit(group.exceptions[0]) from None


def reopened(app: App) -> Callable[[], AbstractContextManager[App]]:
    """How another process opens the same.

    Raises:
        ConfigError: it cannot: what this one keeps is in its own memory.
    """
    if app.reopen is None:
        raise ConfigError("several server processes cannot share snapshots in memory")
    return app.reopen
