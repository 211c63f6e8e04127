"""Hostile pages, headers, robots.txt, dates and archives: each in a process of its own with 10 s of CPU and 400 MB.

python bench/hostile.py [--only WORDS] [--list]

Every case must end in a value or in a typed `VersionerError`. A traceback, a killed process, or one that
outlives its limits, is a failure; the exit code is how many there were.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench.attacks import answers, archives, edits, huge, lists, markup, papers, values
from bench.attacks.acts import Case
from versioner.errors import VersionerError
from versioner.storage.database import Database

CPU_SECONDS = 10
MEMORY = 400 << 20


def cases() -> dict[str, Case]:
    """Every case by its name, `family: what`."""
    found: dict[str, Case] = {}
    for family, made in _FAMILIES.items():
        for what, case in made():
            found[f"{family}: {what}"] = case
    return found


_FAMILIES: dict[str, Callable[[], Iterator[tuple[str, Case]]]] = {
    "date": values.moments,
    "address": answers.addresses,
    "header": answers.headers,
    "charset": values.charsets,
    "JSON-LD": values.json_ld,
    "nested": markup.nested,
    "within a line": markup.within_lines,
    "figure": values.figures,
    "motifs": markup.at_random,
    "many": markup.many,
    "edit": edits.edits,
    "bomb": answers.bombs,
    "robots.txt": answers.robots_txt,
    "list": lists.lists,
    "feed": lists.feed_pages,
    "TimeMap": lists.timemaps,
    "huge": huge.huge,
    "PDF": papers.papers,
    "WARC": archives.archives,
    "kept": archives.kept,
}


def _limited(case: Case, answer: Any) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (spent + CPU_SECONDS, spent + CPU_SECONDS + 2))
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    try:
        case()
        said = "held"
    except VersionerError as error:
        said = f"held: {type(error).__name__}: {error.message[:150]}"
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is what this looks for
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
        said = f"RAISED {type(error).__name__}: {str(error)[:150]} at {where}"
    answer.send(ascii(said))


def ended(case: Case) -> tuple[str, float]:
    """How a case ended in a process of its own ("held…" where well), and the seconds it took."""
    context = multiprocessing.get_context("fork")
    mine, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_limited, args=(case, theirs))
    begun = time.monotonic()
    process.start()
    theirs.close()
    try:
        said = str(mine.recv())[1:-1] if mine.poll(20 * CPU_SECONDS) else "HUNG"
    except EOFError:
        process.join()
        said = f"KILLED by signal {-(process.exitcode or 0)}"
    if said == "HUNG":
        process.kill()
    process.join()
    return said, time.monotonic() - begun


def template(directory: Path) -> None:
    """Make the empty database that cases copy."""
    os.environ["HOSTILE_TEMPLATE"] = str(directory / "template.db")
    database = Database(f"sqlite:///{directory / 'template.db'}")
    database.ensure_current()
    database.dispose()


def main() -> int:
    """Run them; how many did not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="cases whose name holds this")
    parser.add_argument("--list", action="store_true", help="say how every case ended")
    given = parser.parse_args()
    chosen = {name: case for name, case in cases().items() if given.only in name}
    bad = 0
    with tempfile.TemporaryDirectory() as directory:
        template(Path(directory))
        for name, case in chosen.items():
            said, took = ended(case)
            held = said.startswith("held")
            bad += not held
            if given.list or not held:
                print(f"{took:6.2f} s  {name}: {said}", flush=True)
    print(f"{len(chosen)} hostile cases, {len(chosen) - bad} held, {bad} did not")
    return min(bad, 100)


if __name__ == "__main__":
    sys.exit(main())
