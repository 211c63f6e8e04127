"""Reading in other processes: results come back, and what one page costs or breaks is that page's failure."""

from __future__ import annotations

import asyncio
import gc
import logging
import multiprocessing
import os
import random
import re
import signal
import time
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from tests.ingest.site import BODY, due_pages, sites
from versioner.app import App
from versioner.bootstrap import open_app
from versioner.config import Settings, load_settings
from versioner.core.model import Check, Outcome
from versioner.core.told.details import plain
from versioner.errors import CorruptError, ExtractError, StorageError, UsageError
from versioner.ingest import engine as engines
from versioner.ingest import readers
from versioner.ingest.engine import Engine
from versioner.ingest.patience import LARGE
from versioner.ingest.readers import ONE_PAGE, Done, Limits, Pool, bounds, read_all

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
    failure = str(ended[name].failure)
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


# ---------------------------------------------------------------- a pool that stands


def ill(app: App, work: str) -> int:
    """What may go wrong with a page, or with what it needs; else the process that read it."""
    logging.getLogger("versioner.somewhere").warning("at %s", work)
    if work == "no database":
        raise StorageError("the database is away")
    if work == "damaged":
        raise CorruptError("those bytes are not what they were")
    if work == "mistake":
        raise ZeroDivisionError
    task(app, work)
    return os.getpid()


@contextmanager
def away() -> Iterator[App]:
    raise StorageError("the database is away")
    yield


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    made = load_settings(tmp_path_factory.mktemp("pool"), environ={})
    with open_app(made):
        pass
    return made


@pytest.fixture(scope="module")
def pool(settings: Settings) -> Iterator[Pool]:
    found = Pool(partial(open_app, settings), lambda _: LIMITS)
    yield found
    found.close()


def test_a_reader_stands_and_what_it_logs_is_logged_here(
    pool: Pool, caplog: pytest.LogCaptureFixture
) -> None:
    first = pool.do(ill, "one")
    assert first == pool.do(ill, "two") != os.getpid()
    assert caplog.messages == ["at one", "at two"]


