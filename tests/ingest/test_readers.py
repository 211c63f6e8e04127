"""Reading in other processes: results come back, and what one page costs or breaks is that page's failure."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Generator
from functools import partial
from pathlib import Path

import pytest

from versioner.app import App
from versioner.bootstrap import open_app
from versioner.config import load_settings
from versioner.errors import UsageError
from versioner.ingest.readers import Done, Limits, read_all

LIMITS = Limits(memory=3 << 30, cpu=2)


def task(app: App, work: str) -> tuple[str, int]:
    """What a page may do to its reader."""
    with app.db.read():  # it has a database of its own
        pass
    if work == "refused":
        raise UsageError("this page is none")
    if work == "dies":
        os._exit(7)
    if work == "endless":
        while True:
            time.process_time()
    if work == "huge":
        bytearray(8 << 30)
    return work, os.getpid()


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Done[str, tuple[str, int]]]:
    settings = load_settings(tmp_path_factory.mktemp("home"), environ={})
    with open_app(settings):
        pass
    work = ["one", "refused", "dies", "two", "endless", "huge", "three", "four"]
    found = list(read_all(task, work, reopen=partial(open_app, settings), processes=2, limits=LIMITS))
    assert sorted(done.work for done in found) == sorted(work)
    return {done.work: done for done in found}


def test_every_piece_of_work_comes_back_from_another_process(
    ended: dict[str, Done[str, tuple[str, int]]],
) -> None:
    for name in ("one", "two", "three", "four"):
        result = ended[name].result
        assert result is not None
        assert result[0] == name
        assert result[1] != os.getpid()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("refused", "this page is none"),
        ("dies", r"ended \(7\)"),
        ("endless", "more than 2 seconds of CPU"),
        ("huge", "more than 3072 MiB"),
    ],
)
def test_what_a_page_breaks_is_its_own_failure_in_one_line(
    ended: dict[str, Done[str, tuple[str, int]]], name: str, words: str
) -> None:
    assert ended[name].result is None
    failure = ended[name].failure
    assert failure is not None
    assert re.search(words, failure)
    assert "\n" not in failure


def test_readers_end_when_nobody_asks_any_more(tmp_path: Path) -> None:
    settings = load_settings(tmp_path, environ={})
    with open_app(settings):
        pass
    some: Generator[Done[str, tuple[str, int]], None, None] = read_all(
        task, ["one", "two", "three"], reopen=partial(open_app, settings), processes=2
    )
    first = next(some)
    assert first.result is not None
    some.close()
    with pytest.raises(ProcessLookupError):
        os.kill(first.result[1], 0)
