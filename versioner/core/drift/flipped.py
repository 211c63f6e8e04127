"""Where a source says in one plain clause that a thing stands the other way about now, and an article tells of it in words of its own.

"Pedestrian traffic is maintained" becomes "Pedestrian traffic is suspended"; the article says that walkers are left a
passage. No word of the sentence says how it stands, so it must rest on the passage surely and tell nothing else.
"""

from __future__ import annotations

from versioner.core.drift.agree import comparable
from versioner.core.drift.clauses import clauses
from versioner.core.drift.model import DriftKind
from versioner.core.drift.passages import Passage
from versioner.core.drift.sides import Born, Found, Sides, at_birth, states
from versioner.core.drift.trail import Edit

_SURELY = 3.0  # what the sentence shares with the passage: more than one rare word


def flipped(edit: Edit, now: Passage | None, sides: Sides, born: Born) -> Found:
    """The article tells of what its source says in one clause, and the source says the opposite now."""
    if edit.after is None or now is None or not _is_flipped(edit.before, now):
        return
    scored = [(sides.link(one, edit.before), one) for one in sides.sentences(edit.before)]
    best = max((score for score, _ in scored), default=0.0)
    for score, sentence in scored:
        if score < max(_SURELY, best) or born.since(sentence, edit.step) >= edit.step:
            continue
        if not _is_plain(sentence) or _states_of(sentence) or not _tells_nothing_else(sentence, edit.before):
            continue
        if _states_of(at_birth(sentence, edit, sides, born)).isdisjoint(_states_of(edit.before)):
            continue  # it was written while things stood as they do again
        if not sides.rests_elsewhere(sentence, edit.before):
            yield sentence, DriftKind.SUPERSEDED


def _is_flipped(before: Passage, now: Passage) -> bool:
    """Whether both are one clause, and how things stand in the first is turned in the second and nowhere kept."""
    stood, stands = _states_of(before), _states_of(now)
    return (
        _is_plain(before)
        and _is_plain(now)
        and bool(stood)
        and stood.isdisjoint(stands)
        and any(
            comparable(one, other)
            for one in before.claims
            for other in now.claims
            if one.kind == other.kind == "state"
        )
    )


def _is_plain(one: Passage) -> bool:
    return len(list(clauses(one))) == 1


def _states_of(one: Passage) -> frozenset[str]:
    return frozenset(claim.value for claim in one.claims if claim.kind == "state")


def _tells_nothing_else(sentence: Passage, passage: Passage) -> bool:
    """Whether each fact of a sentence is one of the passage: one that tells another may tell nothing of what was turned."""
    return all(states(passage, claim) for claim in sentence.claims)
