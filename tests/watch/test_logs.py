"""Log lines: whatever pages and visitors say in them is text of one line."""

import json
import logging

from versioner.watch.logs import JsonLines, TextLines

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


def test_a_line_for_machines_is_one_document_and_steers_nothing() -> None:
    line = JsonLines().format(record(request="ab12", url=EVIL))
    assert not {"\n", "\x1b", "\u202e"} & set(line)
    found = json.loads(line)
    assert (found["message"], found["url"], found["request"]) == (f"page {EVIL}", EVIL, "ab12")
