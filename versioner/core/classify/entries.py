"""A line that only names what stands beside it: the time over an entry of a live blog, the term of a definition.

Such a line is no news by itself: the time of a new entry is told with the entry, and where the time or the value
alone changed, with what it belongs to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from versioner.core.align import Difference
from versioner.core.align.over import over
from versioner.core.extract.labels import dated
from versioner.core.model import Block, BlockKind, Document, Edit, EditKind, Significance
from versioner.late import re

TIME_OF_ENTRY = "the time of an entry"
_COMES = frozenset({EditKind.PARAGRAPH_ADDED, EditKind.SECTION_ADDED})
_GOES = frozenset({EditKind.PARAGRAPH_REMOVED, EditKind.SECTION_REMOVED})
_LONGEST = 40  # characters of a line that is a time
_TERM = 40  # characters of a value that its term is told with
_NAMED = 80  # characters of an entry by which it is known
_CLOCK = re.compile(
    r"\W{0,3}(?:[01]?\d|2[0-4])\s?(?:[:.h]\s?[0-5]\d){1,2}\s?(?:[ap]\.?m\.?)?\s?(?:Uhr|h|[A-Z]{2,4})?\W{0,3}|"
    r"\W{0,3}(?:1[0-2]|[1-9])\s?[ap]\.?m\.?\s?(?:[A-Z]{2,4})?\W{0,3}",
    re.IGNORECASE,
)

Judged = tuple[Difference, Edit]


def with_times(found: Sequence[Judged], old: Document, new: Document) -> list[Judged]:
    """The edits: times of entries that came or went told with their entries, a changed value with its term."""
    come = _times(found, _COMES, old=False)
    gone = _times(found, _GOES, old=True)
    terms = _Terms(old.blocks, new.blocks)
    named = [
        (one, _named(one, edit, gone if one.after is None else come, terms, new.blocks))
        for one, edit in found
    ]
    return _with_their_entries(named)


def _with_their_entries(found: Sequence[Judged]) -> list[Judged]:
    """The time of an entry in that entry's section, where its heading stands under the time."""
    begins = {
        one.new_blocks[0]: one.new_section
        for one, _ in found
        if one.new_blocks and one.new_section is not None
    }
    began = {
        one.old_blocks[0]: one.old_section
        for one, _ in found
        if one.old_blocks and one.old_section is not None
    }
    return [
        (_moved_to(one, begins, began) if edit.rule == TIME_OF_ENTRY else one, edit) for one, edit in found
    ]


def _moved_to(one: Difference, begins: Mapping[int, int], began: Mapping[int, int]) -> Difference:
    if one.new_blocks:
        return replace(one, new_section=begins.get(one.new_blocks[-1] + 1, one.new_section))
    return replace(one, old_section=began.get(one.old_blocks[-1] + 1, one.old_section))


def _times(found: Sequence[Judged], kinds: frozenset[EditKind], *, old: bool) -> dict[int, str]:
    """The times that came (or went) right before an entry that did, by the block that the time is."""
    touched = [
        (one.old_blocks if old else one.new_blocks, edit.before if old else edit.after)
        for one, edit in found
        if edit.kind in kinds
    ]
    entries = {blocks[0] for blocks, text in touched if blocks and not is_time(text)}
    return {
        blocks[-1]: text
        for blocks, text in touched
        if len(blocks) == 1 and text and is_time(text) and blocks[0] + 1 in entries
    }


def _named(
    one: Difference, edit: Edit, times: dict[int, str], terms: _Terms, blocks: Sequence[Block]
) -> Edit:
    if edit.kind in _COMES | _GOES:
        touched = one.old_blocks if one.after is None else one.new_blocks
        if touched[:1] and touched[0] in times:
            return replace(edit, significance=Significance.TECHNICAL, rule=TIME_OF_ENTRY)
        before = touched[0] - 1 if touched else -1
        return replace(edit, label=(times[before],)) if before in times else edit
    if edit.label or not (one.old_blocks and one.new_blocks) or one.before is None or one.after is None:
        return edit
    name = _entry(one, blocks) or terms.of(one)
    return replace(edit, label=(name,)) if name else edit


def is_time(text: str | None) -> bool:
    """Whether a line is a time of day or a date and nothing else."""
    if not text or len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return False
    return _CLOCK.fullmatch(text) is not None or dated(text) is not None


def _entry(one: Difference, blocks: Sequence[Block]) -> str:
    """What stands under a time that changed."""
    following = one.new_blocks[0] + 1
    if following >= len(blocks) or not (is_time(one.before) and is_time(one.after)):
        return ""
    text = blocks[following].text
    return text if len(text) <= _NAMED else text[:_NAMED].rpartition(" ")[0] + " …"


class _Terms:
    """The lines that name others, of two texts (`align.over`); looked for when one is asked for."""

    def __init__(self, old: Sequence[Block], new: Sequence[Block]) -> None:
        self._old, self._new = old, new

    @cached_property
    def _above(self) -> tuple[list[int], list[int]]:
        return over(self._old), over(self._new)

    def of(self, one: Difference) -> str:
        """The term over a value that changed, the question before an answer: the line that names it, and that stands.

        A heading is told already: the section is called so.
        """
        if len(one.before or "") > _TERM or len(one.after or "") > _TERM:
            return ""
        i, j = (lines[at[0]] for lines, at in zip(self._above, (one.old_blocks, one.new_blocks), strict=True))
        if min(i, j) < 0 or self._old[i].text != self._new[j].text or len(self._new[j].text) > _NAMED:
            return ""
        if self._new[j].kind is BlockKind.HEADING:
            return ""
        return self._new[j].text.rstrip(" :：")
