"""The headline is the heading that the page itself declares, wherever brands and departments stand."""

import pytest

from tests.core.extract.reading import paragraphs, read

SAID = "Dark on Gull Rock after the storm"


def page(headings: str, *, title: str = f"{SAID} | The Amber Gazette", meta: str = "") -> str:
    return f"<html lang=en><head><title>{title}</title>{meta}</head><body><main>{headings}{paragraphs()}</main></body></html>"


@pytest.mark.parametrize(
    "headings",
    [
        f"<h1>{SAID}</h1>",
        f"<h1>The Amber Gazette</h1><h1>{SAID}</h1>",
        f"<h1>Sea and harbour</h1><h2>Tools</h2><h2>{SAID}</h2>",
        f"<h1>{SAID}</h1><h2></h2>",
    ],
)
def test_the_heading_that_the_page_declares_is_the_headline(headings):
    document = read(page(headings)).document
    assert document.title == SAID
    assert document.sections[0].path == ()
    assert any("lantern" in block.text for block in document.sections[0].blocks)


def test_a_headline_of_other_words_than_the_title_for_search_engines_is_believed():
    document = read(page("<h1>Nobody saw the wave</h1><h2>Gull Rock after the storm</h2>")).document
    assert document.title == "Nobody saw the wave"


def test_a_section_that_repeats_the_title_after_the_text_has_begun_is_no_headline():
    document = read(page(f"<h1>Nobody saw it</h1>{paragraphs()}<h2>{SAID}</h2>")).document
    assert document.title == "Nobody saw it"


def test_a_brand_before_the_headline_stands_beside_the_text_and_heads_nothing():
    document = read(page(f"<h1>The Amber Gazette</h1><h1>{SAID}</h1>")).document
    assert [section.path for section in document.sections] == [()]
    assert [one.block.text for one in document.beside] == ["The Amber Gazette"]


def test_an_open_graph_title_tells_too():
    meta = f'<meta property="og:title" content="{SAID}">'
    document = read(page(f"<h1>msn news</h1><h1>{SAID}</h1>", title="msn", meta=meta)).document
    assert document.title == SAID
