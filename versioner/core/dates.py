"""Dates that a page declares, as it writes them. What cannot be read for certain is not read at all."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_MONTH_NAMES = (
    "january|janvier|januar|enero|gennaio|januari|janeiro|jan",
    "february|fevrier|février|februar|febrero|febbraio|februari|fevereiro|feb|févr|fév",
    "march|mars|märz|maerz|marzo|maart|março|mar|mär",
    "april|avril|abril|aprile|apr|avr",
    "may|mai|mayo|maggio|mei|maio",
    "june|juin|juni|junio|giugno|junho|jun",
    "july|juillet|juli|julio|luglio|julho|jul|juil",
    "august|août|aout|agosto|augustus|aug",
    "september|septembre|septiembre|settembre|setembro|sept|sep",
    "october|octobre|oktober|octubre|ottobre|outubro|oct|okt",
    "november|novembre|noviembre|novembro|nov",
    "december|décembre|decembre|dezember|diciembre|dicembre|dezembro|december|dec|déc|dez",
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split("|")}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_TIME = r"(?:\D{1,12}?(?P<hour>\d{1,2})[:h.](?P<minute>\d{2})(?::\d{2})?\s*(?P<half>[ap]\.?m\.?)?)?"
_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?"
)
_DAY_FIRST = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s+(?:of |de )?(?P<name>{_MONTH})\b\.?,?\s+(?:de )?(?P<year>\d{{4}}){_TIME}",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<name>{_MONTH})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_TIME}",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"\b(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4})\b")


def from_machine(text: object) -> datetime | None:
    """A date written for machines (ISO 8601): JSON-LD, Open Graph, `datetime=`; None where it is none."""
    if not isinstance(text, str):
        return None
    match = _ISO.search(text)
    if match is None:
        return None
    try:
        at = datetime.fromisoformat(match.group())
    except ValueError:
        return None
    return _utc(at)


def from_words(text: str) -> datetime | None:
    """A date written for people, the first in `text`; a numeric one only where day and month cannot be confused."""
    found = from_machine(text)
    if found is not None:
        return found
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        match = pattern.search(text)
        if match is not None:
            return _made(int(match["year"]), _MONTHS[match["name"].lower()], int(match["day"]), match)
    match = _NUMERIC.search(text)
    if match is None:
        return None
    day, month = int(match["day"]), int(match["month"])
    if "." in match.group() or day > 12:
        return _made(int(match["year"]), month, day)
    if month > 12 or day == month:
        return _made(int(match["year"]), min(day, month), max(day, month))
    return None


def _made(year: int, month: int, day: int, clock: re.Match[str] | None = None) -> datetime | None:
    hour = minute = 0
    if clock is not None and clock["hour"]:
        hour, minute = int(clock["hour"]), int(clock["minute"])
        half = (clock["half"] or "").lower().replace(".", "")
        hour = hour % 12 + 12 * (half == "pm") if half else hour
    try:
        return datetime(year, month, day, hour, minute, tzinfo=UTC)
    except ValueError:
        return None


def _utc(at: datetime) -> datetime | None:
    if at.tzinfo is None:
        return at.replace(tzinfo=UTC)
    offset = at.utcoffset() or timedelta()
    return at.astimezone(UTC) if abs(offset) <= timedelta(hours=15) and 1 < at.year < 9999 else None
