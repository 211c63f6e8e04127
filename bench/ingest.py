"""Taking edits in: the share of CPU inside write transactions, and how long the event loop stands still.

    python bench/ingest.py [--pages 50] [--rounds 4]

All pages, each with a source of its own, change at once and are checked at once, round after round; their web is a
dict, so all the CPU is ours. A write transaction counts from its beginning to its end with the thread's own CPU clock;
what stands beside it is the CPU of the whole process for the same checks. The stall is the longest time between two
turns of the event loop, asked for every millisecond; beside it that of a loop that does nothing on the same machine.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.ingest.test_story import PARAGRAPHS, World, page
from versioner import collecting
from versioner.core.model import Outcome
from versioner.ingest import track
from versioner.ingest.check import check_due
from versioner.storage.database import Database, Session

MORE = [
    f"Paragraph {n} says that the {n + 2} wardens of the harbour met {n * 3 + 1} times." for n in range(40)
]


class Measured(Database):
    """A database that adds up the CPU of its write transactions."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.spent = 0.0
        self._adding = Lock()

    @contextmanager
    def write(self) -> Iterator[Session]:
        with super().write() as session:
            begun = time.thread_time()
            yield session
        with self._adding:
            self.spent += time.thread_time() - begun  # the commit is part of it


async def looked(world: World, most: list[float]) -> list[Outcome]:
    """Check all that is due, and note the longest stall of the loop meanwhile."""

    async def tick() -> None:
        last = time.perf_counter()
        while True:
            await asyncio.sleep(0.001)
            now = time.perf_counter()
            most.append(now - last)
            last = now

    ticking = asyncio.create_task(tick())
    found = await check_due(world.app)
    ticking.cancel()
    return [one.outcome for one in found]


async def idle(seconds: float) -> float:
    """The longest stall of a loop that does nothing."""
    worst, last, end = 0.0, time.perf_counter(), time.perf_counter() + seconds
    while last < end:
        await asyncio.sleep(0.001)
        now = time.perf_counter()
        worst, last = max(worst, now - last), now
    return worst


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=4)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        database = Measured(f"sqlite:///{home}/versioner.db")
        world = World(Path(home), database)
        for n in range(given.pages):
            article, source = f"https://paper{n}.example/story", f"https://council{n}.example/plan"
            world.web.pages[article] = page(*PARAGRAPHS, *MORE)
            world.web.pages[source] = page(*PARAGRAPHS, *MORE, title="The plan")
            track.track(world.app, article, sources=[source])
        stalls: list[float] = []
        warm = min(world.web.pages)  # what is loaded at the first edit is loaded before one counts
        world.web.pages[warm] = world.web.pages[warm].replace("nine gates", "eight gates")
        for _ in range(2):
            world.look(hours=24)
        collecting.settled()  # as a daemon that stands
        database.spent, total, changed = 0.0, 0.0, 0
        for step in range(given.rounds):
            for url, text in world.web.pages.items():
                world.web.pages[url] = text.replace(f"{step + 6}.4 percent", f"{step + 7}.4 percent")
            for _ in range(2):
                world.at = world.at.replace(day=world.at.day + 1)
                begun = time.process_time()
                outcomes = asyncio.run(looked(world, stalls))
                total += time.process_time() - begun
                changed += outcomes.count(Outcome.CHANGED)
        print(
            f"{changed} edits taken in, {1000 * total / changed:.1f} ms CPU each (two checks); in write transactions "
            f"{100 * database.spent / total:.1f} %; longest stall of the event loop {1000 * max(stalls):.0f} ms "
            f"(99th percentile {1000 * sorted(stalls)[int(0.99 * len(stalls))]:.0f} ms); of an idle loop "
            f"{1000 * asyncio.run(idle(3)):.0f} ms"
        )
        database.dispose()


if __name__ == "__main__":
    main()
