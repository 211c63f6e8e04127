"""What schema a database has, as it says itself."""

from __future__ import annotations

from sqlalchemy import Connection, inspect, select, text


def revision_of(connection: Connection) -> str | None:
    """The one row of `alembic_version`; None where the table is missing or empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(select(text("version_num")).select_from(text("alembic_version"))).scalar()
