"""The engine over real HTTP, on both databases: fair, polite, and nothing looked at twice or never."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from tests.conftest import NOW
from tests.ingest.site import BODY, Clock, an_app, due_pages, schedules, sites, the_host
from tests.ports import deaf_port
from versioner.app import App
from versioner.core.model import Check, Outcome
from versioner.core.told.details import plain
from versioner.core.url import host_of
from versioner.errors import StorageError
from versioner.ingest import engine as engines
from versioner.ingest.check import check_due
from versioner.ingest.engine import Engine
from versioner.ingest.pulse import Pulse
from versioner.ingest.slots import Slots
from versioner.storage import hosts, leases, pages, schedule
from versioner.storage.database import Database, Session
from versioner.storage.directory import DirectoryStore
from versioner.view.details import said

HOUR = timedelta(hours=1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(database: Database, tmp_path: Path, clock: Clock) -> App:
    return an_app(database, tmp_path, clock)


Story = Callable[[], Coroutine[Any, Any, None]]


def run(story: Story) -> None:
    async def bounded() -> None:
        async with asyncio.timeout(60):
            await story()

    asyncio.run(bounded())


async def until(true: Callable[[], bool]) -> None:
    """Wait for something that happens elsewhere."""
    while not true():  # noqa: ASYNC110 - a database has no event to wait for
        await asyncio.sleep(0.01)


def outcomes(checks: tuple[Check, ...] | list[Check]) -> list[str]:
    return sorted(str(check.outcome) for check in checks)


async def by_hand(app: App, page_ids: list[int]) -> list[Check]:
    """What `versioner check` does with pages that a person names."""
    done: list[Check] = []
    async with Engine(app, tell=done.append) as engine:
        with app.db.write() as session:
            leases.claim_pages(
                session, page_ids, app.now(), lease_seconds=app.policy.lease, owner=engine.owner
            )
            targets = schedule.targets(session, page_ids)
        await engine.look_at(targets)
    return done


def test_all_that_is_due_is_looked_at_once_and_then_nothing_is(app: App) -> None:
    async def story() -> None:
        async with sites(3) as found:
            page_ids = [page_id for site in found for page_id in due_pages(app, site.base, 30)]
            checks = await check_due(app)
            assert len(checks) == 90
            assert [sorted(site.asked) for site in found] == [sorted(f"/{n}" for n in range(30))] * 3
            assert [site.most_at_once for site in found] == [1, 1, 1]  # one visitor at a time
            assert await check_due(app) == ()
            rows = schedules(app, page_ids)
            assert all(
                row.lease_owner is None and row.next_check_at > NOW for row in rows if row.next_check_at
            )
            for site in found:
                host = the_host(app, site.base)
                assert (host.lease_owner, host.lease_until) == (None, None)
                assert host.due_at == min(
                    row.next_check_at for row in rows if row.host == host.host and row.next_check_at
                )

    run(story)


def test_what_was_claimed_is_looked_for_only_where_some_was_left(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A look's end gives its page back; most hosts have no others."""
    released: list[tuple[str, ...] | None] = []
    release = leases.release

    def noted(session: Session, owner: str, now: datetime, names: Iterable[str] | None = None) -> int:
        released.append(None if names is None else tuple(names))
        return release(session, owner, now, names)

    monkeypatch.setattr(leases, "release", noted)

    async def story() -> None:
        async with sites(2) as (whole, busy):
            busy.answer = lambda _: web.Response(status=503)
            page_ids = due_pages(app, whole.base, 2) + due_pages(app, busy.base, 2)
            assert len(await check_due(app)) == 3
            assert [names for names in released if names is not None] == [(host_of(busy.base),)]
            assert all(row.lease_owner is None for row in schedules(app, page_ids))

    run(story)


