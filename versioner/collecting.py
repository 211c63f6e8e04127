"""When Python looks for garbage in cycles: seldom. What pages are made of holds none.

What asks a database does: SQLAlchemy's lists of values hold themselves. A reader looks for such garbage while it has
nothing to do; waiting for 50,000 objects, it grew by 0.2 MB a minute for hours (`bench/soak.py`). A daemon, which always
has something to do, looks once a minute at what is young: what it would find later lies scattered among what it needs.

By default it looks after 700 new objects, which takes a tenth of a short command's time while its modules load; and
each whole look at a process that has read pages stops everything in it for a tenth of a second. A command is at its
end before it has made much garbage: what it has loaded is looked at by nobody, at the end of the process neither.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

_YOUNG, _MIDDLE, _OLD = 50_000, 20, 20
_LOADED = 250_000  # objects: more than any command has loaded when it begins its work
_ARENAS = 2
_M_ARENA_MAX = -8  # mallopt(3)


def seldom() -> None:
    """Look for garbage seldom from now on."""
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)


def hardly() -> None:
    """Look for garbage hardly ever: a command is about to load its modules, and will soon be over."""
    gc.set_threshold(_LOADED, _MIDDLE, _OLD)


def over() -> None:
    """A command is at its end: Python would look at all that it holds twice more before it lets it go."""
    gc.freeze()


def at_rest() -> None:
    """Look now: nothing is to be done."""
    gc.collect()
    _c("malloc_trim")(0)


def meanwhile() -> None:
    """Look at what is young, which takes a hundredth of a second, and give back what is free."""
    gc.collect(1)
    _c("malloc_trim")(0)


def settled() -> None:
    """A process that stands has loaded what it needs: that is never looked at again.

    Its threads share two heaps: with one each, what all have freed adds up.
    """
    seldom()
    _c("mallopt")(_M_ARENA_MAX, _ARENAS)
    gc.collect()
    gc.freeze()


def one_heap() -> None:
    """A command reads one page after another, each in whatever thread is free: what one has freed serves the next."""
    _c("mallopt")(_M_ARENA_MAX, 1)


def _c(name: str) -> Callable[..., int]:
    """A function of the C library; one that does nothing where this library has none of that name (musl, macOS)."""
    import ctypes  # noqa: PLC0415 - takes 5 ms, and only what stands or reads long asks for it

    found: Callable[..., int] = getattr(ctypes.CDLL(None), name, _nothing)
    return found


def _nothing(*_: int) -> int:
    return 0
