"""Faults of disks, databases, clocks, servers and processes: each in a process and a home of its own.

python bench/faults.py [--only WORDS] [--list]          every case, on SQLite; those of PostgreSQL where it can be started
python bench/faults.py --kills 300 [--postgresql]       kill -9 at point after point of one home's life

A fault must end in a typed `VersionerError` or in a check's outcome, never in a traceback; when it is over the work
goes on; and nothing that was told before is lost: every version is read as it was, and `verify` calls all whole or
names what is damaged. The exit code is how many cases did not hold.
"""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench.harms import clocks, databases, disks, files, servers
from bench.harms.kills import killed, kills
from bench.harms.postgres import postgresql, postgresqls
from bench.harms.world import Case
from versioner.storage.database import Database

SECONDS = 240  # of a case

_FAMILIES: dict[str, Callable[[], Iterator[tuple[str, Case]]]] = {
    "disk": disks.disks,
    "database": databases.databases,
    "row": databases.damaged_rows,
    "snapshot": files.snapshots,
    "home": files.homes,
    "clock": clocks.clocks,
    "server": servers.servers,
    "copy": files.damaged_copies,
    "PostgreSQL": postgresqls,
    "kill": killed,
}


def cases() -> dict[str, Case]:
    """Every case by its name, `family: what`."""
    return {f"{family}: {what}": case for family, made in _FAMILIES.items() for what, case in made()}


def template(directory: Path) -> Path:
    """A database with the current schema, to be copied; its place is told in the environment."""
    path = directory / "template.db"
    database = Database(f"sqlite:///{path}")
    database.ensure_current()
    database.dispose()
    os.environ["FAULTS_TEMPLATE"] = str(path)
    return path


def run(case: Case) -> int:
    """Run a case in a process and a home of its own; its exit status, 0 where it held."""
    with tempfile.TemporaryDirectory(prefix="fault") as directory:
        Path(directory).chmod(0o755)
        child = os.fork()
        if child == 0:
            signal.alarm(SECONDS)
            code = 1
            try:
                case(Path(directory) / "home")
                code = 0
            except BaseException:  # noqa: BLE001 - whatever it is, it is told
                traceback.print_exc()
            os._exit(code)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main() -> int:
    """Run the cases; how many did not hold."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--only", default="", help="cases whose name has these words")
    options.add_argument("--list", action="store_true")
    options.add_argument("--kills", type=int, default=0, help="kill so many processes instead")
    options.add_argument("--postgresql", action="store_true", help="with --kills: on PostgreSQL")
    given = options.parse_args()
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory(prefix="faults") as directory:
        template(Path(directory))
        if given.kills:
            return _many(given.kills, Path(directory), on_postgresql=given.postgresql)
        chosen = {name: case for name, case in cases().items() if given.only.lower() in name.lower()}
        bad = 0
        for name, case in chosen.items():
            if given.list:
                print(name)
                continue
            began = time.monotonic()
            status = run(case)
            if status:
                bad += 1
                print(f"{time.monotonic() - began:6.1f} s  {name}: did not hold ({status})", flush=True)
        print(f"{len(chosen)} faults, {len(chosen) - bad} held, {bad} did not")
    return bad


def _many(count: int, directory: Path, *, on_postgresql: bool) -> int:
    home = directory / "home"
    if on_postgresql:
        with tempfile.TemporaryDirectory(prefix="pg") as place, postgresql(Path(place)) as server:
            database = Database(server.get_uri())
            database.ensure_current()
            database.dispose()
            home.mkdir()
            died = kills(count, home, server.get_uri())
    else:
        died = kills(count, home)
    print(f"{count} processes, {died} killed at a point of their work, nothing lost")
    return 0


if __name__ == "__main__":
    sys.exit(main())
