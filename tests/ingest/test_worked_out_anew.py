"""Most of a changed page is the page of before: of a block that equals one of it nothing is worked out anew.

Counted are the workings themselves, not who asks: what a block's text comes to is kept by the text. A page has 200
paragraphs and one edit; the fetcher alone is a fake.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from tests.ingest.test_story import ARTICLE, World, edit, page
from versioner.core.align import alike
from versioner.core.decide import comparable
from versioner.core.facts import read as facts
from versioner.core.facts import tokens
from versioner.core.model import Outcome
from versioner.core.text import words
from versioner.ingest import track

PARAGRAPHS = 200
FEW = 12  # an edit has two sides, some rules look at what stands beside it


def _paragraph(n: int) -> str:
    return f"Gate number {n} was painted on Monday by {n + 3} people, who said that it would stay shut for {n + 5} weeks. It opens in May."


@pytest.fixture
def world(tmp_path) -> World:
    found = World(tmp_path)
    found.web.pages = {ARTICLE: page(*map(_paragraph, range(PARAGRAPHS)))}
    track.track(found.app, ARTICLE)
    assert found.look() == {ARTICLE: Outcome.UNCHANGED}
    return found


def _counted(monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str) -> list[Any]:
    """What a function is called with, wherever it was imported to."""
    whole: Callable[..., Any] = getattr(module, name)
    asked: list[Any] = []

    def counting(text: Any, *rest: Any, **named: Any) -> Any:
        asked.append(text)
        return whole(text, *rest, **named)

    for one in [one for key, one in sys.modules.items() if key.startswith("versioner")]:
        for known in [key for key, value in vars(one).items() if value is whole]:
            monkeypatch.setattr(one, known, counting)
    return asked


def test_of_an_edited_page_only_what_differs_is_worked_out(world: World, monkeypatch) -> None:
    edit(world, ARTICLE, "painted on Monday by 103 people", "painted on Friday by 109 people")
    kept = {
        "key": words._folded,
        "mask": comparable.masked,
        "facts": facts._known,
        "tokens of facts": tokens._kept,
    }
    before = {name: one.cache_info().misses for name, one in kept.items()}
    asked = {
        "words": _counted(monkeypatch, words, "tokens"),
        "sentence borders": _counted(monkeypatch, words, "sentences"),
        "blocks aligned": _counted(monkeypatch, alike, "alike"),
    }
    assert [world.look(), world.look()] == [{ARTICLE: Outcome.PENDING}, {ARTICLE: Outcome.CHANGED}]
    anew = {name: one.cache_info().misses - before[name] for name, one in kept.items()}
    anew |= {name: len(texts) for name, texts in asked.items()}
    assert all(0 < count <= FEW for count in anew.values()), anew


def test_a_page_that_says_what_it_said_has_nothing_worked_out(world: World, monkeypatch) -> None:
    world.web.pages[ARTICLE] = world.web.pages[ARTICLE].replace(
        "<main>", "<div><a href='/a'>9 news</a></div><main>"
    )
    before = words._folded.cache_info().misses, comparable.masked.cache_info().misses
    asked = [_counted(monkeypatch, words, name) for name in ("tokens", "sentences")]
    asked.append(_counted(monkeypatch, facts, "facts"))
    assert world.look() == {ARTICLE: Outcome.UNCHANGED}
    assert not any(filter(None, (text for texts in asked for text in texts)))
    assert words._folded.cache_info().misses - before[0] <= FEW
    assert comparable.masked.cache_info().misses == before[1]
