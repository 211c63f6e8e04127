"""Values that went round are found in one pass, however many are in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hypothesis import given
from hypothesis import strategies as st

from versioner.view.changelog import _cycles


class Counted(Mapping[int, int]):
    """A mapping that counts what it is asked."""

    def __init__(self, values: dict[int, int]) -> None:
        self.values_, self.asked = values, 0

    def __getitem__(self, key: int) -> int:
        self.asked += 1
        return self.values_[key]

    def __iter__(self) -> Iterator[int]:
        return iter(self.values_)

    def __len__(self) -> int:
        return len(self.values_)


def walked(members: list[int], following: dict[int, int]) -> list[list[int]]:
    """The same by walking on from each member until it is met again."""
    found: list[list[int]] = []
    for start in members:
        ring, n = [start], following.get(start)
        while n is not None and n not in ring:
            ring.append(n)
            n = following.get(n)
        if n == start and len(ring) > 1 and not any(start in one for one in found):
            found.append(ring)
    return found


@given(st.permutations(range(9)), st.dictionaries(st.integers(0, 8), st.integers(0, 8)))
def test_every_ring_is_found_from_its_first_member_on(members: list[int], following: dict[int, int]) -> None:
    assert _cycles(members, following) == walked(members, following)


def test_a_chain_that_never_closes_is_passed_once() -> None:
    chain = Counted({n: n + 1 for n in range(5_000)})
    assert _cycles(range(5_000), chain) == []
    assert chain.asked <= 5_001
    ring = Counted({n: (n + 1) % 5_000 for n in range(5_000)})
    assert _cycles(range(5_000), ring) == [list(range(5_000))]
    assert ring.asked <= 5_001
