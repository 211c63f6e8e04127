"""How late pages are looked at, as a histogram that is counted as it goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import inf

from versioner.frozen import dataclass

# Seconds. A tick is two; a day late is an outage.
BOUNDS = (1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3600.0, 14_400.0, 86_400.0, inf)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lateness:
    """Looks by how late they began.

    Attributes:
        counts: by bound, those not later than it and later than the bound before.
        seconds: of all together.
    """

    counts: Mapping[float, int]
    seconds: float

    @property
    def total(self) -> int:
        """How many looks there were."""
        return sum(self.counts.values())

    def within(self, bound: float) -> int:
        """How many looks began no later than so many seconds after they were due."""
        return sum(count for one, count in self.counts.items() if one <= bound)

    def share(self, of: float) -> float | None:
        """The least bound that this share of the looks (0 to 1) kept; None before the first look."""
        if not self.total:
            return None
        return next(bound for bound in BOUNDS if self.within(bound) >= of * self.total)


def lateness(seconds: Iterable[float]) -> Lateness:
    """The histogram of some looks; one that began before it was due is not late."""
    counts = dict.fromkeys(BOUNDS, 0)
    total = 0.0
    for one in seconds:
        late = max(one, 0.0)
        counts[next(bound for bound in BOUNDS if late <= bound)] += 1
        total += late
    return Lateness(counts=counts, seconds=total)
