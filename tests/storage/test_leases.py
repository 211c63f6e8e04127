"""Claims: nobody's page twice, those of the highest worth first, and given back by whoever stops."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import NOW
from tests.storage.newsroom import DAY, MINUTE, a_page, claim, ended
from versioner.core.schedule import rates
from versioner.core.schedule.rates import UNKNOWN, Past, ScheduleLimits
from versioner.storage import hosts, leases, pages, runs, schedule
from versioner.storage.database import Database, Session

HOUR = timedelta(hours=1)


def test_due_pages_are_claimed_only_once(database: Database) -> None:
    with database.write() as session:
        first, second = a_page(session, "first", due=NOW), a_page(session, "second", due=NOW - MINUTE)
        a_page(session, "tomorrow", due=NOW + DAY)
        a_page(session, "never", due=None)
    assert claim(database, limit=1) == [second]  # of two that nobody has seen the one that waits longest
    assert claim(database, limit=5) == [first]
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
from tests.storage.test_leases import drain
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


@pytest.mark.parametrize("every", [1, 20, 700, 30_000])
def test_a_page_that_waits_long_for_its_kind_is_found_behind_many_that_have_been_due_for_longer(
    database: Database, every: int
) -> None:
    with database.write() as session:
        for n in range(9):
            looked_at(session, a_page(session, f"quiet{n}"), ago=1.5 * 40_000 * MINUTE, every=40_000 * MINUTE)
        restless = a_page(session, "restless")
        looked_at(session, restless, ago=2 * every * MINUTE, every=every * MINUTE)
    assert claim_host(database, limit=1) == [restless]


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


def test_a_page_that_is_no_longer_tracked_can_be_looked_at_and_stays_so(database: Database) -> None:
    with database.write() as session:
        paused = a_page(session, due=None)
        leases.claim_pages(session, [paused], NOW, lease_seconds=60, owner="me")
    assert claim(database, "daemon", NOW + HOUR) == []
    with database.write() as session:
        assert schedule.complete(session, [ended(paused)], owner="me") == {paused}
        found = pages.page(session, paused).schedule
    assert (found.next_check_at, found.last_checked_at) == (None, NOW)


def test_what_was_not_begun_is_given_back_and_is_due_at_once(database: Database) -> None:
    with database.write() as session:
        one, two = a_page(session, "a"), a_page(session, "b", host="b.example")
    both = ("b.example", "news.example")
    assert claim(database, "me", names=both) == [two, one]
    soon = NOW + MINUTE
    with database.write() as session:
        assert leases.release(session, "me", soon, ["b.example", "c.example"]) == 1
    assert claim(database, "another", soon, names=both) == [two]
