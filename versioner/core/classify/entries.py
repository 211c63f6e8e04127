"""A line that only names what stands beside it: the time over an entry of a live blog, the term of a definition.

Such a line is no news by itself: the time of a new entry is told with the entry, and where the time or the value
alone changed, with what it belongs to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from versioner.core.align import Difference
from versioner.core.extract.labels import dated
from versioner.core.model import Block, BlockKind, Document, Edit, EditKind, Significance
from versioner.late import re

TIME_OF_ENTRY = "the time of an entry"
_COMES = frozenset({EditKind.PARAGRAPH_ADDED, EditKind.SECTION_ADDED})
_GOES = frozenset({EditKind.PARAGRAPH_REMOVED, EditKind.SECTION_REMOVED})
_LONGEST = 40  # characters of a line that is a time
_TERM = 40  # characters of a term
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
    named = [(one, _named(one, edit, gone if one.after is None else come, old, new)) for one, edit in found]
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


def _named(one: Difference, edit: Edit, times: dict[int, str], old: Document, new: Document) -> Edit:
    if edit.kind in _COMES | _GOES:
        blocks = one.old_blocks if one.after is None else one.new_blocks
        if blocks[:1] and blocks[0] in times:
            return replace(edit, significance=Significance.TECHNICAL, rule=TIME_OF_ENTRY)
        before = blocks[0] - 1 if blocks else -1
        return replace(edit, label=(times[before],)) if before in times else edit
    if edit.label or not (one.old_blocks and one.new_blocks) or one.before is None or one.after is None:
        return edit
    name = _entry(one, new.blocks) or _term(one, old.blocks, new.blocks)
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


def _term(one: Difference, old: Sequence[Block], new: Sequence[Block]) -> str:
    """The term over a value that changed: the item before it, without a figure, that stands."""
    i, j = one.old_blocks[0] - 1, one.new_blocks[0] - 1
    if min(i, j) < 0 or old[i].text != new[j].text or new[j + 1].kind is not BlockKind.LIST_ITEM:
        return ""
    term = new[j]
    named = (
        term.kind is BlockKind.LIST_ITEM and len(term.text) <= _TERM and not any(map(str.isdigit, term.text))
    )
    return term.text.rstrip(" :：") if named and _FIGURE.match(one.after or "") else ""


_FIGURE = re.compile(r"\W{0,3}\d")
