"""Which database a URL means. A plain file of SQLite's is known by its looks; of any other SQLAlchemy is asked."""

from __future__ import annotations

import os
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from versioner.errors import ConfigError
from versioner.frozen import dataclass

if TYPE_CHECKING:
    from sqlalchemy import URL

_FILE = "sqlite:///"


@dataclass(frozen=True, slots=True)
class Address:
    """A database that versioner can use.

    Attributes:
        backend: "sqlite" or "postgresql".
        file: SQLite's file; None on PostgreSQL.
        opened: that file as the driver is told it, and what else the driver is given.
    """

    url: str
    backend: str
    file: Path | None = None
    opened: tuple[str, dict[str, Any]] = field(default=("", {}))


def address(url: str) -> Address:
    """What a SQLAlchemy URL means.

    Raises:
        ConfigError: it is none that versioner can use.
    """
    path = url.removeprefix(_FILE)
    if url.startswith(_FILE) and path not in {"", ":memory:"} and not set(path) & {"?", "%"}:
        return Address(url, "sqlite", Path(path), (os.path.abspath(path), {}))  # noqa: PTH100 - as SQLAlchemy has it
    parsed = parse(url)
    if parsed.get_backend_name() == "postgresql":
        return Address(url, "postgresql")
    given, options = parsed.get_dialect()().create_connect_args(parsed)
    return Address(url, "sqlite", Path(str(parsed.database)), (str(given[0]), dict(options)))


def parse(url: str) -> URL:
    """The URL as SQLAlchemy has it; raises as `address`."""
    from sqlalchemy import make_url  # noqa: PLC0415 - a fifth of a second
    from sqlalchemy.exc import ArgumentError, NoSuchModuleError  # noqa: PLC0415

    try:
        parsed = make_url(url)
        backend = parsed.get_backend_name()
        if backend == "postgresql" and parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        parsed.get_dialect()
    except (ArgumentError, NoSuchModuleError) as error:
        raise ConfigError("the database URL is none that SQLAlchemy understands") from error
    if backend not in {"sqlite", "postgresql"}:
        raise ConfigError(
            "versioner keeps its database in SQLite or PostgreSQL, not {backend}", backend=backend
        )
    if backend == "sqlite" and parsed.database in {None, "", ":memory:"}:
        raise ConfigError("a SQLite database needs a file: sqlite:///path/to/versioner.db")
    return parsed
