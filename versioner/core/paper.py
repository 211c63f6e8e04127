"""A paper page (PDF) as HTML: what stands where is read as headings, paragraphs, lists and tables.

    lines -> running heads and page numbers go -> headings by tag, outline, size, weight -> tables by columns
          -> paragraphs over lines and sheets, words over line ends -> HTML, which the walker reads like any page

Tags, where a PDF carries them, say what a line belongs to; without them its place, its size and its words do.
Lengths are points; `top` and `bottom` are counted from the foot of the sheet.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from statistics import median

from versioner.core.text import key


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of a line that stand together; wide gaps part the pieces of a line."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a sheet.

    Attributes:
        size: height of its letters; bold: they are heavy.
        tag: what the PDF says that it is ("H1", "P", "LI", "TD"); "" where it does not.
        element: which of the sheet's elements it belongs to; two lines of one are one block. -1: none.
    """

    pieces: tuple[Piece, ...]
    top: float
    bottom: float
    size: float
    bold: bool = False
    tag: str = ""
    element: int = -1

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.pieces[-1].right


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page of paper, its lines in the order of reading."""

    width: float
    height: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A PDF as far as it is text.

    Attributes:
        title: that its metadata give, "" where none; outline: the titles in its outline and their levels from 1.
        language: of its text, as it declares; "" where it does not.
    """

    sheets: tuple[Sheet, ...]
    title: str = ""
    outline: tuple[tuple[int, str], ...] = ()
    language: str = ""


