"""Where a source denies now what it affirmed, or the other way about, and an article still says it as it was."""

from __future__ import annotations

from dataclasses import replace

from versioner.core.drift.agree import comparable
from versioner.core.drift.denying import denies, negations
from versioner.core.drift.evidence import contradicts
from versioner.core.drift.model import DriftKind
from versioner.core.drift.passages import Passage
from versioner.core.drift.sides import RIVAL, Born, Found, Sides, without_others_facts
from versioner.core.drift.trail import Edit, words
from versioner.core.drift.turns import (
    clauses_kept,
    denial_is_of,
    denied_words,
    is_only_reworded,
    other_side,
    rule_of,
    sides_of,
    signs_turned,
    turns,
)
from versioner.core.lexicon.opposites import Turn, opposites
from versioner.core.text.bcp47 import primary
from versioner.late import regex

_BRACKETED = regex.compile(r"\([^()]*\)")
_INITIALED = regex.compile(r"\b\p{Lu}\.\s?(\p{Lu}[\p{L}\p{M}-]+)")
# A sentence whose sense an edit turned shares no changed figure, so its words must tell more.
_TURNED = 1.8
# The same where the article denies a word that the edit brought: what the sentence shares with the passage, and the word's worth.
_DENIED = 1.0
_APART = 1.0  # what a sentence shares with a passage beside the facts of others


def sense_turned(edit: Edit, now: Passage | None, sides: Sides, born: Born) -> Found:
    """The source denies now what it affirmed, or the other way about; or affirms what the article denies."""
    if edit.after is None or now is None:
        return
    if is_only_reworded(edit.before, now):
        return
    turned = turns(edit.before, now) or signs_turned(edit.before, now)
    brought = tuple(one for one in now.terms if not edit.before.terms.meets(one))
    if not turned and not brought:
        return
    near = {id(one): one for passage in (edit.before, now) for one in sides.sentences(passage)}
    if turned and (kept := clauses_kept(edit.before, now)) is not None:
        went, stayed = kept
        near = {
            at: one for at, one in near.items() if sides.old.words(one, went) >= sides.old.words(one, stayed)
        }
    scored = [(sides.link(one, edit.before), one) for one in near.values()]
    best = max((score for score, _ in scored), default=0.0)
    alike = max((score for score, one in scored if _denies_as(one, edit.before)), default=0.0)
    sides_said = {id(one): _says_side(one, edit.before, now) if turned else None for _, one in scored}
    surest = max((score for score, one in scored if sides_said[id(one)]), default=0.0)
    for score, sentence in scored:
        since = born.since(sentence, edit.step)
        rival = alike >= _TURNED and not _denies_as(sentence, edit.before)
        says = sides_said[id(sentence)]
        least = RIVAL * surest if says else max(best, alike / RIVAL) if rival else RIVAL * best
        if score < least or since >= edit.step or says is False or _counts_another(sentence, edit.before):
            continue
        was = _as_it_was_read(edit, since, sides)
        said = turned and score >= _TURNED and _turns_for(sentence, was, now)
        if said and not says and not _is_told(sentence, edit.before, was, now, sides):
            continue
        if not said and not _denies(sentence, edit.before, now, score, sides):
            continue
        if not (said and sides.rests_elsewhere(sentence, edit.before)):
            yield sentence, DriftKind.SUPERSEDED


def _is_told(sentence: Passage, before: Passage, was: Passage, now: Passage, sides: Sides) -> bool:
    """Whether a sentence tells, in words of its own, what turned."""
    if not _denies_as(sentence, was) and _tells_of_a_name(sentence, was, sides):
        return False
    return _is_of_what_turned(sentence, was, now) and _tells_of_it(sentence, before, sides)


def _tells_of_it(sentence: Passage, passage: Passage, sides: Sides) -> bool:
    """Whether what a sentence shares with a passage stands apart from the facts that it has from others."""
    left = without_others_facts(sentence, passage, sides.old)
    return left is sentence or sides.old.words(left, passage) >= _APART


