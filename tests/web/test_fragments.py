"""Pieces of pages that are kept: made once, never shown for another value, bounded; and pages that show at once what changed."""

import gc

import pytest
from jinja2 import DictLoader, Environment

from tests.ingest.test_story import ARTICLE, edit
from tests.web.worlds import GATES, kept
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
    assert kept.size == kept.pieces["en", "said", 1].weight


def test_a_piece_that_grew_too_large_is_forgotten_with_the_one_before_it(said):
    kept = Fragments()
    kept.kept("en", said, 1, "small")
    kept.kept("en", said, 1, "l" * fragments.LARGEST)
    assert (kept.size, len(kept.pieces)) == (0, 0)


def test_what_a_piece_was_made_of_is_counted_with_it(said):
    text, kept = "long " * 400, Fragments()
    kept.kept("en", said, 1, "short")
    before = kept.size
    kept.kept("en", said, 2, Quiet(Block(kind=BlockKind.PARAGRAPH, text=text)))
    assert len(kept.pieces["en", "said", 2].made) < 100
    assert before + len(text) < kept.size < before + len(text) + 1_000


@pytest.fixture
def store():
    """What pages are put together of, all languages'."""
    found = render._PIECES
    found.pieces.clear()
    found.size = 0
    return found


def test_the_pieces_of_every_language_have_one_bound(client, store):
    for language in ("en", "de"):
        client.get(f"/articles/1?lang={language}")
    assert {key[0] for key in store.pieces} == {"en", "de"}
    assert store.size == sum(one.weight for one in store.pieces.values()) <= fragments.ROOM


def test_a_kept_entry_keeps_no_change_alive(client, store):
    assert "eight gates" in client.get("/articles/1").text
    left, met = [store.pieces], set()
    while left:
        one = left.pop()
        if id(one) not in met:
            met.add(id(one))
            assert not isinstance(one, Change | Edit)
            left += () if isinstance(one, type) else gc.get_referents(one)
    assert any(key[1] == "change_entry" for key in store.pieces)


def test_what_was_asked_for_longest_ago_makes_room(said, made, monkeypatch):
    kept = Fragments()
    kept.kept("en", said, 0, "0")
    monkeypatch.setattr(fragments, "ROOM", room := 5 * kept.size // 2)
    for n in (1, 2, 1, 3, 1, 2):
        kept.kept("en", said, n, f"{n}")
    assert made == ["0", "1", "2", "3", "2"]
    assert kept.size <= room


def test_a_long_piece_is_not_kept(said, made):
    kept = Fragments()
    for _ in range(2):
        kept.kept("en", said, 1, "l" * fragments.LARGEST)
    assert len(made) == 2
    assert not kept.pieces


def test_a_judged_change_and_a_new_text_show_at_once(client, world):
    before = client.get("/articles/1").text
    assert "eight gates" in before
    assert "judged by a person" not in before
    judge.judge(world.app, "1@2", "minor")
    assert "judged by a person" in client.get("/articles/1").text
    edit(world, ARTICLE, "eight gates", "seven gates")
    world.look()
    world.look()
    after = client.get("/articles/1").text
    assert "seven gates" in after
    assert "eight gates" in after  # the changelog alone
    assert after.count("eight gates") < before.count("eight gates") + after.count("seven gates")


def test_a_piece_is_of_one_language(client):
    assert "what changed, word by word" in client.get("/articles/1?lang=en").text
    assert "what changed, word by word" not in client.get("/articles/1?lang=fr").text


def test_of_the_newest_changes_so_many_edits_are_told_in_sentences(client, world, monkeypatch):
    monkeypatch.setattr("versioner.web.entries._TOLD", 1)
    edit(world, ARTICLE, "eight gates", "seven gates")
    world.look()
    world.look()
    log = client.get("/articles/1").text.partition('id="changelog"')[2]
    newest, _, older = log.partition('id="v2"')
    assert "seven gates" in newest
    assert ", 1 edit" in older.partition("</article>")[0]
