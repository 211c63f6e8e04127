"""The time line of an article's versions, drawn on the server: size and weight of each change, and gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from versioner.core.model import Outcome, Significance
from versioner.services.read import Listed, VersionList
from versioner.storage.records import Run

WIDTH, HEIGHT = 720.0, 56.0
_MIDDLE = HEIGHT / 2


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
class Timeline:
    """What is drawn; coordinates in a box of WIDTH × HEIGHT."""

    dots: tuple[Dot, ...]
    gaps: tuple[Gap, ...]
    start: datetime | None
    end: datetime | None


_BAD = frozenset({Outcome.FAILED, Outcome.GONE, Outcome.BLOCKED, Outcome.SUSPECT})


def draw(found: VersionList, checked: Sequence[Run]) -> Timeline:
    """Lay versions and gaps out from the first sight to the last check."""
    if not found.versions:
        return Timeline(dots=(), gaps=(), start=None, end=None)
    start = found.versions[0].version.first_seen
    end = max([found.versions[-1].version.first_seen, *(run.last_at for run in checked)])
    span = max((end - start).total_seconds(), 1.0)

    def place(at: datetime) -> float:
        return 12 + (WIDTH - 24) * min(max((at - start).total_seconds() / span, 0.0), 1.0)

    dots = tuple(
        Dot(
            x=round(place(listed.version.first_seen), 1),
            radius=7.0 if listed.significance is Significance.SUBSTANTIVE else 4.5,
            listed=listed,
            weight=str(listed.significance) if listed.significance else "first",
        )
        for listed in found.versions
    )
    gaps = tuple(
        Gap(
            x=round(place(run.first_at), 1),
            width=round(max(place(run.last_at) - place(run.first_at), 2.0), 1),
            outcome=str(run.outcome),
        )
        for run in checked
        if run.outcome in _BAD and run.last_at >= start
    )
    return Timeline(dots=dots, gaps=gaps, start=start, end=end)
