"""The one loop: what it does when the database is away, when it is told to stop, and what /readyz says meanwhile."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import shutil
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.conftest import NOW
from tests.ingest.site import Clock, an_app, due_pages, schedules, sites, the_host
from tests.ports import free_port
from tests.web.clients import at_home
from versioner.app import App
from versioner.bootstrap import open_app
from versioner.config import load_settings
from versioner.core.model import Check
from versioner.errors import StorageError
from versioner.ingest.pulse import Pulse
from versioner.storage import checkers, hosts, schedule
from versioner.storage.database import Database
from versioner.watch import loop
from versioner.watch.loop import watch
from versioner.web.app import Serving, create_app


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(database: Database, tmp_path: Path, clock: Clock) -> App:
    return an_app(database, tmp_path, clock)


def test_it_looks_logs_as_it_goes_and_leaves_nothing_behind(
    app: App, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "versioner.daemon")

    async def story() -> None:
        async with sites(2) as found:
            page_ids = [page_id for site in found for page_id in due_pages(app, site.base, 3)]
            stop = asyncio.Event()
            watching = asyncio.create_task(watch(app, tick=0.02, stop=stop))
            async with asyncio.timeout(60):
                while not all(row.last_checked_at for row in schedules(app, page_ids)):  # noqa: ASYNC110
                    await asyncio.sleep(0.02)
                with app.db.read() as session:
                    assert [row.trouble for row in checkers.checkers(session)] == [None]
                late = due_pages(app, found[0].base + "/late", 1, due=clock.at)
                while not all(row.last_checked_at for row in schedules(app, late)):  # noqa: ASYNC110
                    await asyncio.sleep(0.02)
                while kept(found[0].base):  # noqa: ASYNC110 - a daemon that kept its checks would grow for ever
                    await asyncio.sleep(0.02)
                stop.set()
                await watching
            with app.db.read() as session:
                assert checkers.checkers(session) == ()
            assert the_host(app, found[0].base).lease_owner is None
            assert f"{found[1].base}/2" in caplog.text

    asyncio.run(story())


def kept(base: str) -> int:
    """How many checks of that site's pages anything still holds."""
    gc.collect()
    return sum(isinstance(one, Check) and one.url.startswith(base) for one in gc.get_objects())


