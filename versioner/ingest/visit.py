"""One look at one page: politely fetched, stopped early where nothing moved, else absorbed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from versioner.app import App
from versioner.core.decide.status import Failed
from versioner.core.model import Check, Level, Outcome, PageStatus
from versioner.core.told import details
from versioner.errors import FetchError, PostponedError, RobotsError
from versioner.fetch.interface import Fetched, Fetcher, FetchRequest
from versioner.frozen import dataclass
from versioner.ingest import plan
from versioner.ingest.patience import Kept, Reading
from versioner.ingest.polite import Courtesy
from versioner.storage.records import Completion, Target

if TYPE_CHECKING:
    from versioner.ingest.decision import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """How a look ended, and the row that says so in the schedule.

    Attributes:
        completion: None where nothing was asked for.
        error: what the host answered, where it was no page.
    """

    check: Check
    completion: Completion | None
    error: FetchError | None = None


async def visit(
    app: App, fetcher: Fetcher, target: Target, courtesy: Courtesy, kept: Kept, read: Reading
) -> Visit:
    """Look at a claimed page; a failure of the page or its site ends in the outcome, never in an exception.

    Args:
        app: what to work with.
        fetcher: brings the page.
        target: the page, and what is known of it.
        courtesy: says when it may be asked for.
        kept: runs, in a thread, what reads and writes the database.
        read: runs what reads the page, apart.
    """
    try:
        await courtesy.turn(target.url)
        fetched = await _fetch(fetcher, target, fresh=plan.wants_whole(target, app.now()))
    except PostponedError as error:
        check = Check(
            page=target.page_id, url=target.url, outcome=Outcome.FAILED, detail=details.failure(error)
        )
        return Visit(check=check, completion=None, error=error)
    except FetchError as error:
        return await kept(failed, app, target, error, app.now())
    at, name = app.now(), ""
    if not _attentive(target, fetched) and not fetched.note:
        if fetched.not_modified:
            return _unchanged(app, target, Level.NOT_MODIFIED, at)
        name = _name(target, fetched)
        if name and name == target.last_sha256:
            return _unchanged(app, target, Level.SAME_BYTES, at)
    found = await read(_taken, _Look(target=target, fetched=fetched, at=at, name=name), fetched.body)
    if found.outcome is Outcome.PENDING and app.policy.confirm_after == 0:
        found = await _confirm(app, fetcher, target, found, courtesy, read)
    return _visited(app, target, found)


async def _fetch(fetcher: Fetcher, target: Target, *, fresh: bool = False) -> Fetched:
    """Ask for the page; `fresh` without validators, so that its bytes come whatever they are."""
    return await fetcher.fetch(
        FetchRequest(
            url=target.url,
            etag=None if fresh else target.etag,
            last_modified=None if fresh else target.last_modified,
            headers=target.headers,
            accept_language=target.accept_language,
            browser=target.browser,
        )
    )


# Longer bodies are hashed where they are read: a megabyte takes a millisecond of the event loop.
_HASHED_AT_ONCE = 1_000_000


def _name(target: Target, fetched: Fetched) -> str:
    """The name of the bytes that came; where they are the last check's nothing need be read. "" where that is not asked here."""
    if target.last_canonical is None or len(fetched.body) > _HASHED_AT_ONCE:
        return ""
    return sha256(fetched.body).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What a look brought, to be read; `name`: its body's SHA-256, where it is known by now."""

    target: Target
    fetched: Fetched
    at: datetime
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What came of a look, as its check and its row in the schedule say it."""

    level: Level
    outcome: Outcome
    at: datetime
    detail: str | None = None
    version: int | None = None
    waiting: bool = False


def _taken(app: App, look: _Look) -> _Found:
    """Take what was fetched into the page's history, where it says anything new."""
    from versioner.ingest.capture import Last, from_fetch  # noqa: PLC0415 - where nothing is new, nothing is read

    target, fetched = look.target, look.fetched
    last = Last(sha256=target.last_sha256, canonical=target.last_canonical)
    confirming = plan.is_confirming(app, target, look.at)
    capture = from_fetch(fetched, at=look.at, last=last, confirming=confirming, name=look.name)
    if capture.same and not _attentive(target, fetched):
        return _Found(level=capture.level, outcome=Outcome.UNCHANGED, at=look.at, detail=fetched.note or None)
    from versioner.ingest.decide import take  # noqa: PLC0415 - likewise, nor decided

    found = _found(capture.level, take(app, target.page_id, capture))
    return replace(found, detail=found.detail or fetched.note or None)


