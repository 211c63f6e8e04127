"""Dataclasses that cost little to define and to make: what `dataclasses.dataclass` gives, written when first needed.

A command defines some 250 of them before it has done anything, and makes instances of a third. The standard library
compiles six functions for each while its module loads: 0.9 ms of CPU a class, a sixth of what a cold `check` took.
Here a class is made of the names of its annotations, in a thirtieth of that. What the standard library knows of one, its
fields, is worked out for who asks; only `__init__` has to be compiled, when it is first asked for, and once for all that
have as many fields of the same sorts. An instance takes half the time too: its slots are set by their own descriptors,
where the standard library looks each up by name.

What has no slots, is derived from another, or says of an annotation that it is no field but something to begin with is
the standard library's as it is. To whoever checks types all of it is.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass", "field_names"]

_WRITTEN_HERE = {"frozen", "slots", "kw_only", "eq"}
_NO_FIELDS = ("InitVar", "KW_ONLY")

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls: type | None = None, /, **asked: bool) -> Any:
        """`dataclasses.dataclass`: the same arguments, the same result."""
        if cls is None:
            return lambda one: dataclass(one, **asked)
        plain = asked.get("slots") and asked.keys() <= _WRITTEN_HERE and _has_fields_only(cls)
        if not plain or any("__dataclass_fields__" in vars(one) for one in cls.__mro__):
            return dataclasses.dataclass(cls, **asked)
        return _slotted(cls, **{name: value for name, value in asked.items() if name != "slots"})


def field_names(cls: type[Any]) -> tuple[str, ...]:
    """The names of a dataclass's fields, in their order; of one made here nobody has to work its fields out for that."""
    if isinstance(vars(cls).get("__dataclass_fields__"), _Late):
        return tuple(cls.__slots__)
    return tuple(one.name for one in fields(cls))


def _has_fields_only(cls: type) -> bool:
    """Whether every annotation is a field's or the class's own, as far as its text tells."""
    written = vars(cls).get("__annotations__", {}).values()
    return all(isinstance(one, str) and not any(word in one for word in _NO_FIELDS) for one in written)


def _slotted(cls: Any, *, frozen: bool = False, kw_only: bool = False, eq: bool = True) -> type:
    """The class again, with slots and with what it does not say itself."""
    own = dict(vars(cls))
    types = {name: text for name, text in own.get("__annotations__", {}).items() if "ClassVar" not in text}
    said = {name: own.pop(name) for name in types if name in own}
    for name in ("__dict__", "__weakref__"):
        own.pop(name, None)
    if own.get("__hash__") is None:
        own.pop("__hash__", None)  # Python says None where a class has an `__eq__` of its own
    own["__doc__"] = cls.__doc__ or cls.__name__
    given: dict[str, Any] = {"__repr__": _shown, **(_FROZEN if frozen else {})}
    if eq:
        aside = {name for name, one in said.items() if isinstance(one, Field) and not one.compare}
        given |= _ways_to_compare([name for name in types if name not in aside])
        if not frozen:
            given["__hash__"] = None  # what may change is found nowhere by what it was
    plan = _Plan(types, said, frozen=frozen, kw_only=kw_only)
    given |= {name: _Late(make) for name, make in plan.late().items() if name not in own}
    made: type = type(cls)(cls.__name__, cls.__bases__, {**given, **own, "__slots__": tuple(types)})
    made.__qualname__ = cls.__qualname__
    return made


class _Late:
    """Stands for an attribute of a class until somebody asks for it."""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        self._make = make

    def __set_name__(self, owner: Any, name: str) -> None:
        self._owner, self._name = owner, name

    def __get__(self, instance: object, owner: Any = None) -> Any:
        value = self._make(self._owner)
        setattr(self._owner, self._name, value)
        return value.__get__(instance, owner) if isinstance(value, FunctionType) else value


class _Plan:
    """The fields of a class as somebody wrote them: their types, and what they are `said` to be."""

    def __init__(
        self, types: Mapping[str, str], said: Mapping[str, Any], *, frozen: bool, kw_only: bool
    ) -> None:
        self._types, self._said = types, said
        self._frozen, self._kw_only = frozen, kw_only

    def late(self) -> dict[str, Callable[[Any], Any]]:
        """What is made of them for who asks."""
        return {
            "__init__": lambda made: _init(made, self._parts(), frozen=self._frozen),
            "__match_args__": lambda _: tuple(one.name for one in self._parts() if one.placed),
            "__dataclass_fields__": lambda made: self._known(made).__dataclass_fields__,
            "__dataclass_params__": lambda made: self._known(made).__dataclass_params__,
        }

    def _parts(self) -> list[_Part]:
        return [_Part(name, self._said.get(name, MISSING), kw_only=self._kw_only) for name in self._types]

    def _known(self, made: Any) -> Any:
        """A class with these fields alone, as the standard library makes it."""
        # without words of its own a signature would be worked out for it
        bare = type(
            made.__name__, (), {**self._said, "__annotations__": self._types, "__doc__": made.__doc__}
        )
        known: Any = dataclasses.dataclass(bare, init=False, repr=False, eq=False, kw_only=self._kw_only)
        known.__dataclass_params__.frozen = self._frozen  # what is derived from it must be, too
        return known


