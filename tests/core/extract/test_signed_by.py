"""Who wrote it, where a line of the head says so without the form of a byline."""

import re

import pytest

from tests.core.extract.reading import STORY, page, paragraphs, read


@pytest.mark.parametrize(
    "line",
    [
        "von <a href='/author/12'>gizzmo</a>",
        "By <a href='/author/m'>mara_9</a>",
        "Autor: <a href='/u/7'>das Orgateam</a>",
        "par <a href='/a'>l’équipe</a>",
    ],
)
def test_whoever_is_a_link_behind_by_wrote_it_in_whatever_letters(line):
    document = read(page(f"<article><h1>Dark</h1><p>{line}</p>{paragraphs()}</article>")).document
    assert document.byline == re.sub("<.*?>", "", line[line.index("<") :])
    assert document.blocks[0].text == STORY[0]


@pytest.mark.parametrize(
    "line",
    [
        "by hand",
        "By <a href='/law'>Act 12</a> of 2019",
        "by <a href='/a'>the sea</a> and the wall",
        "<a href='/l'>By the sea</a>",
        "by <a href='/d'>12 May</a>",
    ],
)
def test_what_else_stands_behind_by_is_nobody(line):
    document = read(page(f"<article><h1>Dark</h1><p>{line}</p>{paragraphs()}</article>")).document
    assert document.byline is None
