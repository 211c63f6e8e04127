"""What one edit of the source leaves behind in the article: facts stated otherwise, senses turned, passages gone.

Every question is put to the article's text as it stands and to the source as it stands now: what the source says
again, or says elsewhere, is not out of date.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

import regex

from versioner.core.bcp47 import primary
from versioner.core.drift.agree import agrees, comparable, holds, same
from versioner.core.drift.claims import Claim, denies, negations
from versioner.core.drift.evidence import SUPPORTED, TELLING, Index, shared_facts
from versioner.core.drift.exchange import Exchange, exchanges, is_free_still, prefixed
from versioner.core.drift.model import DriftKind
from versioner.core.drift.passages import Passage, passages
from versioner.core.drift.terms import terms
from versioner.core.drift.trail import Edit, Trail, label_of, words
from versioner.core.facts import denials_beside
from versioner.core.lexicon.opposites import Opposites, Side, Turn, opposites, turned
from versioner.core.model import Document

# An article is written from its source: a fact that only one passage states, and only one sentence, rests on that
# passage unless it is one of those that agree by chance ("two"). Where several do, the surest must be surer by a margin.
_ONLY = 0.8
_RESTS, _MARGIN = 2.0, 0.5
# A sentence whose sense an edit turned shares no changed figure, so its words must tell more.
_TURNED = 1.8
# The same where the article denies a word that the edit brought: what the sentence shares with the passage, and the word's worth.
_DENIED = 1.0
# What rested on a passage that is gone: how surely, and how much of that the source must still carry for it to be no loss.
_GONE, _GONE_CLAUSE, _GONE_ONLY = 2.5, 1.8, 1.5
_CARRIED = 0.6
_ACRONYM = 5  # letters of a name that is told by its initials
_APART = 1.0  # what a sentence and a passage share beside a word that was exchanged
_SURELY_BESIDE = 4.0  # what neighbours share from which a small count between them is taken for the same
# A sentence may rest on two passages: what one of them must tell that the other does not.
_GONE_BESIDE = 2.5
# Words that two readings of a passage must share for an opposite among the others to turn it.
_KEPT = 0.4
# words up to which a denial that comes with an opposite undoes it: "opposed", "did not support"
_ONE_CLAUSE = 4
_KNOWN = SUPPORTED  # support from which the article has new material already
_AGAIN = 1.0  # what two sentences of the article share that tell one thing twice
_SHARED = 0.6  # several sentences may rest on one passage
_RIVAL = 0.8  # a sentence or passage that speaks this much more surely of it is the one that is meant
_NEAR, _NEAREST = 0.3, 2.0  # what the agreement of the neighbours is worth, and at most


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that an edit left behind.

    Attributes:
        about: names it across the article's versions.
        where: the article's sentence, or one of the section that it belongs to.
        says, said, now: the article's sentence; the source's before, and as it stands.
        step, brought: indices of the source's versions that overtook it, and that brought what it says now.
    """

    kind: DriftKind
    about: Hashable
    where: Passage | None
    says: str | None
    said: str | None
    now: str | None
    step: int
    brought: int


class Reading:
    """A source's trail, and its texts ready to be asked; what was made ready is kept."""

    def __init__(self, trail: Trail) -> None:
        self.trail = trail
        self._sides: dict[tuple[int, int], Sides] = {}

    def sides(self, article: Document, step: int) -> Sides:
        """An article beside the source as it was before an edit, and as it is now."""
        name = (id(article), step)
        if name not in self._sides:
            self._sides[name] = Sides(article, self.trail, step)
        return self._sides[name]


