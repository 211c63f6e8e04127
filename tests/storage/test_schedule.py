"""Completions and runs: what a check leaves behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import event

from tests.conftest import NOW
from tests.storage.newsroom import DAY, MINUTE, a_page, claim, ended
from versioner.core.model import Level, Outcome
from versioner.storage import checkers, hosts, pages, runs, schedule
from versioner.storage.database import Database
from versioner.storage.records import Completion, Learned

HOUR = timedelta(hours=1)


def test_a_completed_check_sets_the_next_and_gives_the_lease_back(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session)
    claim(database)
    check = Completion(
        page_id=page_id,
        at=NOW,
        outcome=Outcome.FAILED,
        level=Level.FAILED,
        next_check_at=NOW + HOUR,
        failures=3,
        rate=Learned(page={"changes": 4, "expected": {}}, host={}, weight=0.5, pace=0.0),
    )
    with database.write() as session:
        schedule.complete(session, [check], owner="me")
        row = schedule.schedule_of(session, page_id)
    assert row is not None
    assert (row.next_check_at, row.last_checked_at, row.failures) == (NOW + HOUR, NOW, 3)
    assert (row.rate, row.lease_owner) == ({"changes": 4, "expected": {}}, None)
    assert claim(database) == []


def test_a_check_that_nobody_claimed_is_completed_too(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session)
        assert schedule.complete(session, [ended(page_id), ended(99)], owner=None) == {page_id}
        assert schedule.complete(session, [], owner=None) == frozenset()


def test_a_page_untracked_while_it_was_checked_is_not_scheduled_again(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session)
    claim(database)
    with database.write() as session:
        schedule.set_schedule(session, page_id, next_check_at=None)
        assert schedule.complete(session, [ended(page_id)], owner="me") == {page_id}
        row = schedule.schedule_of(session, page_id)
    assert row is not None
    assert (row.next_check_at, row.last_checked_at) == (None, NOW)


def test_a_check_finds_all_it_needs_to_fetch(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session, etag='"1"', headers=(("Cookie", "a=b"),), last_sha256="a" * 64)
        (target,) = schedule.targets(session, [page_id, 99])
    assert (target.page_id, target.url, target.host) == (
        page_id,
        "https://news.example/story",
        "news.example",
    )
    assert (target.etag, target.headers, target.last_sha256) == ('"1"', (("Cookie", "a=b"),), "a" * 64)
    assert target.schedule.next_check_at == NOW


def test_a_schedule_is_set_field_by_field(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session)
        schedule.set_schedule(session, page_id, kind="cron", cron="*/15 * * * *", tz="Europe/Berlin")
        schedule.set_schedule(session, page_id, next_check_at=None)
        row = pages.page(session, page_id).schedule
        assert (row.kind, row.cron, row.tz, row.every) == ("cron", "*/15 * * * *", "Europe/Berlin", None)
        assert row.next_check_at is schedule.next_due(session) is None
        assert schedule.schedule_of(session, 99) is None


# ---------------------------------------------------------------- runs


def test_checks_that_end_alike_are_one_run(database: Database) -> None:
    with database.write() as session:
        one, two = a_page(session, "a"), a_page(session, "b")
        for n in range(5):
            schedule.complete(session, [ended(one, NOW + n * HOUR), ended(two, NOW + n * HOUR)], owner=None)
        (run,) = runs.runs_of(session, one)
        assert (run.first_at, run.last_at, run.count) == (NOW, NOW + 4 * HOUR, 5)
        assert runs.count_by_level(session) == {(Outcome.UNCHANGED, Level.NOT_MODIFIED): 10}


def test_another_end_begins_another_run(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session)
        ends = [
            ended(page_id, NOW),
            ended(page_id, NOW + HOUR, level=Level.SAME_BYTES),
            ended(page_id, NOW + 2 * HOUR, Outcome.FAILED, Level.FAILED, "timed out"),
            ended(page_id, NOW + 3 * HOUR, Outcome.FAILED, Level.FAILED, "refused"),
            ended(page_id, NOW + 3.5 * HOUR, Outcome.GONE, Level.FAILED),
            ended(page_id, NOW + 4 * HOUR),
        ]
        for end in ends:
            schedule.complete(session, [end], owner=None)
        assert [
            (run.first_at, run.outcome, run.level, run.detail) for run in runs.runs_of(session, page_id)
        ] == [(end.at, end.outcome, end.level, end.detail) for end in ends]


def test_words_that_no_database_takes_still_make_one_run(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session)
        for n in range(3):
            check = ended(page_id, NOW + n * HOUR, Outcome.FAILED, Level.FAILED, "bad header \udcff\0")
            schedule.complete(session, [check], owner=None)
        (run,) = runs.runs_of(session, page_id)
        assert (run.count, run.detail) == (3, "bad header \ufffd\ufffd")


def test_a_time_in_which_nobody_looked_is_a_gap_between_runs(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session)
        for at in (NOW, NOW + HOUR, NOW + 2 * HOUR, NOW + DAY, NOW + DAY + HOUR, NOW + DAY + 5 * HOUR):
            schedule.complete(session, [ended(page_id, at)], owner=None)
        assert [(run.first_at, run.count) for run in runs.runs_of(session, page_id)] == [
            (NOW, 3),
            (NOW + DAY, 3),
        ]


def test_an_import_finds_its_place_in_the_past_and_adds_nothing_twice(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session)
        schedule.complete(session, [ended(page_id, NOW)], owner=None)
        for _ in range(2):
            for days in (9, 8, 7):
                runs.record_run(session, ended(page_id, NOW - days * DAY, Outcome.CHANGED, Level.READ))
        found = runs.runs_of(session, page_id)
        assert [(run.first_at, run.last_at, run.count) for run in found] == [
            (NOW - 9 * DAY, NOW - 7 * DAY, 3),
            (NOW, NOW, 1),
        ]
        assert pages.page(session, page_id).schedule.last_checked_at == NOW


def test_a_check_recorded_alone_moves_last_checked(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session)
        runs.record_run(session, ended(page_id, NOW, Outcome.CHANGED, Level.READ))
        assert pages.page(session, page_id).schedule.last_checked_at == NOW
        schedule.complete(session, [ended(page_id, NOW + HOUR, Outcome.CHANGED, Level.READ)], owner=None)
        assert [run.count for run in runs.runs_of(session, page_id)] == [2]


# ---------------------------------------------------------------- who checks


def test_who_checks_is_known_until_it_leaves_or_is_forgotten(database: Database) -> None:
    with database.write() as session:
        checkers.beat(session, "one", started_at=NOW, now=NOW)
        checkers.beat(session, "two", started_at=NOW, now=NOW, trouble="the database is locked")
        checkers.beat(session, "one", started_at=NOW, now=NOW + MINUTE)
        assert [(row.owner, row.seen_at, row.trouble) for row in checkers.checkers(session)] == [
            ("one", NOW + MINUTE, None),
            ("two", NOW, "the database is locked"),
        ]
        checkers.forget(session, NOW + MINUTE)
        checkers.leave(session, "one")
        assert checkers.checkers(session) == ()


def test_looks_that_end_as_those_before_are_written_in_six_statements(database: Database) -> None:
    taught = Learned(page={"changes": 1, "expected": {}}, host={}, weight=0.5, pace=0.0)
    with database.write() as session:
        done = [replace(ended(a_page(session, f"story{n}")), rate=taught) for n in range(3)]
        schedule.complete(session, done, owner=None)
    asked: list[str] = []
    event.listen(
        database._writing.engine,
        "before_cursor_execute",
        lambda c, cursor, statement, *_: asked.append(statement),
    )
    with database.write() as session:
        again = [replace(one, at=one.at + MINUTE) for one in done]
        assert schedule.complete(session, again, owner=None) == {one.page_id for one in done}
    written = [one for one in asked if one.startswith(("SELECT", "INSERT", "UPDATE", "DELETE"))]
    assert len([one for one in written if "min(" not in one]) == 6  # now and then counts are added up


def test_a_host_is_due_with_its_first_page_whether_a_check_taught_anything_of_it_or_not(
    database: Database,
) -> None:
    with database.write() as session:
        page_ids = [a_page(session), a_page(session, "other")]
    taught = Learned(page={"changes": 1, "expected": {}}, host={}, weight=0.5, pace=0.0)
    for rate, later in ((None, 2 * HOUR), (taught, HOUR), (taught, 3 * HOUR)):
        with database.write() as session:
            done = replace(ended(page_ids[0]), next_check_at=NOW + later, rate=rate)
            assert schedule.complete(session, [done], owner=None)
            first = hosts.host(session, "news.example").due_at
        assert first == NOW  # the other page's
    with database.write() as session:
        hosts.take(session, NOW, owner="me", lease_seconds=60, limit=1)
        schedule.set_schedule(session, page_ids[1], next_check_at=None)
        done = replace(ended(page_ids[0]), next_check_at=NOW + HOUR, rate=taught)
        schedule.complete(session, [done], owner=None)
        hosts.let_go(session, ["news.example"], owner="me", now=NOW)
        assert hosts.host(session, "news.example").due_at == NOW + HOUR
