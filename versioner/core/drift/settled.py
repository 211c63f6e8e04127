"""What a source left open or denied has come about, and an article still tells that it has not.

The article says it in words of its own ("no date has been set" of "the timing has yet to be determined"), so the
sentence is sought by what the passage says now as well: what the sentence denies stands there affirmed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from versioner.core.drift.became import came_of
from versioner.core.drift.claims import Claim
from versioner.core.drift.clauses import denying
from versioner.core.drift.denying import negations
from versioner.core.drift.model import DriftKind
from versioner.core.drift.passages import Passage
from versioner.core.drift.sides import RESTS, RIVAL, Born, Found, Sides, candidates
from versioner.core.drift.trail import Edit, label_of
from versioner.core.lexicon.unsettled import is_unsettled

# What a word is worth that the edit brought and the sentence denies: that of a rare one.
_BROUGHT = 1.0
_SHARED = 1.0  # what a sentence that leaves a thing open shares in words with what left it open
_TOLD = 2.0  # what a sentence that denies shares in all with what stood and what stands


def come_about(edit: Edit, now: Passage | None, sides: Sides, born: Born) -> Found:
    """What a passage left open or denied, it states now; the article leaves it open or denies it."""
    if now is None or is_open(now):
        return
    asked: dict[int, Passage] = {}
    told = edit.after is not None or any(one.hard for one in now.claims)
    if told and is_unsettled(edit.before.text, edit.before.language):
        asked = {id(one): one for one in _left_open(edit, sides)}
    if is_open(edit.before):
        asked |= {id(one): one for one in _denied_still(edit, now, sides)}
    for sentence in asked.values():
        if born.since(sentence, edit.step) < edit.step:
            yield sentence, DriftKind.SUPERSEDED


def is_open(one: Passage) -> bool:
    """Whether a passage denies what it tells of, or leaves it open."""
    return bool(negations(one.text, one.language)) or is_unsettled(one.text, one.language)


def _left_open(edit: Edit, sides: Sides) -> Iterator[Passage]:
    """The sentences that leave open what a passage left open."""
    scored = [
        (sides.link(one, edit.before), one)
        for one in sides.sentences(edit.before)
        if is_unsettled(one.text, one.language) and sides.old.words(one, edit.before) >= _SHARED
    ]
    best = max((score for score, _ in scored), default=0.0)
    for score, sentence in scored:
        if score >= max(RESTS, RIVAL * best) and not sides.rests_elsewhere(sentence, edit.before):
            yield sentence


def _denied_still(edit: Edit, now: Passage, sides: Sides) -> Iterator[Passage]:
    """The sentences that deny, in so many words, what a passage has come to state."""
    before = edit.before
    counted = _counts(came_of(before, now)) and not label_of(before)
    brought = [stem for stem in now.terms if counted or not before.terms.meets(stem)]
    found: list[tuple[float, Passage]] = []
    for place in sides.ours.may_rest_on(now):
        sentence = sides.ours.passages[place]
        worth = max((_worth(sentence, stem, sides) for stem in brought), default=0.0)
        if worth < _BROUGHT:
            continue
        shared = sides.last.words(sentence, now), sides.old.words(sentence, before)
        if sum(shared) < _TOLD or _is_of_another(denying(sentence), before, now, sides):
            continue
        if not _stands_elsewhere(sentence, now, sides):
            found.append((sum(shared), sentence))
    best = max((told for told, _ in found), default=0.0)
    yield from (sentence for told, sentence in found if told >= RIVAL * best)


def _is_of_another(said: Passage, before: Passage, now: Passage, sides: Sides) -> bool:
    """Whether another passage of the source tells more of what is said."""
    shared = max(sides.last.words(said, now), sides.old.words(said, before))
    return any(
        one is not before and sides.old.words(said, one) > shared for one in candidates(sides.old, said)
    )


def _counts(came: Sequence[Claim]) -> bool:
    """Whether a figure came, and no nought: of what was denied there are so many now."""
    return any(claim.quantity is not None and claim.quantity.value > 0 for claim in came)


def _worth(sentence: Passage, stem: str, sides: Sides) -> float:
    """What a word is worth in a clause of the sentence that denies it; 0 where none does."""
    return sides.last.rarity(stem) * (denying(sentence).terms.meets(stem) > 0)


def _stands_elsewhere(sentence: Passage, now: Passage, sides: Sides) -> bool:
    """Whether another passage of the source as it stands denies or leaves open what the sentence does."""
    least = sides.last.words(sentence, now)
    return any(
        one.key != now.key and is_open(one) and sides.last.words(sentence, one) >= least
        for one in (sides.last.passages[n] for n in sides.last.near(sentence))
    )
