"""Where a source says now that only a part of what it told holds, and an article still tells the rest.

"By day and by night" becomes "by day only". Nothing came but the word, so what fell away is denied. The word must stand
beside what is kept of the two: in "by day only with a pilot" it may be the pilot's. A sentence that was parted in two may tell
the rest in the second.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from versioner.core.drift.denying import denies
from versioner.core.drift.model import DriftKind
from versioner.core.drift.passages import Passage
from versioner.core.drift.sides import Born, Found, Sides
from versioner.core.drift.terms import terms
from versioner.core.drift.trail import Edit, words
from versioner.core.lexicon.only import JOINING, ONLY
from versioner.core.text.bcp47 import primary
from versioner.late import regex

_STOP = "."
_WORD = regex.compile(r"[\p{L}\p{M}]+|[,;:.!?()]")
_TOLD = 1.0  # what a word is worth that fell away and the sentence says: that of a rare one


def narrowed(edit: Edit, now: Passage | None, sides: Sides, born: Born) -> Found:
    """The article tells what fell away from a passage that says "only" of the rest."""
    if edit.after is None or now is None or not _is_narrowed(edit.before, now):
        return
    fell = _fell(edit.before, now)
    for sentence in sides.resting(edit, born):
        if denies(sentence.text, sentence.language) or _says_only(sentence):
            continue
        told = [one for one in fell if sentence.terms.meets(one)]
        if max(map(sides.old.rarity, told), default=0.0) < _TOLD or _is_told_elsewhere(
            told, sentence, now, sides
        ):
            continue
        if not sides.rests_elsewhere(sentence, edit.before):
            yield sentence, DriftKind.SUPERSEDED


def _is_narrowed(before: Passage, now: Passage) -> bool:
    """Whether the word came beside what is kept, what else is said was said before, and nothing was denied: "guests may not" is no part that holds."""
    if not _says_only(now) or _says_only(before) or denies(before.text, before.language):
        return False
    said = terms(" ".join(word for word in words(now.text) if word not in _only(now)), now.language)
    if not said.stems or not all(before.terms.meets(stem) for stem in said):
        return False
    return _stands_beside(_kept(before, now), now)


def _fell(before: Passage, now: Passage) -> frozenset[str]:
    """The stems that fell away."""
    return frozenset(stem for stem in before.terms if not now.terms.meets(stem))


def _kept(before: Passage, now: Passage) -> frozenset[str]:
    """What was joined to what fell away and stands still: the "day" of "by day and by night", with "and" or its like and small words alone between."""
    fell, spoken = _fell(before, now), _spoken(before.text)
    named = [(n, stem) for n, stem in enumerate(_named(before)) if stem]
    return frozenset(
        stem
        for (at, first), (behind, second) in pairwise(named)
        if _STOP not in {first, second} and not JOINING.isdisjoint(spoken[at + 1 : behind])
        for stem, gone in ((first, second), (second, first))
        if gone in fell and stem not in fell
    )


def _stands_beside(kept: Collection[str], now: Passage) -> bool:
    """Whether "only" stands before what was kept, with small words alone between, or behind it at the end of a clause."""
    spoken, named = _spoken(now.text), _named(now)
    for at, word in enumerate(spoken):
        if word not in _only(now):
            continue
        before = next((stem for stem in reversed(named[:at]) if stem), "")
        behind = next((stem for stem in named[at + 1 :] if stem), _STOP)
        closes = at + 1 == len(spoken) or named[at + 1] == _STOP
        if behind in kept or (closes and before in kept):
            return True
    return False


def _is_told_elsewhere(told: Collection[str], sentence: Passage, now: Passage, sides: Sides) -> bool:
    """Whether another passage of the source as it stands has what fell away: one that came, or one that speaks of the sentence's thing too."""
    for one in sides.last.passages:
        if one.key == now.key or not any(one.terms.meets(stem) for stem in told):
            continue
        others = (stem for stem in sentence.terms if stem not in told)
        if one.key not in sides.old_keys or any(one.terms.meets(stem) for stem in others):
            return True
    return False


def _spoken(text: str) -> list[str]:
    """The words of a text, folded, and the signs that part its clauses."""
    return [one.casefold() for one in _WORD.findall(text)]


def _named(one: Passage) -> list[str]:
    """What each word of a passage names: its stem, "" of a small word, the sign itself where a clause ends."""
    only = _only(one)
    return [
        _STOP
        if not word[0].isalpha()
        else ("" if word in only else next(iter(terms(word, one.language)), ""))
        for word in _spoken(one.text)
    ]


def _says_only(one: Passage) -> bool:
    return not _only(one).isdisjoint(words(one.text))


def _only(one: Passage) -> frozenset[str]:
    return ONLY.get(primary(one.language) or "en", frozenset())
