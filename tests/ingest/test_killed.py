"""kill -9 in the middle of an import, by the command itself: begun again it comes to what an undisturbed one does."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.ingest.test_story import PARAGRAPHS, page, warc
from versioner import Versioner
from versioner.core.search import Standing
from versioner.queries.search import search
from versioner.storage.verify import verify

pytestmark = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning", "ignore:Unclosed file:ResourceWarning"
)
PAGES, CAPTURES = 6, 30


def captures() -> list[tuple[str, str, str]]:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    return [
        (
            f"https://paper.example/{n}",
            (start + timedelta(hours=6 * step)).strftime("%Y-%m-%dT%H:%M:%SZ"),
            page(*PARAGRAPHS, f"The gates were closed {step // 3 + 2} times since the {n}th of May."),
        )
        for step in range(CAPTURES)
        for n in range(PAGES)
    ]


def told(home: Path) -> list[Any]:
    """All that readers and searchers are told, without the ids, which may be given in another order."""
    with Versioner(home) as v:
        found: list[Any] = []
        for n in range(PAGES):
            log = v.log(f"https://paper.example/{n}", everything=True).to_json()
            hits = search(
                v.app, "gates closed", among=Standing.GONE, article=log["article"]["url"], limit=100
            ).hits
            found.append((log["changes"], sorted((hit.version, hit.until or 0) for hit in hits)))
        with v.app.db.read() as session:
            assert list(verify(session, v.app.snapshots)) == []
        return found


@pytest.mark.parametrize("rounds", [3, pytest.param(40, marks=pytest.mark.long)])
def test_an_import_that_is_killed_again_and_again_comes_to_the_same(tmp_path: Path, rounds: int) -> None:
    chance = random.Random(rounds)
    with warc(tmp_path / "all.warc.gz", captures()) as path:
        environment = {**os.environ, "VERSIONER_CONFIRM_AFTER": "0"}

        def command(home: str) -> list[str]:
            return [
                sys.executable,
                "-m",
                "versioner",
                "--home",
                str(tmp_path / home),
                "--quiet",
                "import",
                str(path),
            ]

        subprocess.run(command("calm"), check=True, env=environment)
        killed = 0
        for _ in range(rounds):
            child = subprocess.Popen(command("wild"), env=environment)
            time.sleep(0.4 + chance.random() * 0.8)
            killed += child.poll() is None
            if child.poll() is None:
                os.kill(child.pid, signal.SIGKILL)
            child.wait()
        assert killed
        subprocess.run(command("wild"), check=True, env=environment)
    assert told(tmp_path / "wild") == told(tmp_path / "calm")
