"""A site's name that stands as an h1 on each of its pages is no article's headline."""

import pytest

from tests.core.extract.reading import paragraphs, read

HEAD = "Dark on Gull Rock"


def title_of(headings: str, *, title: str, meta: str = "", after: str = "") -> str:
    return read(
        f"<html lang=en><head><title>{title}</title>{meta}</head><body><div>{headings}{paragraphs()}{after}</div></body></html>"
    ).document.title


NAME = "<h1><a href='/'>The Gazette of the Gulf</a></h1>"


@pytest.mark.parametrize(
    "title",
    [
        f"{HEAD} | The Gazette of the Gulf",
        f"The Gazette of the Gulf » {HEAD}",
        f"{HEAD} - Coast - The Gazette of the Gulf",
    ],
)
@pytest.mark.parametrize(
    "tagline", ["", "<p>All that is worth knowing of the harbour, the fleet and the weather since 1911</p>"]
)
def test_the_rest_of_the_title_is_the_headline_where_the_h1_is_the_sites_name(title, tagline):
    assert title_of(f"{NAME}{tagline}<h2>{HEAD}</h2>", title=title) == HEAD
    assert title_of(f"{NAME}{tagline}<h2><a href='/dark'>{HEAD}</a></h2>", title=title) == HEAD


def test_the_sites_name_is_no_line_of_the_article():
    html = f"<html><head><title>{HEAD} | The Gazette of the Gulf</title></head><body><div>{NAME}<h2>{HEAD}</h2>{paragraphs()}</div></body></html>"
    assert not any("Gulf" in block.text for block in read(html).document.blocks)


@pytest.mark.parametrize("link", ["/", "http://gazette.example/"])
def test_a_front_page_has_the_name_as_its_title(link):
    headings = f"<h1><a href='{link}'>The Gazette of the Gulf</a></h1><h2>{HEAD}</h2>"
    assert (
        title_of(headings, title="The Gazette of the Gulf | news from the coast") == "The Gazette of the Gulf"
    )


def test_a_headline_that_leads_to_its_own_page_is_one():
    headings = f"<h1><a href='/dark'>{HEAD}</a></h1>"
    assert (
        title_of(
            headings, title=f"{HEAD} | The Gazette of the Gulf", after="<h2>The Gazette of the Gulf</h2>"
        )
        == HEAD
    )


def test_so_is_one_that_leads_to_the_first_part_of_a_longer_text():
    headings = f"<h1><a href='/'>{HEAD}</a></h1><h2>The Amber Gazette</h2>"
    meta = f"<meta property=og:title content='{HEAD}'>"
    assert title_of(headings, title=f"{HEAD} | The Amber Gazette", meta=meta) == HEAD


@pytest.mark.parametrize("title", [f"{HEAD} - The Gazette", f"GZ - {HEAD}", f"The Gazette - Coast » {HEAD}"])
def test_without_an_h1_the_heading_shows_what_of_the_declared_title_is_the_articles(title):
    meta = f"<meta property=og:title content='{title}'>"
    assert title_of(f"<h2>{HEAD}</h2>", title=title, meta=meta) == HEAD


def test_a_heading_that_is_the_declared_title_over_all_h1_is_the_headline():
    headings = f"<p>All that is worth knowing of the harbour, the fleet and the weather since 1911.</p><h2>{HEAD}</h2><h1>How it came about</h1>"
    assert title_of(headings, title=f"{HEAD} | The Gazette") == HEAD
