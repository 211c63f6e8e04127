"""Log lines: whatever pages and visitors say in them is text of one line."""

import json
import logging

import pytest

from versioner.core.model import Check, Outcome
from versioner.watch.logs import JsonLines, TextLines
from versioner.watch.loop import _Tally

EVIL = "fine\x1b[31m\n2026-01-01 INFO all is well \u202e"


def record(**more: object) -> logging.LogRecord:
    return logging.makeLogRecord(
        {"msg": "page %s", "args": (EVIL,), "levelname": "INFO", "created": 0.0} | more
    )


def test_a_line_for_people_is_one_line_and_steers_nothing() -> None:
    line = TextLines().format(record())
    assert "\n" not in line
    assert "\x1b" not in line
    assert "\u202e" not in line
    assert "page fine" in line


def test_both_say_when_in_utc() -> None:
    assert TextLines().format(record()).startswith("1970-01-01T00:00:00.000Z INFO page fine")
    assert json.loads(JsonLines().format(record()))["at"] == "1970-01-01T00:00:00Z"


def test_a_line_says_why_a_look_failed_and_which_version_it_made(caplog: pytest.LogCaptureFixture) -> None:
    url = "https://paper.example/"
    with caplog.at_level(logging.INFO, "versioner.daemon"):
        for outcome, detail, version in (
            (Outcome.FAILED, f"{url} is not found (404)", None),
            (Outcome.CHANGED, None, 4),
        ):
            _Tally().told(Check(page=1, url=url, outcome=outcome, version=version, detail=detail))
    assert caplog.messages == [f"failed {url} is not found (404)", f"changed {url}: version 4"]


def test_a_line_for_machines_is_one_document_and_steers_nothing() -> None:
    line = JsonLines().format(record(request="ab12", url=EVIL))
    assert not {"\n", "\x1b", "\u202e"} & set(line)
    found = json.loads(line)
    assert (found["message"], found["url"], found["request"]) == (f"page {EVIL}", EVIL, "ab12")
