"""Compare two documents: every difference, located and exact, in the order in which the new text is read."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from versioner.core.align.apart import APART, pairs_apart, stand_ins
from versioner.core.align.blocks import Matching, match
from versioner.core.align.model import Comparison, Difference, Relation, SectionPair
from versioner.core.align.repeats import deal_again
from versioner.core.align.script import rebuilt, script
from versioner.core.align.sections import pair_sections
from versioner.core.align.sentences import aligned
from versioner.core.align.standing import standing
from versioner.core.extract.labels import ticks
from versioner.core.model import Block, BlockKind, Document, Op, Role
from versioner.core.text.diff import Effort, word_diff
from versioner.core.text.words import word_count
from versioner.frozen import dataclass


@dataclass(frozen=True, slots=True)
class _Side:
    """One document with the section of each block."""

    document: Document
    section: tuple[int, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.document.blocks


def compare(old: Document, new: Document) -> Comparison:
    """Everything that differs from `old` to `new`; nothing where they are equal.

    The pieces of every difference rebuild its two sides exactly, and the script the new text from the old one;
    both are checked here, and a failure falls back to the whole text replaced.
    """
    left, right = _side(old), _side(new)
    before, after = stand_ins(old.blocks), stand_ins(new.blocks)
    matching = match(before, after)
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


def _side(document: Document) -> _Side:
    section, current = [], 0
    for block in document.blocks:
        current += block.kind is BlockKind.HEADING
        section.append(current)
    return _Side(document, tuple(section))


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
            yield _difference(relation, before, after, at=_HEAD)


def _repeats_byline(one: Difference, old: Document, new: Document) -> bool:
    """Whether a line of the text is the byline, which is told as such already: "Ann Wren", "By Ann Wren"."""
    before, after = one.before or "", one.after or ""
    if one.relation is not Relation.EDITED or not old.byline or not new.byline or old.byline == new.byline:
        return False
    at = before.find(old.byline)
    return 0 <= at <= _BY and before[:at] + new.byline + before[at + len(old.byline) :] == after


_BY = 12  # characters before the name in a byline: "By ", "Written by "


def _stamps(left: _Side, right: _Side) -> Iterator[Difference]:
    """Visible date stamps are compared apart: they are declared, and no part of the text."""
    before, after = ([one.text for one in side.blocks if _is_stamp(one)] for side in (left, right))
    if before != after:
        yield _difference(Relation.STAMP, " · ".join(before) or None, " · ".join(after) or None, at=_HEAD)


def _is_stamp(block: Block) -> bool:
    """Whether a block is a stamp that stays as it is: "Updated 2 hours ago" reads otherwise at every look."""
    return block.role is Role.STAMP and not ticks(block.text)


def _apart(left: _Side, right: _Side) -> Iterator[Difference]:
    """Words struck out and alternative texts, compared with their like."""
    for i, j in pairs_apart(left.blocks, right.blocks):
        before = None if i is None else left.blocks[i].text
        after = None if j is None else right.blocks[j].text
        relation = Relation.ADDED if i is None else Relation.REMOVED if j is None else Relation.EDITED
        at = _At(
            () if i is None else (i,),
            () if j is None else (j,),
            None if i is None else left.section[i],
            None if j is None else right.section[j],
        )
        yield _difference(relation, before, after, at=at, whole=True)


@dataclass(frozen=True, slots=True)
class _At:
    """Where a difference stands: blocks and sections, old and new."""

    old_blocks: tuple[int, ...] = ()
    new_blocks: tuple[int, ...] = ()
    old_section: int | None = None
    new_section: int | None = None


_HEAD = _At(old_section=0, new_section=0)


def _difference(
    relation: Relation,
    before: str | None,
    after: str | None,
    *,
    at: _At,
    whole: bool = False,
) -> Difference:
    return Difference(
        relation=relation,
        before=before,
        after=after,
        old_blocks=at.old_blocks,
        new_blocks=at.new_blocks,
        old_section=at.old_section,
        new_section=at.new_section,
        whole=whole,
    )


def _bodies(left: _Side, right: _Side, matching: Matching, pairs: Mapping[int, int]) -> Iterator[Difference]:
    yield from _paired(left, right, matching)
    yield from _joined(left, right, matching)
    steady = _steady(left, right, matching, pairs) if matching.moved else set()
    for i, j in matching.moved.items():
        if _skipped(left.blocks[i]):
            continue
        if i in steady:
            yield from _paired(left, right, Matching(pairs={i: j}))  # it may be edited too
        else:
            yield _moved(left, right, i, j, pairs)
    for i, j in matching.pairs.items():
        if left.blocks[i].text == right.blocks[j].text and _is_under_another(left, right, i, j, pairs):
            heads = left.section.index(left.section[i]), right.section.index(right.section[j])
            if matching.pairs.get(heads[0]) != heads[1]:  # else the heading is told: it says otherwise now
                yield _moved(left, right, i, j, pairs)
    yield from _lonely(left, right, matching, pairs)


def _moved(left: _Side, right: _Side, i: int, j: int, pairs: Mapping[int, int]) -> Difference:
    moved = _difference(
        Relation.MOVED,
        left.blocks[i].text,
        right.blocks[j].text,
        at=_At((i,), (j,), left.section[i], right.section[j]),
        whole=True,
    )
    return replace(moved, under=_is_under_another(left, right, i, j, pairs))


def _is_under_another(left: _Side, right: _Side, i: int, j: int, pairs: Mapping[int, int]) -> bool:
    """Whether a block stands under another heading than it did, and both headings stand in both texts: it passed from one to the other."""
    was, now = left.section[i], right.section[j]
    if not was or pairs.get(now, 0) in {0, was} or was not in pairs.values():
        return False
    return not _skipped(left.blocks[i]) and BlockKind.HEADING not in {
        left.blocks[i].kind,
        right.blocks[j].kind,
    }


def _steady(left: _Side, right: _Side, matching: Matching, pairs: Mapping[int, int]) -> set[int]:
    """Old blocks that only went along with their section: in it, they stand in the order in which they stood."""
    inside: dict[int, list[tuple[int, int]]] = {}
    for i, j in (*matching.pairs.items(), *matching.moved.items()):
        if pairs.get(right.section[j]) == left.section[i]:
            inside.setdefault(left.section[i], []).append((j, i))
    return {i for members in inside.values() for i in rising([i for _, i in sorted(members)])}


def _skipped(block: Block) -> bool:
    return block.role in {Role.STAMP, Role.CLOCK} or block.role in APART


def _paired(left: _Side, right: _Side, matching: Matching) -> Iterator[Difference]:
    for i, j in matching.pairs.items():
        one, other = left.blocks[i], right.blocks[j]
        if one == other or _skipped(one):
            continue
        place = _At((i,), (j,), left.section[i], right.section[j])
        if one.text != other.text:
            yield from _edited(one, other, right.document.language, place)
            if _relinked(one, other):
                yield _difference(Relation.RELINKED, one.text, other.text, at=place)
        elif (one.kind, one.level) != (other.kind, other.level):
            yield _difference(Relation.REFORMATTED, one.text, other.text, at=place)
        elif one.links != other.links:
            yield _difference(Relation.RELINKED, one.text, other.text, at=place)


def _relinked(one: Block, other: Block) -> bool:
    """Whether words that link in both texts lead elsewhere: said beside what else was edited."""
    before, after = ({link.text: link.url for link in block.links} for block in (one, other))
    return any(before[text] != url for text, url in after.items() if text in before)


def _edited(one: Block, other: Block, language: str | None, place: _At) -> Iterator[Difference]:
    if one.kind is BlockKind.HEADING:
        yield _difference(Relation.RENAMED, one.text, other.text, at=place)
        return
    if one.kind in {BlockKind.CODE, BlockKind.TABLE_ROW}:
        yield _difference(Relation.EDITED, one.text, other.text, at=place)
        return
    for before, after in aligned(one.text, other.text, language):
        if before is not None and after is not None:
            if before.strip() != after.strip() or (
                before != after and before.strip() and not _only_edge(one, other)
            ):
                yield _difference(Relation.EDITED, before.strip(), after.strip(), at=place)
        elif before is not None and before.strip():
            yield _difference(Relation.REMOVED, before.strip(), None, at=place)
        elif after is not None and after.strip():
            yield _difference(Relation.ADDED, None, after.strip(), at=place)


def _only_edge(one: Block, other: Block) -> bool:
    """Sentences are told without the space after them; that space alone is no edit."""
    return one.text.split() != other.text.split() or one.text.strip() == other.text.strip()


def _joined(left: _Side, right: _Side, matching: Matching) -> Iterator[Difference]:
    language = right.document.language
    for i, parts in matching.split.items():
        place = _At((i,), parts, left.section[i], right.section[parts[0]])
        sides = _sides((left.blocks[i],), [right.blocks[n] for n in parts])
        yield from _rejoined(Relation.SPLIT, sides, language, place)
    for j, parts in matching.merged.items():
        place = _At(parts, (j,), left.section[parts[0]], right.section[j])
        sides = _sides([left.blocks[n] for n in parts], (right.blocks[j],))
        yield from _rejoined(Relation.MERGED, sides, language, place)


@dataclass(frozen=True, slots=True)
class _Sides:
    """Two runs of blocks as one text each, and what of these is compared by sentence."""

    before: str
    after: str
    old: str
    new: str


def _sides(old: Sequence[Block], new: Sequence[Block]) -> _Sides:
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
    return _Sides(texts[0], texts[1], *cut)


_JOINTS = " .:;,|–—-·•"  # between a heading and the text that it was put before


def _rejoined(relation: Relation, sides: _Sides, language: str | None, place: _At) -> Iterator[Difference]:
    yield _difference(relation, sides.before, sides.after, at=place)
    for one, other in aligned(sides.old, sides.new, language):
        if (one or "").strip() != (other or "").strip():
            kind = Relation.EDITED if one and other else Relation.REMOVED if one else Relation.ADDED
            yield _difference(kind, one.strip() if one else None, other.strip() if other else None, at=place)


def _lonely(left: _Side, right: _Side, matching: Matching, pairs: Mapping[int, int]) -> Iterator[Difference]:
    """Blocks that are only on one side; whole sections of them as one difference."""
    merged = {n for parts in matching.merged.values() for n in parts}
    split = {n for parts in matching.split.values() for n in parts}
    gone_known = matching.pairs.keys() | matching.moved.keys() | matching.split.keys() | merged
    come_known = set(matching.pairs.values()) | set(matching.moved.values()) | matching.merged.keys() | split
    gone = [i for i in range(len(left.blocks)) if i not in gone_known and not _skipped(left.blocks[i])]
    come = [j for j in range(len(right.blocks)) if j not in come_known and not _skipped(right.blocks[j])]
    _went_along(left, right, gone, come, pairs)
    yield from _went_over(left, right, gone, come, pairs)
    yield from _renamed(left, right, gone, come, pairs)
    headed = _any_heading(left, gone) or _any_heading(right, come)
    there, here = _homes(left, right, matching) if headed else ({}, {})
    yield from _one_sided(left, gone, set(pairs.values()), there, removed=True)
    yield from _one_sided(right, come, set(pairs), here, removed=False)


def _went_over(
    left: _Side, right: _Side, gone: list[int], come: list[int], pairs: Mapping[int, int]
) -> Iterator[Difference]:
    """Take out what is too short to be followed on its own and passed, word for word, from one heading to another."""
    came = {right.blocks[j].text: j for j in come}
    for i in list(gone):
        j = came.pop(left.blocks[i].text, None)
        if j is not None and _is_under_another(left, right, i, j, pairs):
            gone.remove(i)
            come.remove(j)
            yield _moved(left, right, i, j, pairs)


def _any_heading(side: _Side, members: Sequence[int]) -> bool:
    """Whether a section may have gone or come: where none did, nobody asks where the text of each stands."""
    return any(side.blocks[n].kind is BlockKind.HEADING for n in members)


_STANDS = 6  # words of a section that must stand elsewhere, and half of it, for it to be joined or split and not gone
_Homes = Mapping[int, Counter[int]]


def _homes(left: _Side, right: _Side, matching: Matching) -> tuple[_Homes, _Homes]:
    """Where the text of each old section stands now, and where that of each new one stood: words by section."""
    there: dict[int, Counter[int]] = {}
    here: dict[int, Counter[int]] = {}
    joined = [(i, j) for i, parts in matching.split.items() for j in parts]
    joined += [(i, j) for j, parts in matching.merged.items() for i in parts]
    for i, j in (*matching.pairs.items(), *matching.moved.items(), *joined):
        if BlockKind.HEADING in {left.blocks[i].kind, right.blocks[j].kind}:
            continue
        there.setdefault(left.section[i], Counter())[right.section[j]] += _size(left.blocks[i])
        here.setdefault(right.section[j], Counter())[left.section[i]] += _size(right.blocks[j])
    return there, here


def _size(block: Block) -> int:
    return word_count(block.text)


def _went_along(
    left: _Side, right: _Side, gone: list[int], come: list[int], pairs: Mapping[int, int]
) -> None:
    """Take out what is too short to be followed on its own and stands in its section as before."""
    there: dict[tuple[int, str], list[int]] = {}
    for i in gone:
        there.setdefault((left.section[i], left.blocks[i].text), []).append(i)
    for j in list(come):
        same = there.get((pairs.get(right.section[j], -1), right.blocks[j].text))
        if same:
            gone.remove(same.pop(0))
            come.remove(j)


def _renamed(
    left: _Side, right: _Side, gone: list[int], come: list[int], pairs: Mapping[int, int]
) -> Iterator[Difference]:
    """Headings of one section that have no word in common: renamed all the same."""
    old_heads = {left.section[i]: i for i in gone if left.blocks[i].kind is BlockKind.HEADING}
    for j in [n for n in come if right.blocks[n].kind is BlockKind.HEADING]:
        was = pairs.get(right.section[j])
        i = old_heads.get(was) if was is not None else None
        if i is not None:
            gone.remove(i)
            come.remove(j)
            yield _difference(
                Relation.RENAMED,
                left.blocks[i].text,
                right.blocks[j].text,
                at=_At((i,), (j,), left.section[i], right.section[j]),
            )


def _one_sided(
    side: _Side, lonely: list[int], known: set[int], homes: _Homes, *, removed: bool
) -> Iterator[Difference]:
    """What is on one side only; a new heading with new text right under it begins a new section."""
    by_section: dict[int, list[int]] = {}
    for n in lonely:
        by_section.setdefault(side.section[n], []).append(n)
    for section, members in by_section.items():
        headed = next((n for n in members if side.blocks[n].kind is BlockKind.HEADING), None)
        where = (section, None) if removed else (None, section)
        if headed is not None and section not in known:
            home = homes.get(section, Counter[int]())
            lone = sum(_size(side.blocks[n]) for n in members if n != headed)
            kept = sum(home.values())
            led = removed or headed + 1 not in members
            if kept < _STANDS or kept < lone or not led:
                text = "\n\n".join(side.blocks[n].text for n in members)
                relation = Relation.SECTION_REMOVED if removed else Relation.SECTION_ADDED
                yield _lone(relation, text, tuple(members), where, removed=removed)
                continue
            relation = Relation.HEADING_REMOVED if removed else Relation.HEADING_ADDED
            heading = _lone(relation, side.blocks[headed].text, (headed,), where, removed=removed)
            yield replace(heading, beside=max(home, key=lambda n: (home[n], -n)))
            members = [n for n in members if n != headed]  # noqa: PLW2901
        for n in members:
            relation = Relation.REMOVED if removed else Relation.ADDED
            yield _lone(relation, side.blocks[n].text, (n,), where, removed=removed)


def _lone(
    relation: Relation,
    text: str,
    members: tuple[int, ...],
    where: tuple[int | None, int | None],
    *,
    removed: bool,
) -> Difference:
    before, after = (text, None) if removed else (None, text)
    at = _At(members, (), *where) if removed else _At((), members, *where)
    return _difference(relation, before, after, at=at, whole=True)


def _moved_sections(new: Document, pairs: Mapping[int, int]) -> Iterator[SectionPair]:
    """Every section of the newer text; those that stand in another order than the rest are moved."""
    order = [pairs[n] for n in sorted(pairs)]
    steady = rising(order)
    for n in range(len(new.sections)):
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
