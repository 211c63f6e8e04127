"""What a page offers as its source, with what on the page says so."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from versioner.core.extract.hints import find_hints
from versioner.core.model import SourceHint

URL = "https://paper.example/story"


def hints(html, based_on=()):
    return find_hints(LexborHTMLParser(f"<html><body>{html}</body></html>"), URL, based_on)


@pytest.mark.parametrize(
    "html",
    [
        '<a rel="source" href="/plan">the plan</a>',
        '<a rel="nofollow original" href="https://paper.example/plan">x</a>',
        '<a href="/plan">Show me the source</a>',
        '<a href="/plan"> → Voir la source </a>',
        '<a href="/plan">Quelle anzeigen</a>',
    ],
)
def test_a_plain_offer_is_certain(html):
    (hint,) = hints(html)
    assert hint.url == "https://paper.example/plan"
    assert hint.confidence >= SourceHint.CERTAIN
    assert hint.evidence


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://council.example/plan">Source</a>',
        '<p>Source: <a href="https://council.example/plan">the council</a></p>',
        '<p>According to <a href="https://council.example/plan">a plan</a> nine gates will close.</p>',
        '<blockquote cite="https://council.example/plan">Nine gates.</blockquote>',
        '<cite><a href="https://council.example/plan">The plan</a></cite>',
        '<a rel="via" href="https://council.example/plan">via</a>',
    ],
)
def test_a_mention_is_offered_and_left_to_a_person(html):
    (hint,) = hints(html)
    assert hint.url == "https://council.example/plan"
    assert 0 < hint.confidence < SourceHint.CERTAIN


@pytest.mark.parametrize(
    "html",
    [
        '<a rel="source" href="/story#notes">x</a>',
        '<a rel="source" href="http://www.paper.example/story/?utm_source=x">x</a>',
        '<a rel="source" href="mailto:desk@paper.example">x</a>',
        '<a href="https://council.example/plan">The sources of the river dry up</a>',
        '<p>The council met. <a href="https://council.example/">Its page</a></p>',
        "<p>Source: the council</p>",
    ],
)
def test_what_is_no_offer(html):
    assert hints(html) == ()


def test_the_surest_word_for_an_address_counts_and_comes_first():
    found = hints(
        '<p>Source: <a href="https://council.example/plan?utm_source=x">x</a></p>'
        '<cite><a href="https://b.example/">b</a></cite>'
        '<a rel="source" href="https://www.council.example/plan/">y</a>',
        based_on=("https://c.example/data",),
    )
    assert [(hint.url, hint.confidence) for hint in found] == [
        ("https://c.example/data", 0.95),
        ("https://www.council.example/plan/", 0.95),
        ("https://b.example/", 0.6),
    ]


def test_a_page_of_links_offers_no_more_than_a_reader_can_read():
    many = "".join(f'<a rel="source" href="https://a{n}.example/">s</a>' for n in range(500))
    assert len(hints(many)) == 20