class Sides:
    """The article, the source before an edit, and the source now."""

    def __init__(self, article: Document, trail: Trail, step: int) -> None:
        self.article = article
        self.step = step
        self.trail = trail

    @cached_property
    def ours(self) -> Index:
        return Index(passages(self.article), beside=self.trail.texts[self.step - 1])

    @cached_property
    def old(self) -> Index:
        return Index(self.trail.texts[self.step - 1], beside=passages(self.article))

    @cached_property
    def old_keys(self) -> frozenset[str]:
        return frozenset(one.key for one in self.old.passages)

    @cached_property
    def last(self) -> Index:
        return Index(self.trail.texts[-1], beside=passages(self.article))

    def link(self, sentence: Passage, passage: Passage) -> float:
        """How surely the article's sentence rests on the old source's passage, with what stands beside both."""
        ours, theirs = _beside(self.ours, sentence), _beside(self.old, passage)
        pairs = (
            *((one, passage) for one in ours),
            *((sentence, other) for other in theirs),
            *((one, other) for one in ours for other in theirs),
        )
        beside = max((self.old.link(*pair) for pair in pairs), default=0.0)
        return self.old.link(sentence, passage) + min(_NEAREST, _NEAR * beside)

    def sentences(self, passage: Passage) -> Iterator[Passage]:
        """The article's sentences that may rest on a passage."""
        for n in self.ours.may_rest_on(passage):
            yield self.ours.passages[n]

    def in_place_of(self, passage: Passage) -> Iterator[Passage]:
        """The article's sentences that stand beside one that surely rests on what stands beside a passage."""
        for other in _beside(self.old, passage):
            for n in self.ours.near(other)[:2]:
                mine = self.ours.passages[n]
                if self.old.link(mine, other) >= _SURELY_BESIDE:
                    yield from _beside(self.ours, mine)


def _beside(index: Index, one: Passage, *, reach: int = 1) -> tuple[Passage, ...]:
    """The passages before and after one, in its section."""
    place = index.place.get(id(one))
    if place is None:
        return ()
    around = index.passages[max(place - reach, 0) : place] + index.passages[place + 1 : place + 1 + reach]
    return tuple(other for other in around if other.section == one.section and other.path == one.path)


def overtaken(article: Document, born: Mapping[str, int], step: int, reading: Reading) -> Iterator[Finding]:
    """What an edit of the source left behind in a text of the article.

    Args:
        article: the text.
        born: of its sentences, by key, the index of the source's version that stood when each was first seen.
        step: index of the source's version that the edit brought.
        reading: the source.
    """
    for edit in reading.trail.edits_of(step):
        now, brought = reading.trail.now(edit.after, step)
        if now and now.key == edit.before.key:
            continue
        sides = reading.sides(article, step)
        found: dict[int, tuple[Passage, DriftKind]] = {}
        for ask in (_stated_otherwise, _turned, _exchanged, _retracted):
            for sentence, kind in ask(edit, now, sides, born):
                found.setdefault(sides.ours.place[id(sentence)], (sentence, kind))
        ordered = [found[place] for place in sorted(found)]
        for (kind, block, path), run in groupby(ordered, key=lambda one: (one[1], one[0].block, one[0].path)):
            said = [sentence for sentence, _ in run]
            yield Finding(
                kind=kind,
                about=(kind, edit.before.key, path, block if len(ordered) > len(said) else None),
                where=said[0],
                says=" ".join(one.text for one in said),
                said=edit.before.text,
                now=None if kind is DriftKind.RETRACTED or now is None else now.text,
                step=step,
                brought=brought,
            )


_Found = Iterator[tuple[Passage, DriftKind]]
_Born = Mapping[str, int]


def _stated_otherwise(edit: Edit, now: Passage | None, sides: Sides, born: _Born) -> _Found:
    """The article states a fact as the source did, which states it otherwise now."""
    del born
    if edit.after is None or now is None:
        return
    lost = [one for one in edit.before.claims if not any(same(one, other) for other in edit.after.claims)]
    if not lost:
        return
    small = any(one.hard and one.worth < TELLING for one in lost)
    asked = (*sides.sentences(edit.before), *(sides.in_place_of(edit.before) if small else ()))
    for sentence in dict.fromkeys(asked):
        for claim in sentence.claims:
            facts = [one for one in lost if agrees(claim, one)]
            if (
                not facts
                or _holds_now(claim, facts, edit.before, now)
                or _says_both(sentence, facts, edit.before, now)
            ):
                continue
            if _only_reworded(sentence, claim, facts, edit.before, now):
                continue
            if _rests(sentence, claim, edit.before, sides) and not _carried_elsewhere(
                sentence, claim, edit.before, sides, now
            ):
                kind = DriftKind.SUPERSEDED if _replaced(facts[0], edit.before, now) else DriftKind.RETRACTED
                yield sentence, kind
                break


