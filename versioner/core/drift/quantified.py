"""Where an article tells how many of several (all, most, none, both, one alone), and its source counts otherwise now.

"Most of the barley goes to Ghent" is said of "58 per cent of the barley", no longer of 38; "all the millers have signed" of
"14 of 14", no longer of "13 of 14"; "the council was unanimous" of 9 votes to none. The passage that counts is the one that the
sentence rests on, and of several shares that one counts which is told with the sentence's own words.
"""

from __future__ import annotations

from versioner.core.drift.counted import Counted, counted, may_be, told
from versioner.core.drift.denying import denies
from versioner.core.drift.model import DriftKind
from versioner.core.drift.passages import Passage
from versioner.core.drift.retold import says_only
from versioner.core.drift.sides import RESTS, RIVAL, Born, Found, Sides, at_birth
from versioner.core.drift.terms import terms
from versioner.core.drift.trail import Edit
from versioner.core.lexicon.majorities import tells_votes
from versioner.core.lexicon.quantifiers import Many, how_many, stands_for_it

_NAMED = 1.0  # what a sentence shares in words with what is told of the share that it means
_BEHIND = 6  # words behind a quantifier of which the first that names anything names what it counts
_APART = 1.0  # what "only" is said of must be told by the sentence


def quantified(edit: Edit, now: Passage | None, sides: Sides, born: Born) -> Found:
    """The article tells how many of several, which the source counts otherwise now."""
    if edit.after is None or now is None:
        return
    scored = [
        (sides.link(one, edit.before), one)
        for one in sides.sentences(edit.before)
        if told(one) and born.since(one, edit.step) < edit.step
    ]
    for score, sentence in scored:
        if score < RESTS or not _is_its(sentence, score, edit.before, sides):
            continue
        was = at_birth(sentence, edit, sides, born)
        if any(_is_so_no_longer(many, at, sentence, was, now, sides) for many, at in _asked(sentence)):
            yield sentence, DriftKind.SUPERSEDED


def _asked(sentence: Passage) -> list[tuple[Many, int]]:
    """What a sentence tells of how many, each with where it ends: one such word, as of two it is not told which counts what."""
    found = [(many, span[1]) for many, span in how_many(sentence.text, sentence.language)]
    return found if len(found) == 1 else []


def _is_its(sentence: Passage, score: float, passage: Passage, sides: Sides) -> bool:
    """Whether no other sentence speaks more surely of a passage, and the sentence of no other more surely."""
    surest = max(sides.link(one, passage) for one in sides.sentences(passage))
    return score >= RIVAL * surest and not sides.rests_elsewhere(sentence, passage)


def _is_so_no_longer(
    many: Many, at: int, sentence: Passage, was: Passage, now: Passage, sides: Sides
) -> bool:
    agreed = Many.AGREED in told(was)
    if many is Many.AGREED and not (tells_votes(now.text) and (agreed or tells_votes(was.text))):
        return False
    if many is not Many.AGREED and not _counts_what_is_told(sentence, at, was, sides):
        return False
    before, after = (_meant(sentence, one, sides) for one in (was, now))
    if after is not None and (before is not None or many is Many.AGREED):
        so = agreed or (before is not None and before.is_so(many) is True)
        return so and after.is_so(many) is False
    return _is_said_otherwise(many, sentence, was, now, sides)


def _counts_what_is_told(sentence: Passage, at: int, passage: Passage, sides: Sides) -> bool:
    """Whether a passage names what the sentence counts: the first word behind the quantifier that names anything, or what else they share."""
    behind = sentence.text[at:]
    words = (terms(word, sentence.language).stems for word in behind.split()[:_BEHIND])
    named = next(filter(None, words), frozenset())
    if not named or stands_for_it(behind):  # "free for all", "none of it lies in Ghent"
        return sides.old.words(sentence, passage) >= _NAMED
    return any(passage.terms.meets(stem) or passage.under.meets(stem) for stem in named)


def _meant(sentence: Passage, one: Passage, sides: Sides) -> Counted | None:
    """What a passage counts in the words of a sentence; None where it counts nothing, or two things alike."""
    found = counted(one)
    if len(found) < 2:
        return found[0] if found else None
    scored = sorted(((sides.old.words(sentence, of.said), n) for n, of in enumerate(found)), reverse=True)
    if scored[0][0] < _NAMED or scored[0][0] <= scored[1][0]:
        return None
    return found[scored[0][1]]


def _is_said_otherwise(many: Many, sentence: Passage, was: Passage, now: Passage, sides: Sides) -> bool:
    """Whether a passage tells how many in words too, and in others now; or of all that it is so of some only."""
    if many in {Many.ALL, Many.NONE} and not says_only(was) and says_only(now):
        return many is Many.ALL and _is_said_of(sentence, now, sides)
    old, new = told(was), told(now)
    if not old or not new or denies(was.text, was.language) is not denies(now.text, now.language):
        return False
    return all(may_be(many, one) for one in old) and not any(may_be(many, one) for one in new)


def _is_said_of(sentence: Passage, now: Passage, sides: Sides) -> bool:
    """Whether a passage says of the same how it stands, of some only."""
    stand = {one.value for one in sentence.claims if one.kind == "state"}
    return (
        any(one.value in stand for one in now.claims if one.kind == "state")
        and sides.last.words(sentence, now) >= _APART
    )