_MARGIN = 0.12  # of a sheet's height, above and below: where running heads and page numbers stand
_TAGGED = 0.8  # of the characters, from which on what has no tag in a margin is no part of the text
_NUMBER = r"(?:\d{1,4}|[ivxlc]{1,7})"
_PAGE_NUMBER = re.compile(
    rf"\W{{0,3}}(?:(?:page|seite|página|pagina|pág|str|s|p)\.?\s+)?{_NUMBER}(?:\s?(?:/|of|von|de|sur|di|van)\s?{_NUMBER})?\W{{0,3}}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_LARGER = 1.15  # times the size of the running text: a heading
_LONGEST_HEADING = 200  # characters
_LONGEST_BOLD = 120
_WIDER = 1.35  # times the usual distance of two lines: a new paragraph
_BULLET = re.compile(r"[•‣◦▪●○■□–—*·\-\uf0b7\uf0a7](?:\s+|$)")
_ORDINAL = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z])[.)](?:\s+|$)")
_ENDS = re.compile(r"[.!?…:;。！？؟।][\"'”’»)\]]*$")
_KEEP_HYPHEN = frozenset(
    {"self", "well", "ex", "non", "half", "quasi", "vice"}
)  # words begin so with a hyphen
_CJK = re.compile(r"[぀-ヿ㐀-鿿豈-﫿＀-￯]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FEW_COLUMNS, _MANY_ROWS, _LONG_CELL = 3, 6, 30  # what looks like a table and is text in columns


def as_html(paper: Paper) -> str:
    """The paper as HTML: one `main` of headings, paragraphs, lists and tables."""
    sheets = [_columns(sheet) for sheet in _without_margins(paper.sheets)]
    form = _Form.of(sheets, paper.outline)
    blocks = _over_sheets([_blocks(sheet, form) for sheet in sheets], form)
    body = "\n".join(_spelled(blocks, form))
    title = paper.title or next((one.text(form) for one in blocks if one.level), "")
    language = f' lang="{escape(paper.language)}"' if paper.language else ""
    return f"<!DOCTYPE html><html{language}><head><title>{escape(title)}</title></head><body><main>\n{body}\n</main></body></html>"


def _without_margins(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets without running heads, running feet and page numbers."""
    seen: Counter[str] = Counter()
    for sheet in sheets:
        seen.update({_masked(line) for line in sheet.lines if _in_margin(sheet, line)})
    often = {text for text, count in seen.items() if count >= max(2, len(sheets) / 3)}
    letters = sum(len(line.text) for sheet in sheets for line in sheet.lines)
    tagged = sum(len(line.text) for sheet in sheets for line in sheet.lines if line.tag)
    strict = letters > 0 and tagged / letters >= _TAGGED

    def running(sheet: Sheet, line: Line) -> bool:
        if not _in_margin(sheet, line):
            return False
        numbered = any(_PAGE_NUMBER.fullmatch(piece.text) for piece in line.pieces)
        return numbered or _masked(line) in often or (strict and not line.tag)

    return [
        replace(sheet, lines=tuple(line for line in sheet.lines if not running(sheet, line)))
        for sheet in sheets
    ]


def _in_margin(sheet: Sheet, line: Line) -> bool:
    return line.bottom > sheet.height * (1 - _MARGIN) or line.top < sheet.height * _MARGIN


def _masked(line: Line) -> str:
    """A line whatever its numbers are: `Annual report 12` and `Annual report 13` are the same."""
    return f"{_DIGITS.sub('0', key(line.text))} {round(line.bottom / 4)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """How a paper is set.

    Attributes:
        size: of the running text; heads: larger sizes, the largest first.
        pitch: the usual distance of two lines, in sizes.
        outline: titles in the outline by their key.
        words: every word that stands whole in a line, to tell `co-operate` from a word that a line end cut.
    """

    size: float
    heads: tuple[float, ...]
    pitch: float
    bold: bool
    outline: dict[str, int]
    words: frozenset[str]

    @classmethod
    def of(cls, sheets: Sequence[Sheet], outline: Sequence[tuple[int, str]]) -> _Form:
        lines = [line for sheet in sheets for line in sheet.lines]
        sizes: Counter[float] = Counter()
        weights: Counter[bool] = Counter()
        for line in lines:
            sizes[_rounded(line.size)] += len(line.text)
            weights[line.bold] += len(line.text)
        size = sizes.most_common(1)[0][0] if sizes else 10.0
        pitches = [
            (one.bottom - two.bottom) / size
            for sheet in sheets
            for one, two in zip(sheet.lines, sheet.lines[1:], strict=False)
            if _rounded(one.size) == _rounded(two.size) == size and 0.5 < (one.bottom - two.bottom) / size < 3
        ]
        return cls(
            size=size,
            heads=tuple(sorted((one for one in sizes if one >= size * _LARGER), reverse=True))[:5],
            pitch=_least_usual(pitches),
            bold=weights[True] > weights[False],
            outline={key(title): level for level, title in outline},
            words=frozenset(word.lower() for line in lines for word in _whole_words(line.text)),
        )

    def level(self, line: Line) -> int:
        """The level of a heading, from 1; 0 for what is none."""
        if line.tag[:1] == "H" and line.tag[1:].isdigit():
            return min(max(int(line.tag[1:]), 1), 6)
        text = line.text
        if line.tag in {"P", "LI", "TD", "TH"} or len(text) > _LONGEST_HEADING or len(line.pieces) > 1:
            return 0
        if (level := self.outline.get(key(text))) is not None:
            return min(level + 1, 6)
        size = _rounded(line.size)
        if size in self.heads:
            return self.heads.index(size) + 1
        heavy = line.bold and not self.bold and size >= self.size * 0.95
        if heavy and len(text) <= _LONGEST_BOLD and not _ENDS.search(text) and not text.endswith(","):
            return min(max(len(self.heads) + 1, 2), 6)
        return 0


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _least_usual(pitches: Sequence[float]) -> float:
    """The distance of lines within paragraphs: the lower half of all distances, for the larger lie between them."""
    if not pitches:
        return 1.3
    found = sorted(pitches)
    return median(found[: max(1, (len(found) + 1) // 2)])


def _whole_words(text: str) -> list[str]:
    """The words of a line but for its first and last, which a line end may have cut."""
    return [word for part in text.split()[1:-1] for word in _WORD.findall(part)]


def _columns(sheet: Sheet) -> Sheet:
    """A sheet whose lines were written across its columns, column by column; tables stay as they are."""
    lines: list[Line] = []
    for is_table, run in _runs(sheet.lines):
        if is_table and _is_prose(run):
            for number in range(max(len(line.pieces) for line in run)):
                lines.extend(
                    replace(line, pieces=(line.pieces[number],)) for line in run if number < len(line.pieces)
                )
        else:
            lines.extend(run)
    return replace(sheet, lines=tuple(lines))


def _is_prose(rows: Sequence[Line]) -> bool:
    """Whether what looks like rows is running text side by side."""
    pieces = [piece.text for line in rows for piece in line.pieces]
    if any(line.tag in {"TD", "TH"} for line in rows) or len(rows) < _MANY_ROWS:
        return False
    few = max(len(line.pieces) for line in rows) <= _FEW_COLUMNS
    return few and sum(map(len, pieces)) / len(pieces) > _LONG_CELL


def _runs(lines: Sequence[Line]) -> Iterator[tuple[bool, list[Line]]]:
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


@dataclass(slots=True, kw_only=True)
class _Block:
    """Lines that belong together; `rows` of a table."""

    lines: list[Line]
    level: int = 0
    item: bool = False
    rows: list[list[str]] | None = None

    def text(self, form: _Form) -> str:
        """Its words, lines and cut words joined."""
        found = ""
        for line in self.lines:
            found = _joined(found, line.text, form)
        return found

    @property
    def last(self) -> Line:
        return self.lines[-1]


def _blocks(sheet: Sheet, form: _Form) -> list[_Block]:
    found: list[_Block] = []
    edges = _edges(sheet, form)
    for is_table, run in _runs(sheet.lines):
        if is_table and not _is_prose(run):
            found.append(_Block(lines=run, rows=_rows(run)))
            continue
        for line in run:
            level = form.level(line)
            before = found[-1] if found else None
            if before is not None and before.rows is None and _belongs(before, line, level, form, edges):
                before.lines.append(line)
            else:
                found.append(_Block(lines=[line], level=level, item=not level and _begins_item(line)))
    return found


def _edges(sheet: Sheet, form: _Form) -> float:
    """Where the running text of a sheet ends at most."""
    rights = [
        line.right for line in sheet.lines if _rounded(line.size) == form.size and len(line.pieces) == 1
    ]
    return max(rights, default=sheet.width)


def _begins_item(line: Line) -> bool:
    text = line.text
    return line.tag == "LI" or bool(_BULLET.match(text) or _ORDINAL.match(text))


def _belongs(before: _Block, line: Line, level: int, form: _Form, edge: float) -> bool:
    """Whether a line goes on with the block before it."""
    last = before.last
    if level != before.level or (_rounded(line.size) != _rounded(last.size) and not line.tag):
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


def _parts(before: _Block, line: Line, edge: float) -> bool:
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
    return bool(_ENDS.search(last.text)) or room > 0.4 * max(edge - last.left, 1.0)


def _goes_on(before: str, after: str) -> bool:
    """Whether text that a column or a sheet broke off goes on with that."""
    if before.endswith(("-", "\u00ad", ",")):
        return True
    return not _ENDS.search(before) and after[:1].islower()


def _rows(lines: Sequence[Line]) -> list[list[str]]:
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


def _over_sheets(sheets: Sequence[list[_Block]], form: _Form) -> list[_Block]:
    """The blocks of all sheets; what one sheet broke off goes on on the next."""
    found: list[_Block] = []
    for blocks in sheets:
        rest = blocks
        if found and rest and _same_block(found[-1], rest[0], form):
            if found[-1].rows is not None and rest[0].rows is not None:
                found[-1].rows += rest[0].rows[1:] if found[-1].rows[0] == rest[0].rows[0] else rest[0].rows
            found[-1].lines += rest[0].lines
            rest = rest[1:]
        found += rest
    return found


def _same_block(before: _Block, after: _Block, form: _Form) -> bool:
    if before.rows is not None and after.rows is not None:
        return len(before.rows[0]) == len(after.rows[0])
    if before.rows is not None or after.rows is not None or before.level or after.level or after.item:
        return False
    return _goes_on(before.text(form), after.text(form))


def _joined(before: str, after: str, form: _Form) -> str:
    """Two lines as one: words that the line end cut are whole again, those that have a hyphen keep it."""
    if not before:
        return after
    if before.endswith("\u00ad"):
        return before[:-1] + after
    if before.endswith("-") and before[-2:-1].isalpha() and after[:1].isalpha():
        return before[:-1] + after if _was_cut(before, after, form) else before + after
    if _CJK.match(before[-1]) and _CJK.match(after[0]):
        return before + after
    return f"{before} {after}"


def _was_cut(before: str, after: str, form: _Form) -> bool:
    """Whether a hyphen at a line end is the printer's: the word is whole elsewhere, or has no hyphen there."""
    left, right = _WORD.findall(before.rsplit(" ", 1)[-1][:-1]), _WORD.findall(after.split(" ", 1)[0])
    if not left or not right or not right[0][:1].islower():
        return False
    one, two = left[-1].lower(), right[0].lower()
    if one in _KEEP_HYPHEN:
        return False
    return f"{one}{two}" in form.words or f"{one}-{two}" not in form.words


def _spelled(blocks: Sequence[_Block], form: _Form) -> Iterator[str]:
    """The blocks as HTML; items that stand together as one list."""
    listed = False
    for block in blocks:
        if listed != block.item:
            yield "<ul>" if block.item else "</ul>"
            listed = block.item
        if block.rows is not None:
            rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in block.rows)
            yield "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
            continue
        text = block.text(form)
        if block.item:
            yield f"<li>{escape(_BULLET.sub('', text, count=1) if _BULLET.match(text) else text)}</li>"
        elif block.level:
            yield f"<h{block.level}>{escape(text)}</h{block.level}>"
        else:
            yield f"<p>{escape(text)}</p>"
    if listed:
        yield "</ul>"
