"""Pieces of pages that are kept: made once, never shown for another value, bounded; and pages that show at once what changed."""

import gc

import pytest
from jinja2 import DictLoader, Environment

from tests.ingest.test_story import ARTICLE
from tests.web.worlds import GATES, confirmed, kept
from versioner.bounded import Bounded
from versioner.core.model import Block, BlockKind, Change, Edit
from versioner.frozen import dataclass
from versioner.ingest import judge
from versioner.web import fragments, render
from versioner.web.fragments import Fragments


@dataclass(frozen=True, slots=True)
class Quiet:
    """Says less than it holds."""

    block: Block

    def __str__(self) -> str:
        return "a block"


@pytest.fixture
def world(tmp_path):
    with kept(tmp_path, GATES) as found:
        yield found


@pytest.fixture
def made():
    """What was made, in turn."""
    return []


@pytest.fixture
def said(made):
    """A macro that says what it is given, and is heard."""
    source = "{% macro said(one) %}{{ hear(one) }}<p>{{ one }}</p>{% endmacro %}"
    environment = Environment(loader=DictLoader({"m": source}), autoescape=True)
    environment.globals["hear"] = lambda one: made.append(one) or ""
    return vars(environment.get_template("m").module)["said"]


def test_a_piece_is_made_once(said, made):
    kept = Fragments()
    assert [str(kept.kept("en", said, 1, "a < b")) for _ in range(3)] == ["<p>a &lt; b</p>"] * 3
    assert made == ["a < b"]


def test_another_value_in_the_same_place_is_another_piece(said):
    kept = Fragments()
    assert kept.kept("en", said, 1, "nine") == "<p>nine</p>"
    assert kept.kept("en", said, 1, "eight") == "<p>eight</p>"
    assert len(kept.pieces) == 1


def test_what_a_piece_was_made_of_is_counted_with_it(said):
    text, kept = "long " * 400, Fragments()
    made = kept.kept("en", said, 2, Quiet(Block(kind=BlockKind.PARAGRAPH, text=text)))
    assert len(made) < 100
    assert len(text) < kept.pieces.size < len(text) + 1_500


@pytest.fixture
def store(monkeypatch):
    """What pages are put together of, all languages'."""
    found: Bounded[object, object] = Bounded(fragments.ROOM)
    monkeypatch.setattr(render._PIECES, "pieces", found)
    return found


def test_the_pieces_of_every_language_have_one_bound(client, store):
    for language in ("en", "de"):
        client.get(f"/articles/1?lang={language}")
    assert {key[0] for key in store._held} == {"en", "de"}
    assert 0 < store.size <= fragments.ROOM


def test_a_kept_entry_keeps_no_change_alive(client, store):
    assert "eight gates" in client.get("/articles/1").text
    left, met = [store._held], set()
    while left:
        one = left.pop()
        if id(one) not in met:
            met.add(id(one))
            assert not isinstance(one, Change | Edit)
            left += () if isinstance(one, type) else gc.get_referents(one)
    assert any(key[1] == "change_entry" for key in store._held)


def test_a_judged_change_and_a_new_text_show_at_once(client, world):
    before = client.get("/articles/1").text
    assert "eight gates" in before
    assert "judged by a person" not in before
    judge.judge(world.app, "1@2", "minor")
    assert "judged by a person" in client.get("/articles/1").text
    confirmed(world, (ARTICLE, "eight gates", "seven gates"))
    after = client.get("/articles/1").text
    assert "seven gates" in after
    assert "eight gates" in after  # the changelog alone
    assert after.count("eight gates") < before.count("eight gates") + after.count("seven gates")


def test_a_piece_is_of_one_language(client):
    assert "what changed, word by word" in client.get("/articles/1?lang=en").text
    assert "what changed, word by word" not in client.get("/articles/1?lang=fr").text


def test_of_the_newest_changes_so_many_edits_are_told_in_sentences(client, world, monkeypatch):
    monkeypatch.setattr("versioner.web.entries._TOLD", 1)
    confirmed(world, (ARTICLE, "eight gates", "seven gates"))
    log = client.get("/articles/1").text.partition('id="changelog"')[2]
    newest, _, older = log.partition('id="v2"')
    assert "seven gates" in newest
    assert ", 1 edit" in older.partition("</article>")[0]
