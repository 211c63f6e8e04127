"""Subheads that are set in bold letters or stand over what folds out, and are not marked as headings: what many newsrooms and programs that write do.

Only where a text has no heading of its own, and two or more such lines stand over running text: then they are its sections.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from versioner.core.extract.found import HEADING, LIST_ITEM, OF_TEXT, PARAGRAPH, QUOTE, TABLE_ROW, Found
from versioner.core.extract.labels import dated, stamp
from versioner.core.lexicon.bylines import is_bare_name
from versioner.core.model import BlockKind
from versioner.core.text.words import word_count

LONGEST = 80  # characters of such a line
_MOST_WORDS = 12
_LEAST = 2  # one line in bold letters may be anything
_PROSE = 6  # words under it
_LEVEL = 2
_ENDS = (".", "!", ":", ";", ",", "…", "”", '"', "»", ")")


def with_subheads(found: list[Found]) -> list[Found]:
    """A text's blocks, its title left out, with such lines as headings."""
    if any(one.kind is HEADING for one in found):
        return found
    heads = {n for n, one in enumerate(found[:-1]) if _is_subhead(one) and _is_running(found[n + 1])}
    if 0 in heads and all(map(is_bare_name, found[0].text.split("/"))):
        heads.remove(0)  # who wrote it
    if len(heads) < _LEAST:
        return found
    # where these are the sections, such a line over a table is one too; alone it may be the table's title
    heads |= {n for n, one in enumerate(found[:-1]) if _is_subhead(one) and found[n + 1].kind is TABLE_ROW}
    return [replace(one, kind=HEADING, level=_LEVEL) if n in heads else one for n, one in enumerate(found)]


def _is_subhead(one: Found) -> bool:
    return (
        one.bold
        and one.kind is PARAGRAPH
        and one.role is OF_TEXT
        and not one.links
        and 0 < word_count(one.text) <= _MOST_WORDS
        and not one.text.endswith(_ENDS)
        and stamp(one.text) is None
        and dated(one.text) is None
    )


def _is_running(one: Found) -> bool:
    return (
        not one.bold
        and one.role is OF_TEXT
        and one.kind in _UNDER
        and (one.kind is LIST_ITEM or word_count(one.text) >= _PROSE)
    )


_UNDER: Sequence[BlockKind] = (PARAGRAPH, QUOTE, LIST_ITEM)
