"""The daemon: APScheduler with a handful of interval jobs over the schedule in the database.

What is due lives in the database, never in the scheduler: a second daemon, a crontab line or a restart
does no harm. A job that is late runs once (`coalesce`), never twice at a time (`max_instances=1`).
"""

from __future__ import annotations

import asyncio
import json
import logging
import signal
import sys
from datetime import UTC, datetime
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from versioner.app import App
from versioner.core.model import Check, Outcome
from versioner.ingest.check import check_due, release
from versioner.ingest.housekeeping import tidy
from versioner.ingest.indexing import catch_up

_log = logging.getLogger("versioner.daemon")
_QUIET = frozenset({Outcome.UNCHANGED, Outcome.NOISE})
TIDY_SECONDS = 6 * 3600  # compaction pays when several snapshots have come together


def run(app: App, *, tick: float, log_format: str) -> int:
    """Run until SIGINT or SIGTERM; 0 when stopped so, 4 when the database cannot be used any more."""
    set_up_logging(log_format)
    return asyncio.run(_run(app, tick))


async def _run(app: App, tick: float) -> int:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    _log.info("watching", extra={"tick": tick})
    await watch(app, tick=tick, stop=stop)
    _log.info("stopped")
    return 0


async def watch(app: App, *, tick: float, stop: asyncio.Event) -> None:
    """Look at what is due every `tick` seconds until `stop` is set; then finish what is in flight.

    Raises:
        VersionerError: the database cannot be used any more.
    """
    # a tick that finds the one before still at work is no news
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    failures: list[Exception] = []
    idle = asyncio.Lock()

    async def look() -> None:
        async with idle:
            try:
                for check in await check_due(app, stop=stop):
                    _told(check)
            except Exception as error:  # noqa: BLE001 - raised again below: a job's exception would only be logged
                failures.append(error)
                stop.set()

    async def tidy_up() -> None:
        async with idle:
            await asyncio.to_thread(tidy, app)

    async def index() -> None:
        async with idle:
            await asyncio.to_thread(catch_up, app)

    scheduler = AsyncIOScheduler(timezone=UTC)
    options: dict[str, Any] = {"max_instances": 1, "coalesce": True, "misfire_grace_time": None}
    scheduler.add_job(look, "interval", seconds=tick, next_run_time=datetime.now(UTC), **options)  # noqa: TID251 - the first tick is now
    scheduler.add_job(index, next_run_time=datetime.now(UTC), misfire_grace_time=None)  # noqa: TID251 - as above
    scheduler.add_job(tidy_up, "interval", seconds=TIDY_SECONDS, **options)
    scheduler.start()
    await stop.wait()
    scheduler.shutdown(wait=False)
    async with idle:  # what is in flight is finished first
        release(app)
    if failures:
        raise failures[0]


def _told(check: Check) -> None:
    level = logging.DEBUG if check.outcome in _QUIET else logging.INFO
    _log.log(
        level,
        "%s %s",
        check.outcome,
        check.url,
        extra={"page": check.page, "version": check.version, "detail": check.detail},
    )


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    _OWN = frozenset(vars(logging.makeLogRecord({})))

    def format(self, record: logging.LogRecord) -> str:
        """The record with what was added to it."""
        found = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat().replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "message": record.getMessage(),
        }
        found |= {
            name: value for name, value in vars(record).items() if name not in self._OWN and name != "message"
        }
        if record.exc_info:
            found["trace"] = self.formatException(record.exc_info)
        return json.dumps(found, ensure_ascii=False, default=str)


def set_up_logging(log_format: str) -> None:
    """Log to stderr, for people or for machines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        JsonLines() if log_format == "json" else logging.Formatter("%(asctime)s %(levelname)s %(message)s")
    )
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
