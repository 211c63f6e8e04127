"""What all migrations amount to in an empty SQLite database, as one script: `storage/first.sql`.

python migrations/first.py        # after a new migration; tests/test_migrations.py compares
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator

from versioner.storage.database import Database
from versioner.storage.first import SCRIPT
from versioner.storage.migrate import upgrade


def script() -> str:
    """The statements that make a SQLite database what the migrations make it."""
    with tempfile.TemporaryDirectory() as place:
        database = Database(f"sqlite:///{place}/versioner.db")
        try:
            with database.write() as session:
                upgrade(session)
        finally:
            database.dispose()
        with sqlite3.connect(f"{place}/versioner.db") as line:
            found = "".join(f"{one};\n" for one in statements(line))
        line.close()
    return found


def statements(line: sqlite3.Connection) -> Iterator[str]:
    """What makes the tables, indexes and triggers of a database, and the few rows that are there from the beginning."""
    own = "name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"  # SQLite makes these itself, and what a table of words is kept in
    words = [
        f"{name}_"
        for (name,) in line.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'")
    ]
    made = line.execute(
        f"SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND {own} ORDER BY rowid"
    )
    made = [one for one in made if not one[1].startswith(tuple(words))]
    yield from (sql for kind, _, sql in made if kind != "trigger")
    for kind, name, sql in made:
        if kind == "table" and not sql.startswith("CREATE VIRTUAL"):
            for row in line.execute(f'SELECT * FROM "{name}"'):
                quoted = (line.execute("SELECT quote(?)", (value,)).fetchone()[0] for value in row)
                yield f"INSERT INTO {name} VALUES ({', '.join(quoted)})"
    yield from (sql for kind, _, sql in made if kind == "trigger")


if __name__ == "__main__":
    SCRIPT.write_text(script())
