"""Alignment, judgement and sentences on inputs that broke others: CPU and memory of each, in a process of its own.

python bench/worst.py
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench.diff import spent
from versioner.core.align import compare
from versioner.core.align.script import rebuilt
from versioner.core.classify import change_between
from versioner.core.model import Block, BlockKind, Change, Document
from versioner.view.changelog import summary


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

    def turned() -> tuple[Document, Document]:
        old = [f"{n} {paragraph(20)}" for n in range(5_000)]
        return doc(old), doc(old[::-1])

    def edited() -> tuple[Document, Document]:
        """One paragraph of 300 kB, a word in fifty edited."""
        old = paragraph(36_000).split()
        new = [f"new{n}" if n % 50 == 0 else word for n, word in enumerate(old)]
        return doc([" ".join(old)]), doc([" ".join(new)])

    def numbers() -> tuple[Document, Document]:
        """20,000 numbers edited, ten in a paragraph."""
        texts = [
            [f"Gate {n} {random.choice(words)} was opened {n + k} times" for n in range(at, at + 10)]
            for k in (7, 8)
            for at in range(0, 20_000, 10)
        ]
        told = [". ".join(text) + "." for text in texts]
        return doc(told[:2_000]), doc(told[2_000:])

    return {
        "5,000 paragraphs reversed": turned,
        "one 300 kB paragraph edited": edited,
        "20,000 numbers edited": numbers,
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
    told, _ = spent(lambda: summary(_change(old, new)))
    answer.put((took, told - took, _peak() - before, exact, len(found.differences)))


def _change(old: Document, new: Document) -> Change:
    at = datetime(2026, 11, 20, tzinfo=UTC)
    return change_between(
        old,
        new,
        version=2,
        previous=1,
        first_seen=at,
        not_before=at,
        marked=None,
        declared_modified=None,
    )


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
        took, told, memory, exact, count = queue.get(timeout=300)
        process.join()
        print(
            f"{name:28} {took / 1000:6.2f} s CPU  judged and told {told / 1000:6.2f} s more  {memory:6.0f} MB more  {'exact' if exact else 'NOT EXACT'}  {count} differences",
            flush=True,
        )


if __name__ == "__main__":
    worst()
