"""Pieces of pages that are kept: made once, never shown for another value, bounded; and pages that show at once what changed."""

import pytest
from jinja2 import DictLoader, Environment

from tests.ingest.test_story import ARTICLE, edit
from tests.web.worlds import GATES, kept
from versioner.ingest import judge
from versioner.web import fragments
from versioner.web.fragments import Fragments


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
    assert [str(kept.kept(said, 1, "a < b")) for _ in range(3)] == ["<p>a &lt; b</p>"] * 3
    assert made == ["a < b"]


def test_another_value_in_the_same_place_is_another_piece(said):
    kept = Fragments()
    assert kept.kept(said, 1, "nine") == "<p>nine</p>"
    assert kept.kept(said, 1, "eight") == "<p>eight</p>"
    assert kept.size == len("<p>eight</p>")


def test_what_was_asked_for_longest_ago_makes_room(said, made, monkeypatch):
    monkeypatch.setattr(fragments, "ROOM", 20)
    kept = Fragments()
    for n in (1, 2, 1, 3, 1, 2):
        kept.kept(said, n, f"{n}")
    assert made == ["1", "2", "3", "2"]
    assert kept.size <= 20


def test_a_long_piece_is_not_kept(said, made, monkeypatch):
    monkeypatch.setattr(fragments, "LARGEST", 10)
    kept = Fragments()
    for _ in range(2):
        kept.kept(said, 1, "longer than ten")
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
    monkeypatch.setattr("versioner.web.pages._TOLD", 1)
    edit(world, ARTICLE, "eight gates", "seven gates")
    world.look()
    world.look()
    log = client.get("/articles/1").text.partition('id="changelog"')[2]
    newest, _, older = log.partition('id="v2"')
    assert "seven gates" in newest
    assert ", 1 edit" in older.partition("</article>")[0]
