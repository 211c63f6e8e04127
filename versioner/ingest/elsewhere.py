"""A page's past from an archive on the Web: what it captured comes in through the same fold as our own checks.

    TimeMap or CDX index -> captures not taken in before, in order of date
        -> asked for one after another, a hundred or so at a time -> folded and kept -> the next hundred

An archive is asked through its own interface, by a person, for addresses that its own index names: it is no crawl, so
its robots.txt is not what it is asked by; the spacing between requests, Retry-After and back-off hold as anywhere.
What is broken off goes on where it was: captures that were taken in are not asked for again, and bytes that the
archive calls by the same digest are asked for once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from urllib.parse import urlencode

from versioner.app import App, Progress
from versioner.core.asked.address import parse_moment, parse_since
from versioner.core.url import host_of, normalise, same_page_key
from versioner.errors import FetchError, UsageError
from versioner.fetch.interface import Fetched, Fetcher, FetchRequest, Headers
from versioner.fetch.timemap import MOST, Held, TimeMap, moment, too_many
from versioner.fetch.warc import Entry
from versioner.frozen import dataclass
from versioner.ingest.apart import Apart, standing, timemap
from versioner.ingest.boundary import reading
from versioner.ingest.housekeeping import compact_pages
from versioner.ingest.importing import Imported, page_of
from versioner.ingest.polite import HostTurn, OwnBooks
from versioner.ingest.taking import Count, take_captures
from versioner.storage import mementos, pages
from versioner.storage.mementos import MementoRow

_BATCH = 100  # captures folded at a time
_BATCH_BYTES = 64_000_000
_MOST_PAGES = 200  # of one TimeMap
_TRIES = 3
_PATIENCE = 120.0  # seconds that an archive may ask us to wait; a longer wait ends the import for now
_ORIGINAL = "x-archive-orig-"  # what Wayback software puts before the headers of the page itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From when to when captures are wanted, both included; None: no bound."""

    since: datetime | None = None
    until: datetime | None = None

    @classmethod
    def of(cls, since: str | None, until: str | None) -> Span:
        """From the beginning of one day, or a moment, to the end of another.

        Raises:
            UsageError: a date does not exist, or the end is before the beginning.
        """
        first = parse_since(since) if since else None
        if since and first is not None and len(since.strip()) == len("2026-11-20"):
            first += timedelta(microseconds=1)  # the beginning of that day
        last = parse_moment(until) if until else None
        if first is not None and last is not None and last < first:
            raise UsageError("{until} is before {since}", until=until, since=since)
        return cls(since=first, until=last)

    def holds(self, at: datetime) -> bool:
        """Whether a capture of that moment is wanted."""
        return (self.since is None or at >= self.since) and (self.until is None or at <= self.until)


def import_wayback(
    app: App, url: str, *, span: Span | None = None, progress: Progress | None = None
) -> Imported:
    """Take in what the Wayback Machine (`app.policy.wayback`) captured of a page.

    Raises:
        UsageError: the address is none, or nothing of it was captured then.
        FetchError: the archive's index cannot be had.
    """
    wanted = span or Span()
    asked: dict[str, str] = {
        "url": normalise(url),
        "output": "json",
        "fl": "timestamp,original,mimetype,statuscode,digest",
    }
    for name, at in (("from", wanted.since), ("to", wanted.until)):
        if at is not None:
            asked[name] = at.astimezone(UTC).strftime("%Y%m%d%H%M%S")
    index = f"{app.policy.wayback.rstrip('/')}/cdx/search/cdx?{urlencode(asked)}"
    return _import(app, index, url, wanted, progress)


def import_timemap(
    app: App,
    timemap: str,
    *,
    url: str | None = None,
    span: Span | None = None,
    progress: Progress | None = None,
) -> Imported:
    """Take in what a Memento TimeMap names; the page is the one that it is about, unless `url` says otherwise.

    Raises:
        UsageError: an address is none, or the TimeMap names nothing of that time.
        FetchError: the TimeMap cannot be had, or is none.
    """
    return _import(app, normalise(timemap), url, span or Span(), progress)


def _import(app: App, index: str, url: str | None, span: Span, progress: Progress | None) -> Imported:
    with standing(app) as apart, asyncio.Runner() as runner:
        visit = _Archive(app, apart)
        try:
            found = runner.run(visit.listed(index))
            about = url or found.original
            if not about:
                raise UsageError("{index} does not say what page it is about", index=index)
            wanted = _in_order(found.held, span)
            if not wanted:
                if found.held:
                    raise UsageError("the archive names no capture of {about} in that time", about=about)
                raise UsageError("the archive names no capture of {about}", about=about)
            page_id = _page(app, about)
            taken = _Taken(app=app, page_id=page_id, url=normalise(about), progress=progress)
            taken.take_all(wanted, lambda held: runner.run(visit.capture(held)))
        finally:
            runner.run(visit.close())
    compact_pages(app, (page_id,))
    return taken.told(skipped=found.skipped)


