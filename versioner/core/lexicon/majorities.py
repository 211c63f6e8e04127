"""How a vote is said to have gone without its figures: "by a large majority", "narrowly"; and what tells that figures are votes.

Source: written for this project; nine languages.
"""

from __future__ import annotations

from functools import lru_cache

from versioner.core.lexicon import base
from versioner.late import regex

# By far / by little.
_SAID = {
    "en": (r"(?:by|with) an? (?:very )?(?:large|big|wide|clear|comfortable|overwhelming|huge) (?:majority|margin)|overwhelmingly", r"(?:by|with) an? (?:narrow|slim|small|thin|bare) (?:majority|margin)|narrowly"),
    "de": (r"mit (?:sehr )?(?:großer|breiter|klarer|deutlicher|überwältigender) Mehrheit", r"mit (?:knapper|hauchdünner|dünner) Mehrheit|nur knapp"),
    "fr": (r"à une (?:très )?(?:large|forte|grande|écrasante|nette) majorité", r"à une (?:courte|faible|étroite|mince) majorité|de justesse|d'une courte tête"),
    "es": (r"por (?:una )?(?:amplia|gran|abrumadora|clara|holgada) mayoría", r"por (?:un )?(?:escaso|estrecho) margen|por la mínima|por (?:una )?(?:escasa|estrecha) mayoría"),
    "it": (r"a (?:larga|ampia|grande|netta) maggioranza", r"di (?:stretta )?misura|per pochi voti|con una maggioranza (?:risicata|esigua)"),
    "pt": (r"por (?:uma )?(?:larga|ampla|grande|clara) maioria", r"por (?:uma )?(?:curta|estreita|pequena) (?:margem|maioria)|à tangente"),
    "nl": (r"met (?:een )?(?:grote|ruime|overweldigende|duidelijke) meerderheid", r"met (?:een )?(?:krappe|nipte|kleine) meerderheid|\bnipt\b"),
    "pl": (r"(?:zdecydowaną|dużą|znaczną|przytłaczającą) większością", r"(?:niewielką|nieznaczną|minimalną) większością"),
    "sv": (r"med (?:en )?(?:stor|bred|klar|överväldigande) majoritet", r"med (?:en )?(?:knapp|liten) majoritet"),
}  # fmt: skip
_VOTES = regex.compile(
    r"(?<![\p{L}])(?:votes?|voted|favou?r|against|ballots?|stimmen?|ja-stimmen|dafür|dagegen|gegenstimmen|voix|pour|contre|votos?|contra|voti|favorevoli|contrari|stemmen|voor|tegen|głos\p{L}*|röster|för|emot)(?![\p{L}])",
    regex.IGNORECASE,
)


def tells_votes(text: str) -> bool:
    """Whether a text may count votes."""
    return _VOTES.search(text) is not None


def margin(text: str, language: str | None) -> bool | None:
    """Whether a vote is said to have gone by far (True) or by little (False); None where neither is said."""
    known = _known(base(language) or "en")
    if known is None or (match := known.search(text)) is None:
        return None
    return match[1] is not None


@lru_cache(maxsize=16)
def _known(language: str) -> regex.Pattern[str] | None:
    if language not in _SAID:
        return None
    far, near = _SAID[language]
    return regex.compile(rf"(?<![\p{{L}}])(?:({far})|({near}))(?![\p{{L}}])", regex.IGNORECASE)
