"""Alignment and word diff: exact, fast, readable, and robust; beside what others do on the same pairs.

    python bench/diff.py [--corpus DIR] [--pairs 400] [--part pairs|pages|worst|operations]

Pairs are the neighbouring true texts of the labelled histories, as documents. `difflib` compares words in lines,
`diff-match-patch` characters with its default limit of a second, git runs as it does for a person.
"""

from __future__ import annotations

import argparse
import difflib
import multiprocessing
import os
import re
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel

sys.path.insert(0, str(Path(__file__).parents[1]))
from versioner.core.align import Relation, compare
from versioner.core.align.script import rebuilt
from versioner.core.extract import read_page
from versioner.core.model import Block, BlockKind, Document
from versioner.core.text import tokens

_RULE = re.compile(r"^(=+|-+)$")


def document(text: str) -> Document:
    """Markdown as a document: headings, list items, paragraphs."""
    blocks: list[Block] = []
    lines = text.split("\n")
    for n, line in enumerate(lines):
        said = line.strip()
        if not said or _RULE.match(said):
            continue
        under = lines[n + 1].strip() if n + 1 < len(lines) else ""
        if said.startswith("#"):
            level = len(said) - len(said.lstrip("#"))
            blocks.append(Block(kind=BlockKind.HEADING, text=said.lstrip("# "), level=min(level, 6)))
        elif _RULE.match(under) and len(under) > 2:
            blocks.append(Block(kind=BlockKind.HEADING, text=said, level=1 if under[0] == "=" else 2))
        elif said.startswith(("* ", "- ")):
            blocks.append(Block(kind=BlockKind.LIST_ITEM, text=said[2:].strip(), level=1))
        else:
            blocks.append(Block(kind=BlockKind.PARAGRAPH, text=said))
    return Document(blocks=tuple(block for block in blocks if block.text))


