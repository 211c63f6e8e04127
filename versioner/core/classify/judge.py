"""From mechanical differences to judged edits by section, and to the change between two texts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from versioner.core.align import Comparison, Difference, Relation, compare
from versioner.core.aside import changed
from versioner.core.classify.entries import with_times
from versioner.core.classify.labels import label_of, relinked, tops_of
from versioner.core.classify.many import CLOSELY, at_a_glance
from versioner.core.classify.place import BESIDE_RULE, Standing
from versioner.core.classify.rules import Changed, Ruling, Words, link_ruling, rule_of
from versioner.core.diff import word_diff
from versioner.core.facts import FactKind, facts, quoted
from versioner.core.lexicon import spoken
from versioner.core.model import (
    Block,
    BlockKind,
    Change,
    Document,
    Edit,
    EditKind,
    Role,
    Section,
    SectionChange,
    SectionStatus,
    Significance,
)
from versioner.core.noise import related
from versioner.core.notes import about

MINOR, SUBSTANTIVE, TECHNICAL = Significance.MINOR, Significance.SUBSTANTIVE, Significance.TECHNICAL

SECTION_SPLIT, SECTION_MERGED = "section split", "section merged"

_WHOLE: dict[Relation, Ruling] = {
    Relation.SECTION_ADDED: Ruling(
        kind=EditKind.SECTION_ADDED, significance=SUBSTANTIVE, rule="section added"
    ),
    Relation.SECTION_REMOVED: Ruling(
        kind=EditKind.SECTION_REMOVED, significance=SUBSTANTIVE, rule="section removed"
    ),
    Relation.HEADING_ADDED: Ruling(kind=EditKind.SPLIT, significance=MINOR, rule=SECTION_SPLIT),
    Relation.HEADING_REMOVED: Ruling(kind=EditKind.MERGED, significance=MINOR, rule=SECTION_MERGED),
    Relation.SPLIT: Ruling(kind=EditKind.SPLIT, significance=MINOR, rule="split"),
    Relation.MERGED: Ruling(kind=EditKind.MERGED, significance=MINOR, rule="merged"),
    Relation.REFORMATTED: Ruling(
        kind=EditKind.FORMATTING, significance=MINOR, rule="formatting: kind of block"
    ),
    Relation.STAMP: Ruling(kind=EditKind.DATE_STAMP, significance=TECHNICAL, rule="date stamp"),
}


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
    for n, difference in enumerate(comparison.differences):
        edit = _edit(difference, old, new, reading if n < CLOSELY else reading.hasty(), layout)
        if edit is not None:
            judged.append((difference, standing.weighed(edit, difference)))
    for difference, edit in with_times(judged, old, new):
        by_section.setdefault(_place(difference, before, after), []).append(edit)
    if aside := _beside(old, new):
        by_section.setdefault((0, after[0].id), []).extend(aside)
    moved = {pair.new: pair.old for pair in comparison.sections if pair.moved and pair.new is not None}
    for n, was in moved.items():
        section = after[n]
        if (n, section.id) not in by_section and was is not None:
            by_section[n, section.id] = [_moved_section(before[was], section)]
    found = [_section(key, tuple(edits), before, after, moved) for key, edits in by_section.items()]
    order = {section.id: n for n, section in enumerate(after)}
    return _explained(tuple(sorted(found, key=lambda one: order.get(one.id, len(order)))))


def _beside(old: Document, new: Document) -> list[Edit]:
    """What was edited beside the text: told, and minor."""
    gone, come = changed(old, new)
    edits = []
    left = list(gone)
    for after in come:
        before = next((text for text in left if related(text, after)), None)
        if before is not None:
            left.remove(before)
        kind = EditKind.PARAGRAPH_ADDED if before is None else EditKind.WORDING
        edits.append(_beside_edit(kind, before, after))
    return edits + [_beside_edit(EditKind.PARAGRAPH_REMOVED, text, None) for text in left]


def _beside_edit(kind: EditKind, before: str | None, after: str | None) -> Edit:
    return Edit(
        kind=kind,
        significance=MINOR,
        before=before,
        after=after,
        pieces=word_diff(before or "", after or ""),
        rule=BESIDE_RULE,
    )


_TOLD = 4_000  # characters of a text by which its language is known


def language_of(document: Document) -> str | None:
    """The language that a document is written in, whatever it declares; None where nothing tells."""
    sample, length = [], 0
    for block in document.blocks:
        if length >= _TOLD:
            break
        sample.append(block.text)
        length += len(block.text)
    return spoken("\n".join(sample), document.language)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules ask of both whole texts: their words, and the language that the new one is written in."""

    words: Words
    language: str | None
    close: bool = True

    def hasty(self) -> Reading:
        """The same, for edits that are too many to be judged closely."""
        return replace(self, close=False)

    @classmethod
    def of(cls, old: Document, new: Document) -> Reading:
        texts = [[block.text for block in document.blocks] for document in (old, new)]
        return cls(Words(*texts), language_of(new))


