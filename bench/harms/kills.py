"""kill -9 at point after point of the life of a home."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import traceback
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import event

from bench.harms.disks import SEAMS, act
from bench.harms.world import OTHER, THIRD, URL, Case, World, begun, fails
from versioner.errors import NotFoundError, VersionerError
from versioner.ingest.track import track, untrack

_POINTS = ("fsync", "rename", "mkstemp", "unlink", "statement", "commit")


def _die_at(world: World, point: str, count: int) -> None:
    """Kill this process at the `count`-th time that it comes to a point."""
    left = count

    def step() -> None:
        nonlocal left
        left -= 1
        if left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    if point in SEAMS:
        owner, name = SEAMS[point]
        real = getattr(owner, name)

        def dying(*given: Any, **named: Any) -> Any:
            step()
            return real(*given, **named)

        setattr(owner, name, dying)
        return
    engine = world.app.db._writing.engine  # noqa: SLF001 - a kill is put where no caller reaches
    name = "before_cursor_execute" if point == "statement" else "commit"
    event.listen(engine, name, lambda *_: step())


def _life(home: Path, url: str | None, n: int, at: datetime) -> None:
    """One process's work in a home: looks, new pages, packing, a copy, a page erased."""
    world = World(home, url)
    world.at = at
    chance = random.Random(n)
    for address in (URL, OTHER):
        world.edit(address, 10 + n)
    point = _POINTS[n % len(_POINTS)]
    _die_at(world, point, chance.randrange(1, 90 if point == "statement" else 14))
    actions = ["check", "track", "pack", "untrack", "backup", "import"]
    if world.app.db.dialect == "postgresql":
        actions.remove("backup")
    chance.shuffle(actions)
    for action in actions:
        world.look(2)
        if action == "track":
            world.edit(THIRD, n)
            with fails(VersionerError):
                track(world.app, THIRD)
        else:
            _act_in_life(world, action)


def _act_in_life(world: World, action: str) -> None:
    if action == "untrack":
        with contextlib.suppress(NotFoundError):
            untrack(world.app, THIRD, delete=True)
    elif action != "check":
        act(world, action)


def kills(count: int, home: Path, url: str | None = None) -> int:
    """Kill a process at one point after another; how many died. Each begins where the last one was killed.

    Raises:
        AssertionError: something that was told before is gone, or something is broken.
    """
    first = begun(home, url)
    kept, at = {one for one in first.told() if one[0] != THIRD}, first.at
    first.app.db.dispose()
    died = 0
    for n in range(count):
        at += timedelta(hours=20)
        child = os.fork()
        if child == 0:
            code = 1
            try:
                _life(home, url, n, at)
                code = 0
            except BaseException:  # noqa: BLE001 - told by the exit code
                traceback.print_exc()
            os._exit(code)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert status in {0, -signal.SIGKILL}, f"life {n} ended with {status}"
        died += status != 0
        world = World(home, url)
        world.at = at
        told = {one for one in world.told() if one[0] != THIRD}
        assert not kept - told, f"life {n} lost {sorted(one[:2] for one in kept - told)}"
        world.whole()
        kept = told
        world.app.db.dispose()
    return died


def killed() -> Iterator[tuple[str, Case]]:
    """A life with two dozen deaths."""

    def some(home: Path) -> None:
        assert kills(24, home) >= 12

    yield "24 processes at points of their work", some
