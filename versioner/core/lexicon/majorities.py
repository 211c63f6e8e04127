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
    r"(?<![\p{L}])(?:votes?|voted|favou?r|against|ballots?|stimmen?|ja-stimmen|dafür|dagegen|gegenstimmen|voix|pour|contre|votos?|contra|vot[oi]|favorevoli|contrari[oa]?|contro|stemmen|voor|tegen|głos\p{L}*|röster|för|emot|imod|mod|przeciw\p{L}*|gegenstimmen?|dissent|oppos\p{L}+|motröster|modstemmer|tegenstemmen)(?![\p{L}])",
    regex.IGNORECASE,
)


_NONE_AGAINST = regex.compile(
    r"(?<![\p{L}])(?:no(?:ne|body| one| votes?)? (?:(?:voted|was|were) )?against|without (?:a )?(?:dissent|vote against)|(?:ohne|keine) (?:Gegenstimmen?|Nein-Stimmen?)|niemand (?:stimmte )?(?:dagegen|gegen)"
    r"|(?:aucune|sans) (?:voix|vote) contre|aucun vote contre|personne (?:n['’]a voté )?contre|(?:ning[uú]no?|nadie|sin) (?:(?:votos?|votó|votaron) )?en contra|en contra (?:no votó nadie|ninguno)"
    r"|nessun(?:o| voto)? (?:contrario|contro)|senza voti contrari|geen (?:stem(?:men)? )?tegen|niemand (?:stemde )?tegen|zonder tegenstemmen|nikt (?:nie )?(?:był|głosował )?przeciw|bez głosów przeciw\p{L}*"
    r"|nenhum (?:voto )?contra|ninguém (?:votou )?contra|sem votos contra|ingen (?:röstade |stemte )?(?:emot|imod)|inga röster emot|utan motröster|uden modstemmer)(?![\p{L}])",
    regex.IGNORECASE,
)


def says_none_against(text: str) -> bool:
    """Whether a text tells of a vote that none was against."""
    return tells_votes(text) and _NONE_AGAINST.search(text) is not None


_ONE_AGAINST = regex.compile(
    r"(?<![\p{L}])(?:(?:votes?|voices?) to one|one (?:vote )?against|(?:gegen|zu|bei) einer? (?:Stimme|Gegenstimme)|eine Gegenstimme|contre une(?: voix)?|une voix contre|(?:contra|frente a) uno?|uno? en contra|contro uno|un voto contrario"
    r"|tegen (?:één|een)|één stem tegen|(?:do|przeciw) jednego|jeden (?:był )?przeciw|contra um|um (?:voto )?contra|mot en|en (?:röst )?emot|(?:imod|mod) (?:én|en))(?![\p{L}])",
    regex.IGNORECASE,
)


def says_one_against(text: str) -> bool:
    """Whether a text tells of a vote, in words, that one was against."""
    return tells_votes(text) and _ONE_AGAINST.search(text) is not None


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
