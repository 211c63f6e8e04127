"""Laws of the diff: exact, the same every time, and empty where nothing differs."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from versioner.core.align import Relation, carry_section_ids, compare
from versioner.core.model import Block, BlockKind, Document, Op
from versioner.core.text import diff
from versioner.core.text.diff import Effort, word_diff

WORDS = st.sampled_from(
    ["the", "gate", "closed", "at", "12,5", "noon.", "It", "rained", "日本", "é", "👩‍👧", "not"]
)
SENTENCE = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
BLOCK = st.builds(
    lambda text, kind, level: Block(kind=kind, text=text, level=level if kind is BlockKind.HEADING else 0),
    SENTENCE,
    st.sampled_from([BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING]),
    st.integers(1, 4),
)
DOCUMENT = st.builds(lambda blocks: Document(title="t", blocks=tuple(blocks)), st.lists(BLOCK, max_size=8))


def side(pieces, without):
    return "".join(piece.text for piece in pieces if piece.op is not without)


@given(st.text(max_size=60), st.text(max_size=60))
def test_pieces_rebuild_both_sides(before, after):
    pieces = word_diff(before, after)
    assert side(pieces, Op.INSERT) == before
    assert side(pieces, Op.DELETE) == after


@given(DOCUMENT, DOCUMENT)
def test_every_difference_is_exact_and_repeatable(old, new):
    found = compare(old, new)
    assert not found.fallback
    for one in found.differences:
        assert side(one.pieces, Op.INSERT) == (one.before or "")
        assert side(one.pieces, Op.DELETE) == (one.after or "")
    assert compare(old, new) == found


@given(DOCUMENT)
def test_a_text_does_not_differ_from_itself(document):
    assert compare(document, document).differences == ()


@given(DOCUMENT, DOCUMENT)
def test_section_ids_are_one_a_section_and_never_twice(old, new):
    ids, following = carry_section_ids(Document(), old, 1)
    assert len(ids) == len(old.sections)
    carried, after = carry_section_ids(old.with_section_ids(ids), new, following)
    assert len(carried) == len(new.sections) == len(set(carried))
    assert after >= following


def page(*texts):
    blocks = [
        Block(kind=BlockKind.HEADING, text=text[2:], level=2)
        if text.startswith("# ")
        else Block(kind=BlockKind.PARAGRAPH, text=text)
        for text in texts
    ]
    return Document(title="t", blocks=tuple(blocks))


FIRST = "The council met on Monday to speak about the gates of the old town."
SECOND = "Nobody from the harbour was there, though they had been asked to come."
THIRD = "A separate fund pays for the dunes that were lost in the storms of last year."


@pytest.mark.parametrize(
    ("old", "new", "relations"),
    [
        (page("# A", FIRST), page("# A", FIRST, SECOND), {Relation.ADDED}),
        (page("# A", FIRST, SECOND), page("# A", FIRST), {Relation.REMOVED}),
        (
            page("# A", FIRST, THIRD, "# B", SECOND),
            page("# A", FIRST, "# B", SECOND, THIRD),
            {Relation.MOVED},
        ),
        (page("# Talks", FIRST), page("# Negotiations", FIRST), {Relation.RENAMED}),
        (page("# A", FIRST), page("# A", FIRST, "# B", SECOND), {Relation.SECTION_ADDED}),
        (page("# A", FIRST, "# B", SECOND), page("# A", FIRST), {Relation.SECTION_REMOVED}),
        (page(f"{FIRST} {SECOND}"), page(FIRST, SECOND), {Relation.SPLIT}),
        (page(FIRST, SECOND), page(f"{FIRST} {SECOND}"), {Relation.MERGED}),
        (page(FIRST), page(FIRST.replace("Monday", "Tuesday")), {Relation.EDITED}),
    ],
)
def test_an_operation_is_told_for_what_it_is(old, new, relations):
    assert {one.relation for one in compare(old, new).differences} == relations


@pytest.mark.parametrize(
    "document",
    [
        Document(),
        page("one"),
        page("# only"),
        page("# A", "# A", "x", "x"),
        page("שלום world", "مرحبا"),
        page("\ufffd"),
    ],
)
def test_odd_documents_compare_sensibly(document):
    other = page("# A", FIRST)
    assert compare(document, other).fallback is False
    assert compare(other, document).fallback is False


def test_a_huge_rewrite_is_replaced_whole_and_exactly():
    before, after = "a b " * 3000, "b a c " * 3000
    pieces = word_diff(before, after)
    assert side(pieces, Op.INSERT) == before
    assert side(pieces, Op.DELETE) == after


def shuffled(words, seed):
    mixed = list(words)
    random.Random(seed).shuffle(mixed)
    return " ".join(mixed)


class Searches:
    """The searches that are made: what each is given of either side."""

    def __init__(self, monkeypatch):
        self.made: list[tuple[Sequence[str], Sequence[str]]] = []
        search = diff._searched

        def counted(old, new):
            if old and new:
                self.made.append((old, new))
            return search(old, new)

        monkeypatch.setattr(diff, "_searched", counted)


def test_a_long_text_is_compared_by_what_differs_and_not_by_its_length():
    """Two words of four thousand, at either end: found, not replaced whole."""
    words = [f"word{n}" for n in range(4_000)]
    before, after = " ".join(["old", *words, "old"]), " ".join(["new", *words, "new"])
    changed = [piece.text for piece in word_diff(before, after) if piece.op is not Op.EQUAL]
    assert changed == ["old", "new", "old", "new"]


def test_texts_that_no_edit_joins_are_not_searched_for_ever(monkeypatch):
    searches = Searches(monkeypatch)
    words = [f"w{n % 500}" for n in range(4_000)]
    before, after = shuffled(words, 1), shuffled(words, 2)
    pieces = word_diff(f"Begin {before} end", f"Begin {after} end")
    assert searches.made == []
    assert [piece.op for piece in pieces] == [Op.EQUAL, Op.DELETE, Op.INSERT, Op.EQUAL]


def test_many_texts_share_one_effort(monkeypatch):
    """A page of shuffled paragraphs costs what a few of them cost, and what is left over is told whole."""
    searches = Searches(monkeypatch)
    words = [f"w{n % 60}" for n in range(300)]
    kept = [" ".join(f"p{n}w{k}" for k in range(300)) for n in range(80)]
    old = page("# A", *(f"{text} {shuffled(words, n)} end" for n, text in enumerate(kept)))
    new = page("# A", *(f"{text} {shuffled(words, n + 1000)} end" for n, text in enumerate(kept)))
    found = compare(old, new)
    assert not found.fallback
    assert 0 < len(searches.made) < 60
    for one in found.differences:
        assert side(one.pieces, Op.INSERT) == (one.before or "")
        assert side(one.pieces, Op.DELETE) == (one.after or "")


def test_a_row_of_new_figures_is_searched_by_its_borders(monkeypatch):
    """What only one side has can be no part of what both share."""
    searches = Searches(monkeypatch)
    before = " | ".join(str(1_000 + n) for n in range(200))
    after = " | ".join(str(5_000 + n) for n in range(200))
    pieces = word_diff(f"Height | {before} | metres", f"Height | {after} | metres")
    ((old, new),) = searches.made
    assert set(old) == set(new) == {" ", "|"}
    assert next(piece.text for piece in pieces if piece.op is Op.INSERT).startswith("5000")


@given(st.integers(0, 3_000), st.integers(0, 3_000))
def test_effort_is_spent_once_and_never_below_nothing(one, other):
    effort = Effort()
    spent = sum(edits**2 for edits in (one, other) if effort.covers(edits))
    assert effort.left == Effort().left - spent >= 0
