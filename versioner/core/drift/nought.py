"""Where a source told of none of what a label names and tells of some now, and an article still says that there is none.

"Redundancies: none" becomes "Redundancies: 22"; the article says that nobody will be laid off.
"""

from __future__ import annotations

from dataclasses import replace

from versioner.core.drift.clauses import denying
from versioner.core.drift.denying import denies
from versioner.core.drift.model import DriftKind
from versioner.core.drift.passages import Passage
from versioner.core.drift.scales import CELL
from versioner.core.drift.sides import RIVAL, Born, Found, Sides, candidates
from versioner.core.drift.states import is_nought
from versioner.core.drift.trail import Edit, label_of
from versioner.late import regex

_LABEL = 1.0  # what a sentence must share with the label
_WHOLE = 5  # letters of a word that a compound may begin with
_FIGURE = regex.compile(r"[1-9１-９一二两兩三四五六七八九十百千万]")


def nought_no_longer(edit: Edit, now: Passage | None, sides: Sides, born: Born) -> Found:
    """The article says that there is none of what a label names, and the source counts some now."""
    if edit.after is None or now is None or not _counts_some(edit.before, now):
        return
    label = replace(edit.before, text=label_of(edit.before), label=edit.before.label)
    scored = [(sides.old.words(one, label), one) for one in sides.sentences(edit.before)]
    told = [
        (score, one) for score, one in scored if score >= _LABEL and _says_none(one) and _names(one, label)
    ]
    best = max((score for score, _ in told), default=0.0)
    for score, sentence in told:
        if score < RIVAL * best or born.since(sentence, edit.step) >= edit.step:
            continue
        if not _is_of_another(sentence, edit.before, sides):
            yield sentence, DriftKind.SUPERSEDED


def _names(sentence: Passage, label: Passage) -> bool:
    """Whether a sentence has a word of the label, or a whole one that a word of the label begins with: "abkochen" of "Abkochgebot"."""
    return any(
        stem in label.terms
        or ("+" not in stem and len(stem) >= _WHOLE and any(other.startswith(stem) for other in label.terms))
        for stem in sentence.terms
    )


def _is_of_another(sentence: Passage, passage: Passage, sides: Sides) -> bool:
    """Whether another passage of the source tells as much of what a sentence denies: "Night work: none" beside "Weekend work: none"."""
    said = denying(sentence)
    said = said if said.text else sentence
    told = sides.old.words(said, passage)
    return any(
        one.key != passage.key and sides.old.words(said, one) >= told
        for one in candidates(sides.old, sentence)
    )


def same_nought(before: Passage, now: Passage) -> bool:
    """Whether a cell or item says of the same label that there is none, in other words: "none", "nil"."""
    label = label_of(before)
    if not label or label != label_of(now):
        return False
    old, new = _values(before.text), _values(now.text)
    return len(old) == len(new) and all(
        a == b or (is_nought(a) and is_nought(b)) for a, b in zip(old, new, strict=True)
    )


def _counts_some(before: Passage, now: Passage) -> bool:
    """Whether a cell or item that said nought says something else, of the same label."""
    label = label_of(before)
    if not label or label != label_of(now):
        return False
    old, new = _values(before.text), _values(now.text)
    return len(old) == len(new) and any(
        is_nought(a) and not is_nought(b) and (_FIGURE.search(b) or not denies(b, now.language))
        for a, b in zip(old, new, strict=True)
    )


def _values(text: str) -> list[str]:
    parts = text.split(CELL)[1:] if CELL in text else [text.replace("：", ":").partition(":")[2]]
    return [part.strip(" .。;") for part in parts]


def _says_none(sentence: Passage) -> bool:
    """Whether a sentence denies, or gives a nought."""
    return denies(sentence.text, sentence.language) or any(
        one.quantity is not None and not one.quantity.value for one in sentence.claims
    )