@pytest.mark.parametrize(
    ("work", "words"),
    [
        ("dies", r"^the process that read it ended \(7\)$"),
        ("endless", "^reading it took more than 2 seconds of CPU time$"),
        ("huge", "^reading it took more than 3072 MiB$"),
        ("damaged", "^those bytes are not what they were$"),
        ("mistake", "^it could not be taken in: ZeroDivisionError$"),
    ],
)
def test_the_pool_goes_on_after_a_page_that_fails(
    pool: Pool, work: str, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(ExtractError, match=words):
        pool.do(ill, work)
    assert ("Traceback" in caplog.text) is (work == "mistake")
    assert pool.do(ill, "one") != os.getpid()


def test_a_reader_that_was_killed_while_it_was_idle_is_replaced(pool: Pool) -> None:
    number = pool.do(ill, "one")
    os.kill(number, signal.SIGTERM)  # is for the whole service: who started it closes its line
    assert pool.do(ill, "one") == number
    os.kill(number, signal.SIGKILL)
    while number in children():
        time.sleep(0.01)
    assert pool.do(ill, "one") != number


class Ring:
    """Holds itself: only a look for cycles frees it."""

    def __init__(self) -> None:
        self.me = self


def leaves_a_ring(app: App, work: str) -> int:
    """Leave one, or tell how many are left."""
    if work == "one":
        Ring()
    return sum(type(one) is Ring for one in gc.get_objects())


def test_a_reader_with_nothing_to_do_frees_what_holds_itself(settings: Settings) -> None:
    alone = Pool(partial(open_app, settings), lambda _: LIMITS)
    try:
        left = alone.do(leaves_a_ring, "one")
        for _ in range(readers._UNTIDIED - 2):
            left = alone.do(leaves_a_ring, "none")
        assert left == 1  # few pieces are not worth it
        ends = time.monotonic() + 60
        while alone.do(leaves_a_ring, "none") and time.monotonic() < ends:
            time.sleep(2 * readers._IDLE_SECONDS)
        assert alone.do(leaves_a_ring, "none") == 0
    finally:
        alone.close()


def test_a_page_may_cost_what_was_sent_of_it_is_worth():
    assert bounds(b"x" * LARGE) == ONE_PAGE
    assert bounds(b"<p>word " * 2_500_000) == ONE_PAGE  # 20 MB that pack to a few kB
    real = bounds(random.Random(1).randbytes(3_000_000))
    assert (real.cpu > ONE_PAGE.cpu, real.memory > ONE_PAGE.memory) == (True, True)
    assert bounds(random.Random(1).randbytes(20_000_000)) == Limits(memory=1 << 30, cpu=60)


def hungry(app: App, work: str) -> int:
    """Takes half a gigabyte for whatever it is given."""
    del app, work
    return len(bytearray(500 << 20))


def test_bounds_go_by_the_body_from_piece_to_piece(settings: Settings):
    some = Pool(partial(open_app, settings))
    try:
        for body, enough in ((b"", False), (random.Random(1).randbytes(4_000_000), True), (b"", False)):
            if enough:
                assert some.do(hungry, "one", body) == 500 << 20
            else:
                with pytest.raises(
                    ExtractError, match=f"^reading it took more than {ONE_PAGE.memory >> 20} MiB$"
                ):
                    some.do(hungry, "one", body)
    finally:
        some.close()


def children() -> set[int]:
    return {child.pid or 0 for child in multiprocessing.active_children()}


def test_a_database_that_is_away_is_no_page_s_failure(pool: Pool) -> None:
    with pytest.raises(StorageError, match=r"^the database is away$"):
        pool.do(ill, "no database")
    unopened = Pool(away)
    try:
        with pytest.raises(StorageError, match=r"^the database is away$"):
            unopened.do(ill, "one")
    finally:
        unopened.close()


def test_a_pool_at_its_end_stops_what_is_at_work_and_begins_nothing(settings: Settings) -> None:
    ending = Pool(partial(open_app, settings))
    with ThreadPoolExecutor(1) as thread:
        stopped = thread.submit(ending.do, ill, "endless")
        while not ending._busy:
            time.sleep(0.01)
        ending.close()
        with pytest.raises(StorageError, match="at its end"):
            stopped.result(60)
    with pytest.raises(StorageError, match="at its end"):
        ending.do(ill, "one")


# ---------------------------------------------------------------- the engine reads in it


def looked_at(
    home: Path, count: int, *, standing: bool, limits: Limits | None = None, largest: int = 0, **given: Any
) -> tuple[list[Check], set[int]]:
    """The checks of so many pages of one site, and the processes that were beside us meanwhile."""
    settings = load_settings(
        home, environ={}, allow_networks="127.0.0.0/8", host_delay=0.0, obey_robots=False, **given
    )
    beside: set[int] = set()
    others = children()
    checks: list[Check] = []
    stop = asyncio.Event()

    def tell(check: Check) -> None:
        checks.append(check)
        beside.update(children() - others)
        if len(checks) == count:
            stop.set()

    async def story() -> None:
        async with asyncio.timeout(200), sites() as (site,):
            site.answer = lambda request: web.Response(
                text=BODY + ("<p>" + "word " * largest + "</p>" if request.path == "/1" else ""),
                content_type="text/html",
            )
            due_pages(app, site.base, count)
            async with Engine(app, tell=tell, stop=stop, standing=standing) as engine:
                engine._readers = Pool(partial(open_app, settings), lambda body: limits or bounds(body))
                await engine.run(tick=0.2)

    with open_app(settings) as app:
        asyncio.run(story())
    return checks, beside


def test_a_daemon_reads_in_processes_that_end_with_it(tmp_path: Path) -> None:
    checks, beside = looked_at(tmp_path, 3, standing=True)
    assert [check.outcome for check in checks] == [Outcome.CHANGED] * 3
    assert beside
    assert not beside & children()


def test_a_command_reads_few_pages_by_itself(tmp_path: Path) -> None:
    _, beside = looked_at(tmp_path, 3, standing=False, processes=2)
    assert not beside


def test_a_command_reads_a_large_page_apart(tmp_path: Path) -> None:
    checks, beside = looked_at(tmp_path, 2, standing=False, processes=1, largest=450_000)
    found = {check.page: check for check in checks}
    assert found[1].outcome is Outcome.CHANGED
    assert found[2].outcome is Outcome.FAILED
    assert "too large to be an article" in str(plain(found[2].detail))
    assert beside


def test_a_command_reads_many_pages_in_processes_where_there_are_cores(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "_FEW_READS", 1)
    checks, beside = looked_at(tmp_path / "two", 4, standing=False, processes=2)
    assert [check.outcome for check in checks] == [Outcome.CHANGED] * 4
    assert beside
    _, alone = looked_at(tmp_path / "one", 4, standing=False, processes=1)
    assert not alone


def test_a_page_that_takes_more_memory_than_it_may_fails_alone(tmp_path: Path) -> None:
    checks, _ = looked_at(tmp_path, 3, standing=True, limits=Limits(memory=48 << 20), largest=3_000_000)
    found = {check.page: check for check in checks}
    assert [found[page].outcome for page in (1, 3)] == [Outcome.CHANGED] * 2
    assert found[2].outcome is Outcome.FAILED
    assert plain(found[2].detail) == "reading it took more than 48 MiB"
