"""The time line of an article, drawn on the server: a lane for it and one for each source, so that lag is seen.

Everything is placed in per cent of the width, so that the drawing stretches without a style of its own; marks
are spread so that a finger can tell them apart (24 px, WCAG 2.5.8), each with a leader from where it belongs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from math import ceil, log2

from versioner.core.model import Outcome
from versioner.frozen import dataclass
from versioner.queries.read import Listed, Reader, VersionList
from versioner.storage.records import Run

LANE = 44  # px of height
NARROWEST = 640  # px of width; below it the drawing scrolls
_APART = 26.0  # px between two marks: a target of 24 and a line of light
_LOW, _HIGH = 2.5, 97.5  # per cent
_DOTS = 60  # versions drawn in a lane; of more the weightiest, so that the page stays small
_TICKS = 40  # runs of quiet checks drawn, the longest of more
_RADII = {"substantive": (6.0, 11.0), "minor": (4.0, 6.0), "technical": (3.0, 4.0), "first": (5.0, 5.0)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A version in a lane: where it belongs, where its mark stands, how large, how heavy."""

    at: float
    x: float
    radius: float
    listed: Listed
    weight: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A time in which the page could not be read."""

    x: float
    width: float
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """Checks in a row that saw nothing new."""

    x: float
    width: float
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One page on the line; `versions` counts those not drawn too, `y` is its height."""

    page: int
    title: str
    y: int
    versions: int
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A date on the axis, and how much of it is worth saying ("second", "time", "day", "month" or "year")."""

    x: float
    at: datetime
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """What is drawn: x and widths in per cent, heights in px; `width` is the least at which nothing touches."""

    start: datetime
    end: datetime
    width: int
    height: int
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    gaps: tuple[Gap, ...]
    axis: tuple[Mark, ...]


_QUIET = frozenset({Outcome.UNCHANGED, Outcome.NOISE})
_BAD = frozenset({Outcome.FAILED, Outcome.GONE, Outcome.BLOCKED, Outcome.SUSPECT})


def draw(found: Reader) -> Timeline | None:
    """Lay the article and its sources out from the first sight to the last check; None where nothing happened yet."""
    shown = [one for one in (found.listed, *found.beside) if one.versions]
    if not any(len(one.versions) > 1 for one in shown):
        return None
    seen = [listed.version.first_seen for one in shown for listed in one.versions]
    start = min(seen)
    scale = _Scale(start, max([*seen, *(run.last_at for run in found.checked)]))
    width = max(
        NARROWEST, ceil(_APART * 100 / (_HIGH - _LOW) * max(min(len(one.versions), _DOTS) for one in shown))
    )
    lanes = tuple(_lane(one, scale, LANE // 2 + n * LANE, width) for n, one in enumerate(shown))
    checked = [run for run in found.checked if run.last_at >= start] if found.listed.versions else []
    quiet = sorted((run for run in checked if run.outcome in _QUIET), key=lambda run: run.count, reverse=True)
    return Timeline(
        start=start,
        end=scale.end,
        width=width,
        height=LANE * len(lanes) + 22,
        lanes=lanes,
        ticks=tuple(
            Tick(x=scale.place(run.first_at), width=scale.stretch(run), count=run.count)
            for run in quiet[:_TICKS]
        ),
        gaps=tuple(
            Gap(x=scale.place(run.first_at), width=scale.stretch(run), outcome=str(run.outcome))
            for run in checked
            if run.outcome in _BAD
        ),
        axis=tuple(Mark(x=scale.place(at), at=at, unit=unit) for at, unit in _round_dates(start, scale.end)),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """From moments to per cent."""

    start: datetime
    end: datetime

    def place(self, at: datetime) -> float:
        span = max((self.end - self.start).total_seconds(), 1.0)
        share = min(max((at - self.start).total_seconds() / span, 0.0), 1.0)
        return round(_LOW + (_HIGH - _LOW) * share, 2)

    def stretch(self, run: Run) -> float:
        return round(max(self.place(run.last_at) - self.place(run.first_at), 0.3), 2)


def _lane(found: VersionList, scale: _Scale, y: int, width: int) -> Lane:
    shown = _weightiest(found.versions)
    places = [scale.place(listed.version.first_seen) for listed in shown]
    marks = spread(places, gap=100 * _APART / width, low=_LOW, high=_HIGH)
    return Lane(
        page=found.article.id,
        title=found.article.title,
        y=y,
        versions=len(found.versions),
        dots=tuple(
            Dot(at=at, x=x, radius=_radius(listed), listed=listed, weight=_weight(listed))
            for listed, at, x in zip(shown, places, marks, strict=True)
        ),
    )


def spread(places: Sequence[float], *, gap: float, low: float, high: float) -> tuple[float, ...]:
    """`places` (in order) moved as little as may be so that neighbours stand `gap` apart, within [low, high].

    The least squares answer: isotonic regression of the places less their share of gaps (pool adjacent
    violators, Barlow et al. 1972). Where there is no room for all the gap shrinks.
    """
    if not places:
        return ()
    gap = min(gap, (high - low) / max(len(places) - 1, 1))
    pools: list[tuple[float, int]] = []  # (mean, how many)
    for n, place in enumerate(places):
        mean, size = place - n * gap, 1
        while pools and pools[-1][0] > mean:
            before, count = pools.pop()
            mean, size = (before * count + mean * size) / (count + size), count + size
        pools.append((mean, size))
    ceiling = high - (len(places) - 1) * gap
    flat = [min(max(mean, low), ceiling) for mean, size in pools for _ in range(size)]
    return tuple(round(one + n * gap, 2) for n, one in enumerate(flat))


def _weight(listed: Listed) -> str:
    return str(listed.significance) if listed.significance else "first"


def _radius(listed: Listed) -> float:
    """Significance sets the range, the number of edits the place in it (by its logarithm)."""
    low, high = _RADII[_weight(listed)]
    return round(min(low + log2(max(listed.edits, 1)), high), 1)


def _weightiest(found: Sequence[Listed]) -> Sequence[Listed]:
    """All versions, or of many the first, the last and those whose changes weigh most, in their order."""
    if len(found) <= _DOTS:
        return found
    order = sorted(range(1, len(found) - 1), key=lambda n: (_radius(found[n]), n), reverse=True)
    return [found[n] for n in sorted({0, len(found) - 1, *order[: _DOTS - 2]})]


_MOST_DATES = 6
_CLOCK = [timedelta(minutes=n) for n in (1, 2, 5, 10, 15, 30)] + [
    timedelta(hours=n) for n in (1, 2, 3, 6, 12)
]
_DAYS = [timedelta(days=n) for n in (1, 2, 4, 7, 14)]
_MONTHS = (1, 3, 6, 12, 24, 60, 120)


def _round_dates(start: datetime, end: datetime) -> Iterator[tuple[datetime, str]]:
    """At most six round moments between two: the finest step that is not too fine."""
    span = end - start
    if span < 2 * _CLOCK[0]:
        yield from ((start, "second"), (end, "second"))
        return
    for step in (*_CLOCK, *_DAYS):
        if span / step <= _MOST_DATES:
            unit = "time" if step < timedelta(days=1) else "day"
            midnight = start.replace(hour=0, minute=0, second=0, microsecond=0)
            at = midnight + step * ceil((start - midnight) / step)
            while at <= end:
                yield at, unit
                at += step
            return
    months = next((n for n in _MONTHS if span / timedelta(days=30 * n) <= _MOST_DATES), _MONTHS[-1])
    whole = start.year * 12 + start.month  # the first of the month after the start
    whole += -whole % months
    while (
        at := start.replace(
            year=whole // 12, month=whole % 12 + 1, day=1, hour=0, minute=0, second=0, microsecond=0
        )
    ) <= end:
        yield at, "year" if months % 12 == 0 else "month"
        whole += months