def test_pages_of_a_host_are_asked_for_in_order_of_worth(app: App, clock: Clock) -> None:
    async def story() -> None:
        async with sites() as (site,):
            page_ids = due_pages(app, site.base, 4)
            await check_due(app)
            with app.db.write() as session:
                for page_id, every in zip(page_ids, (86_400, 600, 3600, None), strict=True):
                    kind = "default" if every is None else "every"
                    schedule.set_schedule(session, page_id, kind=kind, every=every)
                    if every is not None:
                        due = clock.at + timedelta(seconds=every)
                        schedule.set_schedule(session, page_id, next_check_at=due)
            clock.pass_(hours=25)
            with app.db.write() as session:
                schedule.set_schedule(session, page_ids[3], next_check_at=clock.at - HOUR)
            site.asked.clear()
            await check_due(app)
            assert site.asked[:2] == ["/1", "/2"]
            assert sorted(site.asked) == ["/0", "/1", "/2", "/3"]

    run(story)


# ---------------------------------------------------------------- hosts in trouble


def test_a_dead_host_is_asked_once_and_delays_nobody(app: App, clock: Clock) -> None:
    async def story(dead: str) -> None:
        async with sites(2) as found:
            gone = due_pages(app, dead, 30, due=NOW - HOUR)
            for site in found:
                due_pages(app, site.base, 5)
            checks = await check_due(app)
            assert [check.outcome for check in checks].count(Outcome.FAILED) == 1
            assert [len(site.asked) for site in found] == [5, 5]
            rows = schedules(app, gone)
            assert sum(row.failures for row in rows) == 1
            assert all(row.lease_owner is None for row in rows)
            host = the_host(app, dead)
            assert host.failures == 1
            assert host.backoff_until is not None
            assert host.backoff_until > clock.at + timedelta(seconds=30)
            assert await check_due(app) == ()  # it is left alone
            clock.pass_(minutes=2)
            assert len(await check_due(app)) == 1
            assert the_host(app, dead).failures == 2

    with deaf_port() as port:
        run(lambda: story(f"http://127.0.0.1:{port}"))


def test_a_host_that_answers_again_is_asked_as_before(app: App, clock: Clock) -> None:
    async def story() -> None:
        async with sites() as (site,):
            due_pages(app, site.base, 4)
            well, site.answer = site.answer, lambda _: web.Response(status=503)
            assert outcomes(await check_due(app)) == ["failed"]
            site.answer = well
            assert await check_due(app) == ()
            clock.pass_(minutes=2)
            assert len(await check_due(app)) >= 3
            host = the_host(app, site.base)
            assert (host.failures, host.backoff_until) == (0, None)

    run(story)


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("form", ["3600", "Tue, 24 Nov 2026 10:30:00 GMT"])
def test_a_pause_that_a_host_asks_for_holds_for_all_its_pages_and_for_people(
    app: App, clock: Clock, status: int, form: str
) -> None:
    async def story() -> None:
        async with sites() as (site,):
            page_ids = due_pages(app, site.base, 8)
            well, site.answer = (
                site.answer,
                lambda _: web.Response(status=status, headers={"Retry-After": form}),
            )
            await check_due(app)
            assert len(site.asked) == 1
            site.answer = well
            clock.pass_(minutes=55)
            assert await check_due(app) == ()
            told = await by_hand(app, page_ids)
            assert [check.outcome for check in told] == [Outcome.FAILED] * 8
            assert "asked us to wait until 2026-11-24 10:30" in str(said(told[0].detail))
            assert len(site.asked) == 1
            assert the_host(app, site.base).failures == 1
            assert (
                sum(row.failures for row in schedules(app, page_ids)) == 1
            )  # who was not asked did not fail
            clock.pass_(minutes=6)
            assert len(await check_due(app)) == 8

    run(story)


def test_a_garbled_retry_after_is_a_busy_host_and_no_more(app: App, clock: Clock) -> None:
    async def story() -> None:
        async with sites() as (site,):
            page_ids = due_pages(app, site.base, 3)
            well, site.answer = (
                site.answer,
                lambda _: web.Response(status=429, headers={"Retry-After": "soon"}),
            )
            await check_due(app)
            assert (len(site.asked), the_host(app, site.base).asked_until) == (1, None)
            site.answer = well
            told = await by_hand(app, page_ids)  # our own back-off does not bind people
            assert Outcome.FAILED not in {check.outcome for check in told}
            assert the_host(app, site.base).failures == 0

    run(story)


