"""From mechanical differences to judged edits, gathered by section."""

from __future__ import annotations

from dataclasses import replace

from versioner.core.align import Comparison, Difference, Relation
from versioner.core.classify.beside import edits_beside
from versioner.core.classify.entries import with_times
from versioner.core.classify.explained import explained
from versioner.core.classify.labels import label_of, relinked, tops_of
from versioner.core.classify.many import CLOSE_TEXT, CLOSELY
from versioner.core.classify.place import Standing
from versioner.core.classify.ruling import SECTION_MERGED, SECTION_SPLIT, Reading, ruling_of
from versioner.core.classify.signed import with_bylines
from versioner.core.model import (
    Document,
    Edit,
    EditKind,
    Section,
    SectionChange,
    SectionStatus,
    Significance,
)
from versioner.frozen import dataclass


def judge(old: Document, new: Document, comparison: Comparison) -> tuple[SectionChange, ...]:
    """The edits of a comparison, judged and gathered by section, in the order of the new text.

    Args:
        old, new: the two texts that were compared.
        comparison: of exactly those.
    """
    reading = Reading.of(old, new)
    by_section: dict[tuple[int, str], list[Edit]] = {}
    before, after = old.sections, new.sections
    standing = Standing(old, new, comparison)
    layout = _Layout(before=before, after=after, tops=tops_of(new.blocks))
    judged = []
    size = 0
    for n, difference in enumerate(comparison.differences):
        size += len(difference.before or "") + len(difference.after or "")
        close = n < CLOSELY and size <= CLOSE_TEXT
        edit = _edit(difference, old, new, reading if close else reading.hasty(), layout)
        if edit is not None:
            judged.append((difference, standing.weighed(edit, difference)))
    for difference, edit in with_bylines(with_times(judged, old, new), old, new, reading.language):
        by_section.setdefault(_place(difference, before, after), []).append(edit)
    if aside := edits_beside(old, new, reading):
        by_section.setdefault((0, after[0].id), []).extend(aside)
    moved = {pair.new: pair.old for pair in comparison.sections if pair.moved and pair.new is not None}
    for n, was in moved.items():
        section = after[n]
        if (n, section.id) not in by_section and was is not None:
            by_section[n, section.id] = [_moved_section(before[was], section)]
    found = [_section(key, tuple(edits), before, after, moved) for key, edits in by_section.items()]
    order = {section.id: n for n, section in enumerate(after)}
    return explained(tuple(sorted(found, key=lambda one: order.get(one.id, len(order)))))


def _place(one: Difference, before: tuple[Section, ...], after: tuple[Section, ...]) -> tuple[int, str]:
    if one.new_section is not None:
        return one.new_section, after[one.new_section].id
    was = one.old_section or 0
    name = before[was].id
    for n, section in enumerate(after):
        if name and section.id == name:
            return n, name
    return len(after) + was, name


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """The sections of either text, and for each block of the new one the top of its table."""

    before: tuple[Section, ...]
    after: tuple[Section, ...]
    tops: tuple[int, ...]


def _edit(one: Difference, old: Document, new: Document, reading: Reading, layout: _Layout) -> Edit | None:
    block = (
        new.blocks[one.new_blocks[0]]
        if one.new_blocks
        else old.blocks[one.old_blocks[0]]
        if one.old_blocks
        else None
    )
    ruling = ruling_of(one, old, new, reading, block)
    if ruling is None:
        return None
    edit = Edit(
        kind=ruling.kind,
        significance=ruling.significance,
        before=one.before,
        after=one.after,
        pieces=one.pieces,
        block_kind=block.kind if block else None,
        old_block=one.old_blocks[0] if one.old_blocks else None,
        new_block=one.new_blocks[0] if one.new_blocks else None,
        rule=ruling.rule,
        kinds=tuple(dict.fromkeys(ruling.kinds)),
    )
    return _placed(edit, one, old, new, layout)


def _placed(edit: Edit, one: Difference, old: Document, new: Document, layout: _Layout) -> Edit:
    """With what a reader needs to know where it is: sections, row and column, the ends of a link."""
    if one.relation in {Relation.MOVED, Relation.HEADING_ADDED, Relation.HEADING_REMOVED}:
        came = one.beside if one.relation is Relation.HEADING_ADDED else one.old_section
        went = one.beside if one.relation is Relation.HEADING_REMOVED else one.new_section
        return replace(edit, from_path=layout.before[came or 0].path, to_path=layout.after[went or 0].path)
    if not (one.old_blocks and one.new_blocks):
        return edit
    i, j = one.old_blocks[0], one.new_blocks[0]
    if one.relation is Relation.RELINKED:
        link = relinked(old.blocks[i], new.blocks[j])
        return edit if link is None else replace(edit, link=link.text, from_url=link.was, to_url=link.now)
    top = new.blocks[layout.tops[j]] if layout.tops[j] != j else None
    return replace(edit, label=label_of(old.blocks[i], new.blocks[j], top))


def _moved_section(was: Section, section: Section) -> Edit:
    text = "\n\n".join(block.text for block in section.blocks)
    return Edit(
        kind=EditKind.MOVED,
        significance=Significance.MINOR,
        before=text,
        after=text,
        from_path=was.path,
        to_path=section.path,
        rule="section moved",
    )


def _section(
    key: tuple[int, str],
    edits: tuple[Edit, ...],
    before: tuple[Section, ...],
    after: tuple[Section, ...],
    moved: dict[int, int | None],
) -> SectionChange:
    n, name = key
    here = after[n] if n < len(after) else None
    was = next((one for one in before if one.id == name), None) if name else None
    if was is None and here is None:
        was = before[n - len(after)]
    path = here.path if here is not None else was.path if was is not None else ()
    kinds = {edit.kind for edit in edits}
    status = SectionStatus.EDITED
    if here is None:
        status = SectionStatus.REMOVED
    elif EditKind.SECTION_ADDED in kinds and was is None:
        status = SectionStatus.ADDED
    elif EditKind.HEADING_RENAMED in kinds:
        status = SectionStatus.RENAMED
    elif n in moved:
        status = SectionStatus.MOVED
    rules = {edit.rule for edit in edits}
    if SECTION_MERGED in rules:
        status = SectionStatus.MERGED
    elif SECTION_SPLIT in rules:
        status = SectionStatus.SPLIT
    origin = next((edit.from_path for edit in edits if edit.rule == SECTION_SPLIT), None)
    former = (
        origin
        if origin is not None
        else was.path
        if was is not None and here is not None and was.path != here.path
        else None
    )
    return SectionChange(id=name, path=path, status=status, was=former, edits=edits)