_PARTED = regex.compile(r";\s|,\s(?:but|aber|mais|pero|ma|mas|maar|men|ale)\s", regex.IGNORECASE)
_CLAUSE = regex.compile(r"(?:[,;]|\b(?:and|und|et|y|e|en|och|og|i)\b)\s")


def _says_both(sentence: Passage, facts: Sequence[Claim], before: Passage, now: Passage) -> bool:
    """Whether a sentence says of a label's thing what the source says of it now, and the old figure of another's.

    Two rows that changed places leave a sentence that names both figures right or wrong: its clauses tell.
    """
    label = label_of(before)
    came = _came(before, now)
    if (
        not label
        or label != label_of(now)
        or not any(agrees(mine, one) for mine in sentence.claims for one in came)
    ):
        return False
    named = terms(label, before.language)
    clauses = [replace(sentence, text=part) for part in _CLAUSE.split(sentence.text) if part]
    own = [one for one in clauses if any(one.terms.meets(stem) for stem in named)]
    return not any(agrees(mine, fact) for one in own for mine in one.claims for fact in facts)


def _holds_now(claim: Claim, facts: Sequence[Claim], before: Passage, now: Passage) -> bool:
    """Whether a claim is still true of what a passage states now; a figure that stood beside the lost one all along is another's."""
    closely = any(same(claim, one) or _to_the_figure(claim, one) for one in facts)
    return any(
        holds(claim, one)
        for one in now.claims
        if not closely or _to_the_figure(claim, one) or not any(same(one, old) for old in before.claims)
    )


def _to_the_figure(claim: Claim, one: Claim) -> bool:
    """Whether two amounts name one figure, however it is bounded: "up to 110" and "110"."""
    a, b = claim.quantity, one.quantity
    if a is None or b is None:
        return agrees(claim, one)
    return (
        agrees(claim, one)
        and abs(a.value * a.factor - b.value * b.factor) <= max(a.step * a.factor, b.step * b.factor) / 2
    )


def _rests(sentence: Passage, claim: Claim, passage: Passage, sides: Sides) -> bool:
    """Whether it is this passage that a claim of the article rests on, and this sentence that it is told in."""
    surely = sides.link(sentence, passage)
    facts = [fact for fact in passage.claims if agrees(claim, fact)]
    exact = any(same(claim, fact) for fact in facts)
    says = same if exact else agrees  # what agrees to the digit has no rival in what agrees roughly
    rivals = [
        *(
            sides.link(sentence, one)
            for one in sides.old.passages
            if one is not passage and any(says(claim, fact) for fact in one.claims)
        ),
        *(
            _RIVAL * sides.link(one, passage)
            for one in sides.ours.passages
            if one is not sentence
            and any(says(mine, fact) for mine in one.claims for fact in facts)
            and not _repeats(one, sentence, claim, sides)
        ),
    ]
    if not rivals:
        return surely >= _ONLY
    return surely >= max(_RESTS, max(rivals) + _MARGIN)


def _repeats(one: Passage, sentence: Passage, claim: Claim, sides: Sides) -> bool:
    """Whether another sentence tells the same of the same thing: a lead says roughly what is told in full below."""
    if claim.quantity is None or not claim.quantity.unit or sides.ours.words(one, sentence) < _AGAIN:
        return False
    return any(
        mine.quantity is not None and mine.quantity.unit and (agrees(claim, mine) or agrees(mine, claim))
        for mine in one.claims
    )


