"""What is no page, and can be as hostile as one, read as pages are: in a process with bounds.

A feed of 200 kB can keep the reader of feeds busy for minutes, a list of 15 MB fill half a gigabyte. In a daemon that
would be everybody's time and memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

from versioner.app import App
from versioner.errors import ExtractError, FetchError, Said
from versioner.fetch.interface import Fetched
from versioner.fetch.lists import AddressList, read_list
from versioner.fetch.timemap import TimeMap, read_timemap
from versioner.frozen import dataclass
from versioner.ingest.boundary import reading
from versioner.ingest.readers import Pool

W = TypeVar("W")
R = TypeVar("R")

# A command reads this much itself: to begin a process costs it half a second. At the worst it takes a second or two.
_HERE_BYTES = 1 << 16
_GZIP = b"\x1f\x8b"


class Apart(Protocol):
    """Has a piece of work done where it is bounded."""

    def __call__(self, task: Callable[[App, W], R], work: W, body: bytes = b"") -> R:
        """What `task`, a function of a module, makes of it; what it may cost goes by `body`.

        Raises:
            VersionerError: why nothing came of it.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    body: bytes
    url: str
    content_type: str | None


@contextmanager
def standing(app: App) -> Iterator[Apart | None]:
    """A reader that is begun when something large comes, for as long as this lasts; None where none can be begun."""
    if app.reopen is None:
        yield None
        return
    pool = Pool(app.reopen)
    try:
        yield pool.do
    finally:
        pool.close()


def listed(app: App, fetched: Fetched, apart: Apart | None, *, small: bool) -> AddressList:
    """The list in an answer.

    Args:
        app: what to work with.
        fetched: the answer.
        apart: reads it; None: it is read here.
        small: read here what is small.

    Raises:
        FetchError: it is none, or costs more than any list should.
    """
    return _read(app, _listed, fetched, apart, small=small)


def timemap(app: App, fetched: Fetched, apart: Apart | None) -> TimeMap:
    """The TimeMap in an answer; raises as `listed`."""
    return _read(app, _timemap, fetched, apart, small=True)


def _read(
    app: App, task: Callable[[App, _Body], R], fetched: Fetched, apart: Apart | None, *, small: bool
) -> R:
    work = _Body(body=fetched.body, url=fetched.final_url, content_type=fetched.content_type)
    here = small and len(work.body) <= _HERE_BYTES and not work.body.startswith(_GZIP)
    try:
        if apart is None or here:
            with reading(work.url):
                return task(app, work)
        return apart(task, work, work.body)
    except ExtractError as error:
        raise FetchError.saying(Said.of(error), url=work.url, transient=False) from error


def _listed(_: App, work: _Body) -> AddressList:
    return read_list(work.body, url=work.url, content_type=work.content_type)


def _timemap(_: App, work: _Body) -> TimeMap:
    return read_timemap(work.body, url=work.url)
