"""The honest dates: what moves Last updated, what takes it back, and how exactly a date is known."""

from datetime import UTC, datetime, timedelta

import pytest

import versioner.view.shapes  # noqa: F401 - says how dates look, whichever test runs first
from versioner.core.dates.dating import generated_on, last_updated
from versioner.core.model import Basis, Change, FreshDated, Precision, Significance

DAY = datetime(2026, 11, 24, tzinfo=UTC)
HOUR = timedelta(hours=1)


def change(version, hour, *, back=None, stood_long=False, declared=None):
    at = DAY + hour * HOUR
    return Change(
        version=version,
        previous=version - 1,
        first_seen=at,
        not_before=at - 6 * HOUR,
        significance=Significance.SUBSTANTIVE,
        sections=(),
        declared_modified=declared,
        reverted=back is not None,
        reverted_to=back,
        stood_long=stood_long,
    )


def version_of(*changes):
    found = last_updated(changes)
    return found.version if found else None


def test_what_is_soon_taken_back_counts_no_longer():
    assert version_of(change(2, 0)) == 2
    assert version_of(change(2, 0), change(3, 4, back=1)) is None
    assert version_of(change(2, 0), change(3, 40), change(4, 44, back=2)) == 2


def test_a_page_that_goes_to_and_fro_is_as_old_as_its_text():
    assert (
        version_of(change(2, 0), change(3, 4, back=1), change(4, 300, back=2), change(5, 304, back=1)) is None
    )


def test_a_retraction_is_news_and_what_had_stood_for_long_is_not_forgotten():
    assert version_of(change(2, 0), change(3, 40, back=1, stood_long=True)) == 3
    assert version_of(change(2, 0), change(3, 40), change(4, 44, back=1)) == 2


@pytest.mark.parametrize(
    ("declared", "basis", "precision"),
    [
        (DAY, Basis.PUBLISHER, Precision.DAY),
        (DAY + HOUR, Basis.PUBLISHER, Precision.SECOND),
        (None, Basis.OBSERVED, Precision.SECOND),
    ],
)
def test_a_declared_date_without_a_time_is_a_day_and_what_we_saw_was_seen_at_a_second(
    declared, basis, precision
):
    dated = generated_on(declared, DAY)
    assert (dated.basis, dated.precision, dated.to_json()["precision"]) == (basis, precision, str(precision))
    # seen at four in the morning, or at midnight sharp
    updated = last_updated([change(2, 4 if declared else 0, declared=declared)])
    assert updated is not None
    assert (updated.basis, updated.to_json()["precision"]) == (basis, str(precision))


def test_the_dates_of_a_moved_date_and_of_a_change_say_how_exact_they_are():
    moved = FreshDated(at=DAY, from_=DAY, to=DAY + HOUR).to_json()
    assert (moved["from_precision"], moved["to_precision"]) == ("day", "second")
    assert change(2, 0, declared=DAY).to_json()["declared_precision"] == "day"
    assert change(2, 0).to_json()["declared_precision"] is None
