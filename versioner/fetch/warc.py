"""Captures of pages in a WARC file: response, resource and resolvable revisit records, decoded.

The file is read twice: once for an index (nothing of it stays in memory but where things are), once for
the bodies, page by page in order of their dates. ISO 28500:2017 says what the records mean.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, TypedDict

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.limitreader import LimitReader

from versioner.core.extract.kinds import FEEDS, PDF, TEXTS, named
from versioner.core.text.words import whole_number
from versioner.core.url import resolve
from versioner.errors import E_, CutShortError, FetchError, TooLargeError, UsageError
from versioner.fetch import foreign
from versioner.fetch.decoding import BROKEN, Decoder, too_large
from versioner.frozen import dataclass

Headers = tuple[tuple[str, str], ...]

_PAGES = TEXTS | FEEDS | {PDF}
_CHUNK = 1 << 16
# Named fields of our own (ISO 28500:2017 §5.1 allows them): what `versioner export` says beside the standard ones.
FINAL_URL, CONFIRMING = "Versioner-Final-URL", "Versioner-Confirming"
ORIGIN = "Versioner-Origin"  # who had captured it before it was taken in here: the address of its memento
# Of a capture that a browser made: the digest of what the server had sent, and before what address that stands.
SENT, SENT_AS = "Versioner-Sent", "urn:versioner:sent:"
ARCHIVED = "warc"  # where a capture is from whose archive does not say who made it
SAME_PAGE = (
    "urn:versioner:revisit:same-page"  # the profile of a check that saw the page again, bytes not kept
)
_IN_ONE_PIECE = "non-chunked gzip"  # what warcio says of a file that is one gzip member
# Archives of text shrink to a tenth; what unpacks to more than this, and fifty times its size, is a bomb.
_MOST_UNPACKED = 1 << 30
_MOST_TIMES = 50
_LONGEST_LINE = 1 << 20
# what warcio raises of lengths, names and numbers that make no sense, and of headers that are missing
_DAMAGED = (ArchiveLoadFailed, EOFError, zlib.error, ValueError, OverflowError, AttributeError)
_FIRST_YEAR = 1990  # before the Web there is nothing to have captured


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Where a capture lies in its file, and what its headers say.

    Attributes:
        url: WARC-Target-URI, as it stands.
        offset: of the record that holds the body, in bytes from the start of the file.
        headers: of the answer; an index leaves them out, for all of an archive's would take more than all else (`WarcFile.read`).
        raw: the payload is the page itself, without HTTP headers.
        final_url: where redirects had led; None where the file does not say (`FINAL_URL`).
        confirming: fetched only to see whether a text stands (`CONFIRMING`).
        origin: who captured it: the address of a memento (`ORIGIN`), or "warc".
        sent: the digest of what the server had sent, where a browser made this of it (`SENT`), or this is that.
        as_sent: where that lies; None where the file does not hold it.
    """

    url: str
    at: datetime
    status: int
    content_type: str | None
    headers: Headers
    offset: int
    raw: bool
    final_url: str | None = None
    confirming: bool = False
    origin: str = ARCHIVED
    sent: str | None = None
    as_sent: Entry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What a WARC file holds.

    Attributes:
        captures: of pages, in the order of the file.
        skipped: records that are no capture of a page, and revisits whose original is not in the file.
        cut_short: why the file ended before it should have, None where it did not.
    """

    captures: tuple[Entry, ...]
    skipped: int
    cut_short: str | None


class WarcFile:
    """A WARC file, gzipped by record or plain.

    Args:
        path: the file.
        max_bytes: most bytes of one decoded body.

    Raises:
        UsageError: it cannot be opened, or is no WARC file.
    """

    def __init__(self, path: Path, *, max_bytes: int = 20_000_000) -> None:
        self.path = path
        self.max_bytes = max_bytes
        if not path.is_file():
            raise UsageError(
                E_("{path} is a folder") if path.is_dir() else E_("there is no file {path}"), path=path
            )
        self.size = path.stat().st_size

    def index(self, progress: Callable[[int, int], None] | None = None) -> Index:
        """Read the file once; a truncated one gives what came before the break."""
        found: list[Entry] = []
        once: dict[str, str] = {}  # addresses: an archive of histories names each of them thousands of times
        originals: dict[str, Entry] = {}
        waiting: list[Any] = []
        skipped, cut = 0, None
        with self._open() as stream:
            records = _records(stream)
            try:
                for record in records:
                    offset = records.get_record_offset()
                    capture = _capture(record, offset)
                    _drained(record)
                    if record.rec_type == "revisit":
                        waiting.append(record)
                    elif capture is None:
                        skipped += 1
                    else:
                        capture = replace(capture, url=once.setdefault(capture.url, capture.url))
                        found.append(capture)
                        for name in _names(record, "WARC-Record-ID"):
                            originals.setdefault(name, capture)
                    if progress:
                        progress(offset, self.size)
            except _DAMAGED as error:
                if not found and not waiting:
                    raise UsageError(
                        "{path} is no WARC file: {why}", path=self.path, why=_said(error)
                    ) from error
                cut = f"{self.path} ends before it should: {_said(error)}"
        for record in waiting:
            names = _names(record, "WARC-Refers-To")
            original = next((originals[name] for name in names if name in originals), None)
            if original is None:
                skipped += 1
            else:
                found.append(_revisited(record, original))
        return Index(captures=_paired(found), skipped=skipped, cut_short=cut)

    def body(self, capture: Entry) -> bytes:
        """The page's bytes, as `read` has them."""
        return self.read(capture)[1]

    def read(self, capture: Entry) -> tuple[Headers, bytes]:
        """The headers of the answer, and the page's bytes, transfer and content encodings undone.

        Raises:
            TooLargeError: it decodes to more than `max_bytes`.
            CutShortError: the record is damaged.
        """
        with self._open() as stream:
            stream.seek(capture.offset)
            try:
                record = next(iter(_records(stream)))
                headers = () if capture.raw else _headers(record)
                return headers, self._read(record, capture, headers)
            except (StopIteration, *_DAMAGED) as error:
                raise CutShortError(
                    "a record of {url} in {path} is damaged: {why}",
                    url=capture.url,
                    path=self.path,
                    why=_said(error),
                ) from error

    def _read(self, record: Any, capture: Entry, said: Headers) -> bytes:
        if capture.raw:
            return b"".join(self._chunks(record.raw_stream, capture))
        headers = {name.lower(): value.strip().lower() for name, value in said}
        stream = record.raw_stream
        if headers.get("transfer-encoding") == "chunked":
            stream = ChunkedDataReader(stream)
        body = b"".join(self._chunks(stream, capture))
        return self._decoded(body, headers.get("content-encoding", ""), capture.url)

    def _decoded(self, body: bytes, encoding: str, url: str) -> bytes:
        """The body out of its encoding; as it is where an archiver has undone it and left the header."""
        try:
            decoder = Decoder(encoding, self.max_bytes, url)
            found = b"".join(decoder.feed(body))
        except (FetchError, *BROKEN) as error:
            if isinstance(error, TooLargeError):
                raise
            if _looks_like_text(body):
                return body
            raise CutShortError(
                "a record of {url} in {path} is damaged: {why}", url=url, path=self.path, why=_said(error)
            ) from error
        return found

    def _chunks(self, stream: Any, capture: Entry) -> Iterator[bytes]:
        total = 0
        while chunk := stream.read(_CHUNK):
            total += len(chunk)
            if total > self.max_bytes:
                raise too_large(capture.url, self.max_bytes)
            yield chunk

    @contextmanager
    def _open(self) -> Iterator[BinaryIO]:
        try:
            with self.path.open("rb") as stream:
                yield stream
        except OSError as error:
            raise UsageError(
                "{path} cannot be read: {why}", path=self.path, why=error.strerror or error
            ) from error


