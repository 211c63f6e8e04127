"""Use cases end to end: a real server on loopback, real SQLite, real snapshots, a clock we move."""

import io
import json
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from versioner.app import App, Policy
from versioner.core.decide import state_bytes
from versioner.core.decide.thresholds import Thresholds
from versioner.core.model import Outcome, Significance, Verdict
from versioner.core.schedule.plan import parse_every
from versioner.core.schedule.rates import ScheduleLimits
from versioner.errors import AmbiguousError, FetchError, NotFoundError, UsageError
from versioner.fetch.interface import Fetched
from versioner.ingest import importing, judge, rederive, track
from versioner.ingest.check import check
from versioner.ingest.options import Options
from versioner.queries import compare, drift, read, state
from versioner.storage import pages, states
from versioner.storage.database import Database
from versioner.storage.directory import DirectoryStore

# warcio's writer leaves the temporary file of its digests to the garbage collector
pytestmark = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning", "ignore:Unclosed file:ResourceWarning"
)

ARTICLE, SOURCE = "https://paper.example/story", "https://council.example/plan"
PARAGRAPHS = (
    "The council met on Monday to speak about the nine gates of the old town and the harbour.",
    "Its maintenance budget rose by 6.4 percent this year, more than anybody had expected of it.",
    "Traders at the fish market asked once more when the permanent wall would come to them.",
)


def page(*paragraphs, title="The gates", extra=""):
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return f'<html lang="en"><head>{extra}</head><body><main><h1>{title}</h1><h2>News</h2>{body}</main></body></html>'


class Web:
    """A fetcher that serves pages from a dict: the one seam that is faked."""

    def __init__(self):
        self.pages: dict[str, str] = {}

    async def fetch(self, request):
        text = self.pages.get(request.url)
        if text is None:
            raise FetchError(f"{request.url} is not found (404)", url=request.url, status=404)
        return Fetched(
            url=request.url,
            final_url=request.url,
            status=200,
            headers=(),
            content_type="text/html; charset=utf-8",
            body=text.encode(),
        )

    async def close(self):
        pass


class World:
    """An App over a web that a test edits and a clock that it moves."""

    def __init__(self, home: Path, database: Database | None = None):
        self.web, self.at = Web(), datetime(2026, 11, 20, 8, tzinfo=UTC)
        database = database or Database(f"sqlite:///{home / 'versioner.db'}")
        database.ensure_current()
        self.app = App(
            db=database,
            snapshots=DirectoryStore(home / "snapshots", durable=False),
            open_fetcher=lambda: self.web,
            now=self.now,
            policy=Policy(owner="test", user_agent="versioner/0", host_delay=0.0, obey_robots=False),
            thresholds=Thresholds(),
            limits=ScheduleLimits(),
        )

    def now(self):
        self.at += timedelta(milliseconds=1)
        return self.at

    def look(self, *, hours=6):
        self.at += timedelta(hours=hours)
        return {one.url: one.outcome for one in check(self.app)}


@pytest.fixture
def world(tmp_path, database) -> World:
    found = World(tmp_path, database)
    found.web.pages = {ARTICLE: page(*PARAGRAPHS), SOURCE: page(*PARAGRAPHS, title="The plan")}
    return found


def edit(world, url, before, after):
    assert before in world.web.pages[url]
    world.web.pages[url] = world.web.pages[url].replace(before, after)


def test_track_keeps_an_article_and_its_source_and_says_what_it_found(world):
    found = track.track(world.app, ARTICLE, sources=[SOURCE])
    assert (found.created, found.article.title, found.sections) == (True, "The gates", (("News",),))
    assert [source.url for source in found.article.sources] == [SOURCE]
    assert found.article.versions == 1
    assert [one.id for one in read.articles(world.app)] == [found.article.id]


@pytest.mark.parametrize(
    "variant",
    [
        ARTICLE + "?utm_source=mail",
        ARTICLE + "#top",
        ARTICLE + "/",
        "http://www.paper.example/story",
        ARTICLE.upper().replace("/STORY", "/story"),
    ],
)
def test_a_second_track_of_a_variant_is_the_same_page(world, variant):
    track.track(world.app, ARTICLE)
    found = track.track(world.app, variant, sources=[SOURCE], options=Options(schedule=parse_every("1h")))
    assert (found.created, found.article.id) == (False, 1)
    assert found.added == (f"source {SOURCE}", "schedule")


