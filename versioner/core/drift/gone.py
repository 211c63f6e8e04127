"""What an article states as a passage of its source did that is gone, and nothing else in the source states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from versioner.core.drift.agree import comparable, same
from versioner.core.drift.claims import Claim
from versioner.core.drift.evidence import TELLING, shared_facts
from versioner.core.drift.model import DriftKind
from versioner.core.drift.passages import Passage
from versioner.core.drift.retold import is_retold, works_out
from versioner.core.drift.scales import CELL
from versioner.core.drift.sides import (
    CARRIED,
    RESTS,
    RIVAL,
    Born,
    Found,
    Sides,
    beside,
    came_beside,
    candidates,
    states,
    states_one_of,
    told_around,
)
from versioner.core.drift.trail import Edit, words
from versioner.late import regex

# What rested on a passage that is gone: how surely; of words taken out of one, of what states a fact that nothing else
# does, and of what has nothing else in the source, as the passage has no other sentence.
_GONE, _GONE_CLAUSE, _GONE_ONLY, _GONE_FOR_IT = 2.5, 1.8, 1.5, 1.8
# A sentence may rest on two passages: what one of them must tell that the other does not.
_GONE_BESIDE = 2.5
_AGAIN = 3.0  # what a passage that came shares with one that is gone: more than one rare word
_AROUND = 0.5  # what neighbours tell that a sentence and a passage stand in one place
_SPOKEN = 1.0  # what a sentence shares with the passage that it rests on beside what somebody said
_SHARED = 0.6  # several sentences may rest on one passage
_LIKELIEST = 4  # sentences that are asked whether one of them speaks more surely of a passage
_QUOTED = regex.compile(r"[“„«‹\"「][^“”„«»‹›\"「」]{8,}[”“»›\"」]")
_STOPS = (".", "!", "?", "。", "！", "？")


def retracted(edit: Edit, now: Passage | None, sides: Sides, born: Born) -> Found:
    """The article states what a passage stated that is gone, and nothing else in the source states it."""
    if edit.instead is not None and all(_is_sentence(one) for one in (edit.before, edit.instead)):
        return  # what came in its place may say it in words of which it shares none
    gone = edit.before if now is None else _taken_out(edit.before, now)
    if gone is None or _heads(gone, sides):
        return
    told: list[Passage] = []
    for score, sentence in _rested(edit.before, gone, whole=now is None, sides=sides, stood=born.stood):
        if told and not _has_its_own(sentence, score, gone, told, sides):
            continue
        told.append(sentence)
        if not _still_carried(sentence, gone, sides):
            yield sentence, DriftKind.RETRACTED


def _heads(one: Passage, sides: Sides) -> bool:
    """Whether a row names the columns of a table, and tells nothing itself."""
    return CELL in one.text and any(
        row.label.endswith(f"\n{one.text}") or row.label == one.text for row in sides.old.passages
    )


def _rested(
    before: Passage, gone: Passage, *, whole: bool, sides: Sides, stood: Sequence[Passage]
) -> Iterator[tuple[float, Passage]]:
    """The sentences that rested on a passage, or on the words that it lost, the surest first, each with how surely."""
    scored = [
        (score, one)
        for one in sides.sentences(gone)
        if (score := sides.link(one, gone)) >= _GONE_ONLY and not _says_otherwise(one, gone)
    ]
    scored.sort(key=lambda one: -one[0])
    alone = {id(one): one.block for _, one in scored if _alone(one, gone, sides)}
    surest = scored[0][0] if scored else 0.0
    best = next((score for score, one in scored if _is_for(one, score, before, sides)), 0.0)
    left = max((sides.old.link(one, gone) for one in stood), default=0.0)  # by what stood and may be gone
    heads = CELL in gone.text and not any(claim.hard for claim in gone.claims)
    for score, sentence in scored:
        its_own, surely = id(sentence) in alone, sides.old.link(sentence, gone)
        least = _GONE_ONLY if its_own else _GONE if whole else _GONE_CLAUSE
        if (
            whole
            and score == best
            and not (its_own or heads)
            and surely >= left
            and score - surely >= _AROUND
        ):
            least = _GONE_FOR_IT
        if score < least or score < _SHARED * max(best, left):
            continue
        surer = [
            one
            for one in candidates(sides.old, sentence)
            if one is not before and sides.old.link(sentence, one) > surely
        ]
        if surer and (score < surest or (alone and sentence.block not in alone.values())):
            continue  # what is gone was told in another sentence
        told = _without_speaker(gone)
        if told is not gone:
            surer = [
                one
                for one in candidates(sides.old, sentence)
                if one is not before
                and _tells_a_fact_of(one, sentence)
                and sides.old.words(sentence, one) >= _SPOKEN
            ]
        if not any(sides.old.beyond(sentence, told, one) < _GONE_BESIDE for one in surer):
            yield score, sentence


def _tells_a_fact_of(one: Passage, sentence: Passage) -> bool:
    """Whether a passage gives an amount, a date or a time where a sentence does, that one or by now another."""
    return any(
        comparable(claim, fact)
        for claim in sentence.claims
        if claim.hard and claim.worth >= TELLING
        for fact in one.claims
        if not fact.bare
    )


def _without_speaker(gone: Passage) -> Passage:
    """What a passage quotes, without who says it: a sentence that rests on another passage may name the same person."""
    quoted = " ".join(_QUOTED.findall(gone.text))
    return replace(gone, text=quoted) if quoted else gone


def _says_otherwise(sentence: Passage, gone: Passage) -> bool:
    """Whether a sentence tells amounts of a unit in which the passage told others, and no fact as that did."""
    ours = [one for one in sentence.claims if one.quantity is not None and one.quantity.unit]
    theirs = [one for one in gone.claims if one.quantity is not None and one.quantity.unit]
    pairs = [(one, other) for one in ours for other in theirs if comparable(one, other)]
    if not pairs or any(
        one.quantity.value in (other.quantity.value, other.quantity.high)
        for one, other in pairs
        if one.quantity and other.quantity
    ):
        return False
    return not any(states(gone, one) for one in sentence.claims if one.hard)


def _is_for(sentence: Passage, score: float, passage: Passage, sides: Sides) -> bool:
    """Whether no other passage speaks as surely of a sentence, but those that another sentence is surer of."""
    for one in candidates(sides.old, sentence):
        if (
            one is not passage
            and (other := sides.link(sentence, one)) >= score
            and _is_its(one, sentence, other, sides)
        ):
            return False
    return True


def _is_its(passage: Passage, sentence: Passage, score: float, sides: Sides) -> bool:
    """Whether no other sentence speaks more surely of a passage."""
    rivals = (sides.ours.passages[n] for n in sides.ours.near(passage)[:_LIKELIEST])
    return not any(one is not sentence and sides.link(one, passage) > score for one in rivals)


def _has_its_own(
    sentence: Passage, score: float, gone: Passage, told: Sequence[Passage], sides: Sides
) -> bool:
    """Whether a sentence had of a passage what those do not tell that had more of it, or goes on where one of them ends."""
    if any(
        claim.hard and claim.worth >= TELLING and any(same(claim, fact) for fact in gone.claims)
        for claim in sentence.claims
    ):
        return True
    if any(one in told and one.block == sentence.block for one in beside(sides.ours, sentence)):
        return True
    others = (one for one in candidates(sides.old, sentence) if one.key != gone.key)
    return not any(sides.link(sentence, one) >= RIVAL * score for one in others) and all(
        sides.ours.beyond(gone, sentence, one) >= _GONE_BESIDE for one in told
    )


def _is_sentence(one: Passage) -> bool:
    """Whether a passage is a whole sentence and no item of a list or row of a table, which give way to others of another kind."""
    return one.text.rstrip('”»")').endswith(_STOPS)


def _alone(sentence: Passage, gone: Passage, sides: Sides) -> bool:
    """Whether the sentence states a fact as that passage does, and nothing else does in either text."""
    for claim in sentence.claims:
        if claim.worth < TELLING or not states(gone, claim):
            continue
        others = any(
            states(one, claim)
            for one in sides.old.passages
            if one.key != gone.key and gone.text not in one.text
        )
        rivals = any(states_one_of(one, claim, gone) for one in sides.ours.passages if one is not sentence)
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
    needed = CARRIED * sides.old.link(sentence, gone)
    surely = sides.link(sentence, gone)
    facts = [claim for claim in sentence.claims if claim.hard and states(gone, claim)]
    only_here = not facts and not any(
        sides.link(sentence, one) > surely for one in candidates(sides.old, sentence)
    )
    asked = dict.fromkeys((*sides.last.may_rest_on(sentence), *sides.last.near(gone)))
    for one in (sides.last.passages[n] for n in asked):
        stood = one.key in sides.old_keys
        if stood and sides.old.beyond(sentence, gone, one) >= _GONE_BESIDE:
            continue  # it stood beside what is gone, and told something else
        if stood and only_here and not _spoke_of(one, sentence, surely, sides):
            continue
        pieces = (one,) if stood else (one, *came_beside(one, sides))
        if not stood and _says_again(gone, pieces, sides):
            return True
        stated = all(any(_tells(piece, claim, gone) for piece in pieces) for claim in facts)
        known = tuple(fact for piece in pieces for fact in piece.claims)
        if stated and told_around(sentence, one, sides) + shared_facts(sentence.claims, known) >= needed:
            return True
    return False


def _spoke_of(one: Passage, sentence: Passage, surely: float, sides: Sides) -> bool:
    """Whether a passage that stands as it did spoke of a sentence nearly as surely as what is gone, and of no other more."""
    was = next((old for old in sides.old.passages if old.key == one.key), one)
    score = sides.link(sentence, was)
    return score >= RIVAL * surely and _is_its(was, sentence, score, sides)


def _says_again(gone: Passage, pieces: Sequence[Passage], sides: Sides) -> bool:
    """Whether what came elsewhere tells in other words what is gone: all its facts, and of the same; or, where it had none, more than one of its words."""
    facts = [claim for claim in gone.claims if claim.hard]
    if not facts and max(sides.last.words(gone, piece) for piece in pieces) >= _AGAIN:
        return True
    if not any(claim.worth >= TELLING for claim in facts):
        return False
    return all(any(_tells(piece, claim, gone) for piece in pieces) for claim in facts) and (
        sum(sides.last.words(gone, piece) for piece in pieces) >= RESTS
    )


def _tells(piece: Passage, claim: Claim, gone: Passage) -> bool:
    """Whether a passage states a fact, works it out from another, or tells it by another side of the thing."""
    return states(piece, claim) or works_out(piece, claim) or is_retold(claim, gone, piece)
