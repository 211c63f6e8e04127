"""Rows of small things beside each other, "Ana Brandt · 5 minutes ago", as what they are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from versioner.core.decide.ticking import ticks
from versioner.core.extract.found import LIST_ITEM, PARAGRAPH, Found
from versioner.core.extract.labels import dated, stamp
from versioner.core.text.words import key
from versioner.late import re

ROW = 200  # characters of a row of small things beside each other
_BAR = re.compile(r"(?<=\s)[|·•](?=\s)|\x1f")  # what parts them


def parted(found: Sequence[Found], language: str | None) -> Iterator[Found]:
    """The blocks, a row of a name and a date ("Ana Brandt · 5 minutes ago") as what it is made of: only one of them ticks."""
    for one in found:
        if not _is_row(one):
            yield one
            continue
        read = stamp(one.text, language, one.times)
        if read is not None and (read.said or read.byline):
            yield one
        else:
            yield from _cut(one, language)


def _is_row(one: Found) -> bool:
    text = one.text
    if len(text) > ROW or (one.kind is not PARAGRAPH and one.kind is not LIST_ITEM):
        return False
    if one.pieces or "\x1f" in text:
        return True
    return ("|" in text or "·" in text or "•" in text) and _BAR.search(text) is not None


def _cut(one: Found, language: str | None) -> Iterator[Found]:
    """A row as its stamps and clocks and what is left between them; the row itself where it holds none."""
    pieces = [
        piece for part in one.pieces or (one.text,) for piece in map(str.strip, _BAR.split(part)) if piece
    ]
    parts: list[tuple[str, bool]] = []
    n = 0
    while n < len(pieces):
        for end in range(len(pieces), n, -1):
            alone = end == n + 1 and ticks(key(pieces[n]))
            if alone or _says_when(" ".join(pieces[n:end]), language, one.times):
                parts.append((" ".join(pieces[n:end]), True))
                n = end
                break
        else:
            if parts and not parts[-1][1]:
                parts[-1] = (f"{parts[-1][0]} {pieces[n]}", False)
            else:
                parts.append((pieces[n], False))
            n += 1
    if len(parts) == 1:
        yield one
        return
    yield from (piece_of(one, text) for text, _ in parts)


def piece_of(one: Found, text: str) -> Found:
    """A block with no more than a part of its text, and of its links and dates those that stand there."""
    links = tuple(link for link in one.links if link.text in text)
    times = tuple(time for time in one.times if time[0] in text)
    linked = min(sum(len(link.text) for link in links), len(text))
    return replace(one, text=text, links=links, times=times, linked=linked, pieces=())


def _says_when(text: str, language: str | None, times: tuple[tuple[str, str], ...]) -> bool:
    """Whether a piece of a row is a date, with its label or without, or a byline."""
    read = stamp(text, language, times) or dated(text, language, times)
    return read is not None and (
        read.byline is not None or any(one.at or one.ago or one.says for one in read.said)
    )
