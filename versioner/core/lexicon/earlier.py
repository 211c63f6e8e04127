"""Words that put what a sentence tells before the time that it speaks of: "until then", "it had been at level four", "bis dahin".

A passive in the pluperfect ("had been killed") counts what holds still, so what is and was is told apart from what was done.
Source: written for this project; ten languages.
"""

from __future__ import annotations

from functools import lru_cache

from versioner.core.lexicon import base
from versioner.late import regex

_SAID = {
    "en": r"(?:until|till|up to|before) then|before that|previously|formerly|had (?:(?:long|never|always|only) )?(?:been (?!\p{L}{2,}(?:ed|en|ght|lt|pt|st)\b)|stood at|lain at)|used to be",
    "de": r"bis dahin|zuvor|davor|(?:war|waren|hatten?) [^.;]*?(?:gewesen|gelegen|gestanden|gegolten|betragen)",
    "fr": r"jusque[- ]là|jusqu['’]alors|auparavant|(?:avait|avaient) été (?:à|au|en|de|sous|plus|moins|le|la)",
    "es": r"hasta entonces|anteriormente|hab[ií]an? estado",
    "it": r"fino (?:ad allora|a quel momento)|in precedenza|(?:era|erano) stat[oaie] (?:a|al|in|di|sotto|sopra|il|la)",
    "nl": r"tot dan(?: toe)?|tot dusver|voordien|(?:was|waren|had|hadden) [^.;]*?(?:geweest|gelegen|gestaan|bedragen)",
    "pl": r"do tamtej pory|do tego czasu|wcześniej|przedtem|poprzednio",
    "pt": r"até então|anteriormente|(?:tinha|tinham|havia|haviam) estado|estivera",
    "sv": r"dittills|dessförinnan|hade (?:varit|legat|stått)",
    "da": r"indtil da|forinden|havde (?:været|ligget|stået)",
}  # fmt: skip
# What a label says of an earlier time: of such, what was before is told.
_BEFORE = regex.compile(
    r"(?<![\p{L}])(?:previous\p{L}*|former\p{L}*|prior|earlier|last|vor\p{L}*|früher\p{L}*|bisherig\p{L}*|letzt\p{L}*|précédent\p{L}*|ancien\p{L}*|derni\p{L}+|anterior\p{L}*|pasad[oa]|precedent\p{L}*|scors[oa]|vorige?|eerder\p{L}*|poprzedni\p{L}*|passad[oa]|föregående|tidigare|förra|forrige|tidligere|(?:19|20)\d\d)(?![\p{L}])",
    regex.IGNORECASE,
)


@lru_cache(maxsize=4_096)
def tells_of_earlier(text: str, language: str | None) -> bool:
    """Whether a sentence tells how a thing was before the time of which it speaks."""
    known = _known(base(language) or "en")
    return known is not None and known.search(text) is not None


def names_earlier(label: str) -> bool:
    """Whether a label names an earlier time or state: "previous year", "former level"."""
    return _BEFORE.search(label) is not None


@lru_cache(maxsize=16)
def _known(language: str) -> regex.Pattern[str] | None:
    said = _SAID.get(language)
    return regex.compile(rf"(?<![\p{{L}}])(?:{said})", regex.IGNORECASE) if said else None
