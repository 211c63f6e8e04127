"""What is in one of two texts only: blocks, headings that came or went alone, whole sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from versioner.core.align.blocks import Matching
from versioner.core.align.model import Difference, Relation
from versioner.core.align.sides import At, Side, difference, is_under_another, moved, skipped
from versioner.core.model import Block, BlockKind
from versioner.core.text.words import word_count


def lonely(left: Side, right: Side, matching: Matching, pairs: Mapping[int, int]) -> Iterator[Difference]:
    """Blocks that are only on one side; whole sections of them as one difference."""
    merged = {n for parts in matching.merged.values() for n in parts}
    split = {n for parts in matching.split.values() for n in parts}
    gone_known = matching.pairs.keys() | matching.moved.keys() | matching.split.keys() | merged
    come_known = set(matching.pairs.values()) | set(matching.moved.values()) | matching.merged.keys() | split
    gone = [i for i in range(len(left.blocks)) if i not in gone_known and not skipped(left.blocks[i])]
    come = [j for j in range(len(right.blocks)) if j not in come_known and not skipped(right.blocks[j])]
    yield from _went_under(left, right, gone, come, pairs, matching)
    _went_along(left, right, gone, come, pairs)
    yield from _went_over(left, right, gone, come, pairs)
    yield from _renamed(left, right, gone, come, pairs)
    headed = _any_heading(left, gone) or _any_heading(right, come)
    there, here = _homes(left, right, matching) if headed else ({}, {})
    yield from _one_sided(left, gone, set(pairs.values()), there, removed=True)
    yield from _one_sided(right, come, set(pairs), here, removed=False)


def _went_over(
    left: Side, right: Side, gone: list[int], come: list[int], pairs: Mapping[int, int]
) -> Iterator[Difference]:
    """Take out what is too short to be followed on its own and passed, word for word, from one heading to another."""
    came = {right.blocks[j].text: j for j in come}
    for i in list(gone):
        j = came.pop(left.blocks[i].text, None)
        if j is not None and is_under_another(left, right, i, j, pairs):
            gone.remove(i)
            come.remove(j)
            yield moved(left, right, i, j, pairs)


def _went_under(
    left: Side, right: Side, gone: list[int], come: list[int], pairs: Mapping[int, int], matching: Matching
) -> Iterator[Difference]:
    """As `_went_over`, what passed from one line that names it to another (`align.over`)."""
    came = {right.blocks[j].text: j for j in come if j in matching.passed}
    for i in list(gone) if came else ():
        j = came.pop(left.blocks[i].text, None)
        if j is not None:
            gone.remove(i)
            come.remove(j)
            yield moved(left, right, i, j, pairs, passed=True)


def _any_heading(side: Side, members: Sequence[int]) -> bool:
    """Whether a section may have gone or come: where none did, nobody asks where the text of each stands."""
    return any(side.blocks[n].kind is BlockKind.HEADING for n in members)


_STANDS = 6  # words of a section that must stand elsewhere, and half of it, for it to be joined or split and not gone
_Homes = Mapping[int, Counter[int]]


def _homes(left: Side, right: Side, matching: Matching) -> tuple[_Homes, _Homes]:
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


def _went_along(left: Side, right: Side, gone: list[int], come: list[int], pairs: Mapping[int, int]) -> None:
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
    left: Side, right: Side, gone: list[int], come: list[int], pairs: Mapping[int, int]
) -> Iterator[Difference]:
    """Headings of one section that have no word in common: renamed all the same."""
    old_heads = {left.section[i]: i for i in gone if left.blocks[i].kind is BlockKind.HEADING}
    for j in [n for n in come if right.blocks[n].kind is BlockKind.HEADING]:
        was = pairs.get(right.section[j])
        i = old_heads.get(was) if was is not None else None
        if i is not None:
            gone.remove(i)
            come.remove(j)
            yield difference(
                Relation.RENAMED,
                left.blocks[i].text,
                right.blocks[j].text,
                at=At((i,), (j,), left.section[i], right.section[j]),
            )


def _one_sided(
    side: Side, alone: list[int], known: set[int], homes: _Homes, *, removed: bool
) -> Iterator[Difference]:
    """What is on one side only; a new heading with new text right under it begins a new section."""
    by_section: dict[int, list[int]] = {}
    for n in alone:
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
    at = At(members, (), *where) if removed else At((), members, *where)
    return difference(relation, before, after, at=at, whole=True)
