"""Counters and clocks by their form: "3 min read", "2 hours ago", "1,204 views", a build number."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from versioner.core.dates.declared import dates_in
from versioner.core.lexicon import counters, worked_out
from versioner.core.lexicon.ago import AGO
from versioner.core.lexicon.house import is_build
from versioner.core.lexicon.months import WEEKDAYS
from versioner.late import re, regex

SHORT = 120  # characters: longer lines are text
_CACHED = 16_384
_WORD = regex.compile(r"#|[\p{L}\p{M}]+(?:['’\u200c-][\p{L}\p{M}]+)*")
_STOPS = (".", "!", "。", "！")
_MOST_WORDS = 6  # of a relative time
_BESIDE = 2  # words beside it
_ARTICLE = 4  # letters that a word beside a day has to say more than "the" or "on"

# A build number of the software that serves the page: three parts or more, alone on its line.
_BUILD = re.compile(r"^\W*v(?:ersion)?\.?\s*\d+(?:\.\d+){2,}\W*$", re.IGNORECASE)
_DIGITS = re.compile(r"[+\-−]?\d+(?:[.,:\u202f\xa0 ]\d+)*")
_UNIT = (
    r"(?:s|secs?|seconds?|min(?:ute)?s?|mins?|h|hrs?|hours?|days?|weeks?|months?|years?|secondes?|heures?|jours?|"
    r"semaines?|mois|ans?|sekunden?|minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|segundos?|minutos?|horas?|"
    r"d[íi]as?|semanas?|meses|a[ñn]os?|giorni|ore|minuti|uur|dagen|minuter|timmar)"
)
# A key has one space between words, and no more of anything than a reader would make of it.
_TICKING = re.compile(
    rf"\b#\s?{_UNIT}\s(?:ago|read)\b|\b(?:il y a|vor|hace)\s#\s?{_UNIT}|"
    r"^\W{0,20}(?:just now|moments ago|today|yesterday|[àa] l['’]instant|gerade eben|ahora mismo)\W{0,20}$|"
    r"(?:©|\(c\)|copyright)\s?#|"
    # how much of a text is kept from who has not paid
    r"\bil vous reste #\s?%(?: de cet article| de l['’]article)? à lire\b|\bnoch #\s?% (?:des artikels )?zu lesen\b|"
    r"\b(?:you have )?#\s?% (?:of this (?:article|story) )?(?:left|remaining) to read\b",
    re.IGNORECASE,
)
# How many read, shared or answered: "1,204 views", "12K reads".
_READERS = re.compile(
    r"#\s?[km]?\s?\+?\s?(?:views?|reads?|readers?|comments?|shares?|likes?|followers?|visitors?|(?:people )?(?:online|reading|watching)|"
    r"vues?|lectures?|commentaires?|partages?|abonn[ée]s|aufrufe|kommentare|leser|visitas|comentarios|lectores|lecturas|"
    r"reproducciones|visualizaciones|leituras|visualiza[çc][õo]es|letture|visualizzazioni|weergaven|visningar|visninger|lukukertaa|"
    r"odsłon|wyświetleń|zobrazení|просмотр(?:ов|а)?|перегляд(?:ів|и)?|görüntülenme|okunma|προβολές)\b",
    re.IGNORECASE,
)
# What a share stands at: its sign in capitals, a price, and by how much that moved, with the sign of it.
_QUOTED = re.compile(
    r"^\W{0,4}[A-Z]{1,5}(?:[.:][A-Z]{1,4})?\s{1,4}[€$£¥]?\d[\d.,]{0,12}\s{0,3}[▲▼△▽+\-−]\s?\d[\d.,]{0,9}\s?%\W{0,4}$"
)


_LEFT_OR_OFTEN = re.compile(
    rf"(?<!\w)(?:{counters.either(counters.LEFT)}|{counters.either(counters.OFTEN)}|{counters.either(counters.READING)})(?![a-z])",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(rf"^\W{{0,8}}(?:{counters.either(counters.OF_ITSELF)})", re.IGNORECASE)
_TODAY = re.compile(rf"^\W{{0,8}}(?:{counters.either(counters.TODAY_IS)})(?![^\W\d_]{{3}})", re.IGNORECASE)
_IMPRINT = re.compile(r"^\W{0,8}(?:©|\(c\)|copyright)\W{0,4}\d{4}", re.IGNORECASE)


def is_imprint(name: str) -> bool:
    """Whether a line begins with a copyright mark and its year: whose page it is, however much of a sentence follows."""
    return len(name) < SHORT and _IMPRINT.match(name) is not None


@lru_cache(maxsize=_CACHED)
def of_itself(name: str) -> bool:
    """Whether a line, a sentence too, counts the page's own readers or tells which day it is, and nothing else."""
    if len(name) >= SHORT:
        return False
    mask = template(name)
    return ("#" in mask and _OF_ITSELF.search(mask) is not None) or _is_today(name)


