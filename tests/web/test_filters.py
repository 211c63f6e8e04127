"""Filters on every list and feed: what fits is told, and what nobody knows is refused, not ignored."""

from __future__ import annotations

import re

import pytest

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, SOURCE, edit, page
from tests.web.clients import at_home
from tests.web.routes import read_addresses
from tests.web.worlds import kept
from versioner.ingest import tagging, tokens, track
from versioner.web.app import Serving, create_app

OTHER = "https://other.example/story"
LISTS = re.compile(r"/|/(changes|corrections|drift|search|waiting|since)|.*\.(atom|json)|/api/v1/.*")


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    with kept(
        tmp_path_factory.mktemp("filters"), source=True, others={OTHER: page(*PARAGRAPHS, title="Another")}
    ) as found:
        track.track(found.app, OTHER)
        edit(found, ARTICLE, "nine gates", "eight gates")
        edit(found, OTHER, "Traders at", "Traders near")
        edit(found, SOURCE, "6.4 percent", "9.9 percent")
        found.look()
        found.look()
        tagging.tag(found.app, ARTICLE, ["harbour"])
        yield found


@pytest.fixture
def client(world):
    found = at_home(create_app(world.app, Serving(rate_limit=10**6)))
    found.headers["Authorization"] = f"Bearer {tokens.create(world.app, 'desk', 'write').secret}"
    return found


def test_no_list_and_no_feed_ignores_a_parameter(client):
    paths = {path for path, _ in read_addresses(client.app, {}) if LISTS.fullmatch(path)} - {"/openapi.json"}
    assert {"/", "/feed.atom", "/articles/1/feed.json", "/articles/1/drift.atom", "/api/v1/follows"} <= paths
    for path in sorted(paths - {"/timemap/json/1"}):
        answer = client.get(path, params={"unheard": "1"})
        assert (answer.status_code, "unheard" in answer.text) == (422, True), path


def told(client, path):
    return [one["url"].split("/articles/")[1] for one in client.get(path).json()["items"]]


def test_the_same_filters_narrow_every_feed(client):
    assert told(client, "/feed.json?tag=harbour") == ["1/diff/1..2"]
    assert told(client, "/feed.json?host=other.example&all=1") == ["3/diff/1..2"]
    assert told(client, "/articles/1/feed.json") == ["1/diff/1..2"]
    assert told(client, "/articles/1/feed.json?words=eight") == ["1/diff/1..2"]
    assert told(client, "/articles/1/feed.json?words=unsaid") == []
    assert told(client, "/articles/1/feed.json?significance=minor") == []
    assert told(client, "/articles/1/feed.json?since=2099-01-01") == []
    everything = told(client, "/drift.json")
    assert everything
    assert told(client, "/drift.json?tag=harbour&host=paper.example") == everything
    assert told(client, "/drift.json?tag=none") == told(client, "/drift.json?host=other.example") == []


def test_a_narrowed_feed_is_a_feed_of_its_own(client):
    for path in ("/feed.json?tag=harbour", "/articles/1/feed.json?silent=1", "/drift.json?tag=harbour", "/corrections.json?tag=x"):  # fmt: skip
        assert client.get(path).json()["feed_url"].endswith(path)


def test_the_feed_beside_what_changed_tells_what_the_page_does(client):
    for query in ("", "?tag=harbour&words="):
        page_text = client.get(f"/changes{query}").text
        told = r'<link rel="alternate" type="application/feed.json"[^>]*href="([^"]+)"'
        feed = re.findall(told, page_text)[0]
        entries = client.get(feed.replace("&amp;", "&")).json()["items"]
        shown = set(re.findall(r"/articles/(\d+)/changes/", page_text))
        assert {re.findall(r"/articles/(\d+)", one["url"])[0] for one in entries} == shown
        assert shown
