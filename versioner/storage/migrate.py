"""Alembic, held at arm's length: loaded only when a schema has to be made or moved."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection, text

from versioner.errors import StorageError
from versioner.storage.schema import revision_of
from versioner.storage.session import Session

# Any fixed number will do: it names this program's migrations among the advisory locks of a database.
_ADVISORY_LOCK = 7_246_531


def migrations() -> Path:
    """Where the migrations lie: inside the installed package, else at the top of the checkout."""
    package = Path(__file__).parents[1]
    installed = package / "_migrations"
    return installed if installed.is_dir() else package.parent / "migrations"


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration, made here so that no file has to be found; `connection` is what to migrate."""
    made = Config()
    made.set_main_option("script_location", str(migrations()).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made


def upgrade(session: Session) -> tuple[str | None, str]:
    """Bring the schema to the newest revision inside the caller's write transaction.

    Whoever comes second waits for the lock and then finds the work done.

    Returns:
        The revisions before and after.

    Raises:
        StorageError: the database's revision is none of ours: a newer program made it.
    """
    if session.backend == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
    settings = config(session.alchemy)
    scripts = ScriptDirectory.from_config(settings)
    head = scripts.get_current_head() or ""
    before = revision_of(session)
    if before == head:
        return before, head
    if before is not None and not _known(scripts, before):
        raise StorageError(
            "the database is newer than this versioner (its schema is {before}, this program knows up to {head}): update versioner, or give another --home",
            before=before,
            head=head,
        )
    command.upgrade(settings, "head")
    return before, head


def _known(scripts: ScriptDirectory, revision: str) -> bool:
    try:
        return scripts.get_revision(revision) is not None
    except CommandError:
        return False
