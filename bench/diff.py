"""Alignment and word diff: exact, fast and readable; beside what others do on the same pairs.

    python bench/diff.py [--corpus DIR] [--pairs 400] [--part pairs|pages]

Pairs are the neighbouring true texts of the labelled histories, as documents. `difflib` compares words in lines,
`diff-match-patch` characters with its default limit of a second, git runs as it does for a person.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel

sys.path.insert(0, str(Path(__file__).parents[1]))
from versioner.core.align import Relation, compare
from versioner.core.align.script import rebuilt
from versioner.core.extract import read_page
from versioner.core.model import Block, BlockKind, Document
from versioner.core.text.words import tokens

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


def main() -> None:
    """Run what is asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpus", default=os.environ.get("VERSIONER_CORPUS"))
    options.add_argument("--pairs", type=int, default=400)
    options.add_argument("--part", choices=("pairs", "pages"))
    given = options.parse_args()
    if not given.corpus or not Path(given.corpus).is_dir():
        print("bench/diff: skipped, no labelled histories (VERSIONER_CORPUS)")
        return
    if given.part in {None, "pairs"}:
        pairs(given.corpus, given.pairs)
    if given.part in {None, "pages"}:
        pages(given.corpus)


if __name__ == "__main__":
    main()
