"""A page's past as it stands: its state, its versions that are not superseded, its changes as readers are told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from versioner.core.dates import dating
from versioner.core.model import Change, Version
from versioner.errors import OldStateError
from versioner.storage import changes, judgements, versions
from versioner.storage.database import Session
from versioner.storage.records import PageRow, VersionRow

# What reads and compares texts is loaded when there is something to read: lists and counts start without it.
if TYPE_CHECKING:
    from versioner.core.decide.state import PageState
    from versioner.core.drift import SourceDrift
    from versioner.storage.states import Remembered


def load_state(session: Session, page_id: int) -> PageState:
    """What is known of the page's history; empty before the first check.

    Raises:
        OldStateError: it cannot be read any more; the page's next check folds its past again.
    """
    return remembered(session, page_id).state


def remembered(session: Session, page_id: int) -> Remembered:
    """What is known of the page's history, and what it is kept against; raises as `load_state`."""
    from versioner.storage import states  # noqa: PLC0415 - as above

    return states.load(session, page_id)


def readable_state(session: Session, page_id: int) -> PageState:
    """As `load_state`, for who only shows it: one that cannot be read any more is empty until the next check."""
    from versioner.core.decide.state import PageState  # noqa: PLC0415 - as above

    try:
        return load_state(session, page_id)
    except OldStateError:
        return PageState.empty()


def as_read(session: Session, version: Version) -> Version:
    """A version as people read it: what only passed through the page stands beside its text (`noise.unfrozen`)."""
    from versioner.core.decide.noise import History, unfrozen  # noqa: PLC0415 - as above
    from versioner.storage import states  # noqa: PLC0415 - as above

    try:
        history = states.history(session, version.page)
    except OldStateError:  # as one of nothing, until the page's next check
        history = History()
    return replace(version, document=unfrozen(version.document, history))


def standing(session: Session, page_id: int) -> tuple[VersionRow, ...]:
    """The page's versions that are not superseded, in order of date (numbers are names, not an order)."""
    rows = versions.version_rows(session, page_id)
    return tuple(sorted(rows, key=lambda row: (row.first_seen, row.number)))


def judged_changes(session: Session, page_id: int) -> tuple[Change, ...]:
    """The page's changes as readers are told of them, judged by people where they did, oldest first."""
    judged = judgements.judgements_of(session, page_id)
    return dating.all_judged(changes.changes_of(session, page_id), judged)


def assessed(session: Session, article: PageRow, source: PageRow) -> SourceDrift:
    """What in the article that source has overtaken, worked out from their versions."""
    from versioner.core.drift import assess  # noqa: PLC0415 - as above

    return assess(
        recent_in_order(session, article.id),
        recent_in_order(session, source.id),
        source_status=source.status,
        source_since=source.status_since,
    )


def recent_in_order(session: Session, page_id: int) -> tuple[Version, ...]:
    """The page's newest standing versions with their texts, in order of date: as many as drift asks for."""
    from versioner.core.drift import SPAN  # noqa: PLC0415 - as above

    return versions.with_documents(session, versions.newest_versions(session, page_id, SPAN + 1))


def versions_in_order(session: Session, page_id: int) -> tuple[Version, ...]:
    """The page's standing versions with their texts, in order of date."""
    found = versions.versions_of(session, page_id)
    return tuple(sorted(found, key=lambda version: version.first_seen))
