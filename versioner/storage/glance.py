"""Whether a SQLite database holds anything to do, seen without what works with it.

What a crontab line asks every minute, and mostly hears no: the standard library's sqlite3 loads in a twentieth of
the time of SQLAlchemy. Nothing is written, and whatever is not as it should be is left to the whole program.
"""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from versioner.storage.revision import HEAD
from versioner.storage.tidied import TIDIED_AT, long_ago

_FILE = "sqlite:///"
_BUSY_SECONDS = 5.0

# What `schedule.next_due`, `follows.anything_due`, `undelivered.anything_waiting` and `meta.untidied` ask, each an
# index lookup.
_ASKED = """
SELECT (SELECT version_num FROM alembic_version) = :head
   AND NOT EXISTS (SELECT 1 FROM schedules WHERE next_check_at <= :now)
   AND NOT EXISTS (SELECT 1 FROM follows WHERE next_at <= :now)
   AND NOT EXISTS (SELECT 1 FROM follow_entries WHERE until <= :now)
   AND NOT EXISTS (SELECT 1 FROM deliveries WHERE due_at <= :now),
       (SELECT value FROM meta WHERE key = :tidied)
"""


def nothing_due(url: str, now: datetime) -> bool:
    """Whether it is certain that no page, no list, no delivery and no chore is due; False where it is not.

    Args:
        url: the database's SQLAlchemy URL; only a plain SQLite file is looked into.
        now: the moment.
    """
    path = Path(url.removeprefix(_FILE))
    if not url.startswith(_FILE) or "?" in url or not path.is_file():
        return False
    try:
        # nothing is made where nothing is; a reader of a write-ahead log wants to write beside it
        line = sqlite3.connect(f"file:{quote(str(path))}?mode=rw", uri=True, timeout=_BUSY_SECONDS)
    except sqlite3.Error:
        return False
    try:
        asked = {"head": HEAD, "now": _written(now), "tidied": TIDIED_AT}
        quiet, tidied = line.execute(_ASKED, asked).fetchone()
    except sqlite3.Error:
        return False
    finally:
        line.close()
    return bool(quiet) and not long_ago(None if tidied is None else json.loads(tidied), now)


def _written(at: datetime) -> str:
    """A moment as `columns.Moment` is kept in SQLite."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
