"""Golden cases: two pages and the changelog that a reader must be shown. Anyone adds one by dropping files.

A case is a folder in `tests/golden` with `before.html`, `after.html` and `expected.txt`: one sentence of the
changelog a line, the significance first. `make golden` writes `expected.txt` anew where it is missing or has
changed; read what it wrote before you commit it.
"""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from versioner.core.classify import change_between
from versioner.core.dates.silence import marked_between
from versioner.core.extract import read_page
from versioner.view.telling import summary

CASES = sorted(path.parent for path in (Path(__file__).parent / "golden").glob("*/before.html"))
AT = datetime(2026, 11, 20, 12, tzinfo=UTC)


def changelog(case: Path) -> str:
    old, new = (
        read_page(
            (case / name).read_bytes(),
            url="https://paper.example/story",
            content_type="text/html; charset=utf-8",
            status=200,
            at=AT,
            sha256="",
        ).document
        for name in ("before.html", "after.html")
    )
    change = change_between(old, new, version=2, previous=1, first_seen=AT, not_before=AT,
                            declared_modified=new.modified,
                            marked=marked_between(old, new, AT))  # fmt: skip
    return (
        "\n".join((str(change.significance), *summary(change, os.environ.get("GOLDEN_LANGUAGE", "en"))))
        + "\n"
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_changelog_is_the_expected_one(case):
    expected, found = case / "expected.txt", changelog(case)
    if os.environ.get("GOLDEN") == "write":
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


def test_there_are_cases():
    assert len(CASES) >= 25
