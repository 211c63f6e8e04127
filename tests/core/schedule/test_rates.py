"""How often a page changes, how often to look, and which page first."""

from __future__ import annotations

import math
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from versioner.core.schedule import rates
from versioner.core.schedule.rates import UNKNOWN, Load, Page, Past, Rate, ScheduleLimits, worth

LAW = ScheduleLimits()
HOUR, DAY, WEEK = 3600.0, 86_400.0, 604_800.0


def watched(every: float, looks: int, rate: float, *, host: rates.Ages | None = None, seed: int = 1) -> Page:
    """A standing page with changes at that rate, looked at so often."""
    random, page = Random(seed), Page(host=host or {})
    for _ in range(looks):
        changed = random.random() < -math.expm1(-rate * every)
        page = rates.after(
            page, rates.lesson(page, changed=changed, seconds=every, limits=LAW), seconds=every, limits=LAW
        )
    return page


@pytest.mark.parametrize("truth", [1 / HOUR, 1 / DAY, 1 / (30 * DAY)])
@pytest.mark.parametrize("every", [2 * HOUR, DAY])
def test_the_rate_is_found_though_a_look_sees_only_that_something_changed(truth: float, every: float) -> None:
    found = rates.per_second(watched(every, 300, truth), LAW)
    if truth * every < 3:  # beyond, every look sees a change and hardly says how many
        assert truth / 1.7 < found < truth * 1.7
    assert found > rates.per_second(watched(every, 300, truth / 10), LAW)


def test_a_page_that_nobody_knows_is_judged_by_its_host_and_by_its_age_there() -> None:
    silent = {kind: Rate(expected=20) for kind in range(UNKNOWN)}
    busy = {kind: Rate(changes=60, expected=20) for kind in range(UNKNOWN)}
    new_here, new_there = (Page(host=host, age=600) for host in (silent, busy))
    assert rates.per_second(new_there, LAW) > 50 * rates.per_second(new_here, LAW)
    only_young = {0: Rate(changes=60, expected=20), len(rates.AGES): Rate(expected=20)}
    young, old = (Page(host=only_young, age=age) for age in (600.0, 100 * DAY))
    assert 20 * rates.interval(young, LAW) < rates.interval(old, LAW)


def test_a_host_learns_each_age_from_the_part_of_the_time_that_lay_in_it() -> None:
    page = Page(age=2 * HOUR)
    found = rates.lesson(page, changed=True, seconds=2 * HOUR, limits=LAW)
    assert set(found.host) == {0, 1}
    assert math.isclose(sum(rate.changes for rate in found.host.values()), found.page.changes)
    assert found.page.changes >= 1


@given(st.floats(0, 400 * DAY), st.floats(1, 30 * DAY))
def test_what_is_expected_of_a_time_is_the_sum_over_its_parts(age: float, seconds: float) -> None:
    whole = rates.lesson(Page(age=age + seconds), changed=False, seconds=seconds, limits=LAW)
    half = seconds / 2
    first = rates.lesson(Page(age=age + half), changed=False, seconds=half, limits=LAW)
    second = rates.lesson(Page(age=age + seconds), changed=False, seconds=half, limits=LAW)
    parts = first.page.plus(second.page)
    assert math.isclose(sum(whole.page.expected.values()), sum(parts.expected.values()), rel_tol=1e-6)


def test_an_article_is_looked_at_often_while_young() -> None:
    ages = (600.0, 4 * HOUR, DAY, 30 * DAY)
    assert sorted(ages, key=lambda age: rates.interval(Page(age=age), LAW)) == list(ages)
    assert rates.interval(Page(age=600), LAW) < 1200


@given(
    st.floats(0, 1e4),
    st.floats(0, 1e4),
    st.one_of(st.none(), st.floats(-DAY, 1e10)),
    st.one_of(st.none(), st.floats(1e-3, 1e9)),
)
def test_every_interval_is_bounded(
    changes: float, expected: float, age: float | None, scale: float | None
) -> None:
    page = Page(past=Past(changes=changes, expected={UNKNOWN: expected}), age=age)
    assert LAW.shortest <= rates.interval(page, LAW, scale=scale) <= LAW.longest


def test_a_host_that_was_watched_for_years_still_learns() -> None:
    host: rates.Ages = {}
    for _ in range(5000):
        host = rates.taught(host, {UNKNOWN: Rate(expected=1)})
    for _ in range(500):
        host = rates.taught(host, {UNKNOWN: Rate(changes=1, expected=1)})
    assert host[UNKNOWN].factor() > 0.3


