"""The one loop of `daemon`, `serve --daemon` and `worker`: the engine, and the chores beside it.

What is due lives in the database, never in the scheduler: a second daemon, a crontab line or a restart does no
harm. A database that cannot be used is told once, tried again, and shown by `/readyz`; it never ends the checking.
A mistake of our own ends it loudly.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import threading
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from versioner import collecting
from versioner.app import App
from versioner.core.model import Check, Outcome
from versioner.core.told.details import is_loud
from versioner.errors import StorageError
from versioner.ingest.engine import Engine
from versioner.ingest.housekeeping import mend_clocks, mend_hosts, now_and_then, spread_looks
from versioner.ingest.indexing import catch_up
from versioner.ingest.lists import look_at_lists
from versioner.ingest.pulse import Pulse
from versioner.notify.deliver import deliver, forget
from versioner.view.details import said
from versioner.watch.logs import set_up_logging

_log = logging.getLogger("versioner.daemon")
_QUIET = frozenset({Outcome.UNCHANGED, Outcome.NOISE})

# Chores, the seconds between two of each, and the seconds before the first. Compaction pays when several
# snapshots have come together; the index is caught up with once, and then costs one row read.
_CHORES: tuple[tuple[Callable[[App], Any], float, float], ...] = (
    (catch_up, 600.0, 0.0),
    (mend_clocks, 3600.0, 0.0),
    (mend_hosts, 300.0, 5.0),
    (spread_looks, 60.0, 60.0),
    (now_and_then, 600.0, 300.0),
    (deliver, 5.0, 0.0),
    (forget, 24 * 3600.0, 3600.0),
)
_LISTS_SECONDS = 10.0
_SUMMARY_SECONDS = 60.0
_COLLECTING_SECONDS = 60.0
_HOME_SECONDS = 10.0
_CLOCK_SECONDS = 5.0
_PUT_BACK_SECONDS = 30.0  # less is caught up with before anybody misses a chore
_OPTIONS: dict[str, Any] = {"max_instances": 1, "coalesce": True, "misfire_grace_time": None}
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Feed(Protocol):
    """Brings hosts to an engine until `stop` is set; the engine can do so itself, or a queue does."""

    async def __call__(self, engine: Engine, *, tick: float, stop: asyncio.Event) -> None:
        """Bring hosts."""


def run(app: App, *, tick: float, log_format: str, feed: Feed | None = None) -> int:
    """Run until SIGINT, SIGTERM or SIGHUP, which all stop in order; 0 when stopped so."""
    set_up_logging(log_format)
    return asyncio.run(_run(app, tick, feed))


async def _run(app: App, tick: float, feed: Feed | None) -> int:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in _SIGNALS:
        loop.add_signal_handler(name, stop.set)
    _log.info("watching", extra={"tick": tick})
    await watch(app, tick=tick, stop=stop, feed=feed)
    _log.info("stopped")
    return 0


async def watch(
    app: App, *, tick: float, stop: asyncio.Event, pulse: Pulse | None = None, feed: Feed | None = None
) -> None:
    """Look at what is due until `stop` is set; then end within seconds, and give back what was not begun.

    Args:
        app: what to work with.
        tick: seconds between two looks at what is due, when nothing else happens.
        stop: set to end.
        pulse: told how it fares.
        feed: brings the hosts; None: the engine takes them itself.
    """
    app.db.displaced()  # it knows its file from now on
    collecting.settled()
    tally = _Tally()
    scheduler = _chores(app, tally)
    try:
        async with Engine(app, tell=tally.told, stop=stop, pulse=pulse, standing=True) as engine:
            scheduler.add_job(_see_home, Every(seconds=_HOME_SECONDS), [app, engine], **_OPTIONS)
            _every(scheduler, app, _lists_read_by(engine), _LISTS_SECONDS)
            scheduler.start()
            keeping = asyncio.create_task(_keep_time(app, scheduler))
            try:
                await (feed or _taking)(engine, tick=tick, stop=stop)
            finally:
                keeping.cancel()
    finally:
        if scheduler.running:
            scheduler.shutdown(wait=False)


async def _taking(engine: Engine, *, tick: float, stop: asyncio.Event) -> None:
    del stop  # it is the engine's own
    await engine.run(tick=tick)


def _chores(app: App, tally: _Tally) -> AsyncIOScheduler:
    # a chore that is still at work when its time comes again is no news
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    scheduler = AsyncIOScheduler(timezone=UTC)
    for chore, every, first in _CHORES:
        _every(scheduler, app, chore, every, first)
    scheduler.add_job(tally.summed, Every(seconds=_SUMMARY_SECONDS), **_OPTIONS)
    scheduler.add_job(collecting.meanwhile, Every(seconds=_COLLECTING_SECONDS), **_OPTIONS)
    return scheduler


class Every(IntervalTrigger):  # type: ignore[misc]  # APScheduler has no types
    """Every so many seconds, and once for all that were missed, from now on.

    APScheduler's own lists every moment that was missed before it makes one of them: of a machine that starts in 1970,
    until its clock is set, hundreds of millions.
    """

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """The next moment behind `now`."""
        interval: timedelta = self.interval
        planned = now if previous_fire_time is None else previous_fire_time + interval
        return planned if planned > now else now + interval


def _every(
    scheduler: AsyncIOScheduler, app: App, chore: Callable[[App], Any], every: float, first: float = 0.0
) -> None:
    begin = app.now() + timedelta(seconds=first)
    given = [chore, app, Pulse()]
    scheduler.add_job(_done, Every(seconds=every), given, next_run_time=begin, **_OPTIONS)


def _lists_read_by(engine: Engine) -> Callable[[App], Any]:
    def lists(app: App) -> Any:
        return look_at_lists(app, engine.apart)

    return lists


async def _keep_time(app: App, scheduler: AsyncIOScheduler) -> None:
    """Where the clock is put back, have every chore done now, the one that mends waits among them.

    The scheduler goes by the clock: its chores would stand until that is again where it was.
    """
    ticks = asyncio.get_running_loop().time
    ahead = app.now().timestamp() - ticks()
    while True:
        await asyncio.sleep(_CLOCK_SECONDS)
        since = app.now().timestamp() - ticks()
        back, ahead = ahead - since, since
        if back < _PUT_BACK_SECONDS:
            continue
        _log.warning("the clock was put back by %d seconds; what it had planned is done now", back)
        for job in scheduler.get_jobs():
            job.modify(next_run_time=app.now())


async def _see_home(app: App, engine: Engine) -> None:
    """End loudly where the home was taken away under us: what goes into a file that has no name is lost."""
    if await asyncio.to_thread(app.db.displaced):
        engine.fail(
            StorageError(
                "the database {name} is not there any more, or another lies in its place; start again",
                name=app.db.name,
            )
        )


async def _done(chore: Callable[[App], Any], app: App, fares: Pulse) -> None:
    """Do a chore; one that fails is told once for as long as it fails so, and done again when its time comes."""
    name = chore.__name__
    try:
        await _aside(lambda: chore(app))
        if fares.well(name):
            _log.info("%s is done again", name)
    except StorageError as error:
        if fares.troubled(name, error.message, app.now()):
            _log.warning("%s is put off: %s", name, error.message)
    except Exception:  # noqa: BLE001 - no chore may end the checking, and none may fail unseen
        _log.exception("%s failed", chore.__name__)


def _aside(work: Callable[[], Any]) -> Awaitable[Any]:
    """Run `work` in a thread that nobody waits for when the process ends: what it does survives being killed."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Any] = loop.create_future()

    def tell(result: Any, error: Exception | None) -> None:
        if done.cancelled():
            return
        if error is None:
            done.set_result(result)
        else:
            done.set_exception(error)

    def body() -> None:
        result, failure = None, None
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - raised where it is awaited
            failure = error
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(tell, result, failure)

    threading.Thread(target=body, daemon=True, name="versioner-chore").start()
    return done


class _Tally:
    """Logs checks as they end, and how many there were every minute; keeps none of them."""

    def __init__(self) -> None:
        self._counts: Counter[Outcome] = Counter()

    def told(self, check: Check) -> None:
        """Log a check that ended."""
        self._counts[check.outcome] += 1
        level = logging.DEBUG if check.outcome in _QUIET else logging.INFO
        detail = said(check.detail)
        extra = {"page": check.page, "version": check.version, "detail": detail}
        why = detail or (f"version {check.version}" if check.version else "")
        told = check.url if not why else why if why.startswith(check.url) else f"{check.url}: {why}"
        _log.log(
            logging.WARNING if is_loud(check.detail) else level, "%s %s", check.outcome, told, extra=extra
        )

    async def summed(self) -> None:
        """Log what the last minute brought, if it brought anything."""
        if self._counts:
            found = {str(outcome): count for outcome, count in sorted(self._counts.items())}
            words = ", ".join(f"{count} {outcome}" for outcome, count in found.items())
            _log.info("%d checks: %s", self._counts.total(), words, extra={"checks": found})
            self._counts.clear()
