"""Why a check ended as it did: codes in core, words in every language here."""

from __future__ import annotations

from string import Formatter
from typing import Any

import pytest

from tests.conftest import NOW
from versioner.core.decide.derive import derive
from versioner.core.decide.state import PageState
from versioner.core.decide.thresholds import Thresholds
from versioner.core.model import Block, BlockKind, Document, Observation
from versioner.core.told.details import Sign, Why, coded, decoded, failure
from versioner.errors import FetchError
from versioner.view.catalogues import languages
from versioner.view.details import said, signs

FULL: dict[Why, Any] = {
    Why.WAITS: {"count": 2},
    Why.SIGNS: {"sign": (Sign.LOGIN, Sign.ROBOTS)},
    Why.TEXT_LEFT: {"share": 40},
    Why.WORDS_LEFT: {"share": 3},
    Why.HEADERS_KEPT: {"to": "b.example", "names": "Cookie"},
    Why.HEADERS_DROPPED: {"to": "b.example", "names": "Cookie"},
    Why.LANGUAGE: {"now": "fr", "before": "en"},
    Why.READS_LIKE: {"now": "de", "before": "en"},
}


def detail(why):
    return coded(why, **FULL.get(why, {}))


@pytest.mark.parametrize("why", Why)
def test_every_code_has_words_in_every_language(why):
    english = said(detail(why))
    assert english
    assert "why:" not in english
    for language in languages():
        told = said(detail(why), language)
        assert told
        assert not [name for _, name, _, _ in Formatter().parse(told) if name]
        if language != "en":
            assert told != english
        for number in ("40%", "3%", "fr", "de"):
            if number in english.split():
                assert number in told


def test_every_sign_has_words_in_every_language():
    for language in languages():
        told = signs(Sign, language)
        assert len(set(told)) == len(Sign)
        assert language == "en" or not set(told) & {str(sign) for sign in Sign}


def test_what_is_no_code_is_told_as_it_stands():
    assert said(None) is None
    for words in ("HTTP 500", "only 40% of the text is left", "why:", "why:no-such-thing?x=1", ""):
        assert said(words, "fr") == words


def test_one_difference_and_several_are_counted():
    assert said(coded(Why.WAITS, count=1)) == "1 difference waits to be confirmed"
    assert said(coded(Why.WAITS, count=2)) == "2 differences wait to be confirmed"
    assert said(coded(Why.WAITS, count=2), "de") == "2 Unterschiede warten auf Bestätigung"


def test_what_a_page_says_of_itself_cannot_break_a_detail():
    """A page's `lang` may hold anything; it is shown, and no template reads it."""
    for strange in ("en&before=xx", "{now}", "%s", "a b\nc", "日本"):
        found = decoded(coded(Why.LANGUAGE, now=strange, before="en"))
        assert found == (Why.LANGUAGE, {"now": [strange], "before": ["en"]})
        assert strange in str(said(coded(Why.LANGUAGE, now=strange, before="en")))


def test_what_a_page_failed_with_is_told_in_a_readers_language():
    url = "https://paper.example/{story}?a=b&c=d%20"
    kept = failure(FetchError("{page} is not found (404)", page=url, url=url, status=404))
    assert said(kept) == f"{url} is not found (404)"
    assert said(kept, "de") == f"{url} ist nicht zu finden (404)"
    assert said(failure(FetchError("words that {stand} so", url=url))) == "words that {stand} so"
    assert said("failed:%7Bpage%7D%20is%20gone?nothing=1") == " is gone"  # what is damaged breaks no page


def test_core_speaks_in_codes_only():
    def seen(document, *found):
        return Observation(
            document=document, at=NOW, sha256="1" * 64, canonical="", url="https://a.example/", signals=found
        )

    text = tuple(
        Block(
            kind=BlockKind.PARAGRAPH, text=f"The {n}th mole of the harbour was surveyed by divers in autumn."
        )
        for n in range(9)
    )
    first = derive(PageState(), seen(Document(title="Moles", blocks=text)), NOW, Thresholds())
    assert decoded(str(first.detail)) == (Why.FIRST_VERSION, {})
    wall = derive(first.state, seen(Document(title="Log in"), Sign.LOGIN), NOW, Thresholds())
    assert decoded(str(wall.detail)) == (Why.SIGNS, {"sign": ["reads like a login page"]})
    less = derive(first.state, seen(Document(title="Moles", blocks=text[:2])), NOW, Thresholds())
    assert decoded(str(less.detail)) == (Why.TEXT_LEFT, {"share": ["23"]})
    assert said(less.detail) == "only 23% of the text is left"
