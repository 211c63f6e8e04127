"""The watchdog's desk: what is new to this visitor, many addresses at once."""

import asyncio
import re
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
from fastapi.testclient import TestClient

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, SOURCE, World, edit, page
from tests.web.clients import at_home, press
from tests.web.worlds import confirmed
from versioner.core.asked.visibility import Visibility
from versioner.core.model import Verdict, rfc3339
from versioner.ingest import judge, tagging, track
from versioner.ingest.visibility import show_to
from versioner.queries import desk as queried
from versioner.queries import read, state
from versioner.web import desk, lists, words
from versioner.web.access import LOOKED
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


def test_what_is_new_to_a_visitor_is_marked_until_they_mark_it_seen(client, world):
    track.track(world.app, ARTICLE)
    track.track(world.app, OTHER)
    first = client.get("/").text
    assert 'class="unseen"' not in first
    assert "new to me" not in first
    press(client, "/seen")
    assert "Nothing fits" in client.get("/?show=unread").text
    confirmed(world, (ARTICLE, "nine gates", "eight gates"))
    shown = client.get("/").text
    assert shown.count('class="unseen"') == 1
    only = client.get("/?show=unread").text
    assert "The gates" in only
    assert "Another" not in only
    stranger = at_home(create_app(world.app, Serving()))
    assert 'class="unseen"' not in stranger.get("/").text
    press(client, "/seen")
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
    confirmed(world, (SOURCE, "6.4 percent", "5.1 percent"))
    shown = client.get("/drift").text
    assert "6.4 percent" in shown
    assert "5.1 percent" in shown
    assert 'href="/drift" aria-current="page"' in shown
    assert "Nothing fits" in client.get("/drift?host=elsewhere.example").text
    assert client.get("/drift?hots=paper.example").status_code == 422


def test_an_article_that_was_never_read_is_not_called_unchanged_and_the_list_says_why(client, world):
    track.track(world.app, "https://paper.example/lost", anyway=True)
    row = client.get("/").text.partition("https://paper.example/lost")[2].partition("</tr>")[0]
    assert ("is not found (404)" in row, "unchanged" in row) == (True, False)


def test_an_article_with_nothing_but_minor_changes_is_not_called_unchanged(client, world):
    track.track(world.app, ARTICLE)
    assert "unchanged" in client.get("/").text
    confirmed(world, (ARTICLE, "harbour.", "harbor."))
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
    assert "Dieses Formular ist veraltet" in refused.text
    assert "Not Found" not in client.get("/nowhere", headers={"accept": "text/html"}).text


def keep(client, **sent):
    """A view kept or forgotten as their form sends it."""
    token = client.get("/views?q=x").text.split('name="token" value="')[1].split('"')[0]
    return client.post("/views", data={"token": token} | sent, follow_redirects=False)


def test_a_view_is_kept_by_its_name_shown_and_forgotten(client, world):
    track.track(world.app, ARTICLE)
    asked = client.get("/?tag=harbour&sort=title&at=1.sx").text
    assert 'href="/views?tag=harbour&amp;sort=title"' in asked
    form = client.get("/views?tag=harbour&sort=title").text
    assert 'name="view" value="tag=harbour&amp;sort=title"' in form
    made = keep(client, save=" My  harbour; ü ", view="sort=title&tag=harbour&page=2")
    assert (made.status_code, made.headers["location"]) == (303, "/?tag=harbour&sort=title")
    shown = client.get("/").text
    assert 'href="/?tag=harbour&amp;sort=title">My harbour; ü</a>' in shown
    again = client.get("/?sort=title&tag=harbour").text
    assert 'aria-current="true">My harbour; ü</a>' in again
    assert "Keep this view" not in again
    assert "My harbour" not in at_home(create_app(world.app, Serving())).get("/").text  # another browser
    assert keep(client, drop="My harbour; ü").status_code == 303
    assert "My harbour" not in client.get("/").text


def test_views_are_kept_by_our_own_forms_alone(client, world):
    assert client.get("/views?save=x&view=q%3Dy").status_code == 422
    assert client.post("/views", data={"token": "x", "save": "x", "view": "q=y"}).status_code == 403
    reader = TestClient(
        create_app(world.app, Serving(public_read=True)),
        base_url="http://127.0.0.1:8765",
        client=("192.0.2.7", 5000),
    )
    assert keep(reader, save="mine", view="q=y").status_code == 303  # who may only read keeps views too
    assert ">mine</a>" in reader.get("/?q=y").text


