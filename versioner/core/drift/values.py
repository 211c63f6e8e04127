"""Where what a label is said to be gave way to something else altogether, and an article still tells of it as it was.

In running text other words may say the same; what stands behind a label is a value, and where none of its words is
left it is another one. The article says it in words of its own, so its sentence is found by the label.
"""

from __future__ import annotations

from dataclasses import replace

from versioner.core.drift.denying import negations
from versioner.core.drift.exchange import CellPair, alike, cells_replaced
from versioner.core.drift.model import DriftKind
from versioner.core.drift.passages import Passage
from versioner.core.drift.sides import Born, Found, Sides
from versioner.core.drift.states import how_things_stand
from versioner.core.drift.terms import Terms, terms
from versioner.core.drift.trail import Edit, label_of
from versioner.core.lexicon.unsettled import is_unsettled

_LABEL = 1.0  # what a sentence must share with the label


def value_replaced(edit: Edit, now: Passage | None, sides: Sides, born: Born) -> Found:
    """The article tells of what a label names, of which the source says something else altogether now."""
    if edit.after is None or now is None or _is_left_open(edit.before, now):
        return
    pairs = [one for one in cells_replaced(edit.before, now) if _is_another(one, edit.before)]
    if not pairs:
        return
    came = [terms(now_said, now.language) for _, now_said in pairs]
    label = replace(edit.before, text=label_of(edit.before), label="")
    for sentence in sides.resting(edit, born):
        if sides.old.words(sentence, label) < _LABEL or any(_says(sentence, one) for one in came):
            continue
        if _stands_as(sentence, now):
            continue
        if not sides.rests_elsewhere(sentence, edit.before):
            yield sentence, DriftKind.SUPERSEDED


def _is_left_open(before: Passage, now: Passage) -> bool:
    """Whether a thing is left open in other words: "to be announced", "still unknown"."""
    return all(is_unsettled(one.text, one.language) for one in (before, now))


def _is_another(pair: CellPair, passage: Passage) -> bool:
    """Whether two values are no two ways of saying one."""
    before, now = pair
    language = passage.language
    if alike(before, now, language) or set(how_things_stand(before, language)) & set(
        how_things_stand(now, language)
    ):
        return False
    return negations(before, language) <= negations(now, language) or not how_things_stand(now, language)


def _stands_as(sentence: Passage, now: Passage) -> bool:
    """Whether a sentence says already how the source says now that things stand."""
    ours, theirs = ({one.value for one in of.claims if one.kind == "state"} for of in (sentence, now))
    return bool(ours & theirs)


def _says(sentence: Passage, said: Terms) -> bool:
    return any(sentence.terms.meets(stem) for stem in said)
