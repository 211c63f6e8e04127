"""Who may do what, over every route, every role and every set-up: nobody anonymous ever writes."""

import re

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from tests.ingest.test_story import PARAGRAPHS, page
from tests.web.clients import at_home, through_proxy
from tests.web.routes import unsafe_routes
from tests.web.worlds import kept
from versioner.core.asked.visibility import Visibility
from versioner.ingest import tokens, visibility
from versioner.queries import read
from versioner.web.access import COOKIE, SESSION, Role
from versioner.web.app import Serving, create_app
from versioner.web.client import Trust, client_of

PUBLIC = "https://versions.example"
NEW = "https://paper.example/other"
PROXY = Trust.of(("127.0.0.0/8",), public=False, user_header="X-User")


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    others = {NEW: page(*PARAGRAPHS, title="Other")}
    with kept(tmp_path_factory.mktemp("access"), source=True, others=others) as found:
        yield found


# name → how it is served, and how somebody anonymous comes
SET_UPS = {
    "a public address behind a silent proxy": (Serving(public_url=PUBLIC), {}),
    "a public address that all may read": (Serving(public_url=PUBLIC, public_read=True), {}),
    "a proxy that nobody told us of": (Serving(), {"x_forwarded_for": "203.0.113.9"}),
    "a proxy that tells the scheme alone": (Serving(), {"x_forwarded_proto": "https"}),
    "a proxy by the standard": (Serving(), {"forwarded": "for=127.0.0.1;host=localhost"}),
    "a proxy that says that it is one": (Serving(), {"via": "1.1 cache"}),
    "a proxy that claims a visitor from loopback": (Serving(), {"x_real_ip": "127.0.0.1"}),
    "a visitor who claims to be at home": (Serving(trust=PROXY), {"x_forwarded_for": "127.0.0.1"}),
    "a visitor who names a user": (Serving(public_url=PUBLIC, auth_role=Role.ADMIN), {"x_user": "root"}),
    "tools for models that may write": (Serving(public_url=PUBLIC, mcp=True, mcp_write=True), {}),
    "open to the network": (Serving(host="0.0.0.0", public_read=True), {"host": "versions.example"}),
}


BODIES = (
    {"data": {"url": NEW, "token": "x", "sure": "yes", "verdict": "accept", "secret": "vsn_guess"}},
    {"json": {"url": NEW}},
    {"content": b""},
)


OWN_BROWSER = (
    "/language",
    "/seen",
    "/since",
    "/articles/1/since",
)  # change what a visitor's own browser keeps


def as_it_is(world):
    return [one.to_json() for one in read.articles(world.app)], len(tokens.listed(world.app).tokens)


@pytest.mark.parametrize("name", SET_UPS)
def test_no_anonymous_write_succeeds_on_any_route_in_any_set_up(world, name):
    serving, headers = SET_UPS[name]
    web = create_app(world.app, serving)
    before = as_it_is(world)
    routes = list(unsafe_routes(web))
    assert len(routes) >= 5
    for method, path in routes:
        client = through_proxy(web, **headers)
        client.get("/sign-in")  # a form cookie is anybody's to have
        for body in BODIES:
            answer = client.request(method, path, **body)
            asked = path in OWN_BROWSER and answer.cookies.keys() <= {
                COOKIE
            }  # asked once more, and nothing kept
            assert answer.status_code in {401, 403, 422} or asked, (method, path, answer.status_code)
            assert answer.status_code != 422 or path in {"/sign-in", "/sign-out", "/views", "/language"}, (
                method,
                path,
            )
            assert SESSION not in answer.cookies
    assert as_it_is(world) == before


