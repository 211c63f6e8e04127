"""Dataclasses that cost little to define and to make: what `dataclasses.dataclass` gives, written when first needed.

A command defines some 250 of them before it has done anything, and makes instances of a third. The standard library
compiles six functions for each while its module loads: 0.9 ms of CPU a class, a sixth of what a cold `check` takes.
Here it is a tenth of that, for only `__init__` has to be compiled, and that when it is first asked for. An instance takes
half the time too: its slots are set by their own descriptors, where the standard library looks each up by name.

What has no slots, or is derived from another, is the standard library's as it is. To whoever checks
types all of it is.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

_WRITTEN_HERE = {"frozen", "slots", "kw_only", "eq"}

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls: type | None = None, /, **asked: bool) -> Any:
        """`dataclasses.dataclass`: the same arguments, the same result."""
        if cls is None:
            return lambda one: dataclass(one, **asked)
        plain = asked.get("slots") and asked.keys() <= _WRITTEN_HERE
        if not plain or dataclasses.is_dataclass(cls):
            return dataclasses.dataclass(cls, **asked)
        return _slotted(cls, **{name: value for name, value in asked.items() if name != "slots"})


def _slotted(cls: Any, *, frozen: bool = False, kw_only: bool = False, eq: bool = True) -> type:
    """The class again, with slots and with what it does not say itself."""
    cls.__doc__ = cls.__doc__ or cls.__name__  # else the standard library works a signature out for it
    known: Any = dataclasses.dataclass(cls, init=False, repr=False, eq=False, kw_only=kw_only)
    known.__dataclass_params__.frozen = frozen  # what is derived from it must be, too
    names = tuple(one.name for one in fields(known))
    own = {
        name: value for name, value in vars(cls).items() if name not in {*names, "__dict__", "__weakref__"}
    }
    given: dict[str, Any] = {"__repr__": _shown, **(_FROZEN if frozen else {})}
    if eq:
        given |= _ways_to_compare(known)
        if not frozen:
            given["__hash__"] = None  # what may change is found nowhere by what it was
    if own.get("__hash__") is None:
        own.pop("__hash__", None)  # Python says None where a class has an `__eq__` of its own
    first = _Unwritten()
    made: type = type(cls)(
        cls.__name__, cls.__bases__, {**given, **own, "__slots__": names, "__init__": first}
    )
    made.__qualname__ = cls.__qualname__
    first.owner = made
    return made


class _Unwritten:
    """Stands where `__init__` will: who asks for it, to call it or to read its signature, has it written."""

    owner: Any = None

    def __get__(self, instance: object, owner: object = None) -> Any:
        self.owner.__init__ = written = _init(self.owner)
        return written.__get__(instance, owner)


def _init(cls: Any) -> Any:
    """The `__init__` of a class: each field set by the descriptor of its slot."""
    known: dict[str, Any] = {"missing_": MISSING}
    positional, named, lines = ["self"], list[str](), list[str]()
    for n, one in enumerate(fields(cls)):
        known |= {
            f"set{n}_": getattr(cls, one.name).__set__,
            f"default{n}_": one.default,
            f"make{n}_": one.default_factory,
        }
        value = one.name if one.init else f"default{n}_"
        if one.default_factory is not MISSING:
            value = f"make{n}_() if {value} is missing_ else {value}"
        if one.init:
            (named if one.kw_only else positional).append(
                f"{one.name}=default{n}_" if _may_be_left_out(one) else one.name
            )
        if one.init or _may_be_left_out(one):
            lines.append(f" set{n}_(self, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    signature = ", ".join([*positional, *(["*", *named] if named else [])])
    exec(f"def __init__({signature}):\n" + "\n".join(lines or [" pass"]), known)  # noqa: S102 - names of a class's own fields, as the standard library does
    written = known["__init__"]
    written.__qualname__ = f"{cls.__qualname__}.__init__"
    written.__annotations__ = {**{one.name: one.type for one in fields(cls) if one.init}, "return": None}
    return written


def _may_be_left_out(one: Field[Any]) -> bool:
    return one.default is not MISSING or one.default_factory is not MISSING


def _ways_to_compare(cls: Any) -> dict[str, Callable[..., Any]]:
    """Equality and hash by the fields that count."""
    names = [one.name for one in fields(cls) if one.compare]
    values: Callable[[Any], Any] = attrgetter(*names) if names else type

    def equal(self: Any, other: Any) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return {"__eq__": equal, "__hash__": lambda self: hash(values(self))}


def _shown(self: Any) -> str:
    said = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({said})"


def _not_set(_: object, name: str, __: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _not_deleted(_: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for one, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)


_FROZEN: dict[str, Callable[..., Any]] = {
    "__setattr__": _not_set,
    "__delattr__": _not_deleted,
    "__getstate__": _state,
    "__setstate__": _set_state,
}
