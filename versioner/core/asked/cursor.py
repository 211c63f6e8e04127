"""Sheets of a list in order, and the cursors that name where they begin: beside a row, found by its key, however far down it stands."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Generic, TypeVar

from versioner.errors import UsageError
from versioner.frozen import dataclass

Key = str | int | float | datetime
T = TypeVar("T")
_MOST = 2**62  # an id; no database of ours counts further


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """The row beside which a sheet begins: by what it stands in order, and its number among its equals.

    Attributes:
        back: the sheet ends before that row; else it begins after it.
    """

    key: Key
    id: int
    back: bool = False

    def __str__(self) -> str:
        """As an address names it: `57.t2026-11-20T14:00:00+00:00`, with a minus ahead where it leads back."""
        kind, said = _spelled(self.key)
        return f"{'-' if self.back else ''}{self.id}.{kind}{said}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Generic[T]):
    """Some of a list, and where the sheets before and after begin; None where there is none."""

    rows: tuple[T, ...]
    before: Cursor | None = None
    after: Cursor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedSheet(Sheet[T]):
    """A sheet, and how many rows all sheets of its list have together."""

    total: int


def _spelled(key: Key) -> tuple[str, str]:
    if isinstance(key, datetime):
        return "t", key.isoformat()
    if isinstance(key, str):
        return "s", key
    return "n", repr(key)


def parse_cursor(text: str) -> Cursor:
    """The cursor that an address names.

    Raises:
        UsageError: it names none.
    """
    number, _, key = text.removeprefix("-").partition(".")
    try:
        return Cursor(key=_read(key[:1], key[1:]), id=int(_number(number)), back=text.startswith("-"))
    except (ValueError, OverflowError) as error:
        raise UsageError("that is no place in this list; begin with its first sheet") from error


def _read(kind: str, said: str) -> Key:
    if kind == "s":
        return said
    if kind == "t":
        return _moment(datetime.fromisoformat(said))
    if kind == "n":
        return _number(said)
    raise ValueError(kind)


def _moment(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError(at)
    return at.astimezone(UTC)


def _number(said: str) -> int | float:
    found = float(said)
    if not abs(found) <= _MOST:  # what is no number is refused too
        raise ValueError(said)
    return int(said) if said.isdecimal() else found
