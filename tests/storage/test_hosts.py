"""Hosts: whose turn it is, none too often, and whatever way the database goes about it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from tests.conftest import NOW
from tests.storage.newsroom import DAY, MINUTE, a_page, ended
from versioner.storage import hosts, leases, schedule
from versioner.storage.database import Database, Session
from versioner.storage.records import HostRow, Reservation

HOUR = timedelta(hours=1)


def test_after_an_outage_no_host_is_taken_from_others(database: Database) -> None:
    with database.write() as session:
        a_page(session)
        assert hosts.take(session, NOW, owner="one", lease_seconds=60)
        late = NOW + HOUR
        assert hosts.take(session, late, owner="two", lease_seconds=60, expired=False) == ()
        assert hosts.take(session, late, owner="two", lease_seconds=60)


def test_requests_to_one_host_are_spaced_whoever_sends_them(database: Database) -> None:
    with ThreadPoolExecutor(4) as pool:

        def ask(_: int) -> datetime:
            with database.write() as session:
                return reserved(session, "a.example", NOW, 2.0)

        given = sorted(pool.map(ask, range(8)))
    assert given == [NOW + n * timedelta(seconds=2) for n in range(8)]


def test_a_host_that_nobody_asked_for_long_may_be_asked_at_once(database: Database) -> None:
    with database.write() as session:
        assert reserved(session, "a.example", NOW, 3.0) == NOW
        assert reserved(session, "a.example", NOW, 1.0) == NOW + timedelta(seconds=3)
        assert reserved(session, "a.example", NOW + HOUR, 1.0) == NOW + HOUR
        assert reserved(session, "b.example", NOW, 1.0) == NOW


def test_what_is_asked_for_together_is_spaced_like_what_comes_one_after_another(database: Database) -> None:
    asked = [
        Reservation(host=host, now=NOW, delay=delay) for host, delay in (("b", 2.0), ("a", 1.0), ("b", 5.0))
    ]
    with database.write() as session:
        assert hosts.reserve(session, asked) == (NOW, NOW, NOW + timedelta(seconds=2))
        assert reserved(session, "b", NOW, 1.0) == NOW + timedelta(seconds=7)
        assert reserved(session, "a", NOW, 1.0) == NOW + timedelta(seconds=1)


def reserved(session: Session, host: str, now: datetime, delay: float) -> datetime:
    (found,) = hosts.reserve(session, [Reservation(host=host, now=now, delay=delay)])
    return found


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
        # of two that wait as long either may be taken
        a_page(session, "a", host="a.example", due=NOW - MINUTE)
        a_page(session, "b", host="b.example", due=NOW)
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


def test_hosts_that_are_left_alone_are_named_those_that_asked_for_it_too(database: Database) -> None:
    with database.write() as session:
        for name in ("broken.example", "busy.example", "well.example", "both.example"):
            a_page(session, host=name)
        hosts.back_off(session, "broken.example", NOW + MINUTE, failures=3)
        hosts.back_off(session, "busy.example", NOW + HOUR, failures=1, asked=True)
        hosts.back_off(session, "both.example", NOW + 2 * MINUTE, failures=1, asked=True)
        hosts.back_off(session, "both.example", NOW + 3 * MINUTE, failures=2)
        named = hosts.left_alone(session, NOW, most=9)
        assert [(one.host, one.until - NOW, one.asked, one.failures) for one in named] == [
            ("busy.example", HOUR, True, 1),
            ("both.example", 3 * MINUTE, False, 2),
            ("broken.example", MINUTE, False, 3),
        ]
        assert hosts.left_alone(session, NOW, most=2) == named[:2]
        assert hosts.backed_off(session, NOW) == 3
        assert hosts.left_alone(session, NOW + HOUR, most=9) == ()


def test_a_queue_is_told_once_of_a_host_and_again_when_nothing_came_of_it(database: Database) -> None:
    with database.write() as session:
        for name in ("a.example", "b.example"):
            a_page(session, host=name)
        (taken,) = take(session, limit=1)  # both are due at one moment: either may come first
        (other,) = {"a.example", "b.example"} - {taken}
        assert hosts.to_wake(session, NOW, limit=9, again_after=60) == (other,)
        assert hosts.to_wake(session, NOW, limit=9, again_after=60) == ()
        (first,) = hosts.to_wake(session, NOW + MINUTE, limit=1, again_after=60)
        (second,) = hosts.to_wake(session, NOW + MINUTE, limit=9, again_after=60)
        assert {first, second} == {taken, other}


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