def _ruled(one: Difference, old: Document, new: Document, reading: Reading) -> Ruling:
    if not reading.close:
        return at_a_glance(one.before or "", one.after or "")
    return rule_of(_changed(one, old, new, reading))


def _changed(one: Difference, old: Document, new: Document, reading: Reading) -> Changed:
    return Changed(
        before=one.before or "",
        after=one.after or "",
        pieces=one.pieces,
        words=reading.words,
        language=reading.language,
        quoted_before=_quoted(old, one.old_blocks, one.before),
        quoted_after=_quoted(new, one.new_blocks, one.after),
    )


def _quoted(
    document: Document, blocks: tuple[int, ...], sentence: str | None
) -> tuple[tuple[int, int], ...] | None:
    """Where quoted words stand in a sentence, read in the block it stands in: speech may begin before it."""
    if len(blocks) != 1 or not sentence:
        return None
    text = document.blocks[blocks[0]].text
    start = text.find(sentence.strip())
    if start < 0 or len(text) == len(sentence):
        return None
    start -= len(sentence) - len(sentence.lstrip())
    end = start + len(sentence)
    inside = [(max(a, start) - start, min(b, end) - start) for a, b in quoted(text) if a < end and start < b]
    return tuple((a, b) for a, b in inside if any(map(str.isalnum, sentence[max(a, 0) : b])))


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
    ruling = _ruling(one, old, new, reading, block)
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


def _ruling(
    one: Difference, old: Document, new: Document, reading: Reading, block: Block | None
) -> Ruling | None:
    if one.relation in _WHOLE:
        return _whole(one, _WHOLE[one.relation], old, new)
    if block is not None and block.role is Role.NOTE:
        return Ruling(kind=EditKind.CORRECTION_NOTE, significance=SUBSTANTIVE, rule="correction note")
    if block is not None and block.role in _APART:
        return _apart(one, block.role, old, new, reading)
    if one.relation is Relation.RELINKED:
        return link_ruling(old.blocks[one.old_blocks[0]].links, new.blocks[one.new_blocks[0]].links)
    if one.before is None or one.after is None:
        return _lone(one, block)
    ruled = _ruled(one, old, new, reading)
    if one.relation is Relation.MOVED:
        return _moved(one, ruled, block)
    named = {
        Relation.TITLE: EditKind.TITLE,
        Relation.BYLINE: EditKind.BYLINE,
        Relation.RENAMED: EditKind.HEADING_RENAMED,
    }.get(one.relation)
    if named is not None:
        return Ruling(
            kind=named,
            significance=ruled.significance,
            rule=f"{named}: {ruled.rule}",
            kinds=(named, *_all(ruled)),
        )
    return ruled


