"""kill -9 in the middle of telling: nothing is lost, and who knows messages by their ids is told nothing twice."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import NOW
from tests.notify.receiver import receiving
from versioner import Versioner
from versioner.core.told.events import Event, EventKind
from versioner.notify import channels
from versioner.notify.webhook import new_secret
from versioner.storage import deliveries, outbox, pages

SECRET = new_secret(bytes(range(32)))


def written(home: Path, url: str, count: int) -> set[str]:
    """So many events for one channel; their ids."""
    with Versioner(home) as v:
        channels.add(v.app, channels.plan(url), secret=SECRET)
        with v.app.db.write() as session:
            page = pages.add_page(
                session,
                url="https://paper.example/",
                url_key="paper",
                host="paper.example",
                now=NOW,
                next_check_at=None,
            )
            events = [Event(kind=EventKind.SUSPECT, detail={"n": n}) for n in range(count)]
            outbox.put_events(session, page, events, NOW)
        return {row.uid for row in channels.log(v.app, limit=count + 1)}


@pytest.mark.parametrize(
    ("count", "kills"),
    [
        (300, 4),
        pytest.param(1_000, 6, marks=pytest.mark.long),
        pytest.param(10_000, 60, marks=pytest.mark.long),
    ],
)
def test_events_under_kills_come_to_each_once(tmp_path: Path, count: int, kills: int) -> None:
    chance = random.Random(count)

    def fails(uid: str, n: int) -> int | None:
        """Half the time: refuses, or takes the message and dies before it says so; four times at most."""
        return chance.choice((None, None, 500, -1)) if n <= 4 else None

    environment = {**os.environ, "VERSIONER_ALLOW_NETWORKS": "127.0.0.0/8"}
    with receiving(SECRET, fails) as receiver:
        wanted = written(tmp_path, receiver.url, count)
        command = [sys.executable, "-m", "tests.notify.teller", str(tmp_path)]
        for round_ in range(kills):
            child = subprocess.Popen(command, env=environment)
            goal = min(len(receiver.headers) + count // (2 * kills) + chance.randrange(7), 2 * count)
            while len(receiver.headers) < goal and child.poll() is None:
                time.sleep(0.002)
            assert child.poll() is None, f"round {round_} ended before it was killed"
            os.kill(child.pid, signal.SIGKILL)
            child.wait()
        subprocess.run(command, check=True, env=environment)
    assert receiver.forged == 0
    assert set(receiver.kept) == wanted
    assert receiver.came.total() > count  # some came more than once, and were known by their ids
    with Versioner(tmp_path) as v:
        assert channels.channels(v.app)[0].counts == {deliveries.DELIVERED: count}
