"""What a link says of how it opens is no text: it comes and goes with templates."""

import pytest

from tests.core.extract.reading import page, paragraphs, read
from tests.told import edits_between
from versioner.core.extract.as_read import link_text


def reading(link: str):
    return read(
        page(
            f"<main><h1>Ferry</h1>{paragraphs()}<p>The fares stand in <a href='https://port.example/fares'>{link}</a> of the port.</p></main>"
        )
    ).document


@pytest.mark.parametrize(
    "hint",
    [
        "<span>(opens in a new window)</span>",
        " <span class='sr-only'>Opens in new tab</span>",
        " (öffnet in neuem Fenster)",
        " <i>(nouvelle fenêtre)</i>",
        "（別ウィンドウで開きます）",
        " (opens in a new window) ",
    ],
)
def test_how_a_link_opens_is_no_edit(hint):
    plain, hinted = reading("the table"), reading(f"the table{hint}")
    assert hinted.blocks == plain.blocks
    assert edits_between(plain, hinted) == []


@pytest.mark.parametrize(
    "said",
    [
        "Buy a new window",
        "It reopens in a new window",
        "External link",
        "a new tab",
        "opens a new windowsill",
        "the ruling opens a new window",
    ],
)
def test_what_a_link_says_itself_stays(said):
    assert link_text(said) == said
    assert link_text(f"{said} ") == f"{said} "


def test_outside_of_links_the_words_are_text():
    assert (
        "a shop opens in a new window"
        in read(
            page(f"<main><h1>Shop</h1>{paragraphs()}<p>On Monday a shop opens in a new window</p></main>")
        )
        .document.blocks[-1]
        .text
    )
