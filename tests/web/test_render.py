"""What templates are told with, and what a page asks of the database."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup
from sqlalchemy import event

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, SOURCE, World, page
from tests.web.clients import at_home, through_proxy
from tests.web.worlds import confirmed, kept
from versioner.core.asked.visibility import Visibility
from versioner.core.model import rfc3339
from versioner.ingest import track, visibility
from versioner.queries import read
from versioner.web.app import Serving, create_app
from versioner.web.render import _told_in

WORDS = {"%(who)s says <b>%(what)s</b>": "<b>%(what)s</b>, sagt %(who)s", "100%%": "100 %%"}


def test_a_message_is_markup_and_its_values_are_escaped_unless_they_are():
    told = _told_in(WORDS.__getitem__)
    assert told("100%%") == Markup("100 %")
    said = told("%(who)s says <b>%(what)s</b>", who="<i>", what=Markup("<u>x</u>"))
    assert said == Markup("<b><u>x</u></b>, sagt &lt;i&gt;")
    assert told("100%%") is told("100%%")


@pytest.fixture
def told_twice(tmp_path: Path) -> World:
    world = World(tmp_path)
    world.web.pages = {ARTICLE: page(*PARAGRAPHS), SOURCE: page(*PARAGRAPHS, title="The plan")}
    track.track(world.app, ARTICLE, sources=[SOURCE])
    return world


def test_the_readers_page_asks_as_often_after_four_changes_as_after_one(told_twice: World):
    world = told_twice
    asked: list[str] = []
    event.listen(
        world.app.db._reading.engine,
        "before_cursor_execute",
        lambda c, cursor, statement, *_: asked.append(statement),
    )
    client = at_home(create_app(world.app, Serving(port=8765)))
    counts = []
    for n in range(4):
        confirmed(world, (ARTICLE, f"{n + 9 if n else 'nine'} gates", f"{n + 10} gates"))
        asked.clear()
        assert client.get("/articles/1").status_code == 200
        counts.append(len([one for one in asked if one.startswith(("SELECT", "WITH"))]))
    assert counts == [counts[0]] * 4
    assert counts[0] <= 17


def test_the_readers_page_asks_as_often_with_three_sources_as_with_one(tmp_path: Path):
    world = World(tmp_path)
    plans = [f"https://council.example/plan-{n}" for n in range(3)]
    world.web.pages = {ARTICLE: page(*PARAGRAPHS)} | {
        url: page(*PARAGRAPHS, title=f"Plan {n}") for n, url in enumerate(plans)
    }
    track.track(world.app, ARTICLE, sources=plans[:1])
    asked: list[str] = []
    event.listen(
        world.app.db._reading.engine,
        "before_cursor_execute",
        lambda c, cursor, statement, *_: asked.append(statement),
    )
    with_one = read.reader(world.app, ARTICLE)
    count = len(asked)
    track.track(world.app, ARTICLE, sources=plans[1:])
    asked.clear()
    with_three = read.reader(world.app, ARTICLE)
    assert len(asked) == count
    assert [len(found.beside) for found in (with_one, with_three)] == [1, 3]
    assert [one.article.title for one in with_three.beside] == ["Plan 0", "Plan 1", "Plan 2"]
    assert [len(one.versions) for one in with_three.beside] == [1, 1, 1]


def test_a_reader_is_told_that_a_source_cannot_be_read(tmp_path: Path):
    with kept(tmp_path, source=True) as world:
        client = at_home(create_app(world.app, Serving(port=8765)))
        tag = '<a class="tag" href="/articles/2">the source cannot be read now</a>'
        assert tag not in client.get("/articles/1").text
        del world.web.pages[SOURCE]
        world.look()
        assert tag in client.get("/articles/1").text


def test_a_sources_page_leads_to_what_was_written_from_it_as_far_as_its_reader_may_know(tmp_path: Path):
    with kept(tmp_path, source=True) as world:
        client = at_home(create_app(world.app, Serving(port=8765)))
        stranger = through_proxy(
            create_app(world.app, Serving(public_url="https://versions.example", public_read=True)),
            host="versions.example",
        )
        link = '<dt>Source of:</dt><dd><a href="/articles/1">'
        for seen, there in (("public", True), ("unlisted", False), ("private", False)):
            visibility.show_to(world.app, "1", Visibility(seen))
            assert link in client.get("/articles/2").text
            assert "none is known" not in client.get("/articles/2").text
            assert (link in stranger.get("/articles/2").text) is there
        assert "Source of:" not in client.get("/articles/1").text


def test_a_reader_is_told_since_when_a_page_cannot_be_read(tmp_path: Path):
    with kept(tmp_path) as world:
        client = at_home(create_app(world.app, Serving(port=8765)))
        text = world.web.pages.pop(ARTICLE)
        world.look()
        since = read.article(world.app, "1").status_since
        assert since is not None
        said = f'since <time datetime="{rfc3339(since.replace(microsecond=0))}">'
        world.look()
        assert said in client.get("/articles/1").text
        world.web.pages[ARTICLE] = text
        world.look()
        assert said not in client.get("/articles/1").text
