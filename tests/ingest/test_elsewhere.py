"""The past of a page from an archive on the Web: a Wayback Machine and TimeMaps on loopback."""

from __future__ import annotations

import asyncio
import json
import shutil
from base64 import b32encode
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha1

import pytest
from aiohttp import web

from tests.ingest.site import Clock, an_app, sites
from versioner.errors import FetchError, UsageError
from versioner.fetch.timemap import read_timemap
from versioner.ingest.elsewhere import Span, import_timemap, import_wayback
from versioner.queries import read
from versioner.storage.database import Database

PAGE = "https://paper.example/bridge"
START = datetime(2019, 3, 1, 12, tzinfo=UTC)


def text(tons, extra=""):
    return (
        f"<html><body><main><h1>The bridge</h1><p>The old bridge carries {tons} tons since it was built in 1911.</p>"
        f"<p>Every spring the river takes away a part of the bank below the mill.</p>{extra}</main></body></html>"
    )


class Machine:
    """An archive: what it captured of one page and when, as an index, TimeMaps and raw mementos."""

    def __init__(self, site, bodies):
        self.site = site
        self.held = {
            (START + timedelta(days=30 * n)).strftime("%Y%m%d%H%M%S"): one for n, one in enumerate(bodies)
        }
        self.lost: set[str] = set()
        self.busy = 0  # requests that are put off before one is answered
        self.closes_after: int | None = None
        site.answer = self.answer

    def answer(self, request):
        path = request.path_qs
        if self.busy > 0:
            self.busy -= 1
            return web.Response(status=429, headers={"Retry-After": "0"})
        if path.startswith("/cdx/"):
            return web.json_response(self.index(request.query))
        if path.startswith("/timemap/"):
            return web.Response(body=self.timemap(path).encode(), content_type="application/link-format")
        return self.memento(path)

    def index(self, asked):
        rows = [
            [stamp, PAGE, "text/html", "200", b32encode(sha1(body.encode()).digest()).decode()]
            for stamp, body in self.held.items()
            if asked.get("from", "0") <= stamp <= asked.get("to", "9")
        ]
        return [
            ["timestamp", "original", "mimetype", "statuscode", "digest"],
            *rows,
            ["x", PAGE, "text/html", "200", "-"],
        ]

    def timemap(self, path):
        stamps = sorted(self.held)
        half = len(stamps) // 2
        part, more = (
            stamps[:half],
            f'<{self.site.base}/timemap/2>; rel="timemap"; type="application/link-format",',
        )
        if path.endswith("2"):
            part, more = stamps[half:], f'<{self.site.base}/timemap/1>; rel="timemap",'
        mementos = ",\n".join(
            f'<{self.site.base}/web/{one}/{PAGE}>; rel="memento"; datetime="{http(one)}"' for one in part
        )
        return f'<{PAGE}>; rel="original",\n<{self.site.base}{path}>; rel="self", {more}\n{mementos}'

    def memento(self, path):
        if self.closes_after is not None and self.closes_after <= 0:
            return web.Response(status=429, headers={"Retry-After": "9000"})
        stamp = path.split("/")[2].removesuffix("id_")
        if stamp in self.lost:
            return web.Response(status=404)
        if self.closes_after is not None:
            self.closes_after -= 1
        return web.Response(
            text=self.held[stamp],
            content_type="text/html",
            headers={
                "Memento-Datetime": http(stamp),
                "X-Archive-Orig-Content-Type": "text/html; charset=utf-8",
                "X-Archive-Orig-Server": "press/1",
            },
        )

    @property
    def asked(self):
        return [one for one in self.site.asked if one.startswith("/web/")]


def http(stamp):
    return format_datetime(datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC), usegmt=True)


BODIES = (
    text(20),
    text(20),
    text(30),
    text(30),
    *[text(30, "<p>Heavy lorries must go round by the ford.</p>")] * 2,
)


def at_an_archive(sqlite_template, tmp_path, work, bodies=BODIES):
    """Run `work(app, machine)` in a thread beside an archive on loopback."""
    shutil.copy(sqlite_template, tmp_path / "versioner.db")
    database = Database(f"sqlite:///{tmp_path / 'versioner.db'}")

    async def run():
        async with sites() as (site,):
            app = an_app(database, tmp_path, Clock())
            app = replace(app, policy=replace(app.policy, wayback=site.base, host_delay=0.001))
            await asyncio.to_thread(work, app, Machine(site, bodies))

    try:
        asyncio.run(run())
    finally:
        database.dispose()


def history(app):
    return [
        (one.version.first_seen.date().isoformat(), one.archive)
        for one in read.version_list(app, PAGE).versions
    ]


def test_captures_become_versions_with_their_dates_and_who_made_them(sqlite_template, tmp_path):
    def work(app, machine):
        found = import_wayback(app, PAGE)
        assert (found.captures, found.versions, found.skipped, found.cut_short) == (6, 3, 1, None)
        assert history(app) == [
            ("2019-03-01", "127.0.0.1"),
            ("2019-04-30", "127.0.0.1"),
            ("2019-06-29", "127.0.0.1"),
        ]
        second = read.version_list(app, PAGE).versions[1]
        assert second.to_json()["captured_by"] == f"{machine.site.base}/web/20190430120000id_/{PAGE}"
        assert second.version.not_before == START + timedelta(
            days=30
        )  # the last capture that showed the old text
        assert second.version.first_seen == START + timedelta(days=60)
        # what the archive calls by one digest is asked for once, and what was taken in never again
        assert len(machine.asked) == 3
        again = import_wayback(app, PAGE)
        assert (again.captures, again.known, len(machine.asked)) == (0, 6, 3)

    at_an_archive(sqlite_template, tmp_path, work)


