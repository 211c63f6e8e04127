"""The list of articles narrowed: few that fit and many are found on different ways, and are the same list."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from sqlalchemy import event, text

from tests.conftest import NOW
from tests.storage.newsroom import DAY, a_page
from versioner.core.asked.visibility import Visibility
from versioner.core.model import Basis, LastUpdated, PageStatus
from versioner.storage import pages, sheets, tags
from versioner.storage.database import Database, Session

TURNED = LastUpdated(at=NOW, basis=Basis.OBSERVED, not_before=NOW - DAY, version=2)
_CHANGE = text(
    "INSERT INTO changes (page_id, version, previous, first_seen, significance, payload, superseded, silent) "
    "VALUES (:page, :version, 1, :at, 'substantive', :payload, :no, :silent)"
)


def _newsroom(session: Session) -> None:
    """Twelve pages: every third a source, tags and states in turn, silent once, long ago or last."""
    for n in range(12):
        page = a_page(
            session,
            str(n),
            title=f"Article {n}",
            as_article=n % 3 != 2,
            status=PageStatus.FAILING if n % 4 == 1 else PageStatus.OK,
            last_changed_at=NOW + n * DAY if n % 2 else None,
            last_updated=TURNED if n % 2 else None,
        )
        if n % 5 < 3:
            tags.add_tags(session, page, ["harbour"])
        for version in (2, 3):
            given = {"page": page, "version": version, "at": NOW, "payload": b"", "no": False}
            session.execute(_CHANGE, given | {"silent": n % 4 == 3 if version == 2 else n % 4 == 1})


ASKED: list[dict[str, Any]] = [
    {"tag": "harbour"},
    {"host": "news.example"},
    {"show": "silent"},
    {"show": "failing"},
    {"show": "failing,silent"},
    {"show": "drift"},
    {"tag": "harbour", "show": "silent"},
    {"tag": "harbour", "host": "news.example", "part": "article 1"},
]


@pytest.mark.parametrize(("asked", "sort"), list(product(ASKED, ["changed", "id", "title", "checked"])))
def test_many_are_listed_as_few_are(
    database: Database, monkeypatch: pytest.MonkeyPatch, asked: dict[str, Any], sort: str
) -> None:
    with database.write() as session:
        _newsroom(session)
        few = sheets.sheet(session, sort=sort, limit=3, **asked)
        monkeypatch.setattr(sheets, "_FEW", 1)
        many = sheets.sheet(session, sort=sort, limit=3, **asked)
        every = sheets.sheet(session, sort=sort, limit=12, **asked)
    assert [row.id for row in many.rows] == [row.id for row in few.rows]
    assert many.total == few.total == len(every.rows)
    assert all(row.as_article for row in every.rows)


def test_readers_see_the_same_lists_without_what_is_private(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.write() as session:
        _newsroom(session)
        hidden = sheets.sheet(session, tag="harbour", limit=1).rows[0].id
        pages.update_page(session, hidden, visibility=Visibility.PRIVATE)
    with database.for_readers().read() as session:
        for few in (20_000, 1):
            monkeypatch.setattr(sheets, "_FEW", few)
            for asked in ASKED:
                found = sheets.sheet(session, limit=12, **asked)
                assert hidden not in {row.id for row in found.rows}
                assert sheets.sheet(session, limit=12, count_to=99, **asked) == found
                assert found.total == len(found.rows)


def test_no_more_are_counted_than_anybody_asked_for(database: Database) -> None:
    with database.write() as session:
        _newsroom(session)
        assert sheets.sheet(session, tag="harbour", limit=2).total == 5
        assert sheets.sheet(session, tag="harbour", limit=2, count_to=3).total == 3


def test_silent_articles_are_found_without_reading_every_change(database: Database) -> None:
    if database.dialect == "postgresql":
        pytest.skip("its planner keeps statistics, and reads twelve rows whole")
    with database.write() as session:
        _newsroom(session)
        sent: list[tuple[str, Any]] = []
        event.listen(session, "before_cursor_execute", lambda *told: sent.append((told[2], told[3])))
        sheets.sheet(session, show="silent", sort="changed", limit=9)
        steps = [
            str(row[-1])
            for statement, given in list(sent)
            for row in session.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)
        ]
    assert any("ix_changes_silent" in step for step in steps)
    assert [
        step
        for step in steps
        if step == "SCAN changes"
        or step.startswith(("SCAN pages", "SEARCH pages USING INDEX ix_pages_as_article"))
    ] == []