def _page(app: App, url: str) -> int:
    """The page at that address in any of its spellings; a new one is kept, but looked at by nobody."""
    with app.db.read() as session:
        known = pages.page_by_key(session, same_page_key(url))
    return known.id if known is not None else page_of(app, normalise(url))


def _in_order(held: Sequence[Held], span: Span) -> tuple[Held, ...]:
    """Captures in order of date, each address once."""
    once = {one.uri: one for one in held if span.holds(one.at)}
    return tuple(sorted(once.values(), key=lambda one: (one.at, one.uri)))


class _Archive:
    """Dealings with the archives of one import, each host in its turn."""

    def __init__(self, app: App, apart: Apart | None) -> None:
        self._app = replace(app, policy=replace(app.policy, obey_robots=False))
        self._apart = apart
        self._turns: dict[str, HostTurn] = {}
        self._books = OwnBooks(self._app)
        self._open: Fetcher | None = None

    @property
    def _fetcher(self) -> Fetcher:
        if self._open is None:
            self._open = self._app.open_fetcher()
        return self._open

    async def close(self) -> None:
        if self._open is not None:
            await self._open.close()

    async def listed(self, index: str) -> TimeMap:
        """All that a TimeMap names, on as many pages as it has.

        Raises:
            FetchError: its first page cannot be had, a page is no TimeMap, or they name too much.
        """
        waiting, seen = [index], {index}
        found = TimeMap(original="", held=())
        while waiting and len(seen) <= _MOST_PAGES:
            url = waiting.pop(0)
            fetched = await self._asked(url)
            page = await asyncio.to_thread(timemap, self._app, fetched, self._apart)
            found = TimeMap(
                original=found.original or page.original,
                held=(*found.held, *page.held),
                skipped=found.skipped + page.skipped,
            )
            if len(found.held) > MOST:
                raise too_many(index)
            fresh = [one for one in dict.fromkeys(page.more) if one not in seen]
            seen.update(fresh)
            waiting.extend(fresh)
        return found

    async def capture(self, held: Held) -> Fetched:
        """The bytes of a capture, as they came where the archive shows them so.

        Raises:
            FetchError: they cannot be had.
        """
        if held.raw_uri != held.uri:
            try:
                return await self._asked(held.raw_uri)
            except FetchError as error:
                if error.status is None or error.status in {429, 503}:
                    raise
        return await self._asked(held.uri)

    async def _asked(self, url: str) -> Fetched:
        """An answer of an archive, waited for as long as it asks in reason, and asked for again where it stumbles."""
        host = host_of(url)
        turn = self._turns.setdefault(host, HostTurn(self._app, self._fetcher, host, books=self._books))
        for tries in range(1, _TRIES + 1):
            try:
                await turn.turn(url)
                found = await self._fetcher.fetch(FetchRequest(url=url, any_type=True))
            except FetchError as error:
                await turn.learned(error)
                wait = (
                    error.retry_after
                    if error.retry_after is not None
                    else self._app.policy.host_delay * 2**tries
                )
                if not _passing(error) or wait > _PATIENCE or tries == _TRIES:
                    raise
                await asyncio.sleep(wait)
            else:
                await turn.learned(None)
                return found
        raise AssertionError("the last try returns or raises")


def _passing(error: FetchError) -> bool:
    """Whether it is worth asking once more: the archive was busy, or could not be reached."""
    return error.status in {429, 502, 503, 504} or error.unreachable


def _ends(error: FetchError) -> bool:
    """Whether the archive itself is out of reach or wants to be left alone, rather than one capture be missing."""
    return (
        error.code in {"postponed", "forbidden_address"} or error.status in {429, 503} or error.status is None
    )


