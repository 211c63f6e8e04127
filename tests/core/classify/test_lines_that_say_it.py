"""Rows, items and lines that came: what a table, a list that a sentence introduces or a page of nothing but lines says."""

import pytest

from tests.told import told_between
from versioner.core.model import Block, BlockKind, Document, Significance

PARAGRAPH, ITEM, ROW = BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW
MINOR, SUBSTANTIVE = Significance.MINOR, Significance.SUBSTANTIVE
OPENS = "We share what our sailors tell us with the firms that this table names, and with nobody else."
ENDS = "The harbour office answers for what these firms do with it, and ends the contract with those that do other things."


def document(*lines: tuple[BlockKind, str]) -> Document:
    blocks = tuple(Block(kind=kind, text=text) for kind, text in lines)
    return Document(title="Rules of the harbour", language="en", blocks=blocks)


def weight(old: Document, new: Document) -> set[Significance]:
    return {edit.significance for section in told_between(old, new).sections for edit in section.edits}


@pytest.mark.parametrize(
    "row", ["Anker | Artificial Intelligence | Norway", "Tide Ads | sb | Advertising | 2 Years", "Skerry | Newsletter, Podcasts | France"]
)  # fmt: skip
def test_a_new_row_is_what_its_table_says_whatever_parts_of_a_page_it_names(row):
    rows = ["Name | Service | Place", "Buoy | Cloud hosting | Iceland", "Keel | Help desk | Spain"]
    old = document((PARAGRAPH, OPENS), *((ROW, one) for one in rows), (PARAGRAPH, ENDS))
    new = document((PARAGRAPH, OPENS), *((ROW, one) for one in [*rows[:2], row, rows[2]]), (PARAGRAPH, ENDS))
    assert weight(old, new) == {SUBSTANTIVE}


def test_the_items_of_a_list_that_a_sentence_introduces_are_the_articles():
    intro = "You must not bring any of these on board of the ferry:"
    items = ("Fireworks", "Self-heating stoves, camping or otherwise", "Loose gravel")
    old = document((PARAGRAPH, OPENS), (PARAGRAPH, ENDS))
    new = document((PARAGRAPH, OPENS), (PARAGRAPH, intro), *((ITEM, one) for one in items), (PARAGRAPH, ENDS))
    assert weight(old, new) == {SUBSTANTIVE}


def test_those_that_a_label_of_offers_stands_over_are_not():
    items = ("Gulls and how to keep them off", "The best of the week", "Knots for the winter")
    old = document((PARAGRAPH, OPENS), (PARAGRAPH, ENDS))
    new = document(
        (PARAGRAPH, OPENS), (PARAGRAPH, ENDS), (PARAGRAPH, "Read also:"), *((ITEM, one) for one in items)
    )
    assert weight(old, new) == {MINOR}


FIRMS = [("Buoy", "Hosting", "Iceland"), ("Keel", "Help desk", "Spain"), ("Mast", "Mail", "Norway"), ("Oar", "Maps", "Wales")]  # fmt: skip


def lines(firms: list[tuple[str, str, str]]) -> Document:
    return document((PARAGRAPH, OPENS), *((PARAGRAPH, text) for firm in firms for text in firm))


def test_on_a_page_whose_text_is_lines_a_line_says_it():
    added = [*FIRMS[:2], ("Jib", "Sounding", "France"), *FIRMS[2:]]
    assert SUBSTANTIVE in weight(lines(FIRMS), lines(added))


def test_on_a_page_of_sentences_a_line_of_names_must_earn_it():
    old = document((PARAGRAPH, OPENS), (PARAGRAPH, ENDS))
    new = document((PARAGRAPH, OPENS), (PARAGRAPH, "Jib"), (PARAGRAPH, "France"), (PARAGRAPH, ENDS))
    assert weight(old, new) == {MINOR}


HEADS = ("What we keep of boats", "Who may see it", "How long it is kept", "Where to ask")
RULES = (
    "The harbour office keeps the name, the length and the crew of each boat that calls at the pier.",
    "Only its clerks may see what was kept, and a judge who orders it in writing.",
    "It is kept for seven years, and burned in the yard of the office in the spring that follows.",
    "Masters may ask in writing at the desk on the quay what is kept of their boats.",
)


def policy(*contents: tuple[BlockKind, str], heads: tuple[str, ...] = HEADS) -> Document:
    rules = [
        Block(kind=kind, text=text, level=level)
        for n, (head, rule) in enumerate(zip(heads, RULES, strict=True), 1)
        for kind, text, level in ((BlockKind.HEADING, f"{n}. {head}?", 2), (PARAGRAPH, rule, 0))
    ]
    listed = [Block(kind=kind, text=text) for kind, text in ((PARAGRAPH, OPENS), *contents)]
    return Document(title="What the harbour keeps", language="en", blocks=(*listed, *rules))


def test_a_list_of_contents_says_no_more_than_the_headings():
    entries = tuple((ITEM, head) for head in HEADS)
    assert weight(policy(*entries), policy()) == {MINOR}
    stale = (*entries[:2], (ITEM, "How our seven harbours keep it for Norway"), entries[3])
    assert weight(policy(), policy(*stale)) == {MINOR}


@pytest.mark.parametrize(
    "listed",
    [
        [
            (PARAGRAPH, "The office gives these to the coast guard of Norway:"),
            *((ITEM, one) for one in HEADS),
        ],
        [
            (ITEM, "Names of the crew of each boat"),
            (ITEM, "Boats of Norway that were seized"),
            (ITEM, HEADS[0]),
        ],
        [(PARAGRAPH, f"{head} is what the harbour office was asked by boats in May.") for head in HEADS],
    ],
)
def test_what_else_is_listed_is_the_articles(listed):
    assert SUBSTANTIVE in weight(policy(), policy(*listed))
