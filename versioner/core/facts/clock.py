"""Clock times, as far as a text says them: 21:05, 9.30pm, "neun Uhr abends", "9 bis 17 Uhr", "half past six", 午後5時."""

from __future__ import annotations

from collections.abc import Iterator

from versioner.core.facts.figures import plain
from versioner.core.facts.model import Fact, FactKind
from versioner.core.facts.passage import Passage
from versioner.core.lexicon import Role
from versioner.core.lexicon.calendar import QUARTERS
from versioner.late import re, regex

_CLOCK = regex.compile(
    r"(?:(?<![\d.,:/-])|(?<=\d[:.]\d\d-))([01]?\d|2[0-4])(?:([:：])([0-5]\d)(?::([0-5]\d))?|\s?(h|uhr|Uhr|時|시|点|點)\s?([0-5]\d)(?:分|분)?|(\.)([0-5]\d))(?![\d%])(?!\s?:?\d)(?!\s?[-–]\d(?!\d?[:.][0-5]\d(?!\d)))(?=(\s?[ap]\.?\s?m\b\.?)?)",
    regex.IGNORECASE,
)
_MAY_BE_CLOCK = re.compile(
    r"\d(?:[:：]\d|\.[0-5]\d(?![\d%])|\s?(?:[hH時시点點]|[uU][hH][rR])\s?[0-5])"
)  # as all of those have it
_CLOCK_BEFORE = regex.compile(r"\b(?:at|kl|klo|um|om|kello|klokken|ore|alle|à)\.?\s$", regex.IGNORECASE)
_CLOCK_BEHIND = regex.compile(r"\s?(?:uhr|uur)\b", regex.IGNORECASE)
_HOURS_BEHIND = re.compile(r"\s(?:horas|heures|ore)\b")  # "17:00 horas"
_CLOCK_UNTIL = re.compile(r"\s(?:bis|und)\s\d{1,2}(?:[.:][0-5]\d)?\s?Uhr\b")
_HOUR_BEFORE = frozenset(
    "à vers dès avant après jusqu'à às las alle om at kl klo um gegen ab bis v w o a klockan klokken около la les de".split()
)
_HOUR_UNTIL = frozenset(["à", "a", "às", "hasta", "até"])  # "de 9 heures à midi", but "plus de 9 heures"
_HOUR_JOINS = frozenset("a à y e et to and bis und tot till til do до - – —".split())
_HOUR_ARTICLES = frozenset(["las", "les", "ore"])
_HOUR_FROM = frozenset("de entre from between von zwischen dalle das od с".split())
_SURE_CLOCK = frozenset({"uhr", "o'clock", "oclock"})
_OTHER_HALF = {"am": "pm", "pm": "am"}
_OF_HOURS = frozenset(["kl", "klokken", "klokka", "klockan", "klo", "kello"])
_HALF_MARKS = {"a.m": "am", "am": "am", "p.m": "pm", "pm": "pm"}
_HOURS = 24
_NOON = 12


# Hours of East Asia, with the half of the day before them; without one where no count of hours or things is written so.
_EASTERN_CLOCK = regex.compile(
    r"(?:(?P<am>午前|上午|早上|凌晨|오전|새벽)|(?P<pm>午後|下午|晚上|오후))\s?(?P<hour>\d{1,2})\s?[時时點点시](?!間|间|간)(?:(?P<half>半|반)|\s?(?P<minute>\d{1,2})\s?[分분])?"
    r"|(?<![\d,.])(?P<full>1\d|2[0-3])(?:時|시)(?!間|간|[都도])(?![\s]?\d)"
)


def eastern_times(text: str) -> Iterator[Fact]:
    """Hours as East Asia says them: 午後5時, 下午5点半, 오후 5시, 17時."""
    for match in _EASTERN_CLOCK.finditer(text):
        hour = int(plain(match["hour"] or match["full"]))
        minute = 30 if match["half"] else int(plain(match["minute"] or "0"))
        half = "am" if match["am"] else "pm" if match["pm"] else ""
        if hour <= _HOURS and (not half or hour <= _NOON):
            yield Fact(kind=FactKind.TIME, value=_clock(hour, minute, half), span=match.span())


def clock_times(text: str) -> Iterator[Fact]:
    """Times with minutes: 21:05, 9.30pm, 21h30, 21 Uhr 30."""
    if not _MAY_BE_CLOCK.search(text):
        return
    for match in _CLOCK.finditer(text):
        hour, minute = int(plain(match[1])), match[3] or match[6] or match[8]
        half = (match[9] or "").casefold().replace(".", "").replace(" ", "")
        if (
            match[7]
            and not half
            and not _CLOCK_BEFORE.search(text[max(0, match.start() - 10) : match.start()])
            and not _CLOCK_BEHIND.match(text, match.end())
            and not _CLOCK_UNTIL.match(text, match.end())
        ):
            continue
        behind = _CLOCK_BEHIND.match(text, match.end())
        behind = behind or (_HOURS_BEHIND.match(text, match.end()) if match[2] else None)
        end = behind.end() if behind else match.end() + len(match[9] or "")
        seconds = int(plain(match[4] or "0"))
        value = _clock(hour, int(plain(minute)), half) + (f":{seconds:02}" if seconds else "")
        yield Fact(kind=FactKind.TIME, value=value, span=(match.start(), end))


