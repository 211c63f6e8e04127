"""Feeds, sitemaps, section fronts and TimeMaps that are broken, deep or far too long."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from functools import partial

from bench.attacks.acts import Case
from versioner.fetch.feed_page import as_page
from versioner.fetch.lists import read_list
from versioner.fetch.timemap import read_timemap

_URL = "https://a.example/list"
_SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
_LAUGHS = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "lol">' + "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)
)


def _item(number: int, more: str = "") -> str:
    return f"<item><title>Gate</title><link>https://a.example/2026/01/{number}</link>{more}</item>"


def _feed(inside: str) -> str:
    return f"<rss><channel>{inside}</channel></rss>"


def lists() -> Iterator[tuple[str, Case]]:
    """What is followed."""

    def read(text: str | bytes) -> object:
        body = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        return read_list(body, url=_URL, content_type="application/xml")

    for name, text in _feeds().items():
        yield name, partial(read, text)
    others: dict[str, str | bytes] = {
        "sitemap of laughs": f"{_LAUGHS}]>{_SITEMAP}<url><loc>&l9;</loc></url></urlset>",
        "sitemap with a DTD elsewhere": f'<!DOCTYPE u SYSTEM "http://10.0.0.1/x">{_SITEMAP}</urlset>',
        "sitemap 200,000 deep": _SITEMAP + "<a>" * 200_000,
        "sitemap in an unknown encoding": f'<?xml version="1.0" encoding="x-none"?>{_SITEMAP}</urlset>',
        "sitemap in UTF-16 that is none": f'<?xml version="1.0" encoding="utf-16"?>{_SITEMAP}</urlset>',
        "an address of 5 MB": f"{_SITEMAP}<url><loc>{'x' * 5_000_000}</loc></url></urlset>",
        "an address in 500,000 pieces": f"{_SITEMAP}<url><loc>{'&amp;' * 500_000}</loc></url></urlset>",
        "index of itself": f"<sitemapindex>{f'<sitemap><loc>{_URL}</loc></sitemap>' * 20_000}</sitemapindex>",
        "front of an address of 1 MB": f'<html><a href="/2026/01/{"a-" * 500_000}">x</a>',
        "front of links in links": "<html>" + '<a href="/2026/01/one-two-three-four">' * 3_000,
        "gzip cut": gzip.compress(_feed(_item(1)).encode())[:-20],
        "gzip of gzip": gzip.compress(gzip.compress(_feed(_item(1)).encode())),
        "gzip of 100 MB": gzip.compress(b"<rss>" + b" " * 100_000_000, 1),
    }
    for name, other in others.items():
        yield name, partial(read, other)


def feed_pages() -> Iterator[tuple[str, Case]]:
    """Feeds that are read as articles."""

    def read(text: str) -> object:
        return as_page(text.encode("utf-8", "surrogatepass"))

    for name, text in _feeds().items():
        yield name, partial(read, text)


def _feeds() -> dict[str, str]:
    spaces = " ".join(f"xmlns:a{number}='urn:{number}'" for number in range(20_000))
    found = {
        "laughs": f"{_LAUGHS}]>{_feed(_item(1, '<description>&l9;</description>'))}",
        "an entity elsewhere": f'<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>{_feed(_item(1, "<b>&a;</b>"))}',
        "a guid of 2 MB": _feed(_item(1, f"<guid>{'g' * 2_000_000}</guid>")),
        "5,000 items": _feed("".join(_item(number) for number in range(5_000))),
        "50,000 deep": _feed("<item>" + "<a>" * 50_000),
        "20,000 names of spaces": f"<rss {spaces}>{_item(1)}</rss>",
        "an unknown encoding": f'<?xml version="1.0" encoding="idna"?>{_feed(_item(1))}',
        "JSON 50,000 deep": '{"items":' + "[" * 50_000,
        "JSON of 500,000 lists": '{"items":[' + ",".join(["[]"] * 500_000) + "]}",
        "JSON of lone surrogates": '{"items":[{"url":"https://a.example/\\ud800","title":"\\udfff"}]}',
        "JSON of other kinds": '{"items":[null,1,{"url":[]},{"url":1,"title":[]},{"external_url":null}]}',
    }
    for mark in ("<", "<![", "<!--", "<?", "<a b=", '<a b="', "&", "&#", "</", "<!DOCTYPE ["):
        found[f"broken by {mark!r}"] = "<rss><channel>" + _item(1) + mark * 50_000
    for at in ("Thu, 99 Foo 99999 25:61:61 +9999", "9999-12-31T23:59:59-14:00", "0001-01-01", "1" * 5_000):
        found[f"dated {at[:20]!r}"] = _feed(_item(1, f"<pubDate>{at}</pubDate>"))
    return found


def timemaps() -> Iterator[tuple[str, Case]]:
    """What archives say that they hold."""
    memento = (
        '<https://w.example/20200101000000/x>; rel="memento"; datetime="Wed, 01 Jan 2020 00:00:00 GMT",\n'
    )
    made: dict[str, Callable[[], str]] = {
        "150,000 mementos": lambda: memento * 150_000,
        "1 MB of <": lambda: "<" * 1_000_000,
        "500,000 parameters": lambda: "<x>" + ";a" * 500_000,
        "quotes unclosed": lambda: '<x>;a="' * 100_000,
        "spaces": lambda: ("<x>" + " " * 1_000) * 1_000,
        "JSON 50,000 deep": lambda: '{"mementos":' * 50_000,
        "JSON of 1,000,000 mementos": lambda: '{"mementos":{"list":[' + ",".join(["{}"] * 1_000_000) + "]}}",
        "an index whose names are none": lambda: '[[1,{},"timestamp","original"],[1,2,"20200101000000","x"]]',
        "an index of 1,000,000 rows": lambda: '[["timestamp","original"]' + ",[]" * 1_000_000 + "]",
        "an index of other kinds": lambda: '[["timestamp","original"],[{},[]],[20200101000000,null],1]',
    }
    for name, make in made.items():
        yield name, partial(_timemap, make)


def _timemap(make: Callable[[], str]) -> object:
    return read_timemap(make().encode(), url=_URL)