def _states(one: Passage, claim: Claim) -> bool:
    return any(agrees(claim, fact) for fact in one.claims)


def _states_one_of(one: Passage, claim: Claim, passage: Passage) -> bool:
    facts = [fact for fact in passage.claims if agrees(claim, fact)]
    return any(agrees(mine, fact) for mine in one.claims for fact in facts)


def _carried_elsewhere(sentence: Passage, claim: Claim, passage: Passage, sides: Sides, now: Passage) -> bool:
    """Whether another passage of the source as it stands states the claim of the same thing."""
    needed = max(_CARRIED * sides.old.words(sentence, passage), 1.0)
    return any(
        _told_around(sentence, one, sides) >= needed
        for one in sides.last.passages
        if one is not now and _states(one, claim) and not _came_to_say(one, claim, now, sides)
    )


def _came_to_say(one: Passage, claim: Claim, now: Passage, sides: Sides) -> bool:
    """Whether a row or item of another label states only now what it states: of that label's thing, no longer of this one's."""
    label = label_of(one)
    if not label or not label_of(now) or label == label_of(now):
        return False
    return any(label_of(was) == label and not _states(was, claim) for was in sides.old.passages)


def _told_around(sentence: Passage, one: Passage, sides: Sides) -> float:
    """What words a passage shares with a sentence; one that was cut out of another is read with its neighbours."""
    shared = sides.last.words(sentence, one)
    if one.key in sides.old_keys:
        return shared
    return shared + sum(sides.last.words(sentence, other) for other in _beside(sides.last, one, reach=2))


def _replaced(fact: Claim, before: Passage, now: Passage) -> bool:
    """Whether something was put in a fact's place; else it was only taken out."""
    if any(comparable(fact, one) for one in _came(before, now)):
        return True
    return bool(set(words(now.text)) - set(words(before.text)))


def _came(before: Passage, now: Passage) -> list[Claim]:
    """The claims that a passage makes now and did not, or not so often."""
    found: list[Claim] = []
    left = list(before.claims)
    for one in now.claims:
        known = next((n for n, old in enumerate(left) if same(one, old)), None)
        if known is None:
            found.append(one)
        else:
            del left[known]
    return found


def _is_renamed(sentence: Passage, claim: Claim, now: Passage, came: Sequence[Claim]) -> bool:
    """Whether what stands behind it in a name stands still ("Mayor Fenner", "Chair Fenner"), or it is spelled out ("EU")."""
    names = {one.value for one in now.claims if one.kind == "name"}
    spoken = words(sentence.text)
    at = [n for n, word in enumerate(spoken) if word == claim.value]
    if any(word in names for n in at for word in spoken[n + 1 : n + 3]):
        return True
    initials = "".join(one.value[:1] for one in came if one.kind == "name")
    return 1 < len(claim.value) <= _ACRONYM and claim.value in initials


def _only_reworded(
    sentence: Passage, claim: Claim, facts: Sequence[Claim], before: Passage, now: Passage
) -> bool:
    """Whether nothing came that a lost fact can be held against, and the passage tells another fact of the sentence still.

    Of a name: whether the other words of the whole name stand, or a short form gave way to the full one.
    """
    came = _came(before, now)
    if claim.kind == "name":
        return _is_renamed(sentence, claim, now, came)
    if any(comparable(fact, one) for fact in facts for one in came):
        return False
    return any(
        mine is not claim
        and mine.hard
        and _states(before, mine)
        and any(holds(mine, one) for one in now.claims)
        for mine in sentence.claims
    )


