"""What a reader may do, said at the end of a story: news where it is the story's, none where the publisher asks for it."""

import pytest

from tests.core.extract.reading import STORY, page, paragraphs, read
from versioner.core.model import Block, BlockKind
from versioner.core.standing.around import around
from versioner.core.standing.block import Place, belongs

ARTICLE = around(read(page(f"<main><h1>Dark</h1>{paragraphs(*STORY)}</main>")).document)


def is_of_the_article(text: str) -> bool:
    return belongs(Block(kind=BlockKind.PARAGRAPH, text=text), (), ARTICLE, Place.EDGE)


@pytest.mark.parametrize(
    "text",
    [
        "You may climb the tower without a ticket until May.",
        "You have the right to a refund if the lamp is dark.",
        "You must keep your boat away from the rock at night.",
    ],
)
def test_a_right_or_duty_is_the_articles(text):
    assert is_of_the_article(text)


@pytest.mark.parametrize(
    "text",
    [
        "You can read more about the lamp here.",
        "You must be logged in to comment on the lamp.",
        "You can send us your pictures of the lamp.",
        "You can follow the lamp in our app.",
        "You can cancel at any time.",
        "You may change your settings whenever you like.",
        "Can you help the crane?",
    ],
)
def test_what_a_publisher_asks_for_is_not(text):
    assert not is_of_the_article(text)
