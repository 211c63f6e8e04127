"""Lists that are followed, over real sites on loopback: feeds that lie, site maps, section fronts."""

from __future__ import annotations

import asyncio
import gzip
import json
import shutil

import pytest
from aiohttp import web

from tests.ingest.site import BODY, Clock, an_app, sites
from versioner.core.told.details import plain
from versioner.errors import ExtractError, FetchError, UsageError
from versioner.fetch.lists import ListKind, looks_like_article, read_list
from versioner.fetch.timemap import read_timemap
from versioner.ingest.follow import Wish, follow, followed, preview, unfollow
from versioner.ingest.housekeeping import mend_clocks
from versioner.ingest.lists import look_at_lists
from versioner.queries import read
from versioner.storage.database import Database
from versioner.view.details import said


class Newsroom:
    """A site with a list and articles; a test says what the list names."""

    def __init__(self, site):
        self.site, self.list, self.type, self.broken = site, b"", "application/xml", set()
        site.answer = self.answer

    def answer(self, request):
        if request.path == "/list":
            return web.Response(body=self.list, content_type=self.type)
        if request.path in self.broken:
            return web.Response(status=404)
        return web.Response(
            text=BODY.replace("The gates", f"About {request.path}").replace("Monday", f"day {request.path}"),
            content_type="text/html",
        )

    @property
    def url(self):
        return f"{self.site.base}/list"

    def feed(self, *names, updated="2026-11-20T08:00:00Z"):
        entries = "".join(
            f"<entry><title>On {name}</title><link href='{self.site.base}/{name}'/><id>{name}</id>"
            f"<updated>{updated}</updated></entry>"
            for name in names
        )
        self.list = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title>{entries}</feed>".encode()


def on_sites(sqlite_template, tmp_path, work):
    """Run `work(app, clock, newsroom)` in a thread beside a site on loopback."""
    shutil.copy(sqlite_template, tmp_path / "versioner.db")
    database = Database(f"sqlite:///{tmp_path / 'versioner.db'}")

    async def run():
        async with sites() as (site,):
            clock = Clock()
            await asyncio.to_thread(work, an_app(database, tmp_path, clock), clock, Newsroom(site))

    try:
        asyncio.run(run())
    finally:
        database.dispose()


def urls(app):
    return sorted(one.url.rpartition("/")[2] for one in read.articles(app))


def test_a_feeds_articles_are_tracked_tagged_and_let_go(sqlite_template, tmp_path):
    def work(app, clock, news):
        news.feed("a", "b")
        kept, looked = follow(app, news.url, Wish(every=600.0, tags=("Council",), keep=86_400.0))
        assert (kept.kind, len(looked.tracked), looked.failed) == ("feed", 2, ())
        assert {one.tags for one in read.articles(app)} == {("council",)}
        news.feed("c", "b", "a")
        assert look_at_lists(app) == ()
        clock.pass_(seconds=601)
        (second,) = look_at_lists(app)
        assert (len(second.tracked), urls(app)) == (1, ["a", "b", "c"])
        clock.pass_(seconds=86_000)
        look_at_lists(app)
        assert {one.url[-1]: one.tracked for one in read.articles(app)} == {"a": False, "b": False, "c": True}

    on_sites(sqlite_template, tmp_path, work)


def test_one_bad_entry_stops_nothing_and_is_tried_again(sqlite_template, tmp_path):
    def work(app, clock, news):
        news.feed("a", "bad", "b", "a?utm_source=feed")
        news.list = news.list.replace(b"</feed>", b"<entry><link href='mailto:x@y'/></entry></feed>")
        news.broken = {"/bad"}
        _, looked = follow(app, news.url, Wish())
        assert (urls(app), [url[-3:] for url, _ in looked.failed]) == (["a", "b"], ["bad"])
        news.broken = set()
        clock.pass_(seconds=901)
        look_at_lists(app)
        assert urls(app) == ["a", "b", "bad"]
        clock.pass_(seconds=901)
        assert look_at_lists(app)[0].tracked == ()

    on_sites(sqlite_template, tmp_path, work)


def test_a_declared_date_makes_a_look_sooner_and_moves_nothing(sqlite_template, tmp_path):
    def work(app, clock, news):
        news.feed("a")
        follow(app, news.url, Wish(every=300.0))
        before = read.article(app, "1")
        news.feed("a", updated="2031-01-01T00:00:00Z")
        clock.pass_(seconds=301)
        look_at_lists(app)
        after = read.article(app, "1")
        assert after.next_check is not None
        assert before.next_check is not None
        assert after.next_check < before.next_check
        assert (after.last_updated, after.versions) == (before.last_updated, 1)

    on_sites(sqlite_template, tmp_path, work)


