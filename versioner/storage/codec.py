"""Frozen dataclasses of `core.model` as canonical JSON bytes, and back, exactly.

One value has one spelling: fields in the order of their class, those at their default left out, no white
space, UTF-8 (lone surrogates pass through), moments as RFC 3339. Equal values have equal bytes and so one
SHA-256, and a field added to a class later needs no migration: old bytes simply lack it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from versioner.errors import CorruptError

T = TypeVar("T")
_Turn = Callable[[Any], Any]

_PAIRS: dict[Any, tuple[_Turn, _Turn]] = {}


def to_bytes(value: Any) -> bytes:
    """The one spelling of a dataclass instance."""
    data = _pair(type(value))[0](value)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def digest(value: Any) -> bytes:
    """The SHA-256 of the one spelling of a dataclass instance."""
    return sha256(to_bytes(value)).digest()


def from_bytes(cls: type[T], spelled: bytes) -> T:
    """The instance of `cls` that `to_bytes` spelled so.

    Raises:
        CorruptError: the bytes spell no `cls`: they are damaged, or a newer versioner wrote them.
    """
    try:
        loaded: T = _pair(cls)[1](json.loads(spelled.decode("utf-8", "surrogatepass")))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise CorruptError("stored bytes spell no {kind}: {why}", kind=cls.__name__, why=error) from error
    return loaded


def _same(value: Any) -> Any:
    return value


def _moment_out(value: datetime) -> str:
    return value.astimezone(UTC).isoformat()


def _pair(kind: Any) -> tuple[_Turn, _Turn]:
    """How values of the type `kind` are turned into JSON and back; worked out once."""
    if kind not in _PAIRS:
        _PAIRS[kind] = _make(kind)
    return _PAIRS[kind]


def _make(kind: Any) -> tuple[_Turn, _Turn]:
    if kind in {str, int, float, bool, NoneType}:
        return _same, _same
    if kind is datetime:
        return _moment_out, datetime.fromisoformat
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return str, {str(member): member for member in kind}.__getitem__
    if is_dataclass(kind) and isinstance(kind, type):
        return _dataclass(kind)
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind))
    if get_origin(kind) in {Union, UnionType}:
        return _optional(get_args(kind))
    raise TypeError(f"no spelling for {kind!r}")


def _tuple(items: tuple[Any, ...]) -> tuple[_Turn, _Turn]:
    if len(items) != 2 or items[1] is not Ellipsis:
        raise TypeError(f"no spelling for a tuple of {items!r}")
    out, back = _pair(items[0])
    if out is _same:
        return list, tuple
    return lambda value: [out(item) for item in value], lambda data: tuple(map(back, data))


def _optional(options: tuple[Any, ...]) -> tuple[_Turn, _Turn]:
    kinds = [option for option in options if option is not NoneType]
    if len(kinds) != 1:
        raise TypeError(f"no spelling for a union of {options!r}")
    out, back = _pair(kinds[0])
    if out is _same:
        return _same, _same
    return (
        lambda value: None if value is None else out(value),
        lambda data: None if data is None else back(data),
    )


def _default(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _dataclass(cls: type[Any]) -> tuple[_Turn, _Turn]:
    hints = get_type_hints(cls)
    parts = [(field.name, *_pair(hints[field.name]), _default(field)) for field in fields(cls)]
    turns = [(name, back) for name, _, back, _ in parts if back is not _same]

    def out(value: Any) -> dict[str, Any]:
        spelled = {}
        for name, turn, _, default in parts:
            found = getattr(value, name)
            if found != default:
                spelled[name] = turn(found)
        return spelled

    def back(data: dict[str, Any]) -> Any:
        for name, turn in turns:  # `data` is ours: it was read from JSON a moment ago
            if name in data:
                data[name] = turn(data[name])
        return cls(**data)

    return out, back