@pytest.mark.parametrize("instead", [False, True], ids=["gone", "another"])
def test_a_home_that_is_taken_away_ends_it_loudly(
    sqlite_template: Path, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, *, instead: bool
) -> None:
    monkeypatch.setattr(loop, "_HOME_SECONDS", 0.05)
    path = tmp_path / "versioner.db"
    shutil.copy(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    app = an_app(database, tmp_path, clock)

    async def story() -> None:
        async with asyncio.timeout(60):
            watching = asyncio.create_task(watch(app, tick=0.02, stop=asyncio.Event()))
            while not beating(app):  # noqa: ASYNC110 - a database has no event to wait for
                await asyncio.sleep(0.02)
            if instead:
                shutil.copy(sqlite_template, tmp_path / "other.db")
                (tmp_path / "other.db").replace(path)
            else:
                path.unlink()
            await watching

    with pytest.raises(StorageError, match="is not there any more, or another lies in its place"):
        asyncio.run(story())
    database.dispose()


def test_no_chore_waits_until_a_clock_that_was_put_back_has_caught_up(
    app: App, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[datetime] = []

    def chore(app: App) -> None:
        done.append(app.now())

    monkeypatch.setattr(loop, "_CLOCK_SECONDS", 0.02)
    monkeypatch.setattr(loop, "_CHORES", ((chore, 3600.0, 3600.0),))
    clock.at = datetime.now(UTC)

    async def story() -> None:
        stop = asyncio.Event()
        async with asyncio.timeout(60):
            watching = asyncio.create_task(watch(app, tick=0.02, stop=stop))
            while not beating(app):  # noqa: ASYNC110 - a database has no event to wait for
                await asyncio.sleep(0.02)
            clock.pass_(hours=1)
            await asyncio.sleep(0.2)
            assert not done  # forward is no reason: the scheduler sees that by itself
            clock.pass_(hours=-1)
            while not done:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
            stop.set()
            await watching

    asyncio.run(story())


def test_what_a_clock_that_is_set_forward_has_missed_is_made_up_for_once() -> None:
    trigger = loop.Every(seconds=5)
    begun = datetime(1970, 1, 1, tzinfo=UTC)
    assert trigger.get_next_fire_time(None, begun) == begun + timedelta(seconds=5)
    assert trigger.get_next_fire_time(begun, begun) == begun + timedelta(seconds=5)
    assert trigger.get_next_fire_time(begun, NOW) == NOW + timedelta(seconds=5)


def test_a_chore_that_fails_is_told_once_until_it_is_done_again(
    app: App, clock: Clock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "versioner.daemon")
    tries: list[int] = []

    def chore(app: App) -> None:
        tries.append(1)
        if len(tries) < 5:
            raise StorageError("the database is away")

    monkeypatch.setattr(loop, "_CHORES", ((chore, 0.02, 0.0),))
    clock.at = datetime.now(UTC)

    async def story() -> None:
        stop = asyncio.Event()
        async with asyncio.timeout(60):
            watching = asyncio.create_task(watch(app, tick=0.02, stop=stop))
            while len(tries) < 8:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
            stop.set()
            await watching

    asyncio.run(story())
    said = [line.message for line in caplog.records if line.message.startswith("chore")]
    assert said == ["chore is put off: the database is away", "chore is done again"]


def beating(app: App) -> bool:
    with app.db.read() as session:
        return bool(checkers.checkers(session))


# ---------------------------------------------------------------- /healthz and /readyz


def ready(app: App, pulse: Pulse | None = None) -> tuple[int, dict[str, object]]:
    client = at_home(create_app(app, Serving(), pulse))
    assert client.get("/healthz").json() == {"ok": True}
    found = client.get("/readyz")
    return found.status_code, found.json()


def test_where_nobody_is_to_check_it_is_ready_and_says_so(app: App) -> None:
    assert ready(app) == (
        200,
        {"ok": True, "database": True, "checker": None, "lag_seconds": 0.0, "trouble": None},
    )


def test_a_checker_that_went_silent_is_missed(app: App, clock: Clock) -> None:
    due_pages(app, "http://127.0.0.1:9", 1)
    with app.db.write() as session:
        checkers.beat(session, "one", started_at=NOW, now=clock.at)
    clock.pass_(seconds=app.policy.lease)
    status, found = ready(app)
    assert (status, found["checker"], found["lag_seconds"]) == (200, True, app.policy.lease)
    clock.pass_(seconds=app.policy.lease)
    status, found = ready(app)
    assert (status, found["ok"], found["checker"]) == (503, False, False)
    assert "nothing was heard of the checker since 2026-11-24T09:30:00Z" in str(found["trouble"])


def test_what_was_checked_by_hand_is_no_lag_though_its_host_waits_to_be_drained(
    app: App, clock: Clock
) -> None:
    due_pages(app, "http://127.0.0.1:9", 1)
    clock.pass_(seconds=60)
    assert ready(app)[1]["lag_seconds"] == 60.0
    # as a check without --due leaves it: the page is planned anew, its host's moment stays
    with app.db.write() as session:
        schedule.set_schedule(session, 1, next_check_at=clock.at + timedelta(hours=1))
        assert hosts.lag(session, clock.at) >= 60.0
    assert ready(app)[1]["lag_seconds"] == 0.0


def test_trouble_of_a_checker_is_told_here_and_elsewhere(app: App, clock: Clock) -> None:
    pulse = Pulse()
    pulse.troubled("database", "the database is locked", clock.at)
    status, found = ready(app, pulse)
    assert (status, found["checker"], found["trouble"]) == (503, False, "the database is locked")
    with app.db.write() as session:
        checkers.beat(session, "one", started_at=NOW, now=clock.at, trouble="no disk")
    assert ready(app)[1]["trouble"] == "no disk"
    with app.db.write() as session:
        checkers.beat(session, "two", started_at=NOW, now=clock.at)
    assert ready(app)[0] == 200  # another does the work


def test_a_database_that_is_away_is_not_ready_and_the_process_alive(tmp_path: Path, clock: Clock) -> None:
    app = an_app(Database(f"sqlite:///{tmp_path}/nowhere/versioner.db"), tmp_path, clock)
    status, found = ready(app)
    assert (status, found["ok"], found["database"]) == (503, False, False)


# ---------------------------------------------------------------- the real process


class Mute(BaseHTTPRequestHandler):
    """A server that takes a request and answers nothing until the test is over."""

    over = threading.Event()
    asked = threading.Event()

    def do_GET(self) -> None:
        self.asked.set()
        self.over.wait(60)

    def log_message(self, *args: object) -> None:
        pass


@pytest.mark.parametrize("command", [["daemon"], ["serve", "--daemon", "--port"]])
@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_in_order_though_a_server_is_mute(
    tmp_path: Path, command: list[str], name: signal.Signals
) -> None:
    class Server(Mute):
        over, asked = threading.Event(), threading.Event()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    with open_app(load_settings(tmp_path)) as app:
        page_ids = due_pages(app, base, 4, due=app.now() - timedelta(hours=1))
        arguments = [*command, *([str(free_port())] if command[0] == "serve" else [])]
        child = subprocess.Popen(
            [sys.executable, "-m", "versioner", "--home", str(tmp_path), *arguments],
            env=os.environ
            | {
                "VERSIONER_ALLOW_NETWORKS": "127.0.0.0/8",
                "VERSIONER_OBEY_ROBOTS": "false",
                "VERSIONER_HOST_DELAY": "0",
            },
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        )
        try:
            assert Server.asked.wait(60)
            child.send_signal(name)
            _, said = child.communicate(timeout=60)
        finally:
            Server.over.set()
            child.kill()
            server.shutdown()
            server.server_close()
        assert child.returncode == 0, said
        assert "Traceback" not in said
        rows = schedules(app, page_ids)
        assert all(row.lease_owner is None and row.failures == 0 for row in rows)
        assert all(row.next_check_at is not None and row.next_check_at <= app.now() for row in rows)
        assert the_host(app, base).lease_owner is None
