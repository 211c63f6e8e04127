"""How many fetches must show a difference, by what it looks like and what its place has shown; and what they agree on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from versioner.core.decide.comparable import ComparableBlock, name_of
from versioner.core.decide.confirm import (
    DOUBTFUL,
    FOLLOWS,
    ORDINARY,
    RESTLESS,
    reconcile_pending,
    waiting_for,
)
from versioner.core.decide.hunks import Hunk
from versioner.core.decide.noise import CALM, CHURN, History, Memory
from versioner.core.decide.state import PageState, Pending
from versioner.core.model import Block, BlockKind, Document

AT = datetime(2026, 11, 25, 8, tzinfo=UTC)
HERE = "here"
OLD = "The council met on Monday to speak of nine gates and of the wall around the old town."
EDITED = OLD.replace("nine", "eight")
OTHER = "A crane for the port was ordered by its new owners, who want it before spring."
THIRD = "Bread from the oven by the harbour is sold out at noon, every day of this cold week."
CARD = "Guest of the day"


def block(text: str, index: int) -> ComparableBlock:
    return ComparableBlock(text, index, prose=text != CARD, body=True)


def hunk(removed: tuple[str, ...], added: tuple[str, ...]) -> Hunk:
    return Hunk(
        removed=tuple(block(text, n) for n, text in enumerate(removed)),
        added=tuple(block(text, n) for n, text in enumerate(added)),
        after=-1,
        context=HERE,
    )


def document(*texts: str, **fields: object) -> Document:
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, text=text) for text in texts)
    return Document(title="Gates", blocks=blocks, **fields)  # type: ignore[arg-type]


def state(*accepted: str, **history: object) -> PageState:
    return PageState(accepted=document(*accepted), history=History(**history))  # type: ignore[arg-type]


def restless(count: int, most: int) -> dict[str, object]:
    """A place in which so many things came and went, so many whole paragraphs at most at one time."""
    return {"step": 9, "contexts": {HERE: (count, 9, most)}}


@pytest.mark.parametrize(
    ("removed", "added", "history", "needed"),
    [
        ((OLD,), (EDITED,), {}, ORDINARY),
        ((OLD,), (EDITED,), restless(3, 5), ORDINARY),  # a sentence edited is one wherever it stands
        ((OLD,), (), {}, ORDINARY),
        ((), (OTHER,), {}, ORDINARY),
        ((OLD,), (OTHER,), {}, DOUBTFUL),  # one for another: an advertisement may be
        ((OLD,), (OTHER, THIRD), {}, ORDINARY),
        ((), (OTHER,), restless(1, 1), RESTLESS),
        ((), (OTHER,), restless(1, 2), RESTLESS),
        ((), (OTHER, THIRD), restless(1, 1), ORDINARY),  # more than furniture ever was there
        ((), (OTHER, THIRD), restless(1, 2), RESTLESS),
        ((OLD,), (), restless(1, 0), DOUBTFUL),
        ((), (CARD,), {}, ORDINARY),
        ((), (CARD,), restless(CHURN - 1, 0), ORDINARY),
        ((), (CARD,), restless(CHURN, 0), RESTLESS),
        ((), (CARD,), restless(CHURN, 0) | {"step": 9 + CALM}, ORDINARY),  # calm since
        ((), (OTHER,), {"step": 9, "blocks": {name_of(OTHER): Memory(rotates=1, step=9)}}, RESTLESS),
        ((), (OTHER,), {"step": 9 + CALM, "blocks": {name_of(OTHER): Memory(rotates=1, step=9)}}, ORDINARY),
    ],
)
def test_the_more_it_looks_like_furniture_the_more_looks_it_takes(
    removed: tuple[str, ...], added: tuple[str, ...], history: dict[str, object], needed: int
) -> None:
    found = waiting_for(state(*removed, **history), document(*added), hunk(removed, added), "a", AT)
    assert (found.needed, found.sightings) == (needed, 1)


def waits(removed: tuple[int, ...], *added: str, needed: int = ORDINARY, sightings: int = 1) -> Pending:
    return Pending(
        removed=removed,
        added=document(*added).blocks,
        after=-1,
        context=HERE,
        sightings=sightings,
        needed=needed,
        sha256="a",
        first_seen=AT,
        not_before=AT,
    )


def looked(
    waiting: Pending, removed: tuple[str, ...], added: tuple[str, ...], accepted: tuple[str, ...] = (OLD,)
) -> tuple[list[str], list[str], int]:
    """Texts that wait on, texts that are confirmed, places found unsteady, after a look at `added`."""
    before = PageState(accepted=document(*accepted), pending=(waiting,))
    seen = [hunk(removed, added)] if removed or added else []
    kept, ready, unsteady = reconcile_pending(before, document(*added), seen, "b", AT + timedelta(minutes=1))

    def texts(found: list[Pending]) -> list[str]:
        return [" ".join(one.text for one in each.added) or "-" for each in found]

    return texts(kept), texts(ready), len(unsteady)


def test_what_two_looks_show_is_confirmed_and_what_wants_three_waits_on() -> None:
    assert looked(waits((0,), EDITED), (OLD,), (EDITED,)) == ([], [EDITED], 0)
    assert looked(waits((0,), OTHER, needed=DOUBTFUL), (OLD,), (OTHER,)) == ([OTHER], [], 0)
    assert looked(waits((0,), OTHER, needed=DOUBTFUL, sightings=2), (OLD,), (OTHER,)) == ([], [OTHER], 0)


def test_what_is_gone_at_the_next_look_is_forgotten_and_its_place_remembered() -> None:
    assert looked(waits((0,), EDITED), (), ()) == ([], [], 1)


def test_a_third_text_confirms_an_edit_and_no_exchange() -> None:
    assert looked(waits((0,), EDITED), (OLD,), (THIRD,)) == ([THIRD], [EDITED], 0)
    assert looked(waits((0,), OTHER), (OLD,), (THIRD,)) == ([THIRD], [], 1)


def test_of_what_waited_the_part_that_is_seen_again_is_confirmed() -> None:
    assert looked(waits((), OTHER, THIRD), (), (OTHER,)) == ([], [OTHER], 0)
    assert looked(waits((), OTHER), (), (OTHER, THIRD)) == ([THIRD], [OTHER], 0)


def test_what_was_cut_is_confirmed_unless_another_paragraph_fills_its_place() -> None:
    assert looked(waits((0,)), (OLD,), ()) == ([], ["-"], 0)
    assert looked(waits((0,)), (OLD,), (OTHER,)) == ([OTHER], [], 1)
    assert looked(waits((0,)), (OLD,), (OTHER, THIRD)) == ([f"{OTHER} {THIRD}"], ["-"], 0)


def test_where_neither_text_is_shown_what_was_edited_is_gone_and_what_was_exchanged_is_away() -> None:
    assert looked(waits((0,), EDITED), (OLD,), ()) == ([], ["-"], 0)
    assert looked(waits((0,), OTHER), (OLD,), ()) == ([], [], 1)  # it takes turns there
    assert looked(waits((0,), OTHER, THIRD), (OLD,), ()) == ([], ["-"], 0)  # one for two is no exchange


@pytest.mark.parametrize(("index", "waits_on"), [(-1, True), (0, False), (3, False)])
def test_what_takes_turns_is_not_awaited_wherever_it_stood_but_a_headline_is(
    index: int, *, waits_on: bool
) -> None:
    history = History(step=9, blocks={name_of(OTHER): Memory(rotates=1, step=9)})
    before = PageState(accepted=document(OLD, THIRD, EDITED, OTHER), history=history)
    gone = Hunk(removed=(block(OTHER, index),), added=(), after=-1, context=HERE)
    kept, ready, _ = reconcile_pending(before, document(OLD), [gone], "b", AT)
    assert ([one.removed for one in kept], ready) == ([(index,)] if waits_on else [], [])


@pytest.mark.parametrize(
    ("later", "marked"), [(timedelta(minutes=1), True), (FOLLOWS, True), (FOLLOWS * 1.01, None)]
)
def test_a_date_that_follows_its_text_at_once_came_with_it(later: timedelta, marked: bool | None) -> None:
    before = PageState(accepted=document(OLD), pending=(waits((0,), EDITED),), last_good_at=AT)
    now = document(EDITED, stamps=("u:2026-11-25T08:00:30Z",))
    _, ready, _ = reconcile_pending(before, now, [hunk((OLD,), (EDITED,))], "b", AT + later)
    assert [one.marked for one in ready] == [marked]
