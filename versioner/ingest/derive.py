"""From a capture to stored versions and changes: the one path of check, import and rederive.

    capture -> read_page -> Observation -> core.derive -> events -> versions, changes, dates

`look` and `decide` are computed with no transaction open; `keep` stores what they found in one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from versioner.app import App
from versioner.core import dating
from versioner.core.classify import change_between
from versioner.core.derive import Accepted, Derived, FreshDatedEvent, Same, derive
from versioner.core.extract import EXTRACTOR, ExtractOptions, read_page
from versioner.core.model import Change, Document, FreshDated, Observation, PageStatus, Version
from versioner.core.state import PageState
from versioner.storage import changes, judgements, pages, search, snapshots, versions
from versioner.storage.database import Session
from versioner.storage.history import standing, told
from versioner.storage.records import PageFields, PageRow, VersionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The bytes of a page as they came, with what is needed to read them."""

    body: bytes
    sha256: str
    url: str
    status: int
    content_type: str | None
    at: datetime
    confirming: bool = False


def observe(page: PageRow, capture: Capture) -> Observation:
    """Read a capture as a document, with the page's own settings of what to ignore.

    Raises:
        ExtractError: there is nothing in it that can be read.
    """
    return read_page(
        capture.body,
        url=capture.url,
        content_type=capture.content_type,
        status=capture.status,
        at=capture.at,
        sha256=capture.sha256,
        options=ExtractOptions(ignore=page.ignore, only=page.only),
    )


def look(
    app: App,
    state: PageState,
    seen: Observation | Same,
    *,
    confirming: bool = False,
) -> Derived:
    """What the page's history and the new observation say together."""
    return derive(state, seen, seen.at, app.thresholds, confirming=confirming)


def keep(session: Session, page: PageRow, derived: Derived, *, at: datetime) -> int | None:
    """Store what `derive` found of `page`: new versions with their changes, dates, state, status.

    Returns:
        The number of the newest version made, None where there is none.
    """
    number = None
    for event in derived.events:
        if isinstance(event, Accepted):
            number = add_version(session, page, event)
        elif isinstance(event, FreshDatedEvent):
            judgements.add_fresh_date(
                session, page.id, FreshDated(at=event.at, from_=event.from_, to=event.to)
            )
    pages.save_state(session, page.id, derived.state.to_bytes())
    pages.update_page(session, page.id, **_fields(session, page, derived, at, new=number is not None))
    return number


def _fields(session: Session, page: PageRow, derived: Derived, at: datetime, *, new: bool) -> PageFields:
    state = derived.state
    suspect = state.suspect
    status = PageStatus.SUSPECT if suspect else PageStatus.OK
    fields: PageFields = {
        "status": status,
        "status_reason": suspect.reason if suspect else None,
        "pending": state.pending_document is not None,
    }
    if status is not page.status:
        fields["status_since"] = suspect.since if suspect else at
    if state.accepted is not None and (new or page.first_seen_at is None):
        fields.update(_dates(session, page, state.accepted))
    return fields


def _dates(session: Session, page: PageRow, document: Document) -> PageFields:
    """The page's fields that follow from its standing versions and changes."""
    rows = standing(session, page.id)
    changes = told(session, page.id)
    first_seen = rows[0].first_seen if rows else page.first_seen_at
    fields: PageFields = {
        "title": document.title,
        "language": document.language,
        "last_updated": dating.last_updated(changes),
        "last_changed_at": dating.last_changed(changes),
        "first_seen_at": first_seen,
    }
    if first_seen is not None:
        fields["generated_on"] = dating.generated_on(document.published, first_seen)
    return fields


def refresh(session: Session, page: PageRow) -> None:
    """Work the page's dates out again from what is stored (after a judgement, a rebuild)."""
    rows = standing(session, page.id)
    if rows:
        latest = versions.with_document(session, rows[-1])
        pages.update_page(session, page.id, **_dates(session, page, latest.document))


def add_version(session: Session, page: PageRow, accepted: Accepted, *, rederived: bool = False) -> int:
    """Store an accepted text as the page's next version, with the change that led to it; its number."""
    before = standing(session, page.id)
    row = versions.add_version(
        session,
        page.id,
        document=accepted.document,
        snapshot_id=snapshot_of(session, page.id, accepted),
        first_seen=accepted.first_seen,
        not_before=accepted.not_before,
        confirmed_at=accepted.confirmed_at,
        declared_modified=accepted.declared_modified,
        reverted_to=_number_of(before, accepted.reverted_to),
        rederived=rederived,
        extractor=EXTRACTOR,
    )
    search.add(session, row, accepted.document)
    if before:
        previous = versions.with_document(session, before[-1])
        change = change_to(previous, accepted, row.number, _number_of(before, accepted.reverted_to))
        changes.put_change(session, page.id, replace(change, rederived=rederived))
    return row.number


def change_to(previous: Version, accepted: Accepted, number: int, reverted_to: int | None) -> Change:
    """The change from the `previous` version to the accepted text, numbered `number`."""
    return change_between(
        previous.document,
        accepted.document,
        version=number,
        previous=previous.number,
        first_seen=accepted.first_seen,
        not_before=accepted.not_before,
        declared_before=accepted.previous_declared,
        declared_modified=accepted.declared_modified,
        reverted_to=reverted_to,
        stood_long=accepted.stood_long,
    )


def snapshot_of(session: Session, page_id: int, accepted: Accepted) -> int:
    """The row of the snapshot that first showed the accepted text; it is stored before its version."""
    found = snapshots.find_snapshot(session, page_id, accepted.sha256)
    if found is None:
        raise AssertionError(
            f"page {page_id}: the snapshot {accepted.sha256} was not stored before its version"
        )
    return found.id


def _number_of(rows: Sequence[VersionRow], ordinal: int | None) -> int | None:
    """The number of the `ordinal`-th standing version (1 = oldest), as `derive` counts them."""
    return rows[ordinal - 1].number if ordinal is not None and 0 < ordinal <= len(rows) else None