def test_a_route_that_asks_nobody_for_anything_is_closed_to_strangers_all_the_same(world):
    web = create_app(world.app, Serving(public_url=PUBLIC, public_read=True))
    done = []
    web.router.routes.insert(0, APIRoute("/forgotten", lambda: done.append(1), methods=["POST", "DELETE"]))
    for method in ("POST", "DELETE"):
        assert through_proxy(web).request(method, "/forgotten").status_code == 401
    assert not done
    assert at_home(create_app(world.app, Serving())).post("/forgotten").status_code == 404


def bearer(world, scope):
    return {"Authorization": f"Bearer {tokens.create(world.app, scope, scope).secret}"}


@pytest.mark.parametrize("name", SET_UPS)
@pytest.mark.parametrize(("scope", "expected"), [("read", 403), ("write", 422), ("admin", 422)])
def test_a_token_may_what_its_scope_says_whatever_stands_between(world, name, scope, expected):
    serving, headers = SET_UPS[name]
    client = through_proxy(create_app(world.app, serving), **headers)
    client.headers.update(bearer(world, scope))
    assert client.get("/api/v1/articles").status_code == 200
    assert client.post("/api/v1/articles", content=b"no JSON").status_code == expected
    revoked = tokens.listed(world.app).tokens[-1].id
    tokens.revoke(world.app, revoked)
    assert client.post("/api/v1/articles", content=b"no JSON").status_code == 401


def test_reading_without_a_token_is_for_those_at_home_and_where_it_is_public(world):
    for name, (serving, headers) in SET_UPS.items():
        client = through_proxy(create_app(world.app, serving), **headers)
        for path in ("/", "/api/v1/articles", "/feed.atom", "/search", "/articles/1", "/log/checkpoint"):
            assert client.get(path).status_code in ({200, 404} if serving.public_read else {401}), (
                name,
                path,
            )
    at_this_machine = at_home(create_app(world.app, Serving()))
    assert at_this_machine.get("/api/v1/articles").status_code == 200


