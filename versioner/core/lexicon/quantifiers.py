"""Words that tell how many of several: all, most, none, both, one alone, not all; and that all who voted agreed.

Source: written for this project; ten languages. What only looks so is left out: "at all", "every day", "in all", "tous les jours".
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from versioner.core.lexicon import base
from versioner.late import regex


class Many(StrEnum):
    """How many of several."""

    ALL = "all"
    MOST = "most"
    FEW = "few"
    NONE = "none"
    BOTH = "both"
    ONE = "one"
    NOT_ALL = "not_all"
    AGREED = "agreed"


# In this order: what denies "all" before "all".
_SAID = {
    "en": {
        "agreed": r"unanimous(?:ly)?|of one mind|voted (?:alike|the same(?: way)?)|all agreed|without (?:a )?dissent(?:ing voice)?",
        "not_all": r"not (?:all|every\p{L}*)",
        "none": r"none|not (?:one|a single)|nobody|no one|neither",
        "most": r"most(?= of\b| \p{L}{3,}s\b| people\b)|(?:a|the) majority|mostly",
        "few": r"a minority|only a few",
        "both": r"both(?= of\b| the\b| \p{L}{3,}s\b)",
        "one": r"(?:only|just) one",
        "all": r"all(?= (?:of|the|its|their|his|her)\b| (?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b| \p{L}{3,}s\b)|every(?! (?:day|night|morning|evening|week|month|year|hour|time|other|second|third|few|two|three|four|\d|now|so)\b)|everyone|everybody|each(?= of\b)",
    },
    "de": {
        "agreed": r"einstimmig\p{L}*|(?:war|waren|ist|sind) sich einig|stimmten (?:alle )?gleich|ohne Gegenstimmen?|einhellig",
        "not_all": r"nicht (?:alle[rnm]?|jede[rsnm]?|sämtliche)",
        "none": r"kein(?:e[rsnm]?)?|niemand|nicht ein(?:e[rsnm]?)? einzig\p{L}+",
        "most": r"(?:die|den|der) meisten|(?:die|eine) Mehrheit|überwiegend|mehrheitlich|größtenteils",
        "few": r"(?:die|eine) Minderheit|nur wenige",
        "both": r"(?:die )?beiden?",
        "one": r"nur ein(?:e[rsnm]?)?",
        "all": r"alle[rn]?(?! (?:Jahre|Tage|Wochen|Monate|Stunden|Minuten|zwei|drei|vier|paar|\d+ (?:Jahre|Tage|Wochen|Monate|Stunden|Minuten))\b)|sämtliche\p{L}*|jede[rsnm]?(?! (?:Tag|Jahr|Woche|Monat|Nacht|Morgen|Abend|zweite|dritte|Stunde|Minute)\p{L}*\b)",
    },
    "fr": {
        "agreed": r"à l['’]unanimité|unanimes?|unanimement|voté (?:pareil|de la même façon|dans le même sens)|sans voix contre",
        "not_all": r"pas (?:tous|toutes|tout le monde)|(?:tous|toutes) ne",
        "none": r"aucune?s?|personne ne|pas une? seule?|nul(?:le)? ne",
        "most": r"la plupart|(?:la|une) majorité|majoritairement",
        "few": r"une minorité|quelques[- ]un(?:e)?s seulement",
        "both": r"les deux|tous deux|toutes deux|tous les deux|l['’]un et l['’]autre",
        "one": r"un seul|une seule|seule?s? une?",
        "all": r"tous(?! les (?:jours|ans|mois|soirs|matins|\p{L}+dis|deux|trois|\d+)\b)|toutes(?! les (?:semaines|nuits|heures|deux|trois|\d+)\b)|chacune?",
    },
    "es": {
        "agreed": r"por unanimidad|unánimes?|unánimemente|(?:votaron|votado) (?:lo mismo|igual)|sin votos en contra",
        "not_all": r"no tod[oa]s",
        "none": r"ning[uú]n[oa]?|nadie|ni un[oa]? sol[oa]",
        "most": r"(?:la|una) mayoría|la mayor parte|mayoritariamente",
        "few": r"una minoría|sólo un(?:os|as) poc[oa]s",
        "both": r"amb[oa]s|l[oa]s dos",
        "one": r"s[oó]l?o un[oa]?|un[oa]? sol[oa]|únicamente un[oa]?",
        "all": r"tod[oa]s(?! l[oa]s (?:días|años|meses|semanas|noches|lunes|martes|miércoles|jueves|viernes|sábados|domingos)\b)|cada un[oa]",
    },
    "it": {
        "agreed": r"all['’]unanimità|unanim[ei]|votato (?:allo stesso modo|tutti uguale)|senza voti contrari",
        "not_all": r"non tutt[ie]",
        "none": r"nessun[oa]?['’]?|neanche un[oa]?",
        "most": r"la maggior parte|(?:la|una) maggioranza|per lo più",
        "few": r"una minoranza|solo pochi",
        "both": r"entramb[ie]|ambedue|tutt[ie] e due",
        "one": r"(?:solo|soltanto|solamente) un[oa]?|un[oa] sol[oa]|un solo",
        "all": r"tutt[ie](?! (?:i giorni|gli anni|i mesi|le settimane|le sere|le notti|i luned|i marted|i mercoled|i gioved|i venerd|i sabati|le domeniche))|ciascun[oa]?|ognun[oa]",
    },
    "nl": {
        "agreed": r"unaniem|eenparig|eensgezind|zonder tegenstemmen",
        "not_all": r"niet (?:alle\p{L}*|iedereen|elke?)",
        "none": r"geen(?: enkele?)?|niemand",
        "most": r"de meesten?|(?:de|een) meerderheid|grotendeels|het (?:grootste|merendeel)",
        "few": r"(?:de|een) minderheid|slechts enkele",
        "both": r"(?:de )?beiden?|allebei",
        "one": r"(?:slechts|maar|alleen) (?:één|een)",
        "all": r"allen?(?! (?:dagen|jaren|weken)\b)(?=[ .,])|allemaal|iedereen|alle(?= \p{L})",
    },
    "pl": {
        "agreed": r"jednogłośnie|jednomyślnie|jednomyślny",
        "not_all": r"nie (?:wszyscy|wszystkie|każd\p{L}+)",
        "none": r"żad(?:en|na|ne|nego|nej|nym)|nikt|ani jed(?:en|na|nego|nej)",
        "most": r"większość|większości|przeważnie",
        "few": r"mniejszość|tylko nieliczn\p{L}+",
        "both": r"ob(?:aj|ie|a|oje)",
        "one": r"tylko jed(?:en|na|no)|zaledwie jed(?:en|na|no)",
        "all": r"wszyscy|wszystki(?:e|ch|m)|każd(?:y|a|e)(?! (?:dzień|rok|miesiąc|tydzień|noc))",
    },
    "pt": {
        "agreed": r"por unanimidade|unânimes?|sem votos contra",
        "not_all": r"nem tod[oa]s",
        "none": r"nenhuma?|ninguém|nem uma? s[oó]",
        "most": r"a maioria|uma maioria|a maior parte|maioritariamente",
        "few": r"uma minoria|apenas alg\p{L}+",
        "both": r"amb[oa]s",
        "one": r"(?:apenas|s[oó]|somente) uma?",
        "all": r"tod[oa]s(?! [oa]s (?:dias|anos|meses|semanas|noites|sábados|domingos|segundas|terças|quartas|quintas|sextas)\b)|cada uma?",
    },
    "sv": {
        "agreed": r"enhällig\p{L}*|enig[at]?|utan motröster",
        "not_all": r"inte all[at]",
        "none": r"ingen|inget|inga|inte en enda",
        "most": r"de flesta|(?:en )?majorit(?:et|eten)",
        "few": r"(?:en )?minoritet(?:en)?|bara några",
        "both": r"båda|bägge",
        "one": r"(?:bara|endast) (?:en|ett)",
        "all": r"alla(?! (?:dagar|år)\b)|samtliga|varje(?! (?:dag|vecka|månad|år|natt|kväll))",
    },
    "da": {
        "agreed": r"enstemmig\p{L}*|enig[e]?|uden modstemmer",
        "not_all": r"ikke alle",
        "none": r"ingen|intet|ikke (?:en|én) eneste",
        "most": r"de fleste|(?:et )?flertal(?:let)?",
        "few": r"(?:et )?mindretal(?:let)?|kun få",
        "both": r"begge",
        "one": r"kun (?:én|en|ét|et)",
        "all": r"alle(?! (?:dage|år)\b)|samtlige|hver(?:t)?(?! (?:dag|uge|måned|år|nat|aften|anden))",
    },
}  # fmt: skip


# What stands for the thing that was spoken of before, of all languages in one list.
_IT = regex.compile(
    r"\W{0,3}(?:(?:of|von|d['’e]|di|van|z|av|af|entre|unter|tra|de entre)\s?)?(?:it|them|these|those|us|davon|ihnen|diesen|dessen|eux|elles|ceux-ci|celles-ci|ell[oa]s?|est[oa]s|loro|essi|esse|questi|queste|hen|hun|ervan|daarvan|nich|niego|el[ea]s|dem|dessa|disse)(?![\p{L}])",
    regex.IGNORECASE,
)


def stands_for_it(behind: str) -> bool:
    """Whether what follows a quantifier stands for a thing that was named before: "most of it"."""
    return _IT.match(behind) is not None


def how_many(text: str, language: str | None) -> tuple[tuple[Many, tuple[int, int]], ...]:
    """What a text tells of how many of several, with where."""
    known = _known(base(language) or "en")
    if known is None:
        return ()
    return tuple((Many(found.lastgroup or ""), found.span()) for found in known.finditer(text))


@lru_cache(maxsize=16)
def _known(language: str) -> regex.Pattern[str] | None:
    if language not in _SAID:
        return None
    said = "|".join(f"(?P<{name}>{words})" for name, words in _SAID[language].items())
    return regex.compile(rf"(?<![\p{{L}}])(?:{said})(?![\p{{L}}])", regex.IGNORECASE)
