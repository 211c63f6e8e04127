"""Pages that a script fills, in a real browser that reaches nothing but through us."""

from __future__ import annotations

import asyncio
import shutil
from contextlib import asynccontextmanager
from dataclasses import replace
from hashlib import sha256

import pytest
from aiohttp import web

from tests.ingest.site import Clock, an_app
from versioner.fetch import browser as browsing
from versioner.fetch.browser import BrowsingFetcher, is_shell
from versioner.fetch.http import HttpFetcher
from versioner.fetch.interface import FetchRequest
from versioner.fetch.printer import chromium
from versioner.ingest import check, track
from versioner.ingest.options import Options
from versioner.queries import read
from versioner.storage import snapshots
from versioner.storage.database import Database

pytestmark = pytest.mark.browser

SHELL = """<!DOCTYPE html><html lang="en"><head><title>The dike</title></head><body><main id="app"></main>
<script>{}</script></body></html>"""
FILL = """fetch('/data.json').then(r => r.json()).then(d => {
  document.getElementById('app').innerHTML = '<h1>The dike</h1><p>' + d.text + '</p><p>It was raised twice in the last ten years, says the water board.</p>';
});"""
TEXT = "The dike along the lower meadow stands 4.20 metres above the river since the works of the spring."


class Host:
    """A host on an address of loopback that remembers what it was asked."""

    def __init__(self, script=FILL, robots=""):
        self.script, self.robots, self.text = script, robots, TEXT
        self.asked: list[str] = []
        self.base = ""

    async def answer(self, request):
        self.asked.append(f"{request.method} {request.path}")
        if request.path == "/robots.txt":
            return web.Response(text=self.robots)
        if request.path == "/data.json":
            return web.json_response({"text": self.text})
        if request.path == "/page":
            return web.Response(
                text=SHELL.format(self.script), content_type="text/html", headers={"ETag": '"shell"'}
            )
        return web.Response(text="secret", headers={"Access-Control-Allow-Origin": "*"})


@asynccontextmanager
async def serving(host, address="127.0.0.1"):
    app = web.Application()
    app.router.add_route("*", "/{name:.*}", host.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, address, 0).start()
    host.base = f"http://{address}:{runner.addresses[0][1]}"
    try:
        yield host
    finally:
        await runner.cleanup()


def program():
    pytest.importorskip("playwright.async_api", reason="browser: playwright is missing")
    found = chromium()
    if found is None:
        pytest.skip("browser: no Chromium on this machine")
    return found


def fetcher(**given):
    plain = HttpFetcher(user_agent="versioner/0", allow_networks=("127.0.0.1/32",), timeout=20.0, now=Clock())
    wanted = {
        "program": program(),
        "user_agent": "versioner/0",
        "obey_robots": True,
        "unasked": False,
    } | given
    return BrowsingFetcher(plain, max_bytes=5_000_000, now=Clock(), **wanted)


def fetched(host, *, browser=True, away=None, **given):
    """What a fetch of the host's page brings."""

    async def run():
        async with serving(host), serving(away or Host(), "127.0.0.2") as other:
            host.script = host.script.replace("AWAY", other.base)
            found = fetcher(**given)
            try:
                return await found.fetch(FetchRequest(url=f"{host.base}/page", browser=browser))
            finally:
                await found.close()

    return asyncio.run(run())


def test_a_script_fills_the_page_and_what_was_sent_is_kept_beside_it():
    host = Host()
    found = fetched(host)
    assert TEXT in found.body.decode()
    assert found.raw == SHELL.format(FILL).encode()
    assert (found.note, found.etag, found.status) == ("", None, 200)
    assert host.asked.count("GET /page") == 1  # the browser is given what was sent


def test_only_where_asked_or_where_there_is_no_text_and_the_setting_allows():
    host = Host()
    assert fetched(host, browser=False).raw is None
    assert TEXT in fetched(host, browser=False, unasked=True).body.decode()
    host.script = f"document.title = 'x'</script><p>{TEXT * 3}</p><script>"
    assert fetched(host, browser=False, unasked=True).raw is None


