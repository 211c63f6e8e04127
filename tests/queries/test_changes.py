"""What changed over all pages: filters, order, and a cursor that misses nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, SOURCE, World, edit, page
from tests.web.clients import at_home
from versioner.core.asked.filters import ChangeFilter, asked_for
from versioner.core.model import Basis, Dated, Significance, Verdict
from versioner.errors import UsageError
from versioner.ingest import judge, rederive, tagging, track
from versioner.queries import changes, read
from versioner.web.app import Serving, create_app


@pytest.fixture
def world(tmp_path, database):
    found = World(tmp_path, database)
    found.web.pages = {ARTICLE: page(*PARAGRAPHS), SOURCE: page(*PARAGRAPHS, title="The plan")}
    track.track(found.app, ARTICLE)
    track.track(found.app, SOURCE)
    for before, after in (("6.4 percent", "9.7 percent"), ("9.7 percent", "8.1 percent")):
        edit(found, ARTICLE, before, after)
        found.look()
        found.look()
    edit(found, SOURCE, "nine gates", "twelve gates")
    found.look()
    found.look()
    return found


def told(found):
    return [(one.article.id, one.change.version) for one in found]


def test_the_newest_come_first_over_all_pages(world):
    assert told(changes.latest(world.app, ChangeFilter())) == [(2, 2), (1, 3), (1, 2)]
    assert told(changes.latest(world.app, ChangeFilter(), limit=1, offset=1)) == [(1, 3)]


def test_every_filter_takes_what_it_names(world):
    tagging.tag(world.app, "1", ["Budget", "town hall"])
    for wanted, expected in (
        (ChangeFilter(tag="budget"), [(1, 3), (1, 2)]),
        (ChangeFilter(host="council.example"), [(2, 2)]),
        (ChangeFilter(words="Twelve"), [(2, 2)]),
        (ChangeFilter(words="9.7"), [(1, 3), (1, 2)]),
        (ChangeFilter(words="9.7 6.4"), [(1, 2)]),
        (ChangeFilter(significance=Significance.MINOR), []),
        (ChangeFilter(corrections=True), []),
        (asked_for(since="2026-11-20"), [(2, 2), (1, 3), (1, 2)]),
        (asked_for(since="2026-11-25"), []),
    ):
        assert told(changes.latest(world.app, wanted)) == expected, wanted


def test_a_persons_judgement_decides_what_is_told(world):
    judge.judge(world.app, "2@2", Verdict.MINOR)
    assert told(changes.latest(world.app, ChangeFilter())) == [(1, 3), (1, 2)]
    assert told(changes.latest(world.app, ChangeFilter(significance=Significance.MINOR))) == [(2, 2)]
    assert told(changes.latest(world.app, ChangeFilter(everything=True))) == [(2, 2), (1, 3), (1, 2)]


def test_a_cursor_gives_every_change_once(world):
    seen, cursor = [], 0
    while True:
        sheet = changes.written_after(world.app, cursor, ChangeFilter(), limit=1)
        if not sheet.changes:
            break
        seen += told(sheet.changes)
        cursor = int(sheet.next)
    assert seen == [(1, 2), (1, 3), (2, 2)]
    assert int(changes.written_after(world.app, cursor, ChangeFilter()).next) == cursor
    edit(world, SOURCE, "twelve gates", "eleven gates")
    world.look()
    world.look()
    assert told(changes.written_after(world.app, cursor, ChangeFilter()).changes) == [(2, 3)]


def test_a_cursor_moves_on_though_nothing_fits(world):
    sheet = changes.written_after(world.app, 0, ChangeFilter(tag="none"))
    assert sheet.changes == ()
    nothing = changes.written_after(world.app, 0, ChangeFilter(words="unheard"))
    assert (nothing.changes, int(nothing.next)) == ((), 3)


def test_one_articles_log_takes_the_same_filters(world):
    found = read.log(world.app, "1", wanted=ChangeFilter(words="8.1"))
    assert [change.version for change in found.changes] == [3]


def test_tags_are_words(world):
    assert tagging.tag(world.app, "1", ["  City   Council "]).tags == ("city council",)
    assert tagging.tag(world.app, "1", ["city council", "never"], remove=True).tags == ()
    for wrong in ("", " ", "a,b", "x" * 51, "a\x1bb"):
        with pytest.raises(UsageError):
            tagging.tag(world.app, "1", [wrong])


def test_programs_and_feeds_ask_alike_and_nothing_is_ignored(world):
    tagging.tag(world.app, "1", ["budget"])
    with at_home(create_app(world.app, Serving())) as client:
        sheet = client.get("/api/v1/changes?limit=2").json()
        assert [one["version"] for one in sheet["changes"]] == [2, 3]
        assert sheet["changes"][0]["article"]["tags"] == ["budget"]
        rest = client.get(f"/api/v1/changes?after={sheet['next']}").json()
        assert [one["article"]["id"] for one in rest["changes"]] == [2]
        assert len(client.get("/feed.json?tag=budget").json()["items"]) == 2
        assert client.get("/feed.json?tag=budget").json()["feed_url"].endswith("/feed.json?tag=budget")
        assert "<entry>" not in client.get("/feed.atom?words=unheard").text
        assert "8.1" in client.get("/changes?host=paper.example").text
        for wrong in ("/api/v1/changes?tags=x", "/feed.atom?silent=maybe", "/feed.json?limit=2", "/changes?x=1",
                      "/api/v1/changes?since=soon", "/api/v1/changes?after=-1"):  # fmt: skip
            assert client.get(wrong).status_code == 422, wrong


def test_a_publication_date_that_the_page_leaves_out_later_was_declared_all_the_same(world):
    address = "https://council.example/dated"
    declared = '<meta property="article:published_time" content="2026-11-12T08:00:00Z">'
    bare = page(*PARAGRAPHS)
    world.web.pages[address] = bare.replace("<head>", f"<head>{declared}", 1)
    assert declared in world.web.pages[address]
    tracked = track.track(world.app, address).article.id
    for before, after in (("6.4 percent", "9.7 percent"), ("9.7 percent", "8.1 percent")):
        bare = bare.replace(before, after)
        world.web.pages[address] = bare
        world.look()
        world.look()
    declared_on = Dated(at=datetime(2026, 11, 12, 8, tzinfo=UTC), basis=Basis.PUBLISHER)
    assert read.log(world.app, str(tracked)).article.generated_on == declared_on
    rederive.rederive(world.app, str(tracked))
    assert read.log(world.app, str(tracked)).article.generated_on == declared_on