# ---------------------------------------------------------------- budgets


def test_a_budget_is_spent_whatever_the_pages_are() -> None:
    pages = [watched(DAY, 60, 1 / (days * DAY), seed=days) for days in (1, 3, 10, 30, 100)]
    demand = sum(rates.weight(page, LAW) for page in pages)
    for budget in (1e-3, 1e-4):
        scale = rates.scale(LAW, host=Load(), whole=Load(demand=demand, capacity=budget))
        spent = sum(1 / rates.interval(page, LAW, scale=scale) for page in pages)
        assert math.isclose(spent, 0.9 * budget, rel_tol=1e-6)


def test_of_a_budget_what_was_promised_comes_first_and_something_is_always_left() -> None:
    half = Load(demand=1, promised=0.45, capacity=1).scale()
    none = Load(demand=1, promised=0, capacity=1).scale()
    assert half is not None
    assert none is not None
    assert math.isclose(half, 2 * none)
    over = Load(demand=1, promised=5, capacity=1).scale()
    assert over is not None
    assert 0 < over < math.inf


def test_a_host_is_asked_no_more_than_it_can_bear_though_the_budget_is_large() -> None:
    host = Load(demand=50_000 * math.sqrt(1 / DAY), capacity=1)
    rich = Load(demand=host.demand, capacity=1e9)
    assert math.isclose(rates.scale(LAW, host=host, whole=rich), host.demand / 0.9)
    assert rates.scale(LAW, host=Load(), whole=Load()) == LAW.scale


def test_a_backlog_stretches_all_intervals_and_its_end_relaxes_them() -> None:
    spread = 1.0
    for _ in range(10):
        spread = rates.spread_by_backlog(spread, late=3600)
    assert spread > 5
    assert rates.scale(LAW, host=Load(), whole=Load(), spread=spread) > 5 * LAW.scale
    for _ in range(100):
        spread = rates.spread_by_backlog(spread, late=0)
    assert spread == 1.0


# ---------------------------------------------------------------- what is kept


def test_what_is_learned_survives_being_stored_and_what_an_older_program_learned_too() -> None:
    host = {0: Rate(changes=1.5, expected=2), UNKNOWN: Rate(expected=3)}
    assert rates.ages_from_json(rates.ages_to_json(host)) == host
    assert rates.ages_from_json(None) == {}
    past = Past(changes=1.5, expected={0: 2.0, UNKNOWN: 3.0})
    assert Past.from_json(past.to_json(), LAW) == past
    assert Past.from_json(None, LAW) == Past()
    assert Past.from_json({"changes": 3.0, "seconds": 2 * WEEK}, LAW) == Past(
        changes=3, expected={UNKNOWN: 2}
    )


# ---------------------------------------------------------------- worth


def test_of_two_pages_the_one_that_changes_more_is_worth_more_and_time_raises_both() -> None:
    restless, calm = (
        Page(past=Past(changes=20, expected={UNKNOWN: 1.5})),
        Page(past=Past(expected={UNKNOWN: 1.5})),
    )
    assert worth(restless, since=3600, limits=LAW) > worth(calm, since=3600, limits=LAW)
    assert worth(calm, since=20 * 3600, limits=LAW) > worth(restless, since=600, limits=LAW)


def test_the_young_come_first_and_the_never_seen_before_all() -> None:
    young = worth(Page(age=600), since=900, limits=LAW)
    old = worth(Page(age=30 * DAY), since=900, limits=LAW)
    assert old < young < worth(Page(), since=None, limits=LAW) == math.inf


def test_pages_that_the_law_calls_due_are_worth_the_same_whatever_their_rate() -> None:
    for past in (Past(changes=50, expected={UNKNOWN: 4}), Past(changes=1, expected={UNKNOWN: 4})):
        page = Page(past=past)
        assert math.isclose(worth(page, since=rates.interval(page, LAW), limits=LAW), LAW.scale**2 / 2)
    assert worth(Page(), since=3600, limits=LAW, promised=3600) >= LAW.scale**2 / 2


def test_a_text_that_waits_for_its_second_look_is_worth_one() -> None:
    waiting = worth(Page(), since=60, limits=LAW, pending=True)
    assert waiting > LAW.scale**2 / 2 > worth(Page(), since=60, limits=LAW)
