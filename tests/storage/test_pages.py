"""Pages, their states, and which was written from which."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.conftest import NOW
from tests.storage.newsroom import DAY, MINUTE, a_page, a_snapshot, a_version
from versioner.core.asked.cursor import CountedSheet
from versioner.core.model import Basis, Dated, LastUpdated, PageStatus, SourceHint
from versioner.errors import NotFoundError
from versioner.storage import called, pages, runs, schedule, sheets, snapshots, sources, versions
from versioner.storage.database import Database
from versioner.storage.fields import PageFields
from versioner.storage.tables import metadata


def test_a_page_comes_back_with_everything_it_was_given(database: Database) -> None:
    fields = PageFields(
        title="Troops",
        title_override="Our story",
        language="de-AT",
        status=PageStatus.FAILING,
        status_since=NOW,
        status_reason="no answer",
        generated_on=Dated(at=NOW - DAY, basis=Basis.PUBLISHER),
        last_updated=LastUpdated(at=NOW, basis=Basis.OBSERVED, not_before=NOW - MINUTE, version=3),
        first_seen_at=NOW,
        last_changed_at=NOW,
        moved_to="https://news.example/m",
        moved_since=NOW,
        etag='W/"1"',
        last_modified="Tue, 24 Nov 2026 09:00:00 GMT",
        last_sha256="a" * 64,
        last_canonical="b" * 64,
        accept_language="de",
        headers=(("Cookie", "secret=1"), ("X-A", "b")),
        ignore=("aside", "/ad-\\d+/"),
        only=("main",),
        extractor="walker 1",
        tracked=False,
        as_article=False,
    )
    with database.write() as session:
        given = pages.page(session, a_page(session, "given", **fields))
        later = a_page(session, "later")
        pages.update_page(session, later, **fields)
        updated = pages.page(session, later)
    for page in (given, updated):
        assert {name: getattr(page, name) for name in fields} == dict(fields)


def test_an_update_leaves_the_other_fields_alone(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session, title="Troops", etag="1")
        pages.update_page(session, page_id, etag=None, last_updated=None)
        pages.update_page(session, page_id)
        page = pages.page(session, page_id)
    assert (page.title, page.etag, page.tracked) == ("Troops", None, True)


def test_secret_headers_are_not_in_the_repr(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session, headers=(("Cookie", "secret"),))
        assert "secret" not in repr(pages.page(session, page_id))
        assert "secret" not in repr(schedule.targets(session, [page_id]))


def test_pages_are_found_by_number_key_url_and_any_part(database: Database) -> None:
    with database.write() as session:
        first = a_page(session, "troops", title="Ärger im Amt")
        second = a_page(session, "weather", title_override="Storm")
        assert pages.page_by_key(session, "news.example/troops") == pages.page(session, first)
        assert pages.page_by_url(session, "https://news.example/weather") == pages.page(session, second)
        assert pages.page_by_key(session, "elsewhere") is pages.page_by_url(session, "elsewhere") is None
        assert [page.id for page in called.search_pages(session, "ÄRGER")] == [first]
        assert [page.id for page in called.search_pages(session, "storm")] == [second]
        assert [page.id for page in called.search_pages(session, "news.example/")] == [first, second]
        assert called.search_pages(session, "%") == called.search_pages(session, "x" * 60_000) == ()
        street = a_page(session, "a_b", title="Straße 7")
        for part in ("STRASSE", "straße 7", "a_b", "A_B"):
            assert [page.id for page in called.search_pages(session, part)] == [street]
            assert [page.id for page in sheets.sheet(session, part=part, limit=9).rows] == [street]
        assert called.search_pages(session, "axb") == called.search_pages(session, "a\\_b") == ()
        found = sheets.sheet(session, part="news.example", sort="changed", limit=2)
        assert ([page.id for page in found.rows], found.total) == ([street, second], 3)
        assert sheets.sheet(session, part="news.example", limit=2, offset=9) == CountedSheet(rows=(), total=3)
        rest = sheets.sheet(session, part="news.example", sort="changed", limit=2, at=found.after)
        assert ([page.id for page in rest.rows], rest.total, rest.after) == ([first], 3, None)
        pages.delete_page(session, street)
        assert [page.id for page in pages.all_pages(session)] == [first, second]
        assert set(pages.pages_by_ids(session, [second, 99])) == {second}
        with pytest.raises(NotFoundError, match="99"):
            pages.page(session, 99)


def test_a_page_may_claim_any_language(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session, language="x-" + "nonsense-" * 20)
        assert pages.page(session, page_id).language == "x-" + "nonsense-" * 20


def test_an_endless_url_is_a_page_like_any_other(database: Database) -> None:
    name = "x" * 20_000
    with database.write() as session:
        page_id = a_page(session, name)
        found = pages.page_by_key(session, f"news.example/{name}")
        assert found is not None
        assert (found.id, found.url) == (page_id, f"https://news.example/{name}")
        assert pages.page_by_url(session, f"https://news.example/{name}") == found


def test_pages_are_counted_by_status(database: Database) -> None:
    with database.write() as session:
        a_page(session, "a")
        a_page(session, "b", status=PageStatus.GONE)
        a_page(session, "c", tracked=False)
        assert sheets.count_by_status(session) == {PageStatus.OK: 1, PageStatus.GONE: 1}


def test_a_state_is_kept_and_replaced(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session)
        assert pages.load_state(session, page_id) is None
        pages.save_state(session, page_id, b"\0one")
        pages.save_state(session, page_id, b"\0two")
        assert pages.load_state(session, page_id) == b"\0two"


def test_no_change_of_a_state_is_lost_between_threads(database: Database) -> None:
    def count(_: int) -> None:
        with database.write() as session:
            seen = pages.load_state(session, page_id) or b""
            pages.save_state(session, page_id, seen + b".")

    with database.write() as session:
        page_id = a_page(session)
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(count, range(30)))
    with database.read() as session:
        assert pages.load_state(session, page_id) == b"." * 30


def test_articles_and_sources_know_each_other(database: Database) -> None:
    with database.write() as session:
        article, other, wire, ministry = (a_page(session, name) for name in "abcd")
        assert sources.add_source(session, article, ministry, basis="given", now=NOW)
        assert sources.add_source(session, article, wire, basis="rel=source", now=NOW)
        assert sources.add_source(session, other, wire, basis="given", now=NOW)
        assert not sources.add_source(session, article, wire, basis="again", now=NOW)
        assert [page.id for page in sources.sources_of(session, article)] == [ministry, wire]
        assert [page.id for page in sources.articles_of(session, wire)] == [article, other]
        assert [page.is_source for page in pages.all_pages(session)] == [False, False, True, True]
        assert [link.basis for link in sources.source_links(session)] == ["given", "rel=source", "given"]
        assert sources.remove_source(session, article, ministry)
        assert not sources.remove_source(session, article, ministry)
        assert sources.add_source(session, article, ministry, basis="given", now=NOW)
        assert [page.id for page in sources.sources_of(session, article)] == [wire, ministry]


def test_a_decision_on_an_offered_source_outlives_the_next_look(database: Database) -> None:
    offered = SourceHint(url="https://m.example/", text="the report", evidence="rel=source", confidence=0.95)
    weaker = SourceHint(url="https://n.example/", text="here", evidence="link text", confidence=0.4)
    endless = SourceHint(url="https://o.example/" + "x" * 3000, text="", evidence="", confidence=1.0)
    with database.write() as session:
        page_id = a_page(session)
        sources.put_hints(session, page_id, [weaker, offered, endless])
        assert [hint.url for hint in sources.hints_of(session, page_id)] == [offered.url, weaker.url]
        assert sources.decide_hint(session, page_id, offered.url, accepted=False)
        assert not sources.decide_hint(session, page_id, "https://nowhere.example/", accepted=True)
        sources.put_hints(session, page_id, [offered])
        assert [(hint.url, hint.accepted) for hint in sources.hints_of(session, page_id)] == [
            (offered.url, False)
        ]


def test_a_deleted_page_is_gone_with_all_its_rows(database: Database) -> None:
    with database.write() as session:
        kept, gone = a_page(session, "kept"), a_page(session, "gone")
        shared, own = b"<p>shared</p>", b"<p>own</p>"
        a_version(session, kept, "The same words.", body=shared)
        a_version(session, gone, "The same words.", body=shared)
        alone = a_version(session, gone, "Other words.", body=own, at=NOW + MINUTE)
        sources.add_source(session, kept, gone, basis="given", now=NOW)
        pages.save_state(session, gone, b"x")
        hashes = pages.delete_page(session, gone)
        assert hashes == (alone.sha256,)
        assert sources.sources_of(session, kept) == ()
        assert versions.versions_of(session, kept)[0].document.title == "Troops"
        left = {
            name: session.execute(table.select()).all()
            for name, table in metadata.tables.items()
            if name in {"versions", "snapshots", "text_blobs", "schedules", "page_states"}
        }
        counts = {name: len(rows) for name, rows in left.items()}
        assert counts == {"versions": 1, "snapshots": 1, "text_blobs": 1, "schedules": 1, "page_states": 0}


def test_numbers_of_deleted_pages_and_versions_are_never_given_again(database: Database) -> None:
    with database.write() as session:
        first = a_page(session, "first")
        version = a_version(session, first)
        pages.delete_page(session, first)
        second = a_page(session, "second")
        assert second > first
        assert a_version(session, second).id > version.id


def test_deleting_keeps_what_other_texts_stand_on(database: Database) -> None:
    words = "".join(f"Sentence {n} says something of its own. " for n in range(200))
    with database.write() as session:
        gone, kept = a_page(session, "gone"), a_page(session, "kept")
        a_version(session, gone, words)
        a_version(session, kept, words)
        patched = a_version(session, kept, words + "And more.", at=NOW + MINUTE)
        a_version(session, gone, words + "Something else.", at=NOW + MINUTE)
        pages.delete_page(session, gone)
        assert versions.with_document(session, patched).document.blocks[1].text == words + "And more."


def test_a_page_without_history_has_none(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session)
        assert snapshots.latest_snapshot(session, page_id) is None
        assert versions.latest_version(session, page_id) is None
        assert runs.runs_of(session, page_id) == ()
        assert a_snapshot(session, page_id) > 0
