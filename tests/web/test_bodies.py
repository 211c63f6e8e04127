"""Bodies that no client of ours would send, to every route that takes one: refused in kind, never our fault."""

import json
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from tests.ingest.test_story import ARTICLE
from tests.web.worlds import GATES, kept
from versioner.ingest import tokens
from versioner.storage.keys import signing_key
from versioner.web.app import Serving, create_app

DEEP = 5_000
RAW = {
    "nothing": b"",
    "no JSON": b"{",
    "half a letter": b'{"url": "\xff\xfe"}',
    "UTF-16": json.dumps({"url": ARTICLE}).encode("utf-16"),
    "lists in lists": b"[" * 100_000,
    "objects in objects": b'{"a":' * 100_000,
    "closed as deep": b"[" * DEEP + b"]" * DEEP,
    "a number of 5,000 digits": b"9" * 5_000,
    "another kind": b"null",
    "a list": b"[1, 2]",
    "a text": b'"x"',
    "not a number": b"NaN",
    "a name twice": b'{"url": "a", "url": 1}',
    "a name without end": b'{"' + b"x" * 300_000 + b'": 1}',
    "NUL": b"\0",
}
# what JSON lets stand where a value is; some are none in RFC 8259, and read by Python all the same
VALUES = {
    "null": "null", "true": "true", "none": "-1", "zero": "0", "half": "0.5", "digits": "9" * 4_400, "beyond a row": str(2**63),
    "large": "1e999", "NaN": "NaN", "nothing": '""', "blanks": '"   "', "NUL": r'"\u0000"', "half a sign": r'"\ud800"', "steers": r'"\u001b]0;x\u0007"',
    "turned": r'"\u202egates"', "long": '"' + "x" * 200_000 + '"', "lines": r'"a\r\nSet-Cookie: b=c"', "markup": '"<script>1</script>"',
    "list": "[]", "lists": "[" * 400 + "]" * 400, "many": json.dumps(["x"] * 5_000), "mixed": '[null, 1, {}, "a"]', "object": '{"a": {}}',
    "address": '"http://["', "file": '"file:///etc/passwd"', "inside": '"http://169.254.169.254/"', "year": '"9999-12-31"', "year 0": '"0000-00-00"',
    "expression": '"/(a+)+$/"', "zone": '"../../etc/passwd"', "cron": '"* * * * * * *"', "never": '"0 0 31 2 *"',
}  # fmt: skip


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    with kept(tmp_path_factory.mktemp("bodies"), GATES) as world:
        home = tmp_path_factory.mktemp("key")
        app = replace(world.app, signing_key=lambda: signing_key(home / "log.key"))
        secret = tokens.create(app, "bodies", "admin").secret
        web = create_app(app, Serving(rate_limit=10**9))
        headers = {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}
        with TestClient(
            web, base_url="http://127.0.0.1:8765", headers=headers, raise_server_exceptions=False
        ) as client:
            yield client, _operations(client.get("/openapi.json").json())


def _operations(schema):
    """(method, address, body's properties) of everything that takes JSON; what erases comes last."""
    found = []
    for path, methods in schema["paths"].items():
        for method, said in methods.items():
            kinds = said.get("requestBody", {}).get("content", {}) if isinstance(said, dict) else {}
            if "application/json" in kinds:
                shape = kinds["application/json"]["schema"]
                named = shape.get("$ref", "").rpartition("/")[2]
                shape = schema["components"]["schemas"][named] if named else shape
                found.append((method.upper(), _filled(path), tuple(shape.get("properties", ()))))
    return sorted(found, key=lambda one: "delete" in one[1] or one[0] == "DELETE")


def _filled(path):
    return "/".join("1" if part.startswith("{") else part for part in path.split("/"))


def _fit(answer, what):
    # 502: what it names cannot be fetched
    assert answer.status_code < 500 or answer.status_code == 502, (
        what,
        answer.status_code,
        answer.text[:300],
    )
    assert "default-src" in answer.headers["content-security-policy"], what
    if answer.status_code >= 400:
        assert answer.headers["content-type"].startswith("application/problem+json"), what
        assert len(answer.text) < 20_000, (what, "what is refused is not sent back whole")


def test_there_are_routes_that_take_bodies(served):
    assert len(served[1]) >= 10
    assert any("url" in names for _, _, names in served[1])


@pytest.mark.parametrize("name", RAW)
def test_a_body_that_is_none_is_refused(served, name):
    client, operations = served
    for method, path, _ in operations:
        _fit(client.request(method, path, content=RAW[name]), (name, method, path))


@pytest.mark.parametrize("name", VALUES)
def test_a_member_that_is_none_is_refused_or_taken(served, name):
    client, operations = served
    for method, path, names in operations:
        for member in names:
            needed = "" if member == "url" or "url" not in names else f'"url": "{ARTICLE}", '
            body = f'{{{needed}"{member}": {VALUES[name]}}}'
            _fit(client.request(method, path, content=body.encode()), (name, method, path, member))


def test_members_that_nobody_knows_are_refused(served):
    client, operations = served
    for method, path, _ in operations:
        answer = client.request(method, path, content=b'{"no such member": 1}')
        assert answer.status_code == 422, (method, path, answer.text[:200])
