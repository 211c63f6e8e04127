"""Why something is no part of a page's text, and why a link may be its source: codes in core, words here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import NOW
from versioner.core.decide.noise import History, NoisyBlock, noisy
from versioner.core.extract import read_page
from versioner.core.extract.left_out import left_out
from versioner.core.told.reasons import Apart, Ignored, Mark, Offer, Unread, offered, passing
from versioner.view import reasons
from versioner.view.catalogues import languages

VALUES: dict[Offer, dict[str, Any]] = {
    Offer.RELATION: {"word": "via"},
    Offer.SAYS: {"text": "Source & more"},
    Offer.BEFORE: {"text": "laut"},
}
MOVING = (Ignored.COMES_AND_GOES, Ignored.TAKES_TURNS, Ignored.COUNTS)
SAID: dict[str, tuple[Callable[..., str], list[Any]]] = {
    "beside": (reasons.beside, [*Apart, *map(passing, MOVING)]),
    "unread": (reasons.unread, list(Unread)),
    "ignored": (
        reasons.ignored,
        [
            *(NoisyBlock(text="", reason=one) for one in Ignored if one is not Ignored.MARK),
            *(NoisyBlock(text="", reason=Ignored.MARK, mark=one) for one in Mark),
        ],
    ),
    "evidence": (reasons.evidence, [offered(one, **VALUES.get(one, {})) for one in Offer]),
}


@pytest.mark.parametrize("kind", SAID)
def test_every_code_has_words_of_its_own_in_every_language(kind):
    say, codes = SAID[kind]
    english = [say(one) for one in codes]
    for language in languages():
        told = [say(one, language) for one in codes]
        assert len(set(told)) == len(codes)
        assert not any("{" in one or "offer:" in one or "passing:" in one for one in told)
        assert language == "en" or not set(told) & set(english)


URL = "https://news.example/bridge"
PAGE = """<html><body><nav><a href="/">Home</a><a href="/a">World</a><a href="/b">Sport</a></nav>
<main><h1>The bridge</h1>
<p>The bridge over the Aller was opened on Monday, two years after the flood took the old one away.</p>
<p>6 min read</p>
<p>Source: <a href="https://ministry.example/bridge">the ministry</a></p>
<p><a href="https://agency.example/bridge">Show me the source</a></p>
<p>It carries two lanes and a path for walkers, and it cost the town eleven million euros in all.</p></main>
<footer>The Courier is printed on paper that once was paper, in a town by the river.</footer></body></html>"""


def test_a_page_is_told_of_in_the_words_that_people_know():
    page = PAGE.encode()
    seen = read_page(page, url=URL, content_type="text/html", status=200, at=NOW, sha256="")
    document = seen.document
    assert [(hint.to_json()["url"], hint.to_json()["evidence"]) for hint in seen.source_hints] == [
        ("https://agency.example/bridge", "the link says “Show me the source”"),
        ("https://ministry.example/bridge", "before the link stands “Source:”"),
    ]
    assert [one.to_json()["why"] for one in document.beside] == ["a footer"]
    assert [(one.text, reasons.ignored(one)) for one in noisy(document, History.empty())] == [
        ("6 min read", "a counter or a clock by its form")
    ]
    apart = left_out(page, url=URL, content_type="text/html", document=document)
    assert [reasons.unread(one.why) for one in apart] == [
        "navigation",
        "a menu's line, or outside the part with the text",
        "the page's footer",
    ]


def test_what_was_kept_before_there_were_codes_is_told_as_it_stands():
    for words in ("the link says “Quelle”", "", "offer:no-such-thing?text=a", "offer"):
        assert reasons.evidence(words, "fr") == words
    assert reasons.beside("a place of its own", "fr") == "a place of its own"


@pytest.mark.parametrize("text", ["a=b&c=d;e", "100 % “sûr” + {word}", "\ud800 half a letter", "#?/"])
def test_any_words_of_a_page_may_stand_in_evidence(text):
    told = reasons.evidence(offered(Offer.SAYS, text=text))
    assert told == f"the link says “{text}”".replace("\ud800", "?")
