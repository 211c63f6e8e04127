"""Sentences made one or two, and short ones written anew where they stood: told as one edited sentence."""

import pytest

from versioner.core.align import Relation, compare
from versioner.core.align.sentences import aligned
from versioner.core.model import Block, BlockKind, Document

AROUND = "The mill by the weir has stood empty for nine years. {} Its roof fell in last winter."


def told(before: str, after: str, language: str) -> list[tuple[str | None, str | None]]:
    """What differs of two texts, without the spaces at its ends."""
    pairs = [(old and old.strip(), new and new.strip()) for old, new in aligned(before, after, language)]
    return [pair for pair in pairs if pair[0] != pair[1]]


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("en", "The owner could not be found.", "The owner said a buyer had come forward."),
        ("de", "Der Besitzer war am Montag nicht zu sprechen.", "Der Besitzer hat das Haus verkauft."),
        ("fi", "Kaupunki ei osta rakennusta.", "Kaupunki ostaisi rakennuksen."),
        ("pl", "Właściciel milczy.", "Właściciel sprzedał budynek."),
        ("ja", "所有者は取材に応じなかった。", "所有者は売却を決めたと話した。"),
    ],
)
def test_a_short_sentence_written_anew_in_its_place_is_one_edit(language, old, new):
    assert told(AROUND.format(old), AROUND.format(new), language) == [(old, new)]


def test_a_sentence_about_something_else_is_no_rewriting():
    old, new = "The owner could not be found.", "Herons nest on the wheel."
    assert told(AROUND.format(old), AROUND.format(new), "en") == [(old, None), (None, new)]


def test_a_long_sentence_is_not_another_for_one_word():
    old = "The owner, who lives abroad and inherited the mill from an aunt, has never once set foot inside it himself."
    new = "Three firms, none of them local, have asked the owner since March whether flats could be built there at once."
    assert told(AROUND.format(old), AROUND.format(new), "en") == [(old, None), (None, new)]


def test_two_sentences_made_one_are_one_edit_and_the_other_way():
    apart = "The weir holds. The gate beside it was renewed by the town in spring."
    one = "The weir holds and the gate beside it was renewed by the town in spring."
    assert told(AROUND.format(apart), AROUND.format(one), "en") == [(apart, one)]
    assert told(AROUND.format(one), AROUND.format(apart), "en") == [(one, apart)]


def test_a_sentence_put_in_beside_an_edited_one_stays_apart():
    old = "The gate was renewed by the town in spring."
    more = "Nobody has been charged over the fire."
    edited = "The gate was renewed by the county in spring."
    pairs = told(AROUND.format(old), AROUND.format(f"{more} {edited}"), "en")
    assert pairs == [(None, more), (old, edited)]


def test_joined_the_sides_are_the_texts():
    before = "One thing. The mill is shut. Gone. The weir holds. The end."
    after = "Another. The mill is open to all. The weir holds and so it ends."
    pairs = list(aligned(before, after, "en"))
    assert "".join(old or "" for old, _ in pairs) == before
    assert "".join(new or "" for _, new in pairs) == after


def test_a_short_paragraph_written_anew_is_edited():
    def article(line: str) -> Document:
        texts = (
            "The mill by the weir has stood empty for nine years.",
            line,
            "Its roof fell in last winter.",
        )
        blocks = tuple(Block(kind=BlockKind.PARAGRAPH, text=text) for text in texts)
        return Document(title="The mill", blocks=blocks, language="en")

    found = compare(
        article("The owner could not be traced by us."), article("Its owner sold the mill, deeds show.")
    )
    assert [one.relation for one in found.differences] == [Relation.EDITED]
    found = compare(article("The owner could not be traced by us."), article("Herons nest in the wheel."))
    assert {one.relation for one in found.differences} == {Relation.ADDED, Relation.REMOVED}
