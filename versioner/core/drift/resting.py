"""Whether what an article states rests on the passage that an edit changed, and on no other that states it too."""

from __future__ import annotations

from dataclasses import replace

from versioner.core.drift.agree import agrees, comparable, same, says_as_much
from versioner.core.drift.claims import Claim
from versioner.core.drift.passages import Passage
from versioner.core.drift.reckoned import tells_so
from versioner.core.drift.relations import relations
from versioner.core.drift.sides import (
    CARRIED,
    MARGIN,
    RESTS,
    RIVAL,
    Born,
    Sides,
    at_birth,
    states,
    told_around,
)
from versioner.core.drift.states import how_things_stand
from versioner.core.drift.trail import Edit, label_of
from versioner.core.facts import facts
from versioner.core.lexicon.states import tells_of_one

# A fact that only one passage states, and only one sentence, rests on that passage unless it is one of those that agree by chance ("two").
_ONLY = 0.8
_PERSONAL = 0.5  # how a person stands is said of few
_SHARE = "percent"
_AGAIN = 1.0  # what two sentences of the article share that tell one thing twice


def agrees_by_chance(sentence: Passage, claim: Claim, edit: Edit, sides: Sides, born: Born) -> bool:
    """Whether the passage stated something else when the sentence was written, and the source nowhere what it says: it agrees by chance."""
    since = min(born.since(sentence, edit.step), edit.step - 1)
    was = at_birth(sentence, edit, sides, born)
    return any(comparable(claim, one) for one in was.claims) and not any(
        states(one, claim) for one in sides.trail.texts[since]
    )


def rests(sentence: Passage, claim: Claim, passage: Passage, sides: Sides) -> bool:
    """Whether it is this passage that a claim of the article rests on, and this sentence that it is told in."""
    apart = _without_words_of(sentence, claim)

    def linked(one: Passage) -> float:
        return _linked(sentence, apart, one, sides)

    surely = linked(passage)
    if claim.kind == "name" and _shares_a_name(sentence, claim, passage, surely, sides):
        return False
    stated = [fact for fact in passage.claims if agrees(claim, fact)]
    exact = any(same(claim, fact) for fact in stated)
    says = same if exact else agrees  # what agrees to the digit has no rival in what agrees roughly
    told = relations(sentence) if "/" in claim.value else ()
    rivals = [
        *(
            linked(one)
            for one in sides.old.passages
            if one is not passage and any(says(claim, fact) for fact in one.claims)
        ),
        *(
            score
            for one in (sides.old.passages if told else ())
            if one is not passage and tells_so(one, told) and (score := linked(one)) > 0
        ),
        *(
            RIVAL * _linked(one, _without_words_of(one, claim), passage, sides)
            for one in sides.ours.passages
            if one is not sentence
            and any(says(mine, fact) for mine in one.claims for fact in stated)
            and not _repeats(one, sentence, claim, sides)
        ),
    ]
    if not rivals:
        least = _PERSONAL if claim.kind == "state" and tells_of_one(claim.value) else _ONLY
        return sides.link(sentence, passage) >= least
    return surely >= max(RESTS, max(rivals) + MARGIN)


def _shares_a_name(sentence: Passage, claim: Claim, passage: Passage, surely: float, sides: Sides) -> bool:
    """Whether a sentence shares with a passage hardly more than a name, and another one tells of what the passage does."""
    left = " ".join(part for part in sentence.text.split() if claim.value not in part.casefold())
    if sides.old.link(replace(sentence, text=left), passage) >= _AGAIN:
        return False
    return surely < RIVAL * max(sides.link(one, passage) for one in sides.sentences(passage))


def _repeats(one: Passage, sentence: Passage, claim: Claim, sides: Sides) -> bool:
    """Whether another sentence tells the same of the same thing: a lead says roughly what is told in full below."""
    if claim.quantity is None or not claim.quantity.unit or sides.ours.words(one, sentence) < _AGAIN:
        return False
    return any(
        mine.quantity is not None and mine.quantity.unit and (agrees(claim, mine) or agrees(mine, claim))
        for mine in one.claims
    )


def carried_elsewhere(sentence: Passage, claim: Claim, passage: Passage, sides: Sides, now: Passage) -> bool:
    """Whether another passage of the source as it stands states the claim of the same thing."""
    apart = _without_words_of(sentence, claim)
    needed = max(CARRIED * sides.old.words(apart, passage), 1.0)
    return any(
        told_around(apart, one, sides) >= needed
        for one in sides.last.passages
        if one.key != now.key and _states_as_fully(one, claim) and not _came_to_say(one, claim, now, sides)
    )


def _linked(sentence: Passage, apart: Passage, one: Passage, sides: Sides) -> float:
    """How surely a sentence and a passage speak of one thing, where the words of a claim count as the claim alone."""
    again = sides.old.words(sentence, one) - sides.old.words(apart, one) if apart is not sentence else 0.0
    return sides.link(sentence, one) - again


def _without_words_of(sentence: Passage, claim: Claim) -> Passage:
    """A sentence without the words of an amount or of how something stands: that two passages give "eight weeks", or forbid, is no reason to take them for one."""
    if claim.kind == "state":
        group = claim.value[:-1]
        parts = sentence.text.split()
        left = [
            part
            for part in parts
            if group not in {one[:-1] for one in how_things_stand(part, sentence.language)}
        ]
        return sentence if len(left) == len(parts) else replace(sentence, text=" ".join(left))
    if claim.quantity is None or not claim.quantity.unit or claim.quantity.unit == _SHARE:
        return sentence
    said = claim.quantity.value, claim.quantity.unit
    spans = [
        fact.span
        for fact in facts(sentence.text, sentence.language)
        if fact.quantity is not None and (fact.quantity.value, fact.quantity.unit) == said
    ]
    text = sentence.text
    for start, end in reversed(spans):
        text = text[:start] + text[end:]
    return replace(sentence, text=text) if spans else sentence


def _states_as_fully(one: Passage, claim: Claim) -> bool:
    """Whether a passage states a claim, and of a date as much: "April" is not "18 April"."""
    return any(agrees(claim, fact) and says_as_much(fact, claim) for fact in one.claims)


def _came_to_say(one: Passage, claim: Claim, now: Passage, sides: Sides) -> bool:
    """Whether a row or item of another label states only now what it states: of that label's thing, no longer of this one's."""
    label = label_of(one)
    if not label or not label_of(now) or label == label_of(now):
        return False
    return any(label_of(was) == label and not states(was, claim) for was in sides.old.passages)
