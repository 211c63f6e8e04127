"""The changelog in sentences that a person would write, made when read, in the order in which a reader must know.

First the publisher's own notes, the headline and the opening, then facts, then what came, went or was reworded.
What was edited alike in several places is told once, with the places; what is left over is counted by section.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from gettext import NullTranslations

from versioner.core.classify.rules import OPPOSITE
from versioner.core.model import Change, Edit, EditKind, SectionChange
from versioner.frozen import dataclass
from versioner.view.said import Sentence
from versioner.view.sentences import names, place_of, sentences_of
from versioner.view.templates import Words

MOST = 10  # sentences told; the rest is counted
_EVERYWHERE = 3  # sections from which one sentence is told for all of them
_MANY = 3  # of one kind in one section that are told as one
_PLACES = 3  # named where an edit has echoes, or where what is left over stands
_OPENING = 2  # blocks that a reader takes for the beginning

# What a reader must know first; kinds of one row come in the order of the text.
_ORDER = (
    (EditKind.CORRECTION_NOTE,),
    (EditKind.TITLE,),
    (),  # whatever stands in the opening
    (EditKind.NUMBER, EditKind.DATE, EditKind.NEGATION, EditKind.QUOTE, EditKind.NAME, EditKind.ATTRIBUTION),
    (EditKind.SECTION_REMOVED, EditKind.SECTION_ADDED),
    (EditKind.PARAGRAPH_REMOVED, EditKind.PARAGRAPH_ADDED),
    (EditKind.SENTENCE_REMOVED, EditKind.SENTENCE_ADDED),
    (EditKind.WORDING, EditKind.HEADING_RENAMED),
    (EditKind.LINK, EditKind.BYLINE),
    (EditKind.SPLIT, EditKind.MERGED, EditKind.MOVED),
)
_RANK = {kind: n for n, kinds in enumerate(_ORDER) for kind in kinds}
_LEAD = _ORDER.index(())
_FACTS = frozenset(_ORDER[_LEAD + 1])
_TOLD_IN_OPENING = _FACTS | {
    EditKind.PARAGRAPH_REMOVED, EditKind.PARAGRAPH_ADDED, EditKind.SENTENCE_REMOVED, EditKind.SENTENCE_ADDED, EditKind.WORDING,
}  # fmt: skip

# From so many edits on, those whose sentences take long to find are counted: ten are told, and no page has so many.
_SPOKEN = 2_000
_DEAR = _FACTS | {EditKind.WORDING}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A sentence with where it stands.

    Attributes:
        place: the section's heading, "" for the opening or where the sentence names it itself.
        named: whether the sentence names its place itself (headline, section).
        edits: how many edits it tells.
        echoes: the places of edits that said the same.
    """

    rank: tuple[int, int, int]
    place: str
    named: bool
    sentence: Sentence
    kind: EditKind
    edits: int = 1
    echoes: tuple[str, ...] = ()


def summary(
    change: Change, catalogue: NullTranslations | None = None, *, limit: int = MOST
) -> tuple[str, ...]:
    """The change in sentences, most important first; what is the same is told once, the tail is counted.

    Args:
        change: a change with its edits.
        catalogue: gettext's translations of the templates; none reads English.
        limit: most sentences; beyond them one says how many are left, and where.
    """
    words = Words(catalogue or NullTranslations())
    spoken, unspoken = _all(change, words)
    told = _without_echoes(_grouped(_exchanged(spoken, words), words))
    lines = [_line(one, words) for one in told]
    first = []
    if change.reverted and change.reverted_to is not None:
        first = [words.say("reverted", version=change.reverted_to)]
    room = limit - len(first)
    if len(lines) > room or unspoken:
        lines = [*lines[: room - 1], _rest(told[room - 1 :], unspoken, words)]
    return (*first, *lines)


