"""A text that has been there before: told by its hash, or by taking back what came and went since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.conftest import NOW
from versioner.core.decide.comparable import comparable_blocks, name_of
from versioner.core.decide.noise import Memory
from versioner.core.decide.returned import remembered, step_to, text_hash, version_again
from versioner.core.decide.state import ELDER, PageState, Past
from versioner.core.model import Block, BlockKind, Document

HOUR = timedelta(hours=1)


def text(*lines: str) -> Document:
    return Document(blocks=tuple(Block(kind=BlockKind.PARAGRAPH, text=line) for line in lines))


def told(*texts: Document) -> PageState:
    """A page whose versions had those texts, one after another."""
    state, before = PageState(), None
    for n, document in enumerate(texts):
        step = step_to(document, before, NOW + n * HOUR)
        elder, versions = remembered(state.elder, (*state.versions, step))
        state = replace(state, accepted=document, elder=elder, versions=versions)
        before = document
    return state


def again(state: PageState, document: Document) -> int | None:
    return version_again(state, step_to(document, state.accepted, NOW + 999 * HOUR))


BRIDGE, FERRY, TOLL, FLOOD = "The bridge is open.", "The ferry is free.", "A toll is due.", "The river rose."


def test_a_text_is_found_again_by_its_hash() -> None:
    state = told(text(BRIDGE), text(BRIDGE, FERRY), text(BRIDGE, TOLL))
    assert again(state, text(BRIDGE)) == 1
    assert again(state, text(BRIDGE, FERRY)) == 2
    assert again(state, text(FLOOD)) is None


def test_the_latest_version_is_no_return() -> None:
    state = told(text(BRIDGE), text(BRIDGE, FERRY))
    assert again(state, text(BRIDGE, FERRY)) is None


def test_of_texts_that_are_alike_the_first_is_named() -> None:
    state = told(text(BRIDGE), text(FERRY), text(BRIDGE), text(TOLL))
    assert again(state, text(BRIDGE)) == 1


def test_words_in_another_order_are_no_return() -> None:
    state = told(text(BRIDGE, FERRY), text(BRIDGE, FERRY, TOLL))
    assert again(state, text(FERRY, BRIDGE, TOLL)) is None  # nothing came or went: only moved
    back = told(text(BRIDGE, FERRY), text(BRIDGE, FERRY, TOLL), text(BRIDGE, FERRY))
    assert again(back, text(FERRY, BRIDGE)) is None  # nor from a text that was taken back itself


def test_steps_taken_back_are_a_return_whatever_moved_meanwhile() -> None:
    state = told(text(BRIDGE, FERRY), text(BRIDGE, FERRY, TOLL), text(BRIDGE, FERRY, TOLL, FLOOD))
    assert text_hash(text(FERRY, BRIDGE)) != text_hash(text(BRIDGE, FERRY))
    assert again(state, text(FERRY, BRIDGE)) == 1
    assert again(state, text(FERRY, BRIDGE, TOLL)) == 2


def test_what_only_comes_back_is_a_return_and_what_only_goes() -> None:
    assert again(told(text(BRIDGE, FERRY), text(BRIDGE)), text(FERRY, BRIDGE)) == 1
    assert again(told(text(BRIDGE, FERRY), text(BRIDGE, FERRY, TOLL)), text(FERRY, BRIDGE)) == 1


def test_a_block_that_comes_and_goes_by_itself_hinders_no_return() -> None:
    chairs = "Garden chairs for less"
    state = told(text(BRIDGE, FERRY), text(BRIDGE, FERRY, TOLL))
    back = text(FERRY, BRIDGE, chairs)
    assert again(state, back) is None
    (name,) = (name_of(block.key) for block in comparable_blocks(text(chairs)))
    flips = replace(state.history, blocks={name: Memory(seen=3, flips=2)})
    assert again(replace(state, history=flips), back) == 1


def test_a_block_that_stood_twice_and_is_back_once_is_no_return() -> None:
    state = told(text(FERRY, FERRY, BRIDGE), text(BRIDGE, TOLL))
    assert again(state, text(BRIDGE, FERRY)) is None
    assert again(state, text(BRIDGE, FERRY, FERRY)) == 1


def lines(n: int, count: int) -> Sequence[str]:
    return [f"Line {n} of story {k}." for k in range(count)]


def test_steps_are_forgotten_before_they_weigh_and_hashes_are_not() -> None:
    large = [text(*lines(n, 60)) for n in range(6)]  # each step takes 60 blocks and brings 60
    state = told(*large)
    kept = [past.came is not None for past in state.versions]
    assert kept == [False, False, False, True, True, True]
    assert again(state, large[0]) == 1  # by its hash
    moved = text(*reversed(lines(0, 60)))
    assert again(state, moved) is None  # by its steps no longer
    assert again(state, text(*reversed(lines(3, 60)))) == 4


def test_a_single_step_may_be_too_large_to_be_remembered() -> None:
    state = told(text(*lines(0, 300)), text(*lines(1, 300)))
    assert [past.came for past in state.versions] == [None, None]
    assert again(state, text(*lines(0, 300))) == 1
    assert again(state, text(*reversed(lines(0, 300)))) is None


def test_of_a_long_past_six_bytes_a_version_are_kept_and_its_texts_are_found() -> None:
    texts = [text(f"Count {n} of the votes.") for n in range(130)]
    state = told(*texts)
    assert (len(state.elder), len(state.versions), state.number) == (30 * ELDER, 100, 130)
    for n in (0, 1, 29, 30, 128):
        found = again(state, texts[n])
        assert (found, type(found)) == (n + 1, int)


@pytest.mark.parametrize("shift", range(1, ELDER))
def test_a_hash_is_found_only_where_one_begins(shift: int) -> None:
    step = Past(text="ab" * 12, first_seen=NOW)
    torn = bytes(shift) + b"\xab" * ELDER + bytes(ELDER - shift)  # the same bytes, across two hashes
    assert version_again(PageState(elder=torn), step) is None
    whole = torn + b"\xab" * ELDER
    assert version_again(PageState(elder=whole), step) == 3
    run = bytes(ELDER - 1) + b"\xab" * (ELDER + 1)  # found torn first, whole one byte on
    assert version_again(PageState(elder=run), step) == 2


def test_a_hash_is_of_the_words_and_not_of_their_dress() -> None:
    assert text_hash(text("The bridge  is open.")) == text_hash(text(BRIDGE))
    assert text_hash(text(BRIDGE, FERRY)) != text_hash(text(f"{BRIDGE} {FERRY}"))
    assert text_hash(replace(text(BRIDGE), title="Open")) != text_hash(text(BRIDGE))
