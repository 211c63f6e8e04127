"""The queue: Procrastinate, one job a host. Its jobs wake a worker and hold no truth.

What is due, who drains it and until when lies in our own tables; a job that is lost, doubled or stuck costs at most
a lease. Every worker sweeps: hosts that are due and drained by nobody get a job (once in a lease, whoever sweeps),
and a job that calls itself running though nobody drains its host is ended, for its lock keeps the host's next one
waiting: Procrastinate leaves the jobs of a killed worker as they are.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from importlib.metadata import version

import procrastinate
import psycopg
from procrastinate.exceptions import AlreadyEnqueued, ProcrastinateException
from procrastinate.jobs import Status
from procrastinate.schema import SchemaManager
from psycopg import sql

from versioner.app import App
from versioner.ingest.engine import HOSTS_A_SLOT, Engine
from versioner.ingest.patience import pause
from versioner.storage import hosts
from versioner.storage.database import Session

_log = logging.getLogger("versioner.worker")

_QUEUE = "hosts"
_PART = "queue"
# One schema for each release of Procrastinate: workers of two releases never meet in one queue, and nothing has
# to be migrated, for there is nothing in it that is not found again by the next sweep.
SCHEMA = "versioner_jobs_" + version("procrastinate").replace(".", "_")
_LOCK = 7_246_532  # names the making of the schema among the advisory locks of a database
_WAKES = 200  # hosts told of in one sweep; two milliseconds of CPU each
_STUCK_SECONDS = 3.0  # a job whose host is drained by nobody for so long will not end by itself
_RETRY_SECONDS = 2.0
_STOP_SECONDS = 5.0
_POLL_SECONDS = 5.0  # NOTIFY wakes us; this is for a job whose lock was held by one that is ended as stuck
_LOST = (ProcrastinateException, psycopg.Error, OSError)

_STARTED = """
SELECT id, lock FROM procrastinate_jobs WHERE status = 'doing' AND queue_name = %(queue)s
"""


class Wakes:
    """A feed for `watch`: hosts come as jobs.

    Args:
        app: what to work with; its database is PostgreSQL.
    """

    def __init__(self, app: App) -> None:
        self._app = app
        self._address = app.db.libpq
        for name in (
            "procrastinate",
            "psycopg.pool",
        ):  # what they have to say of an outage is said below, once
            logging.getLogger(name).setLevel(logging.CRITICAL)

    async def __call__(self, engine: Engine, *, tick: float, stop: asyncio.Event) -> None:
        """Bring hosts until `stop` is set; a queue that cannot be used is told, and tried again."""
        while not stop.is_set():
            try:
                await _make_schema(self._address)
                await self._work(engine, tick, stop)
            except* _LOST as lost:
                message = f"the queue cannot be used: {_line(lost.exceptions[0])}"
                if engine.pulse.troubled(_PART, message, self._app.now()):
                    _log.warning("%s; trying again", message)
                await pause(stop, _RETRY_SECONDS)

    async def _work(self, engine: Engine, tick: float, stop: asyncio.Event) -> None:
        connector = procrastinate.PsycopgConnector(
            conninfo=self._address, min_size=1, max_size=8, kwargs={"options": f"-c search_path={SCHEMA}"}
        )
        queue = procrastinate.App(connector=connector)

        @queue.task(name="drain_host", queue=_QUEUE)
        async def drain_host(host: str) -> None:
            await engine.drain_host(host)

        async with queue.open_async(), asyncio.TaskGroup() as group:
            jobs = group.create_task(
                queue.run_worker_async(
                    queues=[_QUEUE],
                    name=engine.owner,
                    concurrency=HOSTS_A_SLOT * self._app.policy.concurrency,
                    listen_notify=True,
                    fetch_job_polling_interval=_POLL_SECONDS,
                    install_signal_handlers=False,
                    delete_jobs="always",
                    shutdown_graceful_timeout=_STOP_SECONDS,
                )
            )
            await self._sweep(queue, engine, tick, stop)
            jobs.cancel()

    async def _sweep(
        self, queue: procrastinate.App, engine: Engine, tick: float, stop: asyncio.Event
    ) -> None:
        """Tell the queue of hosts that are due, again and again."""
        stuck: dict[int, float] = {}
        while not stop.is_set():
            await self._end_stuck(queue, engine, stuck)
            for name in await engine.do(self._due):
                with contextlib.suppress(AlreadyEnqueued):
                    await queue.configure_task("drain_host", lock=name, queueing_lock=name).defer_async(
                        host=name
                    )
            engine.raise_failure()
            if engine.pulse.well(_PART):
                _log.warning("the queue can be used again")
            await pause(stop, tick)

    def _due(self, session: Session) -> tuple[str, ...]:
        return hosts.to_wake(session, self._app.now(), limit=_WAKES, again_after=self._app.policy.lease)

    async def _end_stuck(self, queue: procrastinate.App, engine: Engine, stuck: dict[int, float]) -> None:
        """End jobs that run, as they say, while nobody drains their host; `stuck` remembers since when."""
        rows = await queue.connector.execute_query_all_async(_STARTED, queue=_QUEUE)
        held = await engine.do(lambda session: hosts.held(session, self._app.now()))
        idle = {row["id"] for row in rows if row["lock"] not in held}
        now = asyncio.get_running_loop().time()
        for number in stuck.keys() - idle:
            del stuck[number]
        for number in sorted(idle):
            if now - stuck.setdefault(number, now) >= _STUCK_SECONDS:
                del stuck[number]
                with contextlib.suppress(ProcrastinateException):  # it has just ended, or another was faster
                    await queue.job_manager.finish_job_by_id_async(
                        job_id=number, status=Status.FAILED, delete_job=True
                    )


async def _make_schema(address: str) -> None:
    """Make the queue's tables where they are missing; of several workers, one does."""
    async with await psycopg.AsyncConnection.connect(address) as connection:
        await connection.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        found = await (
            await connection.execute("SELECT to_regclass(%s)", [f"{SCHEMA}.procrastinate_jobs"])
        ).fetchone()
        if found is not None and found[0] is not None:
            return
        schema = sql.Identifier(SCHEMA)
        await connection.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(schema))
        await connection.execute(sql.SQL("SET LOCAL search_path TO {}").format(schema))
        await connection.execute(SchemaManager.get_schema())


def _line(error: BaseException) -> str:
    cause = error.__cause__ or error
    lines = str(cause).strip().splitlines()
    return lines[0] if lines else type(cause).__name__
