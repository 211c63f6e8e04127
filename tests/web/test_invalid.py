"""What is wrong with a request, in codes for programs and in the reader's words; never in the validator's."""

import pytest

from tests.ingest.test_story import ARTICLE
from tests.web.clients import at_home
from tests.web.worlds import kept
from versioner.ingest import tokens
from versioner.web.app import Serving, create_app


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with kept(tmp_path_factory.mktemp("invalid")) as world:
        found = at_home(create_app(world.app, Serving()))
        found.headers["Authorization"] = f"Bearer {tokens.create(world.app, 'desk', 'admin').secret}"
        yield found


@pytest.mark.parametrize(
    ("address", "at", "code", "words"),
    [
        ("limit=abc", "query.limit", "not a whole number", "query.limit: a whole number is wanted"),
        ("limit=100000", "query.limit", "too large", "query.limit: 500 or less is wanted"),
        ("offset=-1", "query.offset", "too small", "query.offset: 0 or more is wanted"),
    ],
)
def test_a_parameter(client, address, at, code, words):
    answer = client.get(f"/api/v1/articles?{address}")
    found = answer.json()
    assert (answer.status_code, found["title"], found["detail"]) == (422, "invalid request", words)
    assert found["errors"] == [{"at": at, "code": code}]


@pytest.mark.parametrize(
    ("body", "at", "code"),
    [
        ({}, "url", "missing"),
        ({"url": 5}, "url", "not a text"),
        ({"url": ARTICLE, "colour": "red"}, "colour", "unknown"),
        ([], "body", "not an object"),
    ],
)
def test_a_body(client, body, at, code):
    found = client.post("/api/v1/articles", json=body).json()
    assert {"at": at, "code": code} in found["errors"]


def test_it_is_told_in_the_reader_s_language(client):
    found = client.get("/api/v1/articles?limit=abc", headers={"Accept-Language": "de"}).json()
    assert found["detail"] == "query.limit: Eine ganze Zahl wird erwartet"
    assert found["errors"] == [{"at": "query.limit", "code": "not a whole number"}]
