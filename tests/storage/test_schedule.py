"""Claims, completions, runs and hosts: nobody's page twice, no host too often."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from tests.conftest import NOW
from tests.storage.newsroom import DAY, MINUTE, a_page
from versioner.core.model import Outcome
from versioner.storage import hosts, pages, runs, schedule
from versioner.storage.database import Database
from versioner.storage.records import Completion, HostRow

HOUR = timedelta(hours=1)


def ended(
    page_id: int,
    at: datetime = NOW,
    outcome: Outcome = Outcome.UNCHANGED,
    level: str = "304",
    detail: str | None = None,
) -> Completion:
    return Completion(
        page_id=page_id, at=at, outcome=outcome, level=level, detail=detail, next_check_at=at + HOUR
    )


def claim(database: Database, owner: str = "me", now: datetime = NOW, limit: int = 10) -> list[int]:
    with database.write() as session:
        claims = schedule.claim_due(session, now, lease_seconds=600, owner=owner, limit=limit)
    return [claim.page_id for claim in claims]


def test_due_pages_are_claimed_longest_due_first_and_only_once(database: Database) -> None:
    with database.write() as session:
        late = a_page(session, "late", due=NOW)
        later = a_page(session, "later", due=NOW - MINUTE)
        a_page(session, "tomorrow", due=NOW + DAY)
        a_page(session, "never", due=None)
    assert claim(database, limit=1) == [later]
    assert claim(database, limit=5) == [late]
    assert claim(database) == []


def test_one_host_can_be_claimed_alone(database: Database) -> None:
    with database.write() as session:
        a_page(session, "a", host="a.example")
        there = a_page(session, "b", host="b.example")
        found = schedule.claim_due(session, NOW, lease_seconds=60, owner="me", limit=9, host="b.example")
    assert [(c.page_id, c.host) for c in found] == [(there, "b.example")]


def test_an_expired_lease_is_due_again_and_its_owner_too_late(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session)
    assert claim(database, "slow") == [page_id]
    assert claim(database, "quick", NOW + 599 * timedelta(seconds=1)) == []
    assert claim(database, "quick", NOW + 600 * timedelta(seconds=1)) == [page_id]
    with database.write() as session:
        assert schedule.complete(session, [ended(page_id)], owner="slow") == frozenset()
        assert schedule.complete(session, [ended(page_id)], owner="quick") == {page_id}
        assert len(runs.runs_of(session, page_id)) == 1


def test_a_completed_check_sets_the_next_and_gives_the_lease_back(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session)
    claim(database)
    check = Completion(
        page_id=page_id,
        at=NOW,
        outcome=Outcome.FAILED,
        level="fetch",
        next_check_at=NOW + HOUR,
        failures=3,
        rate={"n": 4},
    )
    with database.write() as session:
        schedule.complete(session, [check], owner="me")
        row = schedule.schedule_of(session, page_id)
    assert row is not None
    assert (row.next_check_at, row.last_checked_at, row.failures) == (NOW + HOUR, NOW, 3)
    assert (row.rate, row.lease_owner) == ({"n": 4}, None)
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


def test_what_somebody_wants_to_see_now_is_taken_from_whoever_held_it(database: Database) -> None:
    with database.write() as session:
        held, resting = a_page(session, "held"), a_page(session, "resting", due=NOW + DAY)
    assert claim(database, "daemon") == [held]
    with database.write() as session:
        schedule.claim_pages(session, [held, resting], NOW, lease_seconds=60, owner="me")
        assert schedule.complete(session, [ended(held)], owner="daemon") == frozenset()
        assert schedule.complete(session, [ended(held), ended(resting)], owner="me") == {held, resting}


def test_stopping_gives_every_lease_back(database: Database) -> None:
    with database.write() as session:
        ours, theirs = a_page(session, "a", due=NOW - MINUTE), a_page(session, "b")
    assert claim(database, "me", limit=1) == [ours]
    assert claim(database, "you") == [theirs]
    with database.write() as session:
        assert schedule.release(session, "me", NOW) == 1
    assert claim(database, "you") == [ours]


@pytest.mark.parametrize("workers", [4])
def test_threads_never_claim_the_same_page(database: Database, workers: int) -> None:
    with database.write() as session:
        everything = {a_page(session, str(n)) for n in range(120)}

    def drain(owner: int) -> list[int]:
        mine: list[int] = []
        while found := claim(database, f"worker {owner}", limit=7):
            mine += found
        return mine

    with ThreadPoolExecutor(workers) as pool:
        claimed = [page_id for found in pool.map(drain, range(workers)) for page_id in found]
    assert sorted(claimed) == sorted(everything)


DRAIN = """
import sys
from datetime import datetime
from versioner.storage import schedule
from versioner.storage.database import Database
database, now = Database(sys.argv[1]), datetime.fromisoformat(sys.argv[2])
found = True
while found:
    with database.write() as session:
        found = schedule.claim_due(session, now, lease_seconds=600, owner=sys.argv[3], limit=3)
    for claim in found:
        print(claim.page_id)
