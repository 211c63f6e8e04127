"""`re` and `regex` whose patterns are compiled by their first use: `from versioner.late import re, regex`.

Both compile in Python, `regex` ten times as slowly: 1 to 3 ms for a pattern with classes of letters, 100 ms for one with
the names of families. The package has some five hundred patterns; a command that finds a page changed asks half of
them, one whose pages are what they were asks a dozen. Where a pattern is written is where its module loads; that must
cost nothing.

All but `compile` is the module's own. To whoever checks types all of it is.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

__all__ = ["Late", "re", "regex"]


class Late:
    """A pattern that is to be compiled. What it is asked for it keeps: from the second time on that is the pattern's own."""

    def __init__(self, compile_: Callable[..., Any], pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._written = (compile_, pattern, flags)

    def __getattr__(self, name: str) -> Any:
        if name == "compiled":
            compile_, pattern, flags = self._written
            value = compile_(pattern, flags)
        elif name.startswith("_"):
            raise AttributeError(name)
        else:
            value = getattr(self.compiled, name)
        setattr(self, name, value)
        return value


class _Module:
    """A module of patterns, with another `compile`."""

    def __init__(self, name: str) -> None:
        known = dict(vars(import_module(name)))
        self._compile: Callable[..., Any] = known.pop("compile")
        vars(self).update(known)

    def compile(self, pattern: str | bytes, flags: int = 0) -> Late:
        return Late(self._compile, pattern, flags)


if TYPE_CHECKING:
    import re

    import regex
else:

    def __getattr__(name: str) -> _Module:
        """Either module when it is imported from here: most commands need no `regex` at all."""
        if name not in {"re", "regex"}:
            raise AttributeError(name)
        globals()[name] = made = _Module(name)
        return made
