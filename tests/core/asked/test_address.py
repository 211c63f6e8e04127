"""Every form of address that the contract names, and what is none."""

from datetime import UTC, datetime

import pytest

from versioner.core.asked.address import (
    PageAddress,
    VersionAddress,
    parse_moment,
    parse_page,
    parse_section,
    parse_version,
)
from versioner.errors import UsageError

SEVEN = PageAddress(number=7)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7@3", VersionAddress(page=SEVEN, number=3)),
        ("7@v3", VersionAddress(page=SEVEN, number=3)),
        ("7@latest", VersionAddress(page=SEVEN, back=0)),
        ("7@latest~1", VersionAddress(page=SEVEN, back=1)),
        ("7", VersionAddress(page=SEVEN, back=0)),
        ("v42", VersionAddress(id=42)),
        ("sha256:AB12", VersionAddress(sha256="ab12")),
        (
            "7@2026-11-20",
            VersionAddress(page=SEVEN, at=datetime(2026, 11, 20, 23, 59, 59, 999999, tzinfo=UTC)),
        ),
        ("7@2026-11-20T09:00Z", VersionAddress(page=SEVEN, at=datetime(2026, 11, 20, 9, tzinfo=UTC))),
        ("7@2026-11-20T09:00+02:00", VersionAddress(page=SEVEN, at=datetime(2026, 11, 20, 7, tzinfo=UTC))),
        ("https://a.example/@me/x", VersionAddress(page=PageAddress(text="https://a.example/@me/x"), back=0)),
        (
            "https://a.example/@me/x@2",
            VersionAddress(page=PageAddress(text="https://a.example/@me/x"), number=2),
        ),
    ],
)
def test_a_version_is_written_in_many_ways(text, expected):
    assert parse_version(text) == expected


@pytest.mark.parametrize("text", ["7@2026-13-20", "7@2026-02-30"])
def test_a_day_that_does_not_exist_is_an_error(text):
    with pytest.raises(UsageError, match="is no date"):
        parse_version(text)


def test_a_bare_number_is_a_page_and_words_are_part_of_its_name():
    assert parse_page(" 7 ") == SEVEN
    assert parse_page("flood defence") == PageAddress(text="flood defence")
    with pytest.raises(UsageError):
        parse_page("  ")


def test_a_moment_without_a_zone_is_in_utc():
    assert parse_moment("2026-11-20T09:00") == datetime(2026, 11, 20, 9, tzinfo=UTC)


def test_a_section_is_an_id_or_a_path():
    assert parse_section("#s3") == "s3"
    assert parse_section("Background > Troops") == ("Background", "Troops")
