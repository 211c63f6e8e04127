"""The time line of an article's versions, drawn on the server: size and weight of each change, and gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import log2

from versioner.core.model import Outcome
from versioner.queries.read import Listed, VersionList
from versioner.storage.records import Run

WIDTH, HEIGHT = 720.0, 56.0
_DOTS = 100  # versions drawn; of more the weightiest, so that the page stays small
_TICKS = 60  # runs of quiet checks drawn, the longest of more
_RADII = {"substantive": (6.0, 11.0), "minor": (4.0, 6.0), "technical": (3.0, 4.0), "first": (5.0, 5.0)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A version on the line: where, how large, how heavy."""

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
class Timeline:
    """What is drawn; coordinates in a box of WIDTH × HEIGHT. `versions` counts those not drawn too."""

    versions: int
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    gaps: tuple[Gap, ...]
    start: datetime | None
    end: datetime | None


_QUIET = frozenset({Outcome.UNCHANGED, Outcome.NOISE})
_BAD = frozenset({Outcome.FAILED, Outcome.GONE, Outcome.BLOCKED, Outcome.SUSPECT})


def draw(found: VersionList, checked: Sequence[Run]) -> Timeline:
    """Lay versions and gaps out from the first sight to the last check."""
    if not found.versions:
        return Timeline(versions=0, dots=(), ticks=(), gaps=(), start=None, end=None)
    start = found.versions[0].version.first_seen
    end = max([found.versions[-1].version.first_seen, *(run.last_at for run in checked)])
    span = max((end - start).total_seconds(), 1.0)

    def place(at: datetime) -> float:
        return 12 + (WIDTH - 24) * min(max((at - start).total_seconds() / span, 0.0), 1.0)

    def stretch(run: Run) -> float:
        return round(max(place(run.last_at) - place(run.first_at), 2.0), 1)

    dots = tuple(
        Dot(
            x=round(place(listed.version.first_seen), 1),
            radius=_radius(listed),
            listed=listed,
            weight=_weight(listed),
        )
        for listed in _weightiest(found.versions)
    )
    quiet = sorted(
        (run for run in checked if run.outcome in _QUIET and run.last_at >= start),
        key=lambda run: run.count,
        reverse=True,
    )
    ticks = tuple(
        Tick(x=round(place(run.first_at), 1), width=stretch(run), count=run.count) for run in quiet[:_TICKS]
    )
    gaps = tuple(
        Gap(
            x=round(place(run.first_at), 1),
            width=stretch(run),
            outcome=str(run.outcome),
        )
        for run in checked
        if run.outcome in _BAD and run.last_at >= start
    )
    return Timeline(versions=len(found.versions), dots=dots, ticks=ticks, gaps=gaps, start=start, end=end)


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
