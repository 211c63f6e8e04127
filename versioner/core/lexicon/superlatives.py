"""Words that say that one of several is the first or the last of them: "the highest turnout", "am längsten", "le moins cher".

Source: written for this project; nine languages. Which end is meant is not told apart: a row that was at neither end says nothing.
"""

from __future__ import annotations

from functools import lru_cache

from versioner.core.lexicon import base
from versioner.late import regex

_SAID = {
    "en": r"(?:high|low|large|small|bigg|great|long|short|heavi|light|old|young|tall|deep|strong|weak|fast|slow|dear|cheap|warm|cold|few|wett?|dri|busi)est|the (?:most|least)|best|worst",
    "de": r"(?:höchst|niedrigst|größt|kleinst|längst|kürzest|ältest|jüngst|schwerst|leichtest|tiefst|stärkst|schwächst|schnellst|langsamst|teuerst|billigst|wärmst|kältest|geringst|best|schlechtest|schlimmst)(?:e[nrsm]?)?|meisten|wenigsten",
    "fr": r"(?:le|la|les) (?:plus|moins|mieux|pire|meilleure?s?)|(?:maximum|minimum|record)",
    "es": r"(?:el|la|los|las|lo) (?:\p{L}+ )?(?:más|menos|mayor|menor|mejor|peor)(?:es)?",
    "it": r"(?:il|la|i|le|gli|lo) (?:\p{L}+ )?(?:più|meno|maggiore?|minore?|migliore?|peggiore?)",
    "pt": r"(?:o|a|os|as) (?:\p{L}+ )?(?:mais|menos|maior|menor|melhor|pior)(?:es)?",
    "nl": r"(?:het|de|op) (?:\p{L}+ )?\p{L}{4,}(?<!ie)ste?|(?:hoogst|laagst|grootst|kleinst|langst|kortst|meest|minst|best)e?",
    "pl": r"naj\p{L}{3,}(?:szy|sza|sze|szą|szym|szej|ej)|najwięcej|najmniej",
    "sv": r"(?:högst|lägst|störst|minst|längst|kortast|äldst|yngst|tyngst|djupast|starkast|svagast|snabbast|dyrast|billigast|varmast|kallast|flest|bäst|sämst)a?",
}  # fmt: skip


@lru_cache(maxsize=8_192)
def is_superlative(text: str, language: str | None) -> bool:
    """Whether a text says of something that it is the first or last of several."""
    known = _known(base(language) or "en")
    return known is not None and known.search(text) is not None


@lru_cache(maxsize=16)
def _known(language: str) -> regex.Pattern[str] | None:
    said = _SAID.get(language)
    return (
        None if said is None else regex.compile(rf"(?<![\p{{L}}])(?:{said})(?![\p{{L}}])", regex.IGNORECASE)
    )
