"""The first look at pages that are to be kept: all are fetched and decided before anything is stored."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import field
from urllib.parse import urlsplit

from versioner.app import App
from versioner.core.decide.status import Failed
from versioner.core.model import Observation, Outcome, SourceHint
from versioner.core.told import details
from versioner.core.url import host_of, normalise, same_page_key
from versioner.errors import ExtractError, FetchError, Said, UsageError
from versioner.fetch.interface import Fetched, Fetcher, FetchRequest
from versioner.frozen import dataclass
from versioner.ingest.boundary import reading
from versioner.ingest.capture import Last, from_fetch
from versioner.ingest.decide import of_failure, of_observation
from versioner.ingest.decision import Decision
from versioner.ingest.ground import Ground, observe
from versioner.ingest.options import Options
from versioner.ingest.polite import wait_for_turn
from versioner.storage import pages
from versioner.storage.records import PageRow, ScheduleRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """A page met on the way: known already, or just fetched, or not to be had."""

    url: str
    key: str
    known: PageRow | None = None
    decision: Decision | None = field(default=None, repr=False)  # `asyncio.run` spells its result, twice
    error: FetchError | None = None


async def meet(app: App, addresses: Sequence[str], options: Options, *, anyway: bool) -> list[Met]:
    """Look an article and its sources up, and those sources that it names beyond doubt: fetched and decided.

    Args:
        app: what to work with.
        addresses: the article's, then its sources'.
        options: how to keep the article.
        anyway: go on with pages that cannot be fetched now.

    Raises:
        FetchError: a page cannot be fetched, and not `anyway`.
    """
    fetcher = app.open_fetcher()
    try:
        met: list[Met] = []
        for n, address in enumerate(addresses):
            one = await _look_up(app, fetcher, address, options if n == 0 else Options())
            if one.error is not None and not anyway:
                raise one.error
            met.append(one)
        met.extend(await _certain(app, fetcher, met))
        return met
    finally:
        await fetcher.close()


async def _certain(app: App, fetcher: Fetcher, met: Sequence[Met]) -> list[Met]:
    """Sources that the article itself names beyond doubt; one that cannot be fetched is only a hint."""
    keys = {one.key for one in met}
    found: list[Met] = []
    for hint in (met[0].decision.hints or ()) if met[0].decision else ():
        if hint.confidence >= SourceHint.CERTAIN and same_page_key(hint.url) not in keys:
            one = await _look_up(app, fetcher, normalise(hint.url), Options())
            if one.error is None and one.key not in keys:
                keys.add(one.key)
                found.append(one)
    return found


async def _look_up(app: App, fetcher: Fetcher, url: str, options: Options) -> Met:
    key = same_page_key(url)
    with app.db.read() as session:
        known = pages.page_by_key(session, key) or pages.page_by_url(session, url)
    if known is not None:
        return Met(url=url, key=known.url_key, known=known)
    try:
        await wait_for_turn(app, fetcher, url)
        fetched = await fetcher.fetch(
            FetchRequest(
                url=url,
                headers=options.headers,
                accept_language=options.language or app.policy.accept_language,
                browser=bool(options.browser),
            )
        )
    except FetchError as error:
        return Met(url=url, key=key, error=error)
    return await asyncio.to_thread(_first, app, _draft(app, url, key, options), fetched)


def _first(app: App, draft: PageRow, fetched: Fetched) -> Met:
    """The first capture of a page that is not kept yet, decided."""
    url = draft.url
    try:
        with reading(url):
            return _decided(app, draft, fetched)
    except ExtractError as failure:
        error = FetchError.saying(Said.of(failure), url=url, transient=False)
        return Met(url=url, key=draft.url_key, error=error)


def _decided(app: App, draft: PageRow, fetched: Fetched) -> Met:
    url = draft.url
    capture = from_fetch(fetched, at=app.now(), last=Last())
    capture.keep(app.snapshots)
    on = Ground.new(draft)
    seen = observe(draft, capture)
    key = _canonical_key(seen, url) or draft.url_key
    with app.db.read() as session:
        known = pages.page_by_key(session, key)
    if known is not None:
        return Met(url=url, key=key, known=known)
    return Met(url=url, key=key, decision=of_observation(app, on, capture, seen))


def _canonical_key(seen: Observation, url: str) -> str | None:
    """rel=canonical folds two addresses into one page only on the same host, and never onto its front page."""
    canonical = seen.canonical_url
    if canonical is None:
        return None
    try:
        same_host = host_of(canonical).removeprefix("www.") == host_of(url).removeprefix("www.")
    except UsageError:
        return None  # a canonical link that is no URL says nothing
    if not same_host or urlsplit(canonical).path in {"", "/"}:
        return None
    return same_page_key(canonical)


def _draft(app: App, url: str, key: str, options: Options) -> PageRow:
    """The page as it will be stored, for reading its first capture with its own settings."""
    return PageRow(
        id=0,
        url=url,
        url_key=key,
        created_at=app.now(),
        schedule=ScheduleRow(host=host_of(url)),
        ignore=options.ignore,
        only=options.only,
    )


def unreached(app: App, one: Met) -> Decision:
    """What is decided of a page that could not be had: that it is failing."""
    reason = details.failure(one.error) if one.error else None
    failed = Failed(at=app.now(), outcome=Outcome.FAILED, reason=reason)
    return of_failure(app, Ground.new(_draft(app, one.url, one.key, Options())), failed)
