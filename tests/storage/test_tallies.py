"""Counts kept as it goes, and what pages ask of their hosts."""

from __future__ import annotations

import math
from datetime import timedelta

import pytest
from sqlalchemy import text

from tests.conftest import NOW
from tests.storage.newsroom import DAY, a_page
from versioner.core.model import Level, Outcome, PageStatus
from versioner.core.schedule.rates import UNKNOWN, Rate
from versioner.storage import backlog, hosts, pages, schedule, sheets, tallies
from versioner.storage.database import Database, Session
from versioner.storage.lessons import loads
from versioner.storage.records import Completion, Learned


def checked(session: Session, page_id: int, *, weight: float = 0.0, pace: float = 0.0) -> None:
    learned = Learned(page={}, host={UNKNOWN: Rate(changes=1, expected=2)}, weight=weight, pace=pace)
    done = Completion(
        page_id=page_id,
        at=NOW,
        outcome=Outcome.UNCHANGED,
        level=Level.NOT_MODIFIED,
        next_check_at=NOW + DAY,
        rate=learned,
    )
    schedule.complete(session, [done], owner=None)


def asked(session: Session, host: str = "news.example") -> tuple[float, float, float, float]:
    row = hosts.host(session, host)
    return (
        row.demand,
        row.promised,
        tallies.total(session, tallies.DEMAND),
        tallies.total(session, tallies.PROMISED),
    )


def test_many_small_moves_are_added_up_and_nothing_is_lost(database: Database) -> None:
    with database.write() as session:
        for n in range(300):
            tallies.add(session, {"a": 1, "b": -0.5, f"c{n % 3}": 1, "d": (-1) ** n})
        assert tallies.totals(session) == {"a": 300, "b": -150, "c0": 100, "c1": 100, "c2": 100}
        tallies.add_up(session, many=0)
        assert tallies.totals(session, "c") == {"c0": 100, "c1": 100, "c2": 100}
        assert tallies.total(session, "a") == 300
        assert tallies.total(session, "none") == 0


def test_what_pages_ask_for_is_kept_with_their_host_and_over_all(database: Database) -> None:
    with database.write() as session:
        one, two = a_page(session, "one"), a_page(session, "two")
        other = a_page(session, "other", host="b.example")
        checked(session, one, weight=0.5)
        checked(session, two, pace=0.25)
        checked(session, other, weight=1.0)
        checked(session, one, weight=0.25)  # it has calmed down
        assert asked(session) == (0.25, 0.25, 1.25, 0.25)
        assert loads(session, ["news.example", "none.example"]).keys() == {"news.example"}


def test_pages_that_are_not_looked_at_any_more_ask_for_nothing(database: Database) -> None:
    with database.write() as session:
        stopped, changed, erased, kept = (a_page(session, name) for name in "abcd")
        for page_id in (stopped, changed, erased, kept):
            checked(session, page_id, weight=1.0)
        schedule.set_schedule(session, stopped, next_check_at=None)
        schedule.set_schedule(session, changed, kind="every", every=60.0)
        schedule.set_schedule(session, kept, next_check_at=NOW + DAY)
        pages.delete_page(session, erased)
        assert asked(session) == (1.0, 0.0, 1.0, 0.0)


def test_a_host_learns_from_all_its_pages_and_every_check_is_told_of_it(database: Database) -> None:
    with database.write() as session:
        one, two = a_page(session, "one"), a_page(session, "two")
        checked(session, one, weight=1.0)
        checked(session, two, weight=1.0)
        backlog.keep_spread(session, 2.5)
        (target,) = schedule.targets(session, [one])
    around = target.around
    assert around.learned == {str(UNKNOWN): [2.0, 4.0]}
    assert math.isclose(around.demand, 2.0)
    assert (around.all_demand, around.spread) == (2.0, 2.5)


def test_a_failed_check_leaves_what_was_learned(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session)
        checked(session, page_id, weight=1.0)
        failed = Completion(
            page_id=page_id,
            at=NOW + DAY,
            outcome=Outcome.FAILED,
            level=Level.FAILED,
            next_check_at=NOW + 2 * DAY,
        )
        schedule.complete(session, [failed], owner=None)
        assert asked(session) == (1.0, 0.0, 1.0, 0.0)
        row = schedule.schedule_of(session, page_id)
        assert row is not None
        assert row.rate == {}


