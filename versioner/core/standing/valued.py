"""What a box beside the text says in labels and values: "Captain: Ilse Brandt", a row of two cells, a term and what it means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from versioner.core.model import Beside, Block, BlockKind, Role
from versioner.core.standing.form import is_sentence
from versioner.core.text.words import key
from versioner.core.told.reasons import Apart

_BOXES = frozenset({Apart.ASIDE, Apart.BOXED, Apart.OUTSIDE})
_LABEL, _VALUE = 40, 80  # characters
_LEAST = 3  # values from which a box is one of them
_CELL, _COLONS = "|", (":", "：")


def valued(beside: Sequence[Beside]) -> dict[str, str]:
    """The values in boxes beside a text, each with its label ("Captain: Ilse Brandt"), by that label's key.

    A box has three of them or more; a label that stands there twice names nothing.
    """
    found: dict[str, list[str]] = {}
    for why, run in groupby(beside, key=lambda one: one.why):
        pairs = [*_pairs([one.block for one in run])] if why in _BOXES else []
        for label, value in pairs if len(pairs) >= _LEAST else ():
            found.setdefault(key(label).casefold(), []).append(f"{label}: {value}")
    return {label: texts[0] for label, texts in found.items() if len(texts) == 1}


def label_of(text: str) -> str:
    """The label before a value, folded; "" where there is none."""
    label, mark, value = text.replace("：", ":").partition(":")
    plain = bool(mark) and 0 < len(label) <= _LABEL and 0 < len(value.strip()) <= _VALUE
    return key(label).casefold() if plain else ""


def _pairs(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    for one, other in pairwise((*blocks, None)):
        if one is None or not _is_plain(one):
            continue
        if one.kind is BlockKind.TABLE_ROW:
            label, mark, value = one.text.partition(_CELL)
            if mark and _CELL not in value:
                yield from _pair(label, value)
        elif label_of(one.text):
            label, _, value = one.text.replace("：", ":").partition(":")
            yield from _pair(label, value)
        elif other is not None and _is_plain(other) and _lies_in(other, one):
            yield from _pair(one.text, other.text)


def _pair(label: str, value: str) -> Iterator[tuple[str, str]]:
    label, value = label.strip(" :：\t"), value.strip()
    if 0 < len(label) <= _LABEL and 0 < len(value) <= _VALUE and not is_sentence(label):
        yield label, value


def _is_plain(block: Block) -> bool:
    return not block.links and block.role is Role.TEXT and block.kind is not BlockKind.HEADING


def _lies_in(block: Block, other: Block) -> bool:
    """Whether an item of a list is within another: a description under its term."""
    return block.kind is other.kind is BlockKind.LIST_ITEM and block.level > other.level
