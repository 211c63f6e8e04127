"""Words that say that one of several is the first or the last of them: "the highest turnout", "am längsten", "le moins cher".

Source: written for this project; ten languages. Which end is meant is not told apart: a row that was at neither end says nothing.
"""

from __future__ import annotations

from functools import lru_cache

from versioner.core.lexicon import base
from versioner.late import regex

_SAID = {
    "en": r"(?:high|low|larg|small|bigg|great|long|short|heavi|light|old|young|tall|deep|strong|weak|fast|slow|dear|cheap|warm|cold|few|wett?|dri|busi|poor|rich|full|empti|quiet|loud|clean|thick|thin|wid|narrow|near|far)est|(?:the|has|have|grows?|gets?) (?:most|least)|(?<!at )(?<!its )(?<!second[- ])best(?! (?:part|known|man|wishes|regards|way|practice)\b)|worst|top of|tops|leads|bottom of|more (?:than|often than) any(?:one|body)?(?: other| else)|no other",
    "de": r"(?:höchst|niedrigst|größt|kleinst|längst|kürzest|ältest|jüngst|schwerst|leichtest|tiefst|stärkst|schwächst|schnellst|langsamst|teuerst|billigst|wärmst|kältest|geringst|schwierigst|reichst|ärmst|best|schlechtest|schlimmst)(?:e[nrs]?)?|am \p{L}{4,}sten|meisten|wenigsten|an der Spitze|Spitzenreiter\p{L}*|Schlusslicht",
    "fr": r"(?:le|la|les) (?:plus|moins|mieux|pire|meilleure?s?)|(?:maximum|minimum|record)|en tête|en queue|lanterne rouge",
    "es": r"(?:el|la|los|las|lo) (?:\p{L}+ )?(?:más|menos|mayor|menor|mejor|peor)(?:es)?|encabeza|lidera|a la cabeza|a la cola",
    "it": r"(?:il|la|i|le|gli|lo) (?:\p{L}+ )?(?:più|meno|maggiore?|minore?|migliore?|peggiore?)|in testa|in coda",
    "pt": r"(?:o|a|os|as) (?:\p{L}+ )?(?:mais|menos|maior|menor|melhor|pior)(?:es)?|lidera|à frente",
    "nl": r"(?:het|de|op) (?:\p{L}+ )?\p{L}{4,}(?<!ie)ste?|(?:hoogst|laagst|grootst|kleinst|langst|kortst|meest|minst|best)e?|koploper|bovenaan|onderaan",
    "pl": r"naj\p{L}{3,}(?:szy|sza|sze|szą|szym|szej|ej)|najwięcej|najmniej|najczęściej|najrzadziej|na czele",
    "sv": r"(?:högst|lägst|störst|minst|längst|kortast|äldst|yngst|tyngst|djupast|starkast|svagast|snabbast|dyrast|billigast|varmast|kallast|flest|bäst|sämst)a?|i topp",
    "da": r"(?:højest|lavest|størst|mindst|længst|kortest|ældst|yngst|tungest|dybest|stærkest|svagest|hurtigst|dyrest|billigst|varmest|koldest|flest|færrest|bedst|værst|dårligst)e?|i spidsen|nederst",
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
