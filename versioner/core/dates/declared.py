"""Dates that a page declares, as it writes them. What cannot be read for certain is not read at all.

A date without a time of day is kept as that day's 00:00 UTC, and an exact midnight is a date without a time
(`is_day`): publishers who know no time write midnight, in UTC or in their own zone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache

from versioner.core.dates.timezones import ZONE, in_utc
from versioner.core.lexicon.months import CROATIAN, MONTHS
from versioner.core.text.bcp47 import primary
from versioner.frozen import dataclass
from versioner.late import re

_CLOCK = (
    r"(?P<hour>\d{1,2})(?:[:h.](?P<minute>\d{2})(?::\d{2})?|(?=\s*[ap]\.?m\b))\s*(?P<half>[ap]\.?m\b\.?)?"
)
_TIME = rf"(?:\D{{1,12}}?{_CLOCK}{ZONE})?"
_ISO = re.compile(
    r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)"
    r"(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?:\s?(?:Z|[+-]\d{2}:?\d{2}))?)?"
)
_EPOCH = re.compile(r"\s{0,8}(\d{10})(?:\d{3})?(?:\.\d{1,9})?\s{0,8}")
_YEAR = r"(?P<year>(?:19|20|25)\d{2})(?!\d)"
# Arabic and Hebrew pages put marks of direction before the bars of a date.
_TURN = "[\u200e\u200f\u061c]?"
# What stands between a day and its month, in the languages at hand: "2 de mayo", "2nd of May", "2. gada".
_OF = r"(?:of |de |d['’]|del? |ta['’] |din |an |kaj |a )?"
_EASTERN = re.compile(
    r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일](?:\D{0,8}?(?P<hour>\d{1,2})[:時时시]\s?(?P<minute>\d{1,2}))?"
)
_REIWA = re.compile(r"令和\s?(?P<year>\d{1,2}|元)年\s?(?P<month>\d{1,2})月\s?(?P<day>\d{1,2})日")
_VIETNAMESE = re.compile(
    rf"(?P<day>\d{{1,2}})\s+(?:tháng|thg\.?)\s+(?P<month>\d{{1,2}})(?:,|\s+năm)?\s+{_YEAR}", re.IGNORECASE
)
_NUMERIC = re.compile(
    rf"(?<![\d./-])(?P<day>\d{{1,2}}){_TURN}(?P<mark>[./-])\s?(?P<month>\d{{1,2}}){_TURN}(?P=mark)\s?{_YEAR}{_TIME}"
)
_BACKWARDS = re.compile(
    rf"(?<![\d./-]){_YEAR}(?P<mark>[./])\s?(?P<month>\d{{1,2}})(?P=mark)\s?(?P<day>\d{{1,2}})(?![\d/])"
)
# Languages whose readers read 03/04/2026 as the third of April; English has both kinds of readers.
_DAY_FIRST_LANGUAGES = frozenset(
    [
        "ar",
        "az",
        "be",
        "bg",
        "bn",
        "bs",
        "ca",
        "cs",
        "da",
        "de",
        "el",
        "es",
        "et",
        "fi",
        "fr",
        "ga",
        "gl",
        "he",
        "hi",
        "hr",
        "hy",
        "id",
        "is",
        "it",
        "ka",
        "kk",
        "lb",
        "lv",
        "mk",
        "ms",
        "mt",
        "nb",
        "nl",
        "nn",
        "no",
        "pl",
        "pt",
        "ro",
        "ru",
        "sk",
        "sl",
        "sq",
        "sr",
        "ta",
        "te",
        "th",
        "tr",
        "uk",
        "ur",
        "uz",
        "vi",
    ]
)
_DATED = re.compile(r"\d{4}|令和")
_MOST_OFFSET = timedelta(hours=15)
_BUDDHIST = 543  # years that Thai pages count more


@dataclass(frozen=True, slots=True)
class Read:
    """A date in a text: where it stands and what it says."""

    start: int
    end: int
    at: datetime


_BEYOND_EPOCH = 1e14


def from_machine(text: object) -> datetime | None:
    """A date written for machines: ISO 8601, or seconds or milliseconds since 1970; None where it is none."""
    if isinstance(text, int | float) and not isinstance(text, bool):
        # NaN and infinity fail the comparison too; numbers of milliseconds have thirteen digits until 2286
        text = str(int(text)) if 0 <= text < _BEYOND_EPOCH else ""
    if not isinstance(text, str):
        return None
    epoch = _EPOCH.fullmatch(text)
    if epoch is not None:
        return datetime.fromtimestamp(int(epoch[1]), UTC)
    match = _ISO.search(text)
    return None if match is None else _iso(match.group())


def from_words(text: str, language: str | None = None) -> datetime | None:
    """A date written for people, the first in `text`; a numeric one only where day and month cannot be confused."""
    found = next(dates_in(text, language), None)
    return None if found is None else found.at


def dates_in(text: str, language: str | None = None) -> Iterator[Read]:
    """The dates written in a text, in order.

    Args:
        text: a line of a page.
        language: its language (BCP 47): tells how 03/04/2026 is read, and what a Croatian month is.
    """
    plain = _western(text)
    if not _DATED.search(plain):
        return
    found = []
    for pattern, read in _patterns():
        for match in pattern.finditer(plain):
            at = read(match, language or "")
            if at is not None:
                found.append(Read(match.start(), match.end(), at))
    end = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            yield one
            end = one.end


_SHORT_YEAR = re.compile(r"(?<![\w./-])(\d{1,2})\.\s?(\d{1,2})\.(\d{2})(?![\w./-])")


def short_dates_in(text: str) -> Iterator[Read]:
    """Dates like "31.10.23", in order: of a line that is a date, for elsewhere they may be anything; years from 2000."""
    for match in _SHORT_YEAR.finditer(text):
        at = _made(2000 + int(match[3]), int(match[2]), int(match[1]))
        if at is not None:
            yield Read(match.start(), match.end(), at)


def _western(text: str) -> str:
    """Digits of every script as 0-9, one for one, so that places in the text stay what they were."""
    if text.isascii() or not _OTHER_DIGIT.search(text):
        return text
    return "".join(str(unicodedata.digit(char)) if char.isdecimal() else char for char in text)


_OTHER_DIGIT = re.compile(r"(?![0-9])\d")


_Reader = Callable[[re.Match[str], str], datetime | None]


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    """Every way to write a date, with how it is read; made when first asked for."""
    name = r"(?P<name>[^\s\d,،;:|()–—-]+(?:\s(?:الثاني|الأول))?(?:\s/\s[\u0600-\u06ff]+)?)"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|ère|\.º|[.ºª]|-?го)?"
    thai = r"(?:ค\.ศ\.\s?|พ\.ศ\.\s?)?"
    day_first = (
        rf"(?<![\d.,/])(?<!\d:){day},?[\s\u00a0-]+{_OF}{name}[,،]?[\s\u00a0-]*(?:del? )?{thai}{_YEAR}{_TIME}"
    )
    month_first = rf"(?<![^\W\d_]){name}\s+{day}(?:,|\s+de)?\s+{_YEAR}{_TIME}"
    # as C's ctime and Unix's date
    clock_inside = rf"(?<![^\W\d_]){name}\s+{day}\s+(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}}):\d{{2}}\s+(?:[A-Z]{{2,5}}\s+)?{_YEAR}"
    year_first = rf"(?<!\d){_YEAR}(?:\.?\s+gada|\s+[mжթ]\.|\.|,)?\s+(?:{day}\s+)?{name}(?:\s+(?P<last>\d{{1,2}})(?!\d)\.?)?"
    return (
        (_ISO, _machine),
        (_EASTERN, _plain),
        (_REIWA, _reiwa),
        (_VIETNAMESE, _plain),
        (re.compile(day_first, re.IGNORECASE), _named),
        (re.compile(month_first, re.IGNORECASE), _named),
        (re.compile(clock_inside, re.IGNORECASE), _named),
        (re.compile(year_first, re.IGNORECASE), _named),
        (_NUMERIC, _numeric),
        (_BACKWARDS, _plain),
    )


def _machine(match: re.Match[str], _: str) -> datetime | None:
    return _iso(match.group())


def _plain(match: re.Match[str], _: str) -> datetime | None:
    return _made(int(match["year"]), int(match["month"]), int(match["day"]), match)


def _reiwa(match: re.Match[str], _: str) -> datetime | None:
    year = 1 if match["year"] == "元" else int(match["year"])
    return _made(2018 + year, int(match["month"]), int(match["day"]))


def _named(match: re.Match[str], language: str) -> datetime | None:
    name = " ".join(match["name"].lower().rstrip(".").split())
    month = CROATIAN.get(name) if primary(language) == "hr" else None
    month = (
        month or MONTHS.get(name) or MONTHS.get(name.partition("/")[0].rstrip())
    )  # "مارس/آذار": in two calendars' words
    day = match["day"] or match.groupdict().get("last")
    return _made(int(match["year"]), month, int(day), match, language) if day and month else None


def _numeric(match: re.Match[str], language: str) -> datetime | None:
    day, month, year = int(match["day"]), int(match["month"]), int(match["year"])
    if match["mark"] == "." or day > 12 or day == month or primary(language) in _DAY_FIRST_LANGUAGES:
        return _made(year, month, day, match, language)
    return _made(year, day, month, match, language) if month > 12 else None


def _made(
    year: int, month: int, day: int, clock: re.Match[str] | None = None, language: str = ""
) -> datetime | None:
    hour = minute = 0
    parts = clock.groupdict() if clock is not None else {}
    if parts.get("hour"):
        hour, minute = int(parts["hour"]), int(parts["minute"] or 0)
        half = (parts.get("half") or "").lower().replace(".", "")
        hour = hour % 12 + 12 * (half == "pm") if half else hour
    try:
        at = datetime(year - _BUDDHIST if year >= 2500 else year, month, day, hour, minute, tzinfo=UTC)
        return in_utc(at, parts, language)
    except (ValueError, OverflowError):
        return None


def _iso(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text.replace(" +", "+").replace(" -", "-").replace(" Z", "Z"))
    except ValueError:
        return None
    if at.tzinfo is None or at.time() == time():
        return at.replace(tzinfo=UTC)  # no zone, or midnight where it was written: that day
    return (
        at.astimezone(UTC)
        if abs(at.utcoffset() or timedelta()) <= _MOST_OFFSET and 1 < at.year < 9999
        else None
    )
