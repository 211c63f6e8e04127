"""A heading in a box between paragraphs heads what is in the box; one of the story's what follows it."""

import pytest

from tests.core.extract.reading import STORY, page, paragraphs, read
from versioner.core.model import BlockKind

BOX = "<section class=x><h3>The lamp in figures</h3><p>The lamp of the lighthouse weighs more than two tons.</p></section>"


def headings(inner: str) -> list[str]:
    blocks = read(page(f"<main><article><h1>Dark</h1>{inner}</article></main>")).document.blocks
    assert "The lamp in figures" in [one.text for one in blocks]
    return [one.text for one in blocks if one.kind is BlockKind.HEADING]


def between(inner: str) -> str:
    return f"{paragraphs(*STORY[:3])}{inner}{paragraphs(*STORY[3:])}"


@pytest.mark.parametrize(
    "box",
    [
        BOX,
        BOX.replace("section", "div"),
        BOX.replace("<h3", "<div><div><h3").replace("</section>", "</div></div></section>"),
        BOX.replace("</h3>", "</h3><p>The lamp is a Fresnel lens.</p>"),
    ],
)
def test_a_box_between_paragraphs_keeps_its_heading_to_itself(box):
    assert headings(between(box)) == []
    assert headings(f"<h2>Now</h2>{between(box)}") == ["Now"]


@pytest.mark.parametrize(
    "inner",
    [
        BOX.replace("<p>The lamp of the lighthouse weighs more than two tons.</p>", ""),
        "<h3>The lamp in figures</h3><p>The lamp of the lighthouse weighs more than two tons.</p>",
        BOX + "<h3>The crane</h3>",
        BOX + BOX.replace("lamp in", "crane in"),
    ],
)
def test_a_heading_of_the_storys_heads_what_follows(inner):
    assert headings(between(inner))[:1] == ["The lamp in figures"]


def test_a_section_in_an_element_is_one_among_those_that_are_set_alike():
    story = f"<h3>Now</h3>{paragraphs(*STORY[:2])}{BOX}{paragraphs(*STORY[2:])}"
    assert headings(story) == ["Now", "The lamp in figures"]


def test_the_last_section_and_one_before_another_paragraphs_element_stay():
    assert headings(paragraphs() + BOX) == ["The lamp in figures"]
    assert headings(f"{paragraphs(*STORY[:3])}{BOX}<div>{paragraphs(*STORY[3:])}</div>") == [
        "The lamp in figures"
    ]