def test_a_page_that_is_missing_is_no_trouble_of_its_host(app: App) -> None:
    async def story() -> None:
        async with sites() as (site,):
            due_pages(app, site.base, 3)
            site.answer = lambda _: web.Response(status=404)
            assert outcomes(await check_due(app)) == ["failed"] * 3
            assert the_host(app, site.base).failures == 0

    run(story)


def test_robots_txt_is_read_once_and_a_host_that_cannot_show_it_is_left_alone(
    database: Database, tmp_path: Path, clock: Clock
) -> None:
    app = an_app(database, tmp_path, clock, obey_robots=True)

    async def story() -> None:
        async with sites(2) as (good, broken):

            def answer(request: web.Request) -> web.Response:
                if request.path == "/robots.txt":
                    return web.Response(text="User-agent: *\nDisallow: /1\n")
                return web.Response(text=BODY, content_type="text/html")

            good.answer = answer
            broken.answer = lambda _: web.Response(status=500)
            due_pages(app, good.base, 3)
            due_pages(app, broken.base, 3)
            assert [check.outcome for check in await check_due(app)].count(Outcome.BLOCKED) == 2
            assert sorted(good.asked) == ["/0", "/2", "/robots.txt"]
            assert broken.asked == ["/robots.txt"]
            clock.pass_(minutes=29)
            await check_due(app)
            assert broken.asked == ["/robots.txt"]
            clock.pass_(minutes=2)
            await check_due(app)
            assert broken.asked == ["/robots.txt"] * 2

    run(story)


# ---------------------------------------------------------------- leases


def test_two_engines_share_the_work_and_no_host_has_two_visitors(
    database: Database, tmp_path: Path, clock: Clock
) -> None:
    apps = [an_app(database, tmp_path, clock, owner=name, batch=3) for name in ("one", "two")]

    async def story() -> None:
        async with sites(4) as found:

            async def slowly(_: web.Request) -> web.Response:
                await asyncio.sleep(0)
                return web.Response(text=BODY, content_type="text/html")

            for site in found:
                site.answer = slowly
                due_pages(apps[0], site.base, 20)
            one, two = await asyncio.gather(*(check_due(app) for app in apps))
            assert len(one) + len(two) == 80
            assert [sorted(site.asked) for site in found] == [sorted(f"/{n}" for n in range(20))] * 4
            assert [site.most_at_once for site in found] == [1] * 4

    run(story)


def test_leases_are_renewed_while_a_slow_host_is_drained(
    database: Database, tmp_path: Path, clock: Clock
) -> None:
    mine = an_app(database, tmp_path, clock, owner="mine", lease=0.3)
    yours = an_app(database, tmp_path, clock, owner="yours")

    async def story() -> None:
        async with sites() as (site,):
            page_ids = due_pages(mine, site.base, 6)

            async def slowly(_: web.Request) -> web.Response:
                before = the_host(mine, site.base).lease_until
                clock.pass_(seconds=0.2)
                await until(lambda: the_host(mine, site.base).lease_until != before)
                assert await check_due(yours) == ()
                return web.Response(text=BODY, content_type="text/html")

            site.answer = slowly
            assert len(await check_due(mine)) == 6
            assert len(site.asked) == 6  # 1.2 seconds of its clock, under leases of 0.3
            assert all(row.lease_owner is None for row in schedules(mine, page_ids))

    run(story)


