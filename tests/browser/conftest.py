"""A real browser on a real server over loopback; both tell why where they are missing."""

import os
import shutil
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
import uvicorn

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, SOURCE, World, edit, page
from versioner.ingest import track
from versioner.web.app import Serving, create_app

playwright = pytest.importorskip("playwright.sync_api", reason="browser: playwright is missing")


@pytest.fixture(scope="module")
def chromium():
    """One browser for a module; without Chromium its tests skip and say so.

    Not for the whole session: while its driver runs, no other test could start an event loop.
    """
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("browser: no Chromium on this machine")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium):
    """A page of a fresh profile; a dialog or an error on it fails the test."""
    context = chromium.new_context(viewport={"width": 1100, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(15_000)
    found = []

    def refuse(dialog):
        found.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    opened.on("dialog", refuse)
    opened.on("pageerror", lambda error: found.append(f"error: {error}"))
    yield opened
    context.close()
    assert found == []


@contextmanager
def served(application):
    """An ASGI application on a free port."""
    server = uvicorn.Server(
        uvicorn.Config(application, host="127.0.0.1", port=0, log_level="error", ws="none")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    for _ in range(200):
        if server.started:
            break
        time.sleep(0.02)
    assert server.started
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)


def apart(work, *given, **named):
    """Call in a thread of its own: the driver of the browser keeps an event loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work, *given, **named).result()


class Apart(World):
    """A world whose checks run beside the browser."""

    def look(self, *, hours=6):
        return apart(super().look, hours=hours)


def twice_edited(home):
    """An article and its source, each edited once."""
    found = Apart(home)
    found.web.pages = {ARTICLE: page(*PARAGRAPHS), SOURCE: page(*PARAGRAPHS, title="The plan")}
    apart(track.track, found.app, ARTICLE, sources=[SOURCE])
    edit(found, ARTICLE, "nine gates", "eight gates")
    edit(found, SOURCE, "6.4 percent", "5.1 percent")
    found.look()
    found.look()
    return found


@contextmanager
def opened(world):
    """Its pages, as everybody may read them; one visitor may ask for all of them within a minute."""
    with served(create_app(world.app, Serving(public_read=True, rate_limit=10**6))) as address:
        yield address


@pytest.fixture(scope="module")
def read_only(tmp_path_factory):
    """The address of pages that the tests of a module only read."""
    world = twice_edited(tmp_path_factory.mktemp("read"))
    with opened(world) as address:
        yield address
    world.app.db.dispose()


@pytest.fixture
def world(tmp_path):
    """What a test may change."""
    found = twice_edited(tmp_path)
    yield found
    found.app.db.dispose()


@pytest.fixture
def site(world):
    with opened(world) as address:
        yield address


def pytest_configure(config):
    os.environ.setdefault("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
