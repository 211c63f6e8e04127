"""What schema a database has, as it says itself."""

from __future__ import annotations

from versioner.storage.driver import is_ours, run
from versioner.storage.session import Session

_IS_THERE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
_REVISION = "SELECT version_num FROM alembic_version"


def revision_of(session: Session) -> str | None:
    """The one row of `alembic_version`; None where the table is missing or empty."""
    if is_ours(session):
        there = run(session, _IS_THERE).fetchone()
        row = run(session, _REVISION).fetchone() if there else None
    else:
        from sqlalchemy import inspect  # noqa: PLC0415 - SQLite is asked without it

        there = inspect(session.alchemy).has_table("alembic_version")
        row = session.exec_driver_sql(_REVISION).fetchone() if there else None
    return row and str(row[0])
