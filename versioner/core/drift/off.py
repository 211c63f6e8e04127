"""Where a source says now that something is off, and an article still tells of it as of what is going to be, or is.

"A coastguard aircraft takes part in the search" becomes "The search by aircraft has been called off". The article's
sentence shares no word with what changed, only the thing that both speak of: so it must rest on that passage surely, and
speak of what is off and of nothing else that the passage tells.
"""

from __future__ import annotations

import regex

from versioner.core.drift.clauses import clauses
from versioner.core.drift.denying import denies
from versioner.core.drift.model import DriftKind
from versioner.core.drift.passages import Passage
from versioner.core.drift.sides import RESTS, RIVAL, Born, Found, Sides, at_birth, states
from versioner.core.drift.trail import Edit
from versioner.core.lexicon.states import called_off
from versioner.core.lexicon.unsettled import is_unsettled
from versioner.core.text.bcp47 import primary

_DAY = 2.0  # the worth of a day of a month
_SHARED = 1.8  # what a sentence shares in words with what is off: about two rare ones
# A clause that goes on with what the one before it speaks of: "…, has been cancelled".
_PREDICATE = regex.compile(
    r"(?:has|have|had|is|are|was|were|will|wird|werden|wurden?|ist|sind|est|sont|a|ont|sera|seront|se|es|fue|ha|han|será|è|sono|sarà|si|foi|é|wordt|werd|zijn)\b",
    regex.IGNORECASE,
)
_AFTER = regex.compile(r"\b(?:after|following|nach|après|tras|dopo|após|na|po|efter)\b", regex.IGNORECASE)


def is_off(edit: Edit, now: Passage | None, sides: Sides, born: Born) -> Found:
    """The article tells of what its source says is cancelled, put off, dropped or withdrawn now."""
    if edit.after is None or now is None or _is_warned(edit.before) or not _says_off(now):
        return
    scored = [(sides.link(one, edit.before), one) for one in sides.sentences(edit.before)]
    best = max((score for score, _ in scored), default=0.0)
    for score, sentence in scored:
        if score < max(RESTS, RIVAL * best) or born.since(sentence, edit.step) >= edit.step:
            continue
        if sides.old.words(sentence, edit.before) < _SHARED or _is_warned(sentence):
            continue
        if _tells_what_holds(sentence, edit.before, now) or not _is_of_what_is_off(sentence, now, sides):
            continue
        if _says_off(at_birth(sentence, edit, sides, born)):
            continue
        if _is_dated_there(sentence, edit.before, sides) or not sides.rests_elsewhere(sentence, edit.before):
            yield sentence, DriftKind.SUPERSEDED


def _is_dated_there(sentence: Passage, passage: Passage, sides: Sides) -> bool:
    """Whether a sentence gives a day that only this passage gives."""
    days = [
        one for one in sentence.claims if one.kind == "date" and one.worth >= _DAY and states(passage, one)
    ]
    return any(not any(states(one, day) for one in sides.old.passages if one is not passage) for day in days)


def _off(one: Passage) -> bool:
    known = called_off(primary(one.language) or "en")
    return any(claim.value in known for claim in one.claims)


def _says_off(one: Passage) -> bool:
    """Whether a passage says that something is off, and denies nothing."""
    return _off(one) and not denies(one.text, one.language)


def _is_warned(sentence: Passage) -> bool:
    """Whether a sentence says itself that something is off, is not, or is open."""
    return (
        _off(sentence)
        or denies(sentence.text, sentence.language)
        or is_unsettled(sentence.text, sentence.language)
    )


def _tells_what_holds(sentence: Passage, before: Passage, now: Passage) -> bool:
    """Whether a sentence tells an amount of the passage that stands as it did: a hall keeps its seats when the concert is off."""
    return any(
        mine.kind == "amount" and states(before, mine) and states(now, mine) for mine in sentence.claims
    )


def _is_of_what_is_off(sentence: Passage, now: Passage, sides: Sides) -> bool:
    """Whether it is what is off that the sentence speaks of, and not what another clause tells."""
    parts = list(clauses(now))
    off = [one for one in parts if _off(one) and not _AFTER.search(one.text)]
    if off and parts[0] not in off and _PREDICATE.match(off[0].text):
        off = [
            *parts[: parts.index(off[0])],
            *off,
        ]  # "The concert, to which all are welcome, has been called off"
    rest = [one for one in parts if one not in off]
    told = sum(sides.last.words(sentence, one) for one in off)
    return bool(off) and told >= sum(sides.last.words(sentence, one) for one in rest)
