"""The accepted text with what waits applied: what came stands where what went stood."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from versioner.core.decide.state import Pending, head, patched
from versioner.core.model import Block, BlockKind, Document

AT = datetime(2026, 11, 20, tzinfo=UTC)
TITLE, BYLINE = -1, -2


def blocks(*texts):
    return tuple(Block(kind=BlockKind.PARAGRAPH, text=text) for text in texts)


OLD = Document(title="Gates", byline="Ann Wren", blocks=blocks("one", "two", "three", "four"))


def edit(removed, added, after):
    return Pending(
        removed=removed,
        added=added,
        after=after,
        context="",
        sightings=1,
        needed=2,
        sha256="",
        first_seen=AT,
        not_before=AT,
    )


@pytest.mark.parametrize(
    ("edits", "texts"),
    [
        ([], "one two three four"),
        ([edit((1,), blocks("zwei"), 0)], "one zwei three four"),
        ([edit((), blocks("nought"), -1)], "nought one two three four"),
        ([edit((1, 2), (), 0)], "one four"),
        ([edit((1, 3), blocks("zwei", "vier"), 2)], "one zwei vier three"),
        ([edit((3,), blocks("vier"), 2), edit((0,), blocks("eins"), -1)], "eins two three vier"),
        ([edit((), blocks("five"), 3)], "one two three four five"),
    ],
)
def test_what_came_stands_where_what_went_stood(edits, texts):
    assert " ".join(block.text for block in patched(OLD, edits).blocks) == texts


def test_headline_and_byline_are_edited_too():
    new = Document(title="Locks", byline="Bo Finch")
    changed = edit((TITLE, BYLINE), (head(new, TITLE), head(new, BYLINE)), -1)
    found = patched(OLD, [changed])
    assert (found.title, found.byline, found.blocks) == ("Locks", "Bo Finch", OLD.blocks)
    assert patched(OLD, [edit((BYLINE,), (), -1)]).byline is None


class Counted(tuple[int, ...]):
    """Indices that know how often they were gone through."""

    __slots__ = ()
    times = 0

    def __iter__(self):
        Counted.times += 1
        return super().__iter__()


def test_an_edit_of_thousands_of_blocks_is_placed_once():
    """A page written anew waits as one edit of all its blocks; its log took a minute and a half."""
    texts = [f"line {n}" for n in range(3_000)]
    old = Document(blocks=blocks(*texts))
    Counted.times = 0
    changed = edit(Counted(range(3_000)), blocks(*(f"new {text}" for text in texts)), -1)
    assert [block.text for block in patched(old, [changed]).blocks] == [f"new {text}" for text in texts]
    assert Counted.times <= 2
