"""Correction notes: what a publisher labels as one, in fifty languages (`lexicon.notes`), and the date it carries."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache

import regex

from versioner.core.dates import from_words
from versioner.core.lexicon.notes import GENERAL, LABELS, SAYS, SIGNS, TRIGGERS, UPDATES, WEAK
from versioner.core.lexicon.phrases import table
from versioner.core.text import key, parts

_LONGEST = 1500  # characters: longer blocks are articles about corrections
_START = 220  # characters within which a note says what it is
_TELLING = 6  # letters from which a word may tell what a note is about
_MOST_LABEL = 6  # words of a label
_OPENING = re.compile(r"[\s*•·\[(“\"'_–—-]{0,4}")
# "Note:", "Hinweis:", "Remarque :": says that something follows, not what; what follows must say it.
_WEAK_LABEL = regex.compile(rf"^\W{{0,4}}(?:{'|'.join(WEAK)})\s?[:：]\s{{0,2}}")
_WORD = regex.compile(r"[\p{L}\p{M}]+(?:['’.][\p{L}\p{M}]+)*\.?")
# What may stand between a label and its colon: a date, an hour, where it was added; no sentence.
_QUALIFIED = re.compile(
    r"(?:\s{0,4}[(\[][^)\]]{1,60}[)\]]|[\s,]{1,3}(?:(?:added|posted|issued|on|at|of|from|vom|du|del|di|de|am|le|em|il|op|kl|klo|d|den|от|від|z)\b\.?\s{0,4}){0,6}[^:.;—–]{0,12}\d[^:;]{0,32}?"
    r"(?::\d\d[^:;]{0,24}?)?)?\s{0,4}\)?(?P<mark>[:：﹕—–]|\s-\s|】|\]|\))\s{0,4}\S"
)
_TIMED = re.compile(
    r"[\s,]{1,3}(?:\w{1,6}\.?\s){0,3}(?:\d{1,2}[:.h]\d{2}|\d{1,2}\.? ?\w+\.? \d{4}|\d{4}-\d\d-\d\d)"
)


def is_note(text: str) -> bool:
    """Whether a block is a correction note: labelled as one, or saying that this article was changed."""
    return len(text) <= _LONGEST and _is_note(text)


@lru_cache(maxsize=8_192)  # a page's lines are the same ones at nearly every capture
def _is_note(text: str) -> bool:
    return _labelled(text) or _says(text)


def is_note_label(text: str) -> bool:
    """Whether a line is the label of a correction note and nothing else."""
    words = _first(text)
    return len(text) <= 60 and " ".join(words) in _labels()


def note_date(text: str) -> datetime | None:
    """The date that a note carries, None where it carries none that can be read for certain."""
    return from_words(text[: 2 * _START])


def about(text: str) -> frozenset[str]:
    """The words and numbers by which a note can be known to speak of an edit; none in a general one."""
    words = (word.casefold() for word in parts(key(text)))
    at = from_words(text)
    date = {str(at.day), str(at.year)} if at else set()
    return frozenset(
        word
        for word in words
        if (len(word) >= _TELLING and word.isalpha() and word not in GENERAL)
        or (word[:1].isdigit() and word not in date)
    )


def _labelled(text: str) -> bool:
    """Whether a block begins with a label and what makes it one: a colon, a dash, a date or hour of its own."""
    start = _OPENING.match(text)
    begin = start.end() if start else 0
    if begin == 0 and text[:1] in "【〔「":
        begin = 1
    words = list(_WORD.finditer(text, begin, begin + 80))[:_MOST_LABEL]
    if not words or words[0].start() != begin:
        return False
    for size in range(len(words), 0, -1):
        phrase = " ".join(_folded(word.group()) for word in words[:size])
        update = phrase in _updates()
        if not update and phrase not in _labels():
            continue
        end = words[size - 1].end()
        rest = text[end : end + 120]
        if _QUALIFIED.match(rest):
            return True
        if _TIMED.match(rest) and (begin > 0 or not update):
            return True
    return False


def _says(text: str) -> bool:
    """Whether a block speaks of its own correction."""
    start = key(text[:_START]).casefold().replace("’", "'")
    if not _triggered(start):
        return False
    opening, anywhere = _patterns()
    said = _WEAK_LABEL.sub("", start)
    return any(pattern.match(said) for pattern in opening) or any(p.search(start) for p in anywhere)


def _triggered(start: str) -> bool:
    whole, beginnings = _triggers()
    words = start.replace("(", " ").replace("[", " ").replace("*", " ").split()
    if any(word in whole or word[:_BEGINNING] in beginnings for word in words):
        return True
    return not start.isascii() and any(sign in start for sign in SIGNS)


def _first(text: str) -> list[str]:
    return [_folded(match.group()) for match in _WORD.finditer(text)][: _MOST_LABEL + 1]


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'").rstrip(".")


def _spelled(phrase: str) -> str:
    return " ".join(_folded(match.group()) for match in _WORD.finditer(phrase))


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    return frozenset(map(_spelled, table(LABELS)))


@lru_cache(maxsize=1)
def _updates() -> frozenset[str]:
    return frozenset(map(_spelled, table(UPDATES)))


_BEGINNING = 5  # letters that stand for a whole word and its endings


@lru_cache(maxsize=1)
def _triggers() -> tuple[frozenset[str], frozenset[str]]:
    """Words that are looked for as they are, and beginnings of longer ones."""
    words = [word.casefold() for word in TRIGGERS.split()]
    longer = frozenset(word[:_BEGINNING] for word in words if len(word) >= _BEGINNING)
    return frozenset(word for word in words if len(word) < _BEGINNING), longer


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    """The expressions for the beginning of a block, and those for its first words."""
    every = [one for many in SAYS.values() for one in many]
    opening = tuple(re.compile(one[1:]) for one in every if one.startswith("^"))
    return opening, tuple(re.compile(one) for one in every if not one.startswith("^"))