def _all(change: Change, words: Words) -> tuple[list[_Told], Counter[str]]:
    """Every edit in sentences, most important first; and how many, by place, were too many to be put into any."""
    edits = sorted(
        (
            ((-edit.significance.weight, _rank(edit, section), n), edit, section)
            for n, section in enumerate(change.sections)
            for edit in section.edits
        ),
        key=lambda one: one[0],
    )
    told: list[_Told] = []
    left: Counter[str] = Counter()
    for count, (rank, edit, section) in enumerate(edits):
        place = place_of(section)
        named = _names_itself(edit) or (bool(section.path) and not place)
        shown = "" if named else place
        if count >= _SPOKEN and edit.kind in _DEAR:
            left[shown] += 1
            continue
        told += [
            _Told(rank=rank, place=shown, named=named, sentence=sentence, kind=edit.kind)
            for sentence in sentences_of(edit, section, words)
        ]
    return told, left


def _names_itself(edit: Edit) -> bool:
    return edit.kind in {EditKind.TITLE, EditKind.HEADING_RENAMED} or edit.rule == "section moved"


def _rank(edit: Edit, section: SectionChange) -> int:
    block = edit.new_block if edit.new_block is not None else edit.old_block
    opening = not section.path and block is not None and block < _OPENING
    if opening and edit.kind in _TOLD_IN_OPENING:
        return _LEAD
    kind = EditKind.NEGATION if edit.rule.endswith(OPPOSITE) else edit.kind
    return _RANK.get(kind, len(_ORDER))


# ---------------------------------------------------------------- what belongs together


def _exchanged(told: Sequence[_Told], words: Words) -> list[_Told]:
    """Values that changed places, told as one sentence: each edit alone would seem a new figure."""
    found: list[_Told | None] = list(told)
    swaps = [
        n
        for n, one in enumerate(told)
        if one.kind in _FACTS and one.sentence.swap and all(one.sentence.swap[:2])
    ]
    by_place: dict[tuple[str, int], list[int]] = {}
    for n in swaps:
        by_place.setdefault((told[n].place, told[n].rank[0]), []).append(n)
    for members in (*by_place.values(), swaps):
        for ring in _rings([n for n in members if found[n] is not None], told):
            first = told[ring[0]]
            far = len({told[n].place for n in ring}) > 1
            said = _ring([told[n] for n in ring], words)
            keys = frozenset[tuple[str, str]]().union(*(told[n].sentence.keys for n in ring))
            for n in ring[1:]:
                found[n] = None
            found[ring[0]] = replace(
                first, sentence=Sentence(said=said, keys=keys), edits=len(ring), named=first.named or far,
                place="" if far else first.place,
            )  # fmt: skip
    return [one for one in found if one is not None]


def _rings(members: Sequence[int], told: Sequence[_Told]) -> list[list[int]]:
    """The edits among which the same values went round, each ring in its order: 14 to 31, 31 to 52, 52 to 14."""
    by_old: dict[str, int] = {}
    doubled = set()
    for n in members:
        old, new, _ = told[n].sentence.swap or ("", "", "")
        if old in by_old or old == new:
            doubled.add(old)
        by_old.setdefault(old, n)
    far = len({told[n].place for n in members}) > 1
    following = {}
    for n in members:
        old, new, _ = told[n].sentence.swap or ("", "", "")
        if new in by_old and not {old, new} & doubled and not (far and min(len(old), len(new)) < _TELLING):
            following[n] = by_old[new]
    return _cycles(members, following)


def _cycles(members: Sequence[int], following: Mapping[int, int]) -> list[list[int]]:
    """What leads back to itself over others, each from its first member on; every member is passed once."""
    order = {n: at for at, n in enumerate(members)}
    seen, found = set[int](), []
    for start in members:
        path: dict[int, int] = {}
        n: int | None = start
        while n is not None and n not in seen:
            seen.add(n)
            path[n] = len(path)
            n = following.get(n)
        if n is not None and n in path and len(path) - path[n] > 1:
            ring = list(path)[path[n] :]
            first = ring.index(min(ring, key=order.__getitem__))
            found.append(ring[first:] + ring[:first])
    return sorted(found, key=lambda ring: order[ring[0]])


_TELLING = 2  # characters of a value that came from another section, and not by chance


