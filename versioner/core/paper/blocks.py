"""Lines that belong together: headings, paragraphs, items and tables, over lines, columns and sheets."""

from __future__ import annotations

from collections.abc import Sequence

from versioner.core.paper.columns import is_prose, rows_of, runs
from versioner.core.paper.form import ENDS, Form, joined, rounded
from versioner.core.paper.model import Line, Sheet
from versioner.frozen import dataclass
from versioner.late import re

_WIDER = 1.35  # times the usual distance of two lines: a new paragraph
BULLET = re.compile(r"[•‣◦▪●○■□–—*·\-\uf0b7\uf0a7](?:\s+|$)")
_ORDINAL = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z])[.)](?:\s+|$)")


@dataclass(slots=True, kw_only=True)
class Block:
    """Lines that belong together; `rows` of a table."""

    lines: list[Line]
    level: int = 0
    item: bool = False
    rows: list[list[str]] | None = None

    def text(self, form: Form) -> str:
        """Its words, lines and cut words joined."""
        found = ""
        for line in self.lines:
            found = joined(found, line.text, form)
        return found

    @property
    def last(self) -> Line:
        """The line that the next one would follow."""
        return self.lines[-1]


def blocks_of(sheet: Sheet, form: Form) -> list[Block]:
    """The blocks of one sheet, in the order of its lines."""
    found: list[Block] = []
    edges = _edges(sheet, form)
    for is_table, run in runs(sheet.lines):
        if is_table and not is_prose(run):
            found.append(Block(lines=run, rows=rows_of(run)))
            continue
        for line in run:
            level = form.level(line)
            before = found[-1] if found else None
            if before is not None and before.rows is None and _belongs(before, line, level, form, edges):
                before.lines.append(line)
            else:
                found.append(Block(lines=[line], level=level, item=not level and _begins_item(line)))
    return found


def _edges(sheet: Sheet, form: Form) -> float:
    """Where the running text of a sheet ends at most."""
    rights = [line.right for line in sheet.lines if rounded(line.size) == form.size and len(line.pieces) == 1]
    return max(rights, default=sheet.width)


def _begins_item(line: Line) -> bool:
    text = line.text
    return line.tag == "LI" or bool(BULLET.match(text) or _ORDINAL.match(text))


def _belongs(before: Block, line: Line, level: int, form: Form, edge: float) -> bool:
    """Whether a line goes on with the block before it."""
    last = before.last
    if level != before.level or (rounded(line.size) != rounded(last.size) and not line.tag):
        return False
    if line.element >= 0 and last.element >= 0:
        return line.element == last.element
    if _begins_item(line):
        return False
    distance = last.bottom - line.bottom
    if distance < 0:  # the next column
        return not level and _goes_on(last.text, line.text)
    if distance > form.pitch * _WIDER * max(line.size, form.size):
        return False
    return bool(level) or not _parts(before, line, edge)


def _parts(before: Block, line: Line, edge: float) -> bool:
    """Whether a paragraph begins with a line that stands close below another: it is set in, or that one ended short."""
    last = before.last
    if last.text.endswith(("-", "\u00ad")):
        return False
    indented = line.left - last.left > 0.9 * line.size
    if indented and not before.item:
        return True
    if before.item and last.left - line.left > 0.9 * line.size and len(before.lines) > 1:
        return True
    first = line.text.split(" ", 1)[0]
    letter = (line.right - line.left) / max(len(line.text), 1)
    room = edge - last.right - letter * (len(first) + 1)
    if room <= 0:
        return False
    return bool(ENDS.search(last.text)) or room > 0.4 * max(edge - last.left, 1.0)


def _goes_on(before: str, after: str) -> bool:
    """Whether text that a column or a sheet broke off goes on with that."""
    if before.endswith(("-", "\u00ad", ",")):
        return True
    return not ENDS.search(before) and after[:1].islower()


def over_sheets(sheets: Sequence[list[Block]], form: Form) -> list[Block]:
    """The blocks of all sheets; what one sheet broke off goes on on the next."""
    found: list[Block] = []
    for blocks in sheets:
        rest = blocks
        if found and rest and _same_block(found[-1], rest[0], form):
            if found[-1].rows is not None and rest[0].rows is not None:
                found[-1].rows += rest[0].rows[1:] if found[-1].rows[0] == rest[0].rows[0] else rest[0].rows
            found[-1].lines += rest[0].lines
            rest = rest[1:]
        found += rest
    return found


def _same_block(before: Block, after: Block, form: Form) -> bool:
    if before.rows is not None and after.rows is not None:
        return len(before.rows[0]) == len(after.rows[0])
    if before.rows is not None or after.rows is not None or before.level or after.level or after.item:
        return False
    return _goes_on(before.text(form), after.text(form))
