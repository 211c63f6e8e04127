"""Lists of addresses as they are read: feeds, sitemaps, fronts; what is broken, odd or too much in them."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime

import pytest

from versioner.errors import FetchError
from versioner.fetch.lists import AddressList, ListKind, looks_like_article, read_list

SITE = "https://gazette.example"


def read(text: str | bytes, content_type: str = "application/xml") -> AddressList:
    body = text.encode() if isinstance(text, str) else text
    return read_list(body, url=f"{SITE}/list", content_type=content_type)


def urls(found: AddressList) -> list[str]:
    return [one.url for one in found.entries]


def a_sitemap(*entries: str, root: str = "urlset") -> str:
    return f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(entries)}</{root}>'


def test_a_feed_gives_addresses_titles_and_what_it_declares() -> None:
    found = read(
        "<rss version='2.0'><channel><item><title>The  ferry\n is late</title><link>/a</link>"
        "<pubDate>Tue, 24 Nov 2026 09:30:00 GMT</pubDate></item>"
        "<item><title>No address</title></item></channel></rss>"
    )
    assert found.kind is ListKind.FEED
    (one,) = found.entries
    assert (one.url, one.title) == (f"{SITE}/a", "The ferry is late")
    assert one.declared == datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def test_of_a_json_feed_bad_items_are_left_out() -> None:
    items = [
        {"url": "/a", "date_modified": "2026-11-24T09:30:00Z"},
        {"url": 7},
        "no item",
        {"external_url": "/b", "date_published": "yesterday"},
    ]
    found = read(json.dumps({"items": items}), "application/feed+json")
    assert urls(found) == [f"{SITE}/a", f"{SITE}/b"]
    assert [one.declared is None for one in found.entries] == [False, True]


@pytest.mark.parametrize("body", ['{"items": 1}', '{"version": "1.1"}', "{", '{"items":' + "[" * 100_000])
def test_what_is_no_json_feed_says_so(body: str) -> None:
    with pytest.raises(FetchError, match="no JSON feed"):
        read(body, "application/json")


def test_a_sitemap_gives_its_addresses_once() -> None:
    entry = "<url><loc> /a </loc><lastmod>2026-11-24</lastmod></url>"
    found = read(a_sitemap(entry, entry, "<url><loc>mailto:desk@gazette.example</loc></url>"))
    assert found.kind is ListKind.SITEMAP
    assert urls(found) == [f"{SITE}/a"]
    assert found.entries[0].declared == datetime(2026, 11, 24, tzinfo=UTC)


def test_an_index_of_sitemaps_is_told_from_one() -> None:
    found = read(a_sitemap("<sitemap><loc>/one.xml</loc></sitemap>", root="sitemapindex"))
    assert (found.kind, urls(found)) == (ListKind.INDEX, [f"{SITE}/one.xml"])


def test_addresses_of_pictures_are_no_entries() -> None:
    picture = "<image:image xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'><image:loc>/p.jpg</image:loc></image:image>"
    assert urls(read(a_sitemap(f"<url><loc>/a</loc>{picture}</url>"))) == [f"{SITE}/a"]


def test_a_sitemap_that_breaks_off_gives_what_came_before() -> None:
    whole = a_sitemap("<url><loc>/a</loc></url>", "<url><loc>/b</loc></url>")
    assert urls(read(whole[: whole.index("/b")])) == [f"{SITE}/a"]


def test_a_zipped_sitemap_is_unzipped_whatever_it_calls_itself() -> None:
    body = gzip.compress(a_sitemap("<url><loc>/a</loc></url>").encode())
    assert urls(read(body, "application/octet-stream")) == [f"{SITE}/a"]


def test_a_zip_that_grows_beyond_what_sitemaps_may_have_is_refused() -> None:
    with pytest.raises(FetchError, match="larger"):
        read(gzip.compress(b" " * 60_000_000))


def test_entities_are_refused() -> None:
    with pytest.raises(FetchError, match="entities"):
        read('<!DOCTYPE urlset [<!ENTITY a "aa">]>' + a_sitemap("<url><loc>/&a;</loc></url>"))


def test_a_front_names_articles_of_its_own_host_only() -> None:
    links = {
        "/2026/11/24/ferry": True,
        "https://www.gazette.example/news/the-ferry-is-late-again": True,
        "https://other.example/news/the-ferry-is-late-again": False,
        "/about": False,
        "javascript:void(0)": False,
    }
    found = read("<html>" + "".join(f"<a href='{link}'>x</a>" for link in links) + "</html>", "text/html")
    assert found.kind is ListKind.FRONT
    assert len(found.entries) == sum(links.values())


@pytest.mark.parametrize(
    ("path", "article"),
    [
        ("/news/the-ferry-is-late", True),
        ("/2026/11/24/ferry", True),
        ("/story_48213", True),
        ("/news/late-ferry", False),
        ("/2026/11", False),
        ("/", False),
    ],
)
def test_the_form_of_an_articles_address(path: str, article: bool) -> None:
    assert looks_like_article(SITE + path) is article


def test_what_is_none_of_these_says_so() -> None:
    with pytest.raises(FetchError, match="no feed, sitemap or page"):
        read(b"%PDF-1.7", "application/pdf")