def _clock(hour: int, minute: int, half: str) -> str:
    if half == "pm" and hour < _NOON:
        hour += _NOON
    if half == "am" and hour == _NOON:
        hour = 0
    return f"{hour:02}:{minute:02}"


class Hours:
    """Finds hours in words and figures among the tokens of one text."""

    def __init__(self, passage: Passage) -> None:
        self.at = passage
        self.tokens = passage.tokens

    def past(self, n: int) -> tuple[Fact, int, int] | None:
        """A time said by what is past of an hour, or left to it: "half past six", "Viertel vor neun"."""
        for said, minutes in QUARTERS.get(self.at.words.language or "en", ()):
            m = n + len(said)
            if tuple(self.at.low(k) for k in range(n, m)) == said and m < len(self.tokens):
                hour = self.at.small(m)
                if hour is not None and 0 < hour <= _NOON:
                    half = self._half(m + 1)
                    at = hour * 60 + minutes
                    value = _clock(at // 60, at % 60, half[0] if half else "")
                    after = half[1] if half else m + 1
                    span = (self.tokens[n].start, self.tokens[after - 1].end)
                    return Fact(kind=FactKind.TIME, value=value, span=span), n, after
        return None

    def hour(self, n: int) -> tuple[Fact, int, int] | None:
        """An hour at a number: "9pm", "neun Uhr abends", "nine in the evening", "à 21 heures"."""
        hour = self.at.small(n)
        if hour is None or hour > 24:
            return None
        m, clock = n + 1, False
        if m < len(self.tokens) and Role.CLOCK in self.at.terms(m) and self.at.close(m):
            clock, m = True, m + 1
        half = self._half(m)
        if half is not None:
            return self.at_hour(hour, half[0], n, half[1])
        if not clock:
            shared = self._shared_half(n, hour)
            if shared is not None:
                return self.at_hour(hour, shared, n, m)
            return self.at_hour(hour, "", n, m) if self._led(n) else None
        sure = self.at.low(n + 1) in {"uhr", "o'clock", "oclock", "óra"}
        before = self.at.low(n - 1)
        begins = before in _HOUR_BEFORE and (before != "de" or self.at.low(m) in _HOUR_UNTIL)
        return self.at_hour(hour, "", n, m) if sure or begins else None

    def _shared_half(self, n: int, hour: int) -> str | None:
        """The half of the day of an hour that another follows: "9 bis 17 Uhr", "from 9 to 5pm"; None where none does.

        Where the word for hours is the one for how long something lasts, only behind "from" or "between".
        """
        k = n + 2
        if self.at.low(n + 1) not in _HOUR_JOINS:
            return None
        k += self.at.low(k) in _HOUR_ARTICLES
        until = self.at.small(k)
        if until is None or until > 24:
            return None
        half = self._half(k + 1)
        if half is not None:
            later = hour % _NOON < until % _NOON
            return half[0] if later else _OTHER_HALF.get(half[0], "")
        before = n - 2 if self.at.low(n - 1) in _HOUR_ARTICLES else n - 1
        sure = self.at.low(k + 1) in _SURE_CLOCK
        clock = Role.CLOCK in self.at.terms(k + 1) and self.at.low(before) in _HOUR_FROM
        return "" if sure or clock else None

    def _led(self, n: int) -> bool:
        """Whether a word that only hours have stands before a number: "klokken ni", "kl. 9"."""
        m = n - 2 if self.at.low(n - 1) == "." else n - 1
        return m >= 0 and self.at.low(m) in _OF_HOURS and self.at.low(n + 1) not in {"-", "–"}

    def _half(self, n: int) -> tuple[str, int] | None:
        if n >= len(self.tokens) or not self.at.close(n):
            return None
        if self.at.low(n) in _HALF_MARKS:
            return _HALF_MARKS[self.at.low(n)], n + 1
        if self.at.low(n) in {"a", "p"} and self.at.low(n + 1) == "m":
            return self.at.low(n) + "m", n + 2
        found = self.at.phrase(n, Role.HALF)
        letter = len(self.at.low(n)) == 1 and self.at.low(n).isalpha()
        return (str(found[0]), found[1]) if found is not None and not letter else None

    def at_hour(self, hour: int, half: str, first: int, after: int) -> tuple[Fact, int, int]:
        span = (self.tokens[first].start, self.tokens[after - 1].end)
        return Fact(kind=FactKind.TIME, value=_clock(hour, 0, half), span=span), first, after
