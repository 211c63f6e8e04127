"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

from versioner.storage import values

# SQLite counts only an INTEGER primary key up by itself.
Id = BigInteger().with_variant(Integer, "sqlite")


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC to the microsecond, given back in UTC.

    Naive moments are refused: guessing their zone would move a change in time.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        del dialect
        return None if value is None else values.aware(value).astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)

    # In SQLite it is text, and spelled and read in one step: with SQLAlchemy's own it takes four times as long.

    def bind_processor(self, dialect: Dialect) -> Any:
        """How it is spelled."""
        return values.moment_spelled if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """How it is read."""
        return values.moment_read if dialect.name == "sqlite" else super().result_processor(dialect, coltype)


class Words(TypeDecorator[str]):
    """Text that came from elsewhere: NUL and lone surrogates, which no database takes, become U+FFFD."""

    impl = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Any:
        """How it is spelled."""
        del dialect
        return values.words_spelled


class JsonText(TypeDecorator[Any]):
    """A JSON value as ASCII text: NUL and lone surrogates survive as escapes, on either database."""

    impl = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Any:
        """How it is spelled."""
        del dialect
        return values.json_spelled

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """How it is read."""
        del dialect, coltype
        return values.json_read
