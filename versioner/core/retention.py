"""Which captures of a page may lose their raw bytes: those that showed nothing new, thinned by age.

What a version stands on never goes, nor its neighbours in time: the capture before says since when it can have
been there at the earliest, the one after that it stood.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta

from versioner.frozen import dataclass

_NEWEST = 3  # captures that always stay: what is waiting may rest on them


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """What is kept of captures that showed nothing new.

    Attributes:
        older_than: age from which on they are thinned.
        every: of the thinned ones, one in each such stretch of time stays.
    """

    older_than: timedelta = timedelta(days=90)
    every: timedelta = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A capture whose bytes are kept: when it was made, and their SHA-256."""

    at: datetime
    sha256: str


def dispensable(
    captures: Sequence[Kept],
    *,
    versions: Collection[str],
    decided: Iterable[datetime],
    now: datetime,
    policy: Retention,
) -> tuple[int, ...]:
    """Which captures may lose their bytes, by their place in the order of time.

    Args:
        captures: of one page, oldest first.
        versions: the SHA-256s of bytes that first showed a version.
        decided: when a person accepted or rejected what the page showed.
        now: what ages are counted from.
        policy: what is kept.
    """
    own = {n for n, one in enumerate(captures) if one.sha256 in versions}
    own |= {bisect_left(captures, at, key=lambda one: one.at) for at in decided}
    pinned = {near for n in own for near in (n - 1, n, n + 1)}
    pinned |= set(range(len(captures) - _NEWEST, len(captures)))
    needed = {captures[n].sha256 for n in pinned if 0 <= n < len(captures)}
    found: list[int] = []
    stretch: int | None = None
    for n, one in enumerate(captures):
        if now - one.at < policy.older_than:
            break
        here = int(one.at.timestamp() // policy.every.total_seconds()) if policy.every else None
        if n in pinned or one.sha256 in needed:
            stretch = here
        elif here is not None and here != stretch:
            stretch = here  # the first of its stretch stays
        else:
            found.append(n)
    return tuple(found)
