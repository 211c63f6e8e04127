"""Lines side by side: rows of a table, or running text that was set in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from versioner.core.paper.model import Line, Piece, Sheet

_FEW_COLUMNS, _MANY_ROWS, _LONG_CELL = 3, 6, 30  # what looks like a table and is text in columns


def in_columns(sheet: Sheet) -> Sheet:
    """A sheet whose lines were written across its columns, column by column; tables stay as they are."""
    lines: list[Line] = []
    for is_table, run in runs(sheet.lines):
        if is_table and is_prose(run):
            for number in range(max(len(line.pieces) for line in run)):
                lines.extend(
                    replace(line, pieces=(line.pieces[number],)) for line in run if number < len(line.pieces)
                )
        else:
            lines.extend(run)
    return replace(sheet, lines=tuple(lines))


def is_prose(rows: Sequence[Line]) -> bool:
    """Whether what looks like rows is running text side by side."""
    pieces = [piece.text for line in rows for piece in line.pieces]
    if any(line.tag in {"TD", "TH"} for line in rows) or len(rows) < _MANY_ROWS:
        return False
    few = max(len(line.pieces) for line in rows) <= _FEW_COLUMNS
    return few and sum(map(len, pieces)) / len(pieces) > _LONG_CELL


def runs(lines: Sequence[Line]) -> Iterator[tuple[bool, list[Line]]]:
    """The lines in runs: rows of one table (True), and what is none, one by one."""
    start = 0
    while start < len(lines):
        end = _table_end(lines, start)
        yield end - start > 1, list(lines[start:end])
        start = end


def _table_end(lines: Sequence[Line], start: int) -> int:
    """Behind the last row of the table that begins at `start`; the next line where none does."""
    first = lines[start]
    if len(first.pieces) < 2 or _is_heading_tag(first):
        return start + 1
    columns = [(piece.left, piece.right) for piece in first.pieces]
    end, rows = start + 1, 1
    for n in range(start + 1, len(lines)):
        line = lines[n]
        at = _placed(columns, line)
        if at is None or _is_heading_tag(line) or lines[n - 1].bottom - line.bottom > 4 * first.size:
            break
        if len(line.pieces) == 1 and at[0] == 0 and line.tag not in {"TD", "TH"}:
            break  # a line at the left edge is text again
        rows += len(line.pieces) > 1
        for piece, number in zip(line.pieces, at, strict=True):
            left, right = columns[number]
            columns[number] = min(left, piece.left), max(right, piece.right)
        end = n + 1
    while end > start + 1 and len(lines[end - 1].pieces) == 1 and lines[end - 1].tag not in {"TD", "TH"}:
        end -= 1
    return end if rows > 1 else start + 1


def _is_heading_tag(line: Line) -> bool:
    return line.tag[:1] == "H"


def _placed(columns: Sequence[tuple[float, float]], line: Line) -> list[int] | None:
    """In which column each piece of a line stands; None where one stands in none, in two, or two in one."""
    found: list[int] = []
    for piece in line.pieces:
        over = [n for n, (left, right) in enumerate(columns) if piece.left < right and piece.right > left]
        if len(over) != 1 or over[0] in found:
            return None
        found.append(over[0])
    return found


def rows_of(lines: Sequence[Line]) -> list[list[str]]:
    """The cells of a table; a line that stands in some of its columns only goes on with the row above."""
    widest = max(lines, key=lambda line: len(line.pieces))
    columns = [(piece.left, piece.right) for piece in widest.pieces]
    rows: list[list[str]] = []
    for line in lines:
        cells = [""] * len(columns)
        for piece in line.pieces:
            cells[_nearest(columns, piece)] += f" {piece.text}"
        cells = [cell.strip() for cell in cells]
        if rows and not cells[0] and len(columns) > 1:
            rows[-1] = [f"{above} {cell}".strip() for above, cell in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
    return rows


def _nearest(columns: Sequence[tuple[float, float]], piece: Piece) -> int:
    """The column that a piece stands in, or nearest to."""

    def apart(n: int) -> float:
        left, right = columns[n]
        return (
            max(left - piece.right, piece.left - right) + abs(left + right - piece.left - piece.right) / 1000
        )

    return min(range(len(columns)), key=apart)
