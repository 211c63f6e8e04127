"""Long lists in pieces: what a page has gathered over years is not held in memory at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def batched(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """`items` in their order, at most `size` at a time (`itertools.batched` of Python 3.12)."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
