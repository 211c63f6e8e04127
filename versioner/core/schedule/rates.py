"""How often a page changes, how often to look at it, and what a look is worth.

The law: under a budget of requests, looking every I = c/√λ keeps the mean delay of noticing an edit least
(minimise Σ λI/2 with Σ 1/I fixed; c is then Σ√λ over the budget). λ is learned from censored observations
("changed at least once since"). So little is ever known of one page that its rate is a multiple of its
kind's, and the kind is its host and its age:

    λ = page · host(age) · assumed(age)        each factor (w + changes seen) / (w + changes expected)

What is assumed of a page nobody knows (`assumed`) is only where the factors start from.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import field, replace

from versioner.core.model import Json
from versioner.frozen import dataclass

# A news article gets 2.6 edits (Spangher & al., "NewsEdits", NAACL 2022: 1,278,804 articles, 4,609,430
# versions); attention to news, and work on it, relaxes as a power of its age (Crane & Sornette, PNAS 105,
# 2008). Half of the edits within four hours is our assumption; hosts correct it age by age.
_EDITS = 2.6
_HALF = 14_400.0

# Ages, in seconds, between which a host is learned apart: an hour, four, a day, four days, 16, 64.
AGES = (3600.0, 14_400.0, 86_400.0, 345_600.0, 1_382_400.0, 5_529_600.0)
UNKNOWN = len(AGES) + 1  # the kind of pages whose age nobody knows

# Weight, in changes, of what a host says of a page, and of what this program assumes of a host. Rates differ
# between pages about as a Gamma distribution of shape one half to one does (Brewington & Cybenko, "How
# dynamic is the Web?", WWW9, 2000: mean times between changes are Weibull-distributed).
_PAGE_WEIGHT = 0.7
_HOST_WEIGHT = 0.5
_HOST_MEMORY = 1000.0  # changes, of each age, that a host is judged by

# What of a capacity the law plans with: a queue that is always full never catches up.
_SPARE = 0.9
# Pages with an interval of their own are promises; the others always keep this share of a budget.
_LEAST_SHARE = 0.1
# Backlog: seconds that the longest due page may wait before looks are spread, by which factor each time
# (somebody asks about once a minute), and how far.
_LATE, _SPREAD, _RELAX, _MOST_SPREAD = 300.0, 1.25, 0.95, 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleLimits:
    """Bounds of the adaptive law, in seconds, and its scale.

    Attributes:
        scale: c of I = c/√λ with λ per second, where no budget says otherwise; with 10 an article of ten
            minutes is looked at every quarter of an hour, one of three days every two hours, one that stood
            for months twice a day.
        prior: interval between changes, in seconds, assumed before anything is known: a week.
        memory: seconds after which an observation counts for 1/e: four months.
        budget: requests a second over all hosts; None: as many as the scale asks for.
        host_budget: requests a second to one host; None: as the pause between two allows.
    """

    shortest: float = 600.0
    longest: float = 604_800.0
    scale: float = 10.0
    prior: float = 604_800.0
    memory: float = 10_368_000.0
    budget: float | None = None
    host_budget: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """What pages of a host showed at one kind of age: changes seen, beside changes assumed.

    Attributes:
        changes: seen, each counted as the number it stands for when checks are censored.
        expected: what `assumed` would have brought meanwhile.
    """

    changes: float = 0.0
    expected: float = 0.0

    def plus(self, other: Rate) -> Rate:
        """Both together."""
        return Rate(changes=self.changes + other.changes, expected=self.expected + other.expected)

    def factor(self) -> float:
        """How many times what is assumed it is."""
        return (_HOST_WEIGHT + self.changes) / (_HOST_WEIGHT + self.expected)


NOTHING = Rate()
Ages = Mapping[int, Rate]  # what was learned of a host: by kind of age (`age_kind`)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What a page itself showed.

    Attributes:
        changes: seen, each counted as the number it stands for when checks are censored.
        expected: what `assumed` would have brought meanwhile, by kind of age: what its host would have
            brought follows from what is known of the host now.
    """

    changes: float = 0.0
    expected: Mapping[int, float] = field(default_factory=dict)

    def plus(self, other: Past) -> Past:
        """Both together."""
        kinds = {*self.expected, *other.expected}
        return Past(
            changes=self.changes + other.changes,
            expected={kind: self.expected.get(kind, 0.0) + other.expected.get(kind, 0.0) for kind in kinds},
        )

    def faded(self, seconds: float, limits: ScheduleLimits) -> Past:
        """What counts of it after that time."""
        fade = math.exp(-max(seconds, 0.0) / limits.memory)
        kept = {kind: amount * fade for kind, amount in self.expected.items()}
        return Past(changes=self.changes * fade, expected=kept)

    def factor(self, host: Ages) -> float:
        """How many times its host's pages it is."""
        expected = sum(amount * host.get(kind, NOTHING).factor() for kind, amount in self.expected.items())
        return (_PAGE_WEIGHT + self.changes) / (_PAGE_WEIGHT + expected)

    def to_json(self) -> Json:
        expected = {str(kind): round(amount, 6) for kind, amount in sorted(self.expected.items())}
        return {"changes": round(self.changes, 6), "expected": expected}

    @classmethod
    def from_json(cls, data: Json | None, limits: ScheduleLimits) -> Past:
        """The inverse of `to_json`; None: nothing known yet. What was learned in time watched is taken over."""
        if not data:
            return cls()
        if "seconds" in data:  # as written before hosts were learned
            return cls(
                changes=float(data["changes"]), expected={UNKNOWN: float(data["seconds"]) / limits.prior}
            )
        expected = {int(kind): float(amount) for kind, amount in data["expected"].items()}
        return cls(changes=float(data["changes"]), expected=expected)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the law knows of a page.

    Attributes:
        past: learned of itself.
        host: learned of all pages of its host, by kind of age.
        age: of the article, in seconds, at the moment asked about; None where unknown.
    """

    past: Past = Past()
    host: Ages = field(default_factory=dict)
    age: float | None = None


def age_kind(age: float | None) -> int:
    """The kind of an age in seconds: which of `AGES` it is under; `UNKNOWN` where it is None."""
    if age is None:
        return UNKNOWN
    return next((kind for kind, end in enumerate(AGES) if age < end), len(AGES))


def assumed(age: float | None, limits: ScheduleLimits) -> float:
    """Changes a second of a page of which nothing is known but its age: 2.6 · τ/(a + τ)² and the prior."""
    standing = 1 / limits.prior
    return standing if age is None else standing + _EDITS * _HALF / (max(age, 0.0) + _HALF) ** 2


def _assumed_between(start: float, end: float, limits: ScheduleLimits) -> float:
    """Changes assumed between two ages: the integral of `assumed`."""
    left, right = max(start, 0.0), max(end, 0.0)
    return (end - start) / limits.prior + _EDITS * _HALF * (1 / (left + _HALF) - 1 / (right + _HALF))


def per_second(page: Page, limits: ScheduleLimits) -> float:
    """Changes a second to be expected of the page now."""
    host = page.host.get(age_kind(page.age), NOTHING).factor()
    return page.past.factor(page.host) * host * assumed(page.age, limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What a look teaches: of the page, and of its host by kind of age."""

    page: Past = Past()
    host: Ages = field(default_factory=dict)