def _is_today(name: str) -> bool:
    """Whether a line says "today is" and a day."""
    begun = _TODAY.match(name)
    day = None if begun is None else next(dates_in(name), None)
    if begun is None or day is None:
        return False
    rest = f"{name[begun.end() : day.start]} {name[day.end :]}"
    return all(len(word) < _ARTICLE or word.casefold() in WEEKDAYS for word in _WORD.findall(rest))


@lru_cache(maxsize=_CACHED)
def template(name: str) -> str:
    """A key with its numbers masked."""
    return _DIGITS.sub("#", name)


@lru_cache(maxsize=_CACHED)
def ticks(name: str) -> bool:
    """Whether a line is a counter or a clock by its form: "3 min read", "2 hours ago", "1,204 views"."""
    if len(name) >= SHORT:
        return False
    mask = template(name)
    return bool(
        _BUILD.match(name)
        or is_build(name)
        or _QUOTED.match(name)
        or _TICKING.search(mask)
        or _counts_readers(mask)
        or _LEFT_OR_OFTEN.search(mask)
        or _is_ago(mask)
        or of_itself(name)
    )


def _counts_readers(mask: str) -> bool:
    """Whether a line tells how many read, shared or answered; a sentence only where it says nothing else: "200 visitors came." does."""
    found = _READERS.search(mask)
    if found is None or not mask.endswith(_STOPS):
        return found is not None
    return not any(map(str.isalpha, mask[: found.start()] + mask[found.end() :]))


@lru_cache(maxsize=1)
def agos() -> Mapping[str, int]:
    """Relative time, as its words with `#` for the number, -> seconds of its unit."""
    found = {}
    for pattern, seconds in AGO.items():
        plain = " # " in f" {pattern} " and pattern.replace("#", "").replace(" ", "").isalpha()
        parts = pattern.split() if plain else _WORD.findall(pattern)
        words = [word.casefold().replace("’", "'") for word in parts]
        found[" ".join(words)] = seconds
        if words[0] == "#":
            found.update({" ".join([one, *words[1:]]): seconds for one in ("a", "an", "one")})
    return found


def _is_ago(mask: str) -> bool:
    """Whether a line is a relative time in any language, hardly anything beside it."""
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(mask)]
    if not 0 < len(words) <= _MOST_WORDS + _BESIDE or "#" not in words:
        return False
    begun = ago_sizes()
    labelled = _LABELLED.search(mask) is not None
    return any(
        (said := " ".join(words[n : n + size])) in agos() and not (labelled and said in _LASTS)
        for n, word in enumerate(words)
        for size in begun.get(word, ())
        if 1 < size <= len(words) - n and len(words) - size <= _BESIDE
    )


# Relative times without a word that says "ago" tell how long a thing lasts where a label or another cell stands before them:
# "Journey: 50 min", "Running time | 90 min"; "Ana Brandt 5 h" says when.
_LASTS = frozenset(f"# {unit}" for unit in ("s", "min", "h", "t", "d", "v", "md", "mån", "år"))
_LABELLED = re.compile(r"[^\W\d_]\W{0,3}[:：|]\s?#")


@lru_cache(maxsize=1)
def ago_sizes() -> Mapping[str, tuple[int, ...]]:
    """The first words of relative times, those that name a day too ("#": a number), and how many words each may begin."""
    parts = (one.split(":") for one in worked_out.AGO.split())
    return {word: tuple(map(int, sizes.split(","))) for word, sizes in parts}
