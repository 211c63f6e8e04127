"""Feeds as articles: what they list is read, edited and told like any other text."""

import json
from dataclasses import replace

import pytest

from tests.ingest.test_story import ARTICLE, World
from versioner.core.extract.kinds import is_feed
from versioner.errors import ExtractError
from versioner.fetch.feed_page import as_page
from versioner.fetch.interface import Fetched
from versioner.ingest import track
from versioner.queries import read
from versioner.view.telling import summary

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour notices</title><language>en</language>
<item><title>Gates</title><link>https://paper.example/gates</link>
<description>&lt;p&gt;The nine gates of the old town are shut on Monday from noon until the tide has turned.&lt;/p&gt;</description></item>
<item><title>Wall</title><link>https://paper.example/wall</link>
<description>The wall at the fish market is mended by 30 masons, as the office says.&lt;/main&gt;&lt;div&gt;</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Harbour notices</title><entry><title>Gates</title>
<link href="https://paper.example/gates"/><id>1</id><content type="html">&lt;p&gt;The nine gates are shut on Monday.&lt;/p&gt;</content></entry></feed>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour notices",
        "items": [
            {
                "id": "1",
                "url": "https://paper.example/gates",
                "title": "Gates",
                "content_text": "The nine gates are shut.",
            }
        ],
    }
)


class Feeds:
    """A fetcher that serves one feed."""

    def __init__(self, text, kind):
        self.text, self.kind = text, kind

    async def fetch(self, request):
        return Fetched(
            url=request.url,
            final_url=request.url,
            status=200,
            headers=(),
            content_type=self.kind,
            body=self.text.encode(),
        )

    async def close(self):
        pass


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (RSS, "application/rss+xml"),
        (RSS, "text/xml; charset=utf-8"),
        (ATOM, "application/atom+xml"),
        (JSON, "application/feed+json"),
    ],
)
def test_a_feed_is_an_article_with_a_section_an_entry(text, kind, tmp_path):
    world = World(tmp_path)
    served = Feeds(text, kind)
    world.app = replace(world.app, open_fetcher=lambda: served)
    found = track.track(world.app, ARTICLE)
    assert found.article.title == "Harbour notices"
    assert ("Gates",) in found.sections
    served.text = text.replace("nine gates", "eight gates")
    world.look()
    world.look()
    (change,) = read.log(world.app, "1").changes
    assert any("Gates" in one and "eight gates" in one for one in summary(change, "en"))
    world.app.db.dispose()


def test_what_an_entry_leaves_open_does_not_reach_the_next():
    page = as_page(RSS.encode()).decode()
    assert page.count("<main>") == page.count("</main>") == 1
    assert page.count("<section>") == page.count("</section>") == 2


BROKEN = (
    b"", b"{", b"[1]", b'{"items": 3}', b"<rss></rss>", b"<rss><channel><item>", b'{"items": [1, null, "x"]}', b"\x00" * 50,
    b'{"a":' * 5_000, b"<feed>" * 2_000,
)  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN)
def test_what_is_no_feed_fails_in_a_line(broken):
    with pytest.raises(ExtractError, match="this feed"):
        as_page(broken)


def test_only_what_says_so_is_a_feed():
    assert is_feed(RSS.encode(), "application/xml")
    assert not is_feed(b"<note>x</note>", "application/xml")
    assert not is_feed(b'{"items": []}', "application/json")
    assert not is_feed(RSS.encode(), "text/html")