def test_a_list_does_not_wait_until_a_clock_that_was_put_back_has_caught_up(sqlite_template, tmp_path):
    def work(app, clock, news):
        news.feed("a")
        clock.pass_(days=2)
        follow(app, news.url, Wish(every=600.0))
        clock.pass_(days=-2)
        news.feed("a", "b")
        assert look_at_lists(app) == ()
        mend_clocks(app)
        look_at_lists(app)
        assert urls(app) == ["a", "b"]

    on_sites(sqlite_template, tmp_path, work)


def test_rules_choose_and_a_preview_keeps_nothing(sqlite_template, tmp_path):
    def work(app, clock, news):
        news.feed("sport-1", "council-2", "council-live-3")
        wish = Wish(match=("council",), refuse=("/live-\\d/",))
        shown = preview(app, news.url, wish)
        assert [one.state for one in shown.entries] == ["refused", "new", "refused"]
        assert (followed(app), urls(app)) == ((), [])
        follow(app, news.url, wish)
        assert urls(app) == ["council-2"]
        with pytest.raises(UsageError):
            follow(app, news.url, wish)
        with pytest.raises(UsageError):
            preview(app, news.url, Wish(match=("/(/",)))
        assert unfollow(app, 1).url == news.url
        assert (followed(app), urls(app)) == ((), ["council-2"])

    on_sites(sqlite_template, tmp_path, work)


def test_of_a_section_front_only_what_comes_is_tracked(sqlite_template, tmp_path):
    def work(app, clock, news):
        news.type = "text/html"
        front = "<html><body><a href='/news/the-mayor-opens-a-bridge'>The mayor</a><a href='/about'>About</a>{}</body></html>"
        news.list = front.format("").encode()
        assert follow(app, news.url, Wish())[1].tracked == ()
        news.list = front.format("<a href='/news/the-bridge-is-closed-again'>Closed</a>").encode()
        clock.pass_(seconds=901)
        look_at_lists(app)
        assert urls(app) == ["the-bridge-is-closed-again"]

    on_sites(sqlite_template, tmp_path, work)


def test_links_that_a_rule_fits_are_sources_of_new_articles(sqlite_template, tmp_path):
    def work(app, clock, news):
        def answer(request):
            if request.path == "/list":
                return web.Response(body=news.list, content_type="application/xml")
            links = "See <a href='/papers/plan'>the plan</a>, <a href='/papers/none'>a lost paper</a> and <a href='/other'>more</a>."
            body = BODY.replace("</p>", f"</p><p>{links if request.path == '/a' else request.path}</p>")
            return (
                web.Response(status=404)
                if request.path == "/papers/none"
                else web.Response(text=body, content_type="text/html")
            )

        news.site.answer = answer
        news.feed("a")
        _, looked = follow(app, news.url, Wish(source_from=("/papers/",)))
        assert (len(looked.tracked), looked.failed) == (1, ())
        article = read.article(app, f"{news.site.base}/a")
        assert [one.url for one in article.sources] == [f"{news.site.base}/papers/plan"]
        assert followed(app)[0].to_json()["source_from"] == ["/papers/"]
        with pytest.raises(UsageError):
            preview(app, news.url, Wish(source_from=("/(/",)))

    on_sites(sqlite_template, tmp_path, work)


def test_a_list_that_fails_is_told_and_looked_at_again(sqlite_template, tmp_path):
    def work(app, clock, news):
        news.feed("a")
        follow(app, news.url, Wish())
        news.list, news.type = b"\x89PNG", "image/png"
        clock.pass_(seconds=901)
        assert look_at_lists(app)[0].trouble
        trouble = followed(app)[0].trouble
        assert said(trouble, "en") == plain(trouble) == followed(app)[0].to_json()["trouble"]
        assert "Liste" in str(said(trouble, "de"))
        news.feed("a", "b")
        clock.pass_(seconds=901)
        look_at_lists(app)
        assert (followed(app)[0].trouble, urls(app)) == (None, ["a", "b"])

    on_sites(sqlite_template, tmp_path, work)


