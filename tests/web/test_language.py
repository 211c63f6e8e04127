"""A page speaks its reader's language; what is the same for everybody at its address speaks the one that is set."""

from dataclasses import replace

import pytest

from tests.web.clients import at_home, press
from tests.web.worlds import GATES, kept
from versioner.web.app import Serving, create_app

PAGES = ("/", "/articles/1", "/articles/1/diff/1..2", "/changes", "/search", "/views", "/waiting", "/corrections", "/drift", "/articles/99")  # fmt: skip


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    with kept(tmp_path_factory.mktemp("spoken"), GATES) as found:
        yield found


@pytest.fixture
def client(world):
    """A visitor of pages whose operator speaks Spanish."""
    app = replace(world.app, policy=replace(world.app.policy, language="es"))
    return at_home(create_app(app, Serving()))


def shown(client, path, **headers):
    return client.get(path, headers={"Accept": "text/html"} | headers)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_speaks_as_its_address_says_else_as_was_chosen_else_as_the_browser_asks(client, path):
    german = {"Accept-Language": "de-CH,de;q=0.9,en;q=0.1"}
    assert '<html lang="es">' in shown(client, path).text
    assert '<html lang="es">' in shown(client, path, **{"Accept-Language": "ja"}).text
    answer = shown(client, path, **german)
    assert '<html lang="de">' in answer.text
    assert set(answer.headers["vary"].split(", ")) == {"Accept-Language", "Cookie"}
    press(client, "/language", lang="fr")
    assert '<html lang="fr">' in shown(client, path, **german).text
    mark = "&" if "?" in path else "?"
    assert '<html lang="en">' in shown(client, f"{path}{mark}lang=en-GB", **german).text


def test_what_was_kept_for_one_reader_is_not_given_to_one_of_another_language(client):
    answers = {one: shown(client, "/articles/1", **{"Accept-Language": one}) for one in ("de", "fr", "de")}
    assert "Zuletzt aktualisiert" in answers["de"].text
    assert "Dernière mise à jour" in answers["fr"].text
    assert "became" not in answers["de"].text + answers["fr"].text
    tags = {answer.headers["etag"] for answer in answers.values()}
    assert len(tags) == 2
    known = {"If-None-Match": answers["de"].headers["etag"]}
    assert shown(client, "/articles/1", **{"Accept-Language": "de"}, **known).status_code == 304
    assert shown(client, "/articles/1", **{"Accept-Language": "fr"}, **known).status_code == 200


def test_what_other_sites_and_programs_take_speaks_the_language_that_is_set_or_named(client):
    german = {"Accept-Language": "de"}
    for path in ("/include/1.html", "/frame/1"):
        assert 'lang="es"' in client.get(path, headers=german).text
        assert 'lang="fr"' in client.get(f"{path}?lang=fr", headers=german).text
        assert "vary" not in client.get(path).headers
    assert "actualizado" in client.get("/badge/1.svg", headers=german).text
    assert "aktualisiert" in client.get("/badge/1.svg?lang=de").text
    feeds = [client.get("/feed.atom", headers=one).text for one in ({}, german)]
    assert feeds[0] == feeds[1]
    told = [client.get("/api/v1/articles/1/changes", headers=one).json() for one in ({}, german)]
    assert told[0] == told[1]


def test_a_language_is_chosen_by_a_form_of_ours_and_leads_back_to_the_page(client):
    assert 'name="back" value="/articles/1?lang=de&amp;x=1"' in client.get("/articles/1?lang=de&x=1").text
    answer = press(client, "/language", lang="de", back="/articles/1?lang=fr&x=1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/articles/1?x=1")
    assert press(client, "/language", lang="de", back="//evil.example/").headers["location"] == "/"
    assert press(client, "/language", lang="xx").status_code == 422
    assert client.get("/articles/1?lang=xx").status_code == 422


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/language", {"lang": "de", "back": "/changes"}),
        ("/seen", {}),
        ("/since", {}),
        ("/articles/1/since", {}),
    ],
)
def test_what_a_browser_keeps_is_changed_by_our_own_forms_alone(client, path, fields):
    assert "set-cookie" not in client.get(path, follow_redirects=False).headers
    asked = client.post(path, data=fields, follow_redirects=False)
    for site in ("none", "cross-site", "same-site"):
        assert asked.status_code == 200
        asked = client.post(path, data=fields, headers={"Sec-Fetch-Site": site}, follow_redirects=False)
        assert not [name for name in client.cookies if name != "versioner-form"]
    token = asked.text.split('name="token" value="')[1].split('"')[0]
    assert client.post(path, data=fields | {"token": "x"}, follow_redirects=False).status_code == 403
    answer = client.post(path, data=fields | {"token": token}, follow_redirects=False)
    assert answer.status_code == 303
    assert "set-cookie" in answer.headers
