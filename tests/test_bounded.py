"""What is remembered within so many bytes: worked out once, the one asked for longest ago makes room, the large one is not kept."""

from __future__ import annotations

from datetime import UTC, datetime
from sys import getsizeof

from hypothesis import given
from hypothesis import strategies as st

from versioner.bounded import Bounded, remembered, weight
from versioner.core.model import Block, BlockKind

ROOM = 256 * 1024
LARGEST = ROOM // 128


def test_it_is_worked_out_once_while_it_is_held() -> None:
    asked: list[str] = []

    @remembered(ROOM)
    def shouted(text: str) -> str:
        asked.append(text)
        return text.upper()

    assert [shouted(one) for one in ("a", "b", "a", "b")] == ["A", "B", "A", "B"]
    assert asked == ["a", "b"]


def test_what_weighs_too_much_is_worked_out_anew_each_time() -> None:
    asked: list[int] = []

    @remembered(ROOM)
    def long(count: int) -> str:
        asked.append(count)
        return "l" * count

    assert len(long(LARGEST)) == len(long(LARGEST)) == LARGEST
    assert asked == [LARGEST, LARGEST]


def test_what_was_asked_for_longest_ago_makes_room() -> None:
    held: Bounded[int, str] = Bounded(ROOM)
    held.keep(0, "0" * 1_000)
    fits = ROOM // held.size
    for n in range(1, fits):
        held.keep(n, f"{n % 10}" * 1_000)
    assert held.find(0) == "0" * 1_000
    held.keep(fits, "x" * 1_000)
    held.keep(fits + 1, "y" * 1_000)
    assert [n in held for n in (0, 1, 2, 3)] == [True, False, False, True]


def test_another_value_takes_the_place_of_the_one_before_and_too_large_a_one_forgets_it() -> None:
    held: Bounded[int, str] = Bounded(ROOM)
    held.keep(1, "nine")
    before = held.size
    held.keep(1, "eight")
    assert (held.find(1), held.size - before) == ("eight", 1)
    held.keep(1, "l" * LARGEST)
    assert (held.find(1), held.size, len(held)) == (None, 0, 0)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 3_000)), max_size=60))
def test_it_never_takes_more_than_its_room_and_counts_what_it_holds(steps: list[tuple[int, int]]) -> None:
    room = 20_000
    held: Bounded[int, bytes] = Bounded(room)
    for name, size in steps:
        held.keep(name, bytes(size))
        assert held.size <= room
    counted = sum(taken for _, taken in held._held.values())
    assert held.size == counted


def test_a_value_weighs_what_is_in_it() -> None:
    block = Block(kind=BlockKind.PARAGRAPH, text="t" * 5_000)
    assert 5_000 < weight((block,)) < 5_700
    assert weight((block, block)) > 10_000  # twice: whether it is one is not asked
    assert weight(BlockKind.PARAGRAPH) == weight(None) == 0
    at = datetime(2026, 11, 24, tzinfo=UTC)
    assert weight(at) == getsizeof(at)
