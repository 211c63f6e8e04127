"""Pages, API, feeds, Memento and widget over a real database; hostile content in every field."""

import json
import re
import time
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import feedparser
import pytest
from fastapi.testclient import TestClient

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, SOURCE, World, edit, page
from tests.web.clients import at_home, press
from tests.web.worlds import BUDGET, GATES, confirmed, kept
from versioner.core.model import Verdict
from versioner.ingest import judge, tagging, tokens, track
from versioner.queries import changes
from versioner.web import responses
from versioner.web.app import Serving, create_app

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title><svg onload=alert(1)>",
    "</script><script>alert(1)</script>",
    "javascript:alert(1)",
    "{{7*7}}${7*7}",
    "]]><x xmlns='http://www.w3.org/1999/xhtml' onclick='alert(1)'/>",
    "<!--<script>",
    "&lt;script&gt;",
    "' onmouseover='alert(1)",
)


@pytest.fixture
def world(tmp_path):
    with kept(tmp_path, GATES, BUDGET, source=True) as found:
        yield found


PATHS = [
    "/", "/waiting", "/?select=1", "/add", "/articles/1", "/articles/1/versions/1", "/articles/1/diff/1..2", "/articles/1/diff/v1..latest?view=side", "/articles/1/diff/1..2?view=all",
    "/articles/1/blame", "/articles/1/evidence", "/changes", "/corrections", "/corrections.atom", "/corrections.json", "/notify", "/follows", "/api/v1/corrections", "/api/v1/notify", "/api/v1/notify/log", "/changes?silent=true", "/changes?all=true&since=2026-01-01T00:00:00Z", "/search", "/search?q=gates", "/search?q=-", "/search?q=nine&among=gone", "/articles/1/sections/s1", "/articles/1/changes", "/articles/1/changes/2", "/articles/1/changes/2/card.svg", "/articles/1/settings", "/articles/1/install", "/include/1.html", "/include/1.jsonld", "/feed.atom", "/feed.json", "/articles/1/feed.atom",
    "/articles/1/feed.json", "/articles/1/drift.atom", "/articles/1/drift.json", "/drift.atom", "/drift.json", "/widget.js", "/badge/1.svg", "/frame/1", "/healthz", "/openapi.json",
    "/api/v1/articles", "/api/v1/articles/1", "/api/v1/articles/1/changes", "/api/v1/articles/1/versions",
    "/api/v1/articles/1/versions/latest", "/api/v1/articles/1/diff/v1..v2", "/api/v1/articles/1/blame",
    "/api/v1/articles/1/source", "/api/v1/search?q=gates", f"/api/v1/lookup?url={ARTICLE}", f"/timemap/link/{ARTICLE}", f"/timemap/json/{ARTICLE}",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_every_address_answers_with_a_strict_policy(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "unsafe-inline" not in policy
    assert "default-src 'none'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path", [path for path in PATHS if path.startswith(("/api", "/feed", "/articles/1/feed", "/timemap"))]
)
def test_what_a_client_has_is_not_sent_again(client, path):
    first = client.get(path)
    second = client.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (second.status_code, second.content) == (304, b"")


def test_the_readers_page_has_the_fields_the_banner_and_the_changelog(client):
    text = client.get("/articles/1").text
    for words in (
        "Back",
        "Show me the source",
        "Generated on:",
        "Last updated:",
        "1 section out of date",
        "became “about the eight gates”",
    ):
        assert words in text
    start = text.index('<script type="application/ld+json">') + len('<script type="application/ld+json">')
    data = json.loads(text[start : text.index("</script>", start)])
    assert (data["@type"], data["isBasedOn"]) == ("NewsArticle", [SOURCE])
    assert f'content="{data["dateModified"]}"' in text


def test_writing_needs_a_token_that_may_before_the_body_is_judged(client, world):
    assert client.post("/api/v1/articles", content=b"garbage").status_code == 401
    reader = tokens.create(world.app, "r", "read").secret
    writer = tokens.create(world.app, "w", "write").secret
    assert (
        client.post(
            "/api/v1/articles", content=b"x", headers={"Authorization": f"Bearer {reader}"}
        ).status_code
        == 403
    )
    bearer = {"Authorization": f"Bearer {writer}"}
    bad = client.post("/api/v1/articles", content=b"garbage", headers=bearer)
    assert (bad.status_code, bad.headers["content-type"]) == (422, "application/problem+json")
    world.web.pages["https://paper.example/other"] = page(*PARAGRAPHS, title="Other")
    made = client.post("/api/v1/articles", json={"url": "https://paper.example/other"}, headers=bearer)
    assert (made.status_code, made.json()["article"]["title"]) == (201, "Other")


def test_a_public_address_is_closed_to_readers_without_a_token(world):
    closed = TestClient(create_app(world.app, Serving(host="0.0.0.0")))
    assert closed.get("/api/v1/articles").status_code == 401
    opened = TestClient(create_app(world.app, Serving(host="0.0.0.0", public_read=True)))
    assert opened.get("/api/v1/articles").status_code == 200


def test_a_foreign_host_name_on_loopback_is_refused(client):
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400


def test_forms_need_the_token_of_our_own_page(client):
    assert client.post("/add", data={"url": ARTICLE, "token": "x"}).status_code == 403
    client.get("/add")
    text = client.get("/add").text
    token = text.split('name="token" value="')[1].split('"')[0]
    found = client.post("/add", data={"url": SOURCE, "token": token})
    assert "This is what would be tracked" in found.text
    evil = client.post(
        "/add", data={"url": SOURCE, "token": token}, headers={"Origin": "https://evil.example"}
    )
    assert evil.status_code == 403


def test_errors_are_problems_for_programs_and_words_for_people(client):
    told = client.get("/api/v1/articles/nothing-like-it")
    assert (told.status_code, told.headers["content-type"]) == (404, "application/problem+json")
    assert "Did you mean" in client.get("/articles/99", headers={"Accept": "text/html"}).text


def test_feeds_are_read_without_complaint(client):
    for path in ("/feed.atom", "/articles/1/feed.atom"):
        found = feedparser.parse(client.get(path).content)
        assert not found.bozo
        assert found.entries[0].id.startswith("tag:")
        ET.fromstring(client.get(path).content)
    assert client.get("/feed.json").json()["version"] == "https://jsonfeed.org/version/1.1"


def test_a_memento_client_finds_its_way_through_time(client, world):
    wanted = datetime(2026, 11, 20, 9, tzinfo=UTC)
    answer = client.get(
        f"/timegate/{ARTICLE}",
        headers={"Accept-Datetime": f"{wanted:%a, %d %b %Y %H:%M:%S GMT}"},
        follow_redirects=False,
    )
    assert (answer.status_code, answer.headers["vary"]) == (302, "accept-datetime")
    old = client.get(answer.headers["location"])
    assert "Memento-Datetime" in old.headers
    assert "nine gates" in old.text
    raw = client.get(answer.headers["location"].replace("/http", "id_/http", 1))
    assert raw.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in raw.headers["content-security-policy"]
    assert raw.text == page(*PARAGRAPHS)


@pytest.mark.parametrize("payload", HOSTILE)
def test_nothing_from_the_web_is_ever_markup(tmp_path, payload):
    world = World(tmp_path)
    from html import escape

    url = "https://evil.example/x"
    text = f"{escape(payload)} stands in a sentence that is long enough to be running text here."
    world.web.pages[url] = page(text, PARAGRAPHS[1], title=escape(payload))
    track.track(world.app, url)
    confirmed(world, (url, "long enough", "quite long enough"))
    client = at_home(create_app(world.app, Serving()))
    for path in (
        "/",
        "/articles/1",
        "/articles/1/diff/1..2",
        "/articles/1/blame",
        "/articles/1/versions/1",
        "/frame/1",
    ):
        shown = client.get(path).text
        for danger in ("<script>alert", "<img src=x", "<svg onload", "<x xmlns"):
            assert danger not in shown
    feed = feedparser.parse(client.get("/feed.atom").content)
    assert not feed.bozo
    world.app.db.dispose()


def test_a_date_without_a_time_is_shown_as_that_day_and_never_as_midnight(world, client):
    declared = '<meta property="article:published_time" content="{}"><meta property="article:modified_time" content="{}">'
    there = "https://paper.example/dated"
    world.web.pages[there] = page(*PARAGRAPHS, extra=declared.format("2026-11-19", "2026-11-20"))
    world.at = datetime(2026, 11, 21, 23, tzinfo=UTC)
    track.track(world.app, there)
    text = page(*PARAGRAPHS, extra=declared.format("2026-11-19", "2026-11-22")).replace("6.4", "7.1")
    world.web.pages[there] = text
    world.look(hours=4)
    world.look(hours=4)
    world.web.pages[there] = text.replace("2026-11-22", "2026-11-23")
    world.look(hours=24)
    found = client.get(f"/api/v1/lookup?url={there}").json()
    assert (found["generated_on"]["precision"], found["generated_on"]["at"]) == (
        "day",
        "2026-11-19T00:00:00Z",
    )
    assert (found["last_updated"]["precision"], found["last_updated"]["basis"]) == ("day", "publisher")
    shown = client.get(f"/articles/{found['id']}").text
    assert '<time datetime="2026-11-19">19 November 2026</time>' in shown
    assert re.search(r'<time datetime="2026-11-22"[^>]*>22 November 2026</time>', shown)
    assert "date moved to 23 November 2026, the text did not" in shown
    assert '"datePublished": "2026-11-19"' in shown
    assert '"dateModified": "2026-11-22"' in shown
    everywhere = shown + client.get("/").text + client.get(f"/frame/{found['id']}").text
    assert not re.search(r"00:00 UTC|T00:00:00Z", everywhere)


def test_an_advertisement_that_was_there_once_is_left_out_of_what_is_read_and_named(world, client):
    there, boxes = "https://paper.example/boxes", ("Garden chairs for less", "Two weeks by the sea")
    for n in range(7):
        box = f"<p>{boxes[n % 2]}</p>"
        world.web.pages[there] = page(*PARAGRAPHS).replace("<h2>", f"{box}<h2>")
        if n:
            world.look()
        else:
            track.track(world.app, there)
    found = client.get(f"/api/v1/lookup?url={there}").json()
    for address in (f"/articles/{found['id']}", f"/articles/{found['id']}/versions/1"):
        shown = client.get(address).text
        text, beside = shown.split('<details class="beside">')
        assert boxes[0] not in text
        assert f"{boxes[0]} " in beside
        assert "left out of the text" in beside
    kept = client.get(f"/memento/20990101000000/{there}")
    assert boxes[0] not in kept.text
    assert "[1 line left out: what comes and goes by itself]" in kept.text


def test_the_widget_is_small_and_uses_no_markup_of_others(client):
    script = client.get("/widget.js")
    assert len(script.content) < 8192
    assert script.headers["access-control-allow-origin"] == "*"
    assert "innerHTML" not in script.text


def test_who_wrote_it_stands_under_the_headline(client, world):
    signed = "https://news.example/signed"
    world.web.pages[signed] = page("By Ada Brook", *PARAGRAPHS)
    number = track.track(world.app, signed).article.id
    assert '<p class="byline">By Ada Brook</p>' in client.get(f"/articles/{number}").text
    assert 'class="byline"' not in client.get("/articles/1").text


def test_lists_stay_small_and_lookups_find_the_article(client, world):
    assert client.get("/api/v1/articles?limit=1").json()["total"] == 1
    assert client.get("/api/v1/articles?limit=0").status_code == 422
    since = (world.at + timedelta(days=1)).isoformat().replace("+00:00", "Z")
    assert client.get(f"/api/v1/articles/1/changes?since={since}").json()["changes"] == []
    assert client.get(f"/api/v1/lookup?url={ARTICLE}?utm_source=x").json()["id"] == 1


def test_what_changed_since_the_last_look_has_a_permanent_address(client, world):
    first = press(client, "/articles/1/since")
    assert first.headers["location"] == "/articles/1#changelog"
    assert press(client, "/since").headers["location"].startswith("/changes?since=")
    confirmed(world, (ARTICLE, "eight gates", "seven gates"))
    for _ in range(2):  # an address that is only followed changes nothing
        shown = client.get("/articles/1/since", follow_redirects=False)
        assert shown.headers["location"] == "/articles/1/diff/2..3"
        assert "set-cookie" not in shown.headers
        seen = client.get("/since")
        assert "became “about the seven gates”" in seen.text
        assert "became “about the eight gates”" not in seen.text
    assert press(client, "/articles/1/since").headers["location"] == "/articles/1/diff/2..3"
    assert "became “about the seven gates”" in client.get(press(client, "/since").headers["location"]).text
    assert "Nothing changed" in client.get("/since").text
    again = client.get("/articles/1/since", follow_redirects=False)
    assert again.headers["location"] == "/articles/1/diff/3..3"
    client.cookies.set("versioner-looked", "no date")
    assert client.get("/since", follow_redirects=False).headers["location"].startswith("/changes?since=")


def test_lists_of_changes_can_be_narrowed_to_the_silent_ones_and_follow_a_persons_judgement(client, world):
    assert "became “about the eight gates”" in client.get("/changes").text
    # that page was never seen to carry a date: whether it was silent nobody can say
    assert "became “about the eight gates”" not in client.get("/changes?silent=true").text
    there = "https://paper.example/silent"
    world.web.pages[there] = page(
        *PARAGRAPHS, extra='<meta property="article:modified_time" content="2026-11-20T08:00:00Z">'
    )
    track.track(world.app, there)
    confirmed(world, (there, "nine gates", "seven gates"))
    assert "became “about the seven gates”" in client.get("/changes?silent=true").text
    judge.judge(world.app, there + "@2", Verdict.MINOR, reason="a slip")
    assert "became “about the seven gates”" not in client.get("/changes").text
    assert "judged by a person: a slip" in client.get("/changes?all=true").text


def test_a_search_shows_what_is_said_no_more(client):
    text = client.get("/search?q=nine+gates&among=gone").text
    assert "<mark>nine</mark>" in text
    assert "said no more" in text
    assert "No version of any page says that" in client.get("/search?q=whales").text
    assert "name a word" in client.get("/search?q=-").text
    assert client.get("/api/v1/search?q=-").status_code == 422


def test_a_long_history_keeps_its_pages_small(client, world):
    """A hundred and fifty versions: every page stays under 60 KB and leads to the rest."""
    for n in range(150):
        edit(world, ARTICLE, "6.4 percent" if n == 0 else f"{n + 6}.4 percent", f"{n + 7}.4 percent")
        world.look()
    world.look()
    count = client.get("/api/v1/articles/1").json()["versions"]
    assert count > 150
    for path in (
        "/articles/1",
        f"/articles/1/diff/1..{count}",
        f"/articles/1/versions/{count}",
        "/articles/1/changes",
    ):
        assert len(client.get(path).content) < 60_000, path
    around = sum(len(client.get(f"/static/{name}").content) for name in ("style.css", "site.js"))
    assert len(client.get("/changes").content) + around < 60_000
    text = client.get("/articles/1").text
    assert f"60 of {count} versions, the weightiest" in text
    assert f'<a href="/articles/1/changes">All {count - 1} changes</a>' in text
    assert "substantive; larger where more changed" in text
    seen = sum(client.get(f"/articles/1/changes?page={n}").text.count("word by word") for n in range(1, 6))
    assert seen == count - 1


def test_a_preview_says_what_is_left_out_and_why_and_keeps_the_source_that_was_given(client, world):
    furniture = (
        "<nav><a href=/a>Home</a> <a href=/b>Sport</a></nav><footer>© The Paper</footer>"
        "<form><label>Newsletter <input type=email></label></form><main>"
    )
    html = page(*PARAGRAPHS, "3 min read", title="Other").replace("<main>", furniture)
    world.web.pages["https://paper.example/other"] = html
    token, *_ = re.findall(r'name="token" value="([^"]+)"', client.get("/add").text)
    form = {"url": "https://paper.example/other", "source": "https://council.example/plan", "token": token}
    text = client.post("/add", data=form).text
    for words in (
        'Home Sport <span class="quiet">navigation</span>',
        '© The Paper <span class="quiet">the page&#39;s footer</span>',
        "Newsletter",
        '<li>3 min read <span class="quiet">',
        'value="https://council.example/plan" checked',
    ):
        assert words in text, words
    assert "council met" not in text.partition("Left out")[2]
    made = client.post("/add", data=form | {"sure": "yes"}, follow_redirects=False)
    listed = client.get(f"/api/v1{made.headers['location']}").json()
    assert [source["url"] for source in listed["sources"]] == ["https://council.example/plan"]


def test_a_body_without_a_length_is_cut_off_too(client, world):
    bearer = {"Authorization": f"Bearer {tokens.create(world.app, 'w', 'write').secret}"}
    answer = client.post("/api/v1/articles", content=(b" " * 1024 for _ in range(100)), headers=bearer)
    assert answer.status_code == 413
    form = client.post(
        "/add",
        content=(b"url=" + b"x" * 1024 for _ in range(100)),
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )
    assert form.status_code == 413


def test_refusals_carry_the_same_policy(client):
    for answer in (
        client.get("/", headers={"Host": "evil.example"}),
        client.post("/api/v1/articles", content=b"x", headers={"Content-Length": "100000"}),
    ):
        assert answer.status_code in {400, 413}
        assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_people_are_told_in_a_page_what_makes_no_sense(client):
    people = {"Accept": "text/html"}
    for path in (
        "/changes?since=soon",
        "/search?q=a&among=nothing",
        "/?page=0",
        "/articles/1/changes?page=x",
    ):
        answer = client.get(path, headers=people)
        assert (answer.status_code, answer.headers["content-type"]) == (422, "text/html; charset=utf-8"), path
        assert client.get(path).headers["content-type"] == "application/problem+json"


def test_a_conditional_question_leaves_a_whole_answer_for_the_next(client, monkeypatch):
    """Feed readers ask conditionally for ever: when what was kept is too old, it is made once, not each time."""
    tag = client.get("/feed.atom").headers["etag"]
    moment = time.monotonic() + 2 * responses.SECONDS
    monkeypatch.setattr(time, "monotonic", lambda: moment)
    made: list[int] = []

    def recent(*given, **named):
        made.append(1)
        return ()

    monkeypatch.setattr(changes, "latest", recent)
    first = client.get("/feed.atom", headers={"If-None-Match": '"of another time"'})
    again = client.get("/feed.atom", headers={"If-None-Match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content, len(made)) == (200, 304, b"", 1)
    assert tag != first.headers["etag"]


def test_a_large_answer_is_not_kept_and_not_sent_again_either(client, monkeypatch):
    monkeypatch.setattr(responses, "LARGEST", 10)
    tag = client.get("/articles/1").headers["etag"]
    again = client.get("/articles/1", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_every_page_leads_to_every_place_and_says_how_much_waits(client, world):
    text = client.get("/articles/1").text
    places = re.findall(r'<li><a href="([^"]+)"[^>]*>([^<]+)', text)
    assert [name.strip() for _, name in places[:7]] == [
        "Articles", "Changes", "Corrections", "Out of date", "Waiting", "Search", "Add",
    ]  # fmt: skip
    for path, _ in places[:7]:
        assert client.get(path).status_code == 200, path
        assert client.get(path).text.count('aria-current="page"') == 1, path
    assert 'Out of date <span class="count">1</span>' in text
    assert "Waiting <span" not in text
    edit(world, ARTICLE, "eight gates", "five gates")
    world.look()
    assert 'Waiting <span class="count">1</span>' in client.get("/search").text


def test_strangers_learn_no_counts_from_an_error(world):
    closed = TestClient(create_app(world.app, Serving(host="0.0.0.0")))
    answer = closed.get("/", headers={"Accept": "text/html"})
    assert (answer.status_code, 'class="count"' in answer.text) == (401, False)


def test_the_articles_are_a_line_each_and_their_filters_combine(client, world):
    other = "https://elsewhere.example/tide"
    world.web.pages[other] = page(*PARAGRAPHS, title="The tide")
    track.track(world.app, other)
    tagging.tag(world.app, "1", ["harbour"])
    tagging.tag(world.app, other, ["harbour"])
    text = client.get("/").text
    assert text.count("<tr>") == 3
    assert "became “about the eight gates”" in text
    assert "The tide" in client.get("/?tag=harbour").text
    assert "The tide" not in client.get("/?tag=harbour&host=paper.example").text
    assert "The tide" in client.get("/?tag=harbour&host=elsewhere.example&sort=host").text
    assert "Nothing fits" in client.get("/?tag=harbour&host=elsewhere.example&show=drift").text
    assert "1 article<" in client.get("/?host=elsewhere.example").text
    for column in ("title", "host", "changed", "checked", "state"):
        assert client.get(f"/?sort={column}").text.count("aria-sort") == 1


def test_many_articles_are_tagged_looked_at_and_let_go_at_once(client, world):
    assert "checkbox" not in client.get("/").text
    text = client.get("/?select=1&sort=title").text
    (token,) = re.findall(r'name="token" value="([^"]+)"', text)
    sent = {"token": token, "ids": ["1"], "query": "select=1&sort=title"}
    made = client.post(
        "/articles/many", data=sent | {"action": "tag", "name": "Tides"}, follow_redirects=False
    )
    assert (made.status_code, made.headers["location"]) == (303, "/?select=1&sort=title")
    assert client.get("/api/v1/articles/1").json()["tags"] == ["tides"]
    before = client.get("/api/v1/articles/1").json()["last_checked"]
    world.at += timedelta(hours=1)
    client.post("/articles/many", data=sent | {"action": "check"}, follow_redirects=False)
    assert client.get("/api/v1/articles/1").json()["last_checked"] > before
    client.post("/articles/many", data=sent | {"action": "untag", "name": "tides"}, follow_redirects=False)
    client.post("/articles/many", data=sent | {"action": "untrack"}, follow_redirects=False)
    shown = client.get("/api/v1/articles/1").json()
    assert (shown["tags"], shown["tracked"]) == ([], False)
    client.post("/articles/many", data=sent | {"action": "resume"}, follow_redirects=False)
    assert client.get("/api/v1/articles/1").json()["tracked"] is True
    taken = client.post("/articles/many", data=sent | {"action": "export", "form": "jsonl"})
    assert 'filename="versioner-' in taken.headers["content-disposition"]
    rows = [json.loads(line) for line in taken.text.splitlines()]
    assert [row["id"] for row in rows if row["table"] == "articles"] == [1]
    assert client.post("/articles/many", data=sent | {"ids": [], "action": "export"}).status_code == 422
    assert client.post("/articles/many", data=sent | {"token": "x", "action": "check"}).status_code == 403
    assert client.post("/articles/many", data=sent | {"ids": [], "action": "check"}).status_code == 422
    assert client.post("/articles/many", data=sent | {"action": "erase"}).status_code == 422


def test_what_waits_is_shown_before_it_is_decided_on(client, world):
    assert "Nothing waits" in client.get("/waiting").text
    edit(world, ARTICLE, "eight gates", "five gates")
    world.web.pages[SOURCE] = page("Log in to go on reading.", title="Log in")
    world.look()
    text = client.get("/waiting").text
    assert "became “about the five gates”" not in text  # the diff says it: once is enough
    assert text.index("[inserted: </span>five") < text.index("Accept what waits")
    assert "[inserted: </span>five" in client.get("/waiting?article=1").text
    (token,) = set(re.findall(r'name="token" value="([^"]+)"', client.get("/waiting").text))
    sent = {"token": token, "verdict": "accept", "back": "waiting"}
    made = client.post("/articles/1/decide", data=sent, follow_redirects=False)
    assert (made.status_code, made.headers["location"]) == (303, "/waiting")
    assert "Nothing waits" in client.get("/waiting?article=1").text
    assert client.get("/waiting?article=99").status_code == 404


def test_a_page_in_doubt_is_shown_beside_what_was_accepted(client, world):
    world.web.pages[ARTICLE] = page("Log in to go on reading.", title="Log in")
    world.look()
    text = client.get("/waiting?article=1").text
    accepted, waiting = text.index("<h3>Accepted</h3>"), text.index("Accept would take this instead")
    assert accepted < text.index("eight gates") < waiting < text.index("Log in to go on reading", waiting)


def test_changes_stand_under_their_days_and_a_form_that_is_left_open_asks_for_nothing(client):
    text = client.get("/changes?words=&tag=&host=&since=&significance=").text
    assert '<h2>20 November 2026 <span class="quiet">' in text
    assert text.count("<details") == text.count("</summary>") > 0
    assert client.get("/changes?silent=&significance=minor").status_code == 200
    first = client.get("/since", follow_redirects=False)
    assert first.headers["location"].startswith("/changes?since=2026-11-")


def test_what_is_written_from_the_right_is_set_apart_on_pages_and_in_feeds(client, world):
    address, title = "https://aswat.example/sea", "حاجز المد في الميناء"
    inner = "<p>وقال العمدة إن البناء يبدأ قبل الشتاء المقبل في الميناء القديم.</p><p>تكلف الخطة 6.4 مليون في السنة من ميزانية المدينة.</p>"
    world.web.pages[address] = f'<html lang="ar"><body><main><h1>{title}</h1>{inner}</main></body></html>'
    number = track.track(world.app, address).article.id
    confirmed(world, (address, "6.4", "7.4"))
    [told] = [
        one["title"]
        for one in client.get("/feed.json").json()["items"]
        if f"articles/{number}/" in one["url"]
    ]
    assert told.startswith(f"\u2068{title}\u2069: “\u2068")
    (sentence,) = client.get(f"/api/v1/articles/{number}/changes").json()["changes"][0]["summary"]
    assert sentence.count("\u2068") == sentence.count("\u2069") == 2
    assert sentence in client.get(f"/articles/{number}").text
    assert f'<h1 dir="auto">{title}</h1>' in client.get(f"/articles/{number}/versions/1").text