def test_canonical_links_fold_addresses_of_one_host_only(world):
    extra = f'<link rel="canonical" href="{ARTICLE}">'
    world.web.pages["https://paper.example/story?print=1"] = page(*PARAGRAPHS, extra=extra)
    world.web.pages["https://copy.example/story"] = page(*PARAGRAPHS, extra=extra)
    track.track(world.app, ARTICLE)
    assert track.track(world.app, "https://paper.example/story?print=1").article.id == 1
    assert track.track(world.app, "https://copy.example/story").article.id != 1


def test_a_page_that_cannot_be_fetched_leaves_nothing_unless_anyway(world):
    with pytest.raises(FetchError):
        track.track(world.app, "https://paper.example/none")
    with pytest.raises(FetchError):
        track.track(world.app, ARTICLE, sources=["https://paper.example/none"])
    assert read.articles(world.app) == ()
    assert track.track(world.app, "https://paper.example/none", anyway=True).article.status == "failing"


@pytest.mark.parametrize(
    "url",
    ["", "ftp://x.example/", "javascript:alert(1)", "http://", "https://a b/", "https://u:p@x.example/"],
)
def test_what_is_no_web_page_is_refused(world, url):
    with pytest.raises(UsageError):
        track.track(world.app, url)


def test_an_article_is_not_its_own_source(world):
    with pytest.raises(UsageError, match="its own source"):
        track.track(world.app, ARTICLE, sources=[ARTICLE + "#x"])


def test_an_edit_moves_last_updated_once_it_is_confirmed_and_a_typo_never_does(world):
    track.track(world.app, ARTICLE)
    assert world.look() == {ARTICLE: Outcome.UNCHANGED}
    edit(world, ARTICLE, "nine gates", "eight gates")
    assert world.look() == {ARTICLE: Outcome.PENDING}
    assert len(read.article(world.app, "1").pending) == 1
    first_seen = world.at
    assert world.look() == {ARTICLE: Outcome.CHANGED}
    article = read.article(world.app, "1")
    assert article.last_updated is not None
    assert abs(article.last_updated.at - first_seen) < timedelta(seconds=1)
    log = read.log(world.app, "1")
    assert log.changes[0].silent is None  # the page never carried a date or a note
    assert log.to_json()["changes"][0]["summary"] == [
        "News: “about the nine gates” became “about the eight gates”."
    ]
    edit(world, ARTICLE, "permanent", "permannent")
    world.look()
    world.look()
    assert read.article(world.app, "1").last_updated == article.last_updated


def test_an_edit_that_is_soon_taken_back_leaves_last_updated_as_it_was(world):
    track.track(world.app, ARTICLE)
    edit(world, ARTICLE, "6.4 percent", "6.9 percent")
    world.look()
    world.look()
    before = read.article(world.app, "1").last_updated
    assert before is not None
    world.look(hours=60)
    edit(world, ARTICLE, "nine gates", "eight gates")
    world.look(hours=2)
    world.look(hours=2)
    there = read.article(world.app, "1").last_updated
    assert there is not None
    assert there.version == 3
    edit(world, ARTICLE, "eight gates", "nine gates")
    world.look(hours=2)
    world.look(hours=2)
    assert read.log(world.app, "1", everything=True).changes[0].reverted_to == 2
    assert read.article(world.app, "1").last_updated == before
    rederive.rederive(world.app, ["1"])
    assert read.article(world.app, "1").last_updated == before
    judge.judge(world.app, "1@2", Verdict.MINOR)
    assert read.article(world.app, "1").last_updated is None


def test_two_sections_that_change_places_are_no_return(world):
    first, second = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[:2]), f"<p>{PARAGRAPHS[2]}</p>"
    parts = [f"<h2>The wall</h2>{first}", f"<h2>The market</h2>{second}"]
    whole = "<html lang=en><body><main><h1>The gates</h1>{}</main></body></html>"
    world.web.pages[ARTICLE] = whole.format("".join(parts))
    track.track(world.app, ARTICLE)
    world.web.pages[ARTICLE] = whole.format("".join(reversed(parts)))
    world.look()
    world.look()
    found = read.log(world.app, "1", everything=True).changes
    assert [(one.reverted, [str(kind) for kind in one.kinds]) for one in found] == [(False, ["moved"])]


