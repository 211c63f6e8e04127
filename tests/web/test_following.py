"""The page of lists that are followed: looked at before it is followed, told how it goes, and let go."""

import re

from fastapi.testclient import TestClient

from tests.ingest.test_follow import on_sites
from tests.web.clients import at_home
from versioner.ingest.follow import followed
from versioner.queries import read
from versioner.web.app import Serving, create_app


def token_of(client):
    (found, *_) = re.findall(r'name="token" value="([0-9a-f]+)"', client.get("/follows").text)
    return found


def test_a_list_is_shown_then_followed_then_let_go(sqlite_template, tmp_path):
    def work(app, clock, newsroom):
        client = at_home(create_app(app, Serving()))
        assert "No list is followed yet" in client.get("/follows").text
        newsroom.feed("gates", "sport-cup")
        form = {
            "url": newsroom.url,
            "refuse": "sport",
            "tags": "town, harbour",
            "keep": "30d",
            "token": token_of(client),
        }
        shown = client.post("/follows", data=form)
        assert shown.status_code == 200
        assert "On gates" in shown.text
        assert "left out by a rule" in shown.text
        assert followed(app) == ()  # a look keeps nothing
        done = client.post("/follows", data={**form, "sure": "yes"})
        assert "is followed from now on" in done.text
        (kept,) = followed(app)
        assert (kept.refuse, kept.tags, kept.keep) == (("sport",), ("town", "harbour"), 30 * 86_400.0)
        listed = client.get("/follows").text
        assert newsroom.url in listed
        assert "each for 30 days" in listed
        before = len(read.articles(app))
        gone = client.post(
            f"/follows/{kept.id}/remove", data={"token": token_of(client)}, follow_redirects=False
        )
        assert gone.status_code == 303
        assert followed(app) == ()
        assert len(read.articles(app)) == before

    on_sites(sqlite_template, tmp_path, work)


def test_what_is_no_list_is_told_in_one_line_and_the_form_keeps_what_was_typed(sqlite_template, tmp_path):
    def work(app, clock, newsroom):
        client = at_home(create_app(app, Serving()))
        for url in ("nonsense", f"{newsroom.site.base}/none", newsroom.url):
            newsroom.list, newsroom.type = b"\x00\x01", "application/octet-stream"
            newsroom.broken = {"/none"}
            told = client.post("/follows", data={"url": url, "tags": "kept-tag", "token": token_of(client)})
            assert told.status_code == 422
            assert 'role="alert"' in told.text
            assert "kept-tag" in told.text
        long = {"url": newsroom.url, "match": "\n".join(["x"] * 60), "token": token_of(client)}
        assert client.post("/follows", data=long).status_code == 422
        assert followed(app) == ()

    on_sites(sqlite_template, tmp_path, work)


def test_a_form_from_elsewhere_and_a_stranger_change_nothing(sqlite_template, tmp_path):
    def work(app, clock, newsroom):
        newsroom.feed("gates")
        client = at_home(create_app(app, Serving()))
        sent = {"url": newsroom.url, "sure": "yes", "token": "0"}
        assert client.post("/follows", data=sent).status_code == 403
        public = TestClient(create_app(app, Serving(host="0.0.0.0", public_read=True)))
        assert public.get("/follows").status_code == 401
        assert public.post("/follows", data=sent).status_code in {401, 403}
        assert followed(app) == ()

    on_sites(sqlite_template, tmp_path, work)
