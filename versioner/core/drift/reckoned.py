"""Where an article tells what it worked out from two amounts of its source, and one of them is another now.

"Twice as many as in June" is said of "June: 3,000. July: 6,000" and no longer of "July: 4,500". No passage states
it, so the two amounts are sought where the edit was: in the passage, in the one beside it of the same paragraph, in rows
of the table that the sentence names too, or one of them in the sentence itself ("in half of the 42 schools").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations

from versioner.core.drift.agree import agrees, comparable, same
from versioner.core.drift.became import came_of
from versioner.core.drift.claims import Claim, claims
from versioner.core.drift.model import DriftKind
from versioner.core.drift.passages import Passage
from versioner.core.drift.relations import Relation, relations
from versioner.core.drift.scales import CELL
from versioner.core.drift.sides import (
    MARGIN,
    RESTS,
    RIVAL,
    Born,
    Found,
    Sides,
    at_birth,
    beside,
    candidates,
)
from versioner.core.drift.terms import terms
from versioner.core.drift.trail import Edit, label_of
from versioner.core.lexicon.majorities import tells_votes
from versioner.core.lexicon.multiples import counts
from versioner.frozen import dataclass

# What a sentence shares with the passages of the two amounts: they stand so by chance more easily than one agrees.
_RESTS = 1.0
_NAMED = 1.0  # what it shares with a row or passage that has the other amount alone
_LEAST = 10  # smaller figures of the sentence itself are no whole of which a part is told
_SHARE = "percent"
_SCALED = 1_000  # from which a figure may leave out what another is told in: "£8 million, against 4 million"
_ALIKE = 20  # two relations are one that lie within a twentieth


@cache
def _all() -> Claim:
    """What "one and a half times the rate" is of: "150 per cent of the rate"."""
    return next(one for one in claims("100 %", "en") if one.quantity is not None)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two amounts that may stand to one another as is said, the first of them the edited passage's, and where the second stands."""

    one: Claim
    other: Claim
    of: Passage


def reckoned(edit: Edit, now: Passage | None, sides: Sides, born: Born) -> Found:
    """The article tells how two amounts of the source stood to one another, and they stand otherwise now."""
    if edit.after is None or now is None:
        return
    every = [one for one in amounts(edit.before) if not any(same(one, fact) for fact in edit.after.claims)]
    came = _of_amounts(came_of(edit.before, now))
    if not any(comparable(one, other) for one in every for other in came):
        return
    texts = sides.trail.texts
    for sentence in sides.ours.passages:
        told = relations(sentence)
        if (
            not told
            or born.since(sentence, edit.step) >= edit.step
            or not _may_speak_of(sentence, edit.before, sides)
        ):
            continue
        lost = [one for one in every if not (_is_money(one) and counts(sentence.text))]
        stood, own = _stood(told, lost, edit.before, sentence, sides)
        meant = [one for one, _ in stood]
        if not stood or any(
            _stands(one, passage, edit.before, sentence, text, sides, own=own)
            for one in meant
            for passage, text in ((edit.after, texts[sides.step]), (now, texts[-1]))
        ):
            continue
        if _is_told_of_the_other(sentence, stood, edit, sides):
            continue
        if not _stood_at_birth(meant, sentence, edit, sides, born):
            continue
        if _rests(sentence, stood, edit.before, sides) and not _is_told_elsewhere(
            sentence, meant, now, sides
        ):
            yield sentence, DriftKind.SUPERSEDED


def compared_otherwise(edit: Edit, now: Passage | None, sides: Sides, born: Born) -> Found:
    """The article tells of two amounts how they stood as a passage says it in words, which says it otherwise now: "doubled", "rose by a tenth"."""
    if edit.after is None or now is None or not all(map(_is_share, amounts(now))):
        return
    said, says = relations(edit.before), relations(now)
    if not said or not says:
        return
    # which are held against shares as what they are; here only against how many times
    shares = bool(amounts(now))
    for sentence in sides.resting(edit, born):
        meant = [
            one
            for one in relations(sentence)
            if any(_is_one(one, other) for other in said)
            and not (shares and (one.by or one.ratio is None or one.ratio < 1))
        ]
        if not meant or any(_is_one(one, other) for one in meant for other in says):
            continue
        if not _is_told_elsewhere(sentence, meant, now, sides) and not sides.rests_elsewhere(
            sentence, edit.before
        ):
            yield sentence, DriftKind.SUPERSEDED


def _is_share(one: Claim) -> bool:
    return one.quantity is not None and one.quantity.unit == _SHARE


def _is_money(one: Claim) -> bool:
    return one.quantity is not None and one.quantity.unit.isupper()


def _may_speak_of(sentence: Passage, one: Passage, sides: Sides) -> bool:
    """Whether a sentence names a row, or shares a word with a passage or with one beside it: quickly, before amounts are asked."""
    if CELL in one.text:
        return _names_row(sentence, one)
    return any(sides.old.words(sentence, other) > 0 for other in (one, *beside(sides.old, one)))