def test_failures_are_told_and_the_text_stays(world):
    track.track(world.app, ARTICLE)
    kept = world.web.pages.pop(ARTICLE)
    assert world.look() == {ARTICLE: Outcome.FAILED}
    assert read.article(world.app, "1").status == "failing"
    for _ in range(4):
        world.look(hours=20)
    assert read.article(world.app, "1").status == "gone"
    world.web.pages[ARTICLE] = kept
    assert world.look() == {ARTICLE: Outcome.UNCHANGED}
    assert read.article(world.app, "1").status == "ok"


def test_the_source_moves_and_the_article_is_out_of_date_until_it_follows(world):
    track.track(world.app, ARTICLE, sources=[SOURCE])
    edit(world, SOURCE, "6.4 percent", "5.1 percent")
    world.look()
    world.look()
    report = drift.source(world.app, "1")
    assert [(item.kind, item.section.path) for item in report.drift] == [("superseded", ("News",))]
    assert report.article.out_of_date == (("News",),)
    edit(world, ARTICLE, "6.4 percent", "5.1 percent")
    world.look()
    world.look()
    report = drift.source(world.app, "1")
    assert (report.drift, len(report.resolved)) == ((), 1)


def test_the_first_version_has_no_change_to_judge(world):
    track.track(world.app, ARTICLE)
    with pytest.raises(UsageError, match="no change leads to version 1 of page 1"):
        judge.judge(world.app, "1@1", Verdict.MINOR)


def test_a_person_judges_and_last_updated_follows(world):
    track.track(world.app, ARTICLE)
    edit(world, ARTICLE, "nine gates", "eight gates")
    world.look()
    world.look()
    judge.judge(world.app, "1@2", Verdict.MINOR, reason="a figure of speech")
    assert read.article(world.app, "1").last_updated is None
    judged = read.log(world.app, "1", everything=True).changes[0].judged
    assert judged is not None
    assert judged.reason == "a figure of speech"


def test_nothing_to_decide_is_an_error(world):
    track.track(world.app, ARTICLE)
    with pytest.raises(UsageError, match="nothing waits"):
        judge.accept(world.app, "1")


def test_addresses_that_fit_nothing_or_several_things_name_the_nearest(world):
    track.track(world.app, ARTICLE)
    track.track(world.app, SOURCE)
    with pytest.raises(NotFoundError) as nothing:
        read.show(world.app, "99")
    with pytest.raises(AmbiguousError) as several:
        read.show(world.app, "example")
    assert nothing.value.candidates
    with pytest.raises(NotFoundError) as slip:
        read.show(world.app, "papper")
    assert slip.value.candidates == (f"1  {ARTICLE}",)
    with pytest.raises(NotFoundError) as far:
        read.show(world.app, "zzz-nothing-like-it")
    assert far.value.candidates == ()
    assert len(several.value.candidates) == 2
    assert read.show(world.app, "paper").version.number == 1
    assert read.show(world.app, "The plan").article.url == SOURCE


def test_untrack_keeps_the_history_and_delete_erases_it(world):
    track.track(world.app, ARTICLE)
    track.untrack(world.app, "1")
    assert world.look() == {}
    assert read.show(world.app, "1").version.number == 1
    track.untrack(world.app, "1", delete=True)
    assert read.articles(world.app) == ()
    assert list(world.app.snapshots.names()) == []


@contextmanager
def warc(path, captures):
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for url, at, text in captures:
            headers = StatusAndHeaders(
                "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
            )
            writer.write_record(
                writer.create_warc_record(
                    url,
                    "response",
                    payload=io.BytesIO(text.encode()),
                    http_headers=headers,
                    warc_headers_dict={"WARC-Date": at},
                )
            )
    yield path


