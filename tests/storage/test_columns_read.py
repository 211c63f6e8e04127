"""What a damaged database holds is told in a line that says so, whichever column it stands in."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.storage.newsroom import a_page
from versioner.core.model import PageStatus
from versioner.errors import CorruptError
from versioner.storage import pages
from versioner.storage.database import Database
from versioner.storage.values import named


@pytest.mark.parametrize(
    ("column", "holds", "said"),
    [
        ("created_at", "'the day before'", "'the day before' in the database is no moment"),
        ("created_at", "17", "17 in the database is no moment"),
        ("ignore", "'[\"advert'", "in the database is no JSON"),
        ("status", "'asleep'", "'asleep' in the database is no PageStatus"),
        ("visibility", "'glass'", "'glass' in the database is no Visibility"),
    ],
)
def test_a_column_that_holds_something_else_is_damaged(
    tmp_path: Path, sqlite_template: Path, column: str, holds: str, said: str
) -> None:
    place = tmp_path / "versioner.db"
    place.write_bytes(sqlite_template.read_bytes())
    url = f"sqlite:///{place}"
    database = Database(url)
    with database.write() as session:
        page = a_page(session)
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("PRAGMA ignore_check_constraints = ON"))
        connection.execute(text(f"UPDATE pages SET {column} = {holds} WHERE id = {page}"))
    engine.dispose()
    with pytest.raises(CorruptError, match=said.replace("[", "\\[")), database.read() as session:
        pages.page(session, page)
    database.dispose()


def test_a_name_is_the_member_of_that_name() -> None:
    assert named(PageStatus, "ok") is PageStatus.OK
