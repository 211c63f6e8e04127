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


@pytest.mark.parametrize(
    "head",
    [
        f"<header><div><span>Coast</span><h1>{SAID}</h1><h2>The keeper was safe</h2></div></header><p>By Ann Roe</p>",
        f"<div><div><h1>{SAID}</h1><h3>The keeper was safe</h3></div><p>1 May</p></div>",
    ],
)
def test_a_second_line_in_the_headlines_own_box_is_no_section(head):
    document = read(page(head)).document
    assert document.title == SAID
    assert {section.path for section in document.sections} == {()}
    assert "The keeper was safe" in [block.text for block in document.blocks]


@pytest.mark.parametrize(
    "head",
    [f"<h1>{SAID}</h1><h2>The keeper</h2>", f"<div><h1>{SAID}</h1><h2>The keeper</h2>{paragraphs()}</div>"],
)
def test_a_first_section_right_under_the_headline_is_one(head):
    assert ("The keeper",) in {section.path for section in read(page(head)).document.sections}


def test_a_headline_with_its_kicker_that_is_no_h1_is_not_the_articles_first_section():
    document = read(page(f"<header><h2><span>Coast</span> <span>{SAID}</span></h2></header>")).document
    assert document.title == SAID
    assert {section.path for section in document.sections} == {()}


MORE = "<a href='/fox'>Two foxes seen on the school roof</a>"


@pytest.mark.parametrize(
    "box",
    [
        f"<section><h4>Lue myös</h4><article>{MORE}</article></section>",
        f"<div><h3>यह भी पढ़ें</h3><ul><li>{MORE}</li></ul></div>",
        f"<div><h3>Czytaj więcej</h3><div><h4>{MORE}</h4><p>2026</p></div><div><h4>{MORE}</h4><p>3 March 2026</p></div></div>",
    ],
)
def test_what_follows_a_box_of_other_articles_is_not_under_its_heading(box):
    document = read(page(f"<h1>{SAID}</h1>{paragraphs()}{box}")).document
    assert {section.path for section in document.sections} == {()}


def test_a_link_to_work_on_a_section_takes_no_heading_away():
    inner = f"<h1>{SAID}</h1>{paragraphs()}<div><h2>The lamp</h2><a href='/edit'>[edit]</a></div>"
    assert ("The lamp",) in {section.path for section in read(page(inner)).document.sections}


DECK = "The lamp is under water and no crane can lift another"


@pytest.mark.parametrize("level", [2, 3])
def test_a_heading_that_heads_all_of_the_text_is_its_standfirst(level):
    document = read(page(f"<h1>{SAID}</h1><h{level}>{DECK}</h{level}>")).document
    assert [section.path for section in document.sections] == [()]
    assert document.blocks[0].text == DECK


@pytest.mark.parametrize("under", ["<p>By Ada Holm</p>", "<p>Published 19 November 2026</p>"])
def test_so_is_one_over_who_wrote_the_text_and_when_though_others_follow(under):
    html = page(f"<h1>{SAID}</h1><h2>{DECK}</h2>{under}").replace(
        "</main>", "<h2>Costs</h2><p>Nobody knows.</p></main>"
    )
    assert [section.path for section in read(html).document.sections] == [(), ("Costs",)]


@pytest.mark.parametrize(
    ("head", "last"), [("<h2>Costs</h2>", "Costs"), (f"<h2>{DECK}</h2><h2>Now</h2>", "Now")]
)
def test_a_short_one_and_one_among_others_are_sections(head, last):
    assert read(page(f"<h1>{SAID}</h1>{head}")).document.sections[-1].path[-1:] == (last,)