@dataclass(slots=True, kw_only=True)
class _Taken:
    """Captures on their way in, a batch at a time."""

    app: App
    page_id: int
    url: str
    progress: Progress | None
    count: Count = field(default_factory=Count)
    known: int = 0
    missing: int = 0
    stopped: str | None = None
    _entries: list[Entry] = field(default_factory=list)
    _bodies: dict[str, bytes] = field(default_factory=dict)
    _rows: list[MementoRow] = field(default_factory=list)
    _named: dict[str, tuple[str, Entry]] = field(default_factory=dict)

    def take_all(self, wanted: Sequence[Held], ask: Callable[[Held], Fetched]) -> None:
        """Take in what is wanted and not known; what is had is kept, whatever comes after."""
        with self.app.db.read() as session:
            before = mementos.mementos_of(session, self.page_id)
        fresh = [one for one in wanted if one.uri not in before]
        self.known = len(wanted) - len(fresh)
        try:
            for n, held in enumerate(fresh, 1):
                if not self._take(held, ask):
                    break
                if self.progress:
                    self.progress(n, len(fresh), held.uri)
        finally:  # a person who stops it keeps what was had
            self._fold()

    def _take(self, held: Held, ask: Callable[[Held], Fetched]) -> bool:
        """Take one capture; False where the archive wants to be left alone."""
        again = self._named.get(held.digest) if held.digest else None
        try:
            name, entry = again or self._asked(held, ask)
        except FetchError as error:
            if not _ends(error):
                self.missing += 1
                return True
            self.stopped = f"{error.message}; the same command goes on from here"
            return False
        if held.digest:
            self._named[held.digest] = name, entry
        at = held.at if again else entry.at
        self._entries.append(replace(entry, at=at, origin=held.uri))
        self._rows.append(MementoRow(uri=held.uri, at=at, sha256=name))
        if len(self._entries) >= _BATCH or sum(map(len, self._bodies.values())) > _BATCH_BYTES:
            self._fold()
        return True

    def _asked(self, held: Held, ask: Callable[[Held], Fetched]) -> tuple[str, Entry]:
        fetched = ask(held)
        name = sha256(fetched.body).hexdigest()
        self._bodies[name] = fetched.body
        return name, _entry(self.url, held, fetched)

    def _fold(self) -> None:
        if not self._entries:
            return
        entries = sorted(self._entries, key=lambda one: one.at)
        names = {row.uri: row.sha256 for row in self._rows}
        with reading(self.url):
            count = take_captures(
                self.app, self.page_id, _Bodies(self.app, names, dict(self._bodies)), entries
            )
        with self.app.db.write() as session:
            mementos.add_mementos(session, self.page_id, self._rows)
        for name in ("taken", "known", "skipped", "versions", "ahead"):
            setattr(self.count, name, getattr(self.count, name) + getattr(count, name))
        self.count.pending = count.pending
        keep = {name for name, _ in self._named.values()}
        self._entries, self._rows = [], []
        self._bodies = {name: body for name, body in self._bodies.items() if name in keep}
        self._shrink()

    def _shrink(self) -> None:
        """Forget bytes beyond a batch's; should the archive name them again, they are asked for again."""
        while sum(map(len, self._bodies.values())) > _BATCH_BYTES // 2:
            name = next(iter(self._bodies))
            del self._bodies[name]
            self._named = {digest: found for digest, found in self._named.items() if found[0] != name}

    def told(self, *, skipped: int) -> Imported:
        """What it came to."""
        return Imported(
            pages=1,
            captures=self.count.taken,
            known=self.known + self.count.known,
            skipped=skipped + self.missing + self.count.skipped,
            versions=self.count.versions,
            pending=self.count.pending,
            cut_short=self.stopped,
            ahead=self.count.ahead,
        )


@dataclass(frozen=True, slots=True)
class _Bodies:
    """The bytes of a batch, by the address of the capture."""

    app: App
    names: dict[str, str]
    held: dict[str, bytes]

    def read(self, capture: Entry) -> tuple[Headers, bytes]:
        return capture.headers, self.held[self.names[capture.origin]]


def _entry(url: str, held: Held, fetched: Fetched) -> Entry:
    """A capture as an archive shows it; its date is that of Memento-Datetime, should it have led to another one."""
    given = {name.lower(): value for name, value in fetched.headers}
    shown = moment(given.get("memento-datetime", ""))
    return Entry(
        url=url,
        at=shown or held.at,
        status=200,
        content_type=given.get(f"{_ORIGINAL}content-type") or fetched.content_type,
        headers=_own(fetched.headers),
        offset=0,
        raw=True,
        final_url=held.original or None,
        origin=held.uri,
    )


def _own(headers: Headers) -> Headers:
    """The page's own headers among those of the archive; only its type, where the archive keeps no others."""
    own = tuple(
        (name[len(_ORIGINAL) :], value) for name, value in headers if name.lower().startswith(_ORIGINAL)
    )
    return own or tuple((name, value) for name, value in headers if name.lower() == "content-type")
