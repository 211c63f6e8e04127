"""What a reader needs beside an edit to know what is spoken of: row and column of a table, the two ends of a link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlsplit

from versioner.core.model import Block, BlockKind
from versioner.core.url import is_contact
from versioner.frozen import dataclass
from versioner.late import regex

CELL = " | "  # between the cells of a row (`Block.text`)


def cells_of(text: str) -> list[str]:
    """The cells of a table row."""
    return [cell.strip() for cell in text.split(CELL.strip())]


def tops_of(blocks: Sequence[Block]) -> tuple[int, ...]:
    """For each block the first row of the table that it is a row of; any other block is its own."""
    tops: list[int] = []
    for n, block in enumerate(blocks):
        goes_on = n and block.kind is blocks[n - 1].kind is BlockKind.TABLE_ROW
        tops.append(tops[-1] if goes_on else n)
    return tuple(tops)


def label_of(old: Block, new: Block, top: Block | None) -> tuple[str, ...]:
    """Of an edited row its name, then the column of each cell that changed ("" where it has none); () for others.

    A row is named by its first cell, its columns by the head of the table. The head has no name, and its columns those that
    they had.

    Args:
        old, new: the block in either text.
        top: the first row of the new one's table; None where it is that row itself.
    """
    if new.kind is not BlockKind.TABLE_ROW or old.kind is not BlockKind.TABLE_ROW:
        return ()
    before, after = cells_of(old.text), cells_of(new.text)
    changed = [n for n, (one, other) in enumerate(zip(before, after, strict=False)) if one != other]
    if len(before) != len(after) or not changed:
        return ()
    heads = before if top is None else cells_of(top.text)
    if len(heads) != len(after) or not is_head(heads):
        return (after[0], *("" for _ in changed))
    return ("" if top is None else after[0], *(heads[n] for n in changed))


def is_head(cells: Sequence[str]) -> bool:
    """Whether a table's first row names its columns: in words, years or not at all, where others have figures."""
    return all(not cell or any(map(str.isalpha, cell)) or _YEAR.match(cell) for cell in cells)


_YEAR = regex.compile(r"(?:1[5-9]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Relinked:
    """A link that leads elsewhere: its words, and its address before and now (None where it was not, or is not)."""

    text: str
    was: str | None
    now: str | None


def relinked(old: Block, new: Block) -> Relinked | None:
    """The first link that differs, one that leads to another site before all; None where all lead where they led."""
    found = sorted(_differing(old, new), key=lambda one: site(one.was) == site(one.now))
    return found[0] if found else None


def _differing(old: Block, new: Block) -> list[Relinked]:
    gone = list((Counter(old.links) - Counter(new.links)).elements())
    come = list((Counter(new.links) - Counter(old.links)).elements())
    found = []
    for link in come:
        was = next((one for one in gone if one.text == link.text), None)
        if was is not None:
            gone.remove(was)
        found.append(Relinked(link.text, was.url if was else None, link.url))
    found += [Relinked(link.text, link.url, None) for link in gone]
    return [one for one in found if one.was != one.now]


def site(url: str | None) -> str:
    """The host of a URL, as a reader names a site; a mail address or telephone number as it is."""
    if url and is_contact(url):
        return url.partition(":")[2]
    return (urlsplit(url or "").hostname or "").removeprefix("www.")