HISTORY = [
    (ARTICLE, "2026-01-01T00:00:00Z", page(*PARAGRAPHS)),
    (ARTICLE, "2026-01-02T00:00:00Z", page(PARAGRAPHS[0].replace("nine", "eight"), *PARAGRAPHS[1:])),
    (ARTICLE, "2026-01-03T00:00:00Z", page(PARAGRAPHS[0].replace("nine", "eight"), *PARAGRAPHS[1:])),
    (ARTICLE, "2026-01-04T00:00:00Z", page(PARAGRAPHS[0].replace("nine", "eight"), PARAGRAPHS[1])),
    (ARTICLE, "2026-01-05T00:00:00Z", page(PARAGRAPHS[0].replace("nine", "eight"), PARAGRAPHS[1])),
]


def test_import_replays_a_history_and_twice_adds_nothing(world, tmp_path):
    with warc(tmp_path / "x.warc.gz", HISTORY) as path:
        first = importing.import_warc(world.app, path)
        second = importing.import_warc(world.app, path)
    assert (first.captures, first.versions) == (5, 3)
    assert (second.captures, second.known, second.versions) == (0, 5, 0)
    assert read.article(world.app, ARTICLE).versions == 3
    assert state.verify_all(world.app).whole


def test_older_captures_rebuild_the_page_and_ids_stay_valid(world, tmp_path):
    with warc(tmp_path / "late.warc.gz", HISTORY[3:]) as path:
        importing.import_warc(world.app, path)
    late = read.show(world.app, ARTICLE).version
    with warc(tmp_path / "early.warc.gz", HISTORY[:3]) as path:
        importing.import_warc(world.app, path)
    assert read.show(world.app, f"v{late.id}").version.id == late.id
    dates = [one.version.first_seen.day for one in read.version_list(world.app, ARTICLE).versions]
    assert dates == [1, 2, 4]
    assert state.verify_all(world.app).whole


def test_rederive_marks_versions_and_moves_no_date(world, tmp_path):
    with warc(tmp_path / "x.warc.gz", HISTORY) as path:
        importing.import_warc(world.app, path)
    before = read.article(world.app, ARTICLE)
    found = rederive.rederive(world.app)
    assert (found.found_again, found.new, found.superseded) == (3, 0, 0)
    after = read.article(world.app, ARTICLE)
    assert (after.last_updated, after.versions) == (before.last_updated, before.versions)
    assert all(one.version.rederived for one in read.version_list(world.app, ARTICLE).versions)


def test_a_truncated_warc_gives_what_came_before_and_says_so(world, tmp_path):
    with warc(tmp_path / "x.warc.gz", HISTORY) as path:
        whole = path.read_bytes()
    (tmp_path / "cut.warc.gz").write_bytes(whole[: len(whole) - 150])
    found = importing.import_warc(world.app, tmp_path / "cut.warc.gz")
    assert found.cut_short
    assert found.captures >= 3


@pytest.mark.parametrize("content", [b"", b"no archive at all", b"\x1f\x8b\x08\x00rubbish"])
def test_a_file_that_is_no_warc_is_refused(world, tmp_path, content):
    (tmp_path / "x.warc").write_bytes(content)
    with pytest.raises(UsageError):
        importing.import_warc(world.app, tmp_path / "x.warc")


def test_blame_says_since_when_and_how_it_read_before(world, tmp_path):
    with warc(tmp_path / "x.warc.gz", HISTORY) as path:
        importing.import_warc(world.app, path)
    found = compare.blame_of(world.app, ARTICLE).blame.sentences
    first = next(one for one in found if "eight gates" in one.text)
    assert (first.since, "nine gates" in (first.before or "")) == (2, True)


def test_any_two_versions_compare_and_steps_fold(world, tmp_path):
    with warc(tmp_path / "x.warc.gz", HISTORY) as path:
        importing.import_warc(world.app, path)
    found = compare.diff(world.app, ARTICLE, "v1", "v3")
    assert {str(edit.kind) for edit in found.change.edits} == {"number", "paragraph removed"}
    assert compare.diff(world.app, "1@1", "1@1").differs is False
    for forms, numbers in {
        ("1", "1", "latest"): (1, 3),
        ("1", "latest~1", "latest"): (2, 3),
        ("1", "2026-01-02T12:00Z", "2026-12-31"): (2, 3),
        ("1", "v1"): (1, 3),
        ("1", "latest"): (2, 3),
        ("1", "v1..v2"): (1, 2),
        ("v1..v2",): (1, 2),
        ("latest~2", "v2"): (1, 2),
        ("v1",): (1, 3),
    }.items():
        of = compare.diff(world.app, *forms)
        assert (of.old.number, of.new.number) == numbers, forms
    with pytest.raises(NotFoundError, match="there is no page 3; version 3 of page 1 is written v3"):
        compare.diff(world.app, "1", "3")
    with pytest.raises(NotFoundError, match=r"it was first seen at 2026-01-0\dT"):
        compare.diff(world.app, "1", "2025-01-01", "latest")
    assert compare.diff(world.app, "1", since="2026-01-02T12:00Z").old.number == 2
    assert found.change.significance is Significance.SUBSTANTIVE


