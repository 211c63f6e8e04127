"""Take a fetched page in: keep its bytes, read it, decide with its history, store what that found.

The heavy part of a check. Bytes are written before the row that names them, nothing is computed while a
transaction is open, and a history that moved meanwhile (another process was faster) is read again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from versioner.app import App
from versioner.core.derive import Derived, Same
from versioner.core.extract import canonical_hash
from versioner.core.model import Observation, Outcome, PageStatus, SourceHint
from versioner.core.state import PageState
from versioner.errors import ExtractError, FetchError
from versioner.fetch.interface import Fetched
from versioner.ingest.derive import Capture, keep, look, observe
from versioner.ingest.drift import reassess
from versioner.storage import pages, schedule, snapshots, sources
from versioner.storage.database import Session
from versioner.storage.history import load_state
from versioner.storage.records import NewSnapshot, PageRow, PageUpdate

# When a source changes its articles are looked at sooner, and the other way round (design §5): not at
# once, so that an edit made in several steps is seen whole.
NEIGHBOUR_AFTER = timedelta(minutes=2)

# A permanent redirect moves the page's address once it has held for a day: a mistake is mended sooner.
MOVED_AFTER = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """A fetched page on its way in.

    Attributes:
        same: its canonical HTML is that of the last check: nothing to read.
        confirming: fetched only to see whether a pending text stands.
    """

    fetched: Fetched
    at: datetime
    same: bool
    confirming: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Absorbed:
    """What a page's history made of a fetch.

    Attributes:
        version: the number of the version it made, or None.
        waiting: something is pending and wants to be looked at again soon.
        hints: what the page offers as its sources.
    """

    outcome: Outcome
    at: datetime
    sha256: str | None
    canonical: str | None
    version: int | None = None
    detail: str | None = None
    waiting: bool = False
    hints: tuple[SourceHint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A fetch whose bytes are kept and read, not yet held against the page's history."""

    at: datetime
    seen: Observation | Same | None
    error: str | None
    row: NewSnapshot | None
    validators: PageUpdate
    confirming: bool


def prepare(app: App, page: PageRow, fetch: Fetch) -> Prepared:
    """Keep the bytes and read them; a page that cannot be read is told in `error`, not raised."""
    fetched, at = fetch.fetched, fetch.at
    if fetch.same:
        return Prepared(
            at=at,
            seen=Same(at=at),
            error=None,
            row=None,
            validators={} if fetched.not_modified else _validators(fetched, page.last_canonical or ""),
            confirming=fetch.confirming,
        )
    name = app.snapshots.put(fetched.body)
    canonical = canonical_hash(fetched.body, fetched.content_type)
    capture = Capture(
        body=fetched.body,
        sha256=name,
        url=fetched.final_url,
        status=fetched.status,
        content_type=fetched.content_type,
        at=at,
        confirming=fetch.confirming,
    )
    seen, error = None, None
    try:
        seen = observe(page, capture)
    except ExtractError as failure:
        error = failure.message
    row = NewSnapshot(
        sha256=name,
        url=fetched.url,
        final_url=fetched.final_url,
        status=fetched.status,
        fetched_at=at,
        size=len(fetched.body),
        headers=fetched.headers,
        content_type=fetched.content_type,
        confirming=fetch.confirming,
        canonical=canonical,
    )
    return Prepared(
        at=at,
        seen=seen,
        error=error,
        row=row,
        validators=_validators(fetched, canonical),
        confirming=fetch.confirming,
    )


def _validators(fetched: Fetched, canonical: str) -> PageUpdate:
    return {
        "etag": fetched.etag,
        "last_modified": fetched.last_modified,
        "last_sha256": sha256(fetched.body).hexdigest(),
        "last_canonical": canonical,
    }


