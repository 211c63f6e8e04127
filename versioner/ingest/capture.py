"""A capture: the bytes of a page as they came, from the network, an archive or the snapshot store."""

from __future__ import annotations

from dataclasses import field, replace
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from versioner.core import extract
from versioner.core.extract.canonical import canonical_of
from versioner.core.extract.kinds import is_feed, is_pdf, named
from versioner.core.extract.parsed import Once, parsed
from versioner.core.model import Level, Observation
from versioner.core.told.details import Sign
from versioner.core.url import leads_home
from versioner.fetch import foreign
from versioner.fetch.interface import Fetched
from versioner.fetch.pdf import as_page
from versioner.frozen import dataclass
from versioner.ingest.boundary import reading
from versioner.storage.interface import Gathered, SnapshotStore
from versioner.storage.records import FETCHED, SENT, Headers, NewSnapshot

if TYPE_CHECKING:
    from versioner.fetch.warc import Entry

_HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """What was seen of a page at its last check: hashes of the bytes and of the canonical HTML, None where nothing."""

    sha256: str | None = None
    canonical: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The bytes of a page as they came.

    Attributes:
        level: how far one had to look to know whether it is the page of the last check.
        body, sha256, canonical: empty where the server said that nothing changed (304).
        confirming: fetched only to see whether a pending text stands; teaches nothing.
        etag, last_modified: the server's own validators.
        moved_to: where permanent redirects led, None where there were none (or not only such).
        origin: where the bytes are from.
        raw: what the server had sent, where `body` is what a browser made of it.
        page: it as it was parsed to be compared.
    """

    url: str
    final_url: str
    at: datetime
    status: int
    content_type: str | None
    body: bytes
    sha256: str
    canonical: str
    level: Level = Level.READ
    headers: Headers = ()
    confirming: bool = False
    etag: str | None = None
    last_modified: str | None = None
    moved_to: str | None = None
    origin: str = FETCHED
    raw: bytes | None = None
    page: Once = field(default_factory=Once, repr=False, compare=False)

    @property
    def rows(self) -> tuple[NewSnapshot, ...]:
        """The rows that name its bytes, and those that the server had sent where they are others."""
        if self.raw is None or self.raw == self.body:
            return (self.row,)
        sent = sha256(self.raw).hexdigest()
        return (self.row, replace(self.row, sha256=sent, size=len(self.raw), origin=SENT, canonical=""))

    def keep(self, store: Gathered | SnapshotStore) -> None:
        """Keep its bytes: before the rows that name them."""
        store.put(self.body, self.sha256)
        if self.raw is not None:
            store.put(self.raw)

    @property
    def same(self) -> bool:
        """Whether it is the page of the last check again: nothing to read."""
        return self.level.same

    @property
    def row(self) -> NewSnapshot:
        """The row that names its bytes."""
        return NewSnapshot(
            sha256=self.sha256,
            url=self.url,
            final_url=self.final_url,
            status=self.status,
            fetched_at=self.at,
            size=len(self.body),
            headers=self.headers,
            content_type=self.content_type,
            origin=self.origin,
            confirming=self.confirming,
            canonical=self.canonical,
        )

    def read(self, *, ignore: tuple[str, ...] = (), only: tuple[str, ...] = ()) -> Observation:
        """The document in it, with the page's own settings of what to ignore.

        Raises:
            ExtractError: there is nothing in it that can be read, or reading it raised what nobody foresaw.
        """
        with reading(self.url):
            body, kind = readable(self.body, self.content_type, self.final_url)
            seen = extract.read_page(
                body,
                url=self.final_url,
                content_type=kind,
                status=self.status,
                at=self.at,
                sha256=self.sha256,
                options=extract.ExtractOptions(ignore=ignore, only=only),
                page=self.page.take() if body is self.body else None,
            )
        if leads_home(self.url, self.final_url):
            return replace(seen, signals=(*seen.signals, Sign.FRONT_PAGE))
        return seen


def readable(body: bytes, content_type: str | None, url: str) -> tuple[bytes, str | None]:
    """What the walker reads: the page itself, or the HTML that a PDF, a feed, or a kind that a package reads, is made into.

    Raises:
        ExtractError: it cannot be read.
    """
    if is_pdf(body, content_type):
        return as_page(body), _HTML
    if is_feed(body, content_type):
        from versioner.fetch import feed_page  # noqa: PLC0415 - hardly any article is one

        return feed_page.as_page(body), _HTML
    if foreign.is_read(named(content_type)):
        return foreign.as_page(body, content_type, url), _HTML
    return body, content_type


def from_fetch(
    fetched: Fetched, *, at: datetime, last: Last, confirming: bool = False, name: str = ""
) -> Capture:
    """What a fetch brought, held against what was seen last; `name`: its body's SHA-256, where it is known by now."""
    level, name, canonical, page = Level.NOT_MODIFIED, "", "", Once()
    if not fetched.not_modified:
        level, name, canonical, page = _compared(fetched.body, fetched.content_type, last, name)
    permanent = bool(fetched.redirects) and all(hop.status in {301, 308} for hop in fetched.redirects)
    return Capture(
        url=fetched.url,
        final_url=fetched.final_url,
        at=at,
        status=fetched.status,
        content_type=fetched.content_type,
        headers=fetched.headers,
        body=fetched.body,
        sha256=name,
        canonical=canonical,
        level=level,
        confirming=confirming,
        etag=fetched.etag,
        last_modified=fetched.last_modified,
        moved_to=fetched.final_url if permanent else None,
        raw=fetched.raw,
        page=page,
    )


def from_archive(entry: Entry, body: bytes, *, last: Last, sent: bytes | None = None) -> Capture:
    """A capture that somebody else made, held against what was seen before it.

    Args:
        entry: where it lay, and what was said of it there.
        body: the page.
        last: what was seen before.
        sent: what the server had sent, where `body` is what a browser made of it.
    """
    level, name, canonical, page = _compared(body, entry.content_type, last)
    return Capture(
        url=entry.url,
        final_url=entry.final_url or entry.url,
        at=entry.at,
        status=entry.status,
        content_type=entry.content_type,
        headers=entry.headers,
        body=body,
        sha256=name,
        canonical=canonical,
        level=level,
        confirming=entry.confirming,
        origin=entry.origin,
        raw=sent,
        page=page,
    )


def from_store(row: NewSnapshot, body: bytes) -> Capture:
    """A snapshot that was kept."""
    return Capture(
        url=row.url,
        final_url=row.final_url,
        at=row.fetched_at,
        status=row.status,
        content_type=row.content_type,
        headers=row.headers,
        body=body,
        sha256=row.sha256,
        canonical=row.canonical,
        confirming=row.confirming,
        origin=row.origin,
    )


def _compared(
    body: bytes, content_type: str | None, last: Last, name: str = ""
) -> tuple[Level, str, str, Once]:
    """How far one must look, the two hashes, and the page as it was parsed; same bytes need no canonical HTML."""
    name = name or sha256(body).hexdigest()
    if name == last.sha256 and last.canonical is not None:
        return Level.SAME_BYTES, name, last.canonical, Once()
    if foreign.is_read(named(content_type)):  # of which nothing but its reader knows what counts
        canonical, page = name, Once()
    elif is_pdf(body, content_type):
        canonical, page = extract.canonical_hash(body, content_type), Once()
    else:
        whole = parsed(body, content_type)
        canonical, page = canonical_of(whole), Once(whole)
    return (Level.SAME_CANONICAL if canonical == last.canonical else Level.READ), name, canonical, page
