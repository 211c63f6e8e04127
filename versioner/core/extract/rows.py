"""Rows of small things beside each other, "Ana Brandt · 5 minutes ago", as what they are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from versioner.core.decide.ticking import ticks
from versioner.core.extract.found import LIST_ITEM, PARAGRAPH, Found
from versioner.core.extract.labels import dated, stamp
from versioner.core.extract.stampwords import LONGEST, begins
from versioner.core.standing.form import is_sentence
from versioner.core.text.words import key
from versioner.late import re

ROW = 200  # characters of a row of small things beside each other
_BAR = re.compile(r"(?<=\s)[|·•](?=\s)|\x1f")  # what parts them
# What a document is called before its stamp: "Living Standard — Last Updated 8 February 2026".
_DASH = re.compile(r"\s[—–-]\s")
_NAME_WORDS = 6


def parted(found: Sequence[Found], language: str | None) -> Iterator[Found]:
    """The blocks, a row of a name and a date ("Ana Brandt · 5 minutes ago") as what it is made of: only one of them ticks."""
    for one in found:
        if not _is_row(one):
            short = one.kind is PARAGRAPH and len(one.text) <= LONGEST
            if short and (dash := _stamp_behind_a_dash(one, language)):
                yield piece_of(one, one.text[: dash.start()])
                yield piece_of(one, one.text[dash.end() :])
            else:
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


def _stamp_behind_a_dash(one: Found, language: str | None) -> re.Match[str] | None:
    """The dash between a name of few words, no sentence, and a label with its date and nothing else; None where there is none."""
    dash = _DASH.search(one.text)
    if dash is None or not begins(rest := one.text[dash.end() :]):
        return None
    name = one.text[: dash.start()]
    if len(name.split()) > _NAME_WORDS or is_sentence(name):
        return None
    read = stamp(rest, language, one.times)
    return dash if read is not None and any(said.at and said.says for said in read.said) else None


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