def test_how_long_a_section_stayed_behind_its_source_is_told(world):
    number = str(track.track(world.app, ARTICLE, sources=[SOURCE]).article.id)
    edit(world, SOURCE, "6.4 percent", "5.1 percent")
    world.look()
    world.look()
    (open_one,) = drift.lags(world.app, number)
    assert (open_one.section.path, open_one.until) == (("News",), None)
    edit(world, ARTICLE, "6.4 percent", "5.1 percent")
    world.look()
    world.look()
    (closed,) = drift.lags(world.app, number)
    assert closed.until is not None
    assert 11.9 < closed.hours < 12.1


@pytest.mark.parametrize("number", [2**31 - 1, 2**31, 2**63 - 1, 2**63, 10**30])
@pytest.mark.parametrize("form", ["{}", "{}@1", "1@{}", "v{}", "1@latest~{}"])
def test_numbers_that_no_database_holds_fit_nothing(world, number, form):
    track.track(world.app, ARTICLE)
    with pytest.raises(NotFoundError):
        read.show(world.app, form.format(number))


def test_a_source_in_another_language_is_told_as_such(world):
    world.web.pages[SOURCE] = world.web.pages[SOURCE].replace('lang="en"', 'lang="de-AT"')
    track.track(world.app, ARTICLE, sources=[SOURCE])
    assert drift.source(world.app, ARTICLE).to_json()["foreign"] == [2]
    assert drift.evidence(world.app, ARTICLE)[0].foreign


@pytest.mark.parametrize("stored", [b"no state", "older"])
def test_a_state_of_another_version_is_folded_again_from_the_past(world, stored):
    track.track(world.app, ARTICLE)
    edit(world, ARTICLE, "nine gates", "eight gates")
    world.look()
    with world.app.db.write() as session:
        if stored == "older":
            spelled = json.loads(state_bytes.to_bytes(states.load(session, 1).state))
            stored = zstandard.compress(json.dumps(spelled | {"v": 1, "history": {}}).encode())
        pages.save_state(session, 1, stored)
    assert read.article(world.app, "1").pending == ()
    assert world.look() == {ARTICLE: Outcome.CHANGED}
    (change,) = read.log(world.app, "1").changes
    assert [("nine" in str(one.before), "eight" in str(one.after)) for one in change.edits] == [(True, True)]


def test_a_page_that_is_gone_stays_gone_when_it_is_read_again(world):
    track.track(world.app, ARTICLE, sources=[SOURCE])
    world.web.pages.pop(SOURCE)
    for _ in range(5):
        world.look(hours=20)
    kinds = [item.kind for item in drift.source(world.app, "1").drift]
    assert (read.article(world.app, "2").status, kinds) == ("gone", ["source gone"])
    rederive.rederive(world.app)
    assert read.article(world.app, "2").status == "gone"
    assert [item.kind for item in drift.source(world.app, "1").drift] == kinds
    world.web.pages[SOURCE] = page(*PARAGRAPHS, title="The plan")
    world.look()
    assert read.article(world.app, "2").status == "ok"
    assert drift.source(world.app, "1").drift == ()


def test_not_before_is_the_last_look_that_showed_the_old_text(world):
    track.track(world.app, ARTICLE)
    world.look()
    world.look()
    seen = world.at
    edit(world, ARTICLE, "nine gates", "eight gates")
    world.look()
    world.look()
    (change,) = read.log(world.app, "1").changes
    assert abs(change.not_before - seen) < timedelta(seconds=1)