def _paired(found: list[Entry]) -> tuple[Entry, ...]:
    """The captures of pages, each with what the server had sent for it where that stands beside it."""
    beside = {one.sent: one for one in found if one.url.startswith(SENT_AS)}
    return tuple(
        replace(one, as_sent=beside.get(one.sent)) if one.sent else one
        for one in found
        if not one.url.startswith(SENT_AS)
    )


def _names(record: Any, of_record: str) -> tuple[str, ...]:
    """By what a capture is found again: the record's own name first, then the digest of its payload."""
    headers = record.rec_headers
    found = (headers.get_header(of_record), headers.get_header("WARC-Payload-Digest"))
    return tuple(name for name in found if name)


@contextmanager
def sought(path: Path) -> Iterator[tuple[WarcFile, Index]]:
    """A WARC file in which records can be sought, and what it holds.

    One that was gzipped in one piece is unpacked to a temporary file first.

    Raises:
        UsageError: it is no WARC file, or unpacks to more than a disk should be asked to hold.
    """
    file = WarcFile(path)
    index = file.index()
    if index.cut_short is None or _IN_ONE_PIECE not in index.cut_short:
        yield file, index
        return
    with TemporaryDirectory() as directory:
        plain = Path(directory) / path.with_suffix("").name
        _unpack(path, plain)
        file = WarcFile(plain)
        yield file, file.index()