def _ring(ring: Sequence[_Told], words: Words) -> str:
    swaps = [one.sentence.swap or ("", "", "") for one in ring]
    far = len({one.place for one in ring}) > 1
    where = [
        one.place or words.say("lead") if far else swap[2] for one, swap in zip(ring, swaps, strict=True)
    ]
    if len(ring) == 2:
        values = {"one": swaps[0][0], "other": swaps[1][0]}
        if where[0] == where[1]:
            return words.say("colon", section=where[0], sentence=words.say("exchanged here", **values))
        return words.say("exchanged", **values, old=where[0], new=where[1])
    old, new = (", ".join(swap[side] for swap in swaps) for side in (0, 1))
    return words.say("went round", old=old, new=new, places=names(where, words))


def _grouped(told: Sequence[_Told], words: Words) -> list[_Told]:
    """Several of one kind in one section as one sentence, where the first stood."""
    groups: dict[tuple[str, str, int], list[int]] = {}
    for n, one in enumerate(told):
        if one.sentence.many:
            groups.setdefault((one.place, one.sentence.many, one.rank[0]), []).append(n)
    found: list[_Told | None] = list(told)
    for (_, many, _), members in groups.items():
        if len(members) < _MANY or len({told[n].sentence.said for n in members}) == 1:
            continue
        first = told[members[0]]
        said = words.count(many, len(members), text=first.sentence.text)
        found[members[0]] = replace(first, sentence=Sentence(said=said), edits=len(members))
        for n in members[1:]:
            found[n] = None
    return [one for one in found if one is not None]


def _without_echoes(told: Iterable[_Told]) -> list[_Told]:
    """The same exchange in headline, opening and text is told once, with the places."""
    found: list[_Told] = []
    by_key: dict[tuple[str, str], int] = {}
    for one in told:
        keys = one.sentence.keys or frozenset({("", one.sentence.said)})
        homes = {by_key.get(key) for key in keys}
        home = homes.pop() if len(homes) == 1 else None
        if home is not None and (one.kind is found[home].kind or _may_echo(found[home].kind, one.kind)):
            kept = found[home]
            found[home] = replace(kept, edits=kept.edits + one.edits, echoes=(*kept.echoes, one.place))
            continue
        for key in keys:
            by_key.setdefault(key, len(found))
        found.append(one)
    return found


def _may_echo(first: EditKind, second: EditKind) -> bool:
    """A headline's exchange may be told of a fact or wording in the text, and a heading's too."""
    return first in {EditKind.TITLE, EditKind.HEADING_RENAMED} or second in {
        EditKind.TITLE,
        EditKind.HEADING_RENAMED,
    } or {first, second} <= _FACTS | {EditKind.WORDING}  # fmt: skip


# ---------------------------------------------------------------- lines


def _line(one: _Told, words: Words) -> str:
    said = one.sentence.said
    places = Counter(one.echoes)
    sections = {*places, one.place}
    if len(sections) >= _EVERYWHERE and not one.named:
        return words.count("sections", len(sections), sentence=one.sentence.plain or said)
    here = places.pop(one.place, 0) if not one.named else 0
    if here:
        said = words.count("times", here + 1, sentence=said)
    if one.place:
        said = words.say("colon", section=one.place, sentence=said)
    if places:
        shown = names(list(places)[:_PLACES], words)
        if len(places) > _PLACES:
            shown += ", " + words.count("elsewhere", len(places) - _PLACES)
        said = words.say("also", sentence=said, places=shown)
    return said


def _rest(told: Sequence[_Told], unspoken: Counter[str], words: Words) -> str:
    """How many edits were not told, and in which sections they stand."""
    places = Counter(unspoken)
    for one in told:
        places[one.place] += one.edits
    total = sum(places.values())
    if set(places) == {""}:
        return words.count("more", total)
    if len(places) == 1:
        return words.count("more all", total, place=names(list(places), words))
    most = places.most_common(_PLACES)
    shown = [words.say("in place", count=count, place=names([place], words)) for place, count in most]
    left = len(places) - len(most)
    if left:
        shown.append(words.count("elsewhere", left))
    return words.count("more in", total, places=", ".join(shown))
