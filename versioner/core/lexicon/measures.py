"""What an amount is told for: a second, a month, a kilo; and how many of the one make the other.

Source: written for this project; ten languages, the relations those of the calendar and of the metric system.
"""

from __future__ import annotations

from functools import lru_cache

from versioner.core.lexicon import base
from versioner.late import regex

_SAID = {
    "second": "en seconds?|per second|l/s|m³/s | de sekunden?|sekündlich|l/s|m³/s | fr secondes?|l/s|m³/s | es segundos?|l/s|m³/s | it secondo|secondi|l/s|m³/s | nl seconden?|l/s|m³/s | pl sekund\\p{L}*|l/s|m³/s | pt segundos?|l/s|m³/s | sv sekund(?:en|er)?|l/s|m³/s | da sekund(?:et|er)?|l/s|m³/s",
    "minute": "en minutes?|l/min | de minuten?|l/min | fr minutes?|l/min | es minutos?|l/min | it minut[oi]|l/min | nl minuut|minuten|l/min | pl minut\\p{L}*|l/min | pt minutos?|l/min | sv minut(?:en|er)?|l/min | da minut(?:ten|ter)?|l/min",
    "hour": "en hours?|hourly|m³/h | de stunden?|stündlich|m³/h | fr heures?|horaire|m³/h | es horas?|m³/h | it or[ae]|orari[oa]|m³/h | nl uur|uren|uurloon|m³/h | pl godzin\\p{L}*|m³/h | pt horas?|m³/h | sv timm(?:e|en|ar)|m³/h | da timer?|timen|m³/h",
    "day": "en days?|daily | de tage?s?|täglich\\p{L}* | fr jours?|journée|quotidien\\p{L}*|journali\\p{L}+ | es días?|diari\\p{L}+ | it giorn[oi]|giornalier\\p{L}+ | nl dag|dagen|dagelijks\\p{L}* | pl dzień|dnia|dziennie|dzienn\\p{L}+ | pt dias?|diári\\p{L}+ | sv dag(?:en|ar|ligen)?|dygn | da dag(?:en|e|lig\\p{L}*)?|døgn",
    "week": "en weeks?|weekly | de wochen?|wöchentlich\\p{L}* | fr semaines?|hebdomadaires? | es semanas?|semanal\\p{L}* | it settiman[ae]|settimanal\\p{L}+ | nl week|weken|wekelijks\\p{L}* | pl tydzień|tygodni\\p{L}* | pt semanas?|semanal\\p{L}* | sv veck(?:a|an|or)|veckovis | da uger?|ugen|ugentlig\\p{L}*",
    "month": "en months?|monthly | de monate?s?|monatlich\\p{L}* | fr mois|mensuel\\p{L}* | es mes|meses|mensual\\p{L}* | it mes[ei]|mensil\\p{L}+ | nl maand|maanden|maandelijks\\p{L}* | pl miesiąc\\p{L}*|miesięczn\\p{L}+ | pt mês|meses|mensa\\p{L}+ | sv månad(?:en|er)?|månadsvis | da måned(?:en|er)?|månedlig\\p{L}*",
    "quarter": "en quarters?|quarterly | de quartale?|vierteljährlich\\p{L}* | fr trimestres?|trimestriel\\p{L}* | es trimestres?|trimestral\\p{L}* | it trimestr[ei]|trimestral\\p{L}+ | nl kwartaal|kwartalen | pl kwarta\\p{L}+ | pt trimestres?|trimestra\\p{L}+ | sv kvartal(?:et|svis)? | da kvartal(?:et|er|svis)?",
    "year": "en years?|yearly|annual\\p{L}*|per annum | de jahre?s?|jährlich\\p{L}* | fr ans?|années?|annuel\\p{L}* | es años?|anual\\p{L}* | it ann[oi]|annu\\p{L}+ | nl jaar|jaren|jaarlijks\\p{L}* | pl rok\\p{L}*|roczn\\p{L}+|lat | pt anos?|anua\\p{L}+ | sv år(?:et|ligen|lig)? | da år(?:et|lig\\p{L}*)?",
    "gram": "en g|grams?|grammes? | de g|gramm | fr g|grammes? | es g|gramos? | it g|gramm[oi] | nl g|gram | pl g|gram\\p{L}* | pt g|gramas? | sv g|gram | da g|gram",
    "kilogram": "en kg|kilos?|kilograms?|kilogrammes? | de kg|kilos?|kilogramm | fr kg|kilos?|kilogrammes? | es kg|kilos?|kilogramos? | it kg|chil[oi]|chilogramm[oi] | nl kg|kilo|kilogram | pl kg|kilo|kilogram\\p{L}* | pt kg|quilos?|quilogramas? | sv kg|kilo | da kg|kilo",
    "tonne": "en t|tonnes?|tons? | de t|tonnen? | fr t|tonnes? | es t|toneladas? | it t|tonnellat[ae] | nl t|ton | pl t|ton\\p{L}* | pt t|toneladas? | sv t|ton | da t|tons?",
    "liter": "en l|lit(?:re|er)s? | de l|litern? | fr l|litres? | es l|litros? | it l|litr[oi] | nl l|liters? | pl l|litr\\p{L}* | pt l|litros? | sv l|liter | da l|liter",
    "hectoliter": "en hl|hectolit(?:re|er)s? | de hl|hektoliter | fr hl|hectolitres? | es hl|hectolitros? | it hl|ettolitr[oi] | nl hl|hectoliter | pl hl|hektolitr\\p{L}* | pt hl|hectolitros? | sv hl|hektoliter | da hl|hektoliter",
}  # fmt: skip
# The smaller, the greater, and how many of the smaller make one.
_MAKE = (
    ("second", "minute", 60), ("second", "hour", 3_600), ("second", "day", 86_400), ("minute", "hour", 60), ("minute", "day", 1_440), ("hour", "day", 24),
    ("day", "week", 7), ("day", "year", 365), ("week", "year", 52), ("month", "quarter", 3), ("month", "year", 12), ("quarter", "year", 4),
    ("gram", "kilogram", 1_000), ("kilogram", "tonne", 1_000), ("liter", "hectoliter", 100),
)  # fmt: skip


def made_of(before: str, now: str, language: str | None) -> list[tuple[int, int]]:
    """By what an amount is multiplied and divided that is told for another measure now: (12, 1) of "a month", "a year"."""
    old, new = measures(before, language), measures(now, language)
    went, came = old - new, new - old
    return [
        *((times, 1) for small, great, times in _MAKE if small in went and great in came),
        *((1, times) for small, great, times in _MAKE if great in went and small in came),
    ]


@lru_cache(maxsize=4_096)
def measures(text: str, language: str | None) -> frozenset[str]:
    """The measures that a text names."""
    known = _known(base(language) or "en")
    if known is None:
        return frozenset()
    return frozenset(match.lastgroup for match in known.finditer(text) if match.lastgroup)


@lru_cache(maxsize=16)
def _known(language: str) -> regex.Pattern[str] | None:
    said = [
        f"(?P<{measure}>{words})"
        for measure, every in _SAID.items()
        for tongue, _, words in (one.strip().partition(" ") for one in every.split(" | "))
        if tongue == language
    ]
    return (
        regex.compile(rf"(?<![\p{{L}}'’])(?:{'|'.join(said)})(?![\p{{L}}])", regex.IGNORECASE)
        if said
        else None
    )
