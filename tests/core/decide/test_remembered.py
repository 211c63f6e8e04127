"""What is remembered of a page's blocks, taken by itself: what is kept when there is too much, and which links stand alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from versioner.core.decide import confirm, noise
from versioner.core.decide.comparable import ComparableBlock, comparable_blocks, name_of
from versioner.core.decide.hunks import Hunk
from versioner.core.decide.noise import History, Memory, learn
from versioner.core.decide.state import Pending
from versioner.core.model import Block, BlockKind, Document, Link

AT = datetime(2026, 11, 25, 8, tzinfo=UTC)


def said(text: str) -> Block:
    return Block(kind=BlockKind.PARAGRAPH, text=text)


def teaser(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind=kind, text=text, links=(Link(text=text, url="https://news.example/other"),))


def document(*blocks: Block) -> Document:
    return Document(title="The gate", blocks=blocks, section_ids=("s0",) * len(blocks))


PROSE = said("The council spoke for an hour of the old gate and of the money that it costs the town.")
LINK = teaser("More on the gate")


@pytest.mark.parametrize(
    ("blocks", "alone"),
    [
        ((PROSE, LINK, PROSE), True),
        ((LINK, PROSE, PROSE), True),
        ((PROSE, PROSE, LINK), True),
        ((PROSE, LINK, PROSE, teaser("More on the wall")), True),  # the next link but one is no neighbour
        ((PROSE, LINK, teaser("More on the wall"), PROSE), False),
        ((PROSE, teaser("More on the wall"), LINK), False),
        ((PROSE, teaser("More on the gate", BlockKind.LIST_ITEM), PROSE), False),
        ((PROSE, teaser("The gate is closed for good."), PROSE), False),  # a sentence, linked as a whole
    ],
)
def test_a_link_stands_alone_between_paragraphs_but_not_beside_another(
    blocks: tuple[Block, ...], *, alone: bool
) -> None:
    found = {one.index: one.lone for one in comparable_blocks(document(*blocks)) if one.index >= 0}
    meant = next(
        n for n, block in enumerate(blocks) if block.text.startswith(("More on the gate", "The gate"))
    )
    assert found[meant] is alone


def test_a_heading_is_known_as_one_and_nothing_else_is() -> None:
    heading = Block(kind=BlockKind.HEADING, text="Money", level=2)
    found = {one.index: one for one in comparable_blocks(document(PROSE, heading, LINK)) if one.index >= 0}
    assert [found[n].heading for n in range(3)] == [False, True, False]


@pytest.mark.parametrize("moved", [Memory(flips=1), Memory(rotates=1), Memory(flips=1, rotates=1)])
def test_what_moved_is_remembered_longer_than_what_only_came(moved: Memory) -> None:
    plain = {f"plain {n}": Memory(step=1_000 + n) for n in range(noise._MOST)}
    kept = noise._latest({"moved": moved, **plain})
    assert len(kept) == noise._MOST
    assert "moved" in kept
    assert "plain 0" not in kept  # the oldest goes
    assert noise._latest(plain) == plain


@pytest.mark.parametrize("moved", [Memory(flips=1, step=4), Memory(rotates=1, step=4)])
@pytest.mark.parametrize(
    ("later", "here", "left_out"),
    [(0, True, True), (noise.CALM - 1, True, True), (noise.CALM, True, False), (noise.CALM, False, True)],
)
def test_what_came_and_went_counts_again_when_it_has_been_there_for_long_without_a_break(
    moved: Memory, later: int, *, here: bool, left_out: bool
) -> None:
    line = said("Tickets at the gate")
    (block,) = (one for one in comparable_blocks(document(PROSE, line)) if one.index == 1)
    history = History(step=4 + later, blocks={name_of(block.key): replace(moved, here=here)})
    assert (noise.why_volatile(block, history) is not None) is left_out
    assert (line not in noise.unfrozen(document(PROSE, line), history).blocks) is left_out
    assert noise.calmed_down(block, history) is (later == noise.CALM)


@pytest.mark.parametrize(
    ("later", "known"), [(0, (2, 3)), (noise.CALM - 1, (2, 3)), (noise.CALM, (0, 0)), (99, (0, 0))]
)
def test_a_place_that_was_unsteady_is_forgotten_when_it_has_been_calm(
    later: int, known: tuple[int, int]
) -> None:
    places = [noise.Unsteady(context="between", most=n) for n in (3, 1)]
    history = History(step=7)
    for place in places:
        history = noise.churned(history, [place], AT)
    assert noise.churn(replace(history, step=7 + later), "between") == known


def test_what_took_turns_is_remembered_in_the_order_of_the_text() -> None:
    """A set's order is another in each process: then a state had other bytes, and a full memory forgot other blocks."""
    lines = tuple(f"Row {n} of the list" for n in range(30))
    place = noise.Unsteady(context="here", blocks=(*lines, lines[0]))
    history = noise.churned(History.empty(), [place], AT)
    assert list(history.blocks) == [name_of(one) for one in lines]
    assert {one.rotates for one in history.blocks.values()} == {1}


def test_numbers_are_learned_of_short_lines_alone() -> None:
    short, long = "Read 12 times", "Read 12 times " + "by many who live here " * 12
    for text, ticks in ((short, 1), (long, 0)):
        before = comparable_blocks(document(PROSE, said(text)))
        now = comparable_blocks(document(PROSE, said(text.replace("12", "15"))))
        assert len(learn(History(), before, now, AT).templates) == ticks


# ---------------------------------------------------------------- what waits, found again


def waiting(*added: Block, removed: tuple[int, ...] = ()) -> Pending:
    return Pending(
        removed=removed,
        added=added,
        after=4,
        context="here",
        sightings=1,
        needed=2,
        sha256="0" * 64,
        first_seen=AT,
        not_before=AT,
    )


def hunk(*texts: str, after: int, context: str) -> Hunk:
    added = tuple(ComparableBlock(text, n, prose=True, body=True) for n, text in enumerate(texts))
    return Hunk(removed=(), added=added, after=after, context=context)


@pytest.mark.parametrize(
    ("after", "context", "same"),
    [(4, "here", True), (9, "here", True), (4, "elsewhere", True), (9, "elsewhere", False)],
)
def test_what_waits_is_found_by_its_place_or_by_its_neighbours(
    after: int, context: str, *, same: bool
) -> None:
    other = hunk("something quite different", after=after, context=context)
    found = confirm._overlapping(waiting(said("The gate was sold.")), [other])
    assert found == (0 if same else None)


LABEL, HEADING = said("Advertisement"), Block(kind=BlockKind.HEADING, text="Money", level=2)


@pytest.mark.parametrize(
    ("again", "came", "labels"),
    [
        ((LABEL,), (LABEL, PROSE), True),
        ((LABEL,), (LABEL,), False),  # all that came, came again
        ((LABEL,), (LABEL, LABEL), False),  # nothing was under it
        ((HEADING,), (HEADING, PROSE), False),  # a heading is text, whatever is under it
        ((PROSE,), (PROSE, PROSE), False),
        ((), (PROSE,), False),
    ],
)
def test_a_label_alone_is_nothing_that_two_fetches_agree_on(
    again: tuple[Block, ...], came: tuple[Block, ...], *, labels: bool
) -> None:
    assert confirm._only_labels(again, came) is labels
