"""Amounts that are said in one word or turned about, written out as `core.facts` reads them: before claims are taken.

Source: written for this project: compounds with a half, every n-th, round counts in one word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

_GERMAN = {"ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10}  # fmt: skip
_EVERY = {
    "de": (r"jede[rsnm]?", {"dritte": 3, "vierte": 4, "fünfte": 5, "sechste": 6, "siebte": 7, "achte": 8, "zehnte": 10, "zwanzigste": 20}, "[rnsm]?", "von"),
    "en": (r"every", {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}, "", "in"),
    "sv": (r"vart?", {"tredje": 3, "fjärde": 4, "femte": 5, "sjätte": 6, "åttonde": 8, "tionde": 10}, "", "av"),
    "da": (r"hvert?", {"tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6, "ottende": 8, "tiende": 10}, "", "af"),
    "nl": (r"elke|iedere", {"derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6, "achtste": 8, "tiende": 10}, "", "op"),
    "pl": (r"co", {"trzeci": 3, "trzecia": 3, "czwarty": 4, "czwarta": 4, "piąty": 5, "piąta": 5, "dziesiąty": 10, "dziesiąta": 10}, "", "na"),
}  # fmt: skip
_ROUND = {
    "es": {"decena": 10, "docena": 12, "quincena": 15, "veintena": 20, "treintena": 30, "cuarentena": 40, "cincuentena": 50, "centena": 100, "centenar": 100},
    "it": {"decina": 10, "dozzina": 12, "ventina": 20, "trentina": 30, "quarantina": 40, "cinquantina": 50, "sessantina": 60, "centinaio": 100},
    "pt": {"dezena": 10, "dúzia": 12, "vintena": 20, "centena": 100},
    "fr": {"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100},
}  # fmt: skip
# "a fifth part" is "a fifth".
_PARTS = {
    "es": (r"(?:la|una) (tercera|cuarta|quinta|sexta|séptima|octava|décima) parte", {"tercera": "un tercio", "cuarta": "un cuarto", "quinta": "un quinto", "sexta": "un sexto", "séptima": "un séptimo", "octava": "un octavo", "décima": "un décimo"}),
    "pt": (r"(?:a|uma) (terça|quarta|quinta|sexta|sétima|oitava|décima) parte", {"terça": "um terço", "quarta": "um quarto", "quinta": "um quinto", "sexta": "um sexto", "sétima": "um sétimo", "oitava": "um oitavo", "décima": "um décimo"}),
    "it": (r"(?:la|una) (terza|quarta|quinta|sesta|decima) parte", {"terza": "un terzo", "quarta": "un quarto", "quinta": "un quinto", "sesta": "un sesto", "decima": "un decimo"}),
}  # fmt: skip
# How often a thing is: said in one word as it is in two.
_OFTEN = {
    "en": {"every other day": "every 2 days", "every second day": "every 2 days", "every other week": "every 2 weeks", "every second week": "every 2 weeks", "fortnightly": "every 2 weeks", "biweekly": "every 2 weeks", "weekly": "every 1 week", "every week": "every 1 week", "once a week": "every 1 week", "monthly": "every 1 month", "every month": "every 1 month", "once a month": "every 1 month", "quarterly": "every 3 months", "yearly": "every 1 year", "annually": "every 1 year", "every year": "every 1 year", "once a year": "every 1 year", "every other year": "every 2 years", "every second year": "every 2 years", "hourly": "every 1 hour", "every hour": "every 1 hour", "every other month": "every 2 months"},
    "de": {"vierzehntägig": "alle 2 Wochen", "zweiwöchentlich": "alle 2 Wochen", "jede zweite woche": "alle 2 Wochen", "wöchentlich": "alle 1 Woche", "jede woche": "alle 1 Woche", "einmal in der woche": "alle 1 Woche", "einmal pro woche": "alle 1 Woche", "monatlich": "alle 1 Monat", "jeden monat": "alle 1 Monat", "einmal im monat": "alle 1 Monat", "vierteljährlich": "alle 3 Monate", "jährlich": "alle 1 Jahr", "jedes jahr": "alle 1 Jahr", "einmal im jahr": "alle 1 Jahr", "alle zwei jahre": "alle 2 Jahre", "stündlich": "alle 1 Stunde", "jede stunde": "alle 1 Stunde"},
    "fr": {"une semaine sur deux": "toutes les 2 semaines", "chaque semaine": "toutes les 1 semaine", "une fois par semaine": "toutes les 1 semaine", "toutes les semaines": "toutes les 1 semaine", "chaque mois": "tous les 1 mois", "tous les mois": "tous les 1 mois", "une fois par mois": "tous les 1 mois", "chaque année": "tous les 1 an", "tous les ans": "tous les 1 an", "une fois par an": "tous les 1 an", "un an sur deux": "tous les 2 ans"},
    "es": {"quincenalmente": "cada 2 semanas", "semanalmente": "cada 1 semana", "cada semana": "cada 1 semana", "una vez por semana": "cada 1 semana", "una vez a la semana": "cada 1 semana", "todas las semanas": "cada 1 semana", "mensualmente": "cada 1 mes", "cada mes": "cada 1 mes", "todos los meses": "cada 1 mes", "una vez al mes": "cada 1 mes", "anualmente": "cada 1 año", "cada año": "cada 1 año", "todos los años": "cada 1 año", "una vez al año": "cada 1 año"},
    "it": {"ogni settimana": "ogni 1 settimana", "una volta alla settimana": "ogni 1 settimana", "settimanalmente": "ogni 1 settimana", "ogni mese": "ogni 1 mese", "una volta al mese": "ogni 1 mese", "mensilmente": "ogni 1 mese", "ogni anno": "ogni 1 anno", "una volta all'anno": "ogni 1 anno"},
    "pt": {"quinzenalmente": "a cada 2 semanas", "semanalmente": "a cada 1 semana", "toda semana": "a cada 1 semana", "uma vez por semana": "a cada 1 semana", "mensalmente": "a cada 1 mês", "uma vez por mês": "a cada 1 mês", "todo mês": "a cada 1 mês", "anualmente": "a cada 1 ano", "uma vez por ano": "a cada 1 ano", "todo ano": "a cada 1 ano"},
    "nl": {"tweewekelijks": "elke 2 weken", "om de week": "elke 2 weken", "om de twee weken": "elke 2 weken", "wekelijks": "elke 1 week", "elke week": "elke 1 week", "iedere week": "elke 1 week", "maandelijks": "elke 1 maand", "elke maand": "elke 1 maand", "jaarlijks": "elke 1 jaar", "elk jaar": "elke 1 jaar", "ieder jaar": "elke 1 jaar"},
    "sv": {"varannan vecka": "var 2 veckor", "varje vecka": "var 1 vecka", "veckovis": "var 1 vecka", "varje månad": "var 1 månad", "varannan månad": "var 2 månader", "varje år": "var 1 år", "årligen": "var 1 år", "vartannat år": "var 2 år"},
}  # fmt: skip
_OTHER_WEEKDAY = regex.compile(
    r"\b(every (?:other|second)) (?=(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)", regex.IGNORECASE
)
# After these "a week" is how long something lasts; "£5 a week" is not.
_LASTING = "within|for|after|lasted|lasts|lasting|took|takes|taken|over|under|about|almost|nearly|than|least"
_ABOUT = {"es": "unas", "it": "circa", "pt": "cerca de", "fr": "environ"}


_INSTRUMENTAL = {"dwoma": "2", "dwiema": "2", "trzema": "3", "czterema": "4", "pięcioma": "5", "sześcioma": "6", "siedmioma": "7", "ośmioma": "8", "dziewięcioma": "9", "dziesięcioma": "10", "laty": "lat"}  # fmt: skip

Rule = tuple[regex.Pattern[str], dict[str, str], str]


def _whole_words(meant: dict[str, str]) -> Rule:
    longest = sorted(meant, key=len, reverse=True)
    return regex.compile(rf"\b({'|'.join(longest)})\b", regex.IGNORECASE), meant, "{0}"


def _first_rules(language: str) -> Iterator[Rule]:
    """Parts with the word "part", how often a thing is, the middle of a month, pence, Polish counts in the instrumental."""
    if language in _PARTS:
        form, parts = _PARTS[language]
        yield regex.compile(rf"\b{form}\b", regex.IGNORECASE), parts, "{0}"
    if language in _OFTEN:
        yield _whole_words(_OFTEN[language])
    if language == "pl":
        yield _whole_words(_INSTRUMENTAL)
    if language in {"en", "fr"}:
        yield regex.compile(r"\b(mid?)-(?=\p{L}{3})", regex.IGNORECASE), {"mi": "mi ", "mid": "mid "}, "{0}"
    if language == "en":
        yield _OTHER_WEEKDAY, dict.fromkeys(("every other", "every second"), "every 2 weeks on "), "{0}"
        yield regex.compile(r"(?<=(?<![£$€\d.,])\d{1,3})(p)(?![\p{L}\d])"), {"p": " pence"}, "{0}"


@lru_cache(maxsize=32)
def _rules(language: str) -> tuple[Rule, ...]:
    """Patterns of a language, by the word they find what stands for it, and what to say with it."""
    found = [*_first_rules(language)]
    if language == "de":
        halves = {f"{word}einhalb": f"{n},5" for word, n in _GERMAN.items()} | {"anderthalb": "1,5"}
        found.append((regex.compile(rf"\b({'|'.join(halves)})\b", regex.IGNORECASE), halves, "{0}"))
        found.append(
            (
                regex.compile(r"\b(viertel|halbe)(?=million(?:en)?\b)", regex.IGNORECASE),
                {"viertel": "0,25 ", "halbe": "0,5 "},
                "{0}",
            )
        )
    if language == "nl":
        found.append(
            (
                regex.compile(r"\b(anderhalve?)\b", regex.IGNORECASE),
                {"anderhalf": "1,5", "anderhalve": "1,5"},
                "{0}",
            )
        )
        shares = {
            "twee derde": "tweederde",
            "twee vijfde": "tweevijfde",
            "drie vijfde": "drievijfde",
            "drie kwart": "driekwart",
        }
        found.append((regex.compile(rf"\b({'|'.join(shares)})\b", regex.IGNORECASE), shares, "{0}"))
    if language == "en":
        span = rf"(?<=\b(?:{_LASTING}) )(an?)(?= (?:hour|day|week|month|year|decade|century)\b)|\b(an?)(?= fortnight\b)"
        found.append((regex.compile(f"(?|{span})", regex.IGNORECASE), {"a": "1", "an": "1"}, "{0}"))
    if language == "sv":
        short = {"mkr": "miljoner kronor", "mdkr": "miljarder kronor", "tkr": "tusen kronor"}
        found.append((regex.compile(r"(?<=\d )(mkr|mdkr|tkr)\b", regex.IGNORECASE), short, "{0}"))
    if language in _EVERY:
        lead, words, ending, among = _EVERY[language]
        pattern = regex.compile(rf"\b(?:{lead}) ({'|'.join(words)}){ending}\b", regex.IGNORECASE)
        found.append((pattern, {word: str(n) for word, n in words.items()}, f"1 {among} {{0}}"))
    if language in _ROUND:
        words = _ROUND[language]
        pattern = regex.compile(
            rf"\b(?:un|una|uma|une) ({'|'.join(words)})\b(?: d[ei'’]\b)?", regex.IGNORECASE
        )
        found.append((pattern, {word: str(n) for word, n in words.items()}, f"{_ABOUT[language]} {{0}}"))
    return tuple(found)


_MILLIONS = regex.compile(r"(?<=\d)\s?M\s?(?=[€$£])")


def written_out(text: str, language: str | None) -> str:
    """The text with such amounts in figures; itself where there are none."""
    text = _MILLIONS.sub(" mio ", text)
    for pattern, meant, form in _rules((language or "").lower()[:2]):
        text = pattern.sub(lambda match: form.format(meant[match[1].lower()]), text)  # noqa: B023 - used at once
    return text