def test_of_a_span_of_time_only_its_captures_are_asked_for(sqlite_template, tmp_path):
    def work(app, machine):
        found = import_wayback(app, PAGE, span=Span.of("2019-04-30", "2019-05-30"))
        assert found.captures == 2
        assert [one.split("/")[2] for one in machine.asked] == ["20190430120000id_"]
        with pytest.raises(UsageError):
            import_wayback(app, PAGE, span=Span.of("2001-01-01", "2001-12-31"))
        with pytest.raises(UsageError):
            Span.of("2019-05-30", "2019-04-30")
        assert import_wayback(app, PAGE).versions == 2  # what came before and after joins the same history
        assert [day for day, _ in history(app)] == ["2019-03-01", "2019-04-30", "2019-06-29"]

    at_an_archive(sqlite_template, tmp_path, work)


def test_an_archive_that_wants_to_be_left_alone_is_and_the_import_goes_on_later(sqlite_template, tmp_path):
    def work(app, machine):
        machine.closes_after = 2
        found = import_wayback(app, PAGE)
        assert found.cut_short
        assert (found.captures, [day for day, _ in history(app)]) == (4, ["2019-03-01", "2019-04-30"])
        machine.closes_after = None
        asked = len(machine.asked)
        with pytest.raises(FetchError):  # it asked for two and a half hours
            import_wayback(app, PAGE)
        assert len(machine.asked) == asked
        app.now.pass_(hours=3)
        found = import_wayback(app, PAGE)
        assert (found.captures, found.known, found.cut_short) == (2, 4, None)
        assert len(history(app)) == 3

    at_an_archive(sqlite_template, tmp_path, work)


def test_a_busy_archive_is_asked_again_and_a_lost_capture_stops_nothing(sqlite_template, tmp_path):
    def work(app, machine):
        machine.busy, machine.lost = 1, {"20190430120000", "20190530120000"}
        found = import_wayback(app, PAGE)
        assert (found.captures, found.skipped) == (4, 3)
        machine.lost = set()
        assert import_wayback(app, PAGE).captures == 2  # what was lost then is had now
        assert [day for day, _ in history(app)] == ["2019-03-01", "2019-04-30", "2019-06-29"]

    at_an_archive(sqlite_template, tmp_path, work)


def test_a_timemap_in_parts_is_followed_to_its_end(sqlite_template, tmp_path):
    def work(app, machine):
        found = import_timemap(app, f"{machine.site.base}/timemap/1")
        assert (found.captures, found.versions) == (6, 3)
        assert all("id_/" in one for one in machine.asked)
        assert [day for day, _ in history(app)] == ["2019-03-01", "2019-04-30", "2019-06-29"]

    at_an_archive(sqlite_template, tmp_path, work)


def test_what_is_no_archive_is_told_in_a_line_and_nothing_is_kept(sqlite_template, tmp_path):
    def work(app, machine):
        machine.site.answer = lambda _: web.Response(text="<html><p>Welcome to the archive</p></html>")
        for ask in (lambda: import_wayback(app, PAGE), lambda: import_timemap(app, f"{machine.site.base}/x")):
            with pytest.raises(FetchError, match="no TimeMap"):
                ask()
        machine.site.answer = lambda _: web.Response(text="[]")
        with pytest.raises(UsageError, match="no capture"):
            import_wayback(app, PAGE)
        assert read.articles(app) == ()

    at_an_archive(sqlite_template, tmp_path, work)


def test_the_forms_of_a_timemap():
    link = (
        '<http://a.example/?x=1,2>; rel="original", <http://arch.example/tm>; rel="self"; from="Tue, 01 Jan 2019 00:00:00 GMT",'
        '<http://arch.example/web/20190101000000/http://a.example/>; rel="first memento"; datetime="Tue, 01 Jan 2019 00:00:00 GMT",'
        '<javascript:alert(1)>; rel="memento"; datetime="Tue, 01 Jan 2019 00:00:00 GMT",'
        '<http://arch.example/2>; rel="memento"; datetime="no date"'
    )
    found = read_timemap(link.encode(), url="http://arch.example/tm")
    assert (found.original, len(found.held), found.skipped) == ("http://a.example/?x=1,2", 1, 2)
    assert found.held[0].raw_uri == "http://arch.example/web/20190101000000id_/http://a.example/"
    listed = {
        "original_uri": "http://a.example/",
        "mementos": {"list": [{"datetime": "2019-01-01T00:00:00Z", "uri": "/m/1"}, {"datetime": 3}]},
        "pages": {"next": {"uri": "/tm/2"}},
    }
    found = read_timemap(json.dumps(listed).encode(), url="http://arch.example/tm")
    assert (found.held[0].uri, found.more, found.skipped) == (
        "http://arch.example/m/1",
        ("http://arch.example/tm/2",),
        1,
    )
    index = {"timemap_index": [{"uri": "/tm/1"}, {"uri": 4}], "original_uri": "http://a.example/"}
    assert read_timemap(json.dumps(index).encode(), url="http://arch.example/tm").more == (
        "http://arch.example/tm/1",
    )
    for nonsense in (b'{"mementos": 3}', b"[1]", b"{", b"<html>", b"[" * 100_000):
        with pytest.raises(FetchError):
            read_timemap(nonsense, url="http://arch.example/tm")
