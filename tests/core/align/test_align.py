"""Alignment: exact whatever comes in, and what was done is what is told."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from versioner.core.align import Fate, Relation, compare, whole_text
from versioner.core.align.script import rebuilt
from versioner.core.model import Block, BlockKind, Document, Op

PARAGRAPHS = (
    "The harbour council voted on Tuesday to raise the sea wall by eighty centimetres before the winter.",
    "Building will cost more than was thought, and the region pays two thirds of it over ten years.",
    "Traders welcomed the vote but asked that work stop while the herring boats are in the harbour.",
    "Engineers measured the wall in March and found cracks in most of its parts below the water line.",
    "Divers will begin to clear the foot of the wall in November if the weather lets them go down.",
    "Residents of the lower town may see the drawings in the library until the end of the month.",
)

blocks = st.builds(
    Block,
    kind=st.sampled_from(list(BlockKind)),
    text=st.text(
        alphabet=st.one_of(st.sampled_from("ab .,é́👩‍👩‍👧漢字ไทยא 1"), st.characters(codec="utf-8")),
        min_size=1,
        max_size=40,
    ),
    level=st.integers(0, 6),
)
documents = st.builds(Document, title=st.text(max_size=20), blocks=st.lists(blocks, max_size=12).map(tuple))


@st.composite
def related(draw: st.DrawFn) -> tuple[Document, Document]:
    """A document and one made of its blocks: shuffled, cut, repeated, with others between."""
    old = draw(documents)
    pool = [*old.blocks, *draw(st.lists(blocks, max_size=4))]
    new = draw(st.lists(st.sampled_from(pool), max_size=16)) if pool else []
    return old, Document(title=draw(st.sampled_from((old.title, "other"))), blocks=tuple(new))


@given(related())
def test_the_new_text_is_rebuilt_from_the_old_one_and_the_script(pair):
    old, new = pair
    found = compare(old, new)
    assert not found.fallback
    assert rebuilt(old, found.script) == new.blocks


@given(documents, documents)
def test_two_texts_that_have_nothing_in_common_are_no_exception(old, new):
    found = compare(old, new)
    assert not found.fallback
    assert rebuilt(old, found.script) == new.blocks


@given(related())
def test_pieces_rebuild_both_sides_and_the_same_input_gives_the_same(pair):
    found = compare(*pair)
    assert found == compare(*pair)
    for one in found.differences:
        assert "".join(p.text for p in one.pieces if p.op is not Op.INSERT) == (one.before or "")
        assert "".join(p.text for p in one.pieces if p.op is not Op.DELETE) == (one.after or "")


@given(documents)
def test_nothing_differs_from_itself(document):
    assert compare(document, document).differences == ()


def doc(*texts: str) -> Document:
    """A document; "# heading" and "## heading" begin sections."""
    made = []
    for text in texts:
        level = len(text) - len(text.lstrip("#"))
        kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
        made.append(Block(kind=kind, text=text.lstrip("# "), level=level))
    return Document(title="The wall", blocks=tuple(made))


def relations(old: Document, new: Document) -> list[str]:
    return [str(one.relation) for one in compare(old, new).differences]


A, B, C, D, E, F = PARAGRAPHS


def test_a_paragraph_that_moves_is_moved():
    assert relations(doc(A, B, C, D), doc(B, C, D, A)) == ["moved"]


def test_a_paragraph_that_moves_and_is_edited_is_moved_once():
    assert relations(doc(A, B, C, D), doc(B, C, D, A.replace("Tuesday", "Monday"))) == ["moved"]


def test_a_paragraph_cut_in_two_is_split_and_two_made_one_are_merged():
    assert relations(doc(f"{A} {B}", C), doc(A, B, C)) == ["split"]
    assert relations(doc(A, B, C), doc(f"{A} {B}", C)) == ["merged"]


ADDRESS = [
    "Hamnes Port Ltd",
    "HARBOUROFFICE, Protectionofficer",
    "c/o Lantern",
    "Quay 5",
    "80331 Hamnes",
    "Norway",
]
DESK = [
    "Registry",
    "Hamnes Port",
    "North Pier",
    "Mole 7",
    "Floor 3",
    "Room 12",
    "Box 4",
    "Hamnes 80331",
    "Norway",
]


@pytest.mark.parametrize("lines", [ADDRESS, DESK])
@pytest.mark.parametrize("edited", [False, True])
def test_the_lines_of_an_address_set_in_one_paragraph_are_merged_though_one_was_edited(lines, edited):
    new = [*lines[:3], "Mole 9", *lines[4:]] if edited else lines
    one, several = doc(A, " ".join(new), B), doc(A, *lines, B)
    said = ["merged", "edited"] if edited else ["merged"]
    assert relations(several, one) == said
    assert relations(doc(A, " ".join(lines), B), doc(A, *new, B)) == ["split", *said[1:]]


def test_lines_that_say_something_else_than_the_paragraph_in_their_place_are_not():
    other = "The desk moved to the fish hall on Floor 2, and Room 12 is let to a painter from Norway."
    assert "merged" not in relations(doc(A, *DESK, B), doc(A, other, B))


def test_a_section_that_moves_is_told_as_a_section():
    old = doc(A, "# Cost", B, C, "# Wall", D, "# Next", E)
    new = doc(A, "# Wall", D, "# Next", E, "# Cost", B, C)
    found = compare(old, new)
    assert found.differences == ()
    assert [old.sections[pair.old or 0].path[-1] for pair in found.sections if pair.moved] == ["Cost"]


def test_a_section_renamed_added_and_removed():
    old = doc(A, "# Cost", B, C)
    assert relations(old, doc(A, "# What it costs", B, C)) == ["renamed"]
    assert relations(old, doc(A)) == ["section removed"]
    assert relations(doc(A), old) == ["section added"]


def test_sentences_cross_the_borders_of_paragraphs_only_softly():
    found = compare(doc(f"{A} {B}", C), doc(A, f"{B} {C}"))
    assert found.differences
    assert not {Relation.ADDED, Relation.REMOVED} & {
        one.relation for one in found.differences if A in (one.before or "")
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (Document(), Document()),
        (Document(), doc(A)),
        (doc("word"), doc("other")),
        (doc("# a", "## a", "# a"), doc("# a", "# a", "## a")),
        (doc(*["the same line"] * 30), doc(*["the same line"] * 29, "another")),
        (doc("שלום עולם (abc) 123"), doc("שלום (abc) עולם 123")),
        (doc("👩‍👩‍👧 went home"), doc("👩‍👩‍👦 went home")),
        (doc("東京は雨です。"), doc("東京は晴れです。")),
    ],
)
def test_strange_documents_have_exact_differences(old, new):
    found = compare(old, new)
    assert not found.fallback
    assert rebuilt(old, found.script) == new.blocks
    assert bool(found.differences) == (old != new) or any(pair.moved for pair in found.sections)


@given(related())
def test_the_whole_text_shows_every_block_of_both_once(pair):
    old, new = pair
    found = whole_text(old, new)
    told = [one for one in found if one.fate is not Fate.MOVED_AWAY]
    after = "".join(piece.text for one in told for piece in one.pieces if piece.op is not Op.DELETE)
    before = "".join(piece.text for one in told for piece in one.pieces if piece.op is not Op.INSERT)
    # words of split and joined blocks are told with a space between the parts
    assert after.replace(" ", "") == "".join(block.text for block in new.blocks).replace(" ", "")
    assert sorted(before.replace(" ", "")) == sorted("".join(b.text for b in old.blocks).replace(" ", ""))
    away = {(one.old, one.new) for one in found if one.fate is Fate.MOVED_AWAY}
    assert away == {(one.old, one.new) for one in found if one.fate is Fate.MOVED_HERE}


def test_what_is_gone_stands_where_it_stood_and_what_moved_at_both_places():
    found = whole_text(doc(A, B, C, D, E), doc(A, C, D.replace("a", "e", 1), B))
    assert [one.fate for one in found] == ["kept", "moved away", "kept", "edited", "removed", "moved here"]
    assert whole_text(doc(f"{A} {B}"), doc(A, B))[0].fate is Fate.EDITED


def test_two_sections_of_one_repeated_line_change_places():
    line = "The same line stands here again and again."
    one, other = ["# First", *[line] * 50, A], ["# Second", *[line] * 50, B]
    assert relations(doc(*one, *other), doc(*other, *one)) == []


@pytest.mark.parametrize("line", ["{}", "By {}", "Von {}"])
def test_a_byline_that_the_text_repeats_is_told_once(line):
    """`address` and metadata name the author both; a sentence that speaks of the author is another matter."""
    said = Block(
        kind=BlockKind.PARAGRAPH, text="The gates were closed on Monday, as Ann Wren wrote at the time."
    )

    def article(byline):
        shown = Block(kind=BlockKind.PARAGRAPH, text=line.format(byline))
        return Document(title="The gates", byline=byline, blocks=(shown, said))

    found = compare(article("Ann Wren"), article("Ann Wren and Tom Aerts")).differences
    assert [(one.relation, one.after) for one in found] == [(Relation.BYLINE, "Ann Wren and Tom Aerts")]
    moved = replace(article("Ann Wren"), blocks=(said,))
    other = replace(said, text=said.text.replace("Ann Wren", "Tom Aerts"))
    found = compare(moved, replace(moved, byline="Tom Aerts", blocks=(other,))).differences
    assert [one.relation for one in found] == [Relation.BYLINE, Relation.EDITED]
