"""Known operations on real documents (rename, move, split…): precision and recall of what is told of them.

python bench/operations.py [--corpus DIR]
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench.diff import document, pairs_of
from versioner.core.align import Relation, compare
from versioner.core.model import Block, BlockKind, Document

_ROUNDS = 5  # of each operation on each document, at other places


def operations(corpus_dir: str) -> None:
    """Known operations on real documents: precision and recall of what is told."""
    sources = []
    for a, _ in pairs_of(corpus_dir, 400):
        made = document(a)
        long_ones = sum(1 for block in made.blocks if len(block.text.split()) >= 12)
        if long_ones >= 12 and len(made.sections) >= 5:
            sources.append(made)
    random = Random(7)
    total: dict[str, Counter[str]] = {}
    for base in _ROUNDS * sources[:: max(1, len(sources) // 60)]:
        for name in OPERATIONS:
            _score(base, [name], random, total.setdefault(name, Counter()))
        _score(base, random.sample(list(OPERATIONS), 3), random, total.setdefault("three at once", Counter()))
    for name, n in total.items():
        precision, recall = n["hit"] / max(n["told"], 1), n["found"] / max(n["made"], 1)
        print(f"{name:22} {n['made']:4} made  precision {precision:.3f}  recall {recall:.3f}", flush=True)


def _score(base: Document, names: list[str], random: Random, count: Counter[str]) -> None:
    blocks, truth = list(base.blocks), []
    for name in names:
        done = OPERATIONS[name](blocks, random)
        if done is not None:
            blocks, said = done
            truth.append(said)
    if not truth:
        return
    told = _labels(compare(base, replace(base, blocks=tuple(blocks), section_ids=())))
    count["made"] += len(truth)
    count["told"] += len(told)
    left = list(told)
    for said in truth:
        hit = next((one for one in left if one[0] == said[0] and _agree(one[1], said[1])), None)
        if hit is not None:
            count["found"] += 1
            count["hit"] += 1
            left.remove(hit)


def _agree(one: str, other: str) -> bool:
    return (
        one == other
        or one.split("\n\n", maxsplit=1)[0] == other
        or (len(other) > 20 and (other in one or one in other))
    )


def _labels(found: Any) -> list[tuple[str, str]]:
    labels = []
    for one in found.differences:
        if one.relation in {Relation.EDITED, Relation.REFORMATTED, Relation.RELINKED, Relation.STAMP}:
            continue  # how a moved or split text reads now is told beside what was done
        name = {Relation.SECTION_ADDED: "section added", Relation.SECTION_REMOVED: "section removed"}.get(
            one.relation, str(one.relation)
        )
        labels.append((name, one.after if one.after is not None else one.before or ""))
    labels += [("section moved", "") for pair in found.sections if pair.moved]
    return labels


def _long(blocks: list[Block]) -> list[int]:
    seen = Counter(block.text for block in blocks)
    return [
        n
        for n, block in enumerate(blocks)
        if block.kind is BlockKind.PARAGRAPH and len(block.text.split()) >= 12 and seen[block.text] == 1
    ]


def _sections(blocks: list[Block]) -> list[tuple[int, int]]:
    heads = [n for n, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    ends = [*heads[1:], len(blocks)]
    return [
        (a, b)
        for a, b in zip(heads, ends, strict=True)
        if 2 <= b - a <= 20 and sum(len(x.text.split()) for x in blocks[a + 1 : b]) >= 20
    ]


def rename(blocks: list[Block], random: Random) -> tuple[list[Block], tuple[str, str]] | None:
    spans = _sections(blocks)
    if not spans:
        return None
    at, _ = random.choice(spans)
    text = f"Notes on {random.choice(('scope', 'duties', 'limits'))}"
    return [*blocks[:at], replace(blocks[at], text=text), *blocks[at + 1 :]], ("renamed", text)


def move(blocks: list[Block], random: Random) -> tuple[list[Block], tuple[str, str]] | None:
    free = _long(blocks)
    if len(free) < 4:
        return None
    at = random.choice(free)
    block = blocks[at]
    rest = [*blocks[:at], *blocks[at + 1 :]]
    places = [n for n in range(len(rest) + 1) if abs(n - at) >= 3]
    to = random.choice(places)
    return [*rest[:to], block, *rest[to:]], ("moved", block.text)


def split(blocks: list[Block], random: Random) -> tuple[list[Block], tuple[str, str]] | None:
    free = [
        n
        for n in _long(blocks)
        if blocks[n].text.count(". ") >= 1 and min(len(part.split()) for part in _halves(blocks[n].text)) >= 6
    ]
    if not free:
        return None
    at = random.choice(free)
    one, other = _halves(blocks[at].text)
    made = [replace(blocks[at], text=one), replace(blocks[at], text=other)]
    return [*blocks[:at], *made, *blocks[at + 1 :]], ("split", blocks[at].text)


def _halves(text: str) -> tuple[str, str]:
    cuts = [match.end() for match in re.finditer(r"\. ", text)]
    cut = min(cuts, key=lambda n: abs(n - len(text) / 2))
    return text[:cut].strip(), text[cut:].strip()


def merge(blocks: list[Block], random: Random) -> tuple[list[Block], tuple[str, str]] | None:
    long_ones = set(_long(blocks))
    free = [n for n in long_ones if n + 1 in long_ones]
    if not free:
        return None
    at = random.choice(sorted(free))
    text = f"{blocks[at].text} {blocks[at + 1].text}"
    return [*blocks[:at], replace(blocks[at], text=text), *blocks[at + 2 :]], ("merged", text)


def reparent(blocks: list[Block], random: Random) -> tuple[list[Block], tuple[str, str]] | None:
    """A whole section elsewhere."""
    spans = _sections(blocks)
    if len(spans) < 4:
        return None
    a, b = random.choice(spans[:-1])
    taken, rest = blocks[a:b], [*blocks[:a], *blocks[b:]]
    heads = [n for n, block in enumerate(rest) if block.kind is BlockKind.HEADING and abs(n - a) >= 4]
    if not heads:
        return None
    to = random.choice(heads)
    return [*rest[:to], *taken, *rest[to:]], ("section moved", "")


def add(blocks: list[Block], random: Random) -> tuple[list[Block], tuple[str, str]] | None:
    at = random.choice(_long(blocks) or [0]) + 1
    text = f"Clause {random.randint(100, 999)} was put in by the harbour master after the quay had been paved anew last spring."
    return [*blocks[:at], Block(kind=BlockKind.PARAGRAPH, text=text), *blocks[at:]], ("added", text)


def remove(blocks: list[Block], random: Random) -> tuple[list[Block], tuple[str, str]] | None:
    free = _long(blocks)
    if not free:
        return None
    at = random.choice(free)
    return [*blocks[:at], *blocks[at + 1 :]], ("removed", blocks[at].text)


def add_section(blocks: list[Block], random: Random) -> tuple[list[Block], tuple[str, str]] | None:
    heads = [n for n, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    if not heads:
        return None
    at = random.choice(heads)
    level = blocks[at].level
    made = [
        Block(kind=BlockKind.HEADING, text="What the divers found", level=level),
        Block(
            kind=BlockKind.PARAGRAPH,
            text="Three anchors lay on the ground beside the mole, one of them older than the town itself.",
        ),
        Block(
            kind=BlockKind.PARAGRAPH,
            text="None could be lifted before the tide came back, so a second visit was planned for June.",
        ),
    ]
    return [*blocks[:at], *made, *blocks[at:]], ("section added", "What the divers found")


def remove_section(blocks: list[Block], random: Random) -> tuple[list[Block], tuple[str, str]] | None:
    spans = _sections(blocks)
    if len(spans) < 3:
        return None
    a, b = random.choice(spans)
    return [*blocks[:a], *blocks[b:]], ("section removed", blocks[a].text)


OPERATIONS = {
    "rename": rename,
    "move": move,
    "split": split,
    "merge": merge,
    "reparent": reparent,
    "add": add,
    "remove": remove,
    "add section": add_section,
    "remove section": remove_section,
}


def main() -> None:
    """Where there are labelled histories."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpus", default=os.environ.get("VERSIONER_CORPUS"))
    given = options.parse_args()
    if not given.corpus or not Path(given.corpus).is_dir():
        print("bench/operations: skipped, no labelled histories (VERSIONER_CORPUS)")
        return
    operations(given.corpus)


if __name__ == "__main__":
    main()