def test_no_more_views_are_kept_than_a_cookie_holds(client):
    for n in range(12):
        assert keep(client, save=f"view {n}", view=f"q={n}").status_code == 303
    full = keep(client, save="one more", view="q=z")
    assert (full.status_code, "no room for more views" in full.text) == (422, True)
    assert 'name="view" value="q=z"' in full.text  # what was asked for stands in the form still
    client.cookies.set("versioner-views", "&".join("a=b" for _ in range(99)))
    assert client.get("/").status_code == 200


LINK = re.compile(r'rel="(prev|next)" href="([^"]+)"')


def walk(client, start):
    """The rows of each sheet from the first to the last, and those of each on the way back."""

    def read(path):
        text = client.get(path).text
        links = {which: unescape(href) for which, href in LINK.findall(text)}
        return re.findall(r'href="/articles/(\d+)"[^>]*><bdi>', text), links

    def follow(path, which):
        found, last = [], {}
        while path:
            rows, links = read(path)
            found.append(rows)
            path, last = links.get(which), links
        return found, last

    sheets, last = follow(start, "next")
    back, _ = follow(last["prev"], "prev")
    return sheets, back


@pytest.mark.parametrize("sort", ["changed", "title", "host", "tags", "checked", "versions", "state"])
def test_sheets_are_walked_to_the_end_and_back_in_every_order(client, world, monkeypatch, sort):
    monkeypatch.setattr(desk, "_SHEET", 2)
    for n in range(5):
        url = f"https://paper{n % 2}.example/{n}"
        world.web.pages[url] = page(*PARAGRAPHS, title=f"Of {n % 3}")
        track.track(world.app, url)
        if n % 3:
            tagging.tag(world.app, url, [f"t{n % 3}", f"z{n}"])
    sheets, back = walk(client, f"/?sort={sort}")
    assert [len(rows) for rows in sheets] == [2, 2, 1]
    assert sorted(number for rows in sheets for number in rows) == ["1", "2", "3", "4", "5"]
    assert back == sheets[-2::-1]


def test_a_sheet_goes_on_where_the_one_before_ended_though_an_article_moved(client, world, monkeypatch):
    monkeypatch.setattr(desk, "_SHEET", 2)
    for n in range(4):
        world.web.pages[f"https://paper.example/{n}"] = page(*PARAGRAPHS, title=f"Of {n}")
        track.track(world.app, f"https://paper.example/{n}")
    following = unescape(dict(LINK.findall(client.get("/").text))["next"])
    confirmed(world, ("https://paper.example/0", "nine gates", "eight gates"))
    assert re.findall(r'href="/articles/(\d+)"[^>]*><bdi>', client.get(following).text) == ["2"]


@pytest.mark.parametrize(
    "at", ["x", "1", "1.", "-.sx", "1.q", "1.t2026-01-01", "9" * 40 + ".n1", "1.nx", "1.sx"]
)
@pytest.mark.parametrize("path", ["/", "/waiting", "/drift", "/changes", "/corrections", "/search?q=gates"])
def test_a_place_that_is_none_of_the_list_is_refused(client, world, path, at):
    track.track(world.app, ARTICLE)
    mark = "&" if "?" in path else "?"
    answer = client.get(f"{path}{mark}at={at}", headers={"accept": "text/html"})
    assert "no place in this list" in answer.text


def test_articles_updated_without_a_word_are_listed(client, world):
    dated = '<meta property="article:modified_time" content="2026-11-19T08:00:00Z">'
    world.web.pages[ARTICLE] = page(*PARAGRAPHS, extra=dated)
    track.track(world.app, ARTICLE)
    track.track(world.app, OTHER)
    assert "Nothing fits" in client.get("/?show=silent").text
    edit(world, ARTICLE, "nine gates", "eight gates")
    edit(world, OTHER, "nine gates", "eight gates")  # never carried a date: nothing is said of it
    world.look()
    world.look()
    shown = client.get("/?show=silent").text
    assert "The gates" in shown
    assert "Another" not in shown
    assert ">1 article<" in shown
    judge.judge(world.app, "1@2", Verdict.MINOR)
    assert "Nothing fits" in client.get("/?show=silent").text


