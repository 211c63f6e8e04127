"""What CLDR knows of a language (data Unicode License v3), folded for looking up.

Nothing here is typed by hand but the choice of units, their forms in cases that a number alone does not ask for, and
which currency a bare sign means. `names/*.json` are made of Babel's data by `bench/cldr.py`: Babel itself, loaded for
one language, takes 6 MiB and a twentieth of a second.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pkgutil import get_data
from typing import Any

from versioner.core.lexicon.factual import languages

NAMES = "names"  # the folder
# CLDR's units that articles measure in; the name after the dimension is ours, in every language.
UNITS = (
    "length-kilometer length-meter length-centimeter length-millimeter length-mile length-yard length-foot length-inch length-nautical-mile mass-tonne mass-kilogram mass-gram mass-milligram mass-pound "
    "mass-ounce mass-stone mass-ton area-square-kilometer area-square-meter area-hectare area-acre area-square-mile area-square-foot volume-liter volume-milliliter volume-hectoliter volume-cubic-meter volume-gallon volume-barrel volume-pint "
    "duration-second duration-minute duration-hour duration-day duration-week duration-month duration-quarter duration-year duration-decade duration-century speed-kilometer-per-hour speed-mile-per-hour speed-meter-per-second speed-knot "
    "temperature-celsius temperature-fahrenheit power-watt power-kilowatt power-megawatt power-gigawatt energy-kilowatt-hour energy-calorie energy-kilocalorie energy-joule digital-megabyte digital-gigabyte digital-terabyte pressure-hectopascal pressure-bar "
    "frequency-hertz frequency-megahertz electric-volt"
).split()
_SIGNS = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₴": "UAH", "₪": "ILS", "฿": "THB", "₫": "VND", "₱": "PHP", "₦": "NGN", "zł": "PLN", "kč": "CZK", "ft": "HUF", "kr": "kr", "a$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "hk$": "HKD", "r$": "BRL", "元": "CNY", "円": "JPY", "원": "KRW", "р": "RUB", "руб": "RUB"}  # fmt: skip
COMMON = "USD EUR GBP JPY CNY INR RUB KRW TRY UAH ILS THB VND PHP PLN CZK HUF SEK NOK DKK ISK CHF AUD CAD NZD MXN BRL ARS CLP COP ZAR NGN KES EGP SAR AED IRR PKR BDT IDR MYR SGD HKD TWD RON BGN RSD HRK MKD ALL AZN AMD GEL KZT BYN".split()
# Everyday names, where CLDR spells the country out ("US dollar", "euro").
_NAMES = {"dollar": "USD", "dollars": "USD", "buck": "USD", "bucks": "USD", "euro": "EUR", "euros": "EUR", "eur": "EUR", "pound": "GBP", "pounds": "GBP", "quid": "GBP", "pence": "GBX", "penny": "GBX", "cent": "cent", "cents": "cent", "centimes": "cent", "céntimo": "cent", "céntimos": "cent", "centavos": "cent", "centesimi": "cent", "grosz": "cent", "grosze": "cent", "groszy": "cent", "öre": "cent", "øre": "cent", "копеек": "cent", "копейки": "cent", "kuruş": "cent", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rupee": "INR", "rupees": "INR", "rs": "INR", "franc": "CHF", "francs": "CHF", "franken": "CHF", "krone": "kr", "kroner": "kr", "kronor": "kr", "krona": "kr", "kronen": "kr", "ruble": "RUB", "rubles": "RUB", "roubles": "RUB", "peso": "peso", "pesos": "peso", "reais": "BRL", "naira": "NGN", "lira": "TRY", "shekel": "ILS", "shekels": "ILS", "dirham": "AED", "dirhams": "AED", "रुपये": "INR", "रुपए": "INR", "रुपया": "INR", "روپے": "PKR", "টাকা": "BDT", "달러": "USD", "유로": "EUR", "위안": "CNY", "파운드": "GBP", "루블": "RUB", "엔": "JPY", "美元": "USD", "美金": "USD", "欧元": "EUR", "歐元": "EUR", "日元": "JPY", "英镑": "GBP", "英鎊": "GBP", "卢布": "RUB", "港元": "HKD", "ドル": "USD", "米ドル": "USD", "ユーロ": "EUR", "ポンド": "GBP", "ウォン": "KRW", "ルーブル": "RUB", "人民元": "CNY", "dola": "USD", "shilingi": "KES", "rupiah": "IDR", "rp": "IDR", "грн": "UAH", "ringgit": "MYR", "đồng": "VND", "đô_la": "USD"}  # fmt: skip
# Units as they are written beside CLDR's forms.
_MORE_UNITS = {"tonne": "tonne", "tonnes": "tonne", "tons": "ton", "mph": "mile-per-hour", "kmh": "kilometer-per-hour", "kph": "kilometer-per-hour", "km/h": "kilometer-per-hour", "yr": "year", "yrs": "year", "hrs": "hour", "mins": "minute", "secs": "second", "kilos": "kilogram", "kilo": "kilogram", "lbs": "pound", "feet": "foot", "ft": "foot", "km2": "square-kilometer", "m2": "square-meter", "sq m": "square-meter", "sq km": "square-kilometer", "sq ft": "square-foot", "m3": "cubic-meter", "ha": "hectare"}  # fmt: skip
# The signs of the International System of Units (BIPM, SI Brochure, 9th edition), which are the same in every language and script;
# CLDR lists those of a language that writes others of its own ("км") without them. Single letters only where words are of
# another script ("5 s", "3 m").
_SI = {"km": "kilometer", "cm": "centimeter", "mm": "millimeter", "kg": "kilogram", "mg": "milligram", "ml": "milliliter", "hl": "hectoliter", "km²": "square-kilometer", "m²": "square-meter", "m³": "cubic-meter", "m/s": "meter-per-second", "kw": "kilowatt", "mw": "megawatt", "gw": "gigawatt", "kwh": "kilowatt-hour", "mb": "megabyte", "gb": "gigabyte", "tb": "terabyte", "hpa": "hectopascal", "hz": "hertz", "mhz": "megahertz", "°c": "celsius"}  # fmt: skip
_SI_LETTERS = {"m": "meter", "g": "gram", "t": "tonne", "l": "liter", "s": "second", "h": "hour", "v": "volt", "w": "watt", "min": "minute"}  # fmt: skip
_OTHER_SCRIPTS = frozenset("ar be bg bn el fa he hi hy ja ka kk km ko lo mk my ru sr ta th uk ur zh".split())
# Forms of a language's own beside those that CLDR counts with: what stands after a preposition is not in the case that
# a number alone asks for ("nach acht Monaten", "po dwóch latach").
_MORE_NAMES: dict[str, dict[str, str]] = {
    language: {word: unit for unit, _, words in (entry.partition("=") for entry in entries.split()) for word in words.split("|")}
    for language, entries in {
        "en": "degree=degree|degrees fortnight=fortnight|fortnights teaspoon=tsp|tsps|teaspoon|teaspoons tablespoon=tbsp|tbsps|tablespoon|tablespoons",
        "fr": "degree=degré|degrés year=année|années day=journée|journées",
        "de": "degree=grad teaspoon=teelöffel|teelöffeln|tl tablespoon=esslöffel|esslöffeln|el day=tagen|tages month=monaten|monats year=jahren|jahres meter=metern kilometer=kilometern liter=litern",
        "pl": "degree=stopień|stopnie|stopni minute=minutach|minutami hour=godzinach|godzinami day=dniach|dniami week=tygodniach|tygodniami month=miesiącach|miesiącami year=latach|latami meter=metrach|metrami kilometer=kilometrach|kilometrami hectare=hektarach|hektarami tonne=tonach|tonami",
        "cs": "degree=stupeň|stupně|stupňů minute=minutách|minutami hour=hodinách|hodinami day=dnech week=týdnech month=měsících year=letech|lety|rocích meter=metrech kilometer=kilometrech hectare=hektarech tonne=tunách",
        "sk": "degree=stupeň|stupne|stupňov minute=minútach|minútami hour=hodinách|hodinami day=dňoch|dňami week=týždňoch|týždňami month=mesiacoch|mesiacmi year=rokoch|rokmi meter=metroch kilometer=kilometroch hectare=hektároch",
        "ru": "degree=градус|градуса|градусов minute=минутах|минутами|минутам hour=часах|часами|часам day=днях|днями|дням week=неделях|неделями|неделям month=месяцах|месяцами|месяцам year=годах|годами|годам meter=метрах|метрами kilometer=километрах|километрами hectare=гектарах|гектарами tonne=тоннах|тоннами",
        "uk": "degree=градус|градуси|градусів minute=хвилинах|хвилинами hour=годинах|годинами day=днях|днями week=тижнях|тижнями month=місяцях|місяцями year=роках|роками meter=метрах kilometer=кілометрах hectare=гектарах tonne=тоннах",
        "hr": "degree=stupanj|stupnjeva|stupnja minute=minutama hour=satima day=danima week=tjednima month=mjesecima year=godinama meter=metara kilometer=kilometara",
        "sr": "degree=степен|степена|степени|stepen|stepena|stepeni minute=минутима|minutima hour=сатима|satima day=данима|danima week=недељама|nedeljama month=месецима|mesecima year=годинама|godinama",
        "fi": "degree=aste|astetta|asteen minute=minuutin|minuuttia|minuutissa hour=tunnin|tuntia|tunnissa day=päivän|päivää|päivässä week=viikon|viikkoa|viikossa month=kuukauden|kuukautta|kuukaudessa year=vuoden|vuotta|vuodessa meter=metrin|metriä kilometer=kilometrin|kilometriä hectare=hehtaarin|hehtaaria",
        "hu": "degree=fok|fokot|fokos minute=percet|perce|perccel hour=órát|órája|órával day=napot|napja|nappal week=hetet|hete|héttel month=hónapot|hónapja|hónappal year=évet|éve|évvel meter=métert kilometer=kilométert",
        "el": "degree=βαθμός|βαθμοί|βαθμούς|βαθμών minute=λεπτά|λεπτών hour=ώρες|ωρών day=μέρες|ημέρες|ημερών week=εβδομάδες|εβδομάδων month=μήνες|μηνών year=χρόνια|χρόνων|έτη|ετών",
        "tr": "degree=derece|dereceye|derecede minute=dakikada|dakikalık|dakikadır hour=saatte|saatlik|saattir day=günde|günlük|gündür week=haftada|haftalık|haftadır month=ayda|aylık|aydır year=yılda|yıllık|yıldır",
        "es": "degree=grado|grados", "it": "degree=grado|gradi", "pt": "degree=grau|graus", "nl": "degree=graad|graden", "sv": "degree=grad|grader", "da": "degree=grad|grader", "no": "degree=grad|grader", "ro": "degree=grad|grade", "ca": "degree=grau|graus",
        "id": "week=pekan",
    }.items()
}  # fmt: skip
_NOUNS = {
    "fr": frozenset({"livre", "livres", "a"}),
    "es": frozenset("a"),
    "gl": frozenset("a"),
    "sl": frozenset("s"),
}  # "de 5 a 10", "20 a"
# Whose money a bare "rubles", "kronor" means in a language, and which word of "US dollars" is the money.
_HOME = {"ru": "RUB", "be": "BYN", "uk": "UAH", "pl": "PLN", "cs": "CZK", "hu": "HUF", "bg": "BGN", "ro": "RON", "sr": "RSD", "bs": "BAM", "mk": "MKD", "sq": "ALL", "tr": "TRY", "az": "AZN", "he": "ILS", "fa": "IRR", "hi": "INR", "ur": "PKR", "bn": "BDT", "ta": "INR", "id": "IDR", "ms": "MYR", "vi": "VND", "th": "THB", "hy": "AMD", "ka": "GEL", "kk": "KZT", "ar": "EGP", "sw": "KES", "fil": "PHP", "is": "ISK"}  # fmt: skip
_NOUN_LAST = frozenset(
    "en de nl af sv da no is fi et hu tr az hi ur bn ta hy ka kk lt lv el bs cs sk".split()
)
# Signs of a language's own money that CLDR lists as none, as elsewhere they are other words, and its name in the cases.
_HOME_SIGNS = {
    "tr": dict.fromkeys("tl lira liraya liradan lirayı liranın lirada liralık lirası".split(), "TRY"),
    "sr": {"дин": "RSD", "din": "RSD"},
}
_HOME_LAST = frozenset("ru uk be bg mk sr".split())


@cache
def _known(language: str) -> Mapping[str, Any]:
    """What CLDR has of a language; nothing of one that no facts are read in.

    Raises:
        FileNotFoundError: this copy of the program lacks the language's table, and would read no month of it.
    """
    if language not in languages():
        return {}
    table = get_data(__package__, f"{NAMES}/{language}.json")
    if table is None:
        raise FileNotFoundError(f"{language}.json")
    found: Mapping[str, Any] = json.loads(table)
    return found


def fold(text: str) -> str:
    """As words are looked up: lower case, straight apostrophes, no invisible marks, no full stop at the end."""
    if text.isascii():
        return text.lower().rstrip(".")
    return text.casefold().translate(_PLAIN).rstrip(".")


# Romanian is also written with a cedilla where its letters have a comma below.
_PLAIN: dict[int, int | None] = {
    0x0163: 0x021B,
    0x2019: 0x27,
    0x02BC: 0x27,
    0x200E: None,
    0x200F: None,
    0x00AD: None,
    0x200B: None,
}


def months(language: str, *, short: bool = False) -> dict[str, int]:
    """A language's month names in every grammatical form that CLDR lists: name -> 1 to 12."""
    return dict(_known(language).get("short months" if short else "months", {}))