def _found(level: Level, decided: Decision) -> _Found:
    return _Found(
        level=level,
        outcome=decided.outcome,
        at=decided.at,
        detail=decided.detail,
        version=decided.version,
        waiting=decided.waiting,
    )


def _attentive(target: Target, fetched: Fetched) -> bool:
    """Whether even an unchanged page must be thought about: something waits on it, or it was not well."""
    return target.pending or target.status is not PageStatus.OK or bool(fetched.redirects)


async def _confirm(
    app: App, fetcher: Fetcher, target: Target, first: _Found, courtesy: Courtesy, read: Reading
) -> _Found:
    """A second fetch within the same check, for those who set `confirm_after` to 0."""
    try:
        await courtesy.turn(target.url)
        fetched = await _fetch(fetcher, target, fresh=True)
    except FetchError:
        return first  # it stays pending; the next check will see
    found = await read(_confirmed, _Look(target=target, fetched=fetched, at=app.now()), fetched.body)
    return replace(found, level=first.level)


def _confirmed(app: App, look: _Look) -> _Found:
    from versioner.ingest.capture import Last, from_fetch  # noqa: PLC0415 - as in `_taken`
    from versioner.ingest.decide import take  # noqa: PLC0415

    # read in full even where it is the same again: its row is what says that it was seen twice
    capture = from_fetch(look.fetched, at=look.at, last=Last(), confirming=True)
    return _found(capture.level, take(app, look.target.page_id, capture))


def _unchanged(app: App, target: Target, level: Level, at: datetime) -> Visit:
    return _visited(app, target, _Found(level=level, outcome=Outcome.UNCHANGED, at=at))


def _visited(app: App, target: Target, found: _Found) -> Visit:
    changed = found.outcome is Outcome.CHANGED
    rate, next_at = plan.after_check(app, target, at=found.at, changed=changed)
    if found.waiting:
        confirm_at = found.at + timedelta(seconds=max(app.policy.confirm_after, 0.0))
        next_at = confirm_at if next_at is None else min(next_at, confirm_at)
    return Visit(
        check=Check(
            page=target.page_id,
            url=target.url,
            outcome=found.outcome,
            version=found.version,
            detail=found.detail,
        ),
        completion=Completion(
            page_id=target.page_id,
            at=found.at,
            outcome=found.outcome,
            level=found.level,
            next_check_at=next_at,
            detail=found.detail,
            rate=rate,
        ),
    )


def failed(app: App, target: Target, error: FetchError, at: datetime) -> Visit:
    """A look that brought no page: said on the page, and tried again later."""
    from versioner.ingest.decide import fail  # noqa: PLC0415 - as in `_taken`

    failures = target.schedule.failures + 1
    outcome = _outcome(error, target, at)
    fail(app, target.page_id, Failed(at=at, outcome=outcome, reason=details.failure(error)))
    return Visit(
        check=Check(page=target.page_id, url=target.url, outcome=outcome, detail=details.failure(error)),
        completion=Completion(
            page_id=target.page_id,
            at=at,
            outcome=outcome,
            level=Level.FAILED,
            next_check_at=plan.after_failure(app, target, error, failures=failures, at=at),
            detail=details.failure(error),
            failures=failures,
            cause=error.cause,
        ),
        error=error,
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
