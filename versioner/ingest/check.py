"""Look at pages now: those that a person names, or those that are due. The engine does the work."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from versioner.app import App, Progress
from versioner.core.model import Check
from versioner.errors import StorageError
from versioner.ingest.engine import Engine
from versioner.storage import find, leases, pages, schedule, sources
from versioner.storage.records import Target


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
        StorageError: the database or the snapshots cannot be written to.
    """
    with _plainly():
        if due:
            return asyncio.run(check_due(app, progress=progress))
        return asyncio.run(_check_now(app, _named(app, addresses), progress))


@contextmanager
def _plainly() -> Iterator[None]:
    """A disk or database that fails fails for all pages under way at once: one error says it."""
    try:
        yield
    except BaseExceptionGroup as group:
        failed, rest = group.split(StorageError)
        if failed is None or rest is not None:
            raise
        raise _first(failed) from group


def _first(error: BaseException) -> BaseException:
    return _first(error.exceptions[0]) if isinstance(error, BaseExceptionGroup) else error


def _named(app: App, addresses: Sequence[str]) -> tuple[int, ...]:
    with app.db.read() as session:
        if not addresses:
            return pages.tracked_ids(session)
        wanted: dict[int, None] = {}
        for address in addresses:
            page = find.page(session, address)
            wanted[page.id] = None
            wanted.update({source.id: None for source in sources.sources_of(session, page.id)})
        return tuple(wanted)


async def _check_now(app: App, page_ids: Sequence[int], progress: Progress | None) -> tuple[Check, ...]:
    done = _Done(progress, total=len(page_ids))
    async with Engine(app, tell=done.tell) as engine:
        await asyncio.to_thread(_claim, app, page_ids, engine.owner)
        await engine.look_at(await asyncio.to_thread(_targets, app, page_ids))
    return tuple(done.checks)


def _claim(app: App, page_ids: Sequence[int], owner: str) -> None:
    with app.db.write() as session:
        leases.claim_pages(session, page_ids, app.now(), lease_seconds=app.policy.lease, owner=owner)


def _targets(app: App, page_ids: Sequence[int]) -> tuple[Target, ...]:
    with app.db.read() as session:
        return schedule.targets(session, page_ids)


async def check_due(
    app: App, *, progress: Progress | None = None, stop: asyncio.Event | None = None
) -> tuple[Check, ...]:
    """Look at everything that is due until nothing is (or `stop` is set)."""
    done = _Done(progress)
    async with Engine(app, tell=done.tell, stop=stop) as engine:
        await engine.run(tick=1.0, until_idle=True)
    return tuple(done.checks)


class _Done:
    """What was looked at, for a command that tells it at its end."""

    def __init__(self, progress: Progress | None, total: int | None = None) -> None:
        self.checks: list[Check] = []
        self._progress, self._total = progress, total

    def tell(self, check: Check) -> None:
        self.checks.append(check)
        if self._progress:
            self._progress(len(self.checks), self._total, check.url)
