"""Write decisions: statements only, so that nobody waits for a computation."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from versioner.app import App
from versioner.core.url import host_of
from versioner.ingest.decision import Decision, Versions
from versioner.storage import (
    changes,
    drifts,
    judgements,
    outbox,
    pages,
    runs,
    schedule,
    search,
    snapshots,
    sources,
    versions,
)
from versioner.storage.database import Session

if TYPE_CHECKING:
    from versioner.storage.fields import PageUpdate


def decide_and_write(app: App, decide: Callable[[], Decision]) -> Decision:
    """Decide and write; where somebody was faster their past comes first, and it is decided again."""
    while True:
        decision = decide()
        if written(app, decision):
            return decision


def written(app: App, decision: Decision) -> bool:
    """Write a decision, unless what it rests on has moved since."""
    with app.db.write() as session:
        if decision.versions.changes:
            changes.in_turn(session)  # before any page is held, or two writers could wait for each other
        if not pages.hold(session, dict(decision.rests_on)):
            return False
        write(session, decision)
        return True


def write(session: Session, decision: Decision) -> None:
    """Store everything that a decision changes; what it rests on must be held (`pages.hold`) as it was."""
    page_id = decision.page
    for row in decision.snapshots:
        snapshots.add_snapshot(session, page_id, row)
    if decision.judgement is not None:
        judgements.add_judgement(session, page_id, decision.judgement)
    for check in decision.checks:
        runs.record_run(session, check)
    _write_versions(session, page_id, decision.versions)
    if decision.fresh_anew:
        judgements.forget_fresh_dates(session, page_id)
    for moved in decision.fresh_dated:
        judgements.add_fresh_date(session, page_id, moved)
    if decision.state is not None:
        pages.save_state(session, page_id, decision.state)
    _write_fields(session, page_id, decision.fields)
    for found in decision.drift:
        drifts.put_drifts(session, found, now=decision.at)
    pages.next_turn(session, {found.article_id for found in decision.drift} - {page_id})
    if decision.hints is not None:
        sources.put_hints(session, page_id, decision.hints)
    outbox.put_events(session, page_id, decision.events, decision.at)
    if decision.sooner and decision.sooner_at is not None:
        schedule.bring_forward(session, decision.sooner, decision.sooner_at)


def _write_fields(session: Session, page_id: int, fields: PageUpdate) -> None:
    pages.update_page(session, page_id, **fields)
    if "url" in fields:  # it moved for good: its turns, pauses and robots.txt are the new host's
        schedule.move(session, page_id, host_of(fields["url"]))


def _write_versions(session: Session, page_id: int, found: Versions) -> None:
    if found.superseded:
        versions.supersede(session, page_id, found.superseded)
    for number in found.unled:
        changes.supersede_change(session, page_id, number)
    blobs = {new.text.sha256: versions.put_version(session, page_id, new) for new in found.new}
    for change in found.changes:
        changes.put_change(session, page_id, change)
    search.put(session, page_id, found.index, blobs)
