"""Workers: hosts come as jobs, and no job holds the truth."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from tests.ingest.site import Clock, an_app, due_pages, schedules, sites
from versioner.app import App
from versioner.cli.main import main
from versioner.storage import hosts
from versioner.storage.database import Database
from versioner.watch.loop import watch
from versioner.worker import queue
from versioner.worker.queue import SCHEMA, Wakes


@pytest.fixture
def apps(postgresql_template: Database, database: Database, tmp_path: Path) -> list[App]:
    if database.dialect != "postgresql":
        pytest.skip("workers share a PostgreSQL")
    clock = Clock()
    return [an_app(database, tmp_path, clock, owner=f"worker:{n}:x") for n in range(2)]


async def seen(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(90):
        while not true():  # noqa: ASYNC110 - a database has no event to wait for
            await asyncio.sleep(0.05)


def jobs(app: App) -> int:
    """How many are left in the queue: one goes a moment after what it asked for is written."""
    with psycopg.connect(app.db.libpq) as connection:
        found = connection.execute(f"SELECT count(*) FROM {SCHEMA}.procrastinate_jobs").fetchone()
    return found[0] if found else -1


def test_two_workers_look_once_at_what_is_due_and_at_what_comes(apps: list[App]) -> None:
    async def story() -> None:
        async with sites(4) as found:
            page_ids = [page_id for site in found for page_id in due_pages(apps[0], site.base, 6)]
            stop = asyncio.Event()
            watching = [asyncio.create_task(watch(app, tick=0.1, stop=stop, feed=Wakes(app))) for app in apps]
            await seen(lambda: all(row.last_checked_at for row in schedules(apps[0], page_ids)))
            more = due_pages(apps[0], found[0].base + "/more", 2, due=apps[0].now())
            await seen(lambda: all(row.last_checked_at for row in schedules(apps[0], more)))
            await seen(lambda: jobs(apps[0]) == 0)
            stop.set()
            await asyncio.gather(*watching)
            assert [len(site.asked) for site in found] == [8, 6, 6, 6]
            assert [site.most_at_once for site in found] == [1] * 4

    asyncio.run(story())


def test_a_job_stuck_in_doing_costs_a_lease_at_most(apps: list[App], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "_STUCK_SECONDS", 0.2)
    app = apps[0]

    async def story() -> None:
        async with sites() as (site,):
            page_ids = due_pages(app, site.base, 3)
            name = site.base.removeprefix("http://")
            with app.db.write() as session:  # a worker took the host and was killed
                assert hosts.take(session, app.now(), owner="killed", lease_seconds=36)
            await queue._make_schema(app.db.libpq)
            async with await psycopg.AsyncConnection.connect(app.db.libpq) as connection:
                await connection.execute(
                    f"INSERT INTO {SCHEMA}.procrastinate_jobs (queue_name, task_name, lock, queueing_lock, args, status)"
                    " VALUES ('hosts', 'drain_host', %s, %s, '{}', 'doing')",
                    [name, name],
                )
            clock = app.now
            assert isinstance(clock, Clock)
            clock.at += timedelta(seconds=40)
            stop = asyncio.Event()
            watching = asyncio.create_task(watch(app, tick=0.1, stop=stop, feed=Wakes(app)))
            await seen(lambda: all(row.last_checked_at for row in schedules(app, page_ids)))
            stop.set()
            await watching
            assert len(site.asked) == 3

    asyncio.run(story())


def test_a_worker_against_sqlite_says_in_one_line_what_it_needs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--home", str(tmp_path), "worker"])
    said = capsys.readouterr().err.strip()
    assert ended.value.code == 4
    assert "needs PostgreSQL" in said
    assert "\n" not in said
    assert not (tmp_path / "versioner.db").exists()
