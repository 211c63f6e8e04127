"""WARC 1.1 (ISO 28500:2017): what servers answered, as it came, and what we made of it beside it.

    snapshot                         -> response; the same bytes again -> revisit, identical payload
    check that saw the page again    -> revisit; its bytes were not kept, so it names the capture it saw again
    what a server had sent, where the snapshot is what a browser made of it -> resource, beside its response
    version, with its change         -> metadata, as the JSON of the API, on the capture that first showed it

Importing such a file elsewhere gives the same versions, changes and dates.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import IO
from uuid import NAMESPACE_URL, uuid5

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from versioner.app import App
from versioner.core.model import Json, Level, Version, rfc3339
from versioner.fetch.warc import ARCHIVED, CONFIRMING, FINAL_URL, ORIGIN, SAME_PAGE, SENT, SENT_AS
from versioner.frozen import dataclass
from versioner.queries.export.gather import History
from versioner.storage import runs
from versioner.storage.records import FETCHED, Headers, SnapshotRow
from versioner.version import __version__
from versioner.view.telling import summary

_VERSION = "WARC/1.1"
_IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
# Bodies are kept out of their encodings, so these no longer describe what follows; archives keep them so.
_UNDONE = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_AS_IT_WAS = "X-Archive-Orig-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Where a capture stands in a WARC file that was written: what an index says of it.

    Attributes:
        kind: "response" or "revisit"; mime, status, digest: of the answer.
        offset, length: of its record as compressed, in bytes.
    """

    url: str
    at: datetime
    kind: str
    mime: str
    status: int
    digest: str
    offset: int
    length: int


def write(app: App, histories: Iterator[History], path: Path) -> int:
    """Write a WARC file, every record gzipped by itself; how many records.

    Raises:
        CorruptError: bytes are damaged that should be in it.
    """
    return write_indexed(app, histories, path)[0]


def write_indexed(app: App, histories: Iterator[History], path: Path) -> tuple[int, list[Line]]:
    """As `write`, and where each capture stands in it: responses, and revisits of the same bytes.

    Raises:
        CorruptError: bytes are damaged that should be in it.
    """
    with path.open("wb") as stream:
        out = _Out(app, stream)
        out.begin()
        for one in histories:
            out.history(one)
    return out.records, out.lines


