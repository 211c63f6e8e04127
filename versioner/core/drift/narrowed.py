"""Where a source says now that only a part of what it told holds, and an article still tells the rest.

"By day and by night" becomes "by day only". Nothing came but the word, so what fell away is denied.
"""

from __future__ import annotations

from versioner.core.drift.denying import denies
from versioner.core.drift.model import DriftKind
from versioner.core.drift.passages import Passage
from versioner.core.drift.sides import RESTS, RIVAL, Born, Found, Sides
from versioner.core.drift.terms import terms
from versioner.core.drift.trail import Edit, words
from versioner.core.lexicon.only import ONLY
from versioner.core.text.bcp47 import primary

_TOLD = 1.0  # what a word is worth that fell away and the sentence says: that of a rare one


def narrowed(edit: Edit, now: Passage | None, sides: Sides, born: Born) -> Found:
    """The article tells what fell away from a passage that says "only" of the rest."""
    if edit.after is None or now is None or not _is_narrowed(edit.before, now):
        return
    fell = [stem for stem in edit.before.terms if not now.terms.meets(stem)]
    scored = [(sides.link(one, edit.before), one) for one in sides.sentences(edit.before)]
    best = max((score for score, _ in scored), default=0.0)
    for score, sentence in scored:
        if score < max(RESTS, RIVAL * best) or born.since(sentence, edit.step) >= edit.step:
            continue
        if denies(sentence.text, sentence.language) or _says_only(sentence):
            continue
        told = max((sides.old.rarity(stem) for stem in fell if sentence.terms.meets(stem)), default=0.0)
        if told >= _TOLD and not sides.rests_elsewhere(sentence, edit.before):
            yield sentence, DriftKind.SUPERSEDED


def _is_narrowed(before: Passage, now: Passage) -> bool:
    """Whether the word came, what else is said was said before, and nothing was denied: "guests may not" is no part that holds."""
    if not _says_only(now) or _says_only(before) or denies(before.text, before.language):
        return False
    said = terms(" ".join(word for word in words(now.text) if word not in _only(now)), now.language)
    return bool(said.stems) and all(before.terms.meets(stem) for stem in said)


def _says_only(one: Passage) -> bool:
    return not _only(one).isdisjoint(words(one.text))


def _only(one: Passage) -> frozenset[str]:
    return ONLY.get(primary(one.language) or "en", frozenset())
