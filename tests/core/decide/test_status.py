"""How a page stands: one transition, and what it never does."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

import pytest

from tests.conftest import NOW
from versioner.core.decide.state import Suspect
from versioner.core.decide.status import Condition, Failed, Reread, Seen, transition
from versioner.core.model import Outcome, PageStatus

LATER = NOW + timedelta(days=1)
DOUBT = Suspect(reason="why:only-data", since=NOW - timedelta(hours=1), checks=2, sha256="a" * 64, signals=())
AWAY = (PageStatus.FAILING, PageStatus.GONE, PageStatus.BLOCKED)


@pytest.mark.parametrize("before", PageStatus)
def test_a_look_that_found_the_page_ends_every_trouble(before):
    was = Condition(status=before, since=NOW, reason="x")
    after = transition(was, Seen(at=LATER))
    assert (after.status, after.reason) == (PageStatus.OK, None)
    assert after.since == (NOW if before is PageStatus.OK else LATER)


@pytest.mark.parametrize("before", AWAY)
def test_no_reading_of_what_is_stored_brings_a_page_back(before):
    was = Condition(status=before, since=NOW, reason="HTTP 410")
    assert transition(was, Reread(at=LATER)) is was
    assert transition(was, Reread(at=LATER, suspect=DOUBT)) is was


def test_a_second_reading_decides_what_is_suspect():
    suspect = transition(Condition(), Reread(at=LATER, suspect=DOUBT))
    assert suspect == Condition(status=PageStatus.SUSPECT, since=DOUBT.since, reason=DOUBT.reason)
    assert transition(suspect, Reread(at=LATER)).status is PageStatus.OK


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        (Outcome.GONE, PageStatus.GONE),
        (Outcome.BLOCKED, PageStatus.BLOCKED),
        (Outcome.FAILED, PageStatus.FAILING),
    ],
)
def test_a_failure_says_how_and_since_when(outcome, status):
    first = transition(Condition(), Failed(at=NOW, outcome=outcome, reason="one"))
    again = transition(first, Failed(at=LATER, outcome=outcome, reason="two"))
    counted = status is not PageStatus.GONE
    assert first == Condition(status=status, since=NOW, reason="one", failed_checks=1 * counted)
    assert again == Condition(status=status, since=NOW, reason="two", failed_checks=2 * counted)


def test_failures_are_counted_in_a_row():
    failed = Failed(at=NOW, outcome=Outcome.FAILED, reason=None)
    blocked = Failed(at=NOW, outcome=Outcome.BLOCKED, reason=None)
    out = transition(transition(Condition(), failed), blocked)
    assert out.failed_checks == 2
    assert transition(out, Reread(at=LATER)).failed_checks == 2
    assert transition(out, Seen(at=LATER, suspect=DOUBT)).failed_checks == 0
    gone = transition(out, Failed(at=LATER, outcome=Outcome.GONE, reason=None))
    assert (gone.failed_checks, transition(gone, failed).failed_checks) == (0, 1)


def test_the_moment_moves_only_with_the_status():
    events: list[Seen | Reread | Failed] = [
        Seen(at=LATER),
        Seen(at=LATER, suspect=DOUBT),
        Reread(at=LATER),
        Reread(at=LATER, suspect=DOUBT),
    ]
    events += [
        Failed(at=LATER, outcome=outcome, reason=None)
        for outcome in (Outcome.GONE, Outcome.BLOCKED, Outcome.FAILED)
    ]
    for status, event in product(PageStatus, events):
        after = transition(Condition(status=status, since=NOW), event)
        assert (after.since == NOW) == (after.status is status)
