"""kill -9 in the middle of an import, by the command itself: begun again it comes to what an undisturbed one does."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.ingest.test_story import PARAGRAPHS, page, warc
from versioner import Versioner
from versioner.core.asked.search import Standing
from versioner.queries.search import search
from versioner.storage.verify import verify

pytestmark = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning", "ignore:Unclosed file:ResourceWarning"
)


def captures(pages: int, count: int) -> list[tuple[str, str, str]]:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    return [
        (
            f"https://paper.example/{n}",
            (start + timedelta(hours=6 * step)).strftime("%Y-%m-%dT%H:%M:%SZ"),
            page(*PARAGRAPHS, f"The gates were closed {step // 3 + 2} times since the {n}th of May."),
        )
        for step in range(count)
        for n in range(pages)
    ]


def told(home: Path, pages: int) -> list[Any]:
    """All that readers and searchers are told, without the ids, which may be given in another order."""
    with Versioner(home) as v:
        found: list[Any] = []
        for n in range(pages):
            log = v.log(f"https://paper.example/{n}", everything=True).to_json()
            hits = search(
                v.app, "gates closed", among=Standing.GONE, article=log["article"]["url"], limit=100
            ).hits
            found.append((log["changes"], sorted((hit.version, hit.until or 0) for hit in hits)))
        with v.app.db.read() as session:
            assert list(verify(session, v.app.snapshots)) == []
        return found


def stored(home: Path) -> int:
    """How many captures it holds by now."""
    try:
        with closing(sqlite3.connect(f"file:{home / 'versioner.db'}?mode=ro", uri=True)) as database:
            return int(database.execute("SELECT count(*) FROM snapshots").fetchone()[0])
    except sqlite3.OperationalError:  # no database yet, or no table in it
        return 0


@pytest.mark.parametrize(
    ("pages", "count", "rounds"), [(3, 80, 3), pytest.param(6, 60, 40, marks=pytest.mark.long)]
)
def test_an_import_that_is_killed_again_and_again_comes_to_the_same(
    tmp_path: Path, pages: int, count: int, rounds: int
) -> None:
    """Killed at its beginning, and then each time some while after it has stored more than before."""
    chance, killed = random.Random(rounds), 0
    environment = {**os.environ, "VERSIONER_CONFIRM_AFTER": "0"}
    with warc(tmp_path / "all.warc.gz", captures(pages, count)) as path:

        def command(home: str) -> list[str]:
            given = ["--home", str(tmp_path / home), "--quiet", "import", str(path)]
            return [sys.executable, "-m", "versioner", *given]

        subprocess.run(command("calm"), check=True, env=environment)
        for _ in range(rounds):
            before = stored(tmp_path / "wild")
            child = subprocess.Popen(command("wild"), env=environment)
            while stored(tmp_path / "wild") == before and child.poll() is None:
                time.sleep(0.01)
            time.sleep(chance.random() * 0.1)
            killed += child.poll() is None
            child.kill()
            child.wait()
        assert killed
        subprocess.run(command("wild"), check=True, env=environment)
    assert told(tmp_path / "wild", pages) == told(tmp_path / "calm", pages)
