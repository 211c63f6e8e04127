"""Seasons as they are told of when something is: "in the autumn", "au printemps", and not "spring water" or "the summer term".

Source: written for this project; nine languages. Months are those of the northern half of the world: a season that
agrees with no month of the other text says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from versioner.core.lexicon import base
from versioner.late import regex

NAMED = "season"  # how the value of such a date begins
SPRING, SUMMER, AUTUMN, WINTER = range(4)
# Behind an English season that says when: no noun, of which it would tell which ("spring term").
_ENDS = r"(?=\s*(?:$|[.,;:!?)–—]|(?:19|20)\d\d|(?:of|and|or|to|when|at|for|but|as|if|before|after|because|by|than|with)\b))"
_SAID = {
    "en": (r"(?:in|this|next|last|late|early|until|till|by|from|since|the) ({})" + _ENDS, ("spring", "summer", "autumn", "winter")),
    "de": (r"(?:im|diesen|diesem|nächsten|kommenden|vergangenen|letzten|zum|bis|ab|seit) (?:dem )?({})\b", ("frühjahr|frühling", "sommer", "herbst", "winter")),
    "fr": (r"(?:au|en|cet|ce|à l['’]|l['’]|d['’]ici l['’]|d['’]ici au|avant l['’]) ?({})\b", ("printemps", "été(?= prochain| dernier|[.,;:]| 20|$)", "automne", "hiver")),
    "es": (r"(?:en|este|esta|próxim[oa]|pasad[oa]|desde|hasta|el|la) ({})\b(?! \p{{Lu}})", ("primavera", "verano", "otoño", "invierno")),
    "it": (r"(?:in|nella|nell['’]|quest['’]|questa|prossima|prossimo|scorsa|scorso|da|la|l['’]) ?({})\b(?! \p{{Lu}})", ("primavera", "estate", "autunno", "inverno")),
    "pt": (r"(?:n[ao]|est[ae]|próxim[oa]|passad[oa]|até|d[ao]) ({})\b(?! \p{{Lu}})", ("primavera", "verão", "outono", "inverno")),
    "nl": (r"(?:in (?:het|de)|dit|deze|komend|volgend|vorig|tot(?: in)?(?: het| de)?) ({})\b", ("voorjaar|lente", "zomer", "najaar|herfst", "winter")),
    "pl": (r"\b({})\b", ("wiosną", "latem", "jesienią", "zimą")),
    "sv": (r"(?:i|till|under|från|före|efter) ({})\b", ("våren|våras", "sommar(?:en)?|somras", "höst(?:en)?|höstas", "vinter(?:n)?|vintras")),
}  # fmt: skip

Dated = tuple[tuple[int, int], str]


def seasons(text: str, language: str | None) -> Iterator[Dated]:
    """Places of seasons, with the date's value."""
    known = _known(base(language) or "en")
    if known is None:
        return
    for match in known.finditer(text):
        yield match.span(), f"{NAMED} {match.groups()[1:].index(match[1])}"


@lru_cache(maxsize=16)
def _known(language: str) -> regex.Pattern[str] | None:
    if language not in _SAID:
        return None
    form, words = _SAID[language]
    said = form.format("|".join(f"({one})" for one in words))
    return regex.compile(rf"(?<![\p{{L}}]){said}", regex.IGNORECASE)


def is_in(value: str, month: int) -> bool:
    """Whether a month lies in a season, given as a date's value."""
    return int(value.removeprefix(NAMED)) == (month - 3) % 12 // 3
