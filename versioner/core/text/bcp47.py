"""Language tags (BCP 47), as pages and people write them."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

_RANGES = 32  # of an Accept-Language that are looked at: browsers send a handful


@lru_cache(maxsize=256)
def primary(tag: str | None) -> str:
    """The language of a tag, lower-case and without script, region and variants: `fr_CA` is "fr"; "" for None."""
    return (tag or "").strip().lower().replace("_", "-").partition("-")[0]


@lru_cache(maxsize=512)
def preferred(accepted: str, known: Collection[str]) -> str | None:
    """Which of the `known` languages an Accept-Language header likes best (RFC 9110 §12.5.4); None: none of them."""
    ranges = [_weighed(one) for one in accepted.split(",")[:_RANGES]]
    fitting = [
        (weight, -place, tag) for place, (tag, weight) in enumerate(ranges) if tag in known and weight > 0
    ]
    return max(fitting, default=(0.0, 0, None))[2]


def _weighed(asked: str) -> tuple[str, float]:
    """A language range's language, and how much it is wanted (0 to 1)."""
    tag, _, parameter = asked.partition(";")
    name, _, value = parameter.partition("=")
    if name.strip().lower() != "q":
        return primary(tag), 1.0
    try:
        weight = float(value)
    except ValueError:
        return primary(tag), 0.0
    return primary(tag), weight if 0 <= weight <= 1 else 0.0
