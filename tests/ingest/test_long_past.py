"""A source of many versions: what a further edit costs does not grow, and what was out of date long ago stays so."""

import shutil

import pytest

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, SOURCE, World, edit, page
from versioner.core.drift import SPAN
from versioner.ingest import track
from versioner.ingest.drift import neighbours
from versioner.queries import drift
from versioner.storage import pages

LOG = "The wardens opened the gates {} times last year, as their book at the harbour office says."


@pytest.fixture
def world(tmp_path, sqlite_template):
    shutil.copy(sqlite_template, tmp_path / "versioner.db")
    found = World(tmp_path)
    found.web.pages = {
        ARTICLE: page(*PARAGRAPHS),
        SOURCE: page(*PARAGRAPHS, LOG.format(100), title="The plan"),
    }
    track.track(found.app, ARTICLE, sources=[SOURCE])
    yield found
    found.app.db.dispose()


def edited(world, url, before, after):
    edit(world, url, before, after)
    world.look()
    world.look()


def moved_on(world, first, times):
    """The source is edited again and again, in what the article does not say."""
    for n in range(first, first + times):
        edited(world, SOURCE, LOG.format(n), LOG.format(n + 1))


def open_now(world):
    return [(str(one.kind), one.article_says, one.source_says) for one in drift.open_drift(world.app, 1)]


def test_what_was_overtaken_before_the_versions_that_are_held_together_stays_open_until_the_article_follows(
    world,
):
    edited(world, SOURCE, "6.4 percent", "7.9 percent")
    (found,) = open_now(world)
    moved_on(world, 100, SPAN + 3)
    assert open_now(world) == [found]
    assert drift.source(world.app, "1").drift[0].source_says == found[2]
    edited(world, ARTICLE, "6.4 percent", "7.9 percent")
    assert open_now(world) == []


def test_it_is_closed_too_when_the_source_says_again_what_it_said(world):
    edited(world, SOURCE, "6.4 percent", "7.9 percent")
    moved_on(world, 100, SPAN + 3)
    assert len(open_now(world)) == 1
    edited(world, SOURCE, "7.9 percent", "6.4 percent")
    assert open_now(world) == []


def test_only_the_newest_versions_are_read(world):
    moved_on(world, 100, SPAN + 5)
    with world.app.db.read() as session:
        texts = neighbours(session, pages.page(session, 1)).texts
    assert {number: len(found) for number, found in texts.items()} == {1: 1, 2: SPAN + 1}
    assert [one.number for one in texts[2]] == list(range(6, SPAN + 7))
