"""What each principle of the noise decision is worth: the same histories again with that one taken out.

    python bench/ablation.py --corpus DIR [--write docs/ablation.md] [--pages 12]

Scored on the labelled histories as `score_changes.py` does, and on news pages of our own writing whose
furniture moves at every fetch (bench/furniture.py).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench import furniture
from bench.pages import TYPE
from versioner.core.decide import confirm, hunks, noise, plausibility, returned
from versioner.core.decide import derive as decision
from versioner.core.decide.derive import Same
from versioner.core.decide.found import Accepted
from versioner.core.decide.state import PageState
from versioner.core.decide.thresholds import Thresholds
from versioner.core.extract import beside, canonical_hash, page, parts, read_page


def nothing(*_: Any, **__: Any) -> frozenset[int]:
    return frozenset()


def no_parts(*_: Any, **__: Any) -> dict[int, Any]:
    return {}


def never(*_: Any, **__: Any) -> None:
    return None


def same(found: Any, *_: Any) -> Any:
    return found


# name -> (module, attribute, what stands in for it); the second group reads pages anew
DECISION: dict[str, list[tuple[Any, str, Any]]] = {
    "confirmation by a further fetch": [
        (confirm, "ORDINARY", 1),
        (confirm, "DOUBTFUL", 1),
        (confirm, "RESTLESS", 1),
    ],
    "volatile blocks (come and go, tick, change their numbers)": [(hunks, "why_volatile", never)],
    "counters and clocks by form": [(noise, "ticks", lambda _: False)],
    "calm-down of volatile blocks": [(noise, "CALM", 10**9)],
    "places in which blocks take turns": [
        (confirm, "churned", lambda history, *_: history),
        (hunks, "rotates", lambda *_: False),
    ],
    "a third text edits running text": [
        (confirm, "_stands", lambda *_: False),
        (confirm, "_edited_again", never),
    ],
    "a text that is back is no news": [(returned, "_taken_back", never)],
    "guard (collapse, other text, other language, signs)": [(plausibility, "reason", never)],
    "same words in other borders or order": [(hunks, "_says_nothing", lambda *_: False)],
    "read as before": [(decision, "as_before", same)],
    "lone links between paragraphs": [(noise, "_is_lone", lambda *_: False)],
}
READING: dict[str, list[tuple[Any, str, Any]]] = {
    "boxes around fields to type into": [(beside, "_entry_boxes", nothing)],
    "menus and windows beside the bulk": [(beside, "_panels", nothing)],
    "landmarks (ARIA), microdata of comments": [(beside, "_landmarks", no_parts)],
    "the page's own header": [(beside, "_banners", nothing)],
    "what can be replied to": [(beside, "_talk", nothing), (page, "_talked", nothing)],
    "lines of menus and headings over nothing else": [(page, "_is_menu_line", lambda *_: False)],
    "parts beside the text asked whether they are the article's": [(parts, "_may_be", lambda *_: False)],
    "the one main part": [(parts, "_ROOT_SHARE", 2.0)],
}


@contextmanager
def without(changes: list[tuple[Any, str, Any]]) -> Iterator[None]:
    """Some principles taken out."""
    kept = [(module, name, getattr(module, name)) for module, name, _ in changes]
    for module, name, other in changes:
        setattr(module, name, other)
    try:
        yield
    finally:
        for module, name, old in kept:
            setattr(module, name, old)


def observe(corpus: Any, observe_page: Callable[..., Any]) -> list[tuple[Any, list[Any]]]:
    """Every history as observations; None where the canonical HTML is the last one's."""
    found = []
    for document, pages in corpus.histories():
        seen, last = [], None
        for snapshot, body in pages:
            canonical = canonical_hash(body, TYPE)
            at = datetime.fromisoformat(snapshot["at"])
            if canonical == last:
                seen.append((at, None))
                continue
            last = canonical
            name = sha256(body).hexdigest()
            seen.append(
                (
                    at,
                    observe_page(
                        body, url="http://x.example/", content_type=TYPE, status=200, at=at, sha256=name
                    ),
                )
            )
        found.append((document, seen))
    return found


def row(histories: list[tuple[Any, list[Any]]], score: Callable[..., Any], pages: int) -> list[str]:
    """Recall, false per 100, flap alarms, broken pages; false per 100 and recall on news pages."""
    total: Counter[str] = Counter()
    for document, seen in histories:
        state, events = PageState.empty(), set()
        index = {at: n for n, (at, _) in enumerate(seen)}
        for at, observation in seen:
            found = decision.derive(state, observation or Same(at=at), at, Thresholds())
            state = found.state
            for event in found.events:
                if isinstance(event, Accepted) and event.number > 1 and event.reverted_to is None:
                    events.add(index[event.first_seen])
        total.update(score(document["snapshots"], events)[0])
    news: Counter[str] = Counter()
    for seed in range(pages):
        furniture.standing(Random(seed), "plain", 20, news)
        furniture.edited(Random(seed), "plain", 20, news)
    return [
        f"{total['found'] / total['edits']:.3f}",
        f"{100 * total['false'] / total['noise']:.2f}",
        f"{total['flap_alarms']}/{total['flaps']}",
        f"{total['broken_alarms']}/{total['broken']}",
        f"{100 * news['false'] / news['fetches']:.1f}",
        f"{news['found']}/{news['edits']}",
    ]


def main() -> None:
    """Print the table, or write it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpus", default=os.environ.get("VERSIONER_CORPUS"))
    options.add_argument("--write", type=Path)
    options.add_argument("--pages", type=int, default=12)
    given = options.parse_args()
    if not given.corpus or not Path(given.corpus).is_dir():
        print("bench/ablation: skipped, no labelled histories (VERSIONER_CORPUS)")
        return
    sys.path.insert(0, given.corpus)
    from read_corpus import Corpus
    from score_changes import score

    corpus = Corpus(given.corpus)
    setattr(furniture, "trafilatura", None)  # noqa: B010 - only versioner is asked here
    read = observe(corpus, read_page)
    table = [["all of them", *row(read, score, given.pages)]]
    for name, changes in DECISION.items():
        with without(changes):
            table.append([f"− {name}", *row(read, score, given.pages)])
    for name, changes in READING.items():
        with without(changes):
            table.append([f"− {name}", *row(observe(corpus, read_page), score, given.pages)])
    head = [
        "principles",
        "recall",
        "false / 100",
        "flap alarms",
        "broken",
        "news: false / 100",
        "news: edits told",
    ]
    lines = ["| " + " | ".join(cells) + " |" for cells in (head, ["---"] * len(head), *table)]
    text = "\n".join(lines) + "\n"
    print(text)
    if given.write:
        given.write.write_text(PREFACE + text, encoding="utf-8")


PREFACE = """# What each principle of the noise decision is worth

Written by `python bench/ablation.py --corpus DIR --write docs/ablation.md`. Each row takes one principle out and decides
everything again. The first four columns are of labelled histories of real pages; the last two of news pages of our own
writing on which advertisements, teasers, tickers and comments move at every fetch. A principle that changes nothing here
stays only where the pages of the tests need it (tests/core/decide/test_noise.py); docs/noise.md says what each is for.

"""

if __name__ == "__main__":
    main()