def _turned(edit: Edit, now: Passage | None, sides: Sides, born: _Born) -> _Found:
    """The source denies now what it affirmed, or the other way about; or affirms what the article denies."""
    if edit.after is None or now is None:
        return
    if is_free_still(edit.before, now):
        return
    turns = _turns(edit.before, now) or _signs_turned(edit.before, now)
    brought = tuple(one for one in now.terms if not edit.before.terms.meets(one))
    if not turns and not brought:
        return
    near = {id(one): one for passage in (edit.before, now) for one in sides.sentences(passage)}
    if turns and (kept := _clauses_kept(edit.before, now)) is not None:
        went, stayed = kept
        near = {
            at: one for at, one in near.items() if sides.old.words(one, went) >= sides.old.words(one, stayed)
        }
    scored = [(sides.link(one, edit.before), one) for one in near.values()]
    best = max((score for score, _ in scored), default=0.0)
    alike = max((score for score, one in scored if _denies_as(one, edit.before)), default=0.0)
    for score, sentence in scored:
        since = born.get(sentence.key, edit.step)
        rival = alike >= _TURNED and not _denies_as(sentence, edit.before)
        says = _says_side(sentence, edit.before, now) if turns else None
        least = 0.0 if says else max(best, alike / _RIVAL) if rival else _RIVAL * best
        if score < least or since >= edit.step or says is False:
            continue
        was = sides.trail.was(edit.before, edit.step - 1, since)
        said = turns and score >= _TURNED and _turns_for(sentence, was, now)
        if not said and not _denies(sentence, now, brought, score, sides):
            continue
        if said and any(
            sides.link(sentence, one) > score
            for one in _candidates(sides.old, sentence)
            if one is not edit.before
        ):
            continue
        yield sentence, DriftKind.SUPERSEDED


def _clauses_kept(before: Passage, now: Passage) -> tuple[Passage, Passage] | None:
    """Of a passage of several clauses: what an edit altered, and what it left; None where either is nothing."""
    old, new = _PARTED.split(before.text), {part.strip(" .;").casefold() for part in _PARTED.split(now.text)}
    left = [part for part in old if part.strip(" .;").casefold() in new]
    went = [part for part in old if part not in left]
    if not left or not went:
        return None
    return replace(before, text="; ".join(went), label=""), replace(before, text="; ".join(left), label="")


def _exchanged(edit: Edit, now: Passage | None, sides: Sides, born: _Born) -> _Found:
    """The article says a name, a thing or a value in whose place the source says another now."""
    del born
    if edit.after is None or now is None:
        return
    for one in exchanges(edit.before, now):
        said = [sentence for sentence in sides.sentences(edit.before) if one.is_said(sentence)]
        best = max((sides.link(sentence, edit.before) for sentence in said), default=0.0)
        for sentence in said:
            surely = sides.link(sentence, edit.before)
            if surely >= max(_RESTS, _RIVAL * best) and not _rests_elsewhere(
                sentence, one, edit.before, sides
            ):
                yield sentence, DriftKind.SUPERSEDED


def _rests_elsewhere(sentence: Passage, exchange: Exchange, passage: Passage, sides: Sides) -> bool:
    """Whether another passage of the source said it as surely, or one says it of the same still.

    Where a sentence shares nothing else with the passage, what was exchanged must be said there alone.
    """
    apart = exchange.apart(sentence)
    others = [one for one in sides.old.passages if one is not passage and exchange.is_said(one)]
    if sides.old.words(apart, passage) < _APART and (
        others or any(one is not sentence and exchange.is_said(one) for one in sides.ours.passages)
    ):
        return True
    score = sides.link(sentence, passage)
    needed = max(_CARRIED * sides.old.words(apart, passage), _APART)
    return any(sides.link(sentence, one) > score - _MARGIN for one in others) or any(
        exchange.is_said(one) and sides.last.words(apart, one) >= needed
        for one in _candidates(sides.last, sentence)
    )


def _denies_as(sentence: Passage, passage: Passage) -> bool:
    """Whether both deny, or neither does: of two sentences that one is meant which says it as the source did."""
    return denies(sentence.text, sentence.language) is denies(passage.text, passage.language)


def _turns_for(sentence: Passage, was: Passage, now: Passage) -> bool:
    """Whether what turned is what the sentence says: a sign turns one that says which way a thing went."""
    if _turns(was, now):
        return True
    known = opposites(sentence.language or "en")
    if known is None or not _signs_turned(was, now):
        return False
    return any(side[0] is Turn.OUTCOME for side in known.sides(words(sentence.text)))


