"""The ledger of corrections and the page of channels, for people and programs."""

import json
import re
from dataclasses import replace

import feedparser
import pytest
from fastapi.testclient import TestClient

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, SOURCE, World, edit, page
from tests.notify.receiver import receiving
from tests.web.clients import at_home
from versioner.fetch.post import HttpPoster
from versioner.ingest import tagging, tokens, track
from versioner.notify import channels
from versioner.notify.webhook import new_secret
from versioner.web.app import Serving, create_app

NOTE = "Correction: An earlier version of this article misstated how much the maintenance budget rose. </script><script>"
SECRET = new_secret(bytes(32))


@pytest.fixture
def world(tmp_path):
    found = World(tmp_path)
    found.app = replace(
        found.app,
        open_poster=lambda: HttpPoster(
            user_agent="versioner/0", allow_networks=("127.0.0.0/8",), now=found.now
        ),
    )
    found.web.pages = {ARTICLE: page(*PARAGRAPHS), SOURCE: page(*PARAGRAPHS, title="The plan")}
    track.track(found.app, ARTICLE)
    track.track(found.app, SOURCE)
    edit(found, ARTICLE, "6.4 percent", "9.7 percent")
    text = NOTE.replace("<", "&lt;").replace(">", "&gt;")
    edit(found, ARTICLE, "</main>", f"<p>{text}</p></main>")
    edit(found, SOURCE, "nine gates", "eight gates")
    found.look()
    found.look()
    yield found
    found.app.db.dispose()


@pytest.fixture
def client(world):
    return at_home(create_app(world.app, Serving()))


def test_the_ledger_holds_corrections_with_what_they_explain_and_no_silent_edit(client):
    shown = client.get("/corrections").text
    assert "misstated how much" in shown
    assert "[inserted: </span>9.7<" in shown
    assert "The plan" not in shown
    (one,) = client.get("/api/v1/corrections").json()["corrections"]
    assert one["article"]["url"] == ARTICLE
    assert one["text"].startswith("Correction: An earlier version")
    assert [edit["kind"] for edit in one["explains"]] == ["number"]


def test_the_ledger_speaks_schema_org_and_nothing_ends_its_script(client):
    shown = client.get("/corrections").text
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', shown, re.DOTALL)
    (comment,) = json.loads(found)["@graph"]
    assert comment["@type"] == "CorrectionComment"
    assert comment["correctedWork"]["url"] == ARTICLE
    assert comment["text"] == NOTE.strip()


def test_corrections_are_had_by_host_and_tag_and_as_feeds(world, client):
    tagging.tag(world.app, ARTICLE, ["budget"])
    for query, count in (
        ("host=paper.example", 1),
        ("host=council.example", 0),
        ("tag=budget", 1),
        ("tag=x", 0),
    ):
        assert len(client.get(f"/api/v1/corrections?{query}").json()["corrections"]) == count
        assert len(feedparser.parse(client.get(f"/corrections.atom?{query}").text).entries) == count
        assert len(client.get(f"/corrections.json?{query}").json()["items"]) == count
    assert client.get("/corrections?sort=x").status_code == 422
    assert client.get("/corrections.atom?sort=x").status_code == 422


def token_of(client):
    (found, *_) = re.findall(r'name="token" value="([0-9a-f]+)"', client.get("/notify").text)
    return found


def test_a_channel_is_added_tested_and_removed_by_forms_and_its_address_shown_never(world, client):
    with receiving(SECRET) as receiver:
        sent = {"url": receiver.url, "on": ["change", "failing"], "after": 5, "token": token_of(client)}
        added = client.post("/notify", data=sent)
        assert "whsec_" in added.text
        assert "secret-path" not in added.text
        shown = client.get("/notify").text
        assert "whsec_" not in shown
        assert "secret-path" not in shown
        assert "change, failing, failing from check 5 on" in shown
        tried = client.post("/notify/1/test", data={"token": token_of(client)})
        assert "401" in tried.text  # the receiver knows another secret, and says so
    removed = client.post("/notify/1/remove", data={"token": token_of(client)}, follow_redirects=False)
    assert removed.status_code == 303
    assert channels.channels(world.app) == ()


def test_a_form_from_elsewhere_changes_nothing(world, client):
    assert client.post("/notify", data={"url": "https://desk.example/", "token": "0"}).status_code == 403
    assert channels.channels(world.app) == ()


def test_programs_need_a_token_to_write_and_hear_a_secret_once(world, client):
    wanted = {"url": "https://desk.example/T0KEN", "on": ["drift"], "digest": None, "after": 7}
    assert client.post("/api/v1/notify", json=wanted).status_code == 401
    bearer = {"Authorization": f"Bearer {tokens.create(world.app, 'desk', scope='write').secret}"}
    added = client.post("/api/v1/notify", json=wanted, headers=bearer)
    assert added.status_code == 201
    assert added.json()["secret"].startswith("whsec_")
    listed = client.get("/api/v1/notify", headers=bearer)
    assert listed.json()["channels"][0]["to"] == "https://desk.example/…"
    assert listed.json()["channels"][0]["after"] == 7
    assert "T0KEN" not in listed.text
    assert client.post("/api/v1/notify", json={**wanted, "after": 0}, headers=bearer).status_code == 422
    assert client.post("/api/v1/notify", json={**wanted, "on": ["x"]}, headers=bearer).status_code == 422
    assert client.post("/api/v1/notify", json={"url": "slack://a/b/c"}, headers=bearer).status_code == 422
    assert client.delete("/api/v1/notify/1", headers=bearer).status_code == 204
    assert client.delete("/api/v1/notify/1", headers=bearer).status_code == 404
    assert client.get("/api/v1/notify/log").json() == {"deliveries": []}


def test_readers_of_a_public_server_are_not_told_of_channels(world):
    public = TestClient(create_app(world.app, Serving(host="0.0.0.0", public_read=True)))
    for path in ("/notify", "/api/v1/notify", "/api/v1/notify/log"):
        assert public.get(path).status_code == 401
    assert public.get("/corrections").status_code == 200
