"""The words of stamps: what labels begin with and say, how relative times begin, what says that there is no date.

Most blocks are no stamps and most lines are sentences: their words tell that before anything is cut. The tables are
made when they are first asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import islice

from versioner.core.decide.ticking import ago_sizes, agos
from versioner.core.lexicon import labels as lexicon
from versioner.core.lexicon import worked_out
from versioner.core.lexicon.bylines import BY, PARTICLES, ROLES
from versioner.core.lexicon.months import WEEKDAYS
from versioner.core.lexicon.nearby import NOW, TODAY, YESTERDAY
from versioner.core.lexicon.phrases import Table, table
from versioner.core.text.letters import lettered
from versioner.late import re

LONGEST = 160  # characters: a stamp is a line; a sentence that begins with "Published" is text
# a page's lines are the same ones at nearly every capture: what they say is worked out once
CACHED = 8_192
WORD = lettered(r"\p{N}+|[\p{L}\p{M}]+(?:['’\u200c-][\p{L}\p{M}]+)*")
_PLAIN_WORD = re.compile(r"[0-9]+|[A-Za-z]+(?:['-][A-Za-z]+)*")  # as that, of ASCII, in a third of the time
_MOST_WORDS = 9  # of a label or of a relative time
_FIGURE = re.compile("[0-9]")


class Says(StrEnum):
    """What a label says of its date."""

    PUBLISHED = "published"
    UPDATED = "updated"
    CHECKED = "checked"  # that somebody looked: no word on the text
    IN_FORCE = "in force"  # from when terms hold: what they say, and what their texts are told apart by
    HISTORY = "history"  # what follows is the page's own history
    LATEST = "latest"  # what follows is its newest line


def label(text: str) -> Says | None:
    """What a block says that is a label and nothing else."""
    return _label(text) if len(text) <= LONGEST else None


def begins(text: str) -> bool:
    """Whether a text begins with a word that a label begins with: most sentences do not."""
    word = text[:space] if (space := text.find(" ")) > 0 else text
    if word.isascii() and word.isalpha():
        return word.lower() in _label_openers()
    first = WORD.of(text).match(text)
    return first is not None and folded(first.group()) in _label_openers()


def opens(text: str) -> bool:
    """Whether any word of a text is one with which a label or what introduces a name begins: else it is no stamp."""
    return not _first_words().isdisjoint(_words(text))


@lru_cache(maxsize=CACHED)
def _label(text: str) -> Says | None:
    begun = (_PLAIN_WORD if text.isascii() else WORD.of(text)).finditer(text)
    first = next((word.group().casefold() for word in begun), "")
    labels = beginning_with(first)
    if not labels:
        return None  # most blocks
    words = [first, *(word.group().casefold() for word in islice(begun, _MOST_WORDS))]
    return labels.get(" ".join(words)) if len(words) <= _MOST_WORDS else None


def has_figures(text: str) -> bool:
    """Whether a text has a figure of any script: without one it holds no date, clock time or number."""
    return _FIGURE.search(text) is not None if text.isascii() else any(map(str.isnumeric, text))


def tells_when(text: str, times: Sequence[tuple[str, str]]) -> bool:
    """Whether a line may say when something was: it has a `<time>`, a figure, or a word that relative times begin with."""
    return bool(times) or has_figures(text) or not ago_sizes().keys().isdisjoint(_words(text))


def is_no_date(text: str) -> bool:
    """Whether a block says that there is no date, and nothing else: "N/A", "—", "never"."""
    return no_date().fullmatch(text) is not None


def phrase_sizes(word: str) -> tuple[int, ...]:
    """How many words the phrases have that begin with a word, longest first: most words begin none."""
    begun = _sizes_from(word)
    counted = ago_sizes().get("#", ()) if word.isdecimal() else ()
    return tuple(sorted({*begun, *counted}, reverse=True)) if begun and counted else begun or counted


@lru_cache(maxsize=2_048)
def _sizes_from(word: str) -> tuple[int, ...]:
    labels = {phrase.count(" ") + 1 for phrase in beginning_with(word)}
    counts = {*ago_sizes().get(word, ()), *(size for size in labels if size <= _MOST_WORDS)}
    return tuple(sorted(counts, reverse=True))


@lru_cache(maxsize=1)
def no_date() -> re.Pattern[str]:
    """What matches the words and marks that stand in place of a date, with a colon before them."""
    said = sorted(map(re.escape, table(lexicon.NO_DATE)), key=len, reverse=True)
    return re.compile(
        rf"\s{{0,8}}[:：]?\s{{0,8}}(?:{'|'.join((*said, *lexicon.NO_DATE_MARKS))})(?![^\W_])", re.IGNORECASE
    )


def folded(word: str) -> str:
    """A word as the tables have it."""
    return word.casefold().replace("’", "'")


def _words(text: str) -> Iterator[str]:
    """The words of a text, folded."""
    return (
        iter(_PLAIN_WORD.findall(text.lower()))
        if text.isascii()
        else map(folded, WORD.of(text).findall(text))
    )


def _words_in(phrases: Iterable[str]) -> frozenset[str]:
    """The words of many phrases, which have few words among them: each is looked at once."""
    apart = set(" ".join(phrases).split())
    plain = {word for word in apart if word.isalpha() and word == word.casefold()}
    return frozenset(plain.union(*map(_words, apart - plain)))


@lru_cache(maxsize=1)
def _labels() -> tuple[tuple[Says, Table], ...]:
    """What labels say, and the phrases that say so; a phrase of several says the last."""
    return (
        (Says.HISTORY, Table(lexicon.HISTORY, worked_out.BEGUN_HISTORY)),
        (Says.LATEST, Table(lexicon.LATEST, worked_out.BEGUN_LATEST)),
        (Says.CHECKED, Table(lexicon.CHECKED, worked_out.BEGUN_CHECKED)),
        (Says.IN_FORCE, Table(lexicon.IN_FORCE, worked_out.BEGUN_IN_FORCE)),
        (Says.PUBLISHED, Table(lexicon.PUBLISHED, worked_out.BEGUN_PUBLISHED)),
        (Says.UPDATED, Table(lexicon.UPDATED, worked_out.BEGUN_UPDATED)),
    )


@lru_cache(maxsize=1)
def _label_openers() -> Mapping[str, list[str]]:
    """The words that labels begin with, each with how the lexicon writes it."""
    found: dict[str, list[str]] = {}
    for written in set[str]().union(*(labels.first_words for _, labels in _labels())):
        found.setdefault(_first_word(written), []).append(written)
    return found


@lru_cache(maxsize=2_048)
def beginning_with(word: str) -> Mapping[str, Says]:
    """The labels that begin with a word, as their words, -> what each says."""
    begun = _label_openers().get(word, ())
    return {
        _spelled(phrase): says
        for says, labels in _labels()
        for written in begun
        for phrase in labels.beginning_with(written)
    }


def _first_word(text: str) -> str:
    return text.casefold() if text.isalpha() else next(_words(text))


def _spelled(phrase: str) -> str:
    """A phrase as its words; nearly all of ten thousand are words already, parted by single spaces."""
    return phrase.casefold() if phrase.replace(" ", "").isalpha() else " ".join(_words(phrase))


def worked_out_openers() -> Mapping[str, tuple[int, ...]]:
    """As `ago_sizes`: what `lexicon.worked_out` keeps of them."""
    sizes: dict[str, set[int]] = {}
    for one in (*NOW, *TODAY, *YESTERDAY, *agos()):
        sizes.setdefault(one.partition(" ")[0], set()).add(one.count(" ") + 1)
    kept = {word: tuple(size for size in sorted(ones) if size <= _MOST_WORDS) for word, ones in sizes.items()}
    return {word: ones for word, ones in kept.items() if ones}


@lru_cache(maxsize=1)
def stamp_words() -> frozenset[str]:
    """Every word of a label, a relative time or what introduces a name, or says that there is no date: of none is anything left (`left_of`)."""
    return frozenset(worked_out.STAMP_WORDS.split())


def worked_out_words() -> frozenset[str]:
    """As `stamp_words`: what `lexicon.worked_out` keeps of them."""
    labels = frozenset[str]().union(*(one.words() for _, one in _labels()))
    phrases = (*labels, *NOW, *TODAY, *YESTERDAY, *agos(), *BY, *table(lexicon.NO_DATE))
    return _words_in(phrases) | PARTICLES | ROLES | lexicon.FURNITURE | weekdays()


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset({*_label_openers(), *(phrase.partition(" ")[0] for phrase in BY)})


@lru_cache(maxsize=1)
def weekdays() -> frozenset[str]:
    """The words of the names of weekdays: "Dé Máirt" and "יום שלישי" are two each."""
    return _words_in(WEEKDAYS)
