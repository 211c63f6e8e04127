"""Sentences that tell how a thing was before the time of which they speak: what a label says of it now does not overtake them.

"For two days it had been at level four" is true still where "Current level: 4" has become "Current level: 3".
"""

from __future__ import annotations

from versioner.core.drift.agree import same
from versioner.core.drift.claims import Claim
from versioner.core.drift.clauses import clauses
from versioner.core.drift.passages import Passage
from versioner.core.drift.sides import Sides, states
from versioner.core.drift.trail import words
from versioner.core.lexicon.earlier import names_earlier, tells_of_earlier
from versioner.late import regex

_LABELLED = regex.compile(r"[^:：|.;]{1,60}(?:[:：]|\s\|)\s")
_ASIDE = 3  # words of what is only added to a clause: "at level four, the second highest"
_APART = 1.0  # what another clause shares with a passage that it tells of, too


def states_of_earlier(sentence: Passage, claim: Claim, passage: Passage) -> bool:
    """Whether a sentence states a claim of an earlier time, and the passage, behind a label, how things stand."""
    if not _is_of_now(passage):
        return False
    said = [one for one in clauses(sentence) if any(same(claim, fact) for fact in one.claims)]
    return all(_tells(one) for one in said or [sentence])


def is_of_earlier(sentence: Passage, passage: Passage, sides: Sides) -> bool:
    """Whether what a sentence tells of a passage is of an earlier time, and that says behind a label how things stand."""
    if not _is_of_now(passage) or not _tells(sentence):
        return False
    return all(
        _tells(one)
        or len(words(one.text)) <= _ASIDE
        or (
            sides.old.words(one, passage) < _APART and not any(states(passage, claim) for claim in one.claims)
        )
        for one in clauses(sentence)
    )


def _is_of_now(one: Passage) -> bool:
    """Whether a passage says behind a label how a thing stands, and not how it stood earlier."""
    return _LABELLED.match(one.text) is not None and not names_earlier(one.text)


def _tells(one: Passage) -> bool:
    return tells_of_earlier(one.text, one.language)
