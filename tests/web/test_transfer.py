"""Files in and out over the API, as a program with a token sends and fetches them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from warcio.archiveiterator import ArchiveIterator

from tests.ingest.test_story import ARTICLE, HISTORY, PARAGRAPHS, SOURCE, World, page, warc
from tests.web.clients import at_home
from tests.web.worlds import confirmed
from versioner.core.asked.visibility import Visibility
from versioner.ingest import tokens, track
from versioner.ingest.visibility import show_to
from versioner.queries import read
from versioner.queries.export import formats
from versioner.web.app import Serving, create_app

pytestmark = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning", "ignore:Unclosed file:ResourceWarning"
)


def opened(home: Path) -> World:
    home.mkdir(exist_ok=True)
    found = World(home)
    found.web.pages = {ARTICLE: page(*PARAGRAPHS), SOURCE: page(*PARAGRAPHS, title="The plan")}
    return found


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    found = opened(tmp_path / "home")
    yield found
    found.app.db.dispose()


def program(world: World, scope: str = "write", **serving: Any) -> TestClient:
    client = at_home(create_app(world.app, Serving(**serving)))
    client.headers["Authorization"] = f"Bearer {tokens.create(world.app, scope, scope).secret}"
    return client


def with_history(world: World) -> None:
    track.track(world.app, ARTICLE, sources=[SOURCE])
    for before, after in (("6.4 percent", "9.7 percent"), ("nine gates", "eight gates")):
        confirmed(world, (ARTICLE, before, after))


def is_problem(answer: Any, status: int) -> str:
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    detail: str = answer.json()["detail"]
    assert "/tmp" not in detail
    assert "versioner-" not in detail
    return detail


@pytest.mark.parametrize("form", ["warc", "wacz"])
def test_what_is_exported_here_and_imported_there_is_the_same(
    world: World, tmp_path: Path, form: str
) -> None:
    with_history(world)
    sent = program(world, "read").get(f"/api/v1/export?format={form}&article=1")
    assert sent.status_code == 200
    assert int(sent.headers["content-length"]) == len(sent.content)
    there = opened(tmp_path / "there")
    there.at = world.at  # what lies ahead of its clock would be held at it
    try:
        api = program(there)
        taken = api.post(f"/api/v1/import?format={form}", content=sent.content)
        assert (taken.status_code, taken.json()["versions"]) == (200, 3)
        again = api.post(f"/api/v1/import?format={form}", content=sent.content).json()
        assert (again["captures"], again["versions"]) == (0, 0)
        assert versions(there, ARTICLE) == versions(world, "1")
    finally:
        there.app.db.dispose()


def versions(world: World, address: str) -> list[Any]:
    listed = [one.version for one in read.version_list(world.app, address).versions]
    return [(one.number, one.first_seen, one.sha256) for one in listed]


def test_a_body_of_unknown_length_is_taken_as_it_comes(world: World, tmp_path: Path) -> None:
    with warc(tmp_path / "past.warc.gz", HISTORY) as path:
        data = Path(path).read_bytes()
    pieces = (data[n : n + 100] for n in range(0, len(data), 100))
    taken = program(world).post("/api/v1/import?format=warc", content=pieces)
    assert taken.status_code == 200
    assert taken.json()["captures"] == len(HISTORY)


def test_a_list_is_begun_address_by_address(world: World) -> None:
    listed = f"url,tags\n{ARTICLE},budget\nhttps://nowhere.example/,x\n"
    answer = program(world).post("/api/v1/import?format=csv", content=listed)
    assert answer.status_code == 200
    assert [one["state"] for one in answer.json()["entries"]] == ["tracked", "failed"]
    assert read.article(world.app, ARTICLE).tags == ("budget",)


@pytest.mark.parametrize(
    ("form", "body", "said"),
    [
        ("warc", b"This is a letter to my bank.", "the body"),
        ("warc", b"", "empty"),
        ("wacz", b"PK\x03\x04 no more of it", "the body"),
        ("csv", b"address\nhttps://paper.example/\n", "column"),
        ("opml", b"<opml><body>", "OPML"),
        ("opml", b"<!DOCTYPE o [<!ENTITY a 'b'>]><opml/>", "entities"),
        ("csv", b"url\n" + b"https://paper.example/\n" * 1001, "1000"),
    ],
)
def test_what_is_no_such_file_is_told_in_a_line_and_nothing_is_kept(
    world: World, form: str, body: bytes, said: str
) -> None:
    api = program(world)
    assert said in is_problem(api.post(f"/api/v1/import?format={form}", content=body), 422)
    assert api.get("/api/v1/articles").json()["total"] == 0


def test_the_format_is_one_of_those_that_there_are(world: World) -> None:
    api = program(world)
    is_problem(api.post("/api/v1/import", content=b"x"), 422)
    is_problem(api.post("/api/v1/import?format=exe", content=b"x"), 422)
    is_problem(api.get("/api/v1/export?format=exe"), 422)
    assert "unheard" in is_problem(api.get("/api/v1/export?format=warc&unheard=1"), 422)
    is_problem(api.get("/api/v1/export?format=warc&article=77"), 404)
    is_problem(api.get("/api/v1/export?format=warc&since=yesterdayish"), 422)
    packed = api.post("/api/v1/import?format=csv", content=b"x", headers={"Content-Encoding": "gzip"})
    is_problem(packed, 415)


def test_a_body_larger_than_allowed_is_refused_by_its_word_and_by_its_bytes(world: World) -> None:
    api = program(world, import_limit=1000)
    listed = b"url\n" + ARTICLE.encode() + b"\n"
    assert "1000" in is_problem(api.post("/api/v1/import?format=csv", content=listed + b"\n" * 1000), 413)
    pieces = (piece for piece in [listed, *[b"\n" * 100] * 11])
    assert "1000" in is_problem(api.post("/api/v1/import?format=csv", content=pieces), 413)
    assert api.get("/api/v1/articles").json()["total"] == 0
    assert api.post("/api/v1/import?format=csv", content=listed + b"\n" * 500).status_code == 200
    # no other route takes more for it
    assert (
        program(world, import_limit=10**9).post("/api/v1/articles", content=b" " * 70_000).status_code == 413
    )


def test_an_export_larger_than_allowed_is_refused_whatever_its_format(world: World) -> None:
    with_history(world)
    api = program(world, export_limit=100)
    for form in formats.FORMATS:
        assert "100 bytes" in is_problem(api.get(f"/api/v1/export?format={form}"), 422)


def test_only_who_may_write_imports_and_who_shows_who_they_are_exports(world: World) -> None:
    track.track(world.app, ARTICLE)
    at_this_machine = at_home(create_app(world.app, Serving()))
    is_problem(at_this_machine.post("/api/v1/import?format=csv", content=b"url\n"), 401)
    is_problem(at_this_machine.get("/api/v1/export?format=warc"), 401)
    passer_by = TestClient(create_app(world.app, Serving(host="0.0.0.0", public_read=True)))
    is_problem(passer_by.get("/api/v1/export?format=warc"), 401)
    reader = program(world, "read")
    is_problem(reader.post("/api/v1/import?format=csv", content=b"url\n"), 403)
    is_problem(reader.post("/api/v1/import/archive", json={"wayback": ARTICLE}), 403)
    assert reader.get("/api/v1/export?format=jsonl").status_code == 200


def test_readers_are_handed_nothing_private(world: World) -> None:
    with_history(world)
    show_to(world.app, "1", Visibility.PRIVATE)
    reader, editor = program(world, "read"), program(world)
    assert ARTICLE not in reader.get("/api/v1/export?format=jsonl").text
    is_problem(reader.get("/api/v1/export?format=jsonl&article=1"), 404)
    assert ARTICLE in editor.get("/api/v1/export?format=jsonl").text


def test_every_format_is_handed_out_under_its_name(world: World) -> None:
    with_history(world)
    api = program(world, "read")
    for form in formats.FORMATS:
        answer = api.get(f"/api/v1/export?format={form}&article=1")
        assert answer.status_code == 200, form
        assert 'filename="versioner-2026' in answer.headers["content-disposition"]
        if form in {"csv", "git", "html"}:
            names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
            expected = {"csv": "versions.csv", "git": ".git/HEAD", "html": "index.html"}
            assert expected[form] in names
    kinds = [
        one.rec_type for one in ArchiveIterator(io.BytesIO(api.get("/api/v1/export?format=warc").content))
    ]
    assert kinds.count("response") >= 4
    lines = api.get("/api/v1/export?format=jsonl&article=1")
    assert {json.loads(line)["table"] for line in lines.text.splitlines()} >= {
        "articles",
        "versions",
        "edits",
    }
    described = api.get(lines.headers["link"].partition(">")[0].removeprefix("<"))
    assert described.json()["name"] == "versioner-export"


def test_an_archive_on_the_web_is_asked_by_an_address_of_it(world: World) -> None:
    api = program(world)
    for body in (
        {},
        {"wayback": ARTICLE, "timemap": ARTICLE},
        {"wayback": "nowhere"},
        {"wayback": ARTICLE, "until": "x"},
    ):
        is_problem(api.post("/api/v1/import/archive", json=body), 422)
    is_problem(api.post("/api/v1/import/archive", json={"timemap": "https://archive.example/map"}), 502)


def test_files_wait_for_each_other_and_nothing_is_left_of_them(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    with_history(world)
    api = program(world)
    places = api.app.state.transfers  # type: ignore[attr-defined] # the client's application
    assert places.acquire(blocking=False)
    assert api.get("/api/v1/export?format=csv").status_code == 200
    assert places.acquire(blocking=False)
    busy = api.get("/api/v1/export?format=csv")
    assert int(busy.headers["retry-after"]) > 0
    is_problem(busy, 503)
    places.release(2)
    assert api.post("/api/v1/import?format=warc", content=b"no archive").status_code == 422
    assert api.get("/api/v1/export?format=wacz").status_code == 200
    assert list(scratch.iterdir()) == []
    assert places.acquire(blocking=False)
    assert places.acquire(blocking=False)