database.dispose()
"""


def test_processes_never_claim_the_same_page(database: Database) -> None:
    with database.write() as session:
        everything = {a_page(session, str(n)) for n in range(60)}
    url = database.url.render_as_string(hide_password=False)
    running = [
        subprocess.Popen(
            [sys.executable, "-c", DRAIN, url, NOW.isoformat(), owner], stdout=subprocess.PIPE, text=True
        )
        for owner in ("one", "two")
    ]
    claimed = [int(line) for child in running for line in child.communicate()[0].split()]
    assert [child.returncode for child in running] == [0, 0]
    assert sorted(claimed) == sorted(everything)


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


def test_hosts_with_due_pages_are_named_unless_they_want_to_be_left_alone(database: Database) -> None:
    with database.write() as session:
        a_page(session, "a", host="a.example", due=NOW)
        a_page(session, "b", host="b.example", due=NOW - HOUR)
        a_page(session, "c", host="c.example", due=NOW + HOUR)
        assert schedule.due_hosts(session, NOW, 9) == ("b.example", "a.example")
        assert schedule.due_hosts(session, NOW, 1) == ("b.example",)
        hosts.back_off(session, "b.example", NOW + MINUTE, failures=1)
        assert schedule.due_hosts(session, NOW, 9) == ("a.example",)
        assert schedule.due_hosts(session, NOW + MINUTE, 9) == ("b.example", "a.example")


def test_a_host_is_postponed_with_all_its_pages(database: Database) -> None:
    with database.write() as session:
        a_page(session, "a", host="a.example")
        a_page(session, "later", host="a.example", due=NOW + 2 * HOUR)
        a_page(session, "b", host="b.example")
        a_page(session, "off", host="a.example", due=None)
        assert schedule.postpone_host(session, "a.example", NOW + HOUR) == 1
        assert schedule.due_counts(session, NOW) == (1, 3)
        assert schedule.next_due(session) == NOW


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
        assert runs.last_runs(session, [one, two, 99]).keys() == {one, two}
        assert runs.count_by_level(session) == {(Outcome.UNCHANGED, "304"): 10}


def test_another_end_begins_another_run(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session)
        ends = [
            ended(page_id, NOW),
            ended(page_id, NOW + HOUR, level="bytes"),
            ended(page_id, NOW + 2 * HOUR, Outcome.FAILED, "fetch", "timed out"),
            ended(page_id, NOW + 3 * HOUR, Outcome.FAILED, "fetch", "refused"),
            ended(page_id, NOW + 3.5 * HOUR, Outcome.GONE, "fetch"),
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
            check = ended(page_id, NOW + n * HOUR, Outcome.FAILED, "fetch", "bad header \udcff\0")
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
                runs.record_run(
                    session, page_id, at=NOW - days * DAY, outcome=Outcome.CHANGED, level="blocks"
                )
        found = runs.runs_of(session, page_id)
        assert [(run.first_at, run.last_at, run.count) for run in found] == [
            (NOW - 9 * DAY, NOW - 7 * DAY, 3),
            (NOW, NOW, 1),
        ]
        assert pages.page(session, page_id).schedule.last_checked_at == NOW


def test_a_check_recorded_alone_moves_last_checked(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session)
        runs.record_run(session, page_id, at=NOW, outcome=Outcome.CHANGED, level="blocks")
        assert pages.page(session, page_id).schedule.last_checked_at == NOW
        schedule.complete(session, [ended(page_id, NOW + HOUR, Outcome.CHANGED, "blocks")], owner=None)
        assert [run.count for run in runs.runs_of(session, page_id)] == [2]


# ---------------------------------------------------------------- hosts


def test_requests_to_one_host_are_spaced_whoever_sends_them(database: Database) -> None:
    with ThreadPoolExecutor(4) as pool:

        def ask(_: int) -> datetime:
            with database.write() as session:
                return hosts.reserve(session, "a.example", NOW, 2.0)

        given = sorted(pool.map(ask, range(8)))
    assert given == [NOW + n * timedelta(seconds=2) for n in range(8)]


def test_a_host_that_nobody_asked_for_long_may_be_asked_at_once(database: Database) -> None:
    with database.write() as session:
        assert hosts.reserve(session, "a.example", NOW, 1.0, count=3) == NOW
        assert hosts.reserve(session, "a.example", NOW, 1.0) == NOW + timedelta(seconds=3)
        assert hosts.reserve(session, "a.example", NOW + HOUR, 1.0) == NOW + HOUR
        assert hosts.reserve(session, "b.example", NOW, 1.0) == NOW


def test_a_pause_that_the_host_asked_for_is_kept(database: Database) -> None:
    with database.write() as session:
        hosts.back_off(session, "a.example", NOW + HOUR, failures=2)
        assert hosts.reserve(session, "a.example", NOW, 1.0) == NOW + HOUR
        assert hosts.host(session, "a.example").failures == 2
        hosts.recovered(session, "a.example")
        assert hosts.host(session, "a.example").backoff_until is None


def test_robots_are_kept_and_an_unknown_host_is_empty(database: Database) -> None:
    with database.write() as session:
        assert hosts.host(session, "a.example") == HostRow(host="a.example")
        hosts.put_robots(
            session,
            "a.example",
            body=b"User-agent: *\nDisallow: /\xff",
            status=200,
            fetched_at=NOW,
            expires_at=NOW + DAY,
            crawl_delay=5.0,
        )
        found = hosts.host(session, "a.example")
    assert (found.robots, found.crawl_delay, found.robots_expires_at) == (
        b"User-agent: *\nDisallow: /\xff",
        5.0,
        NOW + DAY,
    )
