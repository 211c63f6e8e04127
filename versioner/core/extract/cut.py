"""How the text of a line is cut: where lines break, where one of a row of small elements ends and the next begins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from versioner.core.extract.found import CODE, PARAGRAPH
from versioner.core.extract.tags import BLOCKS
from versioner.core.extract.tree import text_upto, tidy
from versioner.core.model import BlockKind
from versioner.core.text.words import word_count
from versioner.late import re, regex

BREAK = "\x1e"  # a <br>: a space inside a line, the end of a paragraph where two follow each other
CUT = "\x1f"  # where one element of a row ends and the next begins, nothing between them
_WITHIN_WORD = regex.compile(rf"(?<=\p{{Ll}}){CUT}(?=\p{{Ll}})")
_PIECES = re.compile(f"[{BREAK}{CUT}]")
_PARAGRAPHS = re.compile(r"\x1e[^\S\x1e]*\x1e\s*")
_LONGEST_ROW = 200  # characters
_WORDS = 6  # in a sentence, at least
_PROSE = 0.7  # share of a preformatted text that must be sentences
_SENTENCE_ENDS = (".", "!", "?", "…", "”", '"', "»", "。")


def lines_of(joined: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The lines of what was collected, each with the pieces that it is a row of."""
    if BREAK not in joined and CUT not in joined:
        if text := tidy(joined):
            yield text, ()
        return
    for line in _PARAGRAPHS.split(joined):
        text, pieces = _pieces(line) if BREAK in line or CUT in line else (tidy(line), ())
        if text:
            yield text, pieces


def _pieces(line: str) -> tuple[str, tuple[str, ...]]:
    """A line's text, and the pieces that it is a row of; () where they are a sentence, which nothing parts."""
    text = tidy(_WITHIN_WORD.sub("", line).replace(CUT, " "))
    if len(text) > _LONGEST_ROW or (word_count(text) >= _WORDS and text.endswith(_SENTENCE_ENDS)):
        return tidy(line.replace(CUT, "")), ()
    pieces = tuple(filter(None, map(tidy, _PIECES.split(_WITHIN_WORD.sub("", line)))))
    return text, pieces if len(pieces) > 1 else ()


def is_row(first: Any) -> bool:
    """Whether an element holds a row of small ones and no text of its own: what they say stands apart, though nothing parts it.

    "Home<span>14°C</span>" is a word with something in it; two elements side by side are two things to a reader, but for
    single letters, which are set one by one.

    Args:
        first: the first node in the element; None where it is empty.
    """
    pieces, child = 0, first
    while child is not None:
        if child.is_text_node:
            text = child.text_content or ""
            if not text.isspace() and any(map(str.isalnum, text)):
                return False
        elif child.is_element_node and child.tag not in BLOCKS:
            said = tidy(text_upto(child, _LONGEST_ROW))
            if len(said) == 1 and said.isalpha():
                return False
            pieces += bool(said)
        child = child.next
    return pieces > 1


def preformatted(text: str) -> Iterator[tuple[str, BlockKind]]:
    """A `pre` as it stands; where blank lines part it into sentences it is a letter or a report, and paragraphs."""
    parts = [tidy(part) for part in text.split("\n\n")]
    prose = sum(len(part) for part in parts if word_count(part) >= _WORDS and part.endswith(_SENTENCE_ENDS))
    if len(parts) > 1 and prose >= _PROSE * sum(map(len, parts)):
        yield from ((part, PARAGRAPH) for part in parts if part)
    elif text.strip():
        yield text, CODE
