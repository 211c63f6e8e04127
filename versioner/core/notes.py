"""Correction notes: what a publisher labels as one, in fifty languages (`lexicon.notes`), and the date it carries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache, lru_cache, partial
from itertools import islice

from versioner.core.dates.declared import from_words
from versioner.core.lexicon import worked_out
from versioner.core.lexicon.notes import (
    CONTRASTED,
    GENERAL,
    GRANTED,
    LABELS,
    PERSONAL,
    SAYS,
    SIGNS,
    TRIGGERS,
    UPDATES,
    WEAK,
)
from versioner.core.lexicon.phrases import table
from versioner.core.text.letters import lettered
from versioner.core.text.words import key, parts
from versioner.late import re, regex

_LONGEST = 1500  # characters: longer blocks are articles about corrections
_START = 220  # characters within which a note says what it is
_TELLING = 6  # letters from which a word may tell what a note is about
_MOST_LABEL = 6  # words of a label
_OPENING = re.compile(r"[\s*•·\[(“\"'_–—-]{0,4}")
# "Note:", "Hinweis:", "Remarque :": says that something follows, not what; what follows must say it.
_WEAK_LABEL = regex.compile(rf"^\W{{0,4}}(?:{'|'.join(WEAK)})\s?[:：]\s{{0,2}}")
_GRANTED = regex.compile(rf"\W{{0,4}}(?:{'|'.join(GRANTED)})(?!\p{{L}})", regex.IGNORECASE)
_CONTRASTED = regex.compile(CONTRASTED, regex.IGNORECASE)
_PERSONAL = regex.compile(rf"(?<!\p{{L}})(?:{PERSONAL})(?!\p{{L}})", regex.IGNORECASE)
_WORD = regex.compile(r"[\p{L}\p{M}]+(?:['’.][\p{L}\p{M}]+)*\.?")
_RUN = lettered(r"[\w\p{M}]+")
_PLAIN_RUNS = "".join(
    chr(n).lower() if chr(n).isalnum() or chr(n) == "_" else " " for n in range(128)
)  # as that, in ASCII, folded
_Expression = tuple[str, int]  # language, and the how manieth of its expressions
# Months and weekdays as they are written in short, with a full stop.
_SHORT = (
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mär|okt|dez|janv|févr|avr|juil|déc|ene|abr|ago|dic|gen|giu|lug|set|ott|mrt|"
    "mon|tues?|wed|thur?s?|fri|sat|sun"
)
# What may stand between a label and its colon: a date, its month and weekday in short ("Nov. 15"), an hour, where it was added; no sentence.
_QUALIFIED = re.compile(
    r"(?:\s{0,4}[(\[][^)\]]{1,60}[)\]]|[\s,]{1,3}(?:(?:added|posted|issued|on|at|of|from|vom|du|del|di|de|am|le|em|il|op|kl|klo|d|den|от|від|z)\b\.?\s{0,4}){0,6}"
    rf"(?:(?:{_SHORT})\.,?\s){{0,2}}"
    r"[^:.;—–]{0,12}\d[^:;]{0,32}?"
    r"(?::\d\d[^:;]{0,24}?)?)?\s{0,4}\)?(?P<mark>[:：﹕—–]|\s-\s|】|\]|\))\s{0,4}\S",
    re.IGNORECASE,
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


@lru_cache(maxsize=1_024)
def says_it_was_changed(text: str) -> bool:
    """Whether a block says of this very article that it was changed, whatever label stands before it."""
    return len(text) <= _LONGEST and _says(text)


def is_note_label(text: str) -> bool:
    """Whether a line is the label of a correction note and nothing else."""
    return len(text) <= 60 and _is_note_label(text)


@lru_cache(maxsize=1_024)
def _is_note_label(text: str) -> bool:
    return " ".join(_first(text)) in _labels()


def grants(text: str) -> bool:
    """Whether what stands behind "Correction:" is what a reader has a right to, and no note: "the right to request …".

    "You can apply until 3 May, not 3 June" is one: a note gives a figure, or one thing for another.
    """
    if _GRANTED.match(text) is None or _CONTRASTED.search(text) is not None:
        return False
    return not any(map(str.isdecimal, text)) or _PERSONAL.search(text) is not None


def note_date(text: str) -> datetime | None:
    """The date that a note carries, None where it carries none that can be read for certain."""
    return from_words(text[: 2 * _START])


def about(text: str) -> frozenset[str]:
    """The words and numbers by which a note can be known to speak of an edit; none in a general one."""
    words = set(map(str.casefold, parts(key(text))))
    figures = {word for word in words if word[:1].isdigit()}
    at = from_words(text) if figures else None
    date = {str(at.day), str(at.year)} if at else set()
    telling = {word for word in words if len(word) >= _TELLING and word.isalpha() and word not in GENERAL}
    return frozenset(telling | (figures - date))


def _labelled(text: str) -> bool:
    """Whether a block begins with a label and what makes it one: a colon, a dash, a date or hour of its own."""
    opening = text[:space] if (space := text.find(" ")) > 0 else text
    if opening.isascii() and opening.isalpha() and opening.lower() not in _sizes():
        return False  # most blocks, told without an expression
    start = _OPENING.match(text)
    begin = start.end() if start else 0
    if begin == 0 and text[:1] in "【〔「":
        begin = 1
    first = _WORD.match(text, begin, begin + 80)
    sizes = _sizes().get(_folded(first.group())) if first is not None else None
    if sizes is None:
        return False  # most blocks: their first word begins no label
    words = list(islice(_WORD.finditer(text, begin, begin + 80), sizes[0]))
    plain = [_folded(word.group()) for word in words]
    for size in sizes:
        if size > len(words):
            continue
        phrase = " ".join(plain[:size])
        update = phrase in _updates()
        if not update and phrase not in _labels():
            continue
        end = words[size - 1].end()
        rest = text[end : end + 120]
        if (qualified := _QUALIFIED.match(rest)) is not None:
            undated = not rest[: qualified.start("mark")].strip()
            return update or not (undated and grants(text[end + qualified.end("mark") :]))
        if _TIMED.match(rest) and (begin > 0 or not update):
            return True
    return False


def _says(text: str) -> bool:
    """Whether a block speaks of its own correction."""
    start = text[:_START]
    if start.isascii():  # which words stand in it hangs on no space: most blocks are asked no more
        asked = _triggered(start)
        start = key(start).casefold() if asked else start
    else:
        start = key(start).casefold().replace("’", "'")
        asked = _triggered(start)
    if not asked:
        return False
    opening, anywhere = _patterns(asked)
    said = _WEAK_LABEL.sub("", start) if ":" in start or "：" in start else start
    return any(one.match(said) for one in opening) or any(one.search(start) for one in anywhere)


def _triggered(start: str) -> frozenset[_Expression]:
    """The expressions that a text may hold: those of which it has a telling word."""
    plain = start.isascii()
    runs = start.translate(_PLAIN_RUNS).split() if plain else _RUN.of(start).findall(start)
    if plain and _silent.issuperset(runs):
        return frozenset()  # most blocks
    telling = frozenset(map(_tells.__getitem__, runs))
    return _asked(telling, () if plain else tuple(sign for sign in SIGNS if sign in start))


@lru_cache(maxsize=1_024)
def _asked(telling: frozenset[str], signs: Sequence[str]) -> frozenset[_Expression]:
    """The expressions that have one of some words or signs."""
    return frozenset[_Expression]().union(*map(_used, telling - {""}), *map(_used_within, signs))


class _Tells(dict[str, str]):
    """Words, and of each the beginning by which it tells; "" where it tells nothing. A text has few words: they are kept."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_KEPT:
            self.clear()
            _silent.clear()
        beginning = word[:_BEGINNING]
        self[word] = told = beginning if beginning in _telling() else ""
        if not told:
            _silent.add(word)
        return told