def weekdays(language: str, *, short: bool = False) -> dict[str, int]:
    """A language's weekday names: name -> 1 (Monday) to 7."""
    return dict(_known(language).get("short weekdays" if short else "weekdays", {}))


def capitalised(language: str) -> bool:
    """Whether a language writes its months with a capital."""
    return bool(_known(language).get("capitalised", False))


def halves(language: str) -> dict[str, str]:
    """How a language writes the halves of the day: name -> "am" or "pm"."""
    return dict(_known(language).get("halves", {}))


def scales(language: str) -> dict[str, int]:
    """Words for powers of ten as they follow digits ("milionów" -> 6), from CLDR's compact forms."""
    return dict(_known(language).get("scales", {}))


def currencies(language: str) -> dict[str, str]:
    """Signs, codes and names of currencies: folded -> ISO 4217 code ("kr" and "peso" stay as they are)."""
    found = {**_SIGNS, **{code.casefold(): code for code in COMMON}, **_NAMES}
    if language != "hu":
        del found["ft"]  # feet
    found |= _HOME_SIGNS.get(language, {})
    for code, words in _known(language).get("currencies", {}).items():
        for word in words:
            found.setdefault(word, code)
            if code in {"USD", "GBP", _HOME.get(language)} and " " in word:
                last = language in _NOUN_LAST or (code != "USD" and language in _HOME_LAST)
                found.setdefault(word.split()[-1 if last else 0], code)
    return _without_nouns(found, language)


def units(language: str) -> dict[str, str]:
    """Names and signs of units of measure: folded -> CLDR's name without its dimension."""
    found = {**_MORE_UNITS, **_MORE_NAMES.get(language, {})}
    for word, unit in _known(language).get("units", {}).items():
        found.setdefault(word, unit)
    signs = _SI | _SI_LETTERS if language in _OTHER_SCRIPTS else _SI
    return _without_nouns({**signs, **found}, language)


def _without_nouns(found: dict[str, str], language: str) -> dict[str, str]:
    """Without what is counted more often than measured, or is no unit: "vingt livres" are books."""
    for word in _NOUNS.get(language, ()):
        found.pop(word, None)
    return found


def marks(language: str) -> tuple[str, str]:
    """A language's decimal mark and the mark between its thousands, for Latin digits."""
    decimal, group = _known(language).get("marks", (".", ","))
    return decimal, group
