"""Words that say that something is off, and what tells whether a sentence speaks of something that is to be.

Source: written for this project from how notices and minutes call a thing off and how newspapers put it. Two lists, since
most verbs of this kind have an everyday meaning as well: what is cancelled or postponed is off, whatever it is; what is
lifted, dropped or withdrawn is off where it is a plan, a ban, a claim or its like, and a crew that is lifted from a bay is not.
"""

from __future__ import annotations

from functools import lru_cache

from versioner.core.lexicon import base
from versioner.late import regex

# What is said of nothing but what does not take place, or not yet.
_CALLED_OFF = {
    "en": r"cancell?ed|call(?:s|ed) off|call(?:s|ed) (?:it|them) off|postpone[sd]|(?:been|was|were|is|are) put off(?! by)|puts off|put on (?:hold|ice)|adjourn(?:s|ed)|aborted|defer(?:s|red)",
    "de": r"abgesagt\p{L}{0,2}|vertagt\p{L}{0,2}|aufgeschoben|abgeblasen|(?:auf|in) (?:\p{L}+ )?(?:\d+\. )?\p{L}+(?: \d+)? verschoben|wird verschoben|wurde verschoben|auf unbestimmte Zeit verschoben|auf Eis",
    "fr": r"annulée?s?|reportée?s?|ajournée?s?",
    "es": r"cancelad[oa]s?|aplazan?|aplazad[oa]s?|pospuest[oa]s?|pospone",
    "it": r"annullat[oaie]|rinviat[oaie]|rimandat[oaie]",
    "pt": r"cancelad[oa]s?|adiad[oa]s?",
    "nl": r"geannuleerd|afgelast|afgeblazen|uitgesteld|verdaagd",
    "pl": r"odroczon[oyae]|odwołano|odwołan[yae] z powodu|przełożono",
    "sv": r"inställ(?:d|t|da)|uppskj(?:uten|utet|utna)|skjuts upp|skjutits upp|bordlagd",
    "ru": r"отмен[её]н[аоы]?|перенес[её]н[аоы]?|отложен[аоы]?",
    "ar": r"(?:أ|ا)?لغيت?|ت?أجلت?|تأجيل|إلغاء",
    "zh": r"取消|延期|推迟|推遲",
    "ja": r"中止|延期|取りやめ",
}  # fmt: skip
# What is off where it is said of one of `_PLANS`.
_LIFTED = {
    "en": r"lifted|revoked|rescinded|drop(?:s|ped)|scrap(?:s|ped)|abandon(?:s|ed)|shelve[sd]|withdr(?:ew|aws|awn)|gives? up|gave up|given up|suspend(?:s|ed)|axed|put off",
    "de": r"(?<!gut )aufgehoben|widerrufen|verschoben|zurückgestellt|ausgesetzt|verzichte(?:t|n)|aufgegeben|fallen ?gelassen|zurückgezogen|zurückgenommen|gestrichen|eingestellt|entfällt|fällt aus|fallen aus",
    "fr": r"levée?s?|révoquée?s?|abandonn(?:e|ent|ée?s?)|suspendue?s?|renonc(?:e|ent|é)|retirée?s?|repoussée?s?|supprimée?s?",
    "es": r"levantad[oa]s?|revocad[oa]s?|suspend(?:e|en|id[oa]s?)|retirad?[oa]?s?|renuncian?|desisten?|abandonan?|abandonad[oa]s?|descartad[oa]s?|cancela",
    "it": r"revocat[oaie]|sospes[oaie]|ritirat[oaie]|rinuncia(?:no)?|abbandonat[oaie]|saltat[oaie]|slitta(?:no)?|slittat[oaie]",
    "pt": r"suspens[oa]s?|retirad[oa]s?|desist(?:e|iu|em)|abandonad[oa]s?|levantad[oa]s?",
    "nl": r"opgeheven|geschrapt|opgeschort|ingetrokken|trekt|zie(?:t|n) af|afgezien|opgegeven",
    "pl": r"zniesion[oyae]|odwołan[yae]|przełożon[yae]|wycofał[aoy]?|wycofan[oyae]|zrezygnował[aoy]?|zrezygnowano|zaniechano|zawieszon[oyae]",
    "sv": r"dras tillbaka|drar tillbaka|läggs ned|skrinlag(?:d|t|ts)|hävt?s?|upphävd?",
    "ru": r"приостановлен[аоы]?|снят[аоы]?|отозван[аоы]?|прекращ[её]н[аоы]?",
}  # fmt: skip
# Plans, bans, measures, claims and what is held or run: what can be lifted, dropped or withdrawn and is off then.
_PLANS = {
    "en": r"(?:\p{L}+-)?(?:plans?|confessions?|proposals?|projects?|schemes?|bids?|bans?|restrictions?|limits?|curfews?|lockdowns?|measures?|rules?|orders?|notices?|claims?|charges?|lawsuits?|suits?|appeals?|complaints?|cases?|motions?|bills?|applications?|offers?|warnings?|alerts?|alarms?|strikes?|walkouts?|protests?|boycotts?|search(?:es)?|tours?|trips?|concerts?|matches|match|games?|races?|regattas?|festivals?|meetings?|talks?|votes?|elections?|hearings?|trials?|services?|closures?|increases?|rises?|cuts?|fees?|tolls?|taxes|tax|decisions?|candidac(?:y|ies)|sanctions?|moratorium|requirements?|reductions?|merger|takeover)",
    "de": r"\p{L}*(?:plan|plans|geständnis|geständnisse|pläne|plänen|vorhaben|projekt|projekts|verbot|verbots|verbote|sperre|sperren|sperrung|schließung|schließungen|stilllegung|beschränkung|beschränkungen|maßnahmen?|regel|regeln|regelung|anordnung|verfügung|klage|klagen|anzeige|antrag|antrags|anträge|beschwerde|berufung|revision|warnung|warnungen|alarm|streik|streiks|proteste?|suche|fahrt|fahrten|reise|tournee|konzert|konzerts|konzerte|spiel|spiele|rennen|regatta|fest|festes|sitzung|treffen|termin|termine|abstimmung|wahl|wahlen|verhandlung|verhandlungen|gespräche|gebühr|gebühren|erhöhung|maut|steuer|pflicht|kandidatur|verkehr|betrieb|verkauf|abriss|umbau|ausbau|neubau|entscheidung|kürzung|kürzungen|angebot|angebots)",
    "fr": r"(?:[ldnLDN]['’])?(?:projets?|aveux|plans?|propositions?|interdictions?|restrictions?|limitations?|mesures?|règles?|arrêtés?|ordres?|obligations?|plaintes?|recours|appels?|poursuites?|demandes?|offres?|alertes?|avertissements?|vigilance|grèves?|préavis|manifestations?|recherches?|tournées?|voyages?|concerts?|matchs?|courses?|régates?|fêtes?|réunions?|séances?|votes?|élections?|audiences?|procès|hausses?|augmentations?|péages?|taxes?|candidatures?|couvre-feu|sanctions?|service|trafic|circulation|fermetures?|vente|départ|décision)",
    "es": r"(?:planes|confesi(?:ón|ones)|plan|proyectos?|propuestas?|prohibici(?:ón|ones)|restricci(?:ón|ones)|limitaci(?:ón|ones)|medidas?|normas?|[óo]rdenes|orden|obligaci(?:ón|ones)|denuncias?|demandas?|recursos?|querellas?|solicitud(?:es)?|ofertas?|alertas?|avisos?|huelgas?|paros?|protestas?|búsquedas?|giras?|viajes?|conciertos?|partidos?|carreras?|pruebas?|regatas?|fiestas?|reuni(?:ón|ones)|sesi(?:ón|ones)|votaci(?:ón|ones)|elecciones|juicios?|vistas?|subidas?|peajes?|tasas?|candidaturas?|sanci(?:ón|ones)|servicios?|tráfico|cierres?|venta|decisi(?:ón|ones))",
    "it": r"(?:(?:l|dell|all|un)['’])?(?:progett[oi]|confession[ei]|pian[oi]|propost[ae]|diviet[oi]|restrizion[ei]|limit[ei]|misur[ae]|ordin[ei]|ordinanz[ae]|obbligh?[oi]|denunc[ei]a?|ricors[oi]|querel[ae]|domand[ae]|offert[ae]|allert[ae]|avvis[oi]|scioper[oi]|protest[ae]|ricerc(?:a|he)|tour|tournée|viagg[io]+|concert[oi]|partit[ae]|gar[ae]|regat[ae]|fest[ae]|riunion[ei]|sedut[ae]|vot[oi]|elezion[ei]|udienz[ae]|process[oi]|aument[oi]|pedagg[io]+|tass[ae]|candidatur[ae]|sanzion[ei]|serviz[io]+|traffico|chiusur[ae]|vendita|decision[ei])",
    "pt": r"(?:planos?|confiss(?:ão|ões)|projetos?|projectos?|propostas?|proibiç(?:ão|ões)|restriç(?:ão|ões)|medidas?|ordem|ordens|queixas?|recursos?|pedidos?|ofertas?|alertas?|avisos?|greves?|protestos?|buscas?|digress(?:ão|ões)|viage(?:m|ns)|concertos?|jogos?|corridas?|regatas?|festas?|reuni(?:ão|ões)|sess(?:ão|ões)|votaç(?:ão|ões)|eleições|julgamentos?|aumentos?|portagens?|taxas?|candidaturas?|serviços?|trânsito|vendas?|decis(?:ão|ões))",
    "nl": r"\p{L}*(?:plan|bekentenis|bekentenissen|plannen|voorstel|voorstellen|project|verbod|verboden|beperking|beperkingen|maatregelen?|regels?|klacht|klachten|beroep|aanvraag|aanbod|bod|waarschuwing|alarm|staking|stakingen|zoektocht|reis|concert|wedstrijd|regatta|feest|vergadering|stemming|verkiezingen|zitting|verhoging|tol|heffing|kandidatuur|dienst|verkeer|verkoop|besluit)",
    "pl": r"(?:plan\p{L}{0,3}|zezna\p{L}{2,4}|projekt\p{L}{0,2}|zakaz\p{L}{0,3}|ogranicze\p{L}{2,3}|środ\p{L}{2,4}|nakaz\p{L}{0,2}|skarg[aięą]|pozew|pozwu|wnios\p{L}{1,3}|ofert[aęy]|alarm\p{L}{0,2}|ostrzeżeni\p{L}{1,2}|strajk\p{L}{0,2}|protest\p{L}{0,2}|poszukiwa\p{L}{2,4}|koncert\p{L}{0,2}|mecz\p{L}{0,2}|regat\p{L}{0,2}|zebrani\p{L}|posiedzeni\p{L}|głosowani\p{L}|wybor\p{L}{1,2}|rozpraw[aęy]|podwyżk[aięą]|opłat[aęy]?|kandydatur[aęy]|kurs\p{L}{0,2})",
    "sv": r"\p{L}*(?:plan|planen|planer|planerna|förslag|förslaget|projekt|projektet|förbud|förbudet|begränsning|begränsningen|begränsningar|åtgärd|åtgärder|regel|regeln|regler|anmälan|överklagan|ansökan|bud|budet|varning|varningen|larm|larmet|strejk|strejken|sökandet|resa|resan|konsert|konserten|match|matchen|regatta|regattan|fest|festen|möte|mötet|omröstning|val|valet|höjning|höjningen|avgift|avgiften|trafik|trafiken)",
    "ru": r"(?:план\p{L}{0,3}|проект\p{L}{0,3}|запрет\p{L}{0,3}|ограничени\p{L}{1,2}|мер[аы]?|приказ\p{L}{0,2}|иск\p{L}{0,2}|жалоб[аыу]|заявк[аиу]|предупреждени\p{L}|тревог[аиу]|забастовк[аиу]|поиск\p{L}{0,2}|концерт\p{L}{0,2}|матч\p{L}{0,2}|регат[аыу]|заседани\p{L}|голосовани\p{L}|выбор\p{L}|движени\p{L}|рейс\p{L}{0,2}|продаж[аиу])",
}  # fmt: skip
# What a sentence tells that is to be, or is going on.
_TO_COME = {
    "en": r"will|won't|shall|(?:is|are) (?:due|set|scheduled|expected|planned|to)|(?:is|are) (?!standing|lying|sitting|leaning|hanging|being|facing|missing)\p{L}+ing",
    "de": r"wird|werden|soll|sollen|geplant|steht an|stehen an",
    "fr": r"\p{L}+r(?:a|ont)|va|vont|prévue?s?",
    "es": r"\p{L}+rán?|van? a|previst[oa]s?|se prevén?",
    "it": r"\p{L}+r(?:à|anno)|sta per|previst[oaie]",
    "pt": r"\p{L}+r(?:á|ão)|vai|vão|previst[oa]s?",
    "nl": r"zal|zullen|gaat|gaan|wordt|worden|gepland",
    "pl": r"będzie|będą|odbęd(?:zie|ą)|zaplanowan\p{L}{1,2}|ma|mają",
    "sv": r"ska|skall|kommer att|planeras|väntas",
    "ru": r"будет|будут|состоится|состоятся|планируется|пройд[её]т",
    "ar": r"س(?:ي|ت|ن)\p{L}+|سوف",
    "zh": r"将|將|会|會",
    "ja": r"予定|見込み",
}  # fmt: skip
_UNSPACED = frozenset({"zh", "ja"})
# What an object begins with behind a verb that calls it off: "called off the strike", "a levé l'interdiction".
_OBJECT = {
    "en": r"(?:the|an?|its|their|his|her|this|that|all|both|any|some|one|two|three|\d+)\s",
    "fr": r"(?:le|la|les|une?|son|sa|ses|leurs?|des|cet?|cette)\s|[ld]['’]",
    "es": r"(?:el|la|los|las|una?|sus?|este|esta)\s",
    "it": r"(?:il|lo|la|i|gli|le|una?|uno|suo|sua)\s|(?:l|un)['’]",
    "pt": r"(?:os?|as|uma?|seu|sua)\s",
}
# Languages in which the verb stands behind its object, wherever that stands: there a plan named in the clause is enough.
_VERB_LAST = frozenset({"de", "nl", "sv"})


