"""The seam by which values show themselves to programs: how each looks as JSON is said in `view`, not here."""

from __future__ import annotations

from collections.abc import Callable
from functools import singledispatch
from typing import Any

Json = dict[str, Any]

_unread: list[Callable[[], object]] = []


def said_by(load: Callable[[], object]) -> None:
    """Where the shapes are said: `load` registers them, at the first value that is shown to a program."""
    _unread.append(load)


@singledispatch
def shape(value: object) -> Json:
    """A value as the contract writes it in JSON; `view.shapes` registers one function a type.

    Raises:
        TypeError: nobody said how such a value looks.
    """
    if _unread:
        while _unread:
            _unread.pop()()
        return shape(value)
    raise TypeError(f"nothing says how a {type(value).__name__} looks as JSON")


class Shaped:
    """A value that programs are told of."""

    __slots__ = ()

    def to_json(self) -> Json:
        """The contract's shape."""
        return shape(self)
