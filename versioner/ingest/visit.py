"""One look at one page: politely fetched, stopped early where nothing moved, else absorbed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from versioner.app import App
from versioner.core.extract import canonical_hash
from versioner.core.model import Check, Outcome, PageStatus
from versioner.errors import ExtractError, FetchError, RobotsError
from versioner.fetch.interface import Fetched, Fetcher, FetchRequest
from versioner.ingest import absorb, plan
from versioner.ingest.polite import ready
from versioner.storage.records import Completion, Target

# Where a check ended, from cheap to dear; `versioner status` counts them.
NOT_MODIFIED, SAME_BYTES, SAME_CANONICAL, READ, FAILED = "304", "bytes", "canonical", "blocks", "fetch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """How a look ended, and the row that says so in the schedule."""

    check: Check
    completion: Completion


async def visit(app: App, fetcher: Fetcher, target: Target) -> Visit:
    """Look at a claimed page; a failure of the page or its site ends in the outcome, never in an exception."""
    try:
        await ready(app, fetcher, target)
        fetched = await _fetch(fetcher, target)
    except FetchError as error:
        return _failed(app, target, error, app.now())
    at = app.now()
    level = _level(target, fetched)
    if level != READ and not _attentive(target, fetched):
        return _unchanged(app, target, level, at)
    found = await _absorb(app, target, fetched, level, at)
    if found.outcome is Outcome.PENDING and app.policy.confirm_after == 0:
        found = await _confirm(app, fetcher, target, found)
    return _visited(app, target, found, level)


async def _fetch(fetcher: Fetcher, target: Target, *, fresh: bool = False) -> Fetched:
    """Ask for the page; `fresh` without validators, so that its bytes come whatever they are."""
    return await fetcher.fetch(
        FetchRequest(
            url=target.url,
            etag=None if fresh else target.etag,
            last_modified=None if fresh else target.last_modified,
            headers=target.headers,
            accept_language=target.accept_language,
        )
    )


def _level(target: Target, fetched: Fetched) -> str:
    if fetched.not_modified:
        return NOT_MODIFIED
    if target.last_sha256 is not None and sha256(fetched.body).hexdigest() == target.last_sha256:
        return SAME_BYTES
    if target.last_canonical is not None and (
        canonical_hash(fetched.body, fetched.content_type) == target.last_canonical
    ):
        return SAME_CANONICAL
    return READ


def _attentive(target: Target, fetched: Fetched) -> bool:
    """Whether even an unchanged page must be thought about: something waits on it, or it was not well."""
    return target.pending or target.status is not PageStatus.OK or bool(fetched.redirects)


async def _absorb(
    app: App, target: Target, fetched: Fetched, level: str, at: datetime, *, confirming: bool = False
) -> absorb.Absorbed:
    capture = absorb.Fetch(
        fetched=fetched,
        at=at,
        same=level != READ,
        confirming=confirming or plan.is_confirming(app, target, at),
    )
    # lxml and zstd let go of the interpreter for part of it, and other hosts' answers can be read meanwhile
    return await asyncio.to_thread(absorb.absorb, app, target.page_id, capture)


async def _confirm(app: App, fetcher: Fetcher, target: Target, first: absorb.Absorbed) -> absorb.Absorbed:
    """A second fetch within the same check, for those who set `confirm_after` to 0."""
    try:
        await ready(app, fetcher, target)
        fetched = await _fetch(fetcher, target, fresh=True)
    except FetchError:
        return first  # it stays pending; the next check will see
    at = app.now()
    current = replace(target, last_sha256=first.sha256, last_canonical=first.canonical)
    level = _level(current, fetched)
    return await _absorb(app, target, fetched, level, at, confirming=True)


def _unchanged(app: App, target: Target, level: str, at: datetime) -> Visit:
    check = Check(page=target.page_id, url=target.url, outcome=Outcome.UNCHANGED)
    rate, next_at = plan.after_check(app, target, at=at, changed=False)
    return Visit(
        check=check,
        completion=Completion(
            page_id=target.page_id,
            at=at,
            outcome=Outcome.UNCHANGED,
            level=level,
            next_check_at=next_at,
            rate=rate,
        ),
    )


def _visited(app: App, target: Target, found: absorb.Absorbed, level: str) -> Visit:
    check = Check(
        page=target.page_id, url=target.url, outcome=found.outcome, version=found.version, detail=found.detail
    )
    rate, next_at = plan.after_check(app, target, at=found.at, changed=found.outcome is Outcome.CHANGED)
    if found.waiting:
        confirm_at = found.at + timedelta(seconds=max(app.policy.confirm_after, 0.0))
        next_at = confirm_at if next_at is None else min(next_at, confirm_at)
    return Visit(
        check=check,
        completion=Completion(
            page_id=target.page_id,
            at=found.at,
            outcome=found.outcome,
            level=level,
            next_check_at=next_at,
            detail=found.detail,
            rate=rate,
        ),
    )


def _failed(app: App, target: Target, error: FetchError, at: datetime) -> Visit:
    failures = target.schedule.failures + 1
    outcome = _outcome(error, target, at)
    absorb.mark_failed(app, target.page_id, error, outcome, at=at)
    return Visit(
        check=Check(page=target.page_id, url=target.url, outcome=outcome, detail=error.message),
        completion=Completion(
            page_id=target.page_id,
            at=at,
            outcome=outcome,
            level=FAILED,
            next_check_at=plan.after_failure(app, target, error, failures=failures, at=at),
            detail=error.message,
            failures=failures,
        ),
    )


# A 404 may be a hiccup of the site; three in a row over a day are a page that is no more.
GONE_AFTER_CHECKS = 3
GONE_AFTER = timedelta(hours=24)


def _outcome(error: FetchError, target: Target, at: datetime) -> Outcome:
    if isinstance(error, RobotsError):
        return Outcome.BLOCKED
    if error.status == 410:
        return Outcome.GONE
    if error.status == 404 and target.status is PageStatus.GONE:
        return Outcome.GONE
    if error.status == 404 and target.schedule.failures + 1 >= GONE_AFTER_CHECKS:
        since = target.status_since
        if since is not None and at - since >= GONE_AFTER:
            return Outcome.GONE
    return Outcome.FAILED


__all__ = ["ExtractError", "Visit", "visit"]