def _unpack(path: Path, plain: Path) -> None:
    """Unpack a file that was gzipped in one piece; a broken end ends it."""
    most, total = max(_MOST_UNPACKED, _MOST_TIMES * path.stat().st_size), 0
    with gzip.open(path) as packed, plain.open("wb") as unpacked, suppress(EOFError, zlib.error, OSError):
        while chunk := packed.read(_CHUNK):
            total += len(chunk)
            if total > most:
                raise UsageError(
                    "{path} unpacks to more than {size:g} GB, which is no archive of pages",
                    path=path,
                    size=most / 1000000000.0,
                )
            unpacked.write(chunk)


def _records(stream: BinaryIO) -> ArchiveIterator:
    """The records of a file; a line longer than any header's ends them, lest it fill the memory."""
    records = ArchiveIterator(stream, check_digests=False)
    records.INC_RECORD = ""  # what it would print past us: the bytes of a line, whatever they are
    read = records.reader.readline

    def readline(length: int | None = None) -> bytes:
        line: bytes = read(min(length or _LONGEST_LINE, _LONGEST_LINE))
        if len(line) == _LONGEST_LINE:
            raise ArchiveLoadFailed("a line of it is longer than any header's")
        return line

    records.reader.readline = readline
    return records


def _said(error: Exception) -> str:
    """What a reader of records says of its trouble, in one line, without the bytes that it quotes."""
    return " ".join(str(error).partition(", first line:")[0].split())[:300]


def _looks_like_text(body: bytes) -> bool:
    """Whether bytes are mark-up as they stand, in no encoding at all."""
    return b"<" in body[:4096] and b"\0" not in body[:4096]


def _drained(record: Any) -> None:
    """Read a record to its end; warcio itself ends quietly at one that is cut off."""
    while record.raw_stream.read(_CHUNK):
        pass
    if isinstance(record.raw_stream, LimitReader) and record.raw_stream.limit > 0:
        raise EOFError("a record is cut off")


def _capture(record: Any, offset: int) -> Entry | None:
    url = record.rec_headers.get_header("WARC-Target-URI")
    at = _moment(record.rec_headers.get_header("WARC-Date"))
    if record.rec_type not in {"response", "resource"} or not url or at is None:
        return None
    if record.http_headers is None:
        content_type = record.rec_headers.get_header("Content-Type")
        if not _is_page(content_type):
            return None
        return Entry(
            url=url.strip("<>"),
            at=at,
            status=200,
            content_type=content_type,
            headers=(),
            offset=offset,
            raw=True,
            sent=record.rec_headers.get_header("WARC-Payload-Digest") if url.startswith(SENT_AS) else None,
        )
    status = _status(record.http_headers)
    content_type = record.http_headers.get_header("Content-Type")
    if status is None or not _is_page(content_type):
        return None
    return Entry(
        url=url.strip("<>"),
        at=at,
        status=status,
        content_type=content_type,
        headers=(),
        offset=offset,
        raw=False,
        **_ours(record),
    )


def _headers(record: Any) -> Headers:
    return tuple((str(name), str(value)) for name, value in record.http_headers.headers)


class _Ours(TypedDict):
    final_url: str | None
    confirming: bool
    origin: str
    sent: str | None


def _ours(record: Any) -> _Ours:
    headers = record.rec_headers
    return {
        "final_url": headers.get_header(FINAL_URL),
        "confirming": headers.get_header(CONFIRMING) is not None,
        "origin": _origin(headers.get_header(ORIGIN)),
        "sent": headers.get_header(SENT),
    }


def _origin(said: str | None) -> str:
    """Who captured it, as the file says; only a web address is believed."""
    return resolve(said, said) or ARCHIVED if said else ARCHIVED


def _revisited(record: Any, original: Entry) -> Entry:
    at = _moment(record.rec_headers.get_header("WARC-Date")) or original.at
    url = (record.rec_headers.get_header("WARC-Target-URI") or original.url).strip("<>")
    return Entry(
        url=url,
        at=at,
        status=original.status,
        content_type=original.content_type,
        headers=original.headers,
        offset=original.offset,
        raw=original.raw,
        **_ours(record),
    )


def _is_page(content_type: str | None) -> bool:
    kind = named(content_type)
    return not kind or kind in _PAGES or foreign.is_read(kind)


def _status(headers: Any) -> int | None:
    code = headers.get_statuscode()
    return whole_number(code, 3) if code else None


def _moment(text: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    if found is None or not _FIRST_YEAR <= found.year < 9999:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
