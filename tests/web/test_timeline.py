"""The time line: marks that a finger can tell apart, dates that are round, lanes that show lag."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, SOURCE, World, edit, page
from tests.web.worlds import confirmed
from versioner.ingest import track
from versioner.queries import read
from versioner.web import timeline
from versioner.web.render import _environment
from versioner.web.words import Phrases

PLACES = st.lists(st.floats(2.5, 97.5), min_size=1, max_size=60).map(sorted)


@given(PLACES)
def test_marks_stand_apart_in_their_order_and_stay_on_the_line(places):
    found = timeline.spread(places, gap=1.5, low=2.5, high=97.5)
    assert len(found) == len(places)
    assert all(2.49 <= x <= 97.51 for x in found)
    assert all(after - before >= 1.49 for before, after in pairwise(found))


def test_marks_that_are_far_apart_stay_where_they_belong():
    assert timeline.spread([10, 50, 90], gap=4, low=2, high=98) == (10, 50, 90)
    assert timeline.spread([50, 50], gap=4, low=2, high=98) == (48, 52)
    assert timeline.spread([2, 2], gap=4, low=2, high=98) == (2, 6)


def test_without_room_for_all_the_gap_shrinks():
    found = timeline.spread([50.0] * 5, gap=90, low=0, high=100)
    assert found == (0, 25, 50, 75, 100)


@pytest.mark.parametrize(
    ("days", "unit", "first"),
    [
        (0.2, "time", datetime(2026, 11, 20, 9, tzinfo=UTC)),
        (20, "day", datetime(2026, 11, 20, tzinfo=UTC) + timedelta(days=4)),
        (150, "month", datetime(2026, 12, 1, tzinfo=UTC)),
        (3000, "year", datetime(2028, 1, 1, tzinfo=UTC)),
    ],
)
def test_the_axis_has_a_few_round_dates(days, unit, first):
    start = datetime(2026, 11, 20, 8, 13, tzinfo=UTC)
    found = list(timeline._round_dates(start, start + timedelta(days=days)))
    assert found[0] == (first, unit)
    assert 2 <= len(found) <= 7
    assert all(start <= at <= start + timedelta(days=days) for at, _ in found)


def test_dates_at_the_ends_of_the_axis_are_not_cut_off(tmp_path):
    world = World(tmp_path)
    world.web.pages = {ARTICLE: page(*PARAGRAPHS)}
    track.track(world.app, ARTICLE)
    edit(world, ARTICLE, "nine gates", "eight gates")
    world.look(hours=0.001)
    world.look(hours=0.001)
    line = timeline.draw(read.reader(world.app, ARTICLE))
    assert line is not None
    assert [mark.x for mark in line.axis] == [2.5, 97.5]
    drawn = _environment("en").filters["drawn"](line, 1)
    assert ('<text class="early" x="2.5%"' in drawn, '<text class="late" x="97.5%"' in drawn) == (True, True)
    world.app.db.dispose()


def test_article_and_source_have_a_lane_each_and_one_version_has_no_line(tmp_path):
    world = World(tmp_path)
    world.web.pages = {ARTICLE: page(*PARAGRAPHS), SOURCE: page(*PARAGRAPHS, title="The plan")}
    track.track(world.app, ARTICLE, sources=[SOURCE])
    assert timeline.draw(read.reader(world.app, ARTICLE)) is None
    confirmed(world, (SOURCE, "6.4 percent", "5.1 percent"))
    found = timeline.draw(read.reader(world.app, ARTICLE))
    assert found is not None
    assert [(len(lane.dots), lane.y) for lane in found.lanes] == [(1, 22), (2, 66)]
    assert found.lanes[1].dots[1].weight == "substantive"
    assert found.lanes[1].dots[1].x > found.lanes[0].dots[0].x
    world.app.db.dispose()


def test_a_mark_says_its_version_when_it_was_seen_how_heavy_it_is_and_who_captured_it(tmp_path):
    world = World(tmp_path)
    world.web.pages = {ARTICLE: page(*PARAGRAPHS)}
    track.track(world.app, ARTICLE)
    confirmed(world, (ARTICLE, "nine gates", "eight gates"))
    found = read.reader(world.app, ARTICLE)
    first, second = found.listed.versions
    taken = replace(second, captured_by="https://web.archive.example/")
    line = timeline.draw(replace(found, listed=replace(found.listed, versions=(first, taken))))
    assert line is not None
    drawn = _environment("de").filters["drawn"](line, 1)
    said = f"Fassung 2, {Phrases('de').exact(second.version.first_seen)}, inhaltlich"
    assert f'<a href="/articles/1/changes/2" aria-label="{said}">' in drawn
    assert f"<title>{said}, aufgenommen von {taken.archive}</title>" in drawn
    assert '<a href="/articles/1/versions/1"' in drawn
    assert drawn.count("<circle") == 4
    world.app.db.dispose()
