"""WARC files as they are read: what each record gives, what is left out, where a file breaks."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from versioner.errors import CutShortError, TooLargeError, UsageError
from versioner.fetch.warc import WarcFile, sought

# warcio leaves its temporary files to the collector
pytestmark = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning", "ignore:Unclosed file:ResourceWarning"
)

URL = "https://gazette.example/ferry"
PAGE = b"<html><p>The ferry is late.</p></html>"


class Archive:
    """Writes a WARC file, record by record."""

    def __init__(self, path: Path, *, zipped: bool = True) -> None:
        self.path = path
        self._out = path.open("wb")
        self._writer = WARCWriter(self._out, gzip=zipped)

    def response(self, body: bytes = PAGE, *, status: str = "200 OK", date: str = "2026-11-24T09:30:00Z",
                 headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html"),), url: str = URL) -> str:  # fmt: skip
        record = self._writer.create_warc_record(
            url,
            "response",
            payload=BytesIO(body),
            http_headers=StatusAndHeaders(status, list(headers), protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": date},
        )
        self._writer.write_record(record)
        return str(record.rec_headers.get_header("WARC-Record-ID"))

    def revisit(self, of: str, *, date: str) -> None:
        record = self._writer.create_warc_record(
            URL, "revisit", warc_headers_dict={"WARC-Date": date, "WARC-Refers-To": of}
        )
        self._writer.write_record(record)

    def close(self) -> WarcFile:
        self._out.close()
        return WarcFile(self.path)


@pytest.fixture(params=[True, False], ids=["gzipped", "plain"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Archive:
    return Archive(tmp_path / "a.warc", zipped=request.param)


def test_a_response_is_a_capture(archive: Archive) -> None:
    archive.response()
    file = archive.close()
    (one,) = file.index().captures
    assert (one.url, one.status, one.at) == (URL, 200, datetime(2026, 11, 24, 9, 30, tzinfo=UTC))
    assert file.body(one) == PAGE


def test_the_body_comes_out_of_its_encodings(archive: Archive) -> None:
    zipped = gzip.compress(PAGE)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(zipped), zipped)
    headers = (
        ("Content-Type", "text/html"),
        ("Content-Encoding", "gzip"),
        ("Transfer-Encoding", "chunked"),
    )
    archive.response(chunked, headers=headers)
    file = archive.close()
    assert file.body(file.index().captures[0]) == PAGE


def test_an_encoding_that_the_archiver_undid_is_no_fault(archive: Archive) -> None:
    archive.response(headers=(("Content-Type", "text/html"), ("Content-Encoding", "gzip")))
    file = archive.close()
    assert file.body(file.index().captures[0]) == PAGE


def test_a_revisit_shows_what_it_refers_to_at_its_own_moment(archive: Archive) -> None:
    first = archive.response()
    archive.revisit(first, date="2026-11-25T09:30:00Z")
    archive.revisit("<urn:uuid:nobody>", date="2026-11-26T09:30:00Z")
    file = archive.close()
    index = file.index()
    assert [one.at.day for one in index.captures] == [24, 25]
    assert index.skipped == 1
    assert file.body(index.captures[1]) == PAGE


@pytest.mark.parametrize(
    ("date", "content_type"),
    [
        ("0001-01-01T00:00:00Z", "text/html"),
        ("no date", "text/html"),
        ("2026-11-24T09:30:00Z", "image/png"),
    ],
)
def test_what_is_no_capture_of_a_page_is_counted(archive: Archive, date: str, content_type: str) -> None:
    archive.response(date=date, headers=(("Content-Type", content_type),))
    archive.response()
    index = archive.close().index()
    assert (len(index.captures), index.skipped) == (1, 1)


def test_a_file_that_breaks_off_gives_what_came_before(archive: Archive) -> None:
    archive.response()
    archive.response(url=URL + "/2")
    archive.close()
    archive.path.write_bytes(archive.path.read_bytes()[:-40])
    index = WarcFile(archive.path).index()
    assert [one.url for one in index.captures] == [URL]
    assert index.cut_short is not None
    assert str(archive.path) in index.cut_short


def test_a_body_larger_than_is_allowed_is_refused(archive: Archive) -> None:
    archive.response(PAGE * 100)
    archive.close()
    file = WarcFile(archive.path, max_bytes=1000)
    with pytest.raises(TooLargeError):
        file.body(file.index().captures[0])


def test_a_record_that_was_damaged_since_is_said_to_be(archive: Archive) -> None:
    archive.response()
    file = archive.close()
    (one,) = file.index().captures
    archive.path.write_bytes(b"\0" * file.size)
    with pytest.raises(CutShortError, match="damaged"):
        file.body(one)


def test_a_file_gzipped_in_one_piece_is_read(tmp_path: Path) -> None:
    plain = Archive(tmp_path / "a.warc", zipped=False)
    plain.response()
    plain.response(url=URL + "/2")
    plain.close()
    packed = tmp_path / "a.warc.gz"
    packed.write_bytes(gzip.compress(plain.path.read_bytes()))
    with sought(packed) as (file, index):
        assert [one.url for one in index.captures] == [URL, URL + "/2"]
        assert file.body(index.captures[1]) == PAGE


@pytest.mark.parametrize("data", [b"no archive at all", b'"""A module."""\nimport json\n'])
def test_what_is_no_archive_says_so(tmp_path: Path, data: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(data)
    with pytest.raises(UsageError, match="is no WARC file"):
        WarcFile(path).index()
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("data", [b"", b"WARC/1.0\r\n" + b"a" * 2_000_000])
def test_a_file_without_a_whole_record_holds_nothing(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(data)
    assert WarcFile(path).index().captures == ()


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no file"):
        WarcFile(tmp_path / "none.warc")
