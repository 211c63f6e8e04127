"""Running heads, running feet and page numbers: what stands in a sheet's margins and is no part of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from versioner.core.paper.model import Line, Sheet
from versioner.core.text.words import key
from versioner.late import re

_MARGIN = 0.12  # of a sheet's height, above and below: where running heads and page numbers stand
_TAGGED = 0.8  # of the characters, from which on what has no tag in a margin is no part of the text
_NUMBER = r"(?:\d{1,4}|[ivxlc]{1,7})"
_PAGE_NUMBER = re.compile(
    rf"\W{{0,3}}(?:(?:page|seite|página|pagina|pág|str|s|p)\.?\s+)?{_NUMBER}(?:\s?(?:/|of|von|de|sur|di|van)\s?{_NUMBER})?\W{{0,3}}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


def without_margins(sheets: Sequence[Sheet]) -> list[Sheet]:
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
