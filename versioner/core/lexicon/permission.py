"""Words of what may, may not, must and need not be, by language: the same rule is written with a denial or without.

"Dogs are not admitted" and "dogs are barred" are one rule, "no proof is needed" and "proof must be shown" are two.

Source: written for this project from how notices, bills of fare and bylaws put their rules. Words stand as they are
written, with their endings, since a rule is mostly in the present tense.
"""

from __future__ import annotations

from enum import StrEnum


class Rule(StrEnum):
    """What a rule is about."""

    PERMISSION = "permission"
    DUTY = "duty"


# What may be / what may not be / what must be / what need not be.
_WORDS = {
    "en": "allows permits allowed permitted admitted may can welcome authorised authorized legal lawful admissible recommended advised possible / prohibits bans forbids prohibited banned forbidden barred excluded outlawed illegal unlawful inadmissible impossible / must required necessary needed need needs requires require obligatory compulsory mandatory / optional voluntary unnecessary waived dispensable exempt",
    "de": "erlaubt gestattet zulässig darf dürfen möglich kann können zugelassen empfohlen willkommen / verbietet untersagt verboten unzulässig ausgeschlossen unmöglich / muss müssen nötig notwendig erforderlich verlangt vorgeschrieben braucht brauchen benötigt verpflichtend / freiwillig entbehrlich",
    "fr": "autorise autorisent permet permettent autorisé autorisée autorisés autorisées permis permise permises admis admise admises peut peuvent possible recommandé recommandée recommandés recommandées / interdisent interdit interdite interdits interdites prohibé prohibée exclu exclue exclus exclues impossible / doit doivent obligatoire obligatoires nécessaire nécessaires exigé exigée exigés exigées requis requise faut / facultatif facultative facultatifs",
    "es": "autoriza autorizan permite permiten permitido permitida permitidos permitidas autorizado autorizada admitido admitida admitidos admitidas puede pueden podrá podrán posible recomendado recomendada / prohíbe prohíben prohibido prohibida prohibidos prohibidas vetado vetada excluido excluida imposible / debe deben deberá deberán obligatorio obligatoria necesario necesaria exige exigen requiere requieren falta preciso / voluntario voluntaria opcional exento exenta",
    "it": "autorizza autorizzano permette permettono consente consentono consentito consentita consentiti consentite permesso permessa ammesso ammessa ammessi ammesse può possono possibile / vieta vietano proibisce vietato vietata vietati vietate proibito proibita escluso esclusa esclusi escluse impossibile / deve devono dovrà dovranno obbligatorio obbligatoria necessario necessaria richiesto richiesta occorre serve / facoltativo facoltativa",
    "pt": "autoriza autorizam permite permitem permitido permitida permitidos permitidas autorizado autorizada admitido admitida pode podem poderá poderão possível / proíbe proíbem proibido proibida proibidos proibidas vedado vedada excluído excluída impossível / deve devem deverá deverão obrigatório obrigatória necessário necessária exige exigem preciso / facultativo facultativa opcional",
    "nl": "toegestaan mag mogen kan kunnen toegelaten mogelijk / verbiedt verboden uitgesloten onmogelijk / moet moeten verplicht nodig vereist / vrijwillig overbodig",
    "sv": "tillåts tillåter beviljas tillåtet tillåten tillåtna får kan möjligt möjlig / förbjuds förbjuder förbjudet förbjuden förbjudna uteslutet omöjligt / måste krävs obligatorisk obligatoriskt nödvändig nödvändigt behövs / frivillig frivilligt",
    "da": "tillades tillader tilladt må kan mulig muligt / forbydes forbyder forbudt udelukket umuligt / skal kræves obligatorisk nødvendig nødvendigt / frivillig frivilligt",
    "no": "tillates tillater tillatt får kan mulig / forbudt utelukket umulig / må kreves obligatorisk nødvendig / frivillig",
    "pl": "zezwala dopuszcza dozwolony dozwolona dozwolone wolno można może mogą możliwe / zabrania zakazuje zakazany zakazana zakazane zabroniony zabroniona zabronione wykluczone / musi muszą trzeba wymagany wymagana wymagane konieczny konieczna konieczne obowiązkowy obowiązkowe należy / dobrowolny dobrowolne zbędne",
}  # fmt: skip


def rules(language: str) -> dict[str, tuple[Rule, bool]]:
    """Words of a language -> what they rule, and whether they affirm it; empty where none are known."""
    groups = [group.split() for group in _WORDS.get(language, "").split("/")]
    meant = ((Rule.PERMISSION, True), (Rule.PERMISSION, False), (Rule.DUTY, True), (Rule.DUTY, False))
    return {word: rule for group, rule in zip(groups, meant, strict=False) for word in group}


def ruling(language: str) -> frozenset[str]:
    """Words with which a language says what somebody may, must or has a right to."""
    return frozenset(rules(language)) | _ENTITLED.get(language, frozenset())


_ENTITLED = {
    "en": frozenset({"right", "entitled"}),
    "de": frozenset({"anspruch", "recht"}),
    "fr": frozenset({"droit"}),
}
