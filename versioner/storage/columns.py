"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

from versioner.errors import CorruptError

# SQLite counts only an INTEGER primary key up by itself.
Id = BigInteger().with_variant(Integer, "sqlite")

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC to the microsecond, given back in UTC.

    Naive moments are refused: guessing their zone would move a change in time.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        del dialect
        return None if value is None else _aware(value).astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)

    # In SQLite it is text, and spelled and read in one step: with SQLAlchemy's own it takes four times as long.

    def bind_processor(self, dialect: Dialect) -> Any:
        """How it is spelled."""
        return _spelled if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """How it is read."""
        return _read if dialect.name == "sqlite" else super().result_processor(dialect, coltype)


def _aware(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError(f"a moment needs a time zone: {value!r}")
    return value


def _spelled(value: datetime | None) -> str | None:
    if value is None:
        return None
    return _aware(value).astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def _read(value: str | None) -> datetime | None:
    try:
        return None if value is None else datetime.fromisoformat(value).replace(tzinfo=UTC)
    except (ValueError, TypeError) as error:
        raise _strange(value, "moment") from error


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


class Words(TypeDecorator[str]):
    """Text that came from elsewhere: NUL and lone surrogates, which no database takes, become U+FFFD."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        del dialect
        return None if value is None else storable(value)


class JsonText(TypeDecorator[Any]):
    """A JSON value as ASCII text: NUL and lone surrogates survive as escapes, on either database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        del dialect
        return None if value is None else _encode(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        del dialect
        if value is None or value == "null":
            return None
        if value == "[]":  # as most lists are
            return []
        try:
            return json.loads(value)
        except (ValueError, TypeError) as error:
            raise _strange(value, "JSON") from error


_encode = json.JSONEncoder(separators=(",", ":")).encode  # `json.dumps` makes one for every value


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