def _says_side(sentence: Passage, before: Passage, now: Passage) -> bool | None:
    """Whether a sentence says the word that gave way to its opposite (True), the opposite itself (False), or neither."""
    known = opposites(before.language or "en")
    if known is None or negations(before.text, before.language) != negations(now.text, now.language):
        return None
    if denies(sentence.text, sentence.language) or primary(sentence.language) != primary(before.language):
        return None
    gone, came = _sides(before, now, known)
    lost = {side for side in gone - came if _other(side) in came - gone}
    if known.inside is not None:
        said = known.sides_inside(sentence.text, [(0, len(sentence.text))])
    else:
        said = known.sides(words(sentence.text))
    if lost & said:
        return True
    return False if {_other(side) for side in lost} & said else None


def _other(side: Side) -> Side:
    return side[0], side[1], not side[2]


def _signs_turned(before: Passage, now: Passage) -> bool:
    """Whether a figure below nothing gave way to one above it, or the other way about."""
    old, new = _signed(before), _signed(now)
    lost, won = old - new, new - old
    return any((unit, not below) in won for unit, below in lost)


def _signed(one: Passage) -> set[tuple[str, bool]]:
    return {
        (claim.quantity.unit, claim.quantity.value < 0)
        for claim in one.claims
        if claim.quantity is not None and claim.quantity.value
    }


def _denies(sentence: Passage, now: Passage, brought: Sequence[str], score: float, sides: Sides) -> bool:
    """Whether the article denies what the edit brought in so many words: "has not been charged", "has charged the master"."""
    if any(claim.hard for claim in now.claims):
        return False  # what it brought may be another unit
    told = [sides.old.rarity(stem) for stem in brought if sentence.terms.meets(stem)]
    if score < _DENIED or max(told, default=0.0) < _DENIED:
        return False
    return denies(sentence.text, sentence.language) is not denies(now.text, now.language)


def _candidates(index: Index, one: Passage) -> Iterator[Passage]:
    return (index.passages[n] for n in index.near(one))


def _turns(before: Passage, now: Passage) -> bool:
    """Whether a denial came or went, or a word gave way to its opposite; both at once undo one another where one clause
    says who is for or against a thing.
    """
    denied = (negations(before.text, before.language) + negations(now.text, now.language)) % 2 == 1
    denied = denied is not prefixed(before, now)
    a, b = set(words(before.text)), set(words(now.text))
    known = opposites(before.language or "en")
    if known is None or 2 * len(a & b) < _KEPT * (len(a) + len(b)):
        return denied
    turn = _opposed(before, now, known)
    if turn is not Turn.STANCE or max(len(a - b), len(b - a)) > _ONE_CLAUSE:
        return denied or turn is not None
    return denials_beside(before.text, known) % 2 == denials_beside(now.text, known) % 2


def _opposed(before: Passage, now: Passage, known: Opposites) -> Turn | None:
    """What gave way to its opposite."""
    return turned(*_sides(before, now, known))


def _sides(before: Passage, now: Passage, known: Opposites) -> tuple[frozenset[Side], frozenset[Side]]:
    """The sides that the words which went and the words which came are of."""
    if known.inside is not None:
        gone, came = (known.sides_inside(one.text, [(0, len(one.text))]) for one in (before, now))
        return gone, came
    a, b = Counter(words(before.text)), Counter(words(now.text))
    gone = known.sides(a - b, a & b)
    return gone, known.sides(b - a, a & b) if gone else gone


