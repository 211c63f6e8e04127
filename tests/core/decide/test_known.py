"""Most of a changed page is the page of before: what was found of its blocks is taken over, and is what would be found anew."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from versioner.core.decide import derive as derived
from versioner.core.decide import hunks, plausibility, state_bytes
from versioner.core.decide.comparable import comparable_blocks, same_words
from versioner.core.decide.derive import derive
from versioner.core.decide.known import as_known
from versioner.core.decide.state import PageState
from versioner.core.decide.thresholds import Thresholds
from versioner.core.model import Beside, Block, BlockKind, Document, Link, Observation, Role
from versioner.core.told.details import Sign
from versioner.core.told.reasons import Apart

LED = Link(text="How to prune an old pear tree", url="https://orchard.example/pears")
BLOCKS = (
    Block(kind=BlockKind.HEADING, text="Apples", level=2),
    Block(kind=BlockKind.PARAGRAPH, text="The frost of the second of May took half of the blossom in the valley."),
    Block(kind=BlockKind.PARAGRAPH, text="How to prune an old pear tree", links=(LED,)),
    Block(kind=BlockKind.PARAGRAPH, text="Read: How to prune an old pear tree", links=(LED,)),
    Block(kind=BlockKind.LIST_ITEM, text="Quinces, in crates", level=1),
    Block(kind=BlockKind.TABLE_ROW, text="Plums | 12"),
    Block(kind=BlockKind.PARAGRAPH, text="Updated today", role=Role.STAMP),
    Block(kind=BlockKind.PARAGRAPH, text="Aside of all that", in_body=False),
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(BLOCKS), max_size=7).map(tuple)


def anew(document: Document) -> Document:
    """The same document of other objects, as it is read from another capture."""
    blocks = tuple(
        Block(kind=b.kind, text=b.text, level=b.level, links=b.links, in_body=b.in_body, role=b.role)
        for b in document.blocks
    )
    return Document(title=document.title, byline=document.byline, blocks=blocks)


@given(TEXTS, TEXTS, st.sampled_from(["Orchards", ""]), st.sampled_from([None, "Jo Hazel"]))
def test_what_is_taken_over_is_what_would_be_found(
    old: tuple[Block, ...], new: tuple[Block, ...], title: str, byline: str | None
) -> None:
    accepted = Document(title="Orchards", blocks=old)
    seen = anew(Document(title=title, byline=byline, blocks=new))
    known = as_known(seen, [accepted])
    assert known == seen
    assert comparable_blocks(known, like=accepted) == comparable_blocks(seen)


def test_a_text_that_stands_is_made_of_the_blocks_that_are_known() -> None:
    accepted = Document(title="Orchards", blocks=BLOCKS)
    known = as_known(anew(accepted), [accepted])
    assert known.blocks is accepted.blocks
    assert same_words(known, accepted)


def test_an_edit_leaves_the_blocks_around_it_the_very_same() -> None:
    accepted = Document(blocks=BLOCKS)
    edited = Block(kind=BlockKind.PARAGRAPH, text="Pears, in crates")
    seen = anew(Document(blocks=(*BLOCKS[:4], edited, edited, *BLOCKS[5:])))
    known = as_known(seen, [accepted])
    assert known == seen
    assert [one is other for one, other in zip(known.blocks[:4], BLOCKS, strict=False)] == [True] * 4
    assert [one is other for one, other in zip(known.blocks[6:], BLOCKS[5:], strict=True)] == [True] * 3


@pytest.mark.parametrize("carried", [False, True])
@pytest.mark.parametrize("signals", [(), (Sign.WALL_AT_END,), (Sign.CONSENT,)])
@pytest.mark.parametrize(
    "beside", ["The frost took half of all the blossom on the pears of the valley.", "Crates"]
)
@pytest.mark.parametrize("blocks", [(), BLOCKS[:1], BLOCKS])
def test_a_look_at_a_text_that_stands_ends_as_the_long_way_would_end_it(
    blocks: tuple[Block, ...], beside: str, signals: tuple[str, ...], carried: bool
) -> None:
    aside = Beside(block=Block(kind=BlockKind.PARAGRAPH, text=beside), why=Apart.FOOTER)
    first = Document(title="Orchards", blocks=blocks)
    again = replace(anew(first), carried=carried, beside=(aside,))
    known = derive(PageState.empty(), look(first, ()), AT, Thresholds()).state
    later = look(again, signals)
    quick = derive(known, later, later.at, Thresholds())
    with ExitStack() as patches:
        for module in (derived, hunks, plausibility):
            patches.enter_context(patch.object(module, "same_words", return_value=False))
        assert derive(known, later, later.at, Thresholds()) == quick


AT = datetime(2026, 5, 2, tzinfo=UTC)


def look(document: Document, signals: tuple[str, ...]) -> Observation:
    """A look at a page that shows a document."""
    at = AT + timedelta(days=len(document.beside))
    return Observation(
        document=document, at=at, sha256=f"{at:%d}", canonical="", url="https://orchard.example/", signals=signals
    )  # fmt: skip


@given(st.lists(st.tuples(TEXTS, st.sampled_from(["Crates", "Barrels"])), min_size=1, max_size=5))
def test_a_state_is_the_same_whatever_text_it_is_spelled_on(
    looks: list[tuple[tuple[Block, ...], str]],
) -> None:
    state = PageState.empty()
    for n, (blocks, beside) in enumerate(looks):
        aside = Beside(block=Block(kind=BlockKind.PARAGRAPH, text=beside), why=Apart.FOOTER)
        seen = replace(
            look(anew(Document(title="Orchards", blocks=blocks, beside=(aside,))), ()), sha256=str(n)
        )
        state = derive(state, seen, AT + timedelta(days=n), Thresholds()).state
        for text in (None, state.accepted, Document(), seen.document):
            read = state_bytes.from_bytes(state_bytes.to_bytes(state, text), text)
            assert read == state
            assert state_bytes.to_bytes(read) == state_bytes.to_bytes(state)
        state = state_bytes.from_bytes(state_bytes.to_bytes(state))