_MOST_KEPT = 16_384
_tells = _Tells()
_silent: set[str] = set()  # of these the words that tell nothing: a whole line is held against them at once


@lru_cache(maxsize=1_024)
def _patterns(
    expressions: frozenset[_Expression],
) -> tuple[Sequence[re.Pattern[str]], Sequence[re.Pattern[str]]]:
    """Of some expressions those that begin a block, and the others."""
    found = [_pattern(one) for one in expressions]
    return [one for opens, one in found if opens], [one for opens, one in found if not opens]


def _first(text: str) -> list[str]:
    return [_folded(match.group()) for match in _WORD.finditer(text)][: _MOST_LABEL + 1]


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'").rstrip(".")


def _spelled(phrase: str) -> str:
    return " ".join(_folded(match.group()) for match in _WORD.finditer(phrase))


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    return frozenset(worked_out.NOTE_LABELS.split("|"))


def worked_out_labels() -> frozenset[str]:
    """The labels of notes, as their words: what `lexicon.worked_out` keeps."""
    return frozenset(map(_spelled, table(LABELS)))


@lru_cache(maxsize=1)
def _sizes() -> Mapping[str, Sequence[int]]:
    """The first words of all labels, and how many words those have that begin with it: most first."""
    sizes: dict[str, set[int]] = {}
    for one in (*_labels(), *_updates()):
        sizes.setdefault(one.partition(" ")[0], set()).add(one.count(" ") + 1)
    found = {word: sorted(size for size in many if size <= _MOST_LABEL) for word, many in sizes.items()}
    return {word: many[::-1] for word, many in found.items() if many}


