"""What a phrase that says when is made of, beside days, months and figures; and words beside which a day may be another thing's.

Source: written for this project: the closed lists of prepositions from the languages' grammars, and verbs whose object is what
happens on a day of its own ("cancelled the concert on Friday": which of the two?).
"""

from __future__ import annotations

from functools import cache

# What such a phrase begins with; a day alone begins one too.
_LEADS = {
    "en": "on in at since until till during last next this early late",
    "de": "am im in um seit bis vom ab an letzten vergangenen kommenden nächsten",
    "nl": "op in sinds tot vanaf afgelopen vorige volgende",
    "sv": "på i under sedan till den",
    "da": "på i siden til den",
    "no": "på i siden til den",
    "fr": "le la en à au depuis dès ce cette",
    "es": "el la en a desde hasta este esta",
    "it": "il lo la in a nel nella da dal lo",
    "pt": "no na em a desde até",
}
# What may stand within one.
_WITHIN = {
    "en": "the of last next this early late mid morning afternoon evening night noon midnight",
    "de": "dem der den ende anfang mitte abend morgen vormittag nachmittag mittag nacht uhr früh zum letzten vergangenen kommenden nächsten",
    "nl": "de van eind begin half avond ochtend middag nacht uur",
    "sv": "den i slutet början mitten av kväll morgon natt",
    "da": "den i slutningen begyndelsen midten af aften morgen nat",
    "no": "den i slutten begynnelsen midten av kveld morgen natt",
    "fr": "le la de du dernier dernière prochain prochaine matin soir après-midi nuit fin début mi",
    "es": "de del el la pasado pasada próximo próxima mañana tarde noche por finales principios mediados",
    "it": "di del il la scorso scorsa prossimo prossima mattina sera notte fine inizio metà",
    "pt": "de do da o a passado passada próximo próxima manhã tarde noite final início meados",
}  # fmt: skip
# What may have a day of its own, by how its verbs begin.
_OF_ANOTHER_DAY = {
    "en": "cancel postpon delay announc plan schedul call propos discuss debat approv ban banned promis expect book order report describ mark recall remember review condemn critici prais defend predict fear warn oppos support reject back want",
    "de": "absag abgesag verschob verschieb ankündig angekündig kündig plan beschl versp forder geforder erwart genehmig verb kritis lob gelob beschr bestät bestreit bestritt leugn warn gewarn befürcht wollen will wollt",
    "nl": "afgelast annul uitgest stel kondig aangekond plan besl belo verwacht verbo krit beschr wil",
    "sv": "inställ ställ uppskj skjut sköt plan beslut besluta föreslog lov förbj krit beskr vänta vill",
    "da": "aflys udsat udskyd udskød plan beslut foreslog lov forb krit beskr vent vil",
    "no": "avlys utsatt utsett plan beslut vedt foreslo lov forb krit beskr vent vil",
    "fr": "annul report annonc prév planifi propos discut débat approuv interdi prom attend décri critiq dénonc crai sout veut veul voul",
    "es": "cancel aplaz suspend anunci prev prevé plane propon propus discut debat aprob aprueb prohib promet esper describ critic denunci tem quier quer",
    "it": "annull rinvi annunci prev pianific propo discut dibatt approv viet promett promes attend descri critic denunci tem vuol vogl",
    "pt": "cancel adi anunci prev plane propo discut debat aprov proib promet esper descrev critic denunci tem quer",
}  # fmt: skip
# What stands before a verb that is not the clause's own (in English a subject does: "the man she married"), and denials.
_MORE_THAN_ONE = {
    "en": "to not n't never he she they we you it i", "de": "zu nicht nie um", "nl": "te niet nooit om", "sv": "inte aldrig", "da": "ikke aldrig", "no": "ikke aldri",
    "fr": "ne pas pour jamais", "es": "no para nunca", "it": "non per mai", "pt": "não para nunca",
}  # fmt: skip


@cache
def leads(language: str) -> frozenset[str]:
    """Words that a phrase of when begins with; none where the language is not known."""
    return frozenset(_LEADS.get(language, "").split())


@cache
def within(language: str) -> frozenset[str]:
    """Words that stand in such a phrase, beside days, months and figures."""
    return frozenset(_WITHIN.get(language, "").split())


def may_be_of_another(word: str, language: str) -> bool:
    """Whether behind a clause's first word a word, in small letters, tells that a day may be that of another thing than its verb."""
    return (
        word in _more_than_one(language)
        or word.startswith(_of_another_day(language))
        or (language == "en" and word.endswith("ing"))
    )


@cache
def _of_another_day(language: str) -> tuple[str, ...]:
    return tuple(_OF_ANOTHER_DAY.get(language, "").split())


@cache
def _more_than_one(language: str) -> frozenset[str]:
    return frozenset(_MORE_THAN_ONE.get(language, "").split())
