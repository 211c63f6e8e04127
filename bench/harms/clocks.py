"""Clocks that jump."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

from bench.harms.world import OTHER, URL, Case, begun
from versioner.ingest.housekeeping import mend_clocks, mend_hosts, now_and_then


def clock(moves: Sequence[float], home: Path) -> None:
    """A clock that jumps by so many days, one jump after another: pages are looked at again soon after it is right."""
    world = begun(home)
    before, right = world.told(), world.at
    for days in moves:
        world.at += timedelta(days=days)
        world.look(0.1, due=True)
        now_and_then(world.app)
        world.edit(URL, int(abs(days)) % 1000 + 100)
        world.look(0.1)
    world.at = right + timedelta(hours=5)
    mend_clocks(world.app)
    mend_hosts(world.app)
    seen: set[str] = set()
    for _ in range(60):
        seen |= set(world.look(12, due=True))
    assert seen == {URL, OTHER}, seen
    assert not set(before) - set(world.told())
    world.whole()


def clocks() -> Iterator[tuple[str, Case]]:
    """Clocks that jump."""
    for name, moves in {
        "ten years ahead": (3650.0,),
        "ten years behind": (-3650.0,),
        "to 1970": (-20_700.0,),
        "to the year 9990": (2_900_000.0,),
        "an hour back, as in autumn": (-1 / 24,),
        "to and fro": (400.0, -800.0, 400.0),
        "a day ahead again and again": (1.0, 1.0, 1.0, 1.0),
        "a month behind, while pages wait": (-30.0, 30.0),
        "an hour to and fro, as where the zone's rules are wrong": (1 / 24, -1 / 24, 1 / 24, -1 / 24),
        "a second back at every look, as one that is being set": (-1 / 86_400,) * 20,
        "beyond 2038": (4_600.0,),
        "to a leap day and back": (465.0, -465.0),
        "to the first second of a year": (41.0 - 1 / 3,),
        "a minute ahead, hundreds of times": (1 / 1_440,) * 200,
    }.items():
        yield f"it jumps {name}", partial(clock, moves)