def _names_row(sentence: Passage, row: Passage) -> bool:
    return any(sentence.terms.meets(stem) == 1 for stem in terms(label_of(row), row.language))


def _is_told_of_the_other(
    sentence: Passage, stood: Sequence[tuple[Relation, _Pair]], edit: Edit, sides: Sides
) -> bool:
    """Whether the passage of the other amount was edited with it, and is the one that the sentence shares more with: one statement is enough."""
    edited = [one.before.key for one in sides.trail.edits_of(edit.step)]
    mine = sides.link(sentence, edit.before), -edited.index(edit.before.key)
    return any(
        (sides.link(sentence, pair.of), -edited.index(pair.of.key)) > mine
        for _, pair in stood
        if pair.of is not edit.before and pair.of.key in edited
    )


def _stood(
    told: Sequence[Relation], lost: Sequence[Claim], before: Passage, sentence: Passage, sides: Sides
) -> tuple[list[tuple[Relation, _Pair]], bool]:
    """What is told that two amounts stood so of which one went, and whether the sentence gives the other itself."""
    text = sides.trail.texts[sides.step - 1]
    for own in (True, False):
        pairs = list(_pairs(before, lost, sentence, text, sides, own=own))
        found = [
            (one, pair)
            for one in told
            for pair in pairs
            if _may_be(one, pair, before) and _fits(one, pair.one, pair.other)
        ]
        if found:
            return found, own
    return [], False


def _stood_at_birth(
    meant: Sequence[Relation], sentence: Passage, edit: Edit, sides: Sides, born: Born
) -> bool:
    """Whether two amounts stood so, or the passage said so, when the sentence was written: what came since it was not worked out from."""
    was = at_birth(sentence, edit, sides, born)
    if was.key == edit.before.key:
        return True
    text = sides.trail.texts[min(born.since(sentence, edit.step), edit.step - 1)]
    mine = amounts(was)
    return any(
        _says(one, was)
        or any(
            _may_be(one, pair, was) and _fits(one, pair.one, pair.other)
            for own in (True, False)
            for pair in _pairs(was, mine, sentence, text, sides, own=own)
        )
        for one in meant
    )


def _pairs(
    one: Passage,
    mine: Sequence[Claim],
    sentence: Passage,
    text: Sequence[Passage],
    sides: Sides,
    *,
    own: bool,
) -> Iterator[_Pair]:
    """Amounts of a passage, each beside those that may be told with it: the sentence's own, or the source's."""
    if own:
        others = [(claim, one) for claim in _of_amounts(sentence.claims) if _is_a_whole(claim)]
    else:
        others = [
            *((claim, one) for claim in amounts(one)),
            (_all(), one),
            *(
                (claim, other)
                for other in _near(one, sentence, text, sides)
                for claim in (_of_columns(other, one, mine) if CELL in one.text else amounts(other))
            ),
        ]
    for claim in mine:
        yield from (_Pair(claim, other, of) for other, of in others)


def _is_a_whole(claim: Claim) -> bool:
    """Whether a figure of the sentence may be that of which it tells a part."""
    said = claim.quantity
    return said is not None and said.value >= _LEAST and said.unit != _SHARE


def _near(one: Passage, sentence: Passage, text: Sequence[Passage], sides: Sides) -> Iterator[Passage]:
    """The passages beside one in its paragraph, and others under its heading that the sentence names too."""
    for n, other in enumerate(text):
        if other is one or other.path != one.path:
            continue
        next_to = any(text[at] is one for at in (n - 1, n + 1) if 0 <= at < len(text))
        if other.block == one.block >= 0:
            if next_to:
                yield other
        elif CELL in one.text and CELL in other.text:
            if _names_row(sentence, other):
                yield other
        elif CELL not in other.text and sides.old.words(sentence, other) >= _NAMED:
            yield other


def _of_columns(row: Passage, of: Passage, alike: Sequence[Claim]) -> Iterator[Claim]:
    """The amounts of a row that stand in the columns of some amounts of another row."""
    cells, others = of.text.split(CELL), row.text.split(CELL)
    if len(cells) == len(others):
        columns = [n for n, cell in enumerate(cells) if any(_is_in(cell, claim) for claim in alike)]
        yield from (claim for claim in amounts(row) if any(_is_in(others[n], claim) for n in columns))


def _is_in(cell: str, claim: Claim) -> bool:
    said = claim.quantity
    return said is not None and f"{said.value.normalize():f}" in cell.replace(",", "").replace(" ", "")


