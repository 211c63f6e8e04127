"""Texts that are dear to compare."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from random import Random

from bench.attacks.acts import Case, told
from versioner.core.model import Block, BlockKind, Document


def edits() -> Iterator[tuple[str, Case]]:
    """Two texts each, by what was done between them."""
    random = Random(1)
    words = [f"word{n}" for n in range(5_000)]

    def doc(texts: list[str], kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
        return Document(blocks=tuple(Block(kind=kind, text=text) for text in texts))

    def prose(count: int) -> str:
        return " ".join(random.choice(words) for _ in range(count)) + "."

    def turned() -> tuple[Document, Document]:
        old = [f"{n} {prose(20)}" for n in range(5_000)]
        return doc(old), doc(old[::-1])

    def long(step: int) -> tuple[Document, Document]:
        old = prose(36_000).split()
        return doc([" ".join(old)]), doc(
            [" ".join(f"new{n}" if n % step == 0 else word for n, word in enumerate(old))]
        )

    def numbers() -> tuple[Document, Document]:
        made = [
            [f"Gate {n} {random.choice(words)} was opened {n + k} times" for n in range(20_000)]
            for k in (7, 8)
        ]
        old, new = ([". ".join(one[at : at + 10]) + "." for at in range(0, 20_000, 10)] for one in made)
        return doc(old), doc(new)

    def same(old: str, new: str) -> Callable[[], tuple[Document, Document]]:
        return lambda: (doc([old]), doc([new]))

    yield "5,000 paragraphs reversed", partial(told, turned)
    for step in (2, 50, 5_000):
        yield f"300 kB of one paragraph, one word in {step} edited", partial(told, partial(long, step))
    yield "20,000 numbers edited", partial(told, numbers)
    yield (
        "20,000 numbers edited in one paragraph",
        partial(
            told,
            same(
                " ".join(f"{n} gates" for n in range(20_000)),
                " ".join(f"{n + 1} gates" for n in range(20_000)),
            ),
        ),
    )
    yield (
        "5,000 headings edited",
        partial(
            told,
            lambda: (
                doc([f"Part {n}" for n in range(5_000)], BlockKind.HEADING),
                doc([f"Part {n}!" for n in range(5_000)], BlockKind.HEADING),
            ),
        ),
    )
    yield (
        "5,000 rows edited",
        partial(
            told,
            lambda: (
                doc([f"{n} | {n}" for n in range(5_000)], BlockKind.TABLE_ROW),
                doc([f"{n} | {n + 1}" for n in range(5_000)], BlockKind.TABLE_ROW),
            ),
        ),
    )
    yield (
        "5,000 list items reversed",
        partial(
            told,
            lambda: (
                doc([f"Item {n}" for n in range(5_000)], BlockKind.LIST_ITEM),
                doc([f"Item {n}" for n in range(5_000, 0, -1)], BlockKind.LIST_ITEM),
            ),
        ),
    )
    yield "everything gone", partial(told, lambda: (doc([prose(20) for _ in range(5_000)]), doc([])))
    yield "everything new", partial(told, lambda: (doc([]), doc([prose(20) for _ in range(5_000)])))
    yield "nothing at all", partial(told, lambda: (doc([]), doc([])))
    yield (
        "3,000 names edited",
        partial(
            told,
            same(
                " ".join(f"Anna{n} Berg said so." for n in range(3_000)),
                " ".join(f"Anna{n} Bergh said so." for n in range(3_000)),
            ),
        ),
    )
    yield (
        "3,000 quotations edited",
        partial(
            told,
            same(
                " ".join(f"“Gate {n} is open”, she said." for n in range(3_000)),
                " ".join(f"“Gate {n} is shut”, he said." for n in range(3_000)),
            ),
        ),
    )
    yield (
        "3,000 dates edited",
        partial(
            told,
            same(
                " ".join(f"On {1 + n % 28} May {1000 + n}." for n in range(3_000)),
                " ".join(f"On {1 + n % 28} June {1000 + n}." for n in range(3_000)),
            ),
        ),
    )
    yield "50,000 marks edited", partial(told, same("a, " * 50_000, "a; " * 50_000))
    yield "200 kB of one letter, and one more", partial(told, same("a" * 200_000, "a" * 200_001))
    yield "200 kB of one letter against another", partial(told, same("a" * 200_000, "b" * 200_000))
    yield "lone surrogates", partial(told, same("The \ud800 gate was open.", "The \udfff gate was shut."))
    yield "bidi overrides", partial(told, same("The \u202egate was open.", "The gate\u202c was \u2066shut."))
    yield "combining marks", partial(told, same("a" + "\u0301" * 50_000, "a" + "\u0301" * 49_999))
    yield "Han of 50,000 signs", partial(told, same("门" * 50_000, "门" * 49_999 + "墙"))
    yield (
        "digits of many kinds",
        partial(told, same("²³ ٣٤ ५६ Ⅷ ½ 1e999 0x1f 1,,2..3", "²² ٣٥ ५७ Ⅸ ¼ 1e998 0x2f 1,,2..4")),
    )
    yield (
        "a number of 5,000 digits",
        partial(told, same("It cost " + "9" * 5_000 + " euros.", "It cost " + "8" * 5_000 + " euros.")),
    )
    yield (
        "years 1 and 9999",
        partial(
            told, same("On 1 January 0001 and 31 December 9999.", "On 31 December 9999 and 1 January 0001.")
        ),
    )
    yield "per cent of nothing", partial(told, same("0% of 0, up 0 %.", "00% of -0, up −0 %."))
