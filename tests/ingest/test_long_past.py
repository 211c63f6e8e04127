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


def edited(world, url, before, after):
    edit(world, url, before, after)
    world.look()
    world.look()


def moved_on(world, first, times):
    """The source is edited again and again, in what the article does not say."""
    for n in range(first, first + times):
        edited(world, SOURCE, LOG.format(n), LOG.format(n + 1))


@pytest.fixture(scope="module")
def told_once(tmp_path_factory, sqlite_template):
    """A figure of the source is edited, which the article does not follow, and then its log as often as there are looks back."""
    home = tmp_path_factory.mktemp("past")
    shutil.copy(sqlite_template, home / "versioner.db")
    found = World(home)
    found.web.pages = {
        ARTICLE: page(*PARAGRAPHS),
        SOURCE: page(*PARAGRAPHS, LOG.format(100), title="The plan"),
    }
    track.track(found.app, ARTICLE, sources=[SOURCE])
    edited(found, SOURCE, "6.4 percent", "7.9 percent")
    overtaken = open_now(found)
    moved_on(found, 100, SPAN + 3)
    found.app.db.dispose()
    return home, found, overtaken


@pytest.fixture
def world(tmp_path, told_once):
    """What a test may go on with: a copy of it all."""
    home, before, _ = told_once
    shutil.copytree(home, tmp_path, dirs_exist_ok=True)
    found = World(tmp_path)
    found.web.pages, found.at = dict(before.web.pages), before.at
    yield found
    found.app.db.dispose()


def open_now(world):
    return [(str(one.kind), one.article_says, one.source_says) for one in drift.open_drift(world.app, 1)]


def test_what_was_overtaken_before_the_versions_that_are_held_together_stays_open_until_the_article_follows(
    world, told_once
):
    (found,) = told_once[2]
    assert open_now(world) == [found]
    assert drift.source(world.app, "1").drift[0].source_says == found[2]
    edited(world, ARTICLE, "6.4 percent", "7.9 percent")
    assert open_now(world) == []


def test_it_is_closed_too_when_the_source_says_again_what_it_said(world):
    assert len(open_now(world)) == 1
    edited(world, SOURCE, "7.9 percent", "6.4 percent")
    assert open_now(world) == []


def test_only_the_newest_versions_are_read(world):
    with world.app.db.read() as session:
        texts = neighbours(session, pages.page(session, 1)).texts
    assert {number: len(found) for number, found in texts.items()} == {1: 1, 2: SPAN + 1}
    assert [one.number for one in texts[2]] == list(range(5, SPAN + 6))
