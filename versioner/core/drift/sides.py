"""An article beside its source before an edit and as it stands, and what all questions of an edit ask of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from versioner.core.drift.agree import agrees, same
from versioner.core.drift.claims import Claim
from versioner.core.drift.evidence import Index
from versioner.core.drift.model import DriftKind
from versioner.core.drift.passages import Passage, passages
from versioner.core.drift.trail import Edit, Trail
from versioner.core.model import Document
from versioner.frozen import dataclass
from versioner.late import regex

# An article is written from its source: where several passages or sentences state a fact, the surest must be surer by a margin.
RESTS, MARGIN = 2.0, 0.5
RIVAL = 0.8  # a sentence or passage that speaks this much more surely of it is the one that is meant
CARRIED = (
    0.6  # of what a sentence had from a passage, so much the source must still carry for it to be no loss
)
_NEAR, _NEAREST = 0.3, 2.0  # what the agreement of the neighbours is worth, and at most
_SURELY_BESIDE = 4.0  # what neighbours share from which a small count between them is taken for the same

# A sentence may rest on two passages: what one of them must tell that the other does not.
BESIDE, _OWN_CLAUSE = 2.5, 1.5
_CLAUSE = regex.compile(r"[,;:]\s|\s(?:and|but|und|aber|et|mais|y|pero|e|ma|mas|en|maar|och|men|i|ale)\s")

Found = Iterator[tuple[Passage, DriftKind]]


@dataclass(frozen=True, slots=True)
class Born:
    """When what an article says was written.

    Attributes:
        of: of its sentences, by key, the index of the source's version that stood when each was first seen.
        stood: the passages of the article's version that stood when an edit of the source came.
    """

    of: Mapping[str, int]
    stood: tuple[Passage, ...] = ()

    def since(self, sentence: Passage, step: int) -> int:
        """The source's version that stood when a sentence was first seen."""
        return self.of.get(sentence.key, step)

    def is_later(self, claim: Claim) -> bool:
        """Whether a claim was written after the edit: it rests on what the edit brought."""
        return not any(states(one, claim) for one in self.stood)


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
        ours, theirs = beside(self.ours, sentence), beside(self.old, passage)
        pairs = (
            *((one, passage) for one in ours),
            *((sentence, other) for other in theirs),
            *((one, other) for one in ours for other in theirs),
        )
        around = max((self.old.link(*pair) for pair in pairs), default=0.0)
        return self.old.link(sentence, passage) + min(_NEAREST, _NEAR * around)

    def sentences(self, passage: Passage) -> Iterator[Passage]:
        """The article's sentences that may rest on a passage."""
        for n in self.ours.may_rest_on(passage):
            yield self.ours.passages[n]

    def resting(self, edit: Edit, born: Born) -> Iterator[Passage]:
        """The article's sentences, written before an edit, that surely rest on the passage that it changed."""
        scored = [(self.link(one, edit.before), one) for one in self.sentences(edit.before)]
        least = max(RESTS, RIVAL * max((score for score, _ in scored), default=0.0))
        for score, sentence in scored:
            if score >= least and born.since(sentence, edit.step) < edit.step:
                yield sentence

    def in_place_of(self, passage: Passage) -> Iterator[Passage]:
        """The article's sentences that stand beside one that surely rests on what stands beside a passage."""
        for other in beside(self.old, passage):
            for n in self.ours.near(other)[:2]:
                mine = self.ours.passages[n]
                if self.old.link(mine, other) >= _SURELY_BESIDE:
                    yield from beside(self.ours, mine)

    def rests_elsewhere(self, sentence: Passage, passage: Passage) -> bool:
        """Whether another passage speaks more surely of what a sentence says, and that one tells nothing of its own."""
        score = self.link(sentence, passage)
        return any(
            self.link(sentence, one) > score and not self.tells_apart(sentence, passage, one)
            for one in candidates(self.old, sentence)
            if one is not passage
        )

    def tells_apart(self, sentence: Passage, passage: Passage, other: Passage) -> bool:
        """Whether a sentence has something of a passage that another one does not tell, or a clause of its own from it."""
        if self.old.beyond(sentence, passage, other) >= BESIDE:
            return True
        clauses = (replace(sentence, text=part) for part in _CLAUSE.split(sentence.text) if part)
        return any(
            (shared := self.old.words(one, passage)) >= _OWN_CLAUSE
            and shared > 2 * self.old.words(one, other)
            for one in clauses
        )


def at_birth(sentence: Passage, edit: Edit, sides: Sides, born: Born) -> Passage:
    """The passage that an edit changed, as it stood when a sentence was written."""
    since = min(born.since(sentence, edit.step), edit.step - 1)
    return sides.trail.was(edit.before, edit.step - 1, since)


def beside(index: Index, one: Passage, *, reach: int = 1) -> tuple[Passage, ...]:
    """The passages before and after one, in its section."""
    place = index.place.get(id(one))
    if place is None:
        return ()
    around = index.passages[max(place - reach, 0) : place] + index.passages[place + 1 : place + 1 + reach]
    return tuple(other for other in around if other.section == one.section and other.path == one.path)


def candidates(index: Index, one: Passage) -> Iterator[Passage]:
    """The passages that share most words with one, the likeliest first."""
    return (index.passages[n] for n in index.near(one))


def without_others_facts(sentence: Passage, passage: Passage, index: Index) -> Passage:
    """What of a sentence may be told of a passage: its clauses without those that give an amount which that one does not give, or a day or time that another does."""
    foreign = [
        claim
        for claim in sentence.claims
        if claim.hard
        and not states(passage, claim)
        and (
            claim.kind == "amount" or any(states(one, claim) for one in index.passages if one is not passage)
        )
    ]
    if not foreign:
        return sentence
    clauses = [replace(sentence, text=part) for part in _CLAUSE.split(sentence.text) if part]
    left = (
        one.text for one in clauses if not any(same(claim, fact) for claim in foreign for fact in one.claims)
    )
    return replace(sentence, text=", ".join(left))


def states(one: Passage, claim: Claim) -> bool:
    """Whether a passage states a fact, in whatever form."""
    return any(agrees(claim, fact) for fact in one.claims)


def states_one_of(one: Passage, claim: Claim, passage: Passage) -> bool:
    """Whether a passage states one of those facts of another that agree with a claim."""
    facts = [fact for fact in passage.claims if agrees(claim, fact)]
    return any(agrees(mine, fact) for mine in one.claims for fact in facts)


def told_around(sentence: Passage, one: Passage, sides: Sides) -> float:
    """What words a passage shares with a sentence; one that was cut out of another is read with its neighbours."""
    shared = sides.last.words(sentence, one)
    if one.key in sides.old_keys:
        return shared
    return shared + sum(sides.last.words(sentence, other) for other in came_beside(one, sides))


def came_beside(one: Passage, sides: Sides) -> tuple[Passage, ...]:
    """The passages beside one, as the source stands, that an edit brought with it."""
    return tuple(other for other in beside(sides.last, one, reach=2) if other.key not in sides.old_keys)
