"""Tables that tell something though all of their cells are links: results, prices, members, each with its figure.

A menu laid out as a table has no figures, or nothing else ("2024 | 2025"), and stands beside paragraphs, not between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from versioner.core.extract.found import HEADING, PARAGRAPH, TABLE_ROW, Found
from versioner.core.extract.tree import text_upto, tidy
from versioner.core.standing.form import is_sentence

_CELL = " | "
_HALF = 0.5  # share of link text from which a block is no running text
_ROWS = 20  # of a table that are looked at
_GAPS = 4  # nodes without text, and a heading, between a table and the paragraph before it
_HEADINGS = frozenset(["h2", "h3", "h4", "h5", "h6"])
_PARAGRAPH = 40  # characters
_PHRASES = frozenset("a abbr b cite code em i q small span strong sub sup time u".split())
_LONGEST = 80  # characters of a cell that are looked at


def data_rows(found: Sequence[Found]) -> frozenset[int]:
    """Rows of links that tell something: a figure of a thing, in tables between sentences, under a heading or none."""
    rows: set[int] = set()
    if not any(one.kind is TABLE_ROW for one in found):
        return frozenset()
    for is_row, run in groupby(range(len(found)), key=lambda n: found[n].kind is TABLE_ROW):
        members = list(run) if is_row else []
        if members and _is_between_sentences(found, members[0], members[-1]):
            rows.update(n for n in members if _tells_a_figure(found[n].text.split(_CELL)))
    return frozenset(rows)


def is_table_of_text(node: Any) -> bool:
    """Whether an element is a table between paragraphs (its heading may stand over it) whose rows give a figure of a thing.

    A paragraph may be text in no element of its own, as those write who write HTML by hand.
    """
    if node.tag != "table":
        return False
    if not (_is_paragraph(_before(node)) or _is_line(node, "prev")):
        return False
    if not (_is_paragraph(_behind(node)) or _is_line(node, "next")):
        return False
    rows = [[text_upto(cell, _LONGEST) for cell in row.css("td, th")] for row in node.css("tr")[:_ROWS]]
    return sum(map(_tells_a_figure, rows)) * 2 > len(rows)


def _tells_a_figure(cells: Sequence[str]) -> bool:
    figures = [any(map(str.isdigit, cell)) for cell in cells]
    return any(figures) and not all(figures)


def _is_between_sentences(found: Sequence[Found], first: int, last: int) -> bool:
    """Whether sentences stand right before and behind some rows, in elements around these; a heading may stand between."""
    before = first - 2 if first and found[first - 1].kind is HEADING else first - 1
    if before < 0 or last + 1 == len(found):
        return False
    return all(
        one.kind is PARAGRAPH
        and is_sentence(one.text)
        and one.link_share < _HALF
        and found[first].chain[: len(one.chain)] == one.chain
        for one in (found[before], found[last + 1])
    )


def _before(node: Any) -> Any:
    other = node.prev
    for _ in range(_GAPS):
        if other is None or not (other.tag[0] == "-" or other.tag in _HEADINGS):
            break
        other = other.prev
    return other


def _behind(node: Any) -> Any:
    other = node.next
    for _ in range(_GAPS):
        if other is None or other.tag[0] != "-":
            break
        other = other.next
    return other


def _is_paragraph(node: Any) -> bool:
    return node is not None and node.tag == "p" and len(text_upto(node, _PARAGRAPH)) >= _PARAGRAPH


def _is_line(node: Any, way: str) -> bool:
    """Whether text of a paragraph's length stands right beside an element, on the side that `way` names, in none of its own."""
    length, other = 0, getattr(node, way)
    while other is not None and length < _PARAGRAPH and (other.tag[0] == "-" or other.tag in _PHRASES):
        text = (other.text_content or "") if other.is_text_node else text_upto(other, _PARAGRAPH)
        length += len(tidy(text))
        other = getattr(other, way)
    return length >= _PARAGRAPH
