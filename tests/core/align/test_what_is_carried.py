"""Sections of the same headings keep their ids without being held against each other: as they would be if they were."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from versioner.core.align import sections
from versioner.core.model import Block, BlockKind, Document

LINES = st.sampled_from(
    [
        *(Block(kind=BlockKind.HEADING, text=text, level=level) for text in ("Bees", "bees", "Wax") for level in (2, 3)),
        *(Block(kind=BlockKind.PARAGRAPH, text=f"The hive by the {place} was moved in May.") for place in ("wall", "well")),
    ]
)  # fmt: skip
TEXTS = st.lists(LINES, max_size=8).map(tuple)


@given(TEXTS, TEXTS, st.lists(st.sampled_from(["", "s4", "s7", "s9"]), max_size=4))
def test_ids_are_those_that_pairing_gives(
    old: tuple[Block, ...], new: tuple[Block, ...], ids: list[str]
) -> None:
    for after in (new, old, (*old, *new[:1])):
        given_ = (*(["s0"] if ids else []), *ids)
        before, now = Document(blocks=old, section_ids=given_), Document(blocks=after)
        quick = sections.carry_section_ids(before, now, 10)
        with patch.object(sections, "_as_they_were", return_value=()):
            assert sections.carry_section_ids(before, now, 10) == quick
