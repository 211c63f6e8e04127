"""Hosts: whose turn it is, whatever way the database goes about it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text

from tests.conftest import NOW
from tests.storage.newsroom import a_page
from versioner.storage import hosts
from versioner.storage.database import Database, Session


def three_due(session: Session) -> None:
    for hour, name in enumerate("bac"):
        a_page(session, name, host=f"{name}.example", due=NOW - timedelta(hours=3 - hour))
    if session.dialect.name == "postgresql":  # a plan that reads what it chooses from anew for every row
        for other in ("hashjoin", "mergejoin", "hashagg", "sort", "material", "indexscan", "bitmapscan"):
            session.execute(text(f"SET LOCAL enable_{other} = off"))


@pytest.mark.parametrize("limit", [1, 2])
def test_no_more_hosts_are_taken_than_were_asked_for_whatever_the_plan(
    database: Database, limit: int
) -> None:
    with database.write() as session:
        three_due(session)
        taken = hosts.take(session, NOW, owner="me", lease_seconds=60, limit=limit)
        assert [row.host for row in taken] == ["b.example", "a.example"][:limit]


def test_a_queue_is_told_of_no_more_hosts_than_it_asked_for_whatever_the_plan(database: Database) -> None:
    with database.write() as session:
        three_due(session)
        assert hosts.to_wake(session, NOW, limit=1, again_after=60) == ("b.example",)
        assert hosts.to_wake(session, NOW, limit=9, again_after=60) == ("a.example", "c.example")