def test_chips_of_states_combine_and_a_kept_view_keeps_them_in_its_order(client, world):
    track.track(world.app, ARTICLE)
    track.track(world.app, OTHER)
    press(client, "/seen")
    confirmed(world, (ARTICLE, "nine gates", "eight gates"))
    world.web.pages.pop(OTHER)
    world.look()

    def titles(path):
        return re.findall(r'href="/articles/(\d+)"[^>]*><bdi>', client.get(path).text)

    assert (titles("/?show=unread"), titles("/?show=failing")) == (["1"], ["2"])
    assert titles("/?show=failing,unread") == titles("/?show=suspect,failing") == []
    assert titles("/?show=unread,nonsense") == ["1"]
    shown = client.get("/?show=unread&sort=title").text
    assert (
        'href="/?show=unread&amp;sort=title" aria-current="true"' not in shown
    )  # pressed again it is taken back
    assert 'href="/?show=failing%2Cunread&amp;sort=title"' in shown
    assert 'href="/?sort=title" aria-current="true">new to me<' in shown
    keep(client, save="mine", view="show=failing,unread&sort=tags&at=x")
    assert (
        'href="/?show=failing%2Cunread&amp;sort=tags" aria-current="true">mine<'
        in client.get("/?sort=tags&show=failing,unread").text
    )


def test_what_waits_stands_beside_what_was_accepted_with_what_differs_marked(client, world):
    track.track(world.app, ARTICLE)
    world.look()
    world.web.pages[ARTICLE] = page("Please log in to read on, and thank you.", title="The gates")
    world.look()
    shown = client.get("/waiting").text
    accepted, offered = shown.split('class="panes"')[1].split("<div>")[1:3]
    assert "Accepted" in accepted
    assert "<del>" in accepted
    assert "nine gates" in accepted
    assert "<ins>" in offered
    assert "log in to read on" in offered


def test_an_empty_desk_says_how_to_begin_and_filters_nothing(client, world):
    empty = client.get("/").text
    for said in ("Nothing is tracked yet", 'href="/add"', 'href="/follows"', "versioner demo"):
        assert said in empty
    assert "Title or address" not in empty
    assert "Nothing fits" in client.get("/?q=x").text
    track.track(world.app, ARTICLE)
    assert "Title or address" in client.get("/").text


def test_the_readers_page_leads_to_what_waits_and_decides_nothing_unseen(client, world):
    track.track(world.app, ARTICLE)
    edit(world, ARTICLE, "nine gates", "eight gates")
    world.look()
    answer = client.get("/articles/1")
    assert '<a href="/waiting?article=1">see what</a>' in answer.text
    assert 'name="verdict"' not in answer.text
    assert "etag" in answer.headers
    assert 'name="verdict" value="accept"' in client.get("/waiting?article=1").text


def test_a_day_that_goes_on_on_another_sheet_is_not_counted(client, world, monkeypatch):
    track.track(world.app, ARTICLE)
    for before, after in (("nine", "eight"), ("eight", "seven"), ("seven", "six")):
        edit(world, ARTICLE, f"{before} gates", f"{after} gates")
        world.look(hours=1)
        world.look(hours=1)
    assert '<span class="quiet">3 changes</span></h2>' in client.get("/changes").text
    monkeypatch.setattr(lists, "_LISTED", 2)
    first = client.get("/changes?all=true").text
    assert "2 changes" not in first
    (following,) = re.findall(r'rel="next" href="([^"]+)"', first)
    assert "1 change<" not in client.get(unescape(following)).text


@pytest.mark.parametrize(
    ("host", "said"),
    [
        ("paper.example", "PA"),
        ("news.bbc.co.uk", "NE"),
        ("bbc.co.uk", "BB"),
        ("localhost", "LO"),
        ("", ""),
        ("127.0.0.1", "01"),
        ("10.0.3.47", "47"),
        ("2001:db8::c4", "C4"),
    ],
)
def test_a_host_has_letters_of_its_own(host, said):
    assert words.initials(host) == said
    assert words.shade(host) in range(6)


def test_hosts_are_marked_by_letters_and_a_shade_that_the_style_has(client, world):
    track.track(world.app, ARTICLE)
    shade = words.shade("paper.example")
    assert f'<td class="host h{shade}" data-i="PA">' in client.get("/").text
    style = client.get("/static/style.css").text
    assert all(f".h{n}{{--h:" in style for n in range(6))


