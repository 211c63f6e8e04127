"""Formats that others read: Atom against RFC 4287, JSON Feed 1.1, JSON-LD by extruct, Memento by a client."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit

import extruct
import feedparser
import pytest
from lxml import etree

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, SOURCE, World, edit, page
from tests.web.clients import at_home
from versioner.ingest import track
from versioner.web.app import Serving, create_app

GRAMMAR = Path(__file__).parents[1] / "data" / "atom.rng"
NOTE = "Correction: an earlier version gave a wrong number of gates. \x0b<b>&amp;"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """Three versions, a note, a source that moved on, and words that would break a careless feed."""
    found = World(tmp_path_factory.mktemp("standards"))
    found.web.pages = {
        ARTICLE: page(*PARAGRAPHS, title="The gates &amp; the &lt;wall&gt; ]]&gt;"),
        SOURCE: page(*PARAGRAPHS, title="The plan"),
    }
    track.track(found.app, ARTICLE, sources=[SOURCE])
    for before, after in (("nine gates", "eight gates"), ("eight gates", "seven gates")):
        edit(found, ARTICLE, before, after)
        found.look()
        found.look(hours=30)
    edit(found, ARTICLE, "</main>", f"<p>{NOTE}</p></main>")
    edit(found, SOURCE, "6.4 percent", "5.1 percent")
    edit(found, SOURCE, "met on Monday", "met on Friday")
    found.look()
    found.look()
    yield found
    found.app.db.dispose()


@pytest.fixture(scope="module")
def client(world):
    return at_home(create_app(world.app, Serving(websub_hub="https://hub.example/")))


@pytest.mark.parametrize(
    "path",
    ["/feed.atom", "/articles/1/feed.atom", "/articles/1/feed.atom?section=s1", "/articles/1/drift.atom", "/drift.atom", "/articles/2/feed.atom"],
)  # fmt: skip
def test_feeds_are_what_rfc_4287_demands(client, path):
    answer = client.get(path)
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    root = etree.fromstring(answer.content)
    grammar = etree.RelaxNG(etree.parse(GRAMMAR))
    assert grammar.validate(root), grammar.error_log
    # what a grammar cannot say (§4.1.1, §4.1.2, §4.2.6, §4.2.7.2)
    ids = [node.text for node in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    assert len(root.findall(f"{ATOM}link[@rel='self']")) == 1
    for holder in (root, *root.findall(f"{ATOM}entry")):
        kinds = Counter(
            (link.get("type"), link.get("hreflang"))
            for link in holder.findall(f"{ATOM}link[@rel='alternate']")
        )
        assert kinds
        assert set(kinds.values()) == {1}
    updated = [node.text for node in root.iter(f"{ATOM}updated")]
    assert root.findtext(f"{ATOM}updated") == max(updated)
    parsed = feedparser.parse(answer.content)
    assert not parsed.bozo
    assert len(parsed.entries) == len(ids) - 1


def test_the_grammar_refuses_what_rfc_4287_refuses(client):
    """A test that cannot fail is none: each of these breaks the feed that passed."""
    whole = client.get("/articles/1/feed.atom").text
    grammar = etree.RelaxNG(etree.parse(GRAMMAR))
    for pattern, instead in (
        (r"<updated>[^<]*</updated>", ""),
        (r"<updated>[^<]*</updated>", "<updated>yesterday</updated>"),
        (r"<id>[^<]*</id>", ""),
        (r"<author>.*?</author>", ""),
        (r'href="[^"]*"', 'href="/relative"'),
        (r"<title>", "<title>x</title><title>"),
    ):
        broken = re.sub(pattern, instead, whole, count=1, flags=re.DOTALL)
        assert broken != whole
        assert not grammar.validate(etree.fromstring(broken.encode())), pattern


def test_the_json_feed_is_1_1(client):
    feed = client.get("/articles/1/feed.json").json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["items"]
    assert feed["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_html"]
        assert datetime.fromisoformat(item["date_published"]) <= datetime.fromisoformat(item["date_modified"])


def test_what_is_out_of_date_is_a_feed_of_its_own(client):
    one, every = (client.get(path).json()["items"] for path in ("/articles/1/drift.json", "/drift.json"))
    assert len(one) == len(every) == len({item["id"] for item in every}) == 2
    assert {item["id"] for item in one} == {item["id"] for item in every}
    assert any("5.1 percent" in item["content_text"] for item in every)


def test_json_ld_is_read_by_extruct_and_agrees_with_the_page(client):
    text = client.get("/articles/1").text
    found = extruct.extract(text, syntaxes=["json-ld", "opengraph"])
    (data,) = found["json-ld"]
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == "The gates & the <wall> ]]>"
    assert (data["url"], data["isBasedOn"]) == (ARTICLE, [SOURCE])
    article = client.get("/api/v1/articles/1").json()
    assert (data["datePublished"], data["dateModified"]) == (
        article["generated_on"]["at"],
        article["last_updated"]["at"],
    )
    (correction,) = data["correction"]
    assert correction["@type"] == "CorrectionComment"
    assert correction["text"].startswith("Correction: an earlier version")
    properties = dict(re.findall(r'<meta property="(article:[a-z_]+)" content="([^"]*)"', text))
    assert properties == {
        "article:modified_time": data["dateModified"],
        "article:published_time": data["datePublished"],
    }
    assert client.get(urlsplit(data["archivedAt"]).path).status_code == 200


LINK = re.compile(r'<([^>]*)>((?:\s*;\s*[a-z]+="[^"]*")*)\s*(?:,|$)')


def links(header):
    """A Link header or a link-format TimeMap (RFC 8288 §3): target and parameters of each link."""
    found = []
    rest = header.strip()
    while rest:
        match = LINK.match(rest)
        assert match, rest[:80]
        found.append((match[1], dict(re.findall(r'([a-z]+)="([^"]*)"', match[2]))))
        rest = rest[match.end() :].lstrip()
    return found


class MementoClient:
    """What RFC 7089 asks of a client: from an original to its TimeGate, to a memento, to its neighbours."""

    def __init__(self, http):
        self.http = http

    def gate(self, url, at=None):
        headers = {"Accept-Datetime": format_datetime(at, usegmt=True)} if at else {}
        answer = self.http.get(f"/timegate/{url}", headers=headers, follow_redirects=False)
        assert (answer.status_code, answer.headers["vary"].lower()) == (302, "accept-datetime")
        assert "memento-datetime" not in answer.headers
        return self.memento(answer.headers["location"])

    def memento(self, url):
        answer = self.http.get(url)
        assert answer.status_code == 200
        return (
            parsedate_to_datetime(answer.headers["memento-datetime"]),
            answer,
            links(answer.headers["link"]),
        )

    def timemap(self, url):
        answer = self.http.get(url)
        assert answer.headers["content-type"].startswith("application/link-format")
        return links(answer.text)


def only(found, rel):
    return [(url, given) for url, given in found if rel in given["rel"].split()]


def test_a_memento_client_walks_from_the_gate_through_all_versions(client):
    walker = MementoClient(client)
    latest, answer, given = walker.gate(ARTICLE)
    ((original, _),) = only(given, "original")
    ((timemap, shape),) = only(given, "timemap")
    assert (original, shape["type"]) == (ARTICLE, "application/link-format")
    assert only(given, "timegate")[0][0].endswith(f"/timegate/{ARTICLE}")
    assert "seven gates" in answer.text

    listed = walker.timemap(timemap)
    mementos = only(listed, "memento")
    assert len(mementos) == client.get("/api/v1/articles/1").json()["versions"] == 4
    assert only(listed, "first") == mementos[:1]
    assert only(listed, "last") == mementos[-1:]
    (own,) = only(listed, "self")
    assert (own[1]["from"], own[1]["until"]) == (mementos[0][1]["datetime"], mementos[-1][1]["datetime"])

    url, seen, at = mementos[0][0], [], None
    while url:
        at, _, given = walker.memento(url)
        assert format_datetime(at, usegmt=True) == dict(mementos_by_url(mementos))[url]
        seen.append(url)
        url = next((target for target, _ in only(given, "next")), None)
    assert seen == [target for target, _ in mementos]
    assert at == latest
    assert [target for target, _ in only(given, "prev")] == seen[-2:-1]

    as_json = client.get(f"/timemap/json/{ARTICLE}").json()
    assert [one["uri"] for one in as_json["mementos"]["list"]] == seen


def mementos_by_url(mementos):
    return [(url, given["datetime"]) for url, given in mementos]


def test_each_moment_has_the_version_in_effect(client):
    walker = MementoClient(client)
    mementos = only(walker.timemap(f"/timemap/link/{ARTICLE}"), "memento")
    times = [parsedate_to_datetime(given["datetime"]) for _, given in mementos]
    for n, at in enumerate(times):
        assert walker.gate(ARTICLE, at)[0] == at
        assert walker.gate(ARTICLE, at - timedelta(seconds=1))[0] == times[max(n - 1, 0)]
    assert walker.gate(ARTICLE, times[-1] + timedelta(days=900))[0] == times[-1]
    assert client.get(f"/timegate/{ARTICLE}", headers={"Accept-Datetime": "soon"}).status_code == 400
    assert client.get("/timegate/https://nobody.example/").status_code == 404


def test_only_a_versions_own_time_is_kept_for_ever(client):
    exact = only(MementoClient(client).timemap(f"/timemap/link/{ARTICLE}"), "memento")[0][0]
    assert "immutable" in client.get(exact).headers["cache-control"]
    later = f"/memento/{datetime(2026, 12, 24, tzinfo=UTC):%Y%m%d%H%M%S}/{ARTICLE}"
    assert "immutable" not in client.get(later).headers["cache-control"]
