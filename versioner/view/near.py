"""Edits as they stand in lists: what changed with the words beside it, each once.

A list that told the whole paragraph around a changed word would be made of what did not change. The whole stands in
the diff, one click away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, takewhile

from versioner.core.model import Edit, EditKind, Op, Piece
from versioner.view.chunks import LONG, chunks, short

BESIDE = 60  # characters of unchanged text on each side of a change: nine words
_WHOLE = 2 * LONG  # of a text that came, went or moved


def brief(edits: Sequence[Edit], most: int) -> tuple[tuple[Edit, ...], int]:
    """The first edits that are not alike, cut to what is near; and how many others there are that differ from all of these."""
    distinct = list({_said(edit): edit for edit in reversed(edits)}.values())[::-1]
    return tuple(map(_cut, distinct[:most])), max(len(distinct) - most, 0)


def _said(edit: Edit) -> tuple[object, ...]:
    return edit.kind, edit.before, edit.after, edit.note


def _cut(edit: Edit) -> Edit:
    if edit.kind is EditKind.CORRECTION_NOTE:  # its date may stand at its end
        return edit
    return replace(
        edit, before=_opening(edit.before), after=_opening(edit.after), pieces=tuple(near(edit.pieces))
    )


def _opening(text: str | None) -> str | None:
    """A text as far as a list tells it, its first blocks in lines of their own."""
    if text is None or len(text) <= _WHOLE:
        return text
    kept: list[str] = []
    for line in filter(str.strip, text.split("\n")):
        left = _WHOLE - sum(map(len, kept))
        if left < LONG / 4:
            return "\n".join(kept) + " …"
        kept.append(short(line, left))
    return "\n".join(kept)


def near(pieces: Sequence[Piece], beside: int = BESIDE) -> Iterator[Piece]:
    """Pieces whose unchanged text is cut, at words, to what stands beside a change; "…" stands for the rest."""
    last = len(pieces) - 1
    for n, piece in enumerate(pieces):
        text = piece.text
        if len(text) > _WHOLE and (piece.op is not Op.EQUAL or not last):
            yield replace(piece, text=short(text, _WHOLE))
        elif piece.op is not Op.EQUAL or len(text) <= beside or not last:
            yield piece
        else:
            parts = chunks(text)
            head = _first(parts, beside) if n else ""
            tail = _first(parts[::-1], beside, back=True) if n < last else ""
            told = (f"{head.rstrip()} " if head else "") + "…" + (f" {tail.lstrip()}" if tail else "")
            yield replace(piece, text=told) if len(told) < len(text) else piece


def _first(parts: list[str], most: int, *, back: bool = False) -> str:
    """As many of the parts as have room, the first of them at least."""
    sizes = accumulate(map(len, parts))
    kept = [part for part, _ in takewhile(lambda one: one[1] <= most, zip(parts, sizes, strict=True))]
    kept = kept or parts[:1]
    return "".join(kept[::-1] if back else kept)
