"""How values are kept in columns: what each comes to on its way into SQLite, and out of it.

The column types of `columns` are made of these; here nothing is loaded that a look at pages has no need of.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from versioner.errors import CorruptError

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# of machines on one database: what claims to have happened farther ahead than this was written by a wrong clock
CLOCKS_DIFFER = timedelta(minutes=5)


def aware(value: datetime) -> datetime:
    """A moment that says its zone.

    Raises:
        ValueError: it does not.
    """
    if value.tzinfo is None:
        raise ValueError(f"a moment needs a time zone: {value!r}")
    return value


def moment_spelled(value: datetime | None) -> str | None:
    """A moment as SQLite keeps it: text, in UTC to the microsecond; raises as `aware`."""
    if value is None:
        return None
    return aware(value).astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def moment_read(value: str | None) -> datetime | None:
    """The moment that was spelled so; raises `CorruptError` where it is none."""
    try:
        return None if value is None else datetime.fromisoformat(value).replace(tzinfo=UTC)
    except (ValueError, TypeError) as error:
        raise _strange(value, "moment") from error


def json_spelled(value: Any) -> str | None:
    """A JSON value as ASCII text."""
    return None if value is None else _encode(value)


_encode = json.JSONEncoder(separators=(",", ":")).encode  # `json.dumps` makes one for every value


def json_read(value: str | None) -> Any:
    """The JSON value that was spelled so; raises `CorruptError` where it is none."""
    if value is None or value == "null":
        return None
    if value == "[]":  # as most lists are
        return []
    try:
        return json.loads(value)
    except (ValueError, TypeError) as error:
        raise _strange(value, "JSON") from error


def words_spelled(value: str | None) -> str | None:
    """Text that came from elsewhere, as `storable` has it."""
    return None if value is None else storable(value)


def truth_read(value: int | None) -> bool | None:
    """SQLite keeps whether something is so as 0 or 1."""
    return None if value is None else bool(value)


_Named = TypeVar("_Named", bound=StrEnum)


def named(kind: type[_Named], value: str) -> _Named:
    """The member of an enumeration that a column names.

    Raises:
        CorruptError: it has none of that name.
    """
    try:
        return kind(value)
    except ValueError as error:
        raise _strange(value, kind.__name__) from error


_SHOWN = 80  # characters of what a column holds


def _strange(value: object, kind: str) -> CorruptError:
    return CorruptError(
        "{value!r} in the database is no {kind}: it is damaged, or a newer versioner wrote it",
        value=value[:_SHOWN] if isinstance(value, str) else value,
        kind=kind,
    )


def storable(text: str) -> str:
    """`text` with every NUL and lone surrogate replaced by U+FFFD; all else untouched."""
    if text.isascii() and "\0" not in text:
        return text
    clean = text.replace("\0", _REPLACEMENT)
    try:
        clean.encode()
    except UnicodeEncodeError:
        return "".join(_REPLACEMENT if "\ud800" <= char <= "\udfff" else char for char in clean)
    return clean
