"""Reading in processes of their own: more than one core, and bounds on what one page can cost.

A piece of work goes to a reader, a process that has opened the same versioner, and comes back as its result
or as one line that says why not. A reader that dies (killed for its memory or its CPU time, or broken by
a parser's fault) fails the piece it was at, and another takes its place.
"""

from __future__ import annotations

import multiprocessing
import resource
import signal
from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from versioner.app import App
from versioner.errors import VersionerError

W = TypeVar("W")
R = TypeVar("R")

_END_SECONDS = 10.0  # what a reader gets to end by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one piece of work may cost.

    Attributes:
        memory: bytes of address space of a reader, its program included.
        cpu: seconds.
    """

    memory: int = 4 << 30
    cpu: int = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(Generic[W, R]):
    """How a piece of work ended: with a result, or `failure` in one line."""

    work: W
    result: R | None = None
    failure: str | None = None


Open = Callable[[], AbstractContextManager[App]]


def read_all(
    task: Callable[[App, W], R],
    work: Sequence[W],
    *,
    reopen: Open,
    processes: int,
    limits: Limits | None = None,
) -> Generator[Done[W, R], None, None]:
    """Do every piece of work, in as many processes, in the order in which they end.

    Args:
        task: a function of a module (processes find it by its name).
        work: pieces that need nothing of each other; the first are begun first.
        reopen: opens the same versioner in another process.
        processes: how many at a time.
        limits: what a piece may cost.
    """
    bounds = limits or Limits()
    waiting = list(reversed(work))
    readers: dict[Any, _Reader[W, R]] = {}
    try:
        while waiting or readers:
            while waiting and len(readers) < processes:
                reader = _Reader(task, reopen, bounds)
                reader.begin(waiting.pop())
                readers[reader.line] = reader
            for line in wait(list(readers)):
                reader = readers.pop(line)
                done = reader.ended()
                if waiting and reader.alive:
                    reader.begin(waiting.pop())
                    readers[reader.line] = reader
                else:
                    reader.close()
                yield done
    finally:
        for reader in readers.values():
            reader.close(at_once=True)


class _Reader(Generic[W, R]):
    """One process, and the line to it."""

    def __init__(self, task: Callable[[App, W], R], reopen: Open, limits: Limits) -> None:
        context = multiprocessing.get_context("spawn")  # a fork would share connections and locks
        self.line, there = context.Pipe()
        self._limits = limits
        self._process = context.Process(target=_serve, args=(there, task, reopen, limits), daemon=True)
        self._process.start()
        there.close()
        self._work: W
        self.alive = True

    def begin(self, work: W) -> None:
        """Give it a piece of work."""
        self._work = work
        try:
            self.line.send(work)
        except OSError:
            self.alive = False  # `ended` says why

    def ended(self) -> Done[W, R]:
        """How the piece of work ended; to be asked when the line has something to say, or is broken."""
        try:
            result, failure = self.line.recv()
        except (EOFError, OSError):
            self.alive = False
            self._process.join(_END_SECONDS)
            return Done(work=self._work, failure=self._cause())
        return Done(work=self._work, result=result, failure=failure)

    def _cause(self) -> str:
        code = self._process.exitcode
        if code == -signal.SIGXCPU:
            return f"reading it took more than {self._limits.cpu} seconds of CPU time"
        if code is not None and code < 0:
            return f"the process that read it was killed ({signal.Signals(-code).name})"
        return f"the process that read it ended ({code})"

    def close(self, *, at_once: bool = False) -> None:
        """End the process."""
        self.line.close()
        if at_once:
            self._process.terminate()
        self._process.join(_END_SECONDS)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def _serve(line: Connection[Any, Any], task: Callable[[App, Any], Any], reopen: Open, limits: Limits) -> None:
    """What a reader does until its line is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started us is told, and closes the line
    _bound(resource.RLIMIT_AS, limits.memory)
    with reopen() as app:
        while True:
            try:
                work = line.recv()
            except EOFError:
                return
            spent = resource.getrusage(resource.RUSAGE_SELF)
            _bound(resource.RLIMIT_CPU, int(spent.ru_utime + spent.ru_stime) + limits.cpu + 1)
            line.send(_told(task, app, work, limits))


def _bound(what: int, amount: int) -> None:
    _, hard = resource.getrlimit(what)
    resource.setrlimit(what, (amount if hard == resource.RLIM_INFINITY else min(amount, hard), hard))


def _told(task: Callable[[App, Any], Any], app: App, work: Any, limits: Limits) -> tuple[Any, str | None]:
    try:
        return task(app, work), None
    except MemoryError:
        return None, f"reading it took more than {limits.memory >> 20} MiB"
    except VersionerError as error:
        return None, error.message
