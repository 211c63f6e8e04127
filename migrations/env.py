"""Runs migrations on the connection that the program (or a test) hands over, or on `-x url=…`."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, Engine
from sqlalchemy.types import TypeDecorator

from versioner.storage.database import Database
from versioner.storage.tables import metadata


def plain(kind: str, item: Any, autogen: AutogenContext) -> str | Literal[False]:
    """Columns by their plain types: a migration must still run when the program's types have moved on."""
    del autogen
    return f"sa.{item.impl_instance!r}" if kind == "type" and isinstance(item, TypeDecorator) else False


# What each database makes in its own way: the tables of words, and the index of names.
_OWN = {"table": ("passage_words", "page_names"), "index": ("ix_pages_names",)}


def ours(item: Any, name: str | None, kind: str, reflected: bool, compared: Any) -> bool:
    """Whether `storage.tables` says what it must be."""
    del item, reflected, compared
    return not any((name or "").startswith(own) for own in _OWN.get(kind, ()))


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_item=plain,
        include_object=ours,
        render_as_batch=True,  # SQLite alters a table by copying it
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        context.run_migrations()


def main() -> None:
    given = context.config.attributes.get("connection")
    if isinstance(given, Connection):
        run(given)
    elif isinstance(given, Engine):
        with given.begin() as connection:
            run(connection)
    else:
        with Database(context.get_x_argument(as_dictionary=True)["url"]).write() as session:
            run(session.alchemy)


main()
