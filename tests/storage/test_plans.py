"""What is looked up by an address goes along an index, on either database: the very statements that are sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import count
from typing import Any

import pytest
from sqlalchemy import event, text

from tests.conftest import NOW
from tests.storage.newsroom import DAY, MINUTE, a_page, a_version
from versioner.storage import changes, leases, pages, snapshots, sources, versions
from versioner.storage.database import Database, Session

Ask = Callable[[Session], Any]
_ASKED = count()

ADDRESSES: dict[str, Ask] = {
    "a page by its URL": lambda session: pages.page_by_url(session, "https://news.example/7"),
    "a page by its key": lambda session: pages.page_by_key(session, "news.example/7"),
    "pages by their numbers": lambda session: pages.pages_by_ids(session, [7]),
    "a version by its number": lambda session: versions.version_numbered(session, 7, 1),
    "versions by a capture": lambda session: versions.versions_by_snapshot(session, [7]),
    "captures by part of a hash": lambda session: snapshots.snapshots_by_prefix(session, "7b2a"),
    "what a page offers as sources": lambda session: sources.hints_of(session, 7),
}


def _plan(session: Session, ask: Ask) -> list[str]:
    """How the database goes about each statement that `ask` sends, a line a step."""
    sent: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, given: Any, *_: Any) -> None:
        sent.append((statement, given))

    event.listen(session, "before_cursor_execute", note)
    ask(session)
    event.remove(session, "before_cursor_execute", note)
    assert sent
    explain = "EXPLAIN QUERY PLAN" if session.dialect.name == "sqlite" else "EXPLAIN"
    # no two questions are alike: an EXPLAIN that sqlite3 has prepared before answers as it did, whatever became of the schema
    return [
        str(row[-1])
        for statement, given in sent
        for row in session.exec_driver_sql(f"/* {next(_ASKED)} */ {explain} {statement}", given)
    ]


def _read_whole(plan: list[str]) -> list[str]:
    """The steps that read a table, or an index, from end to end."""
    following = [*plan[1:], ""]
    return [
        step
        for step, below in zip(plan, following, strict=True)
        if step.startswith("SCAN ")
        or "Seq Scan" in step
        or ("Index" in step and "Scan" in step and "Index Cond" not in below)
    ]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, apart: Callable[[str], Database]) -> Database:
    """Twenty pages in a database of our own: what others wrote and emptied tells PostgreSQL something of its tables."""
    made = apart(request.param)
    with made.write() as session:
        for n in range(20):
            a_version(session, a_page(session, str(n)), f"Text {n}.")
    return made


@pytest.mark.parametrize("name", ADDRESSES)
def test_an_address_is_looked_up_along_an_index(database: Database, name: str) -> None:
    with database.write() as session:
        if database.dialect == "postgresql":
            session.execute(text("SET LOCAL enable_seqscan = off"))  # twenty rows are read whole for less
        plan = _plan(session, ADDRESSES[name])
    assert not _read_whole(plan), plan


@pytest.mark.parametrize("readers", [False, True])
def test_what_is_unseen_is_counted_among_the_newest_changes_whatever_the_moment(
    database: Database, readers: bool
) -> None:
    kinds = ["minor"] * 3_000 + ["substantive", "substantive", "minor", "substantive", "minor"]
    with (database.for_readers() if readers else database).write() as session:
        page = session.scalar(text("SELECT min(id) FROM pages"))
        given = {"page": page, "payload": b"", "no": False}
        rows = [
            given | {"version": n, "at": NOW + n * MINUTE, "what": kind} for n, kind in enumerate(kinds, 2)
        ]
        session.execute(_CHANGE, rows)

        def count(session: Session, among: int = 200, since: datetime = NOW - DAY) -> int:
            return changes.count_unseen(session, since, among=among)

        assert [count(session, among) for among in (1, 2, 3, 4, 200)] == [0, 1, 1, 2, 3]
        assert [count(session, since=rows[n]["at"]) for n in (-1, -3, -5, -6)] == [0, 1, 2, 3]
        if database.dialect == "postgresql":
            session.execute(text("ANALYZE changes"))
        plan = _plan(session, count)
        session.rollback()
    assert any("ix_changes_first_seen" in step for step in plan), plan
    assert not [step for step in _read_whole(plan) if "changes" in step], plan


_CHANGE = text(
    "INSERT INTO changes (page_id, version, previous, first_seen, significance, payload, superseded, silent) "
    "VALUES (:page, :version, 1, :at, :what, :payload, :no, :no)"
)


def test_a_hosts_best_due_pages_are_claimed_along_an_index_a_few_of_each_class(database: Database) -> None:
    with database.write() as session:
        if database.dialect == "postgresql":
            session.execute(text("SET LOCAL enable_seqscan = off"))

        def claim(session: Session) -> None:
            leases.claim_of_hosts(session, ["news.example"], NOW, lease_seconds=60, owner="me", limit=3)

        plan = _plan(session, claim)
        session.rollback()
    assert any("ix_schedules_host_wait_next_check_at" in step for step in plan), plan
    assert not [step for step in _read_whole(plan) if "schedules" in step], plan


def test_what_has_no_index_would_be_seen(database: Database) -> None:
    with database.write() as session:
        session.execute(text("DROP INDEX ix_pages_url"))
        if database.dialect == "postgresql":
            session.execute(text("SET LOCAL enable_seqscan = off"))
        plan = _plan(session, ADDRESSES["a page by its URL"])
        session.rollback()
    assert _read_whole(plan), plan
