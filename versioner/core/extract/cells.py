"""Table rows that are read as one line each, and those that lay a page out and are walked as anything else is."""

from __future__ import annotations

from typing import Any

from versioner.core.extract.as_read import visible
from versioner.core.extract.tree import children, tidy

_BLOCKS = "table, h1, h2, h3, h4, h5, h6, p + p, ul, ol, blockquote, pre"
_LONG = 400  # characters from which a cell with line breaks holds paragraphs


def cells_of(row: Any) -> tuple[list[str], list[Any]] | None:
    """The texts of a row's cells, the last that are empty left out, and those cells that hold more than text.

    None where cells hold blocks of their own.
    """
    inside = [child for child in children(row) if child.is_element_node]
    cells = [cell for cell in inside if cell.tag in {"td", "th"}]
    more = [cell for cell in cells if not _holds_text_alone(cell)]
    if (more or len(cells) < len(inside)) and row.css_first(_BLOCKS) is not None:
        return None
    if any(len(cell.css("br")) > 1 and len(cell.text(deep=True)) >= _LONG for cell in more):
        return None  # a table that lays the page out
    texts = [tidy(" ".join(visible(cell))) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return texts, more


def _holds_text_alone(cell: Any) -> bool:
    first = cell.child
    return first is None or (first.next is None and bool(first.is_text_node))
