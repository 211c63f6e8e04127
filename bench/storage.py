"""What a history takes on disk, here and in a git repository, and what storing it costs.

    python bench/storage.py --corpus DIR        (or VERSIONER_CORPUS=DIR)

The corpus' pages are stored as an import stores them: raw bytes in the snapshot store, a row each, and a
version for each new article text; then the store is compacted. The same bytes go into a git repository,
a commit for each page as it was fetched, and `git gc` packs it. Both are reported as lengths of files and
as blocks of the disk. The second part claims and completes checks of 10,000 pages in batches of 200.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from versioner.core.model import Block, BlockKind, Document, Level, Outcome
from versioner.storage import codec, compaction, hosts, leases, pages, runs, schedule, snapshots, versions
from versioner.storage.database import Database
from versioner.storage.directory import DirectoryStore
from versioner.storage.records import Completion, NewSnapshot
from versioner.storage.versions import NewVersion

CHECKED_PAGES = 10_000
BATCH, HOSTS_AT_ONCE = 200, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One page as it was fetched, and the true text of its article after that."""

    at: datetime
    html: bytes
    text: bytes | None


def histories(corpus: Path) -> Iterator[tuple[str, list[Capture]]]:
    """Each document of the corpus with its captures, in order of time."""
    sys.path.insert(0, str(corpus))
    reader: Any = import_module("read_corpus").Corpus(str(corpus))
    for document, found in reader.histories():
        captures = [
            Capture(
                at=datetime.fromisoformat(snapshot["at"]).astimezone(UTC),
                html=html,
                text=reader.blob(snapshot["text"]) if snapshot["text"] else None,
            )
            for snapshot, html in found
        ]
        yield document["id"], captures


def as_document(text: bytes) -> Document:
    lines = text.decode("utf-8", "replace").splitlines()
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, text=line) for line in lines if line.strip())
    return Document(title=lines[0] if lines else "", blocks=blocks, section_ids=("s0",))


def store(corpus: Path, home: Path) -> dict[str, float]:
    """Keep the corpus in `home`; CPU seconds by what they were spent on."""
    database, objects = Database(f"sqlite:///{home / 'versioner.db'}"), DirectoryStore(home / "snapshots")
    database.ensure_current()
    spent = {"put": 0.0, "rows and texts": 0.0, "compact": 0.0}
    names: list[list[str]] = []
    for name, captures in histories(corpus):
        began = time.process_time()
        names.append([objects.put(capture.html) for capture in captures])
        spent["put"] += time.process_time() - began
        began = time.process_time()
        with database.write() as session:
            _rows(session, name, captures, names[-1])
        spent["rows and texts"] += time.process_time() - began
    began = time.process_time()
    compaction.compact(objects, names)
    spent["compact"] = time.process_time() - began
    database.dispose()
    return spent


def _rows(session: Any, name: str, captures: list[Capture], hashes: list[str]) -> None:
    url = f"https://corpus.example/{name}"
    page_id = pages.add_page(session, url=url, url_key=url, host="corpus.example", now=captures[0].at)
    last: bytes | None = None
    for capture, sha256 in zip(captures, hashes, strict=True):
        new = NewSnapshot(
            sha256=sha256, url=url, final_url=url, status=200, fetched_at=capture.at, size=len(capture.html)
        )
        snapshots.add_snapshot(session, page_id, new)
        changed = capture.text is not None and capture.text != last
        outcome = Outcome.CHANGED if changed else Outcome.NOISE
        check = Completion(
            page_id=page_id, at=capture.at, outcome=outcome, level=Level.READ, next_check_at=None
        )
        runs.record_run(session, check)
        if capture.text is not None and changed:
            last = capture.text
            version = NewVersion(
                number=versions.next_number(session, page_id),
                text=versions.packer_of(session, page_id).pack(codec.to_bytes(as_document(capture.text))),
                sha256=sha256,
                first_seen=capture.at,
                not_before=capture.at,
            )
            versions.put_version(session, page_id, version)


def git(corpus: Path, repository: Path, *, aggressive: bool) -> float:
    """Keep the same pages and texts in git; CPU seconds of git."""
    began = os.times()
    run = ["git", "-C", str(repository)]
    subprocess.run(["git", "init", "--quiet", str(repository)], check=True)
    importer = subprocess.Popen([*run, "fast-import", "--quiet"], stdin=subprocess.PIPE)
    assert importer.stdin is not None
    for name, captures in histories(corpus):
        for capture in captures:
            when = f"{int(capture.at.timestamp())} +0000"
            importer.stdin.write(f"commit refs/heads/main\ncommitter a <a> {when}\ndata 0\n".encode())
            for path, data in ((f"{name}.html", capture.html), (f"{name}.md", capture.text)):
                if data is not None:
                    importer.stdin.write(f"M 644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n")
    importer.stdin.close()
    assert importer.wait() == 0
    subprocess.run([*run, "gc", "--quiet", *(["--aggressive"] if aggressive else [])], check=True)
    ended = os.times()
    return ended.children_user + ended.children_system - began.children_user - began.children_system


