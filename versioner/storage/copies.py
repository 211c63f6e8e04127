"""How a copy made by `versioner backup` is known, and that nobody changes it by looking at it.

A copy is laid out as a home and names the hash of its database in `backup.json`. Opened as a home it is only read:
a journal mode that is switched, or a schema that is migrated, would be another database than the one that was copied.
"""

from __future__ import annotations

from pathlib import Path

from versioner.errors import StorageError

MANIFEST = "backup.json"


def begun(directory: Path) -> Path:
    """The file that says that a copy was begun in a directory, until its manifest takes its place."""
    return directory / f".{MANIFEST}.part"


def is_copy(directory: Path) -> bool:
    """Whether a directory holds a copy."""
    return (directory / MANIFEST).is_file()


def refuse_unfinished(database: Path) -> None:
    """Refuse a copy that has no SQLite database: an empty one that is made in its place would pass for whole.

    Raises:
        StorageError: the copy is one of PostgreSQL, or was never finished.
    """
    home = database.parent
    if database.exists() or not (is_copy(home) or begun(home).is_file()):
        return
    if (home / "database.pgdump").is_file():
        raise StorageError(
            "{home} is a copy of a PostgreSQL database: `versioner restore` brings it back", home=home
        )
    raise StorageError("{home} is a copy that was never finished: call `versioner backup` again", home=home)
