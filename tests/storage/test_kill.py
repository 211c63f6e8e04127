"""kill -9 in the middle of keeping history: what is left is whole, and the work goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from versioner.storage import pages, versions
from versioner.storage.database import Database
from versioner.storage.directory import DirectoryStore
from versioner.storage.verify import verify

WORK = """
import random, sys
from datetime import datetime, timedelta
from pathlib import Path
from tests.storage.newsroom import a_page, a_version
from tests.conftest import NOW
from versioner.storage import compaction, pages, snapshots
from versioner.storage.directory import DirectoryStore
from versioner.storage.database import Database
database, store = Database(sys.argv[1]), DirectoryStore(Path(sys.argv[2]))
database.ensure_current()
n, chance = 0, random.Random()
words = [f"word{chance.randrange(9999)}" for _ in range(500)]
while True:
    n += 1
    words[n % 500] = f"word{chance.randrange(9999)}"
    text = " ".join(words)
    store.put(text.encode())
    with database.write() as session:
        page = pages.page_by_key(session, "news.example/story")
        page_id = page.id if page else a_page(session)
        a_version(session, page_id, text, at=NOW + timedelta(microseconds=chance.randrange(10**12)))
        hashes = [row.sha256 for row in snapshots.snapshots_of(session, page_id)]
    if n % 5 == 0:
        compaction.compact(store, [hashes])
    print(n, flush=True)
"""


@pytest.mark.parametrize("rounds", [2, pytest.param(100, marks=pytest.mark.long)])
def test_a_kill_at_any_moment_leaves_all_whole(tmp_path: Path, rounds: int) -> None:
    url, store = f"sqlite:///{tmp_path / 'versioner.db'}", DirectoryStore(tmp_path / "snapshots")
    done = 0
    for n in range(rounds):
        command = [sys.executable, "-c", WORK, url, str(store.directory)]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        for _ in range(3 + n % 11):
            assert child.stdout.readline()
            done += 1
        os.kill(child.pid, signal.SIGKILL)
        child.communicate()
    database = Database(url)
    with database.read() as session:
        assert list(verify(session, store)) == []
        (page,) = pages.all_pages(session)
        assert len(versions.version_rows(session, page.id)) >= done
    database.dispose()
