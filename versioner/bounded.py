"""What was worked out last, bounded by the bytes that it keeps alive: of web pages one entry may weigh as much as a thousand others."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from enum import Enum
from functools import cache, wraps
from sys import getsizeof
from threading import Lock
from types import NoneType
from typing import Generic, ParamSpec, TypeVar

_K = TypeVar("_K", bound=Hashable)
_V = TypeVar("_V")
_P = ParamSpec("_P")

_PLACE = 150  # bytes that the dictionary takes for each, beside what `weight` finds (CPython 3.11)
_SHARE = 128  # what takes more than this part of the room is worked out anew each time


class Bounded(Generic[_K, _V]):
    """Values by their keys; the one asked for longest ago makes room. For several threads.

    Args:
        room: bytes of all keys and values together.
    """

    def __init__(self, room: int) -> None:
        self.room, self.size = room, 0
        self._held: OrderedDict[_K, tuple[_V, int]] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._held)

    def __contains__(self, key: _K) -> bool:
        return key in self._held

    def find(self, key: _K) -> _V | None:
        """What is held under a key; None where nothing is."""
        with self._lock:
            found = self._held.get(key)
            if found is None:
                return None
            self._held.move_to_end(key)
        return found[0]

    def keep(self, key: _K, value: _V) -> None:
        """Hold a value in place of what was held under its key, unless it is too large to be."""
        taken = _PLACE + weight((key, value))
        with self._lock:
            if (old := self._held.pop(key, None)) is not None:
                self.size -= old[1]
            if taken > self.room // _SHARE:
                return
            self._held[key] = (value, taken)
            self.size += taken
            while self.size > self.room:
                self.size -= self._held.popitem(last=False)[1][1]


def remembered(room: int) -> Callable[[Callable[_P, _V]], Callable[_P, _V]]:
    """As `functools.lru_cache`, for a function of positional arguments that never returns None, within a room of bytes."""

    def bounded(work: Callable[_P, _V]) -> Callable[_P, _V]:
        held: Bounded[tuple[object, ...], _V] = Bounded(room)

        @wraps(work)
        def found(*args: _P.args, **named: _P.kwargs) -> _V:
            if named:
                raise TypeError("what is remembered goes by positional arguments")
            value = held.find(args)
            if value is None:
                value = work(*args, **named)
                held.keep(args, value)
            return value

        return found

    return bounded


def weight(value: object) -> int:
    """Bytes that a value keeps alive: tuples and what has slots with all that is in them, twice where it is there twice.

    Of the members of an enumeration there is one for all who name them.
    """
    total, left = 0, [value]
    while left:
        one = left.pop()
        names = _slots(type(one))  # type: ignore[arg-type]
        if names is None:
            continue
        total += getsizeof(one)
        if isinstance(one, tuple):
            left += one
        elif names:
            left += [getattr(one, name) for name in names]
    return total


@cache
def _slots(kind: type) -> tuple[str, ...] | None:
    """The names of what a value of a kind holds; None where it is no more than named, as an enumeration's member."""
    if issubclass(kind, Enum | bool | NoneType):
        return None
    return tuple(name for base in kind.__mro__ for name in getattr(base, "__slots__", ()))
