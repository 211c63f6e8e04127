"""The watchdog's desk: what is new to this visitor, many addresses at once."""

from dataclasses import replace

import pytest

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, SOURCE, World, edit, page
from tests.web.clients import at_home
from versioner.ingest import track
from versioner.queries import read
from versioner.web.app import Serving, create_app

OTHER = "https://paper.example/other"


@pytest.fixture
def world(tmp_path):
    found = World(tmp_path)
    found.web.pages = {
        ARTICLE: page(*PARAGRAPHS),
        OTHER: page(*PARAGRAPHS, title="Another"),
        SOURCE: page(*PARAGRAPHS, title="The plan"),
    }
    yield found
    found.app.db.dispose()


@pytest.fixture
def client(world):
    return at_home(create_app(world.app, Serving()))


def test_what_is_new_to_a_visitor_is_marked_until_they_mark_it_seen(client, world):
    track.track(world.app, ARTICLE)
    track.track(world.app, OTHER)
    first = client.get("/").text
    assert 'class="unseen"' not in first
    assert "new to me" not in first
    client.get("/seen")
    assert "Nothing fits" in client.get("/?show=unread").text
    edit(world, ARTICLE, "nine gates", "eight gates")
    world.look()
    world.look()
    shown = client.get("/").text
    assert shown.count('class="unseen"') == 1
    only = client.get("/?show=unread").text
    assert "The gates" in only
    assert "Another" not in only
    stranger = at_home(create_app(world.app, Serving()))
    assert 'class="unseen"' not in stranger.get("/").text
    client.get("/seen")
    assert 'class="unseen"' not in client.get("/").text


def test_many_addresses_are_pasted_and_what_failed_stays_in_the_form(client, world):
    token = client.get("/add").text.split('name="token" value="')[1].split('"')[0]
    sent = {
        "token": token,
        "urls": f"{ARTICLE}\n\n{OTHER} {SOURCE}\nhttps://paper.example/gone\n",
        "tags": "harbour",
    }
    text = client.post("/add/many", data=sent).text
    assert "2 tracked, 1 not." in text
    assert ">https://paper.example/gone</textarea>" in text
    assert "not found (404)" in text
    found = read.articles(world.app)
    assert [(one.url, one.tags) for one in found] == [(ARTICLE, ("harbour",)), (OTHER, ("harbour",))]
    assert [source.url for source in found[1].sources] == [SOURCE]
    assert client.post("/add/many", data={"token": "x", "urls": ARTICLE}).status_code == 403


def test_an_article_is_added_with_its_title_tags_source_and_schedule_in_one_form(client, world):
    canonical = f'<link rel="canonical" href="{ARTICLE}?ref=own"><link rel="source" href="{ARTICLE}">'
    world.web.pages[ARTICLE] = page(*PARAGRAPHS, extra=canonical)
    token = client.get("/add").text.split('name="token" value="')[1].split('"')[0]
    shown = client.post("/add", data={"token": token, "url": ARTICLE, "source": SOURCE}).text
    assert 'name="every"' in shown
    offered = shown[shown.index("<fieldset>") : shown.index("</fieldset>")]
    assert SOURCE in offered
    assert ARTICLE not in offered
    sent = {
        "token": token,
        "url": ARTICLE,
        "source": SOURCE,
        "sure": "yes",
        "title": "Mine",
        "tags": "a, b",
        "every": "2h",
    }
    assert "Mine" in client.post("/add", data=sent).text
    (found,) = read.articles(world.app)
    assert (found.title, found.tags, found.schedule) == ("Mine", ("a", "b"), "every 2 hours")
    assert [source.url for source in found.sources] == [SOURCE]
    wrong = client.post("/add", data=sent | {"every": "soon"})
    assert (wrong.status_code, "is no interval" in wrong.text) == (422, True)


def test_what_is_out_of_date_is_told_with_its_three_sentences(client, world):
    track.track(world.app, ARTICLE, sources=[SOURCE])
    assert "No article is known to be behind" in client.get("/drift").text
    edit(world, SOURCE, "6.4 percent", "5.1 percent")
    world.look()
    world.look()
    shown = client.get("/drift").text
    assert "6.4 percent" in shown
    assert "5.1 percent" in shown
    assert 'href="/drift" aria-current="page"' in shown
    assert "Nothing fits" in client.get("/drift?host=elsewhere.example").text
    assert client.get("/drift?hots=paper.example").status_code == 422


def test_an_article_with_nothing_but_minor_changes_is_not_called_unchanged(client, world):
    track.track(world.app, ARTICLE)
    assert "unchanged" in client.get("/").text
    edit(world, ARTICLE, "harbour.", "harbor.")
    world.look()
    world.look()
    assert "nothing but minor changes" in client.get("/").text


def test_every_row_of_a_sheet_is_ticked_at_once(client, world):
    track.track(world.app, ARTICLE)
    track.track(world.app, OTHER)
    assert client.get("/?select=1").text.count(" checked") == 0
    assert client.get("/?select=all").text.count(" checked") == 2


def test_a_refusal_is_told_in_the_language_of_the_pages(world):
    german = replace(world.app, policy=replace(world.app.policy, language="de"))
    client = at_home(create_app(german, Serving()))
    refused = client.post("/add/many", data={"token": "x", "urls": ARTICLE}, headers={"accept": "text/html"})
    assert refused.status_code == 403
    assert "dieses Formular ist veraltet" in refused.text
    assert "Not Found" not in client.get("/nowhere", headers={"accept": "text/html"}).text


def test_a_view_is_kept_by_its_name_shown_and_forgotten(client, world):
    track.track(world.app, ARTICLE)
    asked = client.get("/?tag=harbour&sort=title&page=2").text
    assert 'name="view" value="tag=harbour&amp;sort=title"' in asked
    made = client.get(
        "/views",
        params={"save": " My  harbour; ü ", "view": "sort=title&tag=harbour&page=2"},
        follow_redirects=False,
    )
    assert (made.status_code, made.headers["location"]) == (303, "/?tag=harbour&sort=title")
    shown = client.get("/").text
    assert '<a href="/?tag=harbour&amp;sort=title">My harbour; ü</a>' in shown
    again = client.get("/?sort=title&tag=harbour").text
    assert 'aria-current="true">My harbour; ü</a>' in again
    assert "Keep this view" not in again
    assert "My harbour" not in at_home(create_app(world.app, Serving())).get("/").text  # another browser
    client.get("/views", params={"save": "x", "view": "q=y"}, headers={"sec-fetch-site": "cross-site"})
    assert ">x</a>" not in client.get("/").text
    client.get("/views", params={"drop": "My harbour; ü"})
    assert "My harbour" not in client.get("/").text


def test_no_more_views_are_kept_than_a_cookie_holds(client):
    for n in range(12):
        assert client.get("/views", params={"save": f"view {n}", "view": f"q={n}"}).status_code == 200
    assert client.get("/views", params={"save": "one more", "view": "q=z"}).status_code == 422
    client.cookies.set("versioner-views", "&".join("a=b" for _ in range(99)))
    assert client.get("/").status_code == 200


def test_an_empty_desk_says_how_to_begin_and_filters_nothing(client, world):
    empty = client.get("/").text
    for words in ("Nothing is tracked yet", 'href="/add"', 'href="/follows"', "versioner demo"):
        assert words in empty
    assert "Title or address" not in empty
    assert "Nothing fits" in client.get("/?q=x").text
    track.track(world.app, ARTICLE)
    assert "Title or address" in client.get("/").text
