"""Whatever a client sends is answered in kind: no fault of ours, and every answer under the same policy."""

import logging

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, World, page
from tests.web.clients import at_home
from versioner.config import load_settings
from versioner.errors import UsageError
from versioner.ingest import track
from versioner.web.access import COOKIE, LOOKED, SESSION
from versioner.web.app import Serving, create_app
from versioner.web.language import LANGUAGE
from versioner.web.serving import serving_of

EURO = "https://paper.example/5-€-more"
ENCODED = "https://paper.example/5-%E2%82%AC-more"
DIGITS = "9" * 5000


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    found = World(tmp_path_factory.mktemp("hostile"))
    found.web.pages = {ARTICLE: page(*PARAGRAPHS), ENCODED: page(*PARAGRAPHS, title="Five more")}
    track.track(found.app, ARTICLE)
    track.track(found.app, EURO)
    yield found
    found.app.db.dispose()


@pytest.fixture(scope="module")
def client(world):
    web = create_app(world.app, Serving(rate_limit=10**6))
    return TestClient(
        web,
        base_url="http://127.0.0.1:8765",
        client=("127.0.0.1", 50000),
        raise_server_exceptions=False,
        follow_redirects=False,
    )


ADDRESSES = ("7", DIGITS, "-" + DIGITS, "²", "٣", "nothing-like-it", "v" + DIGITS, "%00", "%ED%A0%80", "1@" + DIGITS, "sha256:" + DIGITS)  # fmt: skip
SHAPES = (
    "/articles/{}", "/articles/{}/changes", "/articles/{}/blame", "/articles/{}/evidence", "/articles/{}/since",
    "/articles/{}/versions/1", "/articles/1/versions/{}", "/articles/{}/diff?old=1&new=2", "/articles/1/diff?old={}&new=2",
    "/articles/{}/diff/1..2", "/articles/1/diff/{}..2", "/articles/{}/sections/s1", "/articles/{}/feed.atom", "/articles/{}/drift.json",
    "/badge/{}.svg", "/frame/{}", "/api/v1/articles/{}", "/api/v1/articles/{}/changes", "/api/v1/articles/1/versions/{}",
    "/api/v1/articles/{}/source", "/api/v1/search?q=gates&article={}", "/api/v1/lookup?url={}", "/api/v1/articles?offset={}",
    "/timegate/{}", "/memento/{}/" + ARTICLE, "/memento/20260101000000/{}", "/log/tile/0/{}", "/log/tile/{}", "/changes?since={}",
    "/api/v1/changes?after={}", "/search?q={}&page={}", "/?page={}",
)  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_no_address_is_our_fault_and_every_answer_keeps_the_policy(client, shape):
    for address in ADDRESSES:
        answer = client.get(shape.replace("{}", address))
        assert answer.status_code < 500, (shape, address[:20])
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"


TIMES = (
    "0001-01-01T00:00:00Z",
    "0001-01-01T00:00:00%2B14:00",
    "9999-12-31T23:59:59-14:00",
    "9999-12-31",
    "0001-01-01",
)


@pytest.mark.parametrize("at", TIMES)
def test_the_first_and_the_last_year_are_times_like_others(client, at):
    for path in ("/changes?since={}", "/feed.atom?since={}", "/api/v1/changes?since={}", "/api/v1/articles/1/changes?since={}",
                 "/articles/1/versions/{}", "/api/v1/articles/1/versions/{}", "/api/v1/articles/1/diff/{}..latest"):  # fmt: skip
        assert client.get(path.format(at)).status_code < 500, (path, at)


@pytest.mark.parametrize(
    "stamp", ["00010101000000", "99991231235959", "00000000000000", "20260230000000", "²0260101000000"]
)
def test_a_memento_of_any_time_is_answered(client, stamp):
    assert client.get(f"/memento/{stamp}/{ARTICLE}").status_code in {200, 404}
    for said in (
        "Fri, 01 Jan 0001 00:00:00 +1400",
        "Fri, 31 Dec 9999 23:59:59 -1400",
        "Thu, 01 Jan 1970 00:00:00 GMT" * 99,
        "Fri, 31 Dec 9999 23:59:59 -9999",
    ):
        assert client.get(f"/timegate/{ARTICLE}", headers={"Accept-Datetime": said}).status_code in {302, 400}


