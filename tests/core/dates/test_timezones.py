"""Zones behind a clock time are read, where it is certain which they are."""

from datetime import UTC, datetime

import pytest

from versioner.core.dates.declared import from_words
from versioner.core.extract.labels import stamp


@pytest.mark.parametrize(
    ("line", "language", "day", "hour", "minute"),
    [
        ("March 3, 2026 at 9:15 a.m. ET", "en", 3, 14, 15),
        ("March 30, 2026 at 9:15 a.m. ET", "en", 30, 13, 15),
        ("March 3, 2026 9:15 AM EST", "en", 3, 14, 15),
        ("March 3, 2026, 9:15 p.m. PT", "en", 4, 5, 15),
        ("3 March 2026 at 09:15 GMT", "en", 3, 9, 15),
        ("30 March 2026 at 09:15 BST", "en-GB", 30, 8, 15),
        ("3 March 2026, 09:15 CET", "en", 3, 8, 15),
        ("3. März 2026, 9.15 Uhr MEZ", "de", 3, 8, 15),
        ("3 mars 2026 à 09h15 (heure de Paris)", "fr", 3, 8, 15),
        ("30 mars 2026 à 09h15 (heure de Paris)", "fr", 30, 7, 15),
        ("3 March 2026 09:15 UTC+2", "en", 3, 7, 15),
        ("3 March 2026 09:15 (GMT+5:30)", "en", 3, 3, 45),
        ("3 March 2026 09:15 JST", "en", 3, 0, 15),
        ("3 March 2026, 09:15 IST", "en-IN", 3, 3, 45),
        ("3 March 2026, 09:15 IST", "en-IE", 3, 8, 15),
    ],
)
def test_a_zone_behind_a_time_is_read(line, language, day, hour, minute):
    assert from_words(line, language) == datetime(2026, 3, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("3 March 2026, 09:15 IST", "en"),  # Indian, Irish or Israeli
        ("3 MARS 2026 À 09:15 ET", "fr"),  # "and"
        ("3 March 2026 09:15 Pt", "en"),
        ("3 March 2026 09:15-11:30", "en"),
    ],
)
def test_what_is_no_certain_zone_moves_no_clock(line, language):
    assert from_words(line, language) == datetime(2026, 3, 3, 9, 15, tzinfo=UTC)


@pytest.mark.parametrize("line", ["March 3, 2026 at 12:00 a.m. ET", "March 3, 2026 at 7:00 p.m. EST"])
def test_a_midnight_on_either_side_is_the_day_that_is_written(line):
    assert from_words(line, "en") == datetime(2026, 3, 3, tzinfo=UTC)


def test_a_line_with_a_zone_in_brackets_is_a_stamp():
    read = stamp("Publié le 3 mars 2026 à 09h15 (heure de Paris)", "fr")
    assert read is not None
    assert read.published == datetime(2026, 3, 3, 8, 15, tzinfo=UTC)


def test_a_sentence_that_names_a_zone_stays_text():
    assert stamp("Published figures of 3 March 2026, 9:15 a.m. ET, show two ferries late.", "en") is None
