"""Who sees what: over every route that reads, nothing private reaches a reader, and no list shows what is unlisted."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.ingest.test_story import PARAGRAPHS, World, page
from tests.web.clients import at_home, through_proxy
from tests.web.routes import read_addresses
from versioner.core.asked.visibility import Visibility
from versioner.ingest import proof, tagging, tokens, track, visibility
from versioner.ingest.indexing import catch_up
from versioner.queries import read
from versioner.storage import snapshots
from versioner.storage.database import Database
from versioner.storage.keys import signing_key
from versioner.web.app import Serving, create_app

OPEN = "https://paper.example/open-story"
READERS = Serving(public_url="https://versions.example", public_read=True, rate_limit=10**6)
COUNT = "It counted {} pumps at the quay, and nobody said how many of them were at work that night."
MORE = "They counted {} pumps at the quay, which is what the harbour master had asked them for twice."


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An article and its source with words that stand nowhere else."""

    id: int
    source: int
    url: str
    title: str
    marks: tuple[str, ...]


def keep(world: World, name: str) -> Kept:
    """An article named so, changed once with its source behind it, its words all of its own."""
    url, source = f"https://{name}press.example/{name}-story", f"https://{name}town.example/{name}-plan"
    told, meant = f"{name}quorum", f"{name}plenum"
    more = f"The {told} of the harbour met behind closed doors and said nothing of what it had heard."
    plan = f"The {meant} of the harbour is the body that the town has asked to look after its pumps."
    world.web.pages[url] = page(*PARAGRAPHS, COUNT.format("forty"), more, title=f"The {name}title")
    world.web.pages[source] = page(*PARAGRAPHS, MORE.format("forty"), plan, title=f"The {name}basis")
    made = track.track(world.app, url, sources=[source])
    for address in (url, source):
        world.web.pages[address] = world.web.pages[address].replace("nine gates", f"eight {name}gates")
    world.web.pages[source] = world.web.pages[source].replace("forty pumps", f"sixty {name}pumps")
    world.look()
    world.look()
    tagging.tag(world.app, url, [f"{name}tag"])
    hashes = [one.version.sha256 for one in read.version_list(world.app, str(made.article.id)).versions]
    words = ("press.example", "town.example", "title", "basis", "quorum", "plenum", "gates", "pumps", "tag")
    return Kept(
        id=made.article.id,
        source=made.article.sources[0].id,
        url=url,
        title=f"{name}title",
        marks=(*(f"{name}{word}" for word in words), *hashes),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    world: World
    open: Kept
    secret: Kept
    aside: Kept


def _opened(home: Path, database: Database) -> Newsroom:
    world = World(home, database)
    world.app = replace(world.app, signing_key=lambda: signing_key(home / "log.key"))
    found = Newsroom(
        world=world, open=keep(world, "plain"), secret=keep(world, "hush"), aside=keep(world, "side")
    )
    visibility.show_to(world.app, str(found.secret.id), Visibility.PRIVATE)
    visibility.show_to(world.app, str(found.aside.id), Visibility.UNLISTED)
    catch_up(world.app)
    proof.prove(world.app, f"{found.open.id}@1")
    return found


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def newsroom(request, tmp_path_factory, apart):
    """A newsroom that tests only read: they come in any order."""
    return _opened(tmp_path_factory.mktemp("sight"), apart(request.param))


@pytest.fixture(params=["sqlite", "postgresql"])
def own_newsroom(request, tmp_path, apart):
    """A newsroom that a test may change."""
    return _opened(tmp_path, apart(request.param))


def asks(newsroom: Newsroom, one: Kept) -> dict[str, tuple[str, ...]]:
    """What a visitor may ask with who knows of that article: a value for each kind of parameter there is."""
    numbers = (str(one.id), str(one.source))
    with newsroom.world.app.db.read() as session:
        seen = snapshots.snapshots_of(session, one.id)[-1]
        entries = session.exec_driver_sql("SELECT count(*) FROM log_entries").scalar_one()
    return {
        "article": (*dict.fromkeys((*numbers, str(newsroom.open.id))), one.url, one.title),
        "version": ("latest", f"sha256:{seen.sha256[:6]}"),
        "pair": ("1..2",),
        "section": ("s1",),
        "url": (one.url,),
        "stamp": (f"{seen.fetched_at:%Y%m%d%H%M%S}", f"{seen.fetched_at:%Y%m%d%H%M%S}id_"),
        "path": (f"entries/000.p/{entries}", f"0/000.p/{entries}"),
        "number": numbers,
        "q": ("harbour", "pumps", one.title),
        "words": ("gates",),
        "tag": tuple(mark for mark in one.marks if mark.endswith("tag")),
        "host": tuple(mark for mark in one.marks if mark.endswith(".example")),
        "all": ("1",),
        "show": ("drift", "suspect", "failing"),
        "among": ("gone", "current"),
        "limit": ("100",),
        "after": ("0",),
        "since": ("2026-01-01",),
        "sort": ("title", "host", "checked", "state", "id"),
        "status": ("ok",),
        "view": ("side", "all"),
        "old": ("1",),
        "new": ("2",),
    }


def leaks(client, values, marks):
    """Every answer with one of `marks` in it that was not in the question: (path, query, mark)."""
    found = []
    with client:  # one event loop for all of them
        for path, query in read_addresses(client.app, values):
            answer = client.get(path, params=query)
            assert answer.status_code < 500, (path, query)
            told = answer.text + str(answer.headers)
            asked = path + str(query)
            found += [(path, query, mark) for mark in marks if mark in told and mark not in asked]
    return found


def reader(newsroom, *, signed_in):
    client = through_proxy(create_app(newsroom.world.app, READERS), accept="text/html, */*")
    if signed_in:
        made = tokens.create(newsroom.world.app, "reader", "read")
        client.headers["Authorization"] = f"Bearer {made.secret}"
    return client


def test_nothing_private_is_served_to_a_reader_on_any_route(newsroom):
    client = reader(newsroom, signed_in=True)
    secret = newsroom.secret
    assert leaks(client, asks(newsroom, secret), secret.marks) == []


def test_the_same_questions_show_an_editor_what_is_private(newsroom):
    client = at_home(create_app(newsroom.world.app, Serving(rate_limit=10**6)))
    client.follow_redirects = False
    secret = newsroom.secret
    found = leaks(client, asks(newsroom, secret), secret.marks)
    assert {mark for _, _, mark in found} == set(secret.marks)
    places = {path for path, _, _ in found}
    for path in ("/", "/changes", "/feed.atom", "/drift.json", "/search", "/api/v1/articles", "/api/v1/changes",
                 "/api/v1/search", f"/frame/{secret.id}", f"/articles/{secret.id}/evidence"):  # fmt: skip
        assert path in places, path
    assert any(path.startswith("/log/tile/entries/") for path in places)


def test_no_list_feed_search_or_log_shows_a_stranger_what_is_unlisted_or_private(newsroom):
    client = reader(newsroom, signed_in=False)
    values = asks(newsroom, newsroom.open) | {"q": ("harbour", "pumps", newsroom.aside.title)}
    values |= {name: asks(newsroom, newsroom.aside)[name] for name in ("tag", "host")}
    assert leaks(client, values, (*newsroom.aside.marks, *newsroom.secret.marks)) == []


def test_what_is_unlisted_opens_at_its_address_and_asks_not_to_be_indexed(newsroom):
    client = reader(newsroom, signed_in=False)
    for path in (f"/articles/{newsroom.aside.id}", f"/articles/{newsroom.aside.id}/diff/1..2"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["x-robots-tag"]) == (200, "noindex")
    assert client.get(f"/api/v1/lookup?url={newsroom.aside.url}").json()["visibility"] == "unlisted"
    assert client.get(f"/timegate/{newsroom.aside.url}").status_code == 302
    assert client.get(f"/articles/{newsroom.aside.title}").status_code == 404  # looking for it is no address
    assert "x-robots-tag" not in client.get(f"/articles/{newsroom.open.id}").headers


def test_a_private_page_answers_as_one_that_is_not_there(newsroom):
    client = reader(newsroom, signed_in=False)
    missing = str(newsroom.secret.id + 1000)
    for path in (
        "/articles/{}",
        "/api/v1/articles/{}",
        "/articles/{}/feed.atom",
        "/badge/{}.svg",
        "/frame/{}",
    ):
        private, none = (client.get(path.format(n)) for n in (newsroom.secret.id, missing))
        assert (private.status_code, none.status_code) == (404, 404)
        told = none.text.replace(missing, str(newsroom.secret.id))
        assert _parts(private.text) == _parts(told), path


def _parts(page: str) -> list[str]:
    """What a page says; pages offered instead stand in the order of how near their numbers are."""
    return sorted(re.split(r"</?li>|[{}]", page)) if "<li>" in page else [page]


def test_counts_and_totals_are_those_of_what_a_reader_sees(newsroom):
    assert reader(newsroom, signed_in=False).get("/api/v1/articles").json()["total"] == 1
    assert at_home(create_app(newsroom.world.app, Serving())).get("/api/v1/articles").json()["total"] == 3


def test_what_an_editor_was_given_is_for_no_shared_cache(newsroom):
    web = create_app(newsroom.world.app, READERS)
    made = tokens.create(newsroom.world.app, "desk", "write")
    editor = through_proxy(web, authorization=f"Bearer {made.secret}")
    exact = (
        editor.get(f"/timegate/{newsroom.secret.url}").headers["location"].removeprefix(READERS.public_url)
    )
    for path in (
        exact,
        exact.replace("/https", "id_/https"),
        "/",
        "/api/v1/articles",
        f"/articles/{newsroom.secret.id}",
    ):
        answer = editor.get(path)
        assert answer.status_code == 200
        assert answer.headers["cache-control"].startswith("private"), path
    assert "private" not in through_proxy(web).get("/api/v1/articles").headers["cache-control"]


def test_a_source_goes_with_its_only_article_and_comes_back_with_it(own_newsroom):
    world = own_newsroom.world
    kept = keep(world, "fickle")

    def seen():
        return [read.article(world.app, str(n)).visibility for n in (kept.id, kept.source)]

    visibility.show_to(world.app, str(kept.id), Visibility.PRIVATE)
    assert seen() == [Visibility.PRIVATE] * 2
    other = "https://fickletown.example/annex"
    world.web.pages[other] = page(*PARAGRAPHS, title="An annex")
    found = track.track(world.app, kept.url, sources=[other])
    assert read.article(world.app, other).visibility is Visibility.PRIVATE
    world.web.pages[OPEN] = page(*PARAGRAPHS, title="Another")
    track.track(world.app, OPEN, sources=[other])
    visibility.show_to(world.app, str(kept.id), Visibility.UNLISTED)
    assert seen() == [Visibility.UNLISTED] * 2
    assert read.article(world.app, other).visibility is Visibility.PRIVATE  # it is another's source too
    track.untrack(world.app, str(found.article.id), delete=True)


def test_the_list_says_who_sees_an_article(newsroom):
    world = newsroom.world
    web = create_app(world.app, Serving())
    text = at_home(web).get("/", params={"select": "1"}).text
    client = at_home(web)
    token, *_ = re.findall(r'name="token" value="([^"]+)"', client.get("/", params={"select": "1"}).text)
    form = {"ids": [newsroom.open.id], "token": token, "action": "private"}
    assert client.post("/articles/many", data=form, follow_redirects=False).status_code == 303
    assert read.article(world.app, str(newsroom.open.id)).visibility is Visibility.PRIVATE
    assert 'value="unlisted"' in text
    visibility.show_to(world.app, str(newsroom.open.id), Visibility.PUBLIC)