def spent(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU milliseconds of a piece of work, its children's too, and what it gave."""
    before = _cpu()
    found = work()
    return 1000 * (_cpu() - before), found


def _cpu() -> float:
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def row(name: str, times: list[float], more: str = "") -> None:
    """Print median, p95 and greatest."""
    times.sort()
    print(
        f"{name:28} median {times[len(times) // 2]:7.2f} ms  p95 {times[int(0.95 * len(times))]:7.1f}  max {times[-1]:7.1f}{more}",
        flush=True,
    )


# ---------------------------------------------------------------- pairs


def pairs_of(corpus_dir: str, most: int) -> list[tuple[str, str]]:
    """Neighbouring true texts that differ, spread evenly over the corpus."""
    sys.path.insert(0, corpus_dir)
    from read_corpus import Corpus

    corpus = Corpus(corpus_dir)
    found = []
    for one, _ in corpus.histories():
        texts = [
            corpus.blob(snapshot["text"]).decode() for snapshot in one["snapshots"] if snapshot.get("text")
        ]
        found += [(a, b) for a, b in pairwise(texts) if a != b]
    step = max(1, len(found) // most)
    return found[::step]


def pairs(corpus_dir: str, most: int) -> None:
    """Exactness, speed and readability on real pairs."""
    texts = pairs_of(corpus_dir, most)
    docs = [(document(a), document(b)) for a, b in texts]
    times, hunks, changed, cut, inexact = [], 0, 0, 0, 0
    minimum = 0
    for old, new in docs:
        took, found = spent(partial(compare, old, new))
        times.append(took)
        inexact += found.fallback or rebuilt(old, found.script) != new.blocks
        counted = _told(found)
        hunks, changed, cut = hunks + counted[0], changed + counted[1], cut + counted[2]
        minimum += _least(old, new)
    print(f"{len(docs)} pairs, {inexact} inexact or fallen back")
    more = f"  hunks {hunks / len(docs):.1f}  tokens changed {changed / max(minimum, 1):.2f} × minimum  words cut {cut}"
    row("versioner (align + words)", times, more)
    _others(texts, minimum)


def pages(corpus_dir: str) -> None:
    """Exactness and speed on every two neighbouring pages, as they are read, furniture and all."""
    sys.path.insert(0, corpus_dir)
    from read_corpus import Corpus

    times, inexact = [], 0
    for _, history in Corpus(corpus_dir).histories():
        last = None
        for snapshot, body in history:
            read = read_page(
                body,
                url="http://x.example/",
                content_type="text/html; charset=utf-8",
                status=200,
                at=datetime.fromisoformat(snapshot["at"]),
                sha256="",
            ).document
            if last is not None and last.blocks != read.blocks:
                took, found = spent(partial(compare, last, read))
                times.append(took)
                inexact += found.fallback or rebuilt(last, found.script) != read.blocks
            last = read
    row("neighbouring pages", times, f"  {len(times)} pairs, {inexact} inexact or fallen back")


def _told(found: Any) -> tuple[int, int, int]:
    """Hunks, changed words and words cut, counted as the others can be: in words of one flat text. What only
    moves a border between blocks is none, and neighbouring blocks that came or went whole are one.
    """
    hunks = changed = cut = 0
    lone: dict[str, set[int]] = {"old": set(), "new": set()}
    for one in found.differences:
        pieces = [(str(piece.op), piece.text) for piece in one.pieces]
        if one.relation is Relation.MOVED and one.before == one.after:
            hunks += 1
            continue
        if one.relation in {Relation.SPLIT, Relation.MERGED, Relation.REFORMATTED, Relation.RELINKED}:
            continue  # the words that changed with it are told beside it
        if one.whole:
            lone["old"].update(one.old_blocks)
            lone["new"].update(one.new_blocks)
        else:
            hunks += _hunks(pieces)
        changed += sum(len(_words(text)) for op, text in pieces if op != "equal")
        cut += _cuts(pieces)
    hunks += sum(n - 1 not in members for members in lone.values() for n in members)
    return hunks, changed, cut


def _hunks(pieces: list[tuple[str, str]]) -> int:
    """Runs of changed pieces in which a word, not only a space, changes."""
    count = 0
    sides: dict[str, str] = {}
    for op, text in [*pieces, ("equal", "")]:
        if op in {"equal", "0"}:
            count += _words(sides.get("old", "")) != _words(sides.get("new", ""))
            sides = {}
        else:
            side = "old" if op in {"delete", "-1"} else "new"
            sides[side] = sides.get(side, "") + text
    return count


def _cuts(pieces: list[tuple[str, str]]) -> int:
    """Borders between a changed and an unchanged piece that lie inside a word."""
    cut = 0
    for n, (op, text) in enumerate(pieces):
        if op not in {"equal", "0"} or not text:
            continue
        beside = [(other, -1) for _, other in _run(pieces, n, -1)] + [
            (other, 1) for _, other in _run(pieces, n, 1)
        ]
        for other, side in beside:
            one, two = (other[-1], text[0]) if side < 0 else (text[-1], other[0])
            cut += one.isascii() and two.isascii() and one.isalpha() and two.isalpha()
    return cut


def _run(pieces: list[tuple[str, str]], n: int, step: int) -> list[tuple[str, str]]:
    found = []
    n += step
    while 0 <= n < len(pieces) and pieces[n][0] not in {"equal", "0"}:
        if pieces[n][1]:
            found.append(pieces[n])
        n += step
    return found


def _words(text: str) -> list[str]:
    return [token for token in tokens(text) if not token.isspace()]


def _least(old: Document, new: Document) -> int:
    """Word tokens that a flat comparison must change at least."""
    a, b = (_words("\n".join(block.text for block in one.blocks)) for one in (old, new))
    return int(Indel.distance(a, b))


def _others(texts: list[tuple[str, str]], minimum: int) -> None:
    times, hunks, changed, cut = [], 0, 0, 0
    for a, b in texts:
        took, ops = spent(partial(difflib_words, a, b))
        times.append(took)
        hunks += sum(1 for tag, *_ in ops if tag != "equal")
        changed += sum(len(old) + len(new) for tag, old, new in ops if tag != "equal")
    row(
        "difflib (lines, then words)",
        times,
        f"  hunks {hunks / len(texts):.1f}  tokens changed {changed / max(minimum, 1):.2f} × minimum",
    )
    times, hunks, changed = [], 0, 0
    for a, b in texts:
        took, diffs = spent(partial(diff_match_patch().diff_main, a, b))
        times.append(took)
        hunks += _hunks([(str(op), text) for op, text in diffs])
        changed += sum(len(_words(text)) for op, text in diffs if op)
        cut += _cuts([(str(op), text) for op, text in diffs])
    row(
        "diff-match-patch (1 s)",
        times,
        f"  hunks {hunks / len(texts):.1f}  tokens changed {changed / max(minimum, 1):.2f} × minimum  words cut {cut}",
    )
    times, hunks = [], 0
    with tempfile.TemporaryDirectory() as folder:
        one, other = Path(folder, "a"), Path(folder, "b")
        for a, b in texts:
            one.write_text(a, encoding="utf-8")
            other.write_text(b, encoding="utf-8")
            command = ["git", "diff", "--no-index", "--word-diff=porcelain", one, other]
            took, done = spent(partial(subprocess.run, command, capture_output=True, check=False))
            times.append(took)
            marks = [line[:1] for line in done.stdout.decode("utf-8", "replace").split("\n")[4:]]
            hunks += sum(
                1
                for left, right in zip(["", *marks], marks, strict=False)
                if right in "+-" and right and left not in {"+", "-"}
            )
    row("git diff --word-diff", times, f"  hunks {hunks / len(texts):.1f}")


def difflib_words(a: str, b: str) -> list[tuple[str, list[str], list[str]]]:
    """Lines by difflib, then words inside replaced runs of lines."""
    left, right = a.split("\n"), b.split("\n")
    found: list[tuple[str, list[str], list[str]]] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        old, new = _words("\n".join(left[i1:i2])), _words("\n".join(right[j1:j2]))
        inner = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        found += [(one, old[m1:m2], new[n1:n2]) for one, m1, m2, n1, n2 in inner]
    return found


# ---------------------------------------------------------------- worst cases


def worst_cases() -> dict[str, Callable[[], tuple[Document, Document]]]:
    """Inputs that broke others (research A3)."""
    random = Random(1)
    words = [f"word{n}" for n in range(5000)]

    def paragraph(count: int) -> str:
        return " ".join(random.choice(words) for _ in range(count)) + "."

    def doc(texts: list[str], kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
        return Document(blocks=tuple(Block(kind=kind, text=text) for text in texts))

    def swapped() -> tuple[Document, Document]:
        old = ["a", "b"] * 250_000
        new = list(old)
        for n in range(0, len(new) - 1, 200):
            new[n], new[n + 1] = new[n + 1], new[n]
        return doc([" ".join(old)]), doc([" ".join(new)])

    def shuffled() -> tuple[Document, Document]:
        old = [f"{n} {paragraph(20)}" for n in range(10_000)]
        new = list(old)
        random.shuffle(new)
        return doc(old), doc(new)

    def exchanged() -> tuple[Document, Document]:
        """Two sections of one repeated line change places."""
        line = Block(kind=BlockKind.PARAGRAPH, text="The same line stands here again and again.")
        heads = [Block(kind=BlockKind.HEADING, text=name, level=2) for name in ("First part", "Second part")]
        ends = [Block(kind=BlockKind.PARAGRAPH, text=paragraph(40)) for _ in range(2)]
        parts = [[head, *[line] * 2_500, end] for head, end in zip(heads, ends, strict=True)]
        return Document(blocks=(*parts[0], *parts[1])), Document(blocks=(*parts[1], *parts[0]))

    def headings(edit: str) -> Document:
        made = [
            Block(kind=BlockKind.HEADING, text=f"Part {n}{edit if n % 3 else ''}", level=1 + n % 6)
            for n in range(20_000)
        ]
        return Document(blocks=tuple(made))

    return {
        "1 MB of a b a b": swapped,
        "10,000 paragraphs shuffled": shuffled,
        "2,000 paragraphs rewritten": lambda: (
            doc([paragraph(40) for _ in range(2000)]),
            doc([paragraph(40) for _ in range(2000)]),
        ),
        "a paragraph of 200 KB": lambda: (doc([paragraph(25_000)]), doc([paragraph(25_000)])),
        "two sections of equal lines": exchanged,
        "20,000 nested headings": lambda: (headings(""), headings("!")),
        "5,000 equal lines": lambda: (
            doc(["the same line again"] * 5000),
            doc(["the same line again"] * 4000 + ["another one"] + ["the same line again"] * 900),
        ),
    }


def _worst(name: str, answer: Any) -> None:
    old, new = worst_cases()[name]()
    before = _peak()
    took, found = spent(lambda: compare(old, new))
    exact = not found.fallback and rebuilt(old, found.script) == new.blocks
    answer.put((took, _peak() - before, exact, len(found.differences)))


def _peak() -> float:
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def worst() -> None:
    """Each in a process of its own."""
    context = multiprocessing.get_context("spawn")
    for name in worst_cases():
        queue = context.Queue()
        process = context.Process(target=_worst, args=(name, queue))
        process.start()
        took, memory, exact, count = queue.get(timeout=300)
        process.join()
        print(
            f"{name:28} {took / 1000:6.2f} s CPU  {memory:6.0f} MB more  {'exact' if exact else 'NOT EXACT'}  {count} differences",
            flush=True,
        )


# ---------------------------------------------------------------- operations


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
    """Run what is asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpus", default=os.environ.get("VERSIONER_CORPUS"))
    options.add_argument("--pairs", type=int, default=400)
    options.add_argument("--part", choices=("pairs", "pages", "worst", "operations"))
    given = options.parse_args()
    there = bool(given.corpus) and Path(given.corpus).is_dir()
    if not there:
        print("bench/diff: no labelled histories (VERSIONER_CORPUS), worst cases only")
    if there and given.part in {None, "pairs"}:
        pairs(given.corpus, given.pairs)
    if there and given.part in {None, "pages"}:
        pages(given.corpus)
    if given.part in {None, "worst"}:
        worst()
    if there and given.part in {None, "operations"}:
        operations(given.corpus)


if __name__ == "__main__":
    main()