@lru_cache(maxsize=8_192)
def called_off(clause: str, language: str | None) -> str | None:
    """What says in a clause that something is off; None where nothing does."""
    tongue = base(language) or "en"
    found = _search(_CALLED_OFF, tongue, clause)
    if found is None and _search(_PLANS, tongue, clause) is not None:
        found = _search(_LIFTED, tongue, clause)
    return found and found[0]


def may_be_called_off(text: str, language: str | None) -> bool:
    """Whether a text has any word that may say that something is off, of whatever it is said."""
    tongue = base(language) or "en"
    return any(_search(words, tongue, text) is not None for words in (_CALLED_OFF, _LIFTED))


def is_to_come(text: str, language: str | None) -> bool:
    """Whether a text tells of what is to be, or is going on."""
    return _search(_TO_COME, base(language) or "en", text) is not None


def is_enough(said: str, head: str, language: str | None) -> bool:
    """Whether a word says of what a noun names that it is off: of a plan or its like, unless it says so of anything."""
    tongue = base(language) or "en"
    if tongue in _VERB_LAST or _search(_CALLED_OFF, tongue, said) is not None:
        return True
    found = _search(_PLANS, tongue, head)
    return found is not None and found[0].casefold() == head.casefold()


def object_of(clause: str, said: str, language: str | None) -> str | None:
    """What a verb that calls something off has behind it as its object: "strike on Monday" of "the strike"; None where it has none."""
    behind = clause.partition(said)[2].lstrip()
    found = _search(_OBJECT, base(language) or "en", behind)
    return behind[found.end() :] if found is not None and not found.start() else None


def _search(words: dict[str, str], language: str, text: str) -> regex.Match[str] | None:
    pattern = _pattern(words.get(language, ""), language)
    return pattern.search(text) if pattern is not None else None


@lru_cache(maxsize=64)
def _pattern(said: str, language: str) -> regex.Pattern[str] | None:
    if not said:
        return None
    return regex.compile(
        f"(?:{said})" if language in _UNSPACED else rf"(?<![\p{{L}}])(?:{said})(?:(?<=[\s'’])|(?![\p{{L}}]))",
        regex.IGNORECASE,
    )