class _Part:
    """A field, as `__init__` has it."""

    def __init__(self, name: str, said: Any, *, kw_only: bool) -> None:
        apart = said if isinstance(said, Field) else None
        self.name = name
        self.default = apart.default if apart else said
        self.make = apart.default_factory if apart else MISSING
        self.asked = apart.init if apart else True
        self.placed = self.asked and not (
            kw_only if apart is None or apart.kw_only is MISSING else apart.kw_only
        )
        self.may_be_left_out = self.default is not MISSING or self.make is not MISSING


def _init(cls: Any, parts: Sequence[_Part], *, frozen: bool) -> Any:
    """The `__init__` of a class: each field set as any attribute is, of a frozen one by the descriptor of its slot."""
    placed = [one for one in parts if one.placed]
    named = [one for one in parts if one.asked and not one.placed]
    fixed = [one for one in parts if not one.asked and one.may_be_left_out]
    inner: dict[str, Any] = {"missing_": MISSING}
    for n, one in enumerate((*placed, *named, *fixed)):
        inner |= {
            f"default{n}_": one.default,
            f"make{n}_": one.make,
        }
        if frozen:
            inner[f"set{n}_"] = getattr(cls, one.name).__set__
    code = _code(
        len(placed),
        len(named),
        tuple(one.make is not MISSING for one in (*placed, *named, *fixed)),
        ends=hasattr(cls, "__post_init__"),
        frozen=frozen,
    )
    names = {f"a{n}": one.name for n, one in enumerate((*placed, *named, *fixed))}
    code = code.replace(
        co_varnames=("self", *(one.name for one in (*placed, *named))),
        co_names=tuple(names.get(name, name) for name in code.co_names),
    )
    given = tuple(one.default for one in placed if one.may_be_left_out)
    if any(one.may_be_left_out for one in placed[: len(placed) - len(given)]):
        raise TypeError(f"a field of {cls.__qualname__} without a default follows one with a default")
    written = FunctionType(code, inner, "__init__", given)
    written.__kwdefaults__ = {one.name: one.default for one in named if one.may_be_left_out}
    written.__qualname__ = f"{cls.__qualname__}.__init__"
    types = cls.__annotations__
    written.__annotations__ = {**{one.name: types[one.name] for one in parts if one.asked}, "return": None}
    return written


@cache
def _code(placed: int, named: int, made: tuple[bool, ...], *, ends: bool, frozen: bool) -> CodeType:
    """An `__init__` of fields `f0`, `f1` … (their real names are put in their places), and then of those nobody is asked for.

    Args:
        placed, named: how many are given by their place, and by name alone.
        made: of each whether what is not given is made anew.
        ends: whether `__post_init__` has the last word.
        frozen: whether an attribute `a0`, `a1` … is set by its slot alone, which takes five times as long.
    """
    asked = placed + named
    order = [f"f{n}" for n in range(asked)]
    values = [*order, *(f"default{n}_" for n in range(asked, len(made)))]
    given = [
        value
        if not anew
        else f"make{n}_()"
        if n >= asked
        else f"make{n}_() if {value} is missing_ else {value}"
        for n, (value, anew) in enumerate(zip(values, made, strict=True))
    ]
    lines = [
        f" set{n}_(self, {value})" if frozen else f" self.a{n} = {value}" for n, value in enumerate(given)
    ]
    if ends:
        lines.append(" self.__post_init__()")
    signature = ", ".join(["self", *order[:placed], *(["*", *order[placed:]] if named else [])])
    known: dict[str, Any] = {}
    exec(f"def __init__({signature}):\n" + "\n".join(lines or [" pass"]), known)  # noqa: S102 - no name of anybody's
    code: CodeType = known["__init__"].__code__
    return code


def _ways_to_compare(names: Sequence[str]) -> dict[str, Callable[..., Any]]:
    """Equality and hash by the fields that count."""
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
