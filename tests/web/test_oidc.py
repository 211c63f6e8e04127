"""Signing in by OpenID Connect, against a provider on loopback."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64decode
from datetime import timedelta
from html import unescape
from urllib.parse import parse_qs

import pytest
from fastapi.testclient import TestClient
from joserfc.jwk import RSAKey

from tests.web.openid import CLIENT, SECRET, open_id
from tests.web.worlds import kept
from versioner.config import load_settings
from versioner.errors import ConfigError
from versioner.ingest import logins, tokens
from versioner.web.access import SESSION, Role
from versioner.web.app import Serving, create_app
from versioner.web.leaving import HINT
from versioner.web.membership import SignIn
from versioner.web.oidc import COOKIE
from versioner.web.provider import Provider
from versioner.web.serving import serving_of

PUBLIC = "https://versions.example"


@pytest.fixture(scope="module")
def provider():
    with open_id() as found:
        yield found


@pytest.fixture
def world(tmp_path):
    with kept(tmp_path) as found:
        yield found


@pytest.fixture
def honest(provider, world):
    provider.claims, provider.document, provider.signs_with = {}, {}, provider.key
    provider.now = int(world.at.timestamp())
    return provider


def visitor(world, provider, *, others=Role.NOBODY, **people):
    way = SignIn(
        provider=Provider(issuer=provider.issuer, client_id=CLIENT, client_secret=SECRET),
        name="the paper",
        others=others,
        people=tuple((Role[role], frozenset(names)) for role, names in people.items()),
    )
    web = create_app(world.app, Serving(public_url=PUBLIC, sign_in=way, secret="fixed"))
    return TestClient(web, base_url=PUBLIC, client=("127.0.0.1", 1), follow_redirects=False)


def comes_back(client, provider, next_="/add", **changed):
    """To the provider and back; what our answer is then."""
    away = client.get("/sign-in/oidc", params={"next": next_})
    assert away.status_code == 303, away.text
    code = provider.authorise(away.headers["location"])
    state = re.search(r"[?&]state=([^&]+)", away.headers["location"])
    assert state
    return client.get("/sign-in/oidc/back", params={"code": code, "state": state[1]} | changed)


def test_who_is_on_a_list_signs_in_and_out_again(world, honest):
    client = visitor(world, honest, EDITOR=["anna@paper.example"])
    assert 'href="/sign-in/oidc?next=/"' in client.get("/sign-in").text
    assert client.get("/add").status_code == 401
    done = comes_back(client, honest)
    assert (done.status_code, done.headers["cache-control"]) == (200, "no-store")
    assert 'content="0;url=/add"' in done.text
    assert "SameSite=strict" in next(one for one in done.headers.get_list("set-cookie") if SESSION in one)
    copied = client.cookies[SESSION]
    assert client.get("/add").status_code == 200
    token = re.search(r'name="token" value="([^"]+)"', client.get("/sign-in").text)
    assert token
    done = client.post("/sign-out", data={"token": token[1]})
    assert done.status_code == 200
    assert "You may still be signed in at the paper" in done.text  # a provider without a place to sign out
    client.cookies.set(SESSION, copied, domain="versions.example")
    assert client.get("/add").status_code == 401


def signs_out(client):
    token = re.search(r'name="token" value="([^"]+)"', client.get("/sign-in").text)
    assert token
    return client.post("/sign-out", data={"token": token[1]})


def led_to(answer):
    """Where the page leads its visitor, and with what."""
    found = re.search(r'http-equiv="refresh" content="0;url=([^"]+)"', answer.text)
    assert found
    place, _, query = unescape(found[1]).partition("?")
    assert f'href="{found[1]}"' in answer.text  # for whom nothing is refreshed
    return place, {name: values[0] for name, values in parse_qs(query).items()}


def test_who_signs_out_here_is_signed_out_at_the_provider(world, honest):
    client = visitor(world, honest, EDITOR=["anna@paper.example"])
    honest.document = {"end_session_endpoint": f"{honest.issuer}/leave?realm=paper"}
    done = comes_back(client, honest)
    kept = next(one for one in done.headers.get_list("set-cookie") if one.startswith(HINT))
    for word in ("HttpOnly", "Path=/sign-out", "SameSite=strict", "Secure"):
        assert word in kept
    assert HINT not in client.get("/").request.headers["cookie"]  # for this one request alone
    place, asked = led_to(signs_out(client))
    assert place == f"{honest.issuer}/leave"
    claims = json.loads(urlsafe_b64decode(asked.pop("id_token_hint").split(".")[1] + "=="))
    assert (claims["iss"], claims["aud"], claims["sub"]) == (honest.issuer, CLIENT, "anna")
    assert asked == {
        "realm": "paper",
        "client_id": CLIENT,
        "post_logout_redirect_uri": f"{PUBLIC}/sign-in",
    }
    assert not {SESSION, HINT} & set(client.cookies)
    assert client.get("/add").status_code == 401
    again = signs_out(client)
    assert (again.status_code, again.headers["location"]) == (303, "/sign-in")  # nobody is signed in any more


def test_a_token_that_no_browser_would_keep_is_named_by_its_owner(world, honest):
    client = visitor(world, honest, others=Role.READER)
    honest.document = {"end_session_endpoint": f"{honest.issuer}/leave"}
    honest.claims = {"groups": [f"desk-{n:040}" for n in range(90)]}
    assert comes_back(client, honest).status_code == 200
    _, asked = led_to(signs_out(client))
    assert ("id_token_hint" in asked, asked["logout_hint"]) == (False, "anna@paper.example")


@pytest.mark.parametrize("place", ["http://evil.example/leave", "javascript:alert(1)", 7, None])
def test_nobody_is_led_to_a_place_that_is_none(world, honest, place):
    client = visitor(world, honest, others=Role.READER)
    comes_back(client, honest)
    honest.document = {"end_session_endpoint": place}
    done = signs_out(client)
    assert "http-equiv" not in done.text
    assert client.get("/").status_code == 401


def test_a_provider_that_is_away_keeps_nobody_signed_in_here(world, honest):
    client = visitor(world, honest, others=Role.READER)
    comes_back(client, honest)
    honest.document = {"issuer": "https://another.example"}
    done = signs_out(client)
    assert (done.status_code, "calls itself by another name" in done.text) == (200, True)
    assert SESSION not in client.cookies
    assert client.get("/").status_code == 401


def test_who_came_with_a_token_stays_with_us(world, honest):
    client = visitor(world, honest, others=Role.READER)
    made = tokens.create(world.app, "desk", "write")
    form = re.search(r'name="token" value="([^"]+)"', client.get("/sign-in").text)
    assert form
    client.post("/sign-in", data={"token": form[1], "secret": made.secret})
    assert client.get("/add").status_code == 200
    assert signs_out(client).headers["location"] == "/sign-in"


@pytest.mark.parametrize(
    ("claims", "role"),
    [
        ({}, Role.EDITOR),
        ({"email_verified": False}, Role.READER),
        ({"email_verified": "true"}, Role.READER),
        ({"email": None}, Role.READER),
        ({"groups": ["desk"]}, Role.ADMIN),
        ({"email": "other@paper.example", "groups": "desk"}, Role.READER),
        ({"email": "group:desk"}, Role.READER),
    ],
)
def test_the_lists_say_what_somebody_may_do(world, honest, claims, role):
    honest.claims = claims
    client = visitor(world, honest, others=Role.READER, EDITOR=["anna@paper.example"], ADMIN=["group:desk"])
    assert comes_back(client, honest).status_code == 200
    assert client.get("/").status_code == 200
    assert client.get("/add").status_code == (200 if role >= Role.EDITOR else 403)


def test_who_is_on_no_list_stays_outside(world, honest):
    client = visitor(world, honest, EDITOR=["bea@paper.example"])
    done = comes_back(client, honest)
    assert (done.status_code, SESSION in client.cookies) == (403, False)
    assert "anna@paper.example may not come in" in done.text


LIES = {
    "another issuer": ({"iss": "https://evil.example"}, {}),
    "made for another": ({"aud": "other"}, {}),
    "made for several, and another": ({"aud": [CLIENT, "other"], "azp": "other"}, {}),
    "another nonce": ({"nonce": "x"}, {}),
    "no nonce": ({"nonce": None}, {}),
    "ended": ({"exp": 1}, {}),
    "nobody": ({"sub": None}, {}),
    "a document of another issuer": ({}, {"issuer": "https://evil.example"}),
    "places without https": ({}, {"token_endpoint": "http://evil.example/token"}),
    "no places": ({}, {"jwks_uri": None}),
}


@pytest.mark.parametrize("name", LIES)
def test_a_token_that_does_not_hold_signs_nobody_in(world, honest, name):
    client = visitor(world, honest, others=Role.ADMIN)
    away = client.get("/sign-in/oidc")
    honest.claims, honest.document = LIES[name]
    code = honest.authorise(away.headers["location"])
    state = re.search(r"[?&]state=([^&]+)", away.headers["location"])
    assert state
    done = client.get("/sign-in/oidc/back", params={"code": code, "state": state[1]})
    assert (done.status_code, SESSION in client.cookies) == (403, False)


def test_a_foreign_key_or_none_signs_nobody_in(world, honest):
    honest.signs_with = RSAKey.generate_key(2048)
    client = visitor(world, honest, others=Role.ADMIN)
    assert comes_back(client, honest).status_code == 403
    assert SESSION not in client.cookies


def test_what_another_browser_began_is_not_finished_here(world, honest):
    client, victim = (visitor(world, honest, others=Role.ADMIN) for _ in range(2))
    assert comes_back(client, honest, state="guess").status_code == 403
    away = client.get("/sign-in/oidc").headers["location"]
    params = {"code": honest.authorise(away), "state": re.findall(r"[?&]state=([^&]+)", away)[0]}
    assert victim.get("/sign-in/oidc/back", params=params).status_code == 403
    client.get("/sign-in/oidc")
    for forged in ("", "x", "eyJ9.x", client.cookies[COOKIE][:-1] + "0", client.cookies[COOKIE][1:]):
        victim.cookies.set(COOKIE, forged, domain="versions.example")
        assert victim.get("/sign-in/oidc/back", params=params).status_code == 403
    world.at += timedelta(minutes=11)
    late = client.get("/sign-in/oidc/back", params={"code": "x", "state": "x"})
    assert (late.status_code, SESSION in client.cookies) == (403, False)


def test_a_session_ends_by_itself_by_the_operator_and_with_the_list(world, honest):
    client = visitor(world, honest, EDITOR=["anna@paper.example"])
    comes_back(client, honest)
    assert [one.who.name for one in logins.listed(world.app).logins] == ["anna@paper.example"]
    moved = visitor(world, honest, EDITOR=["bea@paper.example"])
    moved.cookies.set(SESSION, client.cookies[SESSION], domain="versions.example")
    assert moved.get("/add").status_code == 401  # no longer on a list: the session is worth nothing
    assert logins.end_all(world.app, "anna@paper.example") == 1
    assert client.get("/add").status_code == 401
    comes_back(client, honest)
    world.at += logins.SESSION
    assert client.get("/add").status_code == 401


def test_a_provider_that_is_away_is_a_sentence(world, honest):
    gone = Provider(issuer="http://127.0.0.1:9", client_id=CLIENT, client_secret=SECRET)
    web = create_app(world.app, Serving(public_url=PUBLIC, sign_in=SignIn(provider=gone)))
    answer = TestClient(web, base_url=PUBLIC, client=("127.0.0.1", 1)).get("/sign-in/oidc")
    assert (answer.status_code, "cannot be reached" in answer.text) == (403, True)
    without = TestClient(
        create_app(world.app, Serving()), base_url="http://127.0.0.1", client=("127.0.0.1", 1)
    )
    assert [without.get(f"/sign-in/oidc{end}").status_code for end in ("", "/back")] == [404, 404]


@pytest.mark.parametrize(
    "settings",
    [
        {"oidc_issuer": "http://login.example", "oidc_client_id": "x", "oidc_client_secret": "x"},
        {"oidc_issuer": "https://login.example", "oidc_client_id": "x"},
        {"oidc_issuer": "https://[", "oidc_client_id": "x", "oidc_client_secret": "x"},
    ],
)
def test_settings_that_do_not_suffice_are_one_line(world, tmp_path, settings):
    with pytest.raises(ConfigError, match="oidc_client_id"):
        serving_of(world.app, load_settings(tmp_path, **settings), host="127.0.0.1", port=0)
