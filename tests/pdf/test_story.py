"""A paper that is followed like any page: its versions, its changes, and an article that it has overtaken."""

from __future__ import annotations

import asyncio
import shutil

from aiohttp import web

from tests.ingest.site import Clock, an_app, sites
from tests.pdf.papers import annual
from versioner.core.model import Outcome
from versioner.ingest import check, track
from versioner.queries import compare, drift, read
from versioner.storage.database import Database

ARTICLE = (
    "<html lang='en'><body><main><h1>More people take the ferry</h1><h2>Numbers</h2>"
    "<p>In 2025 the ferries carried 48,210 passengers over the lake, says the annual report of the ferry office.</p>"
    "<p>A single crossing costs 12.50 crowns since May.</p></main></body></html>"
)


def test_a_paper_is_a_source_like_any_other(sqlite_template, tmp_path):
    shutil.copy(sqlite_template, tmp_path / "versioner.db")
    database = Database(f"sqlite:///{tmp_path / 'versioner.db'}")
    paper = {"body": annual()}

    def answer(request):
        if request.path == "/report.pdf":
            return web.Response(body=paper["body"], content_type="application/pdf")
        return web.Response(text=ARTICLE, content_type="text/html")

    def work(base):
        clock = Clock()
        app = an_app(database, tmp_path, clock)
        track.track(app, f"{base}/story", sources=[f"{base}/report.pdf"])
        source = read.article(app, f"{base}/report.pdf")
        assert (source.title, source.versions) == ("The year on the lake", 1)
        clock.pass_(hours=6)
        paper["body"] = annual()  # made again: other bytes, the same text
        assert {one.outcome for one in check.check(app)} <= {Outcome.UNCHANGED, Outcome.NOISE}
        paper["body"] = annual(passengers="51,300")
        for _ in range(2):
            clock.pass_(hours=6)
            check.check(app)
        assert read.article(app, f"{base}/report.pdf").versions == 2
        found = compare.diff(app, f"{source.id}@1", f"{source.id}@2")
        (section,) = found.change.sections
        assert section.path == ("Passengers",)
        assert [str(edit.kind) for edit in section.edits] == ["number"]
        (item,) = drift.source(app, f"{base}/story").drift
        assert ("48,210" in (item.article_says or ""), "51,300" in (item.source_says or "")) == (True, True)
        paper["body"] = b"%PDF-1.7 and nothing more"
        clock.pass_(hours=6)
        outcomes = {one.url.rpartition("/")[2]: one for one in check.check(app)}
        assert outcomes["report.pdf"].outcome is Outcome.FAILED
        assert "broken" in (outcomes["report.pdf"].detail or "")
        assert read.article(app, f"{base}/report.pdf").versions == 2

    async def run():
        async with sites() as (site,):
            site.answer = answer
            await asyncio.to_thread(work, site.base)

    try:
        asyncio.run(run())
    finally:
        database.dispose()
