"""Compare two documents: every difference, located and exact, in the order in which the new text is read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from versioner.core.align.apart import pairs_apart, stand_ins
from versioner.core.align.blocks import Matching, match
from versioner.core.align.lonely import lonely
from versioner.core.align.model import Comparison, Difference, Relation, SectionPair
from versioner.core.align.repeats import deal_again
from versioner.core.align.script import rebuilt, script
from versioner.core.align.sections import pair_sections
from versioner.core.align.sentences import aligned
from versioner.core.align.sides import At, Side, difference, is_under_another, moved, skipped
from versioner.core.align.standing import standing
from versioner.core.extract.labels import ticks
from versioner.core.model import Block, BlockKind, Document, Op, Role
from versioner.core.text.diff import Effort, word_diff
from versioner.frozen import dataclass


def compare(old: Document, new: Document) -> Comparison:
    """Everything that differs from `old` to `new`; nothing where they are equal.

    The pieces of every difference rebuild its two sides exactly, and the script the new text from the old one;
    both are checked here, and a failure falls back to the whole text replaced.
    """
    left, right = _side(old), _side(new)
    before, after = stand_ins(old.blocks), stand_ins(new.blocks)
    matching = match(before, after, new.language)
    pairs = _section_pairs(old, new)
    deal_again(before, matching, (left.section, right.section), pairs)
    aside = [*_heads(old, new), *_stamps(left, right), *_apart(left, right)]
    bodies = standing(_bodies(left, right, matching, pairs))
    found = [*aside, *(one for one in bodies if not _repeats_byline(one, old, new))]
    found = _worded(sorted(found, key=_place))
    steps = script(old, new, _origins(matching))
    if not all(_exact(one) for one in found) or rebuilt(old, steps) != new.blocks:
        return Comparison(differences=(_whole(old, new),), sections=(), fallback=True)
    return Comparison(differences=tuple(found), sections=tuple(_moved_sections(new, pairs)), script=steps)


def _worded(differences: Iterable[Difference]) -> list[Difference]:
    """Each difference word by word, as long as all of them together cost no more than a comparison may."""
    effort = Effort()
    return [
        one if one.pieces else replace(one, pieces=word_diff(one.before or "", one.after or "", effort))
        for one in differences
    ]


def _origins(matching: Matching) -> dict[int, int]:
    """New block -> the old block it was, edited or moved."""
    return {new: old for old, new in (*matching.pairs.items(), *matching.moved.items())}


def _side(document: Document) -> Side:
    section, current = [], 0
    for block in document.blocks:
        current += block.kind is BlockKind.HEADING
        section.append(current)
    return Side(document, tuple(section))


def _section_pairs(old: Document, new: Document) -> dict[int, int]:
    """New section -> old section: by the ids they carry, else by what they hold."""
    if old.section_ids and new.section_ids:
        at = {name: n for n, name in enumerate(old.section_ids)}
        return {n: at[name] for n, name in enumerate(new.section_ids) if name in at}
    return pair_sections(old.sections, new.sections)


def _heads(old: Document, new: Document) -> Iterator[Difference]:
    for relation, before, after in (
        (Relation.TITLE, old.title or None, new.title or None),
        (Relation.BYLINE, old.byline, new.byline),
    ):
        if before != after:
            yield difference(relation, before, after, at=_HEAD)


def _repeats_byline(one: Difference, old: Document, new: Document) -> bool:
    """Whether a line of the text is the byline, which is told as such already: "Ann Wren", "By Ann Wren"."""
    before, after = one.before or "", one.after or ""
    if one.relation is not Relation.EDITED or not old.byline or not new.byline or old.byline == new.byline:
        return False
    at = before.find(old.byline)
    return 0 <= at <= _BY and before[:at] + new.byline + before[at + len(old.byline) :] == after


_BY = 12  # characters before the name in a byline: "By ", "Written by "


def _stamps(left: Side, right: Side) -> Iterator[Difference]:
    """Visible date stamps are compared apart: they are declared, and no part of the text."""
    before, after = ([one.text for one in side.blocks if _is_stamp(one)] for side in (left, right))
    if before != after:
        yield difference(Relation.STAMP, " · ".join(before) or None, " · ".join(after) or None, at=_HEAD)


def _is_stamp(block: Block) -> bool:
    """Whether a block is a stamp that stays as it is: "Updated 2 hours ago" reads otherwise at every look."""
    return block.role is Role.STAMP and not ticks(block.text)


def _apart(left: Side, right: Side) -> Iterator[Difference]:
    """Words struck out and alternative texts, compared with their like."""
    for i, j in pairs_apart(left.blocks, right.blocks):
        before = None if i is None else left.blocks[i].text
        after = None if j is None else right.blocks[j].text
        relation = Relation.ADDED if i is None else Relation.REMOVED if j is None else Relation.EDITED
        at = At(
            () if i is None else (i,),
            () if j is None else (j,),
            None if i is None else left.section[i],
            None if j is None else right.section[j],
        )
        yield difference(relation, before, after, at=at, whole=True)


_HEAD = At(old_section=0, new_section=0)


def _bodies(left: Side, right: Side, matching: Matching, pairs: Mapping[int, int]) -> Iterator[Difference]:
    yield from _paired(left, right, matching)
    yield from _joined(left, right, matching)
    steady = _steady(left, right, matching, pairs) if matching.moved else set()
    for i, j in matching.moved.items():
        if skipped(left.blocks[i]):
            continue
        if i in steady:
            yield from _paired(left, right, Matching(pairs={i: j}))  # it may be edited too
        else:
            yield moved(left, right, i, j, pairs, passed=j in matching.passed)
    for i, j in matching.pairs.items():
        if left.blocks[i].text == right.blocks[j].text and is_under_another(left, right, i, j, pairs):
            heads = left.section.index(left.section[i]), right.section.index(right.section[j])
            if matching.pairs.get(heads[0]) != heads[1]:  # else the heading is told: it says otherwise now
                yield moved(left, right, i, j, pairs)
    yield from lonely(left, right, matching, pairs)


def _steady(left: Side, right: Side, matching: Matching, pairs: Mapping[int, int]) -> set[int]:
    """Old blocks that only went along with their section: in it, they stand in the order in which they stood."""
    inside: dict[int, list[tuple[int, int]]] = {}
    for i, j in (*matching.pairs.items(), *matching.moved.items()):
        if pairs.get(right.section[j]) == left.section[i]:
            inside.setdefault(left.section[i], []).append((j, i))
    return {i for members in inside.values() for i in rising([i for _, i in sorted(members)])}


def _paired(left: Side, right: Side, matching: Matching) -> Iterator[Difference]:
    for i, j in matching.pairs.items():
        one, other = left.blocks[i], right.blocks[j]
        if one is other or one == other or skipped(one):
            continue
        place = At((i,), (j,), left.section[i], right.section[j])
        if one.text != other.text:
            yield from _edited(one, other, right.document.language, place)
            if _relinked(one, other):
                yield difference(Relation.RELINKED, one.text, other.text, at=place)
        elif (one.kind, one.level) != (other.kind, other.level):
            yield difference(Relation.REFORMATTED, one.text, other.text, at=place)
        elif one.links != other.links:
            yield difference(Relation.RELINKED, one.text, other.text, at=place)


def _relinked(one: Block, other: Block) -> bool:
    """Whether words that link in both texts lead elsewhere: said beside what else was edited."""
    before, after = ({link.text: link.url for link in block.links} for block in (one, other))
    return any(before[text] != url for text, url in after.items() if text in before)


def _edited(one: Block, other: Block, language: str | None, place: At) -> Iterator[Difference]:
    if one.kind is BlockKind.HEADING:
        yield difference(Relation.RENAMED, one.text, other.text, at=place)
        return
    if one.kind in {BlockKind.CODE, BlockKind.TABLE_ROW}:
        yield difference(Relation.EDITED, one.text, other.text, at=place)
        return
    parts = [*aligned(one.text, other.text, language)]
    if [None in part for part in parts] == [True, True] and parts[0].index(None) != parts[1].index(None):
        parts = [(one.text, other.text)]  # one line in the place of another, whatever its words
    for before, after in parts:
        if before is not None and after is not None:
            if before.strip() != after.strip() or (
                before != after and before.strip() and not _only_edge(one, other)
            ):
                yield difference(Relation.EDITED, before.strip(), after.strip(), at=place)
        elif before is not None and before.strip():
            yield difference(Relation.REMOVED, before.strip(), None, at=place)
        elif after is not None and after.strip():
            yield difference(Relation.ADDED, None, after.strip(), at=place)


def _only_edge(one: Block, other: Block) -> bool:
    """Sentences are told without the space after them; that space alone is no edit."""
    return one.text.split() != other.text.split() or one.text.strip() == other.text.strip()


def _joined(left: Side, right: Side, matching: Matching) -> Iterator[Difference]:
    language = right.document.language
    for i, parts in matching.split.items():
        place = At((i,), parts, left.section[i], right.section[parts[0]])
        sides = _runs((left.blocks[i],), [right.blocks[n] for n in parts])
        yield from _rejoined(Relation.SPLIT, sides, language, place)
    for j, parts in matching.merged.items():
        place = At(parts, (j,), left.section[parts[0]], right.section[j])
        sides = _runs([left.blocks[n] for n in parts], (right.blocks[j],))
        yield from _rejoined(Relation.MERGED, sides, language, place)


@dataclass(frozen=True, slots=True)
class _Runs:
    """Two runs of blocks as one text each, and what of these is compared by sentence."""

    before: str
    after: str
    old: str
    new: str


def _runs(old: Sequence[Block], new: Sequence[Block]) -> _Runs:
    """Without a heading that went into the paragraph under it or came out of it: it stands on both sides."""
    texts = [" ".join(block.text for block in side) for side in (old, new)]
    cut = list(texts)
    for mine, side, other in ((0, old, new), (1, new, old)):
        heading = side[0].text
        if (
            side[0].kind is BlockKind.HEADING
            and other[0].kind is not BlockKind.HEADING
            and other[0].text.startswith(heading)
        ):
            cut[mine] = texts[mine][len(heading) :].strip()
            cut[1 - mine] = texts[1 - mine][len(heading) :].lstrip(_JOINTS)
    return _Runs(texts[0], texts[1], *cut)


_JOINTS = " .:;,|–—-·•"  # between a heading and the text that it was put before


def _rejoined(relation: Relation, sides: _Runs, language: str | None, place: At) -> Iterator[Difference]:
    yield difference(relation, sides.before, sides.after, at=place)
    for one, other in aligned(sides.old, sides.new, language):
        if (one or "").strip() != (other or "").strip():
            kind = Relation.EDITED if one and other else Relation.REMOVED if one else Relation.ADDED
            yield difference(kind, one.strip() if one else None, other.strip() if other else None, at=place)


def _moved_sections(new: Document, pairs: Mapping[int, int]) -> Iterator[SectionPair]:
    """Every section of the newer text; those that stand in another order than the rest are moved."""
    order = [pairs[n] for n in sorted(pairs)]
    steady = rising(order)
    for n in range(1 + sum(block.kind is BlockKind.HEADING for block in new.blocks)):
        was = pairs.get(n)
        yield SectionPair(old=was, new=n, moved=was is not None and was not in steady)


def rising(order: Sequence[int]) -> set[int]:
    """The longest rising run of old places: what did not move (patience sorting, O(n log n))."""
    tops: list[int] = []  # the smallest last value of a rising run of each length
    places: list[int] = []
    before: list[int] = []
    for n, value in enumerate(order):
        length = bisect_left(tops, value)
        before.append(places[length - 1] if length else -1)
        tops[length : length + 1] = [value]
        places[length : length + 1] = [n]
    steady, n = set(), places[-1] if places else -1
    while n >= 0:
        steady.add(order[n])
        n = before[n]
    return steady


def _exact(one: Difference) -> bool:
    before = "".join(piece.text for piece in one.pieces if piece.op is not Op.INSERT)
    after = "".join(piece.text for piece in one.pieces if piece.op is not Op.DELETE)
    return before == (one.before or "") and after == (one.after or "")


def _whole(old: Document, new: Document) -> Difference:
    before, after = ("\n\n".join(block.text for block in one.blocks) for one in (old, new))
    return Difference(
        relation=Relation.EDITED,
        before=before,
        after=after,
        pieces=word_diff(before, after),
        old_section=0,
        new_section=0,
    )


def _place(one: Difference) -> tuple[int, int, int]:
    """Reading order of the new text; what is gone stands where it was."""
    section = one.new_section if one.new_section is not None else one.old_section or 0
    block = (one.new_blocks or one.old_blocks or (-1,))[0]
    return section, block, 0 if one.new_blocks else 1
