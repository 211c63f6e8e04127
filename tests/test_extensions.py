"""The example of docs/extending.md, built and installed as its reader would, then used."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, World, edit, page
from versioner import extensions
from versioner.core.told.events import Channel
from versioner.errors import ConfigError, UsageError
from versioner.fetch.interface import Fetched
from versioner.ingest import track
from versioner.notify import channels
from versioner.notify.deliver import deliver
from versioner.queries import read
from versioner.view.catalogues import PAGES, catalogue, languages
from versioner.view.telling import summary

EXAMPLE = Path(__file__).parents[1] / "docs" / "examples" / "versioner-example"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A folder in which the example is installed, its catalogues compiled as `pybabel compile` does."""
    place = tmp_path_factory.mktemp("example")
    shutil.copytree(EXAMPLE, place / "made")
    for source in (place / "made").rglob("*.po"):
        with source.open("rb") as text, source.with_suffix(".mo").open("wb") as out:
            write_mo(out, read_po(text))
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index"]
    subprocess.run(
        [*pip, "--no-deps", "--no-build-isolation", "--target", str(place / "site"), str(place / "made")],
        check=True,
        capture_output=True,
    )
    return place / "site"


def forget():
    for cached in (extensions._installed, extensions._loaded, catalogue):
        cached.cache_clear()


@pytest.fixture
def installed(site, monkeypatch):
    monkeypatch.syspath_prepend(str(site))
    forget()
    yield
    monkeypatch.undo()
    forget()


@pytest.fixture
def world(tmp_path, sqlite_template):
    shutil.copy(sqlite_template, tmp_path / "versioner.db")
    found = World(tmp_path)
    found.web.pages = {ARTICLE: page(*PARAGRAPHS)}
    yield found
    found.app.db.dispose()


class Nothing:
    """Where no request goes out."""

    async def close(self):
        pass


def told(world):
    object.__setattr__(world.app, "open_poster", Nothing)
    return deliver(world.app)


def changed(world):
    track.track(world.app, ARTICLE)
    edit(world, ARTICLE, "nine gates", "eight gates")
    world.look()
    world.look()


@pytest.mark.usefixtures("installed")
def test_a_channel_of_a_package_is_told(world, tmp_path):
    book = tmp_path / "edits.txt"
    shown = channels.add(world.app, channels.plan(f"logbook://{book}", on=("change",))).shown
    assert shown.to == "logbook://…"
    changed(world)
    assert told(world) == 1
    assert "Changed: The gates" in book.read_text()
    assert len(book.read_text().split("\t")[0]) > 10  # the id by which a receiver knows it again


@pytest.mark.usefixtures("installed")
def test_what_a_channel_raises_is_a_failure_and_tried_again(world, monkeypatch):
    channels.add(world.app, channels.plan("logbook:///nowhere/edits.txt", on=("change",)))
    changed(world)
    found = extensions.find(extensions.CHANNELS, "logbook")
    assert found is not None
    monkeypatch.setitem(found.__globals__, "Answer", None)
    assert told(world) == 0
    (one,) = channels.log(world.app)
    assert one.error == "the channel logbook failed: TypeError"


@pytest.mark.usefixtures("installed")
def test_pages_of_a_kind_that_a_package_reads_are_articles(world):
    text = "# The gates\n\n## News\n\n" + "\n\n".join(PARAGRAPHS)

    async def fetch(request):
        return Fetched(
            url=request.url,
            final_url=request.url,
            status=200,
            headers=(),
            content_type="text/gemini; lang=en",
            body=text.encode(),
        )

    world.web.fetch = fetch
    found = track.track(world.app, ARTICLE)
    assert (found.article.title, found.sections) == ("The gates", (("News",),))
    text = text.replace("nine gates", "eight gates")
    world.look()
    world.look()
    (change,) = read.log(world.app, "1").changes
    assert summary(change, "en") == ("News: “about the nine gates” became “about the eight gates”.",)


@pytest.mark.usefixtures("installed")
def test_a_language_of_a_package_is_told_in_and_what_it_lacks_in_english(world):
    assert "it" in languages()
    changed(world)
    (change,) = read.log(world.app, "1").changes
    assert summary(change, "it-CH") == ("News: «about the nine gates» è diventato «about the eight gates».",)
    assert catalogue("it", PAGES).gettext("Articles") == "Articoli"
    assert catalogue("it", PAGES).gettext("Changes") == "Changes"


@pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")  # Apprise on Python 3.11
def test_nothing_of_it_is_known_where_it_is_not_installed(world):
    forget()
    assert "it" not in languages()
    with pytest.raises(ConfigError, match="not known"):
        catalogue("it")
    with pytest.raises((UsageError, ConfigError)):
        channels.add(world.app, channels.plan("logbook:///tmp/edits.txt"))


def test_an_extension_that_cannot_be_loaded_says_why(site, monkeypatch):
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.setitem(sys.modules, "versioner_example.logbook", None)
    forget()
    try:
        with pytest.raises(ConfigError, match=r"logbook .* cannot be loaded"):
            extensions.find(extensions.CHANNELS, "logbook")
    finally:
        monkeypatch.undo()
        forget()


def test_the_plan_of_a_channel_holds_no_more_than_it_was_told():
    assert channels.plan("logbook:///x") == Channel(url="logbook:///x")
