"""Look at pages: fetch, stop early where nothing moved, else read, decide, store, and plan the next look.

claim -> by host: robots -> wait our turn -> fetch -> 304 | same bytes | same canonical HTML ? stop
      -> absorb (read, derive, store) -> confirm at once? -> complete, next check planned
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence

from versioner.app import App, Progress
from versioner.core.model import Check
from versioner.ingest.visit import Visit, visit
from versioner.storage import find, pages, schedule, sources
from versioner.storage.records import Completion, Target


def check(
    app: App, addresses: Sequence[str] = (), *, due: bool = False, progress: Progress | None = None
) -> tuple[Check, ...]:
    """Look at pages now.

    Args:
        app: what to work with.
        addresses: articles to look at, each with its sources; none means all tracked pages.
        due: only what the schedule says is due; what a crontab line or a systemd timer runs.
        progress: told of every page.

    Raises:
        NotFoundError, AmbiguousError: an address fits nothing or several pages.
    """
    if due:
        return asyncio.run(check_due(app, progress=progress))
    return asyncio.run(_check_now(app, _named(app, addresses), progress))


def _named(app: App, addresses: Sequence[str]) -> tuple[int, ...]:
    with app.db.read() as session:
        if not addresses:
            return tuple(page.id for page in pages.all_pages(session) if page.tracked)
        wanted: dict[int, None] = {}
        for address in addresses:
            page = find.page(session, address)
            wanted[page.id] = None
            wanted.update({source.id: None for source in sources.sources_of(session, page.id)})
        return tuple(wanted)


async def _check_now(app: App, page_ids: Sequence[int], progress: Progress | None) -> tuple[Check, ...]:
    targets = await asyncio.to_thread(_claim_now, app, page_ids)
    return await visit_all(app, targets, progress=progress, total=len(targets))


def _claim_now(app: App, page_ids: Sequence[int]) -> tuple[Target, ...]:
    with app.db.write() as session:
        schedule.claim_pages(
            session, page_ids, app.now(), lease_seconds=app.policy.lease, owner=app.policy.owner
        )
        return schedule.targets(session, page_ids)


async def check_due(
    app: App, *, progress: Progress | None = None, stop: asyncio.Event | None = None
) -> tuple[Check, ...]:
    """Look at everything that is due, batch by batch, until nothing is (or `stop` is set)."""
    done: list[Check] = []
    while stop is None or not stop.is_set():
        targets = await asyncio.to_thread(_claim_due, app)
        if not targets:
            break
        done.extend(await visit_all(app, targets, progress=progress, stop=stop))
    return tuple(done)


def _claim_due(app: App) -> tuple[Target, ...]:
    with app.db.write() as session:
        claims = schedule.claim_due(
            session,
            app.now(),
            lease_seconds=app.policy.lease,
            owner=app.policy.owner,
            limit=app.policy.batch,
        )
        return schedule.targets(session, [claim.page_id for claim in claims])


def release(app: App) -> None:
    """Give back what this process has claimed and not looked at: it is due again at once."""
    with app.db.write() as session:
        schedule.release(session, app.policy.owner, app.now())


async def visit_all(
    app: App,
    targets: Sequence[Target],
    *,
    progress: Progress | None = None,
    total: int | None = None,
    stop: asyncio.Event | None = None,
) -> tuple[Check, ...]:
    """Look at claimed pages, hosts side by side, the pages of one host one after another."""
    by_host: dict[str, list[Target]] = defaultdict(list)
    for target in targets:
        by_host[target.host].append(target)
    slots = asyncio.Semaphore(app.policy.concurrency)
    ledger = _Ledger(app)
    fetcher = app.open_fetcher()
    done: list[Check] = []

    async def drain(host_targets: Iterable[Target]) -> None:
        async with slots:
            for target in host_targets:
                if stop is not None and stop.is_set():
                    return
                found = await visit(app, fetcher, target)
                done.append(found.check)
                await ledger.add(found)
                if progress:
                    progress(len(done), total, target.url)

    try:
        results = await asyncio.gather(*map(drain, by_host.values()), return_exceptions=True)
    finally:
        await ledger.close()
        await fetcher.close()
    for failure in results:
        if isinstance(failure, BaseException):
            raise failure
    return tuple(done)


class _Ledger:
    """Completions on their way into the database, a batch at a time: 200 rows cost what ten would alone."""

    _BATCH = 200

    def __init__(self, app: App) -> None:
        self._app = app
        self._open: list[Completion] = []

    async def add(self, found: Visit) -> None:
        """Take one; write all when there are enough."""
        self._open.append(found.completion)
        if len(self._open) >= self._BATCH:
            await self.close()

    async def close(self) -> None:
        """Write what is left."""
        batch, self._open = self._open, []
        if batch:
            await asyncio.to_thread(self._write, batch)

    def _write(self, batch: Sequence[Completion]) -> None:
        with self._app.db.write() as session:
            schedule.complete(session, batch, owner=self._app.policy.owner)
