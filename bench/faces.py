"""How tall and how heavy the pages are, and what one costs: 55 articles of our own making, in a real browser.

    python bench/faces.py

Needs Chromium for the heights. Aims: 55 rows in 2,600 px at 1,280, nothing off the screen at 390, a first page (its HTML,
style and script) of at most 60 KB, the reader's page in at most 8 ms of CPU.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
import time
from http import HTTPStatus
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from fastapi.testclient import TestClient
from playwright.sync_api import sync_playwright

from tests.ingest.test_story import PARAGRAPHS, SOURCE, World, edit, page
from tests.web.clients import at_home
from versioner.ingest import tagging, track
from versioner.web.app import Serving, create_app

ARTICLES = 55
TITLES = (
    "Harbour gates reopen after the flood",
    "Council weighs a new tide barrier for the old town, says the mayor, while residents ask who will pay for it",
    "Schools close",
)
PATHS = (
    "/",
    "/changes",
    "/articles/1",
    "/articles/1/diff/1..2?view=side",
    "/articles/1/changes",
    "/waiting",
    "/articles/1/settings",
)
WIDTHS = (390, 1280, 1920)


def newsroom(home: Path) -> World:
    """Articles with sources, tags and edits."""
    world = World(home)
    urls = [f"https://desk-{n % 4}.example/2026/11/story-{n}" for n in range(ARTICLES)]
    world.web.pages = {url: page(*PARAGRAPHS, title=f"{TITLES[n % 3]} ({n})") for n, url in enumerate(urls)}
    world.web.pages[SOURCE] = page(*PARAGRAPHS, title="The plan")
    for n, url in enumerate(urls):
        track.track(world.app, url, sources=[SOURCE] if n % 6 == 0 else ())
        if n % 3 == 0:
            tagging.tag(world.app, url, ["harbour"])
    for n, url in enumerate(urls):
        if n % 3 == 0:
            edit(world, url, "nine gates", "eight gates")
    edit(world, SOURCE, "6.4 percent", "5.1 percent")
    world.look()
    world.look()
    return world


def main() -> None:
    """Make the newsroom, weigh its pages, look at them."""
    with tempfile.TemporaryDirectory() as home:
        world = newsroom(Path(home))
        web = create_app(world.app, Serving())
        client = at_home(web)
        around = sum(len(client.get(path).content) for path in ("/static/style.css", "/static/site.js"))
        print(f"style and script: {around / 1000:.1f} KB")
        for path in PATHS:
            size = len(client.get(path).content)
            took = min(_cost(client, path) for _ in range(5))
            print(
                f"{path:36} {size / 1000:5.1f} KB, {(size + around) / 1000:5.1f} at a first visit, {took * 1000:5.1f} ms CPU"
            )
        _heights(web)
        world.app.db.dispose()


def _cost(client: TestClient, path: str) -> float:
    """CPU seconds of a request that no kept answer serves: an answer is kept for those who accept the same."""
    start = time.process_time()
    answer = client.get(path, headers={"Accept": f"text/html;n={time.monotonic_ns()}"})
    took = time.process_time() - start
    if answer.status_code != HTTPStatus.OK:
        raise SystemExit(f"{path}: answered with {answer.status_code}, which measures nothing")
    return took


def _heights(web: FastAPI) -> None:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("heights: skipped, no Chromium")
        return
    server = uvicorn.Server(uvicorn.Config(web, host="127.0.0.1", port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    base = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for path in PATHS:
            found = []
            for width in WIDTHS:
                tab = browser.new_page(viewport={"width": width, "height": 900})
                tab.goto(base + path)
                tall, wide = tab.evaluate(
                    "[document.documentElement.scrollHeight, document.documentElement.scrollWidth]"
                )
                found.append(
                    f"{tall:,} px at {width}"
                    + (f" ({wide - width} px off the screen)" if wide > width else "")
                )
                tab.close()
            print(f"{path:36} {', '.join(found)}")
        browser.close()
    server.should_exit = True
    thread.join(timeout=10)


if __name__ == "__main__":
    main()
