"""A long past is taken in part by part: it comes to what it would come to in one piece."""

from __future__ import annotations

import random
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, World, page, warc
from versioner.core.decide.derive import derive
from versioner.core.model import Json
from versioner.fetch.warc import Entry
from versioner.ingest import importing, taking
from versioner.ingest.taking import AT_ONCE, _together
from versioner.queries import read, state
from versioner.storage import runs, snapshots
from versioner.storage.database import Database

# warcio leaves the buffers of its digests to the garbage collector
pytestmark = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning", "ignore:Unclosed file:ResourceWarning"
)

START = datetime(2026, 1, 1, tzinfo=UTC)
Captures = Sequence[tuple[str, str, str]]


@pytest.fixture
def world(tmp_path: Path, database: Database) -> World:
    return World(tmp_path, database)


def captures(count: int) -> Captures:
    """A page of which every third look shows another figure, and every fifth the bytes of before."""
    found, text = [], page(*PARAGRAPHS)
    for n in range(count):
        if n % 5:
            figure = PARAGRAPHS[0].replace("nine", f"{20 + n // 3}")
            text = page(figure, *PARAGRAPHS[1:], extra=f"<!-- {n} -->")
        found.append((ARTICLE, f"{START + timedelta(hours=6 * n):%Y-%m-%dT%H:%M:%SZ}", text))
    return found


def came_to(world: World) -> Json:
    """All that is known of the page."""
    with world.app.db.read() as session:
        return {
            "versions": [
                (one.version.number, one.version.first_seen, one.version.document)
                for one in read.version_list(world.app, ARTICLE).versions
            ],
            "changes": [str(change) for change in read.log(world.app, ARTICLE).changes],
            "snapshots": [
                (row.sha256, row.fetched_at, row.canonical, row.headers)
                for row in snapshots.snapshots_of(session, 1)
            ],
            "runs": [
                (run.first_at, run.last_at, run.count, run.outcome, run.level)
                for run in runs.runs_of(session, 1)
            ],
        }


@pytest.mark.parametrize("size", [1, 4])
def test_parts_come_to_the_same_as_the_whole(
    tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    whole = World(tmp_path, database)
    with warc(tmp_path / "x.warc.gz", captures(22)) as path:
        at_once = importing.import_warc(whole.app, path)
        expected = came_to(whole)
        whole.app.db.dispose()
        parts = World(tmp_path / "parts", Database(f"sqlite:///{tmp_path}/parts.db"))
        parts.app.db.ensure_current()
        monkeypatch.setattr(taking, "AT_ONCE", size)
        assert importing.import_warc(parts.app, path) == at_once
    assert came_to(parts) == expected
    assert len(expected["versions"]) > 5
    assert state.verify_all(parts.app).whole


def test_what_was_taken_before_a_fault_of_ours_stays_and_the_rest_comes_next_time(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "AT_ONCE", 4)
    right, calls = derive, list[int]()

    def tripping(*given, **named):
        calls.append(1)
        if len(calls) == 10:
            raise RuntimeError("a mistake of ours")
        return right(*given, **named)

    with warc(tmp_path / "x.warc.gz", captures(14)) as path:
        with monkeypatch.context() as patched:
            patched.setattr(taking, "derive", tripping)
            assert importing.import_warc(world.app, path).failed
        with world.app.db.read() as session:
            assert runs.last_look(session, 1) == START + timedelta(hours=6 * 7)
        again = importing.import_warc(world.app, path)
    assert (again.captures, again.known, again.failed) == (6, 8, ())
    assert state.verify_all(world.app).whole


def entry(hours: float) -> Entry:
    at = START + timedelta(hours=hours)
    return Entry(url=ARTICLE, at=at, status=200, content_type=None, headers=(), offset=0, raw=True)


NOW = START + timedelta(days=900)


def test_captures_that_are_no_newer_than_what_is_known_are_taken_alone() -> None:
    entries = [entry(n) for n in range(500)]
    assert _together(entries, None, NOW) == AT_ONCE
    assert _together(entries, START + timedelta(hours=250), NOW) == 251
    assert _together(entries, START - timedelta(hours=1), NOW) == AT_ONCE
    assert _together(entries[:3], None, NOW) == 3


def test_captures_of_one_moment_and_those_from_the_future_are_never_parted() -> None:
    same = [entry(n) for n in range(AT_ONCE)] + [entry(AT_ONCE - 1)] * 3 + [entry(AT_ONCE)]
    assert _together(same, None, NOW) == AT_ONCE + 3
    ahead = [entry(n) for n in range(AT_ONCE + 50)]
    assert _together(ahead, None, START + timedelta(hours=AT_ONCE - 10)) == AT_ONCE + 50
    assert _together(ahead, None, START + timedelta(hours=AT_ONCE + 10)) == AT_ONCE


def test_an_archives_headers_come_in_with_the_capture(world: World, tmp_path: Path) -> None:
    with warc(tmp_path / "x.warc.gz", captures(3)) as path:
        importing.import_warc(world.app, path)
    with world.app.db.read() as session:
        rows = snapshots.snapshots_of(session, 1)
    assert {row.headers for row in rows} == {(("Content-Type", "text/html; charset=utf-8"),)}


def test_pages_of_one_site_stand_on_each_other_as_they_come_in(world: World, tmp_path: Path) -> None:
    """All of them are added first, and more of them than are looked at for one: the last have nothing yet."""
    chance = random.Random(3)
    rules = "".join(f".c{chance.randrange(10**9):x}{{margin:{n % 9}px}}" for n in range(900))
    found = [
        (f"{ARTICLE}/{n}", f"2026-01-{day:02}T00:00:00Z", page(*PARAGRAPHS, f"Story {n} of day {day}.", extra=f"<style>{rules}</style>"))
        for n in range(20)
        for day in range(1, 3)
    ]  # fmt: skip
    with warc(tmp_path / "x.warc.gz", found) as path:
        importing.import_warc(world.app, path)
    assert world.app.snapshots.bytes_on_disk() < 2 * len(zlib.compress(rules.encode(), 9))
    assert state.verify_all(world.app).whole
