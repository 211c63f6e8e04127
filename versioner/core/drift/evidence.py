"""Which passages of the source support a sentence of the article: the facts both state and the rare words they share.

Deterministic and explainable, no language model. Words count by stem and rarity (over both documents), facts by what
they mean and how seldom such a thing agrees by chance. What a passage stands under (headings, heads of columns) and
its neighbours count for less. A passage that states a fact otherwise is never support.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from versioner.core.drift.agree import SHIFTED, agrees, comparable
from versioner.core.drift.claims import Claim
from versioner.core.drift.passages import Passage, passages
from versioner.core.drift.terms import Rarity, Terms

__all__ = ["SUPPORTED", "Index", "Passage", "passages"]

# From here on two passages speak of the same: about one rare word, or a telling fact with a common one.
SUPPORTED = 2.0
TELLING = 0.8  # from this worth a fact tells one passage from another
_ROOT = 5  # letters by which passages are found whose words have one root
_LOW = 0.5  # what reaches up to a figure begins no lower than this part of it
_UNDER = 0.5  # what a word is worth that stands in the label of one of the two
_NEAR = 0.25  # what agreement of the neighbours is worth
_NEAREST = 2.0  # and at most
_CLOSELY = 12  # passages that are scored in full for one sentence


class Index:
    """A document's passages, ready to be asked which of them speak of what a passage of another document says."""

    def __init__(self, found: Sequence[Passage], *, beside: Sequence[Passage] = ()) -> None:
        """Args:
        found: the document's passages.
        beside: the other document's; a word is as rare as it is in both.
        """
        self.passages = tuple(found)
        self.rarity = Rarity(one.terms for one in (*found, *beside))
        self.place = {id(one): n for n, one in enumerate(self.passages)}
        self._by_stem: dict[str, list[int]] = {}
        self._by_root: dict[str, list[int]] = {}
        for n, one in enumerate(self.passages):
            for stem in one.terms.stems:
                self._by_stem.setdefault(stem, []).append(n)
            for root in one.terms.roots | one.terms.tails:
                self._by_root.setdefault(root, []).append(n)

    def near(self, asked: Passage) -> tuple[int, ...]:
        """The places of passages that may speak of the same, the likeliest first."""
        found: defaultdict[int, float] = defaultdict(float)
        for stem, _, tail, _ in asked.terms.pieces:
            worth, root = self.rarity(stem), stem[:_ROOT]
            for n in self._by_stem.get(stem, ()):
                found[n] += worth
            for n in self._by_root.get(root, ()):
                found[n] += worth / 2
            for n in self._by_root.get(tail, ()) if tail != root else ():
                found[n] += worth / 2
        best = heapq.nlargest(_CLOSELY, [(worth, -n) for n, worth in found.items()])
        return tuple(-n for _, n in best)

    def words(self, one: Passage, other: Passage) -> float:
        """How much the words of two passages share."""
        shared = self._shared(one.terms, other.terms)
        return shared + _UNDER * (
            self._shared(one.terms, other.under, but=other.terms)
            + self._shared(other.terms, one.under, but=one.terms)
        )

    def _shared(self, one: Terms, other: Terms, but: Terms | None = None) -> float:
        if not one.stems or not other.stems:
            return 0.0
        found = other.met(one.pieces)
        if but is None:
            return sum([self.rarity(stem) * met for stem, met in found])
        return sum([self.rarity(stem) * met for stem, met in found if not but.meets(stem)])

    def beyond(self, one: Passage, other: Passage, rival: Passage) -> float:
        """How much of what a passage shares with another, words and facts, it does not share with a rival."""
        facts = [claim for claim in one.claims if not any(agrees(claim, fact) for fact in rival.claims)]
        return self._shared(one.terms, other.terms, but=rival.terms) + shared_facts(facts, other.claims)

    def link(self, one: Passage, other: Passage) -> float:
        """How surely two passages speak of the same: shared words and facts."""
        return self.words(one, other) + shared_facts(one.claims, other.claims)

    def support(self, asked: Passage, *, most: int = 3) -> tuple[tuple[float, Passage], ...]:
        """The passages that best support a sentence, best first; () where none does."""
        places = self.may_rest_on(asked)
        scored = sorted(((self.link(asked, self.passages[n]), -n) for n in places), reverse=True)
        return tuple(
            (score, self.passages[-n])
            for score, n in scored[:most]
            if score >= SUPPORTED and not contradicts(asked.claims, self.passages[-n].claims)
        )

    def may_rest_on(self, asked: Passage) -> tuple[int, ...]:
        """The places of passages that share its words or facts."""
        return tuple(dict.fromkeys((*self.near(asked), *self._by_facts(asked))))

    def states_any(self, asked: Passage) -> bool:
        """Whether any passage states one of its hard facts."""
        return any(
            agrees(claim, other)
            for claim in asked.claims
            if claim.hard
            for _, other in self._near_claims(claim)
        )

    def _by_facts(self, asked: Passage) -> Iterator[int]:
        for claim in asked.claims:
            if claim.worth >= TELLING:
                yield from (
                    n for n, other in self._near_claims(claim) if agrees(claim, other) or agrees(other, claim)
                )

    def _near_claims(self, claim: Claim) -> Iterator[tuple[int, Claim]]:
        """The passages' claims that can agree with one, each with its passage's place."""
        if claim.quantity is None:
            told = self._by_value if claim.kind == "state" else self._other_claims
            yield from told.get(claim.value if claim.kind == "state" else claim.kind, ())
            return
        if claim.quantity.base in {"second", "month"}:
            yield from self._other_claims.get("time", ())
        if claim.quantity.base in SHIFTED:
            yield from ((n, other) for _, n, other in self._amounts[0] if _is_shifted(other))
        written, whole = claim.sizes
        for n, other in self._within(0, written):
            yield n, other
        for n, other in self._within(1, whole):
            begins, ends = other.sizes[0]
            if ends < written[0] or not written[0] * _LOW <= begins <= written[1]:  # else it was told already
                yield n, other

    def _within(self, column: int, size: tuple[float, float]) -> Iterator[tuple[int, Claim]]:
        """The amounts that reach into a span, as they are written (0) or in their base units (1)."""
        least, most = size
        ordered, lowest = self._amounts[column], self._lowest[column]
        for at in range(bisect_left(lowest, least * _LOW), bisect_right(lowest, most)):
            _, n, other = ordered[at]
            if other.sizes[column][1] >= least:
                yield n, other

    @cached_property
    def _lowest(self) -> tuple[list[float], list[float]]:
        """Where the amounts begin, in order."""
        first, second = ([one[0] for one in column] for column in self._amounts)
        return first, second

    @cached_property
    def _amounts(self) -> tuple[list[tuple[float, int, Claim]], list[tuple[float, int, Claim]]]:
        found = [
            (claim, n)
            for n, one in enumerate(self.passages)
            for claim in one.claims
            if claim.quantity is not None
        ]
        columns = ([(claim.sizes[column][0], n, claim) for claim, n in found] for column in (0, 1))
        first, second = (sorted(column, key=lambda one: one[:2]) for column in columns)
        return first, second

    @cached_property
    def _by_value(self) -> dict[str, list[tuple[int, Claim]]]:
        """How things stand, by what is said of it: only what is the same agrees."""
        found: dict[str, list[tuple[int, Claim]]] = {}
        for n, claim in self._other_claims.get("state", ()):
            found.setdefault(claim.value, []).append((n, claim))
        return found

    @cached_property
    def _other_claims(self) -> dict[str, list[tuple[int, Claim]]]:
        found: dict[str, list[tuple[int, Claim]]] = {}
        for n, one in enumerate(self.passages):
            for claim in one.claims:
                if claim.quantity is None:
                    found.setdefault(claim.kind, []).append((n, claim))
        return found


def _is_shifted(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.base in SHIFTED


def shared_facts(ours: Sequence[Claim], theirs: Sequence[Claim]) -> float:
    """What the facts are worth that one states as the other does; many things stand alike, so that counts for nothing."""
    return sum(
        claim.worth
        for claim in ours
        if claim.kind != "state" and any(agrees(claim, other) for other in theirs)
    )


def contradicts(ours: Sequence[Claim], theirs: Sequence[Claim]) -> bool:
    """Whether the second states otherwise what the first states, and nothing as it does; many things stand alike."""
    ours, theirs = ([one for one in of if one.kind != "state"] for of in (ours, theirs))
    if any(agrees(a, b) for a in ours for b in theirs):
        return False
    return any(comparable(a, b) for a in ours for b in theirs)
