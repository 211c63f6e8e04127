"""Where a source says now that a thing stands the other way about than an article says, whatever it said of it before.

"Contract: retained" becomes "Contract: terminated"; the article says that the caterer keeps it.
"""

from __future__ import annotations

from versioner.core.drift.agree import comparable
from versioner.core.drift.model import DriftKind
from versioner.core.drift.passages import Passage
from versioner.core.drift.sides import Born, Found, Sides
from versioner.core.drift.trail import Edit, label_of


def stands_otherwise(edit: Edit, now: Passage | None, sides: Sides, born: Born) -> Found:
    """The article says of what a label names the opposite of what its passage has come to say."""
    if edit.after is None or now is None or not label_of(now) or label_of(now) != label_of(edit.before):
        return
    stood = _states(edit.before)
    came = _states(now) - stood
    if not came:
        return
    for sentence in sides.resting(edit, born):
        if _is_contradicted(sentence, now, came) and not sides.rests_elsewhere(sentence, edit.before):
            yield sentence, DriftKind.SUPERSEDED


def _states(one: Passage) -> frozenset[str]:
    return frozenset(claim.value for claim in one.claims if claim.kind == "state")


def _is_contradicted(sentence: Passage, now: Passage, came: frozenset[str]) -> bool:
    """Whether a sentence says the other side of something that came, and nothing as it stands now."""
    if _states(sentence) & _states(now):
        return False
    return any(
        mine.kind == "state" and comparable(mine, one) and mine.value != one.value
        for mine in sentence.claims
        for one in now.claims
        if one.value in came
    )
