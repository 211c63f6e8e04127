"""Whether what an import takes in memory grows with what it imports.

    python bench/import_memory.py [--captures 800] [--pages 8] [--processes 1]

An archive of pages like those of `bench/replay.py` (some 350 KB each): of every ten captures of a page one has the bytes
of the one before, six have other furniture, three another sentence. An eighth of it is imported, a quarter, half, all of it, each
into a home of its own in a process of its own. Memory is what that process and its children hold resident, sampled
twenty times a second; the exit code is 1 where the whole takes more than 1.1 times what the eighth did.
At full size: `--captures 8000` (a gigabyte on disk).
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench.attacks.archives import http, record
from bench.replay import sentence, spelled, text

PARTS = (8, 4, 2, 1)  # what is imported: an eighth, a quarter, half, the whole
MOST = 1.1  # times what an eighth takes
SAME, FURNITURE = 0.1, 0.7  # of captures: the bytes of before, and (with them) the text of before
START, STEP = datetime(2020, 1, 1, tzinfo=UTC), timedelta(hours=6)
IMPORT = """
import sys
from pathlib import Path
from versioner import Versioner
with Versioner(Path(sys.argv[1])) as v:
    found = v.import_warc(Path(sys.argv[2]))
assert found.captures == int(sys.argv[3]), found
"""


def captures(pages: int) -> Iterator[tuple[int, bytes]]:
    """Captures of so many pages in turn, without end."""
    chance = random.Random(16)
    texts = [[list(section) for section in text(n, 0)] for n in range(pages)]
    bodies = [b""] * pages
    step = 0
    while True:
        step += 1
        for n, sections in enumerate(texts):
            kind = chance.random()
            if kind >= FURNITURE:
                section = chance.choice(sections)
                place = chance.randrange(len(section))
                section[place] = " ".join([*section[place].split(". ")[:-1], sentence(chance)])
            if kind >= SAME or not bodies[n]:
                bodies[n] = spelled(n, sections, step)
            yield n, bodies[n]


def written(path: Path, counts: list[int], pages: int) -> dict[int, int]:
    """Write an archive of the largest of `counts` captures; where each of them ends in it."""
    ends = {}
    with path.open("wb") as archive:
        for count, (n, body) in enumerate(captures(pages), 1):
            at = (START + STEP * count).strftime("%Y-%m-%dT%H:%M:%SZ")
            one = record(http(body), url=f"https://policies.example/{n}", at=at)
            archive.write(gzip.compress(one, 1))
            if count in counts:
                ends[count] = archive.tell()
            if count == max(counts):
                return ends
    raise AssertionError


def taken(archive: Path, count: int, processes: int) -> tuple[float, float]:
    """The most MiB that an import held resident, and its CPU seconds."""
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {
            "VERSIONER_PROCESSES": str(processes),
            "PYTHONPATH": str(Path(__file__).parents[1]),
        }
        command = [sys.executable, "-c", IMPORT, f"{home}/home", str(archive), str(count)]
        child = subprocess.Popen(command, env=environment)
        most = 0
        while (ended := os.wait4(child.pid, os.WNOHANG))[0] == 0:
            most = max(most, sum(map(_resident, _family(child.pid))))
            time.sleep(0.05)
        child.returncode = os.waitstatus_to_exitcode(ended[1])
        if child.returncode:
            raise RuntimeError(f"the import ended with {child.returncode}")
        used = ended[2]
        if processes == 1:
            most = max(most, used.ru_maxrss << 10)
        return most / (1 << 20), used.ru_utime + used.ru_stime


def _family(process: int) -> list[int]:
    """A process and its children."""
    try:
        return [
            process,
            *map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split()),
        ]
    except FileNotFoundError:
        return []


def _resident(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (FileNotFoundError, ProcessLookupError):
        return 0


def main() -> int:
    """Import parts and the whole; 1 where memory grows."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--captures", type=int, default=800)
    options.add_argument("--pages", type=int, default=8)
    options.add_argument("--processes", type=int, default=1)
    given = options.parse_args()
    counts = [given.captures // part for part in PARTS]
    with tempfile.TemporaryDirectory() as directory:
        archive = Path(directory) / "captures.warc.gz"
        ends = written(archive, counts, given.pages)
        found: dict[int, float] = {}
        print("captures   peak MiB   CPU ms a capture")
        for count in sorted(counts):
            part = Path(directory) / "part.warc.gz"
            with archive.open("rb") as whole, part.open("wb") as file:
                left = ends[count]
                while left:
                    left -= file.write(whole.read(min(left, 1 << 24)))
            found[count], cpu = taken(part, count, given.processes)
            print(f"{count:8,}   {found[count]:8.0f}   {1000 * cpu / count:8.1f}", flush=True)
        least, most = min(counts), max(counts)
        slope = 1024 * (found[most] - found[least]) / (most - least)
        times = found[most] / found[least]
        print(f"{slope:.1f} KB a capture; {most:,} take {times:.2f} times what {least:,} do (at most {MOST})")
    return int(times > MOST)


if __name__ == "__main__":
    sys.exit(main())