def test_a_list_is_read_apart_and_what_it_breaks_is_its_own_trouble(sqlite_template, tmp_path, caplog):
    read_apart = []

    def apart(task, work, body=b""):
        assert body == work.body
        read_apart.append(task.__name__)
        if b"too dear" in work.body:
            raise ExtractError("reading it took more than 60 seconds of CPU time")
        if b"a mistake" in work.body:
            raise ZeroDivisionError
        return task(None, work)

    def work(app, clock, news):
        news.feed("a")
        follow(app, news.url, Wish())
        for wrong, told in ((b"too dear", "60 seconds of CPU time"), (b"a mistake", "ZeroDivisionError")):
            news.list += b"<!-- " + wrong + b" -->"
            clock.pass_(seconds=901)
            (looked,) = look_at_lists(app, apart)
            trouble = str(plain(looked.trouble))
            assert told in trouble  # whose trouble it is stands beside it wherever it is told
            news.feed("a")
        clock.pass_(seconds=901)
        assert look_at_lists(app, apart)[0].trouble is None
        assert len(read_apart) == 2  # the very bytes of the last look are not read again
        news.feed("a", "b")
        clock.pass_(seconds=901)
        look_at_lists(app, apart)
        assert urls(app) == ["a", "b"]

    on_sites(sqlite_template, tmp_path, work)
    assert "ZeroDivisionError" in caplog.text


def test_an_address_of_no_characters_is_a_bad_entry(sqlite_template, tmp_path):
    def work(app, clock, news):
        items = [{"url": f"{news.site.base}/\ud800"}, {"url": f"{news.site.base}/a", "title": "\udfff"}]
        news.list, news.type = json.dumps({"items": items}).encode(), "application/json"
        _, looked = follow(app, news.url, Wish())
        assert (urls(app), looked.failed) == (["a"], ())

    on_sites(sqlite_template, tmp_path, work)


def sitemap(count, day="2026-11-24"):
    entries = "".join(
        f"<url><loc>https://p.example/{n}</loc><lastmod>{day}</lastmod></url>" for n in range(count)
    )
    return f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{entries}</urlset>".encode()


def test_a_site_map_of_fifty_thousand_is_read_and_no_more():
    found = read_list(
        gzip.compress(sitemap(50_001)), url="https://p.example/s.xml.gz", content_type="application/gzip"
    )
    assert (found.kind, len(found.entries)) == (ListKind.SITEMAP, 50_000)
    assert found.entries[0].declared is not None


def test_what_a_site_map_must_not_hold():
    bomb = b"<!DOCTYPE u [<!ENTITY a 'aaaa'>]><urlset><url><loc>https://p.example/&a;</loc></url></urlset>"
    unknown = b'<?xml version="1.0" encoding="x-none"?>' + sitemap(1)
    for body in (bomb, unknown, b"<urlset><url", gzip.compress(b"\0" * 60_000_000)):
        with pytest.raises(FetchError):
            read_list(body, url="https://p.example/s.xml", content_type="application/xml")
    cut = read_list(sitemap(10)[:-30], url="https://p.example/s.xml", content_type="application/xml")
    assert len(cut.entries) == 9
    twice = gzip.compress(sitemap(10)[:90]) + gzip.compress(sitemap(10)[90:])
    assert len(read_list(twice, url="https://p.example/s.xml.gz", content_type=None).entries) == 10
    long = b"<urlset><url><loc>https://p.example/" + b"x" * 9_000 + b"</loc></url></urlset>"
    assert read_list(long, url="https://p.example/s.xml", content_type=None).entries == ()


@pytest.mark.parametrize(
    "body",
    [
        b'[[1, {}, "timestamp"], [1, 2, "20200101000000"]]',
        b'{"mementos": {"list": [' + b",".join([b"{}"] * 100_001) + b"]}}",
        b'[["timestamp", "original"]' + b",[]" * 500_001 + b"]",
    ],
    ids=["names that are none", "too many mementos", "too many rows"],
)
def test_what_a_time_map_must_not_hold(body):
    with pytest.raises(FetchError) as caught:
        read_timemap(body, url="https://w.example/timemap/json/x")
    assert "\n" not in caught.value.message


def test_news_and_json():
    news = (
        b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'>"
        b"<url><loc>https://p.example/x</loc><n:news><n:publication_date>2026-11-24T08:00:00+01:00</n:publication_date>"
        b"<n:title>Gates</n:title></n:news></url></urlset>"
    )
    (one,) = read_list(news, url="https://p.example/", content_type=None).entries
    assert one.declared is not None
    assert (one.title, one.declared.hour) == ("Gates", 7)
    feed = json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "/a"}, 3, {"id": "x"}]}
    )
    (one,) = read_list(feed.encode(), url="https://p.example/f", content_type="application/json").entries
    assert one.url == "https://p.example/a"


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://p.example/news/the-mayor-opens-a-bridge", True),
        ("https://p.example/2026/11/24/bridge", True),
        ("https://p.example/artikel/12345678", True),
        ("https://p.example/politics", False),
        ("https://p.example/about-us", False),
        ("https://p.example/", False),
    ],
)
def test_the_form_of_an_articles_address(url, is_one):
    assert looks_like_article(url) is is_one
