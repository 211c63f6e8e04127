"""Where an article states a fact as its source did, which states it otherwise now."""

from __future__ import annotations

from collections.abc import Sequence

from versioner.core.drift.agree import agrees, same
from versioner.core.drift.became import holds_now, is_still_said, only_reworded, says_both, told_as
from versioner.core.drift.claims import Claim
from versioner.core.drift.earlier import states_of_earlier
from versioner.core.drift.evidence import TELLING
from versioner.core.drift.model import DriftKind
from versioner.core.drift.passages import Passage
from versioner.core.drift.resting import agrees_by_chance, carried_elsewhere, rests
from versioner.core.drift.retold import is_retold
from versioner.core.drift.sides import RESTS, Born, Found, Sides, states
from versioner.core.drift.trail import Edit

_COUNTED = 10  # smaller counts agree by chance


def stated_otherwise(edit: Edit, now: Passage | None, sides: Sides, born: Born) -> Found:
    """The article states a fact as the source did, which states it otherwise now."""
    if edit.after is None or now is None:
        return
    lost = [
        one
        for one in edit.before.claims
        if not is_still_said(one, edit.after) and not is_retold(one, edit.before, edit.after)
    ]
    if not lost:
        return
    small = any(one.hard and one.worth < TELLING for one in lost)
    asked = (
        *sides.sentences(edit.before),
        *(sides.in_place_of(edit.before) if small else ()),
        *(one for one in sides.ours.passages if small and any(_is_counted(one, fact) for fact in lost)),
    )
    for sentence in dict.fromkeys(asked):
        for claim in sentence.claims:
            facts = [one for one in lost if agrees(claim, one)]
            if (
                not facts
                or born.is_later(claim)
                or states_of_earlier(sentence, claim, edit.before)
                or agrees_by_chance(sentence, claim, edit, sides, born)
                or holds_now(claim, facts, edit.before, now)
                or says_both(sentence, facts, edit.before, now)
            ):
                continue
            if only_reworded(sentence, claim, facts, edit.before, now):
                continue
            if rests(sentence, claim, edit.before, sides) and not carried_elsewhere(
                sentence, claim, edit.before, sides, now
            ):
                kind = told_as(claim, facts, edit.before, now)
                if kind is DriftKind.RETRACTED and _is_told_again(facts, edit.before, sides):
                    continue
                if kind is not None:
                    yield sentence, kind
                    break


def _is_told_again(facts: Sequence[Claim], before: Passage, sides: Sides) -> bool:
    """Whether a passage that came states what another one lost, of the same: a sentence that was cut in two."""
    return any(
        one.key not in sides.old_keys
        and all(states(one, fact) for fact in facts)
        and sides.last.words(before, one) >= RESTS
        for one in sides.last.passages
    )


def _is_counted(sentence: Passage, fact: Claim) -> bool:
    """Whether a sentence states a count of the source that is no small one: who tells "90" of 90 may do it in other words."""
    counts = fact.quantity is not None and fact.quantity.value >= _COUNTED
    return counts and any(same(claim, fact) for claim in sentence.claims)
