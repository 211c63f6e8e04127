"""What a page offers as its source and can be tracked: no file that nothing here reads."""

import pytest

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, World, page
from versioner import extensions
from versioner.core.model import SourceHint
from versioner.ingest import offers, preview, track
from versioner.queries import state
from versioner.storage import sources

REPORT = "https://council.example/report"


def hint(url: str) -> SourceHint:
    return SourceHint(url=url, text="", evidence="data", confidence=0.9)


@pytest.mark.parametrize(
    ("url", "taken"),
    [
        (REPORT, True),
        (f"{REPORT}.pdf", True),
        (f"{REPORT}.html?download=figures.csv", True),
        (f"{REPORT}.xml", True),  # it may be a feed
        (f"{REPORT}.php", True),
        (f"{REPORT}.csv", False),
        (f"{REPORT}.CSV?v=2#top", False),
        (f"{REPORT}.xlsx", False),
        (f"{REPORT}/map.PNG", False),
        ("https://[broken/report.csv", True),  # who takes it is told what is wrong
    ],
)
def test_a_file_that_cannot_be_read_is_not_offered(url, taken):
    assert bool(offers.readable([hint(url)])) is taken


def test_a_file_that_a_package_reads_is_offered(monkeypatch):
    monkeypatch.setattr(
        extensions, "names", lambda group: ("text/csv",) if group == extensions.READERS else ()
    )
    assert offers.readable([hint(f"{REPORT}.csv"), hint(f"{REPORT}.zip")]) == (hint(f"{REPORT}.csv"),)


def test_what_add_shows_and_what_is_kept_offer_the_report_and_not_its_figures(tmp_path):
    world = World(tmp_path)
    links = f'<p>Source: <a href="{REPORT}.csv">Source</a> <a href="{REPORT}">Show me the source</a></p>'
    world.web.pages = {ARTICLE: page(*PARAGRAPHS).replace("</main>", f"{links}</main>")}
    assert [one.url for one in preview.preview(world.app, ARTICLE).hints] == [REPORT]
    number = track.track(world.app, ARTICLE).article.id
    with world.app.db.read() as session:
        assert [one.url for one in sources.hints_of(session, number)] == [REPORT]
    assert state.status(world.app).articles == 1
    world.app.db.dispose()
