"""Replay captures made elsewhere: years of history become versions and a changelog in minutes.

    WARC -> captures by page and date -> known already? skip
         -> newer than all that is known: absorb, one after another
         -> older: keep them, then fold the page's whole past again

One page per WARC-Target-URI; importing twice adds nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from versioner.app import App, Progress
from versioner.core.derive import Derived, Same, derive
from versioner.core.extract import canonical_hash
from versioner.core.model import Json, Outcome
from versioner.core.status import Reread, transition
from versioner.core.url import host_of, normalise
from versioner.errors import ExtractError, FetchError, StorageError, UsageError
from versioner.fetch.wacz import is_wacz, warcs_of
from versioner.fetch.warc import Entry, Index, WarcFile, sought
from versioner.ingest.boundary import alone, reading
from versioner.ingest.capture import Capture, Last, from_archive
from versioner.ingest.decide import Ground, asked_whole, ground, observe, of_steps
from versioner.ingest.decision import Decision
from versioner.ingest.past import named_again
from versioner.ingest.readers import Done, read_all
from versioner.ingest.replay import reconcile
from versioner.ingest.write import written
from versioner.storage import pages, runs, snapshots
from versioner.storage.records import (
    Completion,
    NewSnapshot,
    PageFields,
    PageRow,
    PageUpdate,
    Run,
    SnapshotRow,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import brought.

    Attributes:
        captures: how many were taken; known: how many were there already.
        skipped: records that are no capture of a page, or cannot be read as one.
        pending: pages whose last capture shows something that no further one confirms.
        failed: pages that could not be taken in, and why; the others were.
        cut_short: why the file ended before it should have; what came before was taken.
        ahead: captures dated in the future; they are held at the moment of the import.
    """

    pages: int
    captures: int
    known: int
    skipped: int
    versions: int
    pending: int
    cut_short: str | None
    failed: tuple[tuple[str, str], ...] = ()
    ahead: int = 0

    def to_json(self) -> Json:
        return {
            "pages": self.pages,
            "captures": self.captures,
            "known": self.known,
            "skipped": self.skipped,
            "versions": self.versions,
            "pending": self.pending,
            "cut_short": self.cut_short,
            "failed": [{"url": url, "detail": why} for url, why in self.failed],
            "ahead": self.ahead,
        }


class Bodies(Protocol):
    """Where the bytes of captures are had."""

    def body(self, capture: Entry) -> bytes:
        """The page's bytes, out of their encodings; raises `FetchError` where they cannot be had."""


@dataclass(slots=True)
class Count:
    """What one page's import adds up to."""

    taken: int = 0
    known: int = 0
    skipped: int = 0
    versions: int = 0
    pending: int = 0
    ahead: int = 0


def import_warc(app: App, path: Path, *, progress: Progress | None = None) -> Imported:
    """Take every capture of a page in a WARC or WACZ file into its page's history.

    Args:
        app: what to work with.
        path: a .warc, .warc.gz or .wacz file.
        progress: told of every capture.

    Raises:
        UsageError: there is no such file, it is neither, is not what its hashes say, or holds no capture of a page.
    """
    if not is_wacz(path):
        return _import_warc(app, path, progress)
    with warcs_of(path) as parts:
        return _together([_import_warc(app, part, progress) for part in parts])


def _together(parts: Sequence[Imported]) -> Imported:
    """What the files of one archive brought."""
    found = parts[0]
    for one in parts[1:]:
        found = Imported(
            pages=found.pages + one.pages,
            captures=found.captures + one.captures,
            known=found.known + one.known,
            skipped=found.skipped + one.skipped,
            versions=found.versions + one.versions,
            pending=one.pending,
            cut_short=found.cut_short or one.cut_short,
            failed=(*found.failed, *one.failed),
            ahead=found.ahead + one.ahead,
        )
    return found


def _import_warc(app: App, path: Path, progress: Progress | None) -> Imported:
    with sought(path) as (file, index):
        return _import_file(app, file, index, progress)


def _import_file(app: App, file: WarcFile, index: Index, progress: Progress | None) -> Imported:
    by_url, other = _by_page(index)
    if not by_url and index.cut_short is None:
        raise UsageError(f"{file.path} holds no capture of a page ({other} records of other kinds)")
    for url in by_url:
        page_of(app, url)  # in the file's order, whatever process comes to it first
    total, done = sum(map(len, by_url.values())), 0
    counts: list[Count] = []
    failed: list[tuple[str, str]] = []
    for ended in _each_page(app, file.path, by_url):
        if ended.unavailable:
            raise StorageError(ended.failure or "")
        if ended.result is None:
            failed.append((ended.work.url, ended.failure or ""))
        else:
            counts.append(ended.result)
        done += len(ended.work.entries)
        if progress:
            progress(done, total, ended.work.url)
    compact_pages(app, [page_of(app, url) for url in by_url])
    return _summed(counts, pages=len(by_url), other=other, failed=failed, cut_short=index.cut_short)


