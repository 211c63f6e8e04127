"""What a home takes on disk beside git, by lengths of files and by blocks: database, search index, raw bytes.

    python bench/disk.py [ARCHIVE.warc.gz …]

Imports the archives (without any: pages of its own, 40 documents in 12 rounds), packs, and reports. The very
captures that the home holds then go into a git repository, a commit each in order of date, and `git gc` packs it.
The exit code is 1 where the raw bytes take more blocks than git's. What the rest of the home holds (texts, changes,
search, dates) git knows nothing of.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench.attacks.archives import http, record
from versioner import Versioner
from versioner.ingest.housekeeping import tidy
from versioner.storage import pages, snapshots

DOCUMENTS, ROUNDS = 40, 12


def main() -> int:
    """Import, pack, report; 1 where git takes less for the raw bytes."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("archives", nargs="*", type=Path)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        home, repository = Path(directory) / "home", Path(directory) / "git"
        archives = given.archives or [generated(Path(directory))]
        with Versioner(home) as versioner:
            for archive in archives:
                versioner.import_warc(archive)
            tidy(versioner.app, least=1)
            count, plain = git(versioner, repository)
        with contextlib.closing(sqlite3.connect(home / "versioner.db")) as database:
            database.execute("VACUUM")
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            index = sum(
                database.execute("SELECT sum(pgsize) FROM dbstat WHERE name LIKE ?", (name,)).fetchone()[0]
                or 0
                for name in ("passage%", "ix_passage%")
            )
        print(f"{count:,} captures, {plain:,} bytes of HTML\n\n{'':30} {'bytes':>13} {'blocks':>13}")
        for label, part in (("database", home / "versioner.db"), ("raw bytes", home / "snapshots")):
            print(f"versioner, {label:19} {taken(part)[0]:13,} {taken(part)[1]:13,}")
        print(f"  of the database: index      {index:13,}")
        ours, theirs = taken(home), taken(repository / ".git" / "objects")
        raw = taken(home / "snapshots")
        print(f"versioner, all                 {ours[0]:13,} {ours[1]:13,}")
        print(f"git gc, the captures           {theirs[0]:13,} {theirs[1]:13,}")
        print(f"\nraw bytes: {raw[1] / theirs[1]:.2f} times git's blocks; all: {ours[1] / theirs[1]:.2f}")
    return int(raw[1] > theirs[1])


def git(versioner: Versioner, repository: Path) -> tuple[int, int]:
    """Put every capture of the home into a repository and pack it; how many there are, and their bytes."""
    app = versioner.app
    with app.db.read() as session:
        every = [
            (row.fetched_at, page.id, row.sha256)
            for page in pages.all_pages(session)
            for row in snapshots.snapshots_of(session, page.id)
        ]
    subprocess.run(["git", "init", "--quiet", str(repository)], check=True)
    run = ["git", "-C", str(repository)]
    importer = subprocess.Popen([*run, "fast-import", "--quiet"], stdin=subprocess.PIPE)
    assert importer.stdin is not None
    total = 0
    for at, page_id, name in sorted(every):
        body = app.snapshots.get(name)
        total += len(body)
        when = f"{int(at.timestamp())} +0000"
        importer.stdin.write(f"commit refs/heads/main\ncommitter a <a> {when}\ndata 0\n".encode())
        importer.stdin.write(f"M 644 inline {page_id}.html\ndata {len(body)}\n".encode() + body + b"\n")
    importer.stdin.close()
    assert importer.wait() == 0
    subprocess.run([*run, "gc", "--quiet"], check=True)
    return len(every), total


def taken(place: Path) -> tuple[int, int]:
    """Bytes of a file, or of the files below, and bytes of the blocks they take."""
    found = [place] if place.is_file() else [path for path in place.rglob("*") if path.is_file()]
    stats = [path.lstat() for path in found]
    return sum(stat.st_size for stat in stats), sum(stat.st_blocks * 512 for stat in stats)


def generated(directory: Path) -> Path:
    """Documents that are edited now and then in pages whose furniture moves at every look."""
    path = directory / "pages.warc"
    with path.open("wb") as archive:
        for at, url, body in _captures():
            archive.write(record(http(body), url=url, at=at))
    return path


def _captures() -> Iterator[tuple[str, str, bytes]]:
    chance = random.Random(16)
    words = [
        f"{a}{b}" for a in ("gate", "wall", "tower", "harbour", "council") for b in ("", "s", "man", "ward")
    ]
    furniture = [
        f'<li class="item-{chance.randrange(10**9):x}"><a href="/{chance.randrange(10**6)}">{" ".join(chance.choices(words, k=4))}</a></li>'
        for _ in range(900)
    ]
    texts = [
        [" ".join(chance.choices(words, k=25)).capitalize() + "." for _ in range(60)]
        for _ in range(DOCUMENTS)
    ]
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for step in range(ROUNDS):
        for n, text in enumerate(texts):
            if chance.random() < 0.4:
                text[chance.randrange(60)] = " ".join(chance.choices(words, k=25)).capitalize() + f" {step}."
            body = "".join(f"<p>{one}</p>" for one in text)
            token = f'<meta name="csrf" content="{chance.randrange(10**30):x}">'
            page = f"<html><head>{token}</head><body><nav><ul>{''.join(furniture)}</ul></nav><article><h1>Document {n}</h1>{body}</article></body></html>"
            at = (start + timedelta(days=step, minutes=n)).strftime("%Y-%m-%dT%H:%M:%SZ")
            yield at, f"https://paper.example/{n}", page.encode()


if __name__ == "__main__":
    sys.exit(main())