def test_links_hold_addresses_that_a_header_can_hold(client):
    for path in ("/timegate/", "/timemap/link/", "/timemap/json/"):
        answer = client.get(path + EURO)
        assert answer.status_code in {200, 302}, path
        assert "€" not in answer.headers.get("link", "") + answer.headers.get("location", "")
    there = client.get(client.get("/timegate/" + EURO).headers["location"])
    assert (there.status_code, "5-%E2%82%AC-more>" in there.headers["link"]) == (200, True)
    odd = client.get("/timemap/link/" + ARTICLE + '%3E%3B%20rel="evil"%0D%0AX-Evil:%201')
    assert (odd.status_code, "x-evil" in odd.headers) == (404, False)


COOKIES = (
    b"\xff\xfe",
    b"\x00",
    b"=;=;;",
    b"a" * 4000,
    "²".encode(),
    b'"\\777"',
    b"0001-01-01T00:00:00+14:00",
)


@pytest.mark.parametrize("value", COOKIES)
def test_odd_cookies_are_no_cookies(client, value):
    names = (COOKIE, SESSION, LOOKED, f"{LOOKED}-1", LANGUAGE)
    sent = b"; ".join(name.encode() + b"=" + value for name in names)
    for path in ("/", "/add", "/since", "/articles/1/since", "/sign-in"):
        assert client.get(path, headers={b"Cookie": sent}).status_code < 500, path
    answer = client.post("/add", data={"url": ARTICLE, "token": "é"}, headers={b"Cookie": sent})
    assert answer.status_code == 403


def test_other_sites_may_read_only_what_everybody_may(world):
    paths = ("/api/v1/articles", "/api/v1/search?q=gates", f"/api/v1/lookup?url={ARTICLE}", "/api/v1/lookup?url=https://no.example/", "/badge/1.svg", "/badge/99.svg")  # fmt: skip
    closed = at_home(create_app(world.app, Serving()))
    opened = at_home(create_app(world.app, Serving(public_read=True)))
    for path in paths:
        assert "access-control-allow-origin" not in closed.get(path).headers, path
        answer = opened.get(path)
        assert answer.headers["access-control-allow-origin"] == "*", path
        assert opened.get(path).headers["access-control-allow-origin"] == "*", path  # as it was kept
    assert "access-control-allow-origin" not in opened.get("/").headers
    assert "access-control-allow-origin" not in opened.get("/sign-in").headers


def test_a_mistake_of_ours_is_told_loudly_to_the_log_and_quietly_to_the_visitor(world, caplog):
    web = create_app(world.app, Serving())

    def falls(x: str):
        raise RuntimeError("a secret \x1b[31mdetail")

    web.router.routes.insert(0, APIRoute("/falls/{x}", falls))
    client = TestClient(web, base_url="http://127.0.0.1:8765", client=("127.0.0.1", 1))
    with caplog.at_level(logging.ERROR):
        answer = client.get("/falls/%1B%5B31m")
    assert (answer.status_code, "secret" in answer.text) == (500, False)
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    number = answer.headers["x-request-id"]
    (record,) = [one for one in caplog.records if one.exc_info]
    assert number in record.getMessage()
    assert "\x1b" not in record.getMessage()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/articles/1",
        "/api/v1/articles",
        "/feed.atom",
        f"/timegate/{ARTICLE}",
        "/static/style.css",
        "/none",
    ],
)
def test_the_head_of_an_answer_is_that_of_the_answer(client, path):
    whole, head = client.get(path), client.head(path)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    for name in ("content-type", "content-length", "etag", "location", "link", "content-security-policy"):
        assert head.headers.get(name) == whole.headers.get(name), name


@pytest.mark.parametrize("length", ["²", DIGITS, "-1", "+1", "1_0", ""])
def test_a_length_that_is_none_is_refused(client, length):
    answer = client.post("/add", headers={b"Content-Length": length.encode("latin-1")}, content=b"a=1")
    assert answer.status_code == 413


def test_numbers_beyond_any_row_are_refused(client):
    assert client.get(f"/waiting?article={DIGITS[:400]}").status_code == 422


@pytest.mark.parametrize(
    "host", ["no such host", "\x1b[31m", "a" * 300, "999.1.1.1", "é\ud800", "[::1", "::1]", "", ":::"]
)
def test_a_host_that_is_none_is_one_line(world, host):
    with pytest.raises(UsageError, match="cannot listen on") as refused:
        serving_of(world.app, load_settings(), host=host, port=8765)
    assert "\x1b" not in refused.value.message


def test_a_host_in_brackets_is_the_address_within(world):
    found = serving_of(world.app, load_settings(), host="[::1]", port=8765)
    assert (found.host, found.loopback) == ("::1", True)