def after(page: Page, taught_now: Lesson, *, seconds: float, limits: ScheduleLimits) -> Page:
    """What is known of a page after a lesson that came `seconds` after the last."""
    return replace(
        page,
        past=page.past.faded(seconds, limits).plus(taught_now.page),
        host=taught(page.host, taught_now.host),
    )


def lesson(page: Page, *, changed: bool, seconds: float, limits: ScheduleLimits) -> Lesson:
    """What a look that came `seconds` after the one before teaches; `page` as it is at this look.

    A change seen means at least one: E[N | N ≥ 1] = x/(1 - e^-x) with x expected (Cho & Garcia-Molina's
    problem); it is divided between the ages that the time spans as they expected it.
    """
    spans = dict(_spans(page.age, seconds, limits))
    of_host = {kind: amount * page.host.get(kind, NOTHING).factor() for kind, amount in spans.items()}
    by_host = sum(of_host.values())
    if by_host <= 0:
        return Lesson()
    total = page.past.factor(page.host) * by_host
    seen = total / -math.expm1(-total) if changed else 0.0
    return Lesson(
        page=Past(changes=seen, expected=spans),
        host={
            kind: Rate(changes=seen * of_host[kind] / by_host, expected=amount)
            for kind, amount in spans.items()
        },
    )


def _spans(age: float | None, seconds: float, limits: ScheduleLimits) -> Iterator[tuple[int, float]]:
    """The kinds of age that the last `seconds` went through, each with the changes assumed meanwhile."""
    if age is None:
        yield UNKNOWN, seconds / limits.prior
        return
    start = max(age - seconds, 0.0)
    while start < age:
        kind = age_kind(start)
        end = min(age, AGES[kind]) if kind < len(AGES) else age
        yield kind, _assumed_between(start, end, limits)
        start = end