def _retracted(edit: Edit, now: Passage | None, sides: Sides, born: _Born) -> _Found:
    """The article states what a passage stated that is gone, and nothing else in the source states it."""
    del born
    gone = edit.before if now is None else _taken_out(edit.before, now)
    if gone is None:
        return
    least = _GONE if now is None else _GONE_CLAUSE
    scored = [(sides.link(one, gone), one) for one in sides.sentences(gone)]
    best = max((score for score, _ in scored), default=0.0)
    for score, sentence in scored:
        if score < (_GONE_ONLY if _alone(sentence, gone, sides) else least) or score < _SHARED * best:
            continue
        if any(
            sides.old.link(sentence, one) > sides.old.link(sentence, gone)
            and sides.old.beyond(sentence, gone, one) < _GONE_BESIDE
            for one in _candidates(sides.old, sentence)
            if one is not edit.before
        ):
            continue
        if not _still_carried(sentence, gone, sides):
            yield sentence, DriftKind.RETRACTED


def _alone(sentence: Passage, gone: Passage, sides: Sides) -> bool:
    """Whether the sentence states a fact as that passage does, and nothing else does in either text."""
    for claim in sentence.claims:
        if claim.worth < TELLING or not _states(gone, claim):
            continue
        others = any(
            _states(one, claim)
            for one in sides.old.passages
            if one.key != gone.key and gone.text not in one.text
        )
        rivals = any(_states_one_of(one, claim, gone) for one in sides.ours.passages if one is not sentence)
        if not others and not rivals:
            return True
    return False


def _taken_out(before: Passage, now: Passage) -> Passage | None:
    """The words that were taken out of a passage where nothing was put in their place."""
    kept = set(words(now.text))
    if kept - set(words(before.text)):
        return None
    left = " ".join(part for part in before.text.split() if not set(words(part)) <= kept)
    return replace(before, text=left, label="") if left else None


def _still_carried(sentence: Passage, gone: Passage, sides: Sides) -> bool:
    """Whether the source as it stands carries most of what the sentence had from a passage that is gone."""
    needed = _CARRIED * sides.old.link(sentence, gone)
    facts = [claim for claim in sentence.claims if claim.hard and _states(gone, claim)]
    asked = dict.fromkeys((*sides.last.may_rest_on(sentence), *sides.last.near(gone)))
    for one in (sides.last.passages[n] for n in asked):
        if one.key in sides.old_keys and sides.old.beyond(sentence, gone, one) >= _GONE_BESIDE:
            continue  # it stood beside what is gone, and told something else
        pieces = (one,) if one.key in sides.old_keys else (one, *_beside(sides.last, one, reach=2))
        stated = all(any(_states(piece, claim) for piece in pieces) for claim in facts)
        known = tuple(fact for piece in pieces for fact in piece.claims)
        if stated and _told_around(sentence, one, sides) + shared_facts(sentence.claims, known) >= needed:
            return True
    return False


def is_known(parts: Sequence[Passage], index: Index) -> bool:
    """Whether an article states one of the facts of a paragraph already, in words of its own.

    Args:
        parts: the paragraph's sentences.
        index: of the article's.
    """
    supported = [index.support(one, most=1) for one in parts]
    return any(
        found and found[0][0] >= _KNOWN and shared_facts(one.claims, found[0][1].claims)
        for one, found in zip(parts, supported, strict=True)
    )


def lacking(article: Document, step: int, reading: Reading) -> Iterator[Finding]:
    """What the source states in a new paragraph and the article does not."""
    trail = reading.trail
    came = [one for at, one in trail.added if at == step]
    before = {one.key for text in trail.texts[:step] for one in text}
    last = {one.key for one in trail.texts[-1]}
    index = None
    for block, run in groupby(came, key=lambda one: one.block):
        parts = [one for one in run if one.key not in before and one.key in last]
        whole = sum(one.block == block for one in trail.texts[step])
        if len(parts) < whole or not any(claim.hard for one in parts for claim in one.claims):
            continue
        index = index or reading.sides(article, step).ours
        if is_known(parts, index):
            continue
        where = next((found[0][1] for one in parts if (found := index.support(one, most=1))), None)
        text = " ".join(one.text for one in parts)
        yield Finding(
            DriftKind.NEW_MATERIAL, (DriftKind.NEW_MATERIAL, text), where, None, None, text, step, step
        )
