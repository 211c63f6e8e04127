"""When to look next: the schedule's law applied to stored rows, and the schedule said in words."""

from __future__ import annotations

from datetime import datetime, timedelta

from versioner.app import App
from versioner.core import schedule as law
from versioner.core.model import Json, PageStatus
from versioner.core.schedule import Rate, backoff, next_check
from versioner.errors import FetchError
from versioner.storage.articles import schedule_of
from versioner.storage.records import Target


def after_check(
    app: App, target: Target, *, at: datetime, changed: bool
) -> tuple[Json | None, datetime | None]:
    """What was learned of the page's rate of change, and when it is due next."""
    row = target.schedule
    rate = Rate.from_json(row.rate) if row.rate else Rate.empty()
    if row.last_checked_at is not None and at > row.last_checked_at:
        rate = rate.update(changed=changed, seconds=(at - row.last_checked_at).total_seconds())
    due = next_check(
        schedule_of(row),
        rate,
        published=target.generated_at or target.first_seen_at,
        now=at,
        page_id=target.page_id,
        limits=app.limits,
    )
    return rate.to_json(), due


def worth(app: App, target: Target, at: datetime) -> float:
    """What a request for the page is worth now (`core.schedule.worth`): the higher, the sooner it is asked for."""
    row = target.schedule
    published = target.generated_at or target.first_seen_at
    return law.worth(
        schedule_of(row),
        Rate.from_json(row.rate) if row.rate else Rate.empty(),
        age=None if published is None else (at - published).total_seconds(),
        since=None if row.last_checked_at is None else (at - row.last_checked_at).total_seconds(),
        limits=app.limits,
        pending=target.pending,
    )


def after_failure(
    app: App, target: Target, error: FetchError, *, failures: int, at: datetime
) -> datetime | None:
    """When to try again: later and later, and never before the site said."""
    _, regular = after_check(app, target, at=at, changed=False)
    wait = at + timedelta(seconds=backoff(failures, error.retry_after))
    return wait if regular is None else max(wait, regular)


def is_confirming(app: App, target: Target, at: datetime) -> bool:
    """Whether this look is only the early second one that a pending text asked for."""
    if not target.pending or target.status is PageStatus.SUSPECT or target.schedule.last_checked_at is None:
        return False
    regular = next_check(
        schedule_of(target.schedule),
        Rate.from_json(target.schedule.rate) if target.schedule.rate else Rate.empty(),
        published=target.generated_at or target.first_seen_at,
        now=target.schedule.last_checked_at,
        page_id=target.page_id,
        limits=app.limits,
    )
    return at < regular