def _by_page(index: Index) -> tuple[Mapping[str, Sequence[Entry]], int]:
    """A file's captures by the page that they are of, and how many of its records are of none."""
    by_url: dict[str, list[Entry]] = defaultdict(list)
    refused = 0
    for capture in index.captures:
        try:
            by_url[normalise(capture.url)].append(capture)
        except UsageError:
            refused += 1
    return by_url, index.skipped + refused


def _summed(
    counts: Sequence[Count],
    *,
    pages: int,
    other: int,
    failed: Sequence[tuple[str, str]],
    cut_short: str | None,
) -> Imported:
    return Imported(
        pages=pages,
        captures=sum(one.taken for one in counts),
        known=sum(one.known for one in counts),
        skipped=other + sum(one.skipped for one in counts),
        versions=sum(one.versions for one in counts),
        pending=sum(one.pending for one in counts),
        cut_short=cut_short,
        failed=tuple(failed),
        ahead=sum(one.ahead for one in counts),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """A page's captures in a file, in order of date."""

    path: Path
    url: str
    entries: tuple[Entry, ...]


# From so many captures on, two processes end sooner than one: a second costs half a second to begin.
_WORTH_READERS = 100


def _each_page(app: App, path: Path, by_url: Mapping[str, Sequence[Entry]]) -> Iterator[Done[_Work, Count]]:
    """Every page imported, in processes of their own where there are several cores and enough to do."""
    work = [
        _Work(path=path, url=url, entries=tuple(sorted(entries, key=lambda one: one.at)))
        for url, entries in by_url.items()
    ]
    enough = sum(len(one.entries) for one in work) >= _WORTH_READERS and len(work) > 1
    if app.reopen is None or app.policy.processes < 2 or not enough:
        for one in work:
            yield _imported_alone(app, one)
        return
    work.sort(key=lambda one: -len(one.entries))  # the longest first, or the last process works alone
    count = min(app.policy.processes, len(work))
    yield from read_all(_import, work, reopen=app.reopen, processes=count)


def _imported_alone(app: App, work: _Work) -> Done[_Work, Count]:
    """One page in this process; what it raises is its failure."""
    failures: list[str] = []
    with alone(work.url, failures):
        return Done(work=work, result=_import(app, work))
    return Done(work=work, failure=failures[0])


def _import(app: App, work: _Work) -> Count:
    with reading(work.url):
        return take_captures(app, page_of(app, work.url), WarcFile(work.path), work.entries)


def take_captures(app: App, page_id: int, file: Bodies, entries: Sequence[Entry]) -> Count:
    """Take captures of one page, in order of their dates, into its history; what is known adds nothing.

    Raises:
        ExtractError: reading them raised what nobody foresaw.
    """
    while True:
        count = Count()
        decision = _decide(app, page_id, file, entries, count)
        if decision is None:
            return count
        if written(app, decision):
            count.pending = int(decision.waiting)
            return count


def _decide(app: App, page_id: int, file: Bodies, entries: Sequence[Entry], count: Count) -> Decision | None:
    """What a page's captures change, all of them in one decision; None where there is nothing new in them."""
    on = ground(app, page_id)
    with app.db.read() as session:
        past = _Past(snapshots.snapshots_of(session, page_id), runs.runs_of(session, page_id))
    taken = _Taken(app=app, on=on, past=past)
    now = app.now()
    for entry in entries:
        body = _body(file, entry)
        ahead = entry.at > now  # a clock that was wrong; nothing can have been captured later than now
        held = replace(entry, at=now) if ahead else entry
        if body is None:
            count.skipped += 1
        elif past.knows(held.at, body, entry.content_type) or (ahead and past.holds(body)):
            count.known += 1
        else:
            taken.take(held, body)
            count.taken += 1
            count.ahead += ahead
    if not taken.checks:
        return None
    if taken.older:
        found = reconcile(app, page_id, rows=past.with_anchors(taken.rows), checks=taken.checks)
        count.versions = found.new
        decision = found.decision
    else:
        decision = _newer(app, taken)
        count.versions = len(decision.versions.new)
    return replace(decision, fields={**decision.fields, **_seen_last(on.page, taken.last)})


def _seen_last(page: PageRow, last: Last) -> PageUpdate:
    """What the page showed last; where somebody else saw it, the server's word that nothing changed since is no use."""
    seen: PageUpdate = {"last_sha256": last.sha256, "last_canonical": last.canonical}
    if last.sha256 != page.last_sha256 and not asked_whole(page):
        seen |= {"etag": None, "last_modified": None}
    return seen


def page_of(app: App, url: str) -> int:
    """The page of that URL; a new one is kept but not looked at until somebody tracks it."""
    with app.db.write() as session:
        known = pages.page_by_url(session, url)
        if known is not None:
            return known.id
        # url, not its same-page key: two spellings in an archive are two histories until they are joined
        fields: PageFields = {"tracked": False, "accept_language": app.policy.accept_language}
        return pages.add_page(
            session, url=url, url_key=url, host=host_of(url), now=app.now(), next_check_at=None, **fields
        )


def _body(file: Bodies, capture: Entry) -> bytes | None:
    """The capture's bytes, None for an error page or one that cannot be had."""
    if capture.status != 200:
        return None
    try:
        return file.body(capture)
    except FetchError:
        return None


class _Past:
    """What is known of a page's captures, for telling which ones are new."""

    def __init__(self, stored: Sequence[SnapshotRow], checked: Sequence[Run]) -> None:
        self._stored = list(stored)
        self._dates = [row.fetched_at for row in stored]
        self._checked = [run for run in checked if run.level.same]
        self.last_at = max((run.last_at for run in checked), default=None)
        if self._dates and (self.last_at is None or self._dates[-1] > self.last_at):
            self.last_at = self._dates[-1]

    def with_anchors(self, rows: Sequence[NewSnapshot]) -> tuple[NewSnapshot, ...]:
        """New rows, and beside them those that say what checks behind them saw."""
        return (*rows, *named_again(self._stored, self._checked, rows))

    def holds(self, body: bytes) -> bool:
        """Whether these very bytes were captured before, whenever."""
        name = sha256(body).hexdigest()
        return any(row.sha256 == name for row in self._stored)

    def knows(self, at: datetime, body: bytes, content_type: str | None) -> bool:
        """Whether this capture is there already: as a snapshot, or as a check that saw the same page."""
        if self.last_at is None or at > self.last_at:
            return False
        index = bisect_right(self._dates, at) - 1
        if index < 0:
            return False
        row = self._stored[index]
        same = row.sha256 == sha256(body).hexdigest() or row.canonical == canonical_hash(body, content_type)
        return same and (
            row.fetched_at == at or any(run.first_at <= at <= run.last_at for run in self._checked)
        )


@dataclass(slots=True, kw_only=True)
class _Taken:
    """Captures of a page, taken in one after another.

    Attributes:
        last: the page as last read.
        older: some are no newer than what is known, so that its whole past is replayed.
        steps: what was derived of the others.
    """

    app: App
    on: Ground
    past: _Past
    last: Last = field(init=False)
    older: bool = False
    rows: list[NewSnapshot] = field(default_factory=list)
    checks: list[Completion] = field(default_factory=list)
    steps: list[Derived] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.last = Last(sha256=self.on.page.last_sha256, canonical=self.on.page.last_canonical)

    def take(self, entry: Entry, body: bytes) -> None:
        """Take in one capture and go on from what was decided of it."""
        self.older = self.older or (self.past.last_at is not None and entry.at <= self.past.last_at)
        capture = from_archive(entry, body, last=Last() if self.older else self.last)
        if not capture.same:
            self.app.snapshots.put(body)
            self.rows.append(capture.row)
        if self.past.last_at is None or entry.at > self.past.last_at:
            self.last = Last(sha256=capture.sha256, canonical=capture.canonical)
        if self.older:
            self._count(capture, Outcome.NOISE)
            return
        try:
            seen = Same(at=capture.at) if capture.same else observe(self.on.page, capture)
        except ExtractError as error:
            self._count(capture, Outcome.FAILED, error.message)
            return
        state = self.steps[-1].state if self.steps else self.on.state
        derived = derive(state, seen, seen.at, self.app.thresholds, confirming=capture.confirming)
        self.steps.append(derived)
        self._count(capture, derived.outcome, derived.detail)

    def _count(self, capture: Capture, outcome: Outcome, detail: str | None = None) -> None:
        self.checks.append(
            Completion(
                page_id=self.on.page.id,
                at=capture.at,
                outcome=outcome,
                level=capture.level,
                detail=detail,
                next_check_at=None,
            )
        )


def _newer(app: App, taken: _Taken) -> Decision:
    """What captures newer than all that is known change."""
    now, page = app.now(), taken.on.page
    if taken.steps:
        after = transition(page.condition, Reread(at=now, suspect=taken.steps[-1].state.suspect))
        found = of_steps(app, taken.on, taken.steps, after, at=now)
        decision = replace(found, events=())  # the past is news to nobody
    else:
        rests_on = ((page.id, page.turn),)
        decision = Decision(page=page.id, rests_on=rests_on, at=now, outcome=Outcome.FAILED, fields={})
    return replace(decision, snapshots=tuple(taken.rows), checks=tuple(taken.checks))


def compact_pages(app: App, page_ids: Sequence[int]) -> None:
    """Rewrite older bytes as patches on each other: an archive is many nearly equal pages."""
    with app.db.read() as session:
        histories = [[row.sha256 for row in snapshots.snapshots_of(session, one)] for one in page_ids]
    app.snapshots.compact(histories)