@pytest.mark.parametrize(
    "sent",
    [
        {"Origin": "https://stranger.example"},
        {"Origin": "http://127.0.0.1:3000"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors", "Origin": "http://127.0.0.1:3000"},
    ],
)
def test_a_page_of_another_site_is_not_at_home_where_its_visitor_is(world, sent):
    visibility.show_to(world.app, "1", Visibility.PRIVATE)
    client = at_home(create_app(world.app, Serving(public_read=True)))
    own = {"Origin": "http://127.0.0.1:8765", "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    for mine in ({}, own, link):
        assert client.get("/api/v1/articles/1", headers=mine).status_code == 200
        assert client.get("/api/v1/status", headers=mine).status_code == 200
    kept = client.get("/api/v1/articles/1").headers["etag"]
    assert client.get("/api/v1/articles/1", headers=sent).status_code == 404
    assert client.get("/api/v1/articles/1", headers=sent | {"If-None-Match": kept}).status_code == 404
    assert 1 not in {one["id"] for one in client.get("/api/v1/articles", headers=sent).json()["articles"]}
    assert client.get("/api/v1/status", headers=sent).status_code == 401
    assert client.get("/api/v1/notify", headers=sent).status_code == 401


def test_home_is_no_place_for_http_1_0_a_foreign_name_or_a_foreign_peer():
    def scope(host="localhost:8765", peer="127.0.0.1", version="1.1"):
        return {
            "type": "http",
            "scheme": "http",
            "http_version": version,
            "client": (peer, 1) if peer else None,
            "headers": [(b"host", host.encode())],
        }

    nobody = Trust()
    for good in (scope(), scope("127.0.0.1"), scope("[::1]:8765", "::1"), scope("a.localhost")):
        assert client_of(good, nobody).local
    for bad in (
        scope(version="1.0"),
        scope("versions.example"),
        scope(peer="192.0.2.7"),
        scope(peer=None),
        scope(""),
        scope("localhost@evil.example"),
        scope("localhost, evil"),
    ):
        assert not client_of(bad, nobody).local
    assert not client_of(scope(), Trust(public=True)).local


@pytest.mark.parametrize(
    ("headers", "address", "scheme", "host"),
    [
        ({"x-forwarded-for": "203.0.113.9"}, "203.0.113.9", "http", "here"),
        ({"x-forwarded-for": "10.0.0.1, 203.0.113.9, 127.0.0.2"}, "203.0.113.9", "http", "here"),
        ({"x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "https"}, "203.0.113.9", "https", "here"),
        (
            {"x-forwarded-for": "[2001:db8::1]:80", "x-forwarded-host": "a.b:1"},
            "2001:db8::1",
            "http",
            "a.b:1",
        ),
        ({"x-forwarded-host": "evil/..", "x-forwarded-proto": "gopher"}, "127.0.0.1", "http", "here"),
        ({"forwarded": 'for="[2001:db8::1]";proto=https;host=a.b'}, "2001:db8::1", "https", "a.b"),
        ({"forwarded": "for=192.0.2.1, for=198.51.100.2;proto=https"}, "198.51.100.2", "https", "here"),
        ({"forwarded": "for=192.0.2.1", "x-forwarded-for": "198.51.100.2"}, "198.51.100.2", "http", "here"),
        ({"forwarded": ";;,=,for="}, "", "http", "here"),
    ],
)
def test_a_trusted_proxy_tells_who_comes_and_how(headers, address, scheme, host):
    raw = [(b"host", b"here"), *((name.encode(), value.encode()) for name, value in headers.items())]
    scope = {"type": "http", "scheme": "http", "client": ("127.0.0.1", 1), "headers": raw}
    found = client_of(scope, PROXY)
    assert (found.address, found.scheme, found.host, found.local) == (address, scheme, host, False)
    stranger = client_of({**scope, "client": ("192.0.2.99", 1)}, PROXY)
    assert (stranger.address, stranger.scheme, stranger.host) == ("192.0.2.99", "http", "here")


def field(text, name):
    (found,) = set(re.findall(rf'name="{name}" value="([^"]*)"', text))
    return found


@pytest.fixture
def visitor(world):
    return TestClient(
        create_app(world.app, Serving(public_url=PUBLIC)),
        base_url=PUBLIC,
        client=("127.0.0.1", 1),
        follow_redirects=False,
    )


def sign_in(visitor, secret, next_="/"):
    text = visitor.get("/sign-in", params={"next": next_}).text
    form = {"token": field(text, "token"), "next": field(text, "next"), "secret": secret}
    return visitor.post("/sign-in", data=form)


def test_who_signs_in_as_editor_may_use_the_forms_until_they_sign_out(world, visitor):
    assert visitor.get("/add").status_code == 401
    made = sign_in(visitor, tokens.create(world.app, "desk", "write").secret, "/add")
    assert (made.status_code, made.headers["location"]) == (303, "/add")
    for word in ("HttpOnly", "SameSite=strict", "Secure", "Path=/"):
        assert word in made.headers["set-cookie"]
    copied = made.cookies[SESSION]
    text = visitor.get("/add").text
    form = {"url": NEW, "token": field(text, "token"), "sure": "yes"}
    assert visitor.post("/add", data=form | {"token": "x"}).status_code == 403
    assert visitor.post("/add", data=form, headers={"Origin": "https://evil.example"}).status_code == 403
    assert visitor.post("/add", data=form, headers={"Origin": PUBLIC}).status_code == 303
    # a session is no token: a program's way in stays closed to what a foreign page could make a browser send
    assert visitor.post("/api/v1/articles", json={"url": NEW}).status_code == 401
    token = field(visitor.get("/sign-in").text, "token")
    assert visitor.post("/sign-out", data={"token": token}).status_code == 303
    visitor.cookies.set(SESSION, copied, domain="versions.example")
    assert visitor.get("/add").status_code == 401


def test_who_signs_in_as_reader_reads_and_no_more(world, visitor):
    sign_in(visitor, tokens.create(world.app, "guest", "read").secret)
    text = visitor.get("/").text
    assert 'href="/add"' not in text
    assert visitor.get("/add").status_code == 403
    token = field(visitor.get("/sign-in").text, "token")
    assert visitor.post("/add", data={"url": NEW, "token": token, "sure": "yes"}).status_code == 403


def test_a_revoked_token_ends_its_sessions_and_a_long_one_ends_by_itself(world, visitor):
    made = tokens.create(world.app, "leaver", "write")
    sign_in(visitor, made.secret)
    assert visitor.get("/add").status_code == 200
    tokens.revoke(world.app, made.id)
    assert visitor.get("/add").status_code == 401
    sign_in(visitor, tokens.create(world.app, "stayer", "write").secret)
    assert visitor.get("/add").status_code == 200
    world.at += tokens.SESSION
    assert visitor.get("/add").status_code == 401
    world.at -= tokens.SESSION


def test_a_bad_token_signs_nobody_in_and_nobody_is_led_away(world, visitor):
    answer = sign_in(visitor, "vsn_guess")
    assert (answer.status_code, SESSION in answer.cookies) == (403, False)
    good = tokens.create(world.app, "desk", "write").secret
    for away in (
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/\t/evil",
    ):
        assert sign_in(visitor, good, away).headers["location"] == "/"
        visitor.cookies.delete(SESSION)
    assert visitor.post("/sign-in", data={"secret": good, "token": "x"}).status_code == 403


def test_a_trusted_proxys_user_may_what_the_operator_said(world):
    def asks(role, trust=PROXY, **headers):
        web = create_app(world.app, Serving(public_url=PUBLIC, trust=trust, auth_role=role))
        client = through_proxy(web, x_forwarded_for="203.0.113.9", **headers)
        return [client.get(path).status_code for path in ("/", "/add")]

    assert asks(1, x_user="anna") == [200, 403]
    assert asks(2, x_user="anna") == [200, 200]
    assert asks(2) == [401, 401]
    assert asks(2, x_user=" ") == [401, 401]
    far = Trust.of(("192.0.2.0/24",), public=True, user_header="X-User")
    assert asks(2, far, x_user="anna") == [401, 401]


def test_what_is_kept_for_one_kind_of_visitor_is_not_given_to_another(world):
    web = create_app(world.app, Serving(public_read=True))
    assert 'href="/add"' in at_home(web).get("/").text
    assert 'href="/add"' not in through_proxy(web, x_forwarded_for="203.0.113.9").get("/").text
    trusting = create_app(world.app, Serving(public_read=True, trust=PROXY))
    for scheme in ("http", "https"):
        client = through_proxy(trusting, x_forwarded_for="203.0.113.9", x_forwarded_proto=scheme)
        assert f"{scheme}://127.0.0.1:8765/" in client.get("/feed.atom").text


def test_a_request_with_two_lengths_is_refused(world):
    client = at_home(create_app(world.app, Serving()))
    headers = {"Content-Length": "3", "Transfer-Encoding": "chunked"}
    assert client.post("/add", content=b"abc", headers=headers).status_code == 400


def test_pages_and_search_count_towards_the_rate_limit(world):
    for path in ("/", "/search?q=gates", "/api/v1/articles"):
        client = at_home(create_app(world.app, Serving(rate_limit=2)))
        answers = [client.get(path) for _ in range(3)]
        assert [one.status_code for one in answers] == [200, 200, 429]
        assert 1 <= int(answers[-1].headers["retry-after"]) <= 30
        assert {one.headers["ratelimit-policy"] for one in answers} == {'"requests";q=2;w=60'}
        assert [one.headers["ratelimit"].split(";")[1] for one in answers] == ["r=1", "r=0", "r=0"]
        assert "ratelimit" not in client.get("/healthz").headers
        assert client.get("/healthz").status_code == 200