def _tells_of_a_name(sentence: Passage, was: Passage, sides: Sides) -> bool:
    """Whether a sentence shares hardly more with a passage than who says it: a name, and what stands in brackets."""
    names = {
        part
        for of in (sentence, was)
        for part in (
            *(
                part
                for one in of.claims
                if one.kind == "name" and " " in one.value
                for part in one.value.split()
            ),
            *(part.casefold() for part in _INITIALED.findall(of.text)),
        )
    }
    parts = [part for part in _BRACKETED.sub(" ", was.text).split() if names.isdisjoint(words(part))]
    left = replace(was, text=" ".join(parts), label="")
    return any(map(names.__contains__, words(was.text))) and sides.old.words(sentence, left) < _TURNED


def _is_of_what_turned(sentence: Passage, was: Passage, now: Passage) -> bool:
    """Whether it is what the sentence tells that was denied or affirmed, and no other thing of a passage that was reworded."""
    return denial_is_of(was, now) or _denies_what_stands(sentence, was, now)


def _counts_another(sentence: Passage, passage: Passage) -> bool:
    """Whether a sentence gives figures, and the passage others in their place: a fact contradicted is never support."""
    ours, theirs = ([one for one in of.claims if one.hard] for of in (sentence, passage))
    return contradicts(ours, theirs)


def _as_it_was_read(edit: Edit, since: int, sides: Sides) -> Passage:
    """A passage as it stood when a sentence was written; as it stood before the edit where it was only reworded since."""
    was = sides.trail.was(edit.before, edit.step - 1, since)
    return was if turns(was, edit.before) else edit.before


def _denies_as(sentence: Passage, passage: Passage) -> bool:
    """Whether both deny, or neither does: of two sentences that one is meant which says it as the source did."""
    return denies(sentence.text, sentence.language) is denies(passage.text, passage.language)


def _denies_what_stands(sentence: Passage, was: Passage, now: Passage) -> bool:
    """Whether a sentence denies as its passage did, of which something stands the other way now: "is not on the agenda", "is possible"."""
    if not _denies_as(sentence, was):
        return False
    stood, stands = ([one for one in of.claims if one.kind == "state"] for of in (was, now))
    return any(comparable(one, other) and one.value != other.value for one in stood for other in stands)


def _turns_for(sentence: Passage, was: Passage, now: Passage) -> bool:
    """Whether what turned is what the sentence says: a sign turns one that says which way a thing went."""
    if turns(was, now):
        return True
    known = opposites(sentence.language or "en")
    if known is None or not signs_turned(was, now):
        return False
    return any(side[0] is Turn.OUTCOME for side in known.sides(words(sentence.text)))


def _says_side(sentence: Passage, before: Passage, now: Passage) -> bool | None:
    """Whether a sentence says the word that gave way to its opposite (True), the opposite itself (False), or neither."""
    known = opposites(before.language or "en")
    if known is None or negations(before.text, before.language) != negations(now.text, now.language):
        return None
    if denies(sentence.text, sentence.language) or primary(sentence.language) != primary(before.language):
        return None
    gone, came = sides_of(before, now, known)
    lost = {side for side in gone - came if other_side(side) in came - gone}
    if known.inside is not None:
        said = known.sides_inside(sentence.text, [(0, len(sentence.text))])
    else:
        said = known.sides(words(sentence.text))
    if lost & said:
        return True
    return False if {other_side(side) for side in lost} & said else None


def _denies(sentence: Passage, before: Passage, now: Passage, score: float, sides: Sides) -> bool:
    """Whether the article denies what the edit brought in so many words: "has not been charged", "has charged the master"."""
    if any(claim.hard for claim in now.claims):
        return False  # what it brought may be another unit
    if (rule := rule_of(now)) is not None and rule == rule_of(sentence):
        return False  # what is forbidden may not be done
    told = [
        sides.old.rarity(stem)
        for stem in denied_words(sentence)
        if now.terms.meets(stem) and not before.terms.meets(stem)
    ]
    if score < _DENIED or max(told, default=0.0) < _DENIED:
        return False
    return denies(sentence.text, sentence.language) and not denies(now.text, now.language)
