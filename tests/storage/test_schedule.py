"""Claims, completions, runs and hosts: nobody's page twice, no host too often."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.conftest import NOW
from tests.storage.newsroom import DAY, MINUTE, a_page
from versioner.core import rates
from versioner.core.model import Level, Outcome
from versioner.core.rates import UNKNOWN, Past, ScheduleLimits
from versioner.storage import checkers, hosts, leases, pages, runs, schedule
from versioner.storage.database import Database, Session
from versioner.storage.records import Completion, HostRow, Learned

HOUR = timedelta(hours=1)


def ended(
    page_id: int,
    at: datetime = NOW,
    outcome: Outcome = Outcome.UNCHANGED,
    level: Level = Level.NOT_MODIFIED,
    detail: str | None = None,
) -> Completion:
    return Completion(
        page_id=page_id, at=at, outcome=outcome, level=level, detail=detail, next_check_at=at + HOUR
    )


def claim(
    database: Database,
    owner: str = "me",
    now: datetime = NOW,
    limit: int = 10,
    names: tuple[str, ...] = ("news.example",),
) -> list[int]:
    with database.write() as session:
        claims = leases.claim_of_hosts(session, names, now, lease_seconds=600, owner=owner, limit=limit)
    return [claim.page_id for claim in claims]


def test_due_pages_are_claimed_only_once(database: Database) -> None:
    with database.write() as session:
        first, second = a_page(session, "first", due=NOW), a_page(session, "second", due=NOW - MINUTE)
        a_page(session, "tomorrow", due=NOW + DAY)
        a_page(session, "never", due=None)
    assert claim(database, limit=1) == [first]
    assert claim(database, limit=5) == [second]
    assert claim(database) == []


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


def test_what_somebody_wants_to_see_now_is_taken_from_whoever_held_it(database: Database) -> None:
    with database.write() as session:
        held, resting = a_page(session, "held"), a_page(session, "resting", due=NOW + DAY)
    assert claim(database, "daemon") == [held]
    with database.write() as session:
        leases.claim_pages(session, [held, resting], NOW, lease_seconds=60, owner="me")
        assert schedule.complete(session, [ended(held)], owner="daemon") == frozenset()
        assert schedule.complete(session, [ended(held), ended(resting)], owner="me") == {held, resting}


def test_stopping_gives_every_lease_back(database: Database) -> None:
    with database.write() as session:
        ours, theirs = a_page(session, "a", due=NOW - MINUTE), a_page(session, "b")
    assert claim(database, "me", limit=1) == [ours]
    assert claim(database, "you") == [theirs]
    with database.write() as session:
        assert leases.release(session, "me", NOW) == 1
    assert claim(database, "you") == [ours]


def drain(database: Database, owner: str, now: datetime) -> list[int]:
    """The numbers of the pages that `owner` claims, host after host, until there is nothing left."""
    mine: list[int] = []
    while True:
        with database.write() as session:
            names = [row.host for row in hosts.take(session, now, owner=owner, lease_seconds=600, limit=2)]
            claims = leases.claim_of_hosts(session, names, now, lease_seconds=600, owner=owner, limit=3)
            hosts.let_go(session, names, owner=owner, now=now)
        mine += [claim.page_id for claim in claims]
        if not names:
            return mine


def pages_of_hosts(database: Database, count: int) -> list[int]:
    with database.write() as session:
        return [a_page(session, str(n), host=f"h{n % 12}.example") for n in range(count)]


@pytest.mark.parametrize("workers", [4])
def test_threads_never_claim_the_same_page(database: Database, workers: int) -> None:
    everything = pages_of_hosts(database, 120)
    with ThreadPoolExecutor(workers) as pool:
        found = pool.map(lambda n: drain(database, f"worker {n}", NOW), range(workers))
        claimed = [page_id for mine in found for page_id in mine]
    assert sorted(claimed) == everything


DRAIN = """
import sys
from datetime import datetime
from tests.storage.test_schedule import drain
from versioner.storage.database import Database
database = Database(sys.argv[1])
print(*drain(database, sys.argv[3], datetime.fromisoformat(sys.argv[2])))
database.dispose()
"""


def test_processes_never_claim_the_same_page(database: Database) -> None:
    everything = pages_of_hosts(database, 60)
    url = database.url.render_as_string(hide_password=False)
    running = [
        subprocess.Popen(
            [sys.executable, "-c", DRAIN, url, NOW.isoformat(), owner],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        for owner in ("one", "two")
    ]
    claimed = [int(word) for child in running for word in child.communicate()[0].split()]
    assert [child.returncode for child in running] == [0, 0]
    assert sorted(claimed) == everything


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


def claim_host(database: Database, *, limit: int = 10, owner: str = "me", now: datetime = NOW) -> list[int]:
    with database.write() as session:
        claims = leases.claim_of_hosts(
            session, ["news.example"], now, lease_seconds=60, owner=owner, limit=limit
        )
        rows = {claim.page_id for claim in claims}
    return sorted(rows)


def looked_at(session: Session, page_id: int, *, ago: timedelta, every: timedelta) -> None:
    """The page was looked at `ago`, and then planned to be looked at again after `every`."""
    check = replace(ended(page_id, NOW - ago), next_check_at=NOW - ago + every)
    schedule.complete(session, [check], owner=None)


def test_of_one_host_the_pages_of_the_highest_worth_are_claimed_as_the_law_has_it(database: Database) -> None:
    law, minutes = ScheduleLimits(), (15, 60, 300, 1440)
    with database.write() as session:
        worths: dict[int, float] = {}
        for n, every in enumerate(minutes):
            for waited in (1.0, 1.7, 3.0):
                page_id = a_page(session, f"{n}-{waited}")
                ago = waited * every * MINUTE + n * MINUTE
                looked_at(session, page_id, ago=ago, every=every * MINUTE)
                expected = 1e6 / law.prior * (every * 60 / law.scale) ** 2
                page = rates.Page(past=Past(changes=1e6, expected={UNKNOWN: expected}))
                worths[page_id] = rates.worth(page, since=ago.total_seconds(), limits=law)
        fresh = a_page(session, "fresh")
    best = sorted(worths, key=worths.__getitem__, reverse=True)
    assert claim_host(database, limit=1) == [fresh]
    assert claim_host(database, limit=5) == sorted(best[:5])
    assert claim_host(database, limit=99) == sorted(best[5:])


def test_each_host_gives_its_own_best_pages_and_none_that_is_not_due(database: Database) -> None:
    with database.write() as session:
        a = [a_page(session, f"a{n}", host="a.example") for n in range(5)]
        b = a_page(session, "b", host="b.example")
        a_page(session, "later", host="b.example", due=NOW + HOUR)
        found = leases.claim_of_hosts(
            session, ["a.example", "b.example", "c.example"], NOW, lease_seconds=60, owner="me", limit=2
        )
    assert [claim.page_id for claim in found] == [*a[:2], b]


def test_a_lease_that_is_renewed_does_not_run_out_and_an_untracked_page_stays_so(database: Database) -> None:
    with database.write() as session:
        page_id, off = a_page(session, "a"), a_page(session, "off")
    assert claim_host(database) == [page_id, off]
    with database.write() as session:
        schedule.set_schedule(session, off, next_check_at=None)
        assert leases.renew(session, "me", NOW + HOUR) == 1
        assert leases.renew(session, "another", NOW + HOUR) == 0
    assert claim_host(database, owner="another", now=NOW + 59 * MINUTE) == []
    assert claim_host(database, owner="another", now=NOW + HOUR) == [page_id]
    with database.write() as session:
        assert pages.page(session, off).schedule.next_check_at is None


def test_what_was_not_begun_is_given_back_and_is_due_at_once(database: Database) -> None:
    with database.write() as session:
        one, two = a_page(session, "a"), a_page(session, "b", host="b.example")
    both = ("b.example", "news.example")
    assert claim(database, "me", names=both) == [two, one]
    soon = NOW + MINUTE
    with database.write() as session:
        assert leases.release(session, "me", soon, ["b.example", "c.example"]) == 1
    assert claim(database, "another", soon, names=both) == [two]


def test_after_an_outage_no_host_is_taken_from_others(database: Database) -> None:
    with database.write() as session:
        a_page(session)
        assert hosts.take(session, NOW, owner="one", lease_seconds=60)
        late = NOW + HOUR
        assert hosts.take(session, late, owner="two", lease_seconds=60, expired=False) == ()
        assert hosts.take(session, late, owner="two", lease_seconds=60)


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


def names(found: tuple[HostRow, ...]) -> list[str]:
    return [row.host for row in found]


def take(session: Session, owner: str = "me", now: datetime = NOW, limit: int = 9) -> list[str]:
    return names(hosts.take(session, now, owner=owner, lease_seconds=60, limit=limit))


def test_a_host_is_taken_by_one_at_a_time_the_longest_waiting_first(database: Database) -> None:
    with database.write() as session:
        a_page(session, "a", host="a.example", due=NOW)
        a_page(session, "b", host="b.example", due=NOW - HOUR)
        a_page(session, "c", host="c.example", due=NOW + HOUR)
        a_page(session, "off", host="d.example", due=None)
        assert take(session, limit=1) == ["b.example"]
        assert take(session, "another") == ["a.example"]
        assert take(session, "a third") == []


def test_a_lease_on_a_host_runs_out_unless_it_is_renewed(database: Database) -> None:
    with database.write() as session:
        a_page(session, "a", host="a.example")
        a_page(session, "b", host="b.example")
        assert take(session, "slow", limit=1) == ["a.example"]
        assert take(session, "dead", limit=1) == ["b.example"]
        assert hosts.renew(session, "slow", NOW + HOUR) == {"a.example"}
        assert hosts.held(session, NOW + MINUTE) == {"a.example"}
        assert take(session, "dead", NOW + MINUTE) == []  # what it holds itself it is not given again
        assert take(session, "quick", NOW + MINUTE) == ["b.example"]


def test_a_host_that_is_given_back_is_due_when_its_next_page_is(database: Database) -> None:
    with database.write() as session:
        a_page(session, "a", host="a.example", due=NOW - HOUR)
        a_page(session, "b", host="b.example", due=NOW - MINUTE)
        assert take(session, limit=1) == ["a.example"]
        hosts.let_go(session, ["a.example"], owner="me", now=NOW)
        assert take(session) == ["b.example", "a.example"]  # it has had its turn: the others come first
        (claim,) = leases.claim_of_hosts(session, ["a.example"], NOW, lease_seconds=60, owner="me", limit=9)
        schedule.complete(session, [ended(claim.page_id)], owner="me")
        hosts.let_all_go(session, "me", NOW)
        assert hosts.host(session, "a.example").due_at == NOW + HOUR
        assert take(session) == ["b.example"]
        assert take(session, now=NOW + HOUR) == ["a.example"]


def test_whatever_brings_a_page_forward_wakes_its_host(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session, host="a.example", due=NOW + DAY)
        assert take(session) == []
        schedule.set_schedule(session, page_id, next_check_at=NOW)
        assert take(session) == ["a.example"]
        leases.claim_pages(session, [page_id], NOW, lease_seconds=600, owner="person")
        hosts.let_go(session, ["a.example"], owner="me", now=NOW)
        assert take(session, now=NOW + MINUTE) == []
        soon = replace(ended(page_id), next_check_at=NOW + MINUTE)
        schedule.complete(session, [soon], owner="person")
        assert take(session, now=NOW + MINUTE) == ["a.example"]
        hosts.let_all_go(session, "me", NOW)
        a_page(session, "new", host="a.example", due=NOW)
        assert take(session) == ["a.example"]


def test_a_host_that_slept_too_long_is_found(database: Database) -> None:
    with database.write() as session:
        a_page(session, host="a.example", due=NOW)
        a_page(session, host="b.example", due=NOW)
        assert hosts.overslept(session) == {}
        session.execute(text("UPDATE hosts SET due_at = NULL WHERE host = 'a.example'"))
        assert hosts.overslept(session) == {"a.example": NOW}
        hosts.wake_known(session, hosts.overslept(session))
        assert hosts.overslept(session) == {}


def test_a_host_that_cannot_be_reached_is_left_alone_until_it_answers(database: Database) -> None:
    with database.write() as session:
        a_page(session, host="a.example")
        assert hosts.lag(session, NOW + MINUTE) == 60
        hosts.back_off(session, "a.example", NOW + HOUR, failures=2)
        assert (take(session), hosts.lag(session, NOW + MINUTE)) == ([], 0)
        hosts.recovered(session, "a.example")
        assert (hosts.host(session, "a.example").failures, take(session)) == (0, ["a.example"])


def test_a_pause_that_the_host_asked_for_is_kept_though_it_answers(database: Database) -> None:
    with database.write() as session:
        a_page(session, host="a.example")
        hosts.back_off(session, "a.example", NOW + HOUR, failures=1, asked=True)
        hosts.back_off(session, "a.example", NOW + MINUTE, failures=2, asked=True)
        hosts.recovered(session, "a.example")
        assert hosts.host(session, "a.example").asked_until == NOW + HOUR
        assert take(session, now=NOW + 59 * MINUTE) == []
        assert take(session, now=NOW + HOUR) == ["a.example"]


def test_a_queue_is_told_once_of_a_host_and_again_when_nothing_came_of_it(database: Database) -> None:
    with database.write() as session:
        for name in ("a.example", "b.example"):
            a_page(session, host=name)
        assert take(session, limit=1) == ["a.example"]
        assert hosts.to_wake(session, NOW, limit=9, again_after=60) == ("b.example",)
        assert hosts.to_wake(session, NOW, limit=9, again_after=60) == ()
        assert hosts.to_wake(session, NOW + MINUTE, limit=1, again_after=60) == ("a.example",)
        assert hosts.to_wake(session, NOW + MINUTE, limit=9, again_after=60) == ("b.example",)


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
