"""Wrappers that say nothing: an element around a table, code, a list of terms or what folds out, and sections in a row.

Templates put an element around a table so that it scrolls, around code so that it can be coloured. Without it these would be
read as text, and no advertisement is set in `pre`, `dl` or rows of several cells. So with sections: two on end of one make, a heading and what it heads in each, are
a page's own way to set its text, where one alone may be anything.
"""

from __future__ import annotations

from collections.abc import Sequence

from versioner.core.extract.found import (
    CAPTION,
    CODE,
    HEADING,
    OF_A_PICTURE,
    TABLE_ROW,
    TEXT_OF_LINKS,
    Found,
    unaware,
)
from versioner.core.standing.around import Around
from versioner.core.standing.block import announces, call, is_call
from versioner.core.standing.form import is_sentence
from versioner.core.text.words import word_count

_LEAST = 2  # rows, terms, sections
_CELL = 3  # characters of the longest cell of a row that says something: those of a calendar have fewer
_LABEL = 6  # words of a line over code: its language, its file
_CELLS = " | "
_SECTION = 2  # the level of a section's heading where the story has none to compare


def is_only_wrapped(members: Sequence[Found], before: Found | None, article: Around) -> bool:
    """Whether an element between the paragraphs holds nothing but a table, code, a list of terms, or what folds out.

    Args:
        members: its blocks.
        before: the block before it.
        article: what the page speaks of.
    """
    if before is not None and announces(before.text, article) > 1:
        return False
    lines = [one for one in members if one.role is not OF_A_PICTURE]
    if any(_offers(one, article) for one in lines):
        return False
    return _is_code(lines) or _is_table(lines) or _is_kept_in_one(lines)


def are_sections(
    row: Sequence[Sequence[Found]], before: Found | None, levels: set[int], article: Around
) -> bool:
    """Whether elements on end, made alike, are sections of the text: each a heading and what it heads.

    Args:
        row: the blocks of each.
        before: the block before the first.
        levels: those of the headings that stand among the paragraphs.
        article: what the page speaks of.
    """
    if len(row) < _LEAST or len({members[0].level for members in row}) > 1:
        return False
    level = row[0][0].level
    under = before is not None and before.kind is HEADING and before.level == level - 1
    if level not in (levels or {_SECTION}) and not under:
        return False
    if before is not None and announces(before.text, unaware(article)):
        return False
    said = sum(any(one.kind is not HEADING and is_sentence(one.text) for one in members) for members in row)
    return 2 * said > len(row) and all(_is_section(members, article) for members in row)


def _is_section(members: Sequence[Found], article: Around) -> bool:
    head, *rest = members
    if head.kind is not HEADING or head.links or head.pictured or not rest:
        return False
    return not announces(head.text, unaware(article)) and not any(
        one.role is OF_A_PICTURE or _offers(one, article) or call(one.text, article) for one in rest
    )


def _offers(one: Found, article: Around) -> bool:
    return (
        one.link_share >= TEXT_OF_LINKS
        or announces(one.text, article) > 1
        or (one.kind is not CODE and is_call(one.text, article))
    )


def _is_code(lines: Sequence[Found]) -> bool:
    """Whether all is code, with a line over it at most."""
    under = lines[1:] if lines and lines[0].kind is not CODE else lines
    return (
        bool(under)
        and all(one.kind is CODE for one in under)
        and (under is lines or (word_count(lines[0].text) <= _LABEL and lines[0].kind is not HEADING))
    )


def _is_table(lines: Sequence[Found]) -> bool:
    rows = [one.text.split(_CELLS) for one in lines if one.kind is TABLE_ROW]
    if len(rows) < _LEAST or any(one.kind not in (TABLE_ROW, CAPTION) for one in lines):
        return False
    told = [row for row in rows if len(row) > 1 and max(map(len, row)) >= _CELL]
    return 2 * len(told) > len(rows) and len(told) >= _LEAST


def _is_kept_in_one(lines: Sequence[Found]) -> bool:
    """Whether all stands in lists of terms, or all in what folds out, more than one line."""
    return len(lines) >= _LEAST and bool(lines[0].held) and len({one.held for one in lines}) == 1
