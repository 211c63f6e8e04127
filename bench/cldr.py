"""Make `versioner/core/lexicon/names/*.json`: what CLDR knows of each language that facts are read in, through Babel.

python bench/cldr.py
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

from babel import Locale, localedata

from versioner.core.lexicon.cldr import COMMON, NAMES, UNITS, fold
from versioner.core.lexicon.factual import languages

_SHORT = ("abbreviated", "short")
# Where else a language is spelt otherwise: "metres" beside "meters".
_SPELT_IN = {"en": ("en_GB",)}
_NUMBER = re.compile(r"[\s\u200e\u200f\u00a0\u202f]{0,4}\{0\}[\s\u200e\u200f\u00a0\u202f]{0,4}")
_DIGITS = re.compile(r"^[\s\u200e\u200f]*0+[\s\u200e\u200f\u00a0\u202f]*|'")


def table(language: str) -> dict[str, Any]:
    """What is kept of a language, as `core.lexicon.cldr` reads it."""
    locale = _unread(language)
    latin = locale.number_symbols.get("latn", {})
    return {
        "months": _names(locale.months, "wide"),
        "short months": _names(locale.months, *_SHORT),
        "weekdays": {name: day + 1 for name, day in _names(locale.days, "wide").items()},
        "short weekdays": {name: day + 1 for name, day in _names(locale.days, *_SHORT).items()},
        "capitalised": str(locale.months["format"]["wide"][1])[:1].isupper(),
        "halves": _halves(locale),
        "scales": _scales(locale),
        "currencies": {code: words for code in COMMON if (words := _money(locale, code))},
        "units": _units(language),
        "marks": [str(latin.get("decimal", ".")), str(latin.get("group", ","))],
    }


def _unread(tag: str) -> Locale:
    """A locale whose data nobody has read: Babel writes what an alias of one stands for where others look for theirs.

    Months of Azerbaijani were found in Filipino, and in 57 more, once somebody had asked for them.
    """
    localedata._cache.clear()  # noqa: SLF001 - it offers no way to forget
    return Locale.parse(tag)


def _names(tree: Mapping[Any, Any], *widths: str) -> dict[str, int]:
    """Names of months or weekdays with their numbers, in every grammatical form that CLDR lists."""
    return {
        fold(str(name)): int(number)
        for context in ("format", "stand-alone")
        for width in widths
        for number, name in tree.get(context, {}).get(width, {}).items()
    }


def _halves(locale: Locale) -> dict[str, str]:
    found = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            periods = locale.day_periods.get(context, {}).get(width, {})
            found.update({fold(str(periods[half])): half for half in ("am", "pm") if half in periods})
    return found


def _scales(locale: Locale) -> dict[str, int]:
    """Words for powers of ten as they follow digits ("milionów" -> 6), from CLDR's compact forms."""
    found: dict[str, int] = {}
    for width in ("short", "long"):
        for forms in locale.compact_decimal_formats.get(width, {}).values():
            for size, pattern in forms.items():
                word = fold(_DIGITS.sub("", str(pattern.pattern)).strip())
                zeros = str(pattern.pattern).count("0")
                if word and zeros and not any(char in "0#." for char in word):
                    found.setdefault(word, len(str(size)) - zeros)
    return found


def _money(locale: Locale, code: str) -> list[str]:
    """The names and the sign of a currency, but its code."""
    plural = locale._data["currency_names_plural"].get(code, {})  # noqa: SLF001 - Babel offers no list of a currency's forms
    said = (locale.currencies.get(code, ""), *plural.values(), locale.currency_symbols.get(code) or "")
    words = dict.fromkeys(fold(str(name)) for name in said)
    return [word for word in words if word and word != code.casefold()]


def _units(language: str) -> dict[str, str]:
    """Each word or sign that a language writes a unit with, and CLDR's name of that unit without its dimension."""
    found: dict[str, str] = {}
    for tag in (language, *_SPELT_IN.get(language, ())):
        for word, unit in _unit_words(_unread(tag)):
            found.setdefault(word, unit)
    return found


def _unit_words(locale: Locale) -> Iterator[tuple[str, str]]:
    patterns = locale._data["unit_patterns"]  # noqa: SLF001 - Babel formats with them, and lists them nowhere
    # a sign of one unit before another's narrowest: "W" is a watt
    for widths in (("long", "short"), ("narrow",)):
        for name, width in product(UNITS, widths):
            for form, pattern in patterns.get(name, {}).get(width, {}).items():
                word = fold(_NUMBER.sub("", str(pattern)).strip())
                if form != "per" and word and "{" not in word:
                    yield word, name.partition("-")[2]


def spelled(language: str) -> str:
    """The file of a language."""
    return json.dumps(table(language), ensure_ascii=False, separators=(",", ":")) + "\n"


def main() -> None:
    """Write every table."""
    folder = Path(__file__).parent.parent / "versioner" / "core" / "lexicon" / NAMES
    folder.mkdir(exist_ok=True)
    for language in sorted(languages()):
        (folder / f"{language}.json").write_text(spelled(language), "utf-8")
    sizes = [path.stat().st_size for path in folder.glob("*.json")]
    print(f"{len(sizes)} languages, {sum(sizes):,} bytes")


if __name__ == "__main__":
    main()
