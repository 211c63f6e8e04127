"""What a page declares of itself: JSON-LD before Open Graph before meta tags, and nothing that is guessed."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from selectolax.lexbor import LexborHTMLParser

from versioner.core.extract.metadata import declared


def read(head="", body="", lang="en"):
    return declared(LexborHTMLParser(f'<html lang="{lang}"><head>{head}</head><body>{body}</body></html>'))


def ld(value):
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "The gates",
    "author": {"@type": "Person", "name": "A. Reporter"},
    "datePublished": "2026-11-20T08:00:00Z",
    "dateModified": "2026-11-21T09:30:00+01:00",
    "isBasedOn": "https://council.example/plan",
    "citation": [{"url": "https://b.example/data"}, "https://council.example/plan"],
    "isAccessibleForFree": "False",
}


@pytest.mark.parametrize(
    "wrapped",
    [ARTICLE, [ARTICLE], {"@graph": [{"@type": "WebSite"}, ARTICLE]}],
    ids=["plain", "list", "graph"],
)
def test_json_ld_in_its_usual_wrappings(wrapped):
    found = read(ld(wrapped))
    assert (found.headline, found.byline, found.free) == ("The gates", "A. Reporter", False)
    assert found.published == datetime(2026, 11, 20, 8, tzinfo=UTC)
    assert found.modified == datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
    assert found.based_on == ("https://council.example/plan", "https://b.example/data")


def test_json_ld_wins_over_open_graph():
    head = '<meta property="article:published_time" content="2020-01-01T00:00:00Z">' + ld(ARTICLE)
    assert read(head).published == datetime(2026, 11, 20, 8, tzinfo=UTC)
    found = read('<meta property="article:modified_time" content="2020-02-03T04:05:06Z">')
    assert (found.published, found.modified) == (None, datetime(2020, 2, 3, 4, 5, 6, tzinfo=UTC))


@pytest.mark.parametrize(
    "broken",
    ["{", "[]", "null", '"text"', "[" * 5000, '{"@type": "NewsArticle", "author": 7, "datePublished": []}'],
)
def test_broken_json_ld_is_passed_over(broken):
    found = read(f'<script type="application/ld+json">{broken}</script><title>The gates</title>')
    assert (found.tag_title, found.published, found.byline) == ("The gates", None, None)


def test_a_page_that_declares_nothing_is_dated_by_nobody():
    found = read(body="<p>On 20 November 2026 the council met.</p>", lang="")
    assert (found.published, found.modified, found.dates, found.language, found.free) == (
        None,
        None,
        (),
        None,
        None,
    )


def test_titles_language_and_canonical_as_they_stand():
    head = '<title> The gates </title><meta property="og:title" content="Gates!"><link rel="canonical" href="/a">'
    found = read(head, lang="de-CH")
    assert (found.title, found.tag_title, found.canonical, found.language) == (
        "Gates!",
        "The gates",
        "/a",
        "de-CH",
    )


GAZETTE = {"@type": "NewsMediaOrganization", "name": "The Amber Gazette"}


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ({"@type": "Organization", "name": "Amber Gazette"}, None),
        ({"@type": "Person", "name": "ambergazette.example"}, None),
        ([{"name": "Ilse Brandt"}, {"name": "The Amber Gazette"}], "Ilse Brandt"),
        ({"@type": "Organization", "name": "Coast Wire"}, "Coast Wire"),
    ],
)
def test_a_publisher_that_names_itself_is_no_author(author, byline):
    site = '<meta property="og:site_name" content="AmberGazette.example">'
    said = ld({"@type": "NewsArticle", "author": author, "publisher": GAZETTE})
    assert read(site + said).byline == byline


def test_who_publishes_alone_is_the_author():
    keeper = {"@type": "Person", "name": "Ilse Brandt"}
    assert read(ld({"@type": "Article", "author": keeper, "publisher": keeper})).byline == "Ilse Brandt"


def graph(author, *more):
    return ld({"@graph": [{"@type": "Article", "headline": "Fog", "author": author}, *more]})


PERSON = {"@type": "Person", "@id": "#ilse", "name": "Ilse Brandt"}


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ({"@id": "#ilse"}, "Ilse Brandt"),
        ([{"@id": "#ilse"}, {"name": "Per Holm"}], "Ilse Brandt, Per Holm"),
        ({"@id": "#ilse", "name": "I. Brandt"}, "I. Brandt"),  # what the article itself says
        ({"@id": "#nobody"}, None),
        ({"@id": 7}, None),
        ({"@id": "#house"}, None),  # the publisher
    ],
)
def test_an_author_given_by_id_is_the_node_that_has_it(author, byline):
    house = {"@type": "Organization", "@id": "#house", "name": "The Gazette"}
    assert read(graph(author, {"@type": "Person", "@id": "#ilse"}, PERSON, house)).byline == byline


def test_references_of_html_in_json_are_read():
    assert (
        read(ld(ARTICLE | {"author": {"@type": "Person", "name": "Bj&#246;rn &Aring;kesson"}})).byline
        == "Björn Åkesson"
    )
    assert read(ld(ARTICLE | {"author": "Marsh & Sons; builders"})).byline == "Marsh & Sons; builders"


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ({"@type": "Organization", "name": "The Amber Gazette"}, None),
        ({"@type": "Organization", "name": "Harbour News Agency"}, "Harbour News Agency"),
        ({"@type": "Person", "name": "The Amber Gazette"}, "The Amber Gazette"),
    ],
)
def test_an_organisation_that_the_title_ends_with_wrote_nothing(author, byline):
    head = "<title>The gates | The Amber Gazette</title>" + ld(ARTICLE | {"author": author})
    assert read(head).byline == byline


DEEP = "<main><article><div><div><div><div><div><h1>The gates</h1></div></div></div></div></div>{}</article></main>"


@pytest.mark.parametrize(
    ("beside", "byline"),
    [
        ("<aside><div><address>By <a rel=author href=/p/1>Ada Holm</a> and <a rel=author href=/p/2>Jo Vane</a></address></div></aside>", "Ada Holm, Jo Vane"),
        ("<div><a rel=author href=/p/1><img src=a.jpg></a><p><a rel=author href=/p/1> Ada Holm </a></p></div>", "Ada Holm"),
        ("<aside><a rel=author href=/p/1>Ada Holm</a></aside>", None),
        ("<p><a rel=author href=/p/1>Read more of our work and follow us</a></p>", None),
    ],
)  # fmt: skip
def test_links_to_the_author_are_found_however_deep_the_headline_lies(beside, byline):
    assert read(body=DEEP.format(beside)).byline == byline


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ('<meta name="author" content="Harbour House"><meta property="article:author" content="Ada Holm">', "Ada Holm"),
        ('<meta name="author" content="Ada Holm"><meta property="article:author" content="https://social.example/harbour">', "Ada Holm"),
        ('<meta name="author" content="Ada Holm"><meta property="article:author" content="/authors/holm">', "Ada Holm"),
        ('<meta name="author" content="Ada Holm"><meta property="article:author" content="The Gazette"><meta property="og:site_name" content="Gazette">', "Ada Holm"),
    ],
)  # fmt: skip
def test_an_article_names_its_author_before_the_page_does(head, byline):
    assert read(head).byline == byline
