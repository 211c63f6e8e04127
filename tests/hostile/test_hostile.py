"""What pages, servers and archives may send: each ends in a value or in a typed error. All of it: bench/hostile.py."""

from __future__ import annotations

import gzip
import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench import hostile
from bench.attacks.acts import NOW, Pages, app_in
from bench.attacks.archives import http, record
from bench.attacks.words import PROSE
from versioner.core import extract
from versioner.core.dates.declared import from_machine
from versioner.core.decide.derive import derive as honest_derive
from versioner.core.extract import read_page as honest_read
from versioner.errors import UsageError, VersionerError
from versioner.ingest import importing, rederive, taking
from versioner.ingest.track import track
from versioner.queries import read
from versioner.storage import pages, snapshots

# the cheap ones of every family, and those that broke something once
CHOSEN = (
    "date: ",
    "address: http://[ ",
    "address: http://[::1/x ",
    "address: http://a:99999/ ",
    "header: Retry-After ",
    "header: Location raw Latin-1",
    "header: header in bytes",
    "header: encoding unknown",
    "charset: header ",
    "JSON-LD: datePublished ",
    "JSON-LD: lists 600 deep",
    "nested: div 300 deep",
    "robots.txt: delay ",
    "WARC: length ",
    "WARC: status ",
    "WARC: no ",
    "WARC: gzip b",
    "bomb: gzip in",
    "within a line: sup",
    "figure: ",
    "within a line: raised",
    "within a line: header with",
    "motifs: page 1",
    "kept: surrogates",
    "list: sitemap",
    "list: JSON of l",
    "feed: JSON of o",
    "TimeMap: an index whose",
    "TimeMap: an index of other",
    "many: processing",
    "kept: 9999",
    "huge: a feed of",
    "huge: a JSON feed of lists",
    "huge: one text of words",
    "PDF: letters",
    "PDF: locked",
    "PDF: bytes at random 1",
)
CASES = {name: case for name, case in hostile.cases().items() if name.startswith(CHOSEN)}
URL, OTHER = "https://a.example/x", "https://a.example/y"


@pytest.fixture(autouse=True)
def _template(sqlite_template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOSTILE_TEMPLATE", str(sqlite_template))


def test_there_are_hundreds():
    assert len(hostile.cases()) >= 300


@pytest.mark.parametrize("name", CASES)
def test_it_ends_in_a_value_or_in_a_typed_error(name: str):
    message = ""
    try:
        CASES[name]()
    except VersionerError as error:
        message = error.message
    assert "\n" not in message


def archive(home: Path, content: bytes, name: str = "x.warc") -> Path:
    (home / name).write_bytes(content)
    return home / name


def page(*paragraphs: str) -> bytes:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return http(f"<html><body><article><h1>Gates</h1>{PROSE}{body}</article></body></html>".encode())


def test_a_capture_dated_in_the_future_is_held_at_the_moment_of_the_import(tmp_path: Path):
    app = app_in(tmp_path)
    path = archive(tmp_path, record(page(), at="2099-01-01T00:00:00Z"))
    first, second = importing.import_warc(app, path), importing.import_warc(app, path)
    assert (first.ahead, first.captures) == (1, 1)
    assert (second.ahead, second.captures, second.known) == (0, 0, 1)
    assert read.article(app, URL).first_seen == NOW
    app.db.dispose()


def test_an_archive_gzipped_in_one_piece_is_read(tmp_path: Path):
    app = app_in(tmp_path)
    records = b"".join(
        record(page(text), at=f"2020-01-0{n}T00:00:00Z")
        for n, text in enumerate(("It was noon.", "It was late at night by then."), 1)
    )
    found = importing.import_warc(app, archive(tmp_path, gzip.compress(records), "x.warc.gz"))
    assert (found.captures, found.cut_short) == (2, None)
    app.db.dispose()


def test_an_archive_that_unpacks_beyond_measure_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("versioner.fetch.warc._MOST_UNPACKED", 1_000_000)
    app = app_in(tmp_path)
    bomb = gzip.compress(record(page()) * 2 + b"\0" * 30_000_000)
    with pytest.raises(UsageError, match="unpacks to more"):
        importing.import_warc(app, archive(tmp_path, bomb, "x.warc.gz"))
    app.db.dispose()


def broken(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """A mistake of ours in reading that page, and no other."""

    def read_page(body, **given):
        if given["url"] == url:
            raise ZeroDivisionError
        return honest_read(body, **given)

    monkeypatch.setattr(extract, "read_page", read_page)


def test_a_mistake_in_one_capture_is_its_failure_and_loud(tmp_path, monkeypatch, caplog):
    app = app_in(tmp_path)
    broken(monkeypatch, URL)
    path = archive(tmp_path, record(page()) + record(page(), url=OTHER))
    with caplog.at_level(logging.ERROR):
        found = importing.import_warc(app, path)
    assert (found.pages, found.versions) == (2, 1)
    assert "ZeroDivisionError" in caplog.text
    app.db.dispose()


def test_a_mistake_in_one_page_of_an_archive_leaves_the_others(tmp_path, monkeypatch):
    app = app_in(tmp_path)

    def derive(state, seen, *rest, **more):
        if getattr(seen, "url", "") == URL:
            raise ZeroDivisionError
        return honest_derive(state, seen, *rest, **more)

    monkeypatch.setattr(taking, "derive", derive)
    path = archive(tmp_path, record(page()) + record(page(), url=OTHER))
    found = importing.import_warc(app, path)
    assert found.versions == 1
    ((url, why),) = found.failed
    assert (url, str(why)) == (URL, f"{URL} could not be taken in: ZeroDivisionError")
    app.db.dispose()


def test_a_broken_snapshot_does_not_keep_the_others_from_being_read_again(tmp_path):
    app = app_in(tmp_path)
    path = archive(tmp_path, record(page()) + record(page("Noon."), url="https://b.example/y"))
    importing.import_warc(app, path)
    with app.db.read() as session:
        found = pages.page_by_url(session, URL)
        assert found is not None
        (row,) = snapshots.snapshots_of(session, found.id)
    (file,) = (tmp_path / "snapshots").rglob(f"*{row.sha256[8:]}*")
    file.write_bytes(b"no snapshot at all")
    again = rederive.rederive(app)
    assert (again.pages, again.found_again, len(again.failures)) == (2, 1, 1)
    app.db.dispose()


def test_a_mistake_at_the_first_look_is_a_failure_to_fetch(tmp_path, monkeypatch, caplog):
    app = app_in(tmp_path, Pages(PROSE.encode()))
    broken(monkeypatch, URL)
    with pytest.raises(VersionerError, match="could not be taken in: ZeroDivisionError"):
        track(app, URL)
    assert "ZeroDivisionError" in caplog.text
    app.db.dispose()


@pytest.mark.parametrize("number", [float("nan"), float("inf"), 10**400, -1, True])
def test_numbers_that_are_no_moments(number):
    found = from_machine(number)
    assert found is None or found.astimezone(UTC) >= datetime(1900, 1, 1, tzinfo=UTC)
