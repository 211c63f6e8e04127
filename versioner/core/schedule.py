"""When to look at a page next: fixed intervals, cron, or what its age and its own past suggest.

The adaptive law looks often at young articles (their edits come in the first hours) and then as often as
the square root of their measured rate of change asks: I = c/√λ minimises the mean delay of noticing an
edit under a budget of checks. λ is estimated from censored observations ("changed at least once since").
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b

from versioner.core import cron
from versioner.core.model import Json
from versioner.errors import UsageError

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_WORDS = ((604_800, "week"), (86_400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """How often a page is looked at.

    Attributes:
        kind: "default" and "adaptive" follow the law, "every" has `every_seconds`, "cron" a line and a zone.
    """

    kind: str = "default"
    every_seconds: float | None = None
    cron: str | None = None
    tz: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleLimits:
    """Bounds of the adaptive law, in seconds, and its scale.

    Attributes:
        scale: c of I = c/√λ with λ per second; with 10 an article of ten minutes is looked at every quarter
            of an hour, one of three days every two hours, one that stood for months twice a day.
        prior: interval between changes, in seconds, assumed before anything is known: a week.
        memory: seconds after which an observation counts for 1/e: four months.
    """

    shortest: float = 600.0
    longest: float = 604_800.0
    scale: float = 10.0
    prior: float = 604_800.0
    memory: float = 10_368_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """What was learned of a page's rate of change: a Gamma posterior with fading memory.

    Attributes:
        changes: changes seen, each counted as the number it stands for when checks are censored.
        seconds: time watched.
    """

    changes: float = 0.0
    seconds: float = 0.0

    @classmethod
    def empty(cls) -> Rate:
        """Nothing known yet."""
        return cls()

    def update(self, *, changed: bool, seconds: float, limits: ScheduleLimits | None = None) -> Rate:
        """After a check that came `seconds` after the one before it.

        A change seen means at least one: E[N | N ≥ 1] = λΔ/(1 - e^(-λΔ)) (Cho & Garcia-Molina's problem).
        """
        law = limits or ScheduleLimits()
        fade = math.exp(-seconds / law.memory)
        before = Rate(changes=self.changes * fade, seconds=self.seconds * fade)
        expected = before.per_second(law) * seconds
        seen = expected / -math.expm1(-expected) if changed else 0.0
        return Rate(changes=before.changes + seen, seconds=before.seconds + seconds)

    def per_second(self, limits: ScheduleLimits) -> float:
        """The estimated rate; half a change in half the prior interval is assumed beside what was seen."""
        return (self.changes + 0.5) / (self.seconds + 0.5 * limits.prior)

    def to_json(self) -> Json:
        return {"changes": round(self.changes, 6), "seconds": round(self.seconds, 3)}

    @classmethod
    def from_json(cls, data: Json) -> Rate:
        """The inverse of `to_json`."""
        return cls(changes=float(data["changes"]), seconds=float(data["seconds"]))


def next_check(
    schedule: Schedule,
    rate: Rate,
    *,
    published: datetime | None,
    now: datetime,
    page_id: int,
    limits: ScheduleLimits,
) -> datetime:
    """When a page that was looked at `now` is due again.

    Args:
        schedule: how often it is to be looked at.
        rate: what was learned of it.
        published: when the article appeared, None where unknown.
        now: the moment of the check.
        page_id: spreads pages that would all be due at once, always the same way.
        limits: bounds of the adaptive law.
    """
    if schedule.kind == "cron" and schedule.cron:
        return cron.parse(schedule.cron, schedule.tz or "UTC").after(now)
    if schedule.kind == "every" and schedule.every_seconds:
        return now + timedelta(seconds=schedule.every_seconds)
    interval = adaptive(rate, None if published is None else (now - published).total_seconds(), limits)
    return now + timedelta(seconds=interval * (1.0 + jitter(page_id)))


def adaptive(rate: Rate, age: float | None, limits: ScheduleLimits) -> float:
    """The interval, in seconds, that the law gives a page of that age (seconds; None: unknown)."""
    expected = _expected(rate, age, limits)
    interval: float = min(max(limits.scale / math.sqrt(expected), limits.shortest), limits.longest)
    return interval


def worth(
    schedule: Schedule,
    rate: Rate,
    *,
    age: float | None,
    since: float | None,
    limits: ScheduleLimits,
    pending: bool = False,
) -> float:
    """What a request for the page is worth now: the delay, in edit-seconds, that it is expected to end.

    Edits that come at rate λ have, t seconds after the last look, waited λt²/2 altogether. Who always asks
    for the page of the highest worth follows the square-root law under any budget (λt²/2 ≥ k is t ≥ √(2k/λ));
    by expected edits alone (λt) the quiet pages would starve.

    Args:
        schedule: a page that is to be looked at every so often is worth as much as one whose rate asks for it.
        rate: what was learned of the page.
        age: of the article, in seconds; None where unknown.
        since: seconds since the last look; None: never looked at, worth more than anything.
        limits: bounds of the adaptive law.
        pending: a text waits to be confirmed: one edit, known since the last look.
    """
    if since is None:
        return math.inf
    waited = max(since, 0.0)
    expected = _expected(rate, age, limits)
    if schedule.kind == "every" and schedule.every_seconds:
        expected = max(expected, (limits.scale / schedule.every_seconds) ** 2)
    return expected * waited * waited / 2 + (waited if pending else 0.0)


def _expected(rate: Rate, age: float | None, limits: ScheduleLimits) -> float:
    known = rate.per_second(limits)
    return known if age is None else max(known, _by_age(max(age, 0.0)))


def _by_age(age: float) -> float:
    """Edits a second that a news article of that age gets: λ₁/(1 + a/τ)^1.3, λ₁ = 1/2 h, τ = 1.5 h."""
    decay: float = (1 + age / 5400) ** 1.3
    return 1 / 7200 / decay


def jitter(page_id: int) -> float:
    """A share of the interval in [0, 0.1), the same for a page at every start."""
    digest = blake2b(page_id.to_bytes(8, "big", signed=True), digest_size=4).digest()
    return int.from_bytes(digest, "big") / 2**32 * 0.1


def backoff(failures: int, retry_after: float | None) -> float:
    """Seconds to leave a failing page alone: a minute, doubled each time, at most a day, never less than asked."""
    wait = min(60.0 * float(2 ** min(max(failures - 1, 0), 20)), 86_400.0)
    return max(wait, retry_after or 0.0)


def parse_every(text: str) -> Schedule:
    """An interval: `30m`, `2h`, `1d`, `90s`, `1h30m`.

    Raises:
        UsageError: it cannot be read, or is under a second.
    """
    parts = re.findall(r"(\d+(?:\.\d+)?)\s*([smhdw])", text.strip().lower())
    whole = re.fullmatch(r"(\s*\d+(?:\.\d+)?\s*[smhdw]\s*)+", text.strip().lower())
    seconds = sum(float(amount) * _UNITS[unit] for amount, unit in parts)
    if not whole or not 1 <= seconds <= 366 * 86_400:
        raise UsageError(f"{text!r} is no interval; write 30m, 2h or 1d")
    return Schedule(kind="every", every_seconds=seconds)


def parse_cron(line: str, tz: str | None = None) -> Schedule:
    """A cron line in a time zone (UTC where none is given); raises as `core.cron.parse`."""
    cron.parse(line, tz or "UTC")
    return Schedule(kind="cron", cron=line.strip(), tz=tz or "UTC")


def describe(schedule: Schedule) -> str:
    """The schedule in words."""
    if schedule.kind == "cron":
        return f"cron {schedule.cron} ({schedule.tz or 'UTC'})"
    if schedule.kind == "every" and schedule.every_seconds:
        return f"every {_in_words(schedule.every_seconds)}"
    return "adaptive: often while young, then as often as it changes"


def _in_words(seconds: float) -> str:
    for size, name in _WORDS:
        if seconds >= size and seconds % size == 0:
            count = int(seconds // size)
            return name if count == 1 else f"{count} {name}s"
    return f"{seconds:g} seconds"


def adaptive_schedule() -> Schedule:
    """The schedule that follows the law because a person asked for it."""
    return replace(Schedule(), kind="adaptive")
