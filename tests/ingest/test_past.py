"""A page's stored past: moments in order, and checks that mean the bytes that they were held against."""

from __future__ import annotations

from datetime import timedelta

from tests.conftest import NOW
from versioner.core.decide.derive import Same
from versioner.core.model import Judgement, Level, Outcome, Verdict
from versioner.ingest.past import named_again, past
from versioner.storage.records import NewSnapshot, Run


def hour(n):
    return NOW + timedelta(hours=n)


def row(n, name="a", **more):
    return NewSnapshot(
        sha256=name * 64, url="https://a.example/", final_url="https://a.example/", status=200, fetched_at=hour(n),
        size=9, **more,
    )  # fmt: skip


def run(first, last, count, *, level=Level.SAME_BYTES, outcome=Outcome.UNCHANGED):
    return Run(
        page_id=1,
        first_at=hour(first),
        last_at=hour(last),
        count=count,
        outcome=outcome,
        level=level,
        detail=None,
    )


def test_moments_come_in_order_of_time_a_snapshot_before_a_check_before_a_decision():
    said = Judgement(verdict=Verdict.ACCEPT, at=hour(3))
    found = past([row(3), row(0)], [run(1, 2, 2), run(3, 4, 2)], [said])
    at = [one.fetched_at if isinstance(one, NewSnapshot) else one.at for one in found]
    assert at == [hour(n) for n in (0, 1, 2, 3, 3, 4)]
    assert [type(one) for one in found] == [NewSnapshot, Same, Same, NewSnapshot, Judgement, Same]


def test_only_checks_that_saw_the_same_page_are_moments_and_only_taking_and_refusing_are_decisions():
    judged = [Judgement(verdict=verdict, at=hour(9)) for verdict in Verdict]
    found = past([], [run(1, 2, 2, level=Level.READ), run(3, 4, 2, level=Level.FAILED)], judged)
    assert [one.verdict for one in found if isinstance(one, Judgement)] == [Verdict.ACCEPT, Verdict.REJECT]
    assert len(found) == 2


def test_a_check_behind_a_foreign_capture_is_named_with_its_own_bytes():
    (named, last) = named_again([row(0)], [run(6, 18, 3)], [row(2, "b")])
    assert (named.sha256, named.fetched_at, last.fetched_at) == ("a" * 64, hour(6), hour(18))
    moments = past([row(0), row(2, "b"), named, last], [run(6, 18, 3)], [])
    assert not [one for one in moments if isinstance(one, Same)]  # each check counts once


def test_nothing_is_named_where_nothing_else_came_between():
    assert named_again([row(0)], [run(6, 18, 3)], [row(-5, "b")]) == ()  # before the fetch
    assert named_again([row(0)], [run(6, 18, 3)], [row(20, "b")]) == ()  # after the last check
    assert named_again([row(0)], [run(6, 18, 3)], [row(2)]) == ()  # the same bytes
    assert named_again([row(0), row(4)], [run(6, 18, 3)], [row(2, "b")]) == ()  # a fetch of ours came after
    assert named_again([], [run(6, 18, 3)], [row(2, "b")]) == ()
    assert named_again([row(0)], [run(6, 18, 3, level=Level.READ)], [row(2, "b")]) == ()


def test_only_the_checks_behind_it_are_named():
    found = named_again([row(0)], [run(6, 18, 2)], [row(8, "b")])
    assert [one.fetched_at for one in found] == [hour(18)]
    assert not found[0].confirming
