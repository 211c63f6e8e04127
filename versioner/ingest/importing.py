"""Replay captures made elsewhere: years of history become versions and a changelog in minutes.

    WARC -> captures by page and date -> known already? skip
         -> newer than all that is known: absorb, one after another
         -> older: keep them, then fold the page's whole past again

One page per WARC-Target-URI; importing twice adds nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from versioner.app import App, Progress
from versioner.core.derive import Derived, Same
from versioner.core.extract import canonical_hash
from versioner.core.model import Json, Observation, Outcome
from versioner.core.state import PageState
from versioner.core.url import host_of, normalise
from versioner.errors import ExtractError, FetchError, UsageError
from versioner.fetch.warc import Capture as Captured
from versioner.fetch.warc import WarcFile
from versioner.ingest import derive
from versioner.ingest.drift import reassess
from versioner.ingest.rebuild import lay, refold
from versioner.storage import compaction, pages, runs, snapshots
from versioner.storage.database import Session
from versioner.storage.history import load_state
from versioner.storage.records import NewSnapshot, PageFields, PageRow, Run, SnapshotRow

ORIGIN = "warc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import brought.

    Attributes:
        captures: how many were taken; known: how many were there already.
        skipped: records that are no capture of a page, or cannot be read as one.
        pending: pages whose last capture shows something that no further one confirms.
        cut_short: why the file ended before it should have; what came before was taken.
    """

    pages: int
    captures: int
    known: int
    skipped: int
    versions: int
    pending: int
    cut_short: str | None

    def to_json(self) -> Json:
        return {
            "pages": self.pages,
            "captures": self.captures,
            "known": self.known,
            "skipped": self.skipped,
            "versions": self.versions,
            "pending": self.pending,
            "cut_short": self.cut_short,
        }


@dataclass(slots=True)
class _Count:
    """What one page's import adds up to."""

    taken: int = 0
    known: int = 0
    skipped: int = 0
    versions: int = 0
    pending: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """One capture, decided: what is to be written of it."""

    at: datetime
    outcome: Outcome
    level: str
    row: NewSnapshot | None = None
    seen: Observation | None = None
    derived: Derived | None = None
    detail: str | None = None


def import_warc(app: App, path: Path, *, progress: Progress | None = None) -> Imported:
    """Take every capture of a page in a WARC file into its page's history.

    Args:
        app: what to work with.
        path: a .warc or .warc.gz file.
        progress: told of every capture.

    Raises:
        UsageError: there is no such file, it is no WARC, or no capture of a page is in it.
    """
    file = WarcFile(path)
    index = file.index()
    by_url: dict[str, list[Captured]] = defaultdict(list)
    refused = 0
    for capture in index.captures:
        try:
            by_url[normalise(capture.url)].append(capture)
        except UsageError:
            refused += 1
    if not by_url and index.cut_short is None:
        raise UsageError(
            f"{path} holds no capture of a page ({index.skipped + refused} records of other kinds)"
        )
    total = sum(map(len, by_url.values()))
    done = 0
    counts = []
    for url, captures in by_url.items():
        counts.append(_import_page(app, file, url, sorted(captures, key=lambda one: one.at)))
        done += len(captures)
        if progress:
            progress(done, total, url)
    _compact(app, tuple(by_url))
    return Imported(
        pages=len(by_url),
        captures=sum(one.taken for one in counts),
        known=sum(one.known for one in counts),
        skipped=index.skipped + refused + sum(one.skipped for one in counts),
        versions=sum(one.versions for one in counts),
        pending=sum(one.pending for one in counts),
        cut_short=index.cut_short,
    )


def _import_page(app: App, file: WarcFile, url: str, captures: Sequence[Captured]) -> _Count:
    count = _Count()
    page = _page(app, url)
    with app.db.read() as session:
        past = _Past(snapshots.snapshots_of(session, page.id), runs.runs_of(session, page.id))
        state = load_state(session, page.id)
    steps: list[_Step] = []
    fold = _Newer(app=app, page=page, state=state, past=past)
    older = False
    for capture in captures:
        body = _body(file, capture)
        if body is None:
            count.skipped += 1
        elif past.knows(capture.at, body, capture.content_type):
            count.known += 1
        else:
            older = older or (past.last_at is not None and capture.at <= past.last_at)
            steps.append(fold.keep_only(capture, body) if older else fold.step(capture, body))
            count.taken += 1
    if steps:
        _write(app, page, fold, steps, older=older, count=count)
    return count


def _page(app: App, url: str) -> PageRow:
    """The page of that URL; a new one is kept but not looked at until somebody tracks it."""
    with app.db.write() as session:
        known = pages.page_by_url(session, url)
        if known is not None:
            return known
        # url, not its same-page key: two spellings in an archive are two histories until they are joined
        page_id = pages.add_page(
            session, url=url, url_key=url, host=host_of(url), now=app.now(), next_check_at=None
        )
        fields: PageFields = {"tracked": False, "accept_language": app.policy.accept_language}
        pages.update_page(session, page_id, **fields)
        return pages.page(session, page_id)


