"""A page with headers of its own that moves to another site: they stay behind, and everybody is told."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import timedelta
from functools import partial
from html import unescape

from aiohttp import web

from tests.fetch.server import serving
from tests.ingest.test_story import PARAGRAPHS, World, page
from tests.web.clients import at_home
from versioner.cli.check import _told
from versioner.cli.render.speech import Speech
from versioner.core.url import host_of
from versioner.fetch.http import HttpFetcher
from versioner.ingest.check import check
from versioner.ingest.options import Options
from versioner.ingest.settings import Arrangement, arrange
from versioner.ingest.track import track
from versioner.queries import read, settings
from versioner.view.details import said
from versioner.watch.loop import _Tally
from versioner.web.app import Serving, create_app

FRONT = "<title>The Harbour Post</title><main><h1>The Harbour Post</h1>" + "".join(
    f"<h2>Boat {n} is home</h2><p>The {n}th boat of the autumn came home on Monday with its whole crew.</p>"
    for n in range(9)
)
SECRET = (("Cookie", "session=7"), ("X-Desk", "blue"))


def story(tmp_path, look, *, headers=SECRET):
    """Two real sites; the page is tracked on one, which then sends everybody to the other for good."""
    world = World(tmp_path)
    world.app = replace(
        world.app,
        open_fetcher=partial(HttpFetcher, user_agent="v/1", allow_networks=("127.0.0.0/8",), now=world.now),
    )

    async def told():
        body = page(*PARAGRAPHS)
        sent: dict[str, list[tuple[str, ...]]] = {"old": [], "new": [], "later": []}
        moved: list[tuple[int, str]] = []

        def at(place):
            def answer(request):
                sent[place].append(tuple(name for name, _ in SECRET if name in request.headers))
                if place == "old" and moved:
                    return web.Response(status=moved[0][0], headers={"Location": moved[0][1]})
                return web.Response(text=body, content_type="text/html")

            return answer

        def home(request):
            return web.Response(text=FRONT, content_type="text/html")

        async with (
            serving(gates=at("old"), later=at("later"), **{"": home}) as old,
            serving(gates=at("new")) as new,
        ):
            url = f"{old}/gates"
            await asyncio.to_thread(track, world.app, url, options=Options(headers=headers))
            await asyncio.to_thread(look, world, moved, f"{new}/gates", sent)

    asyncio.run(told())
    world.app.db.dispose()


def looked(world, hours=1):
    world.at += timedelta(hours=hours)
    (found,) = check(world.app)
    return found


def test_they_are_not_sent_to_another_site_and_each_look_says_so(tmp_path):
    def look(world, moved, there, sent):
        assert looked(world).detail is None
        moved[:] = [(302, there)]
        found = looked(world)
        assert said(found.detail) == (
            f"redirects to {host_of(there)}: the page’s headers (Cookie, X-Desk) are not sent there"
        )
        assert (sent["old"], sent["new"]) == ([("Cookie", "X-Desk")] * 3, [()])

    story(tmp_path, look)


def test_a_page_without_any_says_nothing_of_them(tmp_path):
    def look(world, moved, there, sent):
        moved[:] = [(301, there)]
        assert [looked(world, hours).detail for hours in (1, 30, 1)] == [None] * 3
        assert read.article(world.app, "1").url == there

    story(tmp_path, look, headers=())


def test_once_it_has_moved_for_good_they_are_gone_and_command_log_and_settings_say_so(tmp_path, caplog):
    def look(world, moved, there, sent):
        moved[:] = [(301, there)]
        looked(world)
        assert settings.kept(world.app, "1").headers == ("Cookie", "X-Desk")  # it may be a mistake, for a day
        found = looked(world, 30)
        words = (
            f"moved for good to {host_of(there)}: the page’s headers (Cookie, X-Desk) are not sent any more"
        )
        assert str(said(found.detail)).startswith(words)
        assert "session=7" not in str(found)
        quiet = [replace(found, page=n, detail=None) for n in range(2, 9)]
        assert words in _told(
            [*quiet, found], Speech(), {}
        )  # though it is one of many that brought nothing new
        with caplog.at_level(logging.WARNING):
            _Tally().told(found)
        assert words in caplog.text
        kept = settings.kept(world.app, "1")
        assert (kept.headers, kept.article.url) == ((), there)
        client = at_home(create_app(world.app, Serving()))
        assert words in unescape(client.get("/articles/1/settings").text)
        before = len(sent["new"])
        assert looked(world).detail is None
        assert sent["new"][before:] == [()]
        arrange(world.app, "1", Arrangement(headers=SECRET))
        assert words not in unescape(client.get("/articles/1/settings").text)
        looked(world)
        assert sent["new"][-1] == ("Cookie", "X-Desk")

    story(tmp_path, look)


def test_within_one_site_they_move_with_the_page(tmp_path):
    def look(world, moved, there, sent):
        moved[:] = [(301, "/later")]
        assert [looked(world, hours).detail for hours in (1, 30)] == [None] * 2
        assert read.article(world.app, "1").url.endswith("/later")
        looked(world)
        assert sent["later"] == [("Cookie", "X-Desk")] * 3

    story(tmp_path, look)


def test_a_site_that_leads_home_has_not_moved_the_page_there_and_its_front_page_is_no_version(tmp_path):
    def look(world, moved, there, sent):
        moved[:] = [(301, "/")]
        said_of_it = {said(looked(world, hours).detail) for hours in (1, 30, 30, 30)}
        assert said_of_it == {"is the front page of a site"}
        found = read.article(world.app, "1")
        assert (found.url.endswith("/gates"), found.versions) == (True, 1)

    story(tmp_path, look)
