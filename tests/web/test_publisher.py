"""What stands on the publisher's own page: wording, languages, empty states, pieces for servers."""

import json

import pytest

from tests.core.extract.reading import read
from tests.ingest.test_story import ARTICLE, PARAGRAPHS, World, edit, page
from tests.web.clients import at_home
from tests.web.worlds import GATES, kept
from versioner.core.extract import canonical_hash
from versioner.ingest import track
from versioner.web.app import Serving, create_app

DATED = '<meta property="article:modified_time" content="2026-11-20T08:00:00Z">'


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """An article that was changed silently, with a hostile title."""
    others = {ARTICLE: page(*PARAGRAPHS, title="The &lt;/script&gt; gates", extra=DATED)}
    with kept(tmp_path_factory.mktemp("home"), GATES, source=True, others=others) as found:
        yield found


@pytest.fixture(scope="module")
def client(world):
    return at_home(create_app(world.app, Serving(public_read=True)))


def test_the_widget_asks_once_and_a_page_that_is_not_kept_is_no_error(client):
    found = client.get(f"/api/v1/widget?url={ARTICLE}").json()
    assert found["article"]["id"] == 1
    assert found["changes"][0]["summary"] == ["News: “about the nine gates” became “about the eight gates”."]
    german = client.get(f"/api/v1/widget?url={ARTICLE}&lang=de").json()["changes"][0]["summary"]
    assert german == ["News: Aus „about the nine gates“ wurde „about the eight gates“."]
    none = client.get("/api/v1/widget?url=https://paper.example/unknown")
    assert (none.status_code, none.json()) == (200, {"article": None, "changes": []})
    assert none.headers["access-control-allow-origin"] == "*"


def test_nothing_on_the_publishers_page_accuses_the_publisher(client):
    assert client.get("/api/v1/articles/1/changes").json()["changes"][0]["silent"] is True
    for path in ("/widget.js", "/include/1.html", "/frame/1", f"/api/v1/widget?url={ARTICLE}"):
        assert "without a new date" not in client.get(path).text, path


def test_the_script_speaks_four_languages_and_stays_small(client):
    text = client.get("/widget.js").text
    said = json.loads(text[text.index("const words = ") + len("const words = ") :].split(";\n")[0])
    assert set(said) == {"en", "de", "es", "fr"}
    assert len({len(words) for words in said.values()}) == 1
    assert said["en"]["updated"] == "Last updated"
    assert "labels */" not in text


def test_a_piece_for_the_server_has_dates_and_changes_and_no_frame_of_ours(client):
    text = client.get("/include/1.html").text
    assert text.startswith('<div class="versioner"')
    assert "<html" not in text
    assert "became “about the eight gates”" in text
    assert 'href="http://127.0.0.1:8765/articles/1/changes/2"' in text
    assert "<ol" not in client.get("/include/1.html?limit=0").text
    found = json.loads(client.get("/include/1.jsonld").text)
    assert (found["@id"], found["@type"]) == (ARTICLE, "NewsArticle")
    assert found["dateModified"].startswith("2026-11-20")


def test_what_is_put_on_the_page_is_not_read_as_the_page_s_own(client):
    fragment, linked = client.get("/include/1.html").text, client.get("/include/1.jsonld").text
    bare = page(*PARAGRAPHS, extra=DATED)
    body = bare.replace("<main>", f"<main>{fragment}<versioner-dates>Dates to come</versioner-dates>")
    body = body.replace("</head>", f'<script type="application/ld+json">{linked}</script></head>')
    assert "became “about the eight gates”" in body
    assert canonical_hash(body.replace(linked, "{}").encode(), None) == canonical_hash(
        bare.replace("</head>", '<script type="application/ld+json">{}</script></head>').encode(), None
    )
    assert read(body).document == read(bare).document


def test_a_page_whose_text_calls_itself_a_changelog_of_ours_is_read():
    whole = page(*PARAGRAPHS).replace("<main>", "<main data-versioner=1>")
    assert read(whole).document == read(page(*PARAGRAPHS)).document


def test_that_the_page_s_own_date_moved_is_no_news_beside_that_date(tmp_path):
    found = World(tmp_path)
    old, new = "Last updated: 3 May 2026", "Last updated: 20 November 2026"
    found.web.pages = {ARTICLE: page(old, *PARAGRAPHS)}
    track.track(found.app, ARTICLE)
    edit(found, ARTICLE, "nine gates", "eight gates")
    edit(found, ARTICLE, old, new)
    found.look()
    found.look()
    asked = at_home(create_app(found.app, Serving(public_read=True)))
    assert any(
        "date shown" in said
        for said in asked.get("/api/v1/articles/1/changes").json()["changes"][0]["summary"]
    )
    assert asked.get(f"/api/v1/widget?url={ARTICLE}").json()["changes"][0]["summary"] == [
        "News: “about the nine gates” became “about the eight gates”."
    ]
    assert "date shown" not in asked.get("/include/1.html").text
    found.app.db.dispose()


def test_the_install_page_has_every_way_for_that_very_article(client, world):
    text = client.get("/articles/1/install").text
    for part in (
        "&lt;script src=&#34;http://127.0.0.1:8765/widget.js&#34; defer&gt;", f"&lt;versioner-dates url=&#34;{ARTICLE}&#34;&gt;",
        "/include/1.html", "/frame/1", "/badge/1.svg", "application/ld+json", f"[versioner url=&#34;{ARTICLE}&#34;]",
    ):  # fmt: skip
        assert part in text, part
    assert "cannot see it yet" not in text
    closed = at_home(create_app(world.app, Serving()))
    assert "reading is not public here" in closed.get("/articles/1/install").text


def test_a_link_that_knows_no_number_leads_to_the_article(client):
    led = client.get("/article", params={"url": ARTICLE}, follow_redirects=False)
    assert (led.status_code, led.headers["location"]) == (302, "/articles/1")
    assert client.get("/article", params={"url": "https://elsewhere.example/"}).status_code == 404