def _body(file: WarcFile, capture: Captured) -> bytes | None:
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
        self._checked = [run for run in checked if run.level in runs.SAME_LEVELS]
        self.last_at = max((run.last_at for run in checked), default=None)
        if self._dates and (self.last_at is None or self._dates[-1] > self.last_at):
            self.last_at = self._dates[-1]

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
class _Newer:
    """Captures newer than all that is known, taken in one after another.

    Attributes:
        last: hashes of the page's bytes and canonical HTML as last read.
    """

    app: App
    page: PageRow
    state: PageState
    past: _Past
    last: tuple[str | None, str | None] = field(init=False)

    def __post_init__(self) -> None:
        self.last = (self.page.last_sha256, self.page.last_canonical)

    def step(self, capture: Captured, body: bytes) -> _Step:
        """Decide one capture and go on from what was decided."""
        name = sha256(body).hexdigest()
        canonical = self.last[1] if name == self.last[0] else canonical_hash(body, capture.content_type)
        if canonical == self.last[1]:
            level = "bytes" if name == self.last[0] else "canonical"
            self.last = (name, canonical)
            return self._same(capture.at, level)
        self.last = (name, canonical)
        return self._read(capture, body, canonical or "")

    def keep_only(self, capture: Captured, body: bytes) -> _Step:
        """Keep an older capture for the fold that follows."""
        return _Step(
            at=capture.at,
            outcome=Outcome.NOISE,
            level="blocks",
            row=self._row(capture, body, canonical_hash(body, capture.content_type)),
        )

    def _same(self, at: datetime, level: str) -> _Step:
        derived = derive.look(self.app, self.state, Same(at=at))
        self.state = derived.state
        return _Step(at=at, outcome=derived.outcome, level=level, derived=derived, detail=derived.detail)

    def _read(self, capture: Captured, body: bytes, canonical: str) -> _Step:
        row = self._row(capture, body, canonical)
        try:
            seen = derive.observe(
                self.page,
                derive.Capture(
                    body=body,
                    sha256=row.sha256,
                    url=capture.url,
                    status=capture.status,
                    content_type=capture.content_type,
                    at=capture.at,
                ),
            )
        except ExtractError as error:
            return _Step(at=capture.at, outcome=Outcome.FAILED, level="blocks", row=row, detail=error.message)
        derived = derive.look(self.app, self.state, seen)
        self.state = derived.state
        return _Step(
            at=capture.at,
            outcome=derived.outcome,
            level="blocks",
            row=row,
            seen=seen,
            derived=derived,
            detail=derived.detail,
        )

    def _row(self, capture: Captured, body: bytes, canonical: str) -> NewSnapshot:
        return NewSnapshot(
            sha256=self.app.snapshots.put(body),
            url=capture.url,
            final_url=capture.url,
            status=capture.status,
            fetched_at=capture.at,
            size=len(body),
            headers=capture.headers,
            content_type=capture.content_type,
            origin=ORIGIN,
            canonical=canonical,
        )


def _write(
    app: App, page: PageRow, fold: _Newer, steps: Sequence[_Step], *, older: bool, count: _Count
) -> None:
    """Store a page's captures in one transaction; a page whose past has grown is folded again after it."""
    now = app.now()
    with app.db.write() as session:
        for step in steps:
            _write_step(session, page, step, count, fold_follows=older)
        sha, canonical = fold.last
        pages.update_page(session, page.id, last_sha256=sha, last_canonical=canonical)
        if not older:
            reassess(session, page.id, now=now)
    if older:
        row, folded = refold(app, page.id)
        with app.db.write() as session:
            laid = lay(session, row, folded, rederived=False)
            reassess(session, page.id, now=now)
        count.versions = laid.new
    with app.db.read() as session:
        count.pending += pages.page(session, page.id).pending


def _write_step(session: Session, page: PageRow, step: _Step, count: _Count, *, fold_follows: bool) -> None:
    if step.row is not None:
        snapshots.add_snapshot(session, page.id, step.row)
    runs.record_run(session, page.id, at=step.at, outcome=step.outcome, level=step.level, detail=step.detail)
    if step.derived is not None and not fold_follows:
        made = derive.keep(session, pages.page(session, page.id), step.derived, at=step.at)
        count.versions += made is not None


def _compact(app: App, urls: Sequence[str]) -> None:
    """Rewrite older bytes as patches on each other: an archive is many nearly equal pages."""
    with app.db.read() as session:
        found = [page for url in urls if (page := pages.page_by_url(session, url)) is not None]
        histories = [[row.sha256 for row in snapshots.snapshots_of(session, page.id)] for page in found]
    compaction.compact(app.snapshots, histories)
