"""Dates, weekdays and days by their distance, as far as a text says them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from versioner.core.facts.clock import Hours
from versioner.core.facts.figures import han, plain
from versioner.core.facts.model import Fact, FactKind
from versioner.core.facts.passage import Passage
from versioner.core.facts.tokens import NUMBER
from versioner.core.lexicon import Role
from versioner.core.lexicon.calendar import BEFORE_SHORT, IN_A_MONTH
from versioner.late import re, regex

_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_NUMERIC = re.compile(
    r"(?<![\d./])(\d{1,2})([./]|\. )(\d{1,2})\2(\d{4}|\d{2})(?![\d/])"
    r"|(?<![\d./-])(\d{1,2})-(\d{1,2})-(\d{4})(?![\d/-])"
)
_YEAR_FIRST = re.compile(r"(?<![\d.])(\d{4})\. ?(\d{1,2})\. ?(\d{1,2})(?!\d)\.?(?=\s|\D|$)")
_EAST = regex.compile(r"(?:(\d{4}|[〇零一二三四五六七八九]{4})\s?[年년]\s?)?(?<!\d)(\d{1,2}|[一二三四五六七八九十]{1,3})\s?[月월](?:\s?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?[日号號일])?")  # fmt: skip
# A day and a month in figures without a year, behind the words that only a day follows there; the day first.
_SHORT_DATES = {
    language: regex.compile(pattern, regex.IGNORECASE)
    for language, pattern in {
        "de": r"(?<=\b(?:am|zum|vom|bis|ab|den|dem|seit) )(\d{1,2})\.\s?(\d{1,2})\.(?!\s?\d)",
        "fi": r"(?<![\d.,])(\d{1,2})\.(\d{1,2})\.(?= (?:alkaen|asti|saakka|mennessä|klo|kello)\b)",
        "cs": r"(?<=\b(?:dne|od|do) )(\d{1,2})\.\s?(\d{1,2})\.(?!\s?\d)", "sk": r"(?<=\b(?:dňa|od|do) )(\d{1,2})\.\s?(\d{1,2})\.(?!\s?\d)",
        "da": r"(?<=\bden )(\d{1,2})[./](\d{1,2})\.?(?![\d/.])", "no": r"(?<=\bden )(\d{1,2})[./](\d{1,2})\.?(?![\d/.])",
        "fr": r"(?<=\b(?:le|du|au) )(\d{1,2})/(\d{1,2})(?![\d/]|\sd(?:es?|u)\b|\sd['’])",
        "es": r"(?<=\b(?:el|del|al|día) )(\d{1,2})/(\d{1,2})(?![\d/]|\sdel?\b)", "it": r"(?<=\b(?:il|del|dal|al|giorno) )(\d{1,2})/(\d{1,2})(?![\d/]|\sd(?:i|e[il]|ell[aeo])\b)",
        "pt": r"(?<=\b(?:dia|até) )(\d{1,2})/(\d{1,2})(?![\d/]|\sd[aeo]s?\b)",
        "vi": r"\bngày (\d{1,2})/(\d{1,2})(?![\d/])", "id": r"\btanggal (\d{1,2})/(\d{1,2})(?![\d/])",
    }.items()
}  # fmt: skip
# A day of a month that is told from here: "이달 28일", "本月28日"; "28일간" lasts so long.
_OF_THE_MONTH = regex.compile(
    r"(?:이달|이번\s?달|지난\s?달|다음\s?달|내달|지난|오는|本月|上月|下月|上个月|下个月|今月|先月|来月)\s?(\d{1,2})\s?[일日号號](?![간間间内])"
)
_VIETNAMESE = regex.compile(r"(?:ngày\s(\d{1,2})\s)?tháng\s(\d{1,2})(?:\snăm\s(\d{4}))?", regex.IGNORECASE)
_INSIDE_NAMES = frozenset("del de la di da van von der".split())
_RANGES = frozenset("- – / to through and or bis und oder t/m en och og".split())
_TELLING = frozenset(
    {Role.MONTH, Role.MONTH_SHORT, Role.WEEKDAY, Role.WEEKDAY_SHORT, Role.RELATIVE, Role.HOUR}
)
_YEARS = range(1000, 3000)
_DAYS = range(1, 32)
_MONTHS = 12
_CENTURY = 2000  # of a year in two digits


def numeric_dates(text: str, language: str | None) -> Iterator[Fact]:
    """Dates written in figures."""
    for match in _ISO.finditer(text):
        yield _fact(match.group(), match.span())
    for match in _NUMERIC.finditer(text):
        one, other, year = (int(match[n] or match[n + m]) for n, m in ((1, 4), (3, 3), (4, 3)))
        if match[5] is not None and not _may_be_day(one, other):
            continue  # "12-34-5678"
        year += _CENTURY if year < 100 else 0
        american = match[2] in {"/", None} and language in {"en", None}
        start = match.start() - _LED_BY_DAY if text.endswith("ngày ", 0, match.start()) else match.start()
        if american and max(one, other) <= 12:
            yield _fact(f"{one}/{other}/{year}", (start, match.end()))
        else:
            day, month = (other, one) if other > 12 else (one, other)
            yield _fact(f"{year:04}-{month:02}-{day:02}", (start, match.end()))
    for match in _YEAR_FIRST.finditer(text):
        year, month, day = (int(part) for part in match.groups())
        if year in _YEARS and _may_be_day(day, month):
            yield _fact(f"{year:04}-{month:02}-{day:02}", match.span())

    short = _SHORT_DATES.get(language or "")
    for match in () if short is None else short.finditer(text):
        day, month = int(match[1]), int(match[2])
        if day in _DAYS and 0 < month <= _MONTHS:
            yield _fact(_value(None, month, day), match.span())


def _may_be_day(one: int, other: int) -> bool:
    return one in _DAYS and other in _DAYS and 0 < min(one, other) <= _MONTHS


_LED_BY_DAY = len("ngày ")  # Vietnamese, a part of the date


def eastern_dates(text: str, language: str | None) -> Iterator[Fact]:
    """Dates as East Asia and Vietnam write them: 2024年3月4日, 3월 4일, ngày 4 tháng 3."""
    for match in _EAST.finditer(text):
        year, month, day = (
            None if part is None else int(han(part) or 0) if not part.isdecimal() else int(plain(part))
            for part in match.groups()
        )
        yield _fact(_value(year, month, day), match.span())
    for match in _OF_THE_MONTH.finditer(text):
        yield _fact(f"---{int(plain(match[1])):02}", match.span())
    if language == "vi":
        for match in _VIETNAMESE.finditer(text):
            day, month, year = (None if part is None else int(part) for part in match.groups())
            yield _fact(_value(year, month, day), match.span())


def _value(year: int | None, month: int | None, day: int | None) -> str:
    head = "-" if year is None else f"{year:04}"
    return head + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def _fact(value: str, span: tuple[int, int]) -> Fact:
    return Fact(kind=FactKind.DATE, value=value, span=span)


class Days:
    """Finds dates and times in words among the tokens of one text."""

    def __init__(self, passage: Passage, today: date | None) -> None:
        self.at = passage
        self.tokens = passage.tokens
        self.today = today
        self.hours = Hours(passage)

    def found_at(self, n: int) -> tuple[Fact, int, int] | None:
        """A date or time whose telling word is the token of that index: the fact, its first and the token after its last."""
        if not self.at.may(n, _TELLING):
            return None
        terms = self.at.terms(n)
        if Role.MONTH in terms or Role.MONTH_SHORT in terms:
            found = self._month(
                n, int(terms.get(Role.MONTH, terms.get(Role.MONTH_SHORT, 0))), sure=Role.MONTH in terms
            )
            if found is not None:
                return found
        if Role.WEEKDAY in terms or Role.WEEKDAY_SHORT in terms:
            return self._weekday(
                n, int(terms.get(Role.WEEKDAY, terms.get(Role.WEEKDAY_SHORT, 0))), sure=Role.WEEKDAY in terms
            )
        return self._other(n)

    def _other(self, n: int) -> tuple[Fact, int, int] | None:
        day = self.at.phrase(n, Role.WEEKDAY)
        if day is not None and day[1] > n + 1:
            return self._fact(f"weekday {day[0]}", n, day[1])
        distance = self.at.phrase(n, Role.RELATIVE)
        if distance is not None:
            return self._relative(int(distance[0]), n, distance[1])
        hour = self.at.phrase(n, Role.HOUR)
        if hour is not None:
            return self.hours.at_hour(int(hour[0]), "", n, hour[1])
        return None

    def _fact(self, value: str, first: int, after: int) -> tuple[Fact, int, int]:
        return _fact(value, (self.tokens[first].start, self.tokens[after - 1].end)), first, after

    def _relative(self, distance: int, n: int, after: int) -> tuple[Fact, int, int]:
        if self.today is None:
            return self._fact(f"day {distance:+}", n, after)
        return self._fact((self.today + timedelta(days=distance)).isoformat(), n, after)

    def _weekday(self, n: int, day: int, *, sure: bool) -> tuple[Fact, int, int] | None:
        token, language = self.tokens[n], self.at.words.language
        others = self.at.terms(n)
        if language == "he" and Role.ORDINAL in others and not self.at.low(n - 1).endswith("יום"):
            return None
        if (
            language in {"pt", "gl", "el"}
            and Role.ORDINAL in others
            and token.text[:1].islower()
            and self.at.low(n - 1) not in {"na", "da", "à", "nesta", "última"}
        ):
            return None
        if language in {"en", "id"} and token.text[:1].islower():
            return None  # "dua minggu" are two weeks
        stopped = self.at.text[token.end : token.end + 1] == "."
        if not (sure or stopped or self._numbered(n) or self._shortened(n)):
            return None
        return self._fact(f"weekday {day}", n, n + 1)

    def _shortened(self, n: int) -> bool:
        """Whether a short name stands where only a month or a day of the week does: "in Oct", "en oct.", "Jan–Feb".

        Where months have capitals the short name has one and no name follows it ("in Jan Novak's boat", "in Mar del
        Plata"); where they have none, a full stop says that it is short.
        """
        token, after = self.tokens[n], n + 1
        stopped = self.at.low(after) == "." and self.at.glued(after)
        after += stopped
        while self.at.low(after) in _INSIDE_NAMES:
            after += 1
        if after < len(self.tokens) and self.tokens[after].text[:1].isupper():
            return False
        if not self.at.words.capital_months:
            return stopped and self._led_by_time(n)
        return token.text[:1].isupper() and (self._led_by_time(n) or self._ranges(n))

    def _led_by_time(self, n: int) -> bool:
        return self.at.low(n - 1) in BEFORE_SHORT.get(self.at.words.language or "en", "").split()

    def _ranges(self, n: int) -> bool:
        """Whether another month stands before or behind, and between them what parts the ends of a range."""
        return any(
            self.at.low(mark) in _RANGES and self._names_month(other)
            for mark, other in (
                (n - 1, n - 3 if self.at.low(n - 2) == "." else n - 2),
                (n + 2, n + 3) if self.at.low(n + 1) == "." else (n + 1, n + 2),
            )
        )

    def _names_month(self, n: int) -> bool:
        terms = self.at.terms(n)
        return (Role.MONTH in terms or Role.MONTH_SHORT in terms) and self.tokens[n].text[:1].isupper()

    def _numbered(self, n: int) -> bool:
        """Whether a number or a month stands beside the token."""
        beside = [m for m in (n - 1, n + 1, n + 2) if 0 <= m < len(self.tokens)]
        return any(self.tokens[m].kind == NUMBER or self._named_month(m) for m in beside)

    def _named_month(self, n: int) -> bool:
        """Whether a month stands there, and no verb: "We may" is no Wednesday in May."""
        small = self.at.words.language == "en" and self.tokens[n].text[:1].islower()
        return Role.MONTH in self.at.terms(n) and not small

    def _month(self, n: int, month: int, *, sure: bool) -> tuple[Fact, int, int] | None:
        first, day = self._day_before(n)
        after, later = (n + 1, None) if day is not None else self._day_after(n)
        day = day if day is not None else later
        after, year = self._year(after)
        if year is None and self.at.words.language == "hu":
            first, year = self._year_before(first)
        if day is None and year is None and not self._is_month(n, sure=sure):
            return None
        return self._fact(_value(year, month, day), first, after)

    def _is_month(self, n: int, *, sure: bool) -> bool:
        """Whether a word alone names a month: not "may" and "march" in lower case, nor Mars, nor the short forms."""
        token, words = self.tokens[n], self.at.words
        if not sure:
            return self._shortened(n)
        capital = token.text[:1].isupper()
        others = self.at.terms(n)
        if words.capital_months or words.language is None:
            begins = n == 0 or self.tokens[n - 1].text in {".", "!", "?", ":", "“", '"', "«", "„"}
            if token.low in {"may", "march"} or Role.MODALITY in others:
                return capital and not begins
            return capital or words.language is None or token.low.endswith(IN_A_MONTH.get(words.language, ()))
        return (
            not (
                capital
                and n > 0
                and token.low in {"mars", "mai", "avril"}
                and self.at.low(n - 1) not in {".", "«", "“"}
            )
            or words.language != "fr"
        )

    def _day_before(self, n: int) -> tuple[int, int | None]:
        m = n - 1
        while (
            m >= 0
            and n - m <= 3
            and self.at.low(m)
            in {"of", "de", "del", "di", "d'", ".", "st", "nd", "rd", "th", "er", "º", "а", "го"}
        ):
            m -= 1
        if m < 0 or self.tokens[m].end < self.tokens[n].start - 8:
            return n, None
        value = self._day(m)
        return (m, value) if value is not None else (n, None)

    def _day(self, n: int) -> int | None:
        if not 0 <= n < len(self.tokens):
            return None
        token = self.tokens[n]
        if (
            token.kind == NUMBER
            and token.text.isdecimal()
            and len(token.text) <= 2
            and int(token.text) in _DAYS
        ):
            return (
                None
                if self.at.glued(n) and self.tokens[n - 1].text in {":", "$", "€", "£"}
                else int(token.text)
            )
        ordinal = self.at.terms(n).get(Role.ORDINAL)
        return int(ordinal) if ordinal is not None and int(ordinal) in _DAYS else None

    def _day_after(self, n: int) -> tuple[int, int | None]:
        m = n + 1
        if self.at.low(m) in {".", "the"}:
            m += 1
        token = self.tokens[m] if m < len(self.tokens) else None
        if (
            token is None
            or token.kind != NUMBER
            or not token.text.isdecimal()
            or len(token.text) > 2
            or int(token.text) not in _DAYS
            or not self.at.close(m)
        ):
            return n + 1, None
        m += 1
        if self.at.glued(m) and self.at.low(m) in {"st", "nd", "rd", "th"}:
            m += 1
        return m, int(token.text)

    def _year(self, n: int) -> tuple[int, int | None]:
        """A year behind a month or day, with what may stand between them."""
        m = n
        while m < len(self.tokens) and m - n < 3 and self.at.low(m) in {",", "de", "del", ".", "do", "в"}:
            m += 1
        token = self.tokens[m] if m < len(self.tokens) else None
        if (
            token is None
            or token.kind != NUMBER
            or len(token.text) != 4
            or not token.text.isdecimal()
            or int(token.text) not in _YEARS
        ):
            return n, None
        return m + 1, int(token.text)

    def _year_before(self, n: int) -> tuple[int, int | None]:
        """A year before a month, as Hungarian has it: "2026. március 4.", "2026 márciusa"."""
        m = n - 2 if self.at.low(n - 1) == "." else n - 1
        after, year = self._year(m) if m >= 0 else (n, None)
        return (m, year) if after == m + 1 else (n, None)