def absorb(app: App, page_id: int, fetch: Fetch) -> Absorbed:
    """Take a fetch into the page's history and store what follows from it."""
    with app.db.read() as session:
        page = pages.page(session, page_id)
    ready = prepare(app, page, fetch)
    while True:
        with app.db.read() as session:
            spelled = pages.load_state(session, page_id)
            state = load_state(session, page_id)
        derived = look(app, state, ready.seen, confirming=ready.confirming) if ready.seen else None
        with app.db.write() as session:
            if pages.load_state(session, page_id) != spelled:
                continue  # somebody was faster: their history comes first
            return store(session, pages.page(session, page_id), ready, derived, fetch.fetched)


def store(
    session: Session, page: PageRow, ready: Prepared, derived: Derived | None, fetched: Fetched | None = None
) -> Absorbed:
    """Write the snapshot's row and what was derived; the page's neighbours are looked at sooner if it changed."""
    if ready.row is not None:
        snapshots.add_snapshot(session, page.id, ready.row)
    pages.update_page(session, page.id, **ready.validators)
    pages.update_page(session, page.id, **_address(session, page, fetched, ready.at))
    name, canonical = ready.validators.get("last_sha256"), ready.validators.get("last_canonical")
    if derived is None:
        _mark(session, page, PageStatus.FAILING, ready.error, ready.at)
        return Absorbed(
            outcome=Outcome.FAILED, at=ready.at, sha256=name, canonical=canonical, detail=ready.error
        )
    number = keep(session, page, derived, at=ready.at)
    hints = ready.seen.source_hints if isinstance(ready.seen, Observation) else ()
    if hints:
        sources.put_hints(session, page.id, hints)
    if number is not None:
        reassess(session, page.id, now=ready.at)
        _nudge(session, page, ready.at + NEIGHBOUR_AFTER)
    return Absorbed(
        outcome=derived.outcome,
        at=ready.at,
        sha256=name,
        canonical=canonical,
        version=number,
        detail=derived.detail,
        waiting=derived.state.pending_document is not None,
        hints=hints,
    )


def _nudge(session: Session, page: PageRow, at: datetime) -> None:
    for near in (*sources.sources_of(session, page.id), *sources.articles_of(session, page.id)):
        due = near.schedule.next_check_at
        if near.tracked and near.schedule.lease_owner is None and due is not None and due > at:
            schedule.set_schedule(session, near.id, next_check_at=at)


def _address(session: Session, page: PageRow, fetched: Fetched | None, at: datetime) -> PageUpdate:
    """Follow permanent redirects once they have held; remember them until then."""
    if fetched is None:
        return {}
    permanent = bool(fetched.redirects) and all(hop.status in {301, 308} for hop in fetched.redirects)
    if not permanent:
        return {"moved_to": None, "moved_since": None} if page.moved_to else {}
    if page.moved_to != fetched.final_url or page.moved_since is None:
        return {"moved_to": fetched.final_url, "moved_since": at}
    if at - page.moved_since < MOVED_AFTER or pages.page_by_url(session, fetched.final_url):
        return {}
    return {"url": fetched.final_url, "moved_to": None, "moved_since": None}


def mark_failed(app: App, page_id: int, error: FetchError, outcome: Outcome, *, at: datetime) -> None:
    """Say on the page that it could not be fetched, since when and why. Its last good text stays."""
    status = {Outcome.GONE: PageStatus.GONE, Outcome.BLOCKED: PageStatus.BLOCKED}.get(
        outcome, PageStatus.FAILING
    )
    with app.db.write() as session:
        _mark(session, pages.page(session, page_id), status, error.message, at)
        if status is PageStatus.GONE:
            for article in sources.articles_of(session, page_id):
                reassess(session, article.id, now=at)


def _mark(session: Session, page: PageRow, status: PageStatus, reason: str | None, at: datetime) -> None:
    fields: PageUpdate = {"status": status, "status_reason": reason}
    if page.status is not status:
        fields["status_since"] = at
    pages.update_page(session, page.id, **fields)


def blank() -> PageState:
    """The history of a page that was never looked at."""
    return PageState.empty()
