"""Every verb of the command line over the API: as a program with a token does it, from the first look to the last."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace

import pytest

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, SOURCE, World, edit, page
from tests.web.clients import at_home
from versioner.cli.main import COMMANDS
from versioner.ingest import tokens
from versioner.library import Versioner
from versioner.queries.proof import check as check_proof
from versioner.storage import pages
from versioner.storage.keys import signing_key
from versioner.web.app import Serving, create_app
from versioner.web.reference import operations

FEED = "https://paper.example/feed.json"
ITEMS = [
    {"id": f"https://paper.example/s{n}", "url": f"https://paper.example/s{n}", "title": f"S {n}"}
    for n in (1, 2)
]


@pytest.fixture
def world(tmp_path):
    found = World(tmp_path)
    found.app = replace(found.app, signing_key=lambda: signing_key(tmp_path / "log.key"))
    found.web.pages = {ARTICLE: page(*PARAGRAPHS), SOURCE: page(*PARAGRAPHS, title="The plan")}
    yield found
    found.app.db.dispose()


def program(world, scope="write"):
    client = at_home(create_app(world.app, Serving()))
    client.headers["Authorization"] = f"Bearer {tokens.create(world.app, scope, scope).secret}"
    return client


@pytest.fixture
def api(world):
    return program(world)


def test_an_article_is_kept_as_asked_and_changed_as_asked(world, api):
    wanted = {
        "url": ARTICLE,
        "sources": [SOURCE],
        "cron": "0 6 * * *",
        "tz": "Europe/Paris",
        "title": "Gates",
        "headers": {"X-Key": "hush"},
        "visibility": "unlisted",
    }
    made = api.post("/api/v1/articles", json=wanted)
    assert (made.status_code, made.headers["location"]) == (201, "/api/v1/articles/1")
    article = made.json()["article"]
    assert (article["title"], article["visibility"], len(article["sources"])) == ("Gates", "unlisted", 1)
    assert "Europe/Paris" in article["schedule"]
    assert "hush" not in made.text
    assert api.post("/api/v1/articles", json=wanted).status_code == 200
    changed = {"every": "2h", "title": "The gates", "visibility": "public", "remove_sources": [SOURCE]}
    article = api.patch("/api/v1/articles/1", json=changed).json()
    assert (article["title"], article["visibility"], article["sources"]) == ("The gates", "public", [])
    assert article["schedule"] == "every 2 hours"
    assert api.patch("/api/v1/articles/1", json={"pause": True}).json()["tracked"] is False
    assert api.patch("/api/v1/articles/1", json={"visibility": "private"}).json()["tracked"] is False
    assert api.patch("/api/v1/articles/1", json={"pause": False}).json()["tracked"] is True
    for asked in (True, False):
        assert api.patch("/api/v1/articles/1", json={"browser": asked}).status_code == 200
        with world.app.db.read() as session:
            assert pages.page(session, 1).browser is asked


def test_changes_are_looked_for_judged_tagged_proven_and_let_go(world, api):
    api.post("/api/v1/articles", json={"url": ARTICLE})
    edit(world, ARTICLE, "6.4 percent", "9.7 percent")
    outcomes = [api.post("/api/v1/articles/1/check").json()["checks"][0]["outcome"] for _ in range(2)]
    assert outcomes == ["pending", "changed"]
    assert api.post("/api/v1/check", json={"articles": ["1"]}).json()["checks"][0]["page"] == 1
    versions = api.get("/api/v1/articles/1/versions", params={"offset": 1, "limit": 1}).json()
    assert ([one["number"] for one in versions["versions"]], versions["total"]) == ([2], 2)
    judged = api.post("/api/v1/articles/1/versions/2/judge", json={"significance": "minor", "reason": "so"})
    assert judged.json()["judgement"]["verdict"] == "minor"
    assert api.get("/api/v1/articles/1").json()["last_updated"] is None
    assert api.post("/api/v1/articles/1/tags", json={"tags": ["Budget ", "gates"]}).json()["tags"] == [
        "budget",
        "gates",
    ]
    assert api.get("/api/v1/tags").json() == {
        "tags": [{"tag": "budget", "pages": 1}, {"tag": "gates", "pages": 1}]
    }
    assert [one["id"] for one in api.get("/api/v1/articles?tag=gates&sort=title").json()["articles"]] == [1]
    assert api.delete("/api/v1/articles/1/tags/gates").json()["tags"] == ["budget"]
    proven = api.post("/api/v1/articles/1/versions/2/proof").json()
    assert check_proof(json.dumps(proven).encode()).holds
    bundle = api.post("/api/v1/articles/1/evidence/1..2")
    assert "datapackage.json" in zipfile.ZipFile(io.BytesIO(bundle.content)).namelist()
    assert api.post("/api/v1/articles/1/rederive").json()["pages"] == 1
    assert api.get("/api/v1/articles/1/noise").json()["noise"] == []
    assert api.get("/api/v1/status").json()["pages"] == {"ok": 1}
    assert api.delete("/api/v1/articles/1").json()["article"]["tracked"] is True
    assert api.get("/api/v1/articles/1").json()["tracked"] is False
    assert api.delete("/api/v1/articles/1?erase=true").status_code == 403
    assert program(world, "admin").delete("/api/v1/articles/1?erase=true").json()["deleted"] is True
    assert api.get("/api/v1/articles/1").status_code == 404


def test_what_waits_is_accepted_or_rejected(world, api):
    api.post("/api/v1/articles", json={"url": ARTICLE})
    assert api.post("/api/v1/articles/1/accept").status_code == 422  # nothing waits
    world.web.pages[ARTICLE] = page("Please sign in to read on.")
    api.post("/api/v1/articles/1/check")
    assert api.get("/api/v1/articles/1").json()["status"] == "suspect"
    done = api.post("/api/v1/articles/1/reject", json={"reason": "a wall"})
    assert (done.status_code, done.json()["judgement"]["reason"]) == (200, "a wall")
    assert api.post("/api/v1/articles/1/accept", json={"why": "x"}).status_code == 422


def test_lists_are_followed_and_let_go(world, api):
    world.web.pages[FEED] = json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": ITEMS}
    )
    world.web.pages |= {one["url"]: page(*PARAGRAPHS, title=one["title"]) for one in ITEMS}
    shown = api.post("/api/v1/follows/preview", json={"url": FEED, "match": ["S 1"]}).json()
    assert len(shown["entries"]) == 2
    assert api.get("/api/v1/follows").json() == {"follows": []}
    made = api.post("/api/v1/follows", json={"url": FEED, "every": "1h", "tags": ["feed"], "keep": "30d"})
    assert (made.status_code, made.json()["follow"]["every"]) == (201, 3600)
    assert [one["url"] for one in api.get("/api/v1/follows").json()["follows"]] == [FEED]
    assert api.delete("/api/v1/follows/1").json()["removed"]["id"] == 1
    assert api.delete("/api/v1/follows/1").status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        {"url": ARTICLE, "every": "1h", "adaptive": True},
        {"url": ARTICLE, "tz": "Europe/Paris"},
        {"url": ARTICLE, "cron": "not a line"},
        {"url": ARTICLE, "headers": {"X\r\nEvil": "1"}},
        {"url": ARTICLE, "headers": {"X": "a\nb"}},
        {"url": ARTICLE, "visibility": "secret"},
        {"url": ARTICLE, "unknown": 1},
        {"url": "ftp://paper.example/"},
        {},
    ],
)
def test_what_makes_no_sense_is_422_and_keeps_nothing(world, api, body):
    answer = api.post("/api/v1/articles", json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert api.get("/api/v1/articles").json()["total"] == 0


def test_who_may_only_read_changes_nothing_and_sees_no_desk(world, api):
    api.post("/api/v1/articles", json={"url": ARTICLE})
    reader = program(world, "read")
    for method, path in (("patch", "/api/v1/articles/1"), ("delete", "/api/v1/articles/1"), ("get", "/api/v1/follows"), ("get", "/api/v1/status")):  # fmt: skip
        assert reader.request(method, path).status_code == 403, path


def test_parameters_that_would_be_ignored_are_refused(world, api):
    api.post("/api/v1/articles", json={"url": ARTICLE})
    for path in ("articles", "articles/1/changes", "articles/1/versions", "articles/1/diff/1..1", "articles/1/blame",
                 "search?q=gates", "changes", "corrections", f"lookup?url={ARTICLE}"):  # fmt: skip
        sign = "&" if "?" in path else "?"
        answer = api.get(f"/api/v1/{path}{sign}unheard=1")
        assert (answer.status_code, "unheard" in answer.text) == (422, True), path


# Where each verb stands in the API; those of processes, files and the machine itself stand in none.
IN_API = {
    "track": "POST /articles", "follow": "POST /follows", "untrack": "DELETE /articles/{article}",
    "set": "PATCH /articles/{article}", "list": "GET /articles", "check": "POST /check",
    "show": "GET /articles/{article}/versions/{version}", "log": "GET /changes", "versions": "GET /articles/{article}/versions",
    "diff": "GET /articles/{article}/diff/{pair}", "blame": "GET /articles/{article}/blame", "search": "GET /search",
    "source": "GET /articles/{article}/source", "rederive": "POST /articles/{article}/rederive", "status": "GET /status",
    "noise": "GET /articles/{article}/noise", "accept": "POST /articles/{article}/accept",
    "reject": "POST /articles/{article}/reject", "judge": "POST /articles/{article}/versions/{version}/judge",
    "evidence": "POST /articles/{article}/evidence/{pair}", "proof": "POST /articles/{article}/versions/{version}/proof",
    "tag": "POST /articles/{article}/tags", "notify": "POST /notify", "import": "POST /import", "export": "GET /export",
}  # fmt: skip
IN_PYTHON = dict.fromkeys(IN_API, "") | {"log": "changes", "import": "import_warc", "export": ""}


def test_every_verb_is_in_the_api_and_in_python(world):
    document = create_app(world.app, Serving()).openapi()
    known = {f"{one.method} {one.path.removeprefix('/api/v1')}" for one in operations(document)}
    assert set(IN_API.values()) <= known
    for verb, name in IN_PYTHON.items():
        assert callable(getattr(Versioner, name or verb)), verb
    assert set(IN_API) <= set(COMMANDS)


def test_the_reference_describes_every_operation_and_loads_nothing_from_elsewhere(world):
    web = create_app(world.app, Serving())
    answer = at_home(web).get("/docs")
    assert answer.status_code == 200
    for one in operations(web.openapi()):
        assert f"{one.method} {one.path}" in answer.text
        assert one.says
        assert f'id="{one.anchor}"' in answer.text
    assert len({one.anchor for one in operations(web.openapi())}) == len(list(operations(web.openapi())))
    loaded = re.findall(r'(?:src|href|action)="([^"]+)"', answer.text)
    assert loaded
    assert [one for one in loaded if not one.startswith(("/", "#")) or one.startswith("//")] == []