def taught(host: Ages, more: Ages) -> dict[int, Rate]:
    """What is known of a host after a lesson; the older half of a long past is forgotten."""
    return {kind: _kept(host.get(kind, NOTHING).plus(more.get(kind, NOTHING))) for kind in {*host, *more}}


def _kept(rate: Rate) -> Rate:
    if max(rate.changes, rate.expected) < _HOST_MEMORY:
        return rate
    return Rate(changes=rate.changes / 2, expected=rate.expected / 2)


def ages_to_json(host: Ages) -> Json:
    """What was learned of a host, as it is stored."""
    return {
        str(kind): [round(rate.changes, 6), round(rate.expected, 6)] for kind, rate in sorted(host.items())
    }


def ages_from_json(data: Json | None) -> Ages:
    """The inverse of `ages_to_json`; None: nothing known yet."""
    return {int(kind): Rate(changes=seen, expected=due) for kind, (seen, due) in (data or {}).items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What is asked of a host, or of all of them.

    Attributes:
        demand: Σ√λ over the pages that follow the law, λ in changes a second.
        promised: requests a second of the pages that have an interval of their own.
        capacity: requests a second that may be made; None: no limit known.
    """

    demand: float = 0.0
    promised: float = 0.0
    capacity: float | None = None

    def scale(self) -> float | None:
        """The c of I = c/√λ that spends the capacity; None where there is no limit."""
        if not self.capacity:
            return None
        left = max(self.capacity * _SPARE - self.promised, self.capacity * _LEAST_SHARE)
        return self.demand / left


def scale(limits: ScheduleLimits, *, host: Load, whole: Load, spread: float = 1.0) -> float:
    """The c of I = c/√λ: what the budget asks for (else `limits.scale`), never more than the host can bear.

    Args:
        limits: the scale without a budget.
        host: what is asked of the page's host.
        whole: what is asked of all hosts.
        spread: at least 1: how much a backlog stretches every interval (`spread_by_backlog`).
    """
    ours = whole.scale() or limits.scale
    return max(ours * max(spread, 1.0), host.scale() or 0.0)


def spread_by_backlog(spread: float, late: float) -> float:
    """The next `spread`, where the longest due page has waited `late` seconds; to be asked once a minute."""
    if late > _LATE:
        return min(max(spread, 1.0) * _SPREAD, _MOST_SPREAD)
    return max(spread * _RELAX, 1.0)


def weight(page: Page, limits: ScheduleLimits) -> float:
    """√λ: the page's part of `Load.demand`."""
    return math.sqrt(per_second(page, limits))


def interval(page: Page, limits: ScheduleLimits, *, scale: float | None = None) -> float:
    """Seconds until the law looks at the page again; `scale` as from `scale`, else the limits' own."""
    wanted = (scale or limits.scale) / math.sqrt(per_second(page, limits))
    return min(max(wanted, limits.shortest), limits.longest)


# Planned waits are of one class between a power of two minutes and the next, up to eleven days and beyond.
_CLASSES = tuple(60.0 * 2**n for n in range(15))
WAITS = range(len(_CLASSES) + 2)


def wait_class(planned: float | None) -> int:
    """The class of a wait of so many seconds, the shortest first; 0 where none was ever planned.

    Of a class the page that is due longest is worth the most, or half of that at least: who wants the best of many
    asks each class for its first.
    """
    return 0 if planned is None else 1 + bisect_right(_CLASSES, planned)


def worth(
    page: Page,
    *,
    since: float | None,
    limits: ScheduleLimits,
    promised: float | None = None,
    pending: bool = False,
) -> float:
    """What a request for the page is worth now: the delay, in edit-seconds, that it is expected to end.

    Edits that come at rate λ have, t seconds after the last look, waited λt²/2 altogether. Who always asks
    for the page of the highest worth follows the square-root law under any budget (λt²/2 ≥ k is t ≥ √(2k/λ));
    by expected edits alone (λt) the quiet pages would starve.

    Args:
        page: what is known of it.
        since: seconds since the last look; None: never looked at, worth more than anything.
        limits: bounds of the law.
        promised: seconds that the page's own interval has; None: it has none. A page is worth as much as one
            whose rate asks for that interval.
        pending: a text waits to be confirmed: one edit, known since the last look.
    """
    if since is None:
        return math.inf
    expected = per_second(page, limits)
    if promised:
        expected = max(expected, (limits.scale / promised) ** 2)
    waited = max(since, 0.0)
    return expected * waited * waited / 2 + (waited if pending else 0.0)