def test_what_a_killed_process_held_is_looked_at_when_its_lease_is_over(app: App, clock: Clock) -> None:
    async def story() -> None:
        async with sites() as (site,):
            due_pages(app, site.base, 5)
            with app.db.write() as session:
                (host,) = hosts.take(session, clock(), owner="killed", lease_seconds=36)
                leases.claim_of_hosts(
                    session, [host.host], clock(), lease_seconds=36, owner="killed", limit=3
                )
            assert await check_due(app) == ()
            clock.pass_(seconds=37)
            assert len(await check_due(app)) == 5

    run(story)


def test_a_host_that_was_lost_to_another_is_left_to_it(app: App, clock: Clock) -> None:
    async def story() -> None:
        async with sites() as (site,):
            due_pages(app, site.base, 5)

            async def stolen(_: web.Request) -> web.Response:
                clock.pass_(minutes=10)
                with app.db.write() as session:
                    assert hosts.take(session, clock(), owner="thief", lease_seconds=3600)
                    leases.claim_of_hosts(
                        session, [host_of(site.base)], clock(), lease_seconds=3600, owner="thief", limit=9
                    )
                await engine._beat_once()
                return web.Response(text=BODY, content_type="text/html")

            site.answer = stolen
            done: list[Check] = []
            async with Engine(app, tell=done.append) as engine:
                await engine.run(tick=0.1, until_idle=True)
            assert len(site.asked) == 1
            assert the_host(app, site.base).lease_owner == "thief"

    run(story)


# ---------------------------------------------------------------- stopping


def test_a_stop_gives_back_what_is_not_begun_though_a_server_is_slow(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "GRACE_SECONDS", 0.05)

    async def story() -> None:
        async with sites() as (site,):
            page_ids = due_pages(app, site.base, 6)
            stop = asyncio.Event()

            async def mute(_: web.Request) -> web.Response:
                stop.set()
                await asyncio.Event().wait()
                raise AssertionError

            site.answer = mute
            assert await check_due(app, stop=stop) == ()
            rows = schedules(app, page_ids)
            assert all(row.lease_owner is None and row.failures == 0 for row in rows)
            assert all(row.next_check_at is not None and row.next_check_at <= app.now() for row in rows)
            assert the_host(app, site.base).lease_owner is None

    run(story)


def test_a_stop_lets_the_page_in_flight_end(app: App) -> None:
    async def story() -> None:
        async with sites() as (site,):
            page_ids = due_pages(app, site.base, 6)
            stop = asyncio.Event()

            async def last(_: web.Request) -> web.Response:
                stop.set()
                return web.Response(text=BODY, content_type="text/html")

            site.answer = last
            assert len(await check_due(app, stop=stop)) == 1
            assert len([row for row in schedules(app, page_ids) if row.last_checked_at]) == 1

    run(story)


# ---------------------------------------------------------------- what breaks


class Fragile(DirectoryStore):
    """A store that trips over one body."""

    def put(self, body: bytes, name: str = "") -> str:
        if b"trip" in body:
            raise RuntimeError("a mistake of ours")
        return super().put(body, name)


