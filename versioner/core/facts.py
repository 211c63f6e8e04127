"""Facts in a sentence: numbers, money, percentages, dates, times, names, negations, modality, quotes.

An edit that touches one is never minor. Found by form, in the languages at hand and in any script's
digits; better one too many than one too few, for a missed fact would let a changed number pass as style.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

import regex


class FactKind(StrEnum):
    """What kind of fact."""

    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    TIME = "time"
    NAME = "name"
    NEGATION = "negation"
    MODALITY = "modality"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact.

    Attributes:
        value: normalised: a number as its plain decimal, a name folded, a date as written but folded.
        unit: of a number or money, folded; "" where there is none.
        span: its characters in the text, start and end.
    """

    kind: FactKind
    value: str
    unit: str = ""
    span: tuple[int, int] = (0, 0)

    @property
    def said(self) -> tuple[FactKind, str, str]:
        """What it says, wherever it stands."""
        return self.kind, self.value, self.unit


_SCALES = {
    "hundred": 2, "thousand": 3, "million": 6, "millions": 6, "billion": 9, "billions": 9, "trillion": 12, "trillions": 12,
    "mille": 3, "milliers": 3, "milliard": 9, "milliards": 9, "tausend": 3, "millionen": 6, "milliarde": 9, "milliarden": 9,
    "miljoen": 6, "miljard": 9, "milione": 6, "milioni": 6, "miliardo": 9, "miliardi": 9, "milhão": 6, "milhões": 6, "bilhões": 9, "miljoner": 6,
    "mio": 6, "mrd": 9, "mil": 3, "millón": 6, "millones": 6, "k": 3, "m": 6, "bn": 9, "tn": 12, "mn": 6, "billones": 12,
}  # fmt: skip
_WORDS = {
    word: value
    for value, names in {
        0: "zero zéro null cero", 1: "", 2: "two deux zwei dos", 3: "three trois drei tres", 4: "four quatre vier cuatro",
        5: "five cinq fünf cinco", 6: "six sechs seis", 7: "seven sept sieben siete", 8: "eight huit acht ocho",
        9: "nine neuf neun nueve", 10: "ten dix zehn diez", 11: "eleven onze elf once", 12: "twelve douze zwölf doce dozen",
        13: "thirteen treize dreizehn trece", 14: "fourteen quatorze vierzehn catorce", 15: "fifteen quinze fünfzehn",
        16: "sixteen seize sechzehn dieciséis", 17: "seventeen siebzehn diecisiete", 18: "eighteen achtzehn dieciocho",
        19: "nineteen neunzehn diecinueve", 20: "twenty vingt zwanzig veinte", 30: "thirty trente dreißig treinta",
        40: "forty quarante vierzig cuarenta", 50: "fifty cinquante fünfzig cincuenta", 60: "sixty soixante sechzig sesenta",
        70: "seventy siebzig setenta", 80: "eighty achtzig ochenta", 90: "ninety neunzig noventa", 100: "hundred cent hundert cien ciento",
        1000: "thousand tausend", 1_000_000: "million millón", 1_000_000_000: "billion milliard milliarde",
    }.items()
    for word in names.split()
}  # fmt: skip
_ORDINALS = {
    word: n
    for n, names in enumerate(
        ("first premier première erste ersten primero primera", "second deuxième seconde zweite zweiten segundo segunda",
         "third troisième dritte dritten tercero tercera", "fourth quatrième vierte vierten cuarto cuarta",
         "fifth cinquième fünfte fünften quinto quinta", "sixth sixième sechste sexto", "seventh septième siebte",
         "eighth huitième achte octavo", "ninth neuvième neunte noveno", "tenth dixième zehnte décimo"), 1)
    for word in names.split()
}  # fmt: skip
_FRACTIONS = {"half": "0.5", "moitié": "0.5", "hälfte": "0.5", "mitad": "0.5", "third": "0.333", "tiers": "0.333", "drittel": "0.333", "quarter": "0.25", "quart": "0.25", "viertel": "0.25"}  # fmt: skip
_CURRENCY = {"$": "usd", "€": "eur", "£": "gbp", "¥": "jpy", "us$": "usd", "dollars": "usd", "dollar": "usd", "euro": "eur", "euros": "eur", "pounds": "gbp", "pound": "gbp", "livres": "gbp", "pesos": "mxn", "yen": "jpy", "yuan": "cny", "francs": "chf", "franken": "chf", "usd": "usd", "eur": "eur", "gbp": "gbp", "chf": "chf"}  # fmt: skip
# One column a month: the languages' names mean one thing, so that a source in another language still agrees.
_MONTH_NAMES = """
january february march april may june july august september october november december
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
januar februar märz april mai juni juli august september oktober november dezember
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
januari februari maart april mei juni juli augustus september oktober november december
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
jan feb mar apr may jun jul aug sept oct nov dec
"""
_MONTHS = {
    name: f"month {number}"
    for line in _MONTH_NAMES.strip().splitlines()
    for number, name in enumerate(line.split(), 1)
}
# Words of everyday speech that are months only with a capital or beside a day or a year.
_UNSURE = frozenset(
    [
        "may",
        "march",
        "mars",
        "mai",
        "mar",
        "jan",
        "dec",
        "sept",
        "nov",
        "oct",
        "feb",
        "apr",
        "jun",
        "jul",
        "aug",
        "mei",
        "maio",
    ]
)
_DAY_NAMES = """
monday tuesday wednesday thursday friday saturday sunday
lundi mardi mercredi jeudi vendredi samedi dimanche
montag dienstag mittwoch donnerstag freitag samstag sonntag
lunes martes miércoles jueves viernes sábado domingo
lunedì martedì mercoledì giovedì venerdì sabato domenica
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo
"""
_DAYS = {
    name: f"day {number}"
    for line in _DAY_NAMES.strip().splitlines()
    for number, name in enumerate(line.split(), 1)
}
_RELATIVE = {
    name: word
    for word, names in {
        "yesterday": "yesterday hier gestern ayer ieri gisteren ontem",
        "today": "today aujourd'hui heute hoy oggi vandaag hoje",
        "tomorrow": "tomorrow demain morgen mañana domani amanhã",
        "tonight": "tonight",
    }.items()
    for name in names.split()
}
_NEGATIONS = frozenset(
    [
        "not",
        "no",
        "never",
        "none",
        "nobody",
        "nothing",
        "neither",
        "nor",
        "without",
        "cannot",
        "can't",
        "won't",
        "don't",
        "doesn't",
        "didn't",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
        "hasn't",
        "haven't",
        "hadn't",
        "shouldn't",
        "wouldn't",
        "couldn't",
        "mustn't",
        "hardly",
        "barely",
        "denied",
        "denies",
        "deny",
        "refused",
        "refuses",
        "rejected",
        "rejects",
        "unable",
        "failed",
        "fails",
        "ne",
        "n",
        "pas",
        "jamais",
        "aucun",
        "aucune",
        "rien",
        "personne",
        "sans",
        "ni",
        "nicht",
        "kein",
        "keine",
        "keinen",
        "keiner",
        "keinem",
        "keines",
        "nie",
        "niemals",
        "niemand",
        "nichts",
        "ohne",
        "weder",
        "no",
        "nunca",
        "nadie",
        "nada",
        "ningún",
        "ninguna",
        "ninguno",
        "sin",
        "tampoco",
        "non",
    ]
)
_MODALS = frozenset(
    [
        "may",
        "might",
        "must",
        "shall",
        "should",
        "will",
        "would",
        "can",
        "could",
        "ought",
        "needs",
        "required",
        "obliged",
        "mandatory",
        "optional",
        "allowed",
        "permitted",
        "forbidden",
        "prohibited",
        "likely",
        "unlikely",
        "possibly",
        "probably",
        "allegedly",
        "reportedly",
        "expected",
        "all",
        "some",
        "most",
        "only",
        "always",
        "every",
        "peut",
        "peuvent",
        "doit",
        "doivent",
        "devra",
        "devrait",
        "pourrait",
        "faut",
        "interdit",
        "autorisé",
        "obligatoire",
        "probablement",
        "seulement",
        "toujours",
        "tous",
        "toutes",
        "kann",
        "können",
        "muss",
        "müssen",
        "soll",
        "sollen",
        "sollte",
        "darf",
        "dürfen",
        "könnte",
        "verboten",
        "erlaubt",
        "wahrscheinlich",
        "nur",
        "immer",
        "alle",
        "puede",
        "pueden",
        "debe",
        "deben",
        "deberá",
        "podría",
        "debería",
        "prohibido",
        "permitido",
        "obligatorio",
        "probablemente",
        "solo",
        "siempre",
        "todos",
    ]
)
_NUMBER = regex.compile(r"(?<![\p{L}\p{N}])[-−+]?\p{Nd}+(?:[.,'’\u00a0\u202f\u066b\u066c]\p{Nd}+)*(?:(?=\p{L}{1,2}(?!\p{L}))|(?!\p{L}{3,}))", regex.V1)  # fmt: skip
_CLOCK = regex.compile(
    r"\b\d{1,2}(?:[:h]\d{2})(?::\d{2})?\b|\b\d{1,2}\s?(?:[ap]\.?m\.?|uhr|heures|h)\b", regex.IGNORECASE
)
_ISO_DATE = regex.compile(r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
_ROMAN = regex.compile(
    r"(?<=\p{Lu}\p{L}+\s)[IVXLC]{1,6}(?![\p{L}\p{N}])|\b(?:II|III|IV|VI{1,3}|IX|XI{0,3}|XIV|XV|XVI{0,3}|XIX|XX)\b"
)
_WORD = regex.compile(r"[\p{L}\p{M}]+(?:['’\-][\p{L}\p{M}]+)*")
_QUOTE = regex.compile(r"“([^”]{3,})”|\"([^\"]{3,})\"|«\s?([^»]{3,}?)\s?»|„([^“”]{3,})[“”]|‘([^’]{12,})’(?!\p{L})|「([^」]{2,})」", regex.V1)  # fmt: skip
_SENTENCE_START = regex.compile(r"(?:^|[.!?…:]\s+|[“\"«„‘(]\s?|\n)$")


# Languages that part thousands with a space, and where they do.
_SPACED = frozenset({"fr", "pl", "cs", "sv", "nb", "no", "fi", "ru", "uk"})
_THOUSANDS = regex.compile(r"(?<=(?<![\d.,])\d{1,3}(?:[ \u00a0]\d{3})*) (?=\d{3}(?!\d))")


def facts(text: str, language: str | None = None) -> tuple[Fact, ...]:
    """Every fact of a text, in order of place.

    Args:
        text: a sentence or a paragraph.
        language: its language tag; nouns are capitalised in German, so a capital says less there.
    """
    text = _joined_thousands(text, language)
    found: list[Fact] = []
    taken: list[tuple[int, int]] = []

    def add(kind: FactKind, value: str, start: int, end: int, unit: str = "") -> None:
        found.append(Fact(kind=kind, value=value, unit=unit, span=(start, end)))
        taken.append((start, end))

    for match in _ISO_DATE.finditer(text):
        add(FactKind.DATE, match.group(), *match.span())
    for match in _CLOCK.finditer(text):
        if not _inside(match.start(), taken):
            add(FactKind.TIME, match.group().lower().replace(" ", ""), *match.span())
    for match in _NUMBER.finditer(text):
        if not _inside(match.start(), taken):
            kind, value, unit, end = _number(text, match)
            add(kind, value, match.start(), end, unit)
    for match in _ROMAN.finditer(text):
        if not _inside(match.start(), taken):
            add(FactKind.NUMBER, f"roman {match.group()}", *match.span())
    for match in _QUOTE.finditer(text):
        inner = next(group for group in match.groups() if group is not None)
        found.append(Fact(kind=FactKind.QUOTE, value=_folded(inner), span=match.span()))
    _words(text, language, taken, add)
    return tuple(sorted(found, key=lambda fact: fact.span))


def _joined_thousands(text: str, language: str | None) -> str:
    return _THOUSANDS.sub("\u00a0", text) if (language or "").lower()[:2] in _SPACED else text


def _inside(at: int, taken: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in taken)


def _number(text: str, match: regex.Match[str]) -> tuple[FactKind, str, str, int]:
    """A number with its scale, currency, percent sign or unit."""
    value = plain(match.group())
    end = match.end()
    after = regex.match(r"\s?[\-\u2011]?\s?(%|‰|°\s?[CF]?|[\p{L}\p{Sc}]+\.?)", text[end:])
    word = (after[1].lower().rstrip(".") if after else "").replace(" ", "")
    if word in _SCALES and not (word in {"k", "m"} and text[end : end + 1].isspace()):
        value = _scaled(value, _SCALES[word])
        end += after.end() if after else 0
        after = regex.match(r"\s?(?:de |d['’])?([\p{L}\p{Sc}]+)", text[end:])
        word = after[1].lower() if after else ""
    before = regex.search(r"(US\$|[\p{Sc}])\s?$", text[: match.start()])
    if before:
        return FactKind.MONEY, value, _CURRENCY.get(before[1].lower(), before[1]), end
    if word in _CURRENCY:
        return FactKind.MONEY, value, _CURRENCY[word], end + (after.end() if after else 0)
    if word in {"%", "percent", "per", "prozent", "pourcent", "pour", "por"} and (
        word in {"%", "percent", "prozent", "pourcent"}
        or regex.match(r"\s?(?:per|pour|por) (?:cent|ciento)", text[end:])
    ):
        return FactKind.PERCENT, value, "", end + (after.end() if after else 0)
    if _is_of_date(value) and (_begins_month(text[end:]) or _AFTER_MONTH.search(text[: match.start()])):
        return FactKind.DATE, value, "", end
    return FactKind.NUMBER, value, word if word.startswith("°") or word in _UNITS else "", end


_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_OF_MONTH = regex.compile(rf"(?:st|nd|rd|th|er|\.)?\s(?:of |de |d['’])?(?:{_MONTH})\b", regex.IGNORECASE)
_AFTER_MONTH = regex.compile(rf"\b(?:{_MONTH})\.?\s$", regex.IGNORECASE)


def _is_of_date(value: str) -> bool:
    """Whether a number can be a day of a month or a year."""
    return value.isdigit() and (1 <= int(value) <= 31 or 1000 <= int(value) <= 2999)


def _begins_month(text: str) -> bool:
    return _OF_MONTH.match(text) is not None


def _month(text: str, match: regex.Match[str], low: str) -> str | None:
    """The month that a word names, where it names one: "may" does so with a capital inside a sentence, or by a day."""
    if low not in _MONTHS:
        return None
    if low in _UNSURE:
        beside = _DAY_BEFORE.search(text[: match.start()]) or _DAY_AFTER.match(text[match.end() :])
        capital = match.group()[0].isupper() and low in {"may", "march", "mai"}
        if (
            not beside
            and (not capital or _SENTENCE_START.search(text[: match.start()]))
            and low not in {"mars", "mei"}
        ):
            return None
        if low == "mars" and match.group()[0].isupper() and not beside:
            return None
    return _MONTHS[low]


_SCALE_AFTER = regex.compile(r"\s([\p{L}]+)\b")
_CURRENCY_AFTER = regex.compile(r"\s(?:de |d['’])?([\p{L}\p{Sc}]+)")
_DAY_BEFORE = regex.compile(r"\b\d{1,2}(?:st|nd|rd|th|er|\.)?\s(?:of |de )?$")
_DAY_AFTER = regex.compile(r"\.?\s\d")
_UNITS = frozenset(["km", "m", "cm", "mm", "kg", "g", "t", "ha", "l", "ml", "mph", "km/h", "kmh", "miles", "mile", "feet", "foot", "ft", "inches", "inch", "acres", "tonnes", "tons", "hours", "hour", "minutes", "seconds", "days", "weeks", "months", "years", "kilometres", "kilometers", "kilomètres", "kilometer", "metres", "meters", "mètres", "meter", "heures", "jours", "mois", "ans", "stunden", "tage", "jahre", "horas", "días", "años", "tonnen", "toneladas", "kilómetros", "zentimeter", "kilogramm", "kilograms", "kilogrammes", "hectares", "hektar", "hectáreas"])  # fmt: skip


def plain(text: str) -> str:
    """A written number as a plain decimal: digits of any script, either way of parting thousands."""
    digits = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
    sign = "-" if digits[:1] in "-−" else ""
    body = digits.lstrip("-−+").replace("\u066b", ".").replace("\u066c", "")
    body = re.sub(r"['’\u00a0\u202f]", "", body)
    commas, points = body.count(","), body.count(".")
    if commas and points:
        body = (
            body.replace(",", "")
            if body.rfind(".") > body.rfind(",")
            else body.replace(".", "").replace(",", ".")
        )
    elif commas or points:
        mark = "," if commas else "."
        parts = body.split(mark)
        thousands = len(parts) > 2 or (
            len(parts[1]) == 3 and parts[0] not in {"", "0"} and len(parts[0]) <= 3
        )
        body = body.replace(mark, "" if thousands else ".")
    try:
        number = Decimal(body)
    except InvalidOperation:
        return sign + body
    return sign + format(number.normalize(), "f")


def _scaled(value: str, power: int) -> str:
    try:
        return format((Decimal(value) * (Decimal(10) ** power)).normalize(), "f")
    except InvalidOperation:
        return value


def _words(text: str, language: str | None, taken: list[tuple[int, int]], add) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    german = (language or "").lower().startswith("de")
    for match in _WORD.finditer(text):
        if _inside(match.start(), taken):
            continue
        word = match.group()
        low = word.lower().replace("’", "'")
        if low in _WORDS:
            add(*_spelled(text, match, _WORDS[low]))
        elif low in _ORDINALS:
            add(FactKind.NUMBER, f"{_ORDINALS[low]}.", *match.span())
        elif low in _FRACTIONS:
            add(FactKind.NUMBER, _FRACTIONS[low], *match.span())
        elif (said := _month(text, match, low) or _DAYS.get(low) or _RELATIVE.get(low)) is not None:
            add(FactKind.DATE, said, *match.span())
        elif low in _NEGATIONS or low.startswith(("n'", "d'aucun")):
            add(FactKind.NEGATION, low, *match.span())
        elif low in _MODALS:
            add(FactKind.MODALITY, low, *match.span())
        elif word[0].isupper() and _is_name(text, match, german=german):
            add(FactKind.NAME, _folded(word), *match.span())


def _spelled(text: str, match: regex.Match[str], number: int) -> tuple[FactKind, str, int, int, str]:
    """A number in words with its scale and currency: "four million euros"."""
    scale = _SCALE_AFTER.match(text, match.end())
    if not scale or scale[1].lower() not in _SCALES:
        return FactKind.NUMBER, str(number), match.start(), match.end(), ""
    value = _scaled(str(number), _SCALES[scale[1].lower()])
    unit = _CURRENCY_AFTER.match(text, scale.end())
    money = _CURRENCY.get(unit[1].lower()) if unit else None
    if unit is None or money is None:
        return FactKind.NUMBER, value, match.start(), scale.end(), ""
    return FactKind.MONEY, value, match.start(), unit.end(), money


def _is_name(text: str, match: regex.Match[str], *, german: bool) -> bool:
    """A capital inside a sentence; at its beginning only where a second capital follows."""
    word = match.group()
    start = bool(_SENTENCE_START.search(text[: match.start()]))
    follows = regex.match(r"\s+\p{Lu}\p{Ll}", text[match.end() :])
    if word.isupper() and len(word) > 1:
        return True
    if start or german:
        return bool(follows) and not start
    return True


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace("’", "'").split())
