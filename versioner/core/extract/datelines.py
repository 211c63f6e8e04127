"""The line over a text that says when, and beside it who, where and under what: "Hamburg, 2 November 2021 / Foto: dpa".

A date and nothing else, or with its label, is read by `labels`; this is what stands between such a stamp and a sentence:
a date among names, places and headings, each behind a mark. The date alone is the page's; what stands beside it stays
text. What is written small, counted, or put right before a date ("Died 12 May 2020", "Deadline: 3 May") is a fact.
"""

from __future__ import annotations

from functools import lru_cache

from versioner.core.extract.lines import Said, left_of, parts_of
from versioner.core.extract.stampwords import Says, has_figures
from versioner.core.lexicon.bylines import BY, PARTICLES
from versioner.frozen import dataclass
from versioner.late import regex

_LONGEST = 120  # characters
_MOST_NAMES = 8  # words that are left over
_LONGEST_UNPARTED = 10  # characters of a word in scripts that part none
_FACTS = frozenset({Says.CHECKED, Says.IN_FORCE, Says.HISTORY, Says.LATEST})
_STOPS = ("!", "?", "…", "。", '"', "”")  # no such line ends so
_MARKS = "|/\\,;·•⋅∙–—-()[]:："
_ENDS = "|/,;·•⋅∙–—-:："
_COLONS = ":："
# "by admin": whoever is called so signs in small letters, at the end of a line that says when.
_HANDLE = regex.compile(
    rf"[\s,|/–—-](?:{'|'.join(sorted(map(regex.escape, (by for by in BY if by.isascii() and by.isalpha())), key=len, reverse=True))})\s[a-z][a-z0-9_.]{{2,20}}$"
)


# What only a page says of itself beside a date: where a picture or a text comes from, an agency, a site's own address.
_SOURCES = regex.compile(
    r"\b(?:source|photo|image|quelle|foto|bild|fuente|imagen|fonte|immagine|crédit|crédits|bron|beeld|källa|kilde|zdroj|źródło|fot|forrás|sursa|"
    r"категория|источник|фото|джерело|category|kategorie|rubrik|rubrique|categoría|categoria|categorie|kategoria|tags?)s?\s?[:：]|"
    r"\(\p{Lu}{2,6}(?:[/,]\s?\p{Lu}[\p{L}]{1,9}){0,3}\)|\b[\p{L}\d-]{2,40}\.(?:com|org|net|info|\p{L}{2})\b",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """What such a line says.

    Attributes:
        said: its dates, all of one day.
        date: the words of the date; rest: the line without them.
        signed: something beside the date says that it is the page's own: a label, a byline, a source, a `<time>`.
        revised: a label says that the page was changed then.
    """

    said: tuple[Said, ...]
    date: str
    rest: str
    signed: bool
    revised: bool


def dateline(
    text: str,
    language: str | None = None,
    times: tuple[tuple[str, str], ...] = (),
    pieces: tuple[str, ...] = (),
) -> Dateline | None:
    """Read a line as a date among names and places; None where it is anything else, a date alone too.

    Args:
        text: a block's text.
        language: the page's (BCP 47).
        times: the block's `<time>` elements: what they show, and their `datetime`.
        pieces: the elements that the line is a row of.
    """
    if len(text) > _LONGEST or text.endswith(_STOPS) or not (times or has_figures(text)):
        return None
    return _dateline(text, language, times, pieces)


# A page's lines are the same ones at nearly every capture, and few of them stand over its text.
_CACHED = 2_048


@lru_cache(maxsize=_CACHED)
def _dateline(
    text: str, language: str | None, times: tuple[tuple[str, str], ...], pieces: tuple[str, ...]
) -> Dateline | None:
    line = _HANDLE.sub("", text)
    parts = parts_of(line, language, times)
    if parts is None or any(part.what in _FACTS for part in parts if isinstance(part.what, Says)):
        return None
    dates = [part for part in parts if isinstance(part.what, Said) and part.what.at is not None]
    if len({part.what.at.date() for part in dates if isinstance(part.what, Said) and part.what.at}) != 1:
        return None
    left = left_of(line, parts)
    if (not left and line == text) or len(left) > _MOST_NAMES or not all(map(_is_name, left)):
        return None
    first = dates[0].start
    before = [word for word in left if word.end() <= first]
    if any(line[word.end() : word.end() + 2].strip()[:1] in tuple(_COLONS) for word in before):
        return None  # a label that is none of a page's own dates
    if before and not _is_parted(line[before[-1].end() : first], line[first:], pieces):
        return None
    handle = line != text
    signed = handle or bool(times) or any(part.name or isinstance(part.what, Says) for part in parts)
    whens = [part for part in parts if isinstance(part.what, Said)]
    date = " ".join(line[part.start : part.end] for part in whens)
    rest = "".join(
        char for n, char in enumerate(text) if not any(part.start <= n < part.end for part in whens)
    )
    return Dateline(
        said=tuple(part.what for part in dates if isinstance(part.what, Said)),
        date=date,
        rest=_tidied(rest),
        signed=signed or _SOURCES.search(rest) is not None,
        revised=any(part.what is Says.UPDATED for part in parts),
    )


def _tidied(rest: str) -> str:
    """What is left of a line without its date: no two marks on end, none at either end."""
    return str(regex.sub(r"(?:\s*[|/·•⋅∙,;–—-]\s*){2,}", " | ", " ".join(rest.split()))).strip(f" {_ENDS}")


def _is_parted(between: str, rest: str, pieces: tuple[str, ...]) -> bool:
    """Whether a date is set apart from the name before it: by a mark, or as an element of its own."""
    return any(mark in between for mark in _MARKS) or any(
        rest.startswith(piece) or piece.startswith(rest) for piece in pieces[1:]
    )


def _is_name(word: regex.Match[str]) -> bool:
    said = word.group()
    if said.casefold() in PARTICLES:
        return True
    if regex.match(r"\p{Lo}", said):
        return len(said) <= _LONGEST_UNPARTED
    return bool(said[0].isupper())