def _moved(one: Difference, ruled: Ruling, block: Block | None) -> Ruling:
    """A block in another place; where its words changed as well it is of both kinds, the weightier first."""
    if one.before == one.after:
        listed = (
            block is not None and block.kind is BlockKind.LIST_ITEM and one.old_section == one.new_section
        )
        return Ruling(
            kind=EditKind.MOVED,
            significance=MINOR,
            rule="moved" if one.whole else "sentence moved",
            kinds=(EditKind.MOVED, EditKind.ORDER) if listed else (),
        )
    rule = f"moved and {ruled.rule}"
    if ruled.significance is SUBSTANTIVE:
        return replace(ruled, rule=rule, kinds=(*_all(ruled), EditKind.MOVED))
    return Ruling(
        kind=EditKind.MOVED, significance=ruled.significance, rule=rule, kinds=(EditKind.MOVED, *_all(ruled))
    )


def _all(ruling: Ruling) -> tuple[EditKind, ...]:
    return ruling.kinds or (ruling.kind,)


_APART = frozenset({Role.STRUCK, Role.ALTERNATIVE})
_FACTS = frozenset({EditKind.NUMBER, EditKind.DATE, EditKind.NAME, EditKind.NEGATION})


def _apart(one: Difference, role: Role, old: Document, new: Document, reading: Reading) -> Ruling:
    """What the publisher struck out is a mark of its own; what a picture shows weighs by its facts."""
    if role is Role.STRUCK:
        return Ruling(kind=EditKind.FORMATTING, significance=MINOR, rule="struck out by the publisher")
    kind = EditKind.ALTERNATIVE_TEXT
    if one.before is None or one.after is None:
        return Ruling(kind=kind, significance=MINOR, rule=str(kind))
    ruled = _ruled(one, old, new, reading)
    weight = ruled.significance if ruled.kind in _FACTS else MINOR
    return Ruling(kind=kind, significance=weight, rule=f"{kind}: {ruled.rule}", kinds=(kind, *_all(ruled)))


def _whole(one: Difference, ruling: Ruling, old: Document, new: Document) -> Ruling:
    """A heading that came or went over standing text is minor, unless it holds a fact of its own.

    Where it went into the paragraph under it, or became a line of text, the rule says so.
    """
    if one.relation in {Relation.HEADING_ADDED, Relation.HEADING_REMOVED}:
        heading = one.after or one.before or ""
        told = any(fact.kind not in _NO_NEWS for fact in facts(heading, new.language))
        return replace(ruling, significance=SUBSTANTIVE) if told else ruling
    headed = [
        document.blocks[blocks[0]].kind is BlockKind.HEADING
        for document, blocks in ((old, one.old_blocks), (new, one.new_blocks))
        if blocks
    ]
    return (
        replace(ruling, rule=f"{ruling.rule}: heading")
        if headed in ([True, False], [False, True])
        else ruling
    )


_NO_NEWS = {FactKind.NAME, FactKind.MODALITY}  # in a heading over text that stood before


def _lone(one: Difference, block: Block | None) -> Ruling:
    added = one.before is None
    if one.relation in {Relation.TITLE, Relation.BYLINE}:
        kind = EditKind.TITLE if one.relation is Relation.TITLE else EditKind.BYLINE
        return Ruling(kind=kind, significance=SUBSTANTIVE, rule=f"{kind} {'added' if added else 'removed'}")
    if block is not None and block.kind is BlockKind.HEADING:
        kind = EditKind.SECTION_ADDED if added else EditKind.SECTION_REMOVED
    elif one.whole:
        kind = EditKind.PARAGRAPH_ADDED if added else EditKind.PARAGRAPH_REMOVED
    else:
        kind = EditKind.SENTENCE_ADDED if added else EditKind.SENTENCE_REMOVED
    text = (one.after if added else one.before) or ""
    if not any(map(str.isalnum, text)):
        return Ruling(kind=EditKind.PUNCTUATION, significance=MINOR, rule="punctuation: a line of marks")
    return Ruling(kind=kind, significance=SUBSTANTIVE, rule=str(kind))