def test_pages_are_counted_whatever_way_they_come_move_and_go(database: Database) -> None:
    with database.write() as session:
        ids = [a_page(session, str(n)) for n in range(4)]
        source = a_page(session, "source", as_article=False)
        pages.update_page(session, ids[0], status=PageStatus.SUSPECT)
        pages.update_page(session, ids[1], pending=True)
        pages.update_page(session, ids[2], status=PageStatus.GONE, title="New")
        pages.update_page(session, ids[2], title="Newer")
        pages.delete_page(session, ids[3])
        pages.update_page(session, source, tracked=False)
        schedule.set_schedule(session, source, next_check_at=None)
        assert sheets.count_by_status(session) == {
            PageStatus.OK: 1,
            PageStatus.SUSPECT: 1,
            PageStatus.GONE: 1,
        }
        assert schedule.due_counts(session, NOW) == (3, 3)
        for show, total in (("", 3), ("suspect", 2), ("failing", 1), ("ok", 1), ("gone", 1), ("drift", 0)):
            found = sheets.sheet(session, show=show, sort="changed", limit=10)
            assert (len(found.rows), found.total) == (total, total)


def test_the_newest_news_is_listed_first_and_what_never_had_any_by_its_first_sight(
    database: Database,
) -> None:
    with database.write() as session:
        old = a_page(session, "old", first_seen_at=NOW - 9 * DAY)
        new = a_page(session, "new", first_seen_at=NOW - 8 * DAY, last_changed_at=NOW)
        waits = a_page(session, "waits")
        rows = sheets.sheet(session, sort="changed", limit=10).rows
        assert [row.id for row in rows] == [new, waits, old] or [row.id for row in rows] == [waits, new, old]


PLANS = {
    "the claim over all": ("SELECT page_id FROM schedules WHERE next_check_at <= '2026-01-01' ORDER BY next_check_at LIMIT 200", "ix_schedules_next_check_at"),
    "when a host is due next": ("SELECT min(next_check_at) FROM schedules WHERE host = 'a'", "ix_schedules_host_next_check_at ix_schedules_next_check_at"),
    "hosts that wait": ("SELECT host FROM hosts WHERE due_at <= '2026-01-01' ORDER BY due_at LIMIT 20", "ix_hosts_due_at"),
    "the dashboard": ("SELECT id FROM pages WHERE as_article IS TRUE ORDER BY changed_at DESC, id DESC LIMIT 50", "ix_pages_as_article_changed_at_id"),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANS)
def test_what_is_asked_most_often_goes_along_an_index(database: Database, name: str) -> None:
    query, index = PLANS[name]
    with database.write() as session:
        for n in range(20):
            a_page(session, str(n))
        if database.dialect == "postgresql":
            session.execute(text("SET LOCAL enable_seqscan = off"))  # twenty rows are read whole for less
            session.execute(text("SET LOCAL enable_sort = off"))
        # SQLite knows IS 1 along an index, PostgreSQL IS TRUE: as SQLAlchemy spells it for each
        query = query.replace("IS TRUE", "IS 1") if database.dialect == "sqlite" else query
        explain = "EXPLAIN QUERY PLAN " if database.dialect == "sqlite" else "EXPLAIN "
        plan = " ".join(str(row) for row in session.execute(text(explain + query)))
    assert any(one in plan for one in index.split())  # of twenty rows each index of due pages is as good
    assert "TEMP B-TREE" not in plan


def test_a_page_on_another_host_asks_for_its_looks_there(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session)
        checked(session, page_id, weight=2.0)
        before = schedule.schedule_of(session, page_id)
        schedule.move(session, page_id, "new.example")
        schedule.move(session, page_id + 1, "new.example")  # there is none: nothing happens
        after = schedule.schedule_of(session, page_id)
        assert before is not None
        assert after is not None
        assert after.next_check_at == before.next_check_at
        assert hosts.host(session, "new.example").due_at == after.next_check_at
        assert asked(session)[0] == 0.0  # until the first check there says anew
        (target,) = schedule.targets(session, [page_id])
    assert target.host == "new.example"


def test_a_backlog_is_weighed_by_one_of_many_and_by_another_after_a_minute(database: Database) -> None:
    later = NOW + timedelta(seconds=70)
    with database.write() as session:
        assert backlog.may_spread(session, NOW, every=50)
        backlog.keep_spread(session, 1.5, NOW)
        assert not backlog.may_spread(session, NOW + timedelta(seconds=5), every=50)
        assert backlog.may_spread(session, later, every=50)
        backlog.keep_spread(session, 2.0, NOW + DAY)  # a clock that is wrong holds nobody up
        assert backlog.may_spread(session, later, every=50)
