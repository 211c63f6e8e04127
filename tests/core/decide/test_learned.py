"""What one observation teaches: lines that count, what comes back, what had stood, and for how long each is believed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from versioner.core.decide import noise
from versioner.core.decide.comparable import ComparableBlock, comparable_blocks, name_of
from versioner.core.decide.noise import CALM, History, Memory, NoisyBlock, learn
from versioner.core.decide.ticking import template
from versioner.core.model import Block, BlockKind, Document, Role
from versioner.core.told.reasons import Ignored

AT = datetime(2026, 11, 25, 8, tzinfo=UTC)
# steps since something was learned, and whether it is still believed; the first number is the step it was learned at
CALMING = [(4, 0, True), (4, CALM - 1, True), (4, CALM, False), (4, CALM + 1, False), (20, CALM - 1, True)]


def line(text: str, index: int = 0) -> ComparableBlock:
    return ComparableBlock(text, index, prose=False, body=True)


def seen(*looks: tuple[str, ...]) -> History:
    """The history of a page that showed these lines, look by look."""
    history = History.empty()
    for before, now in pairwise(looks):
        history = learn(history, [line(one) for one in before], [line(one) for one in now], AT)
    return history


def test_a_line_that_changes_its_number_at_three_looks_running_counts() -> None:
    looks = [(f"{n} boats are moored here",) for n in (7, 8, 9, 10)]
    mask = name_of(template("7 boats are moored here"))
    found = [seen(*looks[:n]).templates.get(mask) for n in (1, 2, 3, 4)]
    assert found == [None, (1, 1), (2, 2), (3, 3)]
    reasons = [noise.why_volatile(line("11 boats are moored here"), seen(*looks[:n])) for n in (3, 4)]
    assert reasons == [None, Ignored.COUNTS]


def test_a_line_that_stood_in_between_begins_to_count_anew_unless_it_was_found_to_count() -> None:
    still = ("8 boats are moored here",)
    mask = name_of(template(still[0]))
    looks = [("7 boats are moored here",), still, still, still, ("9 boats are moored here",)]
    assert seen(*looks).templates == {mask: (1, 4)}
    counts = History(step=9, templates={mask: (noise.TEMPLATE_CHANGES, 4)})
    found = learn(counts, [line(still[0])], [line("9 boats are moored here")], AT)
    assert found.templates == {mask: (noise.TEMPLATE_CHANGES + 1, 10)}


def test_a_number_in_a_line_that_took_no_others_place_counts_nothing() -> None:
    assert seen(("The quay",), ("The quay", "9 boats are moored here")).templates == {}


@pytest.mark.parametrize(("at", "later", "believed"), CALMING)
def test_what_counted_or_took_turns_is_believed_again_when_it_has_been_calm(
    at: int, later: int, *, believed: bool
) -> None:
    text = "9 boats are moored here"
    counts = History(step=at + later, templates={name_of(template(text)): (noise.TEMPLATE_CHANGES, at)})
    assert noise.why_volatile(line(text), counts) == (Ignored.COUNTS if believed else None)
    turns = History(step=at + later, blocks={name_of(text): Memory(rotates=1, step=at)})
    assert noise.rotates(text, turns) is believed


@pytest.mark.parametrize(("later", "stood"), [(0, False), (1, False), (2, True), (3, True)])
def test_a_text_has_stood_when_two_looks_running_showed_it(later: int, *, stood: bool) -> None:
    assert noise._has_stood(Memory(seen=1, step=4), 4 + later) is stood
    assert not noise._has_stood(Memory(seen=2, step=4), 4 + later)


def test_what_comes_back_says_nothing_of_a_line_it_has_nothing_to_do_with() -> None:
    ferry, bakery = "The ferry is delayed", "Bread from the old oven"
    found = seen((ferry,), (bakery,), (bakery,), (ferry,)).blocks
    assert (found[name_of(ferry)].flips, found[name_of(bakery)].flips) == (1, 0)


def test_two_lines_that_come_for_one_another_both_take_turns() -> None:
    one, other = "Guest of the day: Aud Brekke", "Guest of the day: Jon Feld"
    assert {found.flips for found in seen((one,), (other,), (one,), (other,)).blocks.values()} == {2}


def test_what_took_turns_unseen_before_was_seen_once() -> None:
    history = noise.churned(History(step=3), [noise.Unsteady(context="here", blocks=("A card",))], AT)
    known = Memory(seen=1, rotates=1, step=3, since="2026-11-25T08:00Z")
    assert history.blocks == {name_of("A card"): known}


def test_of_too_many_templates_the_newest_are_remembered() -> None:
    found = {f"template {n}": (1, n) for n in range(noise._MOST + 1)}
    assert noise._newest(found).keys() == found.keys() - {"template 0"}
    del found["template 0"]
    assert noise._newest(found) is found


CARD = Block(kind=BlockKind.PARAGRAPH, text="Guest of the day")
TEXT = Block(kind=BlockKind.PARAGRAPH, text="The council spoke for an hour of the old gate and of its money.")


@pytest.mark.parametrize("place", [0, 1, 2])
def test_what_only_passed_through_a_text_stands_beside_it_wherever_it_stood(place: int) -> None:
    blocks = [TEXT, TEXT]
    blocks.insert(place, CARD)
    document = Document(title="The gate", byline="Guest of the day", blocks=tuple(blocks))
    history = History(step=4, blocks={name_of(CARD.text): Memory(flips=1, step=4)})
    told = noise.unfrozen(document, history)
    assert told.blocks == (TEXT, TEXT)
    assert [one.block for one in told.beside] == [CARD]  # once: the byline is no block of the text


def test_what_is_ignored_tells_what_was_counted_and_of_a_stamp_nothing() -> None:
    stamp = replace(CARD, text="Updated 3 May 2026", role=Role.STAMP)
    document = Document(title="The gate", blocks=(stamp, TEXT, CARD), marks=("tags",))
    (card,) = (one for one in comparable_blocks(document) if one.index == 2)
    memory = Memory(flips=3, step=4, since="2026-11-24T08:00Z")
    assert noise.noisy(document, History(step=4, blocks={name_of(card.key): memory})) == (
        NoisyBlock(text="Updated 3 May 2026", reason=Ignored.STAMP, flips=0, template_changes=0),
        NoisyBlock(text="", reason=Ignored.MARK, mark="tags", flips=0, template_changes=0),
        NoisyBlock(
            text="Guest of the day", reason=Ignored.COMES_AND_GOES, since="2026-11-24T08:00Z", flips=3
        ),
    )
