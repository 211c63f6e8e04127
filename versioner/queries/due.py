"""Whether there is anything to do: what a crontab line asks every minute, and mostly hears no."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from versioner.app import App
from versioner.storage import follows, pages, schedule
from versioner.storage.meta import untidied


def anything_due(app: App) -> bool:
    """Whether a page is due now."""
    with app.db.read() as session:
        first = schedule.next_due(session)
    return first is not None and first <= app.now()


def lists_due(app: App) -> bool:
    """Whether a list that is followed is due now."""
    with app.db.read() as session:
        return follows.anything_due(session, app.now())


def chores_due(app: App) -> bool:
    """Whether it is time to tidy up."""
    with app.db.read() as session:
        return untidied(session, app.now())


def next_checks(app: App, page_ids: Sequence[int]) -> dict[int, datetime]:
    """When each of those pages is looked at again; those that never are left out."""
    with app.db.read() as session:
        rows = pages.pages_by_ids(session, page_ids).values()
    return {row.id: row.schedule.next_check_at for row in rows if row.tracked and row.schedule.next_check_at}