@lru_cache(maxsize=1)
def _updates() -> frozenset[str]:
    return frozenset(worked_out.NOTE_UPDATES.split("|"))


def worked_out_updates() -> frozenset[str]:
    """As `worked_out_labels`, of what announces an update."""
    return frozenset(map(_spelled, table(UPDATES)))


_BEGINNING = 5  # letters that stand for a whole word and its endings


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    """Short words that tell, as they are, and the beginnings of longer ones."""
    return frozenset(word.casefold()[:_BEGINNING] for word in TRIGGERS.split())


@lru_cache(maxsize=1)
def _expressions() -> Mapping[_Expression, str]:
    """Every expression, as its words are read."""
    return {(tongue, n): _as_read(one) for tongue, many in SAYS.items() for n, one in enumerate(many)}


@lru_cache(maxsize=1)
def _words_only() -> Mapping[_Expression, str]:
    """As `_expressions`, with single spaces around every word."""
    return {one: f" {' '.join(_RUN.of(text).findall(text))} " for one, text in _expressions().items()}


def _used(telling: str) -> frozenset[_Expression]:
    """The expressions in which a telling word stands."""
    return frozenset(
        (one[:at], int(one[at + 1 :])) for one in _tells_of()[telling].split(",") for at in (one.find("."),)
    )


@lru_cache(maxsize=1)
def _tells_of() -> Mapping[str, str]:
    return dict(one.split(":") for one in worked_out.NOTE_TELLS.split())


def worked_out_tells() -> Mapping[str, frozenset[_Expression]]:
    """Of every telling word the expressions in which it stands."""
    return {word: _stands_in(word) for word in _telling()}


def _stands_in(telling: str) -> frozenset[_Expression]:
    """The expressions in which a telling word stands, a short one as a word of its own."""
    short = len(telling) < _BEGINNING
    return _holding(f" {telling} ", _words_only()) if short else _used_within(telling)


@cache
def _used_within(telling: str) -> frozenset[_Expression]:
    return _holding(telling, _expressions())


def _holding(part: str, expressions: Mapping[_Expression, str]) -> frozenset[_Expression]:
    """The expressions in which a part stands; all of them where it stands in none as it is."""
    return frozenset(one for one, text in expressions.items() if part in text) or frozenset(expressions)


def _as_read(expression: str) -> str:
    """The words of an expression, without the signs for what stands between them; choices of letters in every way."""
    plain = re.sub(r"\\[a-zA-Z]", " ", _unsharp(expression))
    longest = max((len(one) for one in _CHOICE.findall(plain)), default=1)
    ways = [_CHOICE.sub(partial(_chosen, n), plain) for n in range(longest)]
    return " ".join(re.sub(r"(\w)\?", kept, way) for way in ways for kept in (r"\1", ""))


def _unsharp(expression: str) -> str:
    """An expression with the letters that are left when a text is folded: no final sigma, no sharp s."""
    return expression.replace("ς", "σ").replace("ß", "ss")


def _chosen(n: int, choice: re.Match[str]) -> str:
    return choice[1][n % len(choice[1])]


_CHOICE = re.compile(r"\[([^\]]{1,40})\]")


@cache
def _pattern(one: _Expression) -> tuple[bool, re.Pattern[str]]:
    """An expression, and whether it is one for the very beginning of a block or for any of its first words."""
    tongue, n = one
    said = _unsharp(SAYS[tongue][n])
    return said.startswith("^"), re.compile(said.removeprefix("^"))