def test_of_many_that_fit_is_said_how_many_there_are_at_least(client, world, monkeypatch):
    track.track(world.app, ARTICLE)
    track.track(world.app, OTHER)
    assert ">2 articles<" in client.get("/?q=paper").text
    monkeypatch.setattr(queried, "COUNTED", 1)
    stranger = at_home(create_app(world.app, Serving()))
    assert ">more than 1 article<" in stranger.get("/?q=paper").text
    assert ">2 articles<" in stranger.get("/").text


def _new(client, path="/changes"):
    """What stands at *Changes* in the navigation."""
    place = r'<a href="/changes"[^>]*>Changes(?: <span class="count">([^<]*)</span>)?</a>'
    return re.findall(place, client.get(path).text)[0]


def test_a_first_visit_asks_for_a_day(client, world):
    track.track(world.app, ARTICLE)
    confirmed(world, (ARTICLE, "nine gates", "eight gates"))
    assert "eight gates" in client.get("/since").text
    world.at += timedelta(days=2)
    assert "Nothing changed since then" in client.get("/since").text
    assert "eight gates" in client.get("/changes").text


def test_the_navigation_counts_what_changed_since_its_visitor_looked(client, world, monkeypatch):
    track.track(world.app, ARTICLE)
    stranger = at_home(client.app)
    assert _new(client) == ""
    press(client, "/since")
    for n, (old, new) in enumerate((("nine gates", "eight gates"), ("eight gates", "seven gates")), 1):
        confirmed(world, (ARTICLE, old, new))
        assert [_new(client, path) for path in ("/changes", "/articles/1", "/")] == [f"{n}"] * 3
        assert _new(stranger) == ""
    monkeypatch.setattr("versioner.queries.desk.UNSEEN", 2)
    monkeypatch.setattr("versioner.web.navigation.UNSEEN", 2)
    assert _new(client, "/corrections") == "2+"
    press(client, "/seen")
    assert _new(client) == ""


def test_what_was_not_seen_is_counted_once_beside_the_loop_and_after_the_state_it_is_kept_under(
    client, world, monkeypatch
):
    counts, asked = iter(range(3, 99)), []

    def unseen(*_):
        with pytest.raises(RuntimeError):  # a database is not read in the thread that serves everybody
            asyncio.get_running_loop()
        asked.append("count")
        return next(counts)

    now = state.generation

    def generation(app):
        asked.append("generation")
        return now(app)

    monkeypatch.setattr(queried, "unseen", unseen)
    monkeypatch.setattr(state, "generation", generation)
    track.track(world.app, ARTICLE)
    assert [_new(client), asked] == ["", ["generation"]]  # nobody who never looked is counted for
    press(client, "/since")
    asked.clear()
    assert _new(client) == "3"
    assert asked == ["generation", "count"]
    assert [key[-1] for key in client.app.state.responses.answers] == ["", "3"]
    for bare in ("/api/v1/articles", "/feed.atom", "/articles/1/feed.json", "/frame/1"):
        assert client.get(bare).status_code == 200
    assert asked.count("count") == 1
    assert _new(client, "/waiting") == "4"  # kept for nobody, counted as it is made


def test_those_who_have_not_seen_many_get_the_same_kept_page(client, world, monkeypatch):
    monkeypatch.setattr("versioner.queries.desk.UNSEEN", 1)
    track.track(world.app, ARTICLE)
    since = []
    for old, new in (("nine gates", "eight gates"), ("eight gates", "seven gates")):
        since.append(rfc3339(world.app.now()))
        confirmed(world, (ARTICLE, old, new))
    for moment in (*since, "1970-01-01T00:00:00Z"):
        assert client.get("/changes", headers={"Cookie": f"{LOOKED}={moment}"}).status_code == 200
    assert [key[-1] for key in client.app.state.responses.answers] == ["1"]


@pytest.mark.parametrize("seen_by", [Visibility.UNLISTED, Visibility.PRIVATE])
def test_to_a_reader_nothing_counts_as_unseen_that_stands_in_no_list(world, seen_by):
    track.track(world.app, ARTICLE)
    since = world.app.now()
    confirmed(world, (ARTICLE, "nine gates", "eight gates"))
    readers = replace(world.app, db=world.app.db.for_readers())
    assert (queried.unseen(world.app, since), queried.unseen(readers, since)) == (1, 1)
    show_to(world.app, "1", seen_by)
    assert (queried.unseen(world.app, since), queried.unseen(readers, since)) == (1, 0)
