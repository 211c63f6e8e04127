"""Changes called silent although the page itself carries a new date or note.

    python bench/silent.py --corpus DIR [--show]

GOV.UK's histories hold what the publisher said with each update: the page's "Last updated" and the entries new in
its change history. Each history is folded as `check` would; a change is *wronged* where it is called "changed
without a new date or note" and the page's date moved, or a note came, since the snapshot before. The truly silent
ones (the words moved, neither date nor note did) must still be called so.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench.pages import TYPE
from versioner.core.classify import change_between
from versioner.core.decide.derive import derive
from versioner.core.decide.found import Accepted
from versioner.core.decide.state import PageState
from versioner.core.decide.thresholds import Thresholds
from versioner.core.extract import read_page
from versioner.core.model import Change, Document, Significance


def changes(document: Any, pages: Any) -> list[Change]:
    """The changes that are told of one history."""
    state, before, found = PageState.empty(), Document(), []
    for snapshot, body in pages:
        at = datetime.fromisoformat(snapshot["at"])
        seen = read_page(
            body, url=(document["urls"] or ["http://x.example/"])[0], content_type=TYPE, status=200, at=at,
            sha256=sha256(body).hexdigest(),
        )  # fmt: skip
        derived = derive(state, seen, at, Thresholds())
        state = derived.state
        for event in derived.events:
            if isinstance(event, Accepted):
                if event.number > 1:
                    found.append(_change(before, event))
                before = event.document
    return found


def _change(before: Document, event: Accepted) -> Change:
    return change_between(
        before,
        event.document,
        version=event.number,
        previous=event.number - 1,
        first_seen=event.first_seen,
        not_before=event.not_before,
        declared_modified=event.declared_modified,
        marked=event.marked,
        reverted_to=event.reverted_to,
    )


def main() -> None:
    """Count over all of the publisher's histories."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpus", default=os.environ.get("VERSIONER_CORPUS"))
    options.add_argument("--show", action="store_true", help="print every change that is called wrongly")
    given = options.parse_args()
    if not given.corpus or not Path(given.corpus).is_dir():
        print("bench/silent: skipped, no labelled histories (VERSIONER_CORPUS)")
        return
    sys.path.insert(0, given.corpus)
    from read_corpus import Corpus

    count: Counter[str] = Counter()
    for document, pages in Corpus(given.corpus).histories("govuk"):
        snapshots = document["snapshots"]
        place = {datetime.fromisoformat(one["at"]): n for n, one in enumerate(snapshots)}
        for change in changes(document, pages):
            n = place[change.first_seen]
            said, before = snapshots[n]["publisher"], snapshots[n - 1]["publisher"]
            marked = bool(said["notes"]) or said["updated"] != before["updated"]
            heavy = change.significance is Significance.SUBSTANTIVE
            count["told"] += 1
            count["wronged"] += change.silent is True and marked
            count["silent"] += heavy and not marked
            count["seen silent"] += change.silent is True and not marked
            count["unknown"] += change.silent is None
            if given.show and heavy and change.silent is not (not marked):
                print(
                    document["id"], n, snapshots[n]["at"], change.silent, said["updated"], said["notes"][:1]
                )
    print(
        f"{count['wronged']} of {count['told']} changes called silent although the page carries a new date or note"
    )
    print(
        f"{count['seen silent']} of {count['silent']} truly silent ones called so; {count['unknown']} not known"
    )


if __name__ == "__main__":
    main()
