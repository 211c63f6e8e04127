"""Read and decide labelled page histories: speed, early stops, recall and false events.

    python bench/pages.py --corpus DIR [--baseline N]

Beside it, on the first N pages that need reading, trafilatura extracts and texts are compared.
"""

from __future__ import annotations

import argparse
import collections
import os
import subprocess
import sys
import time
from datetime import datetime
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench.baseline import html2text_rate
from versioner.core.decide.derive import Same, derive
from versioner.core.decide.found import Accepted
from versioner.core.decide.state import PageState
from versioner.core.decide.thresholds import Thresholds
from versioner.core.extract import canonical_hash, read_page
from versioner.storage import codec
from versioner.storage.states import Kept, spelled

TYPE = "text/html; charset=utf-8"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", default=os.environ.get("VERSIONER_CORPUS"))
    parser.add_argument("--baseline", type=int, default=100)
    args = parser.parse_args()
    if not args.corpus or not Path(args.corpus).is_dir():
        print("bench/pages: skipped, no labelled histories (VERSIONER_CORPUS)")
        return
    sys.path.insert(0, args.corpus)
    from read_corpus import Corpus
    from score_changes import score

    spent: list[float] = []
    ended: collections.Counter[str] = collections.Counter()
    totals: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    sample: list[bytes] = []
    largest = 0
    states: list[tuple[int, int]] = []
    for document, pages in Corpus(args.corpus).histories():
        state, events = PageState.empty(), set()
        last: tuple[str | None, str | None] = (None, None)
        index = {datetime.fromisoformat(snapshot["at"]): n for n, (snapshot, _) in enumerate(pages)}
        for snapshot, body in pages:
            at = datetime.fromisoformat(snapshot["at"])
            start = time.process_time()
            name = sha256(body).hexdigest()
            canonical = last[1] if name == last[0] else canonical_hash(body, TYPE)
            if canonical == last[1]:
                ended["bytes" if name == last[0] else "canonical"] += 1
                derived = derive(state, Same(at=at), at, Thresholds())
            else:
                seen = read_page(
                    body,
                    url="http://x.example/",
                    content_type=TYPE,
                    status=200,
                    at=at,
                    sha256=name,
                    canonical=canonical or "",
                )
                derived = derive(state, seen, at, Thresholds())
                ended["read"] += 1
                spent.append(time.process_time() - start)
                if len(sample) < args.baseline:
                    sample.append(body)
            last, state = (name, canonical), derived.state
            for event in derived.events:
                if isinstance(event, Accepted) and event.number > 1 and event.reverted_to is None:
                    events.add(index[event.first_seen])
        text = Kept(name=codec.digest(state.accepted), document=state.accepted) if state.accepted else None
        size = len(spelled(state, text))
        largest = max(largest, size)
        states.append(
            (size, sum(len(block.text.split()) for block in state.accepted.blocks) if state.accepted else 0)
        )
        totals[document["collection"]].update(score(document["snapshots"], events)[0])
    for name, n in sorted(totals.items()):
        print(
            f"{name:8} recall {n['found']}/{n['edits']}  false {n['false']}/{n['noise']}"
            f"  flap alarms {n['flap_alarms']}/{n['flaps']}  broken {n['broken_alarms']}/{n['broken']}"
        )
    spent.sort()
    moved = ended["canonical"] + ended["read"]
    print(f"ended at: {dict(ended)}; {ended['canonical'] / moved:.0%} of byte changes end before reading")
    print(
        f"read and decided: {len(spent) / sum(spent):.0f} changed pages per CPU second, p95 {1000 * spent[int(0.95 * len(spent))]:.0f} ms,"
        f" largest state {largest / 1000:.0f} KB"
    )
    share = max(size * 5000 / words for size, words in states if words >= 2000)
    mean = sum(size for size, _ in states) / len(states)
    print(
        f"state: {mean / 1000:.1f} KB a page, at most {share / 1000:.0f} KB per 5,000 words (pages of 2,000 words and more)"
    )
    _large()
    _baseline(sample)


def _large() -> None:
    """A page of 2 MB, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", _LARGE],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[1],
    )
    print(done.stdout.strip())


_LARGE = """
import time
from pathlib import Path
from datetime import UTC, datetime
from random import Random
from tests.newspage import PARAGRAPHS
from versioner.core.decide.derive import derive
from versioner.core.decide.thresholds import Thresholds
from versioner.storage import codec
from versioner.storage.states import spelled
from versioner.core.extract import canonical_hash, read_page
from versioner.core.decide.state import PageState
random = Random(1)
def page(edit):
    said = "".join(f"<p>{n} {random.choice(PARAGRAPHS)}</p>" for n in range(15_000))
    return f"<html><body><h1>Wall</h1><div>{said}<p>{edit}</p></div></body></html>".encode()
def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
bare = peak()
state, took = PageState.empty(), []
for edit in ("It is 9 to 4, they said on the quay.", "It is 10 to 3, they said on the quay."):
    random.seed(1)
    body = page(edit)
    start = time.process_time()
    canonical_hash(body, "text/html")
    at = datetime.now(UTC)
    seen = read_page(body, url="http://x.example/", content_type="text/html", status=200, at=at, sha256=str(len(edit)))
    state = derive(state, seen, at, Thresholds()).state
    took.append(time.process_time() - start)
print(f"a page of {len(body) / 1e6:.1f} MB, all text: {took[0]:.2f} s CPU first, {took[1]:.2f} s with an edit; {peak():.0f} MB resident ({bare:.0f} MB before)")
"""


def _baseline(sample: list[bytes]) -> None:
    import trafilatura

    if rate := html2text_rate(sample):
        print(f"html2text on {len(sample)} of the same pages: {rate:.0f} pages per CPU second")

    start = time.process_time()
    for body in sample:
        trafilatura.extract(body.decode("utf-8", "replace"), fast=True)
    took = time.process_time() - start
    print(
        f"trafilatura (fast) on {len(sample)} of the same pages: {len(sample) / took:.0f} pages per CPU second"
    )


if __name__ == "__main__":
    main()
