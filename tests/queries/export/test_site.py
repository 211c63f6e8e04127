"""A history as a folder of pages that needs no server: every link leads somewhere, nothing is loaded or run."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, page
from tests.queries.export.test_export import lived
from versioner.ingest import track
from versioner.queries.export.formats import export

EVIL = "https://paper.example/evil"


class Seen(HTMLParser):
    """What a page links to and whether anything in it could load or run."""

    def __init__(self):
        super().__init__()
        self.links, self.live = [], []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "a":
            self.links.append(given["href"])
        if tag in {"script", "img", "iframe", "link", "object", "form"} or any(
            n.startswith("on") for n in given
        ):
            self.live.append(tag)


@pytest.fixture
def site(tmp_path):
    world = lived(tmp_path / "here")
    world.web.pages[EVIL] = page(
        "<b>x</b> &lt;script&gt;alert(1)&lt;/script&gt;", *PARAGRAPHS, title="&lt;img src=x&gt;"
    )
    track.track(world.app, EVIL)
    found = export(world.app, (), "html", tmp_path / "site")
    assert (found.articles, found.versions) == (3, 7)
    return tmp_path / "site"


def test_every_page_can_be_reached_from_the_index_and_every_link_leads_somewhere(site):
    pages = {path.resolve() for path in site.rglob("*.html")}
    seen, waiting = set(), [(site / "index.html").resolve()]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        read = Seen()
        read.feed(path.read_text())
        for link in read.links:
            if urlsplit(link).scheme in {"http", "https"}:
                continue
            assert not link.startswith(("/", "file:", "javascript:"))
            to = (path.parent / link).resolve()
            assert to in pages, link
            waiting.append(to)
    assert seen == pages


def test_nothing_in_it_is_loaded_or_run(site):
    for path in site.rglob("*.html"):
        text = path.read_text()
        read = Seen()
        read.feed(text)
        assert read.live == []
        assert "default-src 'none'" in text
    evil = next(site.glob("*evil")) / "version-1.html"
    assert "&lt;script&gt;alert(1)" in evil.read_text()


def test_it_says_what_changed_word_by_word_and_when(site):
    folder = next(site.glob("*story"))
    index = (folder / "index.html").read_text()
    assert index.index("Version 4") < index.index("Version 3") < index.index("Version 2")
    assert ARTICLE in index
    change = (folder / "change-4.html").read_text()
    assert '<del><span class="mark">[deleted: </span>nine<span class="mark">]</span></del>' in change
    assert '<ins><span class="mark">[inserted: </span>eight<span class="mark">]</span></ins>' in change
    assert "eight gates" in (folder / "version-4.html").read_text()