def size(directory: Path) -> tuple[int, int]:
    """Bytes of the files below, and bytes of the blocks they take."""
    stats = [path.lstat() for path in directory.rglob("*") if path.is_file()]
    return sum(stat.st_size for stat in stats), sum(stat.st_blocks * 512 for stat in stats)


def on_disk(corpus: Path) -> None:
    captures = [capture for _, found in histories(corpus) for capture in found]
    plain = sum(len(capture.html) for capture in captures)
    print(f"{len(captures):,} pages, {plain:,} bytes of HTML\n")
    print(f"{'':34} {'bytes':>12} {'blocks':>12}")
    with tempfile.TemporaryDirectory() as directory:
        home = Path(directory)
        spent = store(corpus, home)
        for label, part in (("database", home / "versioner.db"), ("snapshots", home / "snapshots")):
            stat = part.stat()
            shown = size(part) if part.is_dir() else (stat.st_size, stat.st_blocks * 512)
            print(f"versioner, {label:23} {shown[0]:12,} {shown[1]:12,}")
        print("{:34} {:12,} {:12,}".format("versioner, all", *size(home)))
    for aggressive in (False, True):
        with tempfile.TemporaryDirectory() as directory:
            cpu = git(corpus, Path(directory), aggressive=aggressive)
            label = "git gc --aggressive" if aggressive else "git gc"
            print("{:34} {:12,} {:12,}   ({:.1f} s CPU)".format(label, *size(Path(directory) / ".git"), cpu))
    print("\nCPU of versioner: " + ", ".join(f"{what} {seconds:.1f} s" for what, seconds in spent.items()))
    print(f"  = {sum(spent.values()) / len(captures) * 1000:.1f} ms a page")


def checks(url: str) -> None:
    """CPU of claiming, looking up and completing checks that found nothing."""
    database = Database(url)
    database.ensure_current()
    now = datetime(2026, 1, 1, tzinfo=UTC)
    with database.write() as session:
        for n in range(CHECKED_PAGES):
            host = f"host{n % 50}.example"
            pages.add_page(
                session,
                url=f"https://{host}/{n}",
                url_key=f"{host}/{n}",
                host=host,
                now=now,
                next_check_at=now,
            )
    print(f"\nchecks of {CHECKED_PAGES:,} unchanged pages in batches of {BATCH}, CPU of this process:")
    for turn in range(3):
        spent = _turn(database, now + turn * timedelta(hours=1))
        shown = ", ".join(f"{what} {seconds / CHECKED_PAGES * 1000:.4f}" for what, seconds in spent.items())
        print(f"  {shown} ms a page")
    database.dispose()


def _turn(database: Database, at: datetime) -> dict[str, float]:
    spent = {"claim": 0.0, "targets": 0.0, "complete": 0.0}
    while True:
        began = time.process_time()
        with database.write() as session:
            names = [
                row.host
                for row in hosts.take(session, at, owner="bench", lease_seconds=600, limit=HOSTS_AT_ONCE)
            ]
            each = BATCH // HOSTS_AT_ONCE
            claims = leases.claim_of_hosts(session, names, at, lease_seconds=600, owner="bench", limit=each)
            hosts.let_go(session, names, owner="bench", now=at)
        spent["claim"] += time.process_time() - began
        if not claims:
            return spent
        began = time.process_time()
        with database.read() as session:
            schedule.targets(session, [claim.page_id for claim in claims])
        spent["targets"] += time.process_time() - began
        due = at + timedelta(hours=1)
        done = [
            Completion(
                page_id=c.page_id,
                at=at,
                outcome=Outcome.UNCHANGED,
                level=Level.NOT_MODIFIED,
                next_check_at=due,
            )
            for c in claims
        ]
        began = time.process_time()
        with database.write() as session:
            schedule.complete(session, done, owner="bench")
        spent["complete"] += time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description="what a history takes on disk, against git")
    parser.add_argument("--corpus", type=Path, default=os.getenv("VERSIONER_CORPUS"))
    given = parser.parse_args()
    if given.corpus:
        on_disk(Path(given.corpus))
    else:
        print("no corpus (--corpus DIR or VERSIONER_CORPUS): the comparison with git is left out")
    with tempfile.TemporaryDirectory() as directory:
        checks(f"sqlite:///{directory}/versioner.db")


if __name__ == "__main__":
    main()
