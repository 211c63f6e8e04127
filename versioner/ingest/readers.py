"""Reading in processes of their own: more than one core, and bounds on what one page can cost.

A piece of work goes to a reader, a process that has opened the same versioner, and comes back as its result
or as one line that says why not; what is logged meanwhile comes with it. A reader that dies (killed for its memory or
its CPU time, or broken by a parser's fault) fails the piece it was at, and another takes its place. `read_all` does a
list of pieces; a `Pool` stands and takes what comes.
"""

from __future__ import annotations

import atexit
import contextlib
import logging
import multiprocessing
import resource
import signal
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractContextManager
from copy import copy
from dataclasses import replace
from logging.handlers import QueueHandler
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from threading import Lock
from typing import Any, Generic, TypeVar, cast

from versioner import collecting
from versioner.app import App
from versioner.errors import E_, CorruptError, ExtractError, Said, StorageError, VersionerError
from versioner.fetch.worth import address_space, pieces_sent
from versioner.frozen import dataclass
from versioner.ingest.patience import LARGE

_mistakes = logging.getLogger("versioner.mistakes")

W = TypeVar("W")
R = TypeVar("R")

_END_SECONDS = 10.0  # what a reader gets to end by itself
_NO_MEMORY = 79  # how a reader exits that had no memory left even to say so


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one piece of work may cost.

    Attributes:
        memory: bytes of address space, above what a reader takes when it begins.
        cpu: seconds.
    """

    memory: int = 3 << 30
    cpu: int = 600


# One page, read once: so much where its body is no larger than LARGE. Of a larger one it may be more, by what was sent.
ONE_PAGE = Limits(memory=400 << 20, cpu=9)
# The largest body that is taken (20 MB) needs a fifth of either.
_MOST_OF_ALL = Limits(memory=1 << 30, cpu=60)
_CPU_MORE, _MEMORY_MORE = 3, 20 << 20  # for each further 64 kB that were sent


def bounds(body: bytes) -> Limits:
    """What reading a body may cost: it is packed again to tell what was sent."""
    if len(body) <= LARGE:
        return ONE_PAGE
    more = max(0, pieces_sent(body) - 1)
    return Limits(
        memory=min(_MOST_OF_ALL.memory, ONE_PAGE.memory + more * _MEMORY_MORE),
        cpu=min(_MOST_OF_ALL.cpu, ONE_PAGE.cpu + more * _CPU_MORE),
    )


# A reader is replaced after so many pieces, so that what a parser never gives back does not add up.
_PIECES = 5_000

# A reader that has done so many, and then has nothing to do for so long, looks for garbage in cycles.
_UNTIDIED = 100
_IDLE_SECONDS = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(Generic[W, R]):
    """How a piece of work ended.

    Attributes:
        result: what came of it.
        failure: why nothing did.
        unavailable: the database or the snapshots could not be used: nobody's page failed, and it can be done again.
    """

    work: W
    result: R | None = None
    failure: Said | None = None
    unavailable: bool = False


Open = Callable[[], AbstractContextManager[App]]
Task = Callable[[App, W], R]


def read_all(
    task: Task[W, R],
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
    most = limits or Limits()
    waiting = list(reversed(work))
    readers: dict[Any, _Reader] = {}
    try:
        while waiting or readers:
            while waiting and len(readers) < processes:
                reader = _Reader(reopen)
                reader.begin(task, waiting.pop(), most)
                readers[reader.line] = reader
            for line in wait(list(readers)):
                reader = readers.pop(line)
                done = reader.ended()
                if waiting and reader.alive:
                    reader.begin(task, waiting.pop(), most)
                    readers[reader.line] = reader
                else:
                    reader.close()
                yield done
    finally:
        for reader in readers.values():
            reader.close(at_once=True)


class Pool:
    """Readers that stand, begun when there is something to read. Safe to share between threads.

    Args:
        reopen: opens the same versioner in another process.
        limits: what reading a body may cost.
    """

    def __init__(self, reopen: Open, limits: Callable[[bytes], Limits] = bounds) -> None:
        self._reopen, self._limits = reopen, limits
        self._lock = Lock()
        self._idle: list[_Reader] = []
        self._busy: set[_Reader] = set()
        self._closed = False

    def do(self, task: Task[W, R], work: W, body: bytes = b"") -> R:
        """What `task` makes of it, in a reader of its own: as many are at work as threads call this.

        Args:
            task: a function of a module.
            work: the piece.
            body: what is read, by which it goes what that may cost.

        Raises:
            ExtractError: it cost too much, or broke its reader; in one line.
            StorageError: the database or the snapshots cannot be used; it can be done again.
        """
        reader = self._begun(task, work, self._limits(body))
        try:
            done = reader.ended()
        finally:
            self._back(reader)
        if done.failure is not None:
            template, values = done.failure.template, dict[str, Any](done.failure.values)
            if done.unavailable:
                raise StorageError(template, **values)
            self._open()
            raise ExtractError(template, **values)
        return cast("R", done.result)

    def close(self) -> None:
        """End all readers; one that is at work is stopped, and its piece fails."""
        with self._lock:
            self._closed = True
            idle, busy = list(self._idle), list(self._busy)
            self._idle.clear()
        for reader in busy:
            reader.kill()
        for reader in idle:
            reader.close()

    def _begun(self, task: Task[W, R], work: W, limits: Limits) -> _Reader:
        while True:
            reader, fresh = self._taken()
            reader.begin(task, work, limits)
            if reader.alive or fresh:
                return reader
            self._back(reader)  # it was killed while it had nothing to do

    def _open(self) -> None:
        if self._closed:
            raise StorageError("what reads pages is at its end")

    def _taken(self) -> tuple[_Reader, bool]:
        with self._lock:
            self._open()
            reader, fresh = (self._idle.pop(), False) if self._idle else (None, True)
            if reader is None:
                reader = _Reader(self._reopen)
            self._busy.add(reader)
            return reader, fresh

    def _back(self, reader: _Reader) -> None:
        with self._lock:
            self._busy.discard(reader)
            keep = reader.alive and not self._closed and reader.pieces < _PIECES
            if keep:
                self._idle.append(reader)
        if not keep:
            reader.close()


class _Reader:
    """One process, and the line to it."""

    def __init__(self, reopen: Open) -> None:
        context = multiprocessing.get_context("spawn")  # a fork would share connections and locks
        self.line, there = context.Pipe()
        self._limits = ONE_PAGE
        self._process = context.Process(target=_serve, args=(there, reopen), daemon=True)
        # a terminal's Ctrl-C goes to all: one that is only beginning would tell it with a trace
        held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            self._process.start()  # inherits what is held back
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, held)
        atexit.register(self.kill)  # it ignores SIGTERM, with which multiprocessing would end it, and wait
        there.close()
        self._work: Any = None
        self.alive = True
        self.pieces = 0

    def begin(self, task: Callable[[App, Any], Any], work: Any, limits: Limits) -> None:
        """Give it a piece of work, and what that may cost."""
        self._work, self._limits = work, limits
        self.pieces += 1
        try:
            self.line.send((task, work, limits))
        except OSError:
            self.alive = False  # `ended` says why

    def ended(self) -> Done[Any, Any]:
        """How the piece of work ended; waits for it."""
        try:
            done, records = self.line.recv()
        except (EOFError, OSError):
            self.alive = False
            self._process.join(_END_SECONDS)
            return Done(work=self._work, failure=self._cause())
        for record in records:
            logging.getLogger(record.name).handle(record)
        return replace(done, work=self._work)

    def _cause(self) -> Said:
        code = self._process.exitcode
        if code == -signal.SIGXCPU:
            return Said(
                E_("reading it took more than {seconds} seconds of CPU time"), {"seconds": self._limits.cpu}
            )
        if code == _NO_MEMORY:
            return _too_much(self._limits)
        if code is not None and code < 0:
            return Said(E_("the process that read it was killed ({by})"), {"by": signal.Signals(-code).name})
        return Said(E_("the process that read it ended ({by})"), {"by": str(code)})

    def kill(self) -> None:
        """Stop it in the midst of its work; who waits for that is told."""
        with contextlib.suppress(ValueError):  # it has ended by itself, and is closed
            self._process.kill()

    def close(self, *, at_once: bool = False) -> None:
        """End the process."""
        self.line.close()
        if at_once:
            self._process.kill()
        self._process.join(_END_SECONDS)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()
        atexit.unregister(self.kill)


def _serve(line: Connection[Any, Any], reopen: Open) -> None:
    """What a reader does until its line is closed."""
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, signal.SIG_IGN)  # who started us is told too, and closes the line
    records: SimpleQueue[logging.LogRecord] = SimpleQueue()
    logger = logging.getLogger("versioner")
    logger.addHandler(_Sent(records))
    logger.propagate = False
    try:
        with reopen() as app:
            collecting.settled()
            begun = address_space(1 << 30)
            pieces = 0
            while True:
                if pieces >= _UNTIDIED and not line.poll(_IDLE_SECONDS):
                    collecting.at_rest()
                    pieces = 0
                task, work, limits = line.recv()
                _bound(resource.RLIMIT_AS, begun + limits.memory)
                line.send((_done(task, app, work, limits), _drained(records)))
                pieces += 1
    except StorageError as error:  # it could not even be opened: so is told who asks next
        _, work, _ = line.recv()
        line.send((Done(work=work, failure=Said.of(error), unavailable=True), _drained(records)))
    except (EOFError, BrokenPipeError):
        return
    except MemoryError:  # while the piece came, or what came of it went
        sys.exit(_NO_MEMORY)


class _Sent(QueueHandler):
    """Keeps records for who began this process; a trace goes as text, for it cannot be sent."""

    def prepare(self, record: logging.LogRecord) -> logging.LogRecord:
        """The record as it can be sent."""
        sent = copy(record)
        sent.msg, sent.args = record.getMessage(), None
        if record.exc_info:
            sent.exc_info, sent.exc_text = None, logging.Formatter().formatException(record.exc_info)
        return sent


def _too_much(limits: Limits) -> Said:
    return Said(E_("reading it took more than {size} MiB"), {"size": limits.memory >> 20})


def _drained(records: SimpleQueue[logging.LogRecord]) -> list[logging.LogRecord]:
    return [records.get() for _ in range(records.qsize())]


def _bound(what: int, amount: int) -> None:
    _, hard = resource.getrlimit(what)
    resource.setrlimit(what, (amount if hard == resource.RLIM_INFINITY else min(amount, hard), hard))


def _done(task: Callable[[App, Any], Any], app: App, work: Any, limits: Limits) -> Done[Any, Any]:
    spent = resource.getrusage(resource.RUSAGE_SELF)
    _bound(resource.RLIMIT_CPU, int(spent.ru_utime + spent.ru_stime) + limits.cpu + 1)
    try:
        return Done(work=None, result=task(app, work))
    except MemoryError:
        return Done(work=None, failure=_too_much(limits))
    except StorageError as error:
        return Done(work=None, failure=Said.of(error), unavailable=not isinstance(error, CorruptError))
    except VersionerError as error:
        return Done(work=None, failure=Said.of(error))
    except Exception as error:  # noqa: BLE001 - what one page breaks is its failure (design §5), told with its trace
        _mistakes.exception("a page could not be taken in", extra={"mistake": type(error).__name__})
        return Done(
            work=None, failure=Said(E_("it could not be taken in: {why}"), {"why": type(error).__name__})
        )