def _stands(
    relation: Relation,
    one: Passage,
    before: Passage,
    sentence: Passage,
    text: Sequence[Passage],
    sides: Sides,
    *,
    own: bool,
) -> bool:
    """Whether what came in a passage stands so to another amount, two amounts that stayed do, or it says so itself."""
    here = next((other for other in text if other.key == one.key), one)
    came = _of_amounts(came_of(before, here))
    stayed = [claim for claim in amounts(here) if claim not in came]
    pairs = _pairs(here, came, sentence, text, sides, own=own)
    kept = _pairs(here, stayed, sentence, text, sides, own=own)
    return (
        _says(relation, here)
        or any(
            _may_be(relation, pair, here) and _fits(relation, pair.one, pair.other, still=True)
            for pair in pairs
        )
        or any(_may_be(relation, pair, here) and _fits(relation, pair.one, pair.other) for pair in kept)
    )


def _may_be(relation: Relation, pair: _Pair, one: Passage) -> bool:
    """Whether two amounts may be meant: a small difference is one of a passage's own, as others have it by chance."""
    if relation.votes:
        return pair.of is one and tells_votes(one.text)
    if pair.other is _all():
        return relation.ratio is not None and relation.ratio > 1  # a part is compared as a share
    return relation.apart is None or pair.of is one


def _fits(relation: Relation, one: Claim, other: Claim, *, still: bool = False) -> bool:
    """Whether two amounts of one kind stand so; one figure that is read in two ways is no pair."""
    a, b = one.quantity, other.quantity
    if a is None or b is None or one.value == other.value:
        return False
    if a.unit and not b.unit and min(a.step, b.step) >= _SCALED:
        b = replace(b, unit=a.unit)
    elif b.unit and not a.unit and min(a.step, b.step) >= _SCALED:
        a = replace(a, unit=b.unit)
    elif not comparable(one, other) or bool(a.unit) is not bool(b.unit):
        return False  # a bare figure of a table is of any kind
    return relation.fits(a, b, still=still)


def _says(relation: Relation, one: Passage) -> bool:
    """Whether a passage says in words or as a share how two amounts stand."""
    return any(_is_one(relation, other) for other in relations(one))


def _is_one(one: Relation, other: Relation) -> bool:
    if one.ratio is None or other.ratio is None:
        return one.apart is not None and other.apart is not None and one.apart.value == other.apart.value
    return abs(one.ratio - other.ratio) * _ALIKE <= one.ratio


def amounts(one: Passage) -> list[Claim]:
    """The amounts of a passage that are told to the figure."""
    return _of_amounts(one.claims)


def _of_amounts(some: Iterable[Claim]) -> list[Claim]:
    """The amounts among claims that are told to the figure and are no years or parts of a whole told in words."""
    some = list(some)
    years = {one.value for one in some if one.kind == "date"}
    return [one for one in some if one.exact is not None and one.value not in years and "/" not in one.value]


def _rests(sentence: Passage, stood: Sequence[tuple[Relation, _Pair]], before: Passage, sides: Sides) -> bool:
    """Whether a sentence rests on the two amounts: more surely than on others that stand so, and than another sentence that tells it."""
    meant = [one for one, _ in stood]
    surely = max(sides.link(sentence, one) for one in (before, *(pair.of for _, pair in stood)))
    by_ratio = any(one.apart is None for one in meant)  # others have a small difference by chance
    theirs = [
        score + (MARGIN if by_ratio else 0.0)
        for one in candidates(sides.old, sentence)
        if one is not before
        and not (one.block == before.block >= 0)
        and (tells_so(one, meant) or _states_a_share(one, sentence))
        and (score := sides.link(sentence, one)) > 0
    ]
    ours = [
        RIVAL * sides.link(one, before)
        for one in sides.ours.passages
        if one is not sentence and any(_is_one(mine, other) for mine in meant for other in relations(one))
    ]
    return surely >= max([RESTS if theirs else _RESTS, *theirs, *ours])


def tells_so(one: Passage, meant: Sequence[Relation]) -> bool:
    """Whether a passage has two amounts that stand as is told, or says so."""
    mine = amounts(one)
    return any(
        _says(relation, one) or any(_fits(relation, a, b) for a, b in combinations(mine, 2))
        for relation in meant
        if not relation.votes or tells_votes(one.text)
    )


def _states_a_share(one: Passage, sentence: Passage) -> bool:
    """Whether a passage states as a share what the sentence tells as one."""
    return any(
        claim.quantity is not None
        and claim.quantity.unit == _SHARE
        and any(agrees(claim, fact) for fact in one.claims)
        for claim in sentence.claims
    )


def _is_told_elsewhere(sentence: Passage, meant: Sequence[Relation], now: Passage, sides: Sides) -> bool:
    """Whether another passage of the source as it stands tells the same of the same thing."""
    here = sides.last.words(sentence, now)
    by_chance = all(one.ratio is None for one in meant)  # another passage has a small difference
    return any(
        one.key != now.key
        and (told := sides.last.words(sentence, one)) >= max(here, _NAMED)
        and (told > here or not by_chance)
        and (tells_so(one, meant) or _states_a_share(one, sentence))
        for one in candidates(sides.last, sentence)
    )
