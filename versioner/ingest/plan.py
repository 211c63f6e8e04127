"""When to look next: the schedule's law applied to stored rows."""

from __future__ import annotations

from datetime import datetime, timedelta

from versioner.app import App
from versioner.core.model import PageStatus
from versioner.core.schedule import rates
from versioner.core.schedule.plan import backoff, jitter, next_check, pace
from versioner.errors import FetchError
from versioner.storage.records import Learned, Target


def after_check(app: App, target: Target, *, at: datetime, changed: bool) -> tuple[Learned, datetime | None]:
    """What was learned of the page's rate of change, and when it is due next."""
    row = target.schedule
    page = _page(app, target, at)
    more = rates.Lesson()
    if row.last_checked_at is not None and at > row.last_checked_at:
        since = (at - row.last_checked_at).total_seconds()
        more = rates.lesson(page, changed=changed, seconds=since, limits=app.limits)
        page = rates.after(page, more, seconds=since, limits=app.limits)
    plan = row.plan
    promised = pace(plan, at)
    due = next_check(plan, page, now=at, page_id=target.page_id, limits=app.limits, scale=_scale(app, target))
    learned = Learned(
        page=page.past.to_json(),
        host=more.host,
        weight=0.0 if promised else rates.weight(page, app.limits),
        pace=promised,
    )
    return learned, due


def _page(app: App, target: Target, at: datetime) -> rates.Page:
    published = target.generated_at or target.first_seen_at
    return rates.Page(
        past=rates.Past.from_json(target.schedule.rate, app.limits),
        host=rates.ages_from_json(target.around.learned),
        age=None if published is None else (at - published).total_seconds(),
    )


def _scale(app: App, target: Target) -> float:
    around = target.around
    pause = max(app.policy.host_delay, around.crawl_delay or 0.0)
    possible = app.limits.host_budget or (1 / pause if pause > 0 else None)
    return rates.scale(
        app.limits,
        host=rates.Load(demand=around.demand, promised=around.promised, capacity=possible),
        whole=rates.Load(demand=around.all_demand, promised=around.all_promised, capacity=app.limits.budget),
        spread=around.spread,
    )


def worth(app: App, target: Target, at: datetime) -> float:
    """What a request for the page is worth now (`core.schedule.rates.worth`): the higher, the sooner it is asked for."""
    row = target.schedule
    own = pace(row.plan, at)
    return rates.worth(
        _page(app, target, at),
        since=None if row.last_checked_at is None else (at - row.last_checked_at).total_seconds(),
        limits=app.limits,
        promised=1 / own if own else None,
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
    last = target.schedule.last_checked_at
    if not target.pending or target.status is PageStatus.SUSPECT or last is None:
        return False
    regular = next_check(
        target.schedule.plan,
        _page(app, target, last),
        now=last,
        page_id=target.page_id,
        limits=app.limits,
        scale=_scale(app, target),
    )
    return at < regular


_YOUNG = timedelta(days=7)
_TRUSTED, _TRUSTED_YOUNG = (
    7 * 86_400,
    86_400,
)  # seconds for which a server's "not modified" is believed unseen


def wants_whole(target: Target, now: datetime) -> bool:
    """Whether this look asks for the page without validators, to find out a server that says 304 for ever.

    The first look in every week does, in every day while the article is young; weeks begin at another moment
    for each page, so that a site's pages are not all asked for whole at once.
    """
    last = target.schedule.last_checked_at
    if last is None or not (target.etag or target.last_modified):
        return False
    born = target.generated_at or target.first_seen_at
    span = _TRUSTED_YOUNG if born is not None and now - born < _YOUNG else _TRUSTED
    shift = jitter(target.page_id) * 10 * span
    return (now.timestamp() + shift) // span != (last.timestamp() + shift) // span