class _Out:
    """A WARC file on its way out."""

    def __init__(self, app: App, stream: IO[bytes]) -> None:
        self._app, self._stream = app, stream
        self._writer = WARCWriter(stream, gzip=True, warc_version="1.1")
        self.records = 0
        self._sent: set[str] = set()  # what servers had sent and stands in the file already
        self.lines: list[Line] = []

    def begin(self) -> None:
        """Say who wrote it, how."""
        said = (
            f"software: versioner/{__version__}\r\nformat: WARC File Format 1.1\r\n"
            "description: bodies stand as they were read: content and transfer encodings are undone, "
            f"and the headers that told of them are named {_AS_IT_WAS}*\r\n"
        )
        fields = {"WARC-Record-ID": _name("warcinfo", rfc3339(self._app.now()) or "")}
        self._put(
            "warcinfo", "", self._app.now(), fields, said.encode(), content_type="application/warc-fields"
        )

    def history(self, one: History) -> None:
        """Write all that was seen of a page, in order of time, and what became of it."""
        originals: dict[str, SnapshotRow] = {}
        for row in _with_bytes(one):
            self._capture(one, row, originals.get(row.sha256))
            originals.setdefault(row.sha256, row)
        self._looks(one, originals)
        for version in one.versions:
            shown = originals.get(version.sha256)
            said = _said(one, version)
            fields = {
                "WARC-Record-ID": _name("version", one.article.url, str(version.number), version.sha256)
            }
            if shown is not None:
                fields["WARC-Refers-To"] = _of(one, shown)
            data = json.dumps(said, ensure_ascii=False, sort_keys=True).encode()
            self._put(
                "metadata", one.article.url, version.first_seen, fields, data, content_type="application/json"
            )

    def _capture(self, one: History, row: SnapshotRow, seen: SnapshotRow | None) -> None:
        fields = {"WARC-Record-ID": _of(one, row)}
        if row.final_url != one.article.url:
            fields[FINAL_URL] = row.final_url
        if row.confirming:
            fields[CONFIRMING] = "yes"
        if row.origin not in {FETCHED, ARCHIVED}:
            fields[ORIGIN] = row.origin
        sent = one.sent.get(row.fetched_at)
        if sent is not None:
            fields[SENT] = f"sha256:{sent}"
        http, before = _http(row), self._stream.tell()
        fields["WARC-Payload-Digest"] = f"sha256:{row.sha256}"
        if seen is not None:
            fields |= self._again(one, seen, _IDENTICAL)
            self._put("revisit", one.article.url, row.fetched_at, fields, b"", http=http)
        else:
            body = self._app.snapshots.get(row.sha256)
            self._put("response", one.article.url, row.fetched_at, fields, body, http=http)
        self.lines.append(
            Line(
                url=one.article.url,
                at=row.fetched_at,
                kind="response" if seen is None else "revisit",
                mime=(row.content_type or "text/html").partition(";")[0].strip().lower(),
                status=row.status,
                digest=f"sha256:{row.sha256}",
                offset=before,
                length=self._stream.tell() - before,
            )
        )

        if sent is not None and sent not in self._sent:
            self._sent.add(sent)
            self._as_sent(one, row, sent)

    def _as_sent(self, one: History, row: SnapshotRow, sent: str) -> None:
        """Write what a server had sent, under a name of its own: replay tools go on showing what was read."""
        fields = {
            "WARC-Record-ID": _name("sent", one.article.url, rfc3339(row.fetched_at) or "", sent),
            "WARC-Concurrent-To": _of(one, row),
            "WARC-Payload-Digest": f"sha256:{sent}",
        }
        self._put(
            "resource",
            f"{SENT_AS}{one.article.url}",
            row.fetched_at,
            fields,
            self._app.snapshots.get(sent),
            content_type=row.content_type or "text/html",
        )

    def _looks(self, one: History, originals: dict[str, SnapshotRow]) -> None:
        """Write when checks saw the page again, so far as its past depends on it."""
        if not originals:
            return
        kept = _with_bytes(one)
        dates = [row.fetched_at for row in kept]
        for at, profile in _looked(one):
            index = bisect_right(dates, at) - 1
            if index >= 0:
                fields = {"WARC-Record-ID": _name("look", one.article.url, rfc3339(at) or "")}
                fields |= self._again(one, originals[kept[index].sha256], profile)
                self._put("revisit", one.article.url, at, fields, b"")

    def _again(self, one: History, seen: SnapshotRow, profile: str) -> dict[str, str]:
        return {
            "WARC-Profile": profile,
            "WARC-Refers-To": _of(one, seen),
            "WARC-Refers-To-Target-URI": one.article.url,
            "WARC-Refers-To-Date": rfc3339(seen.fetched_at) or "",
        }

    def _put(
        self,
        kind: str,
        url: str,
        at: datetime,
        fields: dict[str, str],
        data: bytes,
        *,
        http: StatusAndHeaders | None = None,
        content_type: str = "",
    ) -> None:
        headers = {"WARC-Date": rfc3339(at) or "", **fields}
        record = self._writer.create_warc_record(
            url,
            kind,
            payload=BytesIO(data),
            length=len(data),
            http_headers=http,
            warc_headers_dict=headers,
            warc_content_type=content_type,
        )
        self._writer.write_record(record)
        self.records += 1


def _with_bytes(one: History) -> list[SnapshotRow]:
    """The captures whose bytes are there."""
    return [row for row in one.snapshots if row.pruned_at is None]


def _looked(one: History) -> Iterator[tuple[datetime, str]]:
    """When the page was seen again as it had been, and by what: an answer, or a reading."""
    for run in (run for run in one.runs if run.level.same):
        profile = _NOT_MODIFIED if run.level is Level.NOT_MODIFIED else SAME_PAGE
        yield from ((at, profile) for at in runs.looks(run))
    yield from ((row.fetched_at, SAME_PAGE) for row in one.snapshots if row.pruned_at is not None)


def _http(row: SnapshotRow) -> StatusAndHeaders:
    reasons = {one.value: one.phrase for one in HTTPStatus}
    headers = list(_kept(row.headers))
    if row.content_type and not any(name.lower() == "content-type" for name, _ in headers):
        headers.append(("Content-Type", row.content_type))
    headers.append(("Content-Length", str(row.size)))
    status = f"{row.status} {reasons.get(row.status, '')}".strip()
    return StatusAndHeaders(status, headers, protocol="HTTP/1.1")


def _kept(headers: Headers) -> Headers:
    return tuple(
        (f"{_AS_IT_WAS}{name}" if name.lower() in _UNDONE else name, " ".join(value.splitlines()))
        for name, value in headers
    )


def _said(one: History, version: Version) -> Json:
    """What is known of a version, without its text."""
    shown = version.to_json()
    del shown["sections"], shown["beside"]
    change = one.changes.get(version.number)
    return {
        "article": {"id": one.article.id, "url": one.article.url, "title": one.article.title},
        "version": shown,
        "change": change.to_json(summary(change)) if change else None,
    }


def _of(one: History, row: SnapshotRow) -> str:
    return _name("capture", one.article.url, rfc3339(row.fetched_at) or "", row.sha256)


def _name(*parts: str) -> str:
    """The same record has the same name in every export."""
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, 'versioner ' + ' '.join(parts))}>"
