"""A page's past as it stands: its state, its versions that are not superseded, its changes as readers are told."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import groupby
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


def as_read(session: Session, version: Version, text: bytes = b"") -> Version:
    """A version as people read it: what only passed through the page stands beside its text (`noise.unfrozen`).

    `text`: the plain bytes of the version's text, where they are at hand.
    """
    from versioner.core.decide.noise import History, unfrozen  # noqa: PLC0415 - as above
    from versioner.storage import states  # noqa: PLC0415 - as above

    try:
        history = states.history(session, version.page, text)
    except OldStateError:  # as one of nothing, until the page's next check
        history = History()
    return replace(version, document=unfrozen(version.document, history))


def standing(session: Session, page_id: int) -> tuple[VersionRow, ...]:
    """The page's versions that are not superseded, in order of date (numbers are names, not an order)."""
    return standing_by_page(session, (page_id,)).get(page_id, ())


def standing_by_page(session: Session, page_ids: Iterable[int]) -> dict[int, tuple[VersionRow, ...]]:
    """As `standing`, for many pages with one statement; those without any are left out."""
    rows = sorted(
        versions.standing_rows(session, page_ids), key=lambda row: (row.page, row.first_seen, row.number)
    )
    return {page_id: tuple(found) for page_id, found in groupby(rows, key=lambda row: row.page)}


def judged_changes(session: Session, page_id: int) -> tuple[Change, ...]:
    """The page's changes as readers are told of them, judged by people where they did, oldest first."""
    return judged_by_page(session, (page_id,)).get(page_id, ())


def judged_by_page(session: Session, page_ids: Collection[int]) -> dict[int, tuple[Change, ...]]:
    """As `judged_changes`, for many pages with two statements; those without any are left out."""
    judged = judgements.judgements_by_page(session, page_ids)
    return {
        page_id: dating.all_judged(told, judged.get(page_id, ()))
        for page_id, told in changes.changes_by_page(session, page_ids).items()
    }


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