def _moved_section(was: Section, section: Section) -> Edit:
    text = "\n\n".join(block.text for block in section.blocks)
    return Edit(
        kind=EditKind.MOVED,
        significance=MINOR,
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


def _explained(sections: tuple[SectionChange, ...]) -> tuple[SectionChange, ...]:
    """Link each edit to the note that speaks of it.

    A note speaks of an edit that shares a telling word or a number with it; one that shares nothing with any
    edit is general and explains those of its section, or, standing alone, all. The rest is unexplained.
    """
    flat = [(section, edit) for section in sections for edit in section.edits]
    notes = {
        n: (section.id, about(edit.after))
        for n, (section, edit) in enumerate(flat)
        if edit.kind is EditKind.CORRECTION_NOTE and edit.after
    }
    if not notes:
        return sections
    shared = {
        n: {name: len(words & _words(section, edit)) for name, (_, words) in notes.items()}
        for n, (section, edit) in enumerate(flat)
        if edit.significance is SUBSTANTIVE and edit.kind is not EditKind.CORRECTION_NOTE
    }
    general = [name for name in notes if not any(found[name] for found in shared.values())]

    def explains(n: int, section: SectionChange) -> int | None:
        found = shared.get(n)
        if found is None:
            return None
        best = max(notes, key=lambda name: (found[name], notes[name][0] == section.id))
        if found[best]:
            return best
        own = [name for name in general if notes[name][0] == section.id]
        return own[0] if own else general[0] if len(general) == 1 else None

    numbers = iter(range(len(flat)))
    return tuple(
        replace(
            section, edits=tuple(replace(one, note=explains(next(numbers), section)) for one in section.edits)
        )
        for section in sections
    )


def _words(section: SectionChange, edit: Edit) -> frozenset[str]:
    return about(" ".join((edit.before or "", edit.after or "", *section.path)))


def change_between(
    old: Document,
    new: Document,
    *,
    version: int,
    previous: int,
    first_seen: datetime,
    not_before: datetime,
    declared_modified: datetime | None,
    marked: bool | None,
    reverted_to: int | None = None,
    stood_long: bool = False,
    rederived: bool = False,
    pending: bool = False,
) -> Change:
    """The change between two texts: every edit judged, its significance that of the heaviest.

    Args:
        old, new: the two texts.
        version, previous: their numbers.
        first_seen, not_before: the two clocks.
        declared_modified: the modified date that the page declared with the change.
        marked: whether it showed a date or a note that it had not shown at the check before; None where it was
            never seen to carry any (`core.silence`).
        reverted_to: the version whose text it is again.
        stood_long: what the revert takes back had stood for long.
        rederived: found by reading old snapshots again.
        pending: seen, not yet confirmed.
    """
    sections = judge(old, new, compare(old, new))
    if marked is False and not any(edit.note is not None for one in sections for edit in one.edits):
        sections = _unstamped(sections)
    edits = [edit for section in sections for edit in section.edits]
    significance = Significance.heaviest(edit.significance for edit in edits)
    noted = any(edit.after and edit.kind in _SAID_SO for edit in edits)
    return Change(
        version=version,
        previous=previous,
        first_seen=first_seen,
        not_before=not_before,
        significance=significance,
        sections=sections,
        declared_modified=declared_modified,
        silent=_silent(significance, marked=True if noted else marked, pending=pending),
        reverted=reverted_to is not None,
        reverted_to=reverted_to,
        stood_long=stood_long,
        rederived=rederived,
        pending=pending,
    )


_SAID_SO = frozenset({EditKind.CORRECTION_NOTE, EditKind.DATE_STAMP})


def _silent(significance: Significance, *, marked: bool | None, pending: bool) -> bool | None:
    """Whether a change is silent (design §2); None where the page never carried a date or a note."""
    return None if marked is None else significance is SUBSTANTIVE and not marked and not pending


def _unstamped(sections: tuple[SectionChange, ...]) -> tuple[SectionChange, ...]:
    """Without the date stamp: it had moved before, at a check that saw the old text still."""
    kept = (
        replace(one, edits=tuple(edit for edit in one.edits if edit.kind is not EditKind.DATE_STAMP))
        for one in sections
    )
    return tuple(one for one in kept if one.edits)
