"""Amounts that are said in one word or turned about, written out as `core.facts` reads them: before claims are taken.

Source: written for this project: compounds with a half, every n-th, round counts in one word.
"""

from __future__ import annotations

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
# After these "a week" is how long something lasts; "£5 a week" is not.
_LASTING = "within|for|after|lasted|lasts|lasting|took|takes|taken|over|under|about|almost|nearly|than|least"
_ABOUT = {"es": "unas", "it": "circa", "pt": "cerca de", "fr": "environ"}


@lru_cache(maxsize=32)
def _rules(language: str) -> tuple[tuple[regex.Pattern[str], dict[str, str], str], ...]:
    """Patterns of a language, by the word they find what stands for it, and what to say with it."""
    found = []
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