def test_a_page_that_trips_our_code_fails_alone(
    database: Database, tmp_path: Path, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    from dataclasses import replace

    app = replace(an_app(database, tmp_path, clock), snapshots=Fragile(tmp_path / "snapshots", durable=False))

    async def story() -> None:
        async with sites() as (site,):
            page_ids = due_pages(app, site.base, 3)

            def answer(request: web.Request) -> web.Response:
                text = BODY.replace("gates", "trip") if request.path == "/1" else BODY
                return web.Response(text=text, content_type="text/html")

            site.answer = answer
            checks = {check.page: check for check in await check_due(app)}
            assert [checks[page_id].outcome for page_id in page_ids].count(Outcome.FAILED) == 1
            assert plain(checks[page_ids[1]].detail) == f"{site.base}/1 could not be taken in: RuntimeError"
            assert "a mistake of ours" in caplog.text  # with its trace

    run(story)


def test_a_page_that_is_deleted_while_it_is_looked_at_ends_as_such(
    database: Database, tmp_path: Path, clock: Clock
) -> None:
    """Somebody else's `untrack --delete` between fetch and writing: told in one line, and the others go on."""
    app = an_app(database, tmp_path, clock)

    async def story() -> None:
        async with sites() as (site,):
            page_ids = due_pages(app, site.base, 2)

            def delete(page_id: int) -> None:
                with app.db.write() as session:
                    pages.delete_page(session, page_id)

            async def answer(request: web.Request) -> web.Response:
                if request.path == "/0":
                    await asyncio.to_thread(delete, page_ids[0])
                return web.Response(text=BODY, content_type="text/html")

            site.answer = answer
            found = {check.page: check for check in await check_due(app)}
            assert found[page_ids[0]].outcome is Outcome.FAILED
            assert said(found[page_ids[0]].detail) == "the page was deleted while it was looked at"
            assert found[page_ids[1]].version == 1

    run(story)


def locked(path: Path) -> Any:
    import sqlite3

    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    return other


def test_a_locked_database_is_waited_for_and_nothing_is_fetched_twice(
    sqlite_template: Path, tmp_path: Path, clock: Clock
) -> None:
    import shutil

    path = tmp_path / "versioner.db"
    shutil.copy(sqlite_template, path)
    database = Database(f"sqlite:///{path}", busy_seconds=0.05)
    app = an_app(database, tmp_path, clock)

    async def story() -> None:
        async with sites() as (site,):
            due_pages(app, site.base, 4)
            pulse, stop, done = Pulse(), asyncio.Event(), []
            held: list[Any] = []

            async def lock_meanwhile(_: web.Request) -> web.Response:
                if not held:
                    held.append(await asyncio.to_thread(locked, path))
                return web.Response(text=BODY, content_type="text/html")

            site.answer = lock_meanwhile

            async def free_it() -> None:
                await until(lambda: pulse.trouble is not None)
                assert "versioner.db" in str(pulse.trouble)
                held[0].close()

            def told(check: Check) -> None:
                done.append(check)
                if len(done) == 4:
                    stop.set()

            freeing = asyncio.create_task(free_it())
            async with Engine(app, tell=told, stop=stop, pulse=pulse, standing=True) as engine:
                await engine.run(tick=0.05)
            await freeing
            assert sorted(site.asked) == ["/0", "/1", "/2", "/3"]
            assert pulse.trouble is None

    try:
        run(story)
    finally:
        database.dispose()


def test_a_command_does_not_wait_for_a_locked_database(
    sqlite_template: Path, tmp_path: Path, clock: Clock
) -> None:
    import shutil

    path = tmp_path / "versioner.db"
    shutil.copy(sqlite_template, path)
    database = Database(f"sqlite:///{path}", busy_seconds=0.05)
    app = an_app(database, tmp_path, clock)
    due_pages(app, "http://127.0.0.1:9", 2)
    other = locked(path)
    try:
        with pytest.raises(StorageError):
            asyncio.run(check_due(app))
    finally:
        other.close()
        database.dispose()


def test_slow_hosts_never_take_all_places() -> None:
    async def story() -> None:
        slots = Slots(8)
        for _ in range(2):
            await slots.enter(slow=True)
        third = asyncio.create_task(slots.enter(slow=True))
        for _ in range(6):
            await asyncio.wait_for(slots.enter(slow=False), 5)
        assert not third.done()
        slots.leave(slow=True)
        await asyncio.wait_for(third, 5)

    run(story)


def test_a_page_that_moved_to_another_host_is_asked_for_at_that_hosts_pace(app: App) -> None:
    async def story() -> None:
        async with sites(2) as (old, new):
            (page_id,) = due_pages(app, old.base, 1)
            with app.db.write() as session:
                pages.update_page(session, page_id, url=f"{new.base}/moved")
                hosts.back_off(session, host_of(new.base), app.now() + HOUR, failures=1, asked=True)
            (check,) = await check_due(app)
            assert "asked us to wait" in str(said(check.detail))
            assert (old.asked, new.asked) == ([], [])

    run(story)
