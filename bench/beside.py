"""CPU per changed page of this tree beside another's, in the same run and in turns.

    python bench/beside.py OTHER --corpus DIR [--histories 8] [--turns 3]

Labelled page histories are folded as `check` would: read, decided, and each new version judged against the one
before. Each turn is a process of its own with the one tree's or the other's code; the least of each counts. OTHER is a
checkout of what stood before. Exits 1 where this tree takes more than 1.3 of the other.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

_LIMIT = 1.3
_HERE = Path(__file__).parents[1]
_FOLD = """
import sys, time
from datetime import datetime
from hashlib import sha256
sys.path.insert(1, sys.argv[1])
from read_corpus import Corpus
from versioner.core.classify import change_between
from versioner.core.decide.derive import Same, derive
from versioner.core.decide.found import Accepted
from versioner.core.decide.state import PageState
from versioner.core.decide.thresholds import Thresholds
from versioner.core.extract import canonical_hash, read_page

TYPE, taken, pages = "text/html; charset=utf-8", 0.0, 0
for n, (_, history) in enumerate(Corpus(sys.argv[1]).histories()):
    if n >= int(sys.argv[2]):
        break
    state, last, before = PageState.empty(), None, None
    for snapshot, body in history:
        at, start = datetime.fromisoformat(snapshot["at"]), time.process_time()
        canonical = canonical_hash(body, TYPE)
        if canonical == last:
            state = derive(state, Same(at=at), at, Thresholds()).state
            continue
        seen = read_page(
            body, url="http://x.example/", content_type=TYPE, status=200, at=at, sha256=sha256(body).hexdigest()
        )
        found = derive(state, seen, at, Thresholds())
        for event in found.events:
            if isinstance(event, Accepted):
                if before is not None:
                    change_between(
                        before, event.document, version=event.number, previous=event.number - 1,
                        first_seen=event.first_seen, not_before=event.not_before,
                        declared_modified=event.declared_modified, marked=event.marked,
                    )
                before = event.document
        state, last = found.state, canonical
        taken, pages = taken + time.process_time() - start, pages + 1
print(taken / pages * 1000)
"""


def main() -> int:
    """Fold the same histories with both, and say how they compare."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("other", type=Path)
    parser.add_argument("--corpus", default=os.environ.get("VERSIONER_CORPUS"))
    parser.add_argument("--histories", type=int, default=8)
    parser.add_argument("--turns", type=int, default=3)
    args = parser.parse_args()
    if not args.corpus or not Path(args.corpus).is_dir():
        print("bench/beside: skipped, no labelled histories (VERSIONER_CORPUS)")
        return 0
    took: dict[Path, list[float]] = {_HERE: [], args.other.resolve(): []}
    for _ in range(args.turns):
        for tree, times in took.items():
            times.append(_fold(tree, args.corpus, args.histories))
    (here, before) = (min(times) for times in took.values())
    for name, times in zip(("this tree", "the other"), took.values(), strict=True):
        print(f"{name:10} {', '.join(f'{one:.0f}' for one in times)} ms CPU a changed page")
    print(f"{here / before:.2f} of the other (at most {_LIMIT})")
    return int(here / before > _LIMIT)


def _fold(tree: Path, corpus: str, histories: int) -> float:
    """CPU per changed page, ms, of one tree's code."""
    done = subprocess.run(
        [sys.executable, "-c", _FOLD, corpus, str(histories)],
        check=True,
        capture_output=True,
        text=True,
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree)},
    )
    return float(done.stdout)


if __name__ == "__main__":
    raise SystemExit(main())
