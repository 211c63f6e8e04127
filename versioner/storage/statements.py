"""Statements as they are declared: `@statement` over a function that puts one together, which it does when it must.

SQLAlchemy and the tables take a fifth of a second to load, and most of what a look at pages asks of a database is said in
the same words every time. Where a statement is written down is where its module loads, and that costs nothing: both are
loaded by their first use.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeVar

__all__ = ["Statement", "sa", "statement", "tables"]

if TYPE_CHECKING:
    import sqlalchemy as sa

    from versioner.storage import tables
else:

    class _Late:
        """A module that is loaded when it is asked for something."""

        def __init__(self, name: str) -> None:
            self._name = name

        def __getattr__(self, name: str) -> Any:
            value = getattr(import_module(self._name), name)
            setattr(self, name, value)
            return value

    sa = _Late("sqlalchemy")
    tables = _Late("versioner.storage.tables")


_Built = TypeVar("_Built")


class Statement(Generic[_Built]):
    """A statement of a module's own, put together once at most.

    Attributes:
        name: the module's and the function's, and of one of several that a function makes the values it was asked for.
    """

    def __init__(self, name: str, make: Callable[..., _Built], given: tuple[Any, ...] = ()) -> None:
        self.name = f"{name}({', '.join(map(repr, given))})" if given else name
        self._plain = name
        self._make = make
        self._given = given
        self._others: dict[tuple[Any, ...], Statement[_Built]] = {}

    @property
    def alone(self) -> bool:
        """Whether it is one, not a family of them."""
        return bool(self._given or not self._make.__code__.co_argcount)

    def __repr__(self) -> str:
        return self.name

    def of(self, *given: Any) -> Statement[_Built]:
        """The one that the function makes of these values, of which it makes few: each is kept."""
        found = self._others.get(given)
        if found is None:
            found = self._others[given] = Statement(self._plain, self._make, given)
        return found

    def __call__(self) -> _Built:
        """The statement as SQLAlchemy has it."""
        return self.built

    @cached_property
    def built(self) -> _Built:
        """As it is called for."""
        return self._make(*self._given)


def statement(make: Callable[..., _Built]) -> Statement[_Built]:
    """The statement, or the family of them, that a function puts together."""
    return Statement(f"{make.__module__.removeprefix('versioner.storage.')}.{make.__name__}", make)
