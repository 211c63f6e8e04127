"""Time zones that are written behind a clock time: "9:15 a.m. ET", "18 Uhr MEZ", "UTC+2", "(heure de Paris)".

An abbreviation of a standard or a summer time is that many hours from UTC, as it says; "ET" and a city's name say
what holds there on that day (IANA's data). One that several countries use for different hours is read by the page's
language and country, and where those do not tell it is not read at all.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from versioner.core.text.bcp47 import primary

_MOST_OFFSET = timedelta(hours=15)

# Hours ahead of UTC; each has one meaning, or one that by far most pages mean (IANA, theory.html, and CLDR's names).
_FIXED = {
    "UTC": 0, "GMT": 0, "WET": 0, "WEST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3, "MSK": 3,
    "EST": -5, "EDT": -4, "CDT": -5, "MDT": -6, "PDT": -7, "AKST": -9, "AKDT": -8, "HST": -10, "NDT": -2.5,
    "JST": 9, "KST": 9, "HKT": 8, "SGT": 8, "PKT": 5, "WIB": 7, "WITA": 8, "SAST": 2, "WAT": 1,
    "AEST": 10, "AEDT": 11, "ACST": 9.5, "ACDT": 10.5, "AWST": 8, "NZST": 12, "NZDT": 13,
}  # fmt: skip
_INDIA = ("hi", "ta", "te", "mr", "gu", "kn", "ml", "pa", "en-in")
# Abbreviations of several countries: whose language, or language and country, means which; "" whoever has none of them.
_SHARED: dict[str, dict[str, float]] = {
    "IST": {**dict.fromkeys(_INDIA, 5.5), "ga": 1, "en-ie": 1},
    "BST": {"": 1, "bn": 6, "en-bd": 6},
    "CST": {"": -6, "zh": 8},
    "MST": {"": -7, "ms": 8, "en-my": 8},
    "PST": {"": -8, "fil": 8, "tl": 8, "en-ph": 8},
    "AST": {"en-ca": -4, "fr-ca": -4, "ar": 3},
}
# What a reader of a place calls its time, and IANA's name of it.
_PLACES = {
    "America/New_York": "ET|Eastern Time|New York time|Washington time|heure de New York|heure de Washington|hora de Nueva York|hora del Este",
    "America/Chicago": "CT|Central Time|Chicago time",
    "America/Denver": "MT|Mountain Time|Denver time",
    "America/Los_Angeles": "PT|Pacific Time|Los Angeles time",
    "America/Toronto": "heure de l’Est|heure de l'Est|heure de Montréal|Toronto time",
    "America/Mexico_City": "hora de Ciudad de México|hora del centro de México",
    "America/Argentina/Buenos_Aires": "hora de Buenos Aires|hora de Argentina",
    "America/Sao_Paulo": "horário de Brasília|hora de Brasília",
    "Europe/London": "London time|UK time|heure de Londres|hora de Londres|Londoner Zeit",
    "Europe/Paris": "heure de Paris|Paris time",
    "Europe/Brussels": "heure de Bruxelles|Brussels time",
    "Europe/Zurich": "heure de Genève|heure suisse",
    "Europe/Berlin": "Berlin time|Berliner Zeit|deutscher Zeit",
    "Europe/Vienna": "Wiener Zeit",
    "Europe/Madrid": "hora de Madrid|hora peninsular",
    "Europe/Rome": "ora italiana|ora di Roma",
    "Europe/Lisbon": "hora de Lisboa",
    "Europe/Moscow": "Moscow time|heure de Moscou|по московскому времени",
    "Asia/Kolkata": "Indian Standard Time",
    "Asia/Jerusalem": "Israel time",
    "Asia/Tokyo": "Tokyo time|Japan time",
    "Asia/Shanghai": "Beijing time",
    "Australia/Sydney": "Sydney time",
}  # fmt: skip
_PLACE = {name.casefold(): place for place, names in _PLACES.items() for name in names.split("|")}
# Words of a language in which a line in capitals may go on: "À 10:00 ET", "À 10H00 EST", "10H00 CET".
_WORDS = {
    "fr": frozenset({"ET", "EST", "CET"}),
    "ca": frozenset({"ET", "EST"}),
    "es": frozenset({"EST"}),
}
_SHORT = sorted({*_FIXED, *_SHARED, "ET", "CT", "MT", "PT"}, key=len, reverse=True)
_LONG = sorted((name for name in _PLACE if len(name) > 2), key=len, reverse=True)

# Group `zone` is an offset behind "GMT" or "UTC", or alone in mail's form (RFC 5322 §3.3); `named` any name of a zone.
# "GMT+0100 (Central European Standard Time)" is how JavaScript's Date says it; "10:00-11:30" are hours from and to.
ZONE = (
    r"(?:(?i:\s?uhr)?(?:"
    r"\s?\(?(?:GMT|UTC)\s?(?P<zone>[+-]\d{1,2}(?::?\d{2})?)(?!\d)(?:\s?\([^()\d]{2,50}\)|\))?"
    r"|\s?(?<=\s)(?P<mail>[+-]\d{4})(?!\d)(?:\s?\([^()\d]{2,50}\))?"
    rf"|\s?\(?(?P<named>(?-i:{'|'.join(_SHORT)})(?![\w+-])|(?i:{'|'.join(_LONG)})\b)\)?))?"
)


def in_utc(at: datetime, parts: dict[str, str | None], language: str | None) -> datetime:
    """A moment as a clock shows it, as what it is in UTC; as it is where no zone is said, or none that is known.

    A midnight that is written is a date without a time, and stays that day; a time that would be one in UTC is kept
    as the day that is written, for that is how it would be told.

    Args:
        at: what day and clock say, as if in UTC.
        parts: of a match of `ZONE`, its groups.
        language: the page's (BCP 47), with its country where it says one.
    """
    named = parts.get("named")
    offset = _named(named, at, language) if named else _offset(parts.get("zone") or parts.get("mail") or "")
    there = at.replace(hour=0, minute=0)
    found = at - offset
    return there if at == there or (found.hour, found.minute) == (0, 0) else found


def _offset(zone: str) -> timedelta:
    """How far a zone ("+0530", "-08:00", "+2") is ahead of UTC; nothing where none is said, or none that there is."""
    digits = zone[1:].replace(":", "")
    short = len(digits) <= 2
    far = timedelta(
        hours=int((digits if short else digits[:-2]) or 0), minutes=0 if short else int(digits[-2:])
    )
    if far > _MOST_OFFSET:
        return timedelta()
    return -far if zone.startswith("-") else far


def _named(name: str, at: datetime, language: str | None) -> timedelta:
    """How far the zone of a name is ahead of UTC at a moment; nothing where the name may mean several."""
    tag, base = (language or "").casefold().replace("_", "-"), primary(language)
    if name in _WORDS.get(base, ()) and tag != "fr-ca":
        return timedelta()
    if (shared := _SHARED.get(name)) is not None:
        hours = next((shared[key] for key in (tag, base, "") if key in shared), 0)
        return timedelta(hours=hours)
    if (fixed := _FIXED.get(name)) is not None:
        return timedelta(hours=fixed)
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - for the few pages that name a place

    there = at.astimezone(UTC).replace(tzinfo=ZoneInfo(_PLACE[name.casefold()]))
    return there.utcoffset() or timedelta()