def test_what_robots_txt_forbids_is_not_asked_for():
    host = Host(robots="User-agent: *\nDisallow: /data.json\n")
    assert TEXT not in fetched(host).body.decode()
    assert "GET /data.json" not in host.asked
    assert TEXT in fetched(host, obey_robots=False).body.decode()


def test_nothing_reaches_an_address_that_the_guard_refuses_and_nothing_is_sent_anywhere():
    away = Host()
    host = Host(
        script="""
        const say = t => { document.getElementById('app').innerHTML += '<p>' + t + '</p>'; };
        for (const path of ['/robots.txt', '/x']) fetch('AWAY' + path).then(() => say('leaked')).catch(() => say('refused'));
        fetch('/post', {method: 'POST', body: 'x'}).catch(() => say('no post'));
        navigator.sendBeacon('/beacon', 'x'); new Image().src = '/picture.png';
        try { new WebSocket('ws://' + location.host + '/socket'); } catch (e) {}
        const frame = document.createElement('iframe'); frame.src = '/frame'; document.body.append(frame);
        window.open('/popup'); const a = document.createElement('a'); a.href = '/file'; a.download = 'f'; a.click();
        """
    )
    shown = fetched(host, away=away).body.decode()
    assert (shown.count("<p>refused</p>"), "<p>leaked</p>" in shown, "<p>no post</p>" in shown) == (
        2,
        False,
        True,
    )
    assert away.asked == []
    assert set(host.asked) <= {"GET /page", "GET /robots.txt"}


def test_a_page_that_never_rests_is_taken_as_it_is(monkeypatch):
    monkeypatch.setattr(browsing, "_RESTLESS", 1.0)
    monkeypatch.setattr(browsing, "_MOST_REQUESTS", 20)
    host = Host(
        script=FILL
        + "setInterval(() => { fetch('/data.json?' + Math.random()); document.title = Math.random(); }, 20);"
    )
    found = fetched(host)
    assert TEXT in found.body.decode()
    assert host.asked.count("GET /data.json") <= 20


def test_a_script_that_never_ends_costs_its_time_and_the_page_is_read_as_it_was_sent(monkeypatch):
    monkeypatch.setattr(browsing, "_SECONDS", 5.0)
    found = fetched(Host(script="while (true) {}"))
    assert found.raw is None
    assert found.note.startswith("read as it was sent")


def test_without_a_browser_the_page_is_read_as_it_was_sent_and_it_is_said():
    found = fetched(Host(), program=None)
    assert (found.raw, "no Chromium" in found.note) == (None, True)


def test_a_shell_is_told_from_a_page():
    assert is_shell(SHELL.format(FILL).encode())
    assert not is_shell(f"<html><body><p>{TEXT * 3}</p><script>1</script></body></html>".encode())
    assert not is_shell(b"<html><body><p>Short.</p></body></html>")


def test_a_page_that_is_tracked_so_has_its_versions_and_both_its_bytes(sqlite_template, tmp_path):
    shutil.copy(sqlite_template, tmp_path / "versioner.db")
    database = Database(f"sqlite:///{tmp_path / 'versioner.db'}")
    host = Host()

    def work():
        clock = Clock()
        app = replace(an_app(database, tmp_path, clock), open_fetcher=fetcher)
        url = f"{host.base}/page"
        track.track(app, url, options=Options(browser=True))
        first = read.show(app, url).version
        assert first.document.blocks[0].text == TEXT
        with database.read() as session:
            sent = snapshots.sent_with(session, first.page, first.first_seen)
            assert [row.sha256 for row in snapshots.snapshots_of(session, first.page)] == [first.sha256]
        assert sent == sha256(SHELL.format(FILL).encode()).hexdigest()
        assert app.snapshots.get(sent) == SHELL.format(FILL).encode()
        host.text = TEXT.replace("4.20", "4.60")
        for _ in range(2):
            clock.pass_(hours=6)
            check.check(app)
        assert read.article(app, url).versions == 2

    async def run():
        async with serving(host):
            await asyncio.to_thread(work)

    try:
        asyncio.run(run())
    finally:
        database.dispose()
